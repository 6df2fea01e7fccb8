package market

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// LastDay is the last day of the 90 on which offers were seen.
var LastDay = knowledge.NewDay(2026, time.January, 31)

const daysSeen = 90

// Rows is a market of n offers as the rows of a file.
func Rows(n int) iter.Seq2[ingest.Row, error] {
	return func(yield func(ingest.Row, error) bool) {
		m := newMarket(n)
		for i := range n {
			if !yield(ingest.Row{Line: i + 2, Listing: m.offer(i).listing}, nil) {
				return
			}
		}
	}
}

// market is what the offers of a market are drawn from.
type market struct {
	size                         int
	articles, shops              ranks
	goods, rare                  ranks
	words, boasts, tints, places ranks
}

func newMarket(size int) *market {
	return &market{
		size:     size,
		articles: newRanks(size/2, 0.5, 1), // the best seller of 1,000,000 is offered 700 times
		shops:    newRanks(size/20, 0.8, 5),
		goods:    newRanks(len(goods), 1, 4),
		rare:     newRanks(rareWords, 0.9, 5),
		words:    newRanks(20, 0.8, 1),
		boasts:   newRanks(len(boasts), 1, 1),
		tints:    newRanks(len(colours), 0.8, 1),
		places:   newRanks(len(places), 1, 2),
	}
}

// The numbers of the sources of chance, so that each thing has one of its own.
const (
	articleChance = iota + 1
	offerChance
)

func chance(of uint64, number int) *rand.Rand {
	return rand.New(rand.NewPCG(of, uint64(number)))
}

// article is what several shops may offer.
type article struct {
	good
	words []string // of it that every shop says
	brand string
	model string
	price float64
}

func (m *market) article(number int) article {
	random := chance(articleChance, number)
	a := article{good: goods[m.goods.draw(random)], brand: rareWord(m.rare.draw(random))}
	for range 2 + random.IntN(3) {
		if word := m.words.pick(random, a.good.words); !slices.Contains(a.words, word) {
			a.words = append(a.words, word)
		}
	}
	if random.IntN(2) == 0 {
		a.model = rareWord(m.rare.draw(random))
	}
	a.price = a.level * math.Exp(0.5*random.NormFloat64())
	return a
}

// offer is a listing and the article that it offers.
type offer struct {
	listing knowledge.Listing
	article article
}

func (m *market) offer(number int) offer {
	random := chance(offerChance, number)
	a := m.article(m.articles.draw(random))
	shop := m.shops.draw(random)
	title := m.title(random, a)
	platform := platforms[shop%len(platforms)]
	sku := fmt.Sprint(100_000_000_000 + number)
	price := a.price * math.Exp(0.15*random.NormFloat64())
	return offer{article: a, listing: knowledge.Listing{
		Source: string(platform), SKU: sku, Title: title, Platform: platform,
		Price:    100 * knowledge.Rupiah(math.Ceil(price/100)),
		Shop:     fmt.Sprintf("Toko %s %d", capitalised(rareWord(shop)), shop),
		Location: places[m.places.draw(chance(offerChance, -shop))],
		Category: a.category,
		URL:      fmt.Sprintf("https://www.%s.example/toko-%d/%s-%s", platform, shop, slug(title), sku),
		Sold:     int64(random.ExpFloat64() * 60), Rating: float64(40+random.IntN(11)) / 10,
		ObservedOn: LastDay - knowledge.Day(random.IntN(daysSeen)),
	}}
}

// title is what a shop calls an article: 5 to 14 words, what it is before
// what is said about it.
func (m *market) title(random *rand.Rand, a article) string {
	length := 5 + random.IntN(10)
	title := strings.Fields(a.name)
	switch random.IntN(4) {
	case 0: // the brand is not said
	case 1:
		title = slices.Insert(title, 0, a.brand)
	default:
		title = append(title, a.brand)
	}
	title = append(title, a.words...)
	if a.model != "" {
		title = append(title, a.model)
	}
	for len(title) < length {
		for word := range strings.FieldsSeq(m.extra(random, a)) {
			if !slices.Contains(title, word) {
				title = append(title, word)
			}
		}
	}
	text := strings.Join(title[:min(len(title), length)], " ")
	if random.IntN(8) == 0 {
		text = strings.ToUpper(text)
	} else {
		text = capitalised(text)
	}
	if random.IntN(4) == 0 {
		text = shouts[random.IntN(len(shouts))] + " " + text
	}
	return text
}

// extra is what one shop adds to an article's title; the name of another kind
// of goods is there to be found by those who look for that.
func (m *market) extra(random *rand.Rand, a article) string {
	switch random.IntN(10) {
	case 0, 1:
		return m.boasts.pick(random, boasts)
	case 2, 3, 4:
		return m.words.pick(random, a.good.words)
	case 5, 6:
		return m.tints.pick(random, colours)
	case 7:
		return a.section[random.IntN(len(a.section))]
	default:
		return rareWord(m.rare.draw(random))
	}
}

// capitalised gives each word a capital letter.
func capitalised(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		first, size := utf8.DecodeRuneInString(word)
		words[i] = string(unicode.ToUpper(first)) + word[size:]
	}
	return strings.Join(words, " ")
}

// slug is a title as it stands in a link.
func slug(title string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
}
