package catalog

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/sync/errgroup"
	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/catalog/internal/market"
	"setara/knowledge/text"
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

func TestTheSameOfferOfOneShopCountsOnce(t *testing.T) {
	cat := openCatalog(t)
	const title = "Kerudung voal motif bunga lasercut"
	load(t, cat, rowsOf(
		listing("1", title, 45_000, soldBy("Toko Zahra")),
		listing("2", title, 45_000, soldBy("Toko Zahra")),
		listing("3", title, 50_000, soldBy("Toko Zahra")),
		listing("4", title, 45_000, soldBy("Toko Melati")),
		listing("5", title, 45_000, soldBy("")),
		listing("6", title, 45_000, soldBy("")),
	))
	got := ask(t, cat, knowledge.Query{Product: "kerudung voal", AsOf: today})
	for _, item := range got.Items {
		if repeats := item.SKU == "2"; item.Used == repeats || repeats != (item.Why == knowledge.WhyRepeat) {
			t.Errorf("%s: used %v, why %q", item.SKU, item.Used, item.Why)
		}
	}
	if got.Found != 6 || got.Used != 5 {
		t.Errorf("found %d, used %d; want 6 and 5", got.Found, got.Used)
	}
}

// TestAShopsOwnArticlesAreNoRepeatsHoweverFarBackTheyStand has two articles of
// one shop behind more listings than are held against the question. They share
// words that many have and differ in the one that tells.
func TestAShopsOwnArticlesAreNoRepeatsHoweverFarBackTheyStand(t *testing.T) {
	cat := openCatalog(t)
	var file []knowledge.Listing
	for i := range maxSame + 10 {
		file = append(file, listing(fmt.Sprint("a", i), "kerudung voal", 45_000))
	}
	for i := range 20 {
		file = append(file, listing(fmt.Sprint("n", i), "kerudung voal motif bunga lasercut premium", 45_000))
	}
	for i, name := range []string{"zahra", "melati"} {
		file = append(file, listing(fmt.Sprint("z", i), "kerudung voal motif bunga lasercut premium "+name, 45_000, soldBy("Toko Zahra")))
	}
	load(t, cat, rowsOf(file...))
	got := ask(t, cat, knowledge.Query{Product: "kerudung voal", AsOf: today})
	at := slices.IndexFunc(got.Items, func(c knowledge.Comparable) bool { return c.SKU == "z1" })
	if at < maxSame || !got.Items[at].Used {
		t.Errorf("item %d of %d is %+v, want it used", at, len(got.Items), got.Items[max(at, 0)])
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

// TestAnswersDoNotDependOnWhoElseAsks lets questions share the score boards
// while a file is loaded and undone: what each finds stays what it was.
func TestAnswersDoNotDependOnWhoElseAsks(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, market.Rows(1000))
	questions := []string{"kerudung wanita voal", "sandal", "tas kulit", "Kaos Polos Pria Lengan Pendek Katun Combed"}
	want := make([]knowledge.Comparables, len(questions))
	for i, q := range questions {
		want[i] = ask(t, cat, knowledge.Query{Product: q, AsOf: today})
	}
	var all errgroup.Group
	all.Go(func() error {
		opts := ImportOptions{File: "lain.csv", Now: loadedAt}
		report, err := cat.ImportListings(t.Context(), opts, rowsOf(listing("lain", "gelas kaca bening", 9_000)))
		if err != nil {
			return err
		}
		return cat.Undo(t.Context(), report.ImportID, loadedAt)
	})
	for i, q := range questions {
		all.Go(func() error {
			for range 10 {
				got, err := cat.Comparables(t.Context(), knowledge.Query{Product: q, AsOf: today})
				if err != nil {
					return err
				}
				if !gocmp.Equal(idsOf(got), idsOf(want[i])) {
					return fmt.Errorf("%s: found %v, want %v", q, idsOf(got), idsOf(want[i]))
				}
			}
			return nil
		})
	}
	if err := all.Wait(); err != nil {
		t.Error(err)
	}
}

// idsOf are the listings of an answer, in any order.
func idsOf(c knowledge.Comparables) []string {
	var ids []string
	for i := range c.Items {
		ids = append(ids, c.Items[i].ID())
	}
	slices.Sort(ids)
	return ids
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

// TestTheRankingIsWhatItsFormulaSays works the scores out from the titles, and
// takes some at a time: the best come first.
func TestTheRankingIsWhatItsFormulaSays(t *testing.T) {
	words := rapid.SampledFrom([]string{"kain", "voal", "motif", "bunga", "é", "s2", "promo", "wanita"})
	rapid.Check(t, func(t *rapid.T) {
		c, done := drawCatalog(t)
		defer done()
		titles := rapid.SliceOfN(rapid.SliceOfNDistinct(words, 1, 8, rapid.ID), 1, 12).Draw(t, "titles")
		terms := rapid.SliceOfDistinct(words, rapid.ID).Draw(t, "terms")
		must := rapid.Bool().Draw(t, "must")
		some := rapid.IntRange(1, 13).Draw(t, "some")
		var file []knowledge.Listing
		counts := map[string]int{}
		for i, title := range titles {
			file = append(file, listing(fmt.Sprint(i), strings.Join(title, " "), 40_000))
			for _, term := range text.ReadTitle(file[i].Title).SearchTerms() {
				counts[term]++
			}
		}
		loadAs(t, c, "kain.csv", false, rowsOf(file...))
		scoreOf := func(title string) float64 {
			read := text.ReadTitle(title)
			kept, score := read.SearchTerms(), 0.0
			if must && len(terms) > 0 && !slices.Contains(kept, terms[0]) {
				return 0
			}
			for _, term := range terms {
				if n := float64(counts[term]); slices.Contains(kept, term) {
					score += math.Log(1+(float64(len(titles))-n+0.5)/(n+0.5)) * float64(lengthWeights[lengthClass(read.Length())])
				}
			}
			return score
		}
		var got []float64
		err := c.db.Read(context.Background(), func(tx *sql.Tx) error {
			r, err := newRanking(context.Background(), tx, &c.lots)
			if err != nil {
				return err
			}
			if err := errors.Join(r.count(context.Background(), tx, terms), r.addAll(context.Background(), tx, terms, must)); err != nil {
				return err
			}
			for {
				ids, err := r.next(context.Background(), tx, some, false)
				if err != nil || len(ids) == 0 {
					return err
				}
				var scores []float64
				for _, id := range ids {
					var title string
					if err := tx.QueryRowContext(context.Background(), `select title from descriptions where id = ?`, id).Scan(&title); err != nil {
						return err
					}
					scores = append(scores, scoreOf(title))
				}
				slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
				got = append(got, scores...)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		var want []float64
		for _, l := range file {
			if score := scoreOf(l.Title); score > 0 {
				want = append(want, score)
			}
		}
		slices.SortFunc(want, func(a, b float64) int { return cmp.Compare(b, a) })
		if !gocmp.Equal(got, want, cmpopts.EquateApprox(0, 1e-5)) {
			t.Fatalf("titles %v, terms %v, must %v: got %v, want %v", titles, terms, must, got, want)
		}
	})
}
