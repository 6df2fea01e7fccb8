package knowledge

import (
	"cmp"
	"slices"
)

// Insight is what the questions of owners and the listings say about the
// market. Nothing in it is about fewer than [LeastOwners] owners, nor can such
// a thing be worked out from it, see [Tally].
type Insight struct {
	// AsOf is the day of which the market is told. Weeks are the last week that
	// is over, and the [InsightWeeks] before it, the newest first.
	AsOf  Day
	Weeks []InsightWeek
	// Products are those that were asked for most in the newest week. Where of
	// none anything may be shown, they are those of which local and imported
	// listings are known best, with Asked nil in each.
	Products []InsightProduct
	// Missed are programmes that were asked for and are not known, Programs the
	// ids of those that were told, Regions the provinces of the askers, each in
	// the newest week, the most asked first.
	Missed, Programs, Regions []InsightGroup
	// Reports are the goods of which owners reported suspicious imports in the
	// newest week, Questions being how many reports there are.
	Reports []InsightGroup
}

// InsightWeeks is how many weeks are set beside the last.
const InsightWeeks = 4

// InsightWeek are the questions of one week.
type InsightWeek struct {
	// From is its Monday.
	From Day
	// Questions is how many there were; nil where they may not be shown, and the
	// others then too. Owners is of how many owners, Unanswered how many of them
	// Setara could not answer; nil where that may not be shown.
	Questions, Owners, Unanswered *int
}

// InsightGroup is a group of questions.
type InsightGroup struct {
	Name string
	GroupCount
}

// InsightProduct are goods, with the questions about them and their market.
type InsightProduct struct {
	Name string
	// Asked are the questions of the newest week; nil where the goods are shown
	// for their market alone. Before are those of the weeks before, the newest
	// first, nil where they may not be shown.
	Asked  *GroupCount
	Before [InsightWeeks]*GroupCount
	// Market is how it stands today, Past how it stood on earlier days, the
	// latest first.
	Market InsightMarket
	Past   []InsightMarket
}

// InsightDays are the days before today on which a market is looked at again.
var InsightDays = [...]int{30, 60, 90}

// InsightMarket is how local and imported listings of goods stand on a day.
type InsightMarket struct {
	AsOf Day
	// Local and Import sum up the used listings of either origin; Unknown is how
	// many are neither.
	Local, Import Quartiles
	Unknown       int
	Unit          Unit
	// Sample tells that they are sample data, Mixed that the name stands for
	// several kinds of goods, which no one figure fits.
	Sample, Mixed bool
}

// NewInsightMarket is what comparables say of the two origins.
func NewInsightMarket(c *Comparables) InsightMarket {
	return InsightMarket{
		AsOf: c.AsOf, Local: c.Groups.Local, Import: c.Groups.Import, Unknown: c.Groups.Unknown.N, Unit: c.Unit, Sample: c.Sample,
		Mixed: len(c.Choices) > 0,
	}
}

// Both tells whether there are local and imported listings.
func (m *InsightMarket) Both() bool { return m.Local.N > 0 && m.Import.N > 0 }

// Gap is by how much the local median is above the imported one, below 0 where
// it is below, and that in basis points of the local one; false where one of
// them is not known.
func (m *InsightMarket) Gap() (gap Rupiah, share BasisPoints, ok bool) {
	if !m.Both() || m.Local.Median <= 0 {
		return 0, 0, false
	}
	gap = m.Local.Median - m.Import.Median
	return gap, BasisPoints(divRound(int64(gap), 10_000, int64(m.Local.Median))), true
}

// Limited tells that the gap rests on little: one of the origins has fewer than
// [MinComparables] listings, or only such as are older than [MaxAgeDays], or the
// goods are of several kinds.
func (m *InsightMarket) Limited() bool {
	return m.Mixed || m.Local.N < MinComparables || m.Import.N < MinComparables ||
		int(m.AsOf-min(m.Local.Newest, m.Import.Newest)) > MaxAgeDays
}

// Trend is how the gap has moved in basis points of the local median, above 0
// where it has grown, since the earliest day of Past of which both medians are
// known; false where there is none.
func (p *InsightProduct) Trend() (moved BasisPoints, since Day, ok bool) {
	_, now, ok := p.Market.Gap()
	if !ok {
		return 0, 0, false
	}
	for i := range slices.Backward(p.Past) {
		if _, then, ok := p.Past[i].Gap(); ok {
			return now - then, p.Past[i].AsOf, true
		}
	}
	return 0, 0, false
}

// Usual is how many questions about the goods a week before had on average, in
// hundredths, and how many weeks that rests on: those that may be shown. It is
// false where there are none.
func (p *InsightProduct) Usual() (hundredths, weeks int, ok bool) {
	total := 0
	for _, c := range p.Before {
		if c != nil {
			total, weeks = total+c.Questions, weeks+1
		}
	}
	if weeks == 0 {
		return 0, 0, false
	}
	return int(divRound(int64(total), 100, int64(weeks))), weeks, true
}

