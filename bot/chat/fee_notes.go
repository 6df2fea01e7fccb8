package chat

import (
	"regexp"
	"strconv"
	"strings"

	"setara/knowledge"
)

// noteFigure finds the amounts and shares in the words of the fee table.
var noteFigure = regexp.MustCompile(`Rp([0-9]+(?:\.[0-9]{3})*)|([0-9]{1,3})(?:,([0-9]{1,2}))?%`)

// notes adds the figures that stand in a row's words, which are told as they
// are.
func (f *factList) notes(fee *knowledge.Fee) {
	row := factList{asOf: fee.AsOf}
	for _, m := range noteFigure.FindAllStringSubmatch(fee.Base+" "+fee.Notes, -1) {
		digits, unit := strings.ReplaceAll(m[1], ".", ""), knowledge.FactRupiah
		if digits == "" {
			digits, unit = m[2]+(m[3] + "00")[:2], knowledge.FactBasisPoints
		}
		if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
			row.add("disebut di catatan", n, unit, fee.ID)
		}
	}
	f.facts = append(f.facts, row.facts...)
}
