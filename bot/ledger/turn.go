package ledger

import (
	"context"
	"fmt"
	"time"

	"setara/knowledge"
)

// Turn is everything that one turn of a conversation changes.
type Turn struct {
	Chat int64
	// Updates are the updates that it handles; they are marked done.
	Updates []int64
	At      time.Time
	// Forget deletes what is kept about the chat, before anything below is
	// stored.
	Forget bool
	// State replaces the running conversation; nil leaves it.
	State []byte
	// Ticket is a question that is kept for officers; nil for none. One whose
	// message was kept before is not kept again.
	Ticket *knowledge.Ticket
	// TicketReplies are what the owner says to tickets, and Rating what to an
	// answer; nil for nothing.
	TicketReplies []knowledge.TicketReply
	Rating        *knowledge.Rating
	// Questions are what was asked, to be counted.
	Questions []knowledge.Question
	// Consent is a yes or no that was given; nil for none.
	Consent *Consent
	// ModelConsent is a yes or no to an outside model; nil for none.
	ModelConsent *Consent
	// Products are what changes of the chat's products, in their order.
	Products []ProductChange
	// Watches are what changes of what is watched for the chat, in their order,
	// after its products.
	Watches []WatchChange
	// Profile is what becomes of the chat's profile; nil leaves it.
	Profile *ProfileChange
	// Seen is that the person has written, kept where they agreed: after what
	// changes that. Topics are what they left or came back to. Nil for none.
	Seen   *knowledge.Seen
	Topics []TopicChange
	// Pictures is a choice whether to send pictures; nil for none.
	Pictures *bool
	// Needs are the rights that the turn has used. Where one of them is lost,
	// nothing of the turn is stored.
	Needs []Need
	// Staff are changes of who is an officer, Broadcasts acts on broadcasts,
	// Segments, Templates and Feeds changes of those that are saved, and Deeds what else
	// goes into the audit. Where a change cannot be made any more, nothing of the
	// turn is stored.
	Staff      []knowledge.StaffChange
	Broadcasts []knowledge.BroadcastChange
	Segments   []knowledge.SegmentChange
	Templates  []knowledge.TemplateChange
	Feeds      []knowledge.FeedChange
	Deeds      []knowledge.Deed
	// Uploads are acts on files that officers sent. The letter of the same place
	// in Letters is the message in which the officer sees how that goes.
	Uploads []knowledge.UploadChange
	// Proposals are acts on what is proposed to be known.
	Proposals []knowledge.ProposalChange
	// Click is the press of a broadcast's button, Reply a reply to one, that the
	// turn handles; nil for none. A reply that was kept before is not kept again.
	Click *Click
	Reply *knowledge.Reply
	// Answers are replies that the turn answers. Where somebody else has
	// answered one before, nothing of the turn is stored.
	Answers []knowledge.ReplyAnswer
	// Tickets are acts on questions that wait. Where one cannot be done any more,
	// nothing of the turn is stored.
	Tickets []knowledge.TicketChange
	// Complaint is a report of a suspicious offer that the turn keeps; nil for
	// none. One whose message was kept before is not kept again.
	Complaint *knowledge.Complaint
	// Decisions are what officers decided on reports, Listed which of their
	// prices joined the listings or left them. Where somebody else has decided
	// before, nothing of the turn is stored.
	Decisions []knowledge.ComplaintDecision
	Listed    []knowledge.ComplaintListing
	// Left tells that the chat cannot be written to from now on. Otherwise it
	// can be: it has just written.
	Left bool
	// Letters are the replies.
	Letters []Letter
}

// Consent is a yes or no to a version of the wording.
type Consent struct {
	Version int
	Yes     bool
}

// Official tells that the turn does something that only holds together with
// the rights that it needs: it must not be told of unless it is stored.
func (t *Turn) Official() bool {
	return len(t.Staff) > 0 || len(t.Broadcasts) > 0 || len(t.Segments) > 0 || len(t.Templates) > 0 || len(t.Feeds) > 0 ||
		len(t.Answers) > 0 || len(t.Tickets) > 0 || len(t.Deeds) > 0 || len(t.Uploads) > 0 || len(t.Decisions) > 0 || len(t.Listed) > 0 ||
		len(t.Proposals) > 0
}

