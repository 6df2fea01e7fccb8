package bot_test

import (
	"bytes"
	"context"
	"errors"
	"runtime/pprof"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
)

// illustrated answers each message with itself and a picture of it; one that
// was asked for where the message is /gambar.
func illustrated(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
	r := say("gema " + m.Text)
	r.Picture = &chat.Picture{Title: m.Text, Caption: "gambar " + m.Text, Asked: m.Text == "/gambar"}
	return r, nil
}

// easel draws pictures as the test wants. Who waits for it holds the bot's
// only one.
type easel struct {
	data    []byte
	begun   chan string
	release chan struct{}
}

func newEasel(t *testing.T) *easel {
	return &easel{data: picture(t), begun: make(chan string, 10), release: make(chan struct{}, 10)}
}

// draw waits until it is released.
func (e *easel) draw(_ context.Context, p *chat.Picture) ([]byte, error) {
	e.begun <- p.Title
	<-e.release
	return e.data, nil
}

// drawAtOnce does not wait.
func (e *easel) drawAtOnce(context.Context, *chat.Picture) ([]byte, error) { return e.data, nil }

// shows waits until the bot's messages in a chat are these, in order; those
// with a photo begin with "foto: ".
func (r *rig) shows(d *telegramtest.Dialog, want ...string) []telegramtest.Message {
	r.t.Helper()
	transcript, err := d.WaitFor(r.ctx, func(t telegramtest.Transcript) bool { return len(t.FromBot()) >= len(want) })
	var got []string
	for _, m := range transcript.FromBot() {
		text, _ := m.Content()
		if len(m.Photo) > 0 {
			text = "foto: " + text
		}
		got = append(got, text)
	}
	if err != nil || !slices.Equal(got, want) {
		r.t.Fatalf("the bot shows %q (%v), want %q\n%s", got, err, want, r.log)
	}
	return transcript.FromBot()
}

// offers tells whether a message has the button for its picture.
func offers(m telegramtest.Message) bool {
	for _, row := range m.Buttons() {
		for _, b := range row {
			if b.Text == "Lihat gambar" {
				return true
			}
		}
	}
	return false
}

func TestAPictureFollowsItsText(t *testing.T) {
	e := newEasel(t)
	r := newRig(t, illustrated)
	r.change = func(o *bot.Options) { o.Draw = e.draw }
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "kaos")
	// The text is there while the picture is still being drawn.
	<-e.begun
	text := r.shows(owner.Dialog, "gema kaos")
	if offers(text[0]) {
		t.Error("the picture comes, and is offered too")
	}
	e.release <- struct{}{}
	r.shows(owner.Dialog, "gema kaos", "foto: gambar kaos")
}

func TestAPictureWaitsForATextThatTelegramDoesNotTake(t *testing.T) {
	e := newEasel(t)
	r := newRig(t, illustrated)
	r.change = func(o *bot.Options) { o.Draw = e.draw }
	fault := r.Inject(telegramtest.Fault{Failure: telegramtest.ServerError, Method: "sendMessage"})
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "kaos")
	<-e.begun
	e.release <- struct{}{}
	if _, err := r.WaitStats(r.ctx, func(s telegramtest.Stats) bool { return s.Methods["sendMessage"] > 1 }); err != nil {
		t.Fatal(err)
	}
	fault.Remove()
	r.shows(owner.Dialog, "gema kaos", "foto: gambar kaos")
}

func TestWhileOnePictureIsDrawnOthersAreOffered(t *testing.T) {
	e := newEasel(t)
	r := newRig(t, illustrated)
	r.change = func(o *bot.Options) { o.Draw = e.draw }
	r.start()
	first, second := r.owner("Sari"), r.owner("Budi")
	r.send(first.Dialog, "kaos")
	<-e.begun
	r.send(second.Dialog, "topi")
	offer := r.shows(second.Dialog, "gema topi")
	if !offers(offer[0]) {
		t.Fatal("the second picture is not offered")
	}
	// Who asks waits for the first.
	if _, err := second.Press(offer[0].ID, "Lihat gambar"); err != nil {
		t.Fatal(err)
	}
	r.shows(second.Dialog, "gema topi", "gema /gambar")
	e.release <- struct{}{}
	r.shows(first.Dialog, "gema kaos", "foto: gambar kaos")
	if title := <-e.begun; title != "/gambar" {
		t.Errorf("%s is drawn, want what was asked for", title)
	}
	e.release <- struct{}{}
	r.shows(second.Dialog, "gema topi", "gema /gambar", "foto: gambar /gambar")
}

