package chat

import "setara/knowledge"

// goodsBasis is a cost of goods that was worked out.
type goodsBasis struct {
	Product string                `json:"product"`
	Goods   knowledge.CostOfGoods `json:"goods"`
}

// explain shows how the cost came about, part by part.
func (t *goodsBasis) explain() Response {
	result, err := t.Goods.WorkOut()
	if err != nil { // it was worked out when it was told
		return say(saySourcesNone)
	}
	return Response{Blocks: t.wordFormulas(&result)}
}

// facts are the figures of a cost that is worked out: what the owner said of
// each part, and what it comes to.
func (d *costDraft) facts(r *knowledge.CostResult, today knowledge.Day) []knowledge.Fact {
	f := factList{asOf: today}
	share := 0
	for i := range d.Lines {
		l := &d.Lines[i]
		f.said(lineName(l), &l.Amount)
		for n := range l.Values {
			f.said(lineName(l), &l.Values[n])
		}
		item, ok := d.item(l)
		if !ok {
			continue
		}
		f.worked("bagian "+lineName(l), new(item.Share(knowledge.One)))
		f.worked(lineName(l)+" sekali bikin", &r.Shares[share])
		share++
	}
	if d.Share > 0 {
		f.add("yang gagal", int64(d.Share), knowledge.FactBasisPoints, knowledge.SourceOwner)
	}
	f.worked("biaya sekali bikin", &r.Batch)
	f.worked("modal (HPP)", &r.Each)
	return f.facts
}
