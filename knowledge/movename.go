package knowledge

// name puts the move of a rule together, if it fits.
func (e *moveEvidence) name(rule *MoveRule) (NamedMove, bool) {
	s := e.situation
	if !rule.When.hold(s, e.advice) {
		return NamedMove{}, false
	}
	move := NamedMove{Rule: rule, Figures: map[MoveSlot]Fact{}, Words: map[MoveSlot]string{}}
	for i := range rule.Facts {
		fact := &rule.Facts[i]
		if !fact.Holds(s.On) {
			return NamedMove{}, false
		}
		move.Sources = append(move.Sources, fact.ID)
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
		return len(move.Rule.Facts) > 0
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
	for i := range move.Rule.Facts {
		fact := &move.Rule.Facts[i]
		for _, f := range fact.Figures {
			switch {
			case f.Slot != slot:
			case f.Day != nil:
				move.Words[slot] = f.Day.Written()
				return true
			default:
				move.Figures[slot] = Fact{Label: slot.Label(), Value: f.Value, Unit: f.Unit, Source: fact.ID, AsOf: fact.AsOf}
				return true
			}
		}
	}
	return false
}

// AsOf is the day of the oldest fact that the move rests on; 0 for none.
func (m *NamedMove) AsOf() Day {
	var day Day
	for i := range m.Rule.Facts {
		if asOf := m.Rule.Facts[i].AsOf; day == 0 || asOf < day {
			day = asOf
		}
	}
	return day
}

// Has tells whether the figure of a slot is among those of the move.
func (m *NamedMove) Has(slot MoveSlot) bool {
	_, ok := m.Figures[slot]
	return ok
}
