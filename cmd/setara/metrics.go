package main

import (
	"context"
	"path/filepath"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// metrics counts what the bot does, for Prometheus. It implements
// [bot.Metrics], and its method database is a trace of the databases.
type metrics struct {
	registry  *prometheus.Registry
	updates   *prometheus.CounterVec
	answers   *prometheus.CounterVec
	sent      *prometheus.HistogramVec
	unsent    *prometheus.CounterVec
	tooMany   *prometheus.CounterVec
	uncertain prometheus.Counter
	databases *prometheus.HistogramVec
	// questions, media, tokens and rupiah are those of the language model.
	questions *prometheus.CounterVec
	media     *prometheus.CounterVec
	tokens    *prometheus.CounterVec
	rupiah    prometheus.Counter
}

func newMetrics() *metrics {
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
	}
	histogram := func(name, help string, first float64, labels ...string) *prometheus.HistogramVec {
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: name, Help: help, Buckets: prometheus.ExponentialBuckets(first, 2, 16),
		}, labels)
	}
	m := &metrics{
		registry: prometheus.NewRegistry(),
		updates:  counter("setara_updates_total", "Updates taken into the journal.", "kind"),
		answers:  counter("setara_answers_total", "Turns of the conversation; the intent is empty for what is no question.", "intent", "outcome"),
		sent: histogram("setara_journaled_to_sent_seconds",
			"From an update in the journal, or a broadcast in the queue, to the message that Telegram accepted.", 0.001, "lane"),
		unsent:  counter("setara_unsent_total", "Messages that will not arrive.", "lane", "why"),
		tooMany: counter("setara_too_many_requests_total", "Requests that Telegram answered with 429.", "method"),
		uncertain: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "setara_uncertain_total", Help: "Answers sent again though they may have arrived.",
		}),
		databases: histogram("setara_database_seconds", "Transactions, the wait for other writers included.", 0.0001, "database", "access"),
		questions: counter("setara_model_questions_total", "Questions that the language model was to help with, by how that went.", "outcome"),
		media:     counter("setara_model_media_total", "Voice notes and photos that the language model was to read, by how that went.", "medium", "outcome"),
		tokens:    counter("setara_model_tokens_total", "Tokens of the language model: input is what it read, output what it wrote.", "direction"),
		rupiah:    prometheus.NewCounter(prometheus.CounterOpts{Name: "setara_model_rupiah_total", Help: "What the language model cost, in rupiah."}),
	}
	for _, outcome := range knowledge.ModelOutcomes {
		m.questions.WithLabelValues(string(outcome)) // there at 0, so that a rate can be seen from the first on
	}
	for _, medium := range knowledge.ModelMedia {
		for _, outcome := range knowledge.MediumOutcomes {
			m.media.WithLabelValues(string(medium), string(outcome))
		}
	}
	m.registry.MustRegister(m.updates, m.answers, m.sent, m.unsent, m.tooMany, m.uncertain, m.databases,
		m.questions, m.media, m.tokens, m.rupiah,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Update counts an update.
func (m *metrics) Update(kind string) { m.updates.WithLabelValues(kind).Inc() }

// Answer counts a turn.
func (m *metrics) Answer(intent, outcome string) { m.answers.WithLabelValues(intent, outcome).Inc() }

// Sent counts a message with how long it waited.
func (m *metrics) Sent(lane string, waited time.Duration) {
	m.sent.WithLabelValues(lane).Observe(waited.Seconds())
}

// Unsent counts a message that will not arrive.
func (m *metrics) Unsent(lane, why string) { m.unsent.WithLabelValues(lane, why).Inc() }

// TooMany counts a 429.
func (m *metrics) TooMany(method string) { m.tooMany.WithLabelValues(method).Inc() }

// Uncertain counts answers that are sent again.
func (m *metrics) Uncertain(n int) { m.uncertain.Add(float64(n)) }

// database counts a transaction.
func (m *metrics) database(path string, wrote bool, took time.Duration) {
	access := "read"
	if wrote {
		access = "write"
	}
	m.databases.WithLabelValues(filepath.Base(path), access).Observe(took.Seconds())
}

// countedBook is a book of what a language model costs that counts what is
// written into it.
type countedBook struct {
	chat.ModelBook
	counts *metrics
}

// SettleModel counts tokens and rupiah of what is settled.
func (b countedBook) SettleModel(ctx context.Context, id int64, use knowledge.ModelUse) error {
	if err := b.ModelBook.SettleModel(ctx, id, use); err != nil {
		return err //nolint:wrapcheck // the book says what it attempted
	}
	b.counts.tokens.WithLabelValues("input").Add(float64(use.Input))
	b.counts.tokens.WithLabelValues("output").Add(float64(use.Output))
	b.counts.rupiah.Add(float64(use.Cost))
	return nil
}

// NoteModel counts a question, or what a model was to read.
func (b countedBook) NoteModel(ctx context.Context, at time.Time, outcome knowledge.ModelOutcome) error {
	if medium, how := outcome.Split(); medium == "" {
		b.counts.questions.WithLabelValues(string(outcome)).Inc()
	} else {
		b.counts.media.WithLabelValues(string(medium), string(how)).Inc()
	}
	return b.ModelBook.NoteModel(ctx, at, outcome) //nolint:wrapcheck // as above
}

// healthTimeout is how long it may take to look after the health.
const healthTimeout = 3 * time.Second

// backlogCollector reads what waits when it is asked.
type backlogCollector struct {
	health func(context.Context) bot.Health
	now    func() time.Time
}

var (
	waitingDesc = prometheus.NewDesc("setara_waiting", "What waits: updates in the journal, messages in the outbox.", []string{"where"}, nil)
	oldestDesc  = prometheus.NewDesc("setara_oldest_waiting_seconds", "Age of the oldest of what waits, 0 for nothing.", []string{"where"}, nil)
)

// Describe tells what is collected.
func (c backlogCollector) Describe(to chan<- *prometheus.Desc) {
	to <- waitingDesc
	to <- oldestDesc
}

// Collect reads the backlogs.
func (c backlogCollector) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), healthTimeout)
	defer cancel()
	health := c.health(ctx)
	for where, b := range map[string]ledger.Backlog{"journal": health.Journal, "outbox": health.Outbox} {
		age := 0.0
		if !b.Oldest.IsZero() {
			age = max(0, c.now().Sub(b.Oldest).Seconds())
		}
		to <- prometheus.MustNewConstMetric(waitingDesc, prometheus.GaugeValue, float64(b.Depth), where)
		to <- prometheus.MustNewConstMetric(oldestDesc, prometheus.GaugeValue, age, where)
	}
}
