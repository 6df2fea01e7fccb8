package chat_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// outcomes are what may become of deliveries in "= sampaikan 1 gagal 2 ragu 1":
// so many of them from the first on, all others being sent.
var outcomes = map[string]knowledge.Delivery{
	"gagal": {State: knowledge.DeliveryFailed, Why: "Bad Request: wrong file identifier/HTTP URL specified"},
	"aneh":  {State: knowledge.DeliveryFailed, Why: "Bad Request: SOMETHING_NEW"},
	"ragu":  {State: knowledge.DeliveryUncertain},
	"blok":  {State: knowledge.DeliveryBlocked},
	"henti": {State: knowledge.DeliveryPending}, // they wait on
}

// deliver sends a broadcast as the bot does. The message of a person has the
// number of their chat and 5000 more.
func (p *player) deliver(typed string) {
	p.t.Helper()
	words := strings.Fields(typed)
	id, err := strconv.ParseInt(words[0], 10, 64)
	p.must(err)
	var becomes []knowledge.Delivery
	for i := 1; i+1 < len(words); i += 2 {
		n, err := strconv.Atoi(words[i+1])
		p.must(err)
		for range n {
			becomes = append(becomes, outcomes[words[i]])
		}
	}
	deliver(p.t, p.ledger, p.now, id, becomes)
}

// deliver sends a broadcast: what it becomes is told of the first deliveries;
// all others are sent.
func deliver(t testing.TB, l *ledger.Ledger, now time.Time, id int64, becomes []knowledge.Delivery) {
	t.Helper()
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(l.Begin(ctx, id, now))
	b, err := l.Broadcast(ctx, id)
	must(err)
	due, err := l.Deliveries(ctx, &b, 0, 10_000)
	must(err)
	for i := range due {
		d := knowledge.Delivery{State: knowledge.DeliverySent, Message: due[i].To.Chat + 5000}
		if i < len(becomes) {
			d = becomes[i]
		}
		if d.State == knowledge.DeliveryPending {
			continue
		}
		ok, err := l.ClaimDelivery(ctx, &b, due[i].To.Chat, now)
		if must(err); !ok {
			continue
		}
		d.Broadcast, d.Chat, d.At = id, due[i].To.Chat, now
		done := make(chan error, 1)
		l.SettleDelivery(d, func(err error) { done <- err })
		must(<-done)
	}
}

// replies is what a recipient answers to the message of the last broadcast.
func (p *player) replies(typed string) string {
	p.t.Helper()
	who, text, _ := strings.Cut(typed, " ")
	person, err := strconv.ParseInt(who, 10, 64)
	p.must(err)
	p.updates++
	m := composedMessage(text)
	m.Chat, m.From, m.Update, m.ReplyTo = person, person, p.updates, person+5000
	response, err := p.chat.Turn(p.t.Context(), m)
	p.must(err)
	return "\n" + response.Text() + "\n"
}

// pushes is the press of a broadcast's button: "= tekan 1003 1.0".
func (p *player) pushes(typed string) string {
	p.t.Helper()
	ctx := p.t.Context()
	var person int64
	var click ledger.Click
	_, err := fmt.Sscanf(typed, "%d %d.%d", &person, &click.Broadcast, &click.Button)
	p.must(err)
	b, err := p.ledger.Delivered(ctx, click.Broadcast, person)
	p.must(err)
	action, ok := chat.AnnouncementAction(&b, click.Button)
	if !ok {
		p.t.Fatalf("there is no button %s", typed)
	}
	p.updates++
	_, err = p.ledger.Finish(ctx, &ledger.Turn{Chat: person, At: p.now, Click: &click})
	p.must(err)
	response, err := p.chat.Turn(ctx, chat.Message{Chat: person, From: person, Update: p.updates, Text: action})
	p.must(err)
	return "\n" + response.Text() + "\n"
}

// watches is what an approver sees while a broadcast goes out, 25 a second.
func (p *player) watches(typed string) string {
	p.t.Helper()
	id, err := strconv.ParseInt(typed, 10, 64)
	p.must(err)
	b, err := p.ledger.Broadcast(p.t.Context(), id)
	p.must(err)
	shown, _ := withChoices(chat.Progress(&knowledge.BroadcastProgress{Broadcast: b, PerSecond: 25}, true))
	return "\n" + shown
}
