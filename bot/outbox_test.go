package bot_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
)

func TestTroubleOnTheWayCostsNoAnswer(t *testing.T) {
	for name, fault := range map[string]telegramtest.Fault{
		"telegram is in trouble":                   {Failure: telegramtest.ServerError, Times: 2},
		"a proxy is in trouble":                    {Failure: telegramtest.BadGateway, Times: 2},
		"the connection is cut before the message": {Failure: telegramtest.CutBefore, Times: 2},
		"telegram asks to wait":                    {Failure: telegramtest.TooManyRequests, Wait: time.Second, Times: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t, echo)
			fault.Method = "sendMessage"
			injected := r.Inject(fault)
			r.start()
			owner := r.owner("Sari")
			r.send(owner.Dialog, "satu")
			r.send(owner.Dialog, "dua")
			r.says(owner.Dialog, "gema satu", "gema dua")
			if injected.Hits() != fault.Times {
				t.Errorf("the fault hit %d times, want %d", injected.Hits(), fault.Times)
			}
		})
	}
}

func TestAnAnswerThatMayHaveArrivedIsSentAgainAndReported(t *testing.T) {
	r := newRig(t, echo)
	r.Inject(telegramtest.Fault{Failure: telegramtest.CutAfter, Method: "sendMessage", Times: 1})
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "satu")
	r.says(owner.Dialog, "gema satu", "gema satu")
	if h := r.bot.Health(r.ctx); h.Uncertain != 1 {
		t.Errorf("%d answers are reported uncertain, want 1", h.Uncertain)
	}
}

func TestA429OfOneChatHoldsUpNoOther(t *testing.T) {
	r := newRig(t, echo)
	slow, quick := r.owner("Lambat"), r.owner("Cepat")
	const wait = 2 * time.Second
	r.Inject(telegramtest.Fault{
		Failure: telegramtest.TooManyRequests, Method: "sendMessage", Chat: slow.ChatID(), Wait: wait, Times: 1,
	})
	r.start()
	r.send(slow.Dialog, "satu")
	if _, err := r.WaitStats(r.ctx, func(s telegramtest.Stats) bool { return s.TooMany == 1 }); err != nil {
		t.Fatal(err)
	}
	refused := time.Now()
	r.send(quick.Dialog, "dua")
	r.says(quick.Dialog, "gema dua")
	if took := time.Since(refused); took >= wait {
		t.Errorf("the other chat waited %v", took)
	}
	r.says(slow.Dialog, "gema satu")
	if took := time.Since(refused); took < wait-50*time.Millisecond {
		t.Errorf("sent again after %v, Telegram had asked for %v", took, wait)
	}
}

func TestA429OfTheWholeBotHoldsUpEverybody(t *testing.T) {
	r := newRig(t, echo)
	const wait = 2 * time.Second
	injected := r.Inject(telegramtest.Fault{Failure: telegramtest.TooManyRequests, Method: "sendMessage", Wait: wait})
	r.start()
	first, second, third := r.owner("Satu"), r.owner("Dua"), r.owner("Tiga")
	r.send(first.Dialog, "a")
	asked := time.Now()
	r.send(second.Dialog, "b")
	for _, owner := range []*telegramtest.Person{first, second} {
		if err := r.log.wait(r.ctx, fmt.Sprintf(`msg="telegram asks to wait" chat=%d`, owner.ChatID())); err != nil {
			t.Fatal(err)
		}
	}
	injected.Remove()
	r.send(third.Dialog, "c")
	r.says(third.Dialog, "gema c")
	if took := time.Since(asked); took < wait-50*time.Millisecond {
		t.Errorf("sent after %v, Telegram had asked for %v", took, wait)
	}
	r.says(first.Dialog, "gema a")
	r.says(second.Dialog, "gema b")
}

