package chat

import (
	"testing"

	"setara/knowledge"
)

// asking is a conversation in which Setara asked which goods are meant.
func asking(product string, choices ...knowledge.Choice) *conversation {
	return &conversation{Case: &savedCase{Said: Understood{Product: product}}, Asking: SlotKind, Choices: choices}
}

func TestAReplyChoosesWhichGoodsAreMeant(t *testing.T) {
	wide := asking("baju anak", knowledge.Choice{Product: "kaos anak"}, knowledge.Choice{Product: "piyama anak"})
	several := asking("matoa", knowledge.Choice{Product: "matoa", Category: "buah"}, knowledge.Choice{Product: "matoa", Category: "jam tangan"})
	for _, test := range []struct {
		conv              *conversation
		reply             string
		product, category string // both empty where the reply is no choice
	}{
		{wide, "1", "kaos anak", ""},
		{wide, "No. 2 kak", "piyama anak", ""},
		{wide, "yang pertama aja", "kaos anak", ""},
		{wide, "terakhir", "piyama anak", ""},
		{wide, "kaos anak", "kaos anak", ""},
		{wide, "kaosnya kak", "kaos anak", ""},
		{wide, "Kaos (12)", "kaos anak", ""},
		{wide, "kaos polos", "kaos polos anak", ""},
		{wide, "gamis anak perempuan", "gamis anak perempuan", ""},
		{wide, "3", "", ""},
		{wide, "1 2", "", ""},
		{wide, "28rb", "", ""},
		{wide, "baju", "", ""},
		{wide, "sandal", "", ""},
		{wide, "biaya admin kaos di shopee berapa", "", ""},
		{several, "2", "matoa", "jam tangan"},
		{several, "buah", "matoa", "buah"},
		{several, "yang buah dong", "matoa", "buah"},
		{several, "jam tangannya", "matoa", "jam tangan"},
		{several, "jam tangan matoa 900rb", "matoa", "jam tangan"},
		{several, "jam", "", ""},
		{several, "sandal jepit", "", ""},
	} {
		t.Run(test.reply, func(t *testing.T) {
			said, ok := test.conv.chosen(test.reply, Understand(test.reply))
			if ok != (test.product != "") || ok && (said.Product != test.product || said.Category != test.category) {
				t.Errorf("got %q in %q, %v; want %q in %q", said.Product, said.Category, ok, test.product, test.category)
			}
		})
	}
}

func TestAReplyThatChoosesMayBringFigures(t *testing.T) {
	conv := asking("matoa", knowledge.Choice{Product: "matoa", Category: "buah"}, knowledge.Choice{Product: "matoa", Category: "jam tangan"})
	reply := "yang buah, modalnya 28rb"
	said, ok := conv.chosen(reply, Understand(reply))
	if !ok || said.Category != "buah" || said.Cost == nil || *said.Cost != 28_000 {
		t.Errorf("got %+v, %v", said, ok)
	}
}

func TestNothingIsChosenWhereSetaraAskedForSomethingElse(t *testing.T) {
	conv := asking("baju", knowledge.Choice{Product: "kaos"}, knowledge.Choice{Product: "daster"})
	conv.Asking = SlotCost
	if said, ok := conv.chosen("1", Understand("1")); ok {
		t.Errorf("got %+v", said)
	}
}
