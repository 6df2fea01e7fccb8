package grounding_test

import (
	"testing"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// tabled is the evidence of an owner who bakes, asks for the fees of two marketplaces,
// and for the fine of a rule.
func tabled() *grounding.Evidence {
	rupiah := func(id, of, label string, value int64) grounding.Fact {
		return grounding.Fact{ID: id, Of: of, Fact: knowledge.Fact{Label: label, Value: value, Unit: knowledge.FactRupiah, Source: "F1", AsOf: knowledge.NewDay(2026, 1, 12)}}
	}
	return &grounding.Evidence{
		Said: "bikin kue kering, jual di shopee sama tiktok, kena berapa",
		Facts: []grounding.Fact{
			rupiah("f1", "Shopee", "biaya per pesanan", 1_250),
			rupiah("f2", "TikTok Shop", "biaya per pesanan", 2_000),
			rupiah("f3", "kue kering", "biaya sekali bikin", 500_000),
			rupiah("f4", "", "UU Halal: sanksi", 2_000_000_000),
		},
		Names: []grounding.Name{
			{ID: "e1", Kind: grounding.NamePlatform, Text: "Shopee"}, {ID: "e2", Kind: grounding.NamePlatform, Text: "TikTok Shop"},
			{ID: "e3", Kind: grounding.NameProduct, Text: "kue kering"}, {ID: "e4", Kind: grounding.NameRegulation, Text: "UU Halal"},
		},
		Blocks: []grounding.Block{{ID: "b1", Text: "Kalau melanggar UU Halal, pelaku usaha kena denda sampai Rp2.000.000.000."}},
	}
}

func TestASlotStandsUnderWordsThatAreOfIt(t *testing.T) {
	for _, test := range []struct {
		name, right, wrong string
	}{
		{"of the marketplace whose slot stands before it", "Kalau lewat {{e1}}, {{f1}}.", "Kalau lewat {{e2}}, {{f1}}."},
		{"of the nearer of two marketplaces", "Lewat {{e1}} {{f1}}, lewat {{e2}} {{f2}}.", "Lewat {{e1}} {{f2}}, lewat {{e2}} {{f1}}."},
		{"of a whole batch, not of one piece", "Sekali bikin {{f3}}.", "Satu toples {{f3}}."},
		{"a fine is no pledge", "Sanksinya {{f4}}.", "Jaminannya {{f4}}."},
	} {
		t.Run(test.name, func(t *testing.T) {
			passesButNot(t, tabled(), test.right, test.wrong)
		})
	}
}
