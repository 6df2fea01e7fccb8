package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"setara/knowledge"
)

// What a bad file may cost at most, in memory beyond what was held before, and
// in time. Both are several times what the files below take.
const (
	maxHeld  = 150 << 20
	maxTaken = 20 * time.Second
)

// held runs do and tells the most memory that it held at a time.
func held(do func()) (most uint64) {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	before := stats.HeapAlloc
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return most
		case <-tick.C:
			if runtime.ReadMemStats(&stats); stats.HeapAlloc > before {
				most = max(most, stats.HeapAlloc-before)
			}
		}
	}
}

// filling is text repeated until it comes to size bytes.
type filling struct {
	text string
	size int
}

// part is a part of a workbook: its head, a filling and its tail.
type part struct {
	name, head string
	filling    filling
	tail       string
}

// bookOf is a workbook with the given parts for its own. Lie, if not 0, is what
// it says that the sheet comes to.
func bookOf(t testing.TB, lie uint64, parts ...part) string {
	t.Helper()
	plain := writtenBook(t, excelize.Options{})
	archive, err := zip.NewReader(strings.NewReader(plain), int64(len(plain)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range archive.File {
		if !slices.ContainsFunc(parts, func(p part) bool { return p.name == f.Name }) {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, p := range parts {
		if err := p.pack(w, lie); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// pack writes a part. A sheet that lies about its size is packed by hand.
func (p *part) pack(w *zip.Writer, lie uint64) error {
	content := io.MultiReader(strings.NewReader(p.head), io.LimitReader(&repeater{text: p.filling.text}, int64(p.filling.size)), strings.NewReader(p.tail))
	if lie == 0 || p.filling.size == 0 {
		f, err := w.Create(p.name)
		if err == nil {
			_, err = io.Copy(f, content)
		}
		return err
	}
	var packed bytes.Buffer
	sum := crc32.NewIEEE()
	deflate, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		return err
	}
	if _, err := io.Copy(io.MultiWriter(deflate, sum), content); err != nil {
		return err
	}
	if err := deflate.Close(); err != nil {
		return err
	}
	f, err := w.CreateRaw(&zip.FileHeader{
		Name: p.name, Method: zip.Deflate, CRC32: sum.Sum32(), CompressedSize64: uint64(packed.Len()), UncompressedSize64: lie,
	})
	if err == nil {
		_, err = f.Write(packed.Bytes())
	}
	return err
}

// repeater reads a text over and over.
type repeater struct {
	text string
	at   int
}

// Read implements io.Reader.
func (r *repeater) Read(b []byte) (n int, err error) {
	for n < len(b) {
		m := copy(b[n:], r.text[r.at:])
		n, r.at = n+m, (r.at+m)%len(r.text)
	}
	return n, nil
}

const (
	sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	sheetTail = `</sheetData></worksheet>`
	sheetRow  = `<row><c t="inlineStr"><is><t>Kaos</t></is></c><c><v>45000</v></c></row>`
)

// sheet is a part with the rows of a sheet.
func sheet(head, text string, size int, tail string) part {
	return part{"xl/worksheets/sheet1.xml", sheetHead + head, filling{text, size / len(text) * len(text)}, tail + sheetTail}
}

// writtenBook is a workbook as a spreadsheet writes it, with a header alone.
func writtenBook(t testing.TB, opts excelize.Options) string {
	t.Helper()
	book := excelize.NewFile()
	defer func() { _ = book.Close() }() // it was only written
	if err := book.SetSheetRow("Sheet1", "A1", &[]any{"nama", "harga", "tanggal"}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Write(&b, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wide(sep, cell string, n int) string { return strings.Repeat(cell+sep, n-1) + cell }

func utf16le(s string) string {
	b := []byte{0xff, 0xfe}
	for _, c := range utf16.Encode([]rune(s)) {
		b = append(b, byte(c), byte(c>>8))
	}
	return string(b)
}

const head = "nama,harga,tanggal\n"

func badFiles(t testing.TB) []badFile {
	const goods, million = head + "Kaos,45000,2026-01-02\n", 1_000_000
	workbook := bookOf(t, 0, sheet(`<row><c t="inlineStr"><is><t>nama</t></is></c><c t="inlineStr"><is><t>harga</t></is></c></row>`, sheetRow, 3*len(sheetRow), ""))
	return []badFile{
		{"nothing at all", "a.csv", "", "kosong"},
		{"nothing but spaces", "a.csv", " \r\n\t\n", "kosong"},
		{"only a header", "a.csv", head, "hanya judul kolom"},
		{"a picture called .csv", "a.csv", "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01", 500), "gambar"},
		{"a photo called .xlsx", "a.xlsx", "\xff\xd8\xff\xe0" + strings.Repeat("x", 500), "gambar"},
		{"zero bytes and nothing else", "a.csv", strings.Repeat("\x00", 4096), "bukan berkas teks"},
		{"a workbook with a password", "a.xlsx", writtenBook(t, excelize.Options{Password: "rahasia"}), "kata sandi"},
		{"a workbook with macros", "a.xlsm", bookOf(t, 0, sheet("", sheetRow, 1000, ""), part{name: "xl/vbaProject.bin", head: "x"}), "makro"},
		{"a workbook cut off", "a.xlsx", workbook[:len(workbook)/2], "rusak"},
		{"a sheet cut off", "a.xlsx", bookOf(t, 0, part{name: "xl/worksheets/sheet1.xml", head: sheetHead + sheetRow + sheetRow}), "rusak"},
		{"a ZIP of something else", "a.xlsx", func() string {
			var b bytes.Buffer
			w := zip.NewWriter(&b)
			_, err := w.Create("a.csv")
			if err = errors.Join(err, w.Close()); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}(), "arsip ZIP"},
		{"a bomb of rows", "a.xlsx", bookOf(t, 0, sheet("", sheetRow, 200<<20, "")), "terlalu besar"},
		{"a bomb of one cell", "a.xlsx", bookOf(t, 0, sheet(`<row><c t="inlineStr"><is><t>`, "Kaos ", 200<<20, `</t></is></c></row>`)), "terlalu besar"},
		{"a bomb of styles", "a.xlsx", bookOf(t, 0, sheet("", sheetRow, 1000, ""), part{"xl/styles.xml", "<styleSheet>", filling{"<x/>", 100 << 20}, "</styleSheet>"}), "terlalu besar"},
		{"a bomb that lies about its size", "a.xlsx", bookOf(t, 20<<20, sheet("", sheetRow, 100<<20, "")), "rusak"},
		{"a million columns", "a.csv", wide(",", "nama", million) + "\n" + wide(",", "1", million) + "\n", "lebih dari 2000 kolom"},
		{"sixteen million commas", "a.csv", head[:len(head)-1] + strings.Repeat(",", 15<<20) + "x\nKaos,45000,2026-01-02\n", "lebih dari 2000 kolom"},
		{"a million columns of synonyms", "a.csv", "kata,artinya" + strings.Repeat(",x", million) + "\n", "lebih dari 2000 kolom"},
		{"a million columns in a sheet", "a.xlsx", bookOf(t, 0, sheet("<row>", `<c><v>1</v></c>`, million*len(`<c><v>1</v></c>`), "</row>")), "lebih dari 2000 kolom"},
		{"one line without an end", "a.csv", strings.Repeat("Kaos ", 4<<20), "tidak ditemukan"},
		{"a column that no sheet has", "a.xlsx", bookOf(t, 0, sheet(`<row><c r="ZZZZZ1"><v>1</v></c></row>`, sheetRow, 1000, "")), "lebih dari 2000 kolom"},
		{"cells too long to be names", "a.csv", head + strings.Repeat("K", 40_000) + ",45000,2026-01-02\n", "1 dari 1 baris"},
		{"a quote that is never closed", "a.csv", head + "\"Kaos,45000,2026-01-02\n" + strings.Repeat("Kaos;45000\n", 200_000), "tidak bisa dipakai"},
		{"JSON without an end", "a.json", "[" + strings.Repeat(`{"a":[`, 100_000), "rusak"},
		{"a web page", "a.csv", "<!DOCTYPE html><html><body>masuk dulu</body></html>", "halaman web"},
		{"formulas without a result", "a.xlsx", bookOf(t, 0, sheet(`<row><c t="inlineStr"><is><t>nama</t></is></c><c t="inlineStr"><is><t>harga</t></is></c><c t="inlineStr"><is><t>tanggal</t></is></c></row>`,
			`<row><c><f>HYPERLINK("http://x")</f></c><c><f>1+1</f></c><c><v>46024</v></c></row>`, 100, "")), "baris"},
		{"zero bytes between the letters", "a.csv", goods + "Pe\x00ci,30000,2026-01-02\n", ""},
		{"letters of two bytes", "a.csv", utf16le(goods + "Peci,30000,2026-01-02\n"), ""},
		{"a cell of a link as long as a book", "a.csv", "nama,harga,tanggal,keterangan\nKaos,45000,2026-01-02," + strings.Repeat("x", 5<<20) + "\nPeci,30000,2026-01-02,\n", ""},
		{"two thousand idle columns", "a.csv", strings.ReplaceAll(goods+"Peci,30000,2026-01-02\n", "\n", strings.Repeat(",", 3000)+"\n"), ""},
		{"formulas that a spreadsheet worked out", "a.xlsx", bookOf(t, 0, sheet(`<row><c t="inlineStr"><is><t>nama</t></is></c><c t="inlineStr"><is><t>harga</t></is></c><c t="inlineStr"><is><t>tanggal</t></is></c></row>`+
			`<row><c t="inlineStr"><is><t>Kaos</t></is></c><c><f>9*5000</f><v>45000</v></c><c><v>46024</v></c></row>`,
			`<row><c t="str"><f>"Pe"&amp;"ci"</f><v>Peci</v></c><c><v>30000</v></c><c><v>46024</v></c></row>`, 100, "")), ""},
	}
}

// badFile is a file that is refused for a reason that says something; where that
// is empty, a Kaos and a Peci come out of it.
type badFile struct{ title, name, content, says string }

// Whatever an officer sends, nothing of it is half taken in, it says in
// Indonesian what to do, and it costs neither memory nor time without end.
func TestABadFileIsRefusedWithAReasonAndHarmsNothing(t *testing.T) {
	i := open(t)
	for n, c := range badFiles(t) {
		t.Run(c.title, func(t *testing.T) {
			left := t.TempDir()
			t.Setenv("TMPDIR", left)
			spec := knowledge.FileSpec{Name: c.name}
			var d knowledge.FileDifference
			var err error
			started := time.Now()
			most := held(func() { d, err = i.Compare(t.Context(), spec, strings.NewReader(c.content), nil) })
			if took := time.Since(started); took > maxTaken || most > maxHeld {
				t.Errorf("it takes %s and %d MB", took, most>>20)
			}
			if files, err := os.ReadDir(left); err != nil || len(files) > 0 {
				t.Errorf("it leaves %v behind (%v)", files, err)
			}
			if c.says == "" {
				if err != nil || d.New != 2 || d.Rejected != 0 || d.Changes[0].Name != "Kaos" || d.Changes[1].Name != "Peci" {
					t.Errorf("it is read as %+v (%v)", d, err)
				}
				return
			}
			problem, ok := errors.AsType[*knowledge.FileProblem](err)
			if !ok {
				t.Fatalf("it is not refused: %+v, %v", d.Changes, err)
			}
			if !isSentence(problem.Reason) || !strings.Contains(problem.Reason, c.says) {
				t.Errorf("it says %q, want a sentence with %q", problem.Reason, c.says)
			}
			_, err = i.Publish(t.Context(), spec, strings.NewReader(c.content), "", act(int64(n+1)), nil)
			if again, ok := errors.AsType[*knowledge.FileProblem](err); !ok || again.Reason != problem.Reason {
				t.Errorf("published, it says %v", err)
			}
		})
	}
	if list, err := i.Catalog.Imports(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("imports: %+v (%v)", list, err)
	}
	if _, err := i.Catalog.Listing(t.Context(), "file:a", knowledge.DayOf(now)); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("something was taken in: %v", err)
	}
}

// isSentence tells a sentence that an officer in a chat can do something with.
func isSentence(s string) bool {
	return s != "" && strings.HasSuffix(s, ".") && !strings.Contains(s, "--") && !unicode.IsLower(rune(s[0]))
}

func TestEachKindSaysInASentenceWhyItCannotBeRead(t *testing.T) {
	i := open(t)
	for _, kind := range knowledge.FileKinds {
		for name, content := range map[string]string{
			"nothing": "", "a picture": "\x89PNG\r\n\x1a\n", "a page": "<html>", "no table": "a,b\n1,2\n", "a password": writtenBook(t, excelize.Options{Password: "x"}),
			"thousands of columns": wide(",", "x", 3000) + "\n", "zero bytes": strings.Repeat("\x00", 500),
		} {
			_, err := i.Compare(t.Context(), knowledge.FileSpec{Name: "a.csv", Kind: kind}, strings.NewReader(content), nil)
			if problem, ok := errors.AsType[*knowledge.FileProblem](err); !ok || !isSentence(problem.Reason) || problem.Kind != kind {
				t.Errorf("%s of %s: %v", name, kind, err)
			}
		}
	}
}
