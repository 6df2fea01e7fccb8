package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"setara/knowledge"
)

// Complaints keeps what owners report.
type Complaints interface {
	// KeepComplaint keeps a report and returns its number; 0 where it is kept but
	// gets its number later. That of a message that was kept before, an update
	// that is handled again after a crash, is not kept again.
	KeepComplaint(ctx context.Context, c knowledge.Complaint) (number int64, err error)
	// OwnComplaints are those of a chat, the newest first.
	OwnComplaints(ctx context.Context, chat int64) ([]knowledge.Complaint, error)
}

// The actions of buttons around a report. What they are about stands behind
// those that end in a space.
const (
	actionComplain      = "/lapor"
	actionComplainGoOn  = "/lapor lanjut"
	actionComplainAnew  = "/lapor baru"
	actionComplainSkip  = "/lapor lewati"
	actionComplainWhere = "/lapor tempat "
	actionComplainWhy   = "/lapor curiga "
	actionComplainDone  = "/lapor cukup"
	actionComplainSend  = "/lapor kirim"
)

// complaintAsk is what Setara asks for a report.
type complaintAsk string

const (
	askedGoods complaintAsk = "goods"
	askedWhere complaintAsk = "where"
	askedPrice complaintAsk = "price"
	askedOwn   complaintAsk = "own"
	askedWhy   complaintAsk = "why"
	askedNote  complaintAsk = "note"
	askedSend  complaintAsk = "send"
)

// complaintDraft is a report that is being told.
type complaintDraft struct {
	Product  string             `json:"product,omitempty"`
	Link     string             `json:"link,omitempty"`
	Platform knowledge.Platform `json:"platform,omitempty"`
	Price    knowledge.Rupiah   `json:"price,omitempty"`
	OwnPrice knowledge.Rupiah   `json:"own_price,omitempty"`
	// Skipped are the questions that the owner passed over.
	Skipped    []complaintAsk        `json:"skipped,omitempty"`
	Suspicions []knowledge.Suspicion `json:"suspicions,omitempty"`
	// Chosen tells that all suspicions are named.
	Chosen bool   `json:"chosen,omitempty"`
	Note   string `json:"note,omitempty"`
	// Photos are files at Telegram.
	Photos []string     `json:"photos,omitempty"`
	Asking complaintAsk `json:"asking,omitempty"`
	// Paused tells that the owner went on to something else.
	Paused bool `json:"paused,omitempty"`
}

// active tells whether the next message may belong to the report.
func (d *complaintDraft) active() bool { return d != nil && !d.Paused && d.Asking != "" }

// pauseComplaint leaves the report for something else. It tells whether one was
// being told.
func (conv *conversation) pauseComplaint() bool {
	if !conv.Complaint.active() {
		return false
	}
	conv.Complaint.Paused = true
	return true
}

// complain is /lapor: it begins a report, goes on with one, or takes an answer.
func complain(ctx context.Context, c *Chat, cl *call) (Response, error) {
	switch {
	case c.Complaints == nil:
		return say(sayUnknownCommand), nil
	case c.group:
		return say(sayComplaintPrivate), nil
	}
	conv := cl.conv
	conv.reporting = true
	conv.pauseDraft()
	conv.pauseWalk()
	rest := strings.TrimSpace(cl.rest)
	verb, what, _ := strings.Cut(rest, " ")
	switch {
	case rest == "" && cl.photo == "":
		return c.openComplaint(ctx, cl)
	case rest == "baru":
		conv.Complaint = nil
		return c.openComplaint(ctx, cl)
	case conv.Complaint == nil || rest == "":
		return c.beginComplaint(ctx, cl, rest)
	}
	d := conv.Complaint
	d.Paused = false
	switch verb {
	case "lanjut":
		return d.ask(conv), nil
	case "lewati":
		return d.skip(conv), nil
	case "kirim":
		return c.sendComplaint(ctx, cl)
	case "cukup":
		d.Chosen = len(d.Suspicions) > 0
		return d.ask(conv), nil
	case "tempat":
		if p := knowledge.Platform(what); slices.Contains(complaintPlatforms, p) {
			d.Platform = p
			return d.ask(conv), nil
		}
	case "curiga":
		if s, ok := knowledge.SuspicionOf(what); ok {
			d.toggle(s)
			return d.ask(conv), nil
		}
	}
	return c.beginComplaint(ctx, cl, rest)
}

// complaintPlatforms are those that can be tapped.
var complaintPlatforms = []knowledge.Platform{
	knowledge.PlatformShopee, knowledge.PlatformTokopedia, knowledge.PlatformTikTokShop, knowledge.PlatformLazada,
}

