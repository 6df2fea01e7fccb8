package catalog

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"setara/knowledge"
)

// maxShelves is how many stretches of days are kept at a time.
const maxShelves = 8

// entryShelves keeps what was read of the latest making of the index.
type entryShelves struct {
	mu      sync.Mutex
	making  int64
	history entryHistory
	turns   []knowledge.Day
	// shelves are by how many of the turns have come.
	shelves map[int]*entryShelf
}

// entryShelf is all programmes and rules as they are known on the days between
// two turns. It is good for one making of the index and never changed, but for
// the book, which is made when the first question comes.
type entryShelf struct {
	// entries are by id; older are the ids of those of which a later version
	// is known, and which the index has.
	entries []knowledge.EntryHit
	older   []string
	mu      sync.Mutex
	book    *entryBook
}

// of is the shelf of a day, of the making that a transaction sees.
func (s *entryShelves) of(ctx context.Context, tx *sql.Tx, on knowledge.Day) (*entryShelf, error) {
	var making int64
	if err := tx.QueryRowContext(ctx, `select making from entry_index`).Scan(&making); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shelves == nil || s.making != making {
		history, err := readEntryHistory(ctx, tx)
		if err != nil {
			return nil, err
		}
		if s.shelves != nil && making < s.making {
			return newEntryShelf(history, on), nil // an older transaction
		}
		s.making, s.history, s.turns, s.shelves = making, history, history.turns(), map[int]*entryShelf{}
	}
	come, today := slices.BinarySearch(s.turns, on)
	if today {
		come++
	}
	shelf := s.shelves[come]
	if shelf == nil {
		if len(s.shelves) >= maxShelves {
			clear(s.shelves)
		}
		shelf = newEntryShelf(s.history, on)
		s.shelves[come] = shelf
	}
	return shelf, nil
}

func newEntryShelf(history entryHistory, on knowledge.Day) *entryShelf {
	shelf := &entryShelf{entries: history.on(on)}
	for _, versions := range history {
		later := func(v entryVersion) bool { return on < v.row.Entry().AsOf.Day }
		if len(versions) > 1 && slices.ContainsFunc(versions, later) {
			shelf.older = append(shelf.older, versions[0].row.Entry().ID)
		}
	}
	return shelf
}

// readBook is what questions are held against.
func (s *entryShelf) readBook(ctx context.Context, tx *sql.Tx) (*entryBook, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.book != nil {
		return s.book, nil
	}
	contents, err := indexedContents(ctx, tx)
	if err != nil {
		return nil, err
	}
	for i := range s.entries {
		if e := &s.entries[i]; slices.Contains(s.older, e.Entry().ID) {
			contents[e.Entry().ID] = normal(contentsOf(e))
		}
	}
	s.book = newEntryBook(s.entries, contents)
	return s.book, nil
}
