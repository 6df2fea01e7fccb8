package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

// Intake takes files into a catalog. It is safe for concurrent use.
type Intake struct {
	Catalog *catalog.Catalog
	// Now is the clock: fees and entries cannot be looked at after its day.
	Now func() time.Time
}

// Compare tells what a file would change, and changes nothing. Progress, if not
// nil, is called now and then with the rows read so far. Content is read from its
// beginning. The error is a [*knowledge.FileProblem] where the file cannot be
// taken.
func (i *Intake) Compare(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, progress func(rows int)) (knowledge.FileDifference, error) {
	result, err := i.Load(ctx, spec, content, Options{DryRun: true, Progress: progress})
	return result.Difference, problemOf(err, &result)
}

// Publish takes a file in by an act, as an import that can be undone, and returns
// what that changed. A digest, if not empty, is that of the difference that was
// shown: where the file would change something else by now, the error wraps
// [knowledge.ErrFileChanged]. An act that has published before changes nothing
// and returns the counts of what it did. The other errors are those of Compare.
func (i *Intake) Publish(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, digest string, act knowledge.Act, progress func(rows int)) (knowledge.FileDifference, error) {
	made, err := i.Made(ctx, act)
	if err == nil || !errors.Is(err, knowledge.ErrNotFound) {
		return made, err
	}
	result, err := i.Load(ctx, spec, content, Options{Act: act, Expect: digest, Progress: progress})
	if err != nil { // the same act may have been handled twice at a time
		if made, gone := i.Catalog.Acted(ctx, act); gone == nil {
			return differenceOf(&made), nil
		}
	}
	return result.Difference, problemOf(err, &result)
}

// Made is the counts of what an act has published before, or an error that wraps
// [knowledge.ErrNotFound].
func (i *Intake) Made(ctx context.Context, act knowledge.Act) (knowledge.FileDifference, error) {
	made, err := i.Catalog.Acted(ctx, act)
	if err != nil {
		return knowledge.FileDifference{}, err
	}
	return differenceOf(&made), nil
}

// Undo takes an import back by an act: see [catalog.Catalog.UndoBy], whose errors
// it returns.
func (i *Intake) Undo(ctx context.Context, id int64, act knowledge.Act) error {
	return i.Catalog.UndoBy(ctx, id, act)
}

// Rejected writes the rows of a file that cannot be used as CSV, each as it is
// with its line, column and reason behind, and returns how many there are. The
// result can be mended and taken in. Errors are those of Compare; where too many
// rows are rejected, they are written all the same.
func (i *Intake) Rejected(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, to io.Writer) (int, error) {
	rejects := NewRejects(to)
	spec.Force = true
	result, err := i.Load(ctx, spec, content, Options{DryRun: true, Rejected: rejects.Add})
	if err == nil || errors.As(err, new(*catalog.RefusedError)) {
		return rejects.Rows(), rejects.Close()
	}
	return 0, problemOf(err, &result)
}

// Options are how a file is loaded.
type Options struct {
	// DryRun changes nothing.
	DryRun bool
	// Act is who loads it from a chat; zero from the terminal. Expect is the
	// digest that its difference must have, empty for any.
	Act    knowledge.Act
	Expect string
	// Confirm, if set, is shown what would change, and tells whether to go on;
	// listings are not confirmed. Where it says no, the error is
	// [catalog.ErrDeclined].
	Confirm func(*Result) (bool, error)
	// Progress and Rejected are as in [catalog.ImportOptions].
	Progress func(rows int)
	Rejected func(*ingest.RowError) error
}

// Result is what a file changed, or would change: in terms that the chat and the
// command line share, and the report of its kind.
type Result struct {
	Difference knowledge.FileDifference
	Report     catalog.ImportReport
	Fees       *catalog.FeeReport
	Entries    *catalog.EntryReport
	Synonyms   *catalog.SynonymReport
	// Columns are the columns of the file, as far as it could be read.
	Columns []knowledge.FileColumn
	// guessed tells that nobody has said what the file is of.
	guessed bool
}

// Load takes in a file. Its errors are those of packages catalog and ingest:
// [*ingest.FileError], [*ingest.EntryError], [*catalog.RefusedError] and so on.
// The result holds the columns also where there is an error.
func (i *Intake) Load(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, opts Options) (Result, error) {
	if _, err := content.Seek(0, io.SeekStart); err != nil {
		return Result{}, fmt.Errorf("read %s: %w", spec.Name, err)
	}
	guessed := spec.Kind == ""
	if guessed {
		kind, err := ingest.KindOf(spec.Name, content)
		if err != nil {
			return Result{}, err
		}
		spec.Kind = kind
		if _, err := content.Seek(0, io.SeekStart); err != nil {
			return Result{}, fmt.Errorf("read %s: %w", spec.Name, err)
		}
	}
	l := &load{intake: i, spec: spec, opts: opts, content: content, result: Result{guessed: guessed}}
	err := l.run(ctx)
	l.result.Difference.Kind = spec.Kind
	l.result.Difference.Columns = l.result.Columns
	return l.result, err
}

// load is one file being taken in.
type load struct {
	intake  *Intake
	spec    knowledge.FileSpec
	opts    Options
	content io.Reader
	result  Result
}

func (l *load) run(ctx context.Context) error {
	switch l.spec.Kind {
	case knowledge.FileFees:
		return l.fees(ctx)
	case knowledge.FilePrograms, knowledge.FileRegulations:
		return l.entries(ctx)
	case knowledge.FileSynonyms:
		return l.synonyms(ctx)
	default:
		return l.listings(ctx)
	}
}

// told notes the columns of the file.
func (l *load) told(columns []knowledge.FileColumn) {
	if l.result.Columns == nil {
		l.result.Columns = columns
	}
}

func (l *load) importOptions() catalog.ImportOptions {
	return catalog.ImportOptions{
		File: l.spec.Name, Now: l.intake.Now(), DryRun: l.opts.DryRun, Force: l.spec.Force, Act: l.opts.Act,
		Progress: l.opts.Progress, Rejected: l.opts.Rejected,
	}
}

// table is how an officer's table is read.
func (l *load) table() ingest.Table {
	return ingest.Table{Today: knowledge.DayOf(l.intake.Now()), Columns: l.spec.Columns, Told: l.told}
}

// confirmed tells whether to go on with what is in the result.
func (l *load) confirmed() (bool, error) {
	if l.opts.Expect != "" && l.result.Difference.Digest != l.opts.Expect {
		return false, catalog.ErrChangedMeanwhile
	}
	if l.opts.Confirm == nil {
		return true, nil
	}
	return l.opts.Confirm(&l.result)
}
