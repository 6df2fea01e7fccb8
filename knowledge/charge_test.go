package knowledge

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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

func TestProgrammesAreChargedOnlyWhereTheyAreSwitchedOn(t *testing.T) {
	shopee := []Platform{PlatformShopee}
	fees := []Fee{
		{ID: "admin", Platforms: shopee, Kind: FeeCommission, Group: FeeGroupAny, RateLow: 425, RateHigh: 900},
		{ID: "order", Platforms: shopee, Kind: FeeOrder, Group: FeeGroupAny, Fixed: 1250},
		{ID: "ongkir", Slug: "shopee-gratis-ongkir-xtra", Platforms: shopee, Kind: FeeOptional, RateLow: 400, RateHigh: 550, Cap: 10_000},
		{ID: "promo", Slug: "shopee-promo-cashback-xtra", Platforms: shopee, Kind: FeeOptional, RateLow: 450, RateHigh: 450, Cap: 20_000},
		{ID: "po", Slug: "shopee-pre-order", Platforms: shopee, Kind: FeePreorder, RateLow: 300, RateHigh: 300},
	}
	selling := Selling{Platform: PlatformShopee, Group: FeeGroupAny}
	c, _ := ChargeOf(fees, selling)
	if c.High.Rate() != 900 || len(c.Fees) != 2 {
		t.Errorf("nothing switched on: %+v", c)
	}
	selling.Options = []FeeOption{OptionPreorder, OptionFreeShipping, OptionLive}
	c, _ = ChargeOf(fees, selling)
	want := Charge{
		Low: Take{Fixed: 1250, Parts: []FeePart{
			{ID: "admin", Rate: 425}, {ID: "ongkir", Option: OptionFreeShipping, Rate: 400, Cap: 10_000}, {ID: "po", Option: OptionPreorder, Rate: 300},
		}},
		High: Take{Fixed: 1250, Parts: []FeePart{
			{ID: "admin", Rate: 900}, {ID: "ongkir", Option: OptionFreeShipping, Rate: 550, Cap: 10_000}, {ID: "po", Option: OptionPreorder, Rate: 300},
		}},
		Fees: []Fee{fees[0], fees[1], fees[2], fees[4]},
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Error(diff)
	}
	if lacking := c.Lacks(selling.Options); !slices.Equal(lacking, []FeeOption{OptionLive}) {
		t.Errorf("lacks %v", lacking)
	}
}

func TestAMallSellerIsChargedTheRowsOfAMall(t *testing.T) {
	shopee := []Platform{PlatformShopee}
	fees := []Fee{
		{ID: "regular", Platforms: shopee, Kind: FeeCommission, Tier: TierRegular, RateLow: 425, RateHigh: 900},
		{ID: "mall", Platforms: shopee, Kind: FeeCommission, Tier: TierMall, RateLow: 320, RateHigh: 1170},
		{ID: "order", Platforms: shopee, Kind: FeeOrder, Tier: TierAny, Fixed: 1250},
	}
	for tier, want := range map[SellerTier][]string{"": {"regular", "order"}, TierRegular: {"regular", "order"}, TierMall: {"mall", "order"}} {
		c, _ := ChargeOf(fees, Selling{Platform: PlatformShopee, Tier: tier})
		var ids []string
		for _, f := range c.Fees {
			ids = append(ids, f.ID)
		}
		if !slices.Equal(ids, want) {
			t.Errorf("tier %q: charged %v, want %v", tier, ids, want)
		}
	}
}

func TestTaxOnTopAndCapsAreReckonedWithEachPart(t *testing.T) {
	part := FeePart{Rate: 650, Tax: 1100, Cap: 10_000}
	for price, want := range map[Rupiah]Rupiah{
		100_000: 7_215,  // 6,5 % and 11 % of that
		10_001:  722,    // 721,57
		153_846: 11_100, // 6,5 % is 9.999,99: rounded once, with the tax
		153_900: 11_100, // capped at 10.000, and 11 % of that
		900_000: 11_100,
	} {
		if got := part.Of(price); got != want {
			t.Errorf("of %s: %s, want %s", price, got, want)
		}
	}
	platforms := []Platform{PlatformShopee}
	c, _ := ChargeOf([]Fee{
		{ID: "on top", Platforms: platforms, Kind: FeeCommission, RateLow: 1000, RateHigh: 1000, Tax: FeeTaxOnTop},
		{ID: "order", Platforms: platforms, Kind: FeeOrder, Fixed: 1_000, Tax: FeeTaxOnTop},
	}, Selling{Platform: PlatformShopee})
	if c.High.Rate() != 1110 || c.High.Fixed != 1_110 {
		t.Errorf("10 %% and Rp1.000 with tax on top: %s and %s", c.High.Rate(), c.High.Fixed)
	}
}

func TestARangeOfRowsHoldsEachOfThemAtAnyPrice(t *testing.T) {
	platforms := []Platform{PlatformShopee}
	rows := []Fee{
		{ID: "a", Platforms: platforms, Kind: FeeCommission, RateLow: 300, RateHigh: 500, Cap: 20_000},
		{ID: "b", Platforms: platforms, Kind: FeeCommission, RateLow: 400, RateHigh: 400, Cap: 5_000, Fixed: 500},
		{ID: "c", Platforms: platforms, Kind: FeeCommission, RateLow: 350, RateHigh: 450},
	}
	all, _ := ChargeOf(rows, Selling{Platform: PlatformShopee})
	for price := Rupiah(1_000); price < 2_000_000; price += 777 {
		for i := range rows {
			one, _ := ChargeOf(rows[i:i+1], Selling{Platform: PlatformShopee})
			if all.Low.Of(price)+all.Low.Fixed > one.Low.Of(price)+one.Low.Fixed ||
				all.High.Of(price)+all.High.Fixed < one.High.Of(price)+one.High.Fixed {
				t.Fatalf("at %s row %s lies outside the range", price, rows[i].ID)
			}
		}
	}
}
