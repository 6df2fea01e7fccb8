package chat

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// Feeds are the addresses that are read again and again. What becomes of one is
// done after the turn, and told then.
type Feeds interface {
	// Feeds are those that were not stopped, the oldest first.
	Feeds(ctx context.Context) ([]knowledge.Feed, error)
	// Feed is the one with that id, or an error that wraps
	// [knowledge.ErrNotFound].
	Feed(ctx context.Context, id int64) (knowledge.Feed, error)
	// ChangeFeed does an act on one, and puts it into the audit, where the doer has
	// the right to it and the feed still is as they have seen it.
	ChangeFeed(ctx context.Context, c knowledge.FeedChange) error
}

// The actions of buttons about feeds; the feed stands behind them, and the
// difference that was shown where it is decided on.
const (
	actionFeeds    = "/lembar"
	actionFeedAdd  = "/lembar tambah"
	actionFeedShow = "/lembar lihat"
	actionFeedTake = "/lembar terima"
	actionFeedSkip = "/lembar lewati"
	actionFeedNow  = "/lembar sekarang"
	actionFeedStop = "/lembar hentikan"
)

// showFeeds is /lembar: what is read from addresses by itself. To look takes the
// right to read, all else that to approve: a feed changes what Setara knows while
// nobody looks.
func showFeeds(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Feeds == nil {
		return say(sayUnknownCommand), nil
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	verb, rest = strings.ToLower(verb), strings.TrimSpace(rest)
	right := knowledge.RightApprove
	if verb == "" || verb == "lihat" {
		right = knowledge.RightRead
	}
	if ok, refusal, err := c.allowed(ctx, cl, right); !ok {
		return refusal, err
	}
	switch verb {
	case "":
		return c.listFeeds(ctx, cl)
	case "tambah":
		return c.addFeed(ctx, cl, rest)
	}
	number, rest, _ := strings.Cut(rest, " ")
	id, _ := strconv.ParseInt(number, 10, 64)
	if id <= 0 || feedActs[verb] == nil {
		return say(sayFeedForm), nil
	}
	f, err := c.Feeds.Feed(ctx, id)
	if errors.Is(err, knowledge.ErrNotFound) || err == nil && f.State == knowledge.FeedStopped {
		return withFeedsButton(say(sayNoSuchFeed)), nil
	}
	if err != nil {
		return Response{}, err
	}
	return feedActs[verb](ctx, c, cl, &f, strings.TrimSpace(rest))
}

// feedActs are what is done with one feed, by what is typed.
var feedActs = map[string]func(context.Context, *Chat, *call, *knowledge.Feed, string) (Response, error){
	"lihat":    showFeed,
	"terima":   takeFeed,
	"lewati":   skipFeed,
	"sekarang": readFeedNow,
	"hentikan": stopFeed,
}

func (c *Chat) listFeeds(ctx context.Context, cl *call) (Response, error) {
	feeds, err := c.Feeds.Feeds(ctx)
	if err != nil {
		return Response{}, err
	}
	r := say(sayFeedsNone)
	if len(feeds) > 0 {
		r = Response{Blocks: []Block{wordFeedsHead(len(feeds))}}
	}
	for i := range feeds {
		r.Blocks = append(r.Blocks, wordFeedLine(&feeds[i]))
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: wordFeedName(&feeds[i]), Action: fmt.Sprintf("%s %d", actionFeedShow, feeds[i].ID)})
	}
	may, err := c.may(ctx, cl, knowledge.RightApprove)
	if may {
		r.Blocks = append(r.Blocks, paragraph(plain(sayFeedAdd)))
	}
	return r, err
}

// addFeed sets a feed up: the address, and behind it how often and what of.
func (c *Chat) addFeed(ctx context.Context, cl *call, rest string) (Response, error) {
	typed, rest, _ := strings.Cut(rest, " ")
	if typed == "" {
		return say(sayFeedAdd), nil
	}
	address, err := c.FeedAddress(typed)
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); ok {
		return say(problem.Reason), nil
	}
	if err != nil {
		return Response{}, err
	}
	hours, kind := readFeedWishes(rest)
	if hours < knowledge.LeastFeedHours || hours > knowledge.MostFeedHours {
		return say(sayFeedHours), nil
	}
	feeds, err := c.Feeds.Feeds(ctx)
	if err != nil {
		return Response{}, err
	}
	for i := range feeds {
		if feeds[i].Address == address {
			return showFeed(ctx, c, cl, &feeds[i], "")
		}
	}
	if len(feeds) >= knowledge.MaxFeeds {
		return withFeedsButton(say(sayFeedsFull)), nil
	}
	f := knowledge.Feed{Address: address, Hours: hours, Spec: knowledge.FileSpec{Kind: kind}}
	return say(sayFeedReading), c.Feeds.ChangeFeed(ctx, knowledge.FeedChange{Deed: c.deed(cl, knowledge.DeedFeedAdd), Feed: &f})
}

// readFeedWishes reads what stands behind an address: "tiap 6 jam biaya".
func readFeedWishes(rest string) (hours int, kind knowledge.FileKind) {
	hours = knowledge.DailyFeed
	words := strings.Fields(strings.ToLower(rest))
	for i, word := range words {
		if k, ok := fileKindWords[word]; ok {
			kind = k
		}
		n, err := strconv.Atoi(word)
		if err != nil || i+1 >= len(words) {
			continue
		}
		switch words[i+1] {
		case "jam":
			hours = n
		case "hari":
			hours = n * knowledge.DailyFeed
		}
	}
	return hours, kind
}

