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

func TestProductsAreKeptWithTheReplyOrNotAtAll(t *testing.T) {
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, knowledge.WIB)
	r := newRig(t, func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		verb, name, _ := strings.Cut(msg.Text, " ")
		var err error
		switch verb {
		case "simpan", "gagal":
			err = m.KeepProduct(ctx, msg.Chat, knowledge.Product{
				Key: name, Name: name, Cost: 1000, Unit: knowledge.UnitPiece, Pack: knowledge.One,
			}, now)
		case "hapus":
			err = m.DropProduct(ctx, msg.Chat, name)
		case "lupakan":
			err = m.Forget(ctx, msg.Chat, time.Now())
		}
		if err == nil && verb == "gagal" {
			err = errTurn
		}
		if err != nil {
			return chat.Response{}, err
		}
		products, err := m.Products(ctx, msg.Chat)
		names := make([]string, len(products))
		for i := range products {
			names[i] = products[i].Name
		}
		return say(fmt.Sprint("ada ", names)), err
	})
	r.converse([]exchange{
		{"simpan kue", "ada [kue]"},
		{"gagal abon", chat.Apology().Text()},
		{"simpan abon", "ada [abon kue]"},
		{"simpan kue", "ada [abon kue]"},
		{"hapus kue", "ada [abon]"},
		{"lihat", "ada [abon]"},
		{"lupakan", "ada []"},
		{"lihat", "ada []"},
	})
}

// exchange is a message and its reply.
type exchange struct{ text, reply string }

// converse starts the bot and has an owner say one thing after the other.
func (r *rig) converse(steps []exchange) {
	r.t.Helper()
	r.start()
	owner := r.owner("Sari")
	var want []string
	for _, step := range steps {
		want = append(want, step.reply)
		r.send(owner.Dialog, step.text)
		r.says(owner.Dialog, want...)
	}
}
