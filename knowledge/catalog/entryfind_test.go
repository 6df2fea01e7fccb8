package catalog

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// shelf is a small shelf of programmes and rules, none of them real.
func shelf() Starter {
	program := func(id, name string, need knowledge.Need, amount string, aliases ...string) knowledge.Program {
		p := knowledge.Program{Needs: []knowledge.Need{need}, Entry: knowledge.Entry{
			ID: id, Slug: id, Name: name, Aliases: aliases, Status: knowledge.StatusActive,
			AsOf: *mustDate("2026"), Confidence: knowledge.ConfidencePublished,
		}}
		if amount != "" {
			p.Points = []knowledge.Point{{Aspect: knowledge.AspectAmount, Text: amount}}
		}
		return p
	}
	return Starter{
		Listings: rowsOf(listing("1", "sandal", 50_000)),
		Programs: []knowledge.Program{
			program("P01", "Kredit Tunas Kecil", knowledge.NeedCapital, "Pinjaman sampai Rp10 juta.", "tunas", "tunas kecil"),
			program("P02", "Kredit Tunas", knowledge.NeedCapital, "Pinjaman lebih dari Rp10 juta sampai Rp100 juta.", "tunas", "bunga tunas"),
			program("P03", "Kredit Tunas Besar", knowledge.NeedCapital, "Pinjaman lebih dari Rp100 juta sampai Rp500 juta.", "tunas besar"),
			program("P04", "Sertifikat halal tanpa biaya", knowledge.NeedCertificate, "", "halal gratis", "sertifikat halal"),
			program("P05", "Sertifikat halal berbayar", knowledge.NeedCertificate, "", "halal berbayar", "halal restoran"),
			program("P06", "Pendaftaran merek", knowledge.NeedPermit, "", "merek", "daftar merek", "logo ditiru"),
		},
		Regulations: []knowledge.Regulation{
			{Number: "Peraturan 31/2023", Entry: knowledge.Entry{
				ID: "R01", Slug: "r01", Name: "Barang dari luar negeri", Aliases: []string{"barang di bawah 100 dolar", "jualan di medsos"},
				Status: knowledge.StatusInForce, AsOf: *mustDate("2026"), Confidence: knowledge.ConfidencePublished,
				Points: []knowledge.Point{{Aspect: knowledge.AspectForbidden, Text: "Dilarang menjual barang yang lebih murah dari US$100."}},
			}},
		},
	}
}

func openShelf(t testing.TB) *Catalog {
	t.Helper()
	cat, err := Open(t.Context(), filepath.Join(t.TempDir(), "knowledge.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cat.Close() })
	if err := cat.Seed(t.Context(), loadedAt, shelf()); err != nil {
		t.Fatal(err)
	}
	return cat
}

// foundIDs are the ids that a question finds, the best first.
func foundIDs(t testing.TB, cat *Catalog, question string) []string {
	t.Helper()
	hits, err := cat.FindEntries(t.Context(), knowledge.EntryQuery{Text: question, On: today})
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]string, len(hits))
	for i := range hits {
		ids[i] = hits[i].Entry().ID
		if s := hits[i].Score; s < 0 || s > 1 {
			t.Errorf("%q scores %s with %v", question, ids[i], s)
		}
	}
	return ids
}

func TestAQuestionFindsTheProgrammeOrRuleThatItMeans(t *testing.T) {
	cat := openShelf(t)
	for _, tt := range []struct{ name, question, want string }{
		{"by its everyday name", "tunas kecil syaratnya apa", "P01"},
		{"by a word of asking that tells two apart", "halal yang gratis gimana", "P04"},
		{"by the other word", "halal yang berbayar brp", "P05"},
		{"by another word for it", "daftarin brand", "P06"},
		{"with a slip of the finger", "sertfikat halla gratis", "P04"},
		{"with an ending", "logoku dijiplak orang", "P06"},
		{"by its number", "peraturan 31 tahun 2023 isinya apa", "R01"},
		{"by an amount of dollars", "barang dibawah $100 boleh ga", "R01"},
		{"by shortened words", "medsos dipake jualan", "R01"},
		{"by how much is to be borrowed, little", "mau pinjam 7 juta di tunas", "P01"},
		{"by how much is to be borrowed, more", "mau pinjam 80jt di tunas", "P02"},
		{"by how much is to be borrowed, much", "butuh modal 300 juta, tunas bisa?", "P03"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if ids := foundIDs(t, cat, tt.question); len(ids) == 0 || ids[0] != tt.want {
				t.Errorf("%q finds %v, want %s first", tt.question, ids, tt.want)
			}
		})
	}
}

func TestAQuestionThatNamesNothingFindsNothing(t *testing.T) {
	cat := openShelf(t)
	for _, question := range []string{"", "?!", "gimana caranya kak", "resep rendang", "\" OR names:*", "NEAR(a b)"} {
		if ids := foundIDs(t, cat, question); len(ids) != 0 {
			t.Errorf("%q finds %v", question, ids)
		}
	}
}

