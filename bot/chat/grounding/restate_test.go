package grounding_test

import (
	"testing"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// worded is the evidence of an owner who asks for several rules and fees, each with its
// condition.
func worded() *grounding.Evidence {
	fact := func(id, label string, value int64, unit knowledge.FactUnit) grounding.Fact {
		return grounding.Fact{ID: id, Fact: knowledge.Fact{Label: label, Value: value, Unit: unit, Source: "R1", AsOf: knowledge.NewDay(2026, 1, 12)}}
	}
	return &grounding.Evidence{
		Said: "aturan jualan online apa aja",
		Facts: []grounding.Fact{
			fact("f1", "Permendag 31/2023: larangannya", 10_000, knowledge.FactUSCents), fact("f2", "PMK 37/2025: siapa yang berhak", 500_000_000, knowledge.FactRupiah),
			fact("f3", "PMK 37/2025: gunanya", 50, knowledge.FactBasisPoints),
		},
		Names: []grounding.Name{
			{ID: "e1", Kind: grounding.NameRegulation, Text: "Permendag 31/2023"}, {ID: "e2", Kind: grounding.NameRegulation, Text: "PMK 37/2025"},
			{ID: "e3", Kind: grounding.NamePlatform, Text: "Shopee"}, {ID: "e4", Kind: grounding.NamePlatform, Text: "Tokopedia"},
		},
		Blocks: []grounding.Block{
			{ID: "b1", Text: "Barang jadi yang dijual langsung dari luar negeri ke pembeli di sini (lintas negara) harus berharga paling sedikit US$100 per unit, kecuali yang masuk daftar positif."},
			{ID: "b2", Text: "Orang pribadi beromzet sampai Rp500 juta bebas dari pungutan marketplace, dengan membuat surat pernyataan."},
			{ID: "b3", Text: "Bila sudah dijalankan, marketplace memungut 0,5% dari omzet pedagang."},
			{ID: "b4", Text: "Tarif UMK untuk merek diberikan kepada usaha mikro dan kecil binaan dinas atau kementerian."},
			{ID: "b5", Text: "Potongan Shopee per 23 November 2026"},
			{ID: "b6", Text: "Pesanan yang batal atau dikembalikan tidak kena."},
			{ID: "b7", Text: "Potongan Tokopedia per 23 November 2026"},
			{ID: "b8", Text: "Retur setelah terkirim tetap kena."},
		},
	}
}

func TestAParagraphIsSaidAgainWithAllThatItDependsOn(t *testing.T) {
	for _, test := range []struct {
		name, right, wrong string
	}{
		{
			"an exception", "Barang jadi yang dijual langsung dari luar negeri ke pembeli di sini harus berharga paling sedikit 100 dolar AS per unit, kecuali yang masuk daftar positif.",
			"Barang jadi yang dijual langsung dari luar negeri ke pembeli di sini harus berharga paling sedikit 100 dolar AS per unit.",
		},
		{
			"up to which amount", "Orang pribadi yang omzetnya sampai 500 juta bebas dari pungutan marketplace, dengan membuat surat pernyataan.",
			"Orang pribadi bebas dari pungutan marketplace, dengan membuat surat pernyataan.",
		},
		{
			"when it holds", "Kalau nanti sudah dijalankan, marketplace memungut setengah persen dari omzet pedagang.",
			"Mulai sekarang marketplace memungut setengah persen dari omzet pedagang.",
		},
		{
			"for whom it is", "Tarif UMK diberikan kepada usaha mikro dan kecil binaan dinas atau kementerian.",
			"Tarif UMK diberikan kepada usaha mikro dan kecil.",
		},
		{"a denial", "Di Shopee, pesanan yang batal atau dikembalikan tidak kena.", "Di Shopee, pesanan yang batal atau dikembalikan juga kena."},
		{"the marketplace of its heading", "Di Tokopedia, retur setelah terkirim tetap kena.", "Di Shopee, retur setelah terkirim tetap kena."},
		{"the marketplace told before", "Soal Tokopedia ya, Kak. Retur setelah terkirim tetap kena.", "Soal Shopee ya, Kak. Retur setelah terkirim tetap kena."},
	} {
		t.Run(test.name, func(t *testing.T) {
			passesButNot(t, worded(), test.right, test.wrong)
		})
	}
}
