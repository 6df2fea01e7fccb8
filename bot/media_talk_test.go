package bot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// recording is what stands in the file of a voice note.
const recording = "OggS-rekaman-suara-bu-sari"

// attentive is a model that hears and sees what it is told to.
type attentive struct {
	silentModel
	heard, seen string
	calls       atomic.Int32
	// jpeg is the last picture that it was shown.
	jpeg atomic.Pointer[[]byte]
}

func (*attentive) Abilities(context.Context) (chat.ModelAbilities, error) {
	return chat.ModelAbilities{Audio: true, Vision: true}, nil
}

func (a *attentive) Hear(_ context.Context, name string, audio []byte) (chat.Heard, error) {
	a.calls.Add(1)
	if name != "suara.ogg" || string(audio) != recording {
		return chat.Heard{}, chat.ErrModelOdd
	}
	return chat.Heard{Text: a.heard}, nil
}

func (a *attentive) Look(_ context.Context, _ string, _ json.RawMessage, jpeg []byte) (chat.Seen, error) {
	a.calls.Add(1)
	a.jpeg.Store(&jpeg)
	return chat.Seen{JSON: a.seen}, nil
}

// newTalk is the conversation of owners with a model that hears and sees.
func newTalk(t *testing.T, a *attentive) *rig {
	var r *rig
	r = newRig(t, func(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
		c := chat.Chat{
			Memory: memory, Consents: memory, Officers: memory, Broadcasts: memory, Complaints: memory, Now: time.Now,
			Model: a, ModelBook: r.ledger, ModelConsents: memory, ModelBudget: knowledge.ModelBudget{Day: 1000, Owner: 1000},
			Ears: a, Eyes: a, Finder: a, Media: memory, Draft: memory.Draft(),
		}
		return c.Turn(ctx, m)
	})
	r.start()
	return r
}

// agreed is an owner who lets an outside model be asked.
func (r *rig) agreed() *telegramtest.Person {
	r.t.Helper()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "/izin_model ya")
	r.says(owner.Dialog, "Terima kasih")
	return owner
}

func (r *rig) posts(d *telegramtest.Dialog, p telegramtest.Post) {
	r.t.Helper()
	if _, err := d.SendPost(p); err != nil {
		r.t.Fatal(err)
	}
}

func TestAnOwnerSpeaksReadsWhatWasHeardAndIsAnswered(t *testing.T) {
	r := newTalk(t, &attentive{heard: "halo"})
	owner := r.agreed()
	r.posts(owner.Dialog, telegramtest.Post{Voice: []byte(recording), Seconds: 3})
	asked := r.says(owner.Dialog, "Terima kasih", "Yang saya dengar: “halo”").FromBot()[1]
	if _, err := owner.Press(asked.ID, "Benar, jawab"); err != nil {
		t.Fatal(err)
	}
	said := texts(r.says(owner.Dialog, "Terima kasih", "Yang saya dengar", ""))
	r.send(owner.Dialog, "halo")
	if typed := texts(r.says(owner.Dialog, "Terima kasih", "Yang saya dengar", "", "")); typed[3] != said[2] {
		t.Errorf("it answers %q to what was heard, %q to what is typed", said[2], typed[3])
	}
	all := sees(owner.Transcript())
	if slices.ContainsFunc(all[len(all)-1:], func(s string) bool { return strings.HasPrefix(s, "…") }) {
		t.Errorf("the owner sees %q", all)
	}
}

func TestAnOwnerPhotographsAndTheModelSeesThePictureAlone(t *testing.T) {
	a := &attentive{seen: `{"kind":"product","product":"sandal kulit","price":null,"marketplace":null}`}
	r := newTalk(t, a)
	owner := r.agreed()
	r.posts(owner.Dialog, telegramtest.Post{Photo: shot(t)})
	r.says(owner.Dialog, "Terima kasih", "Di foto itu saya melihat: sandal kulit. Betul?")
	if jpeg := a.jpeg.Load(); jpeg == nil || bytes.Contains(*jpeg, []byte(whereabouts)) {
		t.Error("the model is shown where the photo was taken, or nothing")
	}
	r.send(owner.Dialog, "bukan")
	r.says(owner.Dialog, "Terima kasih", "Di foto", "tidak saya pakai")
}

func TestNothingOfAVoiceNoteOrAPhotoIsKept(t *testing.T) {
	r := newTalk(t, &attentive{heard: "halo", seen: `{"kind":"other"}`})
	owner := r.agreed()
	r.posts(owner.Dialog, telegramtest.Post{Voice: []byte(recording), Seconds: 3})
	r.says(owner.Dialog, "Terima kasih", "Yang saya dengar")
	r.posts(owner.Dialog, telegramtest.Post{Photo: shot(t)})
	r.says(owner.Dialog, "Terima kasih", "Yang saya dengar", "tidak menemukan barang")
	r.halt()
	files, err := filepath.Glob(filepath.Join(r.folder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(recording)) || bytes.Contains(data, []byte(whereabouts)) {
			t.Errorf("%s holds what the owner sent", filepath.Base(file))
		}
	}
	if strings.Contains(r.log.String(), "halo") {
		t.Error("the log holds what was heard")
	}
}

func TestBeforeTheirYesAndInGroupsNothingOfOwnersIsFetched(t *testing.T) {
	a := &attentive{heard: "halo"}
	r := newTalk(t, a)
	owner := r.owner("Sari")
	fetched := r.Inject(telegramtest.Fault{Failure: telegramtest.ServerError, Method: "getFile"})
	r.posts(owner.Dialog, telegramtest.Post{Voice: []byte(recording), Seconds: 3})
	r.says(owner.Dialog, "Pesan suara bisa saya dengar dengan bantuan AI")
	r.posts(owner.Dialog, telegramtest.Post{Photo: shot(t)})
	r.says(owner.Dialog, "Pesan suara bisa", "Foto bisa saya lihat dengan bantuan AI")
	if n := a.calls.Load(); n > 0 || fetched.Hits() > 0 {
		t.Errorf("%d calls, %d files fetched", n, fetched.Hits())
	}
}
