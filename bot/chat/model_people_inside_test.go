package chat

import (
	"strings"
	"testing"
)

func TestNamesThatAreAnnouncedDoNotGoOut(t *testing.T) {
	for _, test := range []struct{ said, goesOut string }{
		{"rekening atas nama Siti Aminah", "rekening atas nama •••• ••••••"},
		{"nama saya Budi Santoso mau tanya soal KUR", "nama saya •••• ••••••• mau tanya soal KUR"},
		{"nama saya budi santoso, jual keripik", "nama saya •••• •••••••, jual keripik"},
		{"namaku Dewi jualan hijab", "namaku •••• jualan hijab"},
		{"NAMA SAYA BUDI SANTOSO MAU TANYA", "NAMA SAYA •••• ••••••• MAU TANYA"},
		{"nama saya Bunga dari Solo", "nama saya ••••• dari Solo"},
		{"nama lengkap saya: Muh. Rizki Pratama", "nama lengkap saya: •••. ••••• •••••••"},
		{"nama aku ibu Sri Wahyuni", "nama aku ibu ••• •••••••"},
		{"sertifikat a.n. Ahmad Fauzi mau diubah", "sertifikat a.n. ••••• ••••• mau diubah"},
		{"a/n Siti jual 35rb", "a/n •••• jual 35rb"},
		{"bca 1234567890 an Siti Aminah", "bca •••••••••• an •••• ••••••"},
		{"rek bpr 1234567 an Budi Santoso", "rek bpr ••••••• an •••• •••••••"},
		{"atas nama Siti binti Ahmad, jual 35rb", "atas nama •••• ••••• •••••, jual 35rb"},
		{"saya bernama Joko", "saya bernama ••••"},
		{"perkenalkan saya Rina, jual 35rb", "perkenalkan saya ••••, jual 35rb"},
		{"nama pemilik rekening Siti Aminah", "nama pemilik rekening •••• ••••••"},
		{"nama saya Siti Nur'aini", "nama saya •••• •••'••••"},
		{"rekening atas namanya Budi", "rekening atas namanya ••••"},
		{"bca 1234567890 a n Siti Aminah", "bca •••••••••• a n •••• ••••••"},
		{"rek bri a n budi santoso", "rek bri a n •••• •••••••"},
		{"atas nama Kak Siti", "atas nama Kak ••••"},
		{"nama saya kak Siti", "nama saya kak ••••"},
		{"nama saya kakak siti", "nama saya kakak ••••"},
		{"atas nama saya Siti Aminah", "atas nama saya •••• ••••••"},
		{"izin atas nama saya, Siti Aminah", "izin atas nama saya, •••• ••••••"},
		{"nama rekening Budi Santoso", "nama rekening •••• •••••••"},
		{"atas nama saya Kak Siti", "atas nama saya Kak ••••"},
		{"atas namaku Budi", "atas namaku ••••"},
		{"nama rekening bank BRI Siti Aminah", "nama rekening bank BRI •••• ••••••"},
		{"nama rek: Budi", "nama rek: ••••"},
		{"nama rekeningnya Budi", "nama rekeningnya ••••"},
	} {
		goesOutAs(t, test.said, test.goesOut)
	}
}

func TestWhatIsNoNameGoesOut(t *testing.T) {
	for _, said := range []string{
		"usaha saya atas nama sendiri", "atas nama pribadi kena pajak berapa", "izin atas nama suami boleh?", "atas nama PT Maju Jaya",
		"merek a.n. CV Sinar Abadi", "atas nama siapa sertifikatnya", "nama saya di NIB salah", "nama saya belum ada di OSS",
		"nama usaha saya Dapur Melati", "nama produk sandal kulit", "nama toko saya Teduh Jaya", "harga 20 an di shopee", "50an modal 20 an", "omzet 1500000 an perbulan", "untung 35000000 an setahun",
		"daftar merek atas nama koperasi", "perkenalkan saya jual keripik singkong", "atas nama usaha atau perorangan", "atas nama kelompok tani",
		"atas nama 2 orang", "nama saya", "nama saya apa", "jual sandal kulit 60rb", "rumah atas nama orang tua", "perkenalkan saya mahasiswa", "perkenalkan saya pelaku UMKM", "nama saya keliru", "atas nama ibu saya", "atas nama istri saya",
		"atas nama saya sendiri", "izin atas nama saya belum keluar", "ATAS NAMA SAYA BELUM KELUAR", "atas nama kakak saya", "atas namanya siapa", "atas nama kak", "nama rekening usaha", "nama rekening salah",
		"nama rekening harus sama", "izin atas nama saya\nHarganya berapa", "nama rekening BRI saya beda", "nama rekening tujuan salah", "atas nama kakak kandung", "vitamin a n c 20rb", "izin atas nama saya. Bisa dipindah?", "izin atas nama saya Bisa dipindah",
	} {
		goesOutAs(t, said, said)
	}
}

// What is hidden of names keeps all marks and figures, and is hidden for good; an
// "an" behind a hidden name may be taken for one behind an account.
func FuzzMaskNames(f *testing.F) {
	for _, seed := range []string{"atas nama Siti Aminah 35rb", "nama saya Budi a.n. Tini", "an \xffBudi", "norek 1234567 an Joko", "nama saya İ ǅ 35", "A.n AA An AA0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, said string) {
		said = strings.ToValidUTF8(said, "")
		got := maskNames(said)
		was, is := []rune(said), []rune(got)
		if len(was) != len(is) {
			t.Fatalf("%q becomes %q", said, got)
		}
		for i := range is {
			if is[i] != was[i] && is[i] != '•' || is[i] != was[i] && !isNameLetter(was[i]) {
				t.Errorf("%q becomes %q", said, got)
			}
		}
		if again := maskNames(got); again != got && !accountAnd.MatchString(got) {
			t.Errorf("%q becomes %q, and then %q", said, got, again)
		}
	})
}
