package text

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFoldWritesAWordOneWay(t *testing.T) {
	for _, tt := range []struct{ word, want string }{
		// spellings and other names
		{"krudung", "kerudung"}, {"JILBAB", "kerudung"}, {"Hijab", "kerudung"}, {"hijabs", "kerudung"},
		{"sendal", "sandal"}, {"sandals", "sandal"}, {"spatu", "sepatu"}, {"kaus", "kaos"}, {"tshirt", "kaos"}, {"t-shirt", "kaos"},
		{"hordeng", "gorden"}, {"korden", "gorden"}, {"gordyn", "gorden"}, {"tirai", "gorden"}, {"bwg", "bawang"},
		{"brooch", "bros"}, {"bag", "tas"}, {"pants", "celana"}, {"seprei", "sprei"}, {"hape", "hp"}, {"kripik", "keripik"},
		{"cabe", "cabai"}, {"coklat", "cokelat"}, {"leather", "kulit"}, {"stenlis", "stainless"}, {"motip", "motif"},
		// doubled words
		{"sandal-sandal", "sandal"}, {"anak2", "anak"}, {"anak-anak", "anak"}, {"tas2", "tas"}, {"rempah-rempah", "rempah"},
		// endings
		{"sepatunya", "sepatu"}, {"kerudungku", "kerudung"}, {"tasnya", "tasnya"}, {"sneakersnya", "sneakers"},
		{"brooches", "bros"}, {"lipatannya", "lipat"}, {"batteries", "baterai"},
		// prefixes
		{"bermotif", "motif"}, {"dibordir", "bordir"}, {"disablon", "sablon"}, {"berkancing", "berkancing"}, {"beruang", "beruang"},
		{"digital", "digital"}, {"bersih", "bersih"}, {"diskon", "diskon"},
		// slips of the finger
		{"kerduung", "kerudung"}, {"kerudng", "kerudung"}, {"keruddung", "kerudung"}, {"sandaal", "sandal"}, {"pasmhina", "pashmina"},
		{"krupuk", "kerupuk"}, {"klapa", "kelapa"}, {"djilbab", "kerudung"}, {"sepatoe", "sepatu"},
		// words that only look like others
		{"buku", "buku"}, {"kuku", "kuku"}, {"jamu", "jamu"}, {"sampai", "sampai"}, {"kampus", "kampus"}, {"sarang", "sarang"},
		{"pantes", "pantes"}, {"sampel", "sampel"}, {"sambil", "sambil"}, {"kadang", "kadang"}, {"kontrak", "kontrak"}, {"kelabu", "kelabu"},
		{"pantesan", "pantesan"}, {"lempar", "lempar"}, {"hampir", "hampir"}, {"bareng", "bareng"}, {"saingan", "saingan"},
		{"kaleng", "kaleng"}, {"makanan", "makanan"}, {"mainan", "mainan"}, {"gantungan", "gantungan"}, {"pashmina", "pashmina"},
		// words of selling and asking that look like forms of goods
		{"dodolan", "dodolan"}, {"dodolnya", "dodol"}, {"dodolku", "dodol"}, {"krupuk", "kerupuk"},
		// nobody's words
		{"zahra", "zahra"}, {"xqzw", "xqzw"}, {"", ""}, {"12", "12"}, {"👍", "👍"},
	} {
		if got := Fold(tt.word); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(
			rapid.SampledFrom(sortedKeys(words().longest)),
			rapid.StringMatching(`[a-z]{0,12}(nya|ku|s|2)?`),
			rapid.String(),
		).Draw(t, "word")
		once := Fold(word)
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, and again %q", word, once, twice)
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"krudung", "anak2", "t-shirt", "sandal-sandal", "\xff", "-", "2", "aaaaaaaa"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if once := Fold(word); Fold(once) != once {
			t.Fatalf("Fold(%q) = %q, and again %q", word, once, Fold(once))
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for _, bb := range []struct{ name, word string }{{"known", "jilbab"}, {"slip", "kerduung"}, {"unknown", "zahratussita"}} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(bb.word)
			}
		})
	}
}
