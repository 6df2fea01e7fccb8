package chat

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// feeTopic is which fees are asked for.
type feeTopic string

// The topics: what every sale costs, what sellers may take part in, what a
// payment by QRIS costs, what the government says of such fees.
const (
	feesOfSales    feeTopic = "sales"
	feesOfOptions  feeTopic = "options"
	feesOfPayments feeTopic = "payments"
	feesInRules    feeTopic = "rules"
)

var feeTopics = []feeTopic{feesOfSales, feesOfOptions, feesOfPayments, feesInRules}

type feesArguments struct {
	Platforms []knowledge.Platform `json:"platforms" jsonschema:"The marketplaces that are asked about. Null for the usual ones."`
	Topic     feeTopic             `json:"topic" jsonschema:"sales: what every sale costs. options: programmes that a seller may join, such as free shipping. payments: QRIS. rules: what the government says of such fees."`
	Mall      bool                 `json:"mall" jsonschema:"True where the owner has an official store (Mall)."`
	Product   *string              `json:"product" jsonschema:"The goods, in the owner's own words. Null for all."`
}

var feesTool = newTool("fees",
	"What do marketplaces take of a sale (potongan, admin, komisi, biaya pesanan)? Rows of Setara's fee table with their days and sources.",
	runFees)

// feeQuestions are the words by which a plain question asks for a topic.
var feeQuestions = map[feeTopic]string{
	feesOfSales: "potongan", feesOfOptions: "program opsional", feesOfPayments: "potongan qris", feesInRules: "aturan pemerintah potongan",
}

func runFees(ctx context.Context, c *Chat, said *ownersWords, a *feesArguments) (toolResult, error) {
	product, err := said.product(a.Product)
	if err != nil {
		return toolResult{}, err
	}
	if err := c.charges(ctx, said, a.Platforms); err != nil {
		return toolResult{}, err
	}
	question := feeQuestions[a.Topic]
	if a.Mall && !said.hasMall() {
		return toolResult{}, badArguments("the owner did not say that they have an official store; mall must be false")
	}
	if a.Mall {
		question += " mall"
	}
	answer, err := c.answerFee(ctx, Reading{
		Text: question, Intent: IntentFee, Understood: Understood{Product: product}, Platforms: withoutRepeats(a.Platforms),
	})
	if err != nil {
		return toolResult{}, err
	}
	r := toolResult{answer: answer, asOf: c.today()}
	if r.factOf, err = c.rowsOf(ctx, &r); err != nil {
		return toolResult{}, err
	}
	return r, c.named(ctx, &r)
}

// rowsOf tells of a fact of a result what it is of: the row of the fee table,
// the programme or the rule that it stands in, else what the result is of.
func (c *Chat) rowsOf(ctx context.Context, r *toolResult) (func(*knowledge.Fact) string, error) {
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return nil, fmt.Errorf("read fees: %w", err)
	}
	rows := map[string]string{}
	for i := range fees {
		rows[fees[i].ID] = feeOf(rowsBeside(fees, &fees[i], r.asOf), &fees[i])
	}
	for _, id := range slices.Concat(r.answer.Programs, r.answer.Regulations) {
		hit, ok, err := c.entry(ctx, id)
		if err != nil {
			return nil, err
		}
		if ok {
			rows[id] = entryShort(&hit)
		}
	}
	otherwise := r.of
	return func(f *knowledge.Fact) string { return cmp.Or(rows[f.Source], otherwise) }, nil
}

// rowsBeside are the rows that marketplaces of a row have on a day.
func rowsBeside(rows []knowledge.Fee, f *knowledge.Fee, on knowledge.Day) []knowledge.Fee {
	return slices.DeleteFunc(slices.Clone(rows), func(o knowledge.Fee) bool {
		return !o.InForce(on) || !slices.ContainsFunc(o.Platforms, func(p knowledge.Platform) bool { return slices.Contains(f.Platforms, p) })
	})
}

// feeOf is whom a row of the fee table is of: the marketplaces, of a commission
// the goods and the sellers, and of what not every sale costs its name. Rows for the
// like are told apart by the marketplace's own group.
func feeOf(rows []knowledge.Fee, f *knowledge.Fee) string {
	var names []string
	for _, p := range f.Platforms {
		names = append(names, p.Name())
	}
	switch f.Kind {
	case knowledge.FeeCommission:
		group := groupWords[f.Group]
		if sameName(rows, f) {
			group = groupApart(f)
		}
		for _, word := range [...]string{group, tierWords[f.Tier]} {
			if word != "" {
				names = append(names, word)
			}
		}
	case knowledge.FeeOrder:
	default:
		names = append(names, feeName(f))
	}
	return strings.Join(names, ", ")
}

// charges refuses a marketplace that is neither the owner's word nor in the fee
// table: the answer would name it because the model did.
func (c *Chat) charges(ctx context.Context, said *ownersWords, platforms []knowledge.Platform) error {
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return fmt.Errorf("read fees: %w", err)
	}
	h := said.heard()
	for _, p := range platforms {
		charges := func(f knowledge.Fee) bool { return slices.Contains(f.Platforms, p) }
		if !slices.Contains(h.platforms, p) && !said.hasWords(strings.ToLower(p.Name())) && !slices.ContainsFunc(fees, charges) {
			return badArguments("platform %s was not named by the owner, and there are no fees of it; leave it out", p)
		}
	}
	return nil
}

// hasMall tells whether the owner spoke of an official store, now or in the case
// under way.
func (w *ownersWords) hasMall() bool {
	m := newMessage(w.text)
	return w.known != nil && w.known.Sale.Mall ||
		slices.ContainsFunc(m.labels, func(l label) bool { return l.sense == senseMall && !m.isDenied(l.from) })
}
