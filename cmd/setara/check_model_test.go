package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"setara/bot/llm/llmtest"
)

func TestCheckTellsWhatAModelCanDo(t *testing.T) {
	const everything = "bisa: mengambil data Setara sendiri, mengisi permintaan data dengan pasti, " +
		"menulis jawaban sedikit demi sedikit, mendengar pesan suara, melihat foto"
	for name, c := range map[string]struct {
		endpoint llmtest.Options
		want     []string
		not      string
	}{
		"everything":           {llmtest.Options{}, []string{everything}, "tidak bisa"},
		"without a key":        {llmtest.Options{NoKey: true}, []string{everything}, "tidak bisa"},
		"no voices":            {llmtest.Options{NoAudio: true}, []string{"sedikit demi sedikit, melihat foto", "tidak bisa mendengar pesan suara: pesan suara tidak dibaca"}, ""},
		"no pictures":          {llmtest.Options{NoVision: true}, []string{"mendengar pesan suara", "tidak bisa melihat foto: foto tidak dibaca"}, "tidak bisa mengisi"},
		"pictures unseen":      {llmtest.Options{NoVision: true, BlindlySees: true}, []string{"tidak bisa melihat foto"}, "tidak bisa mengambil"},
		"all at once":          {llmtest.Options{NoStream: true}, []string{"tidak bisa menulis jawaban sedikit demi sedikit: jawaban muncul sekaligus"}, "tidak bisa melihat"},
		"tools by words":       {llmtest.Options{NoTools: true, RefuseStatus: 500}, []string{"bisa: mengisi permintaan data", "tidak bisa mengambil data Setara sendiri: diminta lewat tulisan"}, "tidak bisa melihat"},
		"schemas not strictly": {llmtest.Options{NoStrict: true}, []string{"bisa: mengambil data", "tidak bisa mengisi permintaan data dengan pasti"}, "tidak bisa melihat"},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, c.endpoint)
			got := checkModel(t.Context(), &settings{OpenAIBaseURL: apiURL(s.URL()), OpenAIModel: s.Model(), ModelBudgetRp: 1}, &secrets{ModelKey: secret(s.Key())})
			if got.verdict != verdictGood || got.name != nameModelURL {
				t.Fatalf("got %+v", got)
			}
			for _, want := range c.want {
				if !strings.Contains(got.note, want) {
					t.Errorf("%q does not say %q", got.note, want)
				}
			}
			for _, jargon := range []string{"alat", "skema", "streaming", "JSON", "token"} {
				if strings.Contains(got.note, jargon) {
					t.Errorf("%q speaks of %s", got.note, jargon)
				}
			}
			if c.not != "" && strings.Contains(got.note, c.not) {
				t.Errorf("%q says %q", got.note, c.not)
			}
		})
	}
}

// webPage is an ordinary site, which answers everything with a page.
func webPage(t *testing.T) string {
	t.Helper()
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "<html>Selamat datang</html>")
	}))
	t.Cleanup(page.Close)
	return page.URL
}

