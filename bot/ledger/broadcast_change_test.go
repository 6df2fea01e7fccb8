package ledger

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// act is one act on a broadcast at noon.
func act(l *Ledger, t *testing.T, by int64, kind knowledge.DeedKind, c knowledge.BroadcastChange) error {
	t.Helper()
	c.Deed = knowledge.Deed{Act: knowledge.Act{By: by, At: noon}, Kind: kind}
	return l.ChangeBroadcast(t.Context(), c)
}

// announcement is a draft that lacks nothing.
func announcement() *knowledge.Broadcast {
	return &knowledge.Broadcast{
		Kind: knowledge.BroadcastSend, Content: knowledge.Content{Text: "Pelatihan hari Kamis"},
		Segment: knowledge.Segment{Op: knowledge.SegmentAll}, Topic: knowledge.TopicTraining, SendAt: noon.Add(time.Hour),
	}
}

// drafted is the number of a new draft of ratna's.
func drafted(t *testing.T, l *Ledger) int64 {
	t.Helper()
	id, err := l.BroadcastNumber(t.Context(), 0)
	must(t, err)
	must(t, act(l, t, ratna, knowledge.DeedDraft, knowledge.BroadcastChange{ID: id, Broadcast: announcement()}))
	return id
}

func TestADraftIsReadAsItWasWritten(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor})
	id := drafted(t, l)
	b, err := l.Broadcast(t.Context(), id)
	must(t, err)
	want := *announcement()
	want.ID, want.Author, want.Revision, want.State = id, ratna, 1, knowledge.BroadcastDraft
	want.CreatedAt, want.ChangedAt, want.Counts = noon, noon, knowledge.DeliveryCounts{}
	if diff := cmp.Diff(want, b); diff != "" {
		t.Errorf("the draft (-want +got):\n%s", diff)
	}
	if next := drafted(t, l); next <= id {
		t.Errorf("a draft is called %d after %d", next, id)
	}
	list, err := l.Broadcasts(t.Context(), knowledge.BroadcastList{Author: ratna, States: []knowledge.BroadcastState{knowledge.BroadcastDraft}, Limit: 1})
	if err != nil || len(list) != 1 || list[0].ID <= id {
		t.Errorf("listed are %+v (%v)", list, err)
	}
	if _, err := l.Broadcast(t.Context(), 99); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("of one that there is not: %v", err)
	}
}

func TestADraftIsItsAuthorsAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		by   int64
		kind knowledge.DeedKind
		then knowledge.BroadcastChange
		ok   bool
	}{
		{"its author changes it", ratna, knowledge.DeedRedraft, knowledge.BroadcastChange{Revision: 1, Broadcast: announcement()}, true},
		{"its author changes what has changed since", ratna, knowledge.DeedRedraft, knowledge.BroadcastChange{Revision: 2, Broadcast: announcement()}, false},
		{"its author submits it", ratna, knowledge.DeedSubmit, knowledge.BroadcastChange{Revision: 1}, true},
		{"its author throws it away", ratna, knowledge.DeedDiscard, knowledge.BroadcastChange{}, true},
		{"its author tests it", ratna, knowledge.DeedTest, knowledge.BroadcastChange{Revision: 1}, true},
		{"an approver tests it", sari, knowledge.DeedTest, knowledge.BroadcastChange{Revision: 1}, true},
		{"its author makes it urgent", ratna, knowledge.DeedRedraft, knowledge.BroadcastChange{Broadcast: urgent()}, false},
		{"another changes it", sari, knowledge.DeedRedraft, knowledge.BroadcastChange{Broadcast: announcement()}, false},
		{"another submits it", sari, knowledge.DeedSubmit, knowledge.BroadcastChange{}, false},
		{"another throws it away", sari, knowledge.DeedDiscard, knowledge.BroadcastChange{}, false},
		{"another returns what does not wait", sari, knowledge.DeedReturn, knowledge.BroadcastChange{}, false},
		{"an admin changes it", first, knowledge.DeedRedraft, knowledge.BroadcastChange{Broadcast: announcement()}, false},
		{"nobody tests it", nobody, knowledge.DeedTest, knowledge.BroadcastChange{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor, sari: knowledge.RoleApprover})
			c.then.ID = drafted(t, l)
			before, err := l.CountDeeds(t.Context())
			must(t, err)
			err = act(l, t, c.by, c.kind, c.then)
			after, _ := l.CountDeeds(t.Context())
			if c.ok && (err != nil || after != before+1) || !c.ok && (!errors.Is(err, ErrChanged) || after != before) {
				t.Errorf("it returns %v, deeds were %d and are %d", err, before, after)
			}
		})
	}
}

