package ledger

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func segmentIs(a knowledge.SegmentAttribute, value string) knowledge.Segment {
	return knowledge.Segment{Op: knowledge.SegmentIs, Attribute: a, Value: value}
}

// saves is an officer's change of a saved segment; nil throws it away.
func saves(by, update int64, name string, s *knowledge.Segment) knowledge.SegmentChange {
	return knowledge.SegmentChange{
		Deed: knowledge.Deed{Act: knowledge.Act{By: by, Update: update, At: noon}, Kind: knowledge.DeedSegment}, Name: name, Segment: s,
	}
}

func TestASegmentIsSavedReplacedAndThrownAway(t *testing.T) {
	const sari = int64(9)
	path := filepath.Join(t.TempDir(), "bot.db")
	l := open(t, path)
	must(t, l.SetFirstOfficers(t.Context(), []int64{sari}, noon))
	java, bali := segmentIs(knowledge.ByProvince, "Jawa Tengah"), segmentIs(knowledge.ByProvince, "Bali")
	either := knowledge.Segment{Op: knowledge.SegmentOr, Of: []knowledge.Segment{java, bali}}
	must(t, l.ChangeSegment(t.Context(), saves(sari, 1, "Jateng", &java)))
	must(t, l.ChangeSegment(t.Context(), saves(sari, 2, "Bali", &bali)))
	must(t, l.ChangeSegment(t.Context(), saves(sari, 3, "Jateng", &either)))
	must(t, l.Close())
	l = open(t, path)
	defer l.Close()
	saved, err := l.SavedSegments(t.Context())
	must(t, err)
	want := []knowledge.SavedSegment{
		{Name: "Bali", Segment: bali, By: sari, At: noon.Local()}, {Name: "Jateng", Segment: either, By: sari, At: noon.Local()},
	}
	for i := range saved {
		saved[i].At = saved[i].At.Local()
	}
	if diff := cmp.Diff(want, saved); diff != "" {
		t.Errorf("saved are (-want +got):\n%s", diff)
	}
	must(t, l.ChangeSegment(t.Context(), saves(sari, 4, "Bali", nil)))
	must(t, l.ChangeSegment(t.Context(), saves(sari, 4, "Bali", nil))) // handled again after a crash
	if err := l.ChangeSegment(t.Context(), saves(sari, 5, "Bali", nil)); !errors.Is(err, ErrChanged) {
		t.Errorf("thrown away twice: %v", err)
	}
	if n, err := l.CountDeeds(t.Context()); err != nil || n != 5 {
		t.Errorf("the audit holds %d, %v", n, err)
	}
}

func TestWhoMayNotWriteSavesNoSegment(t *testing.T) {
	const admin, viewer, stranger = int64(1), int64(2), int64(3)
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	must(t, l.SetFirstOfficers(t.Context(), []int64{admin}, noon))
	must(t, l.commits.write(t.Context(), func(tx *batch) error {
		_, err := tx.Exec(`insert into officers (id, role, name, since) values (?, 'viewer', 'Bu Sari', 0)`, viewer)
		return err
	}))
	all := knowledge.Segment{Op: knowledge.SegmentAll}
	for _, by := range []int64{viewer, stranger, 0} {
		if err := l.ChangeSegment(t.Context(), saves(by, 0, "Semua", &all)); !errors.Is(err, ErrChanged) {
			t.Errorf("%d saves: %v", by, err)
		}
		_, err := l.Finish(t.Context(), &Turn{Chat: by, At: noon, Segments: []knowledge.SegmentChange{saves(by, 0, "Semua", &all)}})
		if !errors.Is(err, ErrChanged) {
			t.Errorf("%d saves by a turn: %v", by, err)
		}
	}
	if err := l.ChangeSegment(t.Context(), saves(admin, 0, "Rusak", &knowledge.Segment{Op: "xor"})); err == nil {
		t.Error("a segment that means nothing is saved")
	}
	if saved, err := l.SavedSegments(t.Context()); err != nil || len(saved) > 0 {
		t.Errorf("saved are %v, %v", saved, err)
	}
}

