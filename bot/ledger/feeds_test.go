package ledger

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"setara/knowledge"
)

// One that ends the program each time it is read must not end it for ever.
func TestAFeedThatEndsTheProgramIsLeftInPeaceForAnHour(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := l.SetFirstOfficers(t.Context(), []int64{1}, noon); err != nil {
		t.Fatal(err)
	}
	if err := l.ChangeFeed(t.Context(), knowledge.FeedChange{
		Deed: knowledge.Deed{Act: knowledge.Act{By: 1, At: noon}, Kind: knowledge.DeedFeedAdd},
		Feed: &knowledge.Feed{Address: "https://umkm.test/a.csv", Hours: 24},
	}); err != nil {
		t.Fatal(err)
	}
	claims := 0
	for ; claims < 100; claims++ {
		f, err := l.ClaimFeed(t.Context(), noon)
		if errors.Is(err, knowledge.ErrNotFound) {
			break
		}
		if err != nil || f.Run != 1 || f.Failures != claims {
			t.Fatalf("claimed is %+v (%v)", f, err)
		}
	}
	if claims != interruptions+1 {
		t.Errorf("it is claimed %d times at once", claims)
	}
	if f, err := l.ClaimFeed(t.Context(), noon.Add(2*time.Hour)); err != nil || f.Run != 1 {
		t.Errorf("later it is %+v (%v)", f, err)
	}
}
