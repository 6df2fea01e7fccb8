package grounding_test

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// The generator of honest texts: openings and closings without figures around
// facts that are told in the words of their label ("sayings"), in the forms in
// which people write figures, or by their slot.

// honestPerCase is how many texts each seed makes of each evidence.
const honestPerCase = 5

// sayings are how a fact of a label is told: {v} is its value, {of} what it is
// of, {per} the unit that it is for. What is told of a loss stands in losses.
var sayings = map[string][]string{
	"harga Kakak":                            {"harga Kakak {v}{per}", "Kakak menjual di {v}{per}"},
	"harga saingan":                          {"saingan yang Kakak sebut {v}{per}", "harga saingan yang Kakak lihat {v}{per}"},
	"modal (HPP)":                            {"modal Kakak {v}{per}", "HPP Kakak {v}{per}"},
	"selisih harga":                          {"selisih dengan saingan {v}{per}", "saingan lebih murah {v}{per}"},
	"batas aman":                             {"batas aman Kakak {v}{per}", "titik impas Kakak {v}{per}"},
	"harga untuk untung yang diinginkan":     {"harga supaya untungnya sesuai keinginan {v}{per}"},
	"untung di harga Kakak":                  {"di harga sekarang Kakak untung {v}{per}", "untung Kakak sekarang {v}{per}"},
	"rugi kalau ikut harga saingan":          {"kalau ikut harga saingan, Kakak rugi {v}{per}"},
	"untung dari harga jual":                 {"untung Kakak {v} dari harga jual"},
	"untung dari modal":                      {"untung Kakak {v} dari modal"},
	"harga yang disarankan":                  {"harga yang saya sarankan {v}{per}"},
	"untung di harga yang disarankan":        {"di harga yang disarankan, Kakak untung {v}{per}"},
	"median semua":                           {"harga tengah semua barang sejenis {v}{per}"},
	"median lokal":                           {"harga tengah barang lokal sejenis {v}{per}", "median barang lokal {v}{per}"},
	"median import":                          {"harga tengah barang impor sejenis {v}{per}", "median barang impor {v}{per}"},
	"median tidak diketahui asalnya":         {"harga tengah barang yang asalnya tidak diketahui {v}{per}"},
	"kuartil bawah lokal":                    {"seperempat barang lokal yang termurah dijual {v}{per} atau kurang"},
	"kuartil atas lokal":                     {"seperempat barang lokal yang termahal dijual {v}{per} atau lebih"},
	"kuartil bawah import":                   {"seperempat barang impor yang termurah dijual {v}{per} atau kurang"},
	"kuartil atas import":                    {"seperempat barang impor yang termahal dijual {v}{per} atau lebih"},
	"jumlah pembanding semua":                {"ada {v} barang sejenis yang dibandingkan"},
	"jumlah pembanding lokal":                {"ada {v} barang lokal sejenis"},
	"jumlah pembanding import":               {"ada {v} barang impor sejenis"},
	"potongan terendah":                      {"potongan {of} paling rendah {v}"},
	"potongan tertinggi":                     {"potongan {of} paling tinggi {v}"},
	"biaya per pesanan":                      {"biaya {of} {v} per pesanan"},
	"harga satuan":                           {"{of} dijual {v}{per}"},
	"bahan":                                  {"bahan yang Kakak sebut {v}"},
	"kemasan":                                {"kemasan yang Kakak sebut {v}"},
	"tenaga":                                 {"tenaga yang Kakak sebut {v}"},
	"biaya sekali bikin":                     {"biaya sekali bikin {v}"},
	"kurs dolar":                             {"kurs dolar yang Kakak sebut {v}"},
	"bea masuk lewat paket":                  {"bea masuk lewat paket {v}"},
	"PPN lewat paket":                        {"PPN lewat paket {v}"},
	"jadinya per barang lewat paket":         {"lewat paket jadinya {v} per barang"},
	"PPN":                                    {"PPN-nya {v}"},
	"batas bebas bea masuk paket":            {"paket sampai {v} bebas bea masuk"},
	"KUR Mikro: bunga":                       {"bunga KUR Mikro {v} setahun"},
	"SEHATI, sertifikat halal gratis: kuota": {"kuota SEHATI {v} sertifikat"},
	"SPP-IRT: masa berlaku":                  {"PIRT berlaku {v} tahun"},
	"PPh final":                              {"tarif PPh final {v}"},
	"omzet bebas setahun untuk perorangan":   {"omzet sampai {v} setahun bebas untuk usaha perorangan"},
	"batas aman paket":                       {"batas aman paketnya {v}"},
	"harga paket":                            {"harga paketnya {v}"},
	"untung paket":                           {"untung dari paketnya {v}"},
	"hemat pembeli":                          {"pembeli hemat {v}"},
	"Pendaftaran merek dengan tarif UMK: masa berlaku": {"merek terdaftar dilindungi {v} tahun"},
}

