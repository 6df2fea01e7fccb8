package bot

import (
	"context"
	"errors"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// weeklyHour is when officers are told on Mondays of the week that is over, in
// WIB, and weeklyLate how long after that they still are where the bot did not
// run then.
const (
	weeklyHour = 8
	weeklyLate = 24 * time.Hour
)

// tellWeekly tells officers what the market says, every Monday once, until ctx
// ends.
func (b *Bot) tellWeekly(ctx context.Context) {
	var told knowledge.Day
	for {
		if err := b.weeklyRound(ctx, &told); err != nil && ctx.Err() == nil {
			b.Logger.Error("officers are not told of the week; trying again", "what", attempted(err), "kind", errorKind(err))
		}
		if !pause(ctx, b.WeeklyEvery) {
			return
		}
	}
}

// weeklyRound tells officers of last week where it is time and nobody has done
// so; told is the week that this is known of. Who became an officer only after
// that week was over is not told of it.
func (b *Bot) weeklyRound(ctx context.Context, told *knowledge.Day) error {
	now := b.Now()
	week := knowledge.WeekOf(now)
	monday := week.Begins()
	since := now.Sub(monday.Add(weeklyHour * time.Hour))
	if *told == week || since < 0 || since >= weeklyLate {
		return nil
	}
	if err := b.ledgerError(); err != nil {
		return nil //nolint:nilerr // it is known, and being repaired
	}
	done, err := b.Ledger.InsightTold(ctx, week)
	if err != nil {
		return err
	}
	if done {
		*told = week
		return nil
	}
	staff, err := b.Ledger.Staff(ctx)
	if err != nil {
		return err
	}
	var readers []int64
	for i := range staff.Officers {
		if o := &staff.Officers[i]; o.Role.May(knowledge.RightRead) && o.Since.Before(monday) {
			readers = append(readers, o.ID)
		}
	}
	letters, err := b.weeklyLetters(ctx, readers)
	if err != nil {
		return err
	}
	var ids []int64
	err = b.try(func() (err error) {
		ids, err = b.Ledger.TellInsight(context.WithoutCancel(ctx), week, letters, now)
		return err
	})
	if err != nil {
		return err
	}
	*told = week
	if ids != nil {
		b.queue.push(newItems(letters, ids, &arrival{at: time.Now()})...)
	}
	return nil
}

// weeklyLetters are what some officers are told, the picture behind the text.
func (b *Bot) weeklyLetters(ctx context.Context, readers []int64) (letters []ledger.Letter, err error) {
	if len(readers) == 0 {
		return nil, nil
	}
	said, err := b.Weekly(ctx)
	if err != nil {
		return nil, err
	}
	messages := []Outgoing{{Response: said}}
	if data := b.drawn(ctx, said.Picture); data != nil {
		messages = append(messages, Outgoing{Response: chat.Caption(said.Picture), File: &File{Photo: true, Name: pictureName, Data: data}})
	}
	for _, reader := range readers {
		for _, m := range messages {
			m.Chat = reader
			more, err := m.letters(ledger.Answers)
			if err != nil {
				return nil, err
			}
			for i := range more {
				more[i].Daytime = true
			}
			letters = append(letters, more...)
		}
	}
	return letters, nil
}

// drawn is a picture that goes along where it can be drawn soon; nil where it
// cannot, or where there is none.
func (b *Bot) drawn(ctx context.Context, p *chat.Picture) []byte {
	if p == nil || b.Draw == nil {
		return nil
	}
	patience, cancel := context.WithTimeout(ctx, drawTimeout)
	defer cancel()
	var data []byte
	err := errors.New("wait to draw a picture: others take too long")
	if b.easel.wait(patience) {
		s := sketch{b: b, picture: p, mine: true}
		data, err = s.draw(ctx)
	}
	if err != nil && ctx.Err() == nil {
		b.Logger.Error("a picture is left out", "what", attempted(err), "kind", errorKind(err))
	}
	return data
}
