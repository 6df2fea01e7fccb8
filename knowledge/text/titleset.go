package text

import "slices"

// bundle is what a word of rangkaian.txt says about goods that are sold
// together.
type bundle uint8

const (
	// bundleSet stands for "paket", "set" and the like.
	bundleSet bundle = 1 << iota
	// bundlePeople stands for goods for a couple or a family.
	bundlePeople
	// bundleAnd is the word between two goods.
	bundleAnd
)

var bundleNames = map[string]bundle{"set": bundleSet, "pasangan": bundlePeople, "dan": bundleAnd}

// joint is how a word hangs together with the one before it.
type joint uint8

const (
	// joinAnd is the word "dan".
	joinAnd joint = 1 << iota
	// joinPlus is a plus or an ampersand.
	joinPlus
	// joinComma is a comma or a bullet.
	joinComma
	// joinSlash is a slash without spaces.
	joinSlash
	// joinOther is any other mark.
	joinOther
)

// hearBundle takes in what a word says about goods that are sold together,
// and tells whether it joins two.
func (r *titleReader) hearBundle(e *entry) joint {
	r.title.bundle |= e.bundle &^ bundleAnd
	if e.bundle&bundleAnd != 0 {
		return joinAnd
	}
	return 0
}

// jointOf is the joint that the mark at token i makes.
func (r *titleReader) jointOf(i int) joint {
	switch t := r.tokens[i]; t.Text {
	case "+", "&":
		return joinPlus
	case ",", "•", "·":
		return joinComma
	case "/":
		if t.Glued && i+1 < len(r.tokens) && r.tokens[i+1].Glued {
			return joinSlash
		}
	}
	if separates(r.tokens, i) {
		return joinOther
	}
	return 0
}

// severalInOne tells whether "3 in 1" stands at token i.
func (r *titleReader) severalInOne(i int) bool {
	return r.tokens[i].Kind == Number && i+2 < len(r.tokens) && r.tokens[i+1].Text == "in" && r.tokens[i+2].Text == "1"
}

// gather finds out whether the title offers several goods for one price. They
// count as what they all are: nastar with kastengel is kue kering, and no
// nastar.
func (r *titleReader) gather() {
	t := &r.title
	if r.units[r.primary].kind.belongsToOthers() {
		return
	}
	if t.bundle&bundleSet != 0 {
		for i := range r.units {
			if k := r.goodsAt(i); k != nil && k.has(varied) {
				t.several, t.kind, t.kinds = true, k, k.lineage
				return
			}
		}
	}
	a, b := r.sideBySide()
	if a == nil {
		return
	}
	t.several = true
	var common []*kind
	for _, k := range a.lineage {
		if b.isA(k) {
			common = append(common, k)
		}
	}
	if t.mixed = len(common) == 0; !t.mixed {
		t.kind, t.kinds = common[0], common
	}
}

// set tells whether the title offers, or may offer, several goods for one
// price.
func (t *Title) set() bool { return t.several || t.bundle&bundleSet != 0 }

// goodsAt is the kind that unit i names as goods of their own, or nil.
func (r *titleReader) goodsAt(i int) *kind {
	u := &r.units[i]
	if u.kind == nil || u.aside || u.kind.has(weak) && !u.kind.has(worn) || u.kind.belongsToOthers() {
		return nil
	}
	return u.kind
}

// manyGoods is the number of different goods of one varied kind from which on
// a title lists them, however they are joined.
const manyGoods = 3

// sideBySide finds two goods that a title names side by side, and not one by
// two names; nil where there are none.
func (r *titleReader) sideBySide() (a, b *kind) {
	var named [manyGoods]*kind
	count := 0
	for i := range r.units {
		second := r.goodsAt(i)
		if second == nil {
			continue
		}
		var joined joint
		for j := i; j > 0; j-- {
			joined |= r.units[j].join
			if first := r.goodsAt(j - 1); first != nil && r.apartFrom(j-1, i, joined) {
				return first, second
			}
		}
		if !second.has(varied) && second.varies(second) && count < manyGoods && !slices.ContainsFunc(named[:count], func(k *kind) bool {
			return k.isA(second) || second.isA(k) || !k.varies(second)
		}) {
			named[count] = second
			count++
		}
	}
	if count == manyGoods {
		return named[0], named[1]
	}
	return nil, nil
}

// apartFrom tells whether the goods at two units, joined by what joined says,
// are two different things that are sold together.
func (r *titleReader) apartFrom(first, second int, joined joint) bool {
	a, b := r.units[first].kind, r.units[second].kind
	direct := r.units[second].join&(joinAnd|joinPlus) != 0
	switch {
	case a.isA(b) || b.isA(a):
		return a != b && direct && (a.has(varied) || b.has(varied))
	case a.varies(b):
		return joined&(joinAnd|joinPlus|joinComma) != 0 || r.title.bundle&bundleSet != 0
	case slices.ContainsFunc(a.lineage, b.isA):
		return r.title.bundle&bundlePeople != 0 && a.audience != b.audience
	default:
		return direct && (r.title.bundle&bundleSet != 0 || first == r.primary && !a.dish() && !b.dish() && r.alone(first, second))
	}
}

// dish tells whether goods are sold by measure, as what is eaten and drunk is:
// what one of them is joined to may be in it ("kopi susu dan gula aren").
func (k *kind) dish() bool { return k.has(byWeight | byVolume) }

// alone tells whether no other goods are named between two units than those
// at the first: "teko teh & kopi" joins what the teko is for.
func (r *titleReader) alone(first, second int) bool {
	named := r.units[first].kind
	for i := first + 1; i < second; i++ {
		if k := r.units[i].kind; k != nil && !k.isA(named) && !named.isA(k) {
			return false
		}
	}
	return true
}

// varies tells whether two kinds belong to one whose goods are different
// things.
func (k *kind) varies(other *kind) bool {
	return slices.ContainsFunc(k.lineage, func(up *kind) bool { return up.has(varied) && other.isA(up) })
}
