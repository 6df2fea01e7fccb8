package ledger

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"setara/knowledge"
)

// crowd is how many people the benchmark of segments counts, unless
// SETARA_PEOPLE says otherwise: 1000000 for what the design is held to.
const crowd = 50_000

func crowdSize(b *testing.B) int {
	b.Helper()
	size := os.Getenv("SETARA_PEOPLE")
	if size == "" {
		return crowd
	}
	n, err := strconv.Atoi(size)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// fillCrowd puts n people into the tables, spread over what they can be, each
// twentieth out of reach.
func fillCrowd(l *Ledger, n int) error {
	provinces, sectors := knowledge.Provinces(), knowledge.OwnerSectors()
	return l.commits.write(context.Background(), func(tx *batch) error {
		for i := range n {
			r := knowledge.Recipient{
				Chat: int64(i + 1), Name: "Ratna", Language: []string{"id", "id-ID", "en", "jv", ""}[i%5],
				Province: provinces[i%len(provinces)], City: "Kota " + strconv.Itoa(i%514),
				Sector: sectors[i/7%len(sectors)], Scale: []knowledge.Scale{"mikro", "kecil", ""}[i/11%3],
				Product: "kerudung voal", ActiveOn: segmentDay - knowledge.Day(i/13%400),
			}
			if i%4 == 0 {
				r.Products = []string{"barang " + strconv.Itoa(i/4%3_000)}
			}
			if i%10 == 0 {
				r.Programs = []string{"P0" + strconv.Itoa(i/10%5)}
			}
			if err := addRecipient(tx, &r); err != nil {
				return err
			}
			if i%20 == 0 {
				if _, err := tx.Exec(`insert into left_topics (chat, topic, at) values (?, 'pasar', 0)`, r.Chat); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func BenchmarkCountSegment(b *testing.B) {
	l, err := Open(b.Context(), filepath.Join(b.TempDir(), "bot.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	if err := fillCrowd(l, crowdSize(b)); err != nil {
		b.Fatal(err)
	}
	is := func(a knowledge.SegmentAttribute, value string) knowledge.Segment {
		return knowledge.Segment{Op: knowledge.SegmentIs, Attribute: a, Value: value}
	}
	not := func(s knowledge.Segment) knowledge.Segment {
		return knowledge.Segment{Op: knowledge.SegmentNot, Of: []knowledge.Segment{s}}
	}
	java, fashion, micro := is(knowledge.ByProvince, "Jawa Tengah"), is(knowledge.BySector, "fesyen"), is(knowledge.ByScale, "mikro")
	goods, kur := is(knowledge.ByProduct, "barang 8"), is(knowledge.ByProgram, "P02")
	for _, c := range []struct {
		name string
		op   knowledge.SegmentOp
		of   []knowledge.Segment
	}{
		{"everybody", knowledge.SegmentAll, nil},
		{"province and sector and not scale", knowledge.SegmentAnd, []knowledge.Segment{java, fashion, not(micro)}},
		{"province or sector or scale", knowledge.SegmentOr, []knowledge.Segment{java, fashion, micro}},
		{"active and language and not province", knowledge.SegmentAnd,
			[]knowledge.Segment{is(knowledge.ByActive, "30"), is(knowledge.ByLanguage, "id"), not(java)}},
		{"product or programme or city", knowledge.SegmentOr, []knowledge.Segment{goods, kur, is(knowledge.ByCity, "Kota 7")}},
		{"product and programme and not city", knowledge.SegmentAnd, []knowledge.Segment{kur, not(goods), not(java)}},
	} {
		s := knowledge.Segment{Op: c.op, Of: c.of}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				matched, reachable, err := l.CountSegment(b.Context(), s, knowledge.TopicMarket, segmentDay)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(matched), "matched")
				b.ReportMetric(float64(reachable), "reachable")
			}
		})
	}
}

func BenchmarkSampleSegment(b *testing.B) {
	l, err := Open(b.Context(), filepath.Join(b.TempDir(), "bot.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	if err := fillCrowd(l, crowdSize(b)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if samples, err := l.SampleSegment(b.Context(), knowledge.Segment{}, segmentDay, 10); err != nil || len(samples) != 10 {
			b.Fatal(samples, err)
		}
	}
}

// BenchmarkSee is what it adds to a turn to know who wrote.
func BenchmarkSee(b *testing.B) {
	for _, c := range []struct {
		name string
		seen *knowledge.Seen
	}{
		{"without a person", nil},
		{"of a person as before", &knowledge.Seen{At: noon, Name: "Ratna", Language: "id"}},
		{"of a person with an interest", &knowledge.Seen{At: noon, Name: "Ratna", Language: "id", Interests: []knowledge.Interest{
			{Kind: knowledge.ByProduct, Value: "kerudung voal", Name: "kerudung voal"},
		}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			l, err := Open(b.Context(), filepath.Join(b.TempDir(), "bot.db"))
			if err != nil {
				b.Fatal(err)
			}
			defer l.Close()
			if err := l.SetConsent(b.Context(), 7, 2, true, noon); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := l.Finish(b.Context(), &Turn{Chat: 7, At: noon, State: []byte(`{}`), Seen: c.seen}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
