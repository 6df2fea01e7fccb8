package page

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/bot/telegramtest"
)

func TestWhatAPersonTypesReachesTheBotAsTheirMessage(t *testing.T) {
	r := newRig(t)
	if status, said := r.do("send", `{"from":810001,"text":"jual payung 30rb"}`); status != http.StatusNoContent {
		t.Fatal(status, said)
	}
	got := r.messages()
	if len(got) != 1 || got[0].Text != "jual payung 30rb" || got[0].From.ID != owner {
		t.Fatalf("the bot sees %+v", got)
	}
	id := strconv.FormatInt(got[0].ID, 10)
	if status, said := r.do("edit", `{"from":810001,"message":`+id+`,"text":"jual payung 35rb"}`); status != http.StatusNoContent {
		t.Fatal(status, said)
	}
	if got := r.messages(); got[0].Text != "jual payung 35rb" || got[0].EditDate == 0 {
		t.Errorf("after the edit the bot sees %+v", got)
	}
}

func TestALongPasteIsSentInSeveralMessages(t *testing.T) {
	r := newRig(t)
	body, err := json.Marshal(act{From: owner, Text: strings.Repeat("harga kerudung ", 400)})
	if err != nil {
		t.Fatal(err)
	}
	if status, said := r.do("send", string(body)); status != http.StatusNoContent {
		t.Fatal(status, said)
	}
	if got := len(r.messages()); got != 2 {
		t.Errorf("%d messages, want 2", got)
	}
}

func TestAPressedButtonReachesTheBot(t *testing.T) {
	r := newRig(t)
	r.do("send", `{"from":810001,"text":"halo"}`)
	r.asBot("sendMessage", url.Values{
		"chat_id": {"810001"}, "text": {"Halo"},
		"reply_markup": {`{"inline_keyboard":[[{"text":"Lihat sumber","callback_data":"/sumber"}]]}`},
	})
	said := r.messages()
	id := strconv.FormatInt(said[len(said)-1].ID, 10)
	if status, said := r.do("press", `{"from":810001,"message":`+id+`,"data":"/sumber"}`); status != http.StatusNoContent {
		t.Fatal(status, said)
	}
	events := r.server.Transcript(owner).Events
	if last := events[len(events)-1]; last.Kind != telegramtest.KindPress || last.Text != "/sumber" {
		t.Errorf("what happened last is %+v", last)
	}
}

func TestWhatCannotBeDoneIsAnsweredWithASentence(t *testing.T) {
	tests := []struct {
		name, what, act string
		status          int
	}{
		{"an empty message", "send", `{"from":810001,"text":" \n "}`, http.StatusBadRequest},
		{"a stranger", "send", `{"from":5,"text":"halo"}`, http.StatusNotFound},
		{"no JSON", "send", `halo`, http.StatusBadRequest},
		{"a field of the wrong type", "send", `{"from":"saya"}`, http.StatusBadRequest},
		{"an endless message", "send", `{"from":810001,"text":"` + strings.Repeat("a", maxText) + `"}`, http.StatusRequestEntityTooLarge},
		{"an edit of nothing", "edit", `{"from":810001,"message":1,"text":"halo"}`, http.StatusConflict},
		{"an edit to nothing", "edit", `{"from":810001,"message":1,"text":""}`, http.StatusBadRequest},
		{"a press of nothing", "press", `{"from":810001,"message":1,"data":"x"}`, http.StatusConflict},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			status, said := r.do(test.what, test.act)
			if status != test.status || said == "" {
				t.Errorf("status %d %q, want %d with a sentence", status, said, test.status)
			}
			if got := r.messages(); len(got) != 0 {
				t.Errorf("the bot sees %+v", got)
			}
		})
	}
}

