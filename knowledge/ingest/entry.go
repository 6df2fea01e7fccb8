package ingest

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"setara/knowledge"
)

// EntryKind is which entries a file holds.
type EntryKind string

// The kinds of entries.
const (
	EntryPrograms    EntryKind = "programs"
	EntryRegulations EntryKind = "regulations"
)

// letter is what the ids of a kind begin with.
func (k EntryKind) letter() string {
	if k == EntryRegulations {
		return "R"
	}
	return "P"
}

// noun is what people call an entry of a kind.
func (k EntryKind) noun() string {
	if k == EntryRegulations {
		return "aturan"
	}
	return "program"
}

// EntryRow is one programme or regulation of a file. Exactly one of Program
// and Regulation is set where Err is nil.
type EntryRow struct {
	// Line is where the entry starts, as in [Row].
	Line       int
	Program    *knowledge.Program
	Regulation *knowledge.Regulation
	// SlugMade tells that the file has no slug, so that it was made up.
	SlugMade bool
	// Says are the fields, by their Indonesian keys, that a row of a table
	// speaks for; it leaves all others of an entry that is known as they are,
	// see [EntryRow.Over]. Nil for a file of one entry, which is the whole of it.
	Says []string
	// Err tells why a record of a table cannot be used; nil for a file of one
	// entry, which is refused whole.
	Err *RowError
}

// Entry is what both kinds have in common; nil where the row cannot be used.
func (r *EntryRow) Entry() *knowledge.Entry {
	switch {
	case r.Program != nil:
		return &r.Program.Entry
	case r.Regulation != nil:
		return &r.Regulation.Entry
	default:
		return nil
	}
}

// EntryError is a file of one entry that cannot be used, and why: everything
// that is wrong with it at once.
type EntryError struct {
	// Faults are the first [MaxEntryFaults] faults by line; More is how many
	// others there are.
	Faults []EntryFault
	More   int
}

// MaxEntryFaults is how many faults of one file are told.
const MaxEntryFaults = 20

// EntryFault is one thing that is wrong with a file of one entry.
type EntryFault struct {
	// Line is the physical line, from 1.
	Line int
	// Field is the Indonesian key at fault, and in which part of the file;
	// empty where the file cannot be read as fields.
	Field string
	// Reason is a plain Indonesian sentence part that says what is expected.
	Reason string
}

// String words the fault for a person.
func (f EntryFault) String() string {
	if f.Field == "" {
		return fmt.Sprintf("baris %d: %s", f.Line, f.Reason)
	}
	return fmt.Sprintf("baris %d, %s: %s", f.Line, f.Field, f.Reason)
}

// Error names every fault, a line each.
func (e *EntryError) Error() string {
	lines := make([]string, 0, len(e.Faults)+1)
	for _, f := range e.Faults {
		lines = append(lines, f.String())
	}
	if e.More > 0 {
		lines = append(lines, fmt.Sprintf("… dan %d lagi", e.More))
	}
	return strings.Join(lines, "\n")
}

// newEntryError orders faults by line and keeps the first.
func newEntryError(faults []EntryFault) *EntryError {
	slices.SortStableFunc(faults, func(a, b EntryFault) int { return cmp.Compare(a.Line, b.Line) })
	told := min(len(faults), MaxEntryFaults)
	return &EntryError{Faults: faults[:told], More: len(faults) - told}
}

// Entries reads the programmes or regulations of a file: a YAML file of one
// entry, told by its name, or else a table of many, see [EntryTable]. A file
// of one entry that is at fault gives an [*EntryError] and no entry; a file
// that is neither, a [*FileError]. An entry that is said to have been checked
// after today is at fault, since nobody would be told to look again; and so is
// one whose sources speak after today, or after they were checked.
func Entries(name string, r io.Reader, kind EntryKind, today knowledge.Day) ([]EntryRow, error) {
	if !isEntryFile(name) {
		return EntryTable(r, kind, today)
	}
	row, err := EntryFile(r, kind, today)
	if err != nil {
		return nil, err
	}
	return []EntryRow{row}, nil
}

// EntryClashes tells which files may not be loaded together: those that name
// the same id or the same slug. Files are the usable entries by the name of
// their file; a table is held against itself when it is read. The reason is a
// plain Indonesian sentence part that names the other file.
func EntryClashes(files map[string][]EntryRow) map[string]*FileError {
	type place struct{ file, id string }
	clashes := map[string]*FileError{}
	ids, slugs := map[string]place{}, map[string]place{}
	clash := func(a, b, what string) {
		for _, pair := range [...][2]string{{a, b}, {b, a}} {
			if clashes[pair[0]] == nil {
				clashes[pair[0]] = &FileError{Reason: fmt.Sprintf(
					"%s ada juga di %s, jadi kedua berkas tidak dimuat; sisakan satu, atau ganti nomor dan slug salah satunya", what, pair[1])}
			}
		}
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		for i := range files[file] {
			e := files[file][i].Entry()
			if e == nil {
				continue
			}
			if first, twice := ids[e.ID]; twice && first.file != file {
				clash(first.file, file, "nomor "+e.ID)
			} else if first, twice := slugs[e.Slug]; twice && first.file != file {
				clash(first.file, file, "slug "+e.Slug)
			}
			for _, seen := range [...]struct {
				in  map[string]place
				key string
			}{{ids, e.ID}, {slugs, e.Slug}} {
				if _, known := seen.in[seen.key]; !known {
					seen.in[seen.key] = place{file, e.ID}
				}
			}
		}
	}
	return clashes
}
