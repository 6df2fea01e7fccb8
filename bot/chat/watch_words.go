package chat

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// The things that are asked about a wish.
const (
	wantThreshold = "threshold"
	wantConsent   = "consent"
)

// watchWords is what a message says about watching.
type watchWords struct {
	// stop ends a watch, all ends every one; verb tells that a word for
	// watching was among them.
	stop, all, verb bool
	// product are the words that are left for the goods.
	product string
	// threshold is the share that was named; 0 for none, and where only ones
	// outside the bounds were, which are refused.
	threshold knowledge.BasisPoints
	refused   bool
}

var (
	// stopWords end a watch, where they stand first or last.
	stopWords = wordSet(`berhenti berhentikan stop setop hentikan batal batalkan matikan jangan hapus gausah`)
	// watchVerbs ask for a watch.
	watchVerbs = wordSet(`pantau pantauin pantaukan pantaui dipantau awasi awasin mantau memantau`)
	// tellVerbs ask to be told of something; giveVerbs do so with one of news
	// behind them.
	tellVerbs = wordSet(`kabari kabarin kabarkan beritahu beritau infoin infokan ingatkan ingetin`)
	giveVerbs = wordSet(`kasih kasi beri`)
	news      = wordSet(`tahu tau kabar info notif notifikasi`)
	// conditions stand before what an owner wants to be told of, priceMoves
	// are what a price does.
	conditions = wordSet(`kalau kalo klo kl jika bila apabila begitu saat pas`)
	priceMoves = wordSet(`naik turun berubah bergeser geser anjlok melonjak`)
	// besides are words around these that name no goods.
	besides = wordSet(`harga harganya impor import importnya impornya lokal lokalnya produk barang pasar pasaran lebih dari
		sampai minimal paling sedikit sebesar atau dan ya yah dong donk deh kak min gan bos sis saya aku gue gw ke untuk
		buat tolong mohon coba bisa minta mau ingin dulu lagi juga aja saja persen yang di untukku padaku terus selalu
		tentang soal sudah cukup`)
	// signed is a number with a sign: "turun -10%" is a fall of 10 %.
	signed = regexp.MustCompile(`(^|\s)[-+]\s?([0-9])`)
)

// readWatch reads what stands behind /pantau, or a message that asks for a
// watch. Its verbs and conditions are left out of the goods.
func readWatch(s string) watchWords {
	q := text.ReadQuestion(signed.ReplaceAllString(s, "$1$2"))
	var said watchWords
	inPercent := make([]bool, len(q.Tokens)+1)
	for _, p := range q.Percents {
		for at := p.First; at <= p.Last; at++ {
			inPercent[at] = true
		}
		said.addShare(p.Value)
	}
	var goods []string
	conditional, told := false, false
	for i, t := range q.Tokens {
		word := t.Text
		isNews := told && news[word]
		told = giveVerbs[word]
		switch {
		case inPercent[i], t.Kind == text.Mark, t.Kind == text.Link, told, isNews:
		case stopWords[word] && (i == len(q.Tokens)-1 || len(goods) == 0 && !said.verb):
			said.stop = true
		case watchVerbs[word], tellVerbs[word]:
			said.verb = true
		case conditions[word]:
			conditional = true
		case priceMoves[word] && (conditional || inPercent[i+1]):
		case word == "semua":
			said.all = true
		case besides[q.Words[i]], besides[word]:
		default:
			goods = append(goods, t.Raw)
		}
	}
	said.product = strings.ToLower(strings.Join(goods, " "))
	return said
}

// addShare takes the first share that can be a threshold for it.
func (w *watchWords) addShare(share knowledge.BasisPoints) {
	switch {
	case w.threshold != 0:
	case share < knowledge.MinThreshold || share > knowledge.MaxThreshold:
		w.refused = true
	default:
		w.threshold, w.refused = share, false
	}
}

// asksWatch tells whether a message asks to watch, or to stop: "tolong pantau
// harga kerudung", "kabari kalau harga impor turun 10%", "berhenti pantau tas".
// What names an amount of money is asked about that.
func asksWatch(s string) bool {
	q := text.ReadQuestion(s)
	var words []string
	for i, t := range q.Tokens {
		if t.Kind == text.Word && !besides[t.Text] && !besides[q.Words[i]] {
			words = append(words, t.Text)
		}
	}
	stop := len(words) > 1 && stopWords[words[0]]
	if stop {
		words = words[1:]
	}
	switch {
	case len(words) == 0:
		return false
	case watchVerbs[words[0]]:
		return true
	case !tellVerbs[words[0]] && !(len(words) > 1 && giveVerbs[words[0]] && news[words[1]]):
		return false
	}
	isMove := func(w string) bool { return priceMoves[w] }
	condition := slices.IndexFunc(words, func(w string) bool { return conditions[w] })
	return len(q.Money) == 0 && (condition >= 0 && slices.ContainsFunc(words[condition:], isMove))
}

// takeWatchTalk handles a message without a slash that asks for a watch, or
// answers what was asked about one; false where it does neither.
func (c *Chat) takeWatchTalk(ctx context.Context, cl *call) (Response, bool, error) {
	rest, ok := cl.rest, asksWatch(cl.rest)
	if !ok {
		if rest, ok = answerToWish(cl.rest, cl.wanting); !ok {
			return Response{}, false, nil
		}
	}
	said := *cl
	said.rest = rest
	r, err := watch(ctx, c, &said)
	return r, true, err
}

// answerToWish reads the answer to what was asked about a wish: a bare number
// is a percentage.
func answerToWish(s, wanting string) (rest string, ok bool) {
	switch wanting {
	case wantThreshold:
		q := text.ReadQuestion(s)
		var numbers []string
		for i, t := range q.Tokens {
			switch {
			case t.Kind == text.Number:
				numbers = append(numbers, t.Raw)
			case t.Kind == text.Word && !besides[q.Words[i]] && !besides[t.Text]:
				return "", false
			}
		}
		if len(numbers) != 1 {
			return "", false
		}
		return numbers[0] + "%", true
	case wantConsent:
		switch yes, answered := agrees(s, ""); {
		case yes:
			return "setuju", true
		case answered:
			return "tidak", true
		}
	}
	return "", false
}
