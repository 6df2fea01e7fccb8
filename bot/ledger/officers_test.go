package ledger

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

const (
	first  = 100 // whom the settings name
	ratna  = 101
	sari   = 102
	nobody = 999
)

// staffed is a ledger with a first officer and others.
func staffed(t *testing.T, others map[int64]knowledge.Role) *Ledger {
	t.Helper()
	l := fresh(t)
	must(t, l.SetFirstOfficers(t.Context(), []int64{first}, noon))
	for id, role := range others {
		enlist(t, l, id, role)
	}
	return l
}

// enlist makes somebody an officer by an invitation of the first officer.
func enlist(t *testing.T, l *Ledger, id int64, role knowledge.Role) {
	t.Helper()
	number := invited(t, l, first, role)
	must(t, l.ChangeStaff(t.Context(), by(id, knowledge.StaffChange{Number: number}, knowledge.DeedAccept)))
}

// invited is the number of a new invitation.
func invited(t *testing.T, l *Ledger, inviter int64, role knowledge.Role) int64 {
	t.Helper()
	staff, err := l.Staff(t.Context())
	must(t, err)
	token := string(role) + time.Now().Format(time.RFC3339Nano)
	must(t, l.ChangeStaff(t.Context(), by(inviter, knowledge.StaffChange{Invitation: &knowledge.Invitation{
		Hash: knowledge.HashInvitation(token), Role: role, Name: "Bu Sari", ExpiresAt: noon.Add(knowledge.InvitationLasts),
	}}, knowledge.DeedInvite)))
	i, err := l.Invitation(t.Context(), knowledge.HashInvitation(token))
	must(t, err)
	if len(staff.Invitations) > 0 && i.Number <= staff.Invitations[len(staff.Invitations)-1].Number {
		t.Errorf("an invitation is called %d again", i.Number)
	}
	return i.Number
}

// by is a change by somebody at noon.
func by(id int64, c knowledge.StaffChange, kind knowledge.DeedKind) knowledge.StaffChange {
	c.Deed = knowledge.Deed{Act: knowledge.Act{By: id, At: noon}, Kind: kind}
	return c
}

// roles are the officers' by id.
func roles(t *testing.T, l *Ledger) map[int64]knowledge.Role {
	t.Helper()
	staff, err := l.Staff(t.Context())
	must(t, err)
	is := map[int64]knowledge.Role{}
	for _, o := range staff.Officers {
		is[o.ID] = o.Role
	}
	return is
}

func audit(t *testing.T, l *Ledger) []knowledge.Deed {
	t.Helper()
	deeds, err := l.Audit(t.Context(), 0, 1000)
	must(t, err)
	n, err := l.CountDeeds(t.Context())
	must(t, err)
	if n != len(deeds) {
		t.Errorf("%d deeds are counted, %d listed", n, len(deeds))
	}
	return deeds
}

func TestWhatCannotBeChangedAboutOfficersIsNot(t *testing.T) {
	admin, author := knowledge.RoleAdmin, knowledge.RoleAuthor
	invitation := &knowledge.Invitation{
		Hash: knowledge.HashInvitation("x"), Role: admin, Name: "Bu Sari", ExpiresAt: noon.Add(time.Hour),
	}
	for name, c := range map[string]knowledge.StaffChange{
		"a stranger invites":                         by(nobody, knowledge.StaffChange{Invitation: invitation}, knowledge.DeedInvite),
		"an author invites":                          by(sari, knowledge.StaffChange{Invitation: invitation}, knowledge.DeedInvite),
		"an author promotes herself":                 by(sari, knowledge.StaffChange{Officer: sari, Role: admin}, knowledge.DeedAppoint),
		"an author removes an admin":                 by(sari, knowledge.StaffChange{Officer: ratna}, knowledge.DeedRemove),
		"an author has another leave":                by(sari, knowledge.StaffChange{Officer: ratna}, knowledge.DeedLeave),
		"an author takes back an invitation":         by(sari, knowledge.StaffChange{Number: 3}, knowledge.DeedRevoke),
		"an admin demotes the first officer":         by(ratna, knowledge.StaffChange{Officer: first, Role: author}, knowledge.DeedAppoint),
		"an admin removes the first officer":         by(ratna, knowledge.StaffChange{Officer: first}, knowledge.DeedRemove),
		"the first officer leaves":                   by(first, knowledge.StaffChange{Officer: first}, knowledge.DeedLeave),
		"a role is given that the officer has":       by(ratna, knowledge.StaffChange{Officer: sari, Role: author}, knowledge.DeedAppoint),
		"a role is given to a stranger":              by(ratna, knowledge.StaffChange{Officer: nobody, Role: author}, knowledge.DeedAppoint),
		"a stranger is removed":                      by(ratna, knowledge.StaffChange{Officer: nobody}, knowledge.DeedRemove),
		"an invitation that there is not is revoked": by(ratna, knowledge.StaffChange{Number: 77}, knowledge.DeedRevoke),
		"a used invitation is revoked":               by(ratna, knowledge.StaffChange{Number: 1}, knowledge.DeedRevoke),
		"a used invitation is accepted":              by(nobody, knowledge.StaffChange{Number: 1}, knowledge.DeedAccept),
		"an officer accepts an invitation":           by(sari, knowledge.StaffChange{Number: 3}, knowledge.DeedAccept),
		"a deed that changes no officers":            by(ratna, knowledge.StaffChange{Officer: sari}, knowledge.DeedRate),
	} {
		t.Run(name, func(t *testing.T) {
			l := staffed(t, map[int64]knowledge.Role{ratna: admin, sari: author})
			invited(t, l, first, author)
			before, deeds := roles(t, l), len(audit(t, l))
			if err := l.ChangeStaff(t.Context(), c); err == nil {
				t.Error("it is done")
			}
			if diff := cmp.Diff(before, roles(t, l)); diff != "" || len(audit(t, l)) != deeds {
				t.Errorf("it leaves %d more deeds and the officers (-want +got):\n%s", len(audit(t, l))-deeds, diff)
			}
		})
	}
}

