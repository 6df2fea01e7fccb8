package bot_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/knowledge"
)

func TestAProfileIsKeptWithTheReplyOrNotAtAll(t *testing.T) {
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, knowledge.WIB)
	r := newRig(t, func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		verb, sector, _ := strings.Cut(msg.Text, " ")
		var err error
		switch verb {
		case "simpan", "gagal":
			err = m.KeepProfile(ctx, msg.Chat, knowledge.Profile{Sector: knowledge.Sector(sector)}, now)
		case "hapus":
			err = m.DropProfile(ctx, msg.Chat)
		case "lupakan":
			err = m.Forget(ctx, msg.Chat, time.Now())
		}
		if err == nil && verb == "gagal" {
			err = errTurn
		}
		if err != nil {
			return chat.Response{}, err
		}
		p, err := m.Profile(ctx, msg.Chat)
		if errors.Is(err, knowledge.ErrNotFound) {
			return say("tidak ada"), nil
		}
		return say("ada " + string(p.Sector)), err
	})
	r.converse([]exchange{
		{"lihat", "tidak ada"},
		{"simpan jasa", "ada jasa"},
		{"gagal kriya", chat.Apology().Text()},
		{"lihat", "ada jasa"},
		{"hapus", "tidak ada"},
		{"lihat", "tidak ada"},
		{"simpan kriya", "ada kriya"},
		{"lupakan", "tidak ada"},
		{"lihat", "tidak ada"},
	})
}
