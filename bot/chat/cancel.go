package chat

import (
	"context"
	"fmt"
)

// abandon leaves what Setara asked for, and says what it remembers all the
// same.
func abandon(_ context.Context, _ *Chat, cl *call) (Response, error) {
	conv := cl.conv
	telling := conv.Draft.resumable() && (conv.Draft.active() || conv.Draft.Offered != nil)
	searching := conv.Walk.active() && conv.Walk.resumable()
	reporting := conv.pauseComplaint()
	asked := telling || searching || reporting || conv.Keeping != nil || conv.waiting() || cl.sought()
	r := say(sayNothingAsked)
	switch {
	case asked:
		r = say(sayAbandoned)
	case cl.typed:
		r = say(sayStopped)
	}
	if k := conv.Keeping; k != nil {
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf(sayCostNotKept, k.Name))))
	}
	conv.pauseDraft()
	conv.pauseWalk()
	conv.Keeping, conv.Wish = nil, nil
	conv.Asking, conv.Doubt, conv.Choices = "", nil, nil
	if d := conv.Draft; d.resumable() {
		d.Offered = nil
		r.Blocks = append(r.Blocks, paragraph(plain(sayfDraft(sayDraftPaused, d))))
	}
	if searching {
		r.Blocks = append(r.Blocks, paragraph(plain(sayWalkKept)))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonWalkGoOn, Action: actionProgramGoOn}})
	}
	if reporting {
		conv.reporting = true
		r.Blocks = append(r.Blocks, paragraph(plain(sayComplaintPaused)))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonComplainGoOn, Action: actionComplainGoOn}})
	}
	if product := conv.caseProduct(); product != "" {
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf(sayCaseRemembered, product))))
	}
	return r, nil
}
