package chat_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

// bearingQuestions are questions of price, and the programmes and rules that
// their answers name, in the order of the answer; "-" for none.
var bearingQuestions = []struct{ question, want string }{
	// What is told of a breach.
	{"mainan puzzle kayu saya 45rb modal 25rb, di shopee ada 15rb gak ada sni nya", "P67 R21"},
	{"mainan puzzle kayu 45rb modal 25rb, saingan jual 15rb tanpa label sni", "P67 R21"},
	{"di pasar ada yang jual mainan tanpa SNI 10rb, punya saya 45rb", "P67 R21"},
	{"kipas angin mini 60rb modal 40rb, saingan 25rb sni nya palsu", "P67"},
	{"serum wajah 59rb modal 30rb, saingan 19rb tidak ada bpom", "P28 P70"},
	{"krim wajah 80rb modal 40rb, di tiktok ada 15rb gada izin edarnya", "P28 P70"},
	{"keripik pisang 22rb modal 13rb saingan 12rb gak halal", "P25 R31"},
	{"botol minum 50rb modal 30rb, di shopee 20rb tulisan cina semua", "R25"},
	{"kabel data 20rb modal 11rb lawan 6rb, gak ada label bahasa indonesianya", "R25"},
	{"speaker bluetooth 150rb modal 110rb di shopee 50rb petunjuknya bahasa mandarin", "R25"},
	{"tas anyaman 150rb modal 90rb, desain saya dijiplak toko lain dijual 60rb", "P32"},
	{"tas anyaman 150rb modal 90rb, foto produk saya dipake toko lain jual 60rb", "P32"},
	{"tas anyaman 150rb modal 90rb, ada yang jual 60rb gambarnya pake foto saya", "P32"},
	{"tas anyaman 150rb modal 90rb, toko lain upload foto produk saya jual 60rb", "P32"},
	{"tas anyaman 150rb modal 90rb, orang masang foto saya buat jualan 60rb", "P32"},
	{"tas anyaman 150rb modal 90rb, fotonya nyomot punya saya, dia jual 60rb", "P32"},
	{"tas anyaman 150rb modal 90rb, saingan pakai video saya jual 60rb", "P32"},
	{"gelang manik 35rb modal 15rb, modelku dicontek orang dijual 15rb", "P32"},
	{"batik tulis 350rb modal 250rb, motif saya ditiru printing cina 80rb", "P32"},
	{"sandal kulit 120rb modal 70rb, toko sebelah pakai merek saya jual 50rb", "P31 R36"},
	{"kaos 90rb modal 50rb, logo saya dipakai orang, dia jual 45rb", "P31 R36"},
	{"casing hp 25rb modal 12rb, di shopee dikirim langsung dari cina 8rb", "R01"},
	{"lampu led 30rb modal 20rb, seller luar negeri jual 9rb", "R01"},
	{"jam tangan 200rb modal 120rb, di lazada langsung dari china 60rb", "R01"},
	{"jaket 150rb modal 100rb saingan baju bekas impor 40rb", "R20"},
	{"kaos 50rb modal 35rb, kalah sama thrift 20rb", "P31 R20"},
	{"jual baju thrift 50rb modal 20rb saingan 35rb", "R20"},
	{"sprei 150rb modal 110rb, saingan jual rugi 90rb", "R27"},
	{"beras 15rb/kg modal 13rb, toko sebelah jual di bawah modal 11rb", "P57 R27"},
	{"hp murah 1,2jt modal 1jt, ada yang jual barang selundupan 700rb", "P68"},
	{"gamis 180rb modal 120rb, di shopee 60rb barang selundupan", "P68 R07"},
	{"sepatu 180rb modal 120rb di shopee 60rb dikirim dari luar negeri", "P31 R01"},
	{"sepatu 180rb modal 120rb, saingan sepatu second import 60rb", "P31 R20"},
	{"gula pasir 18rb modal 16rb, toko modern jual rugi 13rb biar kita mati", "R27"},
	{"tas kulit 350rb modal 220rb, orang lain pake nama merek saya jual 150rb", "P31 R36"},
	{"sabun herbal 25rb modal 14rb, saingan 10rb gak punya izin edar", "P70"},
	// The owner's own goods are no evidence against anybody.
	{"tas anyaman saya 150rb modal 90rb pakai foto saya sendiri, saingan 140rb", "-"},
	{"mainan saya belum sni 45rb modal 25rb, saingan 40rb", "R21"},
	{"serum saya belum bpom, 59rb modal 30rb, saingan 19rb", "P28 R31"},
	{"keripik saya belum halal 22rb modal 13rb saingan 12rb", "P25 R31"},
	{"saya takut jual rugi, sprei 150rb modal 110rb saingan 140rb", "-"},
	// The goods, and the gap.
	{"min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb", "P31 R07"},
	{"baju bayi 45rb modal 30rb saingan 25rb", "R24"},
	{"helm 200rb modal 150rb saingan 100rb", "R24"},
	{"karpet 300rb modal 200rb, di shopee 90rb", "P31 R16"},
	{"sprei 150rb modal 110rb, di tiktok 50rb", "R01"},
	// Nothing truly bears.
	{"kerudung voal 45rb di tiktok ada 15rb", "-"},
	{"kaos polos 45rb modal 30rb saingan 40rb", "-"},
	{"kaos polos tanpa label 45rb modal 30rb saingan 25rb", "-"},
	{"keranjang rotan 90rb modal 50rb saingan plastik 30rb", "-"},
	{"kabel data type c 20rb modal 11rb lawan 6rb", "-"},
	{"harga pasaran sandal kulit berapa", "-"},
	{"sprei 150rb modal 110rb saingan 145rb", "-"},
	{"casing hp 25rb modal 12rb bahan dari cina, saingan 20rb", "-"},
	{"batik cap 150rb modal 90rb, saingan 140rb", "-"},
	{"bawang putih 1 kg 38rb modal 30rb, saingan 36rb", "-"},
}

