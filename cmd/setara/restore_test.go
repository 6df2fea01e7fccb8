package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/sqlite"
)

func TestARestoreKeepsTheOldFolder(t *testing.T) {
	data, file := backedUp(t)
	if err := os.WriteFile(filepath.Join(data, "catatan.txt"), []byte("milik petugas"), 0o600); err != nil {
		t.Fatal(err)
	}
	old := contents(t, data)
	for i := range 2 { // twice within a second, too
		status, out, errs := runLine(t, "restore", "--data", data, file)
		if status != exitDone {
			t.Fatalf("restore: %s", errs)
		}
		if i > 0 {
			continue
		}
		kept := regexp.MustCompile(`disimpan di (.+)\.\n`).FindStringSubmatch(out)
		if kept == nil {
			t.Fatalf("where the old folder is, is not said: %s", out)
		}
		if diff := cmp.Diff(old, contents(t, kept[1])); diff != "" {
			t.Errorf("the kept folder is not the old one (-old +kept):\n%s", diff)
		}
	}
	if names := namesIn(t, filepath.Dir(data)); len(names) != 3 {
		t.Errorf("after two restores there is %v, want the data and two kept folders", names)
	}
}

// contents are the files of a data folder, without the lock and without the
// head of a database, which counts how often it was opened to write.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range namesIn(t, folder) {
		content := string(read(t, filepath.Join(folder, name)))
		switch {
		case strings.HasPrefix(name, "serve."):
		case strings.HasSuffix(name, ".db"):
			files[name] = content[min(100, len(content)):]
		default:
			files[name] = content
		}
	}
	return files
}

func TestARestoreThatFailsChangesNothing(t *testing.T) {
	data, file := backedUp(t)
	archive := read(t, file)
	flipped := func(at int) []byte {
		damaged := bytes.Clone(archive)
		damaged[at] ^= 0x55
		return damaged
	}
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"an empty file":               {nil, "bukan cadangan"},
		"a photo":                     {[]byte("\x89PNG\r\n\x1a\nnot really"), "bukan cadangan"},
		"half a backup":               {archive[:len(archive)/2], "bukan cadangan"},
		"one wrong byte in knowledge": {flipped(2000), "rusak"},
		"a zip of something else":     {zipped(t, map[string]string{"foto.jpg": "x"}), "bukan dari setara backup"},
		"a name that leads elsewhere": {zipped(t, map[string]string{"../knowledge.db": "x"}), "bukan dari setara backup"},
		"no databases":                {zipped(t, map[string]string{manifestFile: "{}"}), "tidak ada"},
		"a manifest that is none":     {altered(t, archive, func(f map[string]string) { f[manifestFile] = "[]" }), "keterangan"},
		"a later format": {altered(t, archive, func(f map[string]string) {
			f[manifestFile] = strings.Replace(f[manifestFile], `"format":1`, `"format":2`, 1)
		}), "lebih baru"},
		"a database changed by hand": {altered(t, archive, func(f map[string]string) { f[ledgerFile] += "x" }), "rusak"},
		"the databases exchanged": {altered(t, archive, func(f map[string]string) {
			f[ledgerFile], f[knowledgeFile] = f[knowledgeFile], f[ledgerFile]
			f[manifestFile] = strings.NewReplacer(ledgerFile, knowledgeFile, knowledgeFile, ledgerFile).Replace(f[manifestFile])
		}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			bad := filepath.Join(t.TempDir(), "bad.zip")
			if err := os.WriteFile(bad, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			before := contents(t, data)
			status, _, errs := runLine(t, "restore", "--data", data, bad)
			if status != exitFailed || !strings.Contains(errs, c.says) {
				t.Errorf("status %d, said %q; want %q", status, errs, c.says)
			}
			if diff := cmp.Diff(before, contents(t, data)); diff != "" {
				t.Errorf("the data folder is changed:\n%s", diff)
			}
			if names := namesIn(t, filepath.Dir(data)); len(names) != 1 {
				t.Errorf("beside the data folder there is %v", names)
			}
		})
	}
}

func TestADatabaseInUseIsNotRestoredOver(t *testing.T) {
	data, file := backedUp(t)
	withLedger(t, data, func(context.Context, *ledger.Ledger) error {
		status, _, errs := runLine(t, "restore", "--data", data, file)
		if status != exitFailed || !strings.Contains(errs, "program lain") {
			t.Errorf("status %d, %s", status, errs)
		}
		return nil
	})
}

