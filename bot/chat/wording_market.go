package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// wordMarket says where the market is, and the own price in it. Without
// advice, or where the market is by another measure than the own price, only
// the market is shown.
func (p *priceCase) wordMarket(a *knowledge.Advice) []Block {
	c, all := p.market, p.market.Groups.All
	name := plain(fmt.Sprintf("Pasar %s: ", p.understood.goods()))
	if all.N == 1 {
		return []Block{item(name, plain("baru satu barang sejenis, "), bold(all.Median.String()),
			plain(" "+per(c.Unit)+". "+p.wordOrigins()))}
	}
	spans := []Span{name,
		plain(fmt.Sprintf("%d barang sejenis, harga tengahnya ", all.N)), bold(all.Median.String()),
		plain(fmt.Sprintf(" %s; separuhnya di antara %s dan %s.", per(c.Unit), all.Q1, all.Q3))}
	if a != nil && a.Percentile != nil {
		spans = append(spans, plain(" "+wordPercentile(*a.Percentile, a.PercentileOf)))
	}
	return []Block{item(spans...), item(plain(p.wordOrigins()))}
}

// wordPercentile says how many sell for less than the owner. The share is
// rounded, so none and all are not claimed.
func wordPercentile(percent int, of knowledge.MarketGroup) string {
	goods := goodsOf(of)
	switch percent {
	case 0:
		return fmt.Sprintf("Hampir tidak ada %s yang lebih murah dari harga Kakak.", goods)
	case 100:
		return fmt.Sprintf("Hampir semua %s lebih murah dari harga Kakak.", goods)
	default:
		return fmt.Sprintf("%d%% %s lebih murah dari harga Kakak.", percent, goods)
	}
}

// wordOrigins tells the groups apart; unknown is counted as neither. The own
// price is set beside the imports' middle price where both are by the same
// measure.
func (p *priceCase) wordOrigins() string {
	g, own := &p.market.Groups, p.situation.OwnPrice
	var parts []string
	if g.Local.N > 0 {
		parts = append(parts, fmt.Sprintf("%d lokal (tengahnya %s)", g.Local.N, g.Local.Median))
	}
	if g.Import.N > 0 {
		imports := fmt.Sprintf("%d impor (tengahnya %s", g.Import.N, g.Import.Median)
		if own != nil && p.comparable() {
			imports += "; " + wordDistance(*own, g.Import.Median)
		}
		parts = append(parts, imports+")")
	}
	if g.Unknown.N > 0 {
		parts = append(parts, fmt.Sprintf("%d tidak diketahui asalnya", g.Unknown.N))
	}
	return "Asal barang: " + strings.Join(parts, ", ") + "."
}

// wordDistance says how far the own price is from a middle price, in rupiah
// and in percent of that price.
func wordDistance(own, middle knowledge.Rupiah) string {
	distance, side := own-middle, "di atasnya"
	if distance < 0 {
		distance, side = -distance, "di bawahnya"
	}
	if distance == 0 {
		return "sama dengan harga Kakak"
	}
	return fmt.Sprintf("harga Kakak %s atau %s %s", distance, knowledge.Ratio(distance, middle).Rounded(), side)
}

// wordEvidence says how good the evidence is, before anyone relies on it.
func wordEvidence(c *knowledge.Comparables) []Block {
	var warnings []string
	if c.Used < knowledge.MinComparables {
		warnings = append(warnings, fmt.Sprintf("pembandingnya baru %d, jadi gambaran pasarnya belum kuat", c.Used))
	}
	if age := int(c.AsOf - c.Groups.All.Newest); age > knowledge.MaxAgeDays {
		warnings = append(warnings, fmt.Sprintf("pembanding terbaru sudah %d hari yang lalu, harga bisa sudah berubah", age))
	}
	var blocks []Block
	if len(warnings) > 0 {
		blocks = append(blocks, paragraph(plain("Hati-hati, Kak: "+strings.Join(warnings, "; ")+".")))
	}
	if c.Sample {
		blocks = append(blocks, wordSample())
	}
	return blocks
}

// wordSample says that the listings are those that Setara comes with.
func wordSample() Block {
	return paragraph(bold("Ini data contoh"), plain(
		" bawaan Setara, bukan harga pasar sungguhan. Minta petugas memuat data asli "+
			"(perintahnya: setara import listings NAMA_BERKAS), lalu tanya lagi."))
}

// wordSourceLine names where the comparables are from and how old they are.
func wordSourceLine(c *knowledge.Comparables, places []string) Block {
	when := c.Groups.All.Newest.Written()
	if c.Groups.All.Oldest != c.Groups.All.Newest {
		when = c.Groups.All.Oldest.Written() + " sampai " + when
	}
	return paragraph(plain(fmt.Sprintf("Sumber: %d pembanding dari %s, %s. Ketuk “%s” untuk daftarnya.",
		c.Used, strings.Join(places, ", "), when, buttonSources)))
}

// wordNothingFound says that there is nothing to compare with.
func wordNothingFound(product string, asOf knowledge.Day) Block {
	return paragraph(plain(fmt.Sprintf(
		"Belum ada barang yang sebanding dengan “%s” di data Setara per %s, jadi saya tidak mau mengira-ngira harga pasarnya.",
		product, asOf.Written())))
}

// wideGap is from which share of the own price the competitor's is too far to
// follow.
const wideGap knowledge.BasisPoints = 3000

// wordWithoutMarket says how to compete where nothing can be compared and the
// competitor is far below, and no move rests on anything else: it rests on the
// gap alone, and says so.
func (p *priceCase) wordWithoutMarket() []Block {
	a := p.advice
	if a == nil || a.GapBP == nil || *a.GapBP < wideGap || len(p.named()) > 0 {
		return nil
	}
	return []Block{paragraph(plain(sayWithoutMarket))}
}

const sayWithoutMarket = "Selisih sejauh itu sulit dikejar dengan menurunkan harga. Yang bisa diadu: kualitas barang dan pengerjaannya, " +
	"garansi, atau pesanan khusus (custom), lalu tunjukkan di judul dan foto. Ini saran umum, bukan dari data pasar."

// wordNoneUsed says that listings were found but none can be used.
func wordNoneUsed(product string, found int) Block {
	return paragraph(plain(fmt.Sprintf(
		"Ada %d data “%s”, tetapi belum ada yang bisa dibandingkan dengan adil (harganya kisaran, isinya tidak jelas, atau takarannya lain).",
		found, product)))
}

// wordOtherMeasure says that the goods are sold by another measure.
func wordOtherMeasure(product string, found int, unit knowledge.Unit) Block {
	return paragraph(plain(fmt.Sprintf(
		"Ada %d data “%s”, tetapi umumnya dijual %s, jadi belum bisa dibandingkan dengan harga Kakak.",
		found, product, per(unit))))
}
