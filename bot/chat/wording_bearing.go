package chat

import (
	"fmt"
	"net/url"
	"strings"

	"setara/knowledge"
)

const (
	buttonEntries = "Program & aturan"
	sayBearings   = "Program dan aturan yang berkaitan:"
	sayVerify     = "Keterangan program dan aturan ini belum diperiksa lagi belakangan ini, jadi cek dulu di "
)

// wordBearings lists the programmes and rules that bear on the price beside
// the moves, a line each, and says where to verify what was not checked for
// long.
func (p *priceCase) wordBearings() []Block {
	var blocks []Block
	if len(p.bearings) > 0 {
		blocks = append(blocks, paragraph(plain(sayBearings)))
	}
	for i := range p.bearings {
		b := &p.bearings[i]
		e := b.Hit.Entry()
		source := "data " + e.AsOf.Written()
		switch e.Confidence {
		case knowledge.ConfidenceMemory:
			source = "dari ingatan, belum dicocokkan dengan sumber resmi"
		case knowledge.ConfidenceThin:
			source += ", sumbernya tipis"
		}
		blocks = append(blocks, item(bold(entryShort(&b.Hit)), plain(fmt.Sprintf(": %s (%s)", b.Point.Text, source))))
	}
	return append(blocks, p.wordVerify()...)
}

// wordVerify names the official pages of those entries that nobody checked for
// long.
func (p *priceCase) wordVerify() []Block {
	var spans []Span
	for _, hit := range p.namedEntries() {
		e := hit.Entry()
		if !e.MustVerify(p.asOf) || e.Address == "" {
			continue
		}
		if len(spans) > 0 {
			spans = append(spans, plain(" dan "))
		}
		spans = append(spans, link(pageName(e.Address), e.Address))
	}
	if len(spans) == 0 {
		return nil
	}
	return []Block{paragraph(append(append([]Span{plain(sayVerify)}, spans...), plain("."))...)}
}

// pageName is an address as people say it.
func pageName(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}
