package chat

import (
	"context"
	"path"
	"slices"
	"strings"

	"setara/knowledge"
)

// photoFile is the picture that hangs on a message, as a photo or as a file;
// empty for none.
func (m *Message) photoFile() string {
	if m.Content == nil || m.Content.Media == nil {
		return ""
	}
	media := m.Content.Media
	if media.Kind == knowledge.MediaPhoto {
		return media.FileID
	}
	switch strings.ToLower(path.Ext(media.Name)) {
	case ".jpg", ".jpeg", ".png", ".webp":
		return media.FileID
	default:
		return ""
	}
}

// takeComplaintTalk takes a message for the report that is being told. It returns
// false where none is, or where the message asks something of its own: the report
// then waits.
func (c *Chat) takeComplaintTalk(ctx context.Context, m Message, cl *call) (Response, bool, error) {
	conv := cl.conv
	d := conv.Complaint
	if !d.active() || c.Complaints == nil || c.group {
		return Response{}, false, nil
	}
	conv.reporting = true
	var notes []Block
	if cl.photo != "" {
		notes = append(notes, d.addPhoto(cl.photo))
	}
	switch control := controlOf(m.Text); {
	case control == controlStop:
		r, err := abandon(ctx, c, cl)
		return r, true, err
	case strings.TrimSpace(m.Text) == "":
		return withNotes(notes, d.ask(conv)), true, nil
	case control == controlSkip:
		return withNotes(notes, d.skip(conv)), true, nil
	}
	rest, more := d.takeLink(m.Text)
	notes = append(notes, more...)
	if own, err := c.Complaints.OwnComplaints(ctx, cl.chat); err != nil {
		return Response{}, true, err
	} else if before := d.reportedBefore(own); before != nil {
		conv.Complaint = nil
		return say(wordReportedBefore(before)), true, nil
	}
	if rest == "" {
		d.takeTitle()
		return withNotes(notes, d.ask(conv)), true, nil
	}
	r, done, err := c.answerComplaint(ctx, cl, rest)
	if !done && err == nil {
		d.Paused, conv.leftComplaint, conv.reporting = true, true, false
	}
	return withNotes(notes, r), done, err
}

func withNotes(notes []Block, r Response) Response {
	r.Blocks = append(notes, r.Blocks...)
	return r
}

// answerComplaint reads the answer to what was asked. It returns false for a
// question of its own.
func (c *Chat) answerComplaint(ctx context.Context, cl *call, said string) (Response, bool, error) {
	conv := cl.conv
	d := conv.Complaint
	switch d.Asking {
	case askedGoods:
		if asksItself(said) {
			return Response{}, false, nil
		}
		if err := c.readComplaint(ctx, d, said); err != nil {
			return Response{}, true, err
		}
		d.takeTitle()
		d.takeCase(conv.Case)
	case askedWhere:
		if asksItself(said) {
			return Response{}, false, nil
		}
		if platforms := platformsIn(said); len(platforms) > 0 {
			d.Platform = platforms[0]
		} else {
			d.Skipped = append(d.Skipped, askedWhere)
			d.note(said)
		}
	case askedPrice, askedOwn:
		if strings.ContainsAny(said, ",;\n") && len(newMessage(said).Money) > 1 {
			if err := c.readComplaint(ctx, d, said); err != nil {
				return Response{}, true, err
			}
			break
		}
		return d.takePrice(conv, said)
	case askedWhy:
		named := suspicionsIn(said)
		d.suspect(named)
		if yes, answered := agrees(said, "cukup"); answered && yes && len(d.Suspicions) > 0 {
			d.Chosen = true
			break
		}
		if len(named) == 0 {
			if len(strings.Fields(said)) < 2 {
				return withNotes([]Block{paragraph(plain(sayMoreWords))}, d.ask(conv)), true, nil
			}
			d.suspect([]knowledge.Suspicion{knowledge.SuspicionOther})
		}
		d.Chosen = true
		d.note(said)
	case askedNote:
		d.note(said)
	case askedSend:
		if yes, answered := agrees(said, "kirim"); answered {
			if yes {
				r, err := c.sendComplaint(ctx, cl)
				return r, true, err
			}
			r, err := abandon(ctx, c, cl)
			return r, true, err
		}
		if asksItself(said) {
			return Response{}, false, nil
		}
		d.suspect(suspicionsIn(said))
		d.note(said)
	}
	return d.ask(conv), true, nil
}

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

// takePrice reads a price that was asked for.
func (d *complaintDraft) takePrice(conv *conversation, said string) (Response, bool, error) {
	asked := d.Asking
	slot, to := SlotCompetitorPrice, &d.Price
	if asked == askedOwn {
		slot, to = SlotOwnPrice, &d.OwnPrice
	}
	given := UnderstandReply(said, slot)
	u := &given.Understood
	value := u.CompetitorPrice
	if asked == askedOwn {
		value = u.OwnPrice
	}
	switch {
	case given.Kind == ReplyValue && value != nil && *value >= leastComplaintPrice && *value <= knowledge.MaxRupiah:
		*to = *value
		return d.ask(conv), true, nil
	case given.Kind == ReplyDontKnow || given.Kind == ReplyDeclined:
		return d.skip(conv), true, nil
	case given.Kind == ReplyQuestion && asksItself(said):
		return Response{}, false, nil
	default:
		r := d.ask(conv)
		r.Blocks = append([]Block{paragraph(plain(sayPriceInFull))}, r.Blocks...)
		return r, true, nil
	}
}

// leastComplaintPrice is the lowest price that is taken as it stands: "8" may be
// 8.000.
const leastComplaintPrice = 100

// asksItself tells whether a message asks something rather than tells of the
// goods.
func asksItself(said string) bool {
	r := Understand(said)[0]
	switch r.Intent {
	case IntentFee, IntentOutOfScope, IntentBroadcast:
		return true
	case IntentProgram, IntentRegulation, IntentPrice, IntentCost, IntentReport:
		return strings.Contains(said, "?")
	default:
		return false
	}
}

// platformsIn are the marketplaces that a message names.
func platformsIn(said string) []knowledge.Platform { return Understand(said)[0].Platforms }

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
