package llm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/jpeg"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/llm"
	"setara/bot/llm/llmtest"
)

func TestAVoiceNoteIsHeardAsIndonesian(t *testing.T) {
	s := llmtest.Start(t, llmtest.Options{Hear: func(*llmtest.Hearing) llmtest.Reply { return llmtest.Say("  jual jilbab \"45\" ribu\n") }})
	c, log := newClient(t, s)
	heard, err := c.Hear(inTime(t, 10*time.Second), "suara.ogg", []byte("OggS suara"))
	if err != nil || heard.Text != `jual jilbab "45" ribu` || !heard.Usage.Estimated || heard.Usage.Input == 0 {
		t.Fatalf("%+v %v", heard, err)
	}
	if got := s.Hearings(); len(got) != 1 || got[0].Language != "id" || got[0].Name != "suara.ogg" || string(got[0].Audio) != "OggS suara" {
		t.Errorf("%+v", got)
	}
	log.discreet(t, s.Key(), nil)
}

func TestWhatCannotBeHeardIsToldByItsClass(t *testing.T) {
	for name, c := range map[string]struct {
		reply llmtest.Reply
		want  llm.Reason
	}{
		"it is too long":   {llmtest.Fail(413), llm.Refused},
		"it has a fault":   {llmtest.Fail(500), llm.Trouble},
		"malformed JSON":   {llmtest.Reply{Raw: `{"text":` + modelsWords}, llm.Malformed},
		"half an answer":   {llmtest.Reply{Raw: `{"text":"` + modelsWords}, llm.HalfStream},
		"it asks to wait":  {llmtest.Reply{Status: 429, RetryAfter: "60"}, llm.Busy},
		"a web page comes": {llmtest.Reply{Raw: "<html>" + modelsWords}, llm.Malformed},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, llmtest.Options{Hear: func(*llmtest.Hearing) llmtest.Reply { return c.reply }})
			client, log := newClient(t, s)
			_, err := client.Hear(inTime(t, 8*time.Second), "suara.ogg", []byte("OggS"))
			if llm.ReasonOf(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
			log.discreet(t, s.Key(), err)
		})
	}
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 64, 64)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var lookSchema = json.RawMessage(`{"type":"object","properties":{"product":{"type":"string"}},"required":["product"],"additionalProperties":false}`)

func TestAPictureIsReadAsAnObject(t *testing.T) {
	const seen = `{"product":"sandal kulit"}`
	for name, c := range map[string]struct {
		endpoint llmtest.Options
		says     string
	}{
		"as it stands":                      {llmtest.Options{}, seen},
		"fenced":                            {llmtest.Options{NoFormat: true}, "```json\n" + seen + "\n```"},
		"by an endpoint without schemas":    {llmtest.Options{NoStrict: true}, seen},
		"by an endpoint that knows no tool": {llmtest.Options{NoTools: true}, seen},
		"at once":                           {llmtest.Options{NoStream: true}, seen},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, c.endpoint).Then(llmtest.Say(c.says))
			client, _ := newClient(t, s)
			got, err := client.Look(inTime(t, 10*time.Second), "Barang apa ini?", lookSchema, picture(t))
			if err != nil || got.JSON != seen {
				t.Fatalf("%+v %v", got, err)
			}
			last := s.Requests()[len(s.Requests())-1]
			if len(last.Messages[1].Content.Pictures) != 1 || !strings.Contains(last.System(), `"product"`) {
				t.Errorf("it is shown the picture and told the schema: %+v", last)
			}
		})
	}
}

func TestWhatIsNoObjectIsNotTakenForWhatAPictureShows(t *testing.T) {
	for _, says := range []string{"Itu sandal.", `["sandal"]`, `{"product":"sandal`, `"sandal"`, "null"} {
		s := llmtest.Start(t, llmtest.Options{}).Then(llmtest.Say(says))
		client, _ := newClient(t, s)
		if got, err := client.Look(inTime(t, 10*time.Second), "Barang apa ini?", lookSchema, picture(t)); !errors.Is(err, chat.ErrModelOdd) || got.JSON != "" {
			t.Errorf("%s: %+v %v", says, got, err)
		}
	}
}

func TestAnEndpointThatSeesNothingIsShownNoPictureOfAnOwner(t *testing.T) {
	for name, o := range map[string]llmtest.Options{"it says so": {NoVision: true}, "it does not say so": {NoVision: true, BlindlySees: true}} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, o)
			client, _ := newClient(t, s)
			if _, err := client.Look(inTime(t, 10*time.Second), "Barang apa ini?", lookSchema, picture(t)); llm.ReasonOf(err) != llm.Refused {
				t.Error(err)
			}
			if got := s.Requests(); len(got) != 0 {
				t.Errorf("%d requests", len(got))
			}
		})
	}
}

func TestTheKeyIsTakenNowhereElse(t *testing.T) {
	for name, status := range map[string]int{"for good": 301, "for now": 302, "with the same method": 307, "with the same method for good": 308} {
		t.Run(name, func(t *testing.T) {
			reached := make(chan struct{}, 9)
			elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached <- struct{}{} }))
			defer elsewhere.Close()
			s := llmtest.Start(t, llmtest.Options{}).Then(llmtest.Reply{Location: elsewhere.URL, Status: status})
			client, log := newClient(t, s)
			_, err := client.Next(inTime(t, 10*time.Second), question(), nil)
			if llm.ReasonOf(err) != llm.Moved {
				t.Error(err)
			}
			log.discreet(t, s.Key(), err)
			if len(reached) > 0 {
				t.Error("it was asked")
			}
		})
	}
}

func TestWhoStopsWaitingIsNotAnswered(t *testing.T) {
	s := llmtest.Start(t, llmtest.Options{}).Then(llmtest.Reply{Text: "satu dua tiga", HangAfter: 1})
	client, log := newClient(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	turn, err := client.Next(ctx, question(), func(string) { cancel() })
	if llm.ReasonOf(err) != llm.Stopped || !errors.Is(err, context.Canceled) || turn.Text != "" {
		t.Errorf("%+v %v", turn, err)
	}
	if turn.Usage.Input == 0 {
		t.Error("what was sent is counted")
	}
	log.discreet(t, s.Key(), err)
}

func TestAnEndpointThatIsNotThereIsAway(t *testing.T) {
	s := llmtest.New(llmtest.Options{})
	s.Close()
	client, log := newClient(t, s)
	_, err := client.Next(inTime(t, 10*time.Second), question(), nil)
	if llm.ReasonOf(err) != llm.Unreachable || !errors.Is(err, chat.ErrModelAway) {
		t.Error(err)
	}
	log.discreet(t, s.Key(), err)
}

func TestAModelThatThinksIsAskedInItsTerms(t *testing.T) {
	for _, model := range []string{"gpt-5-mini", "o3", "gpt-6-luna", "llama3.1"} {
		s := llmtest.Start(t, llmtest.Options{Model: model}).Then(llmtest.Say("Halo"))
		client, _ := newClient(t, s)
		if _, err := client.Next(inTime(t, 10*time.Second), question(), nil); err != nil {
			t.Fatalf("%s: %v", model, err)
		}
		got := s.Requests()[0]
		if thinks := model != "llama3.1"; thinks != (got.MaxCompletionTokens == 300) || thinks != (got.Temperature == nil) {
			t.Errorf("%s: %+v", model, got)
		}
	}
}
