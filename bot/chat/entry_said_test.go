package chat

import (
	"strings"
	"testing"
	"time"

	"setara/knowledge"
)

func TestWhatAnOwnerSaysOfTheBusinessIsDecidedFirst(t *testing.T) {
	b, on := starterBook(t), knowledge.NewDay(2026, time.November, 25)
	const young, old = "Umur usaha Kakak belum masuk syarat.", "Umur usaha Kakak masuk syarat."
	for _, test := range []struct{ name, id, question, first string }{
		{"a business too young for a loan", "P03", "usaha sy baru jalan 3 bulan bisa ambil kur kecil?", young},
		{"one that began last month", "P03", "baru buka usaha sebulan, kur kecil bisa ga", young},
		{"one that is old enough", "P03", "usaha saya udah 2 tahun, bisa kur kecil ga", old},
		{"one too young for the loan of factories", "P11", "pabrik mebel saya baru berdiri 1 tahun bisa ikut kipk?", young},
		{"one for which age is no hindrance hears on what terms", "P01", "usaha baru 2 bulan bisa kur super mikro gak", "Usaha yang belum 6 bulan boleh ikut KUR Super Mikro"},
		{"a maker with enough workers", "P11", "konveksi sy 60 karyawan mau remajain mesin, ada kredit padat karya ya?", "Jumlah pekerja Kakak masuk syarat."},
		{"a maker with too few workers", "P11", "pekerja saya cuma 12, bisa kredit padat karya?", "Jumlah pekerja Kakak belum masuk syarat."},
		{"a maker who counts people", "P11", "karyawan ada 30 orang, boleh ikut kipk ga", "Jumlah pekerja Kakak belum masuk syarat."},
		{"a shop with two branches", "P25", "warung sy 2 cabang bisa ikut halal gratis ga ya", "Jumlah tempat usaha Kakak melebihi batasnya."},
		{"a shop whose branches come after the word", "P25", "cabangnya ada 3, bisa sehati?", "Jumlah tempat usaha Kakak melebihi batasnya."},
		{"a shop with one stall", "P25", "punya 1 outlet doang, bisa halal gratis?", "Jumlah tempat usaha Kakak masuk batasnya."},
		{"an owner who sells too much", "P25", "omzet 20 miliar setahun bisa halal gratis ga", "Omzet Kakak melebihi batasnya."},
		{"an owner who sells little", "P25", "omzet saya 200jt setahun bisa ikut sehati?", "Omzet Kakak masuk batasnya."},
		{"an owner without a number where one is needed", "P03", "belum punya nib bisa kur kecil ga", "Kakak perlu mengurus NIB dulu."},
		{"an owner without a number where a letter will do", "P01", "ga punya nib, kur super mikro bisa?", "Kakak perlu NIB atau surat keterangan usaha (SKU) dulu."},
		{"an owner without a number where none is needed", "P54", "belum punya nib, pajak umkm tetap bisa dipakai?", "Belum punya NIB tidak menghalangi."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := b.told(t, test.id, on, test.question)
			if reply := a.Response.Text(); !strings.HasPrefix(reply, test.first) {
				t.Errorf("%q does not begin with %q:\n%s", test.question, test.first, reply)
			}
			if !a.Answered {
				t.Errorf("%q counts as not answered", test.question)
			}
			checkEntryFigures(t, test.id, a)
		})
	}
}

func TestWhatIsAskedComesBeforeConditionsThatAreMet(t *testing.T) {
	b, on := starterBook(t), knowledge.NewDay(2026, time.November, 25)
	for _, test := range []struct{ name, id, question, first string }{
		{"the interest", "P03", "usaha saya udah 2 tahun, bunga kur kecil brp", "Bunga KUR Kecil 6%"},
		{"how to", "P11", "karyawan 60 orang, cara daftar kipk gimana", "Caranya:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if reply := b.told(t, test.id, on, test.question).Response.Text(); !strings.HasPrefix(reply, test.first) {
				t.Errorf("%q does not begin with %q:\n%s", test.question, test.first, reply)
			}
		})
	}
}

func TestFiguresOfOtherThingsAreNoCountsOfTheBusiness(t *testing.T) {
	for _, question := range []string{
		"toko sebelah jual 20rb, cabang saya rugi", "karyawan saya digaji 2 juta", "karyawan sudah kerja 2 tahun", "outlet mau buka bulan depan",
	} {
		if got := readCounts(newMessage(question)); len(got) > 0 {
			t.Errorf("%q counts %v", question, got)
		}
	}
}

// tellsOf is a question about an entry, and what its answer must tell.
type tellsOf struct{ name, id, question, tells string }

func checkTells(t *testing.T, on knowledge.Day, tests []tellsOf) {
	t.Helper()
	b := starterBook(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			reply := b.told(t, test.id, on, test.question).Response.Text()
			lead, _, _ := strings.Cut(reply, "\n\n•")
			if !strings.Contains(lead, test.tells) {
				t.Errorf("%q does not tell %q before all else:\n%s", test.question, test.tells, reply)
			}
		})
	}
}

func TestHowLongIsToldWhateverItStandsUnder(t *testing.T) {
	checkTells(t, knowledge.NewDay(2026, time.November, 25), []tellsOf{
		{"a limit in years", "P54", "pajak umkm setengah persen itu ada batas taunnya ga", "7 tahun"},
		{"how many years it may be used", "P54", "tarif 0,5 persen bisa dipake berapa tahun", "7 tahun"},
		{"how long a duty holds", "R15", "kain impor kena bea tambahan berapa lama berlakunya", "3 tahun"},
		{"until which year", "R15", "bea kain itu sampai tahun berapa", "3 tahun"},
		{"how long a mark lasts", "P31", "merek berlaku brp lama", "10 tahun"},
		{"how long a certificate lasts", "P33", "sertifikat tkdn berlakunya brp tahun", "5 tahun"},
		{"how long one has to pay back", "P01", "cicilannya maksimal berapa lama", "3 tahun"},
	})
}

func TestOwnersWhoCannotDoItOnlineAreToldWhomToTurnTo(t *testing.T) {
	checkTells(t, knowledge.NewDay(2026, time.November, 25), []tellsOf{
		{"who is no good with it", "P22", "bikin nib bayar brp & syarat apa bu? saya gaptek", "kelurahan"},
		{"who asks for help", "P22", "ada yang bantu bikin nib gak", "MPP"},
		{"who does not get the internet", "P25", "saya gak ngerti internet, daftar halal gratis gimana", "KUA"},
		{"who would rather go there", "P31", "daftar merek bisa offline ga", "Hubungi:"},
		{"who has no phone for it", "P22", "gak punya laptop mau bikin nib", "kecamatan"},
	})
}

func TestWhatHappenedIsToldWhereItIsSpokenOf(t *testing.T) {
	checkTells(t, knowledge.NewDay(2026, time.November, 25), []tellsOf{
		{"a shop that closed", "R01", "boleh gak tiktok jualan sambil sosmed? kan udh tutup", "lewat Tokopedia"},
		{"a shop that was closed", "R01", "bukannya tiktok shop udah ditutup?", "lewat Tokopedia"},
		{"an event in which it closed", "R38", "tiktok shop kan udah pernah ditutup", "lewat Tokopedia"},
		{"a rule that is asked for as such stands", "R01", "permendag 31 masih berlaku?", "berlaku"},
	})
}
