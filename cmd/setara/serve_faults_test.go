package main

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"setara/bot/ledger"
	"setara/bot/llm/llmtest"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// lie is what a model writes that nothing bears out.
const lie = "Semua toko jual Rp7.777, Kak. Pasti laku keras. Ayo ikut harga itu sekarang juga ya Kak."

// endpointFault is one thing that goes wrong with an endpoint.
type endpointFault struct {
	name     string
	endpoint llmtest.Options
	replies  []llmtest.Reply
	// outcome is how the question is counted.
	outcome string
	// hangs tells that the endpoint does not answer, so that the test shortens how
	// long it is waited for; model is the one that the settings name, the right one
	// unless set.
	hangs bool
	model string
}

// endpointFaults are what goes wrong with endpoints, and with models.
func endpointFaults() []endpointFault {
	lies := func(r llmtest.Reply) []llmtest.Reply {
		r.Text = lie
		return []llmtest.Reply{r}
	}
	whole := llmtest.Options{NoStream: true}
	probed := func(r llmtest.Reply) llmtest.Options {
		return llmtest.Options{Probe: func(*llmtest.Request) llmtest.Reply { return r }}
	}
	broken := llmtest.CallTool("fees", `{"platforms":["shopee"`)
	return []endpointFault{
		{name: "no JSON", replies: []llmtest.Reply{{Raw: "<html>Bad gateway</html>"}}, outcome: "away"},
		{name: "no JSON, all at once", endpoint: whole, replies: []llmtest.Reply{{Raw: `{"choices":[[`}}, outcome: "away"},
		{name: "half a stream", replies: lies(llmtest.Reply{CutAfter: 5}), outcome: "away"},
		{name: "half a stream, and its end", replies: lies(llmtest.Reply{CutAfter: 5, CutPolitely: true}), outcome: "away"},
		{name: "half an answer", endpoint: whole, replies: lies(llmtest.Reply{CutAfter: 120}), outcome: "away"},
		{name: "trouble in the midst of a stream", replies: lies(llmtest.Reply{FailAfter: 5}), outcome: "away"},
		{name: "429", replies: []llmtest.Reply{{Status: 429, RetryAfter: "60"}}, outcome: "away"},
		{name: "500", replies: []llmtest.Reply{llmtest.Fail(500)}, outcome: "away"},
		{name: "400", replies: []llmtest.Reply{llmtest.Fail(400)}, outcome: "away"},
		{name: "401", replies: []llmtest.Reply{llmtest.Fail(401)}, outcome: "away"},
		{name: "a redirect", replies: []llmtest.Reply{{Location: "http://elsewhere.invalid"}}, outcome: "away"},
		{name: "it hangs", replies: []llmtest.Reply{{Hang: true}}, outcome: "late", hangs: true},
		{name: "it hangs in the midst of a stream", replies: lies(llmtest.Reply{HangAfter: 5}), outcome: "late", hangs: true},
		{name: "it hangs as soon as it is looked at", endpoint: probed(llmtest.Reply{Hang: true}), outcome: "late", hangs: true},
		{name: "it can neither call nor write JSON", endpoint: probed(llmtest.Say("Halo!")), outcome: "away"},
		{name: "it has another model", model: "model-lain", outcome: "away"},
		{name: "huge output", replies: []llmtest.Reply{{Size: 3 << 20}}, outcome: "away"},
		{name: "huge output, all at once", endpoint: whole, replies: []llmtest.Reply{{Size: 3 << 20}}, outcome: "away"},
		{name: "more than it may write", replies: lies(llmtest.Reply{Finish: "length"}), outcome: "away"},
		{name: "an answer that is kept back", replies: lies(llmtest.Reply{Finish: "content_filter"}), outcome: "away"},
		{name: "nothing", replies: []llmtest.Reply{llmtest.Say("")}, outcome: "away"},
		{name: "a call that is no JSON, again and again", replies: []llmtest.Reply{broken, broken, broken, broken}, outcome: "away"},
		{name: "a tool that is not there", replies: append([]llmtest.Reply{llmtest.CallTool("send_broadcast", `{"text":"x"}`)}, lies(llmtest.Reply{})...), outcome: "unhelpful"},
		{name: "what is made up, twice", replies: append([]llmtest.Reply{asksFees}, append(lies(llmtest.Reply{}), lies(llmtest.Reply{})...)...), outcome: "ungrounded"},
		{name: "talk", replies: []llmtest.Reply{llmtest.Say("Semangat ya, Kak!")}, outcome: "unhelpful"},
	}
}

// plainAnswer is what the bot says to [dialect] without a model.
func plainAnswer(t *testing.T) string {
	t.Helper()
	withoutModel(t)
	r := serve(t, newServer(t), furnishedFolder(t))
	answer := r.ask(r.server.NewPerson("Wulandari"), dialect).Text
	r.stop()
	return answer
}

// shown are all texts that the bot showed an owner, drafts among them.
func (b *modelBot) shown() string {
	var shown strings.Builder
	for _, event := range b.owner.Transcript().Events {
		if event.Message != nil {
			shown.WriteString(event.Message.Text + "\n")
		}
	}
	return shown.String()
}

