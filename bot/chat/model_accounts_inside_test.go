package chat

import (
	"regexp"
	"strings"
	"testing"
)

// goesOutAs fails unless what an owner said is told to a model as is wanted.
func goesOutAs(t *testing.T, said, want string) {
	t.Helper()
	if got := maskForModel(said); got != want {
		t.Errorf("%q goes out as %q, want %q", said, got, want)
	}
}

func TestNumbersOfBankAccountsDoNotGoOut(t *testing.T) {
	for _, test := range []struct{ said, goesOut string }{
		{"bri 0021.01.012345.50.1", "bri ••••.••.••••••.••.•"},
		{"norek: 123.456.7890", "norek: •••.•••.••••"},
		{"transfer 1234567890 bca", "transfer •••••••••• bca"},
		{"1234567890 rekening BCA", "•••••••••• rekening BCA"},
		{"seabank 901234567890", "seabank ••••••••••••"},
		{"BCA1234567890", "BCA••••••••••"},
		{"1234567890bca", "••••••••••bca"},
		{"rekening BCA 1234567890 harga 35000 40000 45000", "rekening BCA •••••••••• harga 35000 40000 45000"},
		{"bca 1234567890 150000", "bca •••••••••• 150000"},
		{"tf bni 0123 4567 89 150rb", "tf bni •••• •••• •• 150rb"},
		{"bca 123 456 7800", "bca ••• ••• ••••"},
		{"rekeningku: 5271-0123-45", "rekeningku: ••••-••••-••"},
		{"bank mandiri 1370 0123 45678", "bank mandiri •••• •••• •••••"},
		{"mandiri 1370012345678", "mandiri •••••••••••••"},
		{"Rek BSI\n7123456789", "Rek BSI\n••••••••••"},
		{"bayar ke bri 150000 ke 002101012345501", "bayar ke bri 150000 ke •••••••••••••••"},
	} {
		goesOutAs(t, test.said, test.goesOut)
	}
}

func TestAmountsAreNoBankAccounts(t *testing.T) {
	for _, said := range []string{
		"transfer ke supplier 1.500.000", "rekening listrik 2 juta", "tf ke toko 150000000", "modal 28rb bca",
		"usaha mandiri harga 150000 185000 laku", "mandiri modal 35000 40000 45000", "mandiri modal 1234 5678 9012",
		"transfer bca 35000 40000 45000", "bri 35000-40000, 45000", "tf 28.750 31.250 12.500 ke supplier",
		"omzet 1500000000 masuk rekening", "omzet 1.500.000.000 di bri", "bank 12.500.000,00", "omzet 50.000.000.000 bri",
		"transfer 1 500 000 000", "tf bca 26-11-2026 150000", "bri modal 150000 185000 2", "kur bri 2026 100000000",
		"kode barang 8991234567890 harga 5000",
	} {
		goesOutAs(t, said, said)
	}
}

// What is hidden keeps its letters and marks, and is hidden for good.
func FuzzMaskAccounts(f *testing.F) {
	for _, seed := range []string{"bri 0021.01.012345.50.1", "1234567890 rekening BCA 35rb", "tf 1 500 000 000", "bca\xff12 \u00a03456789–0123"} {
		f.Add(seed)
	}
	digitOrDot := regexp.MustCompile(`\d|•`)
	f.Fuzz(func(t *testing.T, said string) {
		said = strings.ToValidUTF8(said, "")
		got := maskAccounts(said)
		if digitOrDot.ReplaceAllString(got, "0") != digitOrDot.ReplaceAllString(said, "0") {
			t.Errorf("%q becomes %q", said, got)
		}
	})
}
