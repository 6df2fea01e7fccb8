package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/sqlite"
)

// restoreCommand puts a backup in place of the data folder, which it keeps
// under another name.
type restoreCommand struct {
	File  string `arg:"" help:"A file that setara backup made." placeholder:"FILE"`
	Force bool   `help:"Restore a backup that is older than SETARA_BACKUP_DAYS: it may bring back people who asked to be deleted."`
}

// Run restores the backup. Until the last step everything is as it was.
func (cmd *restoreCommand) Run(ctx context.Context, c *cli, std streams) (err error) {
	data, err := realFolder(c.Data)
	if err != nil {
		return err
	}
	release, err := lockExisting(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	fresh, err := os.MkdirTemp(filepath.Dir(data), filepath.Base(data)+".baru-*")
	if err != nil {
		return fmt.Errorf("make folder to restore to: %w", err)
	}
	remove, err := remover(fresh)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove()) }()
	m, err := unpackArchive(ctx, cmd.File, fresh)
	if err != nil {
		return err
	}
	if until := keepUntil(m.MadeAt, int(c.BackupDays)); time.Now().After(until) && !cmd.Force {
		return sayTooOld(m.MadeAt, int(c.BackupDays))
	}
	stranded, err := adopt(ctx, fresh, m, time.Now())
	if err != nil {
		return err
	}
	if err := closeForGood(ctx, data); err != nil {
		return err
	}
	if err := skipNumbers(ctx, fresh, data); err != nil {
		return err
	}
	if err := keepModel(ctx, fresh, data, m.MadeAt); err != nil {
		return err
	}
	deleted, err := deleteAgain(ctx, fresh, data, m.MadeAt)
	if err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // a folder with an open file keeps its name there
		if err := release(); err != nil {
			return err
		}
	}
	kept, err := putInPlace(ctx, fresh, data)
	if err != nil {
		return err
	}
	if err := report(std, m, stranded, data, kept); err != nil {
		return err
	}
	return reportDeleted(std, deleted, kept, keepUntil(time.Now(), int(c.BackupDays)))
}

// realFolder is the data folder itself, where its name is a link to it.
func realFolder(name string) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", fmt.Errorf("find data folder: %w", err)
	}
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, os.MkdirAll(filepath.Dir(path), 0o700)
	}
	return real, err
}

// lockExisting takes the data folder for this process, so that no bot runs on
// it meanwhile. Where there is none, there is nothing to take.
func lockExisting(data string) (release func() error, err error) {
	info, err := os.Stat(data)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return func() error { return nil }, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, said("%s bukan folder: pilih folder lain dengan --data", data)
	}
	lock, err := ledger.LockFolder(data, time.Now())
	if err != nil {
		return nil, err
	}
	return sync.OnceValue(lock.Unlock), nil
}

// remover removes a folder, unless another one has its name by then.
func remover(path string) (remove func() error, err error) {
	made, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	return func() error {
		now, err := os.Stat(path)
		if err == nil && os.SameFile(made, now) {
			return os.RemoveAll(path)
		}
		return nil
	}, nil
}

// adopt checks the unpacked databases by opening them as the bot would, and
// settles what waited to be sent when the backup was made.
func adopt(ctx context.Context, folder string, m manifest, now time.Time) (ledger.Stranded, error) {
	for _, r := range m.Databases {
		version, err := sqlite.Inspect(ctx, filepath.Join(folder, r.Name))
		if err == nil && version != r.Version {
			err = fmt.Errorf("version %d, want %d", version, r.Version)
		}
		if err != nil {
			return ledger.Stranded{}, sayDamaged(r.Name, err)
		}
	}
	stranded, err := openRestored(ctx, folder, now)
	if _, newer := errors.AsType[*sqlite.VersionError](err); newer {
		return ledger.Stranded{}, sayNewerArchive()
	}
	if err != nil {
		return ledger.Stranded{}, err
	}
	for _, r := range m.Databases {
		if err := sqlite.Seal(ctx, filepath.Join(folder, r.Name)); err != nil {
			return ledger.Stranded{}, err
		}
	}
	return stranded, syncFolder(folder)
}

