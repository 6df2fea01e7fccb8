package chat

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"setara/knowledge"
)

// TestOwnersAreUnderstood reads the table that officers keep in
// testdata/paham.tsv: every field that is not written must be absent.
func TestOwnersAreUnderstood(t *testing.T) {
	f, err := os.Open("testdata/paham.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		question, want, found := strings.Cut(line, "\t")
		if !found {
			t.Fatalf("paham.tsv line %d: no expectations", n)
		}
		t.Run(fmt.Sprintf("line %d", n), func(t *testing.T) {
			readings := Understand(question)
			if got := summary(&readings[0]); len(readings) != 1 || got != tidy(want) {
				t.Errorf("%q\n got %s (%d questions)\nwant %s", question, got, len(readings), tidy(want))
			}
		})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// fields are the names of paham.tsv in the order in which a summary has them.
var fields = [...]string{
	"n", "soal", "j", "s", "m", "u", "p", "ja", "sa", "un", "mk", "rp", "bersih", "bln", "kali", "diskon", "voucher", "jadi", "isi", "gratis", "tawar", "tambah",
	"ikut", "tanpa", "af", "mall", "laku", "retur", "omzet", "usaha", "harga", "dulu", "pj", "fee", "luar", "tanya", "salah", "b",
}

// tidy writes expectations in the order of fields, defaults filled in.
func tidy(want string) string {
	values := map[string]string{"n": "price"}
	if rest, product, found := strings.Cut(want, "b="); found {
		want, values["b"] = rest, product
	}
	for _, pair := range strings.Fields(want) {
		name, value, _ := strings.Cut(pair, "=")
		values[name] = value
	}
	if values["j"]+values["s"]+values["m"] != "" {
		if values["u"] == "" {
			values["u"] = "pcs"
		}
		if values["p"] == "" {
			values["p"] = "1"
		}
	}
	return joinFields(values)
}

func joinFields(values map[string]string) string {
	var parts []string
	for _, name := range fields {
		if values[name] != "" {
			parts = append(parts, name+"="+values[name])
		}
	}
	return strings.Join(parts, " ")
}

// summary writes a reading in the words of paham.tsv.
func summary(r *Reading) string {
	u := &r.Understood
	values := map[string]string{
		"n": string(r.Intent), "b": u.Product,
		"j": digits(u.OwnPrice), "s": digits(u.CompetitorPrice), "m": digits(u.Cost),
		"ja": string(u.OwnPlatform), "sa": string(u.CompetitorPlatform),
	}
	if u.OwnPrice != nil || u.CompetitorPrice != nil || u.Cost != nil {
		values["u"], values["p"] = string(u.Unit), strings.ReplaceAll(u.Pack.String(), ",", ".")
	}
	if u.WantedMargin != 0 {
		values["un"] = strings.TrimSuffix(u.WantedMargin.String(), "%")
	}
	values["fee"] = share(u.SaidFee)
	summarizeSale(values, r)
	if u.Offline {
		values["luar"] = "ya"
	}
	if r.Doubt != nil {
		values["tanya"] = string(r.Doubt.Kind)
	}
	return joinFields(values)
}

// share writes a percentage in the words of paham.tsv.
func share(b *knowledge.BasisPoints) string {
	if b == nil {
		return ""
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "%"), ",", ".")
}

func TestPacksThatCannotBeToldAreUnclear(t *testing.T) {
	for question, want := range map[string]bool{
		"kopi 250gr isi 12 400rb":    true, // each, or together?
		"kopi isi 12 250gr 400rb":    true,
		"bakso 500gr 50 pcs 40rb":    true,
		"sandal 10/12 pasang 200rb":  true,
		"kopi 250gr isi 1 35rb":      false,
		"kopi isi 12 @250gr 400rb":   false,
		"kopi 250gr 1 lusin 400rb":   false,
		"sandal 1/2 lusin 200rb":     false,
		"piring 200gr isi 12 60rb":   false,
		"gula aren 3/4 kg 20rb":      false,
		"nastar 500gr 2 toples 90rb": false,
	} {
		if u := Understand(question)[0].Understood; u.PackUnclear != want {
			t.Errorf("%q: unclear %v, want %v (%v %s)", question, u.PackUnclear, want, u.Pack, u.Unit)
		}
	}
}

func TestHostileMessagesAreReadQuicklyAndCalmly(t *testing.T) {
	for name, s := range map[string]string{
		"nothing":          "",
		"spaces":           " \n\t ",
		"marks":            "?!?!...",
		"six thousand":     strings.Repeat("kerudung voal saya 45rb, di tiktok 15rb. ", 150),
		"no pause":         strings.Repeat("tiktok jual 45rb saya ", 5000),
		"goods":            strings.Repeat("sandal kulit pria dewasa ", 5000),
		"questions":        strings.Repeat("kerudung 45rb saingan 15rb? gamis 90rb saingan 50rb? ", 2000),
		"numbers":          strings.Repeat("1 2 3 ", 5000),
		"a megabyte":       strings.Repeat("x", 1<<20),
		"search syntax":    `"kerudung" AND NOT (NEAR(a, b)) OR col:* ^`,
		"sql":              `'; DROP TABLE listings; SELECT * FROM x --`,
		"markup":           `<b>x</b><script>alert(1)</script> [a](javascript:b) {{f3}}`,
		"template":         "{{.}} %s %d %!v(PANIC=) ${x}",
		"right to left":    "\u202eابحث 45rb\u202c",
		"stacked accents":  "k" + strings.Repeat("\u0301", 5000) + "erudung 45rb",
		"not text":         "\xff\xfe\x00\x80 45rb",
		"control":          "\x00\x01\x1b[31m 45rb",
		"negative forever": strings.Repeat("-", 5000) + "5",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			readings := Understand(s)
			reply := UnderstandReply(s, SlotCost, 45_000, 15_000)
			if took := time.Since(start); took > 3*time.Second {
				t.Errorf("took %s", took)
			}
			if len(readings) == 0 || reply.Kind == "" {
				t.Errorf("%d readings, reply %q", len(readings), reply.Kind)
			}
		})
	}
}

