package ledger

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"time"

	"setara/knowledge"
)

// The log of questions counts what owners ask. It needs no consent, since it
// keeps nothing about a person beyond the running week: no text, no time of the
// day, and in place of who asked an HMAC of their id by a random key of the
// week. The key is deleted when the week is over, and then nobody, who has the
// whole file included, can tell whose a row is; a person who asks again in
// another week is another pseudonym there, which is why people are counted week
// by week and never over several. While the key is still there, the rows of a
// person can be found by it: that is what deleting them goes by.

// KeepQuestion counts a question at once, see [Turn.Questions].
func (l *Ledger) KeepQuestion(ctx context.Context, q knowledge.Question) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return keepQuestion(tx, &q) }); err != nil {
		return fmt.Errorf("count a question: %w", err)
	}
	return nil
}

func keepQuestion(tx *batch, q *knowledge.Question) error {
	week := knowledge.WeekOf(q.At)
	key, err := weekKey(tx, week)
	if errors.Is(err, sql.ErrNoRows) {
		key = make([]byte, sha256.Size)
		_, _ = rand.Read(key) // it never fails
		_, err = tx.Exec(`insert into question_keys (week, key) values (?, ?)`, week, key)
	}
	if err != nil {
		return err
	}
	row := *q
	who := pseudonym(key, q.Who)
	if q.Unhelpful {
		taken, err := takeAnswered(tx, week, who, &row)
		if err != nil || !taken {
			return err
		}
	}
	_, err = tx.Exec(`
		insert into questions (week, who, intent, product, program, missed, province, answered, n) values (?, ?, ?, ?, ?, ?, ?, ?, 1)
		on conflict do update set n = n + 1`,
		week, who, row.Intent, row.Product, row.Program, row.Missed, string(row.Province), row.Answered)
	return err
}

// takeAnswered takes one answered question of an intent and a product away, and
// makes q the same without an answer. It returns false where there is none.
func takeAnswered(tx *batch, week knowledge.Day, who int64, q *knowledge.Question) (bool, error) {
	of := []any{week, who, q.Product, q.Intent}
	const answered = ` where week = ? and who = ? and product = ? and missed = '' and intent = ? and answered = 1`
	var program string
	err := tx.row(`select program, province from questions`+answered+` order by program, province limit 1`, of, &program, &q.Province)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	of = append(of, program, string(q.Province))
	for _, query := range [...]string{
		`delete from questions` + answered + ` and program = ? and province = ? and n = 1`,
		`update questions set n = n - 1` + answered + ` and program = ? and province = ?`,
	} {
		n, err := affected(tx.Exec(query, of...))
		if err != nil {
			return false, err
		}
		if n > 0 {
			break
		}
	}
	q.Answered, q.Program, q.Missed = false, "", ""
	return true, nil
}

// weekKey is the key of a week, or [sql.ErrNoRows] where there is none: nothing
// was asked in it, or it is over.
func weekKey(tx *batch, week knowledge.Day) (key []byte, err error) {
	err = tx.row(`select key from question_keys where week = ?`, []any{week}, &key)
	return key, err
}

// pseudonym stands for a person in the week of a key.
func pseudonym(key []byte, who int64) int64 {
	mac := hmac.New(sha256.New, key)
	_ = binary.Write(mac, binary.BigEndian, who)        // a hash takes all
	return int64(binary.BigEndian.Uint64(mac.Sum(nil))) //nolint:gosec // any 64 bits do
}

// forgetQuestions deletes what a person has asked in weeks whose keys are there:
// the running one. What they asked before is nobody's any more.
func forgetQuestions(tx *batch, who int64) error {
	weeks, err := tx.ids(`select week from question_keys`)
	if err != nil {
		return err
	}
	for _, week := range weeks {
		key, err := weekKey(tx, knowledge.Day(week)) //nolint:gosec // a day
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`delete from questions where week = ? and who = ?`, week, pseudonym(key, who)); err != nil {
			return err
		}
	}
	return nil
}

// endWeeks deletes the keys of the weeks that are over.
func endWeeks(tx *batch, now time.Time) error {
	_, err := tx.Exec(`delete from question_keys where week < ?`, knowledge.WeekOf(now))
	return err
}

// purgeQuestions deletes what was asked in the weeks that ended before then, some
// at a time.
func (l *Ledger) purgeQuestions(ctx context.Context, before time.Time) error {
	for left := true; left; {
		err := l.commits.write(ctx, func(tx *batch) error {
			var week knowledge.Day
			err := tx.row(`select week from questions where week < ? order by week limit 1`, []any{knowledge.WeekOf(before)}, &week)
			if errors.Is(err, sql.ErrNoRows) {
				left = false
				return nil
			}
			if err != nil {
				return err
			}
			_, err = tx.Exec(`
				delete from questions where week = ?1
				and who <= (select max(who) from (select who from questions where week = ?1 order by who limit ?2))`, week, purgeAtOnce)
			return err
		})
		if err != nil {
			return fmt.Errorf("purge what was asked: %w", err)
		}
	}
	return nil
}

// EachAsked gives what was asked in the weeks from one Monday to before another,
// week by week, all of one person in a week together. An error of each ends it
// and is returned.
func (l *Ledger) EachAsked(ctx context.Context, from, before knowledge.Day, each func(*knowledge.Asked) error) error {
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select week, who, intent, product, program, missed, province, answered, n
			from questions where week >= ? and week < ? order by week, who, product, missed, program, intent, province, answered`, from, before)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var a knowledge.Asked
			if err := rows.Scan(&a.Week, &a.Who, &a.Intent, &a.Product, &a.Program, &a.Missed, &a.Province, &a.Answered, &a.N); err != nil {
				return err
			}
			if err := each(&a); err != nil {
				return err
			}
		}
		return rows.Err()
	})
	if err != nil {
		return fmt.Errorf("read what was asked: %w", err)
	}
	return nil
}

// questionsPart is what is shown of the log of questions.
const questionsPart = "questions"

// keptQuestions is what a person has asked in the running week, to be shown to
// them: all that is known of who asked what.
func keptQuestions(ctx context.Context, tx *sql.Tx, who int64) (part knowledge.KeptPart, err error) {
	keys := map[knowledge.Day][]byte{}
	rows, err := tx.QueryContext(ctx, `select week, key from question_keys`)
	if err != nil {
		return part, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var week knowledge.Day
		var key []byte
		if err := rows.Scan(&week, &key); err != nil {
			return part, err
		}
		keys[week] = key
	}
	if err := rows.Err(); err != nil {
		return part, err
	}
	part.Name = questionsPart
	for week, key := range keys {
		mine := aboutPerson{table: "questions", column: "who", rows: `
			select date(week * 86400, 'unixepoch') week, intent, product, program, missed, province, answered, n
			from questions where week = ` + strconv.Itoa(int(week)) + ` and who = ?1`}
		asked, err := mine.read(ctx, tx, pseudonym(key, who))
		if err != nil {
			return part, err
		}
		part.Fields, part.Rows = asked.Fields, append(part.Rows, asked.Rows...)
	}
	return part, nil
}
