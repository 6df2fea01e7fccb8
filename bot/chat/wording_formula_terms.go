package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// solved is the formula that a price comes from:
//
//	(cost + fixed + what caps hold) ÷ (100 % - the other shares - margin) ÷ (100 % - discount)
//
// Where goods come back it is the proof alone, see [left].
func solved(t knowledge.Terms, margin knowledge.BasisPoints, price knowledge.Rupiah) string {
	if t.Returns.Share > 0 {
		return left(t, price)
	}
	sum := []string{"modal " + t.Cost.String()}
	if t.Fixed > 0 {
		sum = append(sum, "biaya pesanan "+t.Fixed.String())
	}
	rest := []string{"100%"}
	for _, charged := range t.Breakdown(price).Charged {
		switch {
		case charged.Part.Rate == 0:
		case charged.Capped:
			sum = append(sum, partName(charged.Part)+" "+charged.Amount.String())
		default:
			rest = append(rest, partRate(charged.Part))
		}
	}
	if t.IncomeTax > 0 {
		rest = append(rest, "pajak penghasilan "+t.IncomeTax.String())
	}
	if margin > 0 {
		rest = append(rest, "untung "+margin.String())
	}
	text := strings.Join(sum, " + ")
	if len(rest) > 1 {
		if len(sum) > 1 {
			text = "(" + text + ")"
		}
		text += " ÷ (" + strings.Join(rest, " − ") + ")"
	}
	if t.Discount > 0 {
		text += fmt.Sprintf(" ÷ (100%% − diskon %s)", t.Discount)
	} else if len(sum) == 1 && len(rest) == 1 {
		return "sama dengan " + text + " (tanpa potongan)"
	}
	return text + " = " + price.String()
}

// left is what a price leaves, one subtraction after another.
func left(t knowledge.Terms, price knowledge.Rupiah) string {
	b := t.Breakdown(price)
	text := price.String()
	if b.Paid != price {
		text += fmt.Sprintf(" − diskon %s (%s)", price-b.Paid, t.Discount)
	}
	for _, charged := range b.Charged {
		if charged.Part.Rate == 0 {
			continue
		}
		rate := partRate(charged.Part)
		if charged.Capped {
			rate = fmt.Sprintf("%s, dibatasi paling banyak %s", rate, charged.Part.Cap)
		}
		text += fmt.Sprintf(" − %s %s (%s)", partName(charged.Part), charged.Amount, rate)
	}
	if b.Fixed > 0 {
		text += fmt.Sprintf(" − biaya pesanan %s", b.Fixed)
	}
	if b.IncomeTax > 0 {
		text += fmt.Sprintf(" − pajak penghasilan %s (%s)", b.IncomeTax, t.IncomeTax)
	}
	text += fmt.Sprintf(" − modal %s = %s", b.Cost, orLoss(b.Sold))
	if t.Returns.Share > 0 {
		text += fmt.Sprintf("; dari semua pesanan %s kembali dan tiap kali rugi %s, jadi rata-rata %s",
			t.Returns.Share, b.Returned, orLoss(b.Profit))
	}
	return text
}

// orLoss is an amount that is left, or a loss in words.
func orLoss(r knowledge.Rupiah) string {
	if r < 0 {
		return "rugi " + (-r).String()
	}
	return r.String()
}

// gainOrLossOf is an amount with its label: a profit below nothing is called a
// loss, a loss below nothing a profit.
func gainOrLossOf(label string, amount knowledge.Rupiah) string {
	if amount < 0 {
		if rest, profit := strings.CutPrefix(label, "untung "); profit {
			return fmt.Sprintf("rugi %s %s", rest, -amount)
		}
		if rest, loss := strings.CutPrefix(label, "rugi "); loss {
			return fmt.Sprintf("untung %s %s", rest, -amount)
		}
	}
	return fmt.Sprintf("%s %s", label, amount)
}

// partNames are what a share is for; without an option it is the commission.
var partNames = map[knowledge.FeeOption]string{
	"":                           "potongan",
	knowledge.OptionFreeShipping: "gratis ongkir",
	knowledge.OptionCashback:     "program cashback",
	knowledge.OptionLive:         "program live",
	knowledge.OptionAffiliate:    "komisi afiliasi",
	knowledge.OptionDynamic:      "komisi dinamis",
	knowledge.OptionPreorder:     "layanan pre-order",
	knowledge.OptionPayment:      "biaya pembayaran",
}

func partName(part knowledge.FeePart) string { return partNames[part.Option] }

// partRate is the rate of a share, with the tax that comes on top.
func partRate(part knowledge.FeePart) string {
	if part.Tax == 0 {
		return part.Rate.String()
	}
	return fmt.Sprintf("%s dan pajaknya %s", part.Rate, part.Tax)
}
