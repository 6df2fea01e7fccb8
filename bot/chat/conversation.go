package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
	"setara/knowledge/text"
)

// conversationLasts is how long a running conversation is picked up again. A
// price said after that is not taken for the answer to an old question.
const conversationLasts = 24 * time.Hour

// conversation is what is remembered of a chat between two turns.
type conversation struct {
	// Case is the price question under way.
	Case *savedCase `json:"case,omitempty"`
	// Told is what the last answer rests on, part by part: /sumber explains it.
	Told []basis `json:"told,omitempty"`
	// Filed is the question that was last kept for officers.
	Filed *filed `json:"filed,omitempty"`
	// PassOn is the question that Setara offered to pass on to officers.
	PassOn *passedOn `json:"pass_on,omitempty"`
	// Asking is the slot that Setara asked for, Doubt what it was in doubt
	// about.
	Asking Slot   `json:"asking,omitempty"`
	Doubt  *Doubt `json:"doubt,omitempty"`
	// Choices are the goods to choose from where it asked for [SlotKind].
	Choices []knowledge.Choice `json:"choices,omitempty"`
	// Entries is what it asked where it could not tell which programme or rule
	// is meant.
	Entries *entryChoice `json:"entries,omitempty"`
	// Shown are the buttons under the last answer where that told programmes or
	// rules: a typed number presses one of them.
	Shown []Button `json:"shown,omitempty"`
	// Import is the question about an import that waits for an exchange rate,
	// [actionImport] where it is about the case under way.
	Import string `json:"import,omitempty"`
	// Pictured is the key of the picture that was sent or offered last.
	Pictured string `json:"pictured,omitempty"`
	// Confirming tells that Setara asked whether to delete everything.
	Confirming bool `json:"confirming,omitempty"`
	// Wish is what is to be watched once Wanting, which Setara asked for last,
	// has come.
	Wish    *wish  `json:"wish,omitempty"`
	Wanting string `json:"wanting,omitempty"`
	// Draft is the cost of goods that is being told, Keeping a cost that waits
	// for a yes to be kept, Dropping the key of a product that Setara asked
	// whether to delete.
	Draft    *costDraft `json:"draft,omitempty"`
	Keeping  *keeping   `json:"keeping,omitempty"`
	Dropping string     `json:"dropping,omitempty"`
	// Walk is the search for programmes that is under way or was done last.
	Walk *walk `json:"walk,omitempty"`
	// AskedToKeep tells that Setara asked whether to keep the answers as a
	// profile: once in a conversation.
	AskedToKeep bool `json:"asked_to_keep,omitempty"`
	// Editing is the part of the profile that Setara asked for anew, and
	// DropProfile tells that it asked whether to delete all of it.
	Editing     knowledge.Condition `json:"editing,omitempty"`
	DropProfile bool                `json:"drop_profile,omitempty"`

	// Inviting is the role that somebody is to be invited to, whose name Setara
	// asked for.
	Inviting knowledge.Role `json:"inviting,omitempty"`
	// Replying is the reply to an announcement that an officer is to answer.
	Replying int64 `json:"replying,omitempty"`
	// Desk is the answer to alike questions that an officer is at, Remarking the
	// ticket that an owner is to add something to.
	Desk      *desk `json:"desk,omitempty"`
	Remarking int64 `json:"remarking,omitempty"`
	// Answered is the ticket whose group the officer sent an answer to last.
	Answered int64 `json:"answered,omitempty"`
	// Deciding are the reports that an officer is to say the reason for.
	Deciding string `json:"deciding,omitempty"`
	// Complaint is a report of a suspicious offer that is being told.
	Complaint *complaintDraft `json:"complaint,omitempty"`
	// Reported tells that the last report that was begun was sent.
	Reported bool `json:"reported,omitempty"`
	// Composing is what an officer was asked to send for an announcement.
	Composing *composing `json:"composing,omitempty"`
	// FileDay is the upload whose day Setara asked an officer for.
	FileDay *fileDay `json:"file_day,omitempty"`
	// Proposing is what an officer was asked for a proposal.
	Proposing *proposing `json:"proposing,omitempty"`
	// Wrote is the message that became the content of a draft last.
	Wrote *wrote `json:"wrote,omitempty"`

	// Heard is what Setara heard in a voice note, Looked what it saw in a picture:
	// each waits for the owner to say that it is so, and is used for nothing before.
	Heard  string  `json:"heard,omitempty"`
	Looked *looked `json:"looked,omitempty"`

	// ToldHidden tells that Setara said that it hid a personal number: once in a
	// conversation.
	ToldHidden bool `json:"told_hidden,omitempty"`

	// ModelOffered tells that Setara asked whether an outside model may be asked:
	// once in a conversation. ModelAsking tells that it did so last, and
	// ModelPending is the question that a yes answers.
	ModelOffered bool   `json:"model_offered,omitempty"`
	ModelAsking  bool   `json:"model_asking,omitempty"`
	ModelPending string `json:"model_pending,omitempty"`
	// ModelAsked is the question that the model asked in the turn before.
	ModelAsked *modelAsked `json:"model_asked,omitempty"`

	At time.Time `json:"at"`

	forgotten bool
	// toldEntries tells that this turn told programmes or rules.
	toldEntries bool
	// toldNow tells that it told anything that rests on something, and noted
	// are other interests that it showed.
	toldNow bool
	noted   []knowledge.Interest
	// reporting tells that this turn belongs to a report, leftComplaint that it
	// left one for something else.
	reporting, leftComplaint bool
}

