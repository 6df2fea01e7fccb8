package chat

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/starter"
)

func reader(t testing.TB) *segmentReader {
	t.Helper()
	programs, err := starter.Programs()
	if err != nil {
		t.Fatal(err)
	}
	return &segmentReader{programs: programs}
}

func segmentOf(op knowledge.SegmentOp, parts ...knowledge.Segment) knowledge.Segment {
	return knowledge.Segment{Op: op, Of: parts}
}

func TestASegmentIsReadFromAnOfficersWords(t *testing.T) {
	const and, or, not = knowledge.SegmentAnd, knowledge.SegmentOr, knowledge.SegmentNot
	is := segmentIs
	java, fashion := is(knowledge.ByProvince, "Jawa Tengah"), is(knowledge.BySector, "fesyen")
	micro, bandung, bogor := is(knowledge.ByScale, "mikro"), is(knowledge.ByCity, "Bandung"), is(knowledge.ByCity, "Bogor")
	veil := is(knowledge.ByProduct, "kerudung")
	kur := segmentOf(or, is(knowledge.ByProgram, "P01"), is(knowledge.ByProgram, "P02"), is(knowledge.ByProgram, "P03"),
		is(knowledge.ByProgram, "P04"), is(knowledge.ByProgram, "P05"))
	all := knowledge.Segment{Op: knowledge.SegmentAll}
	for said, want := range map[string]knowledge.Segment{
		"jawa tengah dan fesyen, bukan mikro":            segmentOf(and, java, fashion, segmentOf(not, micro)),
		"kota bandung atau kota bogor":                   segmentOf(or, bandung, bogor),
		"Kota Bandung atau Kab. Bogor.":                  segmentOf(or, bandung, bogor),
		"bandung, atau bogor":                            segmentOf(or, bandung, bogor),
		"pernah tanya kerudung":                          veil,
		"pernah tanya jilbab":                            veil,
		"tidak pernah tanya jilbab":                      segmentOf(not, veil),
		"belum pernah tanya jilbab":                      segmentOf(not, veil),
		"pernah tanya \"gula dan kopi\"":                 is(knowledge.ByProduct, productKey("gula dan kopi")),
		"minat KUR":                                      kur,
		"minat kur mikro":                                is(knowledge.ByProgram, "P02"),
		"minat P02":                                      is(knowledge.ByProgram, "P02"),
		"pernah lihat program sehati":                    is(knowledge.ByProgram, "P25"),
		"aktif 30 hari":                                  is(knowledge.ByActive, "30"),
		"aktif 2 minggu terakhir":                        is(knowledge.ByActive, "14"),
		"aktif hari ini":                                 is(knowledge.ByActive, "1"),
		"bahasa id":                                      is(knowledge.ByLanguage, "id"),
		"bahasa Indonesia":                               is(knowledge.ByLanguage, "id"),
		"semua":                                          all,
		"Semua kecuali Bali":                             segmentOf(and, all, segmentOf(not, is(knowledge.ByProvince, "Bali"))),
		"jateng bukan mikro":                             segmentOf(and, java, segmentOf(not, micro)),
		"fesyen dan bandung atau bogor":                  segmentOf(or, segmentOf(and, fashion, bandung), bogor),
		"fesyen dan (bandung atau bogor)":                segmentOf(and, fashion, segmentOf(or, bandung, bogor)),
		"bandung atau bogor, fesyen":                     segmentOf(and, segmentOf(or, bandung, bogor), fashion),
		"bukan (fesyen dan mikro)":                       segmentOf(not, segmentOf(and, fashion, micro)),
		"bukan bukan mikro":                              segmentOf(not, segmentOf(not, micro)),
		"makanan dan minuman dan mikro":                  segmentOf(and, is(knowledge.BySector, "makanan dan minuman"), micro),
		"bidang kuliner":                                 is(knowledge.BySector, "makanan dan minuman"),
		"usaha mikro dan sektor fesyen":                  segmentOf(and, micro, fashion),
		"di solo":                                        is(knowledge.ByCity, "Surakarta"),
		"malang":                                         is(knowledge.ByCity, "Malang"),
		"provinsi DIY":                                   is(knowledge.ByProvince, "DI Yogyakarta"),
		"skala koperasi":                                 is(knowledge.ByScale, "koperasi"),
		"((jawa tengah))":                                java,
		"fesyen serta tidak aktif 7 hari, dan bahasa jv": segmentOf(and, fashion, segmentOf(not, is(knowledge.ByActive, "7")), is(knowledge.ByLanguage, "jv")),
	} {
		got, trouble := reader(t).read(said)
		if trouble != "" {
			t.Errorf("%q is not read: %s", said, trouble)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q is read as %s", said, reader(t).word(&got))
		}
	}
}

