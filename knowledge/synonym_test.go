package knowledge_test

import (
	"errors"
	"strings"
	"testing"

	"setara/knowledge"
)

func TestASynonymIsOfWordsAlone(t *testing.T) {
	for name, c := range map[string]struct {
		word, means string
		want        error
	}{
		"two names":              {"  Krudung   Plisket ", "kerudung PASHMINA", nil},
		"a digit behind letters": {"bb7", "batu bata", nil},
		"nothing":                {"", "kerudung", knowledge.ErrSynonymEmpty},
		"means nothing":          {"krudung", "  ", knowledge.ErrSynonymEmpty},
		"itself":                 {"Kerudung", "kerudung", knowledge.ErrSynonymSame},
		"a command":              {"/hapus_data", "kerudung", knowledge.ErrSynonymSigns},
		"means a command":        {"krudung", "/hapus_data ya", knowledge.ErrSynonymSigns},
		"an amount":              {"krudung", "kerudung 15000", knowledge.ErrSynonymSigns},
		"a link":                 {"krudung", "https://x.id", knowledge.ErrSynonymSigns},
		"a formula":              {"=cmd", "kerudung", knowledge.ErrSynonymSigns},
		"too many words":         {"a b c d e f g", "kerudung", knowledge.ErrSynonymLong},
		"too long":               {strings.Repeat("a", 61), "kerudung", knowledge.ErrSynonymLong},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := knowledge.NewSynonym(c.word, c.means)
			if !errors.Is(err, c.want) || c.want == nil && (err != nil || s.Word == "" || s.Word != strings.ToLower(s.Word)) {
				t.Errorf("it is %+v (%v), want %v", s, err, c.want)
			}
		})
	}
}
