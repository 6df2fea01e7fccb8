package ledger

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"setara/knowledge"
)

var modelBudget = knowledge.ModelBudget{Day: 1000, Owner: 300}

// modelCall is a call of an owner that may cost so much.
func modelCall(chat int64, at time.Time, amount knowledge.Rupiah) knowledge.ModelReserve {
	return knowledge.ModelReserve{Chat: chat, At: at, Amount: amount, Budget: modelBudget}
}

// reserved sets an amount aside; refused ones have the id 0.
func reserved(t testing.TB, l *Ledger, r knowledge.ModelReserve) int64 {
	t.Helper()
	id, err := l.ReserveModel(t.Context(), r)
	if err != nil && !errors.Is(err, knowledge.ErrBudget) {
		t.Fatal(err)
	}
	if (err == nil) != (id > 0) {
		t.Fatalf("id %d with %v", id, err)
	}
	return id
}

// spentOn is what the days from first to last cost.
func spentOn(t testing.TB, l *Ledger, first, last knowledge.Day) (sum knowledge.Rupiah) {
	t.Helper()
	days, err := l.ModelSpending(t.Context(), first, last)
	must(t, err)
	for _, d := range days {
		sum += d.Cost
	}
	return sum
}

func TestABudgetBearsWhatFitsIntoItAndNoMore(t *testing.T) {
	midnight := time.Date(2026, 2, 2, 0, 0, 0, 0, knowledge.WIB)
	free := modelCall(7, noon, 0)
	off := free
	off.Budget = knowledge.ModelBudget{Owner: 300}
	for name, c := range map[string]struct {
		before []knowledge.ModelReserve
		call   knowledge.ModelReserve
		bears  bool
	}{
		"an owner's first":                    {call: modelCall(7, noon, 300), bears: true},
		"more than an owner has":              {call: modelCall(7, noon, 301)},
		"exactly what an owner has left":      {before: []knowledge.ModelReserve{modelCall(7, noon, 200)}, call: modelCall(7, noon, 100), bears: true},
		"a rupiah more than is left":          {before: []knowledge.ModelReserve{modelCall(7, noon, 200)}, call: modelCall(7, noon, 101)},
		"what another has spent":              {before: []knowledge.ModelReserve{modelCall(8, noon, 300)}, call: modelCall(7, noon, 300), bears: true},
		"more than all have left":             {before: []knowledge.ModelReserve{modelCall(0, noon, 900)}, call: modelCall(7, noon, 101)},
		"nobody's, beyond any owner's":        {call: modelCall(0, noon, 1000), bears: true},
		"nobody's, beyond that of all":        {call: modelCall(0, noon, 1001)},
		"a second before midnight in WIB":     {before: []knowledge.ModelReserve{modelCall(7, noon, 300)}, call: modelCall(7, midnight.Add(-time.Second), 1)},
		"at midnight in WIB":                  {before: []knowledge.ModelReserve{modelCall(7, noon, 300)}, call: modelCall(7, midnight, 300), bears: true},
		"a model that costs nothing":          {before: []knowledge.ModelReserve{modelCall(7, noon, 300), modelCall(0, noon, 700)}, call: free, bears: true},
		"a model that is switched off":        {call: off},
		"the largest amount that there is":    {before: []knowledge.ModelReserve{modelCall(7, noon, 1)}, call: modelCall(7, noon, 1<<63-1)},
		"a call ten minutes after a lost one": {before: []knowledge.ModelReserve{modelCall(7, noon, 300)}, call: modelCall(7, noon.Add(11*time.Minute), 1)},
	} {
		t.Run(name, func(t *testing.T) {
			l := fresh(t)
			for _, r := range c.before {
				if reserved(t, l, r) == 0 {
					t.Fatal("what was before is refused")
				}
			}
			if id := reserved(t, l, c.call); (id > 0) != c.bears {
				t.Errorf("the budget bears it: %t", id > 0)
			}
		})
	}
}