func TestWordsThatMayMeanSomethingElseAreToldAndNotGuessed(t *testing.T) {
	for said, told := range map[string]string{
		"":                             "belum Kakak tulis",
		"  ":                           "belum Kakak tulis",
		"xyz":                          "Saya belum kenal “xyz”",
		"jawa tengah dan xyz":          "Saya belum kenal “xyz”",
		"jawa tengah fesyen":           "Saya belum kenal “jawa tengah fesyen”",
		"jawa":                         "Saya belum kenal “jawa”",
		"kerudung":                     "tulis “pernah tanya kerudung”",
		"pernah tanya gula dan kopi":   "tulis “pernah tanya kopi”",
		"minat wakanda":                "Saya belum kenal program “wakanda”",
		"minat":                        "Saya belum kenal “minat”",
		"aktif":                        "Saya belum kenal “aktif”",
		"aktif sekali":                 "misalnya “aktif 30 hari”",
		"aktif 0 hari":                 "misalnya “aktif 30 hari”",
		"aktif 99999999999999999 hari": "misalnya “aktif 30 hari”",
		"aktif 30":                     "misalnya “aktif 30 hari”",
		"bahasa kalbu":                 "Saya belum kenal “bahasa kalbu”",
		"kota jawa tengah":             "itu provinsi",
		"provinsi bandung":             "itu kota atau kabupaten",
		"fesyen dan":                   "belum selesai",
		"atau fesyen":                  "belum selesai",
		"bukan":                        "belum selesai",
		"fesyen,":                      "belum selesai",
		"(fesyen":                      "Kurungnya belum pas",
		"fesyen)":                      "Kurungnya belum pas",
		"()":                           "belum selesai",
		"bandung dan bogor":            "tulis “Bandung atau Bogor”",
		"bandung, bogor":               "tulis “Bandung atau Bogor”",
		"mikro dan (kecil atau menengah), jawa tengah": "Tidak ada yang mikro sekaligus",
		strings.Repeat("(", 20) + "fesyen":             "terlalu panjang",
		strings.Repeat("bukan ", 2000) + "fesyen":      "terlalu panjang",
		strings.Repeat("fesyen atau ", 99) + "fesyen":  "terlalu panjang",
	} {
		if s, trouble := reader(t).read(said); !strings.Contains(trouble, told) {
			t.Errorf("of %.60q is told %q, read is %+v", said, trouble, s)
		}
	}
}

