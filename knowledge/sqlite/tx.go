package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Read runs fn in a transaction that cannot write. All statements of fn see
// the file as it was at the first of them. The transaction and what came out
// of it must not be used after fn returned.
func (db *DB) Read(ctx context.Context, fn func(tx *sql.Tx) error) error {
	defer db.traced(readOnly)()
	return inTx(ctx, db.reader, readOnly, fn)
}

// Write runs fn in a transaction and commits it; where fn or the commit
// fails, nothing is changed. Writers take turns. Do nothing slow in fn, and
// never send, ask a model or read a file in it.
func (db *DB) Write(ctx context.Context, fn func(tx *sql.Tx) error) error {
	defer db.traced(readWrite)()
	return db.takeTurn(ctx, func() error {
		return inTx(ctx, db.writer, readWrite, fn)
	})
}

// takeTurn runs fn while no other writer of this process writes.
func (db *DB) takeTurn(ctx context.Context, fn func() error) error {
	select {
	case db.writing <- struct{}{}:
		defer func() { <-db.writing }()
		return fn()
	case <-ctx.Done():
		return fmt.Errorf("wait for another writer: %w", ctx.Err())
	}
}

// beginner is a pool or one connection of it.
type beginner interface {
	BeginTx(ctx context.Context, opts *sql.TxOptions) (*sql.Tx, error)
}

type access bool

const (
	readWrite access = false
	readOnly  access = true
)

func inTx(ctx context.Context, b beginner, a access, fn func(*sql.Tx) error) error {
	// Of the two, only a transaction that writes is begun "immediate".
	tx, err := b.BeginTx(ctx, &sql.TxOptions{ReadOnly: bool(a)})
	if err != nil {
		return fmt.Errorf("begin transaction: %w", classify(err))
	}
	// After a commit this does nothing; it also covers a panic in fn. What
	// cannot be rolled back was rolled back by SQLite already.
	defer func() { _ = tx.Rollback() }()
	if err := fn(tx); err != nil {
		return classify(err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit transaction: %w", classify(err))
	}
	return nil
}

// Session is a connection of its own, for work that takes long. Its temporary
// tables stand in a file without a name: they are seen by this session only
// and are gone when it is closed or the process killed.
//
// A session is used by one goroutine.
type Session struct {
	db   *DB
	pool *sql.DB
	conn *sql.Conn
}

// NewSession opens a session that may write.
func (db *DB) NewSession(ctx context.Context) (*Session, error) {
	return db.newSession(ctx, readWrite)
}

// NewReadSession opens a session that cannot change the database file, only
// temporary tables. Its [Session.Write] fails.
func (db *DB) NewReadSession(ctx context.Context) (*Session, error) {
	return db.newSession(ctx, readOnly)
}

func (db *DB) newSession(ctx context.Context, a access) (*Session, error) {
	pool, err := openPool(db.dsn(a == readOnly), 1)
	if err != nil {
		return nil, fmt.Errorf("open session: %w", classify(err))
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		_ = pool.Close() // nothing is open in it
		return nil, fmt.Errorf("open session: %w", classify(err))
	}
	return &Session{db: db, pool: pool, conn: conn}, nil
}

// Prepare runs fn in a transaction that takes no lock on the database file as
// long as fn only touches temporary tables; what it reads of the file, it
// reads as of one moment.
func (s *Session) Prepare(ctx context.Context, fn func(tx *sql.Tx) error) error {
	defer s.db.traced(readOnly)()
	return inTx(ctx, s.conn, readOnly, fn)
}

// Write is [DB.Write] on this session's connection.
func (s *Session) Write(ctx context.Context, fn func(tx *sql.Tx) error) error {
	defer s.db.traced(readWrite)()
	return s.db.takeTurn(ctx, func() error {
		return inTx(ctx, s.conn, readWrite, fn)
	})
}

// Close ends the session; its temporary tables are gone.
func (s *Session) Close() error {
	err := s.conn.Close()
	if poolErr := s.pool.Close(); err == nil {
		err = poolErr
	}
	if err != nil {
		return fmt.Errorf("close session: %w", classify(err))
	}
	return nil
}
