package sqlite

import (
	"errors"
	"fmt"

	driver "modernc.org/sqlite"
	code "modernc.org/sqlite/lib"
)

// What can be wrong with a database file or the disk below it. Test with
// [errors.Is]; the text is for logs.
var (
	// ErrBusy: another process held the lock for longer than the busy timeout.
	ErrBusy = errors.New("database is locked by another program")
	// ErrFull: the disk, or the quota on it, has no room.
	ErrFull = errors.New("no room left on the disk")
	// ErrReadOnly: the file, or the folder it is in, may not be written to.
	ErrReadOnly = errors.New("database may not be written to")
	// ErrCannotOpen: the folder is missing, the name is a folder's, or the
	// permission is.
	ErrCannotOpen = errors.New("database file cannot be opened")
	// ErrNotDatabase: the file is something else.
	ErrNotDatabase = errors.New("file is not a database")
	// ErrCorrupt: the file is damaged.
	ErrCorrupt = errors.New("database file is damaged")
	// ErrSchema: a table is not there, or is not as it should be: the file was
	// changed by another program.
	ErrSchema = errors.New("database is not as it should be")
	// ErrConstraint: a check of the schema refused what was to be written.
	ErrConstraint = errors.New("database refused what was written")
	// ErrIO: the disk failed to read or write.
	ErrIO = errors.New("disk failed to read or write")
)

// VersionError says that a newer program wrote the file.
type VersionError struct {
	// Have is the version of the file, Known the newest that this program
	// knows.
	Have, Known int
}

// Error names both versions.
func (e *VersionError) Error() string {
	return fmt.Sprintf("database has version %d, this program knows versions up to %d", e.Have, e.Known)
}

// classify puts the error of this package that fits before an error of the
// driver, and leaves all others as they are.
func classify(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	kind := kindOf(e.Code())
	if kind == nil || errors.Is(err, kind) {
		return err
	}
	return fmt.Errorf("%w: %w", kind, err)
}

func kindOf(extended int) error {
	if extended == code.SQLITE_IOERR_SHMSIZE {
		return ErrFull // the index beside the log could not grow
	}
	// The lowest byte is the primary result code.
	switch extended & 0xff {
	case code.SQLITE_BUSY, code.SQLITE_LOCKED:
		return ErrBusy
	case code.SQLITE_FULL:
		return ErrFull
	case code.SQLITE_READONLY:
		return ErrReadOnly
	case code.SQLITE_CANTOPEN, code.SQLITE_PERM:
		return ErrCannotOpen
	case code.SQLITE_NOTADB:
		return ErrNotDatabase
	case code.SQLITE_CORRUPT:
		return ErrCorrupt
	case code.SQLITE_IOERR:
		return ErrIO
	case code.SQLITE_CONSTRAINT:
		return ErrConstraint
	case code.SQLITE_ERROR, code.SQLITE_SCHEMA:
		return ErrSchema
	default:
		return nil
	}
}
