package intake_test

import (
	"bytes"
	"strings"
	"testing"

	"setara/knowledge"
)

func TestRejectedRowsComeBackToBeMendedAndAreNoFormulas(t *testing.T) {
	i := open(t)
	const file = "sku,title,price,observed_on\na,=HYPERLINK(\"http://x\"),0,2026-01-02\nb,Kaos,45000,2026-01-02\n-c,'+62 peci,,2026-01-02\n"
	var out bytes.Buffer
	n, err := i.Rejected(t.Context(), knowledge.FileSpec{Name: "a.csv"}, strings.NewReader(file), &out)
	if err != nil || n != 2 {
		t.Fatalf("%d rows: %v", n, err)
	}
	for line := range strings.Lines(out.String()) {
		for _, cell := range strings.Split(line, ",") {
			if strings.IndexAny(strings.TrimPrefix(cell, `"`), "=+-@") == 0 {
				t.Errorf("%q is taken for a formula", cell)
			}
		}
	}
	mended := strings.ReplaceAll(strings.ReplaceAll(out.String(), ",0,2026", ",1000,2026"), ",,2026", ",2000,2026")
	d := compare(t, i, "mended.csv", mended)
	if d.New != 2 || d.Changes[0].Name != `=HYPERLINK("http://x")` || d.Changes[1].ID != "file:-c" {
		t.Errorf("mended, they are %+v", d.Changes)
	}
}

// rejected are the rejected rows of a file.
func rejected(t *testing.T, name, content string, want int) string {
	t.Helper()
	var out bytes.Buffer
	n, err := open(t).Rejected(t.Context(), knowledge.FileSpec{Name: name}, strings.NewReader(content), &out)
	if err != nil || n != want {
		t.Fatalf("%d rows are rejected, want %d: %v (%+v)", n, want, err, problemIn(err))
	}
	return out.String()
}

func TestRejectedRowsOfEachKindAreMendedAndSentAgain(t *testing.T) {
	for _, f := range officersFiles {
		t.Run(f.name, func(t *testing.T) {
			right, wrong := mistakes[f.kind][0], mistakes[f.kind][1]
			file := rejected(t, f.name, strings.Replace(f.first, right, wrong, 1), 1)
			mended := strings.Replace(file, wrong, right, 1)
			if d := compare(t, open(t), f.name, mended); d.Kind != f.kind || d.New != 1 || d.Rows != 1 {
				t.Errorf("mended, it is %+v of\n%s", d, mended)
			}
		})
	}
}

// mistakes are what is written instead of what in the first file of each kind.
var mistakes = map[knowledge.FileKind][2]string{
	knowledge.FileListings:    {",50000,", ",0,"},
	knowledge.FileFees:        {",8%,8%,", ",8%,x%,"},
	knowledge.FileSynonyms:    {"cilok,bakso tusuk", "cilok,12"},
	knowledge.FilePrograms:    {"2026-01-01,berjalan", "2099-02-01,berjalan"},
	knowledge.FileRegulations: {"2026-01-01,berlaku", "2099-02-01,berlaku"},
}

func TestRejectedRowsOpenInASpreadsheetAsTheyAre(t *testing.T) {
	file := rejected(t, "a.csv", head+"Kafé;=1+1,0,2026-01-02\n", 1)
	if !strings.HasPrefix(file, "\ufeffnama,harga,tanggal,setara_baris") || !strings.Contains(file, "Kafé;'=1+1") {
		t.Errorf("it is %q", file)
	}
}