func TestCheckTellsWhatToDoAboutAModel(t *testing.T) {
	everything := func(r llmtest.Reply) llmtest.Options {
		return llmtest.Options{Probe: func(*llmtest.Request) llmtest.Reply { return r }}
	}
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	page := webPage(t)
	for name, c := range map[string]struct {
		endpoint llmtest.Options
		change   func(*settings, *secrets)
		want     finding
	}{
		"the key is another one's": {change: func(_ *settings, k *secrets) { k.ModelKey = "bukan" }, want: finding{nameModelKey, verdictWrong, "ditolak"}},
		"the key is missing":       {change: func(_ *settings, k *secrets) { k.ModelKey = "" }, want: finding{nameModelKey, verdictWrong, "meminta kunci"}},
		"there is no such model":   {change: func(s *settings, _ *secrets) { s.OpenAIModel = "sedang" }, want: finding{nameModel, verdictWrong, "yang ada: setara-uji"}},
		"no model is named":        {change: func(s *settings, _ *secrets) { s.OpenAIModel = "" }, want: finding{nameModel, verdictWrong, "salah satu model"}},
		"the end of the address": {change: func(s *settings, _ *secrets) {
			s.OpenAIBaseURL = apiURL(strings.TrimSuffix(string(s.OpenAIBaseURL), "/v1"))
		}, want: finding{nameModelURL, verdictWrong, "berakhiran /v1"}},
		"an ordinary web site":       {change: func(s *settings, _ *secrets) { s.OpenAIBaseURL = apiURL(page) }, want: finding{nameModelURL, verdictWrong, "berakhiran /v1"}},
		"nobody is there":            {change: func(s *settings, _ *secrets) { s.OpenAIBaseURL = apiURL(closed.URL) }, want: finding{nameModelURL, verdictWrong, "tidak menjawab"}},
		"the endpoint is in trouble": {endpoint: everything(llmtest.Fail(502)), want: finding{nameModelURL, verdictWrong, "jawaban 502"}},
		"there is no credit":         {endpoint: everything(llmtest.Fail(402)), want: finding{nameModelURL, verdictWrong, "habis"}},
		"it asks to wait":            {endpoint: everything(llmtest.Reply{Status: 429, RetryAfter: "20"}), want: finding{nameModelURL, verdictWrong, "20 detik lagi"}},
		"it sends on elsewhere":      {endpoint: everything(llmtest.Reply{Location: "http://elsewhere.invalid"}), want: finding{nameModelURL, verdictWrong, "mengalihkan"}},
		"it refuses everything":      {endpoint: everything(llmtest.Fail(422)), want: finding{nameModelURL, verdictWrong, "menolak"}},
		"it only talks":              {endpoint: everything(llmtest.Say("Halo!")), want: finding{nameModel, verdictWrong, "tidak bisa mengambil data Setara dengan cara apa pun, jadi tidak dipakai: pilih model lain"}},
		"it does not answer in time": {endpoint: everything(llmtest.Reply{Hang: true}), want: finding{nameModel, verdictWrong, "belum menjawab"}},
		"it thinks without end":      {endpoint: everything(llmtest.Reply{Text: "<think>Hm", Finish: "length"}), want: finding{nameModel, verdictWrong, "terlalu lama berpikir"}},
		"another model answers":      {endpoint: everything(llmtest.Reply{Model: "lain", Calls: []llmtest.Call{llmtest.NewCall("name_colour", `{"colour":"green"}`)}}), want: finding{nameModelURL, verdictGood, "melainkan model lain"}},
		"nothing may be spent":       {change: func(s *settings, _ *secrets) { s.ModelBudgetRp = 0 }, want: finding{nameModelURL, verdictGood, "tidak pernah ditanya"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, c.endpoint)
			set := settings{OpenAIBaseURL: apiURL(s.URL()), OpenAIModel: s.Model(), ModelBudgetRp: 1}
			keys := secrets{ModelKey: secret(s.Key())}
			if c.change != nil {
				c.change(&set, &keys)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			defer cancel()
			got := checkModel(ctx, &set, &keys)
			if got.name != c.want.name || got.verdict != c.want.verdict || !strings.Contains(got.note, c.want.note) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if keys.ModelKey != "" && strings.Contains(got.note, string(keys.ModelKey)) {
				t.Errorf("the key is shown: %s", got.note)
			}
		})
	}
}

func TestNothingIsAskedWhereNoEndpointIsSet(t *testing.T) {
	got := checkModel(t.Context(), &settings{OpenAIModel: "gpt-5"}, &secrets{})
	if got.verdict != verdictUnused || got.name != nameModelURL {
		t.Errorf("got %+v", got)
	}
	client, err := newModel(&settings{OpenAIModel: "gpt-5"}, &secrets{}, nil, nil)
	if client != nil || err != nil {
		t.Errorf("there is a client: %v %v", client, err)
	}
	if client, err := newModel(&settings{}, &secrets{ModelKey: "sk"}, nil, nil); client != nil || err != nil {
		t.Errorf("there is a client without a model: %v %v", client, err)
	}
}

func TestAPasswordInTheAddressOfAModelIsNotShown(t *testing.T) {
	if got := shownModelURL("https://siapa:rahasia@example.com/v1"); strings.Contains(got, "rahasia") {
		t.Errorf("shown: %s", got)
	}
	if got := shownModelURL(""); got != "https://api.openai.com/v1" {
		t.Errorf("a key alone belongs to %s", got)
	}
}