func showFeed(ctx context.Context, c *Chat, cl *call, f *knowledge.Feed, _ string) (Response, error) {
	may, err := c.may(ctx, cl, knowledge.RightApprove)
	if err != nil {
		return Response{}, err
	}
	r := wordFeed(f)
	if may {
		r.Buttons = feedButtons(f)
	}
	return withFeedsButton(r), nil
}

func takeFeed(ctx context.Context, c *Chat, cl *call, f *knowledge.Feed, digest string) (Response, error) {
	if f.State != knowledge.FeedHeld || digest == "" || digest != f.Digest {
		return c.feedIsOtherwise(ctx, cl, f)
	}
	return say(wordFeedTaking(f)), c.Feeds.ChangeFeed(ctx, knowledge.FeedChange{Deed: c.deed(cl, knowledge.DeedFeedTake), ID: f.ID, Digest: digest})
}

func skipFeed(ctx context.Context, c *Chat, cl *call, f *knowledge.Feed, digest string) (Response, error) {
	if f.State != knowledge.FeedHeld || digest != f.Digest {
		return c.feedIsOtherwise(ctx, cl, f)
	}
	return withFeedsButton(say(wordFeedSkipped(f))), c.Feeds.ChangeFeed(ctx, knowledge.FeedChange{Deed: c.deed(cl, knowledge.DeedFeedSkip), ID: f.ID, Digest: digest})
}

// feedIsOtherwise shows a feed that is not any more as the officer has seen it.
func (c *Chat) feedIsOtherwise(ctx context.Context, cl *call, f *knowledge.Feed) (Response, error) {
	r, err := showFeed(ctx, c, cl, f, "")
	r.Blocks = append(say(sayFeedChanged).Blocks, r.Blocks...)
	return r, err
}

func readFeedNow(ctx context.Context, c *Chat, cl *call, f *knowledge.Feed, _ string) (Response, error) {
	if f.State == knowledge.FeedAccepted {
		return c.feedIsOtherwise(ctx, cl, f)
	}
	return withFeedsButton(say(sayFeedReading)), c.Feeds.ChangeFeed(ctx, knowledge.FeedChange{Deed: c.deed(cl, knowledge.DeedFeedNow), ID: f.ID})
}

func stopFeed(ctx context.Context, c *Chat, cl *call, f *knowledge.Feed, sure string) (Response, error) {
	if strings.ToLower(sure) != "ya" {
		r := say(wordFeedStopAsk(f))
		r.Buttons = [][]Button{{
			{Label: buttonFeedStopYes, Action: fmt.Sprintf("%s %d ya", actionFeedStop, f.ID)},
			{Label: buttonFeedStopNo, Action: fmt.Sprintf("%s %d", actionFeedShow, f.ID)},
		}}
		return r, nil
	}
	return withFeedsButton(say(wordFeedStopped(f))), c.Feeds.ChangeFeed(ctx, knowledge.FeedChange{Deed: c.deed(cl, knowledge.DeedFeedStop), ID: f.ID})
}

// feedButtons are what can be done with a feed by who may approve.
func feedButtons(f *knowledge.Feed) [][]Button {
	var rows [][]Button
	if f.State == knowledge.FeedHeld && f.Difference != nil {
		rows = append(rows, []Button{
			{Label: buttonFeedTake, Action: fmt.Sprintf("%s %d %s", actionFeedTake, f.ID, f.Digest)},
			{Label: buttonFeedSkip, Action: fmt.Sprintf("%s %d %s", actionFeedSkip, f.ID, f.Digest)},
		})
	}
	last := []Button{{Label: buttonFeedStop, Action: fmt.Sprintf("%s %d", actionFeedStop, f.ID)}}
	if f.State != knowledge.FeedAccepted {
		last = append([]Button{{Label: buttonFeedNow, Action: fmt.Sprintf("%s %d", actionFeedNow, f.ID)}}, last...)
	}
	return append(rows, last)
}

// withFeedsButton adds the way back to the list.
func withFeedsButton(r Response) Response {
	r.Buttons = append(r.Buttons, []Button{{Label: buttonFeeds, Action: actionFeeds}})
	return r
}

// FeedHeld tells officers that what a feed holds now waits for them.
func FeedHeld(f *knowledge.Feed) Response {
	r := wordFeed(f)
	r.Buttons = feedButtons(f)
	return r
}

// FeedFailing tells officers that a feed cannot be read.
func FeedFailing(f *knowledge.Feed) Response {
	r := Response{Blocks: wordFeedFailing(f), Buttons: feedButtons(f)}
	return r
}

// FeedBroken is why a feed is not read whose content makes reading it fail.
func FeedBroken() *knowledge.FileProblem {
	return &knowledge.FileProblem{Reason: sayFeedBroken}
}

// FeedKnown tells who set a feed up that it can be read, and holds nothing new.
func FeedKnown(f *knowledge.Feed) Response { return withFeedsButton(say(wordFeedKnown(f))) }

// FeedTaken tells who accepted it that what a feed holds is in.
func FeedTaken(f *knowledge.Feed, d *knowledge.FileDifference) Response {
	r := Response{Blocks: []Block{paragraph(plain(wordFeedTaken(f))), paragraph(wordFileCounts(d)...)}}
	if d.ImportID != 0 {
		r.Buttons = [][]Button{{{Label: buttonUndo, Action: fmt.Sprintf("%s %d", actionImportUndo, d.ImportID)}}}
	}
	return withFeedsButton(r)
}
