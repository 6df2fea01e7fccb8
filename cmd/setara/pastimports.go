package main

import (
	"context"
	"errors"
	"slices"

	"setara/knowledge"
	"setara/knowledge/catalog"
)

// pastImports are the files that were loaded, for officers in a chat.
type pastImports struct{ catalog *catalog.Catalog }

// PastImports are some of them, the newest first.
func (p pastImports) PastImports(ctx context.Context, skip, limit int) ([]knowledge.PastImport, error) {
	all, err := p.catalog.Imports(ctx)
	if err != nil {
		return nil, err
	}
	all = all[min(skip, len(all)):]
	list := make([]knowledge.PastImport, 0, limit)
	for i := range all[:min(limit, len(all))] {
		list = append(list, asPastImport(&all[i]))
	}
	return list, nil
}

// PastImport is one of them, with what others hold of it.
func (p pastImports) PastImport(ctx context.Context, id int64) (knowledge.PastImport, error) {
	all, err := p.catalog.Imports(ctx)
	if err != nil {
		return knowledge.PastImport{}, err
	}
	i := slices.IndexFunc(all, func(i catalog.Import) bool { return i.ID == id })
	if i < 0 {
		return knowledge.PastImport{}, knowledge.ErrNotFound
	}
	past := asPastImport(&all[i])
	held, err := p.catalog.Held(ctx, id)
	past.Held, past.HeldBy = held.Rows, held.By
	return past, err
}

// Undo takes one back. One that another act took back is not there.
func (p pastImports) Undo(ctx context.Context, id int64, act knowledge.Act) error {
	err := p.catalog.UndoBy(ctx, id, act)
	if _, before := errors.AsType[*catalog.UndoneError](err); before {
		return knowledge.ErrNotFound
	}
	return err
}

func asPastImport(i *catalog.Import) knowledge.PastImport {
	return knowledge.PastImport{
		ID: i.ID, Kind: knowledge.FileKind(i.Kind), File: knowledge.FileName(i.File), At: i.LoadedAt, By: i.By, UndoneAt: i.UndoneAt,
		Rows: i.Rows, New: i.New, Changed: i.Changed, Unchanged: i.Unchanged, Rejected: i.Rejected, SetApart: i.SetApart,
	}
}
