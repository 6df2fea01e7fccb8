package chat_test

import (
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// talk types messages one after the other and returns the last reply, with how
// many questions were kept for officers on the way.
func talk(t *testing.T, p *player, chatID int64, texts ...string) (chat.Response, int) {
	t.Helper()
	var r chat.Response
	kept := 0
	for _, text := range texts {
		r = p.turn(chat.Message{Chat: chatID, Text: text})
		if strings.Contains(r.Text(), "Saya simpan untuk petugas") {
			kept++
		}
	}
	return r, kept
}

func TestAnOwnerGoesOnAboutWhatWasTold(t *testing.T) {
	p := newPlayer(t)
	for i, test := range []struct {
		name string
		says []string
		want string
		kept int
	}{
		{"asking both of a comparison for their conditions", []string{"/info P06 P07", "syaratnya?"}, "PNM Mekaar: ", 0},
		{"asking where to register for either", []string{"/info P06 P07", "daftarnya dimana"}, "Pembiayaan Ultra Mikro: ", 0},
		{"asking twice of both without any ticket", []string{"/info P06 P07", "syaratnya?", "bawa apa aja"}, "", 0},
		{"picking one by a word of its name", []string{"/info P06 P07", "yang mekaar"}, "PNM Mekaar. ", 0},
		{"picking by place", []string{"/info P01 P07", "yang kedua"}, "PNM Mekaar. ", 0},
		{"picking another one after that", []string{"/info P01 P07", "yang kedua", "yang pertama aja"}, "KUR Super Mikro. ", 0},
		{"picking a rule by its kind", []string{"/info R10 P07", "pmk"}, "PMK", 0},
		{"asking what replaced a programme that is over", []string{"/info P16", "gantinya apa?"}, "KUR Super Mikro: ", 0},
		{"asking what replaces one that runs", []string{"/info P02", "penggantinya apa"}, "belum ada gantinya", 0},
		{"comparing it with one that is named", []string{"/info P01", "bedanya apa sama kur kecil?"}, "KUR Kecil: ", 0},
		{"supposing something that the programme speaks of", []string{"/info P02", "kalau cuma ada sku?"}, "boleh juga Surat Keterangan Usaha", 0},
		{"supposing something that it says nothing of", []string{"/info P31", "klo ditolak"}, "Soal itu belum ada di data kami. Untuk Pendaftaran merek", 1},
		{"asking how long, with a word that points back", []string{"/info P02", "brp lama cairnya?"}, "KUR Mikro", 0},
		{"saying stop", []string{"/info P02", "batal"}, "Baik, Kak", 0},
		{"asking of nothing that was told", []string{"syaratnya?"}, "Program atau aturan yang mana, Kak?", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, kept := talk(t, p, int64(100+i), test.says...)
			if !strings.Contains(r.Text(), test.want) || kept != test.kept {
				t.Errorf("%d are kept, and it reads:\n%s", kept, r.Text())
			}
		})
	}
}

func TestAnOwnerWhoLeavesTheProgrammeIsNotAnsweredWithIt(t *testing.T) {
	p := newPlayer(t)
	for i, says := range []string{
		"cara menang slot gacor", "cara nyoblos prabowo", "pinjol ilegal ngapain ya", "makasih ya", "cara nurunin demam anak",
		"jual kaos 45rb, di shopee 30rb, modal 25rb",
	} {
		t.Run(says, func(t *testing.T) {
			r, _ := talk(t, p, int64(200+i), "/info P22", says)
			if strings.Contains(r.Text(), "oss.go.id") {
				t.Errorf("it is answered with the NIB:\n%s", r.Text())
			}
		})
	}
}

func TestATypedNumberPressesTheButtonsThatStandBelow(t *testing.T) {
	p := newPlayer(t)
	r, _ := talk(t, p, 7, "/info P02")
	pressed, _ := talk(t, p, 8, "/info P02", r.Buttons[0][1].Action)
	typed, _ := talk(t, p, 9, "/info P02", "2")
	if typed.Text() != pressed.Text() {
		t.Errorf("2 answers:\n%s", typed.Text())
	}
	if r, _ := talk(t, p, 10, "/info P02", "9"); !strings.Contains(r.Text(), "nomor 1 sampai 3") || len(r.Buttons) != 3 {
		t.Errorf("9 answers:\n%s", r.Text())
	}
	r, _ = talk(t, p, 11, "/info P02", "jual kaos 45rb, di shopee 30rb", "28")
	if strings.Contains(r.Text(), "nomor 1 sampai") {
		t.Errorf("a cost is taken for a button:\n%s", r.Text())
	}
}

func TestAChoiceIsNeverOneOfOne(t *testing.T) {
	p := newPlayer(t)
	for _, q := range []string{"ruko sy telat bayar pbb dendanya brp persen", "subsidi solar nelayan brp liter sebulan", "dana desa buat apa"} {
		a, err := p.chat.Ask(t.Context(), q)
		p.must(err)
		if strings.HasPrefix(a.Response.Text(), "Maksud Kakak") && len(a.Response.Buttons) < 2 {
			t.Errorf("%q: %s", q, a.Response.Text())
		}
	}
}

func TestAnOwnerLooksForProgrammesWithoutNamingAny(t *testing.T) {
	p := newPlayer(t)
	for i, test := range []struct{ says, asks string }{
		{"di papua ada bantuan apa", "Saya catat, Kak: di Papua."},
		{"ada bantuan modal ga", "Omzet usaha Kakak"},
		{"bantuan", "Bantuan apa yang Kakak cari?"},
		{"bisa bantu modal?", "Omzet usaha Kakak"},
		{"bantuan pemerintah apa aja buat warung", "bidang usaha dagang"},
		{"program", "Bantuan apa yang Kakak cari?"},
		{"program buat umkm kuliner apa aja", "bidang usaha makanan dan minuman"},
		{"petani kopi dapat bantuan apa", "bidang usaha pertanian"},
		{"ada program pelatihan gak buat perajin di klaten", "Klaten"},
	} {
		t.Run(test.says, func(t *testing.T) {
			if r, _ := talk(t, p, int64(300+i), test.says); !strings.Contains(r.Text(), test.asks) {
				t.Errorf("it reads:\n%s", r.Text())
			}
		})
	}
	for i, says := range []string{
		"bantuan hukum ada ga", "bantuan blt umkm masih ada?", "program prakerja", "program halal gratis masih ada?", "syarat bantuan modal kur",
	} {
		r, _ := talk(t, p, int64(400+i), says)
		if slices.ContainsFunc(actions(r), func(a string) bool {
			return a == "/program "+string(knowledge.NeedCapital) || strings.HasPrefix(a, "/program lewati")
		}) {
			t.Errorf("%q names one, and it reads:\n%s", says, r.Text())
		}
	}
}
