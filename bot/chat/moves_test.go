package chat_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
)

// movePattern finds the counts in the sentences of moves and verdicts.
var movePattern = regexp.MustCompile(`([0-9]+) dari ([0-9]+) barang|perempat dari ([0-9]+) |separuh dari ([0-9]+) |([0-9]+) pembanding (?:berkemasan|melayaninya|dijual)|([0-9]+) menyebut|umur ([0-9]+) tahun|berlaku ([0-9]+) tahun`)

// leaderPattern finds how many leaders state what.
var leaderPattern = regexp.MustCompile(`([0-9]+) dari ([0-9]+) barang[^.]* di atas harga tengah (menyebut [a-z]+)`)

// moveQuestions are questions whose answers name every kind of ground that a
// move may have.
var moveQuestions = []string{
	"min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?",
	"mainan kayu puzzle saya 45rb, di shopee ada 15rb, modal 25rb",
	"casing hp 25rb modal 12rb jual di shopee, saingan 8rb",
	"bawang putih 1 kg 38rb modal 30rb, saingan 35rb",
	"serum wajah 59rb jual di shopee, saingan 19rb, modal 30rb",
	"keripik pisang 22rb modal 13rb saingan 12rb",
	"kaos polos 30rb modal 32rb",
	"kaos polos sekodi 600rb modal 640rb sekodi",
	"piring melamin 16rb modal 10rb",
	"sandal kulit 60rb modal 7rb",
	"mukena 90rb di shopee kak, modal 85rb, saingan 80rb",
	"kopi bubuk robusta 250 gr saya jual 15rb, di shopee ada 30rb 250gr, modal 9rb",
	"jual seragam 90rb modal 60rb lawan 40rb",
	"kabel data type c 20rb modal 11rb lawan 6rb",
}

func TestEveryFigureOfAMoveIsAFact(t *testing.T) {
	p := newPlayer(t)
	named := map[knowledge.Move]bool{}
	for _, question := range moveQuestions {
		t.Run(question, func(t *testing.T) {
			answer, err := p.chat.Ask(t.Context(), question)
			if err != nil {
				t.Fatal(err)
			}
			checkFigures(t, &answer)
			checkCounts(t, &answer)
			for _, move := range answer.Advice.Moves {
				named[move] = true
				if !slices.Contains(knowledge.AllMoves(), move) {
					t.Errorf("%s is in no list", move)
				}
			}
		})
	}
	if len(named) < 7 {
		t.Errorf("only %d moves were named: %v", len(named), named)
	}
}

func checkCounts(t *testing.T, answer *chat.Answer) {
	t.Helper()
	var counts []string
	for _, f := range answer.Facts {
		if f.Unit == knowledge.FactCount {
			counts = append(counts, strconv.FormatInt(f.Value, 10))
		}
	}
	for _, written := range movePattern.FindAllStringSubmatch(answer.Response.Text(), -1) {
		for _, count := range written[1:] {
			if count != "" && !slices.Contains(counts, count) {
				t.Errorf("%q stands in no fact", written[0])
			}
		}
	}
}

func TestTheLeadersOfATitleAreCountedInFacts(t *testing.T) {
	p := newPlayer(t)
	answer, err := p.chat.Ask(t.Context(), "sandal kulit 60rb modal 7rb")
	if err != nil {
		t.Fatal(err)
	}
	said := leaderPattern.FindStringSubmatch(answer.Response.Text())
	if said == nil {
		t.Fatalf("no leaders in:\n%s", answer.Response.Text())
	}
	for label, want := range map[string]string{"jumlah di atas harga tengah": said[2], said[3]: said[1]} {
		if !slices.ContainsFunc(answer.Facts, func(f knowledge.Fact) bool {
			return strings.HasPrefix(f.Label, label) && strconv.FormatInt(f.Value, 10) == want
		}) {
			t.Errorf("no fact says %s: %s", label, want)
		}
	}
}

func TestWhatAMoveRestsOnIsNamedInTheAnswer(t *testing.T) {
	p := newPlayer(t)
	for _, tt := range []struct {
		question              string
		programs, regulations []string
	}{
		{"mainan kayu puzzle saya 45rb, modal 25rb", nil, []string{"R21"}},
		{"keripik pisang 22rb modal 13rb saingan 12rb", []string{"P25"}, []string{"R31"}},
		{"serum wajah 59rb, modal 30rb", []string{"P28"}, []string{"R31"}},
		{"kabel data type c 20rb modal 11rb lawan 6rb", nil, nil},
	} {
		answer, err := p.chat.Ask(t.Context(), tt.question)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(answer.Programs, tt.programs) || !slices.Equal(answer.Regulations, tt.regulations) {
			t.Errorf("%s: programmes %v and rules %v, want %v and %v", tt.question, answer.Programs, answer.Regulations, tt.programs, tt.regulations)
		}
	}
}

func TestAQuestionInDoubtNamesNoMove(t *testing.T) {
	p := newPlayer(t)
	answer, err := p.chat.Ask(t.Context(), "mainan kayu puzzle 45rb 15rb modal 25rb")
	if err != nil {
		t.Fatal(err)
	}
	if answer.Advice == nil || len(answer.Response.Buttons) != 2 {
		t.Fatal("nothing is in doubt")
	}
	if len(answer.Advice.Moves) > 0 || len(answer.Regulations) > 0 {
		t.Errorf("moves %v, rules %v", answer.Advice.Moves, answer.Regulations)
	}
}

func TestNoAnswerOfAnotherYearOffersWhatWasNotThere(t *testing.T) {
	p := newPlayer(t)
	for year := 2022; year <= 2027; year++ {
		p.now = time.Date(year, time.March, 1, 10, 0, 0, 0, knowledge.WIB)
		for _, question := range moveQuestions {
			answer, err := p.chat.Ask(t.Context(), question)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range answer.Facts {
				official := f.Source[0] == 'P' || f.Source[0] == 'R'
				if official && knowledge.DayOf(p.now) < f.AsOf {
					t.Errorf("%d, %s: %+v was not known", year, question, f)
				}
			}
			if year < 2026 && slices.Contains(answer.Programs, "P25") || year == 2027 && slices.Contains(answer.Programs, "P25") {
				t.Errorf("%d: the quota of 2026 is offered", year)
			}
		}
	}
}
