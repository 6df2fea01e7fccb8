package grounding_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"setara/bot/chat/grounding"
)

// corpusText is one text of the corpora: what a model might write from the
// evidence of a case. Tactic is in what way it is honest, or lies.
type corpusText struct {
	name, tactic, of, text string
}

// honestBlocked is the share of honest texts that may be held back: 1 in 100.
const honestBlocked = 100

func TestNoAdversarialTextPasses(t *testing.T) {
	evidence := readEvidence(t)
	all := append(readCorpus(t, "adversarial"), madeTexts(t, evidence, makeAdversarial)...)
	passed := tally{}
	for _, c := range all {
		e := evidenceOf(t, evidence, c)
		flaws := e.Check(c.text)
		passed.count(c.tactic, len(flaws) == 0)
		if len(flaws) == 0 {
			t.Errorf("%s: passes: %q", c.name, c.text)
		}
	}
	t.Logf("%d of %d adversarial texts pass\n%s", passed.hits(), len(all), passed)
}

func TestAtMostOneHonestTextInAHundredIsHeldBack(t *testing.T) {
	evidence := readEvidence(t)
	all := append(readCorpus(t, "honest"), madeTexts(t, evidence, makeHonest)...)
	blocked := tally{}
	var report strings.Builder
	for _, c := range all {
		e := evidenceOf(t, evidence, c)
		flaws := e.Check(c.text)
		blocked.count(c.tactic, len(flaws) > 0)
		if len(flaws) > 0 {
			fmt.Fprintf(&report, "%s: %q\n\t%v\n", c.name, c.text, flaws)
		}
	}
	if blocked.hits()*honestBlocked > len(all) {
		t.Errorf("%d of %d honest texts are held back\n%s", blocked.hits(), len(all), blocked)
	}
	t.Logf("%d of %d honest texts are held back:\n%s", blocked.hits(), len(all), report.String())
}

// tally counts texts by tactic: those that went wrong, and all.
type tally map[string][2]int

func (t tally) count(tactic string, wrong bool) {
	n := t[tactic]
	if wrong {
		n[0]++
	}
	n[1]++
	t[tactic] = n
}

func (t tally) hits() int {
	sum := 0
	for _, n := range t {
		sum += n[0]
	}
	return sum
}

// String lists the tactics of which some went wrong.
func (t tally) String() string {
	var b strings.Builder
	for _, tactic := range sorted(t) {
		if n := t[tactic]; n[0] > 0 {
			fmt.Fprintf(&b, "\t%s: %d of %d\n", tactic, n[0], n[1])
		}
	}
	return b.String()
}

// readCorpus reads the hand-written texts of a kind with which the check was built.
func readCorpus(t *testing.T, kind string) []corpusText {
	t.Helper()
	var texts []corpusText
	for _, path := range glob(t, kind+"*.tsv") {
		for i, line := range readLines(t, path)[1:] {
			cells := strings.Split(line, "\t")
			if len(cells) != 4 {
				t.Fatalf("%s, text %d: %d columns, not 4", path, i+1, len(cells))
			}
			texts = append(texts, corpusText{
				name: cells[0], tactic: cells[1], of: cells[2],
				text: strings.ReplaceAll(cells[3], `\n`, "\n"),
			})
		}
	}
	return texts
}

// readEvidence reads the evidence of all cases.
func readEvidence(t testing.TB) map[string]*grounding.Evidence {
	t.Helper()
	evidence := map[string]*grounding.Evidence{}
	for _, path := range glob(t, "evidence/*.json") {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		e := new(grounding.Evidence)
		told := struct {
			*grounding.Evidence
			Secret string
		}{Evidence: e}
		if err := json.Unmarshal(raw, &told); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		e.Secret = grounding.NewSecret(told.Secret)
		evidence[strings.TrimSuffix(filepath.Base(path), ".json")] = e
	}
	return evidence
}

func evidenceOf(t *testing.T, evidence map[string]*grounding.Evidence, c corpusText) *grounding.Evidence {
	t.Helper()
	e, ok := evidence[c.of]
	if !ok {
		t.Fatalf("%s: there is no evidence %q", c.name, c.of)
	}
	return e
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatalf("no file is called %s", pattern)
	}
	return paths
}

func readLines(t testing.TB, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var lines []string
	s := bufio.NewScanner(f)
	for s.Scan() {
		if s.Text() != "" {
			lines = append(lines, s.Text())
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// BenchmarkCheckOfALongText checks a text of 4,000 characters in which nearly every
// sentence has a figure, some of them false: against evidence that is met for the first
// time, and again as while a text is being written.
func BenchmarkCheckOfALongText(b *testing.B) {
	raw, err := os.ReadFile(filepath.Join("testdata", "long.txt"))
	if err != nil {
		b.Fatal(err)
	}
	known := readEvidence(b)["kerudung"]
	text := strings.TrimSpace(string(raw))
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			e := grounding.Evidence{
				Facts: known.Facts, Blocks: known.Blocks, Names: known.Names, Said: known.Said, Advice: known.Advice, Secret: known.Secret,
			}
			e.Check(text)
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			known.Check(text)
		}
	})
}
