package bot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/jpeg"
	"strings"
	"testing"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
)

// hearing is a turn that says what came of fetching a voice note of at most 100
// bytes, or a photo.
func hearing(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
	var data []byte
	var err error
	switch {
	case msg.Voice != nil:
		data, err = m.Fetch(ctx, msg.Voice.File, 100)
	case msg.Content != nil && msg.Content.Media != nil:
		data, err = m.FetchPicture(ctx, msg.Content.Media.FileID, 5<<20)
		if err == nil {
			picture, err := jpeg.Decode(bytes.NewReader(data))
			if err != nil {
				return chat.Response{}, err
			}
			return say(fmt.Sprintf("foto %s", picture.Bounds().Size())), nil
		}
	default:
		return say("bukan apa-apa"), nil
	}
	text := "gagal"
	switch {
	case errors.Is(err, chat.ErrMediaTooLarge):
		text = "terlalu besar"
	case errors.Is(err, chat.ErrNoPicture):
		text = "bukan gambar"
	case err == nil:
		text = fmt.Sprintf("%s, %d detik, %s", msg.Voice.Name, msg.Voice.Seconds, data)
	}
	return say(text), nil
}

func TestWhatAnOwnerSendsIsFetched(t *testing.T) {
	voice := telegramtest.Post{Voice: []byte("kerudung voal"), Seconds: 4}
	tests := []struct {
		name  string
		post  telegramtest.Post
		fault telegramtest.Fault
		want  string
	}{
		{"a voice note", voice, telegramtest.Fault{}, "suara.ogg, 4 detik, kerudung voal"},
		{"a voice note that comes the second time", voice,
			telegramtest.Fault{Failure: telegramtest.CutAfter, Method: telegramtest.FileDownload, Times: 1}, "suara.ogg, 4 detik, kerudung voal"},
		{"a voice note that does not come", voice,
			telegramtest.Fault{Failure: telegramtest.ServerError, Method: telegramtest.FileDownload}, "gagal"},
		{"a voice note of which Telegram says nothing", voice,
			telegramtest.Fault{Failure: telegramtest.ServerError, Method: "getFile"}, "gagal"},
		{"a voice note that is too large", telegramtest.Post{Voice: bytes.Repeat([]byte("a"), 101), Seconds: 4}, telegramtest.Fault{}, "terlalu besar"},
		{"a photo becomes a JPEG", telegramtest.Post{Photo: picture(t)}, telegramtest.Fault{}, "foto (20,10)"},
		{"a file that only calls itself a picture", telegramtest.Post{Document: []byte("bukan"), Name: "foto.jpg"}, telegramtest.Fault{}, "bukan gambar"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t, hearing)
			r.start()
			if test.fault.Failure != 0 {
				r.Inject(test.fault)
			}
			owner := r.owner("Sari")
			if _, err := owner.SendPost(test.post); err != nil {
				t.Fatal(err)
			}
			r.says(owner.Dialog, test.want)
			if strings.Contains(r.log.String(), r.Token()) {
				t.Error("the log holds the token")
			}
		})
	}
}

func TestAVoiceNoteInAGroupIsNoVoiceOfAnOwner(t *testing.T) {
	r := newRig(t, hearing)
	r.start()
	owner := r.owner("Sari")
	in := r.NewGroup("Paguyuban", owner).Join(owner)
	r.send(in, "/harga kerudung")
	first := r.says(in, "bukan apa-apa").FromBot()[0]
	if _, err := in.SendPost(telegramtest.Post{Voice: []byte("kerudung"), Seconds: 4, ReplyTo: first.ID}); err != nil {
		t.Fatal(err)
	}
	r.says(in, "bukan apa-apa", "bukan apa-apa")
}
