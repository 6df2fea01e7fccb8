package chat

import (
	"context"

	"setara/knowledge"
)

// Officers are asked who may do what. A person is named by their id at
// Telegram, which is that of their private chat.
type Officers interface {
	// May tells whether the person has the right. What the turn stores is
	// stored only if they have it then, too.
	May(ctx context.Context, person int64, right knowledge.Right) (bool, error)
	// Authorize is the moment of an act on what is not stored with the turn: it
	// tells whether the person who does the deed has the right, and puts the
	// deed into the audit if so, at once and in one transaction. A deed of a
	// message that is handled again after a crash is in the audit once, and
	// stays allowed.
	Authorize(ctx context.Context, right knowledge.Right, deed knowledge.Deed) (bool, error)
	// KeptAsOfficer tells whether something is kept about the person that
	// [Memory] does not forget: their role, or what they did.
	KeptAsOfficer(ctx context.Context, person int64) (bool, error)
}

// Staff keeps who is an officer.
type Staff interface {
	// Staff are the officers and the invitations, as they were before this
	// turn.
	Staff(ctx context.Context) (knowledge.Staff, error)
	// Invitation is the one whose token has that hash, or an error that wraps
	// [knowledge.ErrNotFound].
	Invitation(ctx context.Context, hash [32]byte) (knowledge.Invitation, error)
	// ChangeStaff makes a change, and puts it into the audit, where the doer
	// has the right to it when it is stored.
	ChangeStaff(ctx context.Context, change knowledge.StaffChange) error
}

// Audit is what officers did.
type Audit interface {
	// Audit are deeds, the newest first: at most so many, behind so many newer
	// ones.
	Audit(ctx context.Context, skip, limit int) ([]knowledge.Deed, error)
	// CountDeeds is how many there are.
	CountDeeds(ctx context.Context) (int, error)
	// Record puts a deed there.
	Record(ctx context.Context, deed knowledge.Deed) error
}

// person is who sent a message, where they are alone with Setara: a right is a
// person's, and is used nowhere else. It is 0 otherwise.
func (m *Message) person() int64 {
	if m.Group || m.From != m.Chat {
		return 0
	}
	return m.From
}

// allowed tells whether the person of a call has a right. Where they have not,
// it returns what to say: what everybody is told to a command that there is
// not, and why to an officer with another role.
func (c *Chat) allowed(ctx context.Context, cl *call, right knowledge.Right) (ok bool, refusal Response, err error) {
	if c.Officers == nil || cl.person == 0 {
		return false, say(sayUnknownCommand), nil
	}
	ok, err = c.Officers.May(ctx, cl.person, right)
	if err != nil || ok {
		return ok, Response{}, err
	}
	return c.refuse(ctx, cl)
}

// authorized is [Chat.allowed] for a deed that is done at once.
func (c *Chat) authorized(ctx context.Context, cl *call, right knowledge.Right, deed knowledge.Deed) (ok bool, refusal Response, err error) {
	if c.Officers == nil || cl.person == 0 {
		return false, say(sayUnknownCommand), nil
	}
	ok, err = c.Officers.Authorize(ctx, right, deed)
	if err != nil || ok {
		return ok, Response{}, err
	}
	return c.refuse(ctx, cl)
}

// refuse is for somebody without the right that a command needs.
func (c *Chat) refuse(ctx context.Context, cl *call) (ok bool, refusal Response, err error) {
	officer, err := c.Officers.May(ctx, cl.person, knowledge.RightRead)
	if err != nil || !officer {
		return false, say(sayUnknownCommand), err
	}
	return false, say(sayNotYourRole), nil
}

// deed is what the person of a call does.
func (c *Chat) deed(cl *call, kind knowledge.DeedKind) knowledge.Deed {
	return knowledge.Deed{Act: knowledge.Act{By: cl.person, Update: cl.update, At: c.Now()}, Kind: kind}
}
