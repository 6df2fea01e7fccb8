package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"setara/knowledge"
)

// Kept is all that is kept about a person or a group by their chat, the parts of
// which there is nothing left out.
func (l *Ledger) Kept(ctx context.Context, chat int64) (parts []knowledge.KeptPart, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		for i := range personal {
			part, err := personal[i].read(ctx, tx, chat)
			if err != nil {
				return fmt.Errorf("%s: %w", personal[i].table, err)
			}
			if len(part.Rows) > 0 {
				parts = append(parts, part)
			}
		}
		asked, err := keptQuestions(ctx, tx, chat)
		if err != nil {
			return fmt.Errorf("questions: %w", err)
		}
		if len(asked.Rows) > 0 {
			parts = append(parts, asked)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what is kept about chat %d: %w", chat, err)
	}
	return parts, nil
}

// KeptNames are the names of all parts that [Ledger.Kept] may give.
func KeptNames() []string {
	names := []string{questionsPart}
	for i := range personal {
		names = append(names, personal[i].name())
	}
	return names
}

// name is what the part of a table goes by.
func (a *aboutPerson) name() string {
	if a.fate == stays {
		return a.table + "." + a.column
	}
	return a.table
}

// read reads the rows about a chat.
func (a *aboutPerson) read(ctx context.Context, tx *sql.Tx, chat int64) (part knowledge.KeptPart, err error) {
	part.Name = a.name()
	query := a.rows
	if query == "" {
		query = `select * from ` + a.table + ` where ` + a.column + ` = ?1`
	}
	rows, err := tx.QueryContext(ctx, query, chat)
	if err != nil {
		return part, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	columns, err := rows.Columns()
	if err != nil {
		return part, err
	}
	shown := make([]bool, len(columns))
	for i, name := range columns {
		if shown[i] = name != a.column && !slices.Contains(a.without, name); shown[i] {
			part.Fields = append(part.Fields, name)
		}
	}
	values := make([]any, len(columns))
	into := make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return part, err
		}
		var row []knowledge.KeptValue
		for i, v := range values {
			if shown[i] {
				row = append(row, keptValue(columns[i], v))
			}
		}
		part.Rows = append(part.Rows, row)
	}
	return part, rows.Err()
}

// keptValue is a value of a column, whose name tells what is a time.
func keptValue(column string, value any) knowledge.KeptValue {
	switch v := value.(type) {
	case int64:
		switch {
		case column == "active_on":
			return knowledge.KeptValue{Text: knowledge.Day(v).String()}
		case isTime(column) && v > 0:
			return knowledge.KeptValue{At: time.Unix(v, 0)}
		}
		return knowledge.KeptValue{Text: strconv.FormatInt(v, 10)}
	case string:
		return knowledge.KeptValue{Text: v}
	case []byte:
		return knowledge.KeptValue{File: v}
	case float64:
		return knowledge.KeptValue{Text: strconv.FormatFloat(v, 'g', -1, 64)}
	}
	return knowledge.KeptValue{}
}

func isTime(column string) bool {
	return column == "at" || column == "since" || column == "seen" ||
		strings.HasSuffix(column, "_at") || strings.HasSuffix(column, "_on") || strings.HasSuffix(column, "_since")
}
