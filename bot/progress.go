package bot

import (
	"context"
	"encoding/json"
	"maps"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/render"
	"setara/knowledge"
)

const (
	// speedOver is over how long the speed of a broadcast is taken at most.
	speedOver = 20 * time.Second
	// postAgainAfter is how long nothing is sent anew to an officer whom the last
	// message did not reach.
	postAgainAfter = 10 * time.Minute
	// noteAfter is how long replies are gathered before their author is told.
	noteAfter = 10 * time.Minute
	// notesEvery is how often it is looked for replies to tell of.
	notesEvery = time.Minute
)

// progress shows officers how the broadcasts go that they wrote or approved:
// one message each, edited in place while it goes on, with the report at the
// end. The first message and the report go through the outbox, and so survive
// a crash; the edits between them bypass it, since only the latest matters.
type progress struct {
	b *Bot
	// speeds are the broadcasts as they were seen lately, shown what stands in
	// the messages, as far as this run knows, and rest until when an officer's
	// chat is left alone.
	speeds map[int64]*speed
	shown  map[watcher]string
	rest   map[int64]time.Time
	// posted is when a message was sent last where there was none.
	posted map[watcher]time.Time
	noted  time.Time
}

// watcher is an officer who watches a broadcast.
type watcher struct{ broadcast, officer int64 }

