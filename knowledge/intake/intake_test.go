package intake_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/intake"
)

var now = time.Date(2026, 11, 26, 9, 0, 0, 0, knowledge.WIB)

func open(tb testing.TB) *intake.Intake {
	tb.Helper()
	return openAt(tb, filepath.Join(tb.TempDir(), "knowledge.db"))
}

func openAt(tb testing.TB, path string) *intake.Intake {
	tb.Helper()
	c, err := catalog.Open(context.Background(), path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := c.Close(); err != nil {
			tb.Error(err)
		}
	})
	return &intake.Intake{Catalog: c, Now: func() time.Time { return now }}
}

func act(update int64) knowledge.Act { return knowledge.Act{By: 77, Update: update, At: now} }

// problemIn is what an error says of a file.
func problemIn(err error) knowledge.FileProblem {
	if p, ok := errors.AsType[*knowledge.FileProblem](err); ok {
		return *p
	}
	return knowledge.FileProblem{}
}

// compare and publish take in a file that cannot fail.
func compare(t *testing.T, i *intake.Intake, name, content string) knowledge.FileDifference {
	t.Helper()
	d, err := i.Compare(t.Context(), knowledge.FileSpec{Name: name}, strings.NewReader(content), nil)
	if err != nil {
		t.Fatalf("%s: %v (%+v)", name, err, problemIn(err))
	}
	return d
}

func publish(t *testing.T, i *intake.Intake, name, content, digest string, update int64) knowledge.FileDifference {
	t.Helper()
	d, err := i.Publish(t.Context(), knowledge.FileSpec{Name: name}, strings.NewReader(content), digest, act(update), nil)
	if err != nil {
		t.Fatalf("%s: %v (%+v)", name, err, problemIn(err))
	}
	return d
}

const (
	january  = "sku,title,price,category,observed_on\na,Kaos polos,45000,Fashion,2026-01-10\nb,Kaos garis,50000,Fashion,2026-01-10\n"
	february = "sku,title,price,category,observed_on\nc,Peci rajut,30000,Aksesori,2026-02-10\na,Kaos polos,20000,Fashion,2026-02-10\n" +
		"b,Kaos garis,50000,Fashion,2026-01-10\nd,,9000,Fashion,2026-02-10\nb,Kaos garis tebal,50000,Fashion,2026-02-11\n"
)

func TestAnOfficerSeesWhichPricesMoveBeforeAnythingChanges(t *testing.T) {
	i := open(t)
	publish(t, i, "januari.csv", january, "", 1)
	d := compare(t, i, "februari.csv", february)
	if d.Kind != knowledge.FileListings || d.Rows != 5 || d.New != 1 || d.Changed != 2 || d.Unchanged != 1 || d.Rejected != 1 || d.ImportID != 0 || d.Moved != 1 {
		t.Errorf("the difference is %+v", d)
	}
	want := []knowledge.FileChange{
		{Line: 3, ID: "file:a", Name: "Kaos polos", Fields: []knowledge.FileField{{Name: "harga", Before: "Rp45.000", After: "Rp20.000"}}},
		{Line: 6, ID: "file:b", Name: "Kaos garis tebal", Fields: []knowledge.FileField{{Name: "nama barang", Before: "Kaos garis", After: "Kaos garis tebal"}}},
		{Line: 2, ID: "file:c", Name: "Peci rajut", New: true, Fields: []knowledge.FileField{{Name: "harga", After: "Rp30.000"}}},
	}
	if len(d.Changes) != len(want) {
		t.Fatalf("it names %+v", d.Changes)
	}
	for n := range want {
		if got := d.Changes[n]; got.Line != want[n].Line || got.ID != want[n].ID || got.Name != want[n].Name || got.New != want[n].New ||
			len(got.Fields) != 1 || got.Fields[0] != want[n].Fields[0] {
			t.Errorf("change %d is %+v, want %+v", n, got, want[n])
		}
	}
	if len(d.Faults) != 1 || d.Faults[0].Line != 5 || len(d.Categories) != 2 || d.Categories[0] != (knowledge.FileCategory{Name: "Fashion", Rows: 2}) {
		t.Errorf("faults %+v, categories %+v", d.Faults, d.Categories)
	}
	if len(d.Columns) != 5 || d.Columns[1] != (knowledge.FileColumn{Header: "title", Column: "title", Sample: "Peci rajut"}) {
		t.Errorf("columns %+v", d.Columns)
	}
	if again := compare(t, i, "februari.csv", february); again.Digest != d.Digest {
		t.Error("the same file has another digest")
	}
	done := publish(t, i, "februari.csv", february, d.Digest, 2)
	if done.ImportID != 2 || len(done.Changes) != 3 || done.Digest != d.Digest {
		t.Errorf("it did %+v", done)
	}
	if after := compare(t, i, "februari.csv", february); after.New+after.Changed != 0 || after.Digest == d.Digest {
		t.Errorf("the same file again would change %+v", after)
	}
}

