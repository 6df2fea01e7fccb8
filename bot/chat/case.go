package chat

import (
	"context"
	"slices"

	"setara/knowledge"
)

// answerCase adds what was said to the case under way and answers it anew.
func (c *Chat) answerCase(ctx context.Context, conv *conversation, said Understood) (Response, error) {
	return c.answerOn(ctx, conv, Reading{Understood: said})
}

// answerOn is [Chat.answerCase] where the message may ask to reckon something
// else; where it does not, what was reckoned last is reckoned anew.
func (c *Chat) answerOn(ctx context.Context, conv *conversation, more Reading) (Response, error) {
	said := more.Understood
	r := Reading{
		Intent: IntentPrice, Understood: conv.Case.Understood(), Topics: more.Topics, Flaw: more.Flaw,
		Platforms: more.Platforms, goesOn: true,
	}
	if more.Topics == 0 && more.Flaw == "" {
		r.Topics, r.Platforms = conv.Case.Topics, conv.Case.Platforms
	} else {
		r.Understood.Sale, r.Understood.WantedMargin = r.Understood.Sale.conditions(), 0
	}
	if conv.Doubt != nil && conv.Doubt.Kind == DoubtWhose {
		if said.OwnPrice == nil && said.CompetitorPrice == nil {
			r.Doubt = conv.Doubt // something else was answered; the doubt stays
		} else {
			said.addOther(conv.Doubt.Values)
		}
	}
	if said.OwnPrice != nil && r.Topics.Has(TopicChange) && said.Sale.Before == nil {
		r.Understood.Sale.Before = r.Understood.OwnPrice // asked until now
	}
	if rise := said.Sale.CostRise; rise != nil && said.Cost == nil && r.Understood.Cost != nil {
		cost := *r.Understood.Cost + *rise
		if cost <= 0 || cost > knowledge.MaxRupiah {
			return say(askPossible), nil
		}
		said.Cost = &cost
	}
	r.Understood.add(said)
	answer, err := c.answer(ctx, r)
	if err != nil {
		return Response{}, err
	}
	conv.keep(&answer)
	return answer.Full(), nil
}

// add takes over what was said later.
func (u *Understood) add(said Understood) {
	u.alignPacks(&said)
	u.hear(said.ForPack)
	if said.Product != "" || said.hasAmount() {
		u.Dollars = nil // the prices in use are said anew
	}
	if said.Dollars != nil {
		u.Dollars = said.Dollars
	}
	for _, slot := range [...]struct{ to, from **knowledge.Rupiah }{
		{&u.OwnPrice, &said.OwnPrice}, {&u.CompetitorPrice, &said.CompetitorPrice}, {&u.Cost, &said.Cost},
	} {
		if *slot.from != nil {
			*slot.to = *slot.from
		}
	}
	if said.Cost != nil {
		u.Kept = said.Kept
	}
	if said.Product != "" {
		u.Product, u.Category = said.Product, said.Category
	}
	if said.OwnPlatform != "" || said.Offline {
		u.OwnPlatform, u.Offline = said.OwnPlatform, said.Offline
	}
	if said.CompetitorPlatform != "" {
		u.CompetitorPlatform = said.CompetitorPlatform
	}
	if said.WantedMargin != 0 {
		u.WantedMargin = said.WantedMargin
	}
	if said.SaidFee != nil {
		u.SaidFee = said.SaidFee
	}
	for _, sign := range said.Signs {
		if !slices.Contains(u.Signs, sign) {
			u.Signs = append(u.Signs, sign)
		}
	}
	u.Sale.add(said.Sale)
}

// alignPacks brings what was said before and what is said now to one measure.
func (u *Understood) alignPacks(said *Understood) {
	switch {
	case !said.UnitSaid:
		// Setara asks for the pack that the owner sells by.
		said.divide(u.Pack)
	case u.PackUnclear, !knowledge.SameMeasure(u.Unit, said.Unit), !said.hasAmount():
		// Now it is known what the earlier prices were for.
		if u.UnitSaid && !u.PackUnclear && said.hasAmount() {
			u.OwnPrice, u.CompetitorPrice, u.Cost = nil, nil, nil // for another measure
		}
		if u.PackUnclear || !u.UnitSaid {
			u.divide(said.Pack)
		}
		u.Unit, u.Pack, u.UnitSaid, u.PackUnclear = said.Unit, said.Pack, true, said.PackUnclear
	case said.OwnPrice != nil:
		u.Unit, u.Pack, u.UnitSaid = said.Unit, said.Pack, true
	}
}

// divide turns prices for a pack into prices for a unit.
func (u *Understood) divide(pack knowledge.Pack) {
	u.regard(pack)
	for _, amount := range [...]**knowledge.Rupiah{&u.OwnPrice, &u.CompetitorPrice, &u.Cost} {
		if *amount != nil {
			*amount = new(pack.Each(**amount))
		}
	}
}

func (u *Understood) hasAmount() bool {
	return u.OwnPrice != nil || u.CompetitorPrice != nil || u.Cost != nil
}

// addOther gives the one of two values that was not claimed to the other side.
func (u *Understood) addOther(values []knowledge.Rupiah) {
	if len(values) != 2 || (u.OwnPrice == nil) == (u.CompetitorPrice == nil) {
		return
	}
	claimed, free := u.OwnPrice, &u.CompetitorPrice
	if claimed == nil {
		claimed, free = u.CompetitorPrice, &u.OwnPrice
	}
	other := values[0]
	if other == *claimed {
		other = values[1]
	}
	*free = &other
}