func TestWhatACallCameToTakesThePlaceOfWhatWasSetAside(t *testing.T) {
	l := fresh(t)
	today := knowledge.DayOf(noon)
	first := modelCall(7, noon, 300)
	first.First = true
	id := reserved(t, l, first)
	if spent := spentOn(t, l, today, today); spent != 300 {
		t.Errorf("under way it costs %d", spent)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	must(t, l.SettleModel(ended, id, knowledge.ModelUse{Input: 900, Output: 80, Cost: 61}))
	if err := l.SettleModel(t.Context(), id, knowledge.ModelUse{Cost: 61}); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("settled twice: %v", err)
	}
	must(t, l.SettleModel(t.Context(), reserved(t, l, modelCall(7, noon, 200)), knowledge.ModelUse{Input: 100, Output: 20, Cost: 9}))
	for _, o := range []knowledge.ModelOutcome{knowledge.ModelAnswered, knowledge.ModelLate, knowledge.ModelAnswered} {
		must(t, l.NoteModel(ended, noon, o))
	}
	must(t, l.NoteModel(t.Context(), noon.AddDate(0, 0, -2), knowledge.ModelSpent))
	got, err := l.ModelSpending(t.Context(), today-6, today)
	must(t, err)
	want := []knowledge.ModelDay{
		{Day: today, Calls: 2, Input: 1000, Output: 100, Cost: 70,
			Outcomes: map[knowledge.ModelOutcome]int64{knowledge.ModelAnswered: 2, knowledge.ModelLate: 1}},
		{Day: today - 2, Outcomes: map[knowledge.ModelOutcome]int64{knowledge.ModelSpent: 1}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := count(t, l, `select questions * 10 + calls from model_use where chat = 7`); n != 12 {
		t.Errorf("questions and calls of the owner are %d", n)
	}
	if got, err = l.ModelSpending(t.Context(), today-1, today-1); err != nil || len(got) > 0 {
		t.Errorf("a day without any is %v, %v", got, err)
	}
}

func TestACallThatACrashCutOffStaysPaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.db")
	l := open(t, path)
	lost := reserved(t, l, modelCall(7, noon, 250))
	must(t, l.Close())
	l = open(t, path)
	defer func() { must(t, l.Close()) }()
	today := knowledge.DayOf(noon)
	for _, later := range []time.Duration{0, 11 * time.Minute, 11 * time.Hour, 60 * time.Hour} {
		must(t, l.Purge(t.Context(), noon.Add(later)))
		if spent := spentOn(t, l, today, today); spent != 250 {
			t.Errorf("%s later it cost %d", later, spent)
		}
	}
	if err := l.SettleModel(t.Context(), lost, knowledge.ModelUse{Cost: 1}); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("two days later it is settled: %v", err)
	}
	if n := count(t, l, `select count(*) from model_reserves`); n != 0 {
		t.Errorf("%d reservations are left", n)
	}
	must(t, l.Retire(t.Context(), retentionOf(noon.AddDate(0, 0, 367))))
	if spent := spentOn(t, l, today, today); spent != 0 {
		t.Errorf("a year later %d is kept", spent)
	}
}

func TestWhoHasAllDeletedGetsNoSecondBudgetThatDayAndGivesNoMoneyBack(t *testing.T) {
	l := fresh(t)
	today := knowledge.DayOf(noon)
	must(t, l.SettleModel(t.Context(), reserved(t, l, modelCall(7, noon, 200)), knowledge.ModelUse{Cost: 200}))
	under := reserved(t, l, modelCall(7, noon, 100))
	must(t, l.Forget(t.Context(), 7, noon))
	if spent := spentOn(t, l, today, today); spent != 300 {
		t.Errorf("all together spent %d", spent)
	}
	if reserved(t, l, modelCall(7, noon, 1)) != 0 {
		t.Error("who was deleted today may spend anew")
	}
	must(t, l.SettleModel(t.Context(), under, knowledge.ModelUse{Cost: 40}))
	if n := count(t, l, `select count(*) from model_use`); n != 0 {
		t.Errorf("the call that was under way is kept as somebody's: %d", n)
	}
	if spent := spentOn(t, l, today, today); spent != 240 {
		t.Errorf("all together spent %d", spent)
	}
	if reserved(t, l, modelCall(7, noon.AddDate(0, 0, 1), 300)) == 0 {
		t.Error("the next day they may not")
	}
}

func TestManyAtTheSameTimeNeverSpendMoreThanTheBudget(t *testing.T) {
	l := fresh(t)
	today := knowledge.DayOf(noon)
	var wg sync.WaitGroup
	var refused atomic.Int64
	for i := range int64(60) {
		wg.Go(func() {
			id, err := l.ReserveModel(t.Context(), modelCall(1+i%6, noon, 40))
			switch {
			case errors.Is(err, knowledge.ErrBudget):
				refused.Add(1)
			case err != nil:
				t.Error(err)
			case i%3 == 0:
				if err := l.SettleModel(t.Context(), id, knowledge.ModelUse{Cost: 10}); err != nil {
					t.Error(err)
				}
			}
			if spent := spentOn(t, l, today, today); spent > modelBudget.Day {
				t.Errorf("spent %d", spent)
			}
		})
	}
	wg.Wait()
	if most := count(t, l, ownersSpent); most > int(modelBudget.Owner) {
		t.Errorf("an owner spent %d", most)
	}
	if refused.Load() == 0 {
		t.Error("all of them were borne, though they wanted more than there is")
	}
}

