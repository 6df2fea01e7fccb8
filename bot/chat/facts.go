package chat

import "setara/knowledge"

// facts are all the figures of the answer, each with where it comes from. No
// other figure stands in the reply; a test holds the two against each other.
func (p *priceCase) facts() []knowledge.Fact {
	f := factList{asOf: p.asOf}
	f.said("harga Kakak", p.situation.OwnPrice)
	f.said("harga saingan", p.situation.CompetitorPrice)
	f.cost(&p.understood)
	if p.doubt != nil {
		for _, value := range p.doubt.Values {
			f.said("angka yang belum jelas", &value)
		}
	}
	if p.understood.SaidFee != nil {
		f.add("potongan", int64(*p.understood.SaidFee), knowledge.FactBasisPoints, knowledge.SourceOwner)
	}
	if p.situation.Cost != nil || p.understood.WantedMargin != 0 {
		f.add("untung yang diinginkan", int64(p.wantedMargin()), knowledge.FactBasisPoints, p.marginSource())
	}
	p.addGapFacts(&f)
	p.addAdviceFacts(&f)
	if p.packed() {
		p.addWholeFacts(&f)
	}
	p.addFormulaFacts(&f)
	if p.situation.Charge != nil {
		f.charge(p.situation.Charge)
		f.ends(p.situation.Charge)
	}
	p.addSaleFacts(&f)
	if p.market != nil {
		if p.market.Used == 0 && p.market.Found > 0 {
			f.count("jumlah yang ditemukan", p.market.Found)
		}
		p.addMarketFacts(&f)
	}
	p.addMoveFacts(&f)
	p.addDollarFacts(&f)
	if choices := p.choices(); len(choices) > 0 {
		f.count("jumlah yang ditemukan", p.found.Found)
		for i := range choices {
			f.count("jumlah "+choices[i].Label(), choices[i].Found)
		}
	}
	return f.facts
}

// addAdviceFacts adds what the advice rests on and comes to.
func (p *priceCase) addAdviceFacts(f *factList) {
	a := p.advice
	if a == nil {
		return
	}
	if a.FeeFixed != nil && *a.FeeFixed > 0 {
		f.worked("biaya pesanan", a.FeeFixed)
	}
	f.worked("batas aman", a.BreakEven)
	f.worked("batas aman dengan potongan terendah", a.BreakEvenLow)
	f.worked("harga untuk untung yang diinginkan", a.Target)
	f.worked("untung di harga Kakak", a.Profit)
	f.worked("rugi kalau ikut harga saingan", a.LossIfMatched)
	f.worked("harga yang disarankan", a.SuggestedPrice)
	f.worked("untung di harga yang disarankan", a.SuggestedProfit)
	if p.steps() {
		f.add("kenaikan paling banyak sekali naik", int64(knowledge.MostStep), knowledge.FactBasisPoints, knowledge.SourceCalculated)
	}
	if a.MarginBP != nil {
		f.add("untung dari harga jual", int64(*a.MarginBP), knowledge.FactBasisPoints, knowledge.SourceCalculated)
	}
	if p.saysMarkup() {
		f.add("untung dari modal", int64(p.markup()), knowledge.FactBasisPoints, knowledge.SourceCalculated)
	}
	if a.Percentile != nil {
		f.add("lebih murah dari harga Kakak", int64(*a.Percentile), knowledge.FactPercent, knowledge.SourceCalculated)
	}
}

// addPackFacts adds what the amounts come to for the pack that the owner spoke
// of.
func (p *priceCase) addPackFacts(f *factList) {
	for _, x := range p.packAmounts() {
		if x.amount != nil {
			f.worked(x.label+" untuk sekemasan", new(p.wholeOf(*x.amount)))
		}
	}
}

// labelled is an amount with what it is; nil where it is not known.
type labelled struct {
	label  string
	amount *knowledge.Rupiah
}

