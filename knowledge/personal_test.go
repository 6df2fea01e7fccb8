package knowledge_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"setara/knowledge"
)

// hidden are texts that hold personal numbers, and what is left of them.
var hidden = []struct{ kind, text, want string }{
	{"nik", "NIK saya 3171234567890123", "NIK saya ••••••••••••••••"},
	{"nik", "3171014501900001", "••••••••••••••••"},
	{"nik", "ktp: 3171 0145 0190 0001 ya", "ktp: •••• •••• •••• •••• ya"},
	{"nik", "31.71.01.450190.0001", "••.••.••.••••••.••••"},
	{"nik", "317101-450190-0001", "••••••-••••••-••••"},
	{"nik", "nik3578101203850002", "nik••••••••••••••••"},
	{"nik", "no kk 3273051504080011", "no kk ••••••••••••••••"},
	{"nik", "nama Siti 6471056008920003 alamat Samarinda", "nama Siti •••••••••••••••• alamat Samarinda"},
	{"nik", "３１７１０１４５０１９０００01", "••••••••••••••••"},
	{"nik", "3\u200b1\u200b7\u200b1\u200b0\u200b1\u200b4\u200b5\u200b0\u200b1\u200b9\u200b0\u200b0\u200b0\u200b0\u200b1", "•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•\u200b•"},
	{"nik", "3 1 7 1 0 1 4 5 0 1 9 0 0 0 0 1", "• • • • • • • • • • • • • • • •"},
	{"nik", "NIK 31710 14501 900001", "NIK ••••• ••••• ••••••"},
	{"nik", "modal 3171014501900001", "modal ••••••••••••••••"},
	{"nik", "NIK 3171014501900001 Rp 50.000", "NIK •••••••••••••••• Rp 50.000"},
	{"nik", "(3374112505870004)", "(••••••••••••••••)"},
	{"nik", "٣١٧١٠١٤٥٠١٩٠٠٠٠١", "••••••••••••••••"},
	{"npwp", "NPWP 09.254.294.3-407.000", "NPWP ••.•••.•••.•-•••.•••"},
	{"npwp", "12.345.678.9-012.345", "••.•••.•••.•-•••.•••"},
	{"npwp", "npwp saya 123456789012345", "npwp saya •••••••••••••••"},
	{"npwp", "092542943407000", "•••••••••••••••"},
	{"npwp", "0123456789012345", "••••••••••••••••"},
	{"npwp", "NPWP: 0092542943407000", "NPWP: ••••••••••••••••"},
	{"npwp", "npwp 12 345 678 9 012 345", "npwp •• ••• ••• • ••• •••"},
	{"npwp", "NPWP 16 digit 7171234567890129", "NPWP 16 digit ••••••••••••••••"},
	{"npwp", "nitku 0092542943407000000000", "nitku ••••••••••••••••••••••"},
	{"phone", "wa 081234567890", "wa ••••••••••••"},
	{"phone", "0812-3456-7890", "••••-••••-••••"},
	{"phone", "0812 3456 7890", "•••• •••• ••••"},
	{"phone", "0812.3456.7890", "••••.••••.••••"},
	{"phone", "0812.345.678", "••••.•••.•••"},
	{"phone", "+62 812-3456-7890", "+•• •••-••••-••••"},
	{"phone", "+6281234567890", "+•••••••••••••"},
	{"phone", "6281234567890", "•••••••••••••"},
	{"phone", "62 812 3456 7890", "•• ••• •••• ••••"},
	{"phone", "+62 (0) 812 3456 7890", "+•• (•) ••• •••• ••••"},
	{"phone", "+62.812.345.678", "+••.•••.•••.•••"},
	{"phone", "0062 812 3456 7890", "•••• ••• •••• ••••"},
	{"phone", "(0812) 3456 7890", "(••••) •••• ••••"},
	{"phone", "hp0857 1234 567 siap kirim", "hp•••• •••• ••• siap kirim"},
	{"phone", "hubungi 0895-4123-45678", "hubungi ••••-••••-•••••"},
	{"phone", "wa saya 81234567890", "wa saya •••••••••••"},
	{"phone", "https://wa.me/6281234567890", "https://wa.me/•••••••••••••"},
	{"phone", "wa.me/6281234567890?text=halo", "wa.me/•••••••••••••?text=halo"},
	{"phone", "https://api.whatsapp.com/send?phone=6281234567890", "https://api.whatsapp.com/send?phone=•••••••••••••"},
	{"phone", "tel:+6281234567890", "tel:+•••••••••••••"},
	{"phone", "021-5551234", "•••-•••••••"},
	{"phone", "(021) 555 1234", "(•••) ••• ••••"},
	{"phone", "0274 512345", "•••• ••••••"},
	{"phone", "telp (0361) 223-344", "telp (••••) •••-•••"},
	{"phone", "+62 21 5551 2345", "+•• •• •••• ••••"},
	{"phone", "kantor 02155512345", "kantor •••••••••••"},
	{"phone", "+65 9123 4567 89", "+•• •••• •••• ••"},
	{"phone", "kaos 20.000 wa 081234567890 ya", "kaos 20.000 wa •••••••••••• ya"},
	{"phone", "081234567890 50000", "•••••••••••• 50000"},
	{"phone", "harga 15000 081234567890", "harga 15000 ••••••••••••"},
	{"phone", "081234567890/085712345678", "••••••••••••/••••••••••••"},
	{"phone", "081234567890, 085712345678", "••••••••••••, ••••••••••••"},
	{"phone", "0 8 1 2 3 4 5 6 7 8 9 0", "• • • • • • • • • • • •"},
	{"phone", "0812\u200b3456\u200b7890", "••••\u200b••••\u200b••••"},
	{"phone", "0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣", "•️⃣•️⃣•️⃣•️⃣•️⃣•️⃣•️⃣•️⃣•️⃣•️⃣•️⃣"},
	{"phone", "०८१२३४५६७८९०", "••••••••••••"},
	{"phone", "\U0001d7ce\U0001d7d6\U0001d7cf\U0001d7d0\U0001d7d1\U0001d7d2\U0001d7d3\U0001d7d4\U0001d7d5\U0001d7d6", strings.Repeat("•", 20)},
	{"phone", "⓪⑧①②③④⑤⑥⑦⑧⑨", "•••••••••••"},
	{"phone", "Rp 50.000 ke 081234567890", "Rp 50.000 ke ••••••••••••"},
	{"phone", "081234567890 rupiah", "•••••••••••• rupiah"},
	{"phone", "budi081234567890", "budi••••••••••••"},
	{"phone", "0812–3456–7890", "••••–••••–••••"},
	{"phone", "0812\u00a03456\u00a07890", "••••\u00a0••••\u00a0••••"},
	{"phone", "08 12 34 56 78 90", "•• •• •• •• •• ••"},
	{"phone", "0812 / 3456 / 7890", "•••• / •••• / ••••"},
	{"phone", "tel=0812 3456 7890", "tel=•••• •••• ••••"},
	{"phone", "hp:0812_3456_7890", "hp:••••_••••_••••"},
	{"card", "4111 1111 1111 1111", "•••• •••• •••• ••••"},
	{"card", "4111111111111111", "••••••••••••••••"},
	{"card", "kartu 5500-0000-0000-0004", "kartu ••••-••••-••••-••••"},
	{"card", "378282246310005", "•••••••••••••••"},
	{"card", "3782 822463 10005", "•••• •••••• •••••"},
	{"card", "30569309025904", "••••••••••••••"},
	{"card", "6011111111111117", "••••••••••••••••"},
	{"card", "atm 4222222222222", "atm •••••••••••••"},
}

