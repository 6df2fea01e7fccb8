package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// feeGroup is the class of goods that the fee depends on: that of most
// comparables, else the one that the owner names, else that of the kind of
// goods that they name.
func (p *priceCase) feeGroup() knowledge.FeeGroup {
	if p.found != nil {
		if group := feeGroupOf(p.found); group != knowledge.FeeGroupAny {
			return group
		}
	}
	if p.understood.Sale.Group != "" {
		return p.understood.Sale.Group
	}
	return text.FeeGroupOf(p.understood.Product)
}

// chargeAt is what a marketplace keeps of a sale under the owner's conditions,
// with the programmes given; false where no commission is known.
func (p *priceCase) chargeAt(fees []knowledge.Fee, platform knowledge.Platform, with Options) (knowledge.Charge, bool) {
	sale := &p.understood.Sale
	selling := knowledge.Selling{Platform: platform, Group: p.feeGroup(), On: p.asOf}
	if sale.Mall {
		selling.Tier = knowledge.TierMall
	}
	said := with.Has(OptionAffiliate) && sale.Affiliate != nil
	if said {
		with &^= OptionAffiliate
	}
	selling.Options = with.fees()
	charge, ok := knowledge.ChargeOf(fees, selling)
	if ok && said {
		part := knowledge.FeePart{Option: knowledge.OptionAffiliate, Rate: *sale.Affiliate}
		charge.Low.Parts = append(slices.Clone(charge.Low.Parts), part)
		charge.High.Parts = append(slices.Clone(charge.High.Parts), part)
	}
	return charge, ok
}

// plainCharge is what the marketplace keeps with only the programmes given; nil
// where it is not known.
func (k *reckoning) plainCharge(with Options) *knowledge.Charge {
	if k.understood.SaidFee != nil {
		return k.situation.Charge
	}
	charge, ok := k.chargeAt(k.fees, k.platform, with)
	if !ok {
		return nil
	}
	return &charge
}
