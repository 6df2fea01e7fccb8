package ledgertest

import (
	"database/sql"
	"path/filepath"
	"testing"

	"setara/bot/ledger"
	"setara/knowledge"
)

// TestACrowdHasEachCombinationAsOften is what counts over a crowd go by.
func TestACrowdHasEachCombinationAsOften(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.db")
	book, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	each := len(knowledge.Provinces()) * len(sectors) * len(scales)
	if err := Crowd(t.Context(), path, 1000, 2*each, knowledge.NewDay(2026, 11, 25)); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var people, combinations, least, most, first, asked int
	if err := db.QueryRowContext(t.Context(), `
		select sum(n), count(*), min(n), max(n), min(first), (select count(*) from interests) from (
			select count(*) as n, min(chat) as first from people group by province, sector, scale)`).
		Scan(&people, &combinations, &least, &most, &first, &asked); err != nil {
		t.Fatal(err)
	}
	if people != 2*each || combinations != each || least != 2 || most != 2 || first != 1000 || asked < people/10 {
		t.Errorf("%d people from %d on in %d combinations of %d to %d, %d asked", people, first, combinations, least, most, asked)
	}
}