// Finish stores a turn in one transaction and returns the ids of its letters.
// When it returns, all of it is on the disk, or none. The error wraps
// [ErrChanged] where the turn must be taken again.
func (l *Ledger) Finish(ctx context.Context, t *Turn) (letters []int64, err error) {
	write := l.commits.write
	for i := range t.Broadcasts {
		if isLarge(&t.Broadcasts[i]) {
			write = l.commits.writeAlone
		}
	}
	err = write(ctx, func(tx *batch) (err error) {
		letters, err = t.write(tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("finish turn of chat %d: %w", t.Chat, err)
	}
	return letters, nil
}

func (t *Turn) write(tx *batch) ([]int64, error) {
	now := t.At.Unix()
	if err := t.writeOfficial(tx); err != nil {
		return nil, err
	}
	uploads, err := t.writeUploads(tx)
	if err != nil {
		return nil, err
	}
	for _, id := range t.Updates {
		if _, err := tx.Exec(`
			update updates set payload = null, settled_at = ? where id = ? and settled_at is null`, now, id); err != nil {
			return nil, err
		}
	}
	if err := t.writeChat(tx); err != nil {
		return nil, err
	}
	letters := make([]int64, len(t.Letters))
	for i := range t.Letters {
		id, err := t.Letters[i].insert(tx, t.At)
		if err != nil {
			return nil, err
		}
		letters[i] = id
	}
	return letters, t.linkUploads(tx, uploads, letters)
}

// writeOfficial stores what an officer did, if the rights to it hold.
func (t *Turn) writeOfficial(tx *batch) error {
	for _, n := range t.Needs {
		if err := n.check(tx); err != nil {
			return err
		}
	}
	for i := range t.Staff {
		if err := changeStaff(tx, &t.Staff[i]); err != nil {
			return err
		}
	}
	for i := range t.Broadcasts {
		if err := changeBroadcast(tx, &t.Broadcasts[i]); err != nil {
			return err
		}
	}
	for i := range t.Segments {
		if err := changeSegment(tx, &t.Segments[i]); err != nil {
			return err
		}
	}
	for i := range t.Answers {
		if err := answerReply(tx, &t.Answers[i]); err != nil {
			return err
		}
	}
	for i := range t.Tickets {
		if err := changeTickets(tx, &t.Tickets[i]); err != nil {
			return err
		}
	}
	for i := range t.Templates {
		if err := changeTemplate(tx, &t.Templates[i]); err != nil {
			return err
		}
	}
	for i := range t.Feeds {
		if err := changeFeed(tx, &t.Feeds[i]); err != nil {
			return err
		}
	}
	if err := t.writeProposals(tx); err != nil {
		return err
	}
	if err := t.writeDecisions(tx); err != nil {
		return err
	}
	for i := range t.Deeds {
		if err := recordOnce(tx, &t.Deeds[i]); err != nil {
			return err
		}
	}
	return nil
}

// writeChat stores what is kept about the chat itself.
func (t *Turn) writeChat(tx *batch) error {
	if t.Chat == 0 {
		return nil
	}
	if t.Forget {
		if err := forget(tx, t.Chat, t.At); err != nil {
			return err
		}
	}
	if t.State != nil {
		if err := remember(tx, t.Chat, t.State, t.At); err != nil {
			return err
		}
	}
	if err := t.writeTickets(tx); err != nil {
		return err
	}
	for i := range t.Questions {
		if err := keepQuestion(tx, &t.Questions[i]); err != nil {
			return err
		}
	}
	if t.Consent != nil {
		if err := setConsent(tx, t.Chat, *t.Consent, t.At); err != nil {
			return err
		}
	}
	if t.ModelConsent != nil {
		if err := setModelConsent(tx, t.Chat, *t.ModelConsent, t.At); err != nil {
			return err
		}
	}
	if t.Pictures != nil {
		if err := setPictures(tx, t.Chat, *t.Pictures); err != nil {
			return err
		}
	}
	if t.Profile != nil {
		if err := t.Profile.write(tx, t.Chat, t.At); err != nil {
			return err
		}
	}
	for _, c := range t.Products {
		if err := c.write(tx, t.Chat, t.At); err != nil {
			return err
		}
	}
	for _, c := range t.Watches {
		if err := c.write(tx, t.Chat); err != nil {
			return err
		}
	}
	if err := t.writeFollowup(tx); err != nil {
		return err
	}
	if err := t.writePerson(tx); err != nil || t.Left || t.Forget {
		return err
	}
	_, err := tx.Exec(`
		insert into chats (id) values (?)
		on conflict (id) do update set unreachable_since = null where unreachable_since is not null`, t.Chat)
	return err
}

// writeTickets stores what the owner asks officers and says to their answers,
// and to Setara's.
func (t *Turn) writeTickets(tx *batch) error {
	if t.Ticket != nil {
		if _, err := openTicket(tx, t.Ticket); err != nil {
			return err
		}
	}
	for i := range t.TicketReplies {
		if err := replyTicket(tx, &t.TicketReplies[i]); err != nil {
			return err
		}
	}
	if t.Rating != nil {
		return keepRating(tx, t.Rating)
	}
	return nil
}

// writeFollowup stores what came of a broadcast by the turn, and what the person
// reports.
func (t *Turn) writeFollowup(tx *batch) error {
	if t.Click != nil {
		if err := t.Click.write(tx, t.Chat, t.At); err != nil {
			return err
		}
	}
	if t.Complaint != nil {
		if _, err := keepComplaint(tx, t.Complaint); err != nil {
			return err
		}
	}
	if t.Reply != nil {
		return keepReply(tx, t.Reply)
	}
	return nil
}

// writeDecisions stores what was done about reports of owners.
func (t *Turn) writeDecisions(tx *batch) error {
	for i := range t.Decisions {
		if err := decideComplaints(tx, &t.Decisions[i]); err != nil {
			return err
		}
	}
	for i := range t.Listed {
		if err := listComplaints(tx, &t.Listed[i]); err != nil {
			return err
		}
	}
	return nil
}

// writePerson stores what announcements to the chat go by.
func (t *Turn) writePerson(tx *batch) error {
	for _, c := range t.Topics {
		if err := c.write(tx, t.Chat, t.At); err != nil {
			return err
		}
	}
	if t.Seen != nil {
		if err := see(tx, t.Chat, t.Seen); err != nil {
			return err
		}
	}
	if t.Left {
		return leave(tx, t.Chat, t.At)
	}
	return nil
}
