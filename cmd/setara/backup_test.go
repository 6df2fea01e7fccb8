package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"setara/bot/ledger"
)

func TestABackupOfARunningBotBringsItsConversationsBack(t *testing.T) {
	server := newServer(t)
	r := serve(t, server, furnishedFolder(t))
	owner := server.NewPerson("Wulandari")
	r.ask(owner, "min jual sandal 60rb, di shopee ada 25rb")

	file := filepath.Join(t.TempDir(), "cadangan.zip")
	if status, _, errs := runLine(t, "backup", "--data", r.data, file); status != exitDone {
		t.Fatalf("backup: %s", errs)
	}
	if status, _, errs := runLine(t, "restore", "--data", r.data, file); status != exitFailed || !strings.Contains(errs, "sedang dipakai") {
		t.Fatalf("restoring below a running bot: status %d, %s", status, errs)
	}
	// What is forgotten after the backup is there again after the restore.
	r.ask(owner, "/mulai")
	r.stop()
	if status, _, errs := runLine(t, "restore", "--data", r.data, file); status != exitDone {
		t.Fatalf("restore: %s", errs)
	}
	again := serve(t, server, r.data)
	if answer := again.ask(owner, "38rb"); !strings.Contains(answer.Text, "38.000") || !strings.Contains(answer.Text, "60.000") {
		t.Errorf("the case of before the backup is not gone on with: %s", answer.Text)
	}
}

// TestNothingOldGoesOutAfterARestore backs up a ledger in which a letter and
// an update wait, and restores it: the bot neither sends nor answers them.
func TestNothingOldGoesOutAfterARestore(t *testing.T) {
	server, data := newServer(t), furnishedFolder(t)
	owner := server.NewPerson("Wulandari")
	owner.Acquaint()
	first := serve(t, server, data)
	first.stop()
	withLedger(t, data, func(ctx context.Context, l *ledger.Ledger) error {
		now := time.Now()
		if _, err := l.Queue(ctx, []ledger.Letter{{
			Chat: owner.ChatID(), Lane: ledger.Answers, Kind: ledger.Send, Payload: []byte(`{"text":"pesan lama"}`),
		}}, now); err != nil {
			return err
		}
		_, err := l.Journal(ctx, []ledger.Update{{
			ID: 1, Chat: owner.ChatID(), Kind: "message", Payload: oldUpdate(t, owner.ChatID()), ReceivedAt: now,
		}})
		return err
	})
	file := filepath.Join(t.TempDir(), "cadangan.zip")
	if status, _, errs := runLine(t, "backup", "--data", data, file); status != exitDone {
		t.Fatalf("backup: %s", errs)
	}
	status, out, errs := runLine(t, "restore", "--data", data, file)
	if status != exitDone || !strings.Contains(out, "1 pesan") || !strings.Contains(out, "1 pertanyaan") {
		t.Fatalf("restore: status %d, %s%s", status, out, errs)
	}
	again := serve(t, server, data)
	// Answers are sent in order: behind this one nothing old can wait.
	again.ask(owner, question)
	if sent := len(texts(owner.Transcript())); sent != 1 {
		t.Errorf("the owner got %d messages, want the one answer: %+v", sent, owner.Transcript().FromBot())
	}
}

func oldUpdate(t *testing.T, chat int64) []byte {
	t.Helper()
	update, err := json.Marshal(map[string]any{"update_id": 1, "message": map[string]any{
		"message_id": 1, "date": 1, "chat": map[string]any{"id": chat, "type": "private"},
		"from": map[string]any{"id": chat, "first_name": "Wulandari"}, "text": "pertanyaan yang lama sekali",
	}})
	if err != nil {
		t.Fatal(err)
	}
	return update
}

func withLedger(t *testing.T, data string, fn func(context.Context, *ledger.Ledger) error) {
	t.Helper()
	l, err := ledger.Open(t.Context(), filepath.Join(data, ledgerFile))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := fn(t.Context(), l); err != nil {
		t.Fatal(err)
	}
}

// backedUp makes a data folder with starter knowledge and a backup of it.
func backedUp(t *testing.T) (data, file string) {
	t.Helper()
	data = freshFolder(t)
	file = filepath.Join(t.TempDir(), "cadangan.zip")
	for _, args := range [][]string{{"ask", "sandal 60rb"}, {"backup", file}} {
		if status, _, errs := runLine(t, append(args, "--data", data)...); status != exitDone {
			t.Fatal(errs)
		}
	}
	return data, file
}

func TestAFinishedBackupLeavesNothingElseBehind(t *testing.T) {
	data, file := backedUp(t)
	if names := namesIn(t, filepath.Dir(file)); !slices.Equal(names, []string{"cadangan.zip"}) {
		t.Errorf("beside the backup there is %v", names)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the backup: %v, %v", info.Mode(), err)
	}
	before := read(t, file)
	status, _, errs := runLine(t, "backup", "--data", data, file)
	if status != exitFailed || !strings.Contains(errs, "sudah ada") || !bytes.Equal(read(t, file), before) {
		t.Errorf("an existing file: status %d, %s", status, errs)
	}
}

func TestABackupThatIsStoppedLeavesNothingBehind(t *testing.T) {
	data, _ := backedUp(t)
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	err := makeBackup(ctx, data, filepath.Join(folder, "cadangan.zip"), func(float64) { cancel() })
	cancel()
	if err == nil {
		t.Error("a backup that was stopped is reported as done")
	}
	if names := namesIn(t, folder); len(names) != 0 {
		t.Errorf("it leaves %v behind", names)
	}
}

func namesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