func TestAnEntryIsNamedWhereAQuestionSaysANameWhole(t *testing.T) {
	cat := openShelf(t)
	for question, want := range map[string]bool{"daftar merek berapa": true, "pendaftaran berapa lama ya, yang berbayar restoran": false} {
		hits, err := cat.FindEntries(t.Context(), knowledge.EntryQuery{Text: question, On: today, Limit: 1})
		if err != nil || len(hits) != 1 {
			t.Fatalf("%q finds %v, %v", question, hits, err)
		}
		if hits[0].Named != want {
			t.Errorf("%q: named %v, want %v", question, hits[0].Named, want)
		}
	}
}

func TestTheSameQuestionFindsTheSameInTheSameOrder(t *testing.T) {
	cat := openShelf(t)
	first := foundIDs(t, cat, "halal")
	if !slices.Equal(first, []string{"P04", "P05"}) {
		t.Errorf("entries that are as good come as %v, want them by id", first)
	}
	for range 20 {
		if again := foundIDs(t, cat, "halal"); !slices.Equal(first, again) {
			t.Fatalf("found %v, then %v", first, again)
		}
	}
}

func TestWhatOfficersLoadAndUndoIsFoundAndGoneAtOnce(t *testing.T) {
	cat := openShelf(t)
	if ids := foundIDs(t, cat, "wirausaha zamrud"); len(ids) != 0 {
		t.Fatalf("found %v before it was loaded", ids)
	}
	p := shelf().Programs[0]
	p.ID, p.Slug, p.Name, p.Aliases = "P60", "zamrud", "Wirausaha Zamrud", []string{"zamrud"}
	opts := EntryImportOptions{ImportOptions: ImportOptions{File: "a", Now: loadedAt}, Kind: ImportPrograms}
	report, err := cat.ImportEntries(t.Context(), opts, []ingest.EntryRow{{Program: &p}})
	if err != nil {
		t.Fatal(err)
	}
	if ids := foundIDs(t, cat, "wirausaha zamrud"); len(ids) == 0 || ids[0] != "P60" {
		t.Errorf("found %v after it was loaded", ids)
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if ids := foundIDs(t, cat, "wirausaha zamrud"); len(ids) != 0 {
		t.Errorf("found %v after it was undone", ids)
	}
}

func TestAnIndexOfOtherWordListsIsMadeAnewWhenTheCatalogIsOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	open := func() *Catalog {
		cat, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		return cat
	}
	cat := open()
	if err := cat.Seed(t.Context(), loadedAt, shelf()); err != nil {
		t.Fatal(err)
	}
	err := cat.db.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `update entry_search set names = 'lain', contents = ''`)
		if err == nil {
			_, err = tx.ExecContext(t.Context(), `update entry_index set fingerprint = 'other', making = making + 1`)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if ids := foundIDs(t, cat, "daftar merek"); len(ids) != 0 {
		t.Fatalf("found %v by an index that has nothing", ids)
	}
	if err := cat.Close(); err != nil {
		t.Fatal(err)
	}
	cat = open()
	defer func() { _ = cat.Close() }()
	if ids := foundIDs(t, cat, "daftar merek"); len(ids) == 0 || ids[0] != "P06" {
		t.Errorf("found %v by the index made anew", ids)
	}
}

func TestLoanRange(t *testing.T) {
	for _, tt := range []struct {
		name, says  string
		above, upTo knowledge.Rupiah
	}{
		{"a ceiling", "Plafon sampai Rp10 juta.", 0, 10_000_000},
		{"from and to", "Pinjaman di atas Rp100 juta sampai Rp500 juta.", 100_000_000, 500_000_000},
		{"a span", "Pinjaman Rp2-15 juta.", 2_000_000, 15_000_000},
		{"a least alone", "Mulai Rp25 juta.", 25_000_000, 0},
		{"several amounts", "Mulai Rp2 juta. Putaran berikutnya sampai Rp15 juta, sesudah itu Rp25 juta.", 2_000_000, 25_000_000},
		{"none", "Tergantung bank.", 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := knowledge.Entry{Points: []knowledge.Point{
				{Aspect: knowledge.AspectAmount, Text: tt.says}, {Aspect: knowledge.AspectCost, Text: "Rp900 juta"},
			}}
			if above, upTo := loanRange(&e); above != tt.above || upTo != tt.upTo {
				t.Errorf("%q gives %d to %d, want %d to %d", tt.says, above, upTo, tt.above, tt.upTo)
			}
		})
	}
}

// BenchmarkFindEntries finds among as many entries as there are. It is held to
// well under two milliseconds.
func BenchmarkFindEntries(b *testing.B) {
	cat := openShelf(b)
	var rows []ingest.EntryRow
	for n := range 110 {
		p := shelf().Programs[n%6]
		p.ID = fmt.Sprintf("P%02d", n+10)
		p.Slug = p.ID
		p.Name += fmt.Sprintf(" %d", n)
		p.Purpose = "Membantu pemilik usaha kecil mendapat modal, izin, sertifikat, dan pembeli di daerah masing-masing."
		rows = append(rows, ingest.EntryRow{Program: &p})
	}
	err := cat.db.Write(context.Background(), func(tx *sql.Tx) error { return insertEntries(b.Context(), tx, starterImport, rows) })
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		_ = foundIDs(b, cat, "pinjem 7 juta buat bahan jilbab gak punya sertifikat rumah, tunas bisa?")
	}
}
