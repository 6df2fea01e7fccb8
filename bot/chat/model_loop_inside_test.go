package chat

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/text"
)

// step is what a model does when it is its turn.
type step func() (ModelTurn, error)

// stepModel takes one step after the other, and keeps what it was asked.
type stepModel struct {
	steps []step
	asked []Dialogue
}

func (m *stepModel) Next(_ context.Context, d *Dialogue, _ func(string)) (ModelTurn, error) {
	m.asked = append(m.asked, *d)
	if len(m.steps) == 0 {
		return ModelTurn{}, ErrModelOdd
	}
	next := m.steps[0]
	m.steps = m.steps[1:]
	return next()
}

func (*stepModel) Abilities(context.Context) (ModelAbilities, error) {
	return ModelAbilities{Tools: true}, nil
}

func calls(name, arguments string) step {
	return func() (ModelTurn, error) {
		return ModelTurn{Calls: []ToolCall{{ID: name, Name: name, Arguments: arguments}}, Usage: ModelUsage{Input: 10, Output: 10}}, nil
	}
}

func writes(text string) step {
	return func() (ModelTurn, error) { return ModelTurn{Text: text, Usage: ModelUsage{Input: 10, Output: 10}}, nil }
}

// notUnderstood is a question that Setara does not understand by itself.
const notUnderstood = "piye iki mas opo sing kudu tak lakoni"

// steppingChat answers owners, all of whom said yes, with a model of given steps.
func steppingChat(t *testing.T, owners []int64, steps ...step) (*Chat, *stepModel) {
	t.Helper()
	c, _ := newToolChat(t)
	book, ok := c.Memory.(*ledger.Ledger)
	if !ok {
		t.Fatal("the memory is no ledger")
	}
	m := &stepModel{steps: steps}
	c.Model, c.Finder, c.ModelConsents, c.ModelBook = m, m, book, book
	c.ModelPrice = knowledge.ModelPrice{Input: 50_000, Output: 200_000}
	c.ModelBudget = knowledge.ModelBudget{Day: 50_000, Owner: 5_000}
	c.ModelWork = NewModelWork(func(context.Context) (int64, error) { return 1, nil })
	for _, owner := range owners {
		if err := book.SetModelConsent(t.Context(), owner, ModelConsentVersion, true, toolNow); err != nil {
			t.Fatal(err)
		}
	}
	return c, m
}

func reads(t *testing.T, c *Chat, owner int64, text string) string {
	t.Helper()
	r, err := c.Turn(t.Context(), Message{Chat: owner, From: owner, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return r.Text()
}

func TestWhatIsWrittenOfOneOwnersProfileIsNotToldToAnother(t *testing.T) {
	c, m := steppingChat(t, []int64{101, 202},
		calls("profile", `{}`), calls("programs", `{"query":null,"need":"modal"}`), writes("Karena usaha Kakak di Kudus, coba {{e1}}."))
	if err := c.Consents.SetConsent(t.Context(), 101, ConsentVersion, true, toolNow); err != nil {
		t.Fatal(err)
	}
	kept := knowledge.Profile{Sector: knowledge.SectorFood, Province: "Jawa Tengah", City: "Kudus"}
	if err := c.Profiles.KeepProfile(t.Context(), 101, kept, toolNow); err != nil {
		t.Fatal(err)
	}
	reads(t, c, 101, notUnderstood)
	asked := len(m.asked)
	if second := reads(t, c, 202, notUnderstood); strings.Contains(second, "Kudus") || len(m.asked) == asked {
		t.Errorf("the other owner reads %q, the model was asked %d times", second, len(m.asked)-asked)
	}
}

func TestTheSameResultsAnswerTheSameQuestionOfAnotherOwnerAgain(t *testing.T) {
	c, m := steppingChat(t, []int64{101, 202}, calls("programs", `{"query":"halal","need":null}`), writes("Coba {{e1}}, Kak."))
	first := reads(t, c, 101, notUnderstood)
	asked := len(m.asked)
	if second := reads(t, c, 202, notUnderstood); second != first || len(m.asked) != asked || asked != 2 {
		t.Errorf("the other owner reads %q instead of %q, the model was asked %d times", second, first, len(m.asked))
	}
}

// brokenFees are fees that cannot be read.
type brokenFees struct{ Knowledge }

func (brokenFees) Fees(context.Context) ([]knowledge.Fee, error) {
	return nil, errors.New("disk I/O error")
}

// panickingFees are fees at which something goes wrong that nobody thought of.
type panickingFees struct{ Knowledge }

func (panickingFees) Fees(context.Context) ([]knowledge.Fee, error) { panic("0812-3456-7890") }

// brokenBook counts no outcomes.
type brokenBook struct{ ModelBook }

func (brokenBook) NoteModel(context.Context, time.Time, knowledge.ModelOutcome) error {
	return errors.New("disk full")
}

func TestAFaultOfSetarasOwnTakesNoPlainAnswerAway(t *testing.T) {
	for name, breaks := range map[string]func(*Chat){
		"a tool fails":               func(c *Chat) { c.Knowledge = brokenFees{c.Knowledge} },
		"a tool panics":              func(c *Chat) { c.Knowledge = panickingFees{c.Knowledge} },
		"the outcome is not counted": func(c *Chat) { c.ModelBook = brokenBook{c.ModelBook} },
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := steppingChat(t, []int64{101}, calls("fees", `{"platforms":["shopee"],"topic":"sales","mall":false,"product":null}`))
			plain, err := c.Ask(t.Context(), notUnderstood)
			if err != nil {
				t.Fatal(err)
			}
			breaks(c)
			var told []error
			c.ModelWork.Broke = func(_ context.Context, err error) { told = append(told, err) }
			full := plain.Full()
			if got := reads(t, c, 101, notUnderstood); got != full.Text() {
				t.Errorf("the owner reads %q instead of %q", got, full.Text())
			}
			if len(told) != 1 || strings.Contains(told[0].Error(), "0812") {
				t.Errorf("whoever runs it is told %v", told)
			}
		})
	}
}

