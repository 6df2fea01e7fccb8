package chat

import (
	"context"
	"fmt"
	"time"

	"setara/knowledge"
	"setara/knowledge/text"
)

// People keeps whom announcements may reach, and what they left.
type People interface {
	// See notes that the person of a private chat has written. Of those who have
	// not agreed, as of the end of the turn, nothing is kept.
	See(ctx context.Context, chat int64, seen knowledge.Seen) error
	// LeftTopics are the topics that the person has left; who has left
	// [knowledge.TopicEverything] gets none.
	LeftTopics(ctx context.Context, chat int64) ([]knowledge.Topic, error)
	// ChangeTopic has the person leave a topic, or takes that back. To leave
	// [knowledge.TopicEverything] keeps what was left before it.
	ChangeTopic(ctx context.Context, chat int64, topic knowledge.Topic, leave bool, now time.Time) error
}

// mostLooked is how many programmes side by side are taken for looked at: a
// longer list is leafed through.
const mostLooked = 3

// see notes who wrote and what the turn was about, in a private chat.
func (c *Chat) see(ctx context.Context, m Message, conv *conversation) error {
	if c.People == nil || c.group || conv.forgotten {
		return nil
	}
	about, err := c.interestsOf(ctx, conv)
	if err != nil {
		return err
	}
	err = c.People.See(ctx, m.Chat, knowledge.Seen{At: c.Now(), Name: m.Name, Language: m.Language, Interests: about})
	if err != nil {
		return fmt.Errorf("note who wrote: %w", err)
	}
	return nil
}

// interestsOf are what was told in this turn, and what else it noted.
func (c *Chat) interestsOf(ctx context.Context, conv *conversation) ([]knowledge.Interest, error) {
	all := conv.noted
	if !conv.toldNow {
		return all, nil
	}
	for _, t := range conv.Told {
		switch {
		case t.Price != nil:
			all = append(all, goodsInterests(t.Price.Case.Said.Product)...)
		case t.Cost != nil:
			all = append(all, goodsInterests(t.Cost.Product)...)
		case t.Import != nil:
			all = append(all, goodsInterests(t.Import.Said.Product)...)
		case t.Entries != nil:
			looked, err := c.lookedAt(ctx, t.Entries)
			if err != nil {
				return nil, err
			}
			all = append(all, looked...)
		}
	}
	return all, nil
}

// goodsInterests are interests in goods: by their own name, and in all kinds
// that they count as. The own name is the last: it is what they are called.
func goodsInterests(name string) []knowledge.Interest {
	own := productKey(name)
	if own == "" || len(own) > knowledge.MaxSegmentValue {
		return nil
	}
	var all []knowledge.Interest
	for _, kind := range text.KindsOf(name) {
		if key := productKey(kind); key != own {
			all = append(all, knowledge.Interest{Kind: knowledge.ByProduct, Value: key})
		}
	}
	return append(all, knowledge.Interest{Kind: knowledge.ByProduct, Value: own, Name: name})
}

// lookedAt are the programmes among entries that were told.
func (c *Chat) lookedAt(ctx context.Context, told *entryBasis) (all []knowledge.Interest, err error) {
	ids := told.IDs
	if len(told.Fit) > 0 {
		ids = told.Fit
	}
	if len(ids) > mostLooked {
		return nil, nil
	}
	for _, id := range ids {
		hit, ok, err := c.entry(ctx, id)
		if err != nil {
			return nil, err
		}
		if ok && hit.Program != nil {
			all = append(all, knowledge.Interest{Kind: knowledge.ByProgram, Value: id})
		}
	}
	return all, nil
}

// noteKept notes the goods that a chat has kept, once it agrees.
func (c *Chat) noteKept(products []knowledge.Product, conv *conversation) {
	for i := range products {
		conv.noted = append(conv.noted, goodsInterests(products[i].Name)...)
	}
}
