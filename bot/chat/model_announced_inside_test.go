package chat

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnAnnouncedAccountDoesNotGoOutHoweverItIsWritten(t *testing.T) {
	for _, test := range []struct{ said, goesOut string }{
		{"norek 1.234.567.890", "norek •.•••.•••.•••"},
		{"norek saya 1.234.567.890 bri", "norek saya •.•••.•••.••• bri"},
		{"no rek: 1.234.567", "no rek: •.•••.•••"},
		{"No. Rek. 12.345.678", "No. Rek. ••.•••.•••"},
		{"nomor rekening bank BPR 1234567", "nomor rekening bank BPR •••••••"},
		{"nomor rekeningku 1234500000", "nomor rekeningku ••••••••••"},
		{"norek bca saya, 1500000000", "norek bca saya, ••••••••••"},
		{"norekku mandiri 1370000000000", "norekku mandiri •••••••••••••"},
		{"norek 527-10-12345 harga 35000", "norek •••-••-••••• harga 35000"},
		{"norek 1234 5678 90 35rb", "norek •••• •••• •• 35rb"},
		{"norek 1234567890 35000", "norek •••••••••• 35000"},
		{"rek bca 12345678", "rek bca ••••••••"},
		{"rek mandiri 123.456.789", "rek mandiri •••.•••.•••"},
		{"rekening 1.234.567.890", "rekening •.•••.•••.•••"},
		{"rekening BCA 1234500000", "rekening BCA ••••••••••"},
		{"rekeningnya di BRI 1234567", "rekeningnya di BRI •••••••"},
		{"modal 28rb, rek bca 1234567", "modal 28rb, rek bca •••••••"},
		{"modal 1.234.567 norek 1.234.567", "modal 1.234.567 norek •.•••.•••"},
		{"transfer ke BCA 12345678", "transfer ke BCA ••••••••"},
		{"BCA: 1234567", "BCA: •••••••"},
		{"bri 1.234.567.890", "bri •.•••.•••.•••"},
		{"gopay 1.234.567.891", "gopay •.•••.•••.•••"},
		{"ovo 1234567", "ovo •••••••"},
		{"no dana 12345678", "no dana ••••••••"},
		{"akun dana saya 1.234.567.891", "akun dana saya •.•••.•••.•••"},
		{"dana 1234567891", "dana ••••••••••"},
		{"va 880812345", "va •••••••••"},
		{"VA BCA 88.081.234", "VA BCA ••.•••.•••"},
		{"virtual account 8808123", "virtual account •••••••"},
		{"no va 88.080.000.000", "no va ••.•••.•••.•••"},
		{"norek a.n. Siti Aminah 1.234.567", "norek a.n. •••• •••••• •.•••.•••"},
	} {
		goesOutAs(t, test.said, test.goesOut)
	}
}

func TestAPriceBesideAWordForAccountsGoesOut(t *testing.T) {
	for _, said := range []string{
		"modal 1.234.567", "rekening listrik 200rb", "rekening listrik 1.234.567", "rekening listrik 200000 sebulan",
		"rekening 200rb", "norek belum ada, harga 35000", "minta norek dong, mau beli 100000 pcs", "norek supplier kain 35000",
		"saldo rekening bca 1.234.567", "omzet rekening bca 1.234.567.890", "masuk rekening 1.234.567", "cair ke rekening 5000000",
		"bayar rekening 234.567", "tf bca 1.500.123", "transfer bca 1500123", "tf ke bri 150123", "kurs bca 16257", "kurs bca 16.257",
		"biaya va 4.000", "admin va bca 12.500", "kur bri 1.234.567", "pinjam mandiri 12.345.678", "cicilan bri 1234567",
		"dana 1.234.567 buat modal", "dana 5000000", "dana 1234567 cukup?", "usaha mandiri 1234567", "potongan gopay 2.500",
		"rekening bca 1.500.000.000", "rek bri 1500000000", "BRI 150000", "bca 28.750", "ovo 150000", "norek 150rb", "norek bca Rp150.000",
		"norek 150 ribu", "norek 1,5 juta", "rekening 35.000 rupiah", "rek bca 2.500 per transaksi", "modal bca 1.234.567",
		"punya rekening 3 bank", "telepon BRI 1500017", "norek 4 digit", "rek bca 26-11-2026", "harga kain bca 35000 40000", "modal 1.234.567 rekening bca",
	} {
		goesOutAs(t, said, said)
	}
}

// ownersPrice draws a price as owners write one.
func ownersPrice(t *rapid.T, name string) string {
	n := rapid.IntRange(1, 99_999_999).Draw(t, name)
	dotted := func(n int) string {
		s := fmt.Sprint(n)
		for at := len(s) - 3; at > 0; at -= 3 {
			s = s[:at] + "." + s[at:]
		}
		return s
	}
	switch rapid.IntRange(0, 5).Draw(t, name+" written") {
	case 0:
		return "Rp" + dotted(n)
	case 1:
		return dotted(n)
	case 2:
		return fmt.Sprint(n)
	case 3:
		return fmt.Sprint(n%1000+1) + rapid.SampledFrom([]string{"rb", " ribu", "k", "jt", " juta"}).Draw(t, name+" unit")
	case 4:
		return fmt.Sprint(n%1_000_000*100) + " rupiah"
	}
	return dotted(n%100_000*100) + rapid.SampledFrom([]string{"", ",00", ",-"}).Draw(t, name+" cents")
}

func TestNoPriceOfAnOwnersSentenceIsHidden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.SampledFrom([]string{
			"jual sandal %, modal %", "modal kain % harga jual %", "di shopee ada %, modal saya %", "harga % untung berapa kalau modal %",
			"rekening listrik % sebulan, harga %", "bayar listrik % dan gaji %", "omzet % masuk rekening, modal %", "tf ke supplier % harga %",
			"saldo bca % modal %", "kur bri cicilan % sebulan omzet %", "pinjam dana modal % bunga %", "ongkir % lewat mandiri, biaya %",
			"pembeli bayar gopay harga %, modal %", "norek sudah ada, jual % modal %", "harga % tf bca, modal %",
			"bayar via va biaya % harga %", "nama saya Budi Santoso, jual % modal %", "atas nama Siti Aminah jual % modal %",
			"norek bca 1234567890, harga % modal %", "rekening bri 0021-01-012345 modal % harga %",
		}).Draw(t, "form")
		said, want := form, maskForModel(strings.ReplaceAll(form, "%", "PRICE"))
		for i := range strings.Count(form, "%") {
			price := ownersPrice(t, fmt.Sprint("price ", i))
			said, want = strings.Replace(said, "%", price, 1), strings.Replace(want, "PRICE", price, 1)
		}
		if got := maskForModel(said); got != want {
			t.Errorf("%q goes out as %q, want %q", said, got, want)
		}
	})
}
