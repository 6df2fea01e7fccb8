package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/ledger"
	"setara/knowledge/sqlite"
)

func TestHealthSaysWhatIsWrong(t *testing.T) {
	start := time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC)
	well := bot.Health{Username: "SetaraBot", LastPoll: start}
	with := func(change func(*bot.Health)) bot.Health {
		h := well
		change(&h)
		return h
	}
	full := fmt.Errorf("journal 3 updates: %w", sqlite.ErrFull)
	for name, c := range map[string]struct {
		health    bot.Health
		knowledge error
		webhook   bool
		after     time.Duration
		trouble   string // part of the sentence; empty for none
	}{
		"all is well":                             {health: well, after: time.Minute},
		"just started, nothing heard yet":         {health: bot.Health{}, after: time.Minute},
		"started long ago, nothing heard":         {health: bot.Health{}, after: 3 * time.Minute, trouble: "tidak menjawab"},
		"the last poll is long ago":               {health: well, after: 3 * time.Minute, trouble: "tidak menjawab"},
		"nobody writes to the webhook":            {health: bot.Health{}, webhook: true, after: time.Hour},
		"another program polls":                   {health: with(func(h *bot.Health) { h.Conflict = true }), trouble: "token yang sama"},
		"the disk with bot.db is full":            {health: with(func(h *bot.Health) { h.LedgerError = full }), trouble: "bot.db: disk penuh"},
		"knowledge.db is damaged":                 {health: well, knowledge: sqlite.ErrCorrupt, trouble: "knowledge.db: berkas database rusak"},
		"much waits, but everything is under way": {health: with(func(h *bot.Health) { h.Outbox = ledger.Backlog{Depth: 900, Oldest: start} })},
	} {
		t.Run(name, func(t *testing.T) {
			page := healthPage{since: start, webhook: c.webhook, now: func() time.Time { return start.Add(c.after) }}
			report := page.report(c.health, c.knowledge)
			said := strings.Join(report.Trouble, "\n")
			if report.OK != (c.trouble == "") || !strings.Contains(said, c.trouble) {
				t.Errorf("ok %t, said %q; want %q", report.OK, said, c.trouble)
			}
			if c.health.Outbox.Depth != report.Outbox.Waiting {
				t.Errorf("%d wait, reported are %d", c.health.Outbox.Depth, report.Outbox.Waiting)
			}
		})
	}
}
