package main

import (
	"database/sql"
	"fmt"

	"setara/bot/telegramtest"
	"setara/knowledge"
)

// deliveries are what the ledger has of the broadcast, by chat.
func (n *news) deliveries() map[int64]knowledge.Delivery {
	n.t.Helper()
	found := map[int64]knowledge.Delivery{}
	n.read(func(db *sql.DB) error {
		rows, err := db.QueryContext(n.ctx, `
			select chat, state, why, maybe, ifnull(message, 0) from deliveries where broadcast = ?`, n.id)
		if err != nil {
			return fmt.Errorf("list deliveries: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var d knowledge.Delivery
			if err := rows.Scan(&d.Chat, &d.State, &d.Why, &d.Maybe, &d.Message); err != nil {
				return err
			}
			found[d.Chat] = d
		}
		return rows.Err()
	})
	return found
}

// copies are the ids of the messages in which a person sees the broadcast.
func copies(p *telegramtest.Person) (ids []int64) {
	for _, m := range p.Transcript().FromBot() {
		if m.Text == newsText {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// judge looks at what each person saw before anything is tried again: whoever
// did not get it is out of reach, or uncertain; and nobody got it twice.
func (n *news) judge() {
	n.t.Helper()
	uncertain, arrived, states := 0, 0, knowledge.DeliveryCounts{}
	found := n.deliveries()
	for _, p := range n.people {
		d, seen := found[p.ChatID()], copies(p)
		states[d.State]++
		switch d.State {
		case knowledge.DeliverySent:
			if len(seen) != 1 || seen[0] != d.Message {
				n.t.Errorf("person %d sees messages %d, and the ledger has %d as sent", d.Chat, seen, d.Message)
			}
		case knowledge.DeliveryUncertain:
			uncertain++
			arrived += len(seen)
			if len(seen) > 1 {
				n.t.Errorf("person %d sees messages %d before any is tried again", d.Chat, seen)
			}
		case knowledge.DeliveryBlocked, knowledge.DeliverySkipped:
			if len(seen) != 0 || !n.outOfReach[d.Chat] || d.State == knowledge.DeliverySkipped && d.Why != knowledge.SkippedBlocked {
				n.t.Errorf("person %d sees messages %d, blocks the bot: %t, and is %s for %q", d.Chat, seen, n.outOfReach[d.Chat], d.State, d.Why)
			}
		default:
			n.t.Errorf("person %d is %q for %q in the end", p.ChatID(), d.State, d.Why)
		}
	}
	n.t.Logf("%v; of those uncertain %d have arrived", states, arrived)
	if most := n.mostInDoubt(); uncertain > most {
		n.t.Errorf("%d deliveries are uncertain, more than one for each sender in a kill, and each cut: %d", uncertain, most)
	}
	n.judgeBooks(states)
}

// mostInDoubt is how many deliveries the bot could not know the fate of: one for
// each sender that had one in a kill, of [bot.MostSenders] at most, and those of
// requests that came to a bad end.
func (n *news) mostInDoubt() int {
	most := n.underWay
	for _, f := range n.doubtful {
		most += f.Hits()
	}
	return most
}

// judgeRetried looks at what each person saw when the uncertain ones have been
// tried again: nobody who can be reached is missed, and whoever got it twice is
// one that the ledger says it of.
func (n *news) judgeRetried() {
	n.t.Helper()
	repeats, states := 0, knowledge.DeliveryCounts{}
	found := n.deliveries()
	for _, p := range n.people {
		d, seen := found[p.ChatID()], copies(p)
		states[d.State]++
		switch {
		case d.State == knowledge.DeliverySent && len(seen) == 0:
			n.t.Errorf("person %d is missed", d.Chat)
		case d.State == knowledge.DeliverySent && len(seen) > 1 && !d.Maybe:
			n.t.Errorf("person %d sees messages %d, and the ledger is sure of one", d.Chat, seen)
		case d.State == knowledge.DeliverySent:
			repeats += len(seen) - 1
		case !n.outOfReach[d.Chat] || d.State != knowledge.DeliveryBlocked && d.State != knowledge.DeliverySkipped:
			n.t.Errorf("person %d sees messages %d and is %q for %q in the end", d.Chat, seen, d.State, d.Why)
		}
	}
	n.t.Logf("tried again: %v, %d copies repeated", states, repeats)
	if most := n.mostInDoubt(); repeats > most {
		n.t.Errorf("%d copies are repeated, more than one for each sender in a kill, and each cut: %d", repeats, most)
	}
	n.judgeBooks(states)
	for _, leak := range n.Leaks(n.logged()) {
		n.t.Errorf("the log holds %s", leak)
	}
}

// judgeBooks holds the counts that the ledger keeps against its deliveries.
func (n *news) judgeBooks(states knowledge.DeliveryCounts) {
	n.t.Helper()
	for state, want := range states {
		if kept := n.count(fmt.Sprintf(`select %s from broadcast_counts where broadcast = %d`, state, n.id)); kept != want {
			n.t.Errorf("the ledger counts %d as %s, and has %d", kept, state, want)
		}
	}
}
