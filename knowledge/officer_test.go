package knowledge_test

import (
	"testing"
	"time"

	"setara/knowledge"
)

func TestEachRoleHasTheRightsOfThoseBeforeItAndMore(t *testing.T) {
	for role, want := range map[knowledge.Role][4]bool{
		"":                     {},
		"nobody":               {},
		knowledge.RoleViewer:   {true},
		knowledge.RoleAuthor:   {true, true},
		knowledge.RoleApprover: {true, true, true},
		knowledge.RoleAdmin:    {true, true, true, true},
	} {
		for i, right := range [...]knowledge.Right{
			knowledge.RightRead, knowledge.RightWrite, knowledge.RightApprove, knowledge.RightManage,
		} {
			if got := role.May(right); got != want[i] {
				t.Errorf("%q may %s: %t", role, right, got)
			}
		}
		if role.May("") || role.May("everything") {
			t.Errorf("%q has a right that there is not", role)
		}
	}
}

func TestTheLastAdminIsTheOnlyOne(t *testing.T) {
	admin := func(id int64) knowledge.Officer { return knowledge.Officer{ID: id, Role: knowledge.RoleAdmin} }
	author := knowledge.Officer{ID: 3, Role: knowledge.RoleAuthor}
	for _, c := range []struct {
		name     string
		officers []knowledge.Officer
		id       int64
		want     bool
	}{
		{"an admin among authors", []knowledge.Officer{admin(1), author}, 1, true},
		{"one of two admins", []knowledge.Officer{admin(1), admin(2)}, 1, false},
		{"an author beside an admin", []knowledge.Officer{admin(1), author}, 3, false},
		{"somebody who is no officer", []knowledge.Officer{author}, 9, false},
	} {
		staff := knowledge.Staff{Officers: c.officers}
		if got := staff.LastAdmin(c.id); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestAnInvitationIsOpenUntilItsTimeOrItsUse(t *testing.T) {
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, knowledge.WIB)
	for _, c := range []struct {
		name string
		i    knowledge.Invitation
		open bool
	}{
		{"a new one", knowledge.Invitation{ExpiresAt: now.Add(time.Second)}, true},
		{"one whose time has come", knowledge.Invitation{ExpiresAt: now}, false},
		{"one that is settled", knowledge.Invitation{ExpiresAt: now.Add(time.Hour), Settled: true}, false},
	} {
		if got := c.i.OpenAt(now); got != c.open {
			t.Errorf("%s is open: %t", c.name, got)
		}
	}
}
