package ledger

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// wantRecipient fails unless the chat's person is that one; nil for none.
func wantRecipient(t testing.TB, l *Ledger, chat int64, want *knowledge.Recipient) {
	t.Helper()
	got, err := l.RecipientOf(t.Context(), chat)
	if want == nil {
		if !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("of chat %d there is %+v, %v", chat, got, err)
		}
		return
	}
	must(t, err)
	if diff := cmp.Diff(*want, got); diff != "" {
		t.Errorf("the recipient is (-want +got):\n%s", diff)
	}
}

func voal() knowledge.Product {
	return knowledge.Product{Key: "kerudung voal", Name: "Kerudung Voal", Cost: 28_000, Unit: knowledge.UnitPiece, Pack: knowledge.One}
}

func TestAPersonIsKeptExactlyWhileTheyAgree(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	ctx, later := t.Context(), noon.AddDate(0, 0, 3)
	seen := knowledge.Seen{At: noon, Name: "Ratna", Language: "id-ID", Interests: []knowledge.Interest{
		{Kind: knowledge.ByProduct, Value: "kopi", Name: "kopi bubuk"}, {Kind: knowledge.ByProgram, Value: "P02"},
	}}
	must(t, l.KeepProfile(ctx, 7, konveksi(t), noon))
	must(t, l.KeepProduct(ctx, 7, voal(), noon))
	must(t, l.See(ctx, 7, seen))
	wantRecipient(t, l, 7, nil)

	must(t, l.SetConsent(ctx, 7, 2, true, noon))
	want := knowledge.Recipient{
		Chat: 7, Province: "Jawa Tengah", City: "Surakarta", Sector: knowledge.SectorFashion, Scale: knowledge.ScaleMicro,
		Product: "Kerudung Voal", Products: []string{"kerudung voal"}, ActiveOn: knowledge.DayOf(noon),
	}
	wantRecipient(t, l, 7, &want)

	seen.At = later
	must(t, l.See(ctx, 7, seen))
	want.Name, want.Language, want.ActiveOn = "Ratna", "id-ID", knowledge.DayOf(later)
	want.Product, want.Products, want.Programs = "kopi bubuk", []string{"kerudung voal", "kopi"}, []string{"P02"}
	wantRecipient(t, l, 7, &want)

	must(t, l.DropProduct(ctx, 7, "kerudung voal"))
	must(t, l.DropProfile(ctx, 7))
	want.Product, want.Products = "", []string{"kopi"}
	want.Province, want.City, want.Sector, want.Scale = "", "", "", ""
	wantRecipient(t, l, 7, &want)

	must(t, l.SetConsent(ctx, 7, 2, false, later))
	wantRecipient(t, l, 7, nil)
	must(t, l.SetConsent(ctx, 7, 2, true, later))
	wantRecipient(t, l, 7, &knowledge.Recipient{Chat: 7, ActiveOn: knowledge.DayOf(later)})

	must(t, l.ChangeTopic(ctx, 7, knowledge.TopicMarket, true, later))
	must(t, l.Forget(ctx, 7, later))
	wantRecipient(t, l, 7, nil)
	if left, err := l.LeftTopics(ctx, 7); err != nil || len(left) > 0 {
		t.Errorf("of a chat that is forgotten there is %v, %v", left, err)
	}
}

func TestNeitherAGroupNorTheTerminalIsAPerson(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	for _, chat := range []int64{0, -1, -100123} {
		must(t, l.SetConsent(t.Context(), chat, 2, true, noon))
		must(t, l.KeepProduct(t.Context(), chat, voal(), noon))
		wantRecipient(t, l, chat, nil)
	}
}

