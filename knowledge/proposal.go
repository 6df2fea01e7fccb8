package knowledge

import "time"

// ProposalKind is what an officer proposes to add to the knowledge.
type ProposalKind string

// The kinds of proposals.
const (
	ProposalSynonym ProposalKind = "synonym"
	ProposalProgram ProposalKind = "program"
)

// ProposalState is how far a proposal has come.
type ProposalState string

// The states of proposals. Only one that is open can be decided on, once.
const (
	ProposalOpen      ProposalState = "open"
	ProposalAccepted  ProposalState = "accepted"
	ProposalReturned  ProposalState = "returned"
	ProposalWithdrawn ProposalState = "withdrawn"
)

// MaxProposalText is how many letters each field of a proposal has at most, and
// why it is returned.
const MaxProposalText = 500

// Proposal is something that an officer learned from a question and proposes to
// keep. A second officer looks at it before it is known.
type Proposal struct {
	// ID is given by the store, from 1; 0 before that.
	ID   int64
	Kind ProposalKind
	// Synonym is set in one of a synonym, Program in one of a programme.
	Synonym *Synonym         `json:",omitempty"`
	Program *ProgramProposal `json:",omitempty"`
	// Ticket is the question that it comes of, 0 for none.
	Ticket int64
	// By is who proposed it, with what they are called.
	By     int64
	ByName string
	At     time.Time
	State  ProposalState
	// DecidedBy is who decided, 0 for nobody yet, and Why what they said to one
	// that they returned.
	DecidedBy     int64
	DecidedByName string
	DecidedAt     time.Time
	Why           string
}

// ProgramProposal is what an officer must say of a programme. All of it is
// filled in.
type ProgramProposal struct {
	Name    string
	Agency  string
	Need    Need
	Purpose string
	Benefit string
	// Address is the official page to verify it on.
	Address string
	// AsOf is the day on which the officer said so.
	AsOf Day
}

// ProposalChange is an act of an officer on a proposal.
type ProposalChange struct {
	// Deed is one of [DeedPropose] and those behind it.
	Deed Deed
	ID   int64
	// Proposal is the new one, of [DeedPropose].
	Proposal *Proposal
	// Why is that of [DeedProposalReturn].
	Why string
}