// losses are how a fact of a label is told whose value is negative.
var losses = map[string][]string{
	"untung di harga Kakak":         {"di harga sekarang Kakak rugi {v}{per}"},
	"rugi kalau ikut harga saingan": {"kalau ikut harga saingan, Kakak masih untung {v}{per}"},
}

var (
	openings = []string{
		"", "", "Saya bantu lihat ya, Kak.", "Begini gambarannya, Kak.", "Terima kasih sudah cerita, Kak.", "Tenang dulu ya, Kak.",
	}
	closings = []string{
		"", "", "Foto yang jelas dan ulasan pembeli sangat membantu, Kak.", "Rawat pelanggan lama, dan minta ulasan dari mereka.",
		"Kemasan yang rapi membuat pembeli lebih percaya.", "Kalau ada yang kurang jelas, tanya saja ya, Kak.",
	}
	agreeing = map[knowledge.Verdict][]string{
		knowledge.VerdictDoNotMatch: {"Jangan ikut harga saingan ya, Kak.", "Sebaiknya jangan menyamai harga saingan."},
		knowledge.VerdictHold:       {"Pertahankan saja harga Kakak.", "Harga Kakak sudah wajar."},
		knowledge.VerdictRaise:      {"Harganya perlu dinaikkan, Kak."},
		knowledge.VerdictLower:      {"Harga Kakak boleh turun."},
		knowledge.VerdictNeedCost:   {"Kirim dulu modal per barangnya ya, Kak."},
	}
)

// onePack ends the labels of what is told for one pack, beside a kilo.
const onePack = " untuk sekemasan"

// teller tells the facts of one evidence.
type teller struct {
	writer
	of       string
	evidence *grounding.Evidence
	// sold is what a figure is for that is not told for one pack.
	sold string
	// several tells that its figures are of several products.
	several bool
}

func newTeller(seed uint64, of string, e *grounding.Evidence) *teller {
	h := fnv.New64()
	_, _ = h.Write([]byte(of))
	t := &teller{writer: writer{rand.New(rand.NewPCG(seed, h.Sum64()))}, of: of, evidence: e}
	products := map[string]bool{}
	for i := range e.Facts {
		if e.Facts[i].Label == "modal (HPP)" {
			products[e.Facts[i].Of] = true
		}
		if strings.HasSuffix(e.Facts[i].Label, onePack) {
			t.sold = " per kg"
			if of == "gelang" {
				t.sold = " per buah"
			}
		}
	}
	t.several = len(products) > 1
	return t
}

// saying fills one of the sayings of a label for a fact; false where it has none.
func (t *teller) saying(f *grounding.Fact, value string) (string, bool) {
	label, per := f.Label, t.sold
	if short, ok := strings.CutSuffix(label, onePack); ok {
		label, per = short, " sekemasan"
	}
	forms := sayings[label]
	if f.Value < 0 {
		forms = losses[label]
	}
	if len(forms) == 0 || f.Value == 0 {
		return "", false
	}
	if label == "harga satuan" && f.Source == knowledge.SourceCalculated {
		return "", false // the owner's own price, not that of a listing
	}
	form := t.one(forms...)
	if strings.Contains(form, "{of}") && f.Of == "" {
		return "", false
	}
	s := strings.NewReplacer("{v}", value, "{of}", f.Of, "{per}", per).Replace(form)
	if t.several && !strings.Contains(form, "{of}") {
		s = "untuk " + f.Of + ", " + s
	}
	return s, true
}

