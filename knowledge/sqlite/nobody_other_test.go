//go:build !linux

package sqlite_test

import "testing"

// asNobody fails: tests are run as root on Linux alone.
func asNobody(t *testing.T, _ string) {
	t.Helper()
	t.Fatal("run this as a user who may not write to every file")
}
