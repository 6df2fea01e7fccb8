package chat

import (
	"strings"

	"setara/knowledge"
)

// Intent is what kind of answer a question asks for.
type Intent string

// The intents. Cost is HPP, duty, tax and landed cost; Fee is what a
// marketplace takes.
const (
	IntentPrice      Intent = "price"
	IntentCost       Intent = "cost"
	IntentFee        Intent = "fee"
	IntentProgram    Intent = "program"
	IntentRegulation Intent = "regulation"
	IntentReport     Intent = "report"
	IntentBroadcast  Intent = "broadcast"
	IntentSmalltalk  Intent = "smalltalk"
	IntentOutOfScope Intent = "out_of_scope"
	IntentUnknown    Intent = "unknown"
)

// Understood is what one question says. What was not said is absent.
type Understood struct {
	// Product is the owner's product words in normal form, not a category.
	Product string `json:"product,omitempty"`
	// OwnPrice, CompetitorPrice and Cost are for one Unit, after division by
	// the pack that was said with each of them. Of a range or of several
	// competitors it is the lowest that counts, since that one bites; of a
	// range of one's own price or cost the upper end, which promises least.
	OwnPrice        *knowledge.Rupiah `json:"own_price,omitempty"`
	CompetitorPrice *knowledge.Rupiah `json:"competitor_price,omitempty"`
	Cost            *knowledge.Rupiah `json:"cost,omitempty"`
	// Unit and Pack are what the owner sells by: pieces and one unless said.
	Unit               knowledge.Unit     `json:"unit,omitempty"`
	Pack               knowledge.Pack     `json:"pack,omitempty"`
	OwnPlatform        knowledge.Platform `json:"own_platform,omitempty"`
	CompetitorPlatform knowledge.Platform `json:"competitor_platform,omitempty"`

	Aside `json:"-"`
}

// Aside is the part of what one question says that scripts do not read, and
// that is remembered all the same.
type Aside struct {
	// Category is the category of goods that the owner chose where the product
	// words fit several, see [knowledge.Choice].
	Category string `json:"category,omitempty"`
	// WantedMargin is the profit that the owner wants, as a share of the
	// price; 0 where none was said.
	WantedMargin knowledge.BasisPoints `json:"wanted_margin,omitempty"`
	// UnitSaid tells a unit that was said from one that is assumed.
	UnitSaid bool `json:"unit_said,omitempty"`
	// PackUnclear marks a package of no fixed count ("sedus", "satu seri"): the
	// prices are for the whole of it.
	PackUnclear bool `json:"pack_unclear,omitempty"`
	// Offline marks an owner who sells outside the marketplaces: in a shop, at
	// a market, from home.
	Offline bool `json:"offline,omitempty"`
	// AsksDuty marks a question that asks for the duty on imports too.
	AsksDuty bool `json:"asks_duty,omitempty"`
	// AsksProfit marks a question for what is left of the own price before
	// anything else.
	AsksProfit bool `json:"asks_profit,omitempty"`
	// AsksCost marks a question for what one of the goods costs, of an amount
	// that a batch cost; AsksMarkup one for the profit as a share of the cost.
	AsksCost   bool `json:"asks_cost,omitempty"`
	AsksMarkup bool `json:"asks_markup,omitempty"`
	// ForPack are the amounts as they were said, the latest first: those of
	// [Understood] are rounded to a unit. See [Understood.WholePack].
	ForPack []PackAmount `json:"for_pack,omitempty"`
	// SaidFee is the share of the price that a marketplace takes as the owner
	// says it ("potongan 12%"); nil where they did not.
	SaidFee *knowledge.BasisPoints `json:"said_fee,omitempty"`
	// EndOwn and EndCompetitor are the price of that side where it is one end
	// of a range that was said: the upper of the owner's, the lower of the
	// other's.
	EndOwn        *knowledge.Rupiah `json:"end_own,omitempty"`
	EndCompetitor *knowledge.Rupiah `json:"end_competitor,omitempty"`
	// Signs are what was said of a breach.
	Signs []knowledge.Sign `json:"signs,omitempty"`
	// Sale is what was said about the sale beside its prices.
	Sale Sale `json:"sale,omitzero"`
	// Dollars are the prices that were said in US dollars.
	Dollars *saidDollars `json:"dollars,omitempty"`
	// Kept is the product that Cost is of, where the owner did not say it now
	// but had it kept; nil otherwise.
	Kept *knowledge.Product `json:"kept,omitempty"`
}

