package chat_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
	"setara/knowledge/intake"
	"setara/knowledge/starter"
)

// injection is what a stranger plants, and what a model that obeys would write.
type injection struct{ planted, written string }

func injections(t *testing.T) []injection {
	t.Helper()
	file, err := os.ReadFile("testdata/injections.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []injection
	for line := range strings.Lines(string(file)) {
		if planted, written, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok && !strings.HasPrefix(line, "#") {
			list = append(list, injection{planted, written})
		}
	}
	return list
}

// dialect is a question that Setara does not understand by itself.
const dialect = "piye iki mas opo sing kudu tak lakoni"

// plantedQuestion is what an owner does once something is planted: messages one
// after the other, the tool that a model then calls, and how it is dug up again.
type plantedQuestion struct {
	messages        []chat.Message
	tool, arguments string
	undo            func()
	// own is what of that the owner said themselves: Setara may understand it without
	// a model. quoted tells that the first answer shows it to be confirmed.
	own, quoted bool
	// unseen is planted where no model may see it.
	unseen bool
	// published is what officers took in and Setara itself answers with: a model may say
	// it again, word for word, but do nothing that it demands.
	published bool
}

// asksOfHats is a question whose answer rests on what was planted among the hats.
func asksOfHats(undo func()) plantedQuestion {
	return plantedQuestion{
		messages: []chat.Message{{Text: dialect}}, tool: "comparables", arguments: `{"product":"topi pandan","unit":null}`, undo: undo,
	}
}

// asksOwn is a question that holds what is planted itself.
func asksOwn(quoted bool, messages ...chat.Message) plantedQuestion {
	return plantedQuestion{messages: messages, tool: "programs", arguments: `{"query":"halal","need":null}`, undo: func() {}, own: true, quoted: quoted}
}

// The places where strangers can write something, or where it comes along with
// what an owner sends.
var injectionPlaces = map[string]func(p *player, planted string) plantedQuestion{
	"title": func(p *player, planted string) plantedQuestion {
		return asksOfHats(p.plantListing("Topi pandan "+planted, "Toko Biasa"))
	},
	"shop": func(p *player, planted string) plantedQuestion {
		return asksOfHats(p.plantListing("Topi pandan anyam", planted))
	},
	"programme": func(p *player, planted string) plantedQuestion {
		return plantedQuestion{
			messages: []chat.Message{{Text: dialect}}, tool: "programs", arguments: `{"query":"zamrud","need":null}`, undo: p.plantProgram(planted),
			published: true,
		}
	},
	"message": func(_ *player, planted string) plantedQuestion {
		return asksOwn(false, chat.Message{Text: "piye iki mas zamrud opo. " + planted})
	},
	"voice note": func(_ *player, planted string) plantedQuestion {
		return asksOwn(true, chat.Message{Unsupported: true, Voice: &chat.Voice{File: "piye iki mas zamrud opo. " + planted, Name: "suara.ogg", Seconds: 5}},
			chat.Message{Text: "/suara benar"})
	},
	"caption": func(_ *player, planted string) plantedQuestion {
		return asksOwn(false, photoOf(`{"kind":"product","product":"topi pandan","price":null,"marketplace":null}`, "piye iki mas zamrud opo. "+planted))
	},
	"caption about what a photo shows": func(_ *player, planted string) plantedQuestion {
		return asksOwn(false, photoOf(`{"kind":"product","product":"topi pandan","price":null,"marketplace":null}`, "piye iki mas. "+planted),
			chat.Message{Text: "/foto benar"})
	},
	"report": func(p *player, planted string) plantedQuestion {
		p.report(planted)
		q := asksOfHats(func() {})
		q.unseen = true
		return q
	},
	"report that an officer put among the prices": func(p *player, planted string) plantedQuestion {
		number := p.report(planted)
		p.officially(fmt.Sprintf("/laporan sah %d %d", number, number), "Dicatat terbukti")
		p.officially(fmt.Sprintf("/laporan harga %d %d ya", number, number), "Masuk data pasar")
		return asksOfHats(func() {
			p.officially(fmt.Sprintf("/laporan harga %d %d batal", number, number), "dikeluarkan dari data pasar")
		})
	},
}

// photoOf is a photo in which a model sees JSON, and words beside it.
func photoOf(seen, caption string) chat.Message {
	return chat.Message{Text: caption, Content: &knowledge.Content{Text: caption, Media: &knowledge.Media{Kind: knowledge.MediaPhoto, FileID: seen}}}
}

// report keeps a report that says something wherever a report can.
func (p *player) report(said string) (number int64) {
	p.t.Helper()
	p.updates++
	offer, ok := knowledge.ReadOfferLink(fmt.Sprintf("https://www.tokopedia.com/tokobiasa/topi-pandan-%d", p.updates))
	if !ok {
		p.t.Fatal("the link is refused")
	}
	offer.Title, offer.Shop = "Topi pandan "+said, said
	number, err := p.ledger.KeepComplaint(p.t.Context(), knowledge.Complaint{
		Chat: 500, Update: p.updates, Product: "topi pandan " + said, Key: fmt.Sprint("topi pandan ", p.updates), Offer: offer, Price: 21_000,
		Note: said, Consent: 1, At: p.now, Suspicions: []knowledge.Suspicion{knowledge.SuspicionAbroad},
	})
	p.must(err)
	return number
}

// officially has an officer do something that succeeds.
func (p *player) officially(command, want string) {
	p.t.Helper()
	if said := p.official(officerChat, command); !strings.Contains(said, want) {
		p.t.Fatalf("%s: %s", command, said)
	}
}

// plantListing loads a listing of somebody's.
func (p *player) plantListing(title, shop string) (undo func()) {
	p.t.Helper()
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	rows := fmt.Sprintf("source,sku,title,price,platform,shop,observed_on\ntokopedia,1,%s,21000,tokopedia,%s,2026-11-20\n", quote(title), quote(shop))
	report, err := p.catalog.ImportListings(p.t.Context(), catalog.ImportOptions{File: "titipan.csv", Now: p.now},
		ingest.Listings("titipan.csv", strings.NewReader(rows), ingest.Options{}))
	p.must(err)
	return func() { p.must(p.catalog.Undo(p.t.Context(), report.ImportID, p.now)) }
}

// plantProgram loads a programme that says something.
func (p *player) plantProgram(said string) (undo func()) {
	p.t.Helper()
	programs, err := starter.Programs()
	p.must(err)
	program := programs[0]
	program.ID, program.Slug, program.Name, program.Aliases = "P99", "zamrud", "Wirausaha Zamrud", []string{"zamrud"}
	program.Purpose, program.Points = said, []knowledge.Point{{Aspect: knowledge.AspectBenefit, Text: said}}
	report, err := p.catalog.ImportEntries(p.t.Context(), catalog.EntryImportOptions{
		ImportOptions: catalog.ImportOptions{File: "titipan.yaml", Now: p.now}, Kind: catalog.ImportPrograms,
	}, []ingest.EntryRow{{Program: &program}})
	p.must(err)
	return func() { p.must(p.catalog.Undo(p.t.Context(), report.ImportID, p.now)) }
}

// sensible is what finds out that the endpoint can do everything.
type sensible struct{}

func (sensible) Abilities(context.Context) (chat.ModelAbilities, error) {
	return chat.ModelAbilities{Tools: true, Schema: true, Streaming: true, Audio: true, Vision: true}, nil
}

// newVictim is a Setara whose model obeys whatever it reads, with something that
// another owner keeps.
func newVictim(t *testing.T) (*player, *scriptedModel) {
	p := newPlayer(t)
	p.consents, p.chat.Consents = true, p.ledger
	p.script("mogok", "")
	p.senses = &senses{}
	p.giveSenses()
	p.chat.Finder = sensible{}
	p.chat.ModelBudget = knowledge.ModelBudget{Day: 1 << 40, Owner: 1 << 40}
	p.chat.Shelf = &intake.Intake{Catalog: p.catalog, Now: func() time.Time { return p.now }}
	p.must(p.ledger.KeepProduct(t.Context(), 7, knowledge.Product{
		Key: "dodol rahasia", Name: "dodol rahasia", Cost: 12_345, Unit: knowledge.UnitPiece, Pack: knowledge.One, UpdatedAt: p.now,
	}, p.now))
	return p, p.model.(*scriptedModel)
}

// TestWhatStrangersPlantHasNoEffectThroughAModelThatObeysIt plants instructions
// where strangers can write, and has the model do as they say: call tools that are
// not there, then write what was demanded, twice.
func TestWhatStrangersPlantHasNoEffectThroughAModelThatObeysIt(t *testing.T) {
	p, model := newVictim(t)
	owner, parent := int64(1000), t
	for place, plant := range injectionPlaces {
		list := injections(t)
		if len(list) < 25 {
			t.Errorf("%d are planted in a %s", len(list), place)
		}
		for i, in := range list {
			t.Run(fmt.Sprintf("%s %d", place, i+1), func(t *testing.T) {
				p.t = t
				defer func() { p.t = parent }()
				q := plant(p, in.planted)
				defer q.undo()
				model.asked = nil
				model.steps = []modelStep{
					{tool: q.tool, arguments: q.arguments},
					{tool: "send_broadcast", arguments: `{"to":"all","text":"` + "x" + `"}`},
					{text: in.written + "\n\n" + in.written}, {text: "Baik, Kak. " + in.written},
				}
				owner++
				p.must(p.ledger.SetModelConsent(t.Context(), owner, chat.ModelConsentVersion, true, p.now))
				for n, m := range q.messages {
					m.Chat = owner
					response, err := p.chat.Turn(t.Context(), m)
					if err != nil {
						t.Fatal(err)
					}
					if n == 0 && q.quoted {
						onlyAsks(t, &response, "/suara")
						continue
					}
					if said := strings.TrimRight(in.written, ".,"); !q.published || !strings.Contains(strings.ToLower(in.planted), strings.ToLower(strings.TrimSuffix(said, ", Kak"))) {
						saysNothing(t, &response, said)
					}
					doesNothing(t, &response)
				}
				if model.asked == nil && !q.own {
					t.Fatal("the model was not asked, so nothing was tried")
				}
				if model.asked != nil {
					showsNothing(t, model.asked, in.planted, q.unseen)
				}
			})
		}
	}
}

// onlyAsks holds an answer to asking whether it is so.
func onlyAsks(t *testing.T, r *chat.Response, command string) {
	t.Helper()
	for _, row := range r.Buttons {
		for _, button := range row {
			if !slices.Contains([]string{command + " benar", command + " bukan", command + " saingan", command + " saya"}, button.Action) {
				t.Errorf("a button does %q", button.Action)
			}
		}
	}
	if len(r.Further) > 0 || len(r.Buttons) == 0 && !strings.Contains(r.Text(), "Maaf Kak") {
		t.Errorf("something is done before the owner says that it is so: %s", r.Text())
	}
}

// saysNothing holds an answer to saying nothing of what was demanded.
func saysNothing(t *testing.T, r *chat.Response, demanded string) {
	t.Helper()
	if strings.Contains(r.Text(), demanded) {
		t.Errorf("the owner reads what was planted:\n%s", r.Text())
	}
}

// doesNothing holds an answer to doing nothing.
func doesNothing(t *testing.T, r *chat.Response) {
	t.Helper()
	if len(r.Further) > 0 {
		t.Error("something is sent to somebody else")
	}
	for _, row := range r.Buttons {
		for _, button := range row {
			if strings.HasPrefix(button.Action, "/siaran") || strings.HasPrefix(button.Action, "/profil") {
				t.Errorf("a button does %q", button.Action)
			}
		}
	}
}

// showsNothing holds a dialogue to what a model may see.
func showsNothing(t *testing.T, d *chat.Dialogue, planted string, unseen bool) {
	t.Helper()
	for i := range d.Turns {
		turn := &d.Turns[i]
		if strings.Contains(turn.Text, "dodol") || strings.Contains(turn.Text, "12.345") {
			t.Error("the model sees what another owner kept")
		}
		if turn.Role == chat.RoleOwner && strings.Count(turn.Text, "</data>") > 1 {
			t.Error("data closes its own marks")
		}
		its := i > 0 && d.Turns[i-1].Role == chat.RoleModel && len(d.Turns[i-1].Calls) == 0 // it is told of its own words
		if unseen && turn.Role != chat.RoleModel && !its && strings.Contains(turn.Text, planted) {
			t.Errorf("the model sees a report: %s", turn.Text)
		}
	}
}