func TestSeveralQuestionsInOneMessageAreReadOneByOne(t *testing.T) {
	for message, want := range map[string][]Intent{
		"kaos saya 75rb, kok di tiktok bisa 25rb? terus cara daftar merek gimana?":    {IntentPrice, IntentProgram},
		"hpp cara hitungnya gimana? terus admin shopee berapa?":                       {IntentCost, IntentFee},
		"kerudung 45rb saingan 15rb. gamis 150rb saingan 80rb":                        {IntentPrice, IntentPrice},
		"syarat KUR apa? mainan wajib SNI gak?":                                       {IntentProgram, IntentRegulation},
		"min pagi. mau tanya. kerudung saya 45rb. di tiktok 15rb. modal 28rb. gimana": {IntentPrice},
		"sandal sekodi 600 ribu, impor 250 rb sekodi. berapa bedanya sepasang?":       {IntentPrice},
		"halo kak! kerudung 45rb lawan 15rb":                                          {IntentPrice},
		"jual bros 20rb modal 12rb; jual peci 35rb modal 22rb":                        {IntentPrice, IntentPrice},
		"peci saya 35rb; di lazada 14rb; modal 22rb":                                  {IntentPrice},
		"mukena 150rb lawan 70rb dan cara urus halal gimana ya":                       {IntentPrice, IntentProgram},
		"bros modal 12rb dijual berapa dan biaya admin tokopedia berapa":              {IntentPrice, IntentFee},
		"syarat halal dan pirt apa aja":                                               {IntentProgram},
	} {
		var got []Intent
		for _, r := range Understand(message) {
			got = append(got, r.Intent)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q is read as %v, want %v", message, got, want)
		}
	}
}

