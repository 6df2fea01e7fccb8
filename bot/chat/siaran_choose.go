package chat

import (
	"context"
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
)

// topicsToChoose are the topics of announcements, the urgent one last: it is
// for admins.
var topicsToChoose = [...]knowledge.Topic{
	knowledge.TopicPrograms, knowledge.TopicTraining, knowledge.TopicRules, knowledge.TopicMarket, knowledge.TopicUrgent,
}

// askTopic asks what a draft is about.
func (c *Chat) askTopic(ctx context.Context, cl *call, on *broadcastSeen) (Response, error) {
	on.ask(cl, wantTopic)
	manages, err := c.may(ctx, cl, knowledge.RightManage)
	if err != nil {
		return Response{}, err
	}
	r := Response{Blocks: wordAskTopic(manages)}
	for i, topic := range topicsToChoose {
		if topic != knowledge.TopicUrgent || manages {
			r.Buttons = addInPairs(r.Buttons, i, Button{Label: capital(newsNames[topic]), Action: broadcastAction("topik", &on.Broadcast, string(topic))})
		}
	}
	return r, nil
}

// setTopic asks for the topic, or sets it.
func setTopic(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if on.Kind != knowledge.BroadcastSend {
		return say(sayTopicOfTarget), nil
	}
	topic, ok := readTopic(strings.ToLower(strings.Trim(on.rest, " .!")))
	if !ok || topic == knowledge.TopicEverything {
		return c.askTopic(ctx, cl, on)
	}
	if topic == knowledge.TopicUrgent {
		if ok, err := c.may(ctx, cl, knowledge.RightManage); err != nil || !ok {
			return say(sayUrgentForAdmins), err
		}
	}
	return c.redraft(ctx, cl, &on.Broadcast, wordTopicChosen(topic), func(b *knowledge.Broadcast) { b.Topic = topic })
}

// askSegment asks whom a draft is for.
func (c *Chat) askSegment(ctx context.Context, cl *call, on *broadcastSeen) (Response, error) {
	on.ask(cl, wantSegment)
	r := say(askSegment)
	r.Buttons = [][]Button{{{Label: buttonEverybody, Action: broadcastAction("sasaran", &on.Broadcast, "semua")}}}
	if c.Segments == nil {
		return r, nil
	}
	saved, err := c.Segments.SavedSegments(ctx)
	if err != nil {
		return Response{}, err
	}
	for i := range saved[:min(len(saved), savedToChoose)] {
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: saved[i].Name, Action: broadcastAction("sasaran", &on.Broadcast, "segmen", saved[i].Name)})
	}
	return r, nil
}

// savedToChoose is how many saved segments are offered.
const savedToChoose = 8

// setSegment asks whom it is for, or sets it.
func setSegment(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if on.rest == "" {
		return c.askSegment(ctx, cl, on)
	}
	if on.Kind != knowledge.BroadcastSend {
		return say(sayForWhoHasIt), nil
	}
	segment, trouble, err := c.readSegment(ctx, on.rest)
	switch {
	case err != nil:
		return Response{}, err
	case trouble != "":
		on.ask(cl, wantSegment)
		return say(trouble), nil
	case segment.Op == "": // everybody, and chosen
		segment.Op = knowledge.SegmentAll
	}
	samples, err := c.samplesOf(ctx, segment)
	if err != nil {
		return Response{}, err
	}
	r, err := c.redraft(ctx, cl, &on.Broadcast, "", func(b *knowledge.Broadcast) { b.Segment = segment })
	r.Blocks = append(samples, r.Blocks...)
	return r, err
}

// samplesOf are samples of why people are among those whom a draft is for, where
// they are enough.
func (c *Chat) samplesOf(ctx context.Context, s knowledge.Segment) ([]Block, error) {
	if c.Segments == nil {
		return nil, nil
	}
	samples, err := c.Segments.SampleSegment(ctx, s, c.today(), segmentSamples)
	if err != nil || len(samples) == 0 {
		return nil, err
	}
	reader, err := c.segmentReader(ctx)
	if err != nil {
		return nil, err
	}
	blocks := say(saySegmentSamples).Blocks
	for i := range samples {
		blocks = append(blocks, reader.wordSegmentSample(&samples[i]))
	}
	return blocks, nil
}

