package bot_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// keepsTickets is a conversation that keeps what it is asked to: its reply
// names the number.
func keepsTickets(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
	if msg.Text == "antrean" {
		open, err := m.OwnTickets(ctx, msg.Chat, 10)
		var lines []string
		for _, t := range open {
			lines = append(lines, fmt.Sprintf("%d %s", t.Number, t.Text))
		}
		return say("ada " + strings.Join(lines, ", ") + "."), err
	}
	if msg.Text == "lupakan" {
		return say("lupa"), m.Forget(ctx, msg.Chat, time.Now())
	}
	number, err := m.OpenTicket(ctx, knowledge.Ticket{
		Chat: msg.Chat, Update: msg.Update, Text: msg.Text, Intent: "program", OpenedAt: time.Unix(1_800_000_000, 0),
	})
	if strings.HasPrefix(msg.Text, "gagal") {
		err = errTurn
	}
	return say(fmt.Sprintf("nomor %d", number)), err
}

func TestAQuestionIsKeptUnderTheNumberThatTheReplyNames(t *testing.T) {
	r := newRig(t, keepsTickets)
	r.converse([]exchange{
		{"antrean", "ada ."},
		{"kur", "nomor 1"},
		{"gagal nib", chat.Apology().Text()},
		{"halal", "nomor 3"},
		{"antrean", "ada 3 halal, 1 kur."},
		{"lupakan", "lupa"},
		{"antrean", "ada ."},
	})
}

func TestAQuestionThatComesTwiceOrAfterACrashIsKeptOnce(t *testing.T) {
	r := newRig(t, keepsTickets)
	owner := r.owner("Sari")
	r.journaled(1, owner, "kur", time.Now().Add(-time.Minute))
	r.Inject(telegramtest.Fault{Failure: telegramtest.DuplicateUpdate})
	r.start()
	r.says(owner.Dialog, "nomor 1")
	r.send(owner.Dialog, "halal")
	r.says(owner.Dialog, "nomor 1", "nomor 2")
	r.halt()
	r.start()
	r.send(owner.Dialog, "antrean")
	r.says(owner.Dialog, "nomor 1", "nomor 2", "ada 2 halal, 1 kur.")
}

func TestAQuestionIsKeptLaterWhereTheLedgerCannotBeWritten(t *testing.T) {
	t.Parallel()
	r := newRig(t, keepsTickets)
	r.start()
	owner := r.owner("Sari")
	release := r.hold()
	r.send(owner.Dialog, "kur")
	r.says(owner.Dialog, "nomor 0")
	release()
	if err := r.log.wait(r.ctx, "works again"); err != nil {
		t.Fatalf("the bot does not notice that bot.db works again\n%s", r.log)
	}
	r.send(owner.Dialog, "antrean")
	r.says(owner.Dialog, "nomor 0", "ada 1 kur.")
}
