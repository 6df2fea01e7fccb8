package intake_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/intake"
)

// realFiles are files that stand outside the project: all of the mixed ones, and
// three of the large ones. Where they are not there, the made-up ones of the
// other tests remain.
func realFiles(t *testing.T) (files []string) {
	t.Helper()
	root := os.Getenv("SETARA_SAMPLES")
	if root == "" {
		return nil
	}
	for _, pattern := range [...]string{"mixed/*", "tokopedia-2026-01/sandalPria.csv", "tokopedia-2026-01/sepatuWanita.csv", "tokopedia-2026-01/kopiKhas.csv"} {
		found, err := filepath.Glob(filepath.Join(root, "listings", filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	return files
}

// The real files are compared and published as officers send them, each by what
// it says itself.
func TestTheRealFilesAreTakenInOrRefusedWithAReason(t *testing.T) {
	refused := map[string]string{}
	files := realFiles(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = content.Close() }() // it was only read
			if reason := takeReal(t, filepath.Base(file), content); reason != "" {
				refused[filepath.Base(file)] = reason
			}
		})
	}
	for name, reason := range refused {
		if !isSentence(reason) {
			t.Errorf("%s is refused as %q", name, reason)
		}
		if name != "names-without-prices.csv" && name != "shopee-python-lists.csv" {
			t.Errorf("%s is refused: %s", name, reason)
		}
	}
}

// takeReal takes a real file in, or tells why it is refused.
func takeReal(t *testing.T, name string, content io.ReadSeeker) (reason string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "knowledge.db")
	i, day := openAt(t, path), knowledge.NewDay(2026, time.January, 31)
	before := contents(t, path)
	spec := knowledge.FileSpec{Name: name}
	d, err := i.Compare(t.Context(), spec, content, nil)
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); ok && problem.NeedsDay {
		spec.ObservedOn = &day
		d, err = i.Compare(t.Context(), spec, content, nil)
	}
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); ok {
		return problem.Reason
	}
	if err != nil {
		t.Fatal(err)
	}
	if d.New+d.Changed+d.Unchanged+d.Rejected+d.SetApart != d.Rows || d.Kind != knowledge.FileListings || len(d.Columns) == 0 {
		t.Errorf("the difference is %+v", d)
	}
	takeBack(t, i, spec, content, d)
	wantContents(t, "taken back", contents(t, path), before)
	return ""
}

// takeBack publishes what was shown, once and once more, and undoes it.
func takeBack(t *testing.T, i *intake.Intake, spec knowledge.FileSpec, content io.ReadSeeker, shown knowledge.FileDifference) {
	t.Helper()
	done, err := i.Publish(t.Context(), spec, content, shown.Digest, act(1), nil)
	if err != nil || done.New != shown.New || done.Rows != shown.Rows || done.New == 0 {
		t.Fatalf("shown %+v, done %+v (%v)", shown, done, err)
	}
	if again, err := i.Compare(t.Context(), spec, content, nil); err != nil || again.New+again.Changed != 0 {
		t.Errorf("again it would change %d and %d (%v)", again.New, again.Changed, err)
	}
	if err := i.Undo(t.Context(), done.ImportID, act(2)); err != nil {
		t.Error(err)
	}
}