func TestWhatChangedMeanwhileIsShownAgain(t *testing.T) {
	files := map[string]struct{ name, content, meanwhile string }{
		"listings": {"a.csv", february, january},
		"synonyms": {"p.csv", "kata,artinya\ncilok,bakso tusuk\n", "kata,artinya\ncilok,bakso aci\n"},
	}
	for name, c := range files {
		t.Run(name, func(t *testing.T) {
			i := open(t)
			shown := compare(t, i, c.name, c.content)
			publish(t, i, "meanwhile.csv", c.meanwhile, "", 1)
			_, err := i.Publish(t.Context(), knowledge.FileSpec{Name: c.name}, strings.NewReader(c.content), shown.Digest, act(2), nil)
			if !errors.Is(err, knowledge.ErrFileChanged) {
				t.Fatalf("it gives %v", err)
			}
			if _, err := i.Catalog.Acted(t.Context(), act(2)); !errors.Is(err, knowledge.ErrNotFound) {
				t.Errorf("something was imported: %v", err)
			}
		})
	}
}

func TestAnActIsDoneOnceHoweverOftenItIsHandled(t *testing.T) {
	i := open(t)
	shown := compare(t, i, "januari.csv", january)
	first := publish(t, i, "januari.csv", january, shown.Digest, 5)
	again := publish(t, i, "januari.csv", january, shown.Digest, 5)
	if again.ImportID != first.ImportID || again.New != 2 {
		t.Errorf("first %+v, again %+v", first, again)
	}
	for range 2 {
		if err := i.Undo(t.Context(), first.ImportID, act(6)); err != nil {
			t.Fatal(err)
		}
	}
	if err := i.Undo(t.Context(), first.ImportID, act(7)); !errors.As(err, new(*catalog.UndoneError)) {
		t.Errorf("another act undoes it again: %v", err)
	}
	if err := i.Undo(t.Context(), 99, act(8)); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("an import that is not there: %v", err)
	}
	list, err := i.Catalog.Imports(t.Context())
	if err != nil || len(list) != 1 || list[0].By != 77 {
		t.Errorf("the list is %+v (%v)", list, err)
	}
}

func TestAnActThatIsHandledTwiceAtATimeIsDoneOnce(t *testing.T) {
	for _, f := range officersFiles {
		t.Run(f.name, func(t *testing.T) {
			i := open(t)
			shown := compare(t, i, f.name, f.first)
			var handled sync.WaitGroup
			imports := make([]int64, 4)
			for n := range imports {
				handled.Go(func() {
					d, err := i.Publish(t.Context(), knowledge.FileSpec{Name: f.name}, strings.NewReader(f.first), shown.Digest, act(9), nil)
					if err != nil {
						t.Errorf("%v (%+v)", err, problemIn(err))
					}
					imports[n] = d.ImportID
				})
			}
			handled.Wait()
			if list, err := i.Catalog.Imports(t.Context()); err != nil || len(list) != 1 || slices.ContainsFunc(imports, func(id int64) bool { return id != list[0].ID }) {
				t.Errorf("they made %v of %+v (%v)", imports, list, err)
			}
		})
	}
}

func TestAFileIsTakenForWhatItsHeadersSay(t *testing.T) {
	for name, c := range map[string]struct {
		file, content string
		kind          knowledge.FileKind
	}{
		"listings":           {"x.csv", "nama produk;harga;tanggal\nKaos;45000;2026-01-02\n", knowledge.FileListings},
		"synonyms":           {"x.csv", "Kata\tArtinya\ncilok\tbakso tusuk\n", knowledge.FileSynonyms},
		"fees":               {"x.csv", "kode,marketplace,jenis biaya,jenis penjual,kategori,tarif terendah,tarif tertinggi,biaya tetap,plafon,dasar,berlaku mulai,berlaku sampai,tanggal terbit,keyakinan,sumber,alamat cek,catatan\n", knowledge.FileFees},
		"programmes":         {"x.csv", "nomor,nama,lembaga,kebutuhan,untuk,manfaat,alamat,keterangan per,status,keyakinan\n", knowledge.FilePrograms},
		"rules":              {"x.csv", "nomor,peraturan,nama,lembaga,isi,alamat,keterangan per,status,keyakinan\n", knowledge.FileRegulations},
		"one programme":      {"p.yaml", "nomor: P99\nnama: X\n", knowledge.FilePrograms},
		"one rule":           {"r.yml", "# aturan\nnomor: \"R99\"\n", knowledge.FileRegulations},
		"half a fee table":   {"x.csv", "kode,marketplace,jenis biaya,jenis penjual,kategori,tarif terendah,tarif tertinggi,biaya tetap,plafon,dasar,berlaku mulai\n", knowledge.FileFees},
		"nothing that tells": {"x.csv", "a,b\n1,2\n", knowledge.FileListings},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := open(t).Compare(t.Context(), knowledge.FileSpec{Name: c.file}, strings.NewReader(c.content), nil)
			problem, is := errors.AsType[*knowledge.FileProblem](err)
			switch {
			case is:
				if problem.Kind != c.kind || problem.Reason == "" {
					t.Errorf("it is taken for %q: %s", problem.Kind, problem.Reason)
				}
			case err != nil || d.Kind != c.kind:
				t.Errorf("it is taken for %q (%v)", d.Kind, err)
			}
		})
	}
}

