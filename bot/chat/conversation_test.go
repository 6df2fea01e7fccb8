package chat

import "testing"

func TestOtherGoodsWithAPriceLeaveTheCase(t *testing.T) {
	for _, test := range []struct {
		asked Slot
		reply string
		left  bool
	}{
		{SlotCompetitorPrice, "jual durian 40rb", true},
		{SlotCompetitorPrice, "jual lemper 3rb", true},
		{SlotOwnPrice, "lemper 3rb", true},
		{SlotCost, "matoa 40rb", true},
		{SlotCost, "matoa modal 40rb", true},
		{SlotCost, "lemper 3rb 2rb", true},
		{SlotCost, "getuk 5rb, di pasar 4rb", true},
		{SlotOwnPlatform, "mangut 15rb gimana", true},
		{SlotKind, "arem arem 3rb", true},
		{SlotCost, "sandal 40rb", true},
		{SlotCost, "lemper", false},
		{SlotProduct, "lemper 3rb", false},
		{SlotCost, "modalnya 30rb", false},
		{SlotCost, "cost 30rb", false},
		{SlotCost, "pas 28rb", false},
		{SlotCost, "estimasi 28rb", false},
		{SlotCost, "30rb sepotong", false},
		{SlotCost, "bahan 15rb upah 8rb", false},
		{SlotCost, "merah 30rb", false},
		{SlotCost, "warna hitam 30rb", false},
		{SlotCost, "yang besar 40rb", false},
		{SlotCost, "premium 30rb", false},
		{SlotCost, "hasilnya 30rb", false},
		{SlotCost, "polos 30rb", false},
		{SlotCompetitorPrice, "shopee 25rb", false},
		{SlotCompetitorPrice, "di pasar 20rb", false},
		{SlotCompetitorPrice, "harga normal 30rb", false},
		{SlotPack, "isi 12", false},
	} {
		t.Run(test.reply, func(t *testing.T) {
			conv := &conversation{Case: &savedCase{Said: Understood{Product: "kaos polos"}}, Asking: test.asked}
			if left := conv.leftBy(Understand(test.reply)); left != test.left {
				t.Errorf("left is %v, want %v", left, test.left)
			}
		})
	}
}