// ownersSpent is what the owner spent who spent most in a day.
const ownersSpent = `
	select ifnull(max(spent), 0) from (select sum(cost) spent from (
		select day, chat, cost from model_use union all select day, chat, amount from model_reserves where chat <> 0
	) group by day, chat)`

// Whatever happens in whatever order, no budget is overspent, and what was spent
// is what the calls came to and what is set aside.
func TestNoOrderOfCallsOverspendsABudget(t *testing.T) {
	l := fresh(t)
	start := noon
	rapid.Check(t, func(rt *rapid.T) {
		start = start.AddDate(0, 0, 40) // each try has days of its own
		now, spent := start, map[knowledge.Day]knowledge.Rupiah{}
		open := map[int64]knowledge.ModelReserve{}
		rt.Repeat(map[string]func(*rapid.T){
			"call": func(rt *rapid.T) {
				r := modelCall(rapid.Int64Range(0, 4).Draw(rt, "chat"), now, knowledge.Rupiah(rapid.Int64Range(0, 350).Draw(rt, "amount")))
				if id := reserved(t, l, r); id > 0 {
					open[id] = r
					spent[knowledge.DayOf(now)] += r.Amount
				} else if r.Amount == 0 {
					rt.Fatal("a call that costs nothing is refused")
				}
			},
			"settle": func(rt *rapid.T) {
				for id, r := range open { // any of them
					cost := knowledge.Rupiah(rapid.Int64Range(0, int64(r.Amount)).Draw(rt, "cost"))
					must(t, l.SettleModel(t.Context(), id, knowledge.ModelUse{Cost: cost}))
					spent[knowledge.DayOf(r.At)] += cost - r.Amount
					delete(open, id)
					break
				}
			},
			"wait": func(rt *rapid.T) {
				now = now.Add(time.Duration(rapid.IntRange(0, 600).Draw(rt, "minutes")) * time.Minute)
			},
			"purge": func(*rapid.T) {
				must(t, l.Purge(t.Context(), now))
				for id, r := range open {
					if knowledge.DayOf(r.At) < knowledge.DayOf(now)-1 {
						delete(open, id)
					}
				}
			},
			"delete": func(rt *rapid.T) {
				chat := rapid.Int64Range(1, 4).Draw(rt, "chat")
				must(t, l.commits.write(t.Context(), func(tx *batch) error { return forget(tx, chat, now) }))
			},
			"": func(rt *rapid.T) {
				for day, want := range spent {
					if got := spentOn(t, l, day, day); got != want || got > modelBudget.Day {
						rt.Fatalf("on %s spent %d, want %d", day, got, want)
					}
				}
				if most := count(t, l, ownersSpent); most > int(modelBudget.Owner) {
					rt.Fatalf("an owner spent %d", most)
				}
			},
		})
	})
}

func TestAnAnswerAboutTheModelIsKeptByTheVersionOfItsWords(t *testing.T) {
	l := fresh(t)
	if _, err := l.ModelConsent(t.Context(), 7, 1); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("who was never asked: %v", err)
	}
	for _, yes := range []bool{true, false} {
		must(t, l.SetModelConsent(t.Context(), 7, 1, yes, noon))
		if got, err := l.ModelConsent(t.Context(), 7, 1); err != nil || got != yes {
			t.Errorf("answered %t, kept %t, %v", yes, got, err)
		}
	}
	if _, err := l.ModelConsent(t.Context(), 7, 2); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("other words: %v", err)
	}
	if yes, err := l.Consent(t.Context(), 7, 1); err != nil || yes {
		t.Errorf("it is also a yes to the profile: %t, %v", yes, err)
	}
	must(t, l.Move(t.Context(), 7, 70))
	if _, err := l.ModelConsent(t.Context(), 70, 1); err != nil {
		t.Errorf("the chat that it became: %v", err)
	}
	must(t, l.Forget(t.Context(), 70, noon))
	if _, err := l.ModelConsent(t.Context(), 70, 1); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("who was deleted: %v", err)
	}
}
