package bot_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
)

func TestAPasteThatTheAppHasCutIsAnsweredOnce(t *testing.T) {
	var turns atomic.Int32
	r := newRig(t, func(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
		turns.Add(1)
		return say(fmt.Sprintf("%d kata", len(strings.Fields(m.Text)))), nil
	})
	r.start()
	owner := r.owner("Sari")
	const words = 1500
	if parts, err := owner.Paste(strings.Repeat("kerudung ", words)); err != nil || len(parts) < 3 {
		t.Fatalf("the app sends %d parts, %v", len(parts), err)
	}
	transcript := r.says(owner.Dialog, " kata")
	// Behind it, a short message is a question of its own, at once.
	r.send(owner.Dialog, "halo")
	r.says(owner.Dialog, " kata", "1 kata")
	if n := turns.Load(); n != 2 {
		t.Errorf("%d turns, want 2", n)
	}
	// A word that the app has cut in two counts double.
	var got int
	if _, err := fmt.Sscanf(texts(transcript)[0], "%d kata", &got); err != nil || got < words || got > words+3 {
		t.Errorf("%d words were read, want %d", got, words)
	}
}

func TestALongQuestionAloneIsAnsweredToo(t *testing.T) {
	r := newRig(t, func(context.Context, bot.Memory, chat.Message) (chat.Response, error) {
		return say("dibaca"), nil
	})
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, strings.Repeat("a", 4096))
	r.says(owner.Dialog, "dibaca")
}

func TestTwoQuestionsInTheSameSecondAreTwo(t *testing.T) {
	r := newRig(t, echo)
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "satu")
	r.send(owner.Dialog, "dua")
	r.says(owner.Dialog, "gema satu", "gema dua")
}

func TestAnAlbumIsAnsweredOnce(t *testing.T) {
	r := newRig(t, echo)
	r.start()
	owner := r.owner("Sari")
	for range 3 {
		if _, err := owner.SendPost(telegramtest.Post{Photo: picture(t), Album: "produk"}); err != nil {
			t.Fatal(err)
		}
	}
	r.send(owner.Dialog, "halo")
	r.says(owner.Dialog, chat.TextOnly().Text(), "gema halo")
}

func TestAnEditedQuestionChangesItsAnswer(t *testing.T) {
	// The longer the question, the more messages its answer takes.
	r := newRig(t, func(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
		answer := say("tentang " + m.Text)
		for range strings.Count(m.Text, "+") {
			answer.Blocks = append(answer.Blocks, say(strings.Repeat("panjang ", 500)).Blocks...)
		}
		return answer, nil
	})
	r.start()
	owner := r.owner("Sari")
	question := r.send(owner.Dialog, "kaos")
	first := r.says(owner.Dialog, "tentang kaos").FromBot()
	for _, step := range []struct {
		text     string
		messages int
	}{
		{"kaos merah", 1}, {"kaos ++", 2}, {"kaos +++", 3}, {"kaos biru", 1},
	} {
		if _, err := owner.Edit(question.ID, step.text); err != nil {
			t.Fatal(err)
		}
		transcript, err := owner.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool {
			got := texts(tr)
			return len(got) == step.messages && strings.HasPrefix(got[0]+"\n", "tentang "+step.text+"\n")
		})
		if err != nil {
			t.Fatalf("edited to %q the answer is %.50q, %v", step.text, texts(transcript), err)
		}
		if now := transcript.FromBot(); now[0].ID != first[0].ID {
			t.Errorf("edited to %q there is a new answer in place of the old", step.text)
		}
	}
}

func TestAnEditBeforeItsAnswerArrivedIsAnsweredInPlace(t *testing.T) {
	r := newRig(t, echo)
	fault := r.Inject(telegramtest.Fault{Failure: telegramtest.ServerError, Method: "sendMessage"})
	r.start()
	owner := r.owner("Sari")
	question := r.send(owner.Dialog, "kaos")
	if _, err := r.WaitStats(r.ctx, func(s telegramtest.Stats) bool { return s.Methods["sendMessage"] > 0 }); err != nil {
		t.Fatal(err)
	}
	if _, err := owner.Edit(question.ID, "kaos merah"); err != nil {
		t.Fatal(err)
	}
	fault.Remove()
	transcript, err := owner.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool {
		return slices.Equal(texts(tr), []string{"gema kaos merah"})
	})
	if err != nil {
		t.Fatalf("the answer is %q: %v", texts(transcript), err)
	}
}

