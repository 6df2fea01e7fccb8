package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/sqlite"
)

// What happened since a backup and must not be undone by it.

// skipNumbers sees to it that the restored ledger gives no number again that
// the one before it has given since the backup. Where that one cannot be read,
// nothing is known of them.
func skipNumbers(ctx context.Context, folder, data string) error {
	given, err := ledger.NumbersIn(ctx, filepath.Join(data, ledgerFile))
	if err != nil {
		return ctx.Err()
	}
	return mendRestored(ctx, folder, func(book *ledger.Ledger) error { return book.SkipNumbers(ctx, given) })
}

// mendRestored changes the restored ledger, and seals it again.
func mendRestored(ctx context.Context, folder string, change func(*ledger.Ledger) error) error {
	path := filepath.Join(folder, ledgerFile)
	book, err := ledger.Open(ctx, path)
	if err != nil {
		return err
	}
	if err := errors.Join(change(book), book.Close()); err != nil {
		return err
	}
	return errors.Join(sqlite.Seal(ctx, path), syncFolder(folder))
}

// keepModel sees to it that what a language model cost since the backup stays
// spent, and that nobody who took their yes to it back has given it again. Where
// the folder before cannot be read, nothing is known of that.
func keepModel(ctx context.Context, folder, data string, since time.Time) error {
	model, err := ledger.ModelIn(ctx, filepath.Join(data, ledgerFile), since)
	if err != nil {
		return ctx.Err()
	}
	return mendRestored(ctx, folder, func(book *ledger.Ledger) error { return book.KeepModel(ctx, model) })
}

// deletedAgain is what became of those who asked to be deleted since a backup.
type deletedAgain struct {
	n int
	// known tells whether it could be found out who did.
	known bool
}

// deleteAgain deletes from the restored ledger who asked for that since the
// backup was made. Where the folder before cannot be read, nobody knows who did.
func deleteAgain(ctx context.Context, folder, data string, since time.Time) (d deletedAgain, err error) {
	deletions, err := ledger.DeletionsIn(ctx, filepath.Join(data, ledgerFile))
	if err != nil {
		return d, ctx.Err()
	}
	err = mendRestored(ctx, folder, func(book *ledger.Ledger) error {
		d.known = true
		var err error
		d.n, err = book.DeleteAgain(ctx, deletions, since)
		return err
	})
	return d, err
}

// reportDeleted says what became of those who asked to be deleted, and until when
// the folder before may be kept.
func reportDeleted(std streams, d deletedAgain, kept string, until time.Time) error {
	text := ""
	switch {
	case d.n > 0:
		text = fmt.Sprintf("%d orang minta datanya dihapus sesudah cadangan itu dibuat; data mereka sudah dihapus lagi.\n", d.n)
	case !d.known:
		text = "Siapa yang minta datanya dihapus sesudah cadangan itu dibuat tidak bisa diketahui, karena folder lama tidak ada atau tidak terbaca.\n"
	}
	if kept != "" {
		text += fmt.Sprintf("Hapus folder lama itu paling lambat %s: isinya data pribadi.\n", knowledge.DayOf(until).Written())
	}
	_, err := fmt.Fprint(std.out, text)
	return err
}
