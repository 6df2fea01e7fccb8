package chat_test

import (
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// open are the questions that wait, the newest first.
func (p *player) openTickets() []knowledge.Ticket {
	p.t.Helper()
	tickets, err := p.ledger.OpenTickets(p.t.Context())
	p.must(err)
	return tickets
}

func TestWhatAGroupAsksIsKeptWithoutAnybodysCost(t *testing.T) {
	for _, c := range []struct{ question, want string }{
		{"jual alat tenun gedogan 850rb, ada yang jual 400rb, modal 500rb", "jual alat tenun gedogan 850rb, ada yang jual 400rb, modal …"},
		{"jual alat tenun gedogan 850 ribu modalku Rp 500.000 mau untung 30%", "jual alat tenun gedogan 850 ribu modalku … mau untung …"},
		{"alat tenun gedogan modal setengah juta laku berapa", "alat tenun gedogan modal … laku berapa"},
		{"biaya admin instagram berapa", "biaya admin instagram berapa"},
		{"modal saya 12jt sebulan, biaya admin instagram berapa", "modal saya … sebulan, biaya admin instagram berapa"},
	} {
		t.Run(c.question, func(t *testing.T) {
			p := newPlayer(t)
			_, err := p.chat.Turn(t.Context(), chat.Message{Chat: -5, Text: c.question, Update: 7, Group: true})
			p.must(err)
			open := p.openTickets()
			if len(open) != 1 || open[0].Text != c.want || open[0].Chat != -5 || open[0].Update != 7 {
				t.Errorf("kept is %+v, want %q", open, c.want)
			}
		})
	}
}

func TestAQuestionWithoutAConversationIsKeptNowhere(t *testing.T) {
	p := newPlayer(t)
	answer, err := p.chat.Ask(t.Context(), "biaya admin instagram berapa")
	p.must(err)
	if !answer.WouldTicket || len(p.openTickets()) > 0 {
		t.Errorf("would be kept: %t, kept: %+v", answer.WouldTicket, p.openTickets())
	}
	if strings.Contains(answer.Response.Text(), "simpan") {
		t.Errorf("it says that it is kept: %s", answer.Response.Text())
	}
}

func TestNobodyElseSeesWhatIsForOfficers(t *testing.T) {
	p := newPlayer(t)
	want := p.say("/entahlah")
	for _, m := range []chat.Message{{Chat: 1, From: 1}, {Chat: -5, From: officerChat, Group: true}} {
		for _, command := range []string{"/basi", "/antrean", "/basi lama 2", "/ANTREAN@SetaraBot 1", "/petugas", "/petugas undang", "/audit", "/wawasan", "/wawasan xlsx"} {
			m.Text = command
			response, err := p.chat.Turn(t.Context(), m)
			p.must(err)
			if got := p.show(response); got != want {
				t.Errorf("%s in chat %d: %s", command, m.Chat, got)
			}
		}
	}
	for _, c := range chat.Commands() {
		switch c.Name {
		case "basi", "antrean", "kurs", "petugas", "audit", "wawasan":
			t.Errorf("/%s is in everybody's menu", c.Name)
		}
	}
}
