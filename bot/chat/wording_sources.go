package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// wordSourcesHead says which part of the list this is.
func wordSourcesHead(first, last, all int, sample bool) Block {
	kind := "Pembanding"
	if sample {
		kind = "Data contoh"
	}
	return paragraph(bold(fmt.Sprintf("%s %d–%d dari %d yang dipakai", kind, first, last, all)))
}

// wordSource is one comparable: title, price, marketplace, place, date, link,
// and why its origin is what it is.
func wordSource(c *knowledge.Comparable) Block {
	price := c.Price.String()
	if c.Pack != knowledge.One {
		price += fmt.Sprintf(" untuk %s (%s %s)", quantity(c.Pack, c.Unit), c.UnitPrice(), per(c.Unit))
	}
	var where []string
	for _, part := range [...]string{c.Platform.Name(), c.Location, c.ObservedOn.Written()} {
		if part != "" {
			where = append(where, part)
		}
	}
	title := plain(c.Title)
	if c.URL != "" {
		title = link(c.Title, c.URL)
	}
	return item(title, plain(": "), bold(price),
		plain(fmt.Sprintf(". %s. %s.", strings.Join(where, ", "), wordOrigin(&c.Listing))))
}

// evidenceWords are the kinds of evidence for an origin.
var evidenceWords = map[knowledge.Evidence]string{
	knowledge.EvidenceLocalBadge:     "bertanda Beli Lokal",
	knowledge.EvidenceCrossBorder:    "dikirim dari luar negeri",
	knowledge.EvidenceDeclaredLocal:  "tercatat buatan Indonesia",
	knowledge.EvidenceDeclaredImport: "tercatat buatan luar negeri",
	knowledge.EvidenceSellerAbroad:   "lapaknya di luar negeri",
	knowledge.EvidenceTitleLocal:     "judulnya mengarah ke lokal",
	knowledge.EvidenceTitleImport:    "judulnya mengarah ke impor",
	knowledge.EvidenceReportedImport: "dilaporkan dan sudah diperiksa petugas",
	knowledge.EvidenceBrandLocal:     "mereknya dikenal buatan Indonesia",
	knowledge.EvidenceBrandImport:    "mereknya dikenal buatan luar negeri",
}

// wordOrigin says where the goods are from, with the reasons for it and those
// against it.
func wordOrigin(l *knowledge.Listing) string {
	local := wordReasons(l.Evidence, knowledge.OriginLocal)
	imported := wordReasons(l.Evidence, knowledge.OriginImport)
	switch {
	case l.Origin == knowledge.OriginLocal:
		return "Lokal: " + wordAgainst(local, ", meski ", imported)
	case l.Origin == knowledge.OriginImport:
		return "Impor: " + wordAgainst(imported, ", meski ", local)
	case local != "" && imported != "":
		return "Asal belum pasti, tandanya bertentangan: " + wordAgainst(local, ", tetapi ", imported)
	case local+imported != "":
		return "Asal belum pasti: " + local + imported
	default:
		return "Asal tidak diketahui"
	}
}

// wordReasons are the reasons that speak for an origin, "" for none.
func wordReasons(evidence []knowledge.Evidence, origin knowledge.Origin) string {
	var reasons []string
	for _, e := range evidence {
		if e.Origin() == origin {
			reasons = append(reasons, evidenceWords[e])
		}
	}
	return strings.Join(reasons, ", ")
}

// wordAgainst sets reasons beside those against them, if any.
func wordAgainst(reasons, but, against string) string {
	if against == "" {
		return reasons
	}
	return reasons + but + against
}

// wordOtherSources offers what another part of the answer rests on.
func wordOtherSources(t *basis) string {
	switch {
	case t.Import != nil && t.Import.Said.Product != "":
		return "Sumber bea impor " + t.Import.Said.Product
	case t.Import != nil:
		return "Sumber bea impor"
	case t.Fees != nil:
		return "Sumber potongan marketplace"
	case t.Cost != nil:
		return "Hitungan modal " + t.Cost.Product
	case t.Entries != nil:
		return "Sumber " + strings.Join(t.Entries.Names, ", ")
	default:
		return "Sumber " + t.Price.Case.Said.goods()
	}
}

// wordFeeSources shows the fee rows with their date and addresses.
func wordFeeSources(charge *knowledge.Charge) []Block {
	blocks := []Block{paragraph(bold("Potongan marketplace"))}
	for i := range charge.Fees {
		blocks = append(blocks, wordFeeRow(&charge.Fees[i]))
	}
	return blocks
}
