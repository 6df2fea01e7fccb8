package chat

import (
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// CostReading is what a message says about what goods cost to make.
type CostReading struct {
	// Lines are the parts of the cost, in the order in which they were said.
	Lines []CostLine
	// Yield is what one batch makes, in Unit where one was said; nil where it
	// was not.
	Yield *knowledge.Pack
	Unit  knowledge.Unit
	// Content is what one of the goods holds, in ContentUnit: 100 grams of
	// "isi 100 gr"; 0 where that was not said.
	Content     knowledge.Pack
	ContentUnit knowledge.Unit
	// Failed is how much of a batch fails, in FailedUnit where one was said;
	// FailedShare is the same as a share.
	Failed      *knowledge.Pack
	FailedUnit  knowledge.Unit
	FailedShare *knowledge.BasisPoints
	// Made is how much is made in a month or another time.
	Made *Production
	// None are the kinds of cost that there are none of; NoneAsked tells that
	// there is none of what was asked for.
	None      []knowledge.CostKind
	NoneAsked bool
	// Without are the names of parts that there are none of: "gak pakai stiker".
	Without []string
	// Removed are the names of parts to strike out.
	Removed []string
	// Impossible marks an amount or a count that cannot be: negative, or
	// beyond all measure.
	Impossible bool
	// Rest are words without any figure, such as the name of the goods.
	Rest string
}

// CostLine is one part of the cost as it was said.
type CostLine struct {
	knowledge.CostItem
	// Total tells that it stands for all parts of its kind.
	Total bool
	// Corrects tells that it takes the place of something said before.
	Corrects bool
	// Bought is how much is bought, in BoughtUnit, where that was said.
	Bought     knowledge.Pack `json:",omitempty"`
	BoughtUnit knowledge.Unit `json:",omitempty"`
	// ByPiece tells that it is for a count of pieces, such as one bag each.
	ByPiece bool `json:",omitempty"`
	// Quantified tells that a quantity was said but no amount.
	Quantified bool
	// Wants is what is still needed to reckon with it; empty for nothing.
	Wants CostWant
	// Days is the time that the amount is for, where it is for a time: 30 for
	// a month.
	Days int64
	// Per is the measure that Amount is the price of, where Wants is
	// [WantQuantity].
	Per knowledge.Pack
	// Values are what the amount may mean, where Wants is [WantAmount].
	Values []knowledge.Rupiah
}

// CostWant is the one thing that a part of the cost still needs.
type CostWant string

// The wants: which amount is meant, how much of it a batch takes, how much is
// made in a month, how long a tool lasts, what one pack holds.
const (
	WantAmount   CostWant = "amount"
	WantQuantity CostWant = "quantity"
	WantMade     CostWant = "made"
	WantLife     CostWant = "life"
	WantContent  CostWant = "content"
)

// Production is how much is made in so many days: Count units, or that many
// batches.
type Production struct {
	Count   knowledge.Pack `json:"count"`
	Days    int64          `json:"days"`
	Batches bool           `json:"batches,omitempty"`
}

// The days of the times that amounts are for. A month is reckoned as 30 days
// and a year as twelve months.
const (
	daysOfMonth = 30
	daysOfYear  = 12 * daysOfMonth
)

// CostAsked is what Setara asked for when a message came, so that a bare
// figure finds its place.
type CostAsked struct {
	// Kind is the kind of cost that was asked for; empty for another.
	Kind knowledge.CostKind
	// Yield tells that what a batch makes was asked for, Made what is made in
	// a month, Life how long a tool lasts, Quantity how much a batch takes,
	// Content what one pack holds.
	Yield, Made, Life, Quantity, Content bool
	// Goods are the goods whose cost is told, so that "per tas" is known to be
	// for one of them.
	Goods string
}

// UnderstandCosts reads a message about what goods cost to make: "kain 300rb
// benang 20rb jadi 25 pcs gagal 2", "35rb sekilo dapat 20 biji", "listrik
// sebulan 100rb, sebulan bikin 400". It reads anything; no figure of it is
// negative.
func UnderstandCosts(s string, asked CostAsked) CostReading {
	q := text.ReadQuestion(plainMeasures(s))
	r := costReader{q: q, parts: costParts(q), asked: asked}
	r.read()
	return r.out
}

// plainMeasures takes the ending off measures that have one: "sekilonya".
func plainMeasures(s string) string {
	if !strings.Contains(s, "nya") {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		if plain, cut := strings.CutSuffix(w, "nya"); cut && len(text.ReadQuestion(plain).Quantities) == 1 {
			words[i] = plain
		}
	}
	return strings.Join(words, " ")
}

// found tells whether anything at all was read.
func (r *CostReading) found() bool {
	return len(r.Lines) > 0 || len(r.Removed) > 0 || len(r.None) > 0 || len(r.Without) > 0 || r.NoneAsked || r.Impossible ||
		r.Yield != nil || r.Content > 0 || r.Failed != nil || r.FailedShare != nil || r.Made != nil
}

// costLists are the words of each kind of cost.
var costLists = mustLoadCostWords()

func mustLoadCostWords() map[string]knowledge.CostKind {
	words, err := loadCostWords()
	if err != nil {
		panic(err)
	}
	return words
}

func loadCostWords() (map[string]knowledge.CostKind, error) {
	words := map[string]knowledge.CostKind{}
	for _, list := range [...]struct {
		file string
		kind knowledge.CostKind
	}{
		{"biaya-bahan.txt", knowledge.CostMaterial}, {"biaya-kemasan.txt", knowledge.CostPackaging},
		{"biaya-upah.txt", knowledge.CostLabour}, {"biaya-listrik.txt", knowledge.CostPower},
		{"biaya-alat.txt", knowledge.CostWear}, {"biaya-lain.txt", knowledge.CostOther},
	} {
		err := eachLine(list.file, func(line string) error {
			for _, word := range strings.Fields(line) {
				if _, known := words[word]; !known {
					words[word] = list.kind
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return words, nil
}

// costKindOf is the kind that a word of cost speaks for; false for a word that
// no list knows.
func costKindOf(word string) (knowledge.CostKind, bool) {
	for _, form := range [...]string{word, strings.TrimSuffix(word, "nya"), strings.TrimSuffix(word, "e"), text.Fold(word)} {
		if kind, known := costLists[form]; known {
			return kind, true
		}
	}
	return "", false
}

// kindNames are the words that stand for a kind as a whole.
var kindNames = map[string]knowledge.CostKind{
	"bahan": knowledge.CostMaterial, "kemasan": knowledge.CostPackaging, "bungkus": knowledge.CostPackaging,
	"packing": knowledge.CostPackaging, "tenaga": knowledge.CostLabour, "upah": knowledge.CostLabour,
	"gaji": knowledge.CostLabour, "listrik": knowledge.CostPower, "alat": knowledge.CostWear,
	"peralatan": knowledge.CostWear, "penyusutan": knowledge.CostWear, "lain": knowledge.CostOther,
	"lainnya": knowledge.CostOther,
}

// wholeKind is the kind that a name stands for as a whole: "bahan", "bahan
// baku", "tenaga sendiri".
func wholeKind(name string) (knowledge.CostKind, bool) {
	first, rest, _ := strings.Cut(name, " ")
	kind, known := kindNames[strings.TrimSuffix(first, "nya")]
	return kind, known && (rest == "" || rest == "baku" || rest == "sendiri" || rest == "saya")
}
