package chat

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

const examHeader = "id\tquestion\tintent\town_price\tcompetitor_price\tcost\texpected_facts\tnotes\n"

func TestAnExamIsReadAsItsColumnsSay(t *testing.T) {
	got, err := ReadExam(strings.NewReader(examHeader +
		"Q1\tjual sandal 60rb, di shopee 25rb\tprice\t60000\t25000\t\t35.000|35 ribu; 58% |58,3%\tlogat; must_not=togel,token; lain\n"))
	want := []ExamQuestion{{
		ID: "Q1", Question: "jual sandal 60rb, di shopee 25rb", Intent: IntentPrice,
		OwnPrice: new(knowledge.Rupiah(60_000)), CompetitorPrice: new(knowledge.Rupiah(25_000)),
		Facts: [][]string{{"35.000", "35 ribu"}, {"58%", "58,3%"}}, Forbidden: []string{"togel", "token"},
	}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, %s", err, diff)
	}
}

func TestQuotesInAnExamAreReadAsTheyAreMeant(t *testing.T) {
	got, err := ReadExam(strings.NewReader(examHeader +
		"Q1\t\"matoa\" itu apa?\tprice\n\n" +
		"Q2\t\"jual \"\"sandal\"\" 60rb\"\tprice\r\n" +
		"Q3\tkerudung \"voal\n"))
	want := []ExamQuestion{
		{ID: "Q1", Question: `"matoa" itu apa?`, Intent: IntentPrice},
		{ID: "Q2", Question: `jual "sandal" 60rb`, Intent: IntentPrice},
		{ID: "Q3", Question: `kerudung "voal`},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, %s", err, diff)
	}
}

func TestAnExamThatCannotBeReadSaysWhatToMend(t *testing.T) {
	for name, tt := range map[string]struct{ file, want string }{
		"an empty file":         {"", "nama kolom"},
		"a missing column":      {"id\tquestion\n", "kolom intent tidak ada"},
		"a price that is words": {examHeader + "Q1\tapa\tprice\tmahal\t\t\t\t\n", "baris 2: kolom own_price"},
	} {
		if _, err := ReadExam(strings.NewReader(tt.file)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want it to say %q", name, err, tt.want)
		}
	}
}

func TestAnAnswerIsHeldAgainstWhatItMustSay(t *testing.T) {
	price := knowledge.Rupiah(60_000)
	question := ExamQuestion{Question: "q", Intent: IntentPrice, OwnPrice: &price, Facts: [][]string{{"35.000", "35 ribu"}}, Forbidden: []string{"togel"}}
	answer := func(own knowledge.Rupiah, intent Intent, reply string) *Answer {
		return &Answer{Intent: intent, Answered: true, Understood: &Understood{OwnPrice: &own}, Response: Response{Blocks: []Block{paragraph(plain(reply))}}}
	}
	for name, tt := range map[string]struct {
		answer *Answer
		wrong  string
	}{
		"all is right":          {answer(60_000, IntentPrice, "selisihnya Rp35.000"), ""},
		"another form of it":    {answer(60_000, IntentPrice, "selisihnya 35 RIBU"), ""},
		"the intent is wrong":   {answer(60_000, IntentFee, "Rp35.000"), "maksudnya price"},
		"the price is wrong":    {answer(6_000, IntentPrice, "Rp35.000"), "harga sendiri Rp60.000, terbaca Rp6.000"},
		"a fact is missing":     {answer(60_000, IntentPrice, "murah sekali"), "tidak memuat 35.000 atau 35 ribu"},
		"what must not be said": {answer(60_000, IntentPrice, "Rp35.000, main togel saja"), "memuat togel"},
	} {
		t.Run(name, func(t *testing.T) {
			var r ExamResult
			r.Add(&question, tt.answer)
			switch {
			case tt.wrong == "" && (r.Right != 1 || len(r.Wrong) != 0):
				t.Errorf("got %+v", r)
			case tt.wrong != "" && (r.Right != 0 || len(r.Wrong) != 1 || !strings.Contains(strings.Join(r.Wrong[0].What, "\n"), tt.wrong)):
				t.Errorf("got %+v, want it to say %q", r, tt.wrong)
			}
		})
	}
}

func FuzzReadExam(f *testing.F) {
	f.Add(examHeader + "Q1\tapa\tprice\t1\t2\t3\ta|b;c\tmust_not=x")
	f.Add("\ufeffid\tquestion\n\"")
	f.Fuzz(func(t *testing.T, file string) {
		questions, err := ReadExam(strings.NewReader(file))
		if err != nil && len(questions) > 0 {
			t.Fatalf("%d questions beside the error %v", len(questions), err)
		}
	})
}
