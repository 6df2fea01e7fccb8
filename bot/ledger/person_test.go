package ledger

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"setara/knowledge"
	"setara/knowledge/sqlite"
)

// columns are those of all tables.
func columns(t *testing.T, l *Ledger) map[string][]string {
	t.Helper()
	tables := map[string][]string{}
	must(t, l.db.Read(t.Context(), func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(t.Context(), `
			select t.name, c.name from sqlite_schema t join pragma_table_xinfo(t.name) c where t.type = 'table'`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var table, column string
			if err := rows.Scan(&table, &column); err != nil {
				return err
			}
			tables[table] = append(tables[table], column)
		}
		return rows.Err()
	}))
	return tables
}

// namesPerson tells whether a column is likely to hold whose row it is.
func namesPerson(column string) bool {
	switch column {
	case "chat", "person", "officer", "author", "owner", "by", "reporter", "sender", "asker", "answerer", "decider":
		return true
	}
	return strings.HasSuffix(column, "_by") || strings.HasSuffix(column, "_chat") || strings.HasSuffix(column, "_officer")
}

// A table that is new must be entered in personal (with [forget], [Ledger.Move]
// and the retention) or in impersonal.
func TestEveryTableIsKnownToBeAboutPeopleOrNot(t *testing.T) {
	l := fresh(t)
	for table, columns := range columns(t, l) {
		about := slices.ContainsFunc(personal, func(a aboutPerson) bool { return a.table == table })
		_, not := impersonal[table]
		if about == not {
			t.Errorf("table %s stands in personal: %t, in impersonal: %t", table, about, not)
		}
		for _, column := range columns {
			known := slices.ContainsFunc(personal, func(a aboutPerson) bool { return a.table == table && a.column == column })
			if namesPerson(column) && !known {
				t.Errorf("column %s of %s looks like it tells whose row it is, and nothing exports or deletes by it", column, table)
			}
		}
	}
	for i := range personal {
		a := &personal[i]
		if (a.fate == stays) != (a.why != "") {
			t.Errorf("%s.%s stays: %t, because of %q", a.table, a.column, a.fate == stays, a.why)
		}
	}
}

// planted fills each table with a row about chat 7 that holds a mark.
var planted = []string{
	`insert into conversations values (7, '{"x":"PENANDA"}', 1)`,
	`insert into updates values (5, 7, 'message', null, 1, 1)`,
	`insert into chats values (7, null)`,
	`insert into outbox (id, chat, lane, kind, question, payload, file, queued_at) values (5, 7, 0, 'document', 9, '{"x":"PENANDA"}', cast('PENANDA' as blob), 1)`,
	`insert into outbox (id, chat, lane, kind, payload, queued_at, state) values (6, 7, 0, 'send', '{"x":"PENANDA"}', 1, 'sending')`,
	`insert into outbox (id, chat, lane, kind, queued_at, state, settled_at, message) values (7, 7, 0, 'send', 1, 'sent', 1, 88)`,
	`insert into consents values (7, 2, 1, 1)`,
	`insert into model_consents values (7, 1, 1, 1)`,
	`insert into model_use values (20000, 7, 1, 2, 300, 40, 5)`,
	`insert into model_reserves (day, chat, first, amount, at) values (20000, 7, 1, 9, 1)`,
	`insert into actions values (7, 'kunci', 'PENANDA', 1)`,
	`insert into products values (3, 7, 'PENANDA', 'PENANDA', 5, 'pcs', 1000, '[]', 1)`,
	`insert into watches values (4, 3, 'PENANDA', '', 500, 'pcs', 0, 0, 0, 0, 0, 0, null)`,
	`insert into settings values (7, 1)`,
	`insert into profiles values (7, 'jawa-barat', 'PENANDA', '', '', null, 0, null, '', '[]', 1)`,
	`insert into tickets (id, chat, question, intent, product, opened_at) values (2, 7, 'PENANDA', 'x', '', 1)`,
	`insert into ratings values (7, 5, 1)`,
	`update tickets set remarks = 'PENANDA' where id = 2`,
	`insert into complaints (id, chat, product, goods, platform, url, host, title, shop, item, listing, price, own_price, suspicions, note, consent, at)
		values (4, 7, 'PENANDA', 'PENANDA', '', 'PENANDA', '', 'PENANDA', 'PENANDA', '', '', 1, 1, 'other', 'PENANDA', 1, 1)`,
	`insert into complaint_photos (complaint, jpeg) values (4, cast('PENANDA' as blob))`,
	`insert into complaint_photos (complaint, file) values (4, 'PENANDA')`,
	`insert into people (chat, name, language, province, city, sector, scale, product, active_on) values (7, 'PENANDA', '', '', '', '', '', '', 1)`,
	`insert into interests values ('product', 'PENANDA', 7, 1)`,
	`insert into left_topics values (7, 'pasar', 1)`,
	`insert into retirement_notices values (7, 1)`,
	`insert into broadcasts (id, kind, author, content, segment, topic, created_at, changed_at, queued_at, state) values (1, 'send', 8, '{}', '{}', 'pasar', 1, 1, 1, 'running')`,
	`insert into broadcast_counts (broadcast, pending, sent) values (1, 0, 1)`,
	`insert into deliveries values (1, 7, 'sent', '', 0, 99, 1)`,
	`insert into clicks values (1, 0, 7, 1, 1)`,
	`insert into replies (broadcast, chat, update_id, message, text, media, at) values (1, 7, 77, 5, 'PENANDA', '', 1)`,
}

