package chat

import (
	"slices"
	"strings"
	"time"

	"setara/knowledge"
	"setara/knowledge/text"
)

// draftLasts is how long a cost of goods that the owner left half done is kept
// without their consent: it is part of a conversation that they mean to go on
// with, so longer than an answer is waited for, and no longer than a week. With
// consent it is kept until it is done.
const draftLasts = 7 * 24 * time.Hour

// costDraft is a cost of goods while the owner tells its parts.
type costDraft struct {
	// Product is what the goods are called; empty until it is said.
	Product string         `json:"product,omitempty"`
	Lines   []CostLine     `json:"lines,omitempty"`
	Yield   knowledge.Pack `json:"yield,omitempty"`
	Unit    knowledge.Unit `json:"unit,omitempty"`
	Pack    knowledge.Pack `json:"pack,omitempty"`
	// Bulk is what a batch makes where it is filled into packs that hold
	// Content each, which are then what Yield counts; both are in BulkUnit.
	Bulk     knowledge.Pack        `json:"bulk,omitempty"`
	Content  knowledge.Pack        `json:"content,omitempty"`
	BulkUnit knowledge.Unit        `json:"bulk_unit,omitempty"`
	Failed   knowledge.Pack        `json:"failed,omitempty"`
	Share    knowledge.BasisPoints `json:"failed_share,omitempty"`
	Made     *Production           `json:"made,omitempty"`
	// None are the kinds that the owner has none of, Skipped those that they
	// do not know or want to say.
	None    []knowledge.CostKind `json:"none,omitempty"`
	Skipped []knowledge.CostKind `json:"skipped,omitempty"`
	// Left are the names of parts that could not be reckoned with.
	Left []string `json:"left,omitempty"`
	// Sure tells that the owner is sure of a batch that makes less than one.
	Sure bool `json:"sure,omitempty"`
	// Step is what was asked last.
	Step costStep `json:"step,omitempty"`
	// Last is the name of the line that was changed last, and its kind.
	Last string `json:"last,omitempty"`
	// Full tells that a part was left out because there are too many.
	Full bool `json:"-"`
	// Paused tells that the owner went on to something else.
	Paused bool `json:"paused,omitempty"`
	// Offered is what would be begun instead, where Setara just asked whether
	// to go on with this one; nil otherwise.
	Offered *string `json:"offered,omitempty"`
	// Editing tells that the product is kept already and is being changed.
	Editing bool      `json:"editing,omitempty"`
	At      time.Time `json:"at"`
}

// costStep is a question of the cost of goods.
type costStep string

// The steps. Sure asks whether a batch makes as little as was said; open asks
// nothing: the owner changes what they want; done is behind the last question.
const (
	stepProduct   costStep = "product"
	stepMaterial  costStep = "material"
	stepYield     costStep = "yield"
	stepPackaging costStep = "packaging"
	stepLabour    costStep = "labour"
	stepRest      costStep = "rest"
	stepWant      costStep = "want"
	stepSure      costStep = "sure"
	stepOpen      costStep = "open"
	stepDone      costStep = "done"
)

// kinds are the kinds of cost that a step asks for.
func (s costStep) kinds() []knowledge.CostKind {
	switch s {
	case stepMaterial:
		return []knowledge.CostKind{knowledge.CostMaterial}
	case stepPackaging:
		return []knowledge.CostKind{knowledge.CostPackaging}
	case stepLabour:
		return []knowledge.CostKind{knowledge.CostLabour}
	case stepRest:
		return []knowledge.CostKind{knowledge.CostOther, knowledge.CostPower, knowledge.CostWear}
	default:
		return nil
	}
}

// active tells whether the next message may belong to the draft.
func (d *costDraft) active() bool { return d != nil && !d.Paused && d.Step != stepDone }

// resumable tells whether there is something to go on with.
func (d *costDraft) resumable() bool { return d != nil && d.Step != stepDone }

// pauseDraft leaves the cost that is being told for something else.
func (conv *conversation) pauseDraft() {
	if conv.Draft.active() {
		conv.Draft.Paused = true
	}
}

// product is what the goods are called; empty where there is no draft.
func (d *costDraft) product() string {
	if d == nil {
		return ""
	}
	return d.Product
}

// lasts tells whether the draft is kept at a time, without consent.
func (d *costDraft) lasts(now time.Time) bool { return d.resumable() && now.Sub(d.At) <= draftLasts }

