package bot

import (
	"context"
	"net/url"
	"slices"

	"setara/bot/ledger"
	"setara/knowledge"
)

// May tells whether the person has the right, and has the turn stored only if
// they still have it then.
func (m *memory) May(ctx context.Context, person int64, right knowledge.Right) (bool, error) {
	may, err := m.b.Ledger.May(ctx, person, right)
	if need := (ledger.Need{Officer: person, Right: right}); may && !slices.Contains(m.needs, need) {
		m.needs = append(m.needs, need)
	}
	return may, err
}

// Authorize is on the disk when it returns: what it allows is stored elsewhere,
// before the turn is.
func (m *memory) Authorize(ctx context.Context, right knowledge.Right, deed knowledge.Deed) (ok bool, err error) {
	err = m.b.try(func() (err error) {
		ok, err = m.b.Ledger.Authorize(ctx, right, deed)
		return err
	})
	return ok, err
}

// KeptAsOfficer tells whether forgetting the chat leaves something.
func (m *memory) KeptAsOfficer(ctx context.Context, person int64) (bool, error) {
	return m.b.Ledger.KeptAsOfficer(ctx, person)
}

// Staff are the officers and invitations, without what this turn changes.
func (m *memory) Staff(ctx context.Context) (knowledge.Staff, error) { return m.b.Ledger.Staff(ctx) }

// Invitation is the one whose token has that hash.
func (m *memory) Invitation(ctx context.Context, hash [32]byte) (knowledge.Invitation, error) {
	return m.b.Ledger.Invitation(ctx, hash)
}

// ChangeStaff makes the change at the end of the turn, if it can be made then.
func (m *memory) ChangeStaff(_ context.Context, c knowledge.StaffChange) error {
	m.staff = append(m.staff, c)
	return nil
}

// Audit are deeds, without those of this turn.
func (m *memory) Audit(ctx context.Context, skip, limit int) ([]knowledge.Deed, error) {
	return m.b.Ledger.Audit(ctx, skip, limit)
}

// CountDeeds is how many there are, without those of this turn.
func (m *memory) CountDeeds(ctx context.Context) (int, error) { return m.b.Ledger.CountDeeds(ctx) }

// Record puts a deed into the audit at the end of the turn.
func (m *memory) Record(_ context.Context, deed knowledge.Deed) error {
	m.deeds = append(m.deeds, deed)
	return nil
}

// StartLink is the address that opens the bot and sends it "/start" with that
// parameter.
func (m *memory) StartLink(parameter string) string {
	return "https://t.me/" + m.b.me.name() + "?start=" + url.QueryEscape(parameter)
}
