package chat

import (
	"fmt"
	"strconv"
	"time"

	"setara/knowledge"
)

// listStaff lists the officers, a page at a time, and on the first page who is
// invited.
func listStaff(staff *knowledge.Staff, typed string, now time.Time) Response {
	page, err := strconv.Atoi(typed)
	if err != nil {
		page = 1
	}
	from, to := pageOf(len(staff.Officers), page)
	r := Response{Blocks: []Block{wordStaffHead(from+1, to, len(staff.Officers))}}
	for i := range staff.Officers[from:to] {
		o := &staff.Officers[from+i]
		r.Blocks = append(r.Blocks, wordOfficerLine(o))
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: wordOfficerName(o.ID, o.Name), Action: fmt.Sprintf("%s%d", actionStaffShow, o.ID)})
	}
	if from == 0 {
		listInvitations(&r, staff.Invitations, now)
	}
	if to < len(staff.Officers) {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonMoreSources, Action: fmt.Sprintf("%s%d", actionStaffPage, to/officersPage+1)}})
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonInvite, Action: actionStaffInvite}})
	return r
}

// listInvitations adds those that can be accepted, the newest of them, each
// with a button to take it back.
func listInvitations(r *Response, invitations []knowledge.Invitation, now time.Time) {
	var open []knowledge.Invitation
	for i := len(invitations) - 1; i >= 0 && len(open) < officersPage; i-- {
		if invitations[i].OpenAt(now) {
			open = append(open, invitations[i])
		}
	}
	if len(open) == 0 {
		return
	}
	r.Blocks = append(r.Blocks, say(sayInvited).Blocks...)
	for i := range open {
		r.Blocks = append(r.Blocks, wordInvitationLine(&open[i]))
		r.Buttons = append(r.Buttons, []Button{{
			Label: wordRevoke(&open[i]), Action: fmt.Sprintf("%s%d", actionStaffRevoke, open[i].Number),
		}})
	}
}