// showProgress keeps officers informed until ctx ends.
func (b *Bot) showProgress(ctx context.Context) {
	p := progress{b: b, speeds: map[int64]*speed{}, shown: map[watcher]string{}, rest: map[int64]time.Time{}, posted: map[watcher]time.Time{}}
	ticker := time.NewTicker(b.ProgressEvery)
	defer ticker.Stop()
	for {
		if b.ledgerError() == nil {
			p.round(ctx)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// failed logs what could not be shown. It keeps nothing else from being shown,
// and is tried again in the next round.
func (p *progress) failed(ctx context.Context, broadcast int64, err error) {
	if ctx.Err() == nil {
		p.b.Logger.Error("progress is not shown", "broadcast", broadcast, "what", attempted(err), "kind", errorKind(err))
	}
}

// round looks at all that is watched once.
func (p *progress) round(ctx context.Context) {
	watched, err := p.b.Ledger.Watched(ctx, p.b.Now())
	if err != nil {
		p.failed(ctx, 0, err)
		return
	}
	speeds := map[int64]*speed{}
	for i := range watched {
		c := &watched[i]
		s := p.speeds[c.ID]
		if s == nil {
			s = &speed{}
		}
		s.see(time.Now(), c)
		speeds[c.ID] = s
		p.follow(ctx, c, s)
	}
	p.speeds = speeds
	over := func(w watcher) bool { return speeds[w.broadcast] == nil }
	maps.DeleteFunc(p.shown, func(w watcher, _ string) bool { return over(w) })
	maps.DeleteFunc(p.posted, func(w watcher, _ time.Time) bool { return over(w) })
	if time.Since(p.noted) < notesEvery {
		return
	}
	p.noted = time.Now()
	p.tellReplies(ctx)
}

// follow shows a broadcast to all who watch it and still may.
func (p *progress) follow(ctx context.Context, c *knowledge.Broadcast, s *speed) {
	kept, err := p.b.Ledger.Progress(ctx, c.ID)
	if err != nil {
		p.failed(ctx, c.ID, err)
		return
	}
	for _, officer := range [...]int64{c.Author, c.ApprovedBy} {
		if officer == 0 {
			continue
		}
		w := ledger.Progress{Officer: officer}
		for _, known := range kept {
			if known.Officer == officer {
				w = known
			}
		}
		if err := p.show(ctx, c, s, w); err != nil {
			p.failed(ctx, c.ID, err)
		}
	}
}

// show shows a broadcast to one officer. Who is none any more learns nothing,
// and counts as told.
func (p *progress) show(ctx context.Context, c *knowledge.Broadcast, s *speed, w ledger.Progress) error {
	ended := !c.EndedAt.IsZero()
	if ended && (w.Final || c.Counts.Open() > 0) {
		return nil
	}
	role, err := p.b.Ledger.Role(ctx, w.Officer)
	if err != nil {
		return err
	}
	if !role.May(knowledge.RightRead) {
		if !ended {
			return nil
		}
		w.Final = true
		_, err := p.b.Ledger.Watch(ctx, c.ID, w, nil, p.b.Now())
		return err
	}
	if ended {
		return p.report(ctx, c, w, role)
	}
	view := knowledge.BroadcastProgress{Broadcast: *c, PerSecond: s.perSecond()}
	if view.Replies, err = p.b.Ledger.CountReplies(ctx, c.ID); err != nil {
		return err
	}
	r := chat.Progress(&view, role.May(knowledge.RightApprove))
	if w.Letter == 0 || w.Gone {
		key := watcher{c.ID, w.Officer}
		if at, posted := p.posted[key]; posted && time.Since(at) < postAgainAfter {
			return nil
		}
		p.posted[key] = time.Now()
		w.Final = false
		return p.post(ctx, c.ID, w, r, false)
	}
	if w.Final { // it goes on: what failed is sent again
		w.Final = false
		if _, err := p.b.Ledger.Watch(ctx, c.ID, w, nil, p.b.Now()); err != nil {
			return err
		}
	}
	return p.edit(ctx, c.ID, w, r)
}

// report puts the report into the message, or into a new one where there is
// none that can be edited.
func (p *progress) report(ctx context.Context, c *knowledge.Broadcast, w ledger.Progress, role knowledge.Role) error {
	a, err := p.b.Ledger.Aftermath(ctx, c.ID)
	if err != nil {
		return err
	}
	w.Final = true
	delete(p.shown, watcher{c.ID, w.Officer})
	return p.post(ctx, c.ID, w, chat.Report(c, &a, role.May), w.Letter != 0 && !w.Gone)
}

// post puts a message, or its replacement, into the outbox.
func (p *progress) post(ctx context.Context, id int64, w ledger.Progress, r chat.Response, replace bool) error {
	m, actions := newMessage(w.Officer, render.HTML(r, render.TextLimit)[0])
	payload, err := json.Marshal(m)
	if err != nil {
		return err
	}
	letter := ledger.Letter{Chat: w.Officer, Kind: ledger.Send, Payload: payload, Actions: actions}
	if replace {
		letter.Kind, letter.Replaces = ledger.Edit, w.Letter
	}
	var letterID int64
	if err := p.b.try(func() (err error) {
		letterID, err = p.b.Ledger.Watch(context.WithoutCancel(ctx), id, w, &letter, p.b.Now())
		return err
	}); err != nil {
		return err
	}
	if !w.Final {
		p.shown[watcher{id, w.Officer}] = string(payload)
	}
	p.b.queue.push(newItems([]ledger.Letter{letter}, []int64{letterID}, &arrival{at: time.Now()})...)
	return nil
}

// edit edits the message, where something has changed and nothing else is to
// go to the officer's chat now. What becomes of it does not matter: there is
// a next time.
func (p *progress) edit(ctx context.Context, id int64, w ledger.Progress, r chat.Response) error {
	m, _ := newMessage(w.Officer, render.HTML(r, render.TextLimit)[0])
	payload, err := json.Marshal(m)
	if err != nil {
		return err
	}
	key := watcher{id, w.Officer}
	if w.Message == 0 || p.shown[key] == string(payload) || time.Now().Before(p.rest[w.Officer]) || !p.b.queue.spare(w.Officer) {
		return nil
	}
	d := delivery{b: p.b, message: m, claimed: &ledger.Claimed{
		Letter: ledger.Letter{Chat: w.Officer, Kind: ledger.Edit}, Target: w.Message,
	}}
	short, cancel := context.WithTimeout(ctx, asideTimeout)
	defer cancel()
	d.attempt(short, ledger.Edit)
	switch d.failure.verdict {
	case accepted:
		p.shown[key] = string(payload)
	case tooMany:
		p.b.Metrics.TooMany(d.method)
		p.rest[w.Officer] = time.Now().Add(d.failure.wait)
		p.b.queue.hold(w.Officer, d.failure.wait)
	case gone:
		return p.post(ctx, id, w, r, false)
	default:
		p.rest[w.Officer] = time.Now().Add(time.Minute)
		p.b.Logger.Debug("progress is not edited", "broadcast", id, "chat", w.Officer, d.failure.log())
	}
	return nil
}

// tellReplies tells authors of the replies that have gathered, by day.
func (p *progress) tellReplies(ctx context.Context) {
	notes, err := p.b.Ledger.ReplyNotes(ctx, p.b.Now().Add(-noteAfter))
	if err != nil {
		p.failed(ctx, 0, err)
		return
	}
	for _, n := range notes {
		if err := p.note(ctx, n); err != nil {
			p.failed(ctx, n.Broadcast, err)
		}
	}
}

// note tells the author of a broadcast of its replies. Who is no officer any
// more learns nothing, and counts as told.
func (p *progress) note(ctx context.Context, n ledger.ReplyNote) error {
	may, err := p.b.Ledger.May(ctx, n.Author, knowledge.RightRead)
	if err != nil {
		return err
	}
	var letters []ledger.Letter
	if may {
		o := Outgoing{Chat: n.Author, Response: chat.ReplyNote(n.Broadcast, n.New)}
		if letters, err = o.letters(ledger.Answers); err != nil {
			return err
		}
	}
	for i := range letters {
		letters[i].Daytime = true
	}
	var ids []int64
	if err := p.b.try(func() (err error) {
		ids, err = p.b.Ledger.Note(context.WithoutCancel(ctx), n, letters, p.b.Now())
		return err
	}); err != nil {
		return err
	}
	p.b.queue.push(newItems(letters, ids, &arrival{at: time.Now()})...)
	return nil
}