// packAmounts are the amounts for one unit that an answer may tell for the
// whole pack too.
func (p *priceCase) packAmounts() []labelled {
	s := &p.situation
	amounts := []labelled{{"harga Kakak", s.OwnPrice}, {"harga saingan", s.CompetitorPrice}, {"modal (HPP)", s.Cost}}
	if a := p.advice; a != nil {
		amounts = append(amounts, labelled{"selisih harga", a.Gap}, labelled{"biaya pesanan", a.FeeFixed},
			labelled{"batas aman", a.BreakEven}, labelled{"untung di harga Kakak", a.Profit},
			labelled{"rugi kalau ikut harga saingan", a.LossIfMatched}, labelled{"harga untuk untung yang diinginkan", a.Target},
			labelled{"harga yang disarankan", a.SuggestedPrice}, labelled{"untung di harga yang disarankan", a.SuggestedProfit})
	}
	return amounts
}

func (p *priceCase) marginSource() string {
	if p.understood.WantedMargin != 0 {
		return knowledge.SourceOwner
	}
	return knowledge.SourceCalculated
}

// addGapFacts adds the distance between the competitor's price and the own
// price or, without one, the cost.
func (p *priceCase) addGapFacts(f *factList) {
	s := &p.situation
	switch {
	case s.CompetitorPrice == nil:
	case s.OwnPrice != nil:
		gap := *s.OwnPrice - *s.CompetitorPrice
		f.worked("selisih harga", &gap)
		f.add("selisih dari harga Kakak", int64(knowledge.Ratio(gap, *s.OwnPrice)), knowledge.FactBasisPoints, knowledge.SourceCalculated)
	case s.Cost != nil:
		gap := *s.Cost - *s.CompetitorPrice
		f.worked("selisih modal dengan harga saingan", &gap)
		f.add("selisih dari modal", int64(knowledge.Ratio(gap, *s.Cost)), knowledge.FactBasisPoints, knowledge.SourceCalculated)
	}
}

// addMarketFacts adds the groups' figures, each with the listing that it
// stands nearest to.
func (p *priceCase) addMarketFacts(f *factList) {
	groups := [...]struct {
		name string
		q    knowledge.Quartiles
		in   func(knowledge.Origin) bool
	}{
		{"semua", p.market.Groups.All, func(knowledge.Origin) bool { return true }},
		{"lokal", p.market.Groups.Local, func(o knowledge.Origin) bool { return o == knowledge.OriginLocal }},
		{"import", p.market.Groups.Import, func(o knowledge.Origin) bool { return o == knowledge.OriginImport }},
		{"tidak diketahui asalnya", p.market.Groups.Unknown, func(o knowledge.Origin) bool {
			return o != knowledge.OriginLocal && o != knowledge.OriginImport
		}},
	}
	for _, g := range groups {
		if g.q.N == 0 {
			continue
		}
		group := factList{asOf: g.q.Newest}
		group.count("jumlah pembanding "+g.name, g.q.N)
		for _, figure := range [...]struct {
			label string
			value knowledge.Rupiah
		}{{"kuartil bawah ", g.q.Q1}, {"median ", g.q.Median}, {"kuartil atas ", g.q.Q3}} {
			group.add(figure.label+g.name, int64(figure.value), knowledge.FactRupiah, p.nearest(figure.value, g.in))
		}
		f.facts = append(f.facts, group.facts...)
	}
	if s := &p.situation; s.OwnPrice != nil && p.comparable() && p.market.Groups.Import.N > 0 {
		distance := *s.OwnPrice - p.market.Groups.Import.Median
		f.worked("jarak ke median import", &distance)
		f.add("jarak ke median import", int64(knowledge.Ratio(distance, p.market.Groups.Import.Median)),
			knowledge.FactBasisPoints, knowledge.SourceCalculated)
	}
}

// nearest is the id of the used listing whose unit price is nearest to a
// figure of its group: the listing to look at when the figure is doubted.
func (p *priceCase) nearest(value knowledge.Rupiah, in func(knowledge.Origin) bool) string {
	var best *knowledge.Comparable
	distance := func(c *knowledge.Comparable) knowledge.Rupiah { return max(c.UnitPrice()-value, value-c.UnitPrice()) }
	for i := range p.market.Items {
		item := &p.market.Items[i]
		if item.Used && in(item.Origin) && (best == nil || distance(item) < distance(best)) {
			best = item
		}
	}
	return best.ID()
}

