package chat

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"setara/knowledge"
)

// long is text as the worst of files has it: long, with signs that are not seen.
func long(n int) string { return strings.Repeat("w\u202eW\n ", n) }

// worst is an upload whose difference is as long as can be.
func worst() *knowledge.Upload {
	d := &knowledge.FileDifference{
		Kind: knowledge.FileListings, Rows: 1_234_567, New: 1_000_000, Changed: 100_000, Unchanged: 100_000, Rejected: 34_000, SetApart: 567, Digest: "d",
	}
	for range 100 {
		d.Columns = append(d.Columns, knowledge.FileColumn{Header: long(50), Column: "origin_evidence", Sample: long(100)}, knowledge.FileColumn{Header: long(50)})
		change := knowledge.FileChange{Line: 1_234_567, Name: long(200)}
		for range 6 {
			change.Fields = append(change.Fields, knowledge.FileField{Name: long(9), Before: long(99), After: long(99)})
		}
		d.Changes, d.Apart = append(d.Changes, change), append(d.Apart, change)
		d.Faults = append(d.Faults, knowledge.FileFault{Line: 1_234_567, Column: long(50), Reason: long(300)})
		d.Categories = append(d.Categories, knowledge.FileCategory{Name: long(50), Rows: 123_456})
		d.Warnings = append(d.Warnings, long(300))
	}
	return &knowledge.Upload{
		ID: 123_456, Officer: 1, Revision: 99, State: knowledge.UploadShown, Difference: d, File: knowledge.SentFile{Name: knowledge.FileName(long(100) + ".csv")},
	}
}

func TestTheCardOfAFileIsShortEnoughForAPhoneWhateverTheFileHolds(t *testing.T) {
	u := worst()
	problem := *u
	problem.State, problem.Difference = knowledge.UploadAsked, nil
	problem.Problem = &knowledge.FileProblem{
		Reason: long(300), Faults: u.Difference.Faults, Columns: u.Difference.Columns, Rows: 1_000_000, Rejected: 999_999, Forcible: true, Kind: knowledge.FileListings,
	}
	for name, r := range map[string]Response{"of a difference": UploadCard(u), "of a problem": UploadCard(&problem)} {
		said := r.Text()
		if n := utf8.RuneCountInString(said); n > 1250 {
			t.Errorf("the card %s has %d letters:\n%s", name, n, said)
		}
		if strings.ContainsAny(said, "\u202e\r") {
			t.Errorf("the card %s turns the writing around", name)
		}
	}
	for page := 1; page <= 40; page++ {
		r, err := detailFile(t.Context(), nil, nil, u, fmt.Sprint(page))
		if err != nil || utf8.RuneCountInString(r.Text()) > 4000 {
			t.Errorf("page %d has %d letters (%v)", page, utf8.RuneCountInString(r.Text()), err)
		}
	}
}

func TestADayIsReadAsOfficersTypeIt(t *testing.T) {
	today := knowledge.NewDay(2026, time.November, 26)
	for typed, want := range map[string]string{
		"hari ini": "2026-11-26", "Kemarin": "2026-11-25", "kemarin lusa": "2026-11-24", "2026-11-20": "2026-11-20", "20/11/2026": "2026-11-20",
		"20 November 2026": "2026-11-20", "tanggal 20 november": "2026-11-20", "1 Desember": "2025-12-01", "31 Desember 2025.": "2025-12-31",
		"besok": "", "20": "", "berapa harga kaos?": "", "32 November 2026": "",
	} {
		day, ok := readFileDay(typed, today)
		if ok != (want != "") || ok && day.String() != want {
			t.Errorf("%q is read as %s (%t), not %s", typed, day, ok, want)
		}
	}
}

func TestACaptionNamesTheKindOfAFile(t *testing.T) {
	for caption, want := range map[string]knowledge.FileKind{
		"": "", "ini ya": "", "biaya": knowledge.FileFees, "Biaya Shopee terbaru": knowledge.FileFees, "daftar harga": knowledge.FileListings,
		"program-program dinas": knowledge.FilePrograms, "ATURAN": knowledge.FileRegulations, "padanan kata": knowledge.FileSynonyms,
	} {
		if got := readFileKind(caption); got != want {
			t.Errorf("%q names %q, not %q", caption, got, want)
		}
	}
}

func TestAnotherKindIsOfferedOnlyWhereAFileCouldBeOne(t *testing.T) {
	for name, unreadable := range map[string]bool{"a picture": true, "a table": false} {
		u := &knowledge.Upload{ID: 1, Revision: 1, State: knowledge.UploadAsked, File: knowledge.SentFile{Name: "a.csv"}}
		u.Problem = &knowledge.FileProblem{Reason: "Tidak terbaca.", Kind: knowledge.FileListings, Unreadable: unreadable}
		var labels []string
		for _, row := range UploadCard(u).Buttons {
			for _, b := range row {
				labels = append(labels, b.Label)
			}
		}
		if got := strings.Join(labels, " "); strings.Contains(got, "Ini bukan daftar harga") == unreadable || !strings.Contains(got, buttonFileCancel) {
			t.Errorf("below the card of %s stands %s", name, got)
		}
	}
}
