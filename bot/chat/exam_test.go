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

func TestAnExamSaysWhichEntriesAndIntentsAreRight(t *testing.T) {
	header := strings.TrimSuffix(examHeader, "\n") + "\tentries\n"
	got, err := ReadExam(strings.NewReader(header +
		"Q1\tqris motong brp? trus nib bayar ga\tfee|program\t\t\t\t\t\tP55| ; P22|R30\n" +
		"Q2\tskor persib brp\tout_of_scope\t\t\t\t\t\t-\n"))
	want := []ExamQuestion{
		{ID: "Q1", Question: "qris motong brp? trus nib bayar ga", Intent: IntentFee, OrIntents: []Intent{IntentProgram},
			Entries: [][]string{{"P55", ""}, {"P22", "R30"}}},
		{ID: "Q2", Question: "skor persib brp", Intent: IntentOutOfScope, Unknowable: true},
	}
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

// A wrong answer does harm where it is given without a doubt; an honest no and
// asking back are only not right.
func TestAWrongAnswerIsConfidentWhereTheOwnerWouldBelieveIt(t *testing.T) {
	price, other := knowledge.Rupiah(60_000), knowledge.Rupiah(6_000)
	kur := &ExamQuestion{Intent: IntentProgram, Facts: [][]string{{"6%"}}, Forbidden: []string{"9%"}, Entries: [][]string{{"P01", "P02"}}}
	told := func(answered bool, intent Intent, reply string, ids ...string) Answer {
		return Answer{Intent: intent, Answered: answered, Programs: ids, Response: say(reply)}
	}
	for name, tt := range map[string]struct {
		question         *ExamQuestion
		answer           Answer
		right, confident bool
	}{
		"the rate of the programme that was asked for":            {kur, told(true, IntentProgram, "Bunganya 6%.", "P02"), true, false},
		"the right programme beside another":                      {kur, told(true, IntentProgram, "Bunganya 6%.", "P02", "P06"), true, false},
		"the rate of years ago":                                   {kur, told(true, IntentProgram, "6% atau 9%.", "P02"), false, true},
		"another programme":                                       {kur, told(true, IntentProgram, "Bunganya 6%.", "P13"), false, true},
		"another programme that the owner is only asked about":    {kur, told(false, IntentProgram, "Maksud Kakak yang mana?", "P13"), false, false},
		"an honest no":                                            {kur, told(false, IntentProgram, "Setara belum tahu."), false, false},
		"a fee for a question about a programme":                  {kur, told(true, IntentFee, "Potongannya 4%."), false, true},
		"a fact that is missing":                                  {kur, told(true, IntentProgram, "KUR ada.", "P02"), false, false},
		"small talk to a greeting":                                {&ExamQuestion{Unknowable: true}, told(true, IntentSmalltalk, "Halo!"), true, false},
		"a friendly no to what nobody here knows":                 {&ExamQuestion{Unknowable: true}, told(false, IntentOutOfScope, "Maaf."), true, false},
		"a programme for what nobody here knows":                  {&ExamQuestion{Unknowable: true}, told(true, IntentProgram, "Ada.", "P19"), false, true},
		"no programme where none need be named":                   {&ExamQuestion{Entries: [][]string{{"P55", ""}}}, told(true, IntentFee, "0%."), true, false},
		"a price that was read as another":                        {&ExamQuestion{OwnPrice: &price}, Answer{Answered: true, Understood: &Understood{OwnPrice: &other}}, false, true},
		"a price that was read as another before asking back":     {&ExamQuestion{OwnPrice: &price}, Answer{Understood: &Understood{OwnPrice: &other}}, false, false},
		"a price that was not read":                               {&ExamQuestion{OwnPrice: &price}, Answer{Answered: true}, false, false},
		"two answers of which the second is about what was asked": {kur, Answer{Answered: true, Intent: IntentProgram, Parts: []Answer{told(true, IntentFee, "4%."), told(true, IntentProgram, "6%.", "P01")}}, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			var r ExamResult
			r.Add(tt.question, &tt.answer)
			if right, confident := r.Right == 1, r.Confident == 1; right != tt.right || confident != tt.confident {
				t.Errorf("right %t, wrong but confident %t, want %t and %t: %+v", right, confident, tt.right, tt.confident, r.Wrong)
			}
		})
	}
}

func TestAnExamCountsByIntentAndByFact(t *testing.T) {
	var r ExamResult
	r.Add(&ExamQuestion{Intent: IntentProgram, Facts: [][]string{{"6%"}, {"100 juta"}}}, &Answer{Intent: IntentProgram, Answered: true, Response: say("Bunganya 6%.")})
	r.Add(&ExamQuestion{Intent: IntentFee, Facts: [][]string{{"4%"}}}, &Answer{Intent: IntentFee, Answered: true, Response: say("Potongannya 4%.")})
	r.Add(&ExamQuestion{Unknowable: true}, &Answer{Intent: IntentFee, Answered: true, Response: say("Potongannya 4%.")})
	want := map[Intent]*ExamCount{
		IntentProgram: {Questions: 1, Facts: 2, FactsSaid: 1},
		IntentFee:     {Questions: 1, Right: 1, Facts: 1, FactsSaid: 1},
		anyIntent:     {Questions: 1, Confident: 1},
	}
	if diff := cmp.Diff(want, r.ByIntent); diff != "" {
		t.Error(diff)
	}
	if all := (ExamCount{Questions: 3, Right: 1, Facts: 3, FactsSaid: 2, Confident: 1}); r.ExamCount != all {
		t.Errorf("altogether %+v, want %+v", r.ExamCount, all)
	}
}

func TestANumberIsHeldWhereItStandsWhole(t *testing.T) {
	for _, tt := range []struct {
		text, form string
		want       bool
	}{
		{"bunga 6% setahun", "6%", true},
		{"bunga 16% setahun", "6%", false},
		{"bunga 0,6% setahun", "6%", false},
		{"0,6% lalu 6%", "6%", true},
		{"rp500.000 per kelas", "500.000", true},
		{"rp1.500.000 per kelas", "500.000", false},
		{"rp500.000.000", "500.000", false},
		{"bayar rp500.000.", "500.000", true},
		{"pp 31/2023", "31/2023", true},
		{"1–3 juta", "3 juta", true},
		{"halal gratis", "gratis", true},
		{"apa saja", "", false},
	} {
		if got := holds(tt.text, tt.form); got != tt.want {
			t.Errorf("%q holds %q: %t", tt.text, tt.form, got)
		}
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
