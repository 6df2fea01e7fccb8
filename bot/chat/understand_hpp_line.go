package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// costDraftLine is a part of the cost while its words come in.
type costDraftLine struct {
	names  []string
	amount *text.Money
	// leads tells that the amount came before any name: "300rb kain".
	leads bool
	// parted tells that a comma or an "and" came behind what stands here.
	parted bool

	// quantity is how much is bought, written how many were written of its
	// unit ("2 lusin" is 2), measured its unit where it is one of measure.
	quantity *text.Quantity
	written  knowledge.Pack
	fine     bool // in grams or the like
	times    knowledge.Pack
	batches  knowledge.Pack
	at       bool // "@": the amount is for one
	perUnit  bool
	perPiece bool           // "per pcs" rather than by the name of the goods
	perWork  string         // "per jam"
	perOf    *text.Quantity // "per kilo"
	shared   knowledge.Pack
	// sharedBy is what shared counts, where that was said.
	sharedBy knowledge.Unit
	// loose is a count of what no list knows ("3 cone"), looseOf the word; work
	// is how many days or weeks are worked, by people where that was said.
	loose   knowledge.Pack
	looseOf string
	work    knowledge.Pack
	workFor int64
	people  knowledge.Pack
	days    int64
	months  int64
	lasts   knowledge.Pack
	// section is the kind that stands before a colon.
	section knowledge.CostKind

	total, corrects, strikes, none bool
}

// empty tells whether nothing was said yet.
func (l *costDraftLine) empty() bool {
	return len(l.names) == 0 && l.amount == nil && l.quantity == nil && !l.strikes && !l.none && l.days == 0 && !l.corrects &&
		!l.total && l.times == 0 && !l.at && !l.perUnit
}

// maxCostName is how many bytes of a name are kept.
const maxCostName = 40

// name is what the owner calls the part.
func (l *costDraftLine) name() string {
	name := strings.Join(l.names, " ")
	if plain, cut := strings.CutSuffix(name, "nya"); cut && len(plain) > 3 {
		name = plain
	}
	for len(name) > maxCostName {
		i := strings.LastIndexByte(name[:maxCostName+1], ' ')
		if i <= 0 {
			return strings.ToValidUTF8(name[:maxCostName], "")
		}
		name = name[:i]
	}
	return name
}

// kindOf is the kind that the words speak for: the first that a list knows.
func (l *costDraftLine) kindOf(asked knowledge.CostKind) knowledge.CostKind {
	if slices.ContainsFunc(l.names, func(w string) bool { return w == "kirim" || w == "ongkir" }) {
		return knowledge.CostOther // "ongkos kirim" is no wage
	}
	for _, word := range l.names {
		if kind, known := costKindOf(word); known {
			return kind
		}
	}
	switch {
	case l.section != "":
		return l.section
	case l.months > 0 || l.lasts > 0:
		return knowledge.CostWear
	case l.work > 0:
		return knowledge.CostLabour
	case asked != "":
		return asked
	default:
		return knowledge.CostMaterial
	}
}

// line is the part of the cost as it is understood.
func (l *costDraftLine) line(asked knowledge.CostKind) CostLine {
	line := CostLine{
		CostItem: knowledge.CostItem{
			Kind: l.kindOf(asked), Name: l.name(), Quantity: knowledge.One, Basis: knowledge.CostPerBatch,
		},
		Corrects: l.corrects, Days: l.days,
	}
	if kind, whole := wholeKind(line.Name); whole {
		line.Total = l.total || l.corrects
		line.Kind = kind
	}
	if l.quantity != nil {
		line.Bought, line.BoughtUnit = l.quantity.Pack, l.quantity.Unit
	}
	if l.amount == nil {
		line.Quantified = true
		l.quantify(&line)
		return line
	}
	line.Amount = l.amount.High
	if l.twofold() {
		line.Wants, line.Values = WantAmount, append([]knowledge.Rupiah{l.amount.High}, l.amount.Alternatives...)
	}
	l.spread(&line)
	if l.slight() && line.Wants == "" {
		line.Wants, line.Values = WantAmount, []knowledge.Rupiah{l.amount.High, l.amount.Alternatives[len(l.amount.Alternatives)-1]}
	}
	if l.hundreds(&line) {
		line.Wants, line.Values = WantAmount, []knowledge.Rupiah{l.amount.Alternatives[0], l.amount.High}
	}
	return line
}

// leastCost is below what nothing that is bought for a batch costs.
const leastCost knowledge.Rupiah = 100

// twofold tells whether a money word may mean either of two amounts here. In
// trade gocap is 50.000 (jigo 25.000): 50 can only be meant for a single
// piece. What is small anyway is meant for one, so that gopek is 500 there.
func (l *costDraftLine) twofold() bool {
	if len(l.amount.Alternatives) == 0 || l.amount.Bare {
		return false
	}
	if other := l.amount.Alternatives[0]; other > l.amount.High {
		return !l.perUnit && !l.at
	}
	return l.amount.Alternatives[0] >= leastCost || l.perUnit || l.at
}

