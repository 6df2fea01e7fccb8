package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

// Options are what two databases of one program may differ in. The zero value
// is the careful choice.
type Options struct {
	// Relaxed lets the newest commits be lost when the machine loses power;
	// the file stays sound either way, and a killed process loses nothing.
	// For data that can be loaded again.
	Relaxed bool
	// SecureDelete overwrites deleted content with zeros.
	SecureDelete bool
	// BusyTimeout is how long a connection waits for a lock that another
	// process holds before it gives up with [ErrBusy]; 5 s for 0.
	BusyTimeout time.Duration
	// TidyApart leaves it to [DB.Tidy] to move the write-ahead log into the
	// file. Otherwise a commit does it now and then, and takes long.
	TidyApart bool
	// Mapped lets readers see the file through a memory map, for queries that
	// read hundreds of pages here and there. A file that is mapped must not be
	// overwritten in place, which ends the process: put another one in its
	// place by renaming.
	Mapped bool
}

const defaultBusyTimeout = 5 * time.Second

// walLimit is the size, in bytes, that the write-ahead log is cut back to
// after a large transaction.
const walLimit = 64 << 20

// readerMap is how much of a mapped file, in bytes, a reading connection sees
// through its map. Where addresses have 32 bits, the maps of all readers would
// not fit, and there is none.
const readerMap = (1 << 30) * (strconv.IntSize / 64)

// DB is an open database file. It is safe for concurrent use.
type DB struct {
	path   string
	opts   Options
	writer *sql.DB
	reader *sql.DB
	tidier *sql.DB // nil unless the log is tidied apart
	// writing holds a token while a transaction of this process writes.
	// Writers of one process queue for it in order and for as long as their
	// context allows; the busy timeout is for other processes only.
	writing chan struct{}
	trace   atomic.Pointer[Trace]
	close   func() error // once
}

// Open opens the database file at path, creates it where there is none
// (readable and writable by its owner alone), and applies the migrations that
// it lacks. The folder must exist.
//
// Migrations are files named NNN_name.sql at the top of the file system, NNN
// counting from 001. Each is applied in a transaction of its own, in order;
// the file's user_version says how many it has had. Several processes may
// open the same new file at once. A file that has had more migrations than
// there are gives [*VersionError].
func Open(ctx context.Context, path string, migrations fs.FS, opts Options) (*DB, error) {
	db, err := open(ctx, path, migrations, opts)
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, classify(err))
	}
	return db, nil
}

func open(ctx context.Context, path string, migrations fs.FS, opts Options) (_ *DB, err error) {
	steps, err := readMigrations(migrations)
	if err != nil {
		return nil, err
	}
	if strings.ContainsRune(path, 0) {
		return nil, fmt.Errorf("%w: the name holds a zero byte", ErrCannotOpen)
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotOpen, err)
	}
	if opts.BusyTimeout == 0 {
		opts.BusyTimeout = defaultBusyTimeout
	}
	if err := createPrivate(path); err != nil {
		return nil, err
	}
	db := &DB{path: path, opts: opts, writing: make(chan struct{}, 1)}
	db.close = sync.OnceValue(db.checkpointAndClose)
	defer func() {
		if err != nil {
			err = errors.Join(err, db.closePools())
		}
	}()
	if db.writer, err = openPool(db.dsn(false), 1); err != nil {
		return nil, err
	}
	if err := db.migrate(ctx, steps); err != nil {
		return nil, err
	}
	if opts.TidyApart {
		if db.tidier, err = openPool(db.dsn(false), 1); err != nil {
			return nil, err
		}
	}
	// Twice the cores keeps them busy while some readers wait for the disk.
	if db.reader, err = openPool(db.dsn(true), 2*runtime.GOMAXPROCS(0)); err != nil {
		return nil, err
	}
	if err := db.reader.PingContext(ctx); err != nil {
		return nil, err
	}
	return db, nil
}

// createPrivate makes an empty file where there is none. SQLite would make it
// readable by everybody; its log files take over the mode of this one. A file
// that exists is not touched: closing a descriptor of it would drop the locks
// that this process holds on it.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	switch {
	case err == nil:
		return f.Close()
	case errors.Is(err, fs.ErrExist):
		return nil
	default:
		return fmt.Errorf("%w: %w", ErrCannotOpen, err)
	}
}

func openPool(dsn string, size int) (*sql.DB, error) {
	pool, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	return pool, nil
}

// dsn is the name that a connection is opened with. The file: form is the
// only one in which mode=ro is obeyed.
func (db *DB) dsn(readOnly bool) string {
	q := url.Values{}
	pragma := func(name, value string) { q.Add("_pragma", name+"("+value+")") }
	// The driver runs busy_timeout before all others.
	pragma("busy_timeout", strconv.FormatInt(db.opts.BusyTimeout.Milliseconds(), 10))
	pragma("foreign_keys", "on")
	pragma("temp_store", "file")
	q.Set("_defensive", "1")
	q.Set("_dqs", "0")
	if readOnly {
		if db.opts.Mapped {
			pragma("mmap_size", strconv.Itoa(readerMap))
		}
		q.Set("mode", "ro")
	} else {
		q.Set("mode", "rw")
		q.Set("_txlock", "immediate")
		pragma("journal_mode", "wal")
		pragma("journal_size_limit", strconv.Itoa(walLimit))
		pragma("synchronous", onOff(db.opts.Relaxed, "normal", "full"))
		if db.opts.TidyApart {
			pragma("wal_autocheckpoint", strconv.Itoa(tidyLate))
		}
		pragma("secure_delete", onOff(db.opts.SecureDelete, "on", "off"))
	}
	return db.uri(q)
}

// uri names the file with parameters of the driver.
func (db *DB) uri(params url.Values) string {
	path := filepath.ToSlash(db.path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a Windows drive
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: params.Encode()}).String()
}

func onOff(b bool, on, off string) string {
	if b {
		return on
	}
	return off
}

// Path is the absolute name of the database file.
func (db *DB) Path() string { return db.path }

// Close writes what stands in the write-ahead log into the file and closes
// all connections; again, it does nothing. Call it when nothing uses the
// database any more.
func (db *DB) Close() error {
	if err := db.close(); err != nil {
		return fmt.Errorf("close database %s: %w", db.path, classify(err))
	}
	return nil
}

func (db *DB) checkpointAndClose() error {
	// Where another process still reads, the log stays behind for it; that is
	// no error, and the statement reports none.
	_, err := db.writer.ExecContext(context.Background(), "pragma wal_checkpoint(truncate)")
	return errors.Join(err, db.closePools())
}

// closePools closes the readers first: the last connection to close removes
// the log, which one that only reads may not do.
func (db *DB) closePools() error {
	var errs []error
	for _, pool := range []*sql.DB{db.reader, db.tidier, db.writer} {
		if pool != nil {
			errs = append(errs, pool.Close())
		}
	}
	return errors.Join(errs...)
}
