package main

import (
	"context"
	"strconv"
	"time"

	"setara/cmd/setara/page"
	"setara/knowledge"
)

// seatOfficers makes officers of those of the cast who are, each with their
// role: admins as if the settings named them, the others by an invitation of
// the first admin's. Who is an officer of this folder already stays as they
// are.
func (d *demo) seatOfficers(ctx context.Context) error {
	var others []*page.Person
	for i := range page.Cast {
		switch person := &page.Cast[i]; person.Trust {
		case "":
		case knowledge.RoleAdmin:
			d.app.admins = append(d.app.admins, person.ID)
		default:
			others = append(others, person)
		}
	}
	if err := d.app.ledger.SetFirstOfficers(ctx, d.app.admins, d.app.now()); err != nil {
		return err
	}
	for _, person := range others {
		role, err := d.app.ledger.Role(ctx, person.ID)
		if err != nil {
			return err
		}
		if role != "" {
			continue
		}
		if err := d.seat(ctx, person); err != nil {
			return err
		}
	}
	return nil
}

// seat has the first admin invite a person, who accepts.
func (d *demo) seat(ctx context.Context, person *page.Person) error {
	now := d.app.now()
	hash := knowledge.HashInvitation("demo " + strconv.FormatInt(person.ID, 10) + " " + strconv.FormatInt(time.Now().UnixNano(), 36))
	err := d.app.ledger.ChangeStaff(ctx, knowledge.StaffChange{
		Deed: knowledge.Deed{Act: knowledge.Act{By: d.app.admins[0], At: now}, Kind: knowledge.DeedInvite},
		Invitation: &knowledge.Invitation{
			Hash: hash, Role: person.Trust, Name: person.Name, By: d.app.admins[0], ExpiresAt: now.Add(knowledge.InvitationLasts),
		},
	})
	if err != nil {
		return err
	}
	invitation, err := d.app.ledger.Invitation(ctx, hash)
	if err != nil {
		return err
	}
	return d.app.ledger.ChangeStaff(ctx, knowledge.StaffChange{
		Deed: knowledge.Deed{Act: knowledge.Act{By: person.ID, At: now}, Kind: knowledge.DeedAccept}, Number: invitation.Number,
	})
}
