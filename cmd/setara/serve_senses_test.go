package main

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"path/filepath"
	"strings"
	"testing"

	"setara/bot/llm/llmtest"
	"setara/bot/telegramtest"
)

// recording is what stands in the file of a voice note, whereabouts what a camera
// notes beside a picture.
const (
	recording   = "OggS-rekaman-suara-bu-sari"
	whereabouts = "GPSLatitude -7.797068 rumah Bu Sari"
)

// photograph is a picture of one colour as a phone takes it.
func photograph(t *testing.T) []byte {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 300, 200))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.RGBA{200, 30, 30, 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	notes := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00" + whereabouts
	part := append([]byte{0xFF, 0xE1, 0, byte(len(notes) + 2)}, notes...)
	return append(append(append([]byte{}, b.Bytes()[:2]...), part...), b.Bytes()[2:]...)
}

// keepsNothing fails the test where the data folder holds what an owner sent.
func (b *modelBot) keepsNothing() {
	b.t.Helper()
	b.stop()
	files, err := filepath.Glob(filepath.Join(b.data, "*"))
	if err != nil || len(files) == 0 {
		b.t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		for _, sent := range []string{recording, whereabouts} {
			if bytes.Contains(read(b.t, file), []byte(sent)) {
				b.t.Errorf("%s holds what the owner sent", filepath.Base(file))
			}
		}
	}
}

func TestAVoiceNoteIsHeardConfirmedAndAnswered(t *testing.T) {
	for name, c := range map[string]struct {
		said    string
		replies []llmtest.Reply
		answer  []string
	}{
		"by Setara itself": {question, nil, []string{"Rp30.000", "Rp28.000"}},
		"by the model":     {dialectOfFee, []llmtest.Reply{asksFees, llmtest.Say("Ini yang diambil Shopee, Kak:\n{{b2}}")}, []string{"4,25% sampai 9%", "bantuan AI"}},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint := llmtest.Start(t, llmtest.Options{Hear: func(*llmtest.Hearing) llmtest.Reply { return llmtest.Say(c.said) }})
			b := serveModel(t, endpoint)
			endpoint.Then(c.replies...)
			asked := b.shows(telegramtest.Post{Voice: []byte(recording), Seconds: 3})
			holds(t, asked.Text, "Yang saya dengar: “"+c.said+"”")
			b.awaitMetrics(`setara_model_media_total{medium="voice",outcome="read"} 1`)
			holds(t, b.taps(asked, "Benar, jawab").Text, c.answer...)
			if heard := endpoint.Hearings(); len(heard) != 1 || string(heard[0].Audio) != recording || heard[0].Language != "id" {
				t.Errorf("the endpoint hears %+v", heard)
			}
			b.keepsNothing()
		})
	}
}

func TestAPhotoIsSeenConfirmedAndAnswered(t *testing.T) {
	endpoint := llmtest.Start(t, llmtest.Options{})
	b := serveModel(t, endpoint)
	endpoint.Then(llmtest.Say(`{"kind":"listing","product":"kerudung voal","price":15000,"marketplace":"tiktok-shop"}`))
	asked := b.shows(telegramtest.Post{Photo: photograph(t)})
	holds(t, asked.Text, "kerudung voal", "Rp15.000")
	b.awaitMetrics(`setara_model_media_total{medium="photo",outcome="read"} 1`)
	holds(t, b.taps(asked, "Itu harga saingan").Text, "Pasar kerudung voal", "modal per barang")
	holds(t, b.ask(b.owner, "harga saya 45rb modal 28rb").Text, "Rp30.000")
	requests := endpoint.Requests()
	if len(requests) != 1 || len(requests[0].Messages[1].Content.Pictures) != 1 {
		t.Fatalf("%d requests, want one with one picture", len(requests))
	}
	_, data, _ := strings.Cut(requests[0].Messages[1].Content.Pictures[0], ";base64,")
	picture, err := base64.StdEncoding.DecodeString(data)
	if err != nil || !bytes.HasPrefix(picture, []byte{0xFF, 0xD8}) || bytes.Contains(picture, []byte(whereabouts)) {
		t.Errorf("the model is shown no photo, or where it was taken: %v", err)
	}
	b.keepsNothing()
}

