package chat

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

const (
	// actionReplies leads to the replies, of a broadcast whose id may stand
	// behind it, and then a page.
	actionReplies = "/siaran balasan"
	// actionAnswer answers the reply whose id stands behind it with the text
	// behind that.
	actionAnswer = "/siaran jawab"
	// repliesPage is how many replies are listed at once: each may be long.
	repliesPage = 5
)

// listReplies lists what recipients replied, the unanswered first: to one
// broadcast, or to all of them.
func listReplies(ctx context.Context, c *Chat, cl *call, rest string) (Response, error) {
	if c.ReplyDesk == nil {
		return say(sayBroadcastForm), nil
	}
	first, second, _ := strings.Cut(rest, " ")
	broadcast, _ := strconv.ParseInt(first, 10, 64)
	page, err := strconv.Atoi(strings.TrimSpace(second))
	if err != nil || page < 1 || page > 1_000_000 {
		page = 1
	}
	skip := (page - 1) * repliesPage
	replies, all, err := c.ReplyDesk.Replies(ctx, max(broadcast, 0), skip, repliesPage)
	if err != nil {
		return Response{}, err
	}
	if len(replies) == 0 {
		return say(wordNoReplies(broadcast)), nil
	}
	answers, err := c.Officers.May(ctx, cl.person, knowledge.RightWrite)
	if err != nil {
		return Response{}, err
	}
	r := Response{Blocks: []Block{wordRepliesHead(broadcast, skip+1, skip+len(replies), all)}}
	for i := range replies {
		reply := &replies[i]
		r.Blocks = append(r.Blocks, wordReply(reply))
		if reply.AnsweredBy == 0 && answers {
			r.Buttons = addInPairs(r.Buttons, len(r.Buttons)+i, Button{
				Label: wordAnswerReply(reply), Action: fmt.Sprintf("%s %d", actionAnswer, reply.ID),
			})
		}
	}
	if skip+len(replies) < all {
		r.Buttons = append(r.Buttons, []Button{{
			Label: buttonMoreSources, Action: fmt.Sprintf("%s %d %d", actionReplies, max(broadcast, 0), page+1),
		}})
	}
	return r, nil
}

// answerReply answers a reply: its number stands in front, and what to say
// behind that, or in the next message. The owner gets it with the turn.
func answerReply(ctx context.Context, c *Chat, cl *call, rest string) (Response, error) {
	if c.ReplyDesk == nil {
		return say(sayBroadcastForm), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
		return refusal, err
	}
	number, text := rest, ""
	if i := strings.IndexAny(rest, " \n"); i >= 0 {
		number, text = rest[:i], strings.TrimSpace(rest[i:])
	}
	id, _ := strconv.ParseInt(number, 10, 64)
	if id <= 0 {
		return say(sayAnswerForm), nil
	}
	reply, err := c.ReplyDesk.Reply(ctx, id)
	if errors.Is(err, knowledge.ErrNotFound) {
		return say(sayNoSuchReply), nil
	}
	if err != nil {
		return Response{}, err
	}
	switch {
	case reply.AnsweredBy != 0:
		return say(wordAnsweredBefore(&reply)), nil
	case text == "":
		cl.conv.Replying = id
		return Response{Blocks: []Block{wordReply(&reply), paragraph(plain(sayAskAnswer))}}, nil
	case len([]rune(text)) > maxAnswer:
		cl.conv.Replying = id
		return say(sayAnswerTooLong), nil
	}
	r := say(wordAnswered(&reply))
	r.Buttons = [][]Button{{{Label: buttonReplies, Action: actionReplies}}}
	r.Further = []Further{{To: reply.Chat, Response: wordAnswerToOwner(&reply, text)}}
	return r, c.ReplyDesk.AnswerReply(ctx, knowledge.ReplyAnswer{Deed: c.deed(cl, knowledge.DeedReply), Reply: id, Text: text})
}

// takeAnswerText takes a message for the answer to a reply, where that was asked
// for. It returns false where it was not, or where the person may not answer any
// more.
func (c *Chat) takeAnswerText(ctx context.Context, cl *call) (Response, bool, error) {
	if cl.replying == 0 || c.ReplyDesk == nil {
		return Response{}, false, nil
	}
	if ok, _, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
		return Response{}, false, err
	}
	if controlOf(cl.rest) == controlStop {
		r, err := abandon(ctx, c, cl)
		return r, true, err
	}
	r, err := answerReply(ctx, c, cl, fmt.Sprintf("%d %s", cl.replying, cl.rest))
	return r, true, err
}
