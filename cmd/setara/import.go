package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
	"setara/knowledge/intake"
)

// importCommand loads files.
type importCommand struct {
	DryRun     bool   `help:"Read and count, write nothing at all."`
	JSON       bool   `help:"Print one JSON object a file."`
	Force      bool   `help:"Load a file of which less than half is usable."`
	ObservedOn day    `help:"Day the listings were seen, where the file's links do not say it." placeholder:"DATE"`
	Source     string `help:"Name of the source of listings, where the file does not say it." placeholder:"NAME"`

	// faulty is why files of programmes or rules cannot be loaded.
	faulty map[string]error

	Kind  string   `arg:"" help:"What the files hold: listings, programs, regulations, fees or synonyms."`
	Files []string `arg:"" name:"file" help:"The files."`
}

// kind is what the files hold.
func (cmd *importCommand) kind() catalog.ImportKind { return catalog.ImportKind(cmd.Kind) }

// Run loads the files one after the other. A refused file does not stop the
// others and makes the exit status 1.
func (cmd *importCommand) Run(ctx context.Context, c *cli, std streams) error {
	if err := cmd.checkKind(); err != nil {
		return err
	}
	if cmd.kind() != catalog.ImportListings && (cmd.ObservedOn.Day != nil || cmd.Source != "") {
		return fmt.Errorf("%w: --observed-on dan --source hanya untuk listings (produk)", errUsage)
	}
	load := func(store *catalog.Catalog) error {
		failed := false
		cmd.readEntries(knowledge.DayOf(c.clock()()))
		for _, file := range cmd.Files {
			report, err := cmd.load(ctx, store, c.clock()(), file, std)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			failed = failed || err != nil
			if err := cmd.print(std, file, report, err); err != nil {
				return err
			}
		}
		if failed {
			return errFailed
		}
		return nil
	}
	if cmd.DryRun {
		return withoutWriting(ctx, c, load)
	}
	return with(ctx, c, func(a *app) error { return load(a.catalog) })
}

// checkKind refuses files of another kind than those that can be loaded.
func (cmd *importCommand) checkKind() error {
	if _, known := importKindWords[cmd.kind()]; !known {
		return fmt.Errorf("%w: jenis berkas %q tidak dikenal; tulis listings (produk), programs (program), regulations (aturan), fees (biaya), atau synonyms (padanan kata)", errUsage, cmd.Kind)
	}
	return nil
}

// withoutWriting runs fn on the catalog as it is. Where there is none yet, one
// of starter knowledge in a temporary folder stands in for it.
func withoutWriting(ctx context.Context, c *cli, fn func(*catalog.Catalog) error) error {
	folder := c.Data
	open := func() (*catalog.Catalog, error) { return catalog.Open(ctx, catalogPath(folder)) }
	if _, err := os.Stat(catalogPath(folder)); errors.Is(err, os.ErrNotExist) {
		temp, err := os.MkdirTemp("", "setara-dry-run-")
		if err != nil {
			return fmt.Errorf("make temporary folder: %w", err)
		}
		defer os.RemoveAll(temp)
		folder = temp
		open = func() (*catalog.Catalog, error) { return openCatalog(ctx, folder, c.clock()()) }
	}
	store, err := open()
	if err != nil {
		return err
	}
	return errors.Join(fn(store), store.Close())
}

// loaded is what became of one file. Shown tells that a person has seen the
// difference already, declined that they wanted none of it.
type loaded struct {
	intake.Result
	shown, declined bool
}

// load loads one file.
func (cmd *importCommand) load(ctx context.Context, store *catalog.Catalog, now time.Time, file string, std streams) (report loaded, err error) {
	f, err := openFile(file)
	if err != nil {
		return report, err
	}
	defer f.Close()
	rejects := rejectsFile{name: file + rejectsSuffix, write: !cmd.DryRun}
	defer func() {
		if failed := rejects.done(err == nil && !report.declined); failed != nil {
			fmt.Fprintf(std.err, "%s: baris yang ditolak tidak bisa disimpan ke berkas: %s\n", file, explain(failed))
		}
	}()
	progress := newProgress(std.err, file)
	defer progress.done()
	if faulty := cmd.faulty[file]; faulty != nil {
		return report, faulty
	}
	opts := intake.Options{DryRun: cmd.DryRun, Progress: progress.rows, Rejected: rejects.add}
	if cmd.asks(std) {
		opts.Confirm = func(r *intake.Result) (bool, error) {
			report.shown = true
			return confirmChanges(ctx, std, cmd.wordCompared(file, r, wordUnsaved), len(r.Difference.Changes) > 0)
		}
	}
	report.Result, err = (&intake.Intake{Catalog: store, Now: func() time.Time { return now }}).Load(ctx, knowledge.FileSpec{
		Name: file, Kind: knowledge.FileKind(cmd.Kind), ObservedOn: cmd.ObservedOn.Day, Source: cmd.Source, Force: cmd.Force,
	}, f, opts)
	if errors.Is(err, catalog.ErrDeclined) {
		report.declined, err = true, nil
	}
	return report, err
}

