package catalog

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/catalog/internal/market"
)

func TestComparablesAreOfTheAskedKind(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, rowsOf(
		listing("1", "Sandal wanita kulit asli", 90_000),
		listing("2", "Rak sandal wanita susun 4", 150_000),
		listing("3", "Sandal pria kulit", 95_000),
		listing("4", "Sendal wanita jepit karet", 25_000),
		listing("5", "Kerudung voal motif bunga", 45_000),
	))
	got := ask(t, cat, knowledge.Query{Product: "sandal wanita", AsOf: today})
	var skus []string
	for _, item := range got.Items {
		skus = append(skus, item.SKU)
	}
	slices.Sort(skus)
	if want := []string{"1", "4"}; !slices.Equal(skus, want) {
		t.Errorf("found %v, want %v", skus, want)
	}
}

func TestItemsStandByFallingScoreThenById(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, market.Rows(2000))
	got := ask(t, cat, knowledge.Query{Product: "kerudung wanita voal", AsOf: today})
	if got.Found < 20 || got.Found != len(got.Items) {
		t.Fatalf("found %d, items %d", got.Found, len(got.Items))
	}
	ordered := slices.IsSortedFunc(got.Items, func(a, b knowledge.Comparable) int {
		if a.Score != b.Score {
			if a.Score > b.Score {
				return -1
			}
			return 1
		}
		return strings.Compare(a.ID(), b.ID())
	})
	if !ordered {
		t.Error("the items are not in order")
	}
	if first, last := got.Items[0].Score, got.Items[len(got.Items)-1].Score; first <= last {
		t.Errorf("scores from %v to %v", first, last)
	}
}

// TestTheBestAreFoundHoweverManyThereAre hides a few listings that have all
// the words under many newer ones that have one.
func TestTheBestAreFoundHoweverManyThereAre(t *testing.T) {
	cat := openCatalog(t)
	var file []knowledge.Listing
	for i := range 5 {
		file = append(file, listing(fmt.Sprint("best", i), "kerudung voal motif bunga", 45_000))
	}
	for i := range 2 * maxCandidates {
		file = append(file, listing(fmt.Sprint("other", i), "kerudung voal hitam", 45_000))
	}
	load(t, cat, rowsOf(file...))
	got := ask(t, cat, knowledge.Query{Product: "kerudung voal motif bunga", AsOf: today})
	if got.Found > maxCandidates {
		t.Errorf("found %d of at most %d", got.Found, maxCandidates)
	}
	for i, item := range got.Items[:5] {
		if !strings.HasPrefix(item.SKU, "best") {
			t.Errorf("item %d is %s", i, item.SKU)
		}
	}
}

func TestWhatIsSeenLaterIsNotSeenYet(t *testing.T) {
	cat := openCatalog(t)
	var file []knowledge.Listing
	for i := range 10 {
		file = append(file, listing(fmt.Sprint("old", i), "kerudung voal", 40_000, seenOn(today-30)))
	}
	for i := range 2 * maxCandidates {
		file = append(file, listing(fmt.Sprint("new", i), "kerudung voal", 60_000, seenOn(today)))
	}
	load(t, cat, rowsOf(file...))
	before := ask(t, cat, knowledge.Query{Product: "kerudung voal", AsOf: today - 1})
	if before.Found != 10 || before.Groups.All.Max != 40_000 || before.AsOf != today-1 {
		t.Errorf("the day before: found %d, highest %v", before.Found, before.Groups.All.Max)
	}
	if now := ask(t, cat, knowledge.Query{Product: "kerudung voal", AsOf: today}); now.Groups.All.Max != 60_000 {
		t.Errorf("today: highest %v", now.Groups.All.Max)
	}
}

func TestAListingIsFoundByTheTitleItHasThatDay(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, rowsOf(
		listing("1", "kerudung voal", 40_000, seenOn(today-10)),
		listing("1", "sandal jepit", 30_000, seenOn(today)),
	))
	for _, c := range []struct {
		title string
		asOf  knowledge.Day
		want  int
	}{
		{"kerudung", today - 1, 1}, {"sandal", today - 1, 0}, {"kerudung", today, 0}, {"sandal", today, 1},
	} {
		if got := ask(t, cat, knowledge.Query{Product: c.title, AsOf: c.asOf}); got.Found != c.want {
			t.Errorf("%s as of %v: found %d, want %d", c.title, c.asOf, got.Found, c.want)
		}
	}
}

