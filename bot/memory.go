package bot

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

// memory is what a turn reads of the ledger, and what it changes, held back
// until the turn is finished. It serves one turn of one chat.
type memory struct {
	b *Bot
	// draft shows what is to come of the turn; nil where none can be shown.
	draft *draft
	// forgot and the others are what the turn has changed.
	forgot  bool
	state   []byte
	ticket  *knowledge.Ticket
	consent *ledger.Consent
	// modelConsent is a yes or no to an outside model.
	modelConsent *ledger.Consent
	pictures     *bool
	products     []ledger.ProductChange
	watches      []ledger.WatchChange
	profile      *ledger.ProfileChange
	seen         *knowledge.Seen
	topics       []ledger.TopicChange
	// needs are the rights that the turn has used; staff, broadcasts, segments and
	// deeds what it did by them.
	needs      []ledger.Need
	staff      []knowledge.StaffChange
	broadcasts []knowledge.BroadcastChange
	segments   []knowledge.SegmentChange
	templates  []knowledge.TemplateChange
	feeds      []knowledge.FeedChange
	deeds      []knowledge.Deed
	// questions are what was asked, to be counted.
	questions []knowledge.Question
	// ticketReplies are what the owner says to tickets, rating what to an answer,
	// ticketActs what an officer does with what waits.
	ticketReplies []knowledge.TicketReply
	rating        *knowledge.Rating
	ticketActs    []knowledge.TicketChange
	// reply is what was said to a broadcast, answers what officers answered.
	reply   *knowledge.Reply
	answers []knowledge.ReplyAnswer
	// complaint is what the owner reports, decisions and listed what officers
	// did about such reports.
	complaint *knowledge.Complaint
	decisions []knowledge.ComplaintDecision
	listed    []knowledge.ComplaintListing
	// uploads are acts on files that officers sent.
	uploads []knowledge.UploadChange
	// proposals are acts on what is proposed to be known.
	proposals []knowledge.ProposalChange
}

// Recall returns the conversation as this turn has left it so far. A ledger
// that cannot be read has no conversation: a question gets its answer anyway.
func (m *memory) Recall(ctx context.Context, chat int64) ([]byte, error) {
	if m.state != nil {
		return m.state, nil
	}
	if m.forgot {
		return nil, knowledge.ErrNotFound
	}
	state, err := m.b.Ledger.Recall(ctx, chat)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) && ctx.Err() == nil {
		m.b.note(err)
		return nil, knowledge.ErrNotFound
	}
	return state, err
}

// Remember keeps the conversation for the end of the turn.
func (m *memory) Remember(_ context.Context, _ int64, state []byte, _ time.Time) error {
	m.state = state
	return nil
}

// Forget deletes everything, at the end of the turn.
func (m *memory) Forget(context.Context, int64, time.Time) error {
	*m = memory{b: m.b, draft: m.draft, forgot: true}
	return nil
}

// Consent tells whether the chat has agreed.
func (m *memory) Consent(ctx context.Context, chat int64, version int) (bool, error) {
	if m.consent != nil {
		return m.consent.Version == version && m.consent.Yes, nil
	}
	if m.forgot {
		return false, nil
	}
	yes, err := m.b.Ledger.Consent(ctx, chat, version)
	if err != nil && ctx.Err() == nil {
		m.b.note(err)
		return false, nil
	}
	return yes, err
}

// SetConsent keeps the answer for the end of the turn.
func (m *memory) SetConsent(_ context.Context, _ int64, version int, yes bool, _ time.Time) error {
	m.consent = &ledger.Consent{Version: version, Yes: yes}
	return nil
}

// Products are the chat's products as this turn has left them so far. A ledger
// that cannot be read has none: a question gets its answer anyway.
func (m *memory) Products(ctx context.Context, chat int64) ([]knowledge.Product, error) {
	var products []knowledge.Product
	if !m.forgot {
		var err error
		if products, err = m.b.Ledger.Products(ctx, chat); err != nil {
			if ctx.Err() != nil {
				return nil, err
			}
			m.b.note(err)
		}
	}
	for _, c := range m.products {
		key := c.Drop
		if c.Keep != nil {
			key = c.Keep.Key
		}
		i := slices.IndexFunc(products, func(p knowledge.Product) bool { return p.Key == key })
		switch {
		case c.Keep == nil && i >= 0:
			products = slices.Delete(products, i, i+1)
		case c.Keep != nil && i >= 0:
			id := products[i].ID
			products[i] = *c.Keep
			products[i].ID = id
		case c.Keep != nil:
			products = append(products, *c.Keep)
		}
	}
	slices.SortStableFunc(products, func(a, b knowledge.Product) int { return strings.Compare(a.Name, b.Name) })
	return products, nil
}

// KeepProduct keeps the product for the end of the turn.
func (m *memory) KeepProduct(_ context.Context, _ int64, p knowledge.Product, now time.Time) error {
	p.UpdatedAt = now
	m.products = append(m.products, ledger.ProductChange{Keep: &p})
	return nil
}

// DropProduct drops the product at the end of the turn.
func (m *memory) DropProduct(_ context.Context, _ int64, key string) error {
	m.products = append(m.products, ledger.ProductChange{Drop: key})
	return nil
}

// Pictures tells whether the chat wants pictures.
func (m *memory) Pictures(ctx context.Context, chat int64) (bool, error) {
	if m.pictures != nil {
		return *m.pictures, nil
	}
	if m.forgot {
		return true, nil
	}
	want, err := m.b.Ledger.Pictures(ctx, chat)
	if err != nil && ctx.Err() == nil {
		m.b.note(err)
		return false, nil // the button is there for who wants one
	}
	return want, err
}

// SetPictures keeps the choice for the end of the turn.
func (m *memory) SetPictures(_ context.Context, _ int64, want bool) error {
	m.pictures = &want
	return nil
}

// change puts what was changed into a turn of the ledger.
func (m *memory) change(t *ledger.Turn) {
	t.Ticket, t.Questions = m.ticket, m.questions
	t.Needs, t.Staff, t.Broadcasts, t.Deeds = m.needs, m.staff, m.broadcasts, m.deeds
	t.Reply, t.Answers = m.reply, m.answers
	t.TicketReplies, t.Rating, t.Tickets = m.ticketReplies, m.rating, m.ticketActs
	t.Complaint, t.Decisions, t.Listed = m.complaint, m.decisions, m.listed
	t.Templates, t.Feeds, t.Uploads, t.Proposals = m.templates, m.feeds, m.uploads, m.proposals
	t.Forget, t.State, t.Consent, t.Pictures = m.forgot, m.state, m.consent, m.pictures
	t.ModelConsent = m.modelConsent
	t.Products, t.Watches, t.Profile = m.products, m.watches, m.profile
	t.Seen, t.Topics, t.Segments = m.seen, m.topics, m.segments
}
