package main

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
)

// madeAt makes a backup look as if it were made at another time.
func madeAt(t *testing.T, file string, at time.Time) string {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	name := filepath.Join(t.TempDir(), "lama.zip")
	to, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	out := zip.NewWriter(to)
	for _, entry := range archive.File {
		content, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(entry.Name)
		if err != nil {
			t.Fatal(err)
		}
		if entry.Name == manifestFile {
			var m manifest
			if err := json.NewDecoder(content).Decode(&m); err != nil {
				t.Fatal(err)
			}
			m.MadeAt = at
			err = json.NewEncoder(w).Encode(m)
		} else {
			_, err = io.Copy(w, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestABackupSaysUntilWhenItMayBeKept(t *testing.T) {
	data := freshFolder(t)
	runLine(t, "ask", "--data", data, "sandal 60rb")
	_, out, _ := runLine(t, "backup", "--data", data, "--backup-days", "10", filepath.Join(t.TempDir(), "c.zip"))
	if day := knowledge.DayOf(time.Now().AddDate(0, 0, 10)).Written(); !strings.Contains(out, "hapus paling lambat "+day) {
		t.Errorf("it says %s, not %s", out, day)
	}
}

func TestAnOldBackupIsRestoredOnPurposeOnly(t *testing.T) {
	data, file := backedUp(t)
	old := madeAt(t, file, time.Now().AddDate(0, 0, -31))
	before := contents(t, data)
	status, _, errs := runLine(t, "restore", "--data", data, old)
	if status != exitFailed || !strings.Contains(errs, "lebih tua dari 30 hari") || !strings.Contains(errs, "--force") {
		t.Errorf("status %d: %s", status, errs)
	}
	if after := contents(t, data); len(after) != len(before) {
		t.Error("the folder has changed")
	}
	if status, _, errs := runLine(t, "restore", "--data", data, "--force", old); status != exitDone {
		t.Errorf("with --force: status %d: %s", status, errs)
	}
	if status, _, errs := runLine(t, "restore", "--data", data, "--backup-days", "40", old); status != exitDone {
		t.Errorf("where they are kept for longer: status %d: %s", status, errs)
	}
	if _, out, _ := runLine(t, "restore", "--data", freshFolder(t), file); !strings.Contains(out, "tidak bisa diketahui") {
		t.Errorf("that nobody knows who asked to be deleted is not said: %s", out)
	}
}

func TestWhoAskedToBeDeletedIsNotBroughtBackByABackup(t *testing.T) {
	server, data := newServer(t), furnishedFolder(t)
	r := serve(t, server, data)
	gone, stays := server.NewPerson("Kucinggarong"), server.NewPerson("Wulandari")
	r.leavesMarks(gone)
	r.ask(stays, "jual alat tenunselatan 850rb, di tiktok ada 500rb")
	file := filepath.Join(t.TempDir(), "cadangan.zip")
	if status, _, errs := runLine(t, "backup", "--data", data, file); status != exitDone {
		t.Fatal(errs)
	}
	r.ask(gone, "/hapus_data")
	r.ask(gone, "ya")
	r.stop()
	status, out, errs := runLine(t, "restore", "--data", data, file)
	if status != exitDone || !strings.Contains(out, "1 orang minta datanya dihapus") {
		t.Fatalf("status %d: %s%s", status, out, errs)
	}
	r.leavesNothing(r.traces(), mark, "Kucinggarong")
	if !r.holds("tenunselatan") {
		t.Error("somebody else is gone too")
	}
	// From that backup again: who was deleted is known still.
	if _, out, _ := runLine(t, "restore", "--data", data, file); !strings.Contains(out, "1 orang minta datanya dihapus") {
		t.Errorf("the second restore says %s", out)
	}
	r.leavesNothing(r.traces(), mark, "Kucinggarong")
}
