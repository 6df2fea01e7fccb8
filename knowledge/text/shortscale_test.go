package text

import "testing"

func TestCapitalScalesAreReadBehindWordsOfPriceOnly(t *testing.T) {
	for sentence, want := range map[string]string{
		"jual villa 2M":              "Rp2.000.000.000",
		"modal 3M, jual 4M":          "Rp3.000.000.000 Rp4.000.000.000",
		"harga 1T":                   "Rp1.000.000.000.000",
		"harga Rp 2M":                "Rp2.000.000.000",
		"gorden panjang 2M":          "",
		"jual 5M kain":               "",
		"jual 5m":                    "",
		"baju anak ukuran 3T 45rb":   "Rp45.000",
		"karpet 2M dijual per meter": "",
	} {
		got := ""
		for i, m := range ReadQuestion(sentence).Money {
			if i > 0 {
				got += " "
			}
			got += m.High.String()
		}
		if got != want {
			t.Errorf("%q holds %q, want %q", sentence, got, want)
		}
	}
}

func TestANumberTooLongForAPriceIsOneBehindAWordOfPrice(t *testing.T) {
	for sentence, want := range map[string]bool{
		"jual 1234567890123":               true,
		"modal kaos 99999999999999999":     true,
		"harga 1234567890123456":           true,
		"nik saya 1234567890123456":        false,
		"jual kaos hubungi 81234567890123": false,
	} {
		money := ReadQuestion(sentence).Money
		if got := len(money) == 1 && money[0].Impossible; got != want {
			t.Errorf("%q: impossible price %t, want %t", sentence, got, want)
		}
	}
}
