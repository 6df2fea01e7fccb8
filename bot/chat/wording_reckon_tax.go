package chat

import (
	"fmt"

	"setara/knowledge"
)

// taxHotline is where owners ask about their taxes.
const taxHotline = "Kring Pajak 1500200"

// wordTax says what is due on the turnover of a year.
func (k *reckoning) wordTax(rule *knowledge.IncomeTaxRule, who knowledge.Taxpayer, c taxCase) Block {
	turnover := k.yearly(c.turnover) + k.soldNote()
	k.taxFacts(rule)
	switch {
	case !c.covered:
		return paragraph(bold("Di luar aturan 0,5%, Kak."), plain(fmt.Sprintf(
			" Omzet %s setahun lebih dari %s, jadi pajaknya dihitung dengan aturan lain. Tanyakan ke %s.",
			turnover, wordLarge(rule.Limit), taxHotline)))
	case c.due == 0:
		return paragraph(bold("Tidak kena PPh final, Kak."), plain(fmt.Sprintf(
			" Omzet %s setahun belum lewat %s yang bebas untuk usaha perorangan. Di atas itu %s dari kelebihannya.%s",
			turnover, wordLarge(rule.Exempt), rule.Rate, k.wordFirmsPay(rule))))
	case who == knowledge.TaxpayerFirm:
		return paragraph(bold(fmt.Sprintf("PPh finalnya sekitar %s setahun, Kak,", k.whole("PPh final setahun", c.due))),
			plain(fmt.Sprintf(" yaitu %s dari seluruh omzet %s. Bagian bebas %s hanya untuk usaha perorangan.", rule.Rate, turnover, wordLarge(rule.Exempt))))
	default:
		text := fmt.Sprintf(" yaitu %s dari omzet %s setahun di atas %s yang bebas untuk usaha perorangan.", rule.Rate, turnover, wordLarge(rule.Exempt))
		if !k.understood.Sale.Person {
			text += " Ini anggapan: usaha Kakak perorangan, bukan PT atau CV."
		}
		return paragraph(bold(fmt.Sprintf("PPh finalnya sekitar %s setahun, Kak,", k.whole("PPh final setahun", c.due))), plain(text))
	}
}

// wordFirmsPay warns that the exempt part is for persons alone, unless the
// owner said that they are one.
func (k *reckoning) wordFirmsPay(rule *knowledge.IncomeTaxRule) string {
	if k.understood.Sale.Person {
		return ""
	}
	return fmt.Sprintf(" Kalau usahanya PT, CV, atau koperasi, kena %s dari seluruh omzet.", rule.Rate)
}

// yearly writes a turnover of a year.
func (k *reckoning) yearly(turnover knowledge.Rupiah) string {
	k.whole("omzet setahun", turnover)
	return wordLarge(turnover)
}

// soldNote says where the turnover is from if the owner did not name it.
func (k *reckoning) soldNote() string {
	if k.understood.Sale.Turnover != nil {
		return ""
	}
	return fmt.Sprintf(" (dari %s dengan harga %s)", k.sold(), k.rupiah("harga Kakak", *k.situation.OwnPrice))
}

// wordTaxIfMonth is the same where the turnover was meant for a month.
func (k *reckoning) wordTaxIfMonth(c taxCase) Block {
	turnover := k.yearly(c.turnover)
	if !c.covered {
		return item(plain(fmt.Sprintf("Kalau itu omzet sebulan, setahunnya %s: di luar aturan 0,5%%.", turnover)))
	}
	return item(plain(fmt.Sprintf("Kalau itu omzet sebulan, setahunnya %s dan PPh finalnya ", turnover)),
		bold(k.whole("PPh final setahun", c.due)), plain("."))
}

// wordTaxRule explains the rule where the turnover is not known.
func (k *reckoning) wordTaxRule(rule *knowledge.IncomeTaxRule, who knowledge.Taxpayer) []Block {
	k.taxFacts(rule)
	if who == knowledge.TaxpayerFirm {
		return []Block{paragraph(bold(fmt.Sprintf("PPh final %s dari omzet, Kak,", rule.Rate)), plain(fmt.Sprintf(
			" sejak rupiah pertama untuk PT, CV, atau koperasi, sampai omzet %s setahun.", wordLarge(rule.Limit))))}
	}
	return []Block{paragraph(bold("Tergantung omzet setahun, Kak."), plain(fmt.Sprintf(
		" Usaha perorangan: omzet sampai %s setahun bebas, di atas itu %s dari kelebihannya. PT, CV, dan koperasi kena %s dari seluruh omzet.",
		wordLarge(rule.Exempt), rule.Rate, rule.Rate)))}
}

const proofTaxed = "Sisa setelah pajak"

// wordTaxed says what is left of a sale after the share set aside for tax, and
// on whom the tax falls.
func (k *reckoning) wordTaxed(rule *knowledge.IncomeTaxRule, own, profit, due knowledge.Rupiah) []Block {
	share := k.exact("pajak yang disisihkan", *k.understood.Sale.Tax, knowledge.SourceOwner)
	k.prove("Pajak dari harga", fmt.Sprintf("%s × %s = %s", own, share, due))
	blocks := []Block{
		paragraph(bold(fmt.Sprintf("Setelah pajak %s: %s, Kak.", share, k.gain("sisa setelah pajak", profit-due))),
			plain(fmt.Sprintf(" Di harga %s sebelum pajak %s; pajaknya %s.",
				k.rupiah("harga Kakak", own), k.gain("sisa sebelum pajak", profit), k.rupiah("pajak dari harga", due)))),
	}
	if rule == nil {
		return blocks
	}
	k.taxFacts(rule)
	return append(blocks, item(plain(fmt.Sprintf("PPh final %s dihitung dari omzet. Usaha perorangan baru kena untuk omzet di atas %s setahun; PT, CV, dan koperasi kena dari seluruh omzet.",
		rule.Rate, wordLarge(rule.Exempt)))))
}

