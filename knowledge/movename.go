package knowledge

// name puts the move of a rule together, if it fits.
func (e *moveEvidence) name(rule *MoveRule) (NamedMove, bool) {
	s := e.situation
	if !rule.When.hold(s, e.advice) {
		return NamedMove{}, false
	}
	move := NamedMove{Rule: rule, Figures: map[MoveSlot]Fact{}, Words: map[MoveSlot]string{}}
	for _, id := range rule.Entries {
		hit, ok := s.offered(id)
		if !ok || hit.Entry().Confidence == ConfidenceMemory {
			return NamedMove{}, false
		}
		move.Entries = append(move.Entries, hit)
		move.Sources = append(move.Sources, id)
	}
	if len(rule.When.Lacks) > 0 {
		if move.Lacking = s.lacking(rule.When.Lacks); len(move.Lacking.Traits) == 0 {
			return NamedMove{}, false
		}
	}
	if rule.OnFees {
		if s.Charge == nil || len(s.Charge.Fees) == 0 {
			return NamedMove{}, false
		}
		for i := range s.Charge.Fees {
			move.Sources = append(move.Sources, s.Charge.Fees[i].ID)
		}
	}
	for _, part := range rule.Sentence {
		if part.Slot != "" && !e.fill(&move, part.Slot) {
			return NamedMove{}, false
		}
	}
	if rule.OnListings {
		move.addListings(e)
	}
	return move, len(move.Sources) > 0
}

// addListings adds the listings that the move's figures rest on.
func (m *NamedMove) addListings(e *moveEvidence) {
	for _, part := range m.Rule.Sentence {
		m.Sources = append(m.Sources, e.shown[part.Slot]...)
	}
	for _, trait := range m.Lacking.Traits {
		m.Sources = append(m.Sources, trait.Example.ID())
	}
}

// fill puts in what a slot holds; false where there is nothing to put in.
func (e *moveEvidence) fill(move *NamedMove, slot MoveSlot) bool {
	switch slot {
	case SlotUnit:
		return true
	case SlotMarketplace:
		return e.situation.Charge != nil && e.situation.Marketplace != ""
	case SlotDay:
		return len(move.Entries) > 0
	case SlotLacking:
		return len(move.Lacking.Traits) > 0
	}
	if _, ok := e.figures[slot]; ok {
		for _, other := range slot.together() {
			move.Figures[other] = e.figures[other]
		}
		return true
	}
	if title, ok := e.titles[slot]; ok {
		move.Words[slot] = title
		return true
	}
	for i := range move.Entries {
		entry := move.Entries[i].Entry()
		f, ok := entry.Figure(string(slot), e.situation.On)
		switch {
		case !ok:
			continue
		case f.Day != nil:
			move.Words[slot] = f.Written()
		default:
			move.Figures[slot] = Fact{Label: slot.Label(), Value: f.Value, Unit: f.Unit, Source: entry.ID, AsOf: entry.AsOf.Day}
		}
		return true
	}
	return false
}

// AsOf is when the oldest entry that the move rests on is from; nothing for
// none.
func (m *NamedMove) AsOf() Date {
	var oldest Date
	for i := range m.Entries {
		if asOf := m.Entries[i].Entry().AsOf; oldest.Day == 0 || asOf.Day < oldest.Day {
			oldest = asOf
		}
	}
	return oldest
}

// Has tells whether the figure of a slot is among those of the move.
func (m *NamedMove) Has(slot MoveSlot) bool {
	_, ok := m.Figures[slot]
	return ok
}