// someSegment draws segments that an officer can write.
func someSegment(r *segmentReader, depth int) *rapid.Generator[knowledge.Segment] {
	values := map[knowledge.SegmentAttribute][]string{
		knowledge.ByCity: {"Bandung", "Malang", "Surakarta", "Batu", "Kepulauan Seribu"}, knowledge.ByLanguage: {"id", "jv", "fr"},
		knowledge.ByProduct: {"kerudung", "kerudung voal", productKey("gula dan kopi"), "semua", "500 gr kopi"},
		knowledge.ByActive:  {"1", "30", "365"}, knowledge.ByProgram: {"P999"},
	}
	for _, p := range knowledge.Provinces() {
		values[knowledge.ByProvince] = append(values[knowledge.ByProvince], string(p))
	}
	for _, s := range knowledge.Sectors {
		values[knowledge.BySector] = append(values[knowledge.BySector], string(s))
	}
	for _, s := range knowledge.Scales {
		values[knowledge.ByScale] = append(values[knowledge.ByScale], string(s))
	}
	values[knowledge.ByProgram] = nil
	for i := range r.programs {
		values[knowledge.ByProgram] = append(values[knowledge.ByProgram], r.programs[i].ID)
	}
	return rapid.Custom(func(t *rapid.T) knowledge.Segment {
		ops := []knowledge.SegmentOp{knowledge.SegmentIs, knowledge.SegmentIs, knowledge.SegmentAll}
		if depth > 0 {
			ops = append(ops, knowledge.SegmentAnd, knowledge.SegmentOr, knowledge.SegmentNot)
		}
		s := knowledge.Segment{Op: rapid.SampledFrom(ops).Draw(t, "op")}
		switch s.Op {
		case knowledge.SegmentIs:
			s.Attribute = rapid.SampledFrom(knowledge.SegmentAttributes[:]).Draw(t, "attribute")
			s.Value = rapid.SampledFrom(values[s.Attribute]).Draw(t, "value")
		case knowledge.SegmentAnd, knowledge.SegmentOr:
			s.Of = rapid.SliceOfN(someSegment(r, depth-1), 2, 3).Draw(t, "parts")
		case knowledge.SegmentNot:
			s.Of = rapid.SliceOfN(someSegment(r, depth-1), 1, 1).Draw(t, "part")
		}
		return s
	})
}

func TestTheWordsOfASegmentAreReadAsTheSame(t *testing.T) {
	r := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		s := someSegment(r, 3).Draw(t, "segment")
		words := r.word(&s)
		got, trouble := r.read(words)
		if contradiction(r, &s) != "" || s.Check() != nil {
			return
		}
		if diff := cmp.Diff(s, got); trouble != "" || diff != "" {
			t.Fatalf("%q is read with %q as (-want +got):\n%s", words, trouble, diff)
		}
	})
}

func TestEveryTermOfASegmentIsReadAsWritten(t *testing.T) {
	r := reader(t)
	var all []knowledge.Segment
	for _, p := range knowledge.Provinces() {
		all = append(all, segmentIs(knowledge.ByProvince, string(p)))
	}
	for _, s := range knowledge.Sectors {
		all = append(all, segmentIs(knowledge.BySector, string(s)))
	}
	for _, s := range knowledge.Scales {
		all = append(all, segmentIs(knowledge.ByScale, string(s)))
	}
	for i := range r.programs {
		all = append(all, segmentIs(knowledge.ByProgram, r.programs[i].ID))
	}
	for days := 1; days < 40; days++ {
		all = append(all, segmentIs(knowledge.ByActive, strconv.Itoa(days)))
	}
	for i := range all {
		if got, trouble := r.read(r.word(&all[i])); trouble != "" || !cmp.Equal(got, all[i]) {
			t.Errorf("%q is read as %+v, %s", r.word(&all[i]), got, trouble)
		}
	}
}

func FuzzReadSegment(f *testing.F) {
	r := reader(f)
	for _, said := range []string{"jawa tengah dan fesyen, bukan mikro", "(a atau “b”", "minat KUR", "aktif 30 hari"} {
		f.Add(said)
	}
	f.Fuzz(func(t *testing.T, said string) {
		s, trouble := r.read(said)
		if trouble != "" {
			return
		}
		if err := s.Check(); err != nil {
			t.Fatalf("%q: %v", said, err)
		}
		again, trouble := r.read(r.word(&s))
		if trouble != "" || !cmp.Equal(s, again) {
			t.Fatalf("%q is read as %q and that as %+v, %s", said, r.word(&s), again, trouble)
		}
	})
}
