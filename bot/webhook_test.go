package bot_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const secret = "rahasia-webhook"

// startWebhook starts the bot on a webhook and returns its address.
func (r *rig) startWebhook() string {
	r.t.Helper()
	r.open()
	hook := httptest.NewServer(r.bot.Webhook(secret))
	r.t.Cleanup(hook.Close)
	r.run(func(ctx context.Context) error { return r.bot.Serve(ctx, hook.URL, secret) })
	return hook.URL
}

func TestAWebhookBringsQuestionsToo(t *testing.T) {
	r := newRig(t, echo)
	owner := r.owner("Sari")
	r.send(owner.Dialog, "sebelum")
	r.startWebhook()
	r.says(owner.Dialog, "gema sebelum")
	r.send(owner.Dialog, "sesudah")
	r.says(owner.Dialog, "gema sebelum", "gema sesudah")
}

func TestSwitchingModesLosesNothing(t *testing.T) {
	r := newRig(t, echo)
	owner := r.owner("Sari")
	r.start()
	r.send(owner.Dialog, "satu")
	r.says(owner.Dialog, "gema satu")
	r.halt()
	r.send(owner.Dialog, "dua")
	r.startWebhook()
	r.says(owner.Dialog, "gema satu", "gema dua")
	r.halt()
	r.send(owner.Dialog, "tiga")
	r.start()
	r.says(owner.Dialog, "gema satu", "gema dua", "gema tiga")
}

func TestTheWebhookRefusesWhatIsNotTelegrams(t *testing.T) {
	r := newRig(t, echo)
	owner := r.owner("Sari")
	url := r.startWebhook()
	r.send(owner.Dialog, "halo") // so that it runs
	r.says(owner.Dialog, "gema halo")
	for name, c := range map[string]struct {
		method, secret, body string
		want                 int
	}{
		"no secret":            {"POST", "", `{"update_id": 1}`, http.StatusUnauthorized},
		"a wrong secret":       {"POST", "tebakan", `{"update_id": 1}`, http.StatusUnauthorized},
		"a browser":            {"GET", secret, ``, http.StatusMethodNotAllowed},
		"no JSON":              {"POST", secret, `<html>`, http.StatusBadRequest},
		"nothing":              {"POST", secret, ``, http.StatusBadRequest},
		"JSON, but no update":  {"POST", secret, `{"message": {}}`, http.StatusBadRequest},
		"a list":               {"POST", secret, `[1, 2]`, http.StatusBadRequest},
		"too much":             {"POST", secret, `{"update_id": 1, "x": "` + strings.Repeat("x", 2<<20) + `"}`, http.StatusRequestEntityTooLarge},
		"a kind of the future": {"POST", secret, `{"update_id": 3, "telepathy": {"thought": "halo"}}`, http.StatusOK},
		"a field of the future": {"POST", secret,
			`{"update_id": 4, "message": {"message_id": "not a number"}}`, http.StatusOK},
		"an id that is no number": {"POST", secret, `{"update_id": "x"}`, http.StatusBadRequest},
	} {
		t.Run(name, func(t *testing.T) {
			req, err := http.NewRequestWithContext(r.ctx, c.method, url, strings.NewReader(c.body))
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("X-Telegram-Bot-Api-Secret-Token", c.secret)
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if resp.StatusCode != c.want {
				t.Errorf("got %d, want %d", resp.StatusCode, c.want)
			}
		})
	}
}

func TestAWebhookThatDoesNotRunTakesNothingIn(t *testing.T) {
	r := newRig(t, echo)
	r.open()
	w := httptest.NewRecorder()
	req := httptest.NewRequestWithContext(r.ctx, http.MethodPost, "/", strings.NewReader(`{"update_id": 1}`))
	req.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	r.bot.Webhook(secret).ServeHTTP(w, req)
	if w.Code != http.StatusServiceUnavailable {
		t.Errorf("got %d, want 503: Telegram would forget the update", w.Code)
	}
	if err := r.ledger.Close(); err != nil {
		t.Error(err)
	}
	r.bot = nil
}
