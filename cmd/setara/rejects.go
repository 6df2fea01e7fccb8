package main

import (
	"cmp"
	"os"

	"setara/knowledge/ingest"
	"setara/knowledge/intake"
)

// rejectsFile is where the rejected rows of a file go. It is made with the first
// of them; one of an earlier run is replaced.
type rejectsFile struct {
	name string
	// write is false in a dry run, which writes nothing at all.
	write bool

	file *os.File
	rows *intake.Rejects
	// failed is why the file could not be made or written. The import goes on
	// without.
	failed error
}

// rejectsSuffix makes the name of the file of rejected rows from the file's.
const rejectsSuffix = ".rejected.csv"

// add writes a rejected row. Trouble with the file is kept for done.
func (r *rejectsFile) add(e *ingest.RowError) error {
	if r.write && r.failed == nil {
		r.failed = r.put(e)
	}
	return nil
}

func (r *rejectsFile) put(e *ingest.RowError) (err error) {
	if r.file == nil {
		if r.file, err = os.Create(r.name); err != nil {
			return err
		}
		r.rows = intake.NewRejects(r.file)
	}
	return r.rows.Add(e)
}

// done ends the file and returns why there is none, where one was wanted. A
// half-written one is removed, and so is, after an import without rejected
// rows, the one that an earlier run left: its rows are loaded now.
func (r *rejectsFile) done(imported bool) error {
	if r.file != nil {
		r.failed = cmp.Or(r.failed, r.rows.Close(), r.file.Close())
		if r.failed != nil {
			_ = os.Remove(r.name) // what failed is told already
		}
	} else if imported && r.write && r.failed == nil && isRejectsFile(r.name) {
		r.failed = os.Remove(r.name)
	}
	return r.failed
}

// isRejectsFile tells whether a file has the columns of rejected rows.
func isRejectsFile(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return intake.AreRejects(f)
}