// wordTaxState says what the answer rests on and what may change.
func (k *reckoning) wordTaxState(rule *knowledge.IncomeTaxRule) []Block {
	blocks := []Block{item(plain("Dihitung dari omzet (semua penjualan sebelum potongan) Januari sampai Desember, bukan dari untung."))}
	if c := &rule.Collection; k.asOf >= c.AsOf {
		blocks = append(blocks, item(plain(fmt.Sprintf("Pemungutan %s oleh marketplace (", rule.Rate)), link(c.Number, c.CheckURL),
			plain(fmt.Sprintf("): ditunda, keadaan per %s. Bisa saja sudah berubah.", c.AsOf.Written()))))
	}
	source := paragraph(plain("Sumber: "), link(rule.Number, rule.CheckURL), plain(fmt.Sprintf(
		", keadaan per %s. Pemerintah mengumumkan revisinya, jadi ini belum pasti: cek ke %s sebelum membayar.",
		rule.AsOf.Written(), taxHotline)))
	return append(blocks, placeFoot.at(source)...)
}

// wordTaxRows are the rule as it stands, and that of what marketplaces collect,
// each with its row, day and addresses, and what may change.
func (k *reckoning) wordTaxRows(rule *knowledge.IncomeTaxRule) []Block {
	taken := func(c *knowledge.Citation) []Span {
		spans := []Span{plain(fmt.Sprintf(" (%s, data per %s, ", c.ID, c.AsOf.Written())), link(c.Number, c.CheckURL)}
		if len(c.Sources) > 0 {
			spans = append(spans, plain(", "), link("berita", c.Sources[0]))
		}
		return append(spans, plain(")"))
	}
	due := []Span{plain("Aturan PPh final: "), bold(rule.Rate.String()), plain(fmt.Sprintf(
		" dari omzet, bebas sampai %s setahun untuk perorangan, dipakai sampai omzet %s setahun.", rule.Exempt, rule.Limit))}
	blocks := []Block{item(append(due, taken(&rule.Citation)...)...)}
	if k.asOf >= rule.Collection.AsOf {
		collected := []Span{plain("Pemungutan oleh marketplace: ditunda.")}
		blocks = append(blocks, item(append(collected, taken(&rule.Collection)...)...))
	}
	return append(blocks, paragraph(plain(fmt.Sprintf("Pemerintah mengumumkan revisinya, jadi ini belum pasti: cek ke %s sebelum membayar.", taxHotline))))
}

// proveTax says how the tax comes about.
func (k *reckoning) proveTax(rule *knowledge.IncomeTaxRule, who knowledge.Taxpayer, said knowledge.Rupiah, every Period, c taxCase) {
	if n := every.perYear(); n > 1 {
		k.ledger.worked("omzet yang disebut", &said)
		k.prove("Omzet setahun", times(said, fmt.Sprint(int64(n)), c.turnover))
	}
	if k.understood.Sale.Turnover == nil {
		k.ledger.count("terjual sebulan", int(k.understood.Sale.Monthly/knowledge.One))
		k.prove("Omzet sebulan", fmt.Sprintf("%s = %s", k.soldFormula(), said))
	}
	switch {
	case !c.covered || c.due == 0:
		k.prove("Omzet setahun", c.turnover.String())
	case who == knowledge.TaxpayerFirm:
		k.prove("PPh final", fmt.Sprintf("%s × %s = %s", c.turnover, rule.Rate, c.due))
	default:
		k.prove("PPh final", fmt.Sprintf("(%s − bebas %s) × %s = %s", c.turnover, rule.Exempt, rule.Rate, c.due))
	}
}

// taxFacts keeps the figures of the rule.
func (k *reckoning) taxFacts(rule *knowledge.IncomeTaxRule) {
	f := factList{asOf: rule.AsOf}
	f.add("PPh final", int64(rule.Rate), knowledge.FactBasisPoints, rule.Regulation)
	f.add("omzet bebas setahun untuk perorangan", int64(rule.Exempt), knowledge.FactRupiah, rule.Regulation)
	f.add("omzet setahun paling banyak", int64(rule.Limit), knowledge.FactRupiah, rule.Regulation)
	k.ledger.facts = append(k.ledger.facts, f.facts...)
}

// addressOfTaxes is where taxes are looked up where no rule is known.
const addressOfTaxes = "https://pajak.go.id"

func wordNoTaxRule(on knowledge.Day) Block {
	return paragraph(bold(fmt.Sprintf("PPh final UMKM per %s belum dapat dipastikan, Kak.", on.Written())),
		plain(" Keterangan untuk tanggal itu tidak ada di data Setara. Tanyakan ke "+taxHotline+" atau "),
		link("pajak.go.id", addressOfTaxes), plain("."))
}
