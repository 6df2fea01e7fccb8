package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What officers read about the market and the questions.
const (
	sayInsightHead    = "Kata pasar"
	sayInsightNone    = "Pekan itu belum ada pertanyaan yang bisa ditampilkan: tidak ada, atau penanyanya kurang dari 5 pemilik usaha. Jadi ini keadaan pasar saja, menurut tawaran yang ada di data Setara."
	sayInsightNothing = "Belum ada barang yang harga lokal atau impornya diketahui. Muat dulu daftar tawaran, ya Kak."
	sayInsightAsked   = "Paling banyak ditanyakan:"
	sayInsightMarket  = "Barang yang paling banyak diketahui harga lokal dan impornya:"
	sayInsightMissed  = "Program yang dicari tapi belum ada di Setara:"
	sayInsightRegions = "Asal penanya, menurut profilnya:"
	sayInsightReports = "Impor mencurigakan yang dilaporkan:"
	sayInsightFile    = "Ini berkasnya, Kak. Isinya hitungan, tanpa nama siapa pun."
	sayInsightWeeks   = "Ini pertanyaan per pekan, Kak."
	sayInsightNoWeeks = "Belum ada pertanyaan yang bisa digambar per pekan, Kak."
	sayInsightWeekly  = "Selamat pagi, Kak. Ini kabar pasar pekan lalu."

	buttonInsightXLSX  = "Tabel Excel"
	buttonInsightHTML  = "Halaman cetak"
	buttonInsightWeeks = "Gambar per pekan"
)

// InsightLimits are the sentences that say what cannot be concluded from an
// insight.
var InsightLimits = [...]string{
	"Yang bertanya bukan semua UMKM, jadi banyaknya pertanyaan bukan banyaknya usaha yang kesulitan.",
	"Harga tawaran bukan penjualan: tidak ketahuan berapa yang laku.",
	"Tawaran yang asalnya tidak jelas tidak dihitung sebagai lokal maupun impor.",
	"Tawaran yang dibandingkan hanya sebagian dari pasar.",
	"Kelompok di bawah 5 pemilik usaha tidak ditampilkan, supaya tidak ada yang bisa dikenali.",
}

// sayInsightLimits are the same for a phone.
const sayInsightLimits = "Yang tidak bisa disimpulkan: penanya bukan semua UMKM, harga tawaran bukan penjualan, " +
	"tawaran yang asalnya tidak jelas tidak dihitung, dan tawaran ini hanya sebagian dari pasar. Kelompok di bawah 5 pemilik usaha tidak ditampilkan."

// InsightFileName is what a file of an insight is called, without what tells its
// kind.
func InsightFileName(in *knowledge.Insight) string { return "wawasan-" + in.Weeks[0].From.String() }

// InsightReport is what the market says, short enough for a phone.
func InsightReport(in *knowledge.Insight) Response {
	week := &in.Weeks[0]
	r := Response{Facts: in.Facts(), Blocks: []Block{paragraph(bold(sayInsightHead), plain(", pekan "+wordWeek(week.From)))}}
	add := func(b ...Block) { r.Blocks = append(r.Blocks, b...) }
	if week.Questions == nil {
		add(paragraph(plain(sayInsightNone)))
	} else {
		add(paragraph(plain(wordInsightWeek(in))))
	}
	asked := len(in.Products) > 0 && in.Products[0].Asked != nil
	switch {
	case asked:
		add(paragraph(plain(sayInsightAsked)))
	case len(in.Products) > 0:
		add(paragraph(plain(sayInsightMarket)))
	default:
		add(paragraph(plain(sayInsightNothing)))
	}
	for i := range in.Products {
		if i == insightShown {
			break
		}
		p := &in.Products[i]
		add(item(append([]Span{bold(p.Name)}, plain(wordInsightProduct(p)))...))
	}
	for _, list := range [...]struct {
		head   string
		groups []knowledge.InsightGroup
		word   func(*knowledge.InsightGroup) string
	}{
		{sayInsightMissed, in.Missed, wordAskedGroup}, {sayInsightReports, in.Reports, wordReportedGroup}, {sayInsightRegions, in.Regions, wordAskedGroup},
	} {
		if len(list.groups) == 0 {
			continue
		}
		add(paragraph(plain(list.head)))
		for i := range list.groups {
			if i == insightShown {
				break
			}
			add(item(plain(list.groups[i].Name + ": " + list.word(&list.groups[i]) + ".")))
		}
	}
	add(paragraph(plain(sayInsightLimits)))
	r.Buttons = [][]Button{{{Label: buttonInsightXLSX, Action: actionInsightXLSX}, {Label: buttonInsightHTML, Action: actionInsightHTML}}}
	if InsightWeeksPicture(in) != nil {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonInsightWeeks, Action: actionInsightWeeks}})
	}
	return r
}

// WeeklyInsight is what officers are told of themselves on Monday.
func WeeklyInsight(in *knowledge.Insight) Response {
	r := InsightReport(in)
	r.Picture = InsightPicture(in)
	r.Blocks = append([]Block{paragraph(plain(sayInsightWeekly))}, r.Blocks...)
	return r
}

