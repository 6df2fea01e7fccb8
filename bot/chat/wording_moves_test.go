package chat

import (
	"testing"

	"setara/knowledge"
)

func TestEveryTraitHasWords(t *testing.T) {
	for _, trait := range knowledge.AllTraits() {
		if traitWords[trait] == "" {
			t.Errorf("%s has no words", trait)
		}
	}
}

func TestALongTitleIsCutBetweenWords(t *testing.T) {
	for title, want := range map[string]string{
		"Kerudung Voal": "Kerudung Voal",
		"Kerudung Voal Premium Jahit Tepi Rapat Buatan Bandung Ukuran Besar 115x115 cm": "Kerudung Voal Premium Jahit Tepi Rapat Buatan Bandung Ukuran Besar…",
	} {
		if got := shortTitle(title); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
