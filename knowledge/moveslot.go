package knowledge

import (
	"slices"
	"strings"
)

// MoveSlot names what code puts into the sentence of a move: one of the slots
// below, or a figure of a fact that the rule rests on.
type MoveSlot string

// The slots that are filled from the situation. Those for amounts are for one
// unit.
const (
	// SlotUnit is "per buah", SlotMarketplace the marketplace's name, SlotDay
	// the day of the oldest fact.
	SlotUnit        MoveSlot = "satuan"
	SlotMarketplace MoveSlot = "marketplace"
	SlotDay         MoveSlot = "tanggal"

	// The fee for each order, what one unit bears of it where an order holds
	// two or three, and what three save.
	SlotOrderFee   MoveSlot = "biaya_pesanan"
	SlotFeeOfTwo   MoveSlot = "biaya_isi_dua"
	SlotFeeOfThree MoveSlot = "biaya_isi_tiga"
	SlotSaved      MoveSlot = "hemat_isi_tiga"

	// What the marketplace keeps at the own price, and the profit without it.
	SlotKept      MoveSlot = "potongan_sekarang"
	SlotOwnProfit MoveSlot = "untung_jual_sendiri"

	// Comparables in smaller packs: how many, their median, how far it is over
	// the own price, and one of them.
	SlotSmallCount   MoveSlot = "jumlah_kemasan_kecil"
	SlotSmallPrice   MoveSlot = "harga_kemasan_kecil"
	SlotSmallGap     MoveSlot = "selisih_kemasan_kecil"
	SlotSmallExample MoveSlot = "contoh_kemasan_kecil"

	// Comparables sold wholesale: how many, their median, and the profit that
	// it leaves where no marketplace takes a share.
	SlotLotCount  MoveSlot = "jumlah_grosir"
	SlotLotPrice  MoveSlot = "harga_grosir"
	SlotLotProfit MoveSlot = "untung_grosir"

	// Comparables made to order: how many, their median, and one of them.
	SlotCustomCount   MoveSlot = "jumlah_custom"
	SlotCustomPrice   MoveSlot = "harga_custom"
	SlotCustomExample MoveSlot = "contoh_custom"

	// SlotLacking is what the leaders state, with counts and an example.
	SlotLacking MoveSlot = "ciri"
)

// figureGroups are the slots whose figures come about together: where a
// sentence says one, all of them are kept, so that it can be followed.
var figureGroups = [...][]MoveSlot{
	{SlotOrderFee, SlotFeeOfTwo, SlotFeeOfThree, SlotSaved},
	{SlotKept, SlotOwnProfit},
	{SlotSmallCount, SlotSmallPrice, SlotSmallGap},
	{SlotLotCount, SlotLotPrice, SlotLotProfit},
	{SlotCustomCount, SlotCustomPrice},
}

// together are the slots whose figures come about with that of one.
func (s MoveSlot) together() []MoveSlot {
	for _, group := range figureGroups {
		if slices.Contains(group, s) {
			return group
		}
	}
	return nil
}

// MoveSlots are all slots that are filled from the situation.
func MoveSlots() []MoveSlot {
	return []MoveSlot{
		SlotUnit, SlotMarketplace, SlotDay, SlotOrderFee, SlotFeeOfTwo, SlotFeeOfThree, SlotSaved, SlotKept, SlotOwnProfit,
		SlotSmallCount, SlotSmallPrice, SlotSmallGap, SlotSmallExample, SlotLotCount, SlotLotPrice, SlotLotProfit,
		SlotCustomCount, SlotCustomPrice, SlotCustomExample, SlotLacking,
	}
}

// Label is the slot in words, for a fact.
func (s MoveSlot) Label() string { return strings.ReplaceAll(string(s), "_", " ") }
