package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/bot/telegramtest"
)

// market are the goods that made-up owners ask of, the first the most.
var market = []string{"kerudung segi empat", "kemeja batik", "jam tangan", "gorden", "sandal jepit", "lemper", "payung lipat"}

// nth waits until the bot has sent a person so many messages, and returns the
// last of them.
func (r *running) nth(person *telegramtest.Person, n int) telegramtest.Message {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	now, err := person.WaitFor(ctx, func(now telegramtest.Transcript) bool { return len(now.FromBot()) >= n })
	if err != nil {
		r.t.Fatal(err)
	}
	return now.FromBot()[n-1]
}

// insightOf is what setara insight --json prints at a moment.
func insightOf(t *testing.T, data, now string) chat.InsightJSON {
	t.Helper()
	status, out, errs := runLine(t, "insight", "--json", "--data", data, "--now", now)
	var in chat.InsightJSON
	if err := json.Unmarshal([]byte(out), &in); err != nil || status != exitDone {
		t.Fatalf("status %d, %v: %s%s", status, err, out, errs)
	}
	return in
}

func TestTheFiguresOf200OwnersAreThoseOfAnIndependentCount(t *testing.T) {
	server := newServer(t)
	data := freshFolder(t)
	r := serve(t, server, data, "--now", "2026-11-18")
	random := rand.New(rand.NewPCG(7, 11)) //nolint:gosec // made-up owners
	var owners []*telegramtest.Person
	wants := make([][]string, 200) // the goods of each
	for i := range wants {
		owners = append(owners, server.NewPerson(fmt.Sprintf("Pemilik %d", i)))
		for g, goods := range market {
			if random.IntN(2+3*g) == 0 && len(wants[i]) < 3 {
				wants[i] = append(wants[i], goods)
			}
		}
	}
	questions, asking, of := 0, 0, map[string]int{}
	for _, goods := range wants {
		questions += len(goods)
		asking += min(1, len(goods))
		for _, g := range goods {
			of[g]++
		}
	}
	for i, goods := range wants {
		for _, g := range goods {
			r.ask(owners[i], "harga pasaran "+g+" berapa?")
			r.ask(owners[i], "makasih kak")
		}
	}

	in := insightOf(t, data, "2026-11-25") // while the bot runs
	week := in.Weeks[0]
	if week.From.String() != "2026-11-16" || week.Questions == nil || *week.Questions != questions {
		t.Fatalf("of the week from %s it tells %v questions, not %d", week.From, week.Questions, questions)
	}
	if week.Owners != nil && *week.Owners != asking {
		t.Errorf("they are of %d owners, not %d", *week.Owners, asking)
	}
	shown := map[string]bool{}
	for _, p := range in.Products {
		shown[p.Product] = true
		if *p.Owners != of[p.Product] || *p.Questions != of[p.Product] || *p.Owners < 5 {
			t.Errorf("%s: %d questions of %d owners, not %d", p.Product, *p.Questions, *p.Owners, of[p.Product])
		}
	}
	rest := map[int]bool{}
	for i, goods := range wants {
		for _, g := range goods {
			if !shown[g] {
				rest[i] = true
			}
		}
	}
	if n := len(rest); n > 0 && n < 5 || !shown[market[0]] || !shown[market[1]] {
		t.Errorf("shown are %v, left out is what %d owners asked", shown, n)
	}
	if now := insightOf(t, data, "2026-11-18"); now.Weeks[0].Questions != nil || now.Products[0].Owners != nil {
		t.Errorf("a week that is not over is told of: %+v", now.Weeks[0])
	}
}

func TestAnOfficerReadsTheMarketOnTelegramAndTakesItOut(t *testing.T) {
	server := newServer(t)
	officer := server.NewPerson("Ratna")
	data := freshFolder(t)
	r := serve(t, server, data, "--now", "2026-11-18")
	for i := range 6 {
		r.ask(server.NewPerson(fmt.Sprintf("Pemilik %d", i)), "jual kerudung segi empat 45rb")
	}
	r.stop()

	r = serve(t, server, data, "--now", "2026-11-24", "--admins", strconv.FormatInt(officer.ChatID(), 10))
	report := r.ask(officer, "/wawasan")
	for _, want := range []string{"pekan 16 sampai 22 November 2026", "kerudung segi empat: 6 pertanyaan dari 6 pemilik usaha", "Yang tidak bisa disimpulkan"} {
		if !strings.Contains(report.Text, want) {
			t.Errorf("the report is %q, without %q", report.Text, want)
		}
	}
	picture := r.nth(officer, 2)
	if caption, _ := picture.Content(); len(picture.Photo) == 0 || !strings.Contains(caption, "Kerudung segi empat: lokal Rp92.000, impor Rp13.750.") {
		t.Errorf("behind it comes %q", caption)
	}
	for i, label := range []string{"Tabel Excel", "Halaman cetak"} {
		if _, err := officer.Press(report.ID, label); err != nil {
			t.Fatal(err)
		}
		file := r.nth(officer, 4+2*i) // behind what is said of it
		want := "wawasan-2026-11-16" + []string{".xlsx", ".html"}[i]
		if file.Document == nil || file.Document.FileName != want {
			t.Errorf("%s sends %+v, not %s", label, file.Document, want)
		}
	}
}
