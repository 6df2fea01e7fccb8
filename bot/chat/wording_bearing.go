package chat

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"setara/knowledge"
)

const (
	buttonEntries = "Program & aturan"
	sayCheckAgain = ", cek lagi di "
	// sayReportCopy is said where a photo or design of the owner was taken. %s
	// is the marketplace, or any.
	sayReportCopy  = "Foto atau desain Kakak dipakai orang: laporkan tokonya lewat menu lapor di %s, dengan foto asli dan bukti tanggalnya."
	anyMarketplace = "marketplace tempat dia berjualan"
)

// wordBearings lists the programmes and rules that bear on the price beside
// the moves, a line each.
func (p *priceCase) wordBearings() []Block {
	var blocks []Block
	if slices.Contains(p.situation.Signs, knowledge.SignDesignCopied) {
		place := anyMarketplace
		if rival := p.understood.CompetitorPlatform; rival != "" {
			place = rival.Name()
		}
		blocks = append(blocks, item(plain(fmt.Sprintf(sayReportCopy, place))))
	}
	for i := range p.bearings {
		b := &p.bearings[i]
		e := b.Hit.Entry()
		source := "data " + e.AsOf.Written()
		switch e.Confidence {
		case knowledge.ConfidenceMemory:
			source = "belum dicocokkan dengan sumber resmi"
		case knowledge.ConfidenceThin:
			source += ", sumbernya tipis"
		}
		spans := []Span{bold(entryShort(&b.Hit)), plain(p.wordMissing(b.Hit) + ": " + strings.TrimSuffix(b.Point.Text, ".") + " (" + source)}
		spans = append(spans, p.wordCheckAgain(b.Hit)...)
		blocks = append(blocks, item(append(spans, plain(")."))...))
	}
	return blocks
}

// wordMissing says what the owner lacks for programmes that nearly fit; empty
// where nothing is missing.
func (p *priceCase) wordMissing(hits ...knowledge.EntryHit) string {
	var missing []knowledge.Lack
	for i := range hits {
		for _, lack := range p.shelf.missing[hits[i].Entry().ID] {
			if !slices.ContainsFunc(missing, func(l knowledge.Lack) bool { return l.Condition == lack.Condition }) {
				missing = append(missing, lack)
			}
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return " (kurang: " + wordLacks(missing) + ")"
}

// wordCheckAgain names the official pages of the entries that are to be
// verified, since nobody checked them for long; nothing where none is.
func (p *priceCase) wordCheckAgain(hits ...knowledge.EntryHit) []Span {
	var spans []Span
	for i := range hits {
		e := hits[i].Entry()
		if !e.MustVerify(p.asOf) || e.Address == "" {
			continue
		}
		joint := " dan "
		if len(spans) == 0 {
			joint = sayCheckAgain
		}
		spans = append(spans, plain(joint), link(pageName(e.Address), e.Address))
	}
	return spans
}

// pageName is an address as people say it.
func pageName(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}
