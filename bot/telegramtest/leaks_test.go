package telegramtest

import (
	"strings"
	"testing"
)

func TestLeaksAreFoundInALog(t *testing.T) {
	s := NewServer(Options{})
	person := s.NewPerson("Sulastri")
	if _, err := person.Send("jual sambal 20rb\nada yang 12rb di toko sebelah"); err != nil {
		t.Fatal(err)
	}
	for log, want := range map[string]string{
		"update journaled id=17 chat=4":                      "",
		"Post https://example.org/bot" + s.Token() + "/send": "token",
		"from Sulastri": "name",
		`text="jual sambal 20rb\nada yang 12rb di toko sebelah"`: "message",
		"ada yang 12rb di toko sebelah":                          "message",
	} {
		found := strings.Join(s.Leaks(log), ", ")
		if (found == "") != (want == "") || !strings.Contains(found, want) {
			t.Errorf("in %q: found %q, want something of %q", log, found, want)
		}
	}
}