func TestInAGroupOnlyWhoAddressesTheBotIsAnswered(t *testing.T) {
	r := newRig(t, func(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
		if !m.Group {
			return say("bukan grup"), nil
		}
		return say("<" + m.Text + ">"), nil
	})
	r.start()
	owner := r.owner("Sari")
	group := r.NewGroup("Pengrajin", owner)
	d, err := r.Dialog(group.ID(), owner.User().ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"halo semua", "/harga@SetaraBot kaos", "/harga@BotLain kaos", "/HARGA@setarabot topi", "/harga tas",
		"/perintahlain", "😀 @SetaraBot sandal berapa?", "@setarabot", "surat@SetaraBot.id", "@BotLain halo",
		"jangan /harga di sini", "/harga@SetaraBot selesai",
	} {
		r.send(d, text)
	}
	transcript, err := d.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool {
		got := texts(tr)
		return len(got) > 0 && strings.Contains(got[len(got)-1], "selesai")
	})
	want := []string{
		"</harga@SetaraBot kaos>", "</HARGA@setarabot topi>", "</harga tas>", "<😀  sandal berapa?>", "</bantuan>",
		"</harga@SetaraBot selesai>",
	}
	if got := texts(transcript); !slices.Equal(got, want) {
		t.Fatalf("the bot says %q (%v), want %q", got, err, want)
	}
	last, _ := transcript.Last()
	if last.ReplyTo == nil || last.ReplyTo.Text != "/harga@SetaraBot selesai" {
		t.Error("the answer does not hang on its question")
	}
	if _, err := d.Reply(last.ID, "kalau topi?"); err != nil {
		t.Fatal(err)
	}
	r.says(d, append(want, "<kalau topi?>")...)
}

func TestAButtonDoesWhatItSays(t *testing.T) {
	long := "jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gimana ya enaknya?"
	r := newRig(t, func(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
		answer := say("tentang " + m.Text)
		answer.Buttons = [][]chat.Button{{{Label: "Pendek", Action: "/sumber"}}, {{Label: "Panjang", Action: long}}}
		return answer, nil
	})
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "halo")
	first, _ := r.says(owner.Dialog, "tentang halo").Last()
	for _, button := range []string{"Pendek", "Panjang"} {
		if _, err := owner.Press(first.ID, button); err != nil {
			t.Fatal(err)
		}
	}
	r.says(owner.Dialog, "tentang halo", "tentang /sumber", "tentang "+long)
	if _, err := owner.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool {
		answered := 0
		for _, e := range tr.Events {
			if e.Kind == telegramtest.KindAnswer {
				answered++
			}
		}
		return answered == 2
	}); err != nil {
		t.Errorf("not every press was answered: %v", err)
	}
	// Keys of another chat, or made up, do nothing.
	other := r.owner("Budi")
	r.send(other.Dialog, "halo")
	theirs, _ := r.says(other.Dialog, "tentang halo").Last()
	for _, data := range []string{first.Buttons()[1][0].CallbackData, "#tidak-ada", "sampah"} {
		if _, err := other.PressData(theirs.ID, data); err != nil {
			t.Fatal(err)
		}
	}
	gone := "Tombol itu sudah terlalu lama"
	r.says(other.Dialog, "tentang halo", gone, gone, gone)
}

func TestWhatIsNoTextGetsAFriendlyAnswer(t *testing.T) {
	r := newRig(t, echo)
	r.start()
	owner := r.owner("Sari")
	if _, err := owner.SendDocument("harga.csv", []byte("a"), ""); err != nil {
		t.Fatal(err)
	}
	if _, err := owner.SendPhoto(picture(t), "ini barang saya 45rb"); err != nil {
		t.Fatal(err)
	}
	r.says(owner.Dialog, chat.TextOnly().Text(), "gema ini barang saya 45rb")
}

func TestTheMenuOffersEveryCommand(t *testing.T) {
	r := newRig(t, echo)
	owner := r.owner("Sari")
	r.start()
	s := r.Subscribe(0)
	for {
		e, err := s.Next(r.ctx)
		if err != nil {
			t.Fatal(err)
		}
		if e.Kind == telegramtest.KindCommands {
			break
		}
	}
	var names []string
	for _, c := range r.Commands(owner.ChatID(), owner.User().ID) {
		names = append(names, c.Command)
	}
	var want []string
	for _, c := range chat.Commands() {
		want = append(want, c.Name)
	}
	if !slices.Equal(names, want) {
		t.Errorf("the menu offers %q, want %q", names, want)
	}
}

func TestTypingIsShownWhileATurnTakesLong(t *testing.T) {
	release := make(chan struct{})
	r := newRig(t, func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		<-release
		return echo(ctx, m, msg)
	})
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "halo")
	_, err := owner.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool {
		return slices.ContainsFunc(tr.Events, func(e telegramtest.Event) bool { return e.Kind == telegramtest.KindAction })
	})
	close(release)
	if err != nil {
		t.Fatal("no typing is shown")
	}
	r.says(owner.Dialog, "gema halo")
}

func TestAFloodingChatSlowsItselfOnly(t *testing.T) {
	r := newRig(t, echo)
	r.start()
	flood, other := r.owner("Banjir"), r.owner("Sari")
	for i := range 300 {
		r.send(flood.Dialog, fmt.Sprintf("pesan %d", i))
	}
	sent := time.Now()
	r.send(other.Dialog, "halo")
	r.says(other.Dialog, "gema halo")
	if took := time.Since(sent); took > 2*time.Second {
		t.Errorf("the other chat waited %v", took)
	}
	if answered := len(flood.Transcript().FromBot()); answered > 150 {
		t.Errorf("%d of 300 answers to the flood came before", answered)
	}
}
