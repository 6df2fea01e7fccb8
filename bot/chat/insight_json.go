package chat

import "setara/knowledge"

// InsightJSON is [knowledge.Insight] as scripts read it: one object, fields that
// do not apply or may not be shown absent, money a whole number of rupiah.
type InsightJSON struct {
	AsOf     knowledge.Day        `json:"as_of"`
	Weeks    []InsightWeekJSON    `json:"weeks"`
	Products []InsightProductJSON `json:"products"`
	Missed   []InsightGroupJSON   `json:"missed"`
	Programs []InsightGroupJSON   `json:"programs"`
	Regions  []InsightGroupJSON   `json:"regions"`
	Reports  []InsightGroupJSON   `json:"reports"`
	// CannotConclude are the sentences that say what cannot be concluded.
	CannotConclude []string         `json:"cannot_conclude"`
	Facts          []knowledge.Fact `json:"facts"`
}

// InsightWeekJSON are the questions of a week, from its Monday to its Sunday.
type InsightWeekJSON struct {
	From         knowledge.Day          `json:"from"`
	To           knowledge.Day          `json:"to"`
	Owners       *int                   `json:"owners,omitempty"`
	Questions    *int                   `json:"questions,omitempty"`
	Unanswered   *int                   `json:"unanswered,omitempty"`
	UnansweredBP *knowledge.BasisPoints `json:"unanswered_bp,omitempty"`
}

// InsightGroupJSON is a group of questions or reports; in that of a week before,
// From is its Monday and Name absent.
type InsightGroupJSON struct {
	Name      string         `json:"name,omitempty"`
	From      *knowledge.Day `json:"from,omitempty"`
	Owners    int            `json:"owners"`
	Questions int            `json:"questions"`
}

// InsightProductJSON are goods, with the questions about them and their market.
type InsightProductJSON struct {
	Product    string                 `json:"product"`
	Owners     *int                   `json:"owners,omitempty"`
	Questions  *int                   `json:"questions,omitempty"`
	Before     []InsightGroupJSON     `json:"before,omitempty"`
	Market     InsightMarketJSON      `json:"market"`
	Past       []InsightMarketJSON    `json:"past"`
	TrendBP    *knowledge.BasisPoints `json:"trend_bp,omitempty"`
	TrendSince *knowledge.Day         `json:"trend_since,omitempty"`
}

// InsightMarketJSON is how local and imported listings stand on a day. Unknown is
// how many are neither.
type InsightMarketJSON struct {
	AsOf    knowledge.Day          `json:"as_of"`
	Unit    knowledge.Unit         `json:"unit"`
	Local   Group                  `json:"local"`
	Import  Group                  `json:"import"`
	Unknown int                    `json:"unknown"`
	Gap     *knowledge.Rupiah      `json:"gap,omitempty"`
	GapBP   *knowledge.BasisPoints `json:"gap_bp,omitempty"`
	Limited bool                   `json:"limited"`
	Sample  bool                   `json:"sample"`
}

// NewInsightJSON is an insight as scripts read it.
func NewInsightJSON(in *knowledge.Insight) *InsightJSON {
	view := &InsightJSON{
		AsOf: in.AsOf, Products: []InsightProductJSON{}, Missed: newInsightGroups(in.Missed), Programs: newInsightGroups(in.Programs),
		Regions: newInsightGroups(in.Regions), Reports: newInsightGroups(in.Reports), CannotConclude: InsightLimits[:], Facts: in.Facts(),
	}
	for i := range in.Weeks {
		w := &in.Weeks[i]
		week := InsightWeekJSON{From: w.From, To: w.From + 6, Owners: w.Owners, Questions: w.Questions, Unanswered: w.Unanswered}
		if share, ok := UnansweredShare(w); ok {
			week.UnansweredBP = &share
		}
		view.Weeks = append(view.Weeks, week)
	}
	for i := range in.Products {
		view.Products = append(view.Products, newInsightProduct(in, &in.Products[i]))
	}
	return view
}

func newInsightGroups(groups []knowledge.InsightGroup) []InsightGroupJSON {
	view := []InsightGroupJSON{}
	for _, g := range groups {
		view = append(view, InsightGroupJSON{Name: g.Name, Owners: g.Owners, Questions: g.Questions})
	}
	return view
}

func newInsightProduct(in *knowledge.Insight, p *knowledge.InsightProduct) InsightProductJSON {
	view := InsightProductJSON{Product: p.Name, Market: newInsightMarket(&p.Market), Past: []InsightMarketJSON{}}
	if p.Asked != nil {
		view.Owners, view.Questions = &p.Asked.Owners, &p.Asked.Questions
	}
	for i, c := range p.Before {
		if c != nil {
			view.Before = append(view.Before, InsightGroupJSON{From: &in.Weeks[i+1].From, Owners: c.Owners, Questions: c.Questions})
		}
	}
	for i := range p.Past {
		view.Past = append(view.Past, newInsightMarket(&p.Past[i]))
	}
	if moved, since, ok := p.Trend(); ok {
		view.TrendBP, view.TrendSince = &moved, &since
	}
	return view
}

func newInsightMarket(m *knowledge.InsightMarket) InsightMarketJSON {
	view := InsightMarketJSON{
		AsOf: m.AsOf, Unit: m.Unit, Local: newGroup(m.Local), Import: newGroup(m.Import), Unknown: m.Unknown, Limited: m.Limited(), Sample: m.Sample,
	}
	if gap, share, ok := m.Gap(); ok {
		view.Gap, view.GapBP = &gap, &share
	}
	return view
}
