package chat_test

import (
	"strings"
	"testing"

	"setara/knowledge"
)

func TestAnOwnerIsAskedAgainKindlyAndMayGoBack(t *testing.T) {
	p := newPlayer(t)
	for i, test := range []struct {
		name string
		says []string
		want string
	}{
		{"after marks alone", []string{"/program", "???"}, "Belum jelas bagi saya, Kak. Bantuan apa"},
		{"after letters struck at random", []string{"/program modal", "asdfgh"}, "Belum jelas bagi saya, Kak. Omzet"},
		{"the second time with how to stop", []string{"/program modal", "asdfgh", "qwerty"}, "“batal” untuk berhenti"},
		{"and answers all the same", []string{"/program modal", "asdfgh", "qwerty", "20jt sebulan"}, "sudah punya NIB"},
		{"a real question waits no longer", []string{"/program modal", "halal gratis masih ada?"}, "Pencarian program tadi saya simpan"},
		{"a turnover said before it is asked for", []string{"/program", "omzet saya 3 miliar"}, "sebulan atau setahun"},
		{"and for how long", []string{"/program", "omzet saya 3 miliar", "setahun"}, "Bantuan apa yang Kakak cari?"},
		{"a turnover at another question", []string{"/program modal", "20jt sebulan", "omzet saya 3 miliar setahun"}, "omzet Rp2 sampai Rp4,8 miliar"},
		{"back to the question before", []string{"/program modal", "20jt sebulan", "kembali"}, "Omzet usaha Kakak"},
		{"back from the first to what is looked for", []string{"/program modal", "sebelumnya"}, "Bantuan apa yang Kakak cari?"},
		{"back after a slip", []string{"/program modal", "20jt sebulan", "belum", "ganti jawaban"}, "sudah punya NIB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if r, _ := talk(t, p, int64(500+i), test.says...); !strings.Contains(r.Text(), test.want) {
				t.Errorf("it reads:\n%s", r.Text())
			}
		})
	}
}

func TestAGreetingDoesNotLoseAnOpenSearch(t *testing.T) {
	p := newPlayer(t)
	if r, _ := talk(t, p, 7, "/program modal", "20jt sebulan", "/mulai"); !strings.Contains(r.Text(), "belum selesai. Lanjut?") {
		t.Errorf("the greeting reads:\n%s", r.Text())
	}
	if r, _ := talk(t, p, 7, "lanjut"); !strings.Contains(r.Text(), "sudah punya NIB") {
		t.Errorf("it goes on with:\n%s", r.Text())
	}
	if r, _ := talk(t, p, 8, "/mulai"); strings.Contains(r.Text(), "Lanjut?") {
		t.Errorf("a newcomer reads:\n%s", r.Text())
	}
}

func TestANoAfterTheProfileIsKeptSaysThatItIsKept(t *testing.T) {
	p := newPlayer(t)
	r, _ := talk(t, p, 7, "/program modal", "20jt sebulan", "belum", "lewati", "perorangan", "/program simpan", "/program tidak")
	if !strings.Contains(r.Text(), "sudah tersimpan") || actions(r)[0] != "/profil hapus" {
		t.Errorf("it reads:\n%s", r.Text())
	}
	kept, err := p.ledger.Profile(t.Context(), 7)
	if p.must(err); kept.Turnover != knowledge.TurnoverTo500M {
		t.Errorf("kept is %+v", kept)
	}
}

func TestTheRestOfWhatFitsIsListedOnceWithAWayBack(t *testing.T) {
	p := newPlayer(t)
	first, _ := talk(t, p, 7, "/program modal", "lewati", "lewati", "lewati", "lewati", "lewati")
	rest, _ := talk(t, p, 7, "/program semua")
	for _, b := range first.Buttons {
		for _, shown := range b {
			for _, action := range actions(rest) {
				if strings.HasPrefix(action, "/info") && action == shown.Action {
					t.Errorf("%s stands there twice", shown.Label)
				}
			}
		}
	}
	back, _ := talk(t, p, 7, "/program hasil")
	if back.Blocks[0].Spans[0].Text != first.Blocks[0].Spans[0].Text {
		t.Errorf("the way back leads to:\n%s", back.Text())
	}
}
