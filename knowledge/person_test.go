package knowledge_test

import (
	"strings"
	"testing"

	"setara/knowledge"
)

func TestANameOfTelegramIsKeptOnOneLineAndNotTooLong(t *testing.T) {
	for name, want := range map[string]string{
		"Ratna":                       "Ratna",
		" Ratna\n\tDewi ":             "Ratna Dewi",
		"Rat\x00na":                   "Ratna",
		"\u202eanta\u2066R":           "antaR",
		"\xffRatna":                   "Ratna",
		"👩🏽\u200d🍳 Ratna":             "👩🏽\u200d🍳 Ratna",
		"":                            "",
		strings.Repeat("é", 90):       strings.Repeat("é", 64),
		strings.Repeat("ab ", 30):     strings.TrimSpace(strings.Repeat("ab ", 30)[:64]),
		strings.Repeat("👩", 64):       strings.Repeat("👩", 64),
		strings.Repeat("a", 64) + "b": strings.Repeat("a", 64),
	} {
		if got := knowledge.PersonName(name); got != want {
			t.Errorf("%q is kept as %q, want %q", name, got, want)
		}
	}
}

func TestALanguageIsATagOrNothing(t *testing.T) {
	for tag, want := range map[string]string{
		"id": "id", "id-ID": "id-ID", "zh-hans": "zh-hans", "": "", "bahasa jawa": "", "i\x00d": "", "ïd": "", strings.Repeat("a", 36): "",
	} {
		if got := knowledge.PersonLanguage(tag); got != want {
			t.Errorf("%q is kept as %q, want %q", tag, got, want)
		}
	}
}