func TestADoubtNamesTheAmountsInTheOrderSaid(t *testing.T) {
	r := Understand("sandal sekodi 600rb 250rb sekodi gimana")[0]
	if r.Doubt == nil || fmt.Sprint(r.Doubt.Values) != "[Rp30.000 Rp12.500]" || r.Doubt.Slot != SlotWhose {
		t.Errorf("doubt is %+v, want the two unit prices", r.Doubt)
	}
	if r.Understood.OwnPrice != nil || r.Understood.CompetitorPrice != nil {
		t.Errorf("a guess was made: %+v", r.Understood)
	}
}

func TestAChoiceOfMagnitudesIsAmongDifferentAmountsAboveNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		question := rapid.StringMatching(`(jual|saya jual|modal) (bros|peci) [0-9]{1,6}([.,][0-9]{1,3})?(rb|jt)? (modal|saingan) [0-9]{1,4}([.,][0-9])?`).Draw(t, "question")
		for _, r := range Understand(question) {
			if r.Doubt == nil || r.Doubt.Kind != DoubtMagnitude {
				continue
			}
			values := slices.Clone(r.Doubt.Values)
			slices.Sort(values)
			if len(values) < 2 || values[0] <= 0 || len(slices.Compact(values)) != len(r.Doubt.Values) {
				t.Fatalf("%q offers %v", question, r.Doubt.Values)
			}
		}
	})
}

func TestAnImpossibleAmountIsAskedForByName(t *testing.T) {
	for question, slot := range map[string]Slot{
		"jual peci 35rb modal 0":                      SlotCost,
		"jual peci 0, saingan 15rb, modal 28rb":       SlotOwnPrice,
		"jual peci 35rb modal 3 triliun":              SlotCost,
		"jual madu 700 miliar per gram":               SlotOwnPrice,
		"jual peci 3500000000000":                     SlotOwnPrice,
		"jual harga 99999999999999999":                SlotOwnPrice,
		"modal peci 4000000000000000 jual 35rb":       SlotCost,
		"peci saya 35rb, saingan di lazada 5 trilyun": SlotCompetitorPrice,
	} {
		if r := Understand(question)[0]; r.Doubt == nil || r.Doubt.Kind != DoubtImpossible || r.Doubt.Slot != slot {
			t.Errorf("%q: doubt is %+v, want an impossible %s", question, r.Doubt, slot)
		}
	}
}

func TestWordListsCanBeRead(t *testing.T) {
	if _, err := loadLists(); err != nil {
		t.Fatal(err)
	}
}

func FuzzUnderstand(f *testing.F) {
	for _, s := range []string{
		"min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?", "sandal sekodi 600 ribu, impor 250 rb sekodi",
		"45 15", "jual -5rb", "kopi 250gr 45rb", "modal bukan 28 tapi 30", "dari 80rb jadi 70rb", "1,2", "?", "di shopee", "\xff",
		"modal 20rb mau untung 5rb per pcs jual berapa", "untung 30% dari modal", "kalau diskon 20% masih untung?", "voucher 10rb",
		"kalau isi 3 berapa", "isi 0", "kalau ikut gratis ongkir xtra tanpa cashback", "sehari 10", "retur 100%", "omzet 600jt setahun",
		"mending shopee apa tokopedia", "biar bersih terima 50rb pasang berapa", "diskon 100%", "potongan 130%", "laku -5 sebulan",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range Understand(s) {
			for _, p := range []*knowledge.Rupiah{r.Understood.OwnPrice, r.Understood.CompetitorPrice, r.Understood.Cost} {
				if p != nil && (*p <= 0 || *p > knowledge.MaxRupiah) {
					t.Fatalf("%q: no price can be %+v", s, r.Understood)
				}
			}
			checkSale(t, s, &r)
			if r.Intent == "" || r.Doubt != nil && r.Doubt.Kind == DoubtWhose && len(r.Doubt.Values) < 2 {
				t.Fatalf("%q is read as %+v", s, r)
			}
		}
		UnderstandReply(s, SlotCost)
		UnderstandReply(s, SlotOwnPlatform)
		UnderstandReply(s, SlotPack)
		UnderstandReply(s, SlotWhose, 45_000, 15_000)
	})
}

func BenchmarkUnderstand(b *testing.B) {
	for b.Loop() {
		Understand("min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?")
	}
}
