package bot

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"net/http"
)

// secretHeader is the header in which Telegram sends the secret.
const secretHeader = "X-Telegram-Bot-Api-Secret-Token"

// maxUpdate is how large an update can be, in bytes. The largest, a message of
// 4096 characters that answers another one, all with entities, has a tenth of
// that.
const maxUpdate = 1 << 20

// Webhook is where Telegram delivers updates. A request without the secret
// gets 401, one that is too large 413, one that is not an update 400; 200 only
// once the update is in the ledger, or answered where the ledger does not
// work, and 503 while the bot does not run. An empty secret lets nobody in.
func (b *Bot) Webhook(secret string) http.Handler {
	want := sha256.Sum256([]byte(secret))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// Of hashes, all are of one length.
		got := sha256.Sum256([]byte(r.Header.Get(secretHeader)))
		if subtle.ConstantTimeCompare(got[:], want[:]) != 1 || secret == "" {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		if r.Method != http.MethodPost {
			w.Header().Set("Allow", http.MethodPost)
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		b.receive(w, r)
	})
}

// receive takes in one update.
func (b *Bot) receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxUpdate))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	if err != nil {
		http.Error(w, "cannot be read", http.StatusBadRequest)
		return
	}
	u, err := readUpdate(body)
	if err != nil {
		http.Error(w, "not an update", http.StatusBadRequest)
		return
	}
	if !b.enter() {
		http.Error(w, "not running", http.StatusServiceUnavailable)
		return
	}
	defer b.entered.Done()
	b.contact(false)
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(b.life, cancel)()
	if err := b.takeIn(ctx, []received{u}); err != nil {
		http.Error(w, "not stored", http.StatusServiceUnavailable)
	}
}
