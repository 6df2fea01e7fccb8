package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"setara/knowledge"
)

// ticketsWait are the tickets t that wait for an officer: open, and not about
// to get an answer that was given already.
const ticketsWait = `t.state = 'open' and not exists (
	select 1 from ticket_answers a where a.topic = t.topic and a.state = 'giving' and t.id <= a.upto and a.id <> ifnull(t.answer, 0))`

// groupColumns are what [scanGroup] reads of tickets t that are grouped.
const groupColumns = `
	min(t.id), count(*), count(distinct t.chat), min(ifnull(t.again_at, t.opened_at)), max(t.id),
	ifnull((select max(a.id) from ticket_answers a where a.topic = t.topic), 0)`

func scanGroup(scan func(to ...any) error) (g knowledge.TicketGroup, err error) {
	var since int64
	err = scan(&g.Number, &g.Tickets, &g.Owners, &since, &g.Newest.Number, &g.Seen)
	g.Since = time.Unix(since, 0)
	return g, err
}

// TicketGroups are up to limit groups of questions that wait for officers
// behind the first skip: those asked by most first, then those that wait
// longest; with how many groups and tickets there are in all.
func (l *Ledger) TicketGroups(ctx context.Context, skip, limit int) (groups []knowledge.TicketGroup, all, tickets int, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `
			select count(distinct t.topic), count(*) from tickets t where `+ticketsWait).Scan(&all, &tickets); err != nil {
			return err
		}
		if groups, err = readGroups(ctx, tx, `
			group by t.topic order by count(distinct t.chat) desc, min(ifnull(t.again_at, t.opened_at)), min(t.id) limit ? offset ?`, limit, skip); err != nil {
			return err
		}
		for i := range groups {
			if err := readNewest(ctx, tx, &groups[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, 0, 0, fmt.Errorf("list questions that wait: %w", err)
	}
	return groups, all, tickets, nil
}

// readGroups reads groups, as the query goes on behind what waits.
func readGroups(ctx context.Context, tx *sql.Tx, query string, args ...any) (groups []knowledge.TicketGroup, err error) {
	rows, err := tx.QueryContext(ctx, `select `+groupColumns+` from tickets t where `+ticketsWait+query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		g, err := scanGroup(rows.Scan)
		if err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, rows.Err()
}

func readNewest(ctx context.Context, tx *sql.Tx, g *knowledge.TicketGroup) (err error) {
	g.Newest, err = scanTicket(tx.QueryRowContext(ctx, `select `+ticketColumns+` from tickets t where t.id = ?`, g.Newest.Number).Scan)
	return err
}

// textsShown is how many wordings of a group are read.
const textsShown = 5

// TicketGroup is the group that a ticket is or was one of, with wordings and
// remarks, or an error that wraps [knowledge.ErrNotFound] where none of it
// waits any more.
func (l *Ledger) TicketGroup(ctx context.Context, number int64) (g knowledge.TicketGroup, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		groups, err := readGroups(ctx, tx, ` and t.topic = (select topic from tickets where id = ?) group by t.topic`, number)
		if err == nil && len(groups) == 0 {
			err = knowledge.ErrNotFound
		}
		if err != nil {
			return err
		}
		g = groups[0]
		if err := readNewest(ctx, tx, &g); err != nil {
			return err
		}
		g.Texts, err = readTexts(ctx, tx, `question`, g.Newest.Topic)
		if err == nil {
			g.Remarks, err = readTexts(ctx, tx, `remarks`, g.Newest.Topic)
		}
		return err
	})
	if err != nil {
		return g, fmt.Errorf("look up the questions like %d: %w", number, err)
	}
	return g, nil
}

// readTexts are different texts of a column of what waits on a topic.
func readTexts(ctx context.Context, tx *sql.Tx, column, topic string) (texts []string, err error) {
	rows, err := tx.QueryContext(ctx, `
		select t.`+column+` from tickets t where t.topic = ? and t.`+column+` <> '' and `+ticketsWait+`
		group by lower(t.`+column+`) order by max(t.id) desc limit ?`, topic, textsShown)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	return texts, rows.Err()
}

// TicketsSince is since when each group waits.
func (l *Ledger) TicketsSince(ctx context.Context) (since []time.Time, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		groups, err := readGroups(ctx, tx, ` group by t.topic`)
		for i := range groups {
			since = append(since, groups[i].Since)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look since when questions wait: %w", err)
	}
	return since, nil
}

