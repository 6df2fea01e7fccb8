package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// usualMarketplaces are set side by side where the owner names fewer than two.
var usualMarketplaces = []knowledge.Platform{
	knowledge.PlatformShopee, knowledge.PlatformTokopedia, knowledge.PlatformTikTokShop, knowledge.PlatformLazada,
	knowledge.PlatformBlibli,
}

// marketplaces are those to set side by side.
func (k *reckoning) marketplaces() []knowledge.Platform {
	if len(k.named) > 1 {
		return k.named
	}
	return usualMarketplaces
}

// alike are marketplaces that keep the same; charge is nil where that is not
// known.
type alike struct {
	platforms []knowledge.Platform
	charge    *knowledge.Charge
	// price is what the owner asks there, where they said one for each place.
	price *knowledge.Rupiah
}

// name is "Tokopedia dan TikTok Shop".
func (a *alike) name() string {
	var names []string
	for _, p := range a.platforms {
		names = append(names, p.Name())
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " dan " + names[len(names)-1]
}

// byCharge looks up what each marketplace keeps and puts those together that
// keep the same by the same rows.
func (k *reckoning) byCharge(platforms []knowledge.Platform) []alike {
	var list []alike
	for _, platform := range platforms {
		if ownChannels[platform] {
			list = append(list, alike{platforms: []knowledge.Platform{platform}, charge: &knowledge.Charge{}})
			continue
		}
		charge, ok := k.chargeAt(k.fees, platform, k.understood.Sale.With)
		if !ok {
			list = append(list, alike{platforms: []knowledge.Platform{platform}})
			continue
		}
		k.tell(charge.Fees)
		same := slices.IndexFunc(list, func(a alike) bool { return a.charge != nil && sameRows(a.charge, &charge) })
		if same >= 0 {
			list[same].platforms = append(list[same].platforms, platform)
		} else {
			list = append(list, alike{platforms: []knowledge.Platform{platform}, charge: &charge})
			k.proveRates("di "+platform.Name(), &charge)
		}
	}
	return list
}

// ownChannels are where owners sell by themselves: nothing is taken of a sale.
var ownChannels = map[knowledge.Platform]bool{
	knowledge.PlatformInstagram: true, knowledge.PlatformFacebook: true, knowledge.PlatformWhatsApp: true,
}

// noticeOf is the row of the fee table that says why a marketplace's fees are
// not known, if there is one.
func (k *reckoning) noticeOf(platform knowledge.Platform) *knowledge.Fee {
	i := slices.IndexFunc(k.fees, func(f knowledge.Fee) bool {
		return f.Kind == knowledge.FeeNotice && f.InForce(k.asOf) && onPlatform(&f, platform)
	})
	if i < 0 {
		return nil
	}
	k.tell(k.fees[i : i+1])
	return &k.fees[i]
}

func sameRows(a, b *knowledge.Charge) bool {
	return slices.EqualFunc(a.Fees, b.Fees, func(x, y knowledge.Fee) bool { return x.ID == y.ID })
}

// rank sets marketplaces side by side: by what is left at the own price, by the
// floor where only the cost is known, by what is paid out where only the price
// is.
func (k *reckoning) rank() passage {
	groups := k.rankedGroups()
	var places []knowledge.Place
	for i := range groups {
		place := knowledge.Place{Platform: groups[i].platforms[0], Price: groups[i].price}
		if groups[i].charge != nil {
			low, high := groups[i].charge.ForPack(k.situation.Pack)
			place.Charge = &knowledge.Charge{Low: low, High: high, Fees: groups[i].charge.Fees}
		}
		places = append(places, place)
	}
	own, cost := k.situation.OwnPrice, k.situation.Cost
	priced := own != nil || k.understood.Sale.Prices != nil
	if !priced && cost == nil {
		return passage{blocks: k.wordRates(groups), needs: SlotCost}
	}
	base := knowledge.Terms{}
	if cost != nil {
		base.Cost = *cost
	}
	placings := knowledge.ComparePlaces(base, own, places)
	k.proveRank(groups, own)
	blocks := k.wordRank(groups, placings)
	k.keepPlaces(groups, placings)
	switch {
	case cost == nil:
		return passage{blocks: blocks, needs: SlotCost}
	case !priced:
		return passage{blocks: blocks, needs: SlotOwnPrice}
	}
	return passage{blocks: blocks}
}

// rankedGroups are the marketplaces to set side by side: each by itself where
// the owner said a price for each.
func (k *reckoning) rankedGroups() []alike {
	prices := k.understood.Sale.Prices
	if prices == nil {
		return k.byCharge(k.marketplaces())
	}
	var groups []alike
	for _, p := range *prices {
		group := k.byCharge([]knowledge.Platform{p.Platform})[0]
		group.price = &p.Price
		groups = append(groups, group)
	}
	return groups
}

// groupOf are the marketplaces that a placing stands for.
func groupOf(groups []alike, p *knowledge.Placing) *alike {
	i := slices.IndexFunc(groups, func(a alike) bool { return a.platforms[0] == p.Platform })
	return &groups[i]
}

// keepPlaces puts the ranking into the result, each marketplace by itself.
func (k *reckoning) keepPlaces(groups []alike, placings []knowledge.Placing) {
	for i := range placings {
		p := &placings[i]
		for _, platform := range groupOf(groups, p).platforms {
			place := ReckonedPlace{Platform: platform, Rank: p.Rank}
			if k.situation.Cost != nil {
				place.Profit, place.ProfitHigh, place.BreakEven, place.BreakEvenLow = p.Profit, p.ProfitHigh, p.Floor, p.FloorLow
			}
			k.result.Places = append(k.result.Places, place)
		}
	}
}
