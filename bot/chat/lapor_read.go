package chat

import (
	"context"
	"slices"
	"strings"

	"setara/knowledge"
)

// suspect names suspicions, each once.
func (d *complaintDraft) suspect(named []knowledge.Suspicion) {
	for _, s := range named {
		if !slices.Contains(d.Suspicions, s) {
			d.Suspicions = append(d.Suspicions, s)
		}
	}
}

// note adds to what the owner says beside the answers.
func (d *complaintDraft) note(said string) {
	said = strings.TrimSpace(said)
	if d.Note != "" && said != "" {
		said = d.Note + "\n" + said
	}
	d.Note = firstLetters(said, knowledge.MaxComplaintNote)
}

// readComplaint reads all that a message tells of an offer: the goods, where,
// the prices, what is suspicious. Each stretch between commas is read by itself.
func (c *Chat) readComplaint(ctx context.Context, d *complaintDraft, said string) error {
	said = withoutReporting(said)
	if said == "" {
		return nil
	}
	var named []knowledge.Suspicion
	for clause := range strings.FieldsFuncSeq(said, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if clause = strings.TrimSpace(clause); clause == "" {
			continue
		}
		readings, err := c.understand(ctx, clause)
		if err != nil {
			return err
		}
		r := &readings[0]
		u := &r.Understood
		found := suspicionsOf(u.Signs)
		named = append(named, found...)
		if d.Product == "" && (len(found) == 0 || u.Product != "") {
			d.Product = goodsIn(clause, u.Product)
		}
		d.takePrices(clause, u)
		if d.Platform == "" && len(r.Platforms) > 0 {
			d.Platform = r.Platforms[0]
		}
	}
	d.suspect(named)
	if d.Product == "" && d.Asking == askedGoods {
		d.Product = goodsIn(said, "")
	}
	if len(named) > 0 {
		d.note(said) // how the owner puts it
	}
	return nil
}

// takePrices takes the prices of a stretch: one alone is that of the offer,
// unless the owner speaks of their own.
func (d *complaintDraft) takePrices(clause string, u *Understood) {
	offer, own := u.CompetitorPrice, u.OwnPrice
	if offer == nil && own != nil && !speaksOfOwn(clause) {
		offer, own = own, nil
	}
	if offer != nil && d.Price == 0 {
		d.Price = *offer
	}
	if own != nil && d.OwnPrice == 0 {
		d.OwnPrice = *own
	}
}

// speaksOfOwn tells whether the owner speaks of their own goods.
func speaksOfOwn(clause string) bool {
	m := newMessage(clause)
	return slices.ContainsFunc(m.Words, func(w string) bool {
		return ownVoice[w] || w == "punya" || strings.HasSuffix(w, "ku") && len(w) > 4 && !notOwners[w]
	})
}

// reportingLead are words before what is reported: "lapor ada barang kerudung".
var reportingLead = wordSet(`lapor laporkan melaporkan melapor mau ingin pengen saya aku ini ada yang yg kak min tolong jual jualan menjual barang produk impor import`)

// withoutReporting is a message without the words that only say that it reports
// something.
func withoutReporting(said string) string {
	for {
		said = strings.TrimSpace(said)
		first, rest, _ := strings.Cut(said, " ")
		if !reportingLead[strings.ToLower(strings.Trim(first, ",.:"))] {
			return said
		}
		said = rest
	}
}

// mostGoodsWords is how many words goods have that are taken as they were typed.
const mostGoodsWords = 8

// goodsIn are the goods of a stretch: those that were understood, else its own
// words where they are few and name no amount.
func goodsIn(clause, understood string) string {
	clause, understood = strings.TrimSpace(seen(clause)), strings.TrimSpace(seen(understood))
	if understood != "" {
		return firstLetters(understood, knowledge.MaxComplaintProduct)
	}
	m := newMessage(clause)
	if len(m.Money) > 0 || len(strings.Fields(clause)) > mostGoodsWords {
		return ""
	}
	return firstLetters(onOneLine(clause, knowledge.MaxComplaintProduct), knowledge.MaxComplaintProduct)
}

// suspicionsOf are the suspicions that signs of a breach tell of.
func suspicionsOf(signs []knowledge.Sign) []knowledge.Suspicion {
	var found []knowledge.Suspicion
	for _, s := range knowledge.Suspicions {
		if slices.ContainsFunc(s.Signs(), func(sign knowledge.Sign) bool { return slices.Contains(signs, sign) }) {
			found = append(found, s)
		}
	}
	return found
}

// suspicionsIn are the suspicions that an answer names: by signs of a breach, or
// by single words, since it was asked for them.
func suspicionsIn(said string) []knowledge.Suspicion {
	named := map[knowledge.Suspicion]bool{}
	for clause := range strings.FieldsFuncSeq(said, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		signs := suspicionsOf(Understand(clause)[0].Understood.Signs)
		for _, s := range signs {
			named[s] = true
		}
		for _, w := range newMessage(clause).Words {
			for s, words := range suspicionWords {
				// "label bahasa cina" is about the label alone.
				if words[strings.TrimSuffix(w, "nya")] && (len(signs) == 0 || s != knowledge.SuspicionAbroad) {
					named[s] = true
				}
			}
		}
	}
	var found []knowledge.Suspicion
	for _, s := range knowledge.Suspicions {
		if named[s] {
			found = append(found, s)
		}
	}
	return found
}

// suspicionWords are the words of each suspicion in an answer.
var suspicionWords = map[knowledge.Suspicion]map[string]bool{
	knowledge.SuspicionUnderLanded: wordSet(`murah kemurahan modal selundupan ilegal dumping`),
	knowledge.SuspicionNoSNI:       wordSet(`sni`),
	knowledge.SuspicionNoPermit:    wordSet(`bpom edar`),
	knowledge.SuspicionNoHalal:     wordSet(`halal`),
	knowledge.SuspicionNoLabel:     wordSet(`label bahasa tulisan`),
	knowledge.SuspicionCopied:      wordSet(`merek merk brand foto gambar desain model motif ditiru meniru jiplak dijiplak palsu tiruan kw`),
	knowledge.SuspicionAbroad:      wordSet(`luar negeri cina china tiongkok`),
}

// offerComplaint puts a button below the answer to a message that reports
// something, or holds the link of an offer: by it the message becomes a report.
// Below an answer for which a report was left, one leads back to it.
func (c *Chat) offerComplaint(m Message, conv *conversation, r Response) Response {
	if c.Complaints == nil || m.Group || conv.forgotten || conv.reporting {
		return r
	}
	if conv.leftComplaint {
		r.Buttons = append(slices.Clip(r.Buttons), []Button{{Label: buttonComplainGoOn, Action: actionComplainGoOn}})
		return r
	}
	if _, _, command := parseCommand(m.Text); command || r.Intent != IntentReport && !holdsOffer(m.Text) {
		return r
	}
	r.Buttons = append(slices.Clip(r.Buttons), []Button{{Label: buttonComplain, Action: actionComplain + " " + firstLetters(m.Text, knowledge.MaxComplaintNote)}})
	return r
}

// holdsOffer tells whether a message holds the link of an offer at a marketplace.
func holdsOffer(said string) bool {
	return slices.ContainsFunc(knowledge.FindOfferLinks(said, 3), func(address string) bool {
		offer, ok := knowledge.ReadOfferLink(address)
		return ok && offer.Platform != "" && offer.Platform != knowledge.PlatformWhatsApp
	})
}
