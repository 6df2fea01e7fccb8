package ingest_test

import (
	"errors"
	"strings"
	"testing"

	"setara/knowledge/ingest"
)

func TestATableOfSynonymsIsReadRowByRow(t *testing.T) {
	rows, err := ingest.Synonyms(strings.NewReader("Istilah;Arti;Catatan\nKrudung Plisket;kerudung pashmina;dari antrean\n;kosong;\n" +
		"cilok;bakso tusuk;\ncilok;bakso;\nsandal;sandal;\npeci;=HYPERLINK(1);\npeci 15rb;topi;\n"))
	if err != nil {
		t.Fatal(err)
	}
	var read []string
	for _, r := range rows {
		if r.Err != nil {
			read = append(read, r.Err.Column+": "+r.Err.Reason)
		} else {
			read = append(read, r.Synonym.Word+" = "+r.Synonym.Means)
		}
	}
	want := []string{
		"krudung plisket = kerudung pashmina", "Istilah: harus terisi", "cilok = bakso tusuk", `Istilah: "cilok" sudah dipakai di baris 4; setiap baris perlu yang berbeda`,
		"Arti: sama dengan katanya, jadi tidak mengubah apa-apa",
		"Istilah: kata dan artinya hanya boleh huruf (angka boleh di belakang huruf), tanpa harga, alamat web, atau tanda lain",
		"Istilah: kata dan artinya hanya boleh huruf (angka boleh di belakang huruf), tanpa harga, alamat web, atau tanda lain",
	}
	if got := strings.Join(read, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("it reads\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	for name, file := range map[string]string{
		"nothing": "", "only a header": "kata,artinya\n", "a list of listings": "nama,harga\nkaos,1000\n", "a picture": "\x89PNG\r\n\x1a\n0000",
	} {
		if _, err := ingest.Synonyms(strings.NewReader(file)); !errors.As(err, new(*ingest.FileError)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
