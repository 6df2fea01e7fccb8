package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// askedFor is what a message is read as an answer to.
func (d *costDraft) askedFor() CostAsked {
	asked := CostAsked{Yield: d.Step == stepYield || d.Step == stepSure, Goods: d.Product}
	if kinds := d.Step.kinds(); len(kinds) > 0 {
		asked.Kind = kinds[0]
	}
	if l := d.wanting(); l != nil && d.Step == stepWant {
		asked.Kind = l.Kind
		switch d.wants(l) {
		case WantMade:
			asked.Made = true
		case WantLife:
			asked.Life = true
		case WantQuantity:
			asked.Quantity = true
		case WantContent:
			asked.Content = true
		}
	}
	return asked
}

// merge takes over what a message says. It returns the names that were to be
// struck out and are not there.
func (d *costDraft) merge(r *CostReading) (missing []string) {
	for _, name := range r.Removed {
		if !d.remove(name) {
			missing = append(missing, name)
		}
	}
	for _, kind := range r.None {
		d.setNone(kind)
	}
	for _, name := range r.Without {
		d.remove(name)
		if kind, known := costKindOf(name); known && d.open(stepOf(kind)) {
			d.None = append(d.None, kind)
		}
	}
	if r.NoneAsked {
		d.noneAsked()
	}
	d.mergeCounts(r)
	for _, line := range r.Lines {
		switch {
		case line.free() && line.Name == "":
			d.noneAsked()
		case line.free():
			d.remove(line.Name)
		case !d.settle(line):
			d.put(d.perGoods(line))
		}
	}
	return missing
}

func (d *costDraft) mergeCounts(r *CostReading) {
	if r.Yield != nil {
		d.Yield, d.Bulk, d.Sure = *r.Yield, 0, false
		if r.Unit != "" {
			d.Unit = r.Unit
		}
	}
	if r.Failed != nil {
		d.Failed, d.Share = *r.Failed, 0
	}
	if r.FailedShare != nil {
		d.Failed, d.Share = 0, *r.FailedShare
	}
	if r.Made != nil {
		d.Made = r.Made
	}
	d.fill(r)
}

// setNone notes that there is no cost of a kind, and drops what was said of it.
func (d *costDraft) setNone(kind knowledge.CostKind) {
	d.Lines = slices.DeleteFunc(d.Lines, func(l CostLine) bool { return l.Kind == kind })
	if !slices.Contains(d.None, kind) {
		d.None = append(d.None, kind)
	}
}

// noneAsked notes that there is none of what was asked for.
func (d *costDraft) noneAsked() {
	if d.Step == stepWant {
		d.leave()
		return
	}
	for _, kind := range d.Step.kinds() {
		if d.open(d.Step) || slices.Contains(d.None, kind) {
			d.None = append(d.None, kind)
		}
	}
}

// skip passes over what was asked for.
func (d *costDraft) skip() {
	if d.Step == stepWant {
		d.leave()
		return
	}
	d.Skipped = append(d.Skipped, d.Step.kinds()...)
}

// leave drops the line that something is wanting of, and remembers that it was
// not reckoned with.
func (d *costDraft) leave() {
	l := d.wanting()
	if l == nil {
		return
	}
	d.Left = append(d.Left, lineName(l))
	key, kind := nameKey(l.Name), l.Kind
	d.Lines = slices.DeleteFunc(d.Lines, func(l CostLine) bool { return l.Kind == kind && nameKey(l.Name) == key })
	if d.open(stepOf(kind)) {
		d.Skipped = append(d.Skipped, kind)
	}
}

// stepOf is the step that asks for a kind.
func stepOf(kind knowledge.CostKind) costStep {
	for _, s := range [...]costStep{stepMaterial, stepPackaging, stepLabour} {
		if s.kinds()[0] == kind {
			return s
		}
	}
	return stepRest
}

// remove strikes out the lines that a name stands for.
func (d *costDraft) remove(name string) bool {
	kind, whole := wholeKind(name)
	var removed []knowledge.CostKind
	d.Lines = slices.DeleteFunc(d.Lines, func(l CostLine) bool {
		gone := named(&l, name) || whole && l.Kind == kind
		if gone {
			removed = append(removed, l.Kind)
		}
		return gone
	})
	for _, kind := range removed {
		if kind != knowledge.CostMaterial && d.open(stepOf(kind)) {
			d.None = append(d.None, kind) // it was asked for already
		}
	}
	return len(removed) > 0
}

// named tells whether a line goes by a name: all words of the shorter stand in
// the longer.
func named(l *CostLine, name string) bool {
	own, other := strings.Fields(nameKey(l.Name)), strings.Fields(nameKey(name))
	if len(own) == 0 || len(other) == 0 {
		return false
	}
	if len(own) > len(other) {
		own, other = other, own
	}
	for _, w := range own {
		if !slices.Contains(other, w) {
			return false
		}
	}
	return true
}