// slight tells whether the amount is a bare number so small that it may be a
// slip of the finger.
func (l *costDraftLine) slight() bool {
	return l.amount.Bare && len(l.amount.Alternatives) > 0 && l.amount.High < slightAmount
}

// slightAmount is below what a bare number is asked about: "1" may be a
// thousand.
const slightAmount knowledge.Rupiah = 2_000

// hundreds tells whether hundreds may be meant by a bare number: "500 sebiji",
// "stiker 300".
func (l *costDraftLine) hundreds(line *CostLine) bool {
	if !l.amount.Bare || len(l.amount.Alternatives) == 0 || line.Wants != "" {
		return false
	}
	return line.Basis == knowledge.CostPerUnit || line.Kind == knowledge.CostPackaging && l.amount.Alternatives[0] >= 100
}

// spread says what the amount pays for.
func (l *costDraftLine) spread(line *CostLine) {
	want := func(w CostWant) {
		if line.Wants == "" {
			line.Wants = w
		}
	}
	if l.loose > 0 && l.times == 0 && l.quantity == nil && (l.at || l.perWork != "" && l.perWork == l.looseOf) {
		l.times, l.perWork = l.loose, "" // "3 cone @15rb", "3 cone 15rb per cone"
	}
	line.ByPiece = l.byPiece(line.Kind)
	switch {
	case l.perWork != "" && l.times == 0:
		want(WantAmount) // how many hours is not known: what it comes to is asked
	case l.shared > 0 || l.lasts > 0:
		line.Basis, line.Shared = knowledge.CostShared, max(l.shared, l.lasts)
		l.quantify(line)
	case l.months > 0:
		line.Basis, line.Months, line.Days = knowledge.CostShared, l.months, daysOfMonth
		want(WantMade)
	case l.days > 0:
		line.Basis = knowledge.CostShared
		want(WantMade)
	case l.perOf != nil && l.perOf.Unit.Counted() && l.perOf.Pack > knowledge.One && l.quantity == nil:
		line.Basis, line.Shared = knowledge.CostShared, l.perOf.Pack // a dozen goods, each with one
	case l.perOf != nil && l.quantity == nil && l.times == 0 && l.perOf.Measured():
		line.Per, line.Measure = l.perOf.Pack, l.perOf.Unit
		want(WantQuantity)
	case (l.perUnit || l.at) && l.quantity == nil && l.times == 0:
		line.Basis = knowledge.CostPerUnit
	case line.Kind == knowledge.CostWear && l.batches == 0 && !isSusut(line.Name):
		want(WantLife)
		l.quantify(line)
	case (line.Kind == knowledge.CostPackaging || line.Kind == knowledge.CostLabour) && l.quantity != nil && l.quantity.Unit.Counted() && !l.at && !l.perUnit && l.times == 0:
		line.Basis, line.Shared = knowledge.CostShared, l.quantity.Pack // so many, one for each
	default:
		l.quantify(line)
		line.Batches = l.batches
	}
}

// byPiece tells whether the amount is for a count of pieces, which goods that
// are measured do not come in by themselves.
func (l *costDraftLine) byPiece(kind knowledge.CostKind) bool {
	switch {
	case l.days > 0 || l.months > 0 || l.lasts > 0:
		return false
	case l.shared > 0:
		return l.sharedBy != "" && l.sharedBy.Counted() || l.sharedBy == "" && kind == knowledge.CostPackaging
	case l.perOf != nil && l.perOf.Unit.Counted() && l.quantity == nil:
		return true
	case l.perUnit && l.quantity == nil && l.times == 0:
		return l.perPiece
	}
	return (kind == knowledge.CostPackaging || kind == knowledge.CostLabour) &&
		l.quantity != nil && l.quantity.Unit.Counted() && !l.at && !l.perUnit && l.times == 0 && l.perOf == nil
}

// isSusut tells whether the name is the wear itself rather than a tool.
func isSusut(name string) bool {
	return strings.Contains(name, "susut") || strings.Contains(name, "penyusutan")
}

// quantify says how many times the amount is paid.
func (l *costDraftLine) quantify(line *CostLine) {
	q := l.quantity
	switch {
	case l.times > 0:
		line.Quantity = l.times
	case q == nil:
	case l.perOf != nil && (l.perOf.Unit == q.Unit || l.perOf.Unit.Counted() && q.Unit.Counted()):
		line.Quantity, line.Measure = ratioOf(q.Pack, l.perOf.Pack), q.Unit
		if l.perOf.Pack != knowledge.One {
			line.Measure = ""
		}
	case (l.at || l.perUnit || line.Quantified) && !l.fine:
		line.Quantity = l.written
		if l.written == q.Pack {
			line.Measure = q.Unit
		}
	}
}

// ratioOf is how many of a pack another is.
func ratioOf(of, pack knowledge.Pack) knowledge.Pack {
	if pack <= 0 || of > knowledge.MaxPack {
		return of
	}
	return max((of*knowledge.One+pack/2)/pack, 1)
}
