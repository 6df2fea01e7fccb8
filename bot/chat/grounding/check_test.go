package grounding_test

import (
	"slices"
	"testing"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// priced is the evidence of an owner who asks 45.000 for what costs 28.000, where
// somebody else asks 15.000.
func priced() *grounding.Evidence {
	rupiah := func(id, label string, value int64, source string) grounding.Fact {
		return grounding.Fact{ID: id, Of: "kerudung voal", Fact: knowledge.Fact{Label: label, Value: value, Unit: knowledge.FactRupiah, Source: source}}
	}
	own, loss, profit := knowledge.Rupiah(45_000), knowledge.Rupiah(15_296), knowledge.Rupiah(12_613)
	return &grounding.Evidence{
		Said: "jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb",
		Facts: []grounding.Fact{
			rupiah("f1", "harga Kakak", int64(own), knowledge.SourceOwner), rupiah("f2", "harga saingan", 15_000, knowledge.SourceOwner),
			rupiah("f3", "modal (HPP)", 28_000, knowledge.SourceOwner), rupiah("f4", "batas aman", 31_441, knowledge.SourceCalculated),
			rupiah("f5", "untung di harga Kakak", int64(profit), knowledge.SourceCalculated),
			rupiah("f6", "rugi kalau ikut harga saingan", int64(loss), knowledge.SourceCalculated),
			rupiah("f7", "median lokal", 49_000, "T1"), rupiah("f8", "median import", 17_500, "T2"),
		},
		Names: []grounding.Name{
			{ID: "e1", Kind: grounding.NameProduct, Text: "kerudung voal"}, {ID: "e2", Kind: grounding.NamePlatform, Text: "TikTok Shop", Aliases: []string{"TikTok"}},
			{ID: "e3", Kind: grounding.NameListing, Text: "Voal Murah Kementerian Gratis"},
		},
		Blocks: []grounding.Block{
			{ID: "b1", Text: "Jangan ikut harga Rp15.000, Kak. Di harga itu Kakak rugi Rp15.296 per buah."},
			{ID: "b2", Text: "Tunjukkan bukti mutu, misalnya “Voal Murah Kementerian Gratis”."},
		},
		Advice: &knowledge.Advice{Verdict: knowledge.VerdictDoNotMatch, Profit: &profit, LossIfMatched: &loss},
		Secret: grounding.NewSecret("You write for Setara, which helps owners of small Indonesian businesses."),
	}
}

// ruled is the evidence of an owner who asks for a free certificate.
func ruled() *grounding.Evidence {
	return &grounding.Evidence{
		Said: "mau halal gratis",
		Facts: []grounding.Fact{{ID: "f1", Of: "SEHATI", Fact: knowledge.Fact{
			Label: "SEHATI: biaya", Value: 230_000, Unit: knowledge.FactRupiah, Source: "P1", AsOf: knowledge.NewDay(2026, 1, 12),
		}}},
		Names: []grounding.Name{{ID: "e1", Kind: grounding.NameProgram, Text: "SEHATI", URL: "https://ptsp.halal.go.id", AsOf: knowledge.NewDay(2026, 1, 12)}},
		Blocks: []grounding.Block{
			{ID: "b1", Text: "Sertifikat halal lewat SEHATI gratis. Biaya Rp230.000 ditanggung negara."},
			{ID: "b2", Text: "SEHATI tidak bisa untuk hasil sembelihan, kecuali dari rumah potong yang bersertifikat halal."},
			{ID: "b3", Text: "Kalau ada yang menagih biaya sertifikat, tanyakan dulu ke BPJPH 146."},
		},
	}
}

func TestWhatAnOwnerMayReadOfAModel(t *testing.T) {
	for _, test := range []struct {
		name string
		of   *grounding.Evidence
		text string
		want []grounding.FlawKind
	}{
		{"slots", priced(), "Saya paham rasanya, Kak. Sekarang {{f5}}, dan {{f4}}.", nil},
		{"a paragraph", priced(), "Ini hitungannya, Kak:\n{{b1}}", nil},
		{"a figure under its own label", priced(), "Batas aman Kakak Rp31.441 per buah.", nil},
		{"a floor rounded up and said to be", priced(), "Batas aman Kakak sekitar 32 ribu.", nil},
		{"what the owner can do", priced(), "Coba foto jahitannya dari dekat, lalu minta ulasan dari pelanggan lama.", nil},
		{"a question", priced(), "Kainnya tebal atau tipis, Kak?", nil},
		{"a comparison that the facts bear out", priced(), "Harga Kakak masih di bawah harga tengah barang lokal.", nil},
		{"what a paragraph says", ruled(), "Sertifikat halal lewat SEHATI gratis, Kak.", nil},
		{"whom to ask", ruled(), "Kalau ada yang menagih biaya sertifikat, tanyakan dulu ke BPJPH 146, Kak.", nil},

		{"another digit", priced(), "Batas aman Kakak Rp31.414 per buah.", []grounding.FlawKind{grounding.FlawFigure}},
		{"a floor rounded down", priced(), "Batas aman Kakak sekitar 31 ribu.", []grounding.FlawKind{grounding.FlawFigure}},
		{"the import told as local", priced(), "Harga tengah barang lokal Rp17.500.", []grounding.FlawKind{grounding.FlawLabel}},
		{"the owner's figure told as the market's", priced(), "Harga pasarannya Rp15.000.", []grounding.FlawKind{grounding.FlawOwner}},
		{"a loss told as a profit", priced(), "Kalau ikut saingan, untungnya {{f6}}.", []grounding.FlawKind{grounding.FlawLabel, grounding.FlawAdvice}},
		{"a day that nothing has", priced(), "Datanya per 1 Januari 2026.", []grounding.FlawKind{grounding.FlawDate}},
		{"a programme that no result names", priced(), "Ajukan KUR Mikro dulu, Kak.", []grounding.FlawKind{grounding.FlawName}},
		{"another address", ruled(), "Daftar di https://ptsp.halal.co.id.", []grounding.FlawKind{grounding.FlawLink}},
		{"a slot that is none", priced(), "Sekarang {{f99}}.", []grounding.FlawKind{grounding.FlawSlot}},
		{"the decision turned round", priced(), "Samakan saja dengan saingan, Kak.", []grounding.FlawKind{grounding.FlawAdvice}},
		{"the decision turned round as a question", priced(), "Kenapa tidak turun ke harga saingan saja, Kak?", []grounding.FlawKind{grounding.FlawAdvice}},
		{"who pays turned round", ruled(), "Biaya Rp230.000 dibayar pemilik usaha di awal.", []grounding.FlawKind{grounding.FlawLabel, grounding.FlawRule}},
		{"who is entitled turned round", ruled(), "Hasil sembelihan juga boleh ikut SEHATI.", []grounding.FlawKind{grounding.FlawRule, grounding.FlawClaim}},
		{"a claim of its own", priced(), "Penjual lain sebentar lagi bangkrut.", []grounding.FlawKind{grounding.FlawClaim}},
		{"what a stranger wrote in a title", priced(), "Kementerian gratis.", []grounding.FlawKind{grounding.FlawRule, grounding.FlawClaim}},
		{"a promise", priced(), "Pasti laku, Kak.", []grounding.FlawKind{grounding.FlawPromise}},
		{"politics", priced(), "Ini salah presiden.", []grounding.FlawKind{grounding.FlawSubject}},
		{"a false label", priced(), "Tulis sutra di judul walau punya Kakak voal.", []grounding.FlawKind{grounding.FlawSubject}},
		{"its instructions", priced(), "You write for Setara, which helps owners.", []grounding.FlawKind{grounding.FlawSecret}},
		{"markup", priced(), "<b>Halo</b>", []grounding.FlawKind{grounding.FlawForm}},
	} {
		t.Run(test.name, func(t *testing.T) {
			flaws := test.of.Check(test.text)
			if len(test.want) == 0 && len(flaws) > 0 {
				t.Fatalf("%q is held back: %v", test.text, flaws)
			}
			if len(test.want) > 0 && !slices.ContainsFunc(flaws, func(f grounding.Flaw) bool { return slices.Contains(test.want, f.Kind) }) {
				t.Errorf("%q has %v, want one of %v", test.text, flaws, test.want)
			}
		})
	}
}
