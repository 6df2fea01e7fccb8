package chat

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// Library holds all programmes and rules of the state, open or not.
type Library interface {
	// Programs are all programmes, by id, as they are known on a day.
	Programs(ctx context.Context, on knowledge.Day) ([]knowledge.Program, error)
	// Regulations are all rules, by id, as they are known on a day.
	Regulations(ctx context.Context, on knowledge.Day) ([]knowledge.Regulation, error)
}

// officersPage is how many facts or questions one list shows officers.
const officersPage = 10

// actionFreshness leads to what officers should look at; a filter and a page
// may stand behind it.
const actionFreshness = "/basi"

// freshnessFilter is one way to narrow the list of what needs a look.
type freshnessFilter struct {
	// key is what is typed, label what stands on the button.
	key, label string
	whys       []knowledge.ReviewWhy
}

var freshnessFilters = [...]freshnessFilter{
	{"berakhir", buttonFreshEnding, []knowledge.ReviewWhy{knowledge.ReviewExpired, knowledge.ReviewEnding}},
	{"lama", buttonFreshUnchecked, []knowledge.ReviewWhy{knowledge.ReviewUnchecked}},
	{"ingatan", buttonFreshMemory, []knowledge.ReviewWhy{knowledge.ReviewMemory}},
	{"ragu", buttonFreshUnclear, []knowledge.ReviewWhy{knowledge.ReviewUnclear, knowledge.ReviewAhead}},
}

// of are the reviews that pass the filter.
func (f *freshnessFilter) of(reviews []knowledge.Review) []knowledge.Review {
	return slices.DeleteFunc(slices.Clone(reviews), func(r knowledge.Review) bool {
		return !slices.ContainsFunc(f.whys, r.Has)
	})
}

// Known is everything dated that Setara states, with the exchange rate of
// today.
func (c *Chat) Known(ctx context.Context) (knowledge.Known, error) {
	known := knowledge.Known{Customs: c.Customs}
	var err error
	if known.Fees, err = c.Knowledge.Fees(ctx); err != nil {
		return known, fmt.Errorf("look up fees: %w", err)
	}
	if c.Library != nil {
		if known.Programs, err = c.Library.Programs(ctx, c.today()); err != nil {
			return known, err
		}
		if known.Regulations, err = c.Library.Regulations(ctx, c.today()); err != nil {
			return known, err
		}
	}
	if c.Rates != nil {
		known.Rate, err = c.findRate(ctx, nil, c.today())
	}
	return known, err
}

// showFreshness lists for officers the facts that need a look, a page at a
// time. For everybody else there is no such command.
func showFreshness(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightRead); !ok {
		return refusal, err
	}
	known, err := c.Known(ctx)
	if err != nil {
		return Response{}, err
	}
	all := known.Reviews(c.today())
	filter, page, unknown := readFreshness(cl.rest)
	if unknown != "" {
		return Response{Blocks: []Block{wordUnknownFilter(unknown)}, Buttons: freshnessButtons(all, nil)}, nil
	}
	reviews, action := all, actionFreshness
	if filter != nil {
		reviews, action = filter.of(all), actionFreshness+" "+filter.key
	}
	from, to := pageOf(len(reviews), page)
	r := Response{Blocks: wordReviews(reviews[from:to], filter, from+1, len(reviews), c.today())}
	if to < len(reviews) {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonMoreSources, Action: fmt.Sprintf("%s %d", action, to/officersPage+1)}})
	}
	r.Buttons = append(r.Buttons, freshnessButtons(all, filter)...)
	return r, nil
}

// readFreshness reads what stands behind the command: a filter, nil for none,
// and a page. Unknown is the first word that is neither.
func readFreshness(rest string) (filter *freshnessFilter, page int, unknown string) {
	for word := range strings.FieldsSeq(strings.ToLower(rest)) {
		if n, err := strconv.Atoi(word); err == nil {
			page = n
			continue
		}
		at := slices.IndexFunc(freshnessFilters[:], func(f freshnessFilter) bool { return f.key == word })
		if at >= 0 {
			filter = &freshnessFilters[at]
		} else if unknown == "" {
			unknown = word
		}
	}
	return filter, page, unknown
}

// freshnessButtons are the filters that leave something, two in a row, and the
// way back to all.
func freshnessButtons(all []knowledge.Review, current *freshnessFilter) [][]Button {
	var rows [][]Button
	add := func(b Button) {
		if n := len(rows); n > 0 && len(rows[n-1]) == 1 {
			rows[n-1] = append(rows[n-1], b)
		} else {
			rows = append(rows, []Button{b})
		}
	}
	for i := range freshnessFilters {
		f := &freshnessFilters[i]
		if n := len(f.of(all)); n > 0 && f != current {
			add(Button{Label: fmt.Sprintf("%s (%d)", f.label, n), Action: actionFreshness + " " + f.key})
		}
	}
	if current != nil {
		add(Button{Label: fmt.Sprintf("%s (%d)", buttonFreshAll, len(all)), Action: actionFreshness})
	}
	return rows
}

// pageOf is where a page of a list of n begins and ends, pages counted from 1;
// the first or the last one where there is no such page.
func pageOf(n, page int) (from, to int) {
	last := max(1, (n+officersPage-1)/officersPage)
	from = (min(max(page, 1), last) - 1) * officersPage
	return from, min(from+officersPage, n)
}
