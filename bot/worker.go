package bot

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// staleAfter is how old a question is when its answer begins with an apology
// for the delay.
const staleAfter = time.Hour

// work handles updates, one chat at a time, until the lines are closed.
func (b *Bot) work(ctx context.Context) {
	for {
		first, ok := b.lines.take()
		if !ok {
			return
		}
		b.handle(ctx, first)
	}
}

// handle handles the first update of a line, together with those that belong
// to it.
func (b *Bot) handle(ctx context.Context, first *arrival) {
	parts, updates := b.gather(ctx, first)
	if expectsMore(parts[len(parts)-1]) {
		if _, more := b.lines.following(first.chat, len(parts)); !more {
			if wait := joinWithin - time.Since(b.newest(first, len(parts))); wait > 0 {
				b.lines.hold(first.chat, len(parts), wait)
				return
			}
		}
	}
	handled := len(parts)
	if err := b.answer(ctx, first, parts, updates); err != nil {
		// Only the end of the program keeps an update from being finished: it
		// stays in the journal for the next start.
		handled = 0
		<-ctx.Done()
	}
	b.lines.release(first.chat, handled)
}

// newest is when the last of the first n updates of a line came.
func (b *Bot) newest(first *arrival, n int) time.Time {
	if a, ok := b.lines.following(first.chat, n-1); ok {
		return a.at
	}
	return first.at
}

// gather reads the first update of a line and those behind it that go on with
// it. There is always one; it is empty where nobody can read it.
func (b *Bot) gather(ctx context.Context, first *arrival) (parts []*models.Update, ids []int64) {
	parts, ids = []*models.Update{b.read(ctx, first)}, []int64{first.id}
	for expectsMore(parts[len(parts)-1]) {
		next, ok := b.lines.following(first.chat, len(parts))
		if !ok {
			break
		}
		update := b.read(ctx, next)
		if !joins(parts[len(parts)-1], update) {
			break
		}
		parts, ids = append(parts, update), append(ids, next.id)
	}
	return parts, ids
}

// read returns an update, from the journal where it is not at hand. The
// arrival is the caller's as long as its line is.
func (b *Bot) read(ctx context.Context, a *arrival) *models.Update {
	if a.update != nil {
		return a.update
	}
	a.update = &models.Update{ID: a.id}
	payload, err := b.Ledger.Payload(ctx, a.id)
	if err == nil {
		err = json.Unmarshal(payload, a.update)
	}
	if err != nil && ctx.Err() == nil {
		b.Logger.Error("an update in the journal cannot be read", "update", a.id, "kind", errorKind(err))
	}
	return a.update
}

// answer finds out what the update wants and does it. A panic costs the person
// an apology and nobody else anything.
func (b *Bot) answer(ctx context.Context, a *arrival, parts []*models.Update, updates []int64) (err error) {
	defer func() {
		if p := recover(); p != nil {
			b.logPanic("an update", a.id, p)
			err = b.apologize(ctx, a, updates)
		}
	}()
	job := job{b: b, arrival: a, turn: ledger.Turn{Chat: a.chat, Updates: updates}}
	job.question.chat = a.chat
	switch u := parts[0]; {
	case u.Message != nil:
		job.files = sentFiles(parts)
		return job.message(ctx, join(parts), false)
	case u.EditedMessage != nil:
		return job.message(ctx, u.EditedMessage, true)
	case u.CallbackQuery != nil:
		return job.press(ctx, u.CallbackQuery)
	case u.MyChatMember != nil:
		job.turn.Left = left(u.MyChatMember.NewChatMember)
		return job.finish(ctx, chat.Response{})
	default:
		return job.finish(ctx, chat.Response{})
	}
}

// left tells whether the bot cannot write to a chat where it is this member.
func left(m models.ChatMember) bool {
	return m.Type == models.ChatMemberTypeBanned || m.Type == models.ChatMemberTypeLeft
}

// job is the handling of one update.
type job struct {
	b        *Bot
	arrival  *arrival
	turn     ledger.Turn
	question question
	memory   memory
	// draft shows what is to come of the turn; nil in a group.
	draft *draft
	// asked is when the person wrote or pressed, from who they are.
	asked time.Time
	from  models.User
	// files are the documents of the message, or of its album.
	files []knowledge.SentFile
}

// message handles a message, new or edited.
func (j *job) message(ctx context.Context, m *models.Message, edited bool) error {
	if m.MigrateToChatID != 0 {
		return j.moved(ctx, m.MigrateToChatID)
	}
	text, addressed := j.b.addressed(m)
	private := m.Chat.Type == models.ChatTypePrivate
	if !addressed || text == "" && !hasContent(m) && m.Text == "" || edited && text == "" {
		return j.finish(ctx, chat.Response{})
	}
	j.asked = time.Unix(int64(m.Date), 0)
	j.question.message, j.question.edited = m.ID, edited
	if m.From != nil {
		j.from = *m.From
	}
	j.question.group = !private
	if m.IsTopicMessage {
		j.question.thread = m.MessageThreadID
	}
	if text == "" && !hasContent(m) { // a bare mention
		text = "/bantuan"
	}
	said := chat.Message{Text: text}
	if private {
		said.Content, said.Unsupported = readContent(m)
		said.Files = j.files
		said.Voice = readVoice(m)
		said.ReplyTo = j.b.repliesTo(m)
		said.ID, said.Edited = int64(m.ID), edited
	}
	return j.take(ctx, said)
}

