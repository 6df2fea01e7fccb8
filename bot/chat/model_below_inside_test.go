package chat

import (
	"slices"
	"strings"
	"testing"
)

// calledFor is what several calls for one owner come to.
func calledFor(t *testing.T, said string, calls ...ToolCall) *evidence {
	t.Helper()
	c, _ := newToolChat(t)
	e := &evidence{}
	for _, call := range calls {
		r, refused, err := c.callTool(t.Context(), saidBy(said), call)
		if err != nil || refused != "" {
			t.Fatal(refused, err)
		}
		e.add(&r)
	}
	return e
}

func feesCall(topic string, platforms ...string) ToolCall {
	return ToolCall{Name: "fees", Arguments: `{"platforms":["` + strings.Join(platforms, `","`) + `"],"topic":"` + topic + `","mall":false,"product":null}`}
}

func programCall(query string) ToolCall {
	return ToolCall{Name: "programs", Arguments: `{"query":"` + query + `","need":null}`}
}

func TestSourcesOfSeveralSayWhoseTheyAre(t *testing.T) {
	for name, test := range map[string]struct {
		calls   []ToolCall
		sources []string
		// warning is where to look for what nobody looked at for long.
		warning []string
	}{
		"of one marketplace they need no name": {[]ToolCall{feesCall("sales", "shopee")}, []string{"Sumber: "}, []string{"sini"}},
		"of two marketplaces":                  {[]ToolCall{feesCall("sales", "shopee"), feesCall("sales", "tokopedia")}, []string{"Sumber Shopee: ", "Sumber Tokopedia: "}, []string{"Shopee", "Tokopedia"}},
		"of two marketplaces in one call":      {[]ToolCall{feesCall("sales", "shopee", "tokopedia")}, []string{"Sumber Shopee: ", "Sumber Tokopedia: "}, []string{"Shopee", "Tokopedia"}},
		"of one marketplace, for all its fees": {[]ToolCall{feesCall("sales", "shopee"), feesCall("options", "shopee")}, []string{"Sumber: "}, nil},
		"of two programmes":                    {[]ToolCall{programCall("syarat sertifikat halal gratis"), programCall("syarat KUR Mikro")}, []string{"Sumber SEHATI, sertifikat halal gratis: ", "Sumber KUR Mikro: "}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var sources, warnings, links []string
			for _, b := range calledFor(t, "bandingkan potongan shopee dan tokopedia, halal, kur", test.calls...).placed(placeFoot) {
				text := blockText(b)
				if strings.HasPrefix(text, "Sumber") {
					sources = append(sources, b.Spans[0].Text)
				}
				if b.unchecked {
					warnings = append(warnings, text)
					for _, s := range b.Spans {
						if s.URL != "" && !slices.Contains(links, s.Text) {
							links = append(links, s.Text)
						}
					}
				}
			}
			if !slices.Equal(sources, test.sources) {
				t.Errorf("sources begin %q, want %q", sources, test.sources)
			}
			if test.warning != nil && (len(warnings) != 1 || !slices.Equal(links, test.warning)) {
				t.Errorf("the warnings are %q, at %q", warnings, links)
			}
		})
	}
}

func TestButtonsOfSeveralProgrammesSayOfWhichTheyAre(t *testing.T) {
	halal, kur := programCall("syarat sertifikat halal gratis"), programCall("syarat KUR Mikro")
	need := ToolCall{Name: "programs", Arguments: `{"query":null,"need":"modal"}`}
	for name, test := range map[string]struct {
		calls       []ToolCall
		some, never []string
	}{
		"of one programme its parts":            {[]ToolCall{halal, halal}, []string{buttonConditions, buttonSteps, buttonEntrySources}, nil},
		"of two programmes one each":            {[]ToolCall{halal, kur}, []string{"SEHATI, sertifikat halal gratis", "KUR Mikro"}, []string{buttonConditions, buttonSteps, buttonEntrySources}},
		"beside fees its parts":                 {[]ToolCall{feesCall("sales", "shopee"), halal}, []string{buttonConditions}, nil},
		"of all that were found for a need":     {[]ToolCall{need}, []string{"KUR Mikro", buttonProgram}, nil},
		"of a need and one that is asked about": {[]ToolCall{need, halal}, []string{"KUR Mikro", "SEHATI, sertifikat halal gratis", buttonProgram}, []string{buttonConditions}},
	} {
		t.Run(name, func(t *testing.T) {
			e := calledFor(t, "syarat halal gratis, syarat kur mikro, modal, potongan shopee", test.calls...)
			var labels []string
			for _, row := range e.buttons() {
				for _, b := range row {
					labels = append(labels, b.Label)
				}
			}
			for _, label := range test.some {
				if !slices.Contains(labels, label) {
					t.Errorf("no button %q among %q", label, labels)
				}
			}
			for _, label := range test.never {
				if slices.Contains(labels, label) {
					t.Errorf("a button %q among %q", label, labels)
				}
			}
			slices.Sort(labels)
			if len(slices.Compact(slices.Clone(labels))) != len(labels) {
				t.Errorf("two buttons are called alike: %q", labels)
			}
		})
	}
}

func TestEachProgrammeThatWasFoundForANeedCanBeTapped(t *testing.T) {
	e := calledFor(t, "butuh modal", ToolCall{Name: "programs", Arguments: `{"query":null,"need":"modal"}`})
	told := e.results[0].answer.explains.Entries.IDs
	for _, id := range told {
		if !slices.ContainsFunc(slices.Concat(e.buttons()...), func(b Button) bool { return b.Action == actionInfo+" "+id }) {
			t.Errorf("no button opens %s", id)
		}
	}
	if len(told) == 0 {
		t.Error("no programme was found")
	}
}