// openComplaint is /lapor alone: the reports of the owner, and the first question
// of another or the open one of that under way.
func (c *Chat) openComplaint(ctx context.Context, cl *call) (Response, error) {
	own, err := c.Complaints.OwnComplaints(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	r := Response{Blocks: wordOwnComplaints(own)}
	conv := cl.conv
	if conv.Complaint != nil && conv.Complaint.Asking != "" {
		conv.Complaint.Paused = false
		asked := conv.Complaint.ask(conv)
		r.Blocks = append(append(r.Blocks, paragraph(plain(sayComplaintGoesOn))), asked.Blocks...)
		r.Buttons = append(asked.Buttons, []Button{{Label: buttonComplainAnew, Action: actionComplainAnew}})
		return r, nil
	}
	if tooMany(own, c.Now()) {
		r.Blocks = append(r.Blocks, paragraph(plain(sayTooManyComplaints)))
		return r, nil
	}
	conv.Complaint = &complaintDraft{}
	asked := conv.Complaint.ask(conv)
	r.Blocks = append(r.Blocks, asked.Blocks...)
	r.Buttons = asked.Buttons
	if product := conv.caseProduct(); product != "" {
		r.Buttons = append([][]Button{{{Label: product, Action: actionComplain + " " + product}}}, r.Buttons...)
	}
	return r, nil
}

// tooMany tells whether an owner has sent as many reports as a day takes.
func tooMany(own []knowledge.Complaint, now time.Time) bool {
	n := 0
	for i := range own {
		if now.Sub(own[i].At) < 24*time.Hour {
			n++
		}
	}
	return n >= knowledge.MaxComplaintsADay
}

// beginComplaint begins a report with what was said behind the command.
func (c *Chat) beginComplaint(ctx context.Context, cl *call, said string) (Response, error) {
	own, err := c.Complaints.OwnComplaints(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	if tooMany(own, c.Now()) {
		return say(sayTooManyComplaints), nil
	}
	conv := cl.conv
	d := &complaintDraft{}
	conv.Complaint = d
	return c.tellComplaint(ctx, cl, said, own)
}

// tellComplaint takes in whatever a message tells of the offer, and asks on.
func (c *Chat) tellComplaint(ctx context.Context, cl *call, said string, own []knowledge.Complaint) (Response, error) {
	d := cl.conv.Complaint
	var notes []Block
	if cl.photo != "" {
		notes = append(notes, d.addPhoto(cl.photo))
	}
	rest, note := d.takeLink(said)
	notes = append(notes, note...)
	if err := c.readComplaint(ctx, d, rest); err != nil {
		return Response{}, err
	}
	d.takeTitle()
	d.takeCase(cl.conv.Case)
	if before := d.reportedBefore(own); before != nil {
		cl.conv.Complaint = nil
		return say(wordReportedBefore(before)), nil
	}
	r := d.ask(cl.conv)
	r.Blocks = append(notes, r.Blocks...)
	return r, nil
}

// addPhoto keeps a photo for the report, as far as there is room.
func (d *complaintDraft) addPhoto(file string) Block {
	if slices.Contains(d.Photos, file) {
		return paragraph(plain(sayPhotoNoted))
	}
	if len(d.Photos) >= knowledge.MaxComplaintPhotos {
		return paragraph(plain(sayPhotosFull))
	}
	d.Photos = append(d.Photos, file)
	return paragraph(plain(sayPhotoNoted))
}

// takeLink reads the first address in a message, and returns the message without
// addresses and what to say of them.
func (d *complaintDraft) takeLink(said string) (rest string, notes []Block) {
	links := knowledge.FindOfferLinks(said, 10)
	for i, address := range links {
		said = strings.Replace(said, address, " ", 1)
		if i > 0 {
			continue
		}
		offer, ok := knowledge.ReadOfferLink(address)
		if !ok {
			notes = append(notes, paragraph(plain(sayLinkRefused)))
			continue
		}
		d.Link = offer.URL
		if offer.Platform != "" {
			d.Platform = offer.Platform
		}
		notes = append(notes, wordLinkRead(&offer))
	}
	if len(links) > 1 {
		notes = append(notes, paragraph(plain(sayOneLink)))
	}
	return strings.TrimSpace(said), notes
}

// takeTitle calls the goods what the link calls them, where the owner did not say.
func (d *complaintDraft) takeTitle() {
	if d.Product == "" && d.Link != "" {
		offer := d.offer()
		d.Product = firstLetters(offer.Title, knowledge.MaxComplaintProduct)
	}
}

// takeCase takes over what the conversation knows of the same goods.
func (d *complaintDraft) takeCase(known *savedCase) {
	if known == nil || d.Product == "" || productKey(known.Said.Product) != productKey(d.Product) {
		return
	}
	if p := known.Said.CompetitorPrice; p != nil && d.Price == 0 {
		d.Price = *p
	}
	if p := known.Said.OwnPrice; p != nil && d.OwnPrice == 0 {
		d.OwnPrice = *p
	}
	if d.Platform == "" {
		d.Platform = known.Said.CompetitorPlatform
	}
}

// offer is what the link says, or the marketplace alone.
func (d *complaintDraft) offer() knowledge.OfferLink {
	if d.Link != "" {
		if offer, ok := knowledge.ReadOfferLink(d.Link); ok {
			return offer
		}
	}
	return knowledge.OfferLink{Platform: d.Platform}
}

// reportedBefore is the report of the same offer that the owner has sent before;
// nil for none.
func (d *complaintDraft) reportedBefore(own []knowledge.Complaint) *knowledge.Complaint {
	if d.Link == "" {
		return nil
	}
	offer := d.offer()
	listing := offer.Listing()
	for i := range own {
		if c := &own[i]; c.Offer.URL == offer.URL || listing != "" && c.Listing() == listing {
			return c
		}
	}
	return nil
}

// toggle names a suspicion, or takes it back.
func (d *complaintDraft) toggle(s knowledge.Suspicion) {
	d.Chosen = false
	if i := slices.Index(d.Suspicions, s); i >= 0 {
		d.Suspicions = slices.Delete(d.Suspicions, i, i+1)
		return
	}
	d.Suspicions = append(d.Suspicions, s)
}

// next is what is to be asked now.
func (d *complaintDraft) next() complaintAsk {
	skipped := func(a complaintAsk) bool { return slices.Contains(d.Skipped, a) }
	switch {
	case d.Product == "":
		return askedGoods
	case d.Link == "" && d.Platform == "" && len(d.Photos) == 0 && !skipped(askedWhere):
		return askedWhere
	case d.Price == 0 && !skipped(askedPrice):
		return askedPrice
	case d.OwnPrice == 0 && !skipped(askedOwn):
		return askedOwn
	case len(d.Suspicions) == 0 || !d.Chosen:
		return askedWhy
	case d.Note == "" && slices.Contains(d.Suspicions, knowledge.SuspicionOther) && !skipped(askedNote):
		return askedNote
	default:
		return askedSend
	}
}

// ask asks what comes next.
func (d *complaintDraft) ask(conv *conversation) Response {
	d.Asking, d.Paused, conv.reporting = d.next(), false, true
	return wordAskComplaint(d)
}

// skip passes over what was asked, where that can be.
func (d *complaintDraft) skip(conv *conversation) Response {
	switch d.Asking {
	case askedWhere, askedPrice, askedOwn, askedNote:
		d.Skipped = append(d.Skipped, d.Asking)
		return d.ask(conv)
	default:
		r := d.ask(conv)
		r.Blocks = append([]Block{paragraph(plain(sayComplaintNeeded))}, r.Blocks...)
		return r
	}
}

// sendComplaint keeps the report, which the owner agrees to by this.
func (c *Chat) sendComplaint(ctx context.Context, cl *call) (Response, error) {
	conv := cl.conv
	d := conv.Complaint
	if d.next() != askedSend {
		return d.ask(conv), nil
	}
	own, err := c.Complaints.OwnComplaints(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	if tooMany(own, c.Now()) {
		return say(sayTooManyComplaints), nil
	}
	if before := d.reportedBefore(own); before != nil {
		conv.Complaint = nil
		return say(wordReportedBefore(before)), nil
	}
	number, err := c.Complaints.KeepComplaint(ctx, knowledge.Complaint{
		Chat: cl.chat, Update: cl.update, Product: d.Product, Key: productKey(d.Product), Offer: d.offer(), Price: d.Price, OwnPrice: d.OwnPrice,
		Suspicions: d.Suspicions, Note: firstLetters(d.Note, knowledge.MaxComplaintNote), Photos: d.Photos,
		Consent: knowledge.ComplaintConsent, At: c.Now(),
	})
	if err != nil {
		return Response{}, fmt.Errorf("keep report: %w", err)
	}
	conv.Complaint = nil
	return say(wordComplaintKept(number, len(d.Photos))), nil
}