// openFile opens a regular file.
func openFile(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &ingest.FileError{Reason: "ini folder, bukan berkas: sebutkan berkas di dalamnya satu per satu"}
	}
	return os.Open(name)
}

// print prints what became of one file.
func (cmd *importCommand) print(std streams, file string, report loaded, failure error) error {
	if cmd.JSON {
		shown := newImportJSON(file, report, failure)
		if len(shown.Reasons) > 0 && !cmd.DryRun && isRejectsFile(file+rejectsSuffix) {
			shown.RejectedFile = file + rejectsSuffix
		}
		return printJSON(std.out, shown)
	}
	if failure != nil {
		text := explain(failure)
		if refused := (*catalog.RefusedError)(nil); errors.As(failure, &refused) {
			text += refusedReasons(refused) + cmd.rejectedFileLine(file)
		}
		if faulty := (*ingest.EntryError)(nil); errors.As(failure, &faulty) {
			text += entryFaults(faulty)
		}
		_, err := fmt.Fprintf(std.err, "%s: %s\n", file, text)
		return err
	}
	if cmd.kind() == catalog.ImportListings {
		return printReport(std.out, file, report)
	}
	return printCompared(std.out, file, report, cmd.wordCompared(file, &report.Result, importNote(&report.Report)))
}

// wordCompared says what a file other than one of listings changes.
func (cmd *importCommand) wordCompared(file string, r *intake.Result, note string) string {
	switch {
	case r.Fees != nil:
		return wordFees(file, r.Fees, note)
	case r.Entries != nil:
		return wordEntries(file, cmd.kind(), r.Entries, note)
	default:
		return wordSynonyms(file, r, note)
	}
}

// shownReasons is how many rejected rows, and how many set apart, are named on
// the screen.
const shownReasons = 20

func printReport(w io.Writer, file string, l loaded) error {
	r := &l.Report
	text := fmt.Sprintf("%s: %d baris; %d baru, %d berubah, %d tetap, %d ditolak, %d disisihkan%s",
		file, r.Rows, r.New, r.Changed, r.Unchanged, r.Rejected, r.SetApart, importNote(r))
	text += wordListingChanges(&l.Difference) + rejectedLines(file, r)
	for i, row := range r.Apart {
		if i == shownReasons {
			text += fmt.Sprintf("\n  … dan %d lagi yang disisihkan", r.SetApart-shownReasons)
			break
		}
		text += fmt.Sprintf("\n  disisihkan, baris %d: %s, %s (harganya tidak masuk akal; disimpan, tidak dipakai)", row.Line, row.Title, row.Price)
	}
	_, err := fmt.Fprintln(w, text)
	return err
}

// importNote says under which number a file was loaded, or that it was not.
func importNote(r *catalog.ImportReport) string {
	switch {
	case r.ImportID == 0:
		return " (percobaan, tidak ada yang disimpan)"
	case r.New+r.Changed == 0:
		return fmt.Sprintf(" (tidak ada yang berubah; impor nomor %d)", r.ImportID)
	default:
		return fmt.Sprintf(" (impor nomor %d)", r.ImportID)
	}
}

// rejectedLines name the first rejected rows, and where all of them are.
func rejectedLines(file string, r *catalog.ImportReport) string {
	text := ""
	for i, reason := range r.Reasons {
		if i == shownReasons {
			text += fmt.Sprintf("\n  … dan %d baris lagi", r.Rejected-shownReasons)
			break
		}
		text += fmt.Sprintf("\n  baris %d, kolom %s: %s", reason.Line, reason.Column, reason.Reason)
	}
	if r.Rejected > 0 && r.ImportID != 0 && isRejectsFile(file+rejectsSuffix) {
		text += wordRejectsFile(file)
	}
	return text
}

// rejectedFileLine says where the rejected rows of a refused file are, where
// they were written.
func (cmd *importCommand) rejectedFileLine(file string) string {
	if cmd.DryRun || !isRejectsFile(file+rejectsSuffix) {
		return ""
	}
	return wordRejectsFile(file)
}

func wordRejectsFile(file string) string {
	return fmt.Sprintf("\n  Baris yang ditolak ada di %s%s: perbaiki di sana, lalu muat berkas itu.", file, rejectsSuffix)
}
