package knowledge

// Cited is the citation of the row with an id, of a limit that a row took from
// elsewhere that of the row; nil where no row has it.
func (c *Customs) Cited(id string) *Citation {
	for i := range c.Parcels {
		if p := &c.Parcels[i]; p.ID == id || p.FreeID == id {
			return &p.Citation
		}
	}
	for _, cited := range [...]*Citation{
		citedIn(c.Goods, id, func(g *DutyGoods) *Citation { return &g.Citation }),
		citedIn(c.Safeguards, id, func(s *Safeguard) *Citation { return &s.Citation }),
		citedIn(c.VATs, id, func(v *VATRule) *Citation { return &v.Citation }),
		citedIn(c.Preferences, id, func(p *Preference) *Citation { return &p.Citation }),
		citedIn(c.Prepayments, id, func(p *Prepayment) *Citation { return &p.Citation }),
		citedIn(c.Statements, id, func(s *Statement) *Citation { return &s.Citation }),
		citedIn(c.FOBFacts, id, func(f *FOBFact) *Citation { return &f.Citation }),
	} {
		if cited != nil {
			return cited
		}
	}
	return nil
}

func citedIn[T any](rows []T, id string, citation func(*T) *Citation) *Citation {
	for i := range rows {
		if cited := citation(&rows[i]); cited.ID == id {
			return cited
		}
	}
	return nil
}
