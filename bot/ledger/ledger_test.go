package ledger

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"setara/knowledge"
)

func open(t *testing.T, path string) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestConversationOutlivesARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.db")
	now := time.Date(2026, 2, 1, 9, 0, 0, 0, knowledge.WIB)

	l := open(t, path)
	if _, err := l.Recall(t.Context(), 7); !errors.Is(err, knowledge.ErrNotFound) {
		t.Fatalf("a chat that never wrote: got %v, want ErrNotFound", err)
	}
	for _, state := range []string{`{"asking":"product"}`, `{"asking":"cost"}`} {
		if err := l.Remember(t.Context(), 7, []byte(state), now); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}

	l = open(t, path)
	defer l.Close()
	got, err := l.Recall(t.Context(), 7)
	if err != nil || string(got) != `{"asking":"cost"}` {
		t.Fatalf("after a restart: got %s, %v", got, err)
	}
}

func TestForgottenMeansGoneFromTheFilesToo(t *testing.T) {
	dir := t.TempDir()
	l := open(t, filepath.Join(dir, "bot.db"))
	defer l.Close()

	secret := []byte("kerudung rahasia")
	state := []byte(`{"product":"` + string(secret) + `"}`)
	for chat := range int64(2) {
		if err := l.Remember(t.Context(), chat, state, time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if !filesContain(t, dir, secret) {
		t.Fatal("the test looks in the wrong place: the state is in no file before it is deleted")
	}
	for chat := range int64(2) {
		if err := l.Forget(t.Context(), chat, time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Recall(t.Context(), chat); !errors.Is(err, knowledge.ErrNotFound) {
			t.Fatalf("chat %d is still remembered: %v", chat, err)
		}
	}
	if filesContain(t, dir, secret) {
		t.Fatal("what was deleted is still in a file")
	}
}

func TestForgettingAStrangerIsNoError(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	if err := l.Forget(t.Context(), 42, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
}

func TestStateThatIsNotJSONIsRefused(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	if err := l.Remember(context.Background(), 1, []byte("{"), time.Unix(0, 0)); err == nil {
		t.Fatal("half a state was stored")
	}
}

func filesContain(t *testing.T, dir string, what []byte) bool {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, what) {
			return true
		}
	}
	return false
}
