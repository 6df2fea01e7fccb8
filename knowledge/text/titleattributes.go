package text

import "slices"

// Attributes are the facts of a title that are neither words nor the pack.
// What a title does not state is zero.
type Attributes struct {
	// Brand is the brand of the goods, in normal form. What goods are made
	// for ("casing samsung") is no brand of theirs.
	Brand string
	// GoesWith is, for an accessory, a part, a mould, a rack and the like, the
	// kind of goods named that it goes with, in normal form: "sepatu" of "rak
	// sepatu". The two never compare.
	GoesWith string
	// Forms are the forms of goods sold by weight or volume, in normal form:
	// "bubuk", "biji", "cair".
	Forms []string
	// Size is how large one piece is.
	Size Size
	// Weight, in grams, and Volume, in millilitres, are what the title names
	// for one piece, whatever the goods are sold by: "6x100gr" is 100, "panci
	// 5 liter" 5,000. Several that differ count as not stated.
	Weight, Volume int64
	// MinOrder is the fewest pieces that are sold.
	MinOrder int64
	// Wholesale marks goods offered in lots ("grosir", "min order 12").
	Wholesale bool
	// Bait marks a price that is that of the cheapest of several offers
	// ("mulai 5rb", "pilih varian").
	Bait bool
	// Service marks work, or lending: "jasa jahit", "sewa tenda".
	Service bool
}

// offer is what a word of tawaran.txt says about how goods are sold.
type offer uint8

const (
	offerWholesale offer = 1 << iota
	offerBait
)

var offerNames = map[string]offer{"grosir": offerWholesale, "pancingan": offerBait}

// hearOffer takes in what a word of promotion says about the offer.
func (r *titleReader) hearOffer(e *entry) {
	r.title.Wholesale = r.title.Wholesale || e.offer&offerWholesale != 0
	r.title.Bait = r.title.Bait || e.offer&offerBait != 0
	r.hearForm(e)
}

func (r *titleReader) hearForm(e *entry) {
	if e.form != "" && !slices.Contains(r.title.Forms, e.form) {
		r.title.Forms = append(r.title.Forms, e.form)
	}
}

// describe reads brand, form and relation off the units, once it is known
// what the thing is.
func (r *titleReader) describe() {
	t := &r.title
	for i := range r.units {
		u := &r.units[i]
		if u.aside {
			continue
		}
		if u.brand != "" && t.Brand == "" && r.ownBrand(i) {
			t.Brand = u.brand
		}
		r.hearForm(u.entry)
	}
	if t.kind == nil {
		return
	}
	if !t.kind.has(byWeight | byVolume) {
		t.Forms = nil
	}
	t.Service = t.kind.has(service)
	if r.primary >= 0 && r.units[r.primary].kind.has(qualified) {
		t.GoesWith = r.companion()
	}
}

// ownBrand tells whether the brand at unit i is that of the goods. Behind a
// case or a spare part stands what it fits, and a telephone may stand before
// it, too.
func (r *titleReader) ownBrand(i int) bool {
	if r.primary < 0 || i == r.primary {
		return true
	}
	head, made := r.units[r.primary].kind, r.units[i].kind
	fits := head.has(qualified) && head.has(dominant)
	if i < r.primary {
		return !fits || made == nil
	}
	return !fits && (made == nil || made.isA(head) || head.isA(made))
}

// companion is the kind of goods named right behind the head ("rak besi
// sepatu"), or further on in a clause ("dudukan dinding kayu untuk lampu").
func (r *titleReader) companion() string {
	if r.primary > 0 && r.headsBehind(r.primary) {
		return r.units[r.primary-1].kind.name
	}
	for i := r.primary + 1; i < len(r.units); i++ {
		u := &r.units[i]
		if u.apart {
			break
		}
		if i > r.primary+frontReach && !u.aside {
			continue
		}
		if u.kind != nil && (!u.kind.has(weak) || u.brand != "") && !slices.Contains(r.title.kinds, u.kind) {
			return u.kind.name
		}
	}
	return ""
}
