package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
)

// ComplaintNumber is a number for a report that will be kept. It is given to
// nobody else, even where the report is not kept after all.
func (l *Ledger) ComplaintNumber(ctx context.Context) (number int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		number, err = nextComplaint(tx)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("take the number of a report: %w", err)
	}
	return number, nil
}

func nextComplaint(tx *batch) (number int64, err error) {
	if _, err := tx.Exec(`
		insert into sqlite_sequence (name, seq) select 'complaints', 0
		where not exists (select 1 from sqlite_sequence where name = 'complaints')`); err != nil {
		return 0, err
	}
	err = tx.row(`update sqlite_sequence set seq = seq + 1 where name = 'complaints' returning seq`, nil, &number)
	return number, err
}

// KeepComplaint keeps a report at once, see [Turn.Complaint], and returns its
// number.
func (l *Ledger) KeepComplaint(ctx context.Context, c knowledge.Complaint) (number int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		number, err = keepComplaint(tx, &c)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("keep a report of chat %d: %w", c.Chat, err)
	}
	return number, nil
}

// keepComplaint keeps a report with its photos, unless its message was kept
// before, and returns the number that it is kept by.
func keepComplaint(tx *batch, c *knowledge.Complaint) (number int64, err error) {
	update := sql.NullInt64{Int64: c.Update, Valid: c.Update != 0}
	err = tx.row(`select coalesce(max(id), 0) from complaints where chat = ? and update_id = ?`, []any{c.Chat, update}, &number)
	if err != nil || number != 0 {
		return number, err
	}
	if number = c.Number; number == 0 {
		if number, err = nextComplaint(tx); err != nil {
			return 0, err
		}
	}
	codes := make([]string, len(c.Suspicions))
	for i, s := range c.Suspicions {
		codes[i] = string(s)
	}
	_, err = tx.Exec(`
		insert into complaints (id, chat, update_id, product, goods, platform, url, host, title, shop, item, listing,
			price, own_price, suspicions, note, consent, at)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		number, c.Chat, update, c.Product, c.Key, string(c.Offer.Platform), c.Offer.URL, c.Offer.Host, c.Offer.Title, c.Offer.Shop, c.Offer.Item,
		c.Listing(), int64(c.Price), int64(c.OwnPrice), strings.Join(codes, ","), c.Note, c.Consent, c.At.Unix())
	if err != nil {
		return 0, err
	}
	for i, file := range c.Photos {
		if i == knowledge.MaxComplaintPhotos {
			break
		}
		if _, err := tx.Exec(`insert into complaint_photos (complaint, file) values (?, ?)`, number, file); err != nil {
			return 0, err
		}
	}
	return number, nil
}

// complaintRows are all reports with what was decided last.
const complaintRows = `
	select c.id, c.chat, ifnull(c.update_id, 0), c.product, c.goods, c.platform, c.url, c.host, c.title, c.shop, c.item,
		c.price, c.own_price, c.suspicions, c.note, c.consent, c.at, c.state, ifnull(c.import_id, 0),
		(select count(*) from complaint_photos p where p.complaint = c.id and p.jpeg is not null),
		ifnull(d.id, 0), ifnull(d.state, ''), ifnull(d.reason, ''), ifnull(d.agency, ''), ifnull(d.by, 0), ifnull(d.at, 0),
		ifnull((select name from officers where id = d.by), '')
	from complaints c left join complaint_decisions d on d.id = c.decision`

// Complaints are all reports, the newest first. Files are not among what is read
// of them.
func (l *Ledger) Complaints(ctx context.Context) ([]knowledge.Complaint, error) {
	return l.complaints(ctx, complaintRows+` order by c.id desc`)
}

// CountOpenComplaints is how many reports wait for a decision.
func (l *Ledger) CountOpenComplaints(ctx context.Context) (n int, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select count(*) from complaints where state = 'open'`).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("count reports that wait: %w", err)
	}
	return n, nil
}

// OwnComplaints are those of a chat, the newest first.
func (l *Ledger) OwnComplaints(ctx context.Context, chat int64) ([]knowledge.Complaint, error) {
	return l.complaints(ctx, complaintRows+` where c.chat = ? order by c.id desc`, chat)
}

func (l *Ledger) complaints(ctx context.Context, query string, args ...any) (complaints []knowledge.Complaint, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		complaints, err = readAll(ctx, tx, scanComplaint, query, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list reports: %w", err)
	}
	return complaints, nil
}

func scanComplaint(scan func(to ...any) error) (c knowledge.Complaint, err error) {
	var codes string
	var at, decision, decided int64
	var d knowledge.ComplaintDecision
	o := &c.Offer
	err = scan(&c.Number, &c.Chat, &c.Update, &c.Product, &c.Key, &o.Platform, &o.URL, &o.Host, &o.Title, &o.Shop, &o.Item,
		&c.Price, &c.OwnPrice, &codes, &c.Note, &c.Consent, &at, &c.State, &c.ImportID, &c.PhotoCount,
		&decision, &d.State, &d.Reason, &d.Agency, &d.Deed.By, &decided, &d.Deed.Name)
	c.At = time.Unix(at, 0)
	for code := range strings.SplitSeq(codes, ",") {
		c.Suspicions = append(c.Suspicions, knowledge.Suspicion(code))
	}
	if decision != 0 {
		d.Deed.Kind, d.Deed.At = knowledge.DeedComplaint, time.Unix(decided, 0)
		c.Decision = &d
	}
	return c, err
}