func TestWhoBlocksTheBotHearsNothingUntilTheyWrite(t *testing.T) {
	r := newRig(t, echo)
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "satu")
	r.says(owner.Dialog, "gema satu")
	owner.Block()
	other := r.owner("Budi")
	r.send(other.Dialog, "tunggu") // behind the news of the block
	r.says(other.Dialog, "gema tunggu")

	news := bot.Outgoing{Chat: owner.ChatID(), Response: say("kabar")}
	if err := r.bot.Send(r.ctx, ledger.Broadcasts, news); err != nil {
		t.Fatal(err)
	}
	if err := r.bot.Send(r.ctx, ledger.Broadcasts, bot.Outgoing{Chat: other.ChatID(), Response: say("kabar")}); err != nil {
		t.Fatal(err)
	}
	r.says(other.Dialog, "gema tunggu", "kabar")
	if sent := r.Stats().Methods["sendMessage"]; sent != 3 {
		t.Errorf("%d messages were tried, want 3: none to who blocks", sent)
	}
	r.send(owner.Dialog, "saya kembali") // unblocks
	r.says(owner.Dialog, "gema satu", "gema saya kembali")
	if err := r.bot.Send(r.ctx, ledger.Broadcasts, news); err != nil {
		t.Fatal(err)
	}
	r.says(owner.Dialog, "gema satu", "gema saya kembali", "kabar")
}

func TestMarkupThatTelegramRefusesGoesAsPlainText(t *testing.T) {
	tooLong := strings.Repeat("tombol ", 40)
	r := newRig(t, func(context.Context, bot.Memory, chat.Message) (chat.Response, error) {
		answer := say("harga < modal & rugi")
		answer.Buttons = [][]chat.Button{{{Label: "", Action: tooLong}}} // a button needs a label
		return answer, nil
	})
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "halo")
	r.says(owner.Dialog, "harga < modal & rugi")
	if !strings.Contains(r.log.String(), "a bug of ours") {
		t.Error("the log does not say that it is our bug")
	}
}

func TestAGroupThatMovesIsFollowed(t *testing.T) {
	r := newRig(t, echo)
	r.start()
	owner := r.owner("Sari")
	group := r.NewGroup("Pengrajin", owner)
	old := group.ID()
	now := group.Migrate()
	if err := r.bot.Send(r.ctx, ledger.Answers, bot.Outgoing{Chat: old, Response: say("jawaban")}); err != nil {
		t.Fatal(err)
	}
	if _, err := r.WaitFor(r.ctx, now, func(t telegramtest.Transcript) bool { return len(t.FromBot()) == 1 }); err != nil {
		t.Fatalf("the supergroup got nothing: %v\n%s", err, r.log)
	}
}

func TestPhotosAndDocumentsGoTheSameWay(t *testing.T) {
	r := newRig(t, echo)
	r.Inject(telegramtest.Fault{Failure: telegramtest.CutBefore, Method: "sendDocument", Times: 1})
	r.start()
	owner := r.owner("Sari")
	files := []bot.Outgoing{
		{Chat: owner.ChatID(), Response: say("grafik"), File: &bot.File{Photo: true, Name: "grafik.png", Data: picture(t)}},
		{Chat: owner.ChatID(), Response: say(strings.Repeat("panjang ", 300)), File: &bot.File{Name: "harga.csv", Data: []byte("a,b\n")}},
	}
	if err := r.bot.Send(r.ctx, ledger.Answers, files...); err != nil {
		t.Fatal(err)
	}
	transcript := r.says(owner.Dialog, "grafik", "panjang", "")
	messages := transcript.FromBot()
	if len(messages[0].Photo) == 0 {
		t.Error("the photo is none")
	}
	data, name, ok := r.File(messages[2].FileID())
	if !ok || name != "harga.csv" || string(data) != "a,b\n" {
		t.Errorf("the document is %q named %q", data, name)
	}
}

func TestAnswersGoBeforeBroadcasts(t *testing.T) {
	r := newRig(t, echo)
	r.change = func(o *bot.Options) { o.Pace.BroadcastPerSecond = 50 }
	r.start()
	reader := r.owner("Pembaca")
	var news []bot.Outgoing
	for range 500 {
		p := r.NewPerson("Penerima")
		p.Acquaint()
		news = append(news, bot.Outgoing{Chat: p.ChatID(), Response: say("kabar")})
	}
	if err := r.bot.Send(r.ctx, ledger.Broadcasts, news...); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"satu", "dua", "tiga"} {
		r.send(reader.Dialog, text)
	}
	r.says(reader.Dialog, "gema satu", "gema dua", "gema tiga")
	if h := r.bot.Health(r.ctx); h.Outbox.Depth < 200 {
		t.Errorf("only %d broadcasts still wait: the answers came behind them", h.Outbox.Depth)
	}
}
