package text

import (
	"testing"
	"testing/fstest"
)

func TestTheFingerprintChangesWithAnyWordList(t *testing.T) {
	of := func(files fstest.MapFS) string {
		sum, err := fingerprint(files)
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	lists := of(fstest.MapFS{"data/a.txt": file("satu"), "data/b.txt": file("dua")})
	if again := of(fstest.MapFS{"data/b.txt": file("dua"), "data/a.txt": file("satu")}); again != lists {
		t.Error("the same lists have two fingerprints")
	}
	for name, other := range map[string]fstest.MapFS{
		"a word changed":      {"data/a.txt": file("satu"), "data/b.txt": file("tiga")},
		"a line moved over":   {"data/a.txt": file("satud"), "data/b.txt": file("ua")},
		"the files exchanged": {"data/a.txt": file("dua"), "data/b.txt": file("satu")},
		"a list gone":         {"data/a.txt": file("satu")},
	} {
		if of(other) == lists {
			t.Errorf("%s: the same fingerprint", name)
		}
	}
	if Fingerprint() == "" {
		t.Error("this program's word lists have no fingerprint")
	}
}
