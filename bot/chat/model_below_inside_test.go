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