// plant runs statements.
func plant(t *testing.T, l *Ledger, statements ...string) {
	t.Helper()
	must(t, l.commits.write(t.Context(), func(tx *batch) error {
		for _, s := range statements {
			if _, err := tx.Exec(s); err != nil {
				return fmt.Errorf("%s: %w", s, err)
			}
		}
		return nil
	}))
}

func TestDeletedDataAreInNoTableAndInNoByteOfTheFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.db")
	l := open(t, path)
	defer func() { must(t, l.Close()) }()
	plant(t, l, planted...)
	for i := range personal {
		a := &personal[i]
		if n := count(t, l, aboutSeven(a)); n == 0 && a.fate != stays {
			t.Errorf("nothing is planted in %s by %s: add a row to planted", a.table, a.column)
		}
	}
	must(t, l.Forget(t.Context(), 7, noon))
	for i := range personal {
		if a := &personal[i]; a.fate != stays {
			if n := count(t, l, aboutSeven(a)); n != 0 {
				t.Errorf("%d rows are left in %s by %s", n, a.table, a.column)
			}
		}
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		content, err := os.ReadFile(name)
		must(t, err)
		if bytes.Contains(content, []byte("PENANDA")) {
			t.Errorf("%s holds what was deleted", filepath.Base(name))
		}
	}
}

// aboutSeven counts what a table holds about chat 7.
func aboutSeven(a *aboutPerson) string {
	if a.rows != "" {
		return `select count(*) from (` + strings.ReplaceAll(a.rows, "?1", "7") + `)`
	}
	return `select count(*) from ` + a.table + ` where ` + a.column + ` = 7`
}

func TestWhatIsShownToAPersonIsAllThatIsKeptOfThem(t *testing.T) {
	l := fresh(t)
	plant(t, l, planted...)
	parts, err := l.Kept(t.Context(), 7)
	must(t, err)
	for i := range personal {
		a := &personal[i]
		if a.fate != stays && !slices.ContainsFunc(parts, func(p knowledge.KeptPart) bool { return p.Name == a.table }) {
			t.Errorf("%s is not shown", a.table)
		}
	}
	for _, p := range parts {
		for _, row := range p.Rows {
			if len(row) != len(p.Fields) {
				t.Errorf("%s has %d fields and %d values", p.Name, len(p.Fields), len(row))
			}
		}
	}
	if parts, err = l.Kept(t.Context(), 8); err != nil || len(parts) != 1 || parts[0].Name != "broadcasts.author" {
		t.Errorf("an officer is shown %+v, %v", parts, err)
	}
	if parts, err = l.Kept(t.Context(), 9); err != nil || len(parts) != 0 {
		t.Errorf("a stranger is shown %+v, %v", parts, err)
	}
}

func TestWhatABackupBringsBackOfTheDeletedIsDeletedAgain(t *testing.T) {
	dir := t.TempDir()
	old := open(t, filepath.Join(dir, "bot.db"))
	plant(t, old, planted...)
	plant(t, old, `insert into tickets (id, chat, question, intent, product, opened_at) values (9, 8, 'lain', 'x', '', 1)`)
	copied := filepath.Join(dir, "copy.db")
	must(t, sqlite.CopyTogether(t.Context(), func(float64) {}, sqlite.Copy{From: filepath.Join(dir, "bot.db"), To: copied}))
	must(t, old.Forget(t.Context(), 7, noon))
	must(t, old.Close())

	deletions, err := DeletionsIn(t.Context(), filepath.Join(dir, "bot.db"))
	must(t, err)
	restored := open(t, copied)
	defer func() { must(t, restored.Close()) }()
	if n, err := restored.DeleteAgain(t.Context(), deletions, noon.AddDate(0, 0, 1)); err != nil || n != 0 {
		t.Errorf("%d chats are deleted of a backup made after that, %v", n, err)
	}
	n, err := restored.DeleteAgain(t.Context(), deletions, noon.AddDate(0, 0, -1))
	if err != nil || n != 1 {
		t.Errorf("%d chats are deleted again, %v", n, err)
	}
	if n := count(t, restored, `select count(*) from tickets where chat = 8`); n != 1 {
		t.Errorf("%d tickets of somebody else are left", n)
	}
	content, err := os.ReadFile(copied)
	must(t, err)
	if bytes.Contains(content, []byte("PENANDA")) {
		t.Error("the restored file holds what was deleted")
	}
	if n := count(t, restored, `select count(*) from deletions`); n != 1 {
		t.Errorf("%d deletions are kept", n)
	}
	must(t, restored.purgeDeletions(t.Context(), noon.AddDate(0, 0, 1)))
	if n := count(t, restored, `select count(*) from deletions`); n != 0 {
		t.Errorf("%d deletions are kept for ever", n)
	}
}
