package chat_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

var (
	amountPattern  = regexp.MustCompile(`Rp[0-9.]*[0-9]`)
	percentPattern = regexp.MustCompile(`[0-9]+(?:,[0-9]+)?%`)
	countPattern   = regexp.MustCompile(`([0-9]+) data|\(([0-9]+)\)`)
)

// TestEveryFigureInAnAnswerIsAFact looks up each amount, percentage and
// count of each answer among the answer's facts.
func TestEveryFigureInAnAnswerIsAFact(t *testing.T) {
	p := newPlayer(t)
	for _, question := range []string{
		"min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?",
		"sandal wanita saya 60rb, di shopee ada yang 25rb",
		"kaos polos modal 32rb jual di shopee 40rb untung 25%",
		"sandal saya sekodi 600 ribu, impor 250 rb sekodi, modal 400rb sekodi",
		"bawang putih kulakan 34rb/kg, sebelah impor 31rb",
		"jual tas rajut 1,2jt, saingan 350rb",
		"jual mukena 90rb, lawan 150rb, modal 60rb",
		"biaya admin shopee berapa",
		"jual pemintal awan 45rb, lawan 15rb, modal 28rb",
		"kaos kaki 3 psg 50rb modal 36rb, di shopee 40rb",
		"kaos kaki 3 psg 50rb modal 36rb, di shopee 41500",
		"jual kaos kaki isi 3 pasang 42rb modal 36rb di shopee",
		"jual lilin isi 7 100rb modal 60rb di tokopedia, saingan 90rb, mau untung 30%",
		"jual lilin isi 7 60rb modal 60rb di tokopedia",
		"jual lilin isi 7 61rb modal 55rb di tokopedia, saingan 58rb",
		"lilin 7 pcs 100rb",
		"kopi bubuk robusta 250 gr saya jual 20rb, modal 12rb, di shopee ada 15rb 250gr",
		"sandal saya sekodi 600 ribu, modal 200rb sekodi, jual di shopee",
		"jual baju 45rb, di shopee ada 30rb, modal 28rb",
	} {
		t.Run(question, func(t *testing.T) {
			answer, err := p.chat.Ask(t.Context(), question)
			if err != nil {
				t.Fatal(err)
			}
			checkFigures(t, &answer)
		})
	}
}

func checkFigures(t testing.TB, answer *chat.Answer) {
	t.Helper()
	var amounts []knowledge.Rupiah
	var percents, counts []string
	for _, f := range answer.Facts {
		switch f.Unit {
		case knowledge.FactRupiah:
			amounts = append(amounts, max(knowledge.Rupiah(f.Value), -knowledge.Rupiah(f.Value)))
		case knowledge.FactBasisPoints:
			bp := max(knowledge.BasisPoints(f.Value), -knowledge.BasisPoints(f.Value))
			percents = append(percents, bp.String(), bp.Rounded())
		case knowledge.FactPercent:
			percents = append(percents, strconv.FormatInt(f.Value, 10)+"%")
		case knowledge.FactCount:
			counts = append(counts, strconv.FormatInt(f.Value, 10))
		}
		if f.Source == "" || f.Label == "" || f.AsOf == 0 {
			t.Errorf("a fact without source, label or date: %+v", f)
		}
	}
	reply := inDigits(answer.Response.Text())
	for _, written := range amountPattern.FindAllString(reply, -1) {
		n, err := strconv.ParseInt(strings.ReplaceAll(written[2:], ".", ""), 10, 64)
		if err != nil || !slices.Contains(amounts, knowledge.Rupiah(n)) {
			t.Errorf("%s stands in no fact; the reply:\n%s", written, reply)
		}
	}
	for _, written := range percentPattern.FindAllString(reply, -1) {
		if !slices.Contains(percents, written) {
			t.Errorf("%s stands in no fact; the reply:\n%s", written, reply)
		}
	}
	for _, written := range countPattern.FindAllStringSubmatch(reply, -1) {
		if !slices.Contains(counts, written[1]+written[2]) {
			t.Errorf("%q stands in no fact; the reply:\n%s", written[0], reply)
		}
	}
}

// largeAmount is an amount in words, such as Rp4,8 miliar.
var largeAmount = regexp.MustCompile(`Rp([0-9]+)(?:,([0-9]+))? (ribu|juta|miliar|triliun)`)

// inDigits writes the amounts of a text in digits.
func inDigits(s string) string {
	zeros := map[string]int{"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
	return largeAmount.ReplaceAllStringFunc(s, func(written string) string {
		m := largeAmount.FindStringSubmatch(written)
		return "Rp" + m[1] + m[2] + strings.Repeat("0", zeros[m[3]]-len(m[2]))
	})
}