func TestARestoreTakesThePlaceOfADamagedDatabase(t *testing.T) {
	data, file := backedUp(t)
	if err := os.WriteFile(filepath.Join(data, knowledgeFile), bytes.Repeat([]byte("bukan database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, errs := runLine(t, "restore", "--data", data, file); status != exitDone {
		t.Fatal(errs)
	}
	if status, _, errs := runLine(t, "ask", "--data", data, "sandal 60rb"); status != exitDone {
		t.Error(errs)
	}
}

func TestARestoredDatabaseIsThatOfTheBackup(t *testing.T) {
	data, file := backedUp(t)
	other := freshFolder(t)
	if status, _, errs := runLine(t, "restore", "--data", other, file); status != exitDone {
		t.Fatal(errs)
	}
	for _, name := range databaseFiles {
		want, err := sqlite.Inspect(t.Context(), filepath.Join(data, name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := sqlite.Inspect(t.Context(), filepath.Join(other, name))
		if err != nil || got != want {
			t.Errorf("%s has version %d, want %d: %v", name, got, want, err)
		}
	}
	const ask = "jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb"
	_, before, _ := runLine(t, "ask", "--json", "--data", data, ask)
	if _, after, _ := runLine(t, "ask", "--json", "--data", other, ask); before != after || before == "" {
		t.Errorf("the restored data answer differently:\n%s\n%s", before, after)
	}
}

// What an owner or officer holds by its number must not come to mean something
// else, though the backup does not know it.
func TestNumbersThatWereGivenSinceTheBackupAreNotGivenAgain(t *testing.T) {
	data, file := backedUp(t)
	give := func() (broadcast, ticket int64) {
		t.Helper()
		book, err := ledger.Open(t.Context(), filepath.Join(data, ledgerFile))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = book.Close() }()
		if broadcast, err = book.BroadcastNumber(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
		if ticket, err = book.TicketNumber(t.Context(), knowledge.Ticket{}); err != nil {
			t.Fatal(err)
		}
		return broadcast, ticket
	}
	give()
	broadcast, ticket := give()
	if status, _, errs := runLine(t, "restore", "--data", data, file); status != exitDone {
		t.Fatalf("restore: %s", errs)
	}
	if b, k := give(); b != broadcast+1 || k != ticket+1 {
		t.Errorf("after the restore broadcast %d and ticket %d are given, want %d and %d", b, k, broadcast+1, ticket+1)
	}
}

func TestARestoreGivesNoMoneyOfTheModelBackAndNoYesThatWasTakenBack(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	file := filepath.Join(t.TempDir(), "setara.zip")
	now := time.Now()
	budget := knowledge.ModelBudget{Day: 1000, Owner: 300}
	with := func(work func(book *ledger.Ledger) error) {
		t.Helper()
		book, err := ledger.Open(t.Context(), filepath.Join(data, ledgerFile))
		if err == nil {
			err = errors.Join(work(book), book.Close())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	call := func(book *ledger.Ledger, chat int64, amount knowledge.Rupiah) (int64, error) {
		return book.ReserveModel(t.Context(), knowledge.ModelReserve{Chat: chat, At: now, Amount: amount, Budget: budget})
	}
	if status, _, errs := runLine(t, "check", "--data", data); status != exitDone {
		t.Fatal(errs)
	}
	var under int64
	with(func(book *ledger.Ledger) (err error) {
		for _, chat := range []int64{7, 8} {
			err = errors.Join(err, book.SetModelConsent(t.Context(), chat, 1, true, now))
		}
		under, err = call(book, 7, 100)
		return err
	})
	if status, _, errs := runLine(t, "backup", "--data", data, file); status != exitDone {
		t.Fatal(errs)
	}
	with(func(book *ledger.Ledger) error {
		id, err := call(book, 7, 200)
		return errors.Join(err, book.SettleModel(t.Context(), under, knowledge.ModelUse{Cost: 90}),
			book.SettleModel(t.Context(), id, knowledge.ModelUse{Cost: 200}), book.SetModelConsent(t.Context(), 8, 1, false, now))
	})
	if status, _, errs := runLine(t, "restore", "--data", data, file); status != exitDone {
		t.Fatalf("restore: %s", errs)
	}
	with(func(book *ledger.Ledger) error {
		if _, err := call(book, 7, 11); !errors.Is(err, knowledge.ErrBudget) {
			t.Errorf("the owner may spend again what is spent: %v", err)
		}
		if _, err := call(book, 7, 10); err != nil {
			t.Errorf("the owner may not spend what is left: %v", err)
		}
		today := knowledge.DayOf(now)
		if days, err := book.ModelSpending(t.Context(), today, today); err != nil || len(days) != 1 || days[0].Cost != 300 {
			t.Errorf("spent is %+v, %v", days, err)
		}
		for chat, want := range map[int64]bool{7: true, 8: false} {
			if yes, err := book.ModelConsent(t.Context(), chat, 1); err != nil || yes != want {
				t.Errorf("consent of %d is %t, %v", chat, yes, err)
			}
		}
		return nil
	})
}
