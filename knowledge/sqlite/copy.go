package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"time"

	driver "modernc.org/sqlite"
)

// scratch opens a file that is made anew where making it fails: it needs no
// journal, and is not waited for until it stands on the disk.
var scratch = url.Values{"mode": {"rw"}, "_pragma": {"journal_mode(off)", "synchronous(off)"}}

// Copy is a database file, and where a copy of it goes.
type Copy struct {
	From, To string
}

const (
	// copyPatience is how long a copy waits for other programs that write.
	copyPatience = 30 * time.Second
	// copyPages is how many pages are copied before the context is asked
	// again.
	copyPages = 1024
)

// CopyTogether copies databases as all of them were at one moment, also while
// this and other programs read and write them: it holds the writers of all,
// pins what each database holds, lets the writers go on, and copies what it
// pinned. Writers are held in the order of the copies, so name first what may
// be written for longest.
//
// The files to copy must exist and those to make must not. A copy is one
// file, whole without a log beside it. Where it fails, half a copy may stay
// behind. Progress, unless nil, is called now and then with the share done,
// from 0 to 1.
func CopyTogether(ctx context.Context, progress func(share float64), copies ...Copy) (err error) {
	pins, err := pinTogether(ctx, copies)
	defer func() {
		for _, p := range pins {
			err = errors.Join(err, p.release())
		}
	}()
	if err != nil {
		return err
	}
	if progress == nil {
		progress = func(float64) {}
	}
	for i, p := range pins {
		err := p.copyTo(ctx, copies[i].To, func(share float64) {
			progress((float64(i) + share) / float64(len(pins)))
		})
		if err == nil {
			err = Seal(ctx, copies[i].To)
		}
		if err != nil {
			return fmt.Errorf("copy database %s: %w", copies[i].From, err)
		}
	}
	return nil
}

// pinTogether pins all databases at one moment.
func pinTogether(ctx context.Context, copies []Copy) (pins []*pin, err error) {
	var writers []*sql.Tx
	var pools []*sql.DB
	defer func() {
		for _, tx := range writers {
			_ = tx.Rollback() // nothing was written
		}
		for _, pool := range pools {
			err = errors.Join(err, pool.Close())
		}
	}()
	files := make([]*DB, len(copies))
	for i, c := range copies {
		if files[i], err = plainFile(c.From); err != nil {
			return nil, err
		}
		pool, err := openPool(files[i].dsn(false), 1)
		if err != nil {
			return nil, err
		}
		pools = append(pools, pool)
		tx, err := pool.BeginTx(ctx, nil)
		if err != nil {
			return nil, fmt.Errorf("hold the writers of %s: %w", c.From, classify(err))
		}
		writers = append(writers, tx)
	}
	for _, file := range files {
		p, err := newPin(ctx, file)
		if err != nil {
			return pins, fmt.Errorf("pin database %s: %w", file.path, classify(err))
		}
		pins = append(pins, p)
	}
	return pins, nil
}

// plainFile is a database file as it stands, whatever its version.
func plainFile(path string) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotOpen, err)
	}
	return &DB{path: path, opts: Options{BusyTimeout: copyPatience}}, nil
}

// pin holds on to what a database held at one moment.
type pin struct {
	pool *sql.DB
	conn *sql.Conn
	tx   *sql.Tx
}

func newPin(ctx context.Context, file *DB) (_ *pin, err error) {
	p := &pin{}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.release())
		}
	}()
	if p.pool, err = openPool(file.dsn(true), 1); err != nil {
		return nil, err
	}
	if p.conn, err = p.pool.Conn(ctx); err != nil {
		return nil, err
	}
	// The transaction must not end with ctx while its pages are copied: it is
	// ended by release.
	if p.tx, err = p.conn.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{ReadOnly: true}); err != nil {
		return nil, err
	}
	// The first reading is what pins.
	_, err = version(ctx, p.tx)
	return p, err
}

func (p *pin) release() error {
	var errs []error
	if p.tx != nil {
		errs = append(errs, p.tx.Rollback())
	}
	if p.conn != nil {
		errs = append(errs, p.conn.Close())
	}
	if p.pool != nil {
		errs = append(errs, p.pool.Close())
	}
	return errors.Join(errs...)
}

// copyTo copies what is pinned: a backup reads within the transaction that is
// open on its connection.
func (p *pin) copyTo(ctx context.Context, path string, progress func(share float64)) error {
	if err := createPrivate(path); err != nil {
		return err
	}
	to, err := plainFile(path)
	if err != nil {
		return err
	}
	return classify(p.conn.Raw(func(conn any) error {
		source, ok := conn.(interface {
			NewBackup(to string) (*driver.Backup, error)
		})
		if !ok {
			return fmt.Errorf("a connection of type %T makes no copies", conn)
		}
		backup, err := source.NewBackup(to.uri(scratch))
		if err != nil {
			return err
		}
		return errors.Join(stepThrough(ctx, backup, progress), backup.Finish())
	}))
}

func stepThrough(ctx context.Context, backup *driver.Backup, progress func(share float64)) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		more, err := backup.Step(copyPages)
		if err != nil {
			return err
		}
		if pages := backup.PageCount(); pages > 0 {
			progress(1 - float64(backup.Remaining())/float64(pages))
		}
		if !more {
			return nil
		}
	}
}
