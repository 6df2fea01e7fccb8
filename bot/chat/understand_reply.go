package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// UnderstandReply reads a message that follows a question of Setara's for one
// slot: "28rb", "modalnya 28 ribu kak", "28", "gak tau", "lewati". Values are
// the amounts that Setara offered to choose from, if it did. A message that
// is a question of its own is said to be one and is not read here.
func UnderstandReply(s string, expecting Slot, values ...knowledge.Rupiah) SlotReply {
	q := newMessage(s)
	sentence := newSentence(q, extent{0, len(q.Tokens)})
	if place, ok := sentence.placeReply(expecting); ok {
		return place
	}
	if kind, ok := refusal(q); ok && len(sentence.prices) == 0 {
		return SlotReply{Kind: kind}
	}
	if isQuestion(sentence, Understand(s)) {
		return SlotReply{Kind: ReplyQuestion}
	}
	switch expecting {
	case SlotProduct:
		return productReply(sentence)
	case SlotPack:
		return packReply(sentence)
	}
	if len(sentence.prices) == 0 {
		return pointedAt(q, values)
	}
	return sentence.amountReply(expecting)
}

// isQuestion tells whether a message asks something of its own instead of
// answering: another intent, or goods with two prices.
func isQuestion(s *sentence, readings []Reading) bool {
	if len(readings) > 1 {
		return true
	}
	r := &readings[0]
	switch r.Intent {
	case IntentFee, IntentProgram, IntentRegulation, IntentReport, IntentOutOfScope, IntentBroadcast:
		_, weight := s.leadingIntent()
		return weight >= ownQuestion || len(s.prices) == 0
	case IntentSmalltalk:
		return len(s.prices) == 0
	case IntentCost:
		return len(s.prices) == 0
	case IntentPrice:
		u := &r.Understood
		goods := u.Product != "" && text.NamesGoods(u.Product)
		return goods && u.OwnPrice != nil && u.CompetitorPrice != nil ||
			goods && len(s.prices) == 0 && asks(s.q)
	}
	return false
}

// asks tells whether a question word or mark is there.
func asks(q *message) bool {
	return slices.ContainsFunc(q.Words, func(w string) bool {
		switch w {
		case "?", "berapa", "bagaimana", "apa", "kenapa", "mana":
			return true
		}
		return false
	})
}

// refusals are the ways of not answering, by their words.
var refusals = map[string]ReplyKind{
	"gak tahu": ReplyDontKnow, "belum tahu": ReplyDontKnow, "gak ngerti": ReplyDontKnow,
	"kurang tahu": ReplyDontKnow, "gak paham": ReplyDontKnow, "gak hafal": ReplyDontKnow,
	"gak ingat": ReplyDontKnow, "gak inget": ReplyDontKnow, "lupa": ReplyDontKnow,
	"bingung": ReplyDontKnow, "entah": ReplyDontKnow, "mbuh": ReplyDontKnow, "embuh": ReplyDontKnow,
	"duka": ReplyDontKnow, "gak pernah hitung": ReplyDontKnow, "belum hitung": ReplyDontKnow,
	"gak dihitung": ReplyDontKnow, "belum dihitung": ReplyDontKnow, "belum pernah": ReplyDontKnow,
	"gak hitung": ReplyDontKnow, "gak yakin": ReplyDontKnow, "gak ada": ReplyDontKnow,
	"belum ada": ReplyDontKnow, "gak jelas": ReplyDontKnow, "gak pasti": ReplyDontKnow,
	"kosong": ReplyDontKnow, "gak": ReplyDontKnow, "belum": ReplyDontKnow, "bantu hitung": ReplyDontKnow,
	"lewat": ReplyDeclined, "lewati": ReplyDeclined, "skip": ReplyDeclined, "batal": ReplyDeclined,
	"gak usah": ReplyDeclined, "gak jadi": ReplyDeclined, "gak mau": ReplyDeclined,
	"rahasia": ReplyDeclined, "nanti saja": ReplyDeclined, "nanti": ReplyDeclined,
	"cancel": ReplyDeclined, "stop": ReplyDeclined, "males": ReplyDeclined, "malas": ReplyDeclined,
	"jangan": ReplyDeclined, "privasi": ReplyDeclined,
}

// refusal finds that the owner does not know or does not want to say; the
// longest phrase wins. A lone mark says as much as nothing.
func refusal(q *message) (ReplyKind, bool) {
	var words []string
	for i, w := range q.Words {
		if q.Tokens[i].Kind == text.Word {
			words = append(words, w)
		}
	}
	if len(words) == 0 && len(q.Money) == 0 && len(q.Others) == 0 {
		return ReplyDontKnow, len(q.Tokens) > 0 && len(q.Tokens) <= 3
	}
	for n := 3; n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			phrase := words[i]
			for _, w := range words[i+1 : i+n] {
				phrase += " " + w
			}
			// A short word alone refuses only as the whole reply.
			if kind, ok := refusals[phrase]; ok && (n > 1 || len(words) <= 3) {
				return kind, true
			}
		}
	}
	return "", false
}