func TestTheLatestInterestsAreKeptAndThoseInGoodsThatAreKept(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	ctx := t.Context()
	must(t, l.SetConsent(ctx, 7, 2, true, noon))
	must(t, l.KeepProduct(ctx, 7, voal(), noon))
	for i := range knowledge.MaxInterests + 5 {
		must(t, l.See(ctx, 7, knowledge.Seen{At: noon.Add(time.Duration(i+1) * time.Minute), Interests: []knowledge.Interest{
			{Kind: knowledge.ByProduct, Value: "barang " + strconv.Itoa(i), Name: "barang"},
		}}))
	}
	r, err := l.RecipientOf(ctx, 7)
	must(t, err)
	if len(r.Products) != knowledge.MaxInterests+1 || !slices.Contains(r.Products, "kerudung voal") ||
		slices.Contains(r.Products, "barang 4") || !slices.Contains(r.Products, "barang 5") {
		t.Errorf("kept are %d: %v", len(r.Products), r.Products)
	}
}

func TestAMessageThatSaysNothingNewOfAPersonChangesNothing(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	must(t, l.SetConsent(t.Context(), 7, 2, true, noon))
	seen := knowledge.Seen{At: noon, Name: "Ratna", Language: "id"}
	must(t, l.See(t.Context(), 7, seen))
	changes := func() (n int) {
		must(t, l.commits.write(t.Context(), func(tx *batch) error { return tx.row(`select total_changes()`, nil, &n) }))
		return n
	}
	before := changes()
	seen.At = noon.Add(time.Hour)
	must(t, l.See(t.Context(), 7, seen))
	if after := changes(); after != before {
		t.Errorf("%d rows were written", after-before)
	}
}

func TestATurnKeepsWhatItLearnsOfAPersonWithItsConsent(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	turn := &Turn{
		Chat: 7, At: noon, Consent: &Consent{Version: 2, Yes: true}, Seen: &knowledge.Seen{At: noon, Name: "Ratna"},
		Topics: []TopicChange{{knowledge.TopicEverything, true}, {knowledge.TopicRules, true}, {knowledge.TopicEverything, false}},
	}
	_, err := l.Finish(t.Context(), turn)
	must(t, err)
	wantRecipient(t, l, 7, &knowledge.Recipient{Chat: 7, Name: "Ratna", ActiveOn: knowledge.DayOf(noon)})
	if left, err := l.LeftTopics(t.Context(), 7); err != nil || !slices.Equal(left, []knowledge.Topic{knowledge.TopicRules}) {
		t.Errorf("they left %v, %v", left, err)
	}
	_, err = l.Finish(t.Context(), &Turn{Chat: 7, At: noon, Forget: true, Seen: &knowledge.Seen{At: noon, Name: "Ratna"}})
	must(t, err)
	wantRecipient(t, l, 7, nil)
}

func TestAPreviewIsForTheNthOfThoseWhomASegmentIsFor(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	fashion := konveksi(t)
	for chat := int64(1); chat <= 4; chat++ {
		must(t, l.SetConsent(t.Context(), chat, 2, true, noon))
		if chat%2 == 0 {
			must(t, l.KeepProfile(t.Context(), chat, fashion, noon))
		}
	}
	s := knowledge.Segment{Op: knowledge.SegmentIs, Attribute: knowledge.BySector, Value: string(knowledge.SectorFashion)}
	for skip, want := range []int64{2, 4} {
		if r, err := l.SampleRecipient(t.Context(), s, knowledge.DayOf(noon), skip); err != nil || r.Chat != want {
			t.Errorf("behind %d stands %d, %v; want %d", skip, r.Chat, err, want)
		}
	}
	if _, err := l.SampleRecipient(t.Context(), s, knowledge.DayOf(noon), 2); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("behind the last: %v", err)
	}
}

func TestAFirstOfficerGoesByTheNameAtTelegram(t *testing.T) {
	d := newDesk(t, 1)
	d.ok(d.SetFirstOfficers(t.Context(), []int64{7}, noon))
	d.ok(d.See(t.Context(), 7, knowledge.Seen{At: noon, Name: "Ratna"}))
	d.ok(d.See(t.Context(), 7, knowledge.Seen{At: noon, Name: "Ratna Dewi"}))
	staff, err := d.Staff(t.Context())
	if err != nil || len(staff.Officers) != 1 || staff.Officers[0].Name != "Ratna" {
		t.Errorf("officers are %+v, %v", staff.Officers, err)
	}
}
