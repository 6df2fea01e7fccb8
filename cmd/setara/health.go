package main

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"setara/bot"
	"setara/knowledge"
)

// pollPatience is how long Telegram may leave a poll unanswered, or a start may
// take, before something is wrong.
const pollPatience = 2 * time.Minute

// healthReport is the JSON of /healthz.
type healthReport struct {
	OK  bool   `json:"ok"`
	Bot string `json:"bot,omitempty"`
	// Mode is polling or webhook.
	Mode     string     `json:"mode"`
	Since    time.Time  `json:"since"`
	LastPoll *time.Time `json:"last_poll,omitempty"`
	Journal  waiting    `json:"journal"`
	Outbox   waiting    `json:"outbox"`
	// Uncertain counts answers that were sent again though they may have
	// arrived.
	Uncertain   int64             `json:"uncertain"`
	PausedUntil *time.Time        `json:"paused_until,omitempty"`
	Databases   map[string]string `json:"databases"`
	// Trouble says, to a person, what is wrong.
	Trouble []string `json:"trouble,omitempty"`
}

// waiting is how much waits, and since when.
type waiting struct {
	Waiting int        `json:"waiting"`
	Oldest  *time.Time `json:"oldest,omitempty"`
}

// healthPage serves /healthz: 200 when all is well, 503 when somebody should
// look after it.
type healthPage struct {
	app     *app
	health  func(context.Context) bot.Health
	webhook bool
	since   time.Time
	now     func() time.Time
}

// ServeHTTP answers with the report.
func (p *healthPage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), healthTimeout)
	defer cancel()
	_, knowledgeErr := p.app.catalog.Seeded(ctx)
	report := p.report(p.health(ctx), knowledgeErr)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if !report.OK {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	// Whoever asked may have gone; nothing is left to tell them then.
	_ = json.NewEncoder(w).Encode(report)
}

// report words the health.
func (p *healthPage) report(h bot.Health, knowledgeErr error) healthReport {
	report := healthReport{
		Bot: h.Username, Mode: "polling", Since: p.since.In(knowledge.WIB), LastPoll: momentOrNone(h.LastPoll),
		Journal:   waiting{h.Journal.Depth, momentOrNone(h.Journal.Oldest)},
		Outbox:    waiting{h.Outbox.Depth, momentOrNone(h.Outbox.Oldest)},
		Uncertain: h.Uncertain, PausedUntil: momentOrNone(h.PausedUntil),
		Databases: map[string]string{knowledgeFile: stateOf(knowledgeErr), ledgerFile: stateOf(h.LedgerError)},
	}
	if p.webhook {
		report.Mode = "webhook"
	}
	for name, err := range map[string]error{knowledgeFile: knowledgeErr, ledgerFile: h.LedgerError} {
		if err != nil {
			report.Trouble = append(report.Trouble, name+": "+explain(err))
		}
	}
	if h.Conflict {
		report.Trouble = append(report.Trouble, sayConflict)
	}
	if p.silent(h) {
		report.Trouble = append(report.Trouble, saySilent)
	}
	report.OK = len(report.Trouble) == 0
	return report
}

// silent tells whether Telegram has not answered for too long. On a webhook,
// silence says nothing: perhaps nobody wrote.
func (p *healthPage) silent(h bot.Health) bool {
	last := h.LastPoll
	if p.since.After(last) {
		last = p.since
	}
	return !p.webhook && p.now().Sub(last) > pollPatience
}

func stateOf(err error) string {
	if err != nil {
		return "trouble"
	}
	return "ok"
}

// momentOrNone is the moment in WIB, nil for the zero time.
func momentOrNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.In(knowledge.WIB)
	return &t
}