// upload is a form with a file.
func upload(t *testing.T, from, name, caption string, data []byte) (kind string, body io.Reader) {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	_, err = part.Write(data)
	if err == nil {
		err = form.WriteField("act", `{"from":`+from+`,"text":"`+caption+`"}`)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return form.FormDataContentType(), &b
}

func pixel(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFilesGoUpAndComeBackSafely(t *testing.T) {
	picture := pixel(t)
	tests := []struct {
		name, file  string
		data        []byte
		photo       bool
		kind        string
		disposition string
	}{
		{"a picture is a photo", "foto.png", picture, true, "image/png", ""},
		{"a sheet is a document", "harga mei.csv", []byte("nama,harga\npayung,30000\n"), false, "application/octet-stream", `attachment; filename="harga mei.csv"`},
		{"a page is never shown as one", "a.html", []byte("<!doctype html><script>alert(1)</script>"), false, "application/octet-stream", `attachment; filename=a.html`},
		{"a drawing with script in it neither", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`), false, "application/octet-stream", `attachment; filename=a.svg`},
		{"a broken picture is a document", "b.png", picture[:20], false, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			kind, body := upload(t, "810001", test.file, "tolong dicek", test.data)
			if sent := r.ask(http.MethodPost, "/do/file", kind, body, nil); sent.status != http.StatusNoContent {
				t.Fatal(sent.status, sent.sentence())
			}
			got := r.messages()
			if len(got) != 1 || got[0].Caption != "tolong dicek" || (len(got[0].Photo) > 0) != test.photo {
				t.Fatalf("the bot sees %+v", got)
			}
			back := r.ask(http.MethodGet, "/file/"+got[0].FileID(), "", nil, nil)
			if !bytes.Equal(back.body, test.data) {
				t.Error("it comes back changed")
			}
			if got := back.header.Get("Content-Type"); test.kind != "" && got != test.kind {
				t.Errorf("it comes back as %q", got)
			}
			if got := back.header.Get("Content-Disposition"); test.kind != "" && got != test.disposition {
				t.Errorf("it is shown as %q", got)
			}
		})
	}
}

func TestARecordingIsAVoiceNoteOfItsLength(t *testing.T) {
	for name, test := range map[string]struct {
		samples uint64
		seconds int
	}{"seven seconds": {7 * 48_000, 7}, "a moment": {4_800, 1}, "a broken length": {1 << 63, 3600}} {
		t.Run(name, func(t *testing.T) {
			data := append([]byte("OggS\x00\x04"), binary.LittleEndian.AppendUint64(nil, test.samples)...)
			r := newRig(t)
			kind, body := upload(t, "810001", "suara.ogg", "", data)
			if sent := r.ask(http.MethodPost, "/do/file", kind, body, nil); sent.status != http.StatusNoContent {
				t.Fatal(sent.status, sent.sentence())
			}
			if got := r.messages(); len(got) != 1 || got[0].Voice == nil || got[0].Voice.Duration != test.seconds {
				t.Fatalf("the bot sees %+v", got)
			}
		})
	}
}

func TestFilesThatCannotBeSentAreAnsweredWithASentence(t *testing.T) {
	tests := []struct {
		name, from string
		data       []byte
		status     int
	}{
		{"a stranger's", "5", []byte("a"), http.StatusNotFound},
		{"nobody's", "", []byte("a"), http.StatusBadRequest},
		{"an empty one", "810001", nil, http.StatusBadRequest},
		{"one that Telegram would not let the bot fetch", "810001", make([]byte, maxFile+1), http.StatusRequestEntityTooLarge},
		{"one that is endless", "810001", make([]byte, maxForm+1), http.StatusRequestEntityTooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			kind, body := upload(t, test.from, "a.bin", "", test.data)
			got := r.ask(http.MethodPost, "/do/file", kind, body, nil)
			if got.status != test.status || got.sentence() == "" {
				t.Errorf("status %d %q, want %d with a sentence", got.status, got.sentence(), test.status)
			}
		})
	}
	r := newRig(t)
	if got := r.ask(http.MethodGet, "/file/none", "", nil, nil); got.status != http.StatusNotFound {
		t.Errorf("a file that is not there: status %d", got.status)
	}
}

func TestMarksAndRepliesReachTheBot(t *testing.T) {
	r := newRig(t)
	r.do("send", `{"from":810001,"text":"halo"}`)
	first := r.messages()[0]
	reply := strconv.FormatInt(first.ID, 10)
	marks := `[{"type":"bold","offset":0,"length":4},{"type":"text_link","offset":5,"length":2,"url":"https://umkm.go.id/"}]`
	if status, said := r.do("send", `{"from":810001,"text":"Baca 😀 ya","entities":`+marks+`,"reply":`+reply+`}`); status != http.StatusNoContent {
		t.Fatal(status, said)
	}
	got := r.messages()[1]
	want := []telegramtest.Entity{{Type: "bold", Length: 4}, {Type: "text_link", Offset: 5, Length: 2, URL: "https://umkm.go.id/"}}
	if diff := cmp.Diff(want, got.Entities); diff != "" || got.ReplyTo == nil || got.ReplyTo.ID != first.ID {
		t.Errorf("the bot sees a reply to %+v with (-want +got):\n%s", got.ReplyTo, diff)
	}
	id := strconv.FormatInt(got.ID, 10)
	if status, said := r.do("edit", `{"from":810001,"message":`+id+`,"text":"Baca lagi","entities":[{"type":"italic","offset":5,"length":4}]}`); status != http.StatusNoContent {
		t.Fatal(status, said)
	}
	if got := r.messages()[1]; got.Text != "Baca lagi" || len(got.Entities) != 1 || got.Entities[0].Type != "italic" {
		t.Errorf("after the edit the bot sees %q with %+v", got.Text, got.Entities)
	}
	if status, said := r.do("send", `{"from":810001,"text":"a","entities":[{"type":"bold","offset":-1,"length":4}]}`); status != http.StatusConflict || said == "" {
		t.Errorf("marks that no text can have: status %d %q", status, said)
	}
	if status, said := r.do("send", `{"from":810001,"text":"a","reply":99}`); status != http.StatusConflict || said == "" {
		t.Errorf("a reply to nothing: status %d %q", status, said)
	}
}
