package chat

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// The actions of buttons around officers. What they are about stands behind
// those that end in a space.
const (
	actionStaff       = "/petugas"
	actionStaffPage   = "/petugas halaman "
	actionStaffInvite = "/petugas undang"
	actionStaffRevoke = "/petugas cabut "
	actionStaffShow   = "/petugas lihat "
	actionStaffRole   = "/petugas ubah "
	actionStaffRemove = "/petugas hapus "
	actionStaffLeave  = "/petugas keluar ya"
)

// showStaff is /petugas: who looks after Setara, and changing that. To leave is
// every officer's own affair; all else is for those who may manage officers.
func showStaff(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Staff == nil {
		return say(sayUnknownCommand), nil
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	verb, rest = strings.ToLower(verb), strings.TrimSpace(rest)
	right := knowledge.RightManage
	if verb == "keluar" {
		right = knowledge.RightRead
	}
	if ok, refusal, err := c.allowed(ctx, cl, right); !ok {
		return refusal, err
	}
	staff, err := c.Staff.Staff(ctx)
	if err != nil {
		return Response{}, err
	}
	switch verb {
	case "keluar":
		return c.leaveStaff(ctx, cl, &staff, rest)
	case "undang":
		return c.invite(ctx, cl, rest)
	case "cabut":
		return c.revoke(ctx, cl, &staff, rest)
	case "lihat":
		return showOfficer(cl, &staff, rest), nil
	case "ubah":
		return c.appoint(ctx, cl, &staff, rest)
	case "hapus":
		return c.removeOfficer(ctx, cl, &staff, rest)
	case "", "halaman":
		return listStaff(&staff, rest, c.Now()), nil
	default:
		return say(sayStaffForm), nil
	}
}

// officerNamed is the officer whose id stands in front of what was typed, and
// what stands behind it; nil for none.
func officerNamed(staff *knowledge.Staff, typed string) (officer *knowledge.Officer, rest string) {
	first, rest, _ := strings.Cut(typed, " ")
	id, err := strconv.ParseInt(first, 10, 64)
	if err != nil {
		return nil, ""
	}
	return staff.Officer(id), strings.ToLower(strings.TrimSpace(rest))
}

// showOfficer shows one officer, with a button for each change.
func showOfficer(cl *call, staff *knowledge.Staff, typed string) Response {
	o, _ := officerNamed(staff, typed)
	if o == nil {
		return say(sayNoSuchOfficer)
	}
	r := Response{Blocks: wordOfficer(o)}
	if o.First {
		return r
	}
	var roles []knowledge.Role
	if !staff.LastAdmin(o.ID) {
		roles = slices.DeleteFunc(slices.Clone(knowledge.Roles[:]), func(role knowledge.Role) bool { return role == o.Role })
	}
	for i, role := range roles {
		r.Buttons = addInPairs(r.Buttons, i, Button{
			Label: wordMakeRole(role), Action: fmt.Sprintf("%s%d %s", actionStaffRole, o.ID, officerRoles[role]),
		})
	}
	if o.ID != cl.person {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonOfficerRemove, Action: fmt.Sprintf("%s%d", actionStaffRemove, o.ID)}})
	}
	return r
}

// appoint gives an officer another role.
func (c *Chat) appoint(ctx context.Context, cl *call, staff *knowledge.Staff, typed string) (Response, error) {
	o, named := officerNamed(staff, typed)
	role, ok := readRole(named)
	switch {
	case o == nil:
		return say(sayNoSuchOfficer), nil
	case !ok:
		return say(sayStaffForm), nil
	case o.First:
		return say(sayFirstOfficer), nil
	case o.Role == role:
		return say(wordRoleAlready(o)), nil
	case staff.LastAdmin(o.ID):
		return say(sayLastAdmin), nil
	}
	r := say(wordRoleChanged(o, role))
	if o.ID != cl.person {
		r.Further = []Further{{To: o.ID, Response: say(wordYourRole(role))}}
	}
	return r, c.Staff.ChangeStaff(ctx, knowledge.StaffChange{
		Deed: c.deed(cl, knowledge.DeedAppoint), Officer: o.ID, Role: role,
	})
}

// removeOfficer removes an officer, once it is confirmed.
func (c *Chat) removeOfficer(ctx context.Context, cl *call, staff *knowledge.Staff, typed string) (Response, error) {
	o, sure := officerNamed(staff, typed)
	switch {
	case o == nil:
		return say(sayNoSuchOfficer), nil
	case o.First:
		return say(sayFirstOfficer), nil
	case o.ID == cl.person:
		return c.leaveStaff(ctx, cl, staff, sure)
	case sure != "ya":
		r := say(wordAskRemove(o))
		r.Buttons = [][]Button{{
			{Label: buttonOfficerRemoveYes, Action: fmt.Sprintf("%s%d ya", actionStaffRemove, o.ID)},
			{Label: buttonForgetNo, Action: fmt.Sprintf("%s%d", actionStaffShow, o.ID)},
		}}
		return r, nil
	}
	r := say(wordOfficerRemoved(o))
	r.Further = []Further{{To: o.ID, Response: say(sayYouAreRemoved)}}
	return r, c.Staff.ChangeStaff(ctx, knowledge.StaffChange{
		Deed: c.deed(cl, knowledge.DeedRemove), Officer: o.ID,
	})
}

// leaveStaff ends an officer's own time, once it is confirmed.
func (c *Chat) leaveStaff(ctx context.Context, cl *call, staff *knowledge.Staff, sure string) (Response, error) {
	o := staff.Officer(cl.person)
	switch {
	case o == nil:
		return say(sayUnknownCommand), nil
	case o.First:
		return say(sayFirstOfficer), nil
	case staff.LastAdmin(o.ID):
		return say(sayLastAdmin), nil
	case strings.ToLower(sure) != "ya":
		r := say(askLeaveStaff)
		r.Buttons = [][]Button{{{Label: buttonLeaveStaff, Action: actionStaffLeave}}}
		return r, nil
	}
	return say(sayLeftStaff), c.Staff.ChangeStaff(ctx, knowledge.StaffChange{
		Deed: c.deed(cl, knowledge.DeedLeave), Officer: o.ID,
	})
}
