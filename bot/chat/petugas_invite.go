package chat

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"setara/knowledge"
)

// newToken is the token of an invitation: 128 random bits, in letters that a
// link may hold.
func newToken() string {
	var bits [16]byte
	_, _ = rand.Read(bits[:]) // never fails
	return base64.RawURLEncoding.EncodeToString(bits[:])
}

// tokenShaped is what may be a token.
var tokenShaped = regexp.MustCompile(`^[A-Za-z0-9_-]{22}$`)

// invite offers the roles, asks for the name, or invites: "penulis Bu Sari".
func (c *Chat) invite(ctx context.Context, cl *call, typed string) (Response, error) {
	if typed == "" {
		r := Response{Blocks: wordAskRole()}
		for i, role := range knowledge.Roles {
			r.Buttons = addInPairs(r.Buttons, i, Button{Label: capital(officerRoles[role]), Action: actionStaffInvite + " " + officerRoles[role]})
		}
		return r, nil
	}
	named, name, _ := strings.Cut(typed, " ")
	role, ok := readRole(strings.ToLower(named))
	if !ok {
		return say(sayStaffForm), nil
	}
	if strings.TrimSpace(name) == "" {
		cl.conv.Inviting = role
		return say(wordAskOfficerName(role)), nil
	}
	return c.inviteAs(ctx, cl, role, name)
}

// takeOfficerName takes a message for the name of whom to invite, where that
// was asked for. It returns false where it was not, or where the person may not
// invite any more.
func (c *Chat) takeOfficerName(ctx context.Context, cl *call) (Response, bool, error) {
	if cl.inviting == "" || c.Staff == nil {
		return Response{}, false, nil
	}
	if ok, _, err := c.allowed(ctx, cl, knowledge.RightManage); !ok {
		return Response{}, false, err
	}
	if controlOf(cl.rest) == controlStop {
		r, err := abandon(ctx, c, cl)
		return r, true, err
	}
	r, err := c.inviteAs(ctx, cl, cl.inviting, cl.rest)
	return r, true, err
}

// inviteAs makes the invitation and shows its link: this once, since only a
// hash of the token is kept.
func (c *Chat) inviteAs(ctx context.Context, cl *call, role knowledge.Role, typed string) (Response, error) {
	name := readOfficerName(typed)
	if name == "" {
		cl.conv.Inviting = role
		return say(sayOfficerNameBad), nil
	}
	token := newToken()
	if c.Token != nil {
		token = c.Token()
	}
	i := knowledge.Invitation{
		Hash: knowledge.HashInvitation(token), Role: role, Name: name, By: cl.person,
		ExpiresAt: c.Now().Add(knowledge.InvitationLasts),
	}
	link := ""
	if c.Link != nil {
		link = c.Link(token)
	}
	return wordInvited(&i, token, link), c.Staff.ChangeStaff(ctx, knowledge.StaffChange{
		Deed: c.deed(cl, knowledge.DeedInvite), Invitation: &i,
	})
}

// readOfficerName is a name as it is kept; empty where it is none.
func readOfficerName(typed string) string {
	name := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, typed)), " ")
	if len([]rune(name)) > knowledge.MaxOfficerName || !strings.ContainsFunc(name, unicode.IsLetter) {
		return ""
	}
	return name
}

// readRole reads a role by its name, ours or the design's.
func readRole(typed string) (knowledge.Role, bool) {
	for _, role := range knowledge.Roles {
		if typed == officerRoles[role] || typed == string(role) {
			return role, true
		}
	}
	return "", false
}

// revoke takes an invitation back.
func (c *Chat) revoke(ctx context.Context, cl *call, staff *knowledge.Staff, typed string) (Response, error) {
	number, err := strconv.ParseInt(typed, 10, 64)
	for i := range staff.Invitations {
		invited := &staff.Invitations[i]
		if err == nil && invited.Number == number && invited.OpenAt(c.Now()) {
			return say(wordRevoked(invited)), c.Staff.ChangeStaff(ctx, knowledge.StaffChange{
				Deed: c.deed(cl, knowledge.DeedRevoke), Number: number,
			})
		}
	}
	return say(sayNoSuchInvitation), nil
}

// accept makes an officer of who comes with the token of an invitation. It
// returns false where what stands behind /start is none.
func (c *Chat) accept(ctx context.Context, cl *call) (Response, bool, error) {
	if c.Staff == nil || c.Officers == nil || cl.person == 0 || !tokenShaped.MatchString(cl.rest) {
		return Response{}, false, nil
	}
	i, err := c.Staff.Invitation(ctx, knowledge.HashInvitation(cl.rest))
	if errors.Is(err, knowledge.ErrNotFound) {
		return Response{}, false, nil
	}
	if err != nil {
		return Response{}, false, err
	}
	officer, err := c.Officers.May(ctx, cl.person, knowledge.RightRead)
	switch {
	case err != nil:
		return Response{}, false, err
	case officer:
		return say(sayAlreadyOfficer), true, nil
	case !i.OpenAt(c.Now()):
		return say(sayInvitationGone), true, nil
	}
	r := wordWelcome(&i)
	r.Further = []Further{{To: i.By, Response: say(wordAccepted(&i))}}
	return r, true, c.Staff.ChangeStaff(ctx, knowledge.StaffChange{
		Deed: c.deed(cl, knowledge.DeedAccept), Number: i.Number,
	})
}