// closingSynonyms cannot be read any more: Setara is shutting down.
type closingSynonyms struct{ shut context.CancelFunc }

func (s closingSynonyms) SynonymWriter(context.Context) (text.Synonyms, error) {
	s.shut()
	return text.Synonyms{}, errors.New("the database is closed")
}

func TestAMessageAtShutdownIsForLaterAndNoFault(t *testing.T) {
	c, _ := steppingChat(t, []int64{101})
	plain, err := c.Ask(t.Context(), notUnderstood)
	if err != nil {
		t.Fatal(err)
	}
	ctx, shut := context.WithCancel(t.Context())
	c.Synonyms = closingSynonyms{shut}
	c.ModelWork.Broke = func(_ context.Context, err error) { t.Errorf("told as a fault: %v", err) }
	if _, _, err := c.answerByModel(ctx, plain, plain.unsure(), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("the turn goes on: %v", err)
	}
}

func TestNoModelIsAskedWhereSetaraAsksBack(t *testing.T) {
	c, m := steppingChat(t, []int64{101})
	for _, question := range []string{"modal saya 28rb mau jual berapa", "harga saya 45rb modal 28rb gimana", "berapa harga pasaran barang saya"} {
		plain, err := c.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		asked := len(m.asked)
		reads(t, c, 101, question)
		if plain.asks != "" && !plain.WouldTicket && len(m.asked) != asked {
			t.Errorf("%q: Setara asks for %s, and a model is asked too", question, plain.asks)
		}
	}
}

func TestWhatGoesOutIsCutAndHasNothingPersonal(t *testing.T) {
	for name, test := range map[string]struct{ says, hidden string }{
		"a telephone number":           {notUnderstood + " wa 0812-3456-7890", "3456"},
		"an address of e-mail":         {notUnderstood + " emailku siti.toko@contoh.co.id", "siti.toko"},
		"a bank account":               {notUnderstood + " rekening BCA 1234567890 ya", "34567890"},
		"an account in groups":         {notUnderstood + " transfer ke mandiri 1370-0123-45678", "45678"},
		"more than a message may hold": {notUnderstood + strings.Repeat(" ngono yo ngono", 1_500) + " buntut", "buntut"},
	} {
		t.Run(name, func(t *testing.T) {
			c, m := steppingChat(t, nil)
			if _, _, err := c.AskModel(t.Context(), test.says); err != nil {
				t.Fatal(err)
			}
			if len(m.asked) == 0 {
				t.Fatal("the model was not asked")
			}
			if out := m.asked[0].Turns[0].Text; strings.Contains(out, test.hidden) || !strings.Contains(out, "opo sing kudu") {
				t.Errorf("goes out: %.300q", out)
			}
		})
	}
}

func TestOnlyWordsOfWhoseItIsConfirmWhoseThePriceIs(t *testing.T) {
	seen := &looked{Product: "kerudung voal", Price: 15_000}
	for said, want := range map[string]string{
		"harga saingan": seenRival, "itu harga saingan kak": seenRival, "saingan saya": seenRival, "punya tetangga": seenRival,
		"harga saya": seenOwn, "punya saya sendiri": seenOwn, "hargaku kak": seenOwn,
		"saya mau tanya KUR": "", "usaha saya cocok apa": "", "tolong bantu saya dong": "", "gimana lapor saingan curang": "",
		"aku bingung kak": "", "hapus data saya": "", "itu bukan harga saya": "", "cara lawan barang impor": "", "saya belum punya NIB": "",
	} {
		if got := seen.whose(said); got != want {
			t.Errorf("%q is taken as %q, want %q", said, got, want)
		}
	}
}

func TestAMessageThatIsTooLongOrCameToAFullHouseIsCountedAsThat(t *testing.T) {
	c, _ := steppingChat(t, []int64{101}, func() (ModelTurn, error) {
		return ModelTurn{Calls: []ToolCall{{ID: "a", Name: "profile", Arguments: `{}`}}, Usage: ModelUsage{Input: modelTokens, Output: 1}}, nil
	})
	if _, report, err := c.AskModel(t.Context(), notUnderstood); err != nil || report.Outcome != knowledge.ModelTooLong {
		t.Errorf("too long: %q, %v", report.Outcome, err)
	}
	for range modelAtOnce {
		c.ModelWork.enter(t.Context(), 0)
	}
	if _, report, err := c.AskModel(t.Context(), notUnderstood); err != nil || report.Outcome != knowledge.ModelFull {
		t.Errorf("full: %q, %v", report.Outcome, err)
	}
}

func TestConsentSaysThatWhatIsKeptGoesOutToo(t *testing.T) {
	for _, told := range []string{"profil usaha", "modal produk", "email", "nomor rekening"} {
		if !strings.Contains(sayModelOut, told) {
			t.Errorf("owners are not told of %s", told)
		}
	}
}
