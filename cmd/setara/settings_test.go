package main

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

func TestOfficersMayBeWrittenInManyWays(t *testing.T) {
	for text, want := range map[string]admins{
		"":                  nil,
		"81234567":          {81234567},
		"81234567,89012345": {81234567, 89012345},
		"1 , 2 ,":           {1, 2},
		"9007199254740993":  {9007199254740993},
	} {
		if got, err := parseAdmins(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: got %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"budi", "@budi", "-100123", "0", "1;2", "1 2"} {
		if got, err := parseAdmins(text); err == nil {
			t.Errorf("%q: got %v, want it refused", text, got)
		}
	}
}

func TestTheWebhookHasAPathOfItsOwn(t *testing.T) {
	for text, path := range map[string]string{
		"https://bot.example.go.id/telegram":      "/telegram",
		"https://bot.example.go.id/a/b/":          "/a/b/",
		"https://bot.example.go.id:8443/{x}%20y":  "/%7Bx%7D%20y",
		"http://127.0.0.1:9000/healthz/telegram":  "/healthz/telegram",
		"https://bot.example.go.id":               "",
		"https://bot.example.go.id/":              "",
		"https://bot.example.go.id/healthz":       "",
		"https://bot.example.go.id/metrics":       "",
		"https://bot.example.go.id/%68ealthz":     "",
		"https://bot.example.go.id/telegram?a=b":  "",
		"https://bot.example.go.id/telegram#here": "",
		"https:///telegram":                       "",
		"bot.example.go.id/telegram":              "",
		"ftp://bot.example.go.id/telegram":        "",
	} {
		got, err := parseWebhookURL(text)
		if (err != nil) != (path == "") || err == nil && got.path() != path {
			t.Errorf("%s: path %q, %v; want %q", text, got.path(), err, path)
		}
	}
}

func TestAnAddressNamesItsPort(t *testing.T) {
	for text, good := range map[string]bool{
		"127.0.0.1:8081": true, ":8081": true, "localhost:0": true, "[::1]:80": true,
		"": false, "8081": false, "127.0.0.1": false, "localhost:http": false, "1.2.3.4:70000": false, "::1:80": false,
	} {
		if _, err := parseAddress(text); (err == nil) != good {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestWhatAModelTakesIsWithinWhatCanBeReckoned(t *testing.T) {
	for text, good := range map[string]bool{"0": true, "50000": true, "10000000000": true, "10000000001": false, "-1": false, "1,5": false, "": false} {
		if _, err := parsePrice(text); (err == nil) != good {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestCheckSaysWhatAModelMayCost(t *testing.T) {
	for name, c := range map[string]struct {
		settings settings
		want     string
	}{
		"one that is paid":   {settings{ModelBudgetRp: 50_000, ModelOwnerRp: 5_000, ModelInputRp: 50_000, ModelOutputRp: 200_000}, "Rp50.000 sehari, Rp5.000 sehari per orang"},
		"one of one's own":   {settings{ModelBudgetRp: 50_000, ModelOwnerRp: 5_000}, "tanpa biaya"},
		"one that is not on": {settings{ModelOwnerRp: 5_000, ModelInputRp: 50_000}, "tidak dipakai"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := (&cli{settings: c.settings}).sayModelCost(); !strings.Contains(got, c.want) {
				t.Errorf("it says %q", got)
			}
		})
	}
}

func TestASecretIsShownNowhere(t *testing.T) {
	keys := secrets{Token: "12345:the-token", WebhookSecret: "the-secret", ModelKey: "the-key"}
	var log strings.Builder
	logger := slog.New(slog.NewTextHandler(&log, nil))
	logger.Info("started", "token", keys.Token)
	shown := fmt.Sprintf("%v %+v %#v %s %q", keys, keys, keys, keys.Token, keys.ModelKey) + log.String()
	if strings.Contains(shown, "the-") {
		t.Errorf("a secret is shown: %s", shown)
	}
}

func TestCheckTellsWhatTheModelEndpointIs(t *testing.T) {
	answers := map[string]struct {
		status int
		body   string
	}{
		"/good/v1/models":   {http.StatusOK, `{"data": [{"id": "kecil"}, {"id": "besar"}]}`},
		"/page/models":      {http.StatusOK, `<html>Selamat datang</html>`},
		"/down/v1/models":   {http.StatusBadGateway, `Bad gateway`},
		"/locked/v1/models": {http.StatusUnauthorized, `{"error": {"message": "wrong key"}}`},
	}
	endpoint := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, ok := answers[r.URL.Path]
		if r.URL.Path == "/good/v1/models" && r.Header.Get("Authorization") != "Bearer kunci" {
			answer.status = http.StatusForbidden
		}
		if !ok {
			answer.status = http.StatusNotFound
		}
		w.WriteHeader(answer.status)
		fmt.Fprint(w, answer.body)
	}))
	defer endpoint.Close()
	for name, c := range map[string]struct {
		path, key, model string
		want             finding
	}{
		"nothing is set":             {"-", "", "", finding{"OPENAI_BASE_URL", verdictUnused, "sendiri"}},
		"all is well":                {"/good/v1", "kunci", "besar", finding{"OPENAI_BASE_URL", verdictGood, "2 model"}},
		"no model is chosen yet":     {"/good/v1", "kunci", "", finding{"OPENAI_BASE_URL", verdictGood, "2 model"}},
		"the key is another one's":   {"/good/v1", "bukan", "", finding{"OPENAI_API_KEY", verdictWrong, "ditolak"}},
		"the key is missing":         {"/locked/v1", "", "", finding{"OPENAI_API_KEY", verdictWrong, "ditolak"}},
		"there is no such model":     {"/good/v1", "kunci", "sedang", finding{"OPENAI_MODEL", verdictWrong, "sedang"}},
		"the end of the address":     {"/good", "kunci", "", finding{"OPENAI_BASE_URL", verdictWrong, "/v1"}},
		"an ordinary web site":       {"/page", "", "", finding{"OPENAI_BASE_URL", verdictWrong, "/v1"}},
		"the endpoint is in trouble": {"/down/v1", "", "", finding{"OPENAI_BASE_URL", verdictWrong, "502"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := settings{OpenAIModel: c.model}
			if c.path != "-" {
				s.OpenAIBaseURL = apiURL(endpoint.URL + c.path)
			}
			got := checkModel(t.Context(), &s, &secrets{ModelKey: secret(c.key)})
			if got.name != c.want.name || got.verdict != c.want.verdict || !strings.Contains(got.note, c.want.note) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
	endpoint.Close()
	s := settings{OpenAIBaseURL: apiURL(endpoint.URL)}
	if got := checkModel(t.Context(), &s, &secrets{}); got.verdict != verdictWrong || !strings.Contains(got.note, "tidak menjawab") {
		t.Errorf("nobody there: %+v", got)
	}
}
