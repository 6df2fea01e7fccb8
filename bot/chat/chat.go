// Package chat is the conversation with owners: it understands what they
// type, puts the answer together from what the knowledge holds, and words it.
// It knows no Telegram, no model and no SQL: whoever runs it gives it the
// knowledge, a memory and a clock, and shows its replies.
package chat

import (
	"context"
	"time"

	"setara/knowledge"
	"setara/knowledge/text"
)

// Knowledge is what the conversation asks the field.
type Knowledge interface {
	// Comparables are the listings of the asked kind, see [knowledge.Compare].
	Comparables(context.Context, knowledge.Query) (knowledge.Comparables, error)
	// Fees are all rows of the fee table, in force or not.
	Fees(context.Context) ([]knowledge.Fee, error)
	// FindEntries are the programmes and rules that a question may mean, the
	// likeliest first.
	FindEntries(context.Context, knowledge.EntryQuery) ([]knowledge.EntryHit, error)
}

// Synonyms are what owners call goods and programmes, as officers keep them.
type Synonyms interface {
	// SynonymWriter writes questions by the synonyms of the day. It is asked
	// for with every question.
	SynonymWriter(ctx context.Context) (text.Synonyms, error)
}

// Memory keeps the running conversation of each chat, so that an answer that
// comes an hour and a restart later still finds its question.
type Memory interface {
	// Recall returns what Remember last stored for the chat, or an error that
	// wraps [knowledge.ErrNotFound].
	Recall(ctx context.Context, chat int64) ([]byte, error)
	// Remember replaces what is stored for the chat.
	Remember(ctx context.Context, chat int64, state []byte, now time.Time) error
	// Forget deletes everything that is stored about the chat.
	Forget(ctx context.Context, chat int64, now time.Time) error
}

// Chat answers questions. Its methods may be called at the same time for
// different chats; the turns of one chat come one after the other.
type Chat struct {
	Knowledge Knowledge
	Memory    Memory
	// Synonyms may be nil where none are kept.
	Synonyms Synonyms
	// Consents may be nil where nothing but the conversation is ever kept.
	Consents Consents
	// Products may be nil where none are kept.
	Products Products
	// Profiles may be nil where none are kept.
	Profiles Profiles
	// Moves are the rules for what to do besides the price, by falling
	// priority; without them no answer names such a thing.
	Moves []knowledge.MoveRule
	// Bearings are the rules for which programmes and rules of the state an
	// answer of price names beside that.
	Bearings []knowledge.BearingRule
	// Customs are the duties and taxes on imports, and Rates what a dollar
	// costs. Where Customs is nil nothing is said of imports; where Rates is
	// nil the owner names the rate.
	Customs *knowledge.Customs
	Rates   Rates
	// Entries are the programmes and rules; where it is nil nothing is said of
	// them.
	Entries Entries
	// Watches may be nil where nobody could be told of a move.
	Watches Watches
	// Settings may be nil where no pictures can be shown.
	Settings Settings
	// People may be nil where nobody is ever written to unasked.
	People People
	// Library may be nil where nobody looks after programmes and rules.
	Library Library
	// Tickets may be nil where nothing is kept for officers.
	Tickets Tickets
	// OwnTickets may be nil where owners cannot follow what is kept for officers,
	// TicketDesk where officers cannot answer it, Ratings where nobody counts
	// what owners think of an answer. Calendar tells working days; nil for one
	// that knows weekends only.
	OwnTickets OwnTickets
	TicketTalk TicketTalk
	TicketDesk TicketDesk
	TicketActs TicketActs
	Ratings    Ratings
	Calendar   *knowledge.Calendar
	// Questions may be nil where nobody counts what is asked.
	Questions Questions
	// Insights may be nil where what was asked cannot be read, Reported where
	// nothing is reported, Contested where nobody knows which goods to tell of
	// where nothing was asked.
	Insights  Insights
	Reported  Reported
	Contested Contested
	// Officers may be nil where nobody is an officer, Staff and Audit where
	// officers are not managed.
	Officers Officers
	Staff    Staff
	Audit    Audit
	// Templates may be nil where officers keep none.
	Templates Templates
	// Broadcasts may be nil where nothing is announced. Above ApprovalOver
	// recipients a second officer must approve.
	Broadcasts   Broadcasts
	ApprovalOver int
	// Segments may be nil where none are saved.
	Segments Segments
	// Aftermaths may be nil where nothing is announced, Inbox and ReplyDesk
	// where nobody can reply to it.
	Aftermaths Aftermaths
	Inbox      Inbox
	ReplyDesk  ReplyDesk
	// Feeds may be nil where nothing is read by itself; FeedAddress checks what
	// an officer gives as an address, and gives it as it is read.
	Feeds       Feeds
	FeedAddress func(typed string) (address string, err error)
	// Complaints may be nil where owners report nothing, ComplaintDesk where no
	// officers look at what they report. Agencies are whom they may pass it on to.
	Complaints    Complaints
	ComplaintDesk ComplaintDesk
	Agencies      []knowledge.Agency
	// Shelf may be nil where no reported price can join the listings.
	Shelf PriceShelf
	// Uploads may be nil where officers send no files, Imports where nothing can
	// be listed and taken back.
	Uploads Uploads
	Imports Imports
	// Proposals and Intake may be nil where officers propose nothing to be
	// known.
	Proposals Proposals
	Intake    Intake
	// BroadcastRate is how many messages a second go out without paying.
	BroadcastRate int
	// Audience may be nil where nothing is announced.
	Audience Audience
	// Link is the address that accepts an invitation with that token; nil where
	// there is none. Token makes one; a random one unless set.
	Link  func(token string) string
	Token func() string
	// Records may be nil where nobody can be shown what is kept about them.
	// RetentionDays is how long that is kept of who does not write any more,
	// BackupDays how long the copies are; 0 where nothing is said of it.
	Records                   Records
	RetentionDays, BackupDays int
	// Ears may be nil where no voice is understood, Eyes where no picture is. They
	// are the model's: they are asked only where it may be asked too, where Media
	// brings what is sent, and where Finder tells that its endpoint can. Media and
	// Finder may be nil where Ears and Eyes are.
	Ears   Ears
	Eyes   Eyes
	Media  Media
	Finder ModelFinder
	// Draft shows the owner part of the answer to come, or with an empty text that
	// Setara thinks. It does not wait, and may leave any out: what it shows must be
	// as true as the answer. It is nil where none can be shown.
	Draft func(text string)
	// Model may be nil where no language model is asked. It is asked only where
	// the three below are there too, and the budget of the day is more than 0.
	Model Model
	// ModelWork is what all conversations share of it; it is asked no questions
	// where this or Finder is nil.
	ModelWork *ModelWork
	// ModelConsents keep who agreed to it, ModelBook what it costs.
	ModelConsents ModelConsents
	ModelBook     ModelBook
	// ModelPrice is what it takes, ModelBudget what it may take in a day. A price
	// of 0 is that of a model of one's own: tokens are counted, no money is.
	ModelPrice  knowledge.ModelPrice
	ModelBudget knowledge.ModelBudget
	// ModelState tells how the endpoint is; nil where that is not known.
	ModelState func() ModelState
	// Now is the clock; answers are as of its day.
	Now func() time.Time

	// group tells that many people read along: no cost is read, shown or
	// kept.
	group bool
	// owner is the chat whose turn it is, where what it had kept may be used;
	// 0 where a question is answered without any profile.
	owner int64
}

func (c *Chat) today() knowledge.Day { return knowledge.DayOf(c.Now()) }
