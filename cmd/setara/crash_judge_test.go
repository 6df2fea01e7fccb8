package main

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"setara/bot"
	"setara/bot/telegramtest"
)

// The words of a question and of its answer around its number: the n-th
// question of an owner names a price of 20,000 rupiah and n.
const (
	crashFirstPrice = 20_000
	crashMark       = "Di harga Rp"
)

func crashQuestion(n int) string {
	return fmt.Sprintf("/harga payung lipat %d, di tiktok 9.000, modal 5.000", crashFirstPrice+n)
}

var errNoAnswer = errors.New("not the answer to a question")

// answerNumber is the number of the question that a text answers.
func answerNumber(text string) (int, error) {
	_, rest, found := strings.Cut(text, crashMark)
	figure, _, _ := strings.Cut(rest, " ")
	price, err := strconv.Atoi(strings.ReplaceAll(figure, ".", ""))
	if !found || err != nil || price < crashFirstPrice {
		return 0, errNoAnswer
	}
	return price - crashFirstPrice, nil
}

// answered counts the questions that have an answer.
func answered(now telegramtest.Transcript) int {
	seen := map[int]bool{}
	for _, m := range now.FromBot() {
		if n, err := answerNumber(m.Text); err == nil {
			seen[n] = true
		}
	}
	return len(seen)
}

// judge looks at what each owner saw. What the bot says of itself counts only
// where it admits that an answer may have gone out twice.
func (c *crash) judge(kills int) {
	c.t.Helper()
	uncertain := c.uncertain()
	repeats := 0
	for i, owner := range c.owners {
		repeats += c.judgeOwner(i, owner.Transcript(), uncertain)
	}
	cut := 0
	for _, i := range c.cuts {
		cut += i.Hits()
	}
	// A send that was cut off is tried again by the same process: the slot is
	// not the kill's.
	if most := bot.DefaultSenders*kills + cut; repeats > most {
		c.t.Errorf("%d answers were repeated, more than one for each sender, kill and cut: %d", repeats, most)
	}
	if most := c.count(`select count(*) from outbox where kind = 'photo' and uncertain = 1`); c.picturesTwice > most {
		c.t.Errorf("%d pictures were repeated, and the ledger has %d as uncertain", c.picturesTwice, most)
	}
	c.t.Logf("%d answers repeated, %d reported uncertain; %d pictures", repeats, len(uncertain), len(c.pictures))
	// A message that was cut off, and may have arrived, can wait for another
	// try when the bot is told to stop; and so can a picture, until the next
	// start.
	for _, query := range []string{
		`select count(*) from updates where settled_at is null`,
		`select count(*) from outbox where state <> 'sent' and uncertain = 0 and kind <> 'photo'`,
	} {
		if n := c.count(query); n != 0 {
			c.t.Errorf("%s: %d, want 0", query, n)
		}
	}
	for _, leak := range c.Leaks(c.logged()) {
		c.t.Errorf("the log holds %s", leak)
	}
}

// pictureKey is the picture of an owner's question, by its price.
type pictureKey struct{ owner, price int }

// letterKey is the message that a letter answers.
type letterKey struct{ chat, question int64 }

// judgeOwner checks that each question of an owner is answered, in order, and
// once unless uncertain. It returns how many answers were repeats.
func (c *crash) judgeOwner(owner int, now telegramtest.Transcript, uncertain map[letterKey]bool) (repeats int) {
	c.t.Helper()
	var questions []int64
	next := 0
	for _, m := range now.Messages() {
		if m.From.ID != now.Bot {
			questions = append(questions, m.ID)
			continue
		}
		n, err := answerNumber(m.Text)
		switch {
		case len(m.Photo) > 0:
			c.judgePicture(owner, m.Caption, next)
		case err != nil:
			c.t.Errorf("owner %d reads: %v: %s", owner, err, m.Text)
		case n >= len(questions):
			c.t.Errorf("owner %d reads the answer to question %d before asking it", owner, n)
		case n == next:
			next++
		case n == next-1 && uncertain[letterKey{now.Chat.ID, questions[n]}]:
			repeats++
		case n == next-1:
			c.t.Errorf("owner %d reads the answer to question %d twice, and the ledger is sure of it", owner, n)
		default:
			c.t.Errorf("owner %d reads the answer to question %d where that to %d should be", owner, n, next)
			next = n + 1
		}
	}
	if next != len(questions) {
		c.t.Errorf("owner %d has asked %d questions, the last %d unanswered", owner, len(questions), len(questions)-next)
	}
	return repeats
}

// judgePicture checks that a picture comes behind the answer that it belongs
// to. One can be lost, and comes twice only where it is uncertain.
func (c *crash) judgePicture(owner int, caption string, next int) {
	c.t.Helper()
	_, rest, _ := strings.Cut(caption, "Harga Kakak Rp")
	figure, _, _ := strings.Cut(rest, ",")
	price, err := strconv.Atoi(strings.ReplaceAll(figure, ".", ""))
	if err != nil || price < crashFirstPrice || price-crashFirstPrice >= next {
		c.t.Errorf("owner %d sees a picture before answer %d: %s", owner, next, caption)
	}
	key := pictureKey{owner, price}
	if c.pictures[key]++; c.pictures[key] == 2 { // a third time is by another kill
		c.picturesTwice++
	}
}

// read opens bot.db for reading; the program need not run.
func (c *crash) read(fn func(*sql.DB) error) {
	c.t.Helper()
	path := (&url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(filepath.Join(c.data, ledgerFile))}).String()
	db, err := sql.Open("sqlite", path+"?mode=ro&_pragma=busy_timeout(5000)")
	if err != nil {
		c.t.Fatal(err)
	}
	defer db.Close()
	if err := fn(db); err != nil {
		c.t.Fatalf("read bot.db: %v", err)
	}
}

func (c *crash) count(query string) (n int) {
	c.t.Helper()
	c.read(func(db *sql.DB) error { return db.QueryRowContext(c.ctx, query).Scan(&n) })
	return n
}

// underWay counts the letters that a killed program was sending. A program
// that was killed before it made its ledger was sending none.
func (c *crash) underWay() int {
	c.t.Helper()
	if c.Stats().Sent == 0 {
		return 0
	}
	return c.count(`select count(*) from outbox where state = 'sending'`)
}

// uncertain are the messages whose answers the ledger has as uncertain.
func (c *crash) uncertain() map[letterKey]bool {
	c.t.Helper()
	found := map[letterKey]bool{}
	c.read(func(db *sql.DB) error {
		rows, err := db.QueryContext(c.ctx, `select chat, question from outbox where uncertain = 1 and kind <> 'photo'`)
		if err != nil {
			return fmt.Errorf("list uncertain letters: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var k letterKey
			if err := rows.Scan(&k.chat, &k.question); err != nil {
				return err
			}
			found[k] = true
		}
		return rows.Err()
	})
	return found
}