// savedCase is a price question with the parts that scripts do not read.
type savedCase struct {
	Said Understood `json:"said"`
	Aside
	// Topics are what was reckoned last, and Platforms the marketplaces that
	// were named with it; none where the last answer was one of the market.
	Topics    Topics               `json:"topics,omitempty"`
	Platforms []knowledge.Platform `json:"platforms,omitempty"`
	// AsOf is the day that it was answered for.
	AsOf knowledge.Day `json:"as_of"`
}

// Understood is the question as it was understood.
func (s *savedCase) Understood() Understood {
	u := s.Said
	u.Aside = s.Aside
	return u
}

// keep remembers an answer that was given, so that the next message can go on
// from it. Answers to other things than prices leave the case as it is.
func (conv *conversation) keep(a *Answer) {
	conv.tell(a.bases()...)
	conv.goOn(a)
}

// goOn takes the case and what is asked over from an answer, part by part.
func (conv *conversation) goOn(a *Answer) {
	if a.overruled {
		return
	}
	if a.passOn != nil {
		conv.PassOn = a.passOn
	}
	if len(a.Parts) > 0 {
		for i := range a.Parts {
			conv.goOn(&a.Parts[i])
		}
		return
	}
	if a.entries != nil {
		conv.Entries = a.entries
	}
	if a.wantsRate != "" {
		conv.Import = a.wantsRate
	}
	if a.isCase() {
		conv.Case = a.saved()
		conv.Asking, conv.Doubt, conv.Choices = a.asks, a.doubt, a.choices
	}
	if a.modelAsks != nil {
		conv.askByModel(a.modelAsks)
	} else if a.isCase() || a.entries != nil || a.wantsRate != "" {
		conv.ModelAsked = nil // this is read below it
	}
}

// isCase tells whether the answer is to a question of price or arithmetic.
func (a *Answer) isCase() bool {
	return a.Understood != nil && (a.Intent == IntentPrice || a.Advice != nil || a.topics != 0)
}

// saved is the question of an answer as it is remembered.
func (a *Answer) saved() *savedCase {
	return &savedCase{
		Said: *a.Understood, Aside: a.Understood.Aside,
		Topics: a.topics, Platforms: a.platforms, AsOf: a.asOf,
	}
}

// Underway tells whether a conversation with the chat is going on, so that it
// should be continued rather than begun with a greeting.
func (c *Chat) Underway(ctx context.Context, chat int64) (bool, error) {
	conv, err := c.recall(ctx, chat)
	if err != nil {
		return false, err
	}
	return conv.Case != nil, nil
}

// waiting tells whether Setara asked for something that has not come yet.
func (conv *conversation) waiting() bool { return conv.Asking != "" && conv.Case != nil }

// offered are the amounts that Setara gave to choose from.
func (conv *conversation) offered() []knowledge.Rupiah {
	if conv.Doubt == nil {
		return nil
	}
	return conv.Doubt.Values
}

// leftBy tells whether a message is more than an answer to what Setara asked:
// it names other goods, or the same with a figure that Setara did not ask for.
// Other goods that no list knows count where a price comes with them.
func (conv *conversation) leftBy(readings []Reading) bool {
	u, asked := &readings[0].Understood, conv.Case.Said.Product
	if doubt := readings[0].Doubt; conv.anew(u) || doubt != nil && doubt.Kind == DoubtSeveral {
		return true
	}
	if len(readings) > 1 || conv.Asking == SlotProduct {
		return false
	}
	same := strings.Contains(asked, u.Product) || strings.Contains(u.Product, asked)
	if !text.NamesGoods(u.Product) {
		return !same && (u.hasAmount() || readings[0].Doubt != nil) && text.MayNameGoods(u.Product)
	}
	if !same {
		return true
	}
	return u.OwnPrice != nil && conv.Asking != SlotOwnPrice ||
		u.CompetitorPrice != nil && conv.Asking != SlotCompetitorPrice ||
		u.Cost != nil && conv.Asking != SlotCost
}

// anew tells whether goods are named with another cost than that of the goods
// under way, which had no name: they are other goods.
func (conv *conversation) anew(u *Understood) bool {
	known := &conv.Case.Said
	return known.Product == "" && known.Cost != nil && u.Product != "" && u.Cost != nil && *u.Cost != *known.Cost
}

// goesOn tells whether a message only adds to the case under way: figures for
// the same goods, or for none named, as in "kalau modalnya 30rb?".
func (conv *conversation) goesOn(readings []Reading) bool {
	r := &readings[0]
	u := &r.Understood
	adds := r.Intent == IntentPrice && u.hasContent() || r.Intent == IntentCost && u.Cost != nil && !u.AsksMarkup
	return conv.Case != nil && len(readings) == 1 && adds && r.Doubt == nil &&
		(u.Product == "" || productKey(u.Product) == productKey(conv.Case.Said.Product))
}

// recall reads the running conversation of a chat; an empty one where there
// is none or where it is too old to go on with.
func (c *Chat) recall(ctx context.Context, chat int64) (*conversation, error) {
	state, err := c.Memory.Recall(ctx, chat)
	if errors.Is(err, knowledge.ErrNotFound) {
		return &conversation{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("recall conversation: %w", err)
	}
	var conv conversation
	if err := json.Unmarshal(state, &conv); err != nil {
		return nil, fmt.Errorf("read conversation: %w", err)
	}
	if c.Now().Sub(conv.At) > conversationLasts {
		return c.leftover(ctx, chat, &conv)
	}
	return &conv, nil
}

// remember stores the conversation as of now.
func (c *Chat) remember(ctx context.Context, chat int64, conv *conversation) error {
	conv.At = c.Now()
	state, err := json.Marshal(conv)
	if err != nil {
		return fmt.Errorf("write conversation: %w", err)
	}
	if err := c.Memory.Remember(ctx, chat, state, conv.At); err != nil {
		return fmt.Errorf("remember conversation: %w", err)
	}
	return nil
}
