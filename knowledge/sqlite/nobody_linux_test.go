package sqlite_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// asNobody goes on as a user without rights, to whom the file is given. It is for
// root, who may write to every file: build servers run as root.
func asNobody(t *testing.T, path string) {
	t.Helper()
	const nobody = 65534
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Chown(path, nobody, nobody))
	for dir := filepath.Dir(path); dir != os.TempDir() && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		must(os.Chmod(dir, 0o755))
	}
	must(syscall.Setreuid(-1, nobody))
	t.Cleanup(func() { must(syscall.Setreuid(-1, 0)) })
}