// tellable are the facts that can be told in words: those with a saying whose
// label has one value only.
func (t *teller) tellable() []*grounding.Fact {
	values := map[string]map[int64]bool{}
	key := func(f *grounding.Fact) string { return f.Label + "|" + f.Of }
	for i := range t.evidence.Facts {
		f := &t.evidence.Facts[i]
		if values[key(f)] == nil {
			values[key(f)] = map[int64]bool{}
		}
		values[key(f)][f.Value] = true
	}
	var facts []*grounding.Fact
	for i := range t.evidence.Facts {
		f := &t.evidence.Facts[i]
		if _, ok := t.saying(f, ""); ok && len(values[key(f)]) == 1 {
			facts = append(facts, f)
		}
	}
	return facts
}

// tell tells one fact truly.
func (t *teller) tell(f *grounding.Fact) string {
	value := t.value(f)
	v := magnitude(f.Value)
	floor := strings.HasPrefix(f.Label, "batas aman")
	if f.Unit == knowledge.FactRupiah && v > 5000 && v < 1_000_000 && f.Label != "harga satuan" && t.IntN(6) == 0 {
		value = t.about(v, floor)
	}
	s, _ := t.saying(f, value)
	return s
}

// text puts sentences between an opening and a closing, or makes them a list.
func (t *teller) text(sentences []string) string {
	if len(sentences) > 1 && t.IntN(4) == 0 {
		return "Ringkasnya, Kak:\n- " + strings.Join(sentences, "\n- ")
	}
	parts := []string{t.one(openings...)}
	for _, s := range sentences {
		parts = append(parts, capital(s)+".")
	}
	parts = append(parts, t.one(closings...))
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// few chooses up to n facts, none of a label twice.
func (t *teller) few(facts []*grounding.Fact, n int) []*grounding.Fact {
	var chosen []*grounding.Fact
	told := map[string]bool{}
	for _, i := range t.Perm(len(facts)) {
		f := facts[i]
		if len(chosen) < n && !told[f.Label+f.Of] {
			told[f.Label+f.Of] = true
			chosen = append(chosen, f)
		}
	}
	return chosen
}

// honest writes one honest text; false where there is nothing to tell.
func (t *teller) honest() (string, bool) {
	facts := t.tellable()
	if len(facts) == 0 {
		return "", false
	}
	var sentences []string
	if a := t.evidence.Advice; a != nil && len(agreeing[a.Verdict]) > 0 && t.IntN(3) == 0 {
		sentences = append(sentences, strings.TrimSuffix(t.one(agreeing[a.Verdict]...), "."))
	}
	for _, f := range t.few(facts, 1+t.IntN(3)) {
		if t.IntN(4) == 0 {
			sentences = append(sentences, "{{"+f.ID+"}}")
			continue
		}
		sentences = append(sentences, t.tell(f))
	}
	return t.text(sentences), true
}

// makeHonest makes honest texts of one evidence.
func makeHonest(seed uint64, of string, e *grounding.Evidence) []corpusText {
	t := newTeller(seed, of, e)
	var texts []corpusText
	for i := range honestPerCase {
		if text, ok := t.honest(); ok {
			texts = append(texts, corpusText{fmt.Sprintf("%s: made honest, seed %d, %d", of, seed, i+1), "made honest", of, text})
		}
	}
	return texts
}

// madeTexts makes texts of all evidence with every seed that is on file, none
// twice.
func madeTexts(t *testing.T, evidence map[string]*grounding.Evidence, of func(uint64, string, *grounding.Evidence) []corpusText) []corpusText {
	t.Helper()
	var all []corpusText
	seen := map[string]bool{}
	for _, path := range glob(t, "seeds*.txt") {
		for _, line := range readLines(t, path) {
			seed, err := strconv.ParseUint(line, 10, 64)
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			for _, name := range sorted(evidence) {
				for _, c := range of(seed, name, evidence[name]) {
					if !seen[c.of+c.text] {
						seen[c.of+c.text] = true
						all = append(all, c)
					}
				}
			}
		}
	}
	return all
}
