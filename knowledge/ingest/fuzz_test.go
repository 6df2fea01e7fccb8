package ingest

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"setara/knowledge"
)

// checkRow holds what every row of every file must keep.
func checkRow(t *testing.T, row Row) {
	t.Helper()
	if row.Line < 1 {
		t.Errorf("line %d", row.Line)
	}
	if row.Err != nil {
		if row.Err.Line != row.Line || row.Err.Reason == "" {
			t.Errorf("line %d is rejected by %+v", row.Line, row.Err)
		}
		return
	}
	l := row.Listing
	for _, r := range []knowledge.Rupiah{l.Price, l.PriceOriginal, l.PriceMin, l.PriceMax} {
		if r < 0 || r > knowledge.MaxRupiah {
			t.Errorf("the amount %d", r)
		}
	}
	switch {
	case l.Price == 0 && (l.PriceMin == 0 || l.PriceMin >= l.PriceMax):
		t.Errorf("no price: %+v", l)
	case l.PriceMin > l.PriceMax, l.Price != 0 && l.PriceMax != 0 && (l.Price < l.PriceMin || l.Price > l.PriceMax):
		t.Errorf("the price %d lies outside %d and %d", l.Price, l.PriceMin, l.PriceMax)
	case l.PriceOriginal != 0 && l.PriceOriginal <= l.Price:
		t.Errorf("the price before the discount is %d, after it %d", l.PriceOriginal, l.Price)
	case l.Title == "" || utf8.RuneCountInString(l.Title) > maxTitle || !utf8.ValidString(l.Title):
		t.Errorf("the title %q", l.Title)
	case strings.ContainsFunc(l.Title, unicode.IsControl):
		t.Errorf("control characters in the title %q", l.Title)
	case l.Source == "" || strings.Contains(l.Source, ":") || l.SKU == "":
		t.Errorf("the id %q", l.ID())
	case !believable(l.ObservedOn):
		t.Errorf("the day %s", l.ObservedOn)
	case l.Sold < -1, l.Rating < 0 || l.Rating > 5, l.Pack < 0 || l.Pack > knowledge.MaxPack:
		t.Errorf("sold %d, rating %g, pack %d", l.Sold, l.Rating, l.Pack)
	case l.URL != "" && !strings.HasPrefix(l.URL, "http"):
		t.Errorf("the link %q", l.URL)
	case l.Origin != knowledge.JudgeOrigin(l.Evidence):
		t.Errorf("the origin %s by %v", l.Origin, l.Evidence)
	}
}

// fuzzFile reads a file twice and holds the rows to checkRow and to being the
// same both times.
func fuzzFile(t *testing.T, name, file string) {
	first, err := read(t, name, file, dated)
	for _, row := range first {
		checkRow(t, row)
	}
	second, again := read(t, name, file, dated)
	if len(first) != len(second) || (err == nil) != (again == nil) {
		t.Fatalf("%d rows and %v, then %d rows and %v", len(first), err, len(second), again)
	}
	for i := range first {
		if outcome(first[i]) != outcome(second[i]) {
			t.Errorf("row %d is %q, then %q", i, outcome(first[i]), outcome(second[i]))
		}
	}
}

func FuzzCSVRows(f *testing.F) {
	for _, seed := range []string{
		"nama,harga\nKaos,45000\n",
		"nama; harga; harga_diskon; terjual \nSerum;Rp90.000\nRp70.000;70.000;12 terjual\n",
		"nama,harga\n\"['Kaos', 'Topi']\",\"['Rp45.000', 'Rp1 - Rp2']\"\n",
		"nama,harga,link\n\"Kaos \"\"Jaya\"\"\npolos\",\"Rp2,298\",/Kaos-i.1.2?sp_atk=a\n",
		"title\tprice\tmin price\tmax price\nShirt\t1\t1\t2\n",
		"\xff\xfen\x00a\x00m\x00a\x00,\x00h\x00a\x00r\x00g\x00a\x00\n\x00",
		"Kaos polos katun,Rp45.000\nTopi bambu anyaman,Rp20.000\n",
		"id,nama,harga,lokasi,origin,satuan,isi\n1,\"Kaos,45000,China,local,lusin,2\n",
		"PK\x03\x04", "", "\x00", "\"", "nama,harga\n\"",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) { fuzzFile(t, "a.csv", file) })
}

func FuzzJSONShapes(f *testing.F) {
	for _, seed := range []string{
		`[{"nama":"Kaos","harga":45000}]`,
		`{"items":[` + shopeeItem(1, 1990000000, 1990000000, 2990000000, 1) + `]}`,
		`[{"data":{"products":[{"id":"7","name":"Kaos","price":{"text":"Rp45.000","number":45000,"range":""},"shop":{"name":"Ani","city":"Solo"}}]}}]`,
		"{\"nama\":\"Kaos\",\"harga\":45000}\n{\"nama\":\"Topi\"}\n",
		`{"nama":["Kaos","Topi"],"harga":[1,2]}`,
		`[[[[{"a":{"b":{"judul":"Kaos","harga":1e5}}}]]]]`,
		`[`, `{"a":`, `[{"nama":"\ud800","harga":-1}]`, `null`, `[null,1,"a",{}]`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) { fuzzFile(t, "a.json", file) })
}

