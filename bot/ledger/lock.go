package ledger

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// The files of the lock in a data folder. What says who holds it is apart from
// what is locked, since some systems let nobody else read a locked file.
const (
	lockFile   = "serve.lock"
	holderFile = "serve.json"
)

// Lock is a data folder that belongs to this process. The operating system
// lets go of it when the process ends, however it ends.
type Lock struct {
	lock   *flock.Flock
	holder string
}

// HeldError says that another process runs on the folder.
type HeldError struct {
	// PID is the process and Since when it began; 0 where that is not known.
	PID   int
	Since time.Time
}

// Error names the process.
func (e *HeldError) Error() string {
	if e.PID == 0 {
		return "the data folder is in use by another process"
	}
	return fmt.Sprintf("the data folder is in use by process %d since %s", e.PID, e.Since.Format(time.DateTime))
}

// holder is the content of the holder file.
type holder struct {
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

// LockFolder takes a data folder for this process, or returns [*HeldError]
// where another has it.
func LockFolder(folder string, now time.Time) (*Lock, error) {
	l := &Lock{
		lock:   flock.New(filepath.Join(folder, lockFile), flock.SetPermissions(0o600)),
		holder: filepath.Join(folder, holderFile),
	}
	taken, err := l.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock data folder: %w", err)
	}
	if !taken {
		return nil, l.heldBy()
	}
	content, err := json.Marshal(holder{os.Getpid(), now})
	if err == nil {
		err = os.WriteFile(l.holder, content, 0o600)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("note who locks data folder: %w", err), l.lock.Unlock())
	}
	return l, nil
}

// heldBy reads who holds the lock. That the file is missing or half written,
// because the other process has just begun or ends, is no error of its own.
func (l *Lock) heldBy() error {
	var h holder
	content, err := os.ReadFile(l.holder)
	if err == nil && json.Unmarshal(content, &h) != nil {
		h = holder{}
	}
	return &HeldError{PID: h.PID, Since: h.Since}
}

// Unlock lets go of the folder.
func (l *Lock) Unlock() error {
	err := os.Remove(l.holder)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err = errors.Join(err, l.lock.Unlock()); err != nil {
		return fmt.Errorf("unlock data folder: %w", err)
	}
	return nil
}
