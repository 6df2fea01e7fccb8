package chat_test

import (
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

func TestInAGroupNobodysBusinessIsAskedShownOrKept(t *testing.T) {
	p := newPlayer(t)
	const group = -100
	p.must(p.ledger.KeepProfile(t.Context(), group, knowledge.Profile{Province: "Bali", City: "Gianyar"}, p.now))
	for _, text := range []string{
		"/program", "/program modal", "/program omzet sampai Rp500 juta", "/profil", "/profil hapus", "/program simpan",
		"program apa yang cocok buat usaha saya di gianyar omzet 20jt sebulan", "lihat profil", "ubah omzet 50jt sebulan",
	} {
		r := p.turn(chat.Message{Chat: group, Text: text, Group: true})
		if strings.Contains(r.Text(), "Gianyar") || strings.Contains(r.Text(), "omzet Kakak") || strings.Contains(r.Text(), "omzet sampai") {
			t.Errorf("to %q the group reads:\n%s", text, r.Text())
		}
		for _, a := range actions(r) {
			if strings.HasPrefix(a, "/program") || strings.HasPrefix(a, "/profil") {
				t.Errorf("to %q the group gets the button %s", text, a)
			}
		}
	}
	kept, err := p.ledger.Profile(t.Context(), group)
	if p.must(err); kept.Turnover != knowledge.TurnoverUnsaid {
		t.Errorf("kept is %+v", kept)
	}
}

func TestASearchKeepsNothingUntilTheOwnerAgrees(t *testing.T) {
	p := newPlayer(t)
	kept := func() bool {
		_, err := p.ledger.Profile(t.Context(), 7)
		return err == nil
	}
	say := func(texts ...string) (r chat.Response) {
		for _, text := range texts {
			r = p.turn(chat.Message{Chat: 7, Text: text})
		}
		return r
	}
	r := say("/program modal", "20jt sebulan", "belum", "lewati", "perorangan")
	if !slices.Contains(actions(r), "/program simpan") || kept() {
		t.Fatalf("it is not asked, or kept already (%t):\n%s", kept(), r.Text())
	}
	if say("tidak"); kept() {
		t.Error("after a no it is kept")
	}
	if r := say("/program izin", "dagang"); slices.Contains(actions(r), "/program simpan") {
		t.Error("it is asked a second time in one conversation")
	}
	if say("/program simpan"); !kept() {
		t.Error("pressing the button does not keep it")
	}
	if say("/hapus_data", "ya"); kept() {
		t.Error("/hapus_data leaves the profile")
	}
}

func TestAQuestionWithoutAConversationKeepsNothing(t *testing.T) {
	p := newPlayer(t)
	p.chat.Consents = p.ledger
	p.must(p.ledger.SetConsent(t.Context(), 0, chat.ConsentVersion, true, p.now))
	a, err := p.chat.Ask(t.Context(), "bantuan modal apa yang cocok buat konveksi di solo omzet 20jt sebulan belum punya nib")
	p.must(err)
	if a.Intent != chat.IntentProgram || !a.Answered || len(a.Programs) == 0 ||
		!strings.Contains(a.Response.Text(), "KUR Mikro, kurang: NIB atau SKU.") {
		t.Errorf("intent %s, answered %t, programmes %v:\n%s", a.Intent, a.Answered, a.Programs, a.Response.Text())
	}
	if _, err := p.ledger.Profile(t.Context(), 0); err == nil {
		t.Error("a profile is kept")
	}
	a, err = p.chat.Ask(t.Context(), "program apa yang cocok buat saya")
	p.must(err)
	if a.Answered || a.Intent != chat.IntentProgram || !strings.Contains(a.Response.Text(), "Bantuan apa yang Kakak cari?") {
		t.Errorf("without a need it is not asked for: %s", a.Response.Text())
	}
}

func TestNoSearchAsksMoreThanFiveThings(t *testing.T) {
	p := newPlayer(t)
	for i, need := range knowledge.Needs {
		owner := int64(i + 1)
		r := p.turn(chat.Message{Chat: owner, Text: "/program " + string(need)})
		asked := 0
		for ; slices.ContainsFunc(actions(r), func(a string) bool { return strings.HasPrefix(a, "/program lewati ") }); asked++ {
			if asked > 5 {
				t.Fatalf("for %s it goes on asking", need)
			}
			r = p.turn(chat.Message{Chat: owner, Text: "lewati"})
		}
		if asked > 5 {
			t.Errorf("for %s %d things are asked", need, asked)
		}
		if len([]rune(r.Text())) > 2000 {
			t.Errorf("for %s the answer has %d characters", need, len([]rune(r.Text())))
		}
	}
}

func TestEveryButtonOfASearchWorksAndFitsTelegram(t *testing.T) {
	p := newPlayer(t)
	var pressed []string
	var press func(chatID int64, r chat.Response, depth int)
	press = func(chatID int64, r chat.Response, depth int) {
		for i, action := range actions(r) {
			if slices.Contains(pressed, action) || depth > 4 || strings.HasPrefix(action, "/info") {
				continue
			}
			pressed = append(pressed, action)
			next := p.turn(chat.Message{Chat: chatID, Text: action})
			if len(next.Blocks) == 0 || strings.Contains(next.Text(), "Perintah itu tidak saya kenal") || strings.Contains(next.Text(), "belum paham") {
				t.Errorf("button %d, %q, answers %q", i, action, next.Text())
			}
			press(chatID, next, depth+1)
		}
	}
	press(7, p.turn(chat.Message{Chat: 7, Text: "/program"}), 0)
	press(7, p.turn(chat.Message{Chat: 7, Text: "/profil"}), 0)
	if len(pressed) < 40 {
		t.Errorf("only %d buttons were found", len(pressed))
	}
}
