package chat

import "setara/knowledge"

// perYear is how many of a period make a year.
func (p Period) perYear() knowledge.Rupiah {
	switch p {
	case PeriodDay:
		return 365
	case PeriodWeek:
		return 52
	case PeriodMonth:
		return 12
	default:
		return 1
	}
}

// taxCase is one turnover of a year with the tax on it.
type taxCase struct {
	turnover knowledge.Rupiah
	due      knowledge.Rupiah
	// covered tells that the rule is meant for such a turnover.
	covered bool
}

// tax answers what final income tax is due on the turnover.
func (k *reckoning) tax() passage {
	rule, ok := knowledge.IncomeTaxOn(k.asOf)
	if !ok {
		return k.taxUnknown()
	}
	k.regulations = []string{rule.Regulation}
	if k.asOf >= rule.Collection.AsOf {
		k.regulations = append(k.regulations, rule.Collection.ID)
	}
	who := knowledge.TaxpayerPerson
	if k.understood.Sale.Company {
		who = knowledge.TaxpayerFirm
	}
	turnover, every, ok := k.turnover()
	if !ok && k.understood.Sale.Tax != nil && k.ready() {
		return passage{blocks: k.taxed(rule)}
	}
	if !ok {
		return passage{blocks: append(k.wordTaxRule(rule, who), k.wordTaxState(rule)...), needs: SlotTurnover}
	}
	of := func(every Period) taxCase {
		c := taxCase{turnover: turnover * every.perYear()}
		if c.turnover <= knowledge.MaxRupiah*100 {
			c.due, c.covered = rule.Due(who, c.turnover)
		}
		return c
	}
	year := of(every)
	k.proveTax(rule, who, turnover, every, year)
	blocks := []Block{k.wordTax(rule, who, year)}
	if year.covered {
		k.result.TaxPerYear = &year.due
	}
	if every == "" {
		if month := of(PeriodMonth); month != year {
			k.proveTax(rule, who, turnover, PeriodMonth, month)
			blocks = append(blocks, k.wordTaxIfMonth(month))
		}
	}
	if k.ready() && k.understood.AsksProfit && k.topics == TopicTax {
		k.charged = true
		blocks = append(blocks, k.wordNow(*k.situation.OwnPrice, k.high))
	}
	return passage{blocks: append(blocks, k.wordTaxState(rule)...)}
}

// taxUnknown is the answer where no rule may be told: only what the owner's own
// share of tax leaves is worked out.
func (k *reckoning) taxUnknown() passage {
	var blocks []Block
	if _, _, said := k.turnover(); !said && k.understood.Sale.Tax != nil && k.ready() {
		blocks = k.taxed(nil)
	}
	return passage{blocks: append(blocks, wordNoTaxRule(k.asOf))}
}

// taxed is what the own price leaves once a share of it is set aside for tax;
// without a rule nothing is said of whom the tax falls on.
func (k *reckoning) taxed(rule *knowledge.IncomeTaxRule) []Block {
	k.charged = true
	own, terms := *k.situation.OwnPrice, k.high
	terms.IncomeTax = *k.understood.Sale.Tax
	profit, left := k.high.Profit(own), terms.Profit(own)
	due := profit - left
	k.result.TaxedProfit = &left
	k.proveLeft(proofOwn, k.high, own)
	k.prove(proofTaxed, minus(profit, due, left))
	return k.wordTaxed(rule, own, profit, due)
}

// turnover is what the business sells, as the owner says it, or else what a
// month's sales come to.
func (k *reckoning) turnover() (knowledge.Rupiah, Period, bool) {
	sale := &k.understood.Sale
	if sale.Turnover != nil {
		return *sale.Turnover, sale.TurnoverEvery, true
	}
	if sale.Monthly > 0 && k.situation.OwnPrice != nil {
		sold := sale.Monthly
		if k.countsPacks() {
			sold = k.understood.Pack * (sold / knowledge.One)
		}
		return sold.Times(*k.situation.OwnPrice), PeriodMonth, true
	}
	return 0, "", false
}
