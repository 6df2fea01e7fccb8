package ledger

// fate is what becomes of rows about a person whose data are deleted. Where none
// is given, they are deleted too.
type fate int

const (
	// nameless: the rows stay, and a number that was never anybody's stands in
	// them, so that counts stay true.
	nameless fate = iota + 1
	// stays: the rows stay as they are, for a reason that is given.
	stays
)

// aboutPerson is a table that holds something about people, by one of its
// columns. Each table of bot.db stands here or among [impersonal].
type aboutPerson struct {
	table, column string
	fate          fate
	// why tells what the law says to rows that stay.
	why string
	// rows finds them where the column alone does not; ?1 is the chat.
	rows string
	// without are columns that are not shown to the person: what says nothing, or
	// is of others.
	without []string
}

// officialDuty is why what an officer did is kept: it is needed to account for a
// public office, UU 27/2022 pasal 15 ayat (1) huruf c and pasal 20 ayat (2)
// huruf c.
const officialDuty = "what an officer did stays, to account for the office"

// personal are the tables about people.
var personal = []aboutPerson{
	{table: "conversations", column: "chat"},
	{table: "updates", column: "chat", fate: nameless},
	{table: "chats", column: "id"},
	{table: "outbox", column: "chat", fate: nameless},
	{table: "consents", column: "chat"},
	{table: "model_consents", column: "chat"},
	{table: "model_use", column: "chat",
		rows: `select date(day * 86400, 'unixepoch') day, questions, calls, input, output, cost from model_use where chat = ?1 order by model_use.day`},
	{table: "model_reserves", column: "chat", fate: nameless,
		rows: `select at, amount from model_reserves where chat = ?1`},
	{table: "actions", column: "chat"},
	{table: "products", column: "chat"},
	{table: "watches", column: "product", rows: `select w.* from watches w join products p on p.id = w.product where p.chat = ?1`},
	{table: "settings", column: "chat"},
	{table: "profiles", column: "chat"},
	{table: "tickets", column: "chat", without: []string{"topic", "letter", "told"}},
	{table: "ratings", column: "chat"},
	{table: "people", column: "chat", without: []string{"main_language"}},
	{table: "interests", column: "chat"},
	{table: "left_topics", column: "chat"},
	{table: "retirement_notices", column: "chat"},
	{table: "deliveries", column: "chat", fate: nameless,
		rows: `select broadcast, state, why, message, at from deliveries where chat = ?1 and broadcast in (select id from broadcasts)`},
	{table: "clicks", column: "chat", fate: nameless},
	{table: "replies", column: "chat", without: []string{"answered_by"}},
	{table: "ticket_answers", column: "by", fate: stays, why: officialDuty, without: []string{"topic", "upto"}},
	{table: "complaints", column: "chat", without: []string{"decision", "import_id"}},
	{table: "complaint_photos", column: "complaint", rows: `select p.complaint report, p.* from complaint_photos p join complaints c on c.id = p.complaint where c.chat = ?1`},
	{table: "officers", column: "id", fate: stays, why: officialDuty},
	{table: "invitations", column: "made_by", fate: stays, why: officialDuty, without: []string{"hash"}},
	{table: "invitations", column: "used_by", fate: stays, why: officialDuty, without: []string{"hash"}},
	{table: "audit", column: "by", fate: stays, why: officialDuty},
	{table: "segments", column: "made_by", fate: stays, why: officialDuty},
	{table: "broadcasts", column: "author", fate: stays, why: officialDuty, without: []string{"segment"}},
	{table: "broadcasts", column: "approved_by", fate: stays, why: officialDuty, without: []string{"segment"}},
	{table: "templates", column: "made_by", fate: stays, why: officialDuty},
	{table: "feeds", column: "made_by", fate: stays, why: officialDuty, without: []string{"difference"}},
	{table: "feeds", column: "accepted_by", fate: stays, why: officialDuty, without: []string{"difference"}},
	{table: "replies", column: "answered_by", fate: stays, why: officialDuty, without: []string{"chat", "update_id", "message", "text"}},
	{table: "proposals", column: "made_by", fate: stays, why: officialDuty, without: []string{"decided_by", "ticket"}},
	{table: "proposals", column: "decided_by", fate: stays, why: officialDuty, without: []string{"made_by", "ticket"}},
	{table: "progress", column: "officer", fate: stays, why: officialDuty},
	{table: "complaint_decisions", column: "by", fate: stays, why: officialDuty},
	{table: "uploads", column: "officer", fate: stays, why: officialDuty, without: []string{"file_id", "file_unique", "outcome", "accepted_by"}},
	{table: "uploads", column: "accepted_by", fate: stays, why: officialDuty, without: []string{"officer", "file_id", "file_unique", "outcome"}},
}

// impersonal are the tables that hold nothing about any one person, and why.
var impersonal = map[string]string{
	"ticket_numbers":   "a count",
	"ticket_topics":    "hashes of words, without who said them",
	"ticket_reminders": "days",
	"rating_counts":    "counts by week and kind of question",
	"proposal_numbers": "a count",
	"broadcast_counts": "counts",
	"reply_notes":      "how far the author was told",
	"deletions":        "hashes of who asked for deletion, until no backup holds them any more",
	"model_days":       "counts",
	"model_outcomes":   "counts",
	"sqlite_sequence":  "counts",
	"questions":        "counts by pseudonyms, which the key of their week alone ties to anybody; see forgetQuestions and keptQuestions",
	"question_keys":    "random",
	"insights_told":    "weeks",
}