func productReply(s *sentence) SlotReply {
	s.settleAmounts()
	s.assignRoles()
	s.product = s.findProduct()
	u := s.understood()
	if u.Product == "" {
		return SlotReply{Kind: ReplyUnclear}
	}
	return SlotReply{Kind: ReplyValue, Understood: u}
}

// amountReply reads a reply with amounts in it: those that words claim for
// another slot go there, the first of the others is what was asked for, unless
// words claim that one for it too.
func (s *sentence) amountReply(expecting Slot) SlotReply {
	asked := roleOf(expecting)
	s.weighEvidence()
	s.findTotals(asked)
	s.settleMagnitudes()
	s.applyCorrections()
	taken := false
	active := s.activePrices()
	named := slices.IndexFunc(active, func(p *price) bool { return best(p) == asked })
	for i, p := range active {
		p.role = s.replyRole(p, asked)
		if named >= 0 && p.role == asked && best(p) != asked {
			p.role = besideNamed(active, i, named)
		}
		if p.role == asked && taken {
			p.role = roleOther
		}
		taken = taken || p.role == asked
	}
	doubt := s.magnitudeDoubt()
	if doubt == nil {
		if doubt = s.impossible(); doubt != nil {
			doubt.Slot = expecting
		}
	}
	u := s.understood()
	if doubt == nil {
		doubt = u.dropImpossible()
	}
	if doubt != nil {
		return SlotReply{Kind: ReplyUnclear, Doubt: doubt}
	}
	u.Product = ""
	if expecting == SlotOwnPlatform {
		s.claimPlace(&u)
	}
	if u.OwnPrice == nil && u.CompetitorPrice == nil && u.Cost == nil {
		return SlotReply{Kind: ReplyUnclear}
	}
	return SlotReply{Kind: ReplyValue, Understood: u}
}

// replyRole is what an amount of a reply stands for. A faint word does not
// outweigh what was asked: "saya 28rb" answers a question for the cost.
func (s *sentence) replyRole(p *price, asked role) role {
	said := best(p)
	enough := surelyOwnEvidence
	if len(s.prices) > 1 {
		enough /= 2
	}
	if said == roleNone || said == roleOwn && p.evidence[roleOwn] < enough && !s.saysSelling(p, asked) {
		return asked
	}
	return said
}

// besideNamed is what an amount stands for that no word claims for what was
// asked, where words claim another: "60rb modal 38rb" begins with the price. It
// is none where it stands behind that one, or where there are several.
func besideNamed(active []*price, i, named int) role {
	for k, p := range active {
		if said := best(p); k != i && (said == roleNone || said == roleOwn) {
			return roleOther
		}
	}
	if best(active[i]) == roleOwn || i < named {
		return roleOwn
	}
	return roleOther
}

// saysSelling tells whether the owner names an amount as what they sell for.
// Where the other side's price was asked, "jual 15rb" is what they sell for;
// it takes a supposition ("kalau jualnya 50rb") to be the owner's.
func (s *sentence) saysSelling(p *price, asked role) bool {
	k := s.clauseOf(p)
	if k < 0 {
		return false
	}
	words := s.q.Words[s.clauses[k].from:p.First]
	sells := slices.ContainsFunc(words, func(w string) bool { return stem(w) == "jual" || stem(w) == "jualan" || w == "dijual" })
	supposes := slices.ContainsFunc(words, func(w string) bool { return suppositions[w] })
	return sells && (asked != roleCompetitor || supposes)
}

// suppositions open what the owner thinks of doing.
var suppositions = wordSet(`kalau misal misalnya andai seandainya jika bila mau rencana bagaimana saya kami`)

func roleOf(slot Slot) role {
	switch slot {
	case SlotCompetitorPrice:
		return roleCompetitor
	case SlotCost:
		return roleCost
	default:
		return roleOwn
	}
}

// pointedAt reads "yang pertama", "yang mahal": a choice among the offered
// amounts without naming one. The choice is the owner's own price.
func pointedAt(q *message, values []knowledge.Rupiah) SlotReply {
	if len(values) < 2 {
		return SlotReply{Kind: ReplyUnclear}
	}
	for _, w := range q.Words {
		var chosen knowledge.Rupiah
		switch w {
		case "pertama", "satu", "awal", "depan":
			chosen = values[0]
		case "kedua", "dua", "akhir", "belakang", "terakhir":
			chosen = values[1]
		case "mahal", "besar", "tinggi", "gede":
			chosen = slices.Max(values)
		case "murah", "kecil", "rendah":
			chosen = slices.Min(values)
		default:
			continue
		}
		return SlotReply{Kind: ReplyValue, Understood: Understood{OwnPrice: &chosen}}
	}
	return SlotReply{Kind: ReplyUnclear}
}