// Slot names one thing that the conversation can ask for.
type Slot string

// The slots. Whose asks which of two prices is the owner's, OwnPlatform where
// the owner sells, Pack how many pieces are in what the owner sells, Kind which
// of several goods the product words mean, Turnover what the whole business
// sells.
const (
	SlotCost            Slot = "cost"
	SlotOwnPrice        Slot = "own_price"
	SlotCompetitorPrice Slot = "competitor_price"
	SlotProduct         Slot = "product"
	SlotWhose           Slot = "whose"
	SlotOwnPlatform     Slot = "own_platform"
	SlotPack            Slot = "pack"
	SlotKind            Slot = "kind"
	SlotTurnover        Slot = "turnover"
)

// DoubtKind is why one short question must come before an answer.
type DoubtKind string

// The kinds of doubt.
const (
	// DoubtWhose: it cannot be told which of the Values is whose price.
	DoubtWhose DoubtKind = "whose"
	// DoubtMagnitude: one amount may mean any of the Values, such as 50 or
	// 50.000; it stands for Slot.
	DoubtMagnitude DoubtKind = "magnitude"
	// DoubtImpossible: the amount said for Slot cannot be a price (negative,
	// nothing, or beyond [knowledge.MaxRupiah]). Values is empty.
	DoubtImpossible DoubtKind = "impossible"
	// DoubtSeveral: several goods are named with a cost and a price each, which
	// must not be mixed. Values is empty.
	DoubtSeveral DoubtKind = "several"
)

// Doubt is what cannot be told from the words.
type Doubt struct {
	Kind DoubtKind
	// Slot is what the doubtful amount stands for; [SlotWhose] where that is
	// the very question.
	Slot Slot
	// Values are the readings to choose from, in the order in which they were
	// said, for one unit each.
	Values []knowledge.Rupiah
}

// Reading is one question of a message as Setara reads it.
type Reading struct {
	// Text is the part of the message that this reading is of.
	Text       string
	Intent     Intent
	Understood Understood
	// Doubt is set where one short question must come first. The doubtful
	// amounts are then absent from Understood.
	Doubt *Doubt
	// Platforms are all marketplaces named, in the order of their naming.
	Platforms []knowledge.Platform
	// Topics are what is asked to be reckoned beside the price itself; none in
	// a plain question of price.
	Topics Topics
	// Flaw is why one of the figures of the Sale, then absent from it, cannot
	// be reckoned with; empty where all can.
	Flaw Flaw
	// goesOn tells that it goes on from a case under way.
	goesOn bool
	// among tells that the message asks other things too.
	among bool
	// about is what the questions before it in the message are about, where it
	// does not say itself what it is about.
	about string
	// said are the prices whose role the words tell, whatever is asked.
	said []saidPrice
	// bearing is how firmly the words settle the intent.
	bearing
}

// topical is the text with what it is about.
func (r *Reading) topical() string { return strings.TrimSpace(r.about + " " + r.Text) }

// ReplyKind is what an answer to one of Setara's own questions turned out to
// be.
type ReplyKind string

// The kinds of reply.
const (
	// ReplyValue: Understood holds what was asked for, perhaps more.
	ReplyValue ReplyKind = "value"
	// ReplyDontKnow: the owner does not know ("gak tau").
	ReplyDontKnow ReplyKind = "dont_know"
	// ReplyDeclined: the owner does not want to say, or wants to stop
	// ("lewati", "batal").
	ReplyDeclined ReplyKind = "declined"
	// ReplyQuestion: not an answer but a question of its own, to be read by
	// [Understand].
	ReplyQuestion ReplyKind = "question"
	// ReplyUnclear: an answer was tried and cannot be read; see Doubt.
	ReplyUnclear ReplyKind = "unclear"
)

// SlotReply is an answer to a question that Setara asked.
type SlotReply struct {
	Kind       ReplyKind
	Understood Understood
	// Doubt is set where the amount itself is doubtful.
	Doubt *Doubt
}
