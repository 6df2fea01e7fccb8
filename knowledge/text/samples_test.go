package text

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sampleTitles are the titles of the marketplace files in the folder named by
// SETARA_SAMPLES.
func sampleTitles(t testing.TB) []string {
	t.Helper()
	dir := os.Getenv("SETARA_SAMPLES")
	if dir == "" {
		t.Skip("SETARA_SAMPLES names no folder of samples")
	}
	files, err := filepath.Glob(filepath.Join(dir, "listings", "tokopedia-2026-01", "*.csv"))
	if err != nil || len(files) == 0 {
		t.Skipf("no marketplace files under %s", dir)
	}
	var titles []string
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		records := csv.NewReader(f)
		records.FieldsPerRecord, records.LazyQuotes = -1, true
		rows, err := records.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		name := slices.Index(rows[0], "name")
		for _, row := range rows[1:] {
			titles = append(titles, row[name])
		}
	}
	return titles
}

// everydayQuestion is a line of testdata/tanya-barang.txt.
type everydayQuestion struct {
	words         string
	must, mustNot []string
}

func everydayQuestions(t *testing.T) []everydayQuestion {
	t.Helper()
	content, err := os.ReadFile("testdata/tanya-barang.txt")
	if err != nil {
		t.Fatal(err)
	}
	var questions []everydayQuestion
	for r := range rowsOf("tanya-barang.txt", string(content)) {
		questions = append(questions, everydayQuestion{r.column(0), r.list(1), r.list(2)})
	}
	return questions
}

// fits tells whether a title is of the kind that was asked for.
func (q everydayQuestion) fits(title string) bool {
	title = strings.ToLower(title)
	has := func(words string) bool {
		for word := range strings.SplitSeq(words, "+") {
			if !strings.Contains(title, word) {
				return false
			}
		}
		return true
	}
	return slices.ContainsFunc(q.must, has) && !slices.ContainsFunc(q.mustNot, has)
}

func TestTheTopTenOfRealListingsAreOfTheAskedKind(t *testing.T) {
	titles := sampleTitles(t)
	read := make([]Title, len(titles))
	for i, title := range titles {
		read[i] = ReadTitle(title)
	}
	fitting, shown := 0, 0
	for _, q := range everydayQuestions(t) {
		m := NewMatcher(ReadTitle(q.words), nil)
		type hit struct {
			title string
			total float64
		}
		var hits []hit
		for i := range read {
			if s := m.Match(&read[i]); s.SameKind {
				hits = append(hits, hit{titles[i], s.Total})
			}
		}
		slices.SortStableFunc(hits, func(a, b hit) int {
			switch {
			case a.total > b.total:
				return -1
			case a.total < b.total:
				return 1
			default:
				return 0
			}
		})
		top := hits[:min(10, len(hits))]
		for _, h := range top {
			shown++
			if q.fits(h.title) {
				fitting++
				continue
			}
			t.Logf("%q: %.2f %s", q.words, h.total, h.title)
		}
		if len(top) < 10 {
			t.Logf("%q: only %d found", q.words, len(top))
		}
	}
	t.Logf("%d of %d in the top tens are of the asked kind", fitting, shown)
	if fitting*100 < shown*95 {
		t.Errorf("%d of %d in the top tens are of the asked kind, want 95 %%", fitting, shown)
	}
}