func TestPersonalNumbersAreHidden(t *testing.T) {
	for _, c := range hidden {
		got, kinds := knowledge.MaskPersonal(c.text)
		if got != c.want || len(kinds) == 0 {
			t.Errorf("%s: %q became %q (%v), want %q", c.kind, c.text, got, kinds, c.want)
		}
		if len(kinds) > 0 && string(kinds[0]) != c.kind && !strings.HasPrefix(c.text, "3782") && c.text != "378282246310005" {
			t.Errorf("%q is taken for %v, want %s", c.text, kinds, c.kind)
		}
		if !knowledge.HasMasked(got) {
			t.Errorf("nobody can tell that %q was hidden", c.text)
		}
	}
}

// shown are texts without any personal number.
var shown = []string{
	"", "halo", "jual kaos 45rb, di tiktok 15rb, modal 28rb", "Rp 1.234.567.890", "Rp1.234.567.890,00",
	"modal 3171234567890123 rupiah", "Rp 3171234567890123", "Rp. 62812345678", "628.123.456.789", "62.812.345.678 rupiah",
	"omzet 1.234.567.890.123", "omzet 12,345,678,901", "1.234.567.890.123.456", "150000000 rupiah", "1500000000000 ribu",
	"12 juta 500 ribu", "harga 15000 20000 35000 40000", "15000, 20000, 25000, 30000", "15.000/20.000/25.000/30.000",
	"38 39 40 41 42 43 44 45", "01-12-2024 100 pcs", "2024-12-08 15000 20000", "08-12-2024", "08/12/2024 - 10/12/2024",
	"08.12.2024 100 pcs 15000", "jam 08.00 - 17.00", "8 12 2024", "1/2/3/4/5/6/7/8/9", "500 pcs 20 lusin 12 kodi",
	"https://www.tokopedia.com/toko/kaos-polos-100215251394?src=3171014501900001",
	"https://shopee.co.id/Kaos-Polos-i.123456789.23456789012", "shopee.co.id/product/123456789/4111111111111111",
	"https://www.lazada.co.id/products/i6281234567890-s12345678901.html", "https://vt.tiktok.com/081234567890/",
	"https://shop.tiktok.com/view/product/1729384756473829104", "www.bukalapak.com/p/4111111111111111",
	"tokopedia:100215251394", "SKU4111111111111111", "sku 4111111111111111", "kode barang 8991234567890", "resi JP1234567890123",
	"barcode 8992761111113", "ISBN 9786020000000", "TikTok 1729384756473829104", "BPOM MD 867010001234", "P-IRT 2053171010123-25",
	"PIRT 206317101012325", "SNI 7617:2013", "halal ID00110000012345678", "NIB 9120001234567", "NIB 0220001234567",
	"UU 27/2022", "Permendag 31 Tahun 2023", "PP 55/2022 pasal 56", "1234567890", "1000000000", "99999999", "12345678",
	"3171", "kode pos 40123", "0800", "1500-567", "021", "08", "ukuran 10x20x30 cm 500 gram", "100 x 200 x 300 x 400",
	"3.14159265358979", "0,5 kg", "0.123456", "1e10", "17:00:00", "+5%", "+500000", "+1.500.000.000", "+150.000 rupiah",
	"-15.000.000", "(15.000.000)", "US$ 100", "$1.234.567,89", "kurs 16.250,50", "Rp 16.250 x 12.000.000", "9999999999999999",
	"3199999999999999", "10.000.000 - 20.000.000", "10 000 000 000", "20-25-30-35",
	"stok 12 10 8 6 4 2 24 30", "2021 2022 2023 2024 2025", "1 2 3 4 5 6 7 8 9 10", "i.123456.7890123456", "v1.2.3.4.5.6.7.8.9",
	"a1b2c3d4e5f6g7h8i9", "kg12345678901", "#4567890123", "no 12345678", "jual hp 8500000", "hp 2500000", "casing hp 15000 20000",
}

