package bot_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/knowledge"
)

func TestWatchesAreKeptWithTheReplyOrNotAtAll(t *testing.T) {
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, knowledge.WIB)
	r := newRig(t, func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		verb, name, _ := strings.Cut(msg.Text, " ")
		product := knowledge.Product{Key: name, Name: name, Unit: knowledge.UnitPiece, Pack: knowledge.One}
		var err error
		switch verb {
		case "pantau", "gagal":
			if err = m.KeepProduct(ctx, msg.Chat, product, now); err == nil {
				err = m.KeepWatch(ctx, msg.Chat, knowledge.Watch{Product: product, Goods: name, Threshold: 1000})
			}
		case "berhenti":
			err = m.DropWatch(ctx, msg.Chat, name)
		case "lupakan":
			err = m.Forget(ctx, msg.Chat, time.Now())
		}
		if err == nil && verb == "gagal" {
			err = errTurn
		}
		if err != nil {
			return chat.Response{}, err
		}
		watches, err := m.Watches(ctx, msg.Chat)
		names := make([]string, len(watches))
		for i := range watches {
			names[i] = watches[i].Product.Name
		}
		return say(fmt.Sprint("dipantau ", names)), err
	})
	r.converse([]exchange{
		{"pantau kue", "dipantau [kue]"},
		{"gagal abon", chat.Apology().Text()},
		{"pantau abon", "dipantau [abon kue]"},
		{"pantau kue", "dipantau [abon kue]"},
		{"berhenti kue", "dipantau [abon]"},
		{"lihat", "dipantau [abon]"},
		{"lupakan", "dipantau []"},
		{"lihat", "dipantau []"},
	})
}
