package knowledge

import (
	"crypto/sha256"
	"time"
)

// Role is what an officer is trusted with. The empty role is that of everybody
// who is no officer.
type Role string

// The roles, each trusted with all that those before it are.
const (
	RoleViewer   Role = "viewer"
	RoleAuthor   Role = "author"
	RoleApprover Role = "approver"
	RoleAdmin    Role = "admin"
)

// Roles are all roles, the least trusted first.
var Roles = [...]Role{RoleViewer, RoleAuthor, RoleApprover, RoleAdmin}

// Right is one kind of act that only officers may do.
type Right string

// The rights.
const (
	// RightRead: lists that are for officers.
	RightRead Right = "read"
	// RightWrite: drafts, and what changes the knowledge.
	RightWrite Right = "write"
	// RightApprove: the drafts of others; to pause, resume and cancel.
	RightApprove Right = "approve"
	// RightManage: officers, the audit, what is urgent or costs money.
	RightManage Right = "manage"
)

// Rights are all rights, in the order of the [Roles] that first have them.
var Rights = [...]Right{RightRead, RightWrite, RightApprove, RightManage}

// rights is who may do what.
var rights = map[Role]map[Right]bool{
	RoleViewer:   {RightRead: true},
	RoleAuthor:   {RightRead: true, RightWrite: true},
	RoleApprover: {RightRead: true, RightWrite: true, RightApprove: true},
	RoleAdmin:    {RightRead: true, RightWrite: true, RightApprove: true, RightManage: true},
}

// May tells whether the role has the right.
func (r Role) May(right Right) bool { return rights[r][right] }

// Officer is a person who looks after Setara.
type Officer struct {
	// ID is the person's at Telegram, which is that of their private chat too.
	ID   int64
	Role Role
	// Name is what the inviter calls them; of a first officer, whom nobody
	// invited, the name at Telegram, empty until they write.
	Name string
	// First tells that the settings name the person: always an admin.
	First bool
	// Since is when the person became an officer, to the second.
	Since time.Time
}

const (
	// InvitationLasts is how long an invitation can be accepted.
	InvitationLasts = 24 * time.Hour
	// MaxOfficerName is how many letters an officer's name has at most.
	MaxOfficerName = 60
)

// Invitation is an offer to become an officer, for whoever holds its token, once.
type Invitation struct {
	// Number is what it goes by; 0 before it is kept.
	Number int64
	// Hash is that of the token, see [HashInvitation]. The token itself is
	// kept nowhere.
	Hash [sha256.Size]byte
	Role Role
	Name string
	// By is who invites.
	By        int64
	ExpiresAt time.Time
	// Settled tells that it was accepted, by UsedBy, or revoked, UsedBy being
	// 0 then.
	Settled bool
	UsedBy  int64
}

// OpenAt tells whether it can be accepted at that time, as far as it says
// itself: its inviter must still be trusted with inviting.
func (i *Invitation) OpenAt(now time.Time) bool { return !i.Settled && now.Before(i.ExpiresAt) }

// HashInvitation is what is kept of an invitation's token.
func HashInvitation(token string) [sha256.Size]byte { return sha256.Sum256([]byte(token)) }

// Staff are the officers, and who is invited to become one.
type Staff struct {
	// Officers are in the order in which they became officers.
	Officers []Officer
	// Invitations are those that were neither accepted nor revoked, expired
	// ones among them, the oldest first.
	Invitations []Invitation
}

// Officer is the officer with that id; nil for none.
func (s *Staff) Officer(id int64) *Officer {
	for i := range s.Officers {
		if s.Officers[i].ID == id {
			return &s.Officers[i]
		}
	}
	return nil
}

// LastAdmin tells whether the officer is an admin and nobody else is.
func (s *Staff) LastAdmin(id int64) bool {
	for i := range s.Officers {
		if o := &s.Officers[i]; o.Role == RoleAdmin && o.ID != id {
			return false
		}
	}
	o := s.Officer(id)
	return o != nil && o.Role == RoleAdmin
}

// StaffChange is one act that changes who is an officer. What it takes is
// told by its act: see [DeedInvite] and the others.
type StaffChange struct {
	Deed Deed
	// Invitation is the new one, of [DeedInvite].
	Invitation *Invitation
	// Number is the invitation of [DeedRevoke] and [DeedAccept].
	Number int64
	// Officer is whom [DeedAppoint], [DeedRemove] and [DeedLeave] concern, and
	// Role what they become by the first.
	Officer int64
	Role    Role
}
