package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// The names of the lines of /sumber.
const (
	proofFloor      = "Batas aman"
	proofDiscounted = "Sisa setelah diskon"
	proofOwn        = "Sisa di harga Kakak"
	proofNetLow     = "Yang diterima, potongan tertinggi"
	proofNetHigh    = "Yang diterima, potongan terendah"
	proofSoldAgain  = "Kalau barangnya bisa dijual lagi"
	proofLost       = "Kalau barangnya tidak bisa dijual lagi"
	proofLostFloor  = "Batas aman kalau barangnya tidak bisa dijual lagi"
	proofWith       = "Sisa dengan program"
	proofWithout    = "Sisa tanpa program"
	proofWithFloor  = "Batas aman dengan program"
	proofLowTarget  = "Kalau potongannya yang terendah"

	endHigh    = "potongan tertinggi"
	endLow     = "potongan terendah"
	atOwnPrice = "di harga Kakak"
	ifMatched  = "kalau ikut harga saingan"
)

func proofNetAt(place *alike, end string) string {
	return fmt.Sprintf("Yang diterima di %s, %s", place.name(), end)
}

// raised adds the price that people charge to the one that was worked out.
func raised(how string, exact, charm knowledge.Rupiah) string {
	if charm == exact {
		return how
	}
	return fmt.Sprintf("%s, dinaikkan ke harga yang biasa dipasang: %s", how, charm)
}

func divided(part, whole knowledge.Rupiah, share knowledge.BasisPoints) string {
	if part < 0 && share < 0 {
		return fmt.Sprintf("%s ÷ %s = rugi %s", orLoss(part), whole, -share)
	}
	return fmt.Sprintf("%s ÷ %s = %s", orLoss(part), whole, share)
}

func minus(from, less, rest knowledge.Rupiah) string {
	return fmt.Sprintf("%s − %s = %s", from, less, orLoss(rest))
}

func times(each knowledge.Rupiah, n string, all knowledge.Rupiah) string {
	return fmt.Sprintf("%s × %s = %s", orLoss(each), n, orLoss(all))
}

// wordRates says what several shares of the price come to; nothing where there
// is one, which stands in the fee table.
func wordRates(where string, charge *knowledge.Charge) []Block {
	var blocks []Block
	for _, end := range [...]struct {
		name string
		take knowledge.Take
	}{{"tertinggi", charge.High}, {"terendah", charge.Low}} {
		if !severalShares(end.take) {
			continue
		}
		var parts []string
		for _, part := range end.take.Parts {
			parts = append(parts, partName(part)+" "+partRate(part))
		}
		sum := strings.Join(parts, " + ") + " = " + end.take.Rate().String()
		if !charge.Ranged() {
			return []Block{formula("Semua potongan "+where, sum)}
		}
		blocks = append(blocks, formula(fmt.Sprintf("Semua potongan %s, %s", where, end.name), sum))
	}
	return blocks
}

// wordPerPack are the amounts that were told for a pack as well.
func (k *reckoning) wordPerPack() []Block {
	if len(k.perPack) == 0 {
		return nil
	}
	u := &k.understood
	var amounts []string
	for _, x := range k.perPack {
		amounts = append(amounts, fmt.Sprintf("%s %s", x.label, *x.amount))
	}
	return []Block{formula("Untuk "+quantity(u.Pack, u.Unit), fmt.Sprintf("angka %s × %s: %s", per(u.Unit), u.Pack, strings.Join(amounts, ", ")))}
}
