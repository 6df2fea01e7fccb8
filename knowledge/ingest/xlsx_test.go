package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"setara/knowledge"
)

// workbook writes a workbook; each sheet is its rows.
func workbook(t testing.TB, opts excelize.Options, sheets map[string][][]any, order ...string) string {
	t.Helper()
	book := excelize.NewFile()
	defer func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}()
	for i, name := range order {
		if i == 0 {
			if err := book.SetSheetName("Sheet1", name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for n, row := range sheets[name] {
			cell, err := excelize.CoordinatesToCellName(1, n+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := book.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestASheetOfAWorkbookBecomesListings(t *testing.T) {
	seen := time.Date(2026, time.January, 15, 0, 0, 0, 0, time.UTC)
	file := workbook(t, excelize.Options{}, map[string][][]any{
		"Sampul": {{"Survei harga"}},
		"Data": {
			{"Harga pasar Solo"},
			{},
			{"Nomor", "Nama", "Harga", "Terjual", "Tanggal"},
			{1, "Kaos polos", 45000, "2 Terjual", seen, "catatan tanpa judul"},
			{2, "Topi", "20.000", nil, "16 Januari 2026"},
			{3, "Tas", nil, 5, seen},
		},
	}, "Sampul", "Data")
	rows, err := read(t, "a.xlsx", file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"4 Kaos polos 45000", "5 Topi 20000", "6! Harga: harga kosong"}
	if diff := cmp.Diff(want, outcomes(rows)); diff != "" {
		t.Fatal(diff)
	}
	if got := rows[0].Listing; got.ObservedOn != knowledge.NewDay(2026, time.January, 15) || got.Sold != 2 {
		t.Errorf("the first was seen on %s and sold %d times", got.ObservedOn, got.Sold)
	}
	if got := rows[1].Listing; got.ObservedOn != knowledge.NewDay(2026, time.January, 16) || got.Sold != -1 {
		t.Errorf("the second was seen on %s and sold %d times", got.ObservedOn, got.Sold)
	}
}

func TestAnIDThatASpreadsheetRoundedNamesNothing(t *testing.T) {
	got := readOne(t, "a.csv", "sku,nama,harga,link\n1.73087586984214E+18,Kaos,45000,https://www.tokopedia.com/ani/kaos\n")
	if got.SKU != linkID("https://www.tokopedia.com/ani/kaos") {
		t.Errorf("the sku is %q", got.SKU)
	}
}

// zipped writes a ZIP of files.
func zipped(t *testing.T, files map[string]io.Reader) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(f, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// bomb is a workbook that says of itself to be larger than any memory.
func bomb(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if _, err := w.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", UncompressedSize64: maxUnzipped + 1, Method: zip.Deflate}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAWorkbookThatCannotBeReadIsRefused(t *testing.T) {
	good := workbook(t, excelize.Options{}, map[string][][]any{"A": {{"nama", "harga"}, {"Kaos", 45000}}}, "A")
	one := func(name string) string {
		return zipped(t, map[string]io.Reader{"xl/workbook.xml": strings.NewReader("<workbook/>"), name: strings.NewReader("x")})
	}
	for _, c := range []struct{ name, file, says string }{
		{"without anything in it", workbook(t, excelize.Options{}, nil, "A"), "kosong"},
		{"only a header", workbook(t, excelize.Options{}, map[string][][]any{"A": {{"nama", "harga"}}}, "A"), "satu baris produk pun"},
		{"with a password", workbook(t, excelize.Options{Password: "rahasia"}, map[string][][]any{"A": {{"nama", "harga"}}}, "A"), "kata sandi"},
		{"cut off", good[:len(good)/2], "rusak"},
		{"with macros", one("xl/vbaProject.bin"), "makro"},
		{"binary", one("xl/workbook.bin"), "biner"},
		{"of another program", one("content.xml"), "OpenDocument"},
		{"no workbook at all", zipped(t, map[string]io.Reader{"daftar.csv": strings.NewReader("nama,harga")}), "arsip ZIP"},
		{"broken inside", one("xl/styles.xml"), "rusak"},
		{"a bomb", bomb(t), "terlalu besar"},
	} {
		t.Run(c.name, func(t *testing.T) { wantRefused(t, "a.xlsx", c.file, dated, c.says) })
	}
}
