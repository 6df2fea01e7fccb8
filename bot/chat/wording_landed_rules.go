package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordVAT settles the question of 11 or 12 %.
func (i *importCase) wordVAT() []Block {
	v := i.quotes[0].VAT
	if v.Part == v.Whole {
		return []Block{paragraph(bold(fmt.Sprintf("PPN-nya %s, Kak.", v.Effective())), plain(fmt.Sprintf(" Berlaku menurut %s.", v.Number)))}
	}
	since := ""
	if v.From != nil {
		since = fmt.Sprintf(", sejak %s", v.From.Written())
	}
	return []Block{paragraph(bold(fmt.Sprintf("Yang dibayar %s, Kak.", v.Effective())), plain(fmt.Sprintf(
		" Tarifnya memang %s, tetapi dihitung dari %d/%d harga, jadi hasilnya %s. Ini untuk barang yang bukan barang mewah, termasuk bahan baku dan barang impor%s (%s).",
		v.Rate, v.Part, v.Whole, v.Effective(), since, v.Number)))}
}

// wordPrepaid keeps income tax apart from the cost.
func (i *importCase) wordPrepaid(q *quote) Block {
	prepaid := q.landed.Band.Prepaid
	if prepaid.High == 0 {
		return item(plain(fmt.Sprintf("Pajak penghasilan (PPh) %s: tidak dipungut.", byRoute[q.Kind])))
	}
	text := fmt.Sprintf("Pajak penghasilan (PPh) di muka %s: %s, yaitu %s; tidak dihitung sebagai biaya.",
		byRoute[q.Kind], rates(*prepaid), between(*q.landed.Low.Prepaid, *q.landed.High.Prepaid))
	return item(plain(text + i.wordPrepaidUnsure(&q.landed.Band)))
}

// wordPrepaidRate is the same where nothing is worked out.
func (i *importCase) wordPrepaidRate(q *quote, band *knowledge.Band) Block {
	if band.Prepaid.High == 0 {
		return item(plain(fmt.Sprintf("Pajak penghasilan (PPh) %s: tidak dipungut.", byRoute[q.Kind])))
	}
	text := fmt.Sprintf("Pajak penghasilan (PPh) di muka %s: %s; tidak dihitung sebagai biaya.", byRoute[q.Kind], rates(*band.Prepaid))
	return item(plain(text + i.wordPrepaidUnsure(band)))
}

// wordPrepaidUnsure warns of a rate for goods that come as any others, from
// memory.
func (i *importCase) wordPrepaidUnsure(band *knowledge.Band) string {
	if p := i.customs.PrepaymentOn(i.asOf); band.UpTo == 0 && p != nil && p.Confidence == "C" {
		return " Tarif ini belum pasti, cek lagi."
	}
	return ""
}

// sayDuties is what the rules on imports are of.
const sayDuties = "bea impor"

// wordImportSources names the rules with their dates and addresses.
func (i *importCase) wordImportSources() Block {
	spans := []Span{plain(sayFrom)}
	check := ""
	for n, c := range i.citations() {
		if n > 0 {
			spans = append(spans, plain(betweenSources))
		}
		name := fmt.Sprintf("%s, %s", i.sourceName(c), c.AsOf.Written())
		if len(c.Sources) > 0 {
			spans = append(spans, link(name, c.Sources[0]))
		} else {
			spans = append(spans, plain(name))
		}
		check = c.CheckURL
	}
	if check == "" {
		return Block{Spans: []Span{plain(sayFrom + "tidak ada aturan untuk tanggal ini di data Setara. "), link("Cek di Bea Cukai", addressOfDuties), plain(".")}, of: sayDuties}
	}
	if i.goods != nil {
		check = i.goods.CheckURL
	}
	return Block{Spans: append(spans, plain(betweenSources), link("cek tarif terbaru", check), plain(".")), of: sayDuties}
}

// sourceName is how a source is called: by its number, else by what it tells.
func (i *importCase) sourceName(c *knowledge.Citation) string {
	if c.Number != "" {
		return c.Number
	}
	for n := range i.customs.Goods {
		if g := &i.customs.Goods[n]; g.ID == c.ID {
			return "bea umum " + g.Name
		}
	}
	for n := range i.customs.FOBFacts {
		if f := &i.customs.FOBFacts[n]; f.ID == c.ID {
			return "harga di " + f.Where
		}
	}
	for n := range i.customs.Statements {
		if s := &i.customs.Statements[n]; s.ID == c.ID {
			return "keterangan " + s.By
		}
	}
	return "tarif PPh impor"
}

// wordBeside is what an import of the goods owes, in one line.
func (i *importCase) wordBeside() Block {
	text := ""
	if q := i.quoteOf(knowledge.RouteParcel); q != nil && q.Missing == knowledge.MissingNothing {
		text += fmt.Sprintf(" %s (bebas sampai %s): ", byRoute[q.Kind], q.Bands[0].UpTo)
		if duty := q.Bands[1].Duty; duty != nil {
			text += "bea masuk " + rates(*duty)
			if i.goods == nil {
				text += i.wordSpecialParcels()
			}
			text += ";"
		} else {
			text += sayUsualUnknown + ";"
		}
	}
	general := i.quoteOf(knowledge.RouteGeneral)
	text += " " + byRoute[general.Kind] + ": "
	if duty := general.Bands[0].Duty; duty != nil {
		text += "bea umum " + rates(*duty)
	} else {
		text += sayUsualUnknown
	}
	owed, unclear := i.guards()
	for n := range owed {
		if s := &owed[n]; s.High > 0 {
			text += fmt.Sprintf(", ditambah bea pengamanan (BMTP) %s per %s", between(s.Low, s.High), measureWords[s.Measure])
		}
	}
	if len(unclear) > 0 {
		text += "; bea pengamanan (BMTP) belum pasti masih berlaku"
	}
	text += fmt.Sprintf(". %s dipungut di semua jalur.", general.vatRate())
	spans := []Span{plain("Pajak impor " + i.goodsName() + text + " Sumber: ")}
	for n, c := range i.citations() {
		if n > 0 {
			spans = append(spans, plain(", "))
		}
		name := fmt.Sprintf("%s (%s)", i.sourceName(c), c.AsOf.Written())
		if len(c.Sources) > 0 {
			spans = append(spans, link(name, c.Sources[0]))
		} else {
			spans = append(spans, plain(name))
		}
	}
	return item(append(spans, plain("."))...)
}
