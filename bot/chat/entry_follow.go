package chat

import "context"

// takeEntryFollow answers what is asked on about the entry that was told last
// ("syaratnya apa?"), where the message names no other; false where it is
// something else.
func (c *Chat) takeEntryFollow(ctx context.Context, readings []Reading, conv *conversation) (Response, bool, error) {
	id, r := conv.lastEntry(), readings[0]
	if c.Entries == nil || id == "" || len(readings) != 1 || r.Doubt != nil || r.Understood.hasContent() || !asksSurely(readAsking(r.Text, nil)) {
		return Response{}, false, nil
	}
	found, err := c.findEntries(ctx, &r)
	if err != nil || found.Kind != foundNone && found.Hits[0].Named {
		return Response{}, false, err
	}
	hit, ok, err := c.entry(ctx, id)
	if err != nil || !ok {
		return Response{}, false, err
	}
	r.Intent = intentOf(&hit)
	a, err := c.answerEntry(ctx, r, &hit, readAsking(r.Text, hit.Entry()))
	if err != nil {
		return Response{}, false, err
	}
	conv.keep(&a)
	return a.Full(), true, nil
}

// lastEntry is the id of the entry that the last answer told; "" where it told
// none, or several.
func (conv *conversation) lastEntry() string {
	if len(conv.Told) != 1 || conv.Told[0].Entries == nil || len(conv.Told[0].Entries.IDs) != 1 {
		return ""
	}
	return conv.Told[0].Entries.IDs[0]
}

// asksSurely tells whether something of an entry is asked for by more than a
// word of any question.
func asksSurely(of askedOf) bool { return len(of.asks) > 0 && !of.asks[0].weak }
