package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// What the shape of a question weighs for its intent, beside its words.
const (
	bothPricesWeight  = 40 // an own and a competitor's price
	priceCostWeight   = 26 // an own price and its cost
	onePriceWeight    = 15
	costOfGoodsWeight = 15 // a cost and goods: what to ask for them
	partsWeight       = 24 // what goes into the goods, and no price
	costAloneWeight   = 15 // a cost, and neither goods nor a price
	goodsPricedWeight = 10 // known goods beside a price
	goodsAloneWeight  = 8
	doubtWeight       = 26 // two prices, whosesoever
	marketplaceWeight = 10
	takenWeight       = 24 // it is asked of a marketplace what it takes
	foreignWeight     = 15
	needWeight        = 40 // money that is needed
	dataWeight        = 50 // somebody wants the owner's personal data
	// leastWeight is the evidence under which a message is not understood.
	leastWeight = 6
)

// intent decides what kind of answer is asked for: the kind that words and
// shape speak for most.
func (s *sentence) intent(u *Understood, topics Topics, flaw Flaw, doubtful bool) Intent {
	scores := s.wordScores()
	if u.SaidFee != nil && (u.OwnPrice != nil || u.Cost != nil || doubtful) {
		delete(scores, IntentFee) // they know what the marketplace takes
	}
	s.addShape(scores, u, doubtful)
	if s.askedForData() {
		delete(scores, IntentOutOfScope)
		scores[IntentRegulation] += dataWeight
	}
	s.addTopics(scores, topics, flaw, u)
	intent, weight := heaviest(scores)
	if weight < leastWeight {
		intent = IntentUnknown
	}
	s.keepProduct(u, intent)
	return intent
}

// leadingIntent is the intent that the words of a sentence speak for, prices
// and goods aside, and its weight.
func (s *sentence) leadingIntent() (Intent, int) {
	scores := s.wordScores()
	if s.asksOfPlace() {
		scores[IntentFee] += takenWeight
	}
	if scores[IntentFee] > 0 && len(s.platforms()) > 0 {
		scores[IntentFee] += marketplaceWeight
	}
	return heaviest(scores)
}

// intentOrder settles ties: what costs the owner most to miss comes first.
var intentOrder = [...]Intent{
	IntentPrice, IntentReport, IntentRegulation, IntentProgram, IntentFee, IntentCost,
	IntentOutOfScope, IntentBroadcast, IntentSmalltalk,
}

func heaviest(scores map[Intent]int) (Intent, int) {
	best, weight := IntentUnknown, 0
	for _, intent := range intentOrder {
		if scores[intent] > weight {
			best, weight = intent, scores[intent]
		}
	}
	return best, weight
}

// wordScores sums what the listed phrases say, each once.
func (s *sentence) wordScores() map[Intent]int {
	scores := map[Intent]int{}
	seen := map[string]bool{}
	read := s.from
	for i := s.from; i < s.to; i++ {
		if s.q.Tokens[i].Kind != text.Word {
			continue
		}
		// A phrase inside one that was read says nothing new; one that reaches
		// beyond it does: "cara daftar merek" holds two.
		cue, n := lists.intents.at(s.q.Words[:s.to], i)
		if n == 0 || i+n <= read || n == 1 && s.q.Words[i] == "admin" && s.addresses(i) {
			continue
		}
		read = i + n
		if phrase := strings.Join(s.q.Words[i:i+n], " "); !seen[phrase] {
			seen[phrase] = true
			scores[cue.intent] += cue.weight
		}
	}
	return scores
}

// addresses tells whether the word at i addresses Setara: it opens or closes
// what is said.
func (s *sentence) addresses(i int) bool {
	if _, names := s.mentionEnd(i + 1); names {
		return false
	}
	return i == s.from || i+1 == s.to || s.q.Tokens[i+1].Kind == text.Mark
}

func (s *sentence) addShape(scores map[Intent]int, u *Understood, doubtful bool) {
	own, rival, cost := u.OwnPrice != nil, u.CompetitorPrice != nil, u.Cost != nil
	switch {
	case own && rival:
		scores[IntentPrice] += bothPricesWeight
	case own && cost, rival && cost:
		scores[IntentPrice] += priceCostWeight
	case own, rival:
		scores[IntentPrice] += onePriceWeight
	case cost && (s.sumOfParts() != nil || s.asksCost(u)):
		scores[IntentCost] += partsWeight
	case cost && u.Product == "" || cost && u.wantsProfit():
		scores[IntentCost] += costAloneWeight
	case cost:
		scores[IntentPrice] += costOfGoodsWeight
	}
	if s.needsMoney() {
		scores[IntentProgram] += needWeight
	}
	if doubtful {
		scores[IntentPrice] += doubtWeight
	}
	switch known := u.Product != "" && text.NamesGoods(u.Product); {
	case known && (own || rival || cost || doubtful):
		scores[IntentPrice] += goodsPricedWeight
	case known:
		scores[IntentPrice] += goodsAloneWeight
	}
	if s.saysFee() || s.asksOfPlace() {
		scores[IntentFee] += takenWeight
	}
	if scores[IntentFee] > 0 && s.namesMarketplace() {
		scores[IntentFee] += marketplaceWeight
	}
	for _, o := range s.q.Others {
		if o.Foreign && s.has(o.First) {
			scores[IntentCost] += foreignWeight
			break
		}
	}
}

// leastNeed is the amount from which money that somebody needs is a loan or a
// grant rather than a price.
const leastNeed = 1_000_000

// leastCapital is the same for what is only called "modal", which may be the
// cost of goods too.
const leastCapital = 100_000_000

// needsMoney tells whether an amount is said to be needed: "butuh 50 juta buat
// beli mesin".
func (s *sentence) needsMoney() bool {
	return slices.ContainsFunc(s.prices, func(p price) bool {
		before := s.q.wordAt(p.First - 1)
		return p.Low >= leastNeed && needing[before] || p.Low >= leastCapital && before == "modal" && len(s.prices) == 1
	})
}

// needing are the words before money that is needed.
var needing = wordSet(`butuh perlu pinjam dana`)

// namesMarketplace tells whether a place that takes fees is named.
func (s *sentence) namesMarketplace() bool {
	for _, p := range s.platforms() {
		switch p {
		case knowledge.PlatformInstagram, knowledge.PlatformFacebook, knowledge.PlatformWhatsApp:
		default:
			return true
		}
	}
	for i := s.from; i < s.to; i++ {
		if w := s.q.Words[i]; w == "marketplace" || w == "lokapasar" || w == "olshop" {
			return true
		}
	}
	return false
}

// keepProduct drops words that only a question of price would make goods of.
func (s *sentence) keepProduct(u *Understood, intent Intent) {
	switch intent {
	case IntentSmalltalk, IntentOutOfScope, IntentUnknown, IntentBroadcast:
		u.Product = ""
	case IntentPrice:
		if u.OwnPrice != nil || u.CompetitorPrice != nil || u.Cost != nil || len(s.prices) > 0 {
			return
		}
		fallthrough
	default:
		if !text.NamesGoods(u.Product) {
			u.Product = ""
		}
	}
}