func urgent() *knowledge.Broadcast {
	b := announcement()
	b.Topic = knowledge.TopicUrgent
	return b
}

func TestADraftThatLacksSomethingIsNotSubmitted(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor})
	for name, lacks := range map[string]func(*knowledge.Broadcast){
		"the topic":   func(b *knowledge.Broadcast) { b.Topic = "" },
		"the segment": func(b *knowledge.Broadcast) { b.Segment = knowledge.Segment{} },
		"the message": func(b *knowledge.Broadcast) { b.Content = knowledge.Content{} },
	} {
		b := announcement()
		lacks(b)
		id, err := l.BroadcastNumber(t.Context(), 0)
		must(t, err)
		must(t, act(l, t, ratna, knowledge.DeedDraft, knowledge.BroadcastChange{ID: id, Broadcast: b}))
		if err := act(l, t, ratna, knowledge.DeedSubmit, knowledge.BroadcastChange{ID: id}); !errors.Is(err, ErrChanged) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestWhatIsReturnedIsADraftAgainAndWhatIsThrownAwayIsNotListed(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleApprover, sari: knowledge.RoleApprover})
	id := drafted(t, l)
	must(t, act(l, t, ratna, knowledge.DeedSubmit, knowledge.BroadcastChange{ID: id, Revision: 1}))
	if err := act(l, t, ratna, knowledge.DeedReturn, knowledge.BroadcastChange{ID: id, Revision: 1}); !errors.Is(err, ErrChanged) {
		t.Errorf("its author returns it: %v", err)
	}
	must(t, act(l, t, sari, knowledge.DeedReturn, knowledge.BroadcastChange{ID: id, Revision: 1}))
	if b, err := l.Broadcast(t.Context(), id); err != nil || b.State != knowledge.BroadcastDraft {
		t.Errorf("it is %+v (%v)", b, err)
	}
	must(t, act(l, t, ratna, knowledge.DeedDiscard, knowledge.BroadcastChange{ID: id}))
	if list, err := l.Broadcasts(t.Context(), knowledge.BroadcastList{Limit: 9}); err != nil || len(list) != 0 {
		t.Errorf("listed are %+v (%v)", list, err)
	}
}

func TestAnOfficerHasSoManyDraftsAndNoMore(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor, sari: knowledge.RoleAuthor})
	for range knowledge.MaxDrafts {
		drafted(t, l)
	}
	if err := act(l, t, ratna, knowledge.DeedDraft, knowledge.BroadcastChange{Broadcast: announcement()}); !errors.Is(err, ErrChanged) {
		t.Errorf("one more: %v", err)
	}
	must(t, act(l, t, sari, knowledge.DeedDraft, knowledge.BroadcastChange{Broadcast: announcement()}))
}

func TestTheNumberOfADraftIsThatOfItsMessage(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor})
	id, err := l.BroadcastNumber(t.Context(), 7)
	must(t, err)
	c := knowledge.BroadcastChange{ID: id, Broadcast: announcement()}
	c.Deed = knowledge.Deed{Act: knowledge.Act{By: ratna, Update: 7, At: noon}, Kind: knowledge.DeedDraft}
	must(t, l.ChangeBroadcast(t.Context(), c))
	if again, err := l.BroadcastNumber(t.Context(), 7); err != nil || again != id {
		t.Errorf("the same message has number %d, then %d (%v)", id, again, err)
	}
	must(t, l.ChangeBroadcast(t.Context(), c))
	if list, err := l.Broadcasts(t.Context(), knowledge.BroadcastList{Limit: 9}); err != nil || len(list) != 1 {
		t.Errorf("kept are %d (%v)", len(list), err)
	}
}

// agreed has so many people agree to be written to.
func agreed(t *testing.T, l *Ledger, n int) {
	t.Helper()
	for chat := range int64(n) {
		_, err := l.Finish(t.Context(), &Turn{
			Chat: chat + 5000, At: noon, Consent: &Consent{Version: 2, Yes: true}, Seen: &knowledge.Seen{At: noon},
		})
		must(t, err)
	}
}