// wants is what a line still needs, as things stand.
func (d *costDraft) wants(l *CostLine) CostWant {
	if l.Wants == WantMade && d.Made != nil && (!d.Made.Batches || d.Yield > 0) {
		return ""
	}
	if l.Wants == "" && l.ByPiece && measured(d.Unit) {
		return WantContent
	}
	return l.Wants
}

// wanting is the first line that needs something, or nil.
func (d *costDraft) wanting() *CostLine {
	for i := range d.Lines {
		if d.wants(&d.Lines[i]) != "" {
			return &d.Lines[i]
		}
	}
	return nil
}

// next is the step that comes now.
func (d *costDraft) next() costStep {
	switch {
	case d.Product == "":
		return stepProduct
	case d.madeInBatches() && d.Yield == 0:
		return stepYield
	case d.wanting() != nil:
		return stepWant
	case d.open(stepMaterial):
		return stepMaterial
	case d.needsYield():
		return stepYield
	case d.Editing:
		return stepOpen
	}
	for _, s := range [...]costStep{stepPackaging, stepLabour, stepRest} {
		if d.open(s) {
			return s
		}
	}
	return stepDone
}

// open tells whether nothing was said to a step yet.
func (d *costDraft) open(s costStep) bool {
	kinds := s.kinds()
	for i := range d.Lines {
		if slices.Contains(kinds, d.Lines[i].Kind) {
			return false
		}
	}
	return !slices.ContainsFunc(kinds, func(k knowledge.CostKind) bool {
		return slices.Contains(d.None, k) || slices.Contains(d.Skipped, k)
	})
}

// needsYield tells whether what a batch makes must be known.
func (d *costDraft) needsYield() bool {
	return d.Yield == 0 && (d.Failed > 0 || d.madeInBatches() || slices.ContainsFunc(d.Lines, func(l CostLine) bool {
		return l.Basis == knowledge.CostPerBatch && l.Wants == ""
	}))
}

// madeInBatches tells whether an amount for a time is shared by so many
// batches, so that what one makes must be known.
func (d *costDraft) madeInBatches() bool {
	return d.Made != nil && d.Made.Batches && slices.ContainsFunc(d.Lines, func(l CostLine) bool { return l.Wants == WantMade })
}

// item is a line as it is reckoned with, where nothing is wanting.
func (d *costDraft) item(l *CostLine) (knowledge.CostItem, bool) {
	item := l.CostItem
	if d.wants(l) != "" {
		return item, false
	}
	if l.Wants == WantMade {
		item.Shared = d.Made.in(l.Days, d.Yield)
	}
	return item, true
}

// in is how much is made in so many days, rounded down.
func (p *Production) in(days int64, yield knowledge.Pack) knowledge.Pack {
	count := p.Count
	if p.Batches {
		count = min(yield.Units(count), knowledge.MaxPack)
	}
	return max(min(count*knowledge.Pack(days)/knowledge.Pack(p.Days), knowledge.MaxPack), 1)
}

// goods are the parts that can be reckoned with.
func (d *costDraft) goods() knowledge.CostOfGoods {
	goods := knowledge.CostOfGoods{Yield: d.Yield, Unit: d.unit(), Failed: d.Failed, FailedShare: d.Share}
	for i := range d.Lines {
		if item, ok := d.item(&d.Lines[i]); ok {
			goods.Items = append(goods.Items, item)
		}
	}
	return goods
}

// unit is what the goods are counted in.
func (d *costDraft) unit() knowledge.Unit {
	if d.Unit == "" {
		return knowledge.UnitPiece
	}
	return d.Unit
}

// nameKey is a name in the form in which two are compared.
func nameKey(name string) string {
	var words []string
	for _, t := range text.Tokenize(name) {
		if t.Kind != text.Mark && t.Kind != text.Link {
			words = append(words, text.Fold(t.Text))
		}
	}
	return strings.Join(words, " ")
}

// productKey is a product's name in normal form, whatever the order of its
// words.
func productKey(name string) string {
	words := strings.Fields(nameKey(name))
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// draftOf opens a kept product for changes.
func draftOf(p *knowledge.Product) *costDraft {
	d := &costDraft{
		Product: p.Name, Yield: p.Goods.Yield, Unit: p.Unit, Pack: p.Pack,
		Failed: p.Goods.Failed, Share: p.Goods.FailedShare, Editing: true,
	}
	for _, item := range p.Goods.Items {
		d.Lines = append(d.Lines, CostLine{CostItem: item})
	}
	return d
}
