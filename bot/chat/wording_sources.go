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
	knowledge.EvidenceTitleLocal:     "judulnya menyebut lokal",
	knowledge.EvidenceTitleImport:    "judulnya menyebut impor",
	knowledge.EvidenceReportedImport: "dilaporkan dan sudah diperiksa petugas",
}

// wordOrigin says where the goods are from, with the reason.
func wordOrigin(l *knowledge.Listing) string {
	var reasons []string
	for _, e := range l.Evidence {
		reasons = append(reasons, evidenceWords[e])
	}
	why := strings.Join(reasons, ", ")
	switch {
	case l.Origin == knowledge.OriginLocal:
		return "Lokal: " + why
	case l.Origin == knowledge.OriginImport:
		return "Impor: " + why
	case why != "":
		return "Asal belum pasti: " + why
	default:
		return "Asal tidak diketahui"
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
