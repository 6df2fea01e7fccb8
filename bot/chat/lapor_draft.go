package chat

import (
	"cmp"
	"slices"
	"strings"

	"setara/knowledge"
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
		understood := Understand(offer.Title)[0].Understood.Product // as owners call them who send no link
		d.Product = cmp.Or(goodsIn(offer.Title, understood), firstLetters(offer.Title, knowledge.MaxComplaintProduct))
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

// pauseComplaint leaves the report for something else. It tells whether one was
// being told.
func (conv *conversation) pauseComplaint() bool {
	if !conv.Complaint.active() {
		return false
	}
	conv.Complaint.Paused = true
	return true
}