func TestWhatAColumnMeansCanBeCorrected(t *testing.T) {
	i := open(t)
	const file = "barang,harga coret,bayar,tanggal\nKaos,90000,45000,2026-01-02\nPeci,50000,30000,2026-01-02\n"
	spec := knowledge.FileSpec{Name: "a.csv", Columns: map[string]string{"bayar": "price", "harga coret": "price_original"}}
	d, err := i.Compare(t.Context(), spec, strings.NewReader(file), nil)
	if err != nil || len(d.Changes) != 2 || d.Changes[0].Fields[0].After != "Rp45.000" {
		t.Errorf("it reads %+v (%v)", d, err)
	}
	const synonyms = "apa kata orang,maksud Setara\ncilok,bakso tusuk\n"
	spec = knowledge.FileSpec{Name: "p.csv", Kind: knowledge.FileSynonyms, Columns: map[string]string{"apa kata orang": "kata", "maksud Setara": "artinya"}}
	d, err = i.Compare(t.Context(), spec, strings.NewReader(synonyms), nil)
	if err != nil || d.New != 1 || d.Columns[1].Column != "artinya" {
		t.Errorf("it reads %+v (%v)", d, err)
	}
	spec.Columns["maksud Setara"] = "harga"
	if _, err := i.Compare(t.Context(), spec, strings.NewReader(synonyms), nil); !errors.As(err, new(*knowledge.FileProblem)) {
		t.Errorf("a column that there is not: %v", err)
	}
}

func TestAFileWhoseColumnsNobodyKnowsAsksForThem(t *testing.T) {
	i := open(t)
	for content, needsKind := range map[string]bool{
		"Laporan pasar\nbrg,bayar,kapan\nKaos,45000,2026-01-02\nPeci,30000,2026-01-02\n": true,
		"nama,bayar,tgl\nKaos,45000,2026-01-02\nPeci,30000,2026-01-02\n":                 false,
	} {
		_, err := i.Compare(t.Context(), knowledge.FileSpec{Name: "a.csv"}, strings.NewReader(content), nil)
		problem := problemIn(err)
		if problem.NeedsKind != needsKind || problem.Kind != knowledge.FileListings {
			t.Fatalf("it says %+v (%v)", problem, err)
		}
		spec := knowledge.FileSpec{Name: "a.csv", Kind: knowledge.FileListings, Columns: map[string]string{}}
		for n, c := range problem.Columns {
			spec.Columns[c.Header] = [...]string{"title", "price", "observed_on"}[n]
			if want := [...]string{"Kaos", "45000", "2026-01-02"}[n]; c.Sample != want {
				t.Errorf("column %s is shown with %q, want %q", c.Header, c.Sample, want)
			}
		}
		if d, err := i.Compare(t.Context(), spec, strings.NewReader(content), nil); err != nil || d.New != 2 {
			t.Errorf("with %v it is %+v (%v)", spec.Columns, d, err)
		}
	}
}

func TestWhatCanBeReadAsNothingIsSaidToBe(t *testing.T) {
	i := open(t)
	for name, c := range map[string]struct {
		content    string
		unreadable bool
	}{
		"a picture":                  {"\x89PNG\r\n\x1a\n0000", true},
		"an archive":                 {"\x1f\x8b\x08\x00000", true},
		"a workbook with a password": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", true},
		"a broken workbook":          {"PK\x03\x04 cut off", true},
		"a table of something else":  {"nama,bayar,tgl\nKaos,45000,2026-01-02\n", false},
	} {
		for _, kind := range []knowledge.FileKind{"", knowledge.FileListings, knowledge.FileFees} {
			_, err := i.Compare(t.Context(), knowledge.FileSpec{Name: "a.csv", Kind: kind}, strings.NewReader(c.content), nil)
			if problem := problemIn(err); problem.Unreadable != c.unreadable {
				t.Errorf("of %s as %q it says %+v (%v)", name, kind, problem, err)
			}
		}
	}
}

