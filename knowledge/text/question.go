package text

import (
	"strings"

	"setara/knowledge"
)

// Question is a text with what was mentioned in it, each kind in the order of
// the text. Mentions do not overlap. Nothing is decided here: whose price is
// whose, and what is asked, is for the reader of the question.
type Question struct {
	Source string
	Tokens []Token
	// Words are the tokens' texts with spoken forms written out ("brp" is
	// "berapa"), one for each token.
	Words      []string
	Money      []Money
	Quantities []Quantity
	Platforms  []PlatformMention
	Percents   []Percent
	// Others are numbers that are none of these: sizes, years, telephone
	// numbers, dates, foreign money, counts of people or days.
	Others []OtherNumber
}

// OtherNumber is a number that is no price, pack or percentage.
type OtherNumber struct {
	// First and Last are the indexes of its tokens.
	First, Last int
	// Foreign marks money of another country; Dollars are the US dollars of
	// it, 0 where it is other money.
	Foreign bool
	Dollars knowledge.Cents
}

// MaxQuestion is how many bytes of a text are read; what stands beyond is
// left unread. It is four times the longest message that Telegram carries.
const MaxQuestion = 16 << 10

// ReadQuestion finds the typed mentions in a text. It reads anything, in time
// linear in the length, up to [MaxQuestion] bytes.
func ReadQuestion(s string) Question {
	if len(s) > MaxQuestion {
		s = strings.ToValidUTF8(s[:MaxQuestion], "")
	}
	r := reader{tokens: Tokenize(s)}
	r.words = make([]string, len(r.tokens))
	for i, t := range r.tokens {
		r.words[i] = t.Text
		if t.Kind == Word {
			r.words[i] = Spoken(t.Text)
		}
	}
	r.writeOutScales()
	r.writeOutShapes()
	q := Question{Source: s, Tokens: r.tokens, Words: r.words}
	for i := 0; i < len(r.tokens); {
		i = r.mention(&q, i)
	}
	return q
}

// shapeCounts are the corners of the shapes that goods are named by.
var shapeCounts = map[string]string{"3": "tiga", "4": "empat", "5": "lima", "6": "enam", "8": "delapan"}

// writeOutShapes makes the number of "segi4" and "segi 4" a word: it is no
// figure, but part of a name.
func (r *reader) writeOutShapes() {
	for i := 1; i < len(r.tokens); i++ {
		if t := &r.tokens[i]; t.Kind == Number && r.words[i-1] == "segi" && shapeCounts[t.Text] != "" {
			t.Kind, t.Text = Word, shapeCounts[t.Text]
			r.words[i] = t.Text
		}
	}
}

// reader walks over the tokens of one text.
type reader struct {
	tokens []Token
	words  []string
	// listed is how far the numbering "1) 2)" has been read.
	listed int
	// platforms tells that a marketplace was named.
	platforms bool
}

// mention reads what starts at token i into q and returns where to go on.
func (r *reader) mention(q *Question, i int) int {
	if r.tokens[i].Kind == Link {
		return i + 1
	}
	if last, ok := r.scientific(i); ok {
		q.Money = append(q.Money, Money{First: i, Last: last, Impossible: true})
		return last + 1
	}
	if other, ok := r.readOther(i); ok {
		q.Others = append(q.Others, other)
		return other.Last + 1
	}
	if percent, ok := r.readPercent(i); ok {
		q.Percents = append(q.Percents, percent)
		return percent.Last + 1
	}
	if p, ok := r.readPlatform(i); ok {
		q.Platforms = append(q.Platforms, p)
		r.platforms = true
		return p.Last + 1
	}
	if quantity, ok := r.readQuantity(i); ok {
		q.Quantities = append(q.Quantities, quantity)
		return quantity.Last + 1
	}
	if m, ok := r.readMoney(i); ok {
		return r.money(q, m)
	}
	if quantity, ok := r.bareUnit(i); ok {
		q.Quantities = append(q.Quantities, quantity)
		return i + 1
	}
	if r.tokens[i].Kind == Number {
		q.Others = append(q.Others, OtherNumber{First: i, Last: i})
	}
	return i + 1
}

// scientific tells whether a number in scientific notation starts at i ("1e15",
// "2.5E+6"), and where it ends. Nobody prices goods that way: whoever types it
// is asked what they mean.
func (r *reader) scientific(i int) (last int, ok bool) {
	at := i + 1
	if r.kindAt(i) != Number || !r.is(at, "e") || !r.tokens[at].Glued {
		return 0, false
	}
	at++
	if r.is(at, "+", "-") && r.tokens[at].Glued {
		at++
	}
	if r.kindAt(at) != Number || !r.tokens[at].Glued {
		return 0, false
	}
	for last = at; r.isScale(last+1) || r.is(last+1, dollarWords...) || question.numbers[r.textAt(last+1)].kind == numCurrency; {
		last++
	}
	return last, true
}

