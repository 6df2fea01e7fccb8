package chat

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"setara/knowledge"
)

// complaintStudy is what Setara knows about reports that are alike.
type complaintStudy struct {
	group *knowledge.ComplaintGroup
	on    knowledge.Day
	// market are the comparables of the goods.
	market knowledge.Comparables
	// imports is what the lowest price that was reported leaves for the goods
	// abroad; nil where no price was, or no rules are known.
	imports *importCase
	// rules are what bears on what is suspicious.
	rules []complaintRule
}

// complaintRule is a rule, or a place to report to, and the point of it that
// bears on suspicions.
type complaintRule struct {
	hit   knowledge.EntryHit
	point knowledge.Point
}

// studyComplaints looks up all that is known.
func (c *Chat) studyComplaints(ctx context.Context, g *knowledge.ComplaintGroup) (*complaintStudy, error) {
	s := &complaintStudy{group: g, on: c.today()}
	product := g.Newest().Product
	var err error
	if s.market, err = c.Knowledge.Comparables(ctx, knowledge.Query{Product: product, AsOf: s.on}); err != nil {
		return nil, fmt.Errorf("find comparables of what is reported: %w", err)
	}
	if prices := g.Prices(); c.Customs != nil && prices.N > 0 {
		u := &Understood{Product: product, Unit: knowledge.UnitPiece, Pack: knowledge.One, CompetitorPrice: &prices.Min}
		if s.imports, err = c.studyImport(ctx, u, &importQuestion{pieces: 1}, s.on); err != nil {
			return nil, err
		}
	}
	s.rules, err = c.complaintRules(ctx, g)
	return s, err
}

// complaintRules are the rules that bear on what is suspicious, by the list of
// bearings: what they say is that of the knowledge on the day.
func (c *Chat) complaintRules(ctx context.Context, g *knowledge.ComplaintGroup) ([]complaintRule, error) {
	if c.Entries == nil {
		return nil, nil
	}
	var rules []complaintRule
	told := map[string]bool{}
	for _, counted := range g.Suspicions() {
		signs := counted.Suspicion.Signs()
		for i := range c.Bearings {
			b := &c.Bearings[i]
			bears := slices.ContainsFunc(b.When.Signs, func(s knowledge.Sign) bool { return slices.Contains(signs, s) })
			if !bears || told[b.Entry] || len(b.When.Goods) > 0 {
				continue
			}
			hit, err := c.Entries.Entry(ctx, b.Entry, c.today())
			if errors.Is(err, knowledge.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("find rule %s: %w", b.Entry, err)
			}
			if points := hit.Entry().Current(c.today(), b.Aspect); len(points) > 0 && hit.Entry().Standing(c.today()) == knowledge.StandingOpen {
				told[b.Entry] = true
				rules = append(rules, complaintRule{hit, points[0]})
			}
		}
	}
	return rules, nil
}

// card is what officers read of reports that are alike.
func (s *complaintStudy) card(bySeller bool) []Block {
	blocks := s.said(bySeller)
	blocks = append(blocks, paragraph(bold("Yang diketahui Setara:")))
	blocks = append(blocks, s.knownMarket()...)
	blocks = append(blocks, s.knownImport()...)
	return append(blocks, s.knownRules()...)
}
