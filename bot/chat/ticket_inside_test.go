package chat

import (
	"context"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
)

// drawer keeps tickets as they come, under their place.
type drawer []knowledge.Ticket

func (s *drawer) OpenTicket(_ context.Context, t knowledge.Ticket) (int64, error) {
	*s = append(*s, t)
	return int64(len(*s)), nil
}

func TestOnlyWhatIsUnansweredOfSeveralQuestionsIsKept(t *testing.T) {
	part := func(question string, intent Intent, ticket bool) Answer {
		return Answer{Question: question, Intent: intent, WouldTicket: ticket, Response: say("tentang " + question)}
	}
	for _, c := range []struct {
		name  string
		parts []Answer
		want  string
		told  string
	}{
		{"all are answered", []Answer{part("kur", IntentProgram, false), part("nib", IntentProgram, false)}, "", ""},
		{"one of two is not", []Answer{part("kur", IntentProgram, false), part("pajak burung", IntentRegulation, true)},
			"pajak burung", "Yang belum bisa saya jawab, saya simpan untuk petugas (nomor 1). Jawabannya paling lambat 20 Januari 2027."},
		{"none is", []Answer{part("izin kapal", IntentProgram, true), part("pajak burung", IntentRegulation, true)},
			"izin kapal\npajak burung", "Saya simpan untuk petugas (nomor 1). Jawabannya paling lambat 20 Januari 2027."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var kept drawer
			talk := Chat{Tickets: &kept, Now: func() time.Time { return time.Unix(1_800_000_000, 0) }}
			a := c.parts[0]
			a.Parts = c.parts
			r, err := talk.file(t.Context(), Message{Chat: 1, Update: 9, Text: "semua"}, &conversation{}, a.Full())
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(kept) > 0 {
				got = kept[0].Text
			}
			if got != c.want || len(kept) > 1 || !strings.HasSuffix(r.Text(), c.told) {
				t.Errorf("kept is %+v, want %q; the owner is told:\n%s", kept, c.want, r.Text())
			}
		})
	}
}

func TestQuestionsOfOneNormalFormAreTheSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"halal gratis masih ada?", "Min, HALAL gratis masih ada ya kak", true},
		{"bea masuk sepatu brp", "bea masuk sepatu berapa??", true},
		{"kurnya sampai 50 rb", "kurnya sampe 50rb", true},
		{"boleh jual di bawah modal", "tidak boleh jual di bawah modal", false},
		{"pinjam 50 juta", "pinjam 5 juta", false},
		{"kak", "min", false},
	} {
		if got := normalForm(c.a) == normalForm(c.b); got != c.same {
			t.Errorf("%q and %q are the same: %t (%q, %q)", c.a, c.b, got, normalForm(c.a), normalForm(c.b))
		}
	}
}

func TestOfficersAreNotHandedWhatNobodyCanAnswer(t *testing.T) {
	for message, want := range map[string]bool{
		"biaya admin instagram berapa": true,
		"aturan pajak burung gimana":   true,
		"modalnya 500rb":               true, // it adds to the question under way
		"kapan pemilu":                 false,
		"makasih ya":                   false,
		"???":                          false,
		"12 000":                       false,
		"🙏🙏":                           false,
		"":                             false,
	} {
		var kept drawer
		talk := Chat{Tickets: &kept, Now: func() time.Time { return time.Unix(1_800_000_000, 0) }}
		r := Response{Blocks: say("x").Blocks, unanswered: []unanswered{{product: "kain"}}}
		if _, err := talk.file(t.Context(), Message{Chat: 7, Text: message}, &conversation{}, r); err != nil {
			t.Fatal(err)
		}
		if got := len(kept) == 1; got != want {
			t.Errorf("%q kept: %t, want %t", message, got, want)
		}
	}
}
