package ledger

import (
	"errors"
	"os"
	"strings"
	"testing"
)

func TestADataFolderHasOneOwner(t *testing.T) {
	folder := t.TempDir()
	lock, err := LockFolder(folder, noon)
	must(t, err)
	_, err = LockFolder(folder, noon)
	held, ok := errors.AsType[*HeldError](err)
	if !ok || held.PID != os.Getpid() || !held.Since.Equal(noon) {
		t.Fatalf("the second gets %v", err)
	}
	if !strings.Contains(held.Error(), "in use by process") {
		t.Errorf("the second is told %q", held)
	}
	must(t, lock.Unlock())
	again, err := LockFolder(folder, noon)
	must(t, err)
	must(t, again.Unlock())
}

func TestALockInAFolderThatIsNotThereSaysSo(t *testing.T) {
	if _, err := LockFolder(t.TempDir()+"/none", noon); err == nil {
		t.Error("locked a folder that is not there")
	}
}
