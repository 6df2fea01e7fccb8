package catalog

import (
	"testing"

	"setara/knowledge"
)

func TestWhatIsNamedWordForWordWinsOverAnAmount(t *testing.T) {
	cat := openShelf(t)
	for name, tt := range map[string]struct{ question, want string }{
		"an owner says a longer name, of which a part names another":     {"tunas besar bisa ga", "P03"},
		"an owner says a longer name and an amount that another gives":   {"tunas besar 50 juta bisa ga", "P03"},
		"an owner says a word of many names and an amount one of it has": {"pinjam tunas 300 juta", "P03"},
		"an owner says an amount and what it is for":                     {"butuh modal 400 juta buat renovasi gudang", "P03"},
	} {
		t.Run(name, func(t *testing.T) {
			if found := foundIDs(t, cat, tt.question); len(found) == 0 || found[0] != tt.want {
				t.Errorf("%q finds %v, want %s first", tt.question, found, tt.want)
			}
		})
	}
}

func TestAProgrammeThatGivesTheAmountSaysSo(t *testing.T) {
	cat := openShelf(t)
	for question, want := range map[string]bool{"butuh modal 400 juta": true, "butuh modal 900 juta": false, "tunas besar": false} {
		hits, err := cat.FindEntries(t.Context(), knowledge.EntryQuery{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range hits {
			if hit.Entry().ID == "P03" && hit.Gives != want {
				t.Errorf("%q: it gives the amount: %t, want %t", question, hit.Gives, want)
			}
		}
	}
}
