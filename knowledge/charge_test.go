package knowledge

import "testing"

func TestChargeIsPutTogetherFromTheRowsInForce(t *testing.T) {
	from, until := NewDay(2026, 1, 1), NewDay(2025, 12, 31)
	shopee := []Platform{PlatformShopee}
	fees := []Fee{
		{ID: "old", Platforms: shopee, Kind: FeeCommission, Group: FeeGroupFashion, RateLow: 800, RateHigh: 800, Until: &until},
		{ID: "fashion", Platforms: shopee, Kind: FeeCommission, Group: FeeGroupFashion, RateLow: 425, RateHigh: 900, From: &from},
		{ID: "fmcg", Platforms: shopee, Kind: FeeCommission, Group: FeeGroupFMCG, RateLow: 650, RateHigh: 1000, From: &from},
		{ID: "mall", Platforms: shopee, Kind: FeeCommission, Group: FeeGroupFashion, Tier: TierMall, RateLow: 320, RateHigh: 1170, From: &from},
		{ID: "order", Platforms: shopee, Kind: FeeOrder, Group: FeeGroupAny, Fixed: 1250},
		{ID: "xtra", Platforms: shopee, Kind: FeeOptional, Group: FeeGroupAny, RateLow: 400, RateHigh: 550},
	}
	for _, test := range []struct {
		name      string
		platform  Platform
		group     FeeGroup
		on        Day
		low, high BasisPoints
		fixed     Rupiah
		ok        bool
	}{
		{"fashion today", PlatformShopee, FeeGroupFashion, from, 425, 900, 1250, true},
		{"fashion the day before the change", PlatformShopee, FeeGroupFashion, until, 800, 800, 1250, true},
		{"goods of an unknown group span all groups", PlatformShopee, FeeGroupAny, from, 425, 1000, 1250, true},
		{"goods of a group that no row names span all groups", PlatformShopee, FeeGroupElectronics, from, 425, 1000, 1250, true},
		{"a marketplace without rows", PlatformLazada, FeeGroupFashion, from, 0, 0, 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, ok := ChargeOf(fees, Selling{Platform: test.platform, Group: test.group, On: test.on})
			if ok != test.ok || c.Low.Rate() != test.low || c.High.Rate() != test.high || c.High.Fixed != test.fixed {
				t.Errorf("got %+v, %t", c, ok)
			}
		})
	}
}
