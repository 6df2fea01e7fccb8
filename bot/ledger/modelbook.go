package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// ReserveModel sets aside what a call of a model may cost at most, and returns the
// id to settle it by. The error wraps [knowledge.ErrBudget] where the budget of
// the day, in WIB, cannot bear it: that of all or that of the chat. A budget of
// nothing for the day bears nothing; calls that cost nothing are under no other
// limit. What was set aside counts until it is settled, however long that takes.
func (l *Ledger) ReserveModel(ctx context.Context, r knowledge.ModelReserve) (id int64, err error) {
	// A refusal is no failure of the change: others share its transaction.
	bears := false
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		id = 0
		if bears, err = bearsModel(tx, &r); err != nil || !bears {
			return err
		}
		return tx.row(`insert into model_reserves (day, chat, first, amount, at) values (?, ?, ?, ?, ?) returning id`,
			[]any{knowledge.DayOf(r.At), r.Chat, r.First, int64(r.Amount), r.At.Unix()}, &id)
	})
	if err == nil && !bears {
		err = knowledge.ErrBudget
	}
	if err != nil {
		return 0, fmt.Errorf("set aside what a model may cost: %w", err)
	}
	return id, nil
}

// bearsModel tells whether the budgets bear what may be spent.
func bearsModel(tx *batch, r *knowledge.ModelReserve) (bool, error) {
	if r.Budget.Day <= 0 {
		return false, nil
	}
	if r.Amount == 0 {
		return true, nil
	}
	day := knowledge.DayOf(r.At)
	var all, own knowledge.Rupiah
	if err := tx.row(`
		select ifnull((select cost from model_days where day = ?1), 0) + (select ifnull(sum(amount), 0) from model_reserves where day = ?1)`,
		[]any{day}, &all); err != nil {
		return false, err
	}
	if r.Amount > r.Budget.Day-all {
		return false, nil
	}
	if r.Chat == 0 {
		return true, nil
	}
	// Who has all deleted does not get a second budget on the same day.
	hash := hashChat(r.Chat)
	began := false
	if err := tx.row(`select exists (select 1 from deletions where hash = ? and at >= ?)`,
		[]any{hash[:], day.StartWIB().Unix()}, &began); err != nil || began {
		return false, err
	}
	err := tx.row(`
		select ifnull((select cost from model_use where day = ?1 and chat = ?2), 0)
			+ (select ifnull(sum(amount), 0) from model_reserves where day = ?1 and chat = ?2)`,
		[]any{day, r.Chat}, &own)
	return r.Amount <= r.Budget.Owner-own, err
}

// SettleModel puts what a call came to in the place of what was set aside for it,
// on the day of that. It is done even where ctx has ended: what is not settled
// counts in full. The error wraps [knowledge.ErrNotFound] where nothing is set
// aside by that id, as where it was settled before.
func (l *Ledger) SettleModel(ctx context.Context, id int64, use knowledge.ModelUse) error {
	err := l.commits.write(context.WithoutCancel(ctx), func(tx *batch) error { return settleModel(tx, id, &use) })
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("settle call %d of a model: %w", id, err)
	}
	return nil
}

func settleModel(tx *batch, id int64, use *knowledge.ModelUse) error {
	var day knowledge.Day
	var chat, first int64
	if err := tx.row(`delete from model_reserves where id = ? returning day, chat, first`, []any{id}, &day, &chat, &first); err != nil {
		return err
	}
	if err := addModelDay(tx, day, 1, use); err != nil || chat == 0 {
		return err
	}
	_, err := tx.Exec(`
		insert into model_use (day, chat, questions, calls, input, output, cost) values (?, ?, ?, 1, ?, ?, ?)
		on conflict (day, chat) do update set questions = questions + excluded.questions, calls = calls + 1,
			input = input + excluded.input, output = output + excluded.output, cost = cost + excluded.cost`,
		day, chat, first, use.Input, use.Output, int64(use.Cost))
	return err
}

