package chat

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"setara/knowledge"
)

// TestSampleQuestionsAreUnderstood measures on questions that others wrote:
// the intent and the three prices of each.
func TestSampleQuestionsAreUnderstood(t *testing.T) {
	folder := os.Getenv("SETARA_SAMPLES")
	if folder == "" {
		t.Skip("SETARA_SAMPLES is not set: no sample questions to measure on")
	}
	f, err := os.Open(filepath.Join(folder, "questions", "questions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Scan()
	column := map[string]int{}
	for i, name := range strings.Split(lines.Text(), "\t") {
		column[name] = i
	}
	asked, right := 0, 0
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		r := Understand(c[column["question"]])[0]
		for _, field := range []struct{ name, want, got string }{
			{"intent", c[column["intent"]], string(r.Intent)},
			{"own_price", c[column["own_price"]], digits(r.Understood.OwnPrice)},
			{"competitor_price", c[column["competitor_price"]], digits(r.Understood.CompetitorPrice)},
			{"cost", c[column["cost"]], digits(r.Understood.Cost)},
		} {
			asked++
			if field.got == field.want {
				right++
			} else {
				t.Logf("%q: %s is %q, want %q", c[column["question"]], field.name, field.got, field.want)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if asked == 0 || right*100 < asked*95 {
		t.Errorf("%d of %d fields are right, want at least 95 %%", right, asked)
	}
	t.Logf("%d of %d fields are right", right, asked)
}

func digits(r *knowledge.Rupiah) string {
	if r == nil {
		return ""
	}
	return strconv.FormatInt(int64(*r), 10)
}
