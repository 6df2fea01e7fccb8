package ledger

import "testing"

func TestPicturesAreWantedUntilSomebodySaysNo(t *testing.T) {
	l := fresh(t)
	for _, step := range []struct {
		what   string
		change func() error
		want   bool
	}{
		{"nobody said anything", func() error { return nil }, true},
		{"another chat said no", func() error { return l.SetPictures(t.Context(), 8, false) }, true},
		{"no", func() error { return l.SetPictures(t.Context(), 7, false) }, false},
		{"a turn without a choice", func() error { _, err := l.Finish(t.Context(), &Turn{Chat: 7, At: noon}); return err }, false},
		{"yes in a turn", func() error {
			_, err := l.Finish(t.Context(), &Turn{Chat: 7, At: noon, Pictures: new(true)})
			return err
		}, true},
		{"no again", func() error { return l.SetPictures(t.Context(), 7, false) }, false},
		{"everything is deleted", func() error { return l.Forget(t.Context(), 7, noon) }, true},
	} {
		must(t, step.change())
		if want, err := l.Pictures(t.Context(), 7); err != nil || want != step.want {
			t.Errorf("%s: pictures are wanted: %v, %v", step.what, want, err)
		}
	}
}
