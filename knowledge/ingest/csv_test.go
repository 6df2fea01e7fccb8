package ingest

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func outcomes(rows []Row) []string {
	var all []string
	for _, r := range rows {
		all = append(all, outcome(r))
	}
	return all
}

func TestTheLinesOfACSVFileBecomeListings(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{"commas", "nama,harga\nKaos polos,45000\nTopi,20000\n", []string{"2 Kaos polos 45000", "3 Topi 20000"}},
		{"semicolons and spaces in the header", "nama; harga \nKaos polos;45000\n", []string{"2 Kaos polos 45000"}},
		{"tabs", "nama\tharga\nKaos, polos\t45000\n", []string{"2 Kaos, polos 45000"}},
		{"Excel's hint of the mark", "sep=;\nnama;harga\nKaos, polos;45.000\n", []string{"3 Kaos, polos 45000"}},
		{"Windows line ends", "nama,harga\r\nKaos,45000\r\n", []string{"2 Kaos 45000"}},
		{"old Mac line ends", "nama,harga\rKaos,45000\rTopi,20000", []string{"2 Kaos 45000", "3 Topi 20000"}},
		{"a heading above the header", "Daftar harga pasar\n\nnama,harga\nKaos,45000\n", []string{"4 Kaos 45000"}},
		{"empty lines and empty records", "nama,harga\n\nKaos,45000\n,\n\nTopi,20000\n", []string{"3 Kaos 45000", "6 Topi 20000"}},
		{"a comma in quotes", "nama,harga\n\"Kaos, polos\",\"Rp45,000\"\n", []string{"2 Kaos, polos 45000"}},
		{"doubled quotes", "nama,harga\n\"Kaos \"\"Jaya\"\"\",45000\n", []string{`2 Kaos "Jaya" 45000`}},
		{"a line break in quotes", "nama,harga\n\"Kaos\npolos\",45000\nTopi,20000\n", []string{"2 Kaos polos 45000", "4 Topi 20000"}},
		{"an inch sign in a title", "nama,harga\nLayar 5\" murah,45000\n", []string{`2 Layar 5" murah 45000`}},
		{"a stray opening quote keeps to its line", "nama,harga,toko\n\"Kaos\" polos,45000,Ani\nTopi,20000,Budi\n",
			[]string{`2 "Kaos" polos 45000`, "3 Topi 20000"}},
		{"an opening quote that nobody closes", "nama,harga\n\"Kaos polos,45000\nTopi,20000\nTas,30000\n",
			[]string{`2 "Kaos polos 45000`, "3 Topi 20000", "4 Tas 30000"}},
		{"missing cells at the end", "nama,harga,toko,kota\nKaos,45000\nTopi,20000,Ani,Solo\n", []string{"2 Kaos 45000", "3 Topi 20000"}},
		{"empty cells beyond the end", "nama,harga\nKaos,45000,,\n", []string{"2 Kaos 45000"}},
		{"NULs are dropped", "nama,harga\nKa\x00os polos yang panjang sekali judulnya,45000\nTopi biru muda untuk anak laki-laki dan perempuan,20000\n",
			[]string{"2 Kaos polos yang panjang sekali judulnya 45000", "3 Topi biru muda untuk anak laki-laki dan perempuan 20000"}},
		{"no final line end", "nama,harga\nKaos,45000", []string{"2 Kaos 45000"}},
		{"no header but one column of names and one of prices", "Kaos polos katun,Rp45.000\nTopi bambu anyaman,Rp20.000\n",
			[]string{"1 Kaos polos katun 45000", "2 Topi bambu anyaman 20000"}},
		{"entities and invisible characters in a title", "nama,harga\nKaos &amp; Topi\u200b  Anak\u00a0\u2764,45000\n", []string{"2 Kaos & Topi Anak \u2764 45000"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := read(t, "a.csv", c.file, dated)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, outcomes(rows)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestARecordThatCannotBeUsedIsRejectedWithLineColumnAndReason(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{"no price", "Nama Produk,Harga Jual\nKaos,\nTopi,20000\n", []string{"2! Harga Jual: harga kosong", "3 Topi 20000"}},
		{"a price of nothing", "nama,harga\nKaos,0\n", []string{"2! harga: harga tidak boleh nol"}},
		{"a negative price", "nama,harga\nKaos,-5000\n", []string{"2! harga: harga tidak boleh minus"}},
		{"an absurd price", "nama,harga\nKaos,1000000000000001\n", []string{"2! harga: harga terlalu besar untuk dipercaya"}},
		{"words for a price", "nama,harga\nKaos,tanya dulu\n", []string{"2! harga: harga tidak terbaca sebagai angka rupiah"}},
		{"another currency", "name,price,currency\nShirt,12.50,USD\nKaos,45000,IDR\n", []string{"2! currency: harga bukan dalam rupiah", "3 Kaos 45000"}},
		{"no title", "nama,harga\n,45000\n-,45000\n", []string{"2! nama: nama produk kosong", "3! nama: nama produk kosong"}},
		{"a title of digits", "nama,harga\n12345,45000\n", []string{"2! nama: nama produk tidak memuat huruf"}},
		{"a price for a title", "nama,harga\nRp45.000,45000\n", []string{"2! nama: nama produk berisi harga, bukan nama"}},
		{"a link for a title", "nama,harga\nhttps://contoh.id/a,45000\n", []string{"2! nama: nama produk berisi tautan, bukan nama"}},
		{"a title without end", "nama,harga\n" + strings.Repeat("Kaos ", 500) + ",45000\n", []string{"2! nama: nama produk lebih dari 2000 huruf"}},
		{"more cells than the header has", "nama,harga,toko\nKaos,Rp45,000,Ani\n",
			[]string{"2! toko: baris ini berisi 4 kolom, padahal judulnya 3; apit isi yang memuat tanda pemisah dengan tanda petik"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := read(t, "a.csv", c.file, dated)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, outcomes(rows)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestARejectedRecordCanBeWrittenOutAgain(t *testing.T) {
	rows, err := read(t, "a.csv", "nama,harga\nKaos,murah\n", dated)
	if err != nil || len(rows) != 1 || rows[0].Err == nil {
		t.Fatalf("got %v, %v", rows, err)
	}
	got := rows[0].Err
	want := &RowError{Line: 2, Column: "harga", Reason: errPriceText.Error(), Header: []string{"nama", "harga"}, Record: []string{"Kaos", "murah"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got.Error() != "baris 2, kolom harga: harga tidak terbaca sebagai angka rupiah" {
		t.Errorf("it reads %q", got.Error())
	}
}

func TestAFileIsReadInAnyEncoding(t *testing.T) {
	const file = "nama;harga;toko\nKopi d\u00e9lice 250 gr;45.000;Caf\u00e9 Ani\n"
	for name, enc := range map[string]encoding.Encoding{
		"UTF-8":                          unicode.UTF8,
		"UTF-8 with a mark":              unicode.UTF8BOM,
		"Latin-1":                        charmap.ISO8859_1,
		"Windows-1252":                   charmap.Windows1252,
		"UTF-16 little, as Excel saves":  unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 big":                     unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16 little without its mark": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16 big without its mark":    unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		t.Run(name, func(t *testing.T) {
			encoded, err := enc.NewEncoder().String(file)
			if err != nil {
				t.Fatal(err)
			}
			got := readOne(t, "a.csv", encoded)
			if got.Title != "Kopi d\u00e9lice 250 gr" || got.Shop != "Caf\u00e9 Ani" || got.Price != 45_000 {
				t.Errorf("got %q of %q at %s", got.Title, got.Shop, got.Price)
			}
		})
	}
}

func TestALineOfBrokenUTF8LosesOnlyItsBrokenBytes(t *testing.T) {
	got := readOne(t, "a.csv", "nama,harga\nKopi d\u00e9lice \xe2\x9d,45000\n")
	if got.Title != "Kopi d\u00e9lice" {
		t.Errorf("got %q", got.Title)
	}
}

func TestARecordBrokenOverLinesIsJoined(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{"in the price", "nama;harga;harga_diskon;terjual\nSerum;Rp90.000\nRp70.000;70.000;12 terjual\nTopi;Rp20.000;20.000;3 terjual\n",
			[]string{"2 Serum 70000", "4 Topi 20000"}},
		{"in the shop's name", "nama;harga;toko;kota\nSerum;Rp90.000;Toko\nMaju Jaya;Solo\nTopi;Rp20.000;Ani;Solo\n",
			[]string{"2 Serum 90000", "4 Topi 20000"}},
		{"over three lines", "nama;harga;toko;kota\nSerum;Rp90.000\nRp70.000;Toko\nMaju;Solo\n", []string{"2 Serum 70000"}},
		{"two short records are not one", "nama;harga;toko\nSerum;Rp90.000\nTopi;Rp20.000\n", []string{"2 Serum 90000", "3 Topi 20000"}},
		{"a title without a price does not swallow the next record", "nama;harga;toko\nSerum pagi\nTopi;Rp20.000;Ani\n",
			[]string{"2! harga: harga kosong", "3 Topi 20000"}},
		{"a half that nothing completes is cut off", "nama;harga;terjual\nSerum;Rp90.000\nRp70.000;12 terjual\nTopi;Rp20.000\n",
			[]string{"2 Serum 70000", "4! terjual: baris ini terpotong: hanya 2 dari 3 kolom"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := read(t, "a.csv", c.file, dated)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, outcomes(rows)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestADiscountColumnThatSlippedAgainstItsRowsIsNotTrusted(t *testing.T) {
	file := "nama;harga;harga_diskon\nSerum;Rp90.000;70.000\nSabun;Rp10.000 - Rp20.000;90.000\nTopi;Rp20.000;10.000\nTas;Rp80.000;20.000\nKaos;Rp15.000;80.000\n"
	want := []string{"2 Serum 90000", "3 Sabun 0", "4 Topi 20000", "5 Tas 80000", "6 Kaos 15000"}
	rows, err := read(t, "a.csv", file, dated)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, outcomes(rows)); diff != "" {
		t.Error(diff)
	}
}

func TestListsInCellsAreTakenApart(t *testing.T) {
	const header = "nama,harga,toko\n"
	for _, c := range []struct {
		name, row string
		want      []string
	}{
		{"Python lists of equal length", `"['Kaos', ""Jum'at berkah"", 'Topi']","['Rp45.000', 'Rp30.000\nRp25.000', None]",Ani`,
			[]string{"2 Kaos 45000", "2 Jum'at berkah 25000", "2! harga: harga kosong"}},
		{"JSON lists", `"[""Kaos"", ""Topi \u2764""]","[45000, 20000]","[""Ani"", ""Budi""]"`, []string{"2 Kaos 45000", "2 Topi \u2764 20000"}},
		{"lists of unequal length belong to nobody", `"['Kaos', 'Topi']","['Rp45.000']",Ani`,
			[]string{"2! harga: sel ini berisi daftar 1 isi, sedangkan daftar nama produk 2 isi, jadi tidak diketahui mana milik siapa"}},
		{"a title in brackets is no list", `"[READY] Kaos",45000,Ani`, []string{"2 [READY] Kaos 45000"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := read(t, "a.csv", header+c.row+"\n", dated)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, outcomes(rows)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// endless gives out one line of n bytes between a header and a record.
func endless(n int64) io.Reader {
	return io.MultiReader(strings.NewReader("nama,harga\n"), io.LimitReader(letters{}, n), strings.NewReader("\nTopi,20000\n"))
}

type letters struct{}

func (letters) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}

func TestALineWithoutEndIsPassedOver(t *testing.T) {
	var got []string
	for row, err := range Listings("a.csv", endless(200<<20), dated) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, outcome(row))
	}
	want := []string{"2! nama: baris ini lebih dari 16 juta huruf", "3 Topi 20000"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadingStopsWhenNobodyWantsMore(t *testing.T) {
	file := "nama,harga\n" + strings.Repeat("Kaos,45000\n", 1000)
	n := 0
	for _, err := range Listings("a.csv", strings.NewReader(file), dated) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("got %d rows", n)
	}
}

func TestAFileThatCannotBeListingsIsRefusedWithWhatToDo(t *testing.T) {
	for _, c := range []struct{ name, file, says string }{
		{"empty", "", "kosong"},
		{"white space", " \n\n ", "kosong"},
		{"only a header", "nama,harga\n", "satu baris produk pun"},
		{"names without prices", "name\nPompa ban\nLampu sepeda\n", "Tambahkan kolom berjudul harga"},
		{"prices without names", "harga,kota\n45000,Solo\n", "Tambahkan kolom berjudul nama produk"},
		{"neither", "catatan\nrapat hari Senin\n", "nama produk, harga"},
		{"no header and nothing to tell columns by", "45000,20000\n30000,10000\n", "Tambahkan satu baris judul kolom"},
		{"a picture named .csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "gambar"},
		{"a PDF", "%PDF-1.7 ...", "PDF"},
		{"a web page", "<!DOCTYPE html><html></html>", "halaman web"},
		{"other bytes", strings.Repeat("\x01\x02\x03x", 100), "bukan berkas teks"},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ....", "Excel lama"},
		{"a workbook with a password", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "kata sandi"},
	} {
		t.Run(c.name, func(t *testing.T) { wantRefused(t, "a.csv", c.file, dated, c.says) })
	}
}

// failing breaks off after its text.
type failing struct{ io.Reader }

func (f failing) Read(b []byte) (int, error) {
	n, err := f.Reader.Read(b)
	if err == io.EOF {
		err = io.ErrClosedPipe
	}
	return n, err
}

func TestAReaderThatFailsIsNotTakenForTheEndOfTheFile(t *testing.T) {
	for _, file := range []string{"nama,harga\nKaos,45000\n", `[{"nama":"Kaos","harga":45000},`} {
		var failed error
		for _, err := range Listings("a", failing{strings.NewReader(file)}, dated) {
			failed = err
		}
		if failed == nil {
			t.Errorf("%q: no error", file)
		}
	}
}