func TestAnInvitationCanBeAcceptedOnlyWhileItHolds(t *testing.T) {
	admin := knowledge.RoleAdmin
	for name, test := range map[string]struct {
		before func(t *testing.T, l *Ledger, number int64)
		at     time.Time
		open   bool
	}{
		"at once":                {func(*testing.T, *Ledger, int64) {}, noon, true},
		"in the last second":     {func(*testing.T, *Ledger, int64) {}, noon.Add(knowledge.InvitationLasts - time.Second), true},
		"when its time has come": {func(*testing.T, *Ledger, int64) {}, noon.Add(knowledge.InvitationLasts), false},
		"after it was revoked": {func(t *testing.T, l *Ledger, number int64) {
			must(t, l.ChangeStaff(t.Context(), by(first, knowledge.StaffChange{Number: number}, knowledge.DeedRevoke)))
		}, noon, false},
		"after its inviter was removed": {func(t *testing.T, l *Ledger, _ int64) {
			must(t, l.ChangeStaff(t.Context(), by(first, knowledge.StaffChange{Officer: ratna}, knowledge.DeedRemove)))
		}, noon, false},
		"after its inviter was demoted and promoted again": {func(t *testing.T, l *Ledger, _ int64) {
			for _, role := range []knowledge.Role{knowledge.RoleApprover, admin} {
				must(t, l.ChangeStaff(t.Context(), by(first, knowledge.StaffChange{Officer: ratna, Role: role}, knowledge.DeedAppoint)))
			}
		}, noon, false},
		"after its inviter left": {func(t *testing.T, l *Ledger, _ int64) {
			must(t, l.ChangeStaff(t.Context(), by(ratna, knowledge.StaffChange{Officer: ratna}, knowledge.DeedLeave)))
		}, noon, false},
	} {
		t.Run(name, func(t *testing.T) {
			l := staffed(t, map[int64]knowledge.Role{ratna: admin})
			number := invited(t, l, ratna, knowledge.RoleAuthor)
			test.before(t, l, number)
			c := by(sari, knowledge.StaffChange{Number: number}, knowledge.DeedAccept)
			c.Deed.At = test.at
			err := l.ChangeStaff(t.Context(), c)
			if role := roles(t, l)[sari]; (err == nil) != test.open || (role == knowledge.RoleAuthor) != test.open {
				t.Errorf("got %v, she is %q", err, role)
			}
			if err != nil && !errors.Is(err, ErrChanged) {
				t.Error(err)
			}
		})
	}
}

func TestTwoAdminsWhoRemoveEachOtherLeaveOne(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAdmin, sari: knowledge.RoleAdmin})
	must(t, l.SetFirstOfficers(t.Context(), nil, noon))
	var both sync.WaitGroup
	errs := make([]error, 2)
	for i, pair := range [][2]int64{{ratna, sari}, {sari, ratna}} {
		both.Go(func() {
			_, errs[i] = l.Finish(t.Context(), &Turn{
				Chat: pair[0], At: noon, Needs: []Need{{pair[0], knowledge.RightManage}},
				Staff: []knowledge.StaffChange{by(pair[0], knowledge.StaffChange{Officer: pair[1]}, knowledge.DeedRemove)},
			})
		})
	}
	both.Wait()
	if failed := slices.DeleteFunc(errs, func(err error) bool { return err == nil }); len(failed) != 1 || !errors.Is(failed[0], ErrChanged) {
		t.Errorf("got %v", failed)
	}
	if left := roles(t, l); len(left) != 1 {
		t.Errorf("left are %v", left)
	}
}

func TestTheLastAdminStays(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAdmin, sari: knowledge.RoleAuthor})
	must(t, l.SetFirstOfficers(t.Context(), nil, noon))
	for _, c := range []knowledge.StaffChange{
		by(ratna, knowledge.StaffChange{Officer: ratna}, knowledge.DeedLeave),
		by(ratna, knowledge.StaffChange{Officer: ratna, Role: knowledge.RoleViewer}, knowledge.DeedAppoint),
		by(ratna, knowledge.StaffChange{Officer: ratna}, knowledge.DeedRemove),
	} {
		if err := l.ChangeStaff(t.Context(), c); !errors.Is(err, ErrChanged) {
			t.Errorf("%s: got %v", c.Deed.Kind, err)
		}
	}
	if is := roles(t, l)[ratna]; is != knowledge.RoleAdmin {
		t.Errorf("she is %q", is)
	}
}

func TestTheSettingsSayWhoTheFirstOfficersAre(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{sari: knowledge.RoleAuthor})
	for _, ids := range [][]int64{{first, sari}, {first, sari}, {sari}} {
		must(t, l.SetFirstOfficers(t.Context(), ids, noon))
	}
	if diff := cmp.Diff(map[int64]knowledge.Role{sari: knowledge.RoleAdmin}, roles(t, l)); diff != "" {
		t.Error(diff)
	}
	var kinds []knowledge.DeedKind
	for _, d := range audit(t, l) {
		kinds = append(kinds, d.Kind)
	}
	want := []knowledge.DeedKind{
		knowledge.DeedNotFirst, knowledge.DeedFirst, knowledge.DeedAccept, knowledge.DeedInvite, knowledge.DeedFirst,
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Error(diff)
	}
}
