package chat

import (
	"context"
	"errors"
	"strings"

	"setara/knowledge"
)

// entryShelf looks up the programmes and rules that one answer may name, each
// at most once.
type entryShelf struct {
	look func(id string) (knowledge.EntryHit, error)
	hits map[string]knowledge.EntryHit
	// err is the first that kept from looking up.
	err error
}

func (c *Chat) newShelf(ctx context.Context) *entryShelf {
	return &entryShelf{hits: map[string]knowledge.EntryHit{}, look: func(id string) (knowledge.EntryHit, error) {
		if c.Entries == nil {
			return knowledge.EntryHit{}, knowledge.ErrNotFound
		}
		return c.Entries.Entry(ctx, id)
	}}
}

// entry is the programme or rule of an id; false where there is none.
func (s *entryShelf) entry(id string) (knowledge.EntryHit, bool) {
	hit, known := s.hits[id]
	if !known && s.err == nil {
		var err error
		if hit, err = s.look(id); err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			s.err = err
		}
		s.hits[id] = hit
	}
	return hit, hit.Program != nil || hit.Regulation != nil
}

// bearingFacts are the figures of what is told of a programme or rule.
func bearingFacts(b *knowledge.Bearing) []knowledge.Fact {
	return entryFacts(&b.Hit, []piece{{aspect: b.Point.Aspect, block: paragraph(plain(b.Point.Text))}})
}

// infoButton opens the programmes and rules that the answer names.
func (p *priceCase) infoButton() []Button {
	hits := p.namedEntries()
	if len(hits) == 0 {
		return nil
	}
	ids := make([]string, len(hits))
	for i, hit := range hits {
		ids[i] = hit.Entry().ID
	}
	return []Button{{Label: buttonEntries, Action: actionInfo + " " + strings.Join(ids, " ")}}
}