func TestWhateverTheEndpointDoesTheOwnerReadsThePlainAnswer(t *testing.T) {
	plain := plainAnswer(t)
	for _, fault := range endpointFaults() {
		t.Run(fault.name, func(t *testing.T) {
			endpoint := llmtest.Start(t, fault.endpoint)
			var b *modelBot
			switch {
			case fault.hangs:
				b = serveImpatiently(t, endpoint, time.Second)
			case fault.model != "":
				b = serveModel(t, endpoint, "--openai-model", fault.model)
			default:
				b = serveModel(t, endpoint)
			}
			endpoint.Then(fault.replies...)
			if answer := b.ask(b.owner, dialect); answer.Text != plain {
				t.Errorf("the owner reads\n%s\nwant the plain answer\n%s", answer.Text, plain)
			}
			if shown := b.shown(); strings.Contains(shown, "7.777") || strings.Contains(shown, "Pasti laku") {
				t.Errorf("the owner is shown what is not grounded:\n%s", shown)
			}
			b.awaitMetrics(`setara_model_questions_total{outcome="` + fault.outcome + `"} 1`)
			if answer := b.ask(b.owner, question); !strings.Contains(answer.Text, "Rp30.000") {
				t.Errorf("the next question has no plain answer: %s", answer.Text)
			}
		})
	}
}

func TestWithTheEndpointDownTheOwnerReadsThePlainAnswer(t *testing.T) {
	plain := plainAnswer(t)
	endpoint := llmtest.New(llmtest.Options{})
	endpoint.Close()
	b := serveModel(t, endpoint)
	if answer := b.ask(b.owner, dialect); answer.Text != plain {
		t.Errorf("the owner reads\n%s\nwant the plain answer\n%s", answer.Text, plain)
	}
	b.awaitMetrics(`setara_model_questions_total{outcome="away"} 1`, `setara_model_rupiah_total 0`)
}

// metric is what a number of the metrics is now.
func (r *running) metric(name string) string {
	r.t.Helper()
	_, page := r.get(metricsPath)
	for line := range strings.Lines(page) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	r.t.Fatalf("there is no %s", name)
	return ""
}

func TestAQuestionThatTheEndpointRefusesCostsNothingAndOneThatItMayHaveWorkedOnCostsWhatWasSetAside(t *testing.T) {
	for name, c := range map[string]struct {
		reply llmtest.Reply
		hangs bool
		costs bool
	}{
		"400":                   {reply: llmtest.Fail(400)},
		"401":                   {reply: llmtest.Fail(401)},
		"403":                   {reply: llmtest.Fail(403)},
		"404":                   {reply: llmtest.Fail(404)},
		"429":                   {reply: llmtest.Reply{Status: 429, RetryAfter: "60"}},
		"504":                   {reply: llmtest.Fail(504), costs: true},
		"it hangs":              {reply: llmtest.Reply{Hang: true}, hangs: true, costs: true},
		"it hangs in the midst": {reply: llmtest.Reply{Text: lie, HangAfter: 3}, hangs: true, costs: true},
		"it breaks off":         {reply: llmtest.Reply{Text: lie, CutAfter: 3}, costs: true},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint := llmtest.Start(t, llmtest.Options{})
			var b *modelBot
			if c.hangs {
				b = serveImpatiently(t, endpoint, time.Second)
			} else {
				b = serveModel(t, endpoint)
			}
			endpoint.Then(llmtest.Reply{Text: "Semangat ya, Kak!", Input: 1000, Output: 10}, c.reply)
			b.ask(b.owner, dialect)
			b.awaitMetrics(`setara_model_questions_total{outcome="unhelpful"} 1`)
			before := b.metric(`setara_model_tokens_total{direction="output"}`)
			b.ask(b.owner, dialect+" to")
			const written = 900 // what a turn may have at most
			after := b.metric(`setara_model_tokens_total{direction="output"}`)
			if cost := number(t, after) - number(t, before); cost != 0 && !c.costs || cost < written && c.costs {
				t.Errorf("%v tokens are counted as written", cost)
			}
		})
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatTheEndpointCanDoIsFoundOutWithinTheBudgetOfAll(t *testing.T) {
	endpoint := llmtest.Start(t, llmtest.Options{})
	b := serveModel(t, endpoint)
	endpoint.Then(llmtest.Reply{Text: "Semangat ya, Kak!", Input: 1000, Output: 10})
	b.ask(b.owner, dialect)
	in := number(t, b.metric(`setara_model_tokens_total{direction="input"}`))
	days := b.spending()
	if asked := int64(endpoint.Asked()); len(days) != 1 || days[0].Calls != asked || asked < 3 {
		t.Errorf("%d calls of the endpoint, counted: %+v", asked, days)
	}
	if in <= 1000 {
		t.Errorf("%v tokens are counted, those of the question alone", in)
	}
}

func TestWhereTheBudgetIsSpentTheEndpointIsNotEvenLookedAt(t *testing.T) {
	plain := plainAnswer(t)
	endpoint := llmtest.Start(t, llmtest.Options{})
	b := serveModel(t, endpoint, "--model-budget-rp", "1")
	if answer := b.ask(b.owner, dialect); answer.Text != plain {
		t.Errorf("the owner reads %q", answer.Text)
	}
	holds(t, b.shows(telegramtest.Post{Voice: []byte(recording), Seconds: 3}).Text, "sudah habis", "Tulis saja")
	b.awaitMetrics(`setara_model_questions_total{outcome="spent"} 1`, `setara_model_media_total{medium="voice",outcome="spent"} 1`)
	if asked := endpoint.Asked(); asked != 0 {
		t.Errorf("the endpoint is asked %d times", asked)
	}
}

// spending is what the ledger counts of the model.
func (b *modelBot) spending() (days []knowledge.ModelDay) {
	b.t.Helper()
	b.stop()
	withLedger(b.t, b.data, func(ctx context.Context, l *ledger.Ledger) (err error) {
		days, err = l.ModelSpending(ctx, 0, knowledge.DayOf(time.Now()))
		return err
	})
	return days
}
