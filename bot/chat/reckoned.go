package chat

import "setara/knowledge"

// Reckoned are the figures of a question of arithmetic as scripts read them:
// money in rupiah for one unit unless the name says otherwise, fields that do
// not apply absent.
type Reckoned struct {
	// PriceForProfit, PriceForMargin and PriceForMarkup are the lowest prices
	// that leave what the owner wants.
	PriceForProfit *knowledge.Rupiah `json:"price_for_profit,omitempty"`
	PriceForMargin *knowledge.Rupiah `json:"price_for_margin,omitempty"`
	PriceForMarkup *knowledge.Rupiah `json:"price_for_markup,omitempty"`
	// MarkupBP is the profit at the own price as a share of the cost.
	MarkupBP *knowledge.BasisPoints `json:"markup_bp,omitempty"`
	// DiscountPaid is what the buyer pays after the discount, DiscountProfit
	// what that leaves; MostDiscountBP and MostDiscountPrice are the furthest
	// that the price may come down without loss.
	DiscountPaid      *knowledge.Rupiah      `json:"discount_paid,omitempty"`
	DiscountProfit    *knowledge.Rupiah      `json:"discount_profit,omitempty"`
	MostDiscountBP    *knowledge.BasisPoints `json:"most_discount_bp,omitempty"`
	MostDiscountPrice *knowledge.Rupiah      `json:"most_discount_price,omitempty"`
	// Bundle is how many are sold in one order; the other fields are for all
	// of them together.
	Bundle          int               `json:"bundle,omitempty"`
	BundleBreakEven *knowledge.Rupiah `json:"bundle_break_even,omitempty"`
	BundlePrice     *knowledge.Rupiah `json:"bundle_price,omitempty"`
	BundleProfit    *knowledge.Rupiah `json:"bundle_profit,omitempty"`
	// NetLow and NetHigh are what is paid out at the own price; PriceForNet is
	// the lowest price for the payout that the owner wants.
	NetLow      *knowledge.Rupiah `json:"net_low,omitempty"`
	NetHigh     *knowledge.Rupiah `json:"net_high,omitempty"`
	PriceForNet *knowledge.Rupiah `json:"price_for_net,omitempty"`
	// OptionsProfit is what is left with the programmes, PlainProfit without.
	OptionsProfit *knowledge.Rupiah `json:"options_profit,omitempty"`
	PlainProfit   *knowledge.Rupiah `json:"plain_profit,omitempty"`
	// ProfitPerMonth and LossPerMonth are at the own price and at the
	// competitor's; a negative loss is a profit.
	ProfitPerMonth *knowledge.Rupiah `json:"profit_per_month,omitempty"`
	LossPerMonth   *knowledge.Rupiah `json:"loss_per_month,omitempty"`
	// PiecesPerMonth is how many must be sold for the profit wanted of a month.
	PiecesPerMonth int64 `json:"pieces_per_month,omitempty"`
	// ReturnsProfit is what an order sent leaves where the goods that come
	// back can be sold again, ReturnsLostProfit where they cannot.
	ReturnsProfit     *knowledge.Rupiah `json:"returns_profit,omitempty"`
	ReturnsLostProfit *knowledge.Rupiah `json:"returns_lost_profit,omitempty"`
	// TaxedProfit is what the own price leaves after the share for tax.
	TaxedProfit *knowledge.Rupiah `json:"taxed_profit,omitempty"`
	// TaxPerYear is the final income tax on the year's turnover.
	TaxPerYear *knowledge.Rupiah `json:"tax_per_year,omitempty"`
	// ChangeProfit is how much more the own price leaves than the one before
	// it; less where it is negative.
	ChangeProfit *knowledge.Rupiah `json:"change_profit,omitempty"`
	// Places are the marketplaces side by side, the best first.
	Places []ReckonedPlace `json:"places,omitempty"`
}

// ReckonedPlace is one marketplace among others. Rank is 1 for the best and
// absent where its rate is not known.
type ReckonedPlace struct {
	Platform     knowledge.Platform `json:"platform"`
	Rank         int                `json:"rank,omitempty"`
	Profit       *knowledge.Rupiah  `json:"profit,omitempty"`
	ProfitHigh   *knowledge.Rupiah  `json:"profit_high,omitempty"`
	BreakEven    *knowledge.Rupiah  `json:"break_even,omitempty"`
	BreakEvenLow *knowledge.Rupiah  `json:"break_even_low,omitempty"`
}
