package knowledge

import (
	"cmp"
	"slices"
)

// ComplaintGroup are reports that are alike, the newest first.
type ComplaintGroup struct {
	Complaints []Complaint
}

// GroupComplaints puts those together that are about the same offer or the same
// goods; those that most owners have sent come first, then the newest.
func GroupComplaints(all []Complaint) []ComplaintGroup {
	return groupComplaints(all, func(c *Complaint) []string {
		keys := []string{"goods " + c.Key}
		if listing := c.Listing(); listing != "" {
			keys = append(keys, "offer "+listing)
		}
		return keys
	})
}

// GroupComplaintsBySeller puts those together that are about one seller, in the
// same order; those whose links name none are left out.
func GroupComplaintsBySeller(all []Complaint) []ComplaintGroup {
	return groupComplaints(all, func(c *Complaint) []string {
		if seller := c.Offer.Seller(); seller != "" {
			return []string{seller}
		}
		return nil
	})
}

// groupComplaints puts those together that share a key, directly or by others.
func groupComplaints(all []Complaint, keys func(*Complaint) []string) []ComplaintGroup {
	parent := make([]int, len(all))
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	first := map[string]int{}
	named := make([]bool, len(all))
	for i := range all {
		parent[i] = i
		for _, key := range keys(&all[i]) {
			named[i] = true
			if other, seen := first[key]; seen {
				parent[root(i)] = root(other)
			} else {
				first[key] = i
			}
		}
	}
	members := map[int][]Complaint{}
	for i := range all {
		if named[i] {
			members[root(i)] = append(members[root(i)], all[i])
		}
	}
	groups := make([]ComplaintGroup, 0, len(members))
	for _, complaints := range members {
		slices.SortFunc(complaints, func(a, b Complaint) int { return cmp.Compare(b.Number, a.Number) })
		groups = append(groups, ComplaintGroup{complaints})
	}
	slices.SortFunc(groups, func(a, b ComplaintGroup) int {
		return cmp.Or(cmp.Compare(b.Owners(), a.Owners()), cmp.Compare(b.Complaints[0].Number, a.Complaints[0].Number))
	})
	return groups
}

// Group is the one of the groups that a report is in; nil for none.
func Group(groups []ComplaintGroup, number int64) *ComplaintGroup {
	for i := range groups {
		if slices.ContainsFunc(groups[i].Complaints, func(c Complaint) bool { return c.Number == number }) {
			return &groups[i]
		}
	}
	return nil
}

// Newest is the report that came last.
func (g *ComplaintGroup) Newest() *Complaint { return &g.Complaints[0] }

// Oldest is the first one.
func (g *ComplaintGroup) Oldest() *Complaint { return &g.Complaints[len(g.Complaints)-1] }

// Owners is how many people sent them.
func (g *ComplaintGroup) Owners() int {
	owners := map[int64]bool{}
	for i := range g.Complaints {
		owners[g.Complaints[i].Chat] = true
	}
	return len(owners)
}

// In are those in one of the states, at most up to a number: later ones were not
// seen.
func (g *ComplaintGroup) In(upto int64, states ...ComplaintState) []Complaint {
	var in []Complaint
	for i := range g.Complaints {
		if c := &g.Complaints[i]; c.Number <= upto && slices.Contains(states, c.State) {
			in = append(in, *c)
		}
	}
	return in
}

// Count is how many are in a state.
func (g *ComplaintGroup) Count(state ComplaintState) int {
	return len(g.In(g.Newest().Number, state))
}

// Suspicions are what the owners find suspicious, with how many reports say so,
// the most frequent first.
func (g *ComplaintGroup) Suspicions() []SuspicionCount {
	var counts []SuspicionCount
	for _, s := range Suspicions {
		n := 0
		for i := range g.Complaints {
			if slices.Contains(g.Complaints[i].Suspicions, s) {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, SuspicionCount{s, n})
		}
	}
	slices.SortStableFunc(counts, func(a, b SuspicionCount) int { return b.N - a.N })
	return counts
}

// SuspicionCount is how many reports have a suspicion.
type SuspicionCount struct {
	Suspicion Suspicion
	N         int
}

// Prices are what the offers cost, of those that say so.
func (g *ComplaintGroup) Prices() Quartiles {
	return g.quartiles(func(c *Complaint) Rupiah { return c.Price })
}

// OwnPrices are what the owners ask for the like.
func (g *ComplaintGroup) OwnPrices() Quartiles {
	return g.quartiles(func(c *Complaint) Rupiah { return c.OwnPrice })
}

func (g *ComplaintGroup) quartiles(of func(*Complaint) Rupiah) Quartiles {
	var prices []Rupiah
	for i := range g.Complaints {
		if price := of(&g.Complaints[i]); price > 0 {
			prices = append(prices, price)
		}
	}
	return QuartilesOf(prices)
}

// Offers are the links that were reported, each offer once, the newest first.
func (g *ComplaintGroup) Offers() []Complaint {
	seen := map[string]bool{}
	var offers []Complaint
	for i := range g.Complaints {
		c := &g.Complaints[i]
		key := c.Listing()
		if key == "" {
			key = c.Offer.URL
		}
		if key != "" && !seen[key] {
			seen[key] = true
			offers = append(offers, *c)
		}
	}
	return offers
}
