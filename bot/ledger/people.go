package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// See notes that a person has written, see [Turn.Seen].
func (l *Ledger) See(ctx context.Context, chat int64, seen knowledge.Seen) error {
	err := l.commits.write(ctx, func(tx *batch) error { return see(tx, chat, &seen) })
	if err != nil {
		return fmt.Errorf("note that chat %d has written: %w", chat, err)
	}
	return nil
}

// see keeps what is new of a person. Of somebody who has not agreed nothing is
// kept, but the name of a first officer, whom nobody has given one.
func see(tx *batch, chat int64, seen *knowledge.Seen) error {
	if name := knowledge.FirstRunes(knowledge.PersonName(seen.Name), knowledge.MaxOfficerName); name != "" {
		if _, err := tx.Exec(`update officers set name = ? where id = ? and name = ''`, name, chat); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(`
		update people set name = ?1, language = ?2, active_on = ?3
		where chat = ?4 and (name <> ?1 or language <> ?2 or active_on <> ?3)`,
		knowledge.PersonName(seen.Name), knowledge.PersonLanguage(seen.Language), int64(knowledge.DayOf(seen.At)), chat); err != nil {
		return err
	}
	for i := range seen.Interests {
		if err := addInterest(tx, chat, &seen.Interests[i], seen.At); err != nil {
			return err
		}
	}
	return nil
}

// addInterest keeps an interest, as of now, in place of the oldest where there
// are too many of its kind. What goods are kept of the chat stay.
func addInterest(tx *batch, chat int64, i *knowledge.Interest, now time.Time) error {
	added, err := affected(tx.Exec(`
		insert into interests (kind, value, chat, seen) select ?1, ?2, chat, ?3 from people where chat = ?4
		on conflict (kind, value, chat) do update set seen = excluded.seen where seen < excluded.seen`,
		string(i.Kind), i.Value, now.Unix(), chat))
	if err != nil || added == 0 {
		return err
	}
	if i.Name != "" {
		if _, err := tx.Exec(`update people set product = ?1 where chat = ?2 and product <> ?1`,
			knowledge.FirstRunes(i.Name, maxProductName), chat); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`
		delete from interests where chat = ?1 and kind = ?2 and value in (
			select value from interests
			where chat = ?1 and kind = ?2 and value not in (select key from products where chat = ?1)
			order by seen desc, value limit -1 offset ?3)`, chat, string(i.Kind), knowledge.MaxInterests)
	return err
}

// maxProductName is how long a name of goods may be in an announcement, in
// characters.
const maxProductName = 60

// consented makes a person of a chat that agrees to be written to, with what is
// kept about it, and drops the one of a chat that does not.
func consented(tx *batch, chat int64, yes bool, now time.Time) error {
	if !yes {
		_, err := tx.Exec(`delete from people where chat = ?`, chat)
		return err
	}
	if chat <= 0 {
		return nil // no private chat: a group, or the terminal
	}
	if _, err := tx.Exec(`
		insert into people (chat, name, language, province, city, sector, scale, product, active_on)
		values (?, '', '', '', '', '', '', '', ?) on conflict (chat) do nothing`, chat, int64(knowledge.DayOf(now))); err != nil {
		return err
	}
	if err := placePerson(tx, chat); err != nil {
		return err
	}
	if _, err := tx.Exec(`
		insert into interests (kind, value, chat, seen) select 'product', key, chat, updated_at from products where chat = ?
		on conflict (kind, value, chat) do nothing`, chat); err != nil {
		return err
	}
	return nameProduct(tx, chat)
}

// placePerson takes over what the profile says, where the chat has agreed.
func placePerson(tx *batch, chat int64) error {
	var p knowledge.Profile
	err := tx.row(`select province, city, sector, turnover from profiles where chat = ?`, []any{chat},
		&p.Province, &p.City, &p.Sector, &p.Turnover)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	_, err = tx.Exec(`
		update people set province = ?1, city = ?2, sector = ?3, scale = ?4
		where chat = ?5 and (province <> ?1 or city <> ?2 or sector <> ?3 or scale <> ?4)`,
		string(p.Province), p.City, string(p.Sector), string(p.Turnover.Scale()), chat)
	return err
}

// keepInterest has a person known by goods that the chat keeps, if it agreed.
func keepInterest(tx *batch, chat int64, p *knowledge.Product, now time.Time) error {
	return addInterest(tx, chat, &knowledge.Interest{Kind: knowledge.ByProduct, Value: p.Key, Name: p.Name}, now)
}

// dropInterest has a person not known any more by goods that were dropped.
func dropInterest(tx *batch, chat int64, key string) error {
	if _, err := tx.Exec(`delete from interests where kind = 'product' and value = ? and chat = ?`, key, chat); err != nil {
		return err
	}
	return nameProduct(tx, chat)
}

// nameProduct calls a person's goods as the newest that the chat keeps.
func nameProduct(tx *batch, chat int64) error {
	_, err := tx.Exec(`
		update people set product = coalesce((
			select substr(name, 1, ?1) from products where products.chat = people.chat order by updated_at desc, id desc limit 1), '')
		where chat = ?2`, maxProductName, chat)
	return err
}
