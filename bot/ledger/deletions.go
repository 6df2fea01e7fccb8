package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"setara/knowledge/sqlite"
)

// Deletions tell which chats were deleted when, by the hash of their ids.
type Deletions map[[sha256.Size]byte]time.Time

func hashChat(chat int64) [sha256.Size]byte {
	return sha256.Sum256([]byte(strconv.FormatInt(chat, 10)))
}

// noteDeletion keeps that a chat was deleted.
func noteDeletion(tx *batch, chat int64, at time.Time) error {
	hash := hashChat(chat)
	return keepDeletion(tx, hash[:], at)
}

func keepDeletion(tx *batch, hash []byte, at time.Time) error {
	_, err := tx.Exec(`
		insert into deletions (hash, at) values (?, ?)
		on conflict (hash) do update set at = max(at, excluded.at)`, hash, at.Unix())
	return err
}

// DeletionsIn reads who was deleted out of the file of a ledger that nothing has
// open, whatever version it has.
func DeletionsIn(ctx context.Context, path string) (Deletions, error) {
	deletions := Deletions{}
	err := sqlite.Peek(ctx, path, func(conn *sql.Conn) error {
		there := false
		err := conn.QueryRowContext(ctx, `select exists (select 1 from sqlite_schema where name = 'deletions')`).Scan(&there)
		if err != nil || !there {
			return err
		}
		rows, err := conn.QueryContext(ctx, `select hash, at from deletions`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var hash []byte
			var at int64
			if err := rows.Scan(&hash, &at); err != nil {
				return err
			}
			if len(hash) == sha256.Size {
				deletions[[sha256.Size]byte(hash)] = time.Unix(at, 0)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read who was deleted: %w", err)
	}
	return deletions, nil
}

// DeleteAgain deletes what a ledger that was restored from a backup holds of
// chats that were deleted since the backup was made, and returns how many those
// are. The deletions are kept in it too.
func (l *Ledger) DeleteAgain(ctx context.Context, deletions Deletions, since time.Time) (n int, err error) {
	if len(deletions) == 0 {
		return 0, nil
	}
	chats, err := l.chats(ctx)
	if err != nil {
		return 0, fmt.Errorf("delete again: %w", err)
	}
	err = l.commits.writeAlone(ctx, func(tx *batch) error {
		n = 0
		for _, chat := range chats {
			if at, ok := deletions[hashChat(chat)]; ok && !at.Before(since) {
				if err := forget(tx, chat, at); err != nil {
					return err
				}
				n++
			}
		}
		for hash, at := range deletions {
			if err := keepDeletion(tx, hash[:], at); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && n > 0 {
		err = l.Scrub(ctx)
	}
	if err != nil {
		return 0, fmt.Errorf("delete again: %w", err)
	}
	return n, nil
}

// chats are all chats that the ledger holds anything about that a deletion takes
// away.
func (l *Ledger) chats(ctx context.Context) (chats []int64, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		for i := range personal {
			a := &personal[i]
			if a.fate == stays || a.rows != "" && a.column != "chat" {
				continue
			}
			if err := eachChat(ctx, tx, a, func(chat int64) { chats = append(chats, chat) }); err != nil {
				return err
			}
		}
		return nil
	})
	slices.Sort(chats)
	return slices.Compact(chats), err
}

func eachChat(ctx context.Context, tx *sql.Tx, a *aboutPerson, do func(chat int64)) (err error) {
	rows, err := tx.QueryContext(ctx, `select distinct `+a.column+` from `+a.table+` where `+a.column+` is not null`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var chat int64
		if err := rows.Scan(&chat); err != nil {
			return err
		}
		do(chat)
	}
	return rows.Err()
}

// purgeDeletions drops deletions that no backup may be older than.
func (l *Ledger) purgeDeletions(ctx context.Context, before time.Time) error {
	return l.commits.write(ctx, func(tx *batch) error {
		_, err := tx.Exec(`delete from deletions where at < ?`, before.Unix())
		return err
	})
}
