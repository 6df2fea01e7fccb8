package text

import (
	"io/fs"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// told is the terms that tell something, idle words left out.
func told(terms []EntryTerm) string {
	var words []string
	for _, t := range terms {
		if !t.Idle {
			words = append(words, t.Text)
		}
	}
	return strings.Join(words, " ")
}

func TestEntryTermsReadAlikeWhatOwnersSayInManyWays(t *testing.T) {
	tests := []struct{ name, one, other string }{
		{"borrowing is said in slang", "mau minjem 50jt", "pinjam Rp50.000.000"},
		{"the Javanese borrow too", "nyilih 5 juta", "pinjam 5 juta"},
		{"a loan and a debt are the same money", "utang bank", "kredit bank"},
		{"a pledge has three names", "tanpa jaminan sertifikat rumah", "tanpa agunan"},
		{"social media is shortened", "medsos", "media sosial"},
		{"a brand is a logo", "daftarin logo ku", "daftar merek"},
		{"a certificate is shortened", "sertif halalnya", "sertifikat halal"},
		{"bales of second-hand clothes", "babe", "baju bekas impor"},
		{"thrift is spelled as it sounds", "trifting", "thrifting"},
		{"selling below cost", "jual dibawah modal", "jual rugi"},
		{"an amount is written in letters", "satu setengah juta", "1,5 juta"},
		{"dollars are written before or behind", "US$100", "100 dolar"},
		{"a share is written with a sign or a word", "0,5%", "0,5 persen"},
		{"a marketplace goes by its colour or name", "di oren", "di shopee"},
		{"a permit is spelled the old way", "ijin usaha", "izin usaha"},
		{"words are bent", "perizinan dan pelarangan", "izin larangan"},
		{"curtains have many names", "hordeng", "gorden"},
		{"an ending hangs on a short name", "kurnya", "kur"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if one, other := told(EntryTerms(tt.one)), told(EntryTerms(tt.other)); one != other {
				t.Errorf("%q is read as %q, %q as %q", tt.one, one, tt.other, other)
			}
		})
	}
}

func TestEntryTermsKeepApartWhatIsNotTheSame(t *testing.T) {
	for _, pair := range [][2]string{
		{"wajib halal", "halal gratis"}, {"100 dolar", "100 juta"}, {"permendag 31", "permendag 50"},
		{"impor", "ekspor"}, {"mainan", "makanan"}, {"pirt", "bpom"},
	} {
		if told(EntryTerms(pair[0])) == told(EntryTerms(pair[1])) {
			t.Errorf("%q and %q are read as the same", pair[0], pair[1])
		}
	}
}

func TestEntryTermsTellAskingWordsFromWordsThatName(t *testing.T) {
	for question, want := range map[string]string{
		"gimana cara daftarnya kak?": "",
		"berapa biaya dan syarat":    "",
		"nib bayar ga":               "nib",
		"kur sampai brp":             "kur",
	} {
		if got := told(EntryTerms(question)); got != want {
			t.Errorf("EntryTerms(%q) tell %q, want %q", question, got, want)
		}
	}
}

func TestEntryTermsAreLettersAndDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, term := range EntryTerms(rapid.String().Draw(t, "s")) {
			if strings.ContainsAny(term.Text, " \"'*()-.,:/") || term.Text == "" {
				t.Fatalf("term %q would break the index", term.Text)
			}
		}
	})
}

func TestAMenderTakesSlipsBackToTheWordsOfTheEntries(t *testing.T) {
	names := []string{"halal", "merek", "kur", "ekspor", "sertifikat", "kosmetik", "notifikasi", "potong", "urus", "modal"}
	m := NewMender(names, []string{"kosmis"})
	for question, want := range map[string]string{
		"halla":      "halal",
		"ekspr":      "ekspor",
		"sertfikat":  "sertifikat",
		"notifkassi": "notifikasi",
		"motong":     "potong",
		"kur":        "kur",
		"kosmis":     "kosmis", // an entry has it
		"mukena":     "mukena",
		"hp":         "hp",
	} {
		if got := told(m.Terms(question)); got != want {
			t.Errorf("%q is mended to %q, want %q", question, got, want)
		}
	}
}

func TestAMenderNeverMakesGoodsAWordOfAProgramme(t *testing.T) {
	m := NewMender([]string{"sandar", "kaus", "sarun", "tasa", "gamit", "bantar"}, nil)
	for _, goods := range []string{"sandal", "sarung", "gamis", "bantal"} {
		terms := m.Terms(goods)
		if len(terms) != 1 || !terms[0].Goods || terms[0].Text != goods {
			t.Errorf("%q is read as %v", goods, terms)
		}
	}
}

func TestAMenderTakesNeitherOfTwoWordsThatAreAsNear(t *testing.T) {
	m := NewMender([]string{"zipanga", "zipangu"}, nil)
	if got := told(m.Terms("zipange")); got != "zipange" {
		t.Errorf("a word between two is mended to %q", got)
	}
}

func TestProgramWordListsAreSound(t *testing.T) {
	d, err := loadProgramData()
	if err != nil {
		t.Fatal(err)
	}
	for phrase, meant := range d.same {
		if next, again := d.same[strings.Join(meant, " ")]; again {
			t.Errorf("%q stands for %q, which stands for %q", phrase, meant, next)
		}
	}
}

func TestTheFingerprintOfEntriesIsNotThatOfTitles(t *testing.T) {
	if EntryFingerprint() == Fingerprint() || EntryFingerprint() == "" {
		t.Error("terms of entries and of titles cannot be told apart")
	}
	if _, err := fs.Stat(programFiles, "data/program/sinonim.tsv"); err != nil {
		t.Error(err)
	}
}

func TestStemTakesABentWordToItsRoot(t *testing.T) {
	for word, want := range map[string]string{
		"perizinan": "izin", "izinnya": "izin", "dilarang": "larang", "larangan": "larang", "pelatihan": "latih",
		"memotong": "potong", "menyewa": "sewa", "pembiayaan": "biaya", "pendampingan": "damping",
		"bersertifikat": "sertifikat", "daftarkan": "daftar", "beras": "beras", "mesin": "mesin", "tanya": "tanya",
	} {
		if got := Stem(word); got != want {
			t.Errorf("Stem(%q) = %q, want %q", word, got, want)
		}
	}
}
