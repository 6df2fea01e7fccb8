package chat

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
)

// Insights is what owners asked, counted.
type Insights interface {
	// EachAsked gives what was asked in the weeks from one Monday to before
	// another, those of one asker in a week one after the other.
	EachAsked(ctx context.Context, from, before knowledge.Day, each func(*knowledge.Asked) error) error
}

// Reported is what owners reported, counted.
type Reported interface {
	// ComplaintCounts are how many owners reported which goods in which week,
	// since a moment.
	ComplaintCounts(ctx context.Context, since time.Time) ([]knowledge.ComplaintCount, error)
}

// Contested knows which goods local and imported listings are known of.
type Contested interface {
	// Contested are the goods of which both are known best on a day, the best
	// first, so many at most.
	Contested(ctx context.Context, on knowledge.Day, limit int) ([]string, error)
}

const (
	// insightProducts is how many goods an insight tells of, insightShown how
	// many of them, and of the groups of any other list, a message shows: the
	// rest is in the table.
	insightProducts = 15
	insightShown    = 5
)

// Insight is what the market says now: of the last week that is over, and of
// the weeks and the listings before it.
func (c *Chat) Insight(ctx context.Context) (in knowledge.Insight, err error) {
	week := knowledge.WeekOf(c.Now()) - 7
	tally := knowledge.NewTally()
	if c.Insights != nil {
		err := c.Insights.EachAsked(ctx, week-7*knowledge.InsightWeeks, week+7, func(a *knowledge.Asked) error {
			tally.Add(a)
			return nil
		})
		if err != nil {
			return in, err
		}
	}
	in = tally.Insight(week, c.today(), insightProducts)
	if len(in.Products) == 0 && c.Contested != nil {
		goods, err := c.Contested.Contested(ctx, c.today(), insightProducts)
		if err != nil {
			return in, err
		}
		for _, name := range goods {
			in.Products = append(in.Products, knowledge.InsightProduct{Name: name})
		}
	}
	if c.Reported != nil {
		counts, err := c.Reported.ComplaintCounts(ctx, week.Begins())
		if err != nil {
			return in, err
		}
		in.Report(counts)
	}
	for i := range in.Products {
		if err := c.addMarkets(ctx, &in.Products[i]); err != nil {
			return in, err
		}
	}
	return in, c.nameEntries(ctx, in.Programs)
}

// addMarkets looks at the market of goods today and on earlier days.
func (c *Chat) addMarkets(ctx context.Context, p *knowledge.InsightProduct) error {
	for i, back := range append([]int{0}, knowledge.InsightDays[:]...) {
		q := knowledge.Query{Product: p.Name, AsOf: c.today() - knowledge.Day(back)}
		if i > 0 {
			q.Unit = p.Market.Unit // the same thing is set beside itself
		}
		compared, err := c.Knowledge.Comparables(ctx, q)
		if err != nil {
			return fmt.Errorf("look at the market of goods: %w", err)
		}
		market := knowledge.NewInsightMarket(&compared)
		if i == 0 {
			p.Market = market
		} else {
			p.Past = append(p.Past, market)
		}
	}
	return nil
}

// nameEntries puts the names of programmes and rules behind their ids.
func (c *Chat) nameEntries(ctx context.Context, groups []knowledge.InsightGroup) error {
	if c.Entries == nil {
		return nil
	}
	for i := range groups {
		hit, err := c.Entries.Entry(ctx, groups[i].Name, c.today())
		if errors.Is(err, knowledge.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		groups[i].Name += " " + hit.Entry().Name
	}
	return nil
}

const (
	// actionInsight leads to what the market says.
	actionInsight      = "/wawasan"
	actionInsightXLSX  = actionInsight + " xlsx"
	actionInsightHTML  = actionInsight + " html"
	actionInsightWeeks = actionInsight + " pekan"
)

// showInsight tells officers what the market says, or takes it out as a file.
// For everybody else there is no such command.
func showInsight(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightRead); !ok {
		return refusal, err
	}
	in, err := c.Insight(ctx)
	if err != nil {
		return Response{}, err
	}
	switch strings.ToLower(strings.TrimSpace(cl.rest)) {
	case "xlsx", "excel", "tabel":
		return insightPaper(&in, PaperXLSX), nil
	case "html":
		return insightPaper(&in, PaperHTML), nil
	case "pekan":
		picture := InsightWeeksPicture(&in)
		if picture == nil || c.Settings == nil {
			return say(sayInsightNoWeeks), nil
		}
		r := say(sayInsightWeeks)
		r.Picture = picture
		return r, nil
	}
	r := InsightReport(&in)
	if c.Settings != nil {
		r.Picture = InsightPicture(&in)
	}
	return r, nil
}

// insightPaper is the whole of an insight as a file.
func insightPaper(in *knowledge.Insight, kind PaperKind) Response {
	r := say(sayInsightFile)
	p := Paper{Name: InsightFileName(in), Kind: kind, Document: InsightDocument(in), PictureHeading: InsightPictureHeading}
	for _, picture := range [...]*Picture{InsightPicture(in), InsightWeeksPicture(in)} {
		if picture != nil {
			p.Pictures = append(p.Pictures, picture)
		}
	}
	r.Papers = []Paper{p}
	return r
}
