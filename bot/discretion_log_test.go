package bot_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
)

// What strangers send when they want it to be in the log.
var hostile = []string{
	"gulingan <b>081277550001</b>", "gulingan level=ERROR msg=\"palsu\"\nlevel=INFO", "gulingan \x1b[31m NIK 3273015004850001",
	"/gulingan 081277550001", "/petugas undang admin gulingan", "gulingan {{.}} %s %v %!d(string)", "kartu 4111111111111111 gulingan",
	"gagal gulingan 081277550001", "panik gulingan 3273015004850001", "/start gulingan-token-rahasia",
}

func TestNoHostileTalkIsInTheLog(t *testing.T) {
	t.Parallel()
	r := newRig(t, func(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
		switch {
		case strings.HasPrefix(m.Text, "gagal"):
			return chat.Response{}, fmt.Errorf("take a turn: %w", errors.New(m.Text+m.Name))
		case strings.HasPrefix(m.Text, "panik"):
			panic(m.Text + m.Name)
		case strings.HasPrefix(m.Text, "/"):
			c := chat.Chat{
				Memory: memory, Consents: memory, People: memory, Records: memory, Officers: memory, Staff: memory, Audit: memory, Tickets: memory,
				Link: memory.StartLink, Now: time.Now,
			}
			return c.Turn(ctx, m)
		}
		return echo(ctx, memory, m)
	})
	r.start()
	for _, failure := range []telegramtest.Failure{telegramtest.ServerError, telegramtest.BadGateway, telegramtest.CutBefore, telegramtest.TooManyRequests} {
		r.Inject(telegramtest.Fault{Failure: failure, Method: "sendMessage", Times: 1, Wait: time.Second})
	}
	for _, text := range hostile {
		owner := r.owner("Gulingan 081277550001")
		r.send(owner.Dialog, text)
		if _, err := owner.WaitFor(r.ctx, func(now telegramtest.Transcript) bool { return len(now.FromBot()) > 0 }); err != nil {
			t.Fatalf("%q is not answered: %v", text, err)
		}
	}
	log := r.log.String()
	if !strings.Contains(log, "a turn failed") || !strings.Contains(log, "panic") {
		t.Fatalf("what fails is not logged:\n%s", log)
	}
	for _, secret := range append([]string{
		"gulingan", "Gulingan", "081277550001", "3273015004850001", "4111111111111111", "palsu", r.Token(),
	}, hostile...) {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
}

func TestWhatIsUnderWayWhenAnOwnerDeletesIsGoneToo(t *testing.T) {
	r := newRig(t, func(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
		if !strings.HasPrefix(m.Text, "/") && m.Text != "ya" {
			return echo(ctx, memory, m)
		}
		c := chat.Chat{Memory: memory, Consents: memory, People: memory, Records: memory, Now: time.Now}
		return c.Turn(ctx, m)
	})
	r.start()
	owner := r.owner("Wulandari")
	slow := r.Inject(telegramtest.Fault{Failure: telegramtest.Slow, Method: "sendMessage", Times: 1, Wait: 400 * time.Millisecond})
	r.send(owner.Dialog, "bakpiakukus satu")
	for slow.Hits() == 0 && r.ctx.Err() == nil { // it is under way
		_ = r.log.wait(r.ctx, "")
	}
	r.send(owner.Dialog, "bakpiakukus dua") // waits behind it
	r.send(owner.Dialog, "/hapus_data")
	r.send(owner.Dialog, "ya")
	if _, err := owner.WaitFor(r.ctx, func(now telegramtest.Transcript) bool {
		said := texts(now)
		return len(said) > 0 && strings.Contains(said[len(said)-1], "Sudah dihapus")
	}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"bot.db", "bot.db-wal", "bot.db-shm"} {
		content, err := os.ReadFile(filepath.Join(r.folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), "bakpiakukus") {
			t.Errorf("%s holds what was deleted", name)
		}
	}
	if parts, err := r.ledger.Kept(r.ctx, owner.ChatID()); err != nil || len(parts) > 1 {
		t.Errorf("%+v is kept, %v", parts, err)
	}
}
