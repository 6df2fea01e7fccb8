package knowledge

// DeedKind is a kind of act that the audit holds. The strings are kept there
// for good.
type DeedKind string

// The kinds of deeds.
const (
	// DeedFirst and DeedNotFirst: the settings name a first officer, or do not
	// any more. Nobody is the doer.
	DeedFirst    DeedKind = "officer.first"
	DeedNotFirst DeedKind = "officer.not_first"
	// DeedInvite: an officer invites; DeedRevoke: an invitation is taken back;
	// DeedAccept: one is accepted, by whom it makes an officer.
	DeedInvite DeedKind = "officer.invite"
	DeedRevoke DeedKind = "officer.revoke"
	DeedAccept DeedKind = "officer.accept"
	// DeedAppoint: an officer gets another role; DeedRemove: one is removed;
	// DeedLeave: one leaves.
	DeedAppoint DeedKind = "officer.appoint"
	DeedRemove  DeedKind = "officer.remove"
	DeedLeave   DeedKind = "officer.leave"
	// DeedExport: the audit is taken out as a file.
	DeedExport DeedKind = "audit.export"
	// DeedRate: the exchange rate of a day is set.
	DeedRate DeedKind = "rate.set"
)

// Deed is one act of an officer, as the audit keeps it.
type Deed struct {
	// Number is the place in the audit, rising; 0 before it is there.
	Number int64
	Act
	// Role and Name are those of the officer at that time. The audit fills
	// them in: what a caller puts there is not looked at.
	Role Role
	Name string
	Kind DeedKind
	// Object is what it was done to, such as an officer's id or a day, and
	// Detail what came of it, such as a role or a rate; either may be empty.
	Object string
	Detail string
}
