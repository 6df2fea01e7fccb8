package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Templates are all templates, by name.
func (l *Ledger) Templates(ctx context.Context) (all []knowledge.Template, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `select name, content, made_by, at from templates order by name`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var t knowledge.Template
			var content string
			var at int64
			if err := rows.Scan(&t.Name, &content, &t.By, &at); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(content), &t.Content); err != nil {
				return err
			}
			t.At = time.Unix(at, 0)
			all = append(all, t)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	return all, nil
}

// ChangeTemplate makes one change at once, see [Turn.Templates]. It returns an
// error that wraps [ErrChanged] where the doer has no right to it, where there
// is nothing to throw away any more, or where there are too many already.
func (l *Ledger) ChangeTemplate(ctx context.Context, c knowledge.TemplateChange) error {
	err := l.commits.write(ctx, func(tx *batch) error { return changeTemplate(tx, &c) })
	if err != nil {
		return fmt.Errorf("%s by %d: %w", c.Deed.Kind, c.Deed.By, err)
	}
	return nil
}

// changeTemplate saves a template or throws it away, and puts that into the
// audit, unless the same message has done so before. What another officer has
// saved is theirs, and the admins'.
func changeTemplate(tx *batch, c *knowledge.TemplateChange) error {
	if c.Deed.Kind != knowledge.DeedTemplate {
		return fmt.Errorf("%q changes no template", c.Deed.Kind)
	}
	if done, err := recorded(tx, &c.Deed); err != nil || done {
		return err
	}
	doer, err := officerIn(tx, c.Deed.By)
	if err != nil {
		return err
	}
	var owner int64
	err = tx.row(`select made_by from templates where name = ?`, []any{c.Name}, &owner)
	known := err == nil
	switch {
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return err
	case !doer.Role.May(knowledge.RightWrite), known && owner != doer.ID && !doer.Role.May(knowledge.RightManage):
		return ErrChanged
	}
	deed := c.Deed
	deed.Object = c.Name
	if c.Content == nil {
		deed.Detail = knowledge.TemplateDeleted
		err = changed(affected(tx.Exec(`delete from templates where name = ?`, c.Name)))
	} else {
		deed.Detail = knowledge.TemplateSaved
		err = saveTemplate(tx, c)
	}
	if err != nil {
		return err
	}
	return record(tx, &deed, doer)
}

func saveTemplate(tx *batch, c *knowledge.TemplateChange) error {
	content, err := json.Marshal(c.Content)
	if err != nil {
		return fmt.Errorf("write content: %w", err)
	}
	return changed(affected(tx.Exec(`
		insert into templates (name, content, made_by, at) select ?1, ?2, ?3, ?4
		where exists (select 1 from templates where name = ?1) or (select count(*) from templates) < ?5
		on conflict (name) do update set
			name = excluded.name, content = excluded.content, made_by = excluded.made_by, at = excluded.at`,
		c.Name, string(content), c.Deed.By, c.Deed.At.Unix(), knowledge.MaxTemplates)))
}
