package knowledge

import "testing"

func TestPlacesAreRankedByWhatIsSurelyLeft(t *testing.T) {
	shopee := Place{Platform: PlatformShopee, Charge: chargeOfRates(425, 900, 1_250)}
	tiktok := Place{Platform: PlatformTikTokShop, Charge: chargeOfRates(697, 697, 1_250)}
	tokopedia := Place{Platform: PlatformTokopedia, Charge: chargeOfRates(697, 697, 1_250)}
	blibli := Place{Platform: PlatformBlibli, Charge: nil}
	own := Place{Platform: PlatformWhatsApp, Charge: new(Charge)}
	base := Terms{Cost: 28_000}

	type placed struct {
		platform Platform
		rank     int
		certain  bool
	}
	want := []placed{
		{PlatformWhatsApp, 1, true},
		{PlatformTikTokShop, 2, false}, // Shopee may keep only 4,25 %
		{PlatformTokopedia, 2, false},
		{PlatformShopee, 4, true},
		{PlatformBlibli, 0, false},
	}
	for name, price := range map[string]*Rupiah{"at a price": new(Rupiah(45_000)), "by the floor": nil} {
		t.Run(name, func(t *testing.T) {
			got := ComparePlaces(base, price, []Place{blibli, shopee, tiktok, tokopedia, own})
			for i, p := range got {
				if (placed{p.Platform, p.Rank, p.Certain}) != want[i] {
					t.Errorf("place %d: %s, rank %d, certain %t; want %+v", i, p.Platform, p.Rank, p.Certain, want[i])
				}
				if (p.Profit != nil) != (price != nil && p.Charge != nil) || (p.Floor != nil) != (p.Charge != nil) {
					t.Errorf("%s: floor %v, profit %v", p.Platform, p.Floor, p.Profit)
				}
			}
		})
	}
	got := ComparePlaces(base, new(Rupiah(45_000)), []Place{tiktok})
	if *got[0].Profit != 12_613 || *got[0].Floor != 31_441 {
		t.Errorf("TikTok Shop: profit %s, floor %s", *got[0].Profit, *got[0].Floor)
	}
}

func TestAnImpossibleCaseRanksNoPlace(t *testing.T) {
	got := ComparePlaces(Terms{Cost: -1}, new(Rupiah(45_000)), []Place{{Platform: PlatformShopee, Charge: new(Charge)}})
	if got[0].Rank != 0 || got[0].Profit != nil || got[0].Floor != nil {
		t.Errorf("got %+v", got[0])
	}
}

func TestAPlaceWithItsOwnPriceIsRankedByIt(t *testing.T) {
	free := new(Charge)
	dear := Place{Platform: PlatformWhatsApp, Charge: free, Price: new(Rupiah(50_000))}
	got := ComparePlaces(Terms{Cost: 28_000}, new(Rupiah(45_000)), []Place{{Platform: PlatformInstagram, Charge: free}, dear})
	if got[0].Platform != PlatformWhatsApp || *got[0].Profit != 22_000 || *got[1].Profit != 17_000 {
		t.Errorf("got %s with %s, then %s", got[0].Platform, *got[0].Profit, *got[1].Profit)
	}
}
