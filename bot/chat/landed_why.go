package chat

import (
	"slices"

	"setara/knowledge/text"
)

// The words of a question that wonders at a price with the goods in between:
// "kok kerudung impor bisa 15rb", "kenapa kaos di shopee murah banget". Stood
// together they are phrases of impor.tsv.
var (
	wonderOpeners = []string{"kok", "kenapa", "mengapa", "gimana", "bagaimana"}
	wonderCheap   = []string{"murah", "semurah", "semurahnya"}
	// wonderSells may stand between "bisa" and the price.
	wonderSells = []string{"dijual", "jual", "cuma", "hanya", "sampai", "dapat", "harga", "harganya", "di"}
)

// wonderReach is how many words the goods may take up.
const wonderReach = 6

// wonders tells whether a text asks why goods can be so cheap, with the goods
// between the words that ask it.
func wonders(q *text.Question) bool {
	for i, word := range q.Words {
		if !slices.Contains(wonderOpeners, word) {
			continue
		}
		for at := i + 1; at < len(q.Words) && at <= i+wonderReach && q.Tokens[at].Kind == text.Word; at++ {
			if slices.Contains(wonderCheap, q.Words[at]) || q.Words[at] == "bisa" && namesPrice(q, at+1) {
				return true
			}
		}
	}
	return false
}

// namesPrice tells whether a price stands at a token, small words aside.
func namesPrice(q *text.Question, at int) bool {
	for at < len(q.Words) && slices.Contains(wonderSells, q.Words[at]) {
		at++
	}
	return slices.ContainsFunc(q.Money, func(m text.Money) bool { return m.First == at })
}

// wondersAtPrice tells whether a question of price only asks why others can
// sell goods that are often imported so cheaply: then the answer is what that
// price leaves for the goods abroad. With a price or a cost of one's own it
// asks what to do about it.
func (c *Chat) wondersAtPrice(r *Reading, asked *importQuestion) bool {
	u := &r.Understood
	return r.Intent == IntentPrice && r.Doubt == nil && r.Topics == 0 && asked.has(topicWhy) &&
		u.CompetitorPrice != nil && u.OwnPrice == nil && u.Cost == nil &&
		(asked.has(topicImport) || dutyGoods(c.Customs, u.Product) != nil)
}

// asksToKnow tells whether a question that names no price only asks how imports
// come in: why they are cheap, what a treaty does, what holds for so many
// dollars.
func (a *importQuestion) asksToKnow(r *Reading) bool {
	u := &r.Understood
	switch r.Intent {
	case IntentPrice, IntentUnknown, IntentCost:
	case IntentRegulation:
		return a.fob > 0 && a.has(topicParcel) && !u.hasAmount()
	default:
		return false
	}
	if r.Doubt != nil || r.Topics&^TopicBundle != 0 || u.hasAmount() {
		return false // a parcel of goods goes by the word for a bundle
	}
	return a.has(topicWhy|topicContainer) && a.abroad() || a.fob > 0 && a.has(topicParcel|topicDuty|topicTax|topicVAT)
}
