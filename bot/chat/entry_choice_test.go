package chat

import (
	"strings"
	"testing"
	"time"

	"setara/knowledge"
)

// deskOf is a chat with two certificates that are easily taken for each other.
func deskOf(t *testing.T) *Chat {
	t.Helper()
	free := loan("P1", "Sertifikat Gratis", point(knowledge.AspectCost, "Sertifikat Gratis tidak dipungut biaya."))
	free.Program.Aliases, free.Program.Steps = []string{"sertifikat gratis", "jalur cepat"}, []string{"Daftar di balai desa."}
	paid := loan("P2", "Sertifikat Reguler", point(knowledge.AspectCost, "Sertifikat Reguler berbiaya Rp650.000."))
	paid.Program.Aliases = []string{"sertifikat reguler", "jalur biasa"}
	d := &shelf{}
	c := &Chat{
		Knowledge: d, Memory: d, Entries: book{"P1": free, "P2": paid},
		Now: func() time.Time { return time.Date(2026, time.November, 25, 9, 0, 0, 0, knowledge.WIB) },
	}
	answer := askWhichEntry(Reading{Text: "sertifikat bayar berapa", Intent: IntentProgram}, []knowledge.EntryHit{free, paid})
	if text := answer.Response.Text(); !strings.HasPrefix(text, "Maksud Kakak Sertifikat Gratis atau Sertifikat Reguler?") {
		t.Fatalf("asked is %q", text)
	}
	if action := answer.Response.Buttons[1][0].Action; action != "/info P2 biaya" {
		t.Fatalf("the second button sends %q", action)
	}
	conv := &conversation{}
	conv.keep(&answer)
	if err := c.remember(t.Context(), 7, conv); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAnOwnerChoosesWhichOfTwoWasMeant(t *testing.T) {
	for _, test := range []struct{ name, reply, want string }{
		{"by its name", "sertifikat reguler", "Rp650.000"},
		{"by another of its names", "yang jalur biasa kak", "Rp650.000"},
		{"by its place", "yang kedua", "Rp650.000"},
		{"by the first place", "1", "Sertifikat Gratis tidak dipungut biaya."},
		{"by a button", "/info P2 biaya", "Rp650.000"},
		{"and asks for another thing of it", "sertifikat gratis, gimana cara daftarnya", "Daftar di balai desa."},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := deskOf(t)
			r, err := c.Turn(t.Context(), Message{Chat: 7, Text: test.reply})
			if err != nil {
				t.Fatal(err)
			}
			if first := r.Blocks[0]; !strings.Contains(Response{Blocks: []Block{first}}.Text(), test.want) {
				t.Errorf("to %q the first thing said is not %q:\n%s", test.reply, test.want, r.Text())
			}
		})
	}
}

func TestAnOwnerWhoAsksSomethingElseIsNotHeldToTheChoice(t *testing.T) {
	c := deskOf(t)
	r, err := c.Turn(t.Context(), Message{Chat: 7, Text: "makasih ya"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(r.Text(), "Sertifikat") {
		t.Errorf("thanks are taken for a choice:\n%s", r.Text())
	}
	r, err = c.Turn(t.Context(), Message{Chat: 7, Text: "yang kedua"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(r.Text(), "Sertifikat Reguler berbiaya") {
		t.Errorf("a choice is taken two messages later:\n%s", r.Text())
	}
}

func TestAnOwnerAsksOnAboutTheSameProgramme(t *testing.T) {
	c := deskOf(t)
	for _, test := range []struct{ says, want string }{
		{"/info P1", "Sertifikat Gratis."},
		{"daftarnya di mana?", "Daftar di balai desa."},
		{"bayar berapa", "Sertifikat Gratis tidak dipungut biaya."},
		{"/sumber", "Keterangan per 16 Januari 2026."},
	} {
		r, err := c.Turn(t.Context(), Message{Chat: 7, Text: test.says})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(r.Text(), test.want) {
			t.Errorf("to %q nothing says %q:\n%s", test.says, test.want, r.Text())
		}
	}
}