// settle takes a line as the answer to what another was wanting.
func (d *costDraft) settle(line CostLine) bool {
	l := d.wanting()
	if l == nil || d.Step != stepWant || line.Name != "" && !named(l, line.Name) {
		return false
	}
	switch want := d.wants(l); {
	case want == WantAmount && line.Amount > 0 && line.Wants == "":
		l.Amount, l.Wants, l.Values = line.Amount, "", nil
		if l.Quantified {
			l.Quantity, l.Quantified = knowledge.One, false
		}
		if l.Days > 0 {
			l.Wants = WantMade
		}
	case want == WantQuantity && line.Bought > 0:
		l.Quantity, l.Wants = ratioOf(line.Bought, l.Per), ""
	case want == WantLife && line.Months > 0:
		l.Basis, l.Months, l.Days, l.Wants = knowledge.CostShared, line.Months, daysOfMonth, WantMade
	case want == WantLife && line.Shared > 0:
		l.Basis, l.Shared, l.Wants = knowledge.CostShared, line.Shared, ""
	default:
		return false
	}
	return true
}

// put adds a line, or puts it in the place of the one that it corrects.
func (d *costDraft) put(line CostLine) {
	d.None = slices.DeleteFunc(d.None, func(k knowledge.CostKind) bool { return k == line.Kind })
	i := d.find(&line)
	if line.Total {
		i = d.foldKind(line.Kind)
	}
	switch {
	case i < 0 && len(d.Lines) >= maxCostLines:
		d.Full = true
		return
	case i < 0 && line.Quantified && !line.known():
		return // "1 kursi butuh 3 kg": no part of the cost
	case i < 0 && line.Quantified:
		line.Wants = WantAmount
		d.Lines = append(d.Lines, line)
	case i < 0:
		d.Lines = append(d.Lines, line)
	case line.Quantified:
		d.Lines[i].Quantity, d.Lines[i].Measure = line.Quantity, line.Measure
		line.Name = d.Lines[i].Name
	case line.Wants == WantQuantity && d.Lines[i].Bought > 0 && d.Lines[i].BoughtUnit == line.Measure:
		// How much is bought was said before.
		line.Bought, line.BoughtUnit = d.Lines[i].Bought, d.Lines[i].BoughtUnit
		line.Quantity, line.Wants, line.Name = ratioOf(line.Bought, line.Per), "", d.Lines[i].Name
		if line.Per != knowledge.One {
			line.Measure = ""
		}
		d.Lines[i] = line
	case line.Corrects && line.plain() && line.Per == 0 && !line.Total:
		// The price was wrong; what it pays for stays.
		d.Lines[i].Amount, d.Lines[i].Values = line.Amount, line.Values
		if d.Lines[i].Wants == WantAmount || line.Wants != "" {
			d.Lines[i].Wants = line.Wants
		}
		line.Name = d.Lines[i].Name
	default:
		if line.Corrects && !line.Total {
			line.Name, line.Kind = d.Lines[i].Name, d.Lines[i].Kind
		}
		d.Lines[i] = line
	}
	d.Last = line.Name
}

// maxCostLines is how many parts a cost has at most: what fits a message.
const maxCostLines = 40

// foldKind leaves one line of a kind, for its total, and returns where it is;
// -1 where there is none.
func (d *costDraft) foldKind(kind knowledge.CostKind) int {
	first := -1
	kept := d.Lines[:0]
	for _, l := range d.Lines {
		if l.Kind == kind && first >= 0 {
			continue
		}
		if l.Kind == kind {
			first = len(kept)
		}
		kept = append(kept, l)
	}
	d.Lines = kept
	return first
}

// known tells whether a word of the name is one of cost.
func (l *CostLine) known() bool {
	return slices.ContainsFunc(strings.Fields(l.Name), func(w string) bool {
		_, known := costKindOf(w)
		return known
	})
}

// free tells whether it was said that a part costs nothing.
func (l *CostLine) free() bool {
	return l.Amount == 0 && !l.Quantified && l.Wants == "" && l.Bought == 0 && l.Months == 0 && l.Shared == 0
}

// perGoods takes "2rb per kg" of what is no material for what each kilo of the
// goods costs, where they are made by the kilo.
func (d *costDraft) perGoods(line CostLine) CostLine {
	if line.Wants == WantQuantity && line.Per == knowledge.One && line.Measure == d.Unit && line.Kind != knowledge.CostMaterial {
		line.Wants, line.Basis, line.Per, line.Measure = "", knowledge.CostPerUnit, 0, ""
	}
	return line
}

// plain tells whether only an amount was said.
func (l *CostLine) plain() bool {
	return l.Basis == knowledge.CostPerBatch && l.Quantity == knowledge.One && l.Batches == 0 && l.Bought == 0
}

// find is the line that another stands for; -1 where it is a new one.
func (d *costDraft) find(line *CostLine) int {
	if line.Corrects && line.Name == "" && len(d.Lines) > 0 {
		if i := slices.IndexFunc(d.Lines, func(l CostLine) bool { return l.Name == d.Last }); i >= 0 {
			return i
		}
		return len(d.Lines) - 1
	}
	key := nameKey(line.Name)
	if i := slices.IndexFunc(d.Lines, func(l CostLine) bool { return l.Kind == line.Kind && nameKey(l.Name) == key }); i >= 0 {
		return i
	}
	if !line.Corrects && !line.Quantified {
		return -1
	}
	return slices.IndexFunc(d.Lines, func(l CostLine) bool { return named(&l, line.Name) })
}
