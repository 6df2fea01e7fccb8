package ledger

import (
	"errors"

	"setara/knowledge/sqlite"
)

// IsTrouble tells whether an error of the ledger comes from outside (the disk
// is full, the file may not be written, another program holds it), so that
// the same may work later.
func IsTrouble(err error) bool {
	for _, outside := range []error{
		sqlite.ErrBusy, sqlite.ErrFull, sqlite.ErrReadOnly, sqlite.ErrCannotOpen, sqlite.ErrNotDatabase,
		sqlite.ErrCorrupt, sqlite.ErrIO,
	} {
		if errors.Is(err, outside) {
			return true
		}
	}
	return false
}
