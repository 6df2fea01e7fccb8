package catalog

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// maxEntryCandidates is how many entries the index hands over to be judged.
const maxEntryCandidates = 48

// FindEntries finds the programmes and rules that a question means, as they
// are known on its day, the best first, by their names, everyday names and contents; ties by id. Words that
// no entry has find nothing, which is no error. What is handed out is shared
// and must not be changed.
func (c *Catalog) FindEntries(ctx context.Context, q knowledge.EntryQuery) ([]knowledge.EntryHit, error) {
	var hits []knowledge.EntryHit
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		shelf, err := c.shelves.of(ctx, tx, q.On)
		if err != nil {
			return err
		}
		book, err := shelf.readBook(ctx, tx)
		if err != nil {
			return err
		}
		asked := book.read(q.Text)
		ranks, err := rankEntries(ctx, tx, asked.terms)
		if err != nil {
			return err
		}
		for _, id := range shelf.older {
			ranks[id] += 0 // the index knows a later version
		}
		hits = book.judge(asked, ranks)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find programmes and rules: %w", err)
	}
	if q.Limit > 0 && len(hits) > q.Limit {
		hits = hits[:q.Limit]
	}
	return hits, nil
}

// rankEntries are the entries that have a telling term of the question, with
// how well the index says that they match, from 0 to 1.
func rankEntries(ctx context.Context, tx *sql.Tx, terms []askedTerm) (map[string]float64, error) {
	var match strings.Builder
	for _, t := range terms {
		if t.Idle || t.weight == 0 {
			continue
		}
		if match.Len() > 0 {
			match.WriteString(" OR ")
		}
		match.WriteString(`"` + t.Text + `"`)
	}
	ranks := map[string]float64{}
	if match.Len() == 0 {
		return ranks, nil
	}
	rows, err := tx.QueryContext(ctx, `
		select id, -bm25(entry_search, 0, 4, 1) as rank from entry_search
		where entry_search match ? order by rank desc, id limit ?`, match.String(), maxEntryCandidates)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	best := 0.0
	for rows.Next() {
		var id string
		var rank float64
		if err := rows.Scan(&id, &rank); err != nil {
			return nil, err
		}
		best = max(best, rank)
		ranks[id] = rank
	}
	for id := range ranks {
		if best > 0 {
			ranks[id] /= best
		}
	}
	return ranks, rows.Err()
}

// judge scores the candidates.
func (b *entryBook) judge(asked *askedEntry, ranks map[string]float64) []knowledge.EntryHit {
	judged := make([]entryJudgement, 0, len(ranks))
	for id, rank := range ranks {
		if at, known := b.byID[id]; known {
			judged = append(judged, b.score(asked, &b.entries[at], rank))
		}
	}
	slices.SortFunc(judged, func(x, y entryJudgement) int { // so that who yields to whom is always the same
		return cmp.Compare(x.entry.hit.Entry().ID, y.entry.hit.Entry().ID)
	})
	b.yield(asked, judged)
	hits := make([]knowledge.EntryHit, 0, len(judged))
	for i := range judged {
		hits = append(hits, judged[i].hit())
	}
	slices.SortFunc(hits, func(a, b knowledge.EntryHit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entry().ID, b.Entry().ID))
	})
	return hits
}

// askedEntry is a question in normal form, mended to the words of the book.
type askedEntry struct {
	terms []askedTerm
	// at are the places of each term; meaning is the weight of all that count.
	at      map[string][]int
	meaning float64
	// amount is the money that is looked for, 0 where none is said.
	amount knowledge.Rupiah
}

// askedTerm is a term of a question with what it counts.
type askedTerm struct {
	text.EntryTerm
	weight float64
}

// read brings a question to its normal form.
func (b *entryBook) read(s string) *askedEntry {
	asked := &askedEntry{at: map[string][]int{}}
	borrows := false
	before := ""
	for _, t := range b.mender.Terms(s) {
		if earned := turnoverWords[before]; earned && t.Rupiah > 0 {
			continue
		}
		before = t.Text
		term := askedTerm{EntryTerm: t, weight: b.weigh(t)}
		if _, again := asked.at[t.Text]; !again {
			asked.meaning += term.weight
		}
		asked.at[t.Text] = append(asked.at[t.Text], len(asked.terms))
		asked.terms = append(asked.terms, term)
		asked.amount = max(asked.amount, t.Rupiah)
		borrows = borrows || loanWords[t.Text]
	}
	if !borrows {
		asked.amount = 0
	}
	if asked.amount > 0 {
		b.lightenPurpose(asked)
	}
	return asked
}

// lightenPurpose takes the words that name nothing for what the money is for,
// where an amount is looked for: "buat renovasi dapur" is said by the way.
func (b *entryBook) lightenPurpose(asked *askedEntry) {
	for i := range asked.terms {
		t := &asked.terms[i]
		if t.weight == 0 || t.Goods || b.inNames[t.Text] > 0 {
			continue
		}
		lighter := t.weight * goodsWeight
		if asked.at[t.Text][0] == i {
			asked.meaning -= t.weight - lighter
		}
		t.weight = lighter
	}
}

// turnoverWords stand before what is sold or earned, which nobody looks for.
var turnoverWords = map[string]bool{"omzet": true, "hasil": true, "penghasil": true, "laku": true, "jual": true, "gaji": true, "laba": true, "untung": true}

// moneyWords ask for money without saying which programme is meant.
var moneyWords = map[string]bool{"pinjam": true, "modal": true, "bantu": true, "butuh": true, "perlu": true}

// loanWords make an amount one that is looked for; they are in normal form.
var loanWords = map[string]bool{"pinjam": true, "modal": true, "kur": true, "bantu": true, "butuh": true, "perlu": true}
