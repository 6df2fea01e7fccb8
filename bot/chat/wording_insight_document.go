package chat

import (
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// InsightDocument is all of an insight as a document, whose tables hold every
// figure.
func InsightDocument(in *knowledge.Insight) knowledge.Document {
	d := knowledge.Document{
		Title: "Kata pasar, pekan " + wordWeek(in.Weeks[0].From),
		Lead:  []string{"Harga tawaran per " + in.AsOf.Written() + "."},
		Foot:  InsightLimits[:],
	}
	if in.Weeks[0].Questions == nil {
		d.Lead = append(d.Lead, sayInsightNone)
	} else {
		d.Lead = append(d.Lead, wordInsightWeek(in))
	}
	goods := knowledge.DocumentPart{Heading: "Barang", Table: productTable(in)}
	for i := range in.Products {
		goods.Items = append(goods.Items, in.Products[i].Name+wordInsightProduct(&in.Products[i]))
	}
	if len(in.Products) == 0 {
		goods.Paragraphs, goods.Table = []string{sayInsightNothing}, nil
	}
	d.Parts = append(d.Parts, goods, knowledge.DocumentPart{Heading: "Harga dari waktu ke waktu", Table: trendTable(in)},
		knowledge.DocumentPart{Heading: "Pertanyaan per pekan", Table: weekTable(in)})
	for _, list := range [...]struct {
		heading, name, count string
		groups               []knowledge.InsightGroup
	}{
		{"Program yang dicari tapi belum ada", "program", "pertanyaan", in.Missed},
		{"Program dan aturan yang dijawab", "program atau aturan", "pertanyaan", in.Programs},
		{"Impor yang dilaporkan", "barang", "laporan", in.Reports},
		{"Provinsi penanya", "provinsi", "pertanyaan", in.Regions},
	} {
		if len(list.groups) == 0 {
			continue
		}
		t := &knowledge.DocumentTable{Header: []string{list.name, "pemilik usaha", list.count}}
		for _, g := range list.groups {
			t.Rows = append(t.Rows, []string{g.Name, strconv.Itoa(g.Owners), strconv.Itoa(g.Questions)})
		}
		d.Parts = append(d.Parts, knowledge.DocumentPart{Heading: list.heading, Table: t})
	}
	return d
}

// insightHidden stands in a table for what may not be shown.
const insightHidden = "tidak ditampilkan"

// productTable holds a row for each of the goods that were asked about; nil for
// none.
func productTable(in *knowledge.Insight) *knowledge.DocumentTable {
	t := &knowledge.DocumentTable{Name: "Barang", Header: []string{
		"barang", "pemilik usaha", "pertanyaan", "biasanya sepekan", "selisih dari harga lokal", "keterangan",
	}}
	for i := range in.Products {
		p := &in.Products[i]
		if p.Asked == nil {
			return nil
		}
		row := []string{p.Name, strconv.Itoa(p.Asked.Owners), strconv.Itoa(p.Asked.Questions), insightHidden, ""}
		if usual, _, ok := p.Usual(); ok {
			row[3] = wordHundredths(usual)
		}
		if _, share, ok := p.Market.Gap(); ok {
			row[4] = share.String()
		}
		t.Rows = append(t.Rows, append(row, wordMarketBasis(&p.Market)))
	}
	return t
}

// wordMarketBasis says in a few words what a market rests on, where that is little.
func wordMarketBasis(m *knowledge.InsightMarket) string {
	var said []string
	if m.Limited() {
		said = append(said, "data sedikit atau lama")
	}
	if m.Sample {
		said = append(said, "data contoh")
	}
	return strings.Join(said, ", ")
}

// marketCells are the figures of a market: from its local median to its newest
// day.
func marketCells(m *knowledge.InsightMarket) []string {
	cells := []string{"", strconv.Itoa(m.Local.N), "", strconv.Itoa(m.Import.N), strconv.Itoa(m.Unknown), "", "", "", ""}
	var days []knowledge.Day
	for i, q := range [...]*knowledge.Quartiles{&m.Local, &m.Import} {
		if q.N > 0 {
			cells[2*i] = strconv.FormatInt(int64(q.Median), 10)
			days = append(days, q.Oldest, q.Newest)
		}
	}
	if gap, share, ok := m.Gap(); ok {
		cells[5], cells[6] = strconv.FormatInt(int64(gap), 10), share.String()
	}
	if len(days) > 0 {
		oldest, newest := days[0], days[0]
		for _, day := range days {
			oldest, newest = min(oldest, day), max(newest, day)
		}
		cells[7], cells[8] = oldest.String(), newest.String()
	}
	return cells
}

// trendTable holds a row for each of the goods and each day.
func trendTable(in *knowledge.Insight) *knowledge.DocumentTable {
	t := &knowledge.DocumentTable{Name: "Harga", Header: []string{
		"barang", "per tanggal", "satuan", "median lokal", "tawaran lokal", "median impor", "tawaran impor", "asal tidak jelas", "selisih",
		"selisih dari harga lokal", "data tertua", "data terbaru", "keterangan",
	}}
	for i := range in.Products {
		p := &in.Products[i]
		for _, m := range append([]knowledge.InsightMarket{p.Market}, p.Past...) {
			if m.Local.N+m.Import.N+m.Unknown == 0 {
				continue // nothing was known then
			}
			row := append([]string{p.Name, m.AsOf.String(), m.Unit.Name()}, marketCells(&m)...)
			t.Rows = append(t.Rows, append(row, wordMarketBasis(&m)))
		}
	}
	return t
}

// weekTable holds a row for each week, and for the goods in it.
func weekTable(in *knowledge.Insight) *knowledge.DocumentTable {
	t := &knowledge.DocumentTable{Name: "Pekan", Header: []string{"pekan mulai", "barang", "pemilik usaha", "pertanyaan", "belum terjawab"}}
	shown := func(n *int) string {
		if n == nil {
			return insightHidden
		}
		return strconv.Itoa(*n)
	}
	for i := range in.Weeks {
		w := &in.Weeks[i]
		t.Rows = append(t.Rows, []string{w.From.String(), "semua", shown(w.Owners), shown(w.Questions), shown(w.Unanswered)})
		for j := range in.Products {
			p := &in.Products[j]
			c := p.Asked
			if i > 0 {
				c = p.Before[i-1]
			}
			if c != nil {
				t.Rows = append(t.Rows, []string{w.From.String(), p.Name, strconv.Itoa(c.Owners), strconv.Itoa(c.Questions), ""})
			}
		}
	}
	return t
}

// InsightPictureHeading stands above the pictures of an insight in a document.
const InsightPictureHeading = "Gambar"

// The words of the pictures of an insight.
const (
	pictureGapTitle    = "Harga lokal dan impor"
	pictureGapNote     = "Panjang batang dibandingkan dalam satu barang saja. Angka di dalam kurung: banyaknya tawaran."
	pictureWeeksTitle  = "Pertanyaan per pekan"
	pictureWeeksNote   = "Tanda –: tidak ada, atau penanyanya kurang dari 5 pemilik usaha."
	pictureGapCaption  = "Gambar harga tengah lokal dan impor per %s. "
	sayPictureSample   = "Ini data contoh."
	pictureWeekCaption = "Gambar banyaknya pertanyaan per pekan, %s sampai %s. "
)

// InsightPicture sets the local and the imported middle price of goods side by
// side; nil where of none both are known.
func InsightPicture(in *knowledge.Insight) *Picture {
	p := &Picture{
		Title: pictureGapTitle, Subtitle: "Harga tengah per " + in.AsOf.Written(), Notes: PictureNotes{Rows: pictureGapNote},
		Caption: fmt.Sprintf(pictureGapCaption, in.AsOf.Written()), Asked: true, Again: actionInsight,
	}
	for i := range in.Products {
		goods := &in.Products[i]
		m := &goods.Market
		if len(p.Rows) == insightShown {
			break
		}
		gap, share, ok := m.Gap()
		if !ok {
			continue
		}
		if m.Sample {
			p.Badge = pictureBadge
		}
		p.Rows = append(p.Rows, PictureRow{Name: goods.Name, Note: per(m.Unit), Bars: []PictureBar{
			{Origin: knowledge.OriginLocal, Label: fmt.Sprintf("Lokal %s (%d)", m.Local.Median, m.Local.N), Value: int64(m.Local.Median)},
			{Origin: knowledge.OriginImport, Label: fmt.Sprintf("Impor %s (%d)", m.Import.Median, m.Import.N), Value: int64(m.Import.Median)},
		}})
		p.Caption += fmt.Sprintf("%s: lokal %s, impor %s. %s ", capital(goods.Name), m.Local.Median, m.Import.Median, wordInsightGap(gap, share))
	}
	if len(p.Rows) == 0 {
		return nil
	}
	if p.Badge != "" {
		p.Caption += sayPictureSample
	}
	p.Caption = strings.TrimSpace(p.Caption)
	return p
}

// InsightWeeksPicture shows how many questions there were about goods week by
// week; nil where there is nothing to show.
func InsightWeeksPicture(in *knowledge.Insight) *Picture {
	oldest, newest := in.Weeks[len(in.Weeks)-1].From, in.Weeks[0].From
	p := &Picture{
		Title: pictureWeeksTitle, Subtitle: "Pekan yang mulai " + wordDays(oldest, newest), Notes: PictureNotes{Rows: pictureWeeksNote},
		Caption: fmt.Sprintf(pictureWeekCaption, oldest.Written(), newest.Written()), Asked: true, Again: actionInsightWeeks,
	}
	for i := range in.Products {
		goods := &in.Products[i]
		if goods.Asked == nil || len(p.Rows) == insightShown {
			break
		}
		row := PictureRow{Name: goods.Name, Upright: true}
		said := ""
		for w := len(in.Weeks) - 1; w >= 0; w-- {
			c := goods.Asked
			if w > 0 {
				c = goods.Before[w-1]
			}
			bar := PictureBar{Label: "–", Below: shortDate(in.Weeks[w].From)}
			if c != nil {
				bar.Value, bar.Label = int64(c.Questions), wordCount(c.Questions)
			}
			row.Bars = append(row.Bars, bar)
			said += bar.Label + ", "
		}
		p.Rows = append(p.Rows, row)
		p.Caption += fmt.Sprintf("%s: %s. ", capital(goods.Name), said[:len(said)-2])
	}
	if len(p.Rows) == 0 {
		return nil
	}
	p.Caption = strings.TrimSpace(p.Caption)
	return p
}

// shortDate is a day as "16/11".
func shortDate(d knowledge.Day) string { return d.String()[8:] + "/" + d.String()[5:7] }
