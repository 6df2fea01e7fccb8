package text

import "slices"

// chooseKind decides which unit says what the thing is, and as what kinds of
// goods the thing counts.
func (r *titleReader) chooseKind() {
	r.primary = r.choosePrimary()
	if r.primary < 0 {
		return
	}
	primary := r.units[r.primary].kind
	if r.wearsCloth(primary) {
		primary = r.lexicon.garment
	}
	kinds := r.narrowed(primary)
	special := primary
	for i := range r.units {
		refined := r.refined(i, primary)
		if refined == nil {
			continue
		}
		if refined.isA(special) {
			special = refined
		}
		for _, k := range refined.lineage {
			if k.isA(primary) && !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
		}
	}
	for i := r.primary + 1; i < len(r.units); i++ {
		u := &r.units[i]
		if u.kind == nil || u.apart || u.aside || !u.kind.sibling(primary) || primary.varies(u.kind) || pieceOf(u.kind, primary) {
			break
		}
		if !slices.Contains(kinds, u.kind) {
			kinds = append(kinds, u.kind)
		}
	}
	at := slices.Index(kinds, special)
	kinds[0], kinds[at] = kinds[at], kinds[0]
	r.title.kind, r.title.kinds = special, kinds
	r.gather()
	r.title.late = r.primary >= lateKind
	if made := madeFor(r.title.kinds); r.title.Audience == 0 || r.ageOnly && made != 0 {
		r.title.Audience = made
	}
}

// pieceOf tells whether clothes are but a piece of a suit.
func pieceOf(k, whole *kind) bool { return whole.has(suit) && !k.has(suit) }

// madeFor is the audience of the first kind that is made for one: flat shoes
// are women's also where a title calls them loafers first.
func madeFor(kinds []*kind) Audience {
	for _, k := range kinds {
		if k.audience != 0 {
			return k.audience
		}
	}
	return 0
}

// wearsCloth tells whether a title names clothes by their cloth ("batik
// pria", "couple tenun"): cloth is made for nobody, and who means it says
// "kain".
func (r *titleReader) wearsCloth(primary *kind) bool {
	return r.lexicon.garment != nil && primary.has(weak) && primary.has(byLength) && r.title.Audience != 0 &&
		!slices.ContainsFunc(r.lexemes, func(x lexeme) bool { return x.text == primary.lineage[len(primary.lineage)-1].name })
}

// lateKind is the number of units before the known kind from which on it may
// well be an ingredient or an ornament of goods that no list knows: a brand
// and a model name take no more than three.
const lateKind = 4

// choosePrimary is the unit that names the goods: the first that is no clause
// and no weak kind, unless a dominant kind stands in the same stretch of the
// title; -1 where no kind is named.
func (r *titleReader) choosePrimary() int {
	first := r.firstKind(func(u *unit) bool { return !u.aside && !u.kind.has(weak) })
	if first < 0 {
		first = r.firstKind(func(u *unit) bool { return !u.aside })
	}
	if first < 0 {
		return r.kindInClause()
	}
	first = r.pastShopName(first)
	if i := first + 1; i < len(r.units) && r.headsBehind(i) {
		first = i
	}
	for i := first; i < len(r.units); i++ {
		u := &r.units[i]
		if i > first && u.apart {
			break
		}
		if u.kind != nil && !u.aside && u.kind.has(dominant) {
			return i
		}
	}
	return r.suitOf(first)
}

// suitOf is the suit of which the clothes at a unit are a piece, or the unit
// itself.
func (r *titleReader) suitOf(first int) int {
	if k := r.units[first].kind; !k.has(worn) || k.belongsToOthers() {
		return first
	}
	if i := r.firstKind(func(u *unit) bool { return !u.aside && u.kind.has(suit) }); i > first {
		return i
	}
	return first
}

// headsBehind tells whether unit i says what the thing is, though a name of
// goods stands before it: "shoe rack". What is sold by weight comes in a jar
// or a bag, and stays what it is.
func (r *titleReader) headsBehind(i int) bool {
	u, before := &r.units[i], r.units[i-1].kind
	return u.kind != nil && before != nil && !u.apart && !u.aside && r.lexicon.lastHeads[r.tokens[u.at].Text] &&
		!before.has(byWeight|byVolume|dominant) && !u.kind.isA(before) && !before.isA(u.kind)
}

// pastShopName passes over a kind that only ends a shop's name: "Ayunda Hijab
// - Gamis Syari". There a stretch of the title starts with a word that no
// list knows and ends with the kind, and another kind follows.
func (r *titleReader) pastShopName(first int) int {
	if first == 0 || r.units[first].apart || r.units[first-1].kind != nil || r.units[first-1].class != plainWord {
		return first
	}
	if first+1 == len(r.units) || !r.units[first+1].apart {
		return first
	}
	for i := first + 1; i < len(r.units); i++ {
		if u := &r.units[i]; u.kind != nil && !u.aside && !u.kind.has(weak) {
			return i
		}
	}
	return first
}

