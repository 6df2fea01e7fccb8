package chat

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// basis is what one answer rests on: what it takes to show how its figures
// came about. Exactly one of its fields is set.
type basis struct {
	Price  *priceBasis  `json:"price,omitempty"`
	Import *importBasis `json:"import,omitempty"`
	Fees   *feeBasis    `json:"fees,omitempty"`
	Cost   *goodsBasis  `json:"cost,omitempty"`
	// Entries are the programmes and rules that were told.
	Entries *entryBasis `json:"entries,omitempty"`
}

// priceBasis is an answer to a question of price or arithmetic, and the amount
// that it was in doubt about.
type priceBasis struct {
	Case  *savedCase `json:"case"`
	Doubt *Doubt     `json:"doubt,omitempty"`
}

// bases are what an answer rests on, part by part; none where it holds no
// figures.
func (a *Answer) bases() []basis {
	var list []basis
	for i := range a.Parts {
		list = append(list, a.Parts[i].bases()...)
	}
	switch {
	case len(a.Parts) > 0:
	case a.explains != nil:
		list = append(list, *a.explains)
	case a.isCase():
		list = append(list, basis{Price: &priceBasis{Case: a.saved(), Doubt: a.doubt}})
	}
	return list
}

// tell remembers what the answer rests on that is given now. One without
// figures leaves the answer before it to be explained.
func (conv *conversation) tell(list ...basis) {
	if len(list) > 0 {
		conv.Told, conv.toldNow = list, true
		conv.toldEntries = slices.ContainsFunc(list, func(t basis) bool { return t.Entries != nil })
	}
}

// forgetCost takes a product's cost out of what was told.
func (conv *conversation) forgetCost(key string) {
	conv.Told = slices.DeleteFunc(conv.Told, func(t basis) bool {
		return t.Cost != nil && productKey(t.Cost.Product) == key
	})
	if conv.Case != nil {
		conv.Case.forgetCost(key)
	}
	for _, t := range conv.Told {
		if t.Price != nil {
			t.Price.Case.forgetCost(key)
		}
	}
}

// forgetCost leaves the case without the cost that the owner had kept for a
// product.
func (s *savedCase) forgetCost(key string) {
	if s.Kept != nil && productKey(s.Kept.Name) == key {
		s.Said.Cost, s.Kept = nil, nil
	}
}

// showSources is /sumber: it shows what the last answer rests on. Of several
// answers in one it shows the last, and offers the others by buttons; a letter
// behind the command names one of them.
func showSources(ctx context.Context, c *Chat, cl *call) (Response, error) {
	list := cl.conv.Told
	if len(list) == 0 {
		return say(sayNoSources), nil
	}
	n, page, action := len(list)-1, strings.ToLower(cl.rest), actionSources
	first, rest, _ := strings.Cut(page, " ")
	chosen := len(first) == 1 && first[0] >= 'a' && int(first[0]-'a') < len(list)
	if chosen {
		n, page, action = int(first[0]-'a'), strings.TrimSpace(rest), actionSources+" "+first
	}
	r, err := c.explain(ctx, &list[n], page, action)
	if err != nil || page != "" || chosen {
		return r, err
	}
	for i := range list {
		if i != n {
			r.Buttons = append(r.Buttons, []Button{{
				Label: wordOtherSources(&list[i]), Action: actionSources + " " + string(rune('a'+i)),
			}})
		}
	}
	return r, nil
}

// explain shows a page of one basis. The action leads to its first page.
func (c *Chat) explain(ctx context.Context, t *basis, page, action string) (Response, error) {
	switch {
	case t.Import != nil:
		return c.explainImport(t.Import), nil
	case t.Fees != nil:
		return c.explainFees(ctx, t.Fees)
	case t.Cost != nil:
		return t.Cost.explain(), nil
	case t.Entries != nil:
		return c.explainEntries(ctx, t.Entries)
	case page == argumentFormulas:
		return c.formulas(ctx, t.Price)
	}
	n, err := strconv.Atoi(page)
	if err != nil || n < 1 {
		n = 1
	}
	return c.sources(ctx, t.Price, n, action)
}

// feeBasis are rows of the fee table, as of the day that they were told.
type feeBasis struct {
	IDs  []string      `json:"ids"`
	AsOf knowledge.Day `json:"as_of"`
}
