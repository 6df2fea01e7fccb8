package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"setara/knowledge/sqlite"
)

// Numbers are the last numbers that a ledger has given to what people know by
// them: broadcasts, tickets and the like, by the name of their table.
type Numbers map[string]int64

// ticketNumbers is the name of the tickets among [Numbers], which count apart.
const ticketNumbers = "ticket_numbers"

// NumbersIn reads the last numbers out of the file of a ledger that nothing has
// open, whatever version it has.
func NumbersIn(ctx context.Context, path string) (Numbers, error) {
	numbers := Numbers{}
	err := sqlite.Peek(ctx, path, func(conn *sql.Conn) error {
		rows, err := conn.QueryContext(ctx, `select name, seq from sqlite_sequence`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var name string
			var last int64
			if err := rows.Scan(&name, &last); err != nil {
				return err
			}
			numbers[name] = last
		}
		if err := rows.Err(); err != nil {
			return err
		}
		var last int64
		if err := conn.QueryRowContext(ctx, `select last from ticket_numbers`).Scan(&last); err != nil {
			return err
		}
		numbers[ticketNumbers] = last
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the numbers that were given: %w", err)
	}
	return numbers, nil
}

// SkipNumbers sees to it that none of these numbers is given again: what people
// still hold by them, a button or a message, must not come to mean something
// else. Tables that the ledger does not have are left out.
func (l *Ledger) SkipNumbers(ctx context.Context, numbers Numbers) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		for name, last := range numbers {
			if err := skipNumbers(tx, name, last); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("skip the numbers that were given: %w", err)
	}
	return nil
}

func skipNumbers(tx *batch, name string, last int64) error {
	if name == ticketNumbers {
		_, err := tx.Exec(`update ticket_numbers set last = max(last, ?)`, last)
		return err
	}
	var had int64
	err := tx.row(`select seq from sqlite_sequence where name = ?`, []any{name}, &had)
	if errors.Is(err, sql.ErrNoRows) {
		_, err = tx.Exec(`
			insert into sqlite_sequence (name, seq)
			select name, ? from sqlite_schema where type = 'table' and name = ? and sql like '%autoincrement%'`, last, name)
		return err
	}
	if err == nil && had < last {
		_, err = tx.Exec(`update sqlite_sequence set seq = ? where name = ?`, last, name)
	}
	return err
}