// factList gathers facts of one day.
type factList struct {
	asOf knowledge.Day
	// of is what the figures are for where that is no unit, put behind each label.
	of    string
	facts []knowledge.Fact
}

func (f *factList) add(label string, value int64, unit knowledge.FactUnit, source string) {
	f.facts = append(f.facts, knowledge.Fact{Label: label + f.of, Value: value, Unit: unit, Source: source, AsOf: f.asOf})
}

// said adds an amount that the owner named, if any.
func (f *factList) said(label string, r *knowledge.Rupiah) {
	if r != nil {
		f.add(label, int64(*r), knowledge.FactRupiah, knowledge.SourceOwner)
	}
}

// cost adds the cost that the owner named, or had kept, as of then.
func (f *factList) cost(u *Understood) {
	p := u.Kept
	if p == nil {
		f.said("modal (HPP)", u.Cost)
		return
	}
	f.facts = append(f.facts, knowledge.Fact{
		Label: "modal (HPP) tersimpan", Value: int64(p.Cost), Unit: knowledge.FactRupiah, Source: knowledge.SourceOwner,
		AsOf: knowledge.DayOf(p.UpdatedAt),
	})
}

// worked adds an amount that was worked out, if any.
func (f *factList) worked(label string, r *knowledge.Rupiah) {
	if r != nil {
		f.add(label, int64(*r), knowledge.FactRupiah, knowledge.SourceCalculated)
	}
}

// count adds a number of listings.
func (f *factList) count(label string, n int) {
	f.add(label, int64(n), knowledge.FactCount, knowledge.SourceCalculated)
}

// charge adds the marketplace's rates and fixed part, each with its row.
func (f *factList) charge(c *knowledge.Charge) {
	for i := range c.Fees {
		f.row(&c.Fees[i])
	}
}

// ends adds what several shares of the price come to at both ends of a charge;
// a single one stands in its row.
func (f *factList) ends(c *knowledge.Charge) {
	for _, end := range [...]struct {
		label string
		take  knowledge.Take
	}{{"semua potongan, terendah", c.Low}, {"semua potongan, tertinggi", c.High}} {
		if severalShares(end.take) {
			f.add(end.label, int64(end.take.Rate()), knowledge.FactBasisPoints, knowledge.SourceCalculated)
		}
	}
}

// row adds the figures of one row of the fee table.
func (f *factList) row(fee *knowledge.Fee) {
	row := factList{asOf: fee.AsOf}
	if fee.Kind != knowledge.FeeNotice && fee.Kind != knowledge.FeeOrder {
		row.add("potongan terendah", int64(fee.RateLow), knowledge.FactBasisPoints, fee.ID)
		row.add("potongan tertinggi", int64(fee.RateHigh), knowledge.FactBasisPoints, fee.ID)
	}
	if fee.Kind == knowledge.FeeOptional || fee.Kind == knowledge.FeePreorder {
		row.add("potongan program terendah", int64(fee.RateLow), knowledge.FactBasisPoints, fee.ID)
		row.add("potongan program tertinggi", int64(fee.RateHigh), knowledge.FactBasisPoints, fee.ID)
	}
	if fee.Cap > 0 {
		row.add("potongan paling banyak", int64(fee.Cap), knowledge.FactRupiah, fee.ID)
	}
	if fee.Fixed > 0 {
		row.add("biaya per pesanan", int64(fee.Fixed), knowledge.FactRupiah, fee.ID)
	}
	if fee.Tax == knowledge.FeeTaxOnTop {
		row.add("pajak di atas potongan", int64(knowledge.VATOnTop), knowledge.FactBasisPoints, fee.ID)
	}
	f.facts = append(f.facts, row.facts...)
}
