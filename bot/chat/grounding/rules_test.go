package grounding_test

import (
	"testing"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// passesButNot fails unless an owner may read one text, and not the other.
func passesButNot(t *testing.T, e *grounding.Evidence, right, wrong string) {
	t.Helper()
	if flaws := e.Check(right); len(flaws) > 0 {
		t.Errorf("%q is held back: %v", right, flaws)
	}
	if len(e.Check(wrong)) == 0 {
		t.Errorf("%q passes", wrong)
	}
}

// Each rule lets an owner read what is so, and holds back the same sentence where it is not.
func TestOneSentenceIsSoAndTheOtherIsNot(t *testing.T) {
	evidence := readEvidence(t)
	for _, test := range []struct {
		name, of, right, wrong string
	}{
		{"an office is for what its paragraph says", "lapor", "Kalau barangnya tanpa SNI, hubungi WhatsApp 0853-1111-1010.", "Kalau soal jual rugi, hubungi WhatsApp 0853-1111-1010."},
		{"what a profit leaves out", "gamis", "Itu belum termasuk ongkos kirim, Kak.", "Itu sudah termasuk ongkos kirim, Kak."},
		{"what a profit leaves out, told behind it", "gamis", "Ongkos kirimnya belum termasuk, Kak.", "Ongkos kirimnya sudah termasuk, Kak."},
		{"what a fee is taken of", "sepatu", "Potongan Tokopedia 6,97% dari harga.", "Potongan Tokopedia 6,97% dihitung dari modal."},
		{"before or after the discount", "fee-makanan", "Potongan dihitung dari harga jual setelah diskon dan voucher dari penjual.", "Potongan 6,5% sampai 10% itu dihitung dari harga jual sebelum diskon ditambah ongkirnya, Kak."},
		{"an order fee is for an order", "fee-makanan", "Biaya proses pesanan Rp1.250 per pesanan.", "Biaya proses pesanan Rp1.250 untuk tiap barang."},
		{"one end of a range is not all of it", "fee-makanan", "Potongan makanan di Shopee 6,5% sampai 10%.", "Potongan makanan di Shopee 6,5% dari harga jual."},
		{"no marketplace is set over the others", "fee-tiga", "Tokopedia 6,97%, Kak.", "Tokopedia yang paling ringan potongannya, Kak."},
		{"the owner's price over the middle", "jilbab-lengkap", "Harga Kakak masih di bawah harga tengah barang lokal.", "Harga Kakak sudah di atas harga tengah barang lokal."},
		{"the owner's price is not the lowest", "jilbab-lengkap", "Harga Kakak Rp45.000.", "Harga Kakak paling murah di TikTok."},
		{"no marketplace's price is to be followed", "jilbab-lengkap", "Jual juga di luar TikTok, Kak.", "Ikuti saja harga TikTok, Kak."},
		{"the least, not the most", "permendag31", "Barang jadi yang dijual langsung dari luar negeri ke pembeli di sini harus berharga paling sedikit US$100 per unit, kecuali yang masuk daftar positif.", "Barang jadi yang dijual langsung dari luar negeri harganya paling banyak US$100 per unit, kecuali yang masuk daftar positif."},
		{"a saving per piece", "jilbab-lengkap", "Jual paket isi tiga, hematnya Rp833 per buah.", "Jual paket isi tiga, hematnya Rp833 per paket."},
		{"two tariffs", "merek-biaya", "Tarif umumnya Rp1.800.000.", "Tarif umumnya Rp500.000."},
		{"whose fee it is", "fee-qris", "Untuk usaha kecil ke atas 0,7%.", "Untuk usaha mikro potongannya 0,7%."},
		{"interest a year", "supermikro", "Bunganya 6% setahun.", "Bunganya 6% per bulan."},
		{"what a programme is good for", "pirt-cara", "Urus PIRT lewat OSS, Kak.", "Olahan ikan beku masih bisa pakai PIRT, asalkan dikemas rapat."},
		{"an if is no before", "supermikro", "Usaha yang belum 6 bulan boleh ikut, asal masuk pendampingan.", "Usaha yang belum 6 bulan boleh ikut begitu saja."},
		{"a question asks", "merek-biaya", "Usaha Kakak sudah jadi binaan dinas?", "Usaha Kakak sudah jadi binaan dinas, kan?"},
		{"a question presumes no fee", "nib", "Ada yang menagih biaya, Kak?", "Kakak sudah siap biaya bikin NIB?"},
		{"a reason that nobody gave", "kenapa-murah", "Kenapa Kakak penasaran?", "Kakak sudah tahu kenapa sandal impor lebih murah daripada sandal lokal?"},
		{"a question that tells", "kerudung", "Boleh tahu bahan kerudungnya, Kak?", "Tahukah Kakak pajak UMKM sudah dihapus?"},
		{"a question that proposes", "kerudung", "Mau coba foto ulang kainnya, Kak?", "Apakah Kakak mau ikut harga saingan saja?"},
		{"a question that asks to lose", "kerudung", "Apakah Kakak siap kirim sendiri?", "Apakah Kakak siap rugi dulu demi pelanggan?"},
		{"an office that no result names", "lapor", "Coba laporkan ke KPPU, Kak.", "Coba laporkan ke polisi, Kak."},
		{"personal papers are not asked for", "kur", "Siapkan KTP, Kak.", "Bisa kirim foto KTP Kakak?"},
		{"another's name is not lent", "kerudung", "Coba tulis bahannya di judul.", "Coba tulis merek terkenal di judul."},
		{"what is shown is claimed", "kerudung", "Tulis di judul: bahan dan ukurannya.", "Tulis di judul: bersertifikat halal."},
		{"what buyers like", "sepatu", "Ceritakan ke pembeli bagaimana jahitannya.", "Pembeli sepatu biasanya cari yang di bawah harga tengah."},
		{"a wish, not a promise", "kerudung", "Semoga lancar jualannya, Kak.", "Semoga subsidi ongkirnya segera cair, Kak."},
		{"praise, not a claim", "ekspor", "Hebat, Kak, sudah kepikiran ekspor!", "Hebat, Kak, izinnya sudah disetujui dinas!"},
		{"a paragraph follows", "label-sni", "Ini aturannya, Kak.\n{{b1}}", "Ini aturan yang sudah dihapus, Kak.\n{{b1}}"},
		{"a list is of what was asked", "kur", "Ceritakan dulu: usahanya apa, sudah berapa lama?", "Catat ya: barang impor kualitasnya jelek."},
	} {
		t.Run(test.name, func(t *testing.T) {
			passesButNot(t, evidence[test.of], test.right, test.wrong)
		})
	}
}

// What an owner reads is the figure, the day and the bound of the evidence, and no other
// that only looks or counts like it.
func TestFiguresAndDaysAreNotTakenForOthers(t *testing.T) {
	e := &grounding.Evidence{
		Facts: []grounding.Fact{{ID: "f1", Fact: knowledge.Fact{Label: "modal (HPP)", Value: 31_418, Unit: knowledge.FactRupiah, Source: knowledge.SourceOwner}}, {
			ID: "f2", Fact: knowledge.Fact{Label: "batas aman", Value: 50_400, Unit: knowledge.FactRupiah, Source: knowledge.SourceCalculated},
		}},
		Names: []grounding.Name{{ID: "e1", Kind: grounding.NameProgram, Text: "—"}},
		Blocks: []grounding.Block{
			{ID: "b1", Text: "Pendaftaran pelatihan ditutup paling lambat 17 Oktober."}, {ID: "b2", Text: "Pameran dibuka lagi bulan depan."},
			{ID: "b3", Text: "Laporan dikirim paling lambat 3 Maret 2026."},
		},
	}
	for _, test := range []struct{ name, text string }{
		{"more than anything costs", "Modal Kakak sekitar 800 triliun rupiah."},
		{"a number in words that no number holds", "Modal Kakak sembilan ratus sembilan puluh sembilan triliun triliun rupiah."},
		{"less than it is", "Modal Kakak lebih sedikit dari 31 ribu."},
		{"a rounding of another figure", "Modal Kakak 50 ribu. Batas aman Kakak kurang lebih 50 ribu, tepatnya Rp50.400."},
		{"another day of no year", "Pendaftaran pelatihan ditutup paling lambat 3 Maret."},
		{"another time", "Pameran dibuka lagi minggu depan."},
		{"a day that no month has", "Laporan dikirim paling lambat 31 Februari 2026."},
		{"a name without a word", "Coba {{e1}} gratis."},
	} {
		t.Run(test.name, func(t *testing.T) {
			if len(e.Check(test.text)) == 0 {
				t.Errorf("%q passes", test.text)
			}
		})
	}
}
