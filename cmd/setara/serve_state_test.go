package main

import (
	"strconv"
	"strings"
	"testing"

	"setara/bot/llm/llmtest"
	"setara/bot/telegramtest"
)

func TestAdminsAreToldWhyTheModelIsNotAsked(t *testing.T) {
	probed := func(r llmtest.Reply) llmtest.Options {
		return llmtest.Options{Probe: func(*llmtest.Request) llmtest.Reply { return r }}
	}
	for name, c := range map[string]struct {
		endpoint llmtest.Options
		reply    llmtest.Reply
		want     string
	}{
		"it asks to wait":                {reply: llmtest.Reply{Status: 429, RetryAfter: "60"}, want: "sedang penuh dan minta ditunggu"},
		"it asks to wait from the start": {endpoint: probed(llmtest.Reply{Status: 429, RetryAfter: "60"}), want: "sedang penuh dan minta ditunggu"},
		"there is no credit":             {reply: llmtest.Fail(402), want: "saldo atau jatahnya habis"},
		"the key is refused":             {endpoint: probed(llmtest.Fail(401)), want: "belum bisa dipakai dengan pengaturan sekarang"},
		"it can do nothing useful":       {endpoint: probed(llmtest.Say("Halo!")), want: "belum bisa dipakai dengan pengaturan sekarang"},
		"it fails once":                  {reply: llmtest.Fail(500), want: "terakhir kali tidak memberi jawaban"},
		"it answers":                     {reply: llmtest.Reply{Text: "Semangat ya, Kak!", Input: 1000, Output: 10}, want: "bisa dipakai."},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint := llmtest.Start(t, c.endpoint)
			var admin *telegramtest.Person
			b := serveModelBy(t, endpoint, func(server *telegramtest.Server, data string) *running {
				admin = server.NewPerson("Ratna")
				return serve(t, server, data, "--admins", strconv.FormatInt(admin.ChatID(), 10))
			})
			if c.endpoint.Probe == nil {
				endpoint.Then(c.reply)
			}
			b.ask(b.owner, dialect)
			told := b.ask(admin, "/model").Text
			holds(t, told, "Layanan AI sekarang: "+c.want)
			if strings.Contains(told, "beberapa kali gagal") {
				t.Errorf("it did not fail several times:\n%s", told)
			}
			if well := c.want == "bisa dipakai."; well == strings.Contains(told, "tetap mendapat jawaban biasa") {
				t.Errorf("the admin reads\n%s", told)
			}
		})
	}
}
