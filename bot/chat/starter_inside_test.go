package chat

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/starter"
)

// prepared are the files of databases that were made once, by when the starter
// knowledge in them was loaded.
var prepared = struct {
	sync.Mutex
	at map[time.Time]map[string][]byte
}{at: map[time.Time]map[string][]byte{}}

// StarterFiles puts the databases of a first start into a folder: knowledge.db with
// the starter knowledge as it is loaded then, and a bot.db in which nobody has
// written. They are copies of real ones, since loading takes long, and comes to
// the same each time.
func StarterFiles(t testing.TB, folder string, now time.Time) {
	t.Helper()
	prepared.Lock()
	defer prepared.Unlock()
	if prepared.at[now] == nil {
		files, err := prepareStarter(t.TempDir(), now)
		if err != nil {
			t.Fatal(err)
		}
		prepared.at[now] = files
	}
	for name, content := range maps.All(prepared.at[now]) {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// prepareStarter makes the databases, and returns what each file of theirs holds.
func prepareStarter(folder string, now time.Time) (map[string][]byte, error) {
	known, err := catalog.Open(context.Background(), filepath.Join(folder, "knowledge.db"))
	if err != nil {
		return nil, err
	}
	book, err := ledger.Open(context.Background(), filepath.Join(folder, "bot.db"))
	if err != nil {
		return nil, err
	}
	if err := errors.Join(SeedStarter(context.Background(), known, now), known.Close(), book.Close()); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(folder)
	files := map[string][]byte{}
	for _, e := range entries {
		content, readErr := os.ReadFile(filepath.Join(folder, e.Name()))
		files[e.Name()], err = content, errors.Join(err, readErr)
	}
	return files, err
}

// SeedStarter loads the starter knowledge, as a start does.
func SeedStarter(ctx context.Context, known *catalog.Catalog, now time.Time) error {
	fees, err := starter.Fees()
	if err != nil {
		return err
	}
	programs, err := starter.Programs()
	if err != nil {
		return err
	}
	regulations, err := starter.Regulations()
	if err != nil {
		return err
	}
	return known.Seed(ctx, now, catalog.Starter{
		Listings: starter.Listings(knowledge.DayOf(now)), Fees: fees, Programs: programs, Regulations: regulations,
	})
}