// ChangeTickets does an act of an officer at once, see [Turn.Tickets].
func (l *Ledger) ChangeTickets(ctx context.Context, c knowledge.TicketChange) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return changeTickets(tx, &c) }); err != nil {
		return fmt.Errorf("%s on tickets like %d: %w", c.Deed.Kind, c.Number, err)
	}
	return nil
}

// changeTickets does an act of an officer on a group of tickets and puts it into
// the audit, unless the same message has done so before. It returns [ErrChanged]
// where the doer may not, or where somebody else was quicker.
func changeTickets(tx *batch, c *knowledge.TicketChange) error {
	doer, done, err := doerOf(tx, &c.Deed, knowledge.RightWrite)
	if err != nil || done {
		return err
	}
	deed := c.Deed
	deed.Object = strconv.FormatInt(c.Number, 10)
	switch deed.Kind {
	case knowledge.DeedTicketMerge:
		deed.Detail = strconv.FormatInt(c.Into, 10)
		err = mergeTickets(tx, c)
	case knowledge.DeedTicketRetry:
		deed.Object = strconv.FormatInt(c.Answer, 10)
		err = retryAnswer(tx, c.Answer)
	default:
		deed.Detail, err = answerTickets(tx, c)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return ErrChanged
	}
	if err != nil {
		return err
	}
	return record(tx, &deed, doer)
}

// waitingTopic is the topic of a ticket, the newest ticket of it that is open,
// and the newest answer to it. It returns [sql.ErrNoRows] where none of it is
// open, or where an answer to it is being given.
func waitingTopic(tx *batch, number int64) (topic string, newest, seen int64, err error) {
	err = tx.row(`
		select t.topic, max(o.id), ifnull((select max(a.id) from ticket_answers a where a.topic = t.topic), 0)
		from tickets t join tickets o on o.topic = t.topic and o.state = 'open'
		where t.id = ? and not exists (select 1 from ticket_answers a where a.topic = t.topic and a.state = 'giving')
		group by t.topic`, []any{number}, &topic, &newest, &seen)
	return topic, newest, seen, err
}

// answerTickets begins to give an answer to all tickets of a group, and returns
// its id.
func answerTickets(tx *batch, c *knowledge.TicketChange) (id string, err error) {
	topic, newest, seen, err := waitingTopic(tx, c.Number)
	if err != nil {
		return "", err
	}
	if seen != c.Seen {
		return "", ErrChanged
	}
	err = tx.row(`
		insert into ticket_answers (kind, topic, number, upto, text, by, at) values (?, ?, ?, ?, ?, ?, ?) returning cast(id as text)`,
		[]any{string(c.Deed.Kind), topic, c.Number, newest, c.Text, c.Deed.By, c.Deed.At.Unix()}, &id)
	return id, err
}

// mergeTickets has a group join another, with what will be asked on its topic.
func mergeTickets(tx *batch, c *knowledge.TicketChange) error {
	from, _, _, err := waitingTopic(tx, c.Number)
	if err != nil {
		return err
	}
	to, _, _, err := waitingTopic(tx, c.Into)
	if err != nil {
		return err
	}
	if from == to {
		return ErrChanged
	}
	if _, err := tx.Exec(`delete from ticket_topics where topic = ?`, to); err != nil {
		return err
	}
	if _, err := tx.Exec(`update ticket_topics set goes_to = ?2 where goes_to = ?1`, from, to); err != nil {
		return err
	}
	if _, err := tx.Exec(`
		insert into ticket_topics (topic, goes_to, at) values (?, ?, ?)
		on conflict (topic) do update set goes_to = excluded.goes_to, at = excluded.at`, from, to, c.Deed.At.Unix()); err != nil {
		return err
	}
	_, err = tx.Exec(`update tickets set topic = ? where topic = ? and state = 'open'`, to, from)
	return err
}

// retryAnswer has an answer given again to whom it is uncertain.
func retryAnswer(tx *batch, answer int64) error {
	n, err := affected(tx.Exec(`update tickets set delivery = 'again' where answer = ? and delivery = 'uncertain'`, answer))
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrChanged
	}
	_, err = tx.Exec(`update ticket_answers set state = 'giving', upto = 0 where id = ? and state = 'done'`, answer)
	return err
}
