package chat

import (
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
)

func TestWhatAnOwnerSaidOfAPackComesBackAsTheySaidIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pack := knowledge.Pack(rapid.Int64Range(2, 500).Draw(t, "pieces")) * knowledge.One
		amount := knowledge.Rupiah(rapid.Int64Range(1, int64(knowledge.MaxRupiah)).Draw(t, "amount"))
		u := Understood{Pack: pack, Aside: Aside{ForPack: []PackAmount{{Amount: amount, Pack: pack}}}}
		if got, said := u.WholePack(pack.Each(amount)); got != amount || !said {
			t.Fatalf("%s for %s comes back as %s (said: %t)", amount, pack, got, said)
		}
	})
}

func TestAPackThatIsToldLaterIsForThePricesBefore(t *testing.T) {
	u := Understood{OwnPrice: new(knowledge.Rupiah(50_000)), Unit: knowledge.UnitPiece, Pack: knowledge.One,
		Aside: Aside{PackUnclear: true, ForPack: []PackAmount{{Amount: 50_000, Pack: knowledge.One}}}}
	u.add(Understood{Unit: knowledge.UnitPiece, Pack: 3 * knowledge.One, Aside: Aside{UnitSaid: true}})
	if got, said := u.WholePack(*u.OwnPrice); got != 50_000 || !said {
		t.Errorf("own price %s for one, %s for the pack (said: %t)", *u.OwnPrice, got, said)
	}
}

func TestACostSaidOfAnotherPackIsSharedExactly(t *testing.T) {
	u := Understood{Pack: 14 * knowledge.One, Aside: Aside{ForPack: []PackAmount{{Amount: 100_000, Pack: 7 * knowledge.One}}}}
	if got, said := u.WholePack(14_286); got != 200_000 || said {
		t.Errorf("twice 100.000 for seven is %s (said: %t)", got, said)
	}
}

func TestInAGroupTheCostIsForgottenInEveryForm(t *testing.T) {
	u := Understood{OwnPrice: new(knowledge.Rupiah(16_667)), Cost: new(knowledge.Rupiah(12_000)), Pack: 3 * knowledge.One,
		Aside: Aside{ForPack: []PackAmount{{Amount: 50_000, Pack: 3 * knowledge.One}, {Amount: 36_000, Pack: 3 * knowledge.One}}}}
	u.forgetCost()
	if len(u.ForPack) != 1 || u.ForPack[0].Amount != 50_000 {
		t.Errorf("remembered %v", u.ForPack)
	}
}
