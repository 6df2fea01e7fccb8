package chat

import (
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// What stands in and around a dossier.
const (
	sayDossierForm = "Pilih “html” untuk dicetak atau “xlsx” untuk Excel, Kak."

	dossierAbout = "Berkas ini dibuat Setara dari laporan pelaku usaha. Isinya laporan, bukan putusan: belum ada pihak yang dinyatakan bersalah. " +
		"Identitas pelapor tidak dicantumkan."
	dossierLimits = "Harga pasar hanya dari iklan yang ada di data Setara, jadi belum tentu mewakili seluruh pasar. " +
		"Harga yang dilaporkan adalah harga yang dilihat pelapor saat itu dan bisa sudah berubah."
)

func wordDossierSent(g *knowledge.ComplaintGroup) string {
	return fmt.Sprintf("Berkasnya saya kirim, Kak: %s. Identitas pelapor tidak ada di dalamnya.", wordReporters(g))
}

// dossier is what is known about alike reports, to be passed on. Nothing in it
// tells who reported.
func (c *Chat) dossier(s *complaintStudy, bySeller bool, photos []knowledge.ComplaintPhoto) knowledge.Document {
	g := s.group
	name := g.Newest().Product
	if bySeller {
		name = wordOfferPlace(&g.Newest().Offer)
	}
	d := knowledge.Document{
		Title: "Berkas laporan: " + onOneLine(name, knowledge.MaxComplaintProduct),
		Lead: []string{
			fmt.Sprintf("Dibuat %s. %s, %s.", s.on.Written(), wordReporters(g), wordComplaintDays(g)),
			"Keadaan: " + wordGroupStateOnly(g) + ".", dossierAbout,
		},
		Parts: []knowledge.DocumentPart{s.reportedPart(), s.offersPart(), s.marketPart(), s.importPart(), s.rulesPart(), c.agenciesPart(g)},
		Foot:  []string{dossierLimits, "Sumber: laporan pelaku usaha di Setara; data iklan, aturan bea, dan peraturan di Setara per " + s.on.Written() + "."},
	}
	if len(photos) > 0 {
		d.Parts = append(d.Parts, knowledge.DocumentPart{Heading: "Foto dari pelapor", Images: photoImages(photos)})
	}
	return d
}

// wordGroupStateOnly is how far reports have come, without by whom.
func wordGroupStateOnly(g *knowledge.ComplaintGroup) string {
	text, _, _ := strings.Cut(wordGroupState(g), " oleh ")
	return text
}

// reportedPart is what is suspicious and what the offers cost, in numbers alone.
func (s *complaintStudy) reportedPart() knowledge.DocumentPart {
	g := s.group
	p := knowledge.DocumentPart{Heading: "Yang dilaporkan", Table: &knowledge.DocumentTable{Header: []string{"Kecurigaan", "Laporan"}}}
	for _, counted := range g.Suspicions() {
		p.Table.Rows = append(p.Table.Rows, []string{suspicionNames[counted.Suspicion], strconv.Itoa(counted.N)})
	}
	if prices := g.Prices(); prices.N > 0 {
		p.Paragraphs = append(p.Paragraphs, fmt.Sprintf("Harga yang dilaporkan: %s (%d laporan, harga tengah %s).", wordPriceSpan(prices), prices.N, prices.Median))
	}
	// Of few, what they ask would tell who they are.
	if own := g.OwnPrices(); g.Owners() >= knowledge.LeastOwners && own.N >= knowledge.LeastOwners {
		p.Paragraphs = append(p.Paragraphs, fmt.Sprintf("Harga barang serupa milik pelapor: %s (%d laporan).", wordPriceSpan(own), own.N))
	}
	return p
}

// offersPart are the reports: what, where, when and for how much.
func (s *complaintStudy) offersPart() knowledge.DocumentPart {
	t := &knowledge.DocumentTable{Name: "Laporan", Header: []string{"Nomor", "Tanggal", "Barang", "Tempat", "Penjual", "Judul di link", "Harga (Rp)", "Link", "Keadaan"}}
	p := knowledge.DocumentPart{Heading: "Rincian laporan", Table: t}
	for i := range s.group.Complaints {
		c := &s.group.Complaints[i]
		price := ""
		if c.Price > 0 {
			price = strconv.FormatInt(int64(c.Price), 10)
		}
		t.Rows = append(t.Rows, []string{
			strconv.FormatInt(c.Number, 10), knowledge.DayOf(c.At).String(), c.Product, cmpOr(c.Offer.Platform.Name(), c.Offer.Host), c.Offer.Shop, c.Offer.Title,
			price, c.Offer.URL, complaintStates[c.State],
		})
	}
	for _, c := range s.group.Offers() {
		p.Links = append(p.Links, knowledge.DocumentLink{Text: c.Offer.URL, URL: c.Offer.URL})
	}
	return p
}

// marketPart is what the listings say.
func (s *complaintStudy) marketPart() knowledge.DocumentPart {
	p := knowledge.DocumentPart{Heading: "Harga pasar menurut data Setara"}
	m := &s.market
	if m.Used == 0 {
		p.Paragraphs = []string{"Tidak ada pembanding di data."}
		return p
	}
	p.Table = &knowledge.DocumentTable{Name: "Harga pasar", Header: []string{"Asal", "Iklan", "Terendah (Rp)", "Tengah (Rp)", "Tertinggi (Rp)", "Paling lama", "Paling baru"}}
	for _, group := range [...]struct {
		name string
		q    knowledge.Quartiles
	}{{"Lokal", m.Groups.Local}, {"Impor", m.Groups.Import}, {"Tidak diketahui", m.Groups.Unknown}, {"Semua", m.Groups.All}} {
		if q := group.q; q.N > 0 {
			p.Table.Rows = append(p.Table.Rows, []string{
				group.name, strconv.Itoa(q.N), plainRupiah(q.Min), plainRupiah(q.Median), plainRupiah(q.Max), q.Oldest.String(), q.Newest.String(),
			})
		}
	}
	if m.Sample {
		p.Paragraphs = append(p.Paragraphs, "Pembandingnya masih data contoh, jangan dijadikan dasar.")
	} else if m.Limited {
		p.Paragraphs = append(p.Paragraphs, "Pembandingnya sedikit atau sudah lama.")
	}
	return p
}

func plainRupiah(r knowledge.Rupiah) string { return strconv.FormatInt(int64(r), 10) }

// importPart is what the lowest reported price leaves for the goods abroad.
func (s *complaintStudy) importPart() knowledge.DocumentPart {
	p := knowledge.DocumentPart{Heading: "Hitungan jalur impor yang sah"}
	for _, b := range s.knownImport() {
		p.Paragraphs = append(p.Paragraphs, Response{Blocks: []Block{paragraph(b.Spans...)}}.Text())
	}
	return p
}

// rulesPart are the rules, with where each is from.
func (s *complaintStudy) rulesPart() knowledge.DocumentPart {
	p := knowledge.DocumentPart{Heading: "Aturan yang berkaitan"}
	if len(s.rules) == 0 {
		p.Paragraphs = []string{"Tidak ada di data untuk kecurigaan ini."}
		return p
	}
	for i := range s.rules {
		r := &s.rules[i]
		p.Items = append(p.Items, fmt.Sprintf("%s: %s (%s)", r.name(), r.point.Text, r.source()))
		if address := r.hit.Entry().Address; address != "" {
			p.Links = append(p.Links, knowledge.DocumentLink{Text: r.name() + ": " + address, URL: address})
		}
	}
	return p
}

// agenciesPart are whom it may go to.
func (c *Chat) agenciesPart(g *knowledge.ComplaintGroup) knowledge.DocumentPart {
	p := knowledge.DocumentPart{Heading: "Instansi yang bisa menindak"}
	for i, a := range c.agenciesFor(g) {
		if i == mostAgencies {
			break
		}
		source := a.Source
		if a.Entry != "" {
			source = "data Setara " + a.Entry
		}
		p.Items = append(p.Items, fmt.Sprintf("%s: %s. %s. Sumber: %s, per %s.", a.Name, a.For, a.Contact, source, a.AsOf.Written()))
	}
	return p
}

// mostAgencies is how many agencies a dossier names.
const mostAgencies = 4

// photoImages are photos with what is said of them.
func photoImages(photos []knowledge.ComplaintPhoto) []knowledge.DocumentImage {
	images := make([]knowledge.DocumentImage, len(photos))
	for i := range photos {
		caption := fmt.Sprintf("Foto %d, dari laporan nomor %d", i+1, photos[i].Complaint)
		images[i] = knowledge.DocumentImage{Data: photos[i].JPEG, Alt: caption, Caption: caption}
	}
	return images
}

// wordPhotoPaper are the photos of reports on a page.
func wordPhotoPaper(g *knowledge.ComplaintGroup, photos []knowledge.ComplaintPhoto) Paper {
	return Paper{Name: fmt.Sprintf("foto-laporan-%d", g.Newest().Number), Document: knowledge.Document{
		Title: "Foto laporan: " + onOneLine(g.Newest().Product, knowledge.MaxComplaintProduct),
		Lead:  []string{"Identitas pelapor tidak ditampilkan."},
		Parts: []knowledge.DocumentPart{{Images: photoImages(photos)}},
	}}
}
