package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

func wordImportFormulasHead() Block {
	return paragraph(bold("Hitungan impor"), plain(" (bea dan pajak dibulatkan ke rupiah terdekat)"))
}

// wordSaid lists what the owner said of the goods, and the rate.
func (i *importCase) wordSaid() []Block {
	var said []string
	a := &i.asked
	switch {
	case a.rupiah > 0:
		said = append(said, "harga di luar negeri "+a.rupiah.String())
	case a.fob > 0 && a.each && a.pieces > 1:
		said = append(said, fmt.Sprintf("harga di luar negeri %s × %d = %s", a.fob, a.pieces, a.total()))
	case a.fob > 0:
		said = append(said, "harga di luar negeri "+a.fob.String())
	}
	if a.named() && a.pieces > 1 {
		said = append(said, fmt.Sprintf("%d barang", a.pieces))
	}
	if a.freight > 0 {
		said = append(said, "ongkos kirim "+a.freight.String())
	}
	if a.insurance > 0 {
		said = append(said, "asuransi "+a.insurance.String())
	}
	if i.price != nil {
		said = append(said, fmt.Sprintf("harga di sini %s %s", *i.price, per(i.unit)))
	}
	var blocks []Block
	if len(said) > 0 {
		blocks = append(blocks, formula("Dari Kakak", strings.Join(said, ", ")))
	}
	if i.usesRate() {
		blocks = append(blocks, formula("Kurs", wordRateFrom(i.rate)))
	}
	return blocks
}

// wordRateFrom is a rate, who set it, and for which day.
func wordRateFrom(rate *knowledge.ExchangeRate) string {
	if rate.Source == knowledge.SourceOwner {
		return fmt.Sprintf("%s per dolar, dari Kakak", rate.Rupiah)
	}
	return fmt.Sprintf("%s per dolar, dari petugas untuk %s", rate.Rupiah, rate.Day.Written())
}

func wordVATFormula(v *knowledge.VATRule) Block {
	return formula("Tarif PPN", fmt.Sprintf("%s × %d/%d = %s", v.Rate, v.Part, v.Whole, v.Effective()))
}

// wordValueFormula is the value that duty and tax are taken of, where a bill
// was worked out, and what a price in rupiah is for the limits in dollars.
func (i *importCase) wordValueFormula() []Block {
	var blocks []Block
	if i.asked.rupiah > 0 && i.asked.fob > 0 {
		blocks = append(blocks, formula("Dalam dolar, untuk batas paket", fmt.Sprintf("%s ÷ %s = %s, dibulatkan ke atas",
			i.asked.rupiah, i.rate.Rupiah, i.asked.fob)))
	}
	for n := range i.quotes {
		if q := &i.quotes[n]; i.worked(q) {
			return append(blocks, formula("Nilai barang (dasar bea)", fmt.Sprintf("%s = %s", i.valueTerms(), q.landed.High.Value)))
		}
	}
	return blocks
}

// valueTerms is the sum that the value comes from.
func (i *importCase) valueTerms() string {
	var dollars []string
	if i.asked.rupiah == 0 {
		dollars = append(dollars, i.asked.total().String())
	}
	if i.asked.freight > 0 {
		dollars = append(dollars, "ongkos kirim "+i.asked.freight.String())
	}
	if i.asked.insurance > 0 {
		dollars = append(dollars, "asuransi "+i.asked.insurance.String())
	}
	text := strings.Join(dollars, " + ")
	if len(dollars) > 1 {
		text = "(" + text + ")"
	}
	if len(dollars) > 0 {
		text += fmt.Sprintf(" × %s", i.rate.Rupiah)
	}
	switch {
	case i.asked.rupiah == 0:
		return text
	case text == "":
		return "harga di luar negeri"
	default:
		return i.asked.rupiah.String() + " + " + text
	}
}

// wordQuoteFormulas are how the figures of a route come about; none where
// nothing was worked out.
func (i *importCase) wordQuoteFormulas(q *quote) []Block {
	var lines []Block
	if i.worked(q) {
		lines = i.billFormulas(q)
	} else {
		rooms := i.rooms(q)
		for n := range rooms {
			name := "Harga di sana paling mahal"
			if len(rooms) > 1 {
				name += [...]string{", dengan tarif terendah", ", dengan tarif tertinggi"}[n]
			}
			lines = append(lines, formula(name, i.wordRoomFormula(q, &rooms[n])))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]Block{paragraph(bold(routeNames[q.Kind]))}, lines...)
}