func TestAVoiceNoteThatTelegramDoesNotBringIsCountedAndCostsNothing(t *testing.T) {
	endpoint := llmtest.Start(t, llmtest.Options{Hear: func(*llmtest.Hearing) llmtest.Reply { return llmtest.Say("") }})
	b := serveModel(t, endpoint)
	b.shows(telegramtest.Post{Voice: []byte(recording), Seconds: 3})
	before := b.metric("setara_model_rupiah_total")
	b.server.Inject(telegramtest.Fault{Failure: telegramtest.ServerError, Method: telegramtest.FileDownload})
	holds(t, b.shows(telegramtest.Post{Voice: []byte(recording), Seconds: 3}).Text, "Tulis saja pertanyaannya")
	b.awaitMetrics(`setara_model_media_total{medium="voice",outcome="lost"} 1`, `setara_model_media_total{medium="voice",outcome="broken"} 0`)
	if after := b.metric("setara_model_rupiah_total"); after != before || len(endpoint.Hearings()) != 1 {
		t.Errorf("Rp%s, then Rp%s for %d hearings", before, after, len(endpoint.Hearings()))
	}
}

func TestOfVoiceNotesAndPhotosThatNoModelReadsTheOwnerIsToldWhatToDo(t *testing.T) {
	const retype, look = "tulis saja pertanyaannya", "tulis saja nama barang dan harganya"
	voice, photo := telegramtest.Post{Voice: []byte(recording), Seconds: 3}, telegramtest.Post{Photo: photograph(t)}
	hears := func(r llmtest.Reply) llmtest.Options {
		return llmtest.Options{Hear: func(*llmtest.Hearing) llmtest.Reply { return r }}
	}
	for name, c := range map[string]struct {
		endpoint llmtest.Options
		post     telegramtest.Post
		replies  []llmtest.Reply
		want     string
		counted  string
	}{
		"a voice note that is not heard":         {hears(llmtest.Fail(500)), voice, nil, retype, `voice",outcome="away`},
		"a voice note that the endpoint refuses": {hears(llmtest.Fail(400)), voice, nil, retype, `voice",outcome="away`},
		"a voice note of nothing":                {hears(llmtest.Say("")), voice, nil, "tulis saja", `voice",outcome="unclear`},
		"a voice note and no JSON":               {hears(llmtest.Reply{Raw: "<html>"}), voice, nil, retype, `voice",outcome="away`},
		"a voice note that is too long":          {llmtest.Options{}, telegramtest.Post{Voice: []byte(recording), Seconds: 61}, nil, retype, `voice",outcome="too_large`},
		"a photo that is not seen":               {llmtest.Options{}, photo, []llmtest.Reply{llmtest.Fail(500)}, look, `photo",outcome="away`},
		"a photo and half a stream":              {llmtest.Options{}, photo, []llmtest.Reply{{Text: `{"kind":"other","product":null}`, CutAfter: 1}}, look, `photo",outcome="away`},
		"a photo and no JSON":                    {llmtest.Options{}, photo, []llmtest.Reply{llmtest.Say("Itu kerudung Rp15.000")}, look, `photo",outcome="away`},
		"a photo and other JSON":                 {llmtest.Options{}, photo, []llmtest.Reply{llmtest.Say(`{"kind":"harga","price":15000}`)}, look, `photo",outcome="unclear`},
		"a photo of nothing":                     {llmtest.Options{}, photo, []llmtest.Reply{llmtest.Say(`{"kind":"other","product":"","price":null,"marketplace":null}`)}, look, `photo",outcome="unclear`},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint := llmtest.Start(t, c.endpoint)
			b := serveModel(t, endpoint)
			endpoint.Then(c.replies...)
			answer := b.shows(c.post)
			if !strings.Contains(strings.ToLower(answer.Text), c.want) || strings.Contains(answer.Text, "15.000") {
				t.Errorf("the owner reads %q", answer.Text)
			}
			b.awaitMetrics(`setara_model_media_total{medium="` + c.counted + `"} 1`)
			holds(t, b.ask(b.owner, question).Text, "Rp30.000")
		})
	}
}
