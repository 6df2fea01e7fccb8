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

	// DeedDraft: a broadcast is drafted; DeedRedraft: a draft, or one that has
	// not begun, is changed, which voids its approval; DeedDiscard: it is thrown
	// away.
	DeedDraft   DeedKind = "broadcast.draft"
	DeedRedraft DeedKind = "broadcast.redraft"
	DeedDiscard DeedKind = "broadcast.discard"
	// DeedSubmit: its author asks for a second officer; DeedReturn: one sends it
	// back; DeedApprove: one approves and so queues it; DeedSend: it is queued
	// without, being for few.
	DeedSubmit  DeedKind = "broadcast.submit"
	DeedReturn  DeedKind = "broadcast.return"
	DeedApprove DeedKind = "broadcast.approve"
	DeedSend    DeedKind = "broadcast.send"
	// DeedTest: it is sent to officers alone, to be looked at.
	DeedTest DeedKind = "broadcast.test"
	// DeedPause, DeedResume and DeedCancel: it is held, goes on, ends;
	// DeedRetry: what failed or is uncertain goes out again.
	DeedPause  DeedKind = "broadcast.pause"
	DeedResume DeedKind = "broadcast.resume"
	DeedCancel DeedKind = "broadcast.cancel"
	DeedRetry  DeedKind = "broadcast.retry"
	// DeedReport: its deliveries are taken out as a file; DeedReply: the reply
	// of a recipient is answered.
	DeedReport DeedKind = "broadcast.report"
	DeedReply  DeedKind = "broadcast.reply"
	// DeedTicketAnswer: alike questions are answered; DeedTicketClose: they are
	// closed without an answer; DeedTicketDismiss: they are no questions;
	// DeedTicketMerge: two groups of them become one; DeedTicketRetry: an answer
	// goes again to whom it is uncertain.
	DeedTicketAnswer  DeedKind = "ticket.answer"
	DeedTicketClose   DeedKind = "ticket.close"
	DeedTicketDismiss DeedKind = "ticket.dismiss"
	DeedTicketMerge   DeedKind = "ticket.merge"
	DeedTicketRetry   DeedKind = "ticket.retry"
	// DeedFeedAdd: an address is to be read again and again; DeedFeedTake: what it
	// holds is taken in; DeedFeedSkip: that is not wanted; DeedFeedNow: it is read
	// at once; DeedFeedStop: not any more.
	DeedFeedAdd  DeedKind = "feed.add"
	DeedFeedTake DeedKind = "feed.take"
	DeedFeedSkip DeedKind = "feed.skip"
	DeedFeedNow  DeedKind = "feed.now"
	DeedFeedStop DeedKind = "feed.stop"
	// DeedSegment and DeedTemplate: one is saved or thrown away.
	DeedSegment  DeedKind = "segment.save"
	DeedTemplate DeedKind = "template.save"

	// DeedComplaint: reports of owners are decided on, or opened again;
	// DeedComplaintLook: what the owners wrote and their photos are looked at;
	// DeedComplaintFile: they are taken out as a file; DeedComplaintPrice: their
	// prices join the listings or leave them.
	DeedComplaint      DeedKind = "complaint.decide"
	DeedComplaintLook  DeedKind = "complaint.look"
	DeedComplaintFile  DeedKind = "complaint.export"
	DeedComplaintPrice DeedKind = "complaint.price"
	// DeedUpload: a file is sent to be loaded; DeedUploadCorrect: something else
	// is to be read from it; DeedUploadAccept and DeedUploadReject: what it would
	// change is wanted, or is not. DeedImportUndo: what a file brought is taken
	// back.
	DeedUpload        DeedKind = "upload.send"
	DeedUploadCorrect DeedKind = "upload.correct"
	DeedUploadAccept  DeedKind = "upload.accept"
	DeedUploadReject  DeedKind = "upload.reject"
	DeedImportUndo    DeedKind = "import.undo"

	// DeedPropose: something is proposed to be known; DeedProposalAccept: a
	// second officer accepts it, and it is known; DeedProposalReturn: they do
	// not; DeedProposalWithdraw: who proposed it takes it back.
	DeedPropose          DeedKind = "proposal.make"
	DeedProposalAccept   DeedKind = "proposal.accept"
	DeedProposalReturn   DeedKind = "proposal.return"
	DeedProposalWithdraw DeedKind = "proposal.withdraw"
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