// moved follows a group that has become a supergroup.
func (j *job) moved(ctx context.Context, to int64) error {
	from := j.turn.Chat
	move := func(ctx context.Context) error { return j.b.Ledger.Move(ctx, from, to) }
	if err := j.b.try(func() error { return move(context.WithoutCancel(ctx)) }); err != nil {
		j.b.later(move)
	}
	j.turn.Chat = 0
	return j.finish(ctx, chat.Response{})
}

// press handles the press of a button.
func (j *job) press(ctx context.Context, q *models.CallbackQuery) error {
	j.b.call(j.b.life, "answerCallbackQuery", func(ctx context.Context) error {
		_, err := j.b.api.AnswerCallbackQuery(ctx, &tg.AnswerCallbackQueryParams{CallbackQueryID: q.ID})
		return err
	})
	m := q.Message.Message
	if m != nil && m.IsTopicMessage {
		j.question.thread = m.MessageThreadID
	}
	j.asked, j.question.group, j.from = j.arrival.at, j.turn.Chat < 0, q.From
	var action string
	var err error
	if strings.HasPrefix(q.Data, ofBroadcast) {
		action, j.turn.Click, err = j.b.click(ctx, j.turn.Chat, q.Data)
	} else {
		action, err = j.b.action(ctx, j.turn.Chat, q.Data)
	}
	if errors.Is(err, knowledge.ErrNotFound) {
		return j.finish(ctx, chat.ButtonGone())
	}
	if err != nil {
		return err
	}
	return j.take(ctx, chat.Message{Text: action})
}

// maxTurns is how often a turn is taken: what it rests on can change while it
// is under way, by another officer's turn.
const maxTurns = 5

// take has the conversation answer what was said, and again where what the
// answer rests on has changed meanwhile. Who said it where is filled in.
func (j *job) take(ctx context.Context, said chat.Message) error {
	said.Chat, said.From, said.Update, said.Group = j.turn.Chat, j.from.ID, j.arrival.id, j.question.group
	if !said.Group {
		said.Name, said.Language = knowledge.PersonName(j.from.FirstName), knowledge.PersonLanguage(j.from.LanguageCode)
	}
	for range maxTurns {
		err := j.takeOnce(ctx, said)
		if errors.Is(err, errUnstored) {
			break
		}
		if !errors.Is(err, ledger.ErrChanged) {
			return err
		}
	}
	j.memory = memory{b: j.b}
	return j.finish(ctx, chat.Apology())
}

func (j *job) takeOnce(ctx context.Context, said chat.Message) error {
	j.draft = nil
	if !said.Group && !j.question.edited { // an edited answer would leave a draft standing
		j.draft = j.newDraft()
	}
	done := make(chan struct{})
	j.b.showTyping(j.b.life, j.turn.Chat, j.question.thread, done, j.draft)
	response, err := j.converse(ctx, said)
	close(done)
	if j.draft != nil {
		j.draft.end()
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		j.b.Metrics.Answer(string(response.Intent), OutcomeFailed)
		j.memory = memory{b: j.b}
		response = chat.Apology()
	case response.Answered:
		j.b.Metrics.Answer(string(response.Intent), OutcomeAnswered)
	default:
		j.b.Metrics.Answer(string(response.Intent), OutcomeAsked)
	}
	if j.b.Now().Sub(j.asked) > staleAfter {
		response = chat.Delayed(response)
	}
	return j.finish(ctx, response)
}

// converse takes the turn. A panic in it is an error like any other.
func (j *job) converse(ctx context.Context, m chat.Message) (_ chat.Response, err error) {
	defer func() {
		if p := recover(); p != nil {
			j.b.logPanic("a turn", j.arrival.id, p)
			err = errors.New("panic")
		}
	}()
	j.memory = memory{b: j.b, draft: j.draft}
	response, err := j.b.Turn(ctx, &j.memory, m)
	if err != nil && ctx.Err() == nil {
		j.b.Logger.Error("a turn failed", "update", j.arrival.id, "chat", m.Chat, "what", attempted(err), "kind", errorKind(err))
	}
	return response, err
}

// finish stores the turn with its replies, and lines them up for sending.
func (j *job) finish(ctx context.Context, r chat.Response) error {
	r, files := j.tabulate(r)
	var before []ledger.Letter
	if j.question.edited && len(r.Blocks) > 0 {
		var err error
		before, err = j.b.Ledger.Answered(ctx, j.turn.Chat, int64(j.question.message))
		if err != nil && ctx.Err() == nil {
			j.b.note(err) // a new answer, then
		}
	}
	r, picture := j.sketch(r)
	defer picture.drop()
	letters, err := j.question.letters(r, before)
	if err == nil {
		letters, err = j.question.withFiles(letters, files)
	}
	if err == nil {
		letters, err = withFurther(letters, r.Further)
	}
	if err != nil {
		return err
	}
	j.memory.change(&j.turn)
	j.turn.At, j.turn.Letters = j.b.Now(), letters
	if err := j.b.finish(ctx, &j.turn, j.arrival); err != nil {
		return err
	}
	picture.finish()
	return nil
}

// apologize finishes updates that nothing else could be done with.
func (b *Bot) apologize(ctx context.Context, a *arrival, updates []int64) error {
	text := chat.Apology().Text() // no markup: rendering may be what failed
	q := question{chat: a.chat}
	var letters []ledger.Letter
	if err := q.add(&letters, ledger.Letter{Kind: ledger.Send}, message{Text: text, Plain: text}); err != nil {
		return err
	}
	return b.finish(ctx, &ledger.Turn{Chat: a.chat, Updates: updates, At: b.Now(), Letters: letters}, a)
}
