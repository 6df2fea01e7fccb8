package main

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"setara/knowledge"
	"setara/knowledge/catalog"
)

// importsCommand lists past imports and undoes them.
type importsCommand struct {
	JSON bool       `help:"Print one JSON object an import."`
	List listImport `cmd:"" default:"1" help:"List past imports, the latest first."`
	Undo undoImport `cmd:"" help:"Leave what there would be had that import never run."`
}

type listImport struct{}

type undoImport struct {
	ID int64 `arg:"" help:"The import's number, as the list shows it."`
}

// pastImport is what scripts read of an import.
type pastImport struct {
	ImportID  int64      `json:"import_id"`
	Kind      string     `json:"kind"`
	File      string     `json:"file"`
	LoadedAt  time.Time  `json:"loaded_at"`
	UndoneAt  *time.Time `json:"undone_at,omitempty"`
	Rows      int        `json:"rows"`
	New       int        `json:"new"`
	Changed   int        `json:"changed"`
	Unchanged int        `json:"unchanged"`
	Rejected  int        `json:"rejected"`
	SetApart  int        `json:"set_apart"`
}

func newPastImport(i catalog.Import) pastImport {
	past := pastImport{
		ImportID: i.ID, Kind: string(i.Kind), File: i.File, LoadedAt: i.LoadedAt.In(knowledge.WIB),
		Rows: i.Rows, New: i.New, Changed: i.Changed, Unchanged: i.Unchanged,
		Rejected: i.Rejected, SetApart: i.SetApart,
	}
	if !i.UndoneAt.IsZero() {
		undone := i.UndoneAt.In(knowledge.WIB)
		past.UndoneAt = &undone
	}
	return past
}

// Run lists the imports.
func (*listImport) Run(ctx context.Context, c *cli, std streams) error {
	return with(ctx, c, func(a *app) error {
		imports, err := a.catalog.Imports(ctx)
		if err != nil {
			return err
		}
		if c.Imports.JSON {
			for _, i := range imports {
				if err := printJSON(std.out, newPastImport(i)); err != nil {
					return err
				}
			}
			return nil
		}
		out := bufio.NewWriter(std.out)
		if len(imports) == 0 {
			fmt.Fprintln(out, "Belum ada berkas yang dimuat. Muat dengan: setara import listings NAMA_BERKAS")
		}
		for _, i := range imports {
			fmt.Fprintf(out, "%d  %s  %s  %s: %d baris; %d baru, %d berubah, %d tetap, %d ditolak, %d disisihkan%s\n",
				i.ID, i.LoadedAt.In(knowledge.WIB).Format("2006-01-02 15.04"), importKindWords[i.Kind], i.File,
				i.Rows, i.New, i.Changed, i.Unchanged, i.Rejected, i.SetApart, undoneNote(i))
		}
		return out.Flush()
	})
}

// importKindWords are the kinds of files that can be loaded, as the list names
// them.
var importKindWords = map[catalog.ImportKind]string{
	catalog.ImportListings:    "produk",
	catalog.ImportPrograms:    "program",
	catalog.ImportRegulations: "aturan",
	catalog.ImportFees:        "biaya",
	catalog.ImportSynonyms:    "padanan kata",
}

func undoneNote(i catalog.Import) string {
	if i.UndoneAt.IsZero() {
		return ""
	}
	return " (dibatalkan " + i.UndoneAt.In(knowledge.WIB).Format("2006-01-02 15.04") + ")"
}

// Run undoes one import.
func (cmd *undoImport) Run(ctx context.Context, c *cli, std streams) error {
	return with(ctx, c, func(a *app) error {
		now := a.now()
		held, err := a.catalog.Held(ctx, cmd.ID)
		if err != nil {
			return err
		}
		if err := a.catalog.Undo(ctx, cmd.ID, now); err != nil {
			return err
		}
		if c.Imports.JSON {
			return printJSON(std.out, undoneJSON{cmd.ID, now.In(knowledge.WIB), held.Rows, held.By})
		}
		_, err = fmt.Fprintf(std.out, "Impor nomor %d sudah dibatalkan; data lain tetap.%s\n", cmd.ID, heldNote(held))
		return err
	})
}

// undoneJSON is what scripts read of an undo.
type undoneJSON struct {
	ImportID int64     `json:"import_id"`
	UndoneAt time.Time `json:"undone_at"`
	// Held is how many of its rows stay, since the imports of HeldBy hold the
	// same.
	Held   int     `json:"held"`
	HeldBy []int64 `json:"held_by,omitempty"`
}

// heldNote says what stays though an import was undone, and why.
func heldNote(held catalog.Held) string {
	if held.Rows == 0 {
		return ""
	}
	var by []string
	for _, id := range held.By {
		by = append(by, strconv.FormatInt(id, 10))
	}
	return fmt.Sprintf("\n%d barisnya masih dipakai, karena ada juga di impor nomor %s: batalkan itu juga kalau perlu.",
		held.Rows, strings.Join(by, ", "))
}
