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

// rowsOf tells of a fact of a result what it is of: the row of the fee table,
// the programme or the rule that it stands in, else what the result is of.
func (c *Chat) rowsOf(ctx context.Context, r *toolResult) (func(*knowledge.Fact) string, error) {
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return nil, fmt.Errorf("read fees: %w", err)
	}
	rows := map[string]string{}
	for i := range fees {
		rows[fees[i].ID] = feeOf(&fees[i])
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

// feeOf is whom a row of the fee table is of: the marketplaces, and of a
// commission the goods and the sellers.
func feeOf(f *knowledge.Fee) string {
	var names []string
	for _, p := range f.Platforms {
		names = append(names, p.Name())
	}
	for _, word := range [...]string{groupWords[f.Group], tierWords[f.Tier]} {
		if word != "" && f.Kind == knowledge.FeeCommission {
			names = append(names, word)
		}
	}
	return strings.Join(names, ", ")
}