func TestATableOfWhichNoColumnIsKnownShowsThemAll(t *testing.T) {
	i := open(t)
	const content = "Catatan bahasa pasar\nkata orang;maksud\ncilok;bakso tusuk\n"
	spec := knowledge.FileSpec{Name: "a.csv", Kind: knowledge.FileSynonyms}
	_, err := i.Compare(t.Context(), spec, strings.NewReader(content), nil)
	problem := problemIn(err)
	if len(problem.Columns) != 2 || problem.Columns[0] != (knowledge.FileColumn{Header: "kata orang", Sample: "cilok"}) || !isSentence(problem.Reason) {
		t.Fatalf("it says %+v (%v)", problem, err)
	}
	spec.Columns = map[string]string{"kata orang": "kata", "maksud": "artinya"}
	if d, err := i.Compare(t.Context(), spec, strings.NewReader(content), nil); err != nil || d.New != 1 {
		t.Errorf("said what they are, it is %+v (%v)", d, err)
	}
}

func TestAFileWithoutADayAsksForIt(t *testing.T) {
	i := open(t)
	spec := knowledge.FileSpec{Name: "a.csv"}
	_, err := i.Compare(t.Context(), spec, strings.NewReader("nama,harga\nKaos,45000\n"), nil)
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); !ok || !problem.NeedsDay || strings.Contains(problem.Reason, "--") || len(problem.Columns) != 2 {
		t.Fatalf("it says %+v (%v)", problem, err)
	}
	day := knowledge.NewDay(2026, time.January, 2)
	spec.ObservedOn = &day
	if d, err := i.Compare(t.Context(), spec, strings.NewReader("nama,harga\nKaos,45000\n"), nil); err != nil || d.New != 1 {
		t.Errorf("with the day it is %+v (%v)", d, err)
	}
}

func TestOfHeadersThatNobodyKnowsEachCorrectionCounts(t *testing.T) {
	i := open(t)
	const file = "kolom1,kolom2,kolom3\nKaos polos,45000,2026-01-02\nPeci,30000,2026-01-02\n"
	spec := knowledge.FileSpec{Name: "a.csv", Kind: knowledge.FileListings, Columns: map[string]string{}}
	for _, step := range []struct{ header, column, says string }{
		{"kolom1", "title", "kolom harga"}, {"kolom2", "price", "kapan"}, {"kolom3", "observed_on", ""},
	} {
		spec.Columns[step.header] = step.column
		d, err := i.Compare(t.Context(), spec, strings.NewReader(file), nil)
		problem, is := errors.AsType[*knowledge.FileProblem](err)
		columns := d.Columns
		if is {
			columns = problem.Columns
		}
		if is != (step.says != "") || is && !strings.Contains(problem.Reason, step.says) || !is && d.New != 2 {
			t.Fatalf("with %s it says %v (%+v)", step.header, err, d)
		}
		for _, c := range columns {
			if c.Column != spec.Columns[c.Header] {
				t.Errorf("with %s, %s is shown as %q", step.header, c.Header, c.Column)
			}
		}
	}
}

func TestWhatChangedOfAListingIsNamedWhateverItIs(t *testing.T) {
	const head = "sku,title,price,location,sold,rating,origin,observed_on\n"
	for name, c := range map[string]struct{ before, after, field string }{
		"its place":  {"a,Kaos,45000,Kota Bandung,5,4.5,,2026-01-10", "a,Kaos,45000,,5,4.5,,2026-01-10", "lokasi Kota Bandung>"},
		"its day":    {"a,Kaos,45000,,5,4.5,,2026-01-10", "a,Kaos,45000,,6,4.5,,2026-01-11", "dilihat 10 Januari 2026>11 Januari 2026"},
		"its sales":  {"a,Kaos,45000,,5,4.5,,2026-01-10", "a,Kaos,45000,,6,4.5,,2026-01-10", "terjual 5>6"},
		"its rating": {"a,Kaos,45000,,5,4.5,,2026-01-10", "a,Kaos,45000,,5,4.6,,2026-01-10", "penilaian 4,5>4,6"},
		"its origin": {"a,Kaos,45000,,5,4.5,,2026-01-10", "a,Kaos,45000,,5,4.5,China,2026-01-10", "bukti asal >lain dari sebelumnya"},
	} {
		t.Run(name, func(t *testing.T) {
			i := open(t)
			publish(t, i, "a.csv", head+c.before+"\n", "", 1)
			d := compare(t, i, "a.csv", head+c.after+"\n")
			if len(d.Changes) != 1 || len(d.Changes[0].Fields) == 0 {
				t.Fatalf("it says %+v", d.Changes)
			}
			if f := d.Changes[0].Fields[0]; f.Name+" "+f.Before+">"+f.After != c.field {
				t.Errorf("it says %+v, want %s", f, c.field)
			}
		})
	}
}
