package chat

import (
	"context"
	"fmt"

	"setara/knowledge"
)

// Notice is what there is to tell of a watch.
type Notice struct {
	// Watch is the watch as it is once the notice is told.
	Watch knowledge.Watch
	// Response is empty where nothing has moved.
	Response Response
	// Facts are all figures of the response.
	Facts []knowledge.Fact
}

// Look sets a watch against the market of today, and words what has moved
// since the owner was last told. It changes nothing by itself: whoever sends
// the notice stores the watch with it, or neither.
func (c *Chat) Look(ctx context.Context, w knowledge.Watch) (Notice, error) {
	found, err := c.Knowledge.Comparables(ctx, w.Query(c.today()))
	if err != nil {
		return Notice{}, fmt.Errorf("look at watch: %w", err)
	}
	next, shifts := w.Compare(&found)
	n := Notice{Watch: next}
	if len(shifts) == 0 {
		return n, nil
	}
	n.Response = wordShifts(&next, shifts)
	n.Facts = shiftFacts(&next, shifts, &found)
	return n, nil
}

// shiftFacts are the figures of a notice, the new medians each with the
// listing that it stands nearest to.
func shiftFacts(w *knowledge.Watch, shifts []knowledge.Shift, found *knowledge.Comparables) []knowledge.Fact {
	market := priceCase{market: found}
	now := factList{asOf: found.AsOf}
	now.add("pergeseran yang dikabarkan", int64(w.Threshold), knowledge.FactBasisPoints, knowledge.SourceOwner)
	if w.Product.Cost > 0 {
		said := factList{asOf: knowledge.DayOf(w.Product.UpdatedAt)}
		said.said("modal (HPP)", &w.Product.Cost)
		now.facts = append(now.facts, said.facts...)
	}
	for i := range shifts {
		s := &shifts[i]
		name := originName(s.Origin)
		before := factList{asOf: s.From.On}
		before.worked("median "+name+" sebelumnya", &s.From.Price)
		now.facts = append(now.facts, before.facts...)
		now.add("median "+name, int64(s.To.Price), knowledge.FactRupiah,
			market.nearest(s.To.Price, func(o knowledge.Origin) bool { return o == s.Origin }))
		now.count("jumlah pembanding "+name, s.To.N)
		now.add("pergeseran median "+name, int64(s.Change()), knowledge.FactBasisPoints, knowledge.SourceCalculated)
		if w.Product.Cost > 0 {
			now.worked("jarak modal ke median "+name, new(s.To.Price-w.Product.Cost))
		}
	}
	return now.facts
}
