package text

import "slices"

// Known tells whether the lists know the goods that the title names; without
// that, Head is only a word that may be their name.
func (t *Title) Known() bool { return t.kind != nil }

// Kinds are the known kinds that the goods count as, in normal form, the
// narrowest first: a pashmina is a "pashmina" and a "kerudung".
func (t *Title) Kinds() []string {
	names := make([]string, len(t.kinds))
	for i, k := range t.kinds {
		names[i] = k.name
	}
	return names
}

// OnlyKind tells whether a known kind is named and nothing that tells which
// goods of it, other than whom they are for: "baju", "baju anak".
func (t *Title) OnlyKind() bool {
	return t.kind != nil && len(t.Codes) == 0 &&
		!slices.ContainsFunc(t.parts, func(p part) bool { return p.role != roleHead })
}

// Narrowed names goods of a narrower kind for the same people and in the same
// condition: "kaos anak" where "baju anak" was said.
func (t *Title) Narrowed(name string) string {
	if word := t.Audience.word(); word != "" && t.Audience != madeFor(t.kinds) {
		name += " " + word
	}
	if t.Used {
		name += " bekas"
	}
	return name
}

// word names an audience as a title would; empty where that takes more words.
func (a Audience) word() string {
	switch a {
	case AudienceMan:
		return "pria"
	case AudienceWoman:
		return "wanita"
	case AudienceBaby:
		return "bayi"
	case AudienceBoy:
		return "anak laki"
	case AudienceGirl:
		return "anak perempuan"
	case children:
		return "anak"
	default:
		return ""
	}
}