func TestUnitPricesAreCompared(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, rowsOf(
		listing("1", "kaos polos isi 12", 360_000),
		listing("2", "kaos polos", 40_000, func(l *knowledge.Listing) { l.Unit, l.Pack = knowledge.UnitPiece, 2*knowledge.One }),
	))
	got := ask(t, cat, knowledge.Query{Product: "kaos polos", AsOf: today})
	if got.Used != 2 || got.Groups.All.Min != 20_000 || got.Groups.All.Max != 30_000 {
		t.Errorf("used %d, from %v to %v", got.Used, got.Groups.All.Min, got.Groups.All.Max)
	}
}

func TestNoQuestionIsTooStrange(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, market.Rows(200))
	for name, title := range map[string]string{
		"nothing":            "",
		"blanks":             " \t\n",
		"one letter":         "k",
		"a number":           "45000",
		"emoji":              "🧕🏽👡🔥",
		"query language":     `kerudung" OR terms:* NOT (`,
		"operators":          "AND OR NOT NEAR(kerudung, 3) ^kerudung + - *",
		"a column":           "terms : kerudung",
		"SQL":                "'; drop table listings; --",
		"a zero byte":        "kerudung\x00voal",
		"invalid UTF-8":      "kerudung \xff\xfe voal",
		"4,096 characters":   strings.Repeat("kerudung voal ", 293)[:4096],
		"4,096 other words":  manyWords(4096),
		"another script":     "头巾 スカーフ платок",
		"one very long word": strings.Repeat("kerudung", 1000),
		"full-width letters": "ｋｅｒｕｄｕｎｇ",
		"right to left":      "\u202ekerudung\u202c",
	} {
		t.Run(name, func(t *testing.T) {
			ask(t, cat, knowledge.Query{Product: title, AsOf: today})
		})
	}
	if got := ask(t, cat, knowledge.Query{Product: "kerudung", AsOf: today}); got.Found == 0 {
		t.Error("nothing is found any more")
	}
}

func manyWords(n int) string {
	var words strings.Builder
	for i := range n {
		fmt.Fprintf(&words, "kata%d ", i)
	}
	return words.String()
}

// TestLookupsFindTheKindByFallingWords asks the index all lookups of a
// question: together they find every title of the kind and no other, those
// first that share all words, then all but one, any, none.
func TestLookupsFindTheKindByFallingWords(t *testing.T) {
	words := rapid.SampledFrom([]string{"voal", "motif", "bunga", "é", "s2"})
	rapid.Check(t, func(t *rapid.T) {
		c, done := drawCatalog(t)
		defer done()
		titles := rapid.SliceOfN(rapid.SliceOfDistinct(words, rapid.ID), 1, 12).Draw(t, "titles")
		asked := rapid.SliceOfDistinct(words, rapid.ID).Draw(t, "asked")
		rank := func(title int) int {
			shared := 0
			for _, word := range asked {
				if slices.Contains(titles[title], word) {
					shared++
				}
			}
			switch {
			case shared == len(asked):
				return 0
			case shared == 0:
				return 3
			case shared == len(asked)-1:
				return 1
			default:
				return 2
			}
		}
		found := matches(t, c, titles, lookups(append([]string{"kain"}, asked...)))
		if !slices.IsSortedFunc(found, func(a, b int) int { return rank(a) - rank(b) }) {
			t.Fatalf("found in the order %v", found)
		}
		slices.Sort(found)
		if len(found) != len(titles) || len(slices.Compact(found)) != len(titles) {
			t.Fatalf("found %v of %d", found, len(titles))
		}
	})
}

// matches indexes titles of one kind, among one of another, and asks lookups.
func matches(t *rapid.T, c *Catalog, titles [][]string, lookups []string) (found []int) {
	err := c.db.Write(context.Background(), func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(context.Background(), `insert into titles (rowid, terms) values (?, 'tas voal motif bunga')`, len(titles)); err != nil {
			return err
		}
		for i, title := range titles {
			terms := strings.Join(tokens(append([]string{"kain"}, title...)), " ")
			if _, err := tx.ExecContext(context.Background(), `insert into titles (rowid, terms) values (?, ?)`, i, terms); err != nil {
				return err
			}
		}
		for _, lookup := range lookups {
			ids, err := idsOf(tx, lookup)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if !slices.Contains(found, id) {
					found = append(found, id)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func idsOf(tx *sql.Tx, lookup string) (ids []int, err error) {
	rows, err := tx.QueryContext(context.Background(), `select rowid from titles where titles match ?`, lookup)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