// kindInClause is the first kind of a title that names kinds in clauses only,
// such as "untuk hijab". Where a word stands outside them, that word is the
// thing: "dudukan untuk panci", "dakron isi boneka".
func (r *titleReader) kindInClause() int {
	if slices.ContainsFunc(r.units, func(u unit) bool { return !u.aside && u.class != softWord }) {
		return -1
	}
	return r.firstKind(func(*unit) bool { return true })
}

func (r *titleReader) firstKind(ok func(*unit) bool) int {
	for i := range r.units {
		if u := &r.units[i]; u.kind != nil && ok(u) {
			return i
		}
	}
	return -1
}

// narrowed is the lineage of a kind. Where the title names one of the kinds
// it belongs to ("sandal wedges"), those on other lines fall out.
func (r *titleReader) narrowed(k *kind) []*kind {
	var named []*kind
	for i := range r.units {
		if u := &r.units[i]; u.kind != nil && !u.aside && u.kind != k && k.isA(u.kind) {
			named = append(named, u.kind)
		}
	}
	if len(named) == 0 {
		return slices.Clone(k.lineage)
	}
	kinds := make([]*kind, 0, len(k.lineage))
	for _, ancestor := range k.lineage {
		if ancestor == k || slices.ContainsFunc(named, func(n *kind) bool { return ancestor.isA(n) || n.isA(ancestor) }) {
			kinds = append(kinds, ancestor)
		}
	}
	return kinds
}

// refined is the kind that unit i makes of the primary kind, or nil: by
// naming a kind that belongs to it ("baju … kaos"), or by making a name
// together with it ("kopi arabika bubuk" is "kopi bubuk").
func (r *titleReader) refined(i int, primary *kind) *kind {
	u := &r.units[i]
	if i == r.primary || u.aside {
		return nil
	}
	if u.kind != nil && u.kind != primary && u.kind.isA(primary) && u.class != materialWord && !pieceOf(u.kind, primary) {
		return u.kind
	}
	if i < r.primary || u.kind != nil {
		return nil
	}
	var buf [128]byte
	key := append(append(append(buf[:0], primary.name...), ' '), u.text...)
	if k := r.lexicon.kinds[string(key)]; k != nil && k.isA(primary) {
		return k
	}
	return nil
}

// frontReach is how many units behind the known kind may be a name of the
// goods that no list knows: "alat musik sasando".
const frontReach = 2

// assemble writes the title down from its units.
func (r *titleReader) assemble() {
	t := &r.title
	t.parts = make([]part, 0, len(r.units))
	broken := false
	for i := range r.units {
		u := &r.units[i]
		broken = i > r.primary && r.primary >= 0 && (broken || u.apart)
		p := part{text: u.text, class: u.class, kind: u.kind, role: r.roleOf(i, broken)}
		if at := slices.IndexFunc(t.parts, func(q part) bool { return q.text == p.text }); at >= 0 {
			if p.role == roleHead || p.role == roleFront && t.parts[at].role == roleAside {
				t.parts[at].role = p.role
			}
			continue
		}
		t.parts = append(t.parts, p)
	}
	if t.kind == nil {
		r.nameUnknown()
	} else {
		t.Head = t.kind.name
	}
	t.Words = make([]string, len(t.parts))
	for i, p := range t.parts {
		t.Words[i] = p.text
		if p.class == materialWord && p.role != roleHead {
			t.Materials = append(t.Materials, p.text)
		}
	}
}

func (r *titleReader) roleOf(i int, broken bool) role {
	u := &r.units[i]
	switch {
	case u.kind != nil && r.title.kind != nil && (slices.Contains(r.title.kinds, u.kind) || r.title.kind.isA(u.kind)):
		return roleHead
	case u.aside:
		return roleAside
	case u.kind != nil:
		return rolePurpose
	case r.primary < 0 || i < r.primary:
		return roleFront
	case !broken && i-r.primary <= frontReach && !r.units[r.primary].kind.has(qualified|dominant):
		return roleFront
	default:
		return roleWord
	}
}

// nameUnknown takes the first telling word for the name of goods that no list
// knows.
func (r *titleReader) nameUnknown() {
	t := &r.title
	for _, c := range [...]class{plainWord, materialWord, softWord} {
		for i := range t.parts {
			if p := &t.parts[i]; p.class == c && p.role != roleAside {
				p.role, t.Head = roleHead, p.text
				return
			}
		}
	}
	if len(t.parts) > 0 {
		t.parts[0].role, t.Head = roleHead, t.parts[0].text
	}
}
