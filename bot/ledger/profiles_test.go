package ledger

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func konveksi(t testing.TB) knowledge.Profile {
	t.Helper()
	since, err := knowledge.ParseDate("2021-03")
	must(t, err)
	return knowledge.Profile{
		Province: "Jawa Tengah", City: "Surakarta", Sector: knowledge.SectorFashion, Turnover: knowledge.TurnoverTo500M,
		NIB: new(false), SKU: true, Since: &since, Form: knowledge.FormPerson, Needs: []knowledge.Need{knowledge.NeedCapital, knowledge.NeedMarket},
	}
}

// wantProfile fails unless the chat has that profile; nil for none.
func wantProfile(t testing.TB, l *Ledger, chat int64, want *knowledge.Profile) {
	t.Helper()
	got, err := l.Profile(t.Context(), chat)
	if want == nil {
		if !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("of chat %d there is %+v, %v", chat, got, err)
		}
		return
	}
	must(t, err)
	if diff := cmp.Diff(*want, got); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestAProfileOutlivesARestartAndIsReplacedAsAWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.db")
	l := open(t, path)
	wantProfile(t, l, 7, nil)
	must(t, l.KeepProfile(t.Context(), 7, konveksi(t), noon))
	must(t, l.KeepProfile(t.Context(), 8, knowledge.Profile{NIB: new(true)}, noon))
	must(t, l.Close())

	l = open(t, path)
	defer l.Close()
	want := konveksi(t)
	want.UpdatedAt = noon
	wantProfile(t, l, 7, &want)
	changed := knowledge.Profile{Sector: knowledge.SectorFood}
	must(t, l.KeepProfile(t.Context(), 7, changed, noon.Add(time.Hour)))
	changed.UpdatedAt, changed.Needs = noon.Add(time.Hour), []knowledge.Need{}
	wantProfile(t, l, 7, &changed)
	must(t, l.DropProfile(t.Context(), 7))
	must(t, l.DropProfile(t.Context(), 7))
	wantProfile(t, l, 7, nil)
	wantProfile(t, l, 8, &knowledge.Profile{NIB: new(true), Needs: []knowledge.Need{}, UpdatedAt: noon})
}

func TestAProfileThatSaysNothingIsRefused(t *testing.T) {
	l := fresh(t)
	if err := l.KeepProfile(t.Context(), 7, knowledge.Profile{Needs: []knowledge.Need{knowledge.NeedTax}}, noon); err == nil {
		t.Error("it is kept")
	}
	if err := l.KeepProfile(t.Context(), 7, knowledge.Profile{City: "Surakarta", NIB: new(true)}, noon); err == nil {
		t.Error("a city without its province is kept")
	}
	wantProfile(t, l, 7, nil)
}

func TestAProfileIsStoredWithItsTurnOrNotAtAll(t *testing.T) {
	l := fresh(t)
	p := konveksi(t)
	bad := letter(7)
	bad.Kind = "carrier pigeon"
	if _, err := l.Finish(t.Context(), &Turn{
		Chat: 7, At: noon, Profile: &ProfileChange{Keep: &p}, Letters: []Letter{bad},
	}); err == nil {
		t.Fatal("a turn with a letter that cannot be sent is stored")
	}
	wantProfile(t, l, 7, nil)
	finish(t, l, Turn{Chat: 7, Profile: &ProfileChange{Keep: &p}, Letters: []Letter{letter(7)}})
	want := p
	want.UpdatedAt = noon
	wantProfile(t, l, 7, &want)
	finish(t, l, Turn{Chat: 7, Letters: []Letter{letter(7)}})
	wantProfile(t, l, 7, &want)
	finish(t, l, Turn{Chat: 7, Profile: &ProfileChange{}})
	wantProfile(t, l, 7, nil)
}

func TestWhatIsForgottenOfAProfileIsGoneFromTheFilesToo(t *testing.T) {
	dir := t.TempDir()
	l := open(t, filepath.Join(dir, "bot.db"))
	defer l.Close()
	secret := []byte("Kampung Rahasia")
	for chat := range int64(2) {
		p := konveksi(t)
		p.City = string(secret)
		must(t, l.KeepProfile(t.Context(), chat, p, noon))
	}
	if !filesContain(t, dir, secret) {
		t.Fatal("the test looks in the wrong place: the profile is in no file before it is deleted")
	}
	must(t, l.DropProfile(t.Context(), 0))
	must(t, l.Forget(t.Context(), 1, time.Unix(0, 0)))
	wantProfile(t, l, 0, nil)
	wantProfile(t, l, 1, nil)
	if filesContain(t, dir, secret) {
		t.Fatal("what was deleted is still in a file")
	}
}

func TestAProfileFollowsAChatToItsNewID(t *testing.T) {
	l := fresh(t)
	must(t, l.KeepProfile(t.Context(), -7, konveksi(t), noon))
	must(t, l.Move(t.Context(), -7, -1007))
	want := konveksi(t)
	want.UpdatedAt = noon
	wantProfile(t, l, -7, nil)
	wantProfile(t, l, -1007, &want)
}