// fillTown puts n people of Solo into the tables: all have asked about kerudung,
// three about kopi.
func fillTown(t *testing.T, l *Ledger, n int) {
	t.Helper()
	must(t, l.commits.write(t.Context(), func(tx *batch) error {
		for i := range n {
			r := knowledge.Recipient{
				Chat: int64(100 + i), Name: "Ratna", Language: "id-ID", Province: "Jawa Tengah", City: "Surakarta", Sector: "fesyen",
				Scale: "mikro", Product: "Kerudung Ratna", Products: []string{"kerudung"}, ActiveOn: segmentDay - knowledge.Day(i),
			}
			if i < 3 {
				r.Products = append(r.Products, "kopi")
			}
			if err := addRecipient(tx, &r); err != nil {
				return err
			}
		}
		return nil
	}))
}

func TestSamplesSayWhyPeopleBelongToASegmentAndNotWhoTheyAre(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	fillTown(t, l, knowledge.MinSampled)
	s := knowledge.Segment{Op: knowledge.SegmentAnd, Of: []knowledge.Segment{
		segmentIs(knowledge.ByCity, "Surakarta"),
		{Op: knowledge.SegmentOr, Of: []knowledge.Segment{segmentIs(knowledge.ByProduct, "kerudung"), segmentIs(knowledge.ByProduct, "kopi")}},
	}}
	samples, err := l.SampleSegment(t.Context(), s, segmentDay, 10)
	must(t, err)
	if len(samples) != 10 {
		t.Fatalf("there are %d samples", len(samples))
	}
	active := 0
	for _, sample := range samples {
		if sample.Active {
			active++
		}
		sample.Active = false
		want := knowledge.SegmentSample{Province: "Jawa Tengah", Sector: "fesyen", Scale: "mikro", Language: "id", Products: []string{"kerudung"}}
		if diff := cmp.Diff(want, sample); diff != "" {
			t.Errorf("a sample is (-want +got):\n%s", diff)
		}
	}
	if active == 0 || active == 10 {
		t.Errorf("%d of ten were active: those are the first ones, not any", active)
	}
	again, err := l.SampleSegment(t.Context(), s, segmentDay, 10)
	if err != nil || !slices.EqualFunc(samples, again, func(a, b knowledge.SegmentSample) bool { return cmp.Equal(a, b) }) {
		t.Errorf("asked again it shows others: %v", err)
	}
}

func TestOfFewPeopleThereAreNoSamples(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	fillTown(t, l, knowledge.MinSampled-1)
	for _, s := range []knowledge.Segment{{}, segmentIs(knowledge.ByProduct, "kopi"), segmentIs(knowledge.ByProvince, "Bali")} {
		if samples, err := l.SampleSegment(t.Context(), s, segmentDay, 10); err != nil || len(samples) > 0 {
			t.Errorf("of %+v there are %v, %v", s, samples, err)
		}
	}
}

func TestWhoLeftOrIsOutOfReachIsCountedButNotReached(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	fillTown(t, l, 10)
	must(t, l.ChangeTopic(t.Context(), 100, knowledge.TopicMarket, true, noon))
	must(t, l.ChangeTopic(t.Context(), 101, knowledge.TopicEverything, true, noon))
	must(t, l.ChangeTopic(t.Context(), 102, knowledge.TopicRules, true, noon))
	must(t, l.ChangeTopic(t.Context(), 7, knowledge.TopicMarket, true, noon)) // nobody's
	must(t, l.Leave(t.Context(), 103, noon))
	must(t, l.Leave(t.Context(), 101, noon))
	java := segmentIs(knowledge.ByProvince, "Jawa Tengah")
	for topic, want := range map[knowledge.Topic]int{
		knowledge.TopicMarket: 7, knowledge.TopicRules: 7, knowledge.TopicPrograms: 8, knowledge.TopicEverything: 8, "": 8,
	} {
		matched, reachable, err := l.CountSegment(t.Context(), java, topic, segmentDay)
		if err != nil || matched != 10 || reachable != want {
			t.Errorf("about %q are %d, reached %d (want %d), %v", topic, matched, reachable, want, err)
		}
	}
}
