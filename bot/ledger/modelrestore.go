package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"setara/knowledge"
	"setara/knowledge/sqlite"
)

// ModelSince is what a ledger knows of a language model that one which was
// restored from a backup must not lose: what was spent since, and who said no.
type ModelSince struct {
	first knowledge.Day
	// spent is by day and chat, 0 for all together.
	spent []modelSpent
	noes  []modelNo
}

type modelSpent struct {
	day                                    knowledge.Day
	chat                                   int64
	questions, calls, input, output, money int64
}

type modelNo struct{ chat, version, at int64 }

// ModelIn reads what a model cost since a moment, and who said no to it, out of
// the file of a ledger that nothing has open, whatever version it has.
func ModelIn(ctx context.Context, path string, since time.Time) (ModelSince, error) {
	m := ModelSince{first: knowledge.DayOf(since)}
	err := sqlite.Peek(ctx, path, func(conn *sql.Conn) error {
		there := false
		err := conn.QueryRowContext(ctx, `select exists (select 1 from sqlite_schema where name = 'model_reserves')`).Scan(&there)
		if err != nil || !there {
			return err
		}
		m.spent, err = readAll(ctx, conn, func(to func(...any) error) (s modelSpent, err error) {
			err = to(&s.day, &s.chat, &s.questions, &s.calls, &s.input, &s.output, &s.money)
			return s, err
		}, `
			select day, chat, sum(questions), sum(calls), sum(input), sum(output), sum(cost) from (
				select day, 0 chat, 0 questions, calls, input, output, cost from model_days
				union all select day, 0, 0, 0, 0, 0, amount from model_reserves
				union all select day, chat, questions, calls, input, output, cost from model_use
				union all select day, chat, 0, 0, 0, 0, amount from model_reserves where chat <> 0
			) where day >= ? group by day, chat`, m.first)
		if err != nil {
			return err
		}
		m.noes, err = readAll(ctx, conn, func(to func(...any) error) (n modelNo, err error) {
			err = to(&n.chat, &n.version, &n.at)
			return n, err
		}, `select chat, version, at from model_consents where yes = 0`)
		return err
	})
	if err != nil {
		return ModelSince{}, fmt.Errorf("read what a model cost since: %w", err)
	}
	return m, nil
}

// KeepModel puts it into the ledger that was restored: money that is spent stays
// spent, and who took a yes back since has taken it back.
func (l *Ledger) KeepModel(ctx context.Context, m ModelSince) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		for i := range m.spent {
			if err := m.spent[i].keep(tx); err != nil {
				return err
			}
		}
		for _, n := range m.noes {
			if _, err := tx.Exec(`
				update model_consents set yes = 0, version = ?2, at = ?3 where chat = ?1 and at <= ?3`, n.chat, n.version, n.at); err != nil {
				return err
			}
		}
		if len(m.spent) == 0 {
			return nil
		}
		// What was under way then is among what was spent since.
		_, err := tx.Exec(`delete from model_reserves where day >= ?`, m.first)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep what a model cost: %w", err)
	}
	return nil
}

// keep sees to it that no less was spent.
func (s *modelSpent) keep(tx *batch) error {
	if s.chat == 0 {
		_, err := tx.Exec(`
			insert into model_days (day, calls, input, output, cost) values (?, ?, ?, ?, ?)
			on conflict (day) do update set calls = max(calls, excluded.calls), input = max(input, excluded.input),
				output = max(output, excluded.output), cost = max(cost, excluded.cost)`,
			s.day, s.calls, s.input, s.output, s.money)
		return err
	}
	_, err := tx.Exec(`
		insert into model_use (day, chat, questions, calls, input, output, cost) values (?, ?, ?, ?, ?, ?, ?)
		on conflict (day, chat) do update set questions = max(questions, excluded.questions), calls = max(calls, excluded.calls),
			input = max(input, excluded.input), output = max(output, excluded.output), cost = max(cost, excluded.cost)`,
		s.day, s.chat, s.questions, s.calls, s.input, s.output, s.money)
	return err
}
