package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"setara/knowledge"
	"setara/knowledge/sqlite"
)

// backupCommand copies both databases, as they are at one moment, into one
// file, also while the bot runs.
type backupCommand struct {
	File string `arg:"" help:"The file to make; it must not exist." placeholder:"FILE"`
}

// Run makes the backup.
func (cmd *backupCommand) Run(ctx context.Context, c *cli, std streams) error {
	if err := cmd.refuseExisting(); err != nil {
		return err
	}
	if err := refuseEmpty(c.Data); err != nil {
		return err
	}
	show := newProgress(std.err, cmd.File)
	err := with(ctx, c, func(*app) error { return makeBackup(ctx, c.Data, cmd.File, show.share) })
	show.done()
	if err != nil {
		return err
	}
	info, err := os.Stat(cmd.File)
	if err != nil {
		return fmt.Errorf("look at backup: %w", err)
	}
	until := keepUntil(time.Now(), int(c.BackupDays))
	_, err = fmt.Fprintf(std.out, "Cadangan tersimpan di %s (%s). Isinya data pribadi: simpan di tempat yang aman, dan hapus paling lambat %s.\n",
		cmd.File, size(info.Size()), knowledge.DayOf(until).Written())
	return err
}

// keepUntil is until when a backup of that time may be kept: owners are told how
// long what they have deleted is left in one.
func keepUntil(made time.Time, days int) time.Time { return made.AddDate(0, 0, days) }

func sayTooOld(made time.Time, days int) error {
	return said("cadangan ini dari %s, lebih tua dari %d hari: isinya mungkin data orang yang sudah minta dihapus. "+
		"Pakai cadangan yang lebih baru; kalau tidak ada, tambahkan --force; tidak ada yang berubah", knowledge.DayOf(made).Written(), days)
}

func (cmd *backupCommand) refuseExisting() error {
	_, err := os.Lstat(cmd.File)
	switch {
	case err == nil:
		return sayExists(cmd.File)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	default:
		return err
	}
}

// refuseEmpty refuses a folder without any database: a backup of nothing, made
// because a name was mistyped, would be found out too late.
func refuseEmpty(data string) error {
	for _, file := range databaseFiles {
		if _, err := os.Stat(filepath.Join(data, file)); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return said("di folder %s belum ada data yang bisa dicadangkan: periksa nama foldernya, atau tunjuk dengan --data", data)
}

func sayExists(path string) error {
	return said("%s sudah ada dan tidak ditimpa: pilih nama lain, atau pindahkan dulu berkas itu", path)
}

// makeBackup copies the databases of a data folder beside the file to make,
// packs the copies, and gives the archive its name once it is whole and on
// the disk.
func makeBackup(ctx context.Context, data, name string, progress func(share float64)) (err error) {
	work, err := os.MkdirTemp(filepath.Dir(name), ".setara-backup-*")
	if err != nil {
		return fmt.Errorf("make folder for copies: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	m := manifest{Format: archiveFormat, MadeAt: time.Now().UTC().Truncate(time.Second)}
	var copies []sqlite.Copy
	for _, file := range databaseFiles {
		copies = append(copies, sqlite.Copy{From: filepath.Join(data, file), To: filepath.Join(work, file)})
	}
	if err := sqlite.CopyTogether(ctx, progress, copies...); err != nil {
		return err
	}
	for i, file := range databaseFiles {
		// A backup that could not be restored must not look like one.
		version, err := sqlite.Inspect(ctx, copies[i].To)
		if err != nil {
			return err
		}
		m.Databases = append(m.Databases, databaseRecord{Name: file, Version: version})
	}
	archive := filepath.Join(work, "archive")
	if err := writeFile(archive, func(w io.Writer) error { return packArchive(ctx, w, work, m) }); err != nil {
		return err
	}
	return giveName(archive, name)
}

// writeFile makes a file for its owner alone and sees it onto the disk.
func writeFile(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	err = write(file)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// giveName gives a finished file its name, all at once, unless something has
// that name by now.
func giveName(from, to string) error {
	err := os.Link(from, to)
	if errors.Is(err, fs.ErrExist) {
		return sayExists(to)
	}
	if err != nil { // a file system without links
		if _, err := os.Lstat(to); err == nil {
			return sayExists(to)
		}
		if err := os.Rename(from, to); err != nil {
			return fmt.Errorf("name backup: %w", err)
		}
	}
	return syncFolder(filepath.Dir(to))
}
