package chat

import (
	"strings"
	"testing"
	"time"

	"setara/knowledge"
)

func date(s string) *knowledge.Date {
	d, err := knowledge.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return &d
}

func TestAnAnswerSaysHowTheEntryStandsAndNothingThatDoesNotHold(t *testing.T) {
	on := knowledge.NewDay(2026, time.March, 1)
	lapsing := point(knowledge.AspectQuota, "Kuotanya 500 orang.")
	lapsing.Until = date("2025")
	coming := point(knowledge.AspectRate, "Tarifnya naik jadi 9%.")
	coming.From = date("2026-07")
	for _, test := range []struct {
		name, question   string
		change           func(e *knowledge.Entry)
		says, saysNot    []string
		answered, ticket bool
	}{
		{
			"a figure that ran out is not told, only until when it was known", "kuotanya berapa",
			func(e *knowledge.Entry) { e.Points = append(e.Points, lapsing) },
			[]string{"hanya sampai 2025", "belum dapat dipastikan", "https://contoh.go.id/P9"}, []string{"500 orang"}, false, true,
		},
		{
			"a figure that comes later is told with its day", "tarifnya berapa",
			func(e *knowledge.Entry) { e.Points = append(e.Points, coming) },
			[]string{"Baru mulai Juli 2026: Tarifnya naik jadi 9%."}, nil, false, true,
		},
		{
			"what is not known is said to be unknown", "dendanya berapa", func(*knowledge.Entry) {},
			[]string{"Soal sanksi belum ada di data kami.", "https://contoh.go.id/P9"}, nil, false, true,
		},
		{
			"what ended is named as ended first, its figures as of then", "dapat berapa",
			func(e *knowledge.Entry) { e.Status = knowledge.StatusEnded },
			[]string{"Bantuan Sembilan sudah berakhir.", "Dulu: Bantuannya Rp5 juta."}, []string{"Caranya"}, true, false,
		},
		{
			"what ended on a day is said with it", "masih ada gak",
			func(e *knowledge.Entry) { e.Until = date("2026-02") },
			[]string{"Bantuan Sembilan sudah berakhir pada Februari 2026."}, []string{"Caranya"}, true, false,
		},
		{
			"what is unclear is told without figures and steps where none was asked for", "masih ada gak",
			func(e *knowledge.Entry) { e.Status = knowledge.StatusUnclear },
			[]string{"Belum dapat dipastikan apakah Bantuan Sembilan masih berjalan.", "https://contoh.go.id/P9"}, []string{"Rp5", "Caranya"}, false, true,
		},
		{
			"an asked figure of what is unclear is only what the sources said in their time", "dapat berapa",
			func(e *knowledge.Entry) { e.Status = knowledge.StatusUnclear },
			[]string{"Menurut keterangan 16 Januari 2025: Bantuannya Rp5 juta. Belum dapat dipastikan masih begitu."}, []string{"Caranya"}, false, true,
		},
		{
			"an asked figure of what is unclear and from memory says that nobody held it against a source", "masih ada gak, dapat berapa",
			func(e *knowledge.Entry) { e.Status, e.Confidence = knowledge.StatusUnclear, knowledge.ConfidenceMemory },
			[]string{"yang belum dicocokkan dengan sumber resmi: Bantuannya Rp5 juta."}, []string{"Caranya"}, false, true,
		},
		{
			"how to apply for what is unclear is never told", "cara daftarnya gimana",
			func(e *knowledge.Entry) { e.Status = knowledge.StatusUnclear },
			[]string{"Belum dapat dipastikan"}, []string{"Rp5", "Datang ke dinas"}, false, true,
		},
		{
			"before its sources speak nobody can tell", "dapat berapa",
			func(e *knowledge.Entry) { e.AsOf = *date("2026-04-01") },
			[]string{"Belum dapat dipastikan"}, []string{"Rp5", "Caranya"}, false, true,
		},
		{
			"what has not begun is said to begin later", "dapat berapa",
			func(e *knowledge.Entry) { e.From = date("2026-06-01") },
			[]string{"Bantuan Sembilan belum berlaku, baru mulai 1 Juni 2026.", "Bantuannya Rp5 juta."}, []string{"Caranya"}, true, false,
		},
		{
			"what sources differ on is told from both sides", "dapat berapa",
			func(e *knowledge.Entry) {
				e.Conflicts = []knowledge.Point{point(knowledge.AspectAmount, "Satu sumber menyebut Rp4 juta, yang lain Rp5 juta.")}
			},
			[]string{"Sumber berbeda soal besarnya: Satu sumber menyebut Rp4 juta, yang lain Rp5 juta."}, nil, true, false,
		},
		{
			"what nobody confirms of the asked thing is said", "bayar berapa",
			func(e *knowledge.Entry) {
				e.Points = append(e.Points, point(knowledge.AspectCost, "Pendaftarannya gratis."))
				e.Unsure = []string{"Biaya tahun ini belum kami cek.", "Lama prosesnya belum kami cek."}
			},
			[]string{"Yang belum pasti: Biaya tahun ini belum kami cek."}, []string{"Lama prosesnya"}, true, false,
		},
		{
			"what is from memory must be verified", "dapat berapa",
			func(e *knowledge.Entry) { e.Confidence = knowledge.ConfidenceMemory },
			[]string{"belum dicocokkan dengan sumber resmi"}, nil, true, false,
		},
		{
			"what was checked lately needs no warning", "dapat berapa",
			func(e *knowledge.Entry) { e.CheckedOn = on - 3 },
			[]string{"keterangan per 16 Januari 2025."}, []string{"pastikan dulu"}, true, false,
		},
		{
			"what was not checked for long says since when", "dapat berapa",
			func(e *knowledge.Entry) { e.CheckedOn = knowledge.NewDay(2025, time.June, 2) },
			[]string{"Belum diperiksa lagi sejak 2 Juni 2025"}, nil, true, false,
		},
		{
			"an owner who was told something wrong gets an apology and the fact", "kata teman 2 juta, yang bener mana? dapat berapa",
			func(*knowledge.Entry) {}, []string{"Maaf ya Kak", "Bantuannya Rp5 juta."}, nil, true, false,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			hit := loan("P9", "Bantuan Sembilan", point(knowledge.AspectAmount, "Bantuannya Rp5 juta."))
			hit.Program.AsOf, hit.Program.Steps = *date("2025-01-16"), []string{"Datang ke dinas."}
			test.change(&hit.Program.Entry)
			b := book{"P9": hit}
			a := b.told(t, "P9", on, test.question)
			reply := a.Response.Text()
			for _, want := range test.says {
				if !strings.Contains(reply, want) {
					t.Errorf("no %q in\n%s", want, reply)
				}
			}
			for _, unwanted := range test.saysNot {
				if strings.Contains(reply, unwanted) {
					t.Errorf("%q in\n%s", unwanted, reply)
				}
			}
			if a.Answered != test.answered || a.WouldTicket != test.ticket {
				t.Errorf("answered %v, ticket %v for\n%s", a.Answered, a.WouldTicket, reply)
			}
			checkEntryFigures(t, "P9", a)
		})
	}
}