func TestWhatIsNoPersonalNumberStays(t *testing.T) {
	for _, text := range shown {
		if got, kinds := knowledge.MaskPersonal(text); got != text {
			t.Errorf("%q became %q (%v)", text, got, kinds)
		}
	}
}

func TestOfficersKeepTelephoneNumbersAndNothingElse(t *testing.T) {
	const text = "hotline 0812-3456-7890, NIK 3171014501900001"
	got, kinds := knowledge.MaskPersonal(text, knowledge.PersonalPhone)
	if got != "hotline 0812-3456-7890, NIK ••••••••••••••••" || len(kinds) != 1 {
		t.Errorf("became %q (%v)", got, kinds)
	}
}

func checkMasked(t interface{ Errorf(string, ...any) }, text string) {
	got, kinds := knowledge.MaskPersonal(text)
	if a, b := len(utf16.Encode([]rune(text))), len(utf16.Encode([]rune(got))); a != b {
		t.Errorf("%q has %d units, masked %d: %q", text, a, b, got)
	}
	if again, more := knowledge.MaskPersonal(got); again != got || len(more) > 0 {
		t.Errorf("%q became %q, and then %q", text, got, again)
	}
	if (len(kinds) > 0) != (got != text) {
		t.Errorf("%q became %q, of %v", text, got, kinds)
	}
}

