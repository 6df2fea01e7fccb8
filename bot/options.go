package bot

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// Memory is what one turn reads and changes of what is kept about a chat. The
// changes are stored together with the replies, or not at all.
type Memory interface {
	chat.Memory
	chat.Consents
	chat.ModelConsents
	chat.Products
	chat.Profiles
	chat.Watches
	chat.People
	chat.Settings
	chat.Tickets
	chat.OwnTickets
	chat.TicketTalk
	chat.TicketDesk
	chat.TicketActs
	chat.Ratings
	chat.Questions
	chat.Officers
	chat.Staff
	chat.Audit
	chat.Broadcasts
	chat.Audience
	chat.Segments
	chat.Templates
	chat.Aftermaths
	chat.Inbox
	chat.ReplyDesk
	chat.Complaints
	chat.ComplaintDesk
	chat.Records
	chat.Feeds
	chat.Uploads
	chat.Proposals
	chat.Media
	// Draft shows part of the answer to come, see [chat.Chat]; nil in a group.
	Draft() func(text string)
	// StartLink is the address that opens the bot and has it sent "/start" with
	// that parameter, of up to 64 letters, digits, _ and -.
	StartLink(parameter string) string
}

// Turn is the conversation: it takes one message of a chat and returns what to
// say, see [chat.Chat.Turn]. It must use memory for all that it keeps.
type Turn func(ctx context.Context, memory Memory, m chat.Message) (chat.Response, error)

// Options are what a [Bot] is made of.
type Options struct {
	// Token is the bot's token from BotFather.
	Token string
	// APIURL is the Bot API server; Telegram's own if empty.
	APIURL string
	// Ledger is bot.db. The folder that it is in must be locked for this
	// process, see [ledger.LockFolder].
	Ledger *ledger.Ledger
	// Turn answers.
	Turn Turn
	// ModelRefused is told at once that a chat takes its yes to the outside model back,
	// long before that is its turn; nobody is unless set.
	ModelRefused func(chat int64)
	// Menu is what people can choose from; [chat.Commands] unless set.
	Menu []chat.Command
	// Watcher looks after what owners have watched; nobody does unless set.
	Watcher Watcher
	// Importer reads the files that officers send; nobody does unless set.
	Importer Importer
	// Fetcher reads feeds for the Importer; nobody does unless set. FeedEvery is
	// how often it is looked which are due; 1 minute for 0.
	Fetcher   Fetcher
	FeedEvery time.Duration
	// WatchEvery is how often it is asked whether the knowledge has changed;
	// 30 s for 0.
	WatchEvery time.Duration
	// Weekly is what officers are told on Mondays of the week that is over;
	// nothing unless set. WeeklyEvery is how often it is looked whether it is
	// time; 1 min for 0.
	Weekly      func(context.Context) (chat.Response, error)
	WeeklyEvery time.Duration
	// ProgressEvery is how often it is looked whether officers are to be shown
	// how broadcasts and uploads go; 3 s for 0.
	ProgressEvery time.Duration
	// Quiet is how long a chat is still left in peace: what it did not ask for
	// reaches it later. By day it is 0, and always unless set.
	Quiet func(chat int64) time.Duration
	// QuietIn is how long people of a time zone are still left in peace, like
	// Quiet: it goes for broadcasts, which may be for millions.
	QuietIn func(zone *time.Location) time.Duration
	// Calendar tells the working days by which officers are reminded of what
	// waits for them; one that knows weekends only unless set.
	Calendar *knowledge.Calendar
	// TicketsEvery is how often it is looked what is to be done about answers to
	// tickets; 2 s for 0.
	TicketsEvery time.Duration
	// Draw draws a picture as PNG. One at a time is drawn. It should end soon
	// after ctx does; a panic in it costs that picture only. Without it, no
	// pictures are sent.
	Draw func(context.Context, *chat.Picture) ([]byte, error)
	// RetentionDays is how many days what people left is kept when they do not
	// write any more, BackupDays how many a backup is: for as long it is known who
	// was deleted. Nothing is deleted by its age where they are 0.
	RetentionDays, BackupDays int
	// Now is the wall clock; time.Now unless set. It stamps what is stored
	// and tells how old an update is. Waiting goes by real time.
	Now func() time.Time
	// Logger gets ids and error classes, never text, names or the token;
	// slog.Default unless set.
	Logger *slog.Logger
	// Metrics counts; nobody does unless set.
	Metrics Metrics
	// Workers is how many chats are handled at the same time; 256 for 0.
	Workers int
	// Senders is how many messages are under way to Telegram at the same
	// time, and so how many can be uncertain after a crash; [DefaultSenders] for
	// 0. Half of them may be of broadcasts. Where broadcasts may go faster than
	// those can send, there are more, up to [MostSenders] in all.
	Senders int
	// Pace is how fast may be sent; of what is 0, as in [DefaultPace].
	Pace Pace
	// PollTimeout is how long Telegram holds a poll that has nothing to say,
	// in whole seconds; 50 s for 0.
	PollTimeout time.Duration
	// Client makes the HTTP requests; a tuned one unless set.
	Client *http.Client
}

// DefaultSenders is how many messages are under way to Telegram at the same
// time, unless [Options] say otherwise.
const DefaultSenders = 64

// MostSenders is how many messages are under way at the same time at most,
// while a broadcast goes out at a rate that needs them; the others are at
// [Options.Senders].
const MostSenders = 512

// Defaults of [Options].
const (
	defaultAPIURL      = "https://api.telegram.org"
	defaultWorkers     = 256
	defaultPollTimeout = 50 * time.Second
	defaultWatchEvery  = 30 * time.Second
	defaultWeekly      = time.Minute
	defaultProgress    = 3 * time.Second
	defaultTickets     = 2 * time.Second
	defaultFeedEvery   = time.Minute
)

// complete fills in what is not set.
func (o Options) complete() (Options, error) {
	switch {
	case o.Ledger == nil:
		return o, errors.New("no ledger")
	case o.Turn == nil:
		return o, errors.New("no turn")
	case o.Token == "":
		return o, ErrToken
	}
	setDefault(&o.APIURL, defaultAPIURL)
	setDefault(&o.Workers, defaultWorkers)
	setDefault(&o.Senders, DefaultSenders)
	setDefault(&o.PollTimeout, defaultPollTimeout)
	setDefault(&o.WatchEvery, defaultWatchEvery)
	setDefault(&o.WeeklyEvery, defaultWeekly)
	setDefault(&o.ProgressEvery, defaultProgress)
	setDefault(&o.TicketsEvery, defaultTickets)
	if o.Calendar == nil {
		o.Calendar = &knowledge.Calendar{}
	}
	setDefault(&o.FeedEvery, defaultFeedEvery)
	o.Pace = o.Pace.complete()
	setDefault(&o.Logger, slog.Default())
	setDefault(&o.Client, newClient(max(o.Senders, MostSenders)))
	if o.Menu == nil {
		o.Menu = chat.Commands()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Quiet == nil {
		o.Quiet = func(int64) time.Duration { return 0 }
	}
	if o.QuietIn == nil {
		o.QuietIn = func(*time.Location) time.Duration { return 0 }
	}
	if o.Metrics == nil {
		o.Metrics = noMetrics{}
	}
	return o, nil
}

func setDefault[T comparable](value *T, otherwise T) {
	var zero T
	if *value == zero {
		*value = otherwise
	}
}
