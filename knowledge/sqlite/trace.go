package sqlite

import "time"

// Trace is told of each transaction that has ended: the name of the database
// file, whether it could write, and how long it took, the wait for other
// writers included. It must be quick and safe for concurrent use.
type Trace func(path string, wrote bool, took time.Duration)

// Trace has all transactions traced from now on; nil ends that.
func (db *DB) Trace(t Trace) { db.trace.Store(&t) }

// traced starts to measure a transaction; what it returns ends that.
func (db *DB) traced(a access) func() {
	t := db.trace.Load()
	if t == nil || *t == nil {
		return func() {}
	}
	start := time.Now()
	return func() { (*t)(db.path, a == readWrite, time.Since(start)) }
}
