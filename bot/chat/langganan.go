package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// The actions of buttons about topics. The word of a topic stands behind those
// that end in a space.
const (
	actionTopics    = "/langganan"
	actionTopicQuit = "/langganan keluar "
	actionTopicJoin = "/langganan ikut "
	// actionTopicBack takes back what was left last: to come back to
	// everything leaves what was left before.
	actionTopicBack = "/langganan balik "
)

// newsTopics are what owners can leave one by one, in the order of the list.
var newsTopics = [...]knowledge.Topic{
	knowledge.TopicPrograms, knowledge.TopicTraining, knowledge.TopicRules, knowledge.TopicMarket, knowledge.TopicUrgent,
}

// LeaveButton is the button below an announcement by which its recipient leaves
// the topic, in one tap.
func LeaveButton(topic knowledge.Topic) knowledge.ContentButton {
	return knowledge.ContentButton{Label: wordLeaveButton(topic), Action: actionTopicQuit + string(topic)}
}

// showTopics is /langganan: the topics of announcements, leaving them and coming
// back.
func showTopics(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.People == nil || c.Consents == nil || c.group {
		return say(sayTopicsPrivate), nil
	}
	verb, rest, _ := strings.Cut(strings.ToLower(strings.TrimSpace(cl.rest)), " ")
	if topic, ok := readTopic(rest); ok {
		switch verb {
		case "keluar", "berhenti", "stop":
			return c.leaveTopic(ctx, cl, topic)
		case "balik":
			if err := c.changeTopic(ctx, cl, topic, false); err != nil {
				return Response{}, err
			}
			return c.backIn(ctx, cl, topic)
		case "ikut", "masuk", "langganan":
			return c.joinTopic(ctx, cl, topic)
		}
	}
	return c.listTopics(ctx, cl)
}

// readTopic reads a topic by its word.
func readTopic(word string) (knowledge.Topic, bool) {
	topic := knowledge.Topic(strings.TrimSpace(word))
	return topic, topic == knowledge.TopicEverything || slices.Contains(newsTopics[:], topic)
}

// listTopics shows what the owner gets, with a button for each change.
func (c *Chat) listTopics(ctx context.Context, cl *call) (Response, error) {
	agreed, err := c.agreed(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	if !agreed {
		r := say(sayTopicsNoConsent)
		r.Buttons = [][]Button{{{Label: buttonTopicsConsent, Action: actionConsent}}}
		return r, nil
	}
	left, err := c.People.LeftTopics(ctx, cl.chat)
	if err != nil {
		return Response{}, fmt.Errorf("read topics: %w", err)
	}
	r := say(sayTopics)
	if slices.Contains(left, knowledge.TopicEverything) {
		r = say(sayTopicsAllLeft)
		r.Buttons = [][]Button{{{Label: buttonTopicsJoinAll, Action: actionTopicJoin + string(knowledge.TopicEverything)}}}
		return r, nil
	}
	for _, topic := range newsTopics {
		out := slices.Contains(left, topic)
		r.Blocks = append(r.Blocks, wordTopic(topic, out))
		button := Button{Label: wordLeaveButton(topic), Action: actionTopicQuit + string(topic)}
		if out {
			button = Button{Label: wordJoinButton(topic), Action: actionTopicJoin + string(topic)}
		}
		r.Buttons = append(r.Buttons, []Button{button})
	}
	if len(left) > 0 {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonTopicsJoinAll, Action: actionTopicJoin + string(knowledge.TopicEverything)}})
	}
	if len(left) < len(newsTopics) {
		r.Buttons = append(r.Buttons, []Button{{
			Label: wordLeaveButton(knowledge.TopicEverything), Action: actionTopicQuit + string(knowledge.TopicEverything),
		}})
	}
	return r, nil
}

// leaveTopic has the owner leave a topic, which can be taken back.
func (c *Chat) leaveTopic(ctx context.Context, cl *call, topic knowledge.Topic) (Response, error) {
	if err := c.changeTopic(ctx, cl, topic, true); err != nil {
		return Response{}, err
	}
	r := say(wordTopicLeft(topic))
	r.Buttons = [][]Button{
		{{Label: buttonTopicBack, Action: actionTopicBack + string(topic)}, {Label: buttonTopics, Action: actionTopics}},
	}
	return r, nil
}

// joinTopic has the owner get announcements about a topic again, or about all.
func (c *Chat) joinTopic(ctx context.Context, cl *call, topic knowledge.Topic) (Response, error) {
	left, err := c.People.LeftTopics(ctx, cl.chat)
	if err != nil {
		return Response{}, fmt.Errorf("read topics: %w", err)
	}
	back := []knowledge.Topic{topic}
	all := slices.Contains(left, knowledge.TopicEverything)
	switch {
	case topic == knowledge.TopicEverything:
		back = left
	case all:
		// All were left: all but this one still are, now one by one.
		back = append(back, knowledge.TopicEverything)
		for _, other := range newsTopics {
			if other != topic && !slices.Contains(left, other) {
				if err := c.changeTopic(ctx, cl, other, true); err != nil {
					return Response{}, err
				}
			}
		}
	}
	for _, t := range back {
		if err := c.changeTopic(ctx, cl, t, false); err != nil {
			return Response{}, err
		}
	}
	return c.backIn(ctx, cl, topic)
}

// backIn is said to who gets a topic again; without consent they get none.
func (c *Chat) backIn(ctx context.Context, cl *call, topic knowledge.Topic) (Response, error) {
	agreed, err := c.agreed(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	r := say(wordTopicBack(topic))
	r.Buttons = [][]Button{{{Label: buttonTopics, Action: actionTopics}}}
	if !agreed {
		r = say(sayTopicsNoConsent)
		r.Buttons = [][]Button{{{Label: buttonTopicsConsent, Action: actionConsent}}}
	}
	return r, nil
}

func (c *Chat) changeTopic(ctx context.Context, cl *call, topic knowledge.Topic, leave bool) error {
	if err := c.People.ChangeTopic(ctx, cl.chat, topic, leave, c.Now()); err != nil {
		return fmt.Errorf("change a topic: %w", err)
	}
	return nil
}

// agreed tells whether a chat has agreed to the consent of today.
func (c *Chat) agreed(ctx context.Context, chat int64) (bool, error) {
	yes, err := c.Consents.Consent(ctx, chat, ConsentVersion)
	if err != nil {
		return false, fmt.Errorf("look up consent: %w", err)
	}
	return yes, nil
}
