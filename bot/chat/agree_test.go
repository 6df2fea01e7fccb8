package chat

import "testing"

func TestAnOwnerAgreesOrDoesNotInAFewWords(t *testing.T) {
	for _, c := range []struct {
		said, deed    string
		yes, answered bool
	}{
		{"ya", "hapus", true, true},
		{"iya kak", "hapus", true, true},
		{"Ya, hapus!", "hapus", true, true},
		{"hapus aja", "hapus", true, true},
		{"boleh dong", "simpan", true, true},
		{"y", "simpan", true, true},
		{"ga", "hapus", false, true},
		{"gak usah", "simpan", false, true},
		{"tidak usah kak", "simpan", false, true},
		{"jangan hapus", "hapus", false, true},
		{"ga jadi", "hapus", false, true},
		{"hapus", "simpan", false, false},
		{"tidak tahu", "simpan", false, false},
		{"ya ampun", "hapus", false, false},
		{"iya tapi kur bunganya berapa", "hapus", false, false},
		{"", "hapus", false, false},
		{"kak", "hapus", false, false},
	} {
		t.Run(c.said, func(t *testing.T) {
			if yes, answered := agrees(c.said, c.deed); yes != c.yes || answered != c.answered {
				t.Errorf("%q to %q: yes %t, answered %t, want %t, %t", c.said, c.deed, yes, answered, c.yes, c.answered)
			}
		})
	}
}