func FuzzPriceCells(f *testing.F) {
	for _, seed := range []string{
		"Rp45.000", "Rp1.532.000.00", "Rp2,298", "Rp49.999 - Rp85.000", "1,2jt", "Rp183.678\nRp132.249", "1e-9", "-1", "10-12rb",
		"s/d", "(", "/", "9.9e999", "Rp", "0,5jt", "mulai 5rb", "5 s/d", "\u00bd", "1.\u0660",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		p, err := parsePrice(cell)
		if err == nil && (p.Low <= 0 || p.Low > p.High || p.Original != 0 && p.Original <= p.Low) {
			t.Errorf("%q is read as %+v", cell, p)
		}
		if n := parseCount(cell); n < -1 || n > int64(knowledge.MaxRupiah) {
			t.Errorf("%q is a count of %d", cell, n)
		}
	})
}

func FuzzDatesAndLinks(f *testing.F) {
	for _, seed := range []string{
		"2026-01-15", "15 Januari 2026", "46037", "1768435200000", "01/15/2026", "https://a.id/?x=%2520search_id%253D20260101",
		"/Kaos-i.1.2?sp_atk=a", "//", "http://[::1", "search_id=2026", "%", "[\"a\", 'b\\x41', None]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if d, ok := parseDate(cell, dateReading{}); ok && !believable(d) {
			t.Errorf("%q is read as %s", cell, d)
		}
		if d, ok := linkDay(cell); ok && (d < earliestDay || d > knowledge.NewDay(2100, time.December, 31)) {
			t.Errorf("%q is of %s", cell, d)
		}
		if link := cleanLink(cell); link != "" && cleanLink(link) != link {
			t.Errorf("%q becomes %q, and that becomes %q", cell, link, cleanLink(link))
		}
		if text := cleanText(cell); !utf8.ValidString(text) || text != strings.TrimSpace(text) {
			t.Errorf("%q becomes %q", cell, text)
		}
	})
}

// FuzzEntry reads files of one entry and tables of many: whatever they are,
// what comes out holds together, and what does not is said in words.
func FuzzEntry(f *testing.F) {
	for _, seed := range []string{
		goodProgram, goodRegulation, tableOf(), "a: &a [*a, *a]\nb: *a", "isi: [[[{}]]]", "nomor: {a: b}\nisi: {}\n", "? ? a\n: b", "\ufeff---\n---",
		"nomor: P1\nisi:\n- hal:\n  kalimat: [", "yang-berhak: 5\nkebutuhan: modal\n", "nomor: !!int P1\n<<: *b", "diganti: [P1, P1]\n\tx", "\x00\xff",
		programHeader + strings.Repeat("P1\t", 22), "id\tname\tagency\n\"P1", "nomor,peraturan,nama\nR1,;;,((\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		for _, kind := range []EntryKind{EntryPrograms, EntryRegulations} {
			for _, name := range []string{"a.yaml", "a.csv"} {
				rows, err := Entries(name, strings.NewReader(file), kind, checkDay)
				if err != nil && (err.Error() == "" || len(rows) > 0) {
					t.Errorf("%s: %d rows and the error %q", name, len(rows), err)
				}
				for i := range rows {
					checkEntry(t, kind, &rows[i])
				}
			}
		}
	})
}

// checkEntry holds what every row of every file must keep.
func checkEntry(t *testing.T, kind EntryKind, row *EntryRow) {
	t.Helper()
	e := row.Entry()
	if (row.Err == nil) != (e != nil) {
		t.Fatalf("neither an entry nor a reason, or both: %+v", row)
	}
	if e == nil {
		if row.Err.Reason == "" || row.Err.Line < 1 {
			t.Errorf("rejected by %+v", row.Err)
		}
		return
	}
	switch {
	case !entryID.MatchString(e.ID) || !strings.HasPrefix(e.ID, kind.letter()) || e.Slug == "":
		t.Errorf("the id %q, the slug %q", e.ID, e.Slug)
	case e.Name == "" || e.Agency == "" || e.Purpose == "" || len(e.Points) == 0 || e.Status == "" || e.Confidence == "":
		t.Errorf("something is empty: %+v", e)
	case linkFault(e.Address) != "" || slices.ContainsFunc(e.Sources, func(s string) bool { return linkFault(s) != "" }):
		t.Errorf("the addresses %q, %q", e.Address, e.Sources)
	case endsEarly(e.From, e.Until) || e.CheckedOn > checkDay:
		t.Errorf("from %v until %v, checked on %v", e.From, e.Until, e.CheckedOn)
	}
	for _, p := range append(slices.Clone(e.Points), e.Conflicts...) {
		if !slices.Contains(knowledge.Aspects, p.Aspect) || p.Text == "" || !utf8.ValidString(p.Text) ||
			strings.ContainsFunc(p.Text, unicode.IsControl) || endsEarly(p.From, p.Until) {
			t.Errorf("the point %+v", p)
		}
	}
}