// billFormulas are the lines of a bill.
func (i *importCase) billFormulas(q *quote) []Block {
	l := &q.landed
	var blocks []Block
	both := func(name string, how func(b *knowledge.Bill, high bool) string) {
		low, high := how(&l.Low, false), how(&l.High, true)
		blocks = append(blocks, formula(name, low))
		if low != high {
			blocks = append(blocks, formula(name+" paling tinggi", high))
		}
	}
	both("Bea masuk", func(b *knowledge.Bill, high bool) string {
		if l.High.Duty == 0 {
			return i.wordFree(q)
		}
		return fmt.Sprintf("%s × %s = %s", endOf(l.Band.Duty, high), b.Value, b.Duty)
	})
	if l.High.Safeguard > 0 {
		both("Bea pengamanan", func(b *knowledge.Bill, high bool) string {
			return fmt.Sprintf("%s = %s", i.guardTerms(q, high), b.Safeguard)
		})
	}
	both("PPN", func(b *knowledge.Bill, high bool) string {
		if q.MaybeUntaxed && !high {
			return b.VAT.String() + " kalau barangnya bebas PPN"
		}
		return fmt.Sprintf("%s × %s = %s", q.VAT.Effective(), taxed(b), b.VAT)
	})
	both("Jadinya", func(b *knowledge.Bill, _ bool) string {
		return fmt.Sprintf("%s + %s = %s", strings.Trim(taxed(b), "()"), b.VAT, b.Total)
	})
	if n := i.asked.pieces; n > 1 {
		both("Per barang", func(b *knowledge.Bill, _ bool) string {
			return fmt.Sprintf("%s ÷ %d = %s", b.Total, n, i.perPiece(b.Total))
		})
	}
	if l.High.Prepaid == nil {
		return blocks
	}
	both("PPh di muka (bukan biaya)", func(b *knowledge.Bill, high bool) string {
		if l.Band.Prepaid.High == 0 {
			return "tidak dipungut, jadi " + b.Prepaid.String()
		}
		return fmt.Sprintf("%s × %s = %s", endOf(l.Band.Prepaid, high), taxed(b), *b.Prepaid)
	})
	return blocks
}

func endOf(r *knowledge.RateRange, high bool) knowledge.BasisPoints {
	if high {
		return r.High
	}
	return r.Low
}

// taxed is what value added tax is taken of: the value with its duties.
func taxed(b *knowledge.Bill) string {
	if b.Duty == 0 && b.Safeguard == 0 {
		return b.Value.String()
	}
	text := b.Value.String()
	for _, more := range [...]knowledge.Rupiah{b.Duty, b.Safeguard} {
		if more > 0 {
			text += " + " + more.String()
		}
	}
	return "(" + text + ")"
}

// wordFree says why no duty is owed.
func (i *importCase) wordFree(q *quote) string {
	switch {
	case q.Preference != nil:
		return fmt.Sprintf("bebas dengan %s, jadi %s", q.Preference.Proof, q.landed.High.Duty)
	case q.landed.Band.UpTo > 0:
		return fmt.Sprintf("bebas sampai %s sekiriman, jadi %s", q.landed.Band.UpTo, q.landed.High.Duty)
	default:
		return fmt.Sprintf("bebas, jadi %s", q.landed.High.Duty)
	}
}

// guardTerms is the sum that the safeguard duties come from.
func (i *importCase) guardTerms(q *quote, high bool) string {
	consignment := i.asked.consignment(i.unit)
	var terms []string
	for n := range q.Guards {
		g := &q.Guards[n]
		amount := g.Low
		if high {
			amount = g.High
		}
		terms = append(terms, fmt.Sprintf("%s × %s %s", amount, consignment.Counted(g.Measure), measureWords[g.Measure]))
	}
	return strings.Join(terms, " + ")
}

// wordRoomFormula proves that a price abroad is the dearest that fits.
func (i *importCase) wordRoomFormula(q *quote, r *room) string {
	value := r.fob.String()
	if n := i.asked.pieces; n > 1 {
		value += fmt.Sprintf(" × %d barang", n)
	}
	if i.asked.freight > 0 {
		value += " + ongkos kirim " + i.asked.freight.String()
	}
	if i.asked.insurance > 0 {
		value += " + asuransi " + i.asked.insurance.String()
	}
	if i.asked.freight > 0 || i.asked.insurance > 0 {
		value = "(" + value + ")"
	}
	text := fmt.Sprintf("%s × %s = %s", value, i.rate.Rupiah, r.bill.Value)
	if value != r.fob.String() {
		text = fmt.Sprintf("%s × %s = %s per barang; %s", r.fob, i.rate.Rupiah, i.rate.In(r.fob), text)
	}
	if r.bill.Duty == 0 {
		text += "; bea masuk " + r.bill.Duty.String()
	} else {
		text += fmt.Sprintf("; bea masuk %s = %s", r.duty, r.bill.Duty)
	}
	if r.bill.Safeguard > 0 {
		text += "; bea pengamanan " + r.bill.Safeguard.String()
	}
	if r.untaxed {
		text += fmt.Sprintf("; PPN %s kalau bebas", r.bill.VAT)
	} else {
		text += fmt.Sprintf("; PPN %s = %s", q.VAT.Effective(), r.bill.VAT)
	}
	text += "; jadinya " + r.bill.Total.String()
	if n := i.asked.pieces; n > 1 {
		text += fmt.Sprintf(" ÷ %d = %s per barang", n, i.perPiece(r.bill.Total))
	}
	text += fmt.Sprintf(", tidak lebih dari %s", *i.price)
	if r.more == nil {
		return text + ". Di atas harga itu beanya belum diketahui"
	}
	return text + fmt.Sprintf(". Dengan %s jadinya %s, sudah lewat", r.fob+1, *r.more)
}

// wordAbroadFormula sets a published price abroad beside what the price here
// leaves.
func (i *importCase) wordAbroadFormula() []Block {
	f, q := i.abroad(), i.roomiest()
	if f == nil || q == nil || i.rate == nil || q.implied.High == 0 {
		return nil
	}
	return []Block{paragraph(bold("Dibandingkan: "), plain(fmt.Sprintf("harga di %s %s %s, paling mahal menurut hitungan %s × %s = %s.",
		f.Where, f.Price, per(f.Unit), q.implied.High, i.rate.Rupiah, i.rate.In(q.implied.High))))}
}