func TestAPictureThatFailsCostsNothingElse(t *testing.T) {
	for _, how := range []string{"panik", "gagal"} {
		t.Run(how, func(t *testing.T) {
			e := newEasel(t)
			r := newRig(t, illustrated)
			r.change = func(o *bot.Options) {
				o.Draw = func(ctx context.Context, p *chat.Picture) ([]byte, error) {
					switch {
					case p.Title == "kaos":
						return e.drawAtOnce(ctx, p)
					case how == "panik":
						panic("rahasia pemilik")
					default:
						return nil, errors.New("rahasia pemilik")
					}
				}
			}
			r.start()
			owner := r.owner("Sari")
			r.send(owner.Dialog, "topi")
			if err := r.log.wait(r.ctx, "a picture is not sent"); err != nil {
				t.Fatal(err)
			}
			r.send(owner.Dialog, "/gambar")
			sorry := chat.PictureFailed(&chat.Picture{}).Text()
			if m := r.shows(owner.Dialog, "gema topi", "gema /gambar", sorry); !offers(m[2]) {
				t.Error("who asked for the picture cannot ask again")
			}
			r.send(owner.Dialog, "kaos")
			r.shows(owner.Dialog, "gema topi", "gema /gambar", sorry, "gema kaos", "foto: gambar kaos")
			if strings.Contains(r.log.String(), "rahasia") {
				t.Error("the log holds what a person wrote")
			}
		})
	}
}

func TestACrashBeforeThePictureCostsThePictureOnly(t *testing.T) {
	e := newEasel(t)
	r := newRig(t, illustrated)
	r.change = func(o *bot.Options) { o.Draw = e.draw }
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "kaos")
	<-e.begun
	r.shows(owner.Dialog, "gema kaos")
	r.halt() // the picture is still being drawn
	e.release <- struct{}{}
	r.change = func(o *bot.Options) { o.Draw = e.drawAtOnce }
	r.start()
	r.send(owner.Dialog, "topi")
	r.shows(owner.Dialog, "gema kaos", "gema topi", "foto: gambar topi")
	r.halt()
	for range 100_000 {
		if !strings.Contains(goroutines(t), "(*sketch)") {
			return
		}
	}
	t.Errorf("a goroutine that draws is left:\n%s", goroutines(t))
}

// goroutines are the stacks of all there are.
func goroutines(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := pprof.Lookup("goroutine").WriteTo(&b, 1); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAnEditedQuestionOnlyOffersItsPicture(t *testing.T) {
	e := newEasel(t)
	r := newRig(t, illustrated)
	r.change = func(o *bot.Options) { o.Draw = e.drawAtOnce }
	r.start()
	owner := r.owner("Sari")
	question := r.send(owner.Dialog, "kaos")
	r.shows(owner.Dialog, "gema kaos", "foto: gambar kaos")
	if _, err := owner.Edit(question.ID, "kaos merah"); err != nil {
		t.Fatal(err)
	}
	transcript, err := owner.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool { return texts(tr)[0] == "gema kaos merah" })
	if err != nil || !offers(transcript.FromBot()[0]) {
		t.Fatalf("the edited answer offers no picture: %v", err)
	}
	r.send(owner.Dialog, "topi")
	r.shows(owner.Dialog, "gema kaos merah", "foto: gambar kaos", "gema topi", "foto: gambar topi")
}

func TestWithoutWhoDrawsThereAreNoPictures(t *testing.T) {
	r := newRig(t, illustrated)
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "kaos")
	r.send(owner.Dialog, "topi")
	for _, m := range r.shows(owner.Dialog, "gema kaos", "gema topi") {
		if offers(m) {
			t.Error("a picture is offered that nobody can draw")
		}
	}
}

func TestAChoiceAboutPicturesIsStoredWithItsReplyOrNotAtAll(t *testing.T) {
	var wanted atomic.Bool
	r := newRig(t, func(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
		if m.Text != "apa?" {
			if err := memory.SetPictures(ctx, m.Chat, m.Text == "hidup"); err != nil {
				return chat.Response{}, err
			}
		}
		if strings.HasSuffix(m.Text, "gagal") {
			return chat.Response{}, errTurn
		}
		want, err := memory.Pictures(ctx, m.Chat)
		wanted.Store(want)
		return say("gema " + m.Text), err
	})
	r.start()
	owner := r.owner("Sari")
	apology := chat.Apology().Text()
	var said []string
	for _, step := range []struct {
		text, reply string
		want        bool
	}{
		{"apa?", "gema apa?", true}, {"mati gagal", apology, true}, {"apa?", "gema apa?", true},
		{"mati", "gema mati", false}, {"apa?", "gema apa?", false}, {"hidup", "gema hidup", true}, {"apa?", "gema apa?", true},
	} {
		r.send(owner.Dialog, step.text)
		said = append(said, step.reply)
		r.says(owner.Dialog, said...)
		if wanted.Load() != step.want {
			t.Fatalf("after %q pictures are wanted: %v", step.text, wanted.Load())
		}
	}
}
