package chat

import "setara/knowledge"

// fill counts what a batch makes in packs, once it is known how much of it
// each pack holds: 5 kg in bags of 100 grams are 50 bags. What does not fill a
// pack is not counted, since nobody buys it.
func (d *costDraft) fill(r *CostReading) {
	switch {
	case r.Content <= 0:
	case measured(r.ContentUnit):
		d.Content, d.BulkUnit = r.Content, r.ContentUnit
	case d.Yield == 0:
		d.Yield = r.Content // "isi 50" of the one box that is made
	}
	if d.Bulk == 0 {
		if d.Content == 0 || d.Yield == 0 || d.Unit != d.BulkUnit {
			return
		}
		d.Bulk = d.Yield
		if d.Failed > 0 && (r.Failed == nil || measured(r.FailedUnit)) {
			d.Failed = packsOf(d.Failed+d.Content-1, d.Content)
		}
	} else if r.Failed != nil && measured(r.FailedUnit) {
		d.Failed = packsOf(d.Failed+d.Content-1, d.Content)
	}
	d.Yield, d.Unit = packsOf(d.Bulk, d.Content), knowledge.UnitPiece
}

// overfull tells whether one pack holds more than a batch makes, and forgets
// it then.
func (d *costDraft) overfull() bool {
	if d.Bulk == 0 || d.Yield > 0 {
		return false
	}
	d.Yield, d.Unit, d.Bulk, d.Content, d.Failed = d.Bulk, d.BulkUnit, 0, 0, 0
	return true
}

// packsOf is how many whole packs a bulk fills.
func packsOf(bulk, content knowledge.Pack) knowledge.Pack {
	return min(bulk/content*knowledge.One, knowledge.MaxPack)
}

// measured tells whether a unit is one of weight, volume or length.
func measured(u knowledge.Unit) bool { return u != "" && !u.Counted() }

// doubtful tells whether a batch makes less than one of what the cost is told
// for, which is more often a slip ("isi 100 gr" for what is made) than true.
func (d *costDraft) doubtful() bool { return d.Yield > 0 && d.Yield < knowledge.One && !d.Sure }
