package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

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
	case conv.Complaint == nil && pressedLate(verb, what):
		return c.lateComplaint(ctx, cl, verb)
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

// pressedLate tells whether what stands behind /lapor comes of a button on a
// report that was under way, and is no goods.
func pressedLate(verb, what string) bool {
	switch verb {
	case "lanjut", "lewati", "kirim", "cukup":
		return what == ""
	case "tempat":
		return slices.Contains(complaintPlatforms, knowledge.Platform(what))
	case "curiga":
		_, ok := knowledge.SuspicionOf(what)
		return ok
	}
	return false
}

// lateComplaint is what a button of a report that was sent or thrown away still
// gives: what was sent. Nothing begins by it.
func (c *Chat) lateComplaint(ctx context.Context, cl *call, verb string) (Response, error) {
	own, err := c.Complaints.OwnComplaints(ctx, cl.chat)
	if err != nil || len(own) == 0 {
		return say(sayNoComplaintOpen), err
	}
	if verb == "kirim" && cl.conv.Reported {
		return say(wordComplaintSentBefore(&own[0])), nil
	}
	r := Response{Blocks: append(wordOwnComplaints(own), paragraph(plain(sayNoComplaintOpen)))}
	return r, nil
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
		r.Buttons = append(slices.Clip(asked.Buttons), []Button{{Label: buttonComplainAnew, Action: actionComplainAnew}})
		return r, nil
	}
	if tooMany(own, c.Now()) {
		r.Blocks = append(r.Blocks, paragraph(plain(sayTooManyComplaints)))
		return r, nil
	}
	conv.Complaint, conv.Reported = &complaintDraft{}, false
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
	conv.Complaint, conv.Reported = d, false
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
		Suspicions: d.Suspicions, Note: firstLetters(seen(d.Note), knowledge.MaxComplaintNote), Photos: d.Photos,
		Consent: knowledge.ComplaintConsent, At: c.Now(),
	})
	if err != nil {
		return Response{}, fmt.Errorf("keep report: %w", err)
	}
	conv.Complaint, conv.Reported = nil, true
	return say(wordComplaintKept(number, len(d.Photos))), nil
}

// seen is a text without letters that are not seen or turn the line around: it
// will stand in files that officers hand on.
func seen(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, text)
}
