package telegramtest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"
)

// receiver is a bot behind a webhook.
type receiver struct {
	mu      sync.Mutex
	ids     []int64 // as they came, repeated ones included
	secrets []string
	refuse  int // so many deliveries get a 500 first
	// Deliveries of the chat held wait until one of another chat came.
	held   int64
	others chan struct{}
}

func (v *receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var u struct {
		UpdateID int64 `json:"update_id"`
		Message  struct {
			Chat Chat `json:"chat"`
		} `json:"message"`
	}
	body, _ := io.ReadAll(r.Body)
	if json.Unmarshal(body, &u) != nil || r.Header.Get("Content-Type") != "application/json" {
		http.Error(w, "no update", http.StatusBadRequest)
		return
	}
	switch chat := u.Message.Chat.ID; {
	case v.held == 0:
	case chat == v.held:
		select {
		case <-v.others:
		case <-r.Context().Done():
		}
	default:
		close(v.others)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.ids = append(v.ids, u.UpdateID)
	v.secrets = append(v.secrets, r.Header.Get("X-Telegram-Bot-Api-Secret-Token"))
	if v.refuse > 0 {
		v.refuse--
		http.Error(w, "later", http.StatusInternalServerError)
	}
}

func (v *receiver) got() []int64 {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.ids)
}

// hooked is a rig with a webhook set.
func hooked(t *testing.T, v *receiver, options Options) *rig {
	t.Helper()
	hook := httptest.NewServer(v)
	t.Cleanup(hook.Close)
	options.WebhookRetry = time.Millisecond
	r := newRig(t, options)
	if got := r.call("setWebhook", map[string]any{"url": hook.URL + "/kait", "secret_token": "rahasia"}); !got.OK {
		t.Fatal(got.Description)
	}
	return r
}

// settled waits until the webhook took everything.
func (r *rig) settled() {
	r.t.Helper()
	if _, err := r.WaitStats(r.ctx, func(s Stats) bool { return s.Pending == 0 }); err != nil {
		r.t.Fatal(err)
	}
}

func TestAWebhookIsTriedUntilItTakesTheUpdate(t *testing.T) {
	v := &receiver{refuse: 3}
	r := hooked(t, v, Options{FirstID: 1})
	owner := r.NewPerson("Sari")
	must(owner.Send("satu"))
	must(owner.Send("dua"))
	r.settled()
	if got := v.got(); !slices.Equal(got, []int64{1, 1, 1, 1, 2}) {
		t.Errorf("deliveries: %v", got)
	}
	if slices.ContainsFunc(v.secrets, func(s string) bool { return s != "rahasia" }) {
		t.Errorf("secrets: %v", v.secrets)
	}
	var info struct {
		Failure string `json:"last_error_message"`
	}
	if err := json.Unmarshal(r.call("getWebhookInfo", nil).Result, &info); err != nil || info.Failure != "wrong response from the webhook: 500 Internal Server Error" {
		t.Errorf("info: %+v, %v", info, err)
	}
}

func TestAChatsUpdatesComeInOrderAndOthersDoNotWait(t *testing.T) {
	v := &receiver{held: 7, others: make(chan struct{})}
	r := hooked(t, v, Options{FirstID: 1})
	slow, quick := must(r.AddPerson(User{ID: 7, FirstName: "Sari"})), r.NewPerson("Budi")
	dropped := r.Inject(Fault{Failure: DropUpdate, Chat: 7, Times: 3})
	for range 3 {
		must(slow.Send("halo"))
	}
	must(quick.Send("halo"))
	r.settled()
	own := slices.DeleteFunc(v.got(), func(id int64) bool { return id == 4 })
	if !slices.Equal(own, []int64{1, 2, 3}) || len(v.got()) != 4 || dropped.Hits() != 3 {
		t.Errorf("deliveries: %v, %d dropped", v.got(), dropped.Hits())
	}
}

func TestChangingTheModeLosesNoUpdate(t *testing.T) {
	v := &receiver{refuse: 1 << 30}
	r := hooked(t, v, Options{FirstID: 1})
	owner := r.NewPerson("Sari")
	must(owner.Send("satu"))
	must(owner.Send("dua"))
	r.call("deleteWebhook", nil)
	if got := ids(t, r.updates(0)); !slices.Equal(got, []int64{1, 2}) {
		t.Errorf("after the webhook: %v", got)
	}
	r.call("deleteWebhook", map[string]any{"drop_pending_updates": true})
	if got := ids(t, r.updates(0)); len(got) != 0 {
		t.Errorf("after they were dropped: %v", got)
	}
}

func TestAWebhookCanGetAnUpdateTwice(t *testing.T) {
	v := &receiver{}
	r := hooked(t, v, Options{FirstID: 1})
	r.Inject(Fault{Failure: DuplicateUpdate, Times: 1})
	owner := r.NewPerson("Sari")
	must(owner.Send("satu"))
	must(owner.Send("dua"))
	r.settled()
	if got := v.got(); !slices.Equal(got, []int64{1, 1, 2}) {
		t.Errorf("deliveries: %v", got)
	}
}
