package text

import (
	"testing"

	"setara/knowledge"
)

// FuzzUnits reads packs and units out of questions and titles.
func FuzzUnits(f *testing.F) {
	for _, s := range []string{
		"selusin", "per kodi", "sekilo", "isi 12", "250 gr", "1/2 kg", "setengah lusin", "6x100gr", "isi 10/12", "/m",
		"3 pasang", "1 gross", "sedus", "100ml", "seperempat ons", "0 kg", "999999999 lusin", "isi -3", "1,5 liter", "½ kg",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, q := range ReadQuestion(s).Quantities {
			if q.Pack <= 0 || q.Pack > knowledge.MaxPack || !knownUnit(q.Unit) {
				t.Fatalf("the question %q is read as %+v", s, q)
			}
		}
		title := ReadTitle(s)
		if title.Pack <= 0 || title.Pack > knowledge.MaxPack || title.Unit == "" || !knownUnit(title.Unit) {
			t.Fatalf("the title %q is read as %s of %q", s, title.Pack, title.Unit)
		}
	})
}

// knownUnit tells whether a unit is one of the field's, or none.
func knownUnit(u knowledge.Unit) bool {
	switch u {
	case "", knowledge.UnitPiece, knowledge.UnitPair, knowledge.UnitSet,
		knowledge.UnitMetre, knowledge.UnitKilogram, knowledge.UnitLitre:
		return true
	default:
		return false
	}
}
