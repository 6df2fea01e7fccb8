package grounding_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// What is found in whole sentences of a text that is being written is found again
// in the whole, and nothing else is found in them once more is written.
func TestWhatIsShownOfAnAnswerIsNotTakenBackAsItGrows(t *testing.T) {
	evidence := readEvidence(t)
	texts := append(readCorpus(t, "honest"), readCorpus(t, "adversarial")...)
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.SampledFrom(texts).Draw(t, "first")
		second := rapid.SampledFrom(texts).Draw(t, "second")
		whole := first.text + rapid.SampledFrom([]string{" ", "\n", "\n\n"}).Draw(t, "between") + second.text
		e := evidence[first.of]
		at := rapid.IntRange(0, len(whole)).Draw(t, "at")
		shown := whole[:grounding.Finished(whole[:at])]
		before, after := e.Check(shown), e.Check(whole)
		if slices.ContainsFunc(after, func(f grounding.Flaw) bool {
			return f.Kind == grounding.FlawForm || f.Kind == grounding.FlawSlot && len(before) == 0
		}) {
			return // what cannot be shown is all that is told of a text
		}
		if len(after) < len(before) || !slices.Equal(after[:len(before)], before) {
			t.Fatalf("%q has %v, and as part of %q %v", shown, before, whole, after)
		}
	})
}

// A figure that tells a fact tells it no longer once one of its digits is another.
func TestNoDigitOfAGroundedAnswerCanBeChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		price := rapid.Int64Range(10_000, 9_999_999).Draw(t, "price")
		digits := knowledge.Rupiah(price).String()
		e := &grounding.Evidence{
			Facts: []grounding.Fact{{ID: "f1", Fact: knowledge.Fact{Label: "batas aman", Value: price, Unit: knowledge.FactRupiah, Source: knowledge.SourceCalculated}}},
		}
		text := "Batas aman Kakak " + digits + " per buah."
		if flaws := e.Check(text); len(flaws) > 0 {
			t.Fatalf("%q: %v", text, flaws)
		}
		at := strings.Index(text, digits) + rapid.IntRange(2, len(digits)-1).Draw(t, "at")
		digit := byte('0') + byte(rapid.IntRange(0, 9).Draw(t, "digit"))
		if text[at] == '.' || text[at] == digit {
			return
		}
		if changed := text[:at] + string(digit) + text[at+1:]; len(e.Check(changed)) == 0 {
			t.Fatalf("%q passes", changed)
		}
	})
}

func FuzzNothingThatIsWrittenStopsTheCheck(f *testing.F) {
	for _, seed := range []string{
		"Batas aman Kakak Rp31.441.", "{{f8}} {{ f9 }} {{", "- 1. 2) **Rp**", "tiga puluh satu koma empat", "antara 5 dan 10 ribu",
		"\xff\xfe", "½ ③ ٣", "Rp Rp US$ $ %", "12/13/2025 2025-99-99", "<b>&#51;</b>", "a@b.c www. https://",
	} {
		f.Add(seed)
	}
	e := readEvidence(f)["kerudung"]
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range grounding.Parse(text) {
			if len(p.Pieces) == 0 {
				t.Error("a paragraph of nothing")
			}
		}
		if n := grounding.Finished(text); n < 0 || n > len(text) {
			t.Errorf("%d of %d bytes are finished", n, len(text))
		}
		e.Check(text)
	})
}