func TestMaskingKeepsTheLengthAndIsDoneOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "parts") {
			b.WriteString(rapid.OneOf(
				rapid.StringMatching(`[0-9]{1,17}`), rapid.StringMatching(`(08|62|\+62|021|3171)[0-9 .-]{6,14}`),
				rapid.SampledFrom([]string{" ", ".", "-", "Rp ", " ribu", "wa ", "NIK ", "\u200b", "😀", "•", "\n", "/", "https://a.co/"}),
				rapid.String(),
			).Draw(t, "part"))
		}
		if text := b.String(); strings.ToValidUTF8(text, "") == text {
			checkMasked(t, text)
		}
	})
}

func TestANumberIsHiddenWhateverStandsAroundIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(
			rapid.StringMatching(`08[1235789][0-9]{8,9}`), rapid.StringMatching(`\+62 8[1235789][0-9]-[0-9]{4}-[0-9]{4}`),
			rapid.StringMatching(`3[1-6][0-7][1-9]0[1-9][0-2][1-9]0[1-9][0-9]{2}[1-9][0-9]{3}`),
		).Draw(t, "number")
		words := rapid.SampledFrom([]string{"", "halo ", "nomor saya ", "jual kaos 45rb, ", "modal 20.000 ", "budi: ", "(", "\n", "😀 "})
		ends := rapid.SampledFrom([]string{"", " ya", ".", " terima kasih", ", modal 20.000", ")", "\n50.000", "😀"})
		text := words.Draw(t, "before") + number + ends.Draw(t, "after")
		if got, _ := knowledge.MaskPersonal(text); strings.Contains(got, number[len(number)-4:]) {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func TestWhatALinkToGoodsHoldsStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`[0-9]{8,19}`).Draw(t, "number")
		form := rapid.SampledFrom([]string{
			"https://www.tokopedia.com/toko-budi/kaos-polos-%", "https://shopee.co.id/Kaos-i.%.23456789012", "shopee.co.id/product/123/%",
			"https://www.lazada.co.id/products/kaos-i%-s1.html", "https://www.tiktok.com/view/product/%", "/Kaos-i.220991231.%?sp_atk=x",
			"https://tokopedia.link/%", "https://id.shp.ee/%", "https://www.blibli.com/p/kaos/is--%", "https://www.bukalapak.com/p/x/%-jual",
		}).Draw(t, "form")
		text := rapid.SampledFrom([]string{"", "lapor ", "ini linknya: ", "("}).Draw(t, "before") + strings.Replace(form, "%", number, 1)
		if got, kinds := knowledge.MaskPersonal(text); got != text {
			t.Errorf("%q became %q (%v)", text, got, kinds)
		}
	})
}

func FuzzMaskPersonal(f *testing.F) {
	for _, c := range hidden {
		f.Add(c.text)
	}
	for _, text := range shown {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ToValidUTF8(text, "") == text {
			checkMasked(t, text)
		} else {
			knowledge.MaskPersonal(text)
		}
	})
}

func BenchmarkMaskPersonal(b *testing.B) {
	for name, text := range map[string]string{
		"talk":    strings.Repeat("jual kaos polos 45rb, modal Rp 28.000, wa 0812-3456-7890 ya kak, makasih banyak. ", 60)[:4096],
		"figures": strings.Repeat("15000 20000 35.000 1 2 3 ", 200)[:4096],
		"digits":  strings.Repeat("1 ", 2048),
		"letters": strings.Repeat("halo kak ", 500)[:4096],
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				knowledge.MaskPersonal(text)
			}
		})
	}
}