// money keeps an amount, unless what stands around a bare number says that it
// is no money: a size, a year, a count.
func (r *reader) money(q *Question, m Money) int {
	if m.Bare {
		if r.behindMoney(q, m) {
			q.Quantities = append(q.Quantities, Quantity{
				First: m.First, Last: m.Last, Pack: knowledge.Pack(int64(m.Low)), Contents: true,
			})
			return m.Last + 1
		}
		if r.noMoneyHere(m) {
			q.Others = append(q.Others, OtherNumber{First: m.First, Last: m.Last})
			return m.Last + 1
		}
	}
	q.Money = append(q.Money, m)
	if quantity, ok := r.unitBehind(m.Last + 1); ok {
		q.Quantities = append(q.Quantities, quantity)
		return quantity.Last + 1
	}
	return m.Last + 1
}

// behindMoney tells whether a small bare number stands right behind a price
// and ends the clause: "10rb 3" is three for ten thousand.
func (r *reader) behindMoney(q *Question, m Money) bool {
	if len(q.Money) == 0 || m.First != m.Last || m.Low != m.High || m.Low < 2000 || m.Low > 12_000 || m.Low%1000 != 0 {
		return false
	}
	before := q.Money[len(q.Money)-1]
	next := m.Last + 1
	return !before.Bare && before.Last+1 == m.First && !r.tokens[m.First].Glued &&
		(next >= len(r.tokens) || r.tokens[next].Kind == Mark && !r.is(next, "/", "-", "%"))
}

// noMoneyHere looks at the words around a bare number.
func (r *reader) noMoneyHere(m Money) bool {
	before := m.First - 1
	if r.is(before, ".", ":", "-", "#") && r.place(before-1)&notMoneyAfter != 0 {
		before--
	}
	if r.place(before)&(notMoneyAfter|dimension) != 0 || r.rawPlace(before)&(notMoneyAfter|dimension) != 0 || r.is(before, "#") {
		return true
	}
	if r.place(before)&tradedCount != 0 && m.High < 1_000_000 {
		return true
	}
	after := m.Last + 1
	return r.place(after)&notMoneyBefore != 0 || r.rawPlace(after)&notMoneyBefore != 0 ||
		r.is(after, "x", "*") || r.isUnit(after) || !r.behindPriceWord(m) && (r.isYear(m) || r.isIdentity(m))
}

// behindPriceWord tells whether a word of price stands before an amount, with
// nothing but goods between.
func (r *reader) behindPriceWord(m Money) bool {
	i := m.First - 1
	for m.Impossible && i > 0 && r.kindAt(i) == Word && !r.isPriceWord(i) && (NamesGoods(r.textAt(i)) || DescribesGoods(r.textAt(i))) {
		i--
	}
	return r.isPriceWord(i)
}

// isPriceWord tells whether the word at i leads to a price.
func (r *reader) isPriceWord(i int) bool {
	switch strings.TrimSuffix(r.wordAt(i), "nya") {
	case "harga", "jual", "dijual", "jualan", "modal", "hpp", "seharga", "cuma", "kulakan", "@", "lawan", "vs":
		return true
	}
	return false
}

// is tells whether the token at i is one of the texts.
func (r *reader) is(i int, texts ...string) bool {
	if i < 0 || i >= len(r.tokens) {
		return false
	}
	for _, text := range texts {
		if r.tokens[i].Text == text {
			return true
		}
	}
	return false
}

func (r *reader) textAt(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Text
}

func (r *reader) wordAt(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i]
}

// kindAt is the kind of token i; a Mark where there is none.
func (r *reader) kindAt(i int) TokenKind {
	if i < 0 || i >= len(r.tokens) {
		return Mark
	}
	return r.tokens[i].Kind
}

func (r *reader) isScale(i int) bool { return question.numbers[r.textAt(i)].kind == numScale }

func (r *reader) isUnit(i int) bool {
	_, known := r.unitAt(i)
	return known
}

func (r *reader) unitAt(i int) (unitWord, bool) {
	u, known := question.units[r.textAt(i)]
	return u, known
}

// place says what a word makes of the numbers around it, rawPlace the same
// of the word as it was typed.
func (r *reader) place(i int) notMoneySet    { return question.notMoney[r.wordAt(i)] }
func (r *reader) rawPlace(i int) notMoneySet { return question.notMoney[r.textAt(i)] }
