package chat

import (
	"context"
	"errors"
	"strings"

	"setara/knowledge"
)

// entryShelf looks up the programmes and rules that one answer may name, each
// at most once, and leaves out the programmes that the owner's profile rules
// out.
type entryShelf struct {
	look func(id string) (knowledge.EntryHit, error)
	hits map[string]knowledge.EntryHit
	// profile is nil where none is kept; missing is what it lacks for the
	// programmes that nearly fit, by their ids.
	profile *knowledge.Profile
	on      knowledge.Day
	missing map[string][]knowledge.Lack
	// err is the first that kept from looking up.
	err error
}

func (c *Chat) newShelf(ctx context.Context, on knowledge.Day) (*entryShelf, error) {
	profile, err := c.profile(ctx)
	if err != nil {
		return nil, err
	}
	look := func(id string) (knowledge.EntryHit, error) {
		if c.Entries == nil {
			return knowledge.EntryHit{}, knowledge.ErrNotFound
		}
		return c.Entries.Entry(ctx, id, on)
	}
	return &entryShelf{
		look: look, hits: map[string]knowledge.EntryHit{}, profile: profile, on: on, missing: map[string][]knowledge.Lack{},
	}, nil
}

// entry is the programme or rule of an id; false where there is none, or it is
// not for this owner.
func (s *entryShelf) entry(id string) (knowledge.EntryHit, bool) {
	hit, known := s.hits[id]
	if !known && s.err == nil {
		var err error
		if hit, err = s.look(id); err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			s.err = err
		}
		if !s.suits(&hit) {
			hit = knowledge.EntryHit{}
		}
		s.hits[id] = hit
	}
	return hit, hit.Program != nil || hit.Regulation != nil
}

// suits tells whether an entry may be for the owner, and notes what is missing.
func (s *entryShelf) suits(hit *knowledge.EntryHit) bool {
	if s.profile == nil || hit.Program == nil {
		return true
	}
	fit := hit.Program.Fit(s.profile, s.on)
	if fit.Grade == knowledge.FitsNearly {
		s.missing[hit.Program.ID] = fit.Missing
	}
	return fit.Grade != knowledge.FitsNot
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