// askSendTime asks when a draft is to be sent.
func (c *Chat) askSendTime(cl *call, on *broadcastSeen, why ...string) Response {
	on.ask(cl, wantSendTime)
	r := say(append(why, askSendTime)...)
	r.Buttons = [][]Button{{{Label: buttonAtOnce, Action: broadcastAction("waktu", &on.Broadcast, "sekarang")}}}
	y, m, d := c.Now().In(knowledge.WIB).Date()
	for i, ahead := range [...]int{1, 2} {
		at := time.Date(y, m, d+ahead, 9, 0, 0, 0, knowledge.WIB)
		r.Buttons = addInPairs(r.Buttons, i+1, Button{
			Label: wordTimeLabel(at), Action: broadcastAction("waktu", &on.Broadcast, at.Format("2006-01-02 15.04")),
		})
	}
	return r
}

// takeSendTime is setSendTime, also where a day that begins with a number was
// typed right behind the id.
func takeSendTime(ctx context.Context, c *Chat, cl *call, rest string) (Response, error) {
	if id, said, ok := leadingNumber(rest); ok && cl.message == nil {
		if _, fault := readSendTime(said, c.Now()); fault != timeUnread {
			rest = fmt.Sprintf("%d 0 %s", id, said)
		}
	}
	return onDraft(setSendTime)(ctx, c, cl, rest)
}

// setSendTime asks when it is to be sent, or sets that.
func setSendTime(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if on.Kind == knowledge.BroadcastDelete {
		return say(sayDeletedAtOnce), nil
	}
	if on.rest == "" {
		return c.askSendTime(cl, on), nil
	}
	at, fault := readSendTime(on.rest, c.Now())
	if fault != timeGood {
		return c.askSendTime(cl, on, wordTimeFault(fault, at)), nil
	}
	return c.redraft(ctx, cl, &on.Broadcast, wordTimeChosen(at, on.Urgent()), func(b *knowledge.Broadcast) { b.SendAt = at })
}

// setRateOfBroadcast lets an admin pay for a faster broadcast, once the price is
// confirmed, or takes that back.
func setRateOfBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	switch strings.ToLower(on.rest) {
	case "biasa":
		return c.redraft(ctx, cl, &on.Broadcast, sayRateFree, func(b *knowledge.Broadcast) { b.Paid, b.Rate = false, 0 })
	case "", "bayar", "bayar ya":
	default:
		return say(sayBroadcastForm), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightManage); !ok {
		return refusal, err
	}
	if on.Kind != knowledge.BroadcastSend {
		return say(sayNoPaidChange), nil
	}
	if strings.ToLower(on.rest) == "bayar ya" && on.seen {
		return c.redraft(ctx, cl, &on.Broadcast, sayRatePaid, func(b *knowledge.Broadcast) { b.Paid, b.Rate = true, knowledge.PaidRate })
	}
	reach, err := c.reach(ctx, &on.Broadcast)
	if err != nil {
		return Response{}, err
	}
	r := Response{Blocks: wordAskPaid(reach.reachable, c.rate(&on.Broadcast))}
	r.Buttons = [][]Button{
		{{Label: wordPay(reach.reachable), Action: broadcastAction("laju", &on.Broadcast, "bayar", "ya")}},
		{{Label: buttonRateFree, Action: broadcastAction("laju", &on.Broadcast, "biasa")}},
	}
	return r, nil
}

// rate is how many deliveries a second a broadcast may make at most where it is
// not paid for.
func (c *Chat) rate(b *knowledge.Broadcast) int {
	if b.Rate > 0 && !b.Paid {
		return min(b.Rate, c.BroadcastRate)
	}
	return c.BroadcastRate
}