// wordWeek is the week that begins on a Monday.
func wordWeek(monday knowledge.Day) string { return wordDays(monday, monday+6) }

// wordInsightWeek says how much was asked in the newest week.
func wordInsightWeek(in *knowledge.Insight) string {
	w := &in.Weeks[0]
	said := wordCount(*w.Questions) + " pertanyaan"
	if w.Owners != nil {
		said += fmt.Sprintf(" dari %s pemilik usaha", wordCount(*w.Owners))
	}
	if share, ok := UnansweredShare(w); ok {
		said += fmt.Sprintf("; %s belum terjawab", share.Rounded())
	}
	said += "."
	if before := &in.Weeks[1]; before.Questions != nil {
		said += fmt.Sprintf(" Pekan sebelumnya %s.", wordCount(*before.Questions))
	}
	return said
}

// UnansweredShare is the share of a week's questions that were not answered;
// false where that may not be shown.
func UnansweredShare(w *knowledge.InsightWeek) (knowledge.BasisPoints, bool) {
	if w.Questions == nil || w.Unanswered == nil {
		return 0, false
	}
	return knowledge.Ratio(knowledge.Rupiah(*w.Unanswered), knowledge.Rupiah(*w.Questions)), true
}

// wordInsightProduct says how much goods were asked about, and their market.
func wordInsightProduct(p *knowledge.InsightProduct) string {
	said := ": "
	if p.Asked != nil {
		said += wordCount(p.Asked.Questions) + " pertanyaan dari " + wordCount(p.Asked.Owners) + " pemilik usaha"
		if usual, _, ok := p.Usual(); ok {
			said += fmt.Sprintf(" (biasanya %s sepekan)", wordHundredths(usual))
		}
		said += ". "
	}
	return said + wordInsightMarket(p)
}

// wordHundredths is a number of hundredths, to one digit behind the comma.
func wordHundredths(n int) string {
	return strings.TrimSuffix(knowledge.BasisPoints(n).Rounded(), "%")
}

// wordInsightMarket sets local and imported goods side by side.
func wordInsightMarket(p *knowledge.InsightProduct) string {
	m := &p.Market
	var sides []string
	oldest, newest := knowledge.Day(0), knowledge.Day(0)
	for _, side := range [...]struct {
		name string
		q    *knowledge.Quartiles
	}{{"lokal", &m.Local}, {"impor", &m.Import}} {
		if side.q.N == 0 {
			sides = append(sides, side.name+" belum ada")
			continue
		}
		sides = append(sides, fmt.Sprintf("%s %s (%d tawaran)", side.name, side.q.Median, side.q.N))
		if newest == 0 {
			oldest, newest = side.q.Oldest, side.q.Newest
		}
		oldest, newest = min(oldest, side.q.Oldest), max(newest, side.q.Newest)
	}
	if newest == 0 {
		return "Harga lokal dan impornya belum ada di data Setara."
	}
	said := "Harga tengah " + per(m.Unit) + ": " + strings.Join(sides, ", ") + "."
	if gap, share, ok := m.Gap(); ok {
		said += " " + wordInsightGap(gap, share)
		if earlier, ok := earliestGap(p); ok {
			said += " " + earlier
		}
	}
	said += " Dilihat " + wordDays(oldest, newest) + "."
	if m.Limited() {
		said += " Datanya sedikit atau lama, jadi belum pasti."
	}
	if m.Sample {
		said += " Ini data contoh."
	}
	return said
}

func wordInsightGap(gap knowledge.Rupiah, share knowledge.BasisPoints) string {
	switch {
	case gap > 0:
		return fmt.Sprintf("Lokal lebih mahal %s, yaitu %s dari harga lokal.", gap, share.Rounded())
	case gap < 0:
		return fmt.Sprintf("Lokal lebih murah %s, yaitu %s dari harga lokal.", -gap, (-share).Rounded())
	default:
		return "Keduanya sama."
	}
}

// earliestGap says how the gap stood on the earliest day that is known.
func earliestGap(p *knowledge.InsightProduct) (string, bool) {
	_, since, ok := p.Trend()
	if !ok {
		return "", false
	}
	for i := range p.Past {
		if p.Past[i].AsOf != since {
			continue
		}
		switch _, share, _ := p.Past[i].Gap(); {
		case share >= 0:
			return fmt.Sprintf("Per %s lebih mahal %s.", since.Written(), share.Rounded()), true
		default:
			return fmt.Sprintf("Per %s lebih murah %s.", since.Written(), (-share).Rounded()), true
		}
	}
	return "", false
}

func wordAskedGroup(g *knowledge.InsightGroup) string {
	return fmt.Sprintf("%s pertanyaan dari %s pemilik usaha", wordCount(g.Questions), wordCount(g.Owners))
}

func wordReportedGroup(g *knowledge.InsightGroup) string {
	return fmt.Sprintf("%s laporan dari %s pemilik usaha", wordCount(g.Questions), wordCount(g.Owners))
}
