package ledger

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"setara/knowledge/sqlite"
)

// errClosed: the ledger was closed before the change was asked for.
var errClosed = errors.New("the ledger is closed")

const (
	// maxBatch is how many changes share a commit at most.
	maxBatch = 256
	// lazyWait is how long lazy changes wait for a commit that others pay for.
	lazyWait = 20 * time.Millisecond
	// tidyAfter is after how many changes the write-ahead log is tidied: they
	// take some megabytes of it.
	tidyAfter = 500
)

// change is one change of the ledger. It may run twice, unless it is alone.
type change struct {
	run func(tx *batch) error
	// done is called when the change is on the disk, or has failed. It must
	// be quick and must not ask for a change.
	done func(error)
	// lazy tells that nobody waits for it.
	lazy bool
	// alone tells that it is large: it gets a commit of its own, so that it is
	// never made again because another change failed.
	alone bool
}

// committer makes changes durable in groups: all that were asked for while one
// commit was under way to the disk go with the next. They are made in the
// order in which they were asked for.
type committer struct {
	db      *sqlite.DB
	mu      sync.RWMutex // guards closed, and sends on changes against its close
	closed  bool
	changes chan change
	running sync.WaitGroup
	// statements are the loop's alone.
	statements statements
	// untidy gets a signal when the log has grown.
	untidy chan struct{}
}

func newCommitter(db *sqlite.DB) *committer {
	c := &committer{db: db, changes: make(chan change, maxBatch), untidy: make(chan struct{}, 1)}
	c.running.Go(c.loop)
	c.running.Go(c.tidy)
	return c
}

// tidy tidies the write-ahead log whenever it has grown. Where it cannot, the
// log grows on, and the commits tell what is wrong.
func (c *committer) tidy() {
	for range c.untidy {
		_ = c.db.Tidy(context.Background())
	}
}

// submit asks for a change and returns.
func (c *committer) submit(ch change) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.closed {
		ch.done(errClosed)
		return
	}
	c.changes <- ch
}

// write asks for a change and waits until it is on the disk. Once asked for,
// it is made even if ctx ends: its fate must not be in doubt.
func (c *committer) write(ctx context.Context, run func(tx *batch) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	result := make(chan error, 1)
	c.submit(change{run: run, done: func(err error) { result <- err }})
	return <-result
}

// writeAlone is like write for a change that takes long.
func (c *committer) writeAlone(ctx context.Context, run func(tx *batch) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	result := make(chan error, 1)
	c.submit(change{run: run, done: func(err error) { result <- err }, alone: true})
	return <-result
}

// close makes what was asked for and ends.
func (c *committer) close() {
	c.mu.Lock()
	if !c.closed {
		c.closed = true
		close(c.changes)
	}
	c.mu.Unlock()
	c.running.Wait()
}

func (c *committer) loop() {
	defer close(c.untidy)
	defer c.statements.close()
	made := 0
	group := make([]change, 0, maxBatch)
	for first := range c.changes {
		group = c.gather(append(group[:0], first))
		// A large one at the end of what was gathered comes by itself.
		if last := len(group) - 1; last > 0 && group[last].alone {
			c.commit(group[:last])
			c.commit(group[last:])
		} else {
			c.commit(group)
		}
		if made += len(group); made >= tidyAfter {
			made = 0
			select {
			case c.untidy <- struct{}{}:
			default:
			}
		}
	}
}

// gather adds what else was asked for, up to the first large one.
func (c *committer) gather(group []change) []change {
	last := func() change { return group[len(group)-1] }
	if last().lazy {
		group = c.waitForUrgent(group)
	}
	for len(group) < maxBatch && !last().alone && len(c.changes) > 0 {
		ch, ok := <-c.changes
		if !ok {
			break
		}
		group = append(group, ch)
	}
	return group
}

// waitForUrgent adds to lazy changes what comes next, up to the first that
// somebody waits for.
func (c *committer) waitForUrgent(group []change) []change {
	timer := time.NewTimer(lazyWait)
	defer timer.Stop()
	for len(group) < maxBatch {
		select {
		case ch, ok := <-c.changes:
			if !ok {
				return group
			}
			group = append(group, ch)
			if !ch.lazy {
				return group
			}
		case <-timer.C:
			return group
		}
	}
	return group
}

// commit makes the changes in one transaction. Where one of them fails, each
// gets a transaction of its own, so that it fails alone; but not where another
// program holds the file, for which each would wait as long once more.
func (c *committer) commit(group []change) {
	err := c.inOne(group)
	apart := err != nil && len(group) > 1 && !errors.Is(err, sqlite.ErrBusy)
	for i := range group {
		if apart {
			group[i].done(c.inOne(group[i : i+1]))
		} else {
			group[i].done(err)
		}
	}
}

// inOne makes the changes in one transaction.
func (c *committer) inOne(group []change) error {
	b := &batch{statements: &c.statements, inTx: map[string]*sql.Stmt{}}
	err := c.db.Write(context.Background(), func(tx *sql.Tx) error {
		b.tx = tx
		for i := range group {
			if err := group[i].run(b); err != nil {
				return err
			}
		}
		return b.writeCounts()
	})
	c.statements.prepare(c.db)
	return err
}