// ComplaintCounts are how many owners reported which goods in which week, since
// a moment, by goods and week.
func (l *Ledger) ComplaintCounts(ctx context.Context, since time.Time) ([]knowledge.ComplaintCount, error) {
	all, err := l.complaints(ctx, complaintRows+` where c.at >= ? order by c.goods, c.at, c.id`, since.Unix())
	if err != nil {
		return nil, err
	}
	var counts []knowledge.ComplaintCount
	owners := map[int64]bool{}
	for i := range all {
		c := &all[i]
		week := knowledge.WeekOf(c.At)
		if n := len(counts); n == 0 || counts[n-1].Key != c.Key || counts[n-1].Week != week {
			counts = append(counts, knowledge.ComplaintCount{Key: c.Key, Week: week})
			clear(owners)
		}
		owners[c.Chat] = true
		last := &counts[len(counts)-1]
		last.Product, last.Owners = c.Product, len(owners)
		last.Reports++
	}
	return counts, nil
}

// forgetComplaints deletes the reports of a chat, with their photos.
func forgetComplaints(tx *batch, chat int64) error {
	if _, err := tx.Exec(`delete from complaints where chat = ?`, chat); err != nil {
		return err
	}
	return dropDecisions(tx)
}

// dropDecisions deletes the decisions that are of no report any more.
func dropDecisions(tx *batch) error {
	_, err := tx.Exec(`delete from complaint_decisions where not exists (select 1 from complaints where decision = complaint_decisions.id)`)
	return err
}

// purgeComplaints deletes the reports that were sent before a moment, with their
// photos.
func (l *Ledger) purgeComplaints(ctx context.Context, before time.Time) error {
	old, err := l.find(ctx, `select id from complaints where at < ?`, before.Unix())
	if err == nil {
		err = l.remove(ctx, `delete from complaints where id = ?`, old)
	}
	if err == nil && len(old) > 0 {
		err = l.commits.write(ctx, dropDecisions)
	}
	if err != nil {
		return fmt.Errorf("purge reports: %w", err)
	}
	return nil
}

// decideComplaints decides on reports and puts that into the audit, unless the
// same message has done so before. It returns [ErrChanged] where the doer may
// not, where a report is not there any more, and where somebody else was
// quicker.
func decideComplaints(tx *batch, d *knowledge.ComplaintDecision) error {
	doer, done, err := doerOf(tx, &d.Deed, knowledge.RightApprove)
	if err != nil || done {
		return err
	}
	if len(d.Numbers) == 0 {
		return ErrChanged
	}
	var decision int64
	err = tx.row(`
		insert into complaint_decisions (state, reason, agency, by, at) values (?, ?, ?, ?, ?) returning id`,
		[]any{string(d.State), d.Reason, d.Agency, doer.ID, d.Deed.At.Unix()}, &decision)
	if err != nil {
		return err
	}
	for _, number := range d.Numbers {
		var state knowledge.ComplaintState
		err := tx.row(`select state from complaints where id = ?`, []any{number}, &state)
		if errors.Is(err, sql.ErrNoRows) || err == nil && !d.Takes(state) {
			return ErrChanged
		}
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`update complaints set state = ?, decision = ? where id = ?`, string(d.State), decision, number); err != nil {
			return err
		}
	}
	if err := dropDecisions(tx); err != nil {
		return err
	}
	deed := d.Deed
	deed.Object, deed.Detail = numberList(d.Numbers), strings.TrimSpace(string(d.State)+" "+d.Agency)
	return record(tx, &deed, doer)
}

// DecideComplaints decides on reports at once, see [Turn.Decisions].
func (l *Ledger) DecideComplaints(ctx context.Context, d knowledge.ComplaintDecision) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return decideComplaints(tx, &d) }); err != nil {
		return fmt.Errorf("decide on reports: %w", err)
	}
	return nil
}

// listComplaints notes by which import the prices of reports are among the
// listings. Who did so, and that they had the right, is in the audit before.
func listComplaints(tx *batch, c *knowledge.ComplaintListing) error {
	for _, number := range c.Numbers {
		if _, err := tx.Exec(`update complaints set import_id = nullif(?, 0) where id = ?`, c.ImportID, number); err != nil {
			return err
		}
	}
	return nil
}

// ListComplaints notes that at once, see [Turn.Listed].
func (l *Ledger) ListComplaints(ctx context.Context, c knowledge.ComplaintListing) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return listComplaints(tx, &c) }); err != nil {
		return fmt.Errorf("note the prices of reports: %w", err)
	}
	return nil
}

// numberList are numbers with commas between them.
func numberList(numbers []int64) string {
	var b strings.Builder
	for i, n := range numbers {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprint(&b, n)
	}
	return b.String()
}