func TestAnAnswerOfPriceNamesAtMostTwoThatTrulyBear(t *testing.T) {
	p := newPlayer(t)
	for _, test := range bearingQuestions {
		t.Run(test.question, func(t *testing.T) {
			answer, err := p.chat.Ask(t.Context(), test.question)
			if err != nil {
				t.Fatal(err)
			}
			named := slices.Concat(answer.Programs, answer.Regulations)
			slices.Sort(named)
			got := strings.Join(named, " ")
			if got == "" {
				got = "-"
			}
			if got != test.want {
				t.Errorf("names %s, want %s", got, test.want)
			}
			checkFigures(t, &answer)
			checkInfoButton(t, &answer, named)
		})
	}
}

// checkInfoButton holds that a button opens just what is named.
func checkInfoButton(t *testing.T, answer *chat.Answer, named []string) {
	t.Helper()
	var opens []string
	for _, row := range answer.Response.Buttons {
		for _, button := range row {
			if ids, ok := strings.CutPrefix(button.Action, "/info "); ok {
				opens = strings.Fields(ids)
			}
		}
	}
	slices.Sort(opens)
	if !slices.Equal(opens, named) {
		t.Errorf("a button opens %v, named are %v", opens, named)
	}
}

func TestNoDayNamesARuleThatWasNotOpen(t *testing.T) {
	p := newPlayer(t)
	for year := 2019; year <= 2028; year++ {
		p.now = time.Date(year, time.May, 1, 10, 0, 0, 0, knowledge.WIB)
		today := knowledge.DayOf(p.now)
		for _, test := range bearingQuestions {
			answer, err := p.chat.Ask(t.Context(), test.question)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range slices.Concat(answer.Programs, answer.Regulations) {
				hit, err := p.catalog.Entry(t.Context(), id, today)
				if err != nil {
					t.Fatal(err)
				}
				e := hit.Entry()
				if e.AsOf.Day > today || e.From != nil && e.From.Day > today || e.Until != nil && e.Until.Last() < today {
					t.Errorf("%d: %q names %s, which was not open", year, test.question, id)
				}
			}
		}
	}
}

func TestAProfileKeepsOutWhatIsNotForTheOwner(t *testing.T) {
	const question = "min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb"
	for _, test := range []struct {
		name         string
		profile      knowledge.Profile
		says, unsaid string
	}{
		{"a small business", knowledge.Profile{Turnover: knowledge.TurnoverTo500M}, "merek", "kurang:"},
		{"a business beyond the small", knowledge.Profile{Turnover: knowledge.TurnoverTo50B}, "Permendag 17/2025", "Tarif UMK"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPlayer(t)
			p.chat.Profiles = p.ledger
			p.must(p.ledger.KeepProfile(t.Context(), 7, test.profile, p.now))
			r, err := p.chat.Turn(t.Context(), chat.Message{Chat: 7, Text: question})
			p.must(err)
			if text := r.Text(); !strings.Contains(text, test.says) || strings.Contains(text, test.unsaid) {
				t.Errorf("want %q and not %q in:\n%s", test.says, test.unsaid, text)
			}
		})
	}
}

func TestWhatIsMissingForAProgramIsSaidBesideThePrice(t *testing.T) {
	p := newPlayer(t)
	p.chat.Profiles = p.ledger
	p.must(p.ledger.KeepProfile(t.Context(), 7, knowledge.Profile{NIB: new(false)}, p.now))
	r, err := p.chat.Turn(t.Context(), chat.Message{Chat: 7, Text: "keripik pisang 22rb modal 13rb saingan 12rb"})
	p.must(err)
	if text := r.Text(); !strings.Contains(text, "(kurang: NIB)") {
		t.Errorf("nothing is missing in:\n%s", text)
	}
}

func TestACorrectedEntryChangesWhatAMoveSays(t *testing.T) {
	const question = "min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb"
	p := newPlayer(t)
	hit, err := p.catalog.Entry(t.Context(), "P31", knowledge.DayOf(p.now))
	p.must(err)
	corrected := *hit.Program
	correct := func(old, new string) {
		t.Helper()
		for i := range corrected.Points {
			corrected.Points[i].Text = strings.ReplaceAll(corrected.Points[i].Text, old, new)
		}
		_, err := p.catalog.ImportEntries(t.Context(), catalog.EntryImportOptions{
			ImportOptions: catalog.ImportOptions{File: "P31.yaml", Now: p.now}, Kind: catalog.ImportPrograms,
		}, []ingest.EntryRow{{Program: &corrected}})
		p.must(err)
	}
	for _, step := range []struct {
		name, old, new string
		figure         knowledge.Rupiah
		says           bool
	}{
		{"the sentence and its figure are corrected", "Rp500.000", "Rp600.000", 600_000, true},
		{"only the sentence is: no figure is told", "Rp600.000", "Rp700.000", 600_000, false},
	} {
		corrected.Points, corrected.Figures = slices.Clone(corrected.Points), slices.Clone(corrected.Figures)
		corrected.Figures[0].Value = int64(step.figure)
		correct(step.old, step.new)
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		text := answer.Response.Text()
		if got := strings.Contains(text, "Tarif UMK "+step.figure.String()); got != step.says || strings.Contains(text, "Rp500.000") {
			t.Errorf("%s:\n%s", step.name, text)
		}
	}
}
