package text

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// A name that swallowed such a word would hide it from the score.
func TestNoNameOfGoodsSwallowsAWordThatDescribesThem(t *testing.T) {
	content, err := readWordFile("barang.txt")
	if err != nil {
		t.Fatal(err)
	}
	soft := map[string]bool{}
	traits, err := readWordFile("sifat.txt")
	if err != nil {
		t.Fatal(err)
	}
	for r := range rowsOf("sifat.txt", traits) {
		for _, word := range r.list(0) {
			soft[word] = true
		}
	}
	for r := range rowsOf("barang.txt", content) {
		for _, other := range r.list(2) {
			if rest, ok := strings.CutPrefix(other, r.column(0)+" "); ok && soft[rest] {
				t.Errorf("barang.txt:%d: %q hides %q", r.line, other, rest)
			}
		}
	}
}

func TestAllWordListsCanBeRead(t *testing.T) {
	l, err := loadLexicon(readWordFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.kinds) < 500 {
		t.Errorf("%d kinds of goods, want several hundred across all trades", len(l.kinds))
	}
	terms := map[string]string{}
	for name, k := range l.kinds {
		if other, ok := terms[k.term]; ok {
			t.Errorf("%q and %q share the index term %q", name, other, k.term)
		}
		terms[k.term] = name
		if got := ReadTitle(name).Head; got != name {
			t.Errorf("the title %q names %q", name, got)
		}
	}
}

func TestEveryOtherNameOfAKindNamesIt(t *testing.T) {
	content, err := readWordFile("barang.txt")
	if err != nil {
		t.Fatal(err)
	}
	for r := range rowsOf("barang.txt", content) {
		for _, other := range r.list(2) {
			if got := ReadTitle(other).Head; got != r.column(0) {
				t.Errorf("barang.txt:%d: the title %q names %q, want %q", r.line, other, got, r.column(0))
			}
		}
	}
}

func TestABrokenWordListNamesFileAndLine(t *testing.T) {
	for _, tt := range []struct{ name, file, line, want string }{
		{"a kind twice", "barang.txt", "sandal | | | ", `the kind "sandal" is already there`},
		{"an unknown flag", "barang.txt", "sandal gaib | | | terbang", `barang.txt:1: there is no flag "terbang"`},
		{"an unknown wider kind", "barang.txt", "sandal gaib | siluman", `barang.txt:1: "sandal gaib" belongs to "siluman", which is no kind`},
		{"a kind of itself", "barang.txt", "sandal gaib | sandal gaib", `"sandal gaib" belongs to itself`},
		{"one word, two spellings", "ejaan.txt", "sepatu | sendal", `ejaan.txt:1: "sendal" is already written "sandal"`},
		{"noise that names goods", "buang.txt", "promo gaib, sandal", `buang.txt:1: "sandal" already has a meaning in barang.txt:`},
		{"no such people", "pemakai.txt", "hantu | kunti", `pemakai.txt:1: "hantu" is no group of people`},
		{"no such offer", "tawaran.txt", "hadiah | undian", `tawaran.txt:1: "hadiah" is no kind of offer`},
		{"spellings of two brands", "merek.txt", "abadi jaya, maju jaya | abadijaya", `merek.txt:1: want: merek | ejaan lain`},
		{"a last head that is no goods", "inti.txt", "thing", `inti.txt:1: "thing" is no name of goods`},
		{"no reach", "hubung.txt", "jauh | untuknya", `hubung.txt:1: "jauh" is no number of words`},
		{"no such flag of a clause", "hubung.txt", "2 | untuknya | entah", `hubung.txt:1: there is no flag "entah"`},
		{"no such bundle", "rangkaian.txt", "ikat | seikat", `rangkaian.txt:1: "ikat" is no way to sell goods together`},
		{"no such origin", "asal.txt", "bulan | bulan", `asal.txt:1: "bulan" is no meaning of words of origin`},
		{"no such origin of a brand", "merek-asal.txt", "erigona | bulan | | Bulanan 2024", `merek-asal.txt:1: "bulan" is no origin of brands`},
		{"a brand without a source", "merek-asal.txt", "erigona | lokal | | kata orang", `merek-asal.txt:1: "erigona" names no source with its year`},
		{"a brand twice", "merek-asal.txt", "erigona, Erigona | lokal | | Harian 2024", `merek-asal.txt:1: the brand "Erigona" is already there`},
		{"a brand without letters", "merek-asal.txt", "! | lokal | | Harian 2024", `merek-asal.txt:1: the brand "!" has no letters`},
		{"a word without letters", "merek.txt", "!!!", `merek.txt:1: "!!!" has no letters`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := loadLexicon(func(name string) (string, error) {
				content, err := readWordFile(name)
				if name == tt.file {
					content = tt.line + "\n" + content
				}
				return content, err
			})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func BenchmarkLoadWordLists(b *testing.B) {
	for b.Loop() {
		if _, err := loadLexicon(readWordFile); err != nil {
			b.Fatal(err)
		}
	}
}
