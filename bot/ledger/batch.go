package ledger

import (
	"context"
	"database/sql"

	"setara/knowledge/sqlite"
)

// batch is the transaction of a group of changes.
type batch struct {
	tx         *sql.Tx
	statements *statements
	// inTx are the statements as this transaction uses them.
	inTx map[string]*sql.Stmt
	// tallies are what changes of the counts of broadcasts.
	tallies map[int64]*tally
}

// Exec runs a statement. That cannot be interrupted: others share the
// transaction.
func (b *batch) Exec(query string, args ...any) (sql.Result, error) {
	stmt, err := b.stmt(query) //nolint:sqlclosecheck // ends with its transaction, or with the ledger
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(context.Background(), args...)
}

// row runs a statement that returns one row, and scans it. It returns
// [sql.ErrNoRows] where there is none.
func (b *batch) row(query string, args []any, to ...any) error {
	stmt, err := b.stmt(query) //nolint:sqlclosecheck // ends with its transaction, or with the ledger
	if err != nil {
		return err
	}
	return stmt.QueryRowContext(context.Background(), args...).Scan(to...)
}

// ids runs a statement that returns rows of one number each.
func (b *batch) ids(query string, args ...any) (ids []int64, err error) {
	stmt, err := b.stmt(query) //nolint:sqlclosecheck // ends with its transaction, or with the ledger
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(context.Background(), args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// stmt is a statement, prepared.
func (b *batch) stmt(query string) (*sql.Stmt, error) {
	if stmt, ok := b.inTx[query]; ok {
		return stmt, nil
	}
	var stmt *sql.Stmt
	if kept, ok := b.statements.kept[query]; ok {
		stmt = b.tx.StmtContext(context.Background(), kept)
	} else {
		var err error
		if stmt, err = b.tx.PrepareContext(context.Background(), query); err != nil {
			return nil, err
		}
		b.statements.wanted = append(b.statements.wanted, query)
	}
	b.inTx[query] = stmt
	return stmt, nil
}

// statements are prepared once for all transactions: there are few, and
// preparing one takes longer than running it.
type statements struct {
	kept map[string]*sql.Stmt
	// wanted are those that a transaction had to prepare for itself.
	wanted []string
}

// prepare keeps those that were wanted. One that cannot be is prepared by each
// transaction, as before.
func (s *statements) prepare(db *sqlite.DB) {
	for _, query := range s.wanted {
		if stmt, err := db.Prepare(context.Background(), query); err == nil { //nolint:sqlclosecheck // see close
			if s.kept == nil {
				s.kept = map[string]*sql.Stmt{}
			}
			s.kept[query] = stmt
		}
	}
	s.wanted = s.wanted[:0]
}

// close lets go of all of them.
func (s *statements) close() {
	for _, stmt := range s.kept {
		_ = stmt.Close() // it has no more to tell than its transactions had
	}
}