func TestADraftIsQueuedByWhoMayInTheRevisionThatTheySaw(t *testing.T) {
	urgently := func(b *knowledge.Broadcast) { b.Topic = knowledge.TopicUrgent }
	for _, c := range []struct {
		name   string
		author knowledge.Role
		draft  func(*knowledge.Broadcast)
		before func(t *testing.T, l *Ledger)
		by     int64
		kind   knowledge.DeedKind
		then   knowledge.BroadcastChange
		ok     bool
	}{
		{"a second officer approves", knowledge.RoleAuthor, nil, nil, sari, knowledge.DeedApprove, knowledge.BroadcastChange{Revision: 1}, true},
		{"a second officer approves another revision", knowledge.RoleAuthor, nil, nil, sari, knowledge.DeedApprove, knowledge.BroadcastChange{Revision: 2}, false},
		{"its author approves", knowledge.RoleAdmin, nil, nil, ratna, knowledge.DeedApprove, knowledge.BroadcastChange{Revision: 1}, false},
		{"nobody approves", knowledge.RoleAuthor, nil, nil, nobody, knowledge.DeedApprove, knowledge.BroadcastChange{Revision: 1}, false},
		{"a viewer approves", knowledge.RoleAuthor, nil, func(t *testing.T, l *Ledger) { appointed(t, l, sari, knowledge.RoleViewer) },
			sari, knowledge.DeedApprove, knowledge.BroadcastChange{Revision: 1}, false},
		{"what an author wrote who may not any more", knowledge.RoleAuthor, nil, func(t *testing.T, l *Ledger) { appointed(t, l, ratna, knowledge.RoleViewer) },
			sari, knowledge.DeedApprove, knowledge.BroadcastChange{Revision: 1}, false},
		{"what an admin made urgent", knowledge.RoleAdmin, urgently, nil, sari, knowledge.DeedApprove, knowledge.BroadcastChange{Revision: 1}, true},
		{"what somebody made urgent who is no admin any more", knowledge.RoleAdmin, urgently,
			func(t *testing.T, l *Ledger) { appointed(t, l, ratna, knowledge.RoleApprover) },
			sari, knowledge.DeedApprove, knowledge.BroadcastChange{Revision: 1}, false},
		{"its author sends it to as many as they may", knowledge.RoleAuthor, nil, back,
			ratna, knowledge.DeedSend, knowledge.BroadcastChange{Revision: 2, Over: 3}, true},
		{"its author sends it to more", knowledge.RoleAuthor, nil, back,
			ratna, knowledge.DeedSend, knowledge.BroadcastChange{Revision: 2, Over: 2}, false},
		{"its author sends what waits", knowledge.RoleAuthor, nil, nil,
			ratna, knowledge.DeedSend, knowledge.BroadcastChange{Revision: 1, Over: 9}, false},
		{"another sends it", knowledge.RoleAuthor, nil, back,
			sari, knowledge.DeedSend, knowledge.BroadcastChange{Revision: 2, Over: 9}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := staffed(t, map[int64]knowledge.Role{ratna: c.author, sari: knowledge.RoleApprover})
			agreed(t, l, 3)
			b := announcement()
			if c.draft != nil {
				c.draft(b)
			}
			must(t, act(l, t, ratna, knowledge.DeedDraft, knowledge.BroadcastChange{Broadcast: b}))
			must(t, act(l, t, ratna, knowledge.DeedSubmit, knowledge.BroadcastChange{ID: 1, Revision: 1}))
			if c.before != nil {
				c.before(t, l)
			}
			c.then.ID = 1
			err := act(l, t, c.by, c.kind, c.then)
			now, readErr := l.Broadcast(t.Context(), 1)
			must(t, readErr)
			queued := now.State == knowledge.BroadcastQueued && now.Counts.Total() == 3
			if c.ok && (err != nil || !queued) || !c.ok && (!errors.Is(err, ErrChanged) || queued || now.Counts.Total() != 0) {
				t.Errorf("it returns %v, and is %+v", err, now)
			}
			if err := act(l, t, c.by, c.kind, c.then); !errors.Is(err, ErrChanged) {
				t.Errorf("the same again returns %v", err)
			}
		})
	}
}

// appointed gives an officer another role.
func appointed(t *testing.T, l *Ledger, id int64, role knowledge.Role) {
	t.Helper()
	must(t, l.ChangeStaff(t.Context(), by(first, knowledge.StaffChange{Officer: id, Role: role}, knowledge.DeedAppoint)))
}

// back makes the broadcast that waits a draft again.
func back(t *testing.T, l *Ledger) {
	t.Helper()
	must(t, act(l, t, ratna, knowledge.DeedRedraft, knowledge.BroadcastChange{ID: 1, Revision: 1, Broadcast: announcement()}))
}
