package bot

import (
	"context"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

const (
	// mailsAtOnce is how many chats get an answer in one change of the ledger.
	mailsAtOnce = 100
	// tendEvery is how often it is looked for what a new day brings.
	tendEvery = time.Minute
	// remindFrom and remindUntil are between which hours of WIB officers are
	// reminded.
	remindFrom, remindUntil = 8, 20
)

// serveTickets brings the answers of officers to all who asked, tells the
// officers when they are out, reminds them, and closes what nobody objects to,
// until ctx ends. All of it stands in the ledger: the next run goes on with it.
func (b *Bot) serveTickets(ctx context.Context) {
	tended := time.Time{}
	for {
		if b.ledgerError() == nil {
			b.ticketStep(ctx, "answers are not given", b.giveAnswers)
			b.ticketStep(ctx, "answers are not told of", b.tellAnswersOut)
			if time.Since(tended) > tendEvery {
				tended = time.Now()
				b.ticketStep(ctx, "tickets are not tended", b.tendTickets)
			}
		}
		if !pause(ctx, b.TicketsEvery) {
			return
		}
	}
}

// ticketStep does one thing about tickets. What fails is tried again in the next
// round.
func (b *Bot) ticketStep(ctx context.Context, failed string, do func(context.Context) error) {
	if err := do(ctx); err != nil && ctx.Err() == nil {
		b.Logger.Error(failed+"; trying again", "what", attempted(err), "kind", errorKind(err))
	}
}

// giveAnswers queues the letters of answers, some chats at a time: messages go on
// in between.
func (b *Bot) giveAnswers(ctx context.Context) error {
	answers, err := b.Ledger.AnswersToGive(ctx)
	if err != nil {
		return err
	}
	for i := range answers {
		if err := b.giveAnswer(ctx, &answers[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *Bot) giveAnswer(ctx context.Context, a *knowledge.TicketAnswer) error {
	for ctx.Err() == nil {
		mails, err := b.Ledger.TicketMails(ctx, a, mailsAtOnce)
		if err != nil {
			return err
		}
		if len(mails) == 0 {
			return b.try(func() error { return b.Ledger.AllGiven(context.WithoutCancel(ctx), a) })
		}
		given := make([]ledger.GivenMail, len(mails))
		for i := range mails {
			given[i].TicketMail = mails[i]
			if given[i].Letter, err = mailLetter(&mails[i]); err != nil {
				return err
			}
		}
		queued := 0
		if err := b.try(func() (err error) {
			queued, err = b.Ledger.GiveTickets(context.WithoutCancel(ctx), a, given, b.Now())
			return err
		}); err != nil {
			return err
		}
		if queued > 0 {
			b.queue.askForMore()
		}
	}
	return ctx.Err()
}

// mailLetter is the letter that tells a chat of an answer: in the lane of
// broadcasts, where nothing is sent again after a crash, and not at night. It is
// nil where nobody is told, and for the terminal, which has no letters.
func mailLetter(m *knowledge.TicketMail) (*ledger.Letter, error) {
	if m.Kind == knowledge.DeedTicketDismiss || m.Tickets[len(m.Tickets)-1].Update == 0 {
		return nil, nil //nolint:nilnil // no letter is what there is
	}
	out := Outgoing{Chat: m.Chat, Response: chat.TellTicket(m)}
	letters, err := out.letters(ledger.Broadcasts)
	if err != nil {
		return nil, err
	}
	letters[0].Daytime = true // the text is short enough for one
	return &letters[0], nil
}

// tellAnswersOut takes over what became of the letters, and tells officers whose
// answers are out to all. Who is no officer any more learns nothing.
func (b *Bot) tellAnswersOut(ctx context.Context) error {
	if err := b.try(func() error { return b.Ledger.SettleTickets(context.WithoutCancel(ctx)) }); err != nil {
		return err
	}
	out, err := b.Ledger.AnswersOut(ctx)
	if err != nil {
		return err
	}
	for i := range out {
		a := &out[i]
		may, err := b.Ledger.May(ctx, a.By, knowledge.RightRead)
		if err != nil {
			return err
		}
		var letters []ledger.Letter
		if may {
			if letters, err = daytimeLetters(a.By, chat.TicketReport(a)); err != nil {
				return err
			}
		}
		if err := b.postWith(letters, func() ([]int64, error) {
			return b.Ledger.TellAnswer(context.WithoutCancel(ctx), a.ID, letters, b.Now())
		}); err != nil {
			return err
		}
	}
	return nil
}

// daytimeLetters are what an officer is told unasked, not at night.
func daytimeLetters(to int64, r chat.Response) ([]ledger.Letter, error) {
	out := Outgoing{Chat: to, Response: r}
	letters, err := out.letters(ledger.Answers)
	for i := range letters {
		letters[i].Daytime = true
	}
	return letters, err
}

// postWith stores letters with what they tell of, and lines them up.
func (b *Bot) postWith(letters []ledger.Letter, store func() ([]int64, error)) error {
	var ids []int64
	err := b.try(func() (err error) {
		ids, err = store()
		return err
	})
	if err == nil && len(ids) > 0 {
		b.queue.push(newItems(letters, ids, &arrival{at: time.Now()})...)
	}
	return err
}

// tendTickets does what a new day brings: it closes what was answered and nobody
// has objected to, and on the morning of a working day reminds officers of what
// is due, and of reports that wait.
func (b *Bot) tendTickets(ctx context.Context) error {
	now := b.Now()
	today := knowledge.DayOf(now)
	silent := (b.Calendar.SilentUpTo(today) + 1).StartWIB()
	if err := b.try(func() error { return b.Ledger.CloseSilent(context.WithoutCancel(ctx), silent, now) }); err != nil {
		return err
	}
	if hour := now.In(knowledge.WIB).Hour(); hour < remindFrom || hour >= remindUntil || !b.Calendar.Workday(today) {
		return nil
	}
	if told, err := b.Ledger.Reminded(ctx, today); told || err != nil {
		return err
	}
	since, err := b.Ledger.TicketsSince(ctx)
	if err != nil {
		return err
	}
	load := b.Calendar.Load(since, today)
	if load.Complaints, err = b.Ledger.CountOpenComplaints(ctx); err != nil {
		return err
	}
	var letters []ledger.Letter
	if load.Urgent() {
		if letters, err = b.reminders(ctx, chat.TicketReminder(load, b.Calendar.Covers(today))); err != nil {
			return err
		}
	}
	return b.postWith(letters, func() ([]int64, error) {
		return b.Ledger.Remind(context.WithoutCancel(ctx), today, letters, now)
	})
}

// reminders are for all officers who may answer.
func (b *Bot) reminders(ctx context.Context, r chat.Response) (letters []ledger.Letter, err error) {
	staff, err := b.Ledger.Staff(ctx)
	if err != nil {
		return nil, err
	}
	for i := range staff.Officers {
		if o := &staff.Officers[i]; o.Role.May(knowledge.RightWrite) {
			more, err := daytimeLetters(o.ID, r)
			if err != nil {
				return nil, err
			}
			letters = append(letters, more...)
		}
	}
	return letters, nil
}
