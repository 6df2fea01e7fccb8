package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// addressOfDuties is where duties are looked up where no rule is known.
const addressOfDuties = "https://www.beacukai.go.id"

// leads open an answer without a price: the fact that was asked for, for each
// of the goods.
func (i *importCase) leads() []Block {
	var blocks []Block
	for _, one := range i.all() {
		switch i.focus() {
		case focusGuard:
			blocks = append(blocks, one.wordGuardLeads()...)
		case focusFree:
			blocks = append(blocks, one.wordFreeLead())
		case focusVAT:
			blocks = append(blocks, one.wordVATLead())
		case focusPrepaid:
			blocks = append(blocks, one.wordPrepaidLead())
		case focusWhy:
			blocks = append(blocks, one.wordWhy())
		default:
			blocks = append(blocks, one.wordDutyLead())
		}
		if i.focus() == focusVAT || i.focus() == focusWhy {
			break // the same for all goods
		}
	}
	return blocks
}

// wordNotSure says that nobody can tell something for the day, and where to
// ask.
func (i *importCase) wordNotSure(what, why string) Block {
	return paragraph(bold(fmt.Sprintf("%s per %s belum dapat dipastikan, Kak.", what, i.asOf.Written())),
		plain(" "+why+" Cek di "), link("Bea Cukai", addressOfDuties), plain("."))
}

// wordDutyLead is the duty on the goods, on the way that the question is
// about.
func (i *importCase) wordDutyLead() Block {
	q := i.first()
	what := fmt.Sprintf("Bea masuk %s %s", i.goodsName(), byRoute[q.Kind])
	duty := i.dutyOf(q)
	if duty == nil {
		why := capital(sayUsualUnknown) + "."
		switch {
		case len(q.Bands) == 0:
			why = capital(sayRuleUnknown) + "."
		case q.Kind == knowledge.RouteParcel:
			why = fmt.Sprintf("Sampai %s bebas bea masuk, di atasnya %s.", q.Bands[0].UpTo, sayUsualUnknown)
		case i.goods == nil:
			return paragraph(bold(what+" tergantung barangnya, Kak."), plain(" Sebut barangnya, nanti saya carikan."+i.wordVATBehind()))
		}
		return i.wordNotSure(what, why+i.wordVATBehind())
	}
	if q.Kind != knowledge.RouteParcel {
		unsure := ""
		if i.goods != nil && i.goods.UsualUnsure {
			unsure = " Tarif ini belum pasti, cek lagi."
		}
		return paragraph(bold(fmt.Sprintf("%s: %s, Kak.", what, rates(*duty))), plain(unsure+i.wordVATBehind()))
	}
	return paragraph(bold(fmt.Sprintf("%s: %s, Kak", what, rates(*duty))), plain(fmt.Sprintf(
		"%s, untuk nilai di atas %s sampai %s. Sampai %s bebas bea masuk.%s",
		i.wordApart(duty), q.Bands[0].UpTo, q.Bands[1].UpTo, q.Bands[0].UpTo, i.wordVATBehind())))
}

// wordVATBehind is what every route owes beside the duty, behind what is told
// of the only goods; of several it is said once.
func (i *importCase) wordVATBehind() string {
	if !i.alone() {
		return ""
	}
	return i.wordVATEverywhere()
}

// wordApart says what the duty on parcels depends on.
func (i *importCase) wordApart(duty *knowledge.RateRange) string {
	switch {
	case i.goods == nil:
		return i.wordSpecialParcels()
	case !duty.Exact():
		return ", tergantung kode barangnya"
	default:
		return ""
	}
}

// wordFreeLead is up to which value a parcel owes no duty.
func (i *importCase) wordFreeLead() Block {
	q := i.quoteOf(knowledge.RouteParcel)
	if q == nil {
		return i.wordDutyLead()
	}
	if len(q.Bands) == 0 {
		return i.wordNotSure("Batas bebas bea masuk paket", capital(sayRuleUnknown)+".")
	}
	vat := ""
	if q.VAT != nil {
		vat = fmt.Sprintf(" %s tetap dipungut.", q.vatRate())
	}
	above := ""
	if duty := i.dutyOf(q); duty != nil {
		above = fmt.Sprintf(" Di atas itu sampai %s, %s kena bea masuk %s%s.", q.Bands[1].UpTo, i.goodsName(), rates(*duty), i.wordApart(duty))
	}
	return paragraph(bold(fmt.Sprintf("Paket dari luar negeri bebas bea masuk sampai %s sekiriman, Kak.", q.Bands[0].UpTo)), plain(vat+above))
}

// wordVATLead is the value added tax on imports.
func (i *importCase) wordVATLead() Block {
	if i.quotes[0].VAT == nil {
		return i.wordNotSure("PPN impor", capital(sayVATUnknown)+".")
	}
	b := i.wordVAT()[0]
	b.Spans = append(b.Spans, plain(" Sama untuk paket dan kontainer."))
	return b
}

// wordPrepaidLead is the income tax that is taken in advance, by parcel and by
// container.
func (i *importCase) wordPrepaidLead() Block {
	var ways []string
	if q := i.quoteOf(knowledge.RouteParcel); q != nil && len(q.Bands) > 1 && q.Bands[1].Prepaid != nil {
		way := "lewat paket "
		if rate := *q.Bands[1].Prepaid; rate.High == 0 {
			way += "tidak dipungut"
		} else {
			way += rates(rate)
		}
		ways = append(ways, way+i.wordPrepaidApart())
	}
	unsure := ""
	if p := i.customs.PrepaymentOn(i.asOf); p != nil {
		ways = append(ways, fmt.Sprintf("lewat kontainer umumnya %s, tergantung importirnya punya izin impor (API) atau tidak", rates(p.Rate)))
		if p.Confidence == "C" {
			unsure = " Tarif kontainer ini belum pasti, cek lagi."
		}
	}
	what := "Pajak penghasilan (PPh) impor " + i.goodsName()
	if len(ways) == 0 {
		return i.wordNotSure(what, capital(sayRuleUnknown)+".")
	}
	return paragraph(bold(what+": "+strings.Join(ways, "; ")+"."),
		plain(unsure+" Dibayar di muka dan tidak dihitung sebagai biaya."+i.wordVATEverywhere()))
}

// wordPrepaidApart says what income tax the goods owe that the rules for
// parcels treat apart, for a question that names no goods.
func (i *importCase) wordPrepaidApart() string {
	if i.goods != nil {
		return ""
	}
	var names []string
	rate := ""
	for _, p := range i.specialParcels() {
		if p.Prepaid == nil || *p.Prepaid == 0 {
			continue
		}
		names, rate = append(names, groupNames(p.Groups)...), p.Prepaid.String()
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s: %s)", strings.Join(names, ", "), rate)
}
