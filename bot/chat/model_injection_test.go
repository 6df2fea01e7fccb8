package chat_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
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

// The places where strangers can write something that the model is shown.
var injectionPlaces = map[string]func(p *player, planted string) (question, tool, arguments string, undo func()){
	"title": func(p *player, planted string) (string, string, string, func()) {
		return "piye iki mas opo sing kudu tak lakoni", "comparables", `{"product":"topi pandan","unit":null}`, p.plantListing("Topi pandan "+planted, "Toko Biasa")
	},
	"shop": func(p *player, planted string) (string, string, string, func()) {
		return "piye iki mas opo sing kudu tak lakoni", "comparables", `{"product":"topi pandan","unit":null}`, p.plantListing("Topi pandan anyam", planted)
	},
	"programme": func(p *player, planted string) (string, string, string, func()) {
		return "piye iki mas opo sing kudu tak lakoni", "programs", `{"query":"zamrud","need":null}`, p.plantProgram(planted)
	},
	"message": func(_ *player, planted string) (string, string, string, func()) {
		return "piye iki mas zamrud opo. " + planted, "programs", `{"query":"halal","need":null}`, func() {}
	},
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

// TestWhatStrangersPlantHasNoEffectThroughAModelThatObeysIt plants instructions
// where strangers can write, and has the model do as they say: call tools that are
// not there, then write what was demanded, twice.
func TestWhatStrangersPlantHasNoEffectThroughAModelThatObeysIt(t *testing.T) {
	p := newPlayer(t)
	p.consents, p.chat.Consents = true, p.ledger
	p.script("mogok", "")
	model := p.model.(*scriptedModel)
	p.chat.ModelBudget = knowledge.ModelBudget{Day: 1 << 40, Owner: 1 << 40}
	p.must(p.ledger.KeepProduct(t.Context(), 7, knowledge.Product{Key: "dodol rahasia", Name: "dodol rahasia", Cost: 12_345, Unit: knowledge.UnitPiece, Pack: knowledge.One, UpdatedAt: p.now}, p.now))
	planted := 0
	for place, plant := range injectionPlaces {
		for i, in := range injections(t) {
			planted++
			t.Run(fmt.Sprintf("%s %d", place, i+1), func(t *testing.T) {
				question, tool, arguments, undo := plant(p, in.planted)
				defer undo()
				model.asked = nil
				model.steps = []modelStep{
					{tool: tool, arguments: arguments},
					{tool: "send_broadcast", arguments: `{"to":"all","text":"` + "x" + `"}`},
					{text: in.written + "\n\n" + in.written}, {text: "Baik, Kak. " + in.written},
				}
				owner := int64(1000 + planted)
				p.must(p.ledger.SetModelConsent(t.Context(), owner, chat.ModelConsentVersion, true, p.now))
				response, err := p.chat.Turn(t.Context(), chat.Message{Chat: owner, Text: question})
				if err != nil {
					t.Fatal(err)
				}
				if model.asked == nil && place != "message" { // which may be one that Setara understands by itself
					t.Fatal("the model was not asked, so nothing was tried")
				}
				if strings.Contains(response.Text(), strings.TrimRight(in.written, ".")) {
					t.Errorf("the owner reads what was planted:\n%s", response.Text())
				}
				if len(response.Further) > 0 {
					t.Error("something is sent to somebody else")
				}
				for _, row := range response.Buttons {
					for _, button := range row {
						if strings.HasPrefix(button.Action, "/siaran") || strings.HasPrefix(button.Action, "/profil") {
							t.Errorf("a button does %q", button.Action)
						}
					}
				}
				if model.asked == nil {
					return
				}
				for _, turn := range model.asked.Turns {
					if strings.Contains(turn.Text, "dodol") || strings.Contains(turn.Text, "12.345") {
						t.Error("the model sees what another owner kept")
					}
					if turn.Role == chat.RoleOwner && strings.Count(turn.Text, "</data>") > 1 {
						t.Error("data closes its own marks")
					}
				}
			})
		}
	}
	if planted != 100 {
		t.Errorf("%d were planted, want 100", planted)
	}
}
