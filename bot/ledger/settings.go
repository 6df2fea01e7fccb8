package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Pictures tells whether the chat wants pictures; one that never said does.
func (l *Ledger) Pictures(ctx context.Context, chat int64) (want bool, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select pictures from settings where chat = ?`, chat).Scan(&want)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("look up settings of chat %d: %w", chat, err)
	}
	return want, nil
}

// SetPictures stores whether the chat wants pictures.
func (l *Ledger) SetPictures(ctx context.Context, chat int64, want bool) error {
	err := l.commits.write(ctx, func(tx *batch) error { return setPictures(tx, chat, want) })
	if err != nil {
		return fmt.Errorf("store settings of chat %d: %w", chat, err)
	}
	return nil
}

func setPictures(tx *batch, chat int64, want bool) error {
	_, err := tx.Exec(`
		insert into settings (chat, pictures) values (?, ?)
		on conflict (chat) do update set pictures = excluded.pictures`, chat, want)
	return err
}
