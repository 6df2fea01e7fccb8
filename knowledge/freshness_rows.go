package knowledge

import "slices"

// reviewFee is a row of the fee table. One that another row follows is history:
// it has ended rightly.
func (k *Known) reviewFee(f *Fee, on Day) (Review, []ReviewWhy) {
	r := Review{
		Kind: ReviewFee, ID: f.ID, Name: f.Slug, Fee: f, Address: f.CheckURL, Checked: f.LastChecked(),
		Confidence: Confidence(f.Confidence), Until: toTheDay(f.Until),
	}
	if f.CheckedOn > f.AsOf {
		r.CheckedOn = f.CheckedOn
	}
	followed := f.Until != nil && slices.ContainsFunc(k.Fees, func(next Fee) bool { return next.follows(f) })
	if followed && *f.Until < on {
		return r, nil
	}
	var whys []ReviewWhy
	if !followed {
		whys = endOf(r.Until, on)
	}
	return r, append(whys, reasons{
		ahead: on < f.AsOf, memory: r.Confidence == ConfidenceMemory, unchecked: f.Unchecked(on),
	}.whys()...)
}

// follows tells whether the row begins after the other has ended, and is
// charged for the same.
func (f *Fee) follows(ended *Fee) bool {
	if f.From == nil || *f.From <= *ended.Until || f.Kind != ended.Kind {
		return false
	}
	sameTier := f.Tier == ended.Tier || f.Tier == TierAny || ended.Tier == TierAny
	sameGroup := f.Group == ended.Group || f.Group == FeeGroupAny || ended.Group == FeeGroupAny
	return sameTier && sameGroup && !slices.ContainsFunc(ended.Platforms, func(p Platform) bool {
		return !slices.Contains(f.Platforms, p)
	})
}

func toTheDay(d *Day) *Date {
	if d == nil {
		return nil
	}
	return &Date{Day: *d}
}

// customsFact is a row of the customs rules: its citation, what it is called,
// what it rules on, whether that is certain, and whether it is no rule but what
// somebody said.
type customsFact struct {
	*Citation
	name         string
	topics       []string
	unsure, said bool
}

// facts are all rows but offices, which are no rules.
func (c *Customs) facts() []customsFact {
	var facts []customsFact
	add := func(cited *Citation, name string, unsure bool, topics ...string) {
		facts = append(facts, customsFact{Citation: cited, name: name, topics: topics, unsure: unsure})
	}
	for i := range c.Goods {
		g := &c.Goods[i]
		add(&g.Citation, g.Name, g.UsualUnsure, "goods "+g.Slug)
	}
	for i := range c.Parcels {
		p := &c.Parcels[i]
		topics := make([]string, len(p.Groups))
		for n, group := range p.Groups {
			topics[n] = "parcel " + string(group)
		}
		add(&p.Citation, p.Number, false, topics...)
	}
	for i := range c.Safeguards {
		s := &c.Safeguards[i]
		add(&s.Citation, s.Number, s.Unclear, "safeguard "+s.Scope)
	}
	for i := range c.VATs {
		add(&c.VATs[i].Citation, c.VATs[i].Number, false, "vat")
	}
	for i := range c.Preferences {
		add(&c.Preferences[i].Citation, c.Preferences[i].Number, false, "preference")
	}
	for i := range c.Prepayments {
		add(&c.Prepayments[i].Citation, c.Prepayments[i].Number, false, "prepayment")
	}
	rules := len(facts)
	for i := range c.Statements {
		s := &c.Statements[i]
		add(&s.Citation, s.By, false, "statement "+string(s.About))
	}
	for i := range c.FOBFacts {
		f := &c.FOBFacts[i]
		add(&f.Citation, f.By, false, "fob "+f.Goods)
	}
	for i := range facts[rules:] {
		facts[rules+i].said = true
	}
	return facts
}

// reviews hands over the customs rules, one review for the rows of one id: a
// rule is written in several.
func (c *Customs) reviews(on Day, keep func(Review, []ReviewWhy)) {
	facts := c.facts()
	for i := range facts {
		f := &facts[i]
		same := func(other customsFact) bool { return other.ID == f.ID && other.name == f.name }
		if slices.IndexFunc(facts, same) < i {
			continue
		}
		group := slices.DeleteFunc(slices.Clone(facts), func(other customsFact) bool { return !same(other) })
		keep(reviewCustoms(group, facts, on))
	}
}

// reviewCustoms is the rows of one id among all. Those that others follow are
// history.
func reviewCustoms(group, all []customsFact, on Day) (Review, []ReviewWhy) {
	first := group[0]
	r := Review{Kind: ReviewCustoms, ID: first.ID, Name: first.name, Address: first.CheckURL, Said: first.said}
	last, ends, unsure := Day(0), true, false
	for _, f := range group {
		r.Checked = max(r.Checked, f.AsOf)
		r.Confidence = max(r.Confidence, Confidence(f.Confidence)) // C is the weakest
		unsure = unsure || f.unsure && f.InForce(on)
		if f.Until == nil {
			ends = false
		} else {
			last = max(last, *f.Until)
		}
	}
	var whys []ReviewWhy
	if ends {
		r.Until = &Date{Day: last}
		switch followed := followedIn(all, group, last); {
		case followed && last < on:
			return r, nil
		case !followed:
			whys = endOf(r.Until, on)
		}
	}
	return r, append(whys, reasons{
		unclear: unsure, ahead: on < r.Checked, memory: r.Confidence == ConfidenceMemory,
		unchecked: on-r.Checked > EntryUncheckedAfter,
	}.whys()...)
}

// followedIn tells whether for everything that the group rules on another row
// begins after its last day.
func followedIn(all, group []customsFact, last Day) bool {
	for _, f := range group {
		for _, topic := range f.topics {
			if !slices.ContainsFunc(all, func(next customsFact) bool {
				return next.From != nil && *next.From > last && slices.Contains(next.topics, topic)
			}) {
				return false
			}
		}
	}
	return true
}
