package chat

import (
	"context"
	"path"
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