// Insight is what may be shown of the week that begins on that Monday and of
// those before it, with the goods that were asked for most, so many at most.
// Their markets are not filled in.
func (t *Tally) Insight(week, today Day, products int) Insight {
	in := Insight{AsOf: today}
	for i := range InsightWeeks + 1 {
		from := week - Day(daysPerWeek*i)
		w := InsightWeek{From: from}
		if s := t.show(from); s != nil {
			w.Questions = new(s.total.Questions)
			if !s.ownersHidden {
				w.Owners = new(s.total.Owners)
			}
			if s.unanswered >= 0 {
				w.Unanswered = new(s.unanswered)
			}
		}
		in.Weeks = append(in.Weeks, w)
	}
	s := t.show(week)
	if s == nil {
		return in
	}
	in.Missed, in.Programs, in.Regions = t.list(s, byMissed), t.list(s, byProgram), t.list(s, byProvince)
	for i, g := range t.ordered(s, byProduct) {
		if i == products {
			break
		}
		p := InsightProduct{Name: t.names[byProduct].called(g), Asked: new(s.groups[byProduct][g])}
		for back := range InsightWeeks {
			if before := t.show(week - Day(daysPerWeek*(back+1))); before != nil {
				if c, is := before.groups[byProduct][g]; is {
					p.Before[back] = &c
				}
			}
		}
		in.Products = append(in.Products, p)
	}
	return in
}

// list are the groups of a dimension that may be shown, the most asked first.
func (t *Tally) list(s *shownWeek, d dimension) []InsightGroup {
	var groups []InsightGroup
	for _, g := range t.ordered(s, d) {
		groups = append(groups, InsightGroup{Name: t.names[d].called(g), GroupCount: s.groups[d][g]})
	}
	return groups
}

// ordered are the groups of a dimension that may be shown by falling owners,
// then questions.
func (t *Tally) ordered(s *shownWeek, d dimension) []int32 {
	var all []int32
	for g := range s.groups[d] {
		all = append(all, g)
	}
	key := t.names[d].key
	slices.SortFunc(all, func(a, b int32) int {
		x, y := s.groups[d][a], s.groups[d][b]
		return cmp.Or(cmp.Compare(y.Owners, x.Owners), cmp.Compare(y.Questions, x.Questions), cmp.Compare(key[a], key[b]))
	})
	return all
}

// SourceQuestions is the source of a fact that counts what owners asked,
// SourceReports of one that counts what they reported.
const (
	SourceQuestions = "questions"
	SourceReports   = "reports"
)

// Facts are the figures of an insight with where they come from and the day that
// they hold for: of a count, the last day of its week.
func (in *Insight) Facts() []Fact {
	var facts []Fact
	add := func(label string, value int64, unit FactUnit, source string, on Day) {
		facts = append(facts, Fact{Label: label, Value: value, Unit: unit, Source: source, AsOf: on})
	}
	for _, w := range in.Weeks {
		for _, c := range [...]struct {
			label string
			n     *int
		}{{"pertanyaan", w.Questions}, {"pemilik usaha", w.Owners}, {"belum terjawab", w.Unanswered}} {
			if c.n != nil {
				add(c.label, int64(*c.n), FactCount, SourceQuestions, w.From+daysPerWeek-1)
			}
		}
	}
	for i := range in.Products {
		p := &in.Products[i]
		if p.Asked != nil {
			end := in.Weeks[0].From + daysPerWeek - 1
			add("pertanyaan "+p.Name, int64(p.Asked.Questions), FactCount, SourceQuestions, end)
			add("pemilik usaha "+p.Name, int64(p.Asked.Owners), FactCount, SourceQuestions, end)
		}
		for _, m := range append([]InsightMarket{p.Market}, p.Past...) {
			for _, g := range [...]struct {
				label string
				q     Quartiles
			}{{"median lokal ", m.Local}, {"median impor ", m.Import}} {
				if g.q.N > 0 {
					add(g.label+p.Name, int64(g.q.Median), FactRupiah, SourceCalculated, m.AsOf)
				}
			}
			if gap, share, ok := m.Gap(); ok {
				add("selisih "+p.Name, int64(gap), FactRupiah, SourceCalculated, m.AsOf)
				add("selisih "+p.Name, int64(share), FactBasisPoints, SourceCalculated, m.AsOf)
			}
		}
	}
	for _, list := range [...]struct {
		groups []InsightGroup
		source string
	}{{in.Missed, SourceQuestions}, {in.Programs, SourceQuestions}, {in.Regions, SourceQuestions}, {in.Reports, SourceReports}} {
		for _, g := range list.groups {
			add(g.Name, int64(g.Questions), FactCount, list.source, in.Weeks[0].From+daysPerWeek-1)
			add("pemilik usaha "+g.Name, int64(g.Owners), FactCount, list.source, in.Weeks[0].From+daysPerWeek-1)
		}
	}
	return facts
}

// Report adds what was reported of goods in the newest week, as far as that may
// be shown, the most owners first.
func (in *Insight) Report(counts []ComplaintCount) {
	for _, c := range counts {
		if c.Week == in.Weeks[0].From && c.Owners >= LeastOwners {
			in.Reports = append(in.Reports, InsightGroup{Name: c.Product, GroupCount: GroupCount{Owners: c.Owners, Questions: c.Reports}})
		}
	}
	slices.SortStableFunc(in.Reports, func(a, b InsightGroup) int {
		return cmp.Or(cmp.Compare(b.Owners, a.Owners), cmp.Compare(b.Questions, a.Questions), cmp.Compare(a.Name, b.Name))
	})
}