func addModelDay(tx *batch, day knowledge.Day, calls int64, use *knowledge.ModelUse) error {
	_, err := tx.Exec(`
		insert into model_days (day, calls, input, output, cost) values (?, ?, ?, ?, ?)
		on conflict (day) do update set calls = calls + excluded.calls,
			input = input + excluded.input, output = output + excluded.output, cost = cost + excluded.cost`,
		day, calls, use.Input, use.Output, int64(use.Cost))
	return err
}

// NoteModel counts how one question went, on its day in WIB. It is done even
// where ctx has ended.
func (l *Ledger) NoteModel(ctx context.Context, at time.Time, outcome knowledge.ModelOutcome) error {
	err := l.commits.write(context.WithoutCancel(ctx), func(tx *batch) error {
		_, err := tx.Exec(`
			insert into model_outcomes (day, outcome, n) values (?, ?, 1)
			on conflict (day, outcome) do update set n = n + 1`, knowledge.DayOf(at), string(outcome))
		return err
	})
	if err != nil {
		return fmt.Errorf("count how a question to a model went: %w", err)
	}
	return nil
}

// ModelSpending are the counts of the days from first to last, days without any
// left out, the latest first.
func (l *Ledger) ModelSpending(ctx context.Context, first, last knowledge.Day) (days []knowledge.ModelDay, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		if days, err = modelDays(ctx, tx, first, last); err != nil {
			return err
		}
		return countOutcomes(ctx, tx, days)
	})
	if err != nil {
		return nil, fmt.Errorf("read what a model cost: %w", err)
	}
	return days, nil
}

func modelDays(ctx context.Context, tx *sql.Tx, first, last knowledge.Day) ([]knowledge.ModelDay, error) {
	return readAll(ctx, tx, func(to func(...any) error) (d knowledge.ModelDay, err error) {
		d.Outcomes = map[knowledge.ModelOutcome]int64{}
		err = to(&d.Day, &d.Calls, &d.Input, &d.Output, &d.Cost)
		return d, err
	}, `
		select d.day, ifnull(s.calls, 0), ifnull(s.input, 0), ifnull(s.output, 0),
			ifnull(s.cost, 0) + (select ifnull(sum(amount), 0) from model_reserves r where r.day = d.day)
		from (select day from model_days union select day from model_reserves union select day from model_outcomes) d
		left join model_days s on s.day = d.day
		where d.day between ? and ? order by d.day desc`, first, last)
}

// countOutcomes puts how questions went into their days.
func countOutcomes(ctx context.Context, tx *sql.Tx, days []knowledge.ModelDay) error {
	type count struct {
		outcome knowledge.ModelOutcome
		n       int64
	}
	for i := range days {
		counts, err := readAll(ctx, tx, func(to func(...any) error) (c count, err error) {
			err = to(&c.outcome, &c.n)
			return c, err
		}, `select outcome, n from model_outcomes where day = ?`, days[i].Day)
		if err != nil {
			return err
		}
		for _, c := range counts {
			days[i].Outcomes[c.outcome] = c.n
		}
	}
	return nil
}

// closeModelDays adds what was set aside on days before yesterday and never
// settled to what those days cost: nothing comes back of it any more.
func closeModelDays(tx *batch, now time.Time) error {
	before := knowledge.DayOf(now) - 1
	days, err := tx.ids(`select distinct day from model_reserves where day < ?`, before)
	if err != nil {
		return err
	}
	for _, day := range days {
		var cost int64
		if err := tx.row(`select sum(amount) from model_reserves where day = ?`, []any{day}, &cost); err != nil {
			return err
		}
		if err := addModelDay(tx, knowledge.Day(day), 0, &knowledge.ModelUse{Cost: knowledge.Rupiah(cost)}); err != nil { //nolint:gosec // a day
			return err
		}
	}
	_, err = tx.Exec(`delete from model_reserves where day < ?`, before)
	return err
}

// purgeModel deletes what models were asked before a day.
func purgeModel(tx *batch, before time.Time) error {
	for _, query := range [...]string{
		`delete from model_days where day < ?`, `delete from model_use where day < ?`, `delete from model_outcomes where day < ?`,
	} {
		if _, err := tx.Exec(query, knowledge.DayOf(before)); err != nil {
			return err
		}
	}
	return nil
}