func openRestored(ctx context.Context, folder string, now time.Time) (stranded ledger.Stranded, err error) {
	know, err := catalog.Open(ctx, catalogPath(folder))
	if err != nil {
		return stranded, err
	}
	defer func() { err = errors.Join(err, know.Close()) }()
	if _, err := know.Seeded(ctx); err != nil {
		return stranded, sayDamaged(knowledgeFile, err)
	}
	book, err := ledger.Open(ctx, filepath.Join(folder, ledgerFile))
	if err != nil {
		return stranded, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	return book.Strand(ctx, now)
}

// putInPlace gives a folder the name of the data folder, and the data folder,
// if there is one, a name that says what it was; it returns that name.
func putInPlace(ctx context.Context, fresh, data string) (kept string, err error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	info, err := os.Stat(data)
	if errors.Is(err, fs.ErrNotExist) {
		return "", os.Rename(fresh, data)
	}
	if err != nil {
		return "", err
	}
	if err := os.Chmod(fresh, info.Mode().Perm()); err != nil {
		return "", err
	}
	if kept, err = freeName(data + ".lama-" + time.Now().In(knowledge.WIB).Format("20060102-150405")); err != nil {
		return "", err
	}
	if err := swapFolders(data, fresh); err != nil {
		return "", said("folder %s tidak bisa diganti: kalau folder itu dipasang sebagai disk tersendiri, "+
			"pulihkan ke folder lain dengan --data; tidak ada yang berubah", data).because(err)
	}
	if err := os.Rename(fresh, kept); err != nil {
		return "", said("data sudah dipulihkan di %s; folder lama ada di %s", data, fresh).because(err)
	}
	return kept, syncFolder(filepath.Dir(data))
}

// closeForGood makes the old databases whole by themselves. Where another
// program has one open it refuses; one that is damaged is kept as it is.
func closeForGood(ctx context.Context, data string) error {
	for _, name := range databaseFiles {
		err := sqlite.Seal(ctx, filepath.Join(data, name))
		switch {
		case errors.Is(err, sqlite.ErrBusy):
			return said("%s sedang dipakai program lain: tutup dulu semua setara yang berjalan, lalu ulangi; tidak ada yang berubah", name).because(err)
		case err != nil && ctx.Err() != nil:
			return err
		}
	}
	return nil
}

// freeName is the name, or the name with a number, that nothing has yet.
func freeName(name string) (string, error) {
	for i := 1; ; i++ {
		free := name
		if i > 1 {
			free = fmt.Sprintf("%s-%d", name, i)
		}
		switch _, err := os.Lstat(free); {
		case errors.Is(err, fs.ErrNotExist):
			return free, nil
		case err != nil:
			return "", err
		}
	}
}

// report says what was done.
func report(std streams, m manifest, s ledger.Stranded, data, kept string) error {
	text := fmt.Sprintf("Data dari cadangan %s WIB sekarang ada di %s.\n", m.MadeAt.In(knowledge.WIB).Format("2006-01-02 15.04"), data)
	if kept != "" {
		text += fmt.Sprintf("Folder lama tetap disimpan di %s.\n", kept)
	}
	if s.Letters+s.Updates > 0 {
		text += fmt.Sprintf("Supaya tidak ada pesan lama yang terkirim sendiri, %d pesan yang waktu itu belum terkirim dicatat sebagai tidak pasti "+
			"dan %d pertanyaan yang waktu itu belum dijawab tidak dijawab lagi.\n", s.Letters, s.Updates)
	}
	if s.Broadcasts > 0 {
		text += fmt.Sprintf("%d siaran yang waktu itu berjalan sekarang dijeda, supaya tidak ada yang terkirim dua kali. Lihat dulu, lalu lanjutkan atau batalkan.\n", s.Broadcasts)
	}
	if s.Deliveries > 0 {
		text += fmt.Sprintf("%d pengiriman siaran yang waktu itu sedang berlangsung dicatat sebagai tidak pasti.\n", s.Deliveries)
	}
	_, err := fmt.Fprint(std.out, text)
	return err
}
