package bot

import (
	"errors"
	"strings"
	"testing"

	"setara/bot/chat"
)

func TestATableThatIsTooLargeIsNotSentAndSaysHowElseItIsHad(t *testing.T) {
	cell := strings.Repeat("panjang", 1<<17)
	asked := 0
	table := &chat.Table{Name: "siaran-1", Header: []string{"isi"}, TooLarge: "Minta yang mengurus server."}
	table.Rows = func(yield func([]string, error) bool) {
		for ; asked < 1000; asked++ {
			if !yield([]string{cell}, nil) {
				return
			}
		}
	}
	if _, err := writeTable(table); !errors.Is(err, errTooLarge) {
		t.Errorf("it is written all the same (%v)", err)
	}
	if asked > 100 {
		t.Errorf("%d rows were asked for", asked)
	}
	r := chat.TableTooLarge(chat.Response{Table: table})
	if r.Table != nil || r.Text() != table.TooLarge {
		t.Errorf("it says %q", r.Text())
	}
}
