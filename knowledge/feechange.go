package knowledge

import "slices"

// MaxUncheckedDays is how long a fee is trusted after somebody last looked at
// its source.
const MaxUncheckedDays = 90

// LastChecked is the day on which somebody last looked at the fee's source:
// that of its publication where nobody did since.
func (f *Fee) LastChecked() Day { return max(f.AsOf, f.CheckedOn) }

// Unchecked tells whether nobody has looked at the fee's source for over
// [MaxUncheckedDays] days on a day.
func (f *Fee) Unchecked(on Day) bool { return on-f.LastChecked() > MaxUncheckedDays }

// FeeField is a part of a fee that an officer may correct.
type FeeField string

// The fields of a fee besides its id. Both ends of a rate are one field.
const (
	FeeFieldPlatforms  FeeField = "platforms"
	FeeFieldKind       FeeField = "kind"
	FeeFieldTier       FeeField = "tier"
	FeeFieldGroup      FeeField = "group"
	FeeFieldRate       FeeField = "rate"
	FeeFieldFixed      FeeField = "fixed"
	FeeFieldCap        FeeField = "cap"
	FeeFieldTax        FeeField = "tax"
	FeeFieldFrom       FeeField = "from"
	FeeFieldUntil      FeeField = "until"
	FeeFieldAsOf       FeeField = "as_of"
	FeeFieldCheckedOn  FeeField = "checked_on"
	FeeFieldConfidence FeeField = "confidence"
	FeeFieldBase       FeeField = "base"
	FeeFieldSources    FeeField = "sources"
	FeeFieldCheckURL   FeeField = "check_url"
	FeeFieldNotes      FeeField = "notes"
	FeeFieldSlug       FeeField = "slug"
)

// FeeChanges are the fields in which two versions of a fee differ, those that
// change what is charged first.
func FeeChanges(before, after *Fee) []FeeField {
	var changed []FeeField
	for _, field := range [...]struct {
		name FeeField
		same bool
	}{
		{FeeFieldRate, before.RateLow == after.RateLow && before.RateHigh == after.RateHigh},
		{FeeFieldFixed, before.Fixed == after.Fixed},
		{FeeFieldCap, before.Cap == after.Cap},
		{FeeFieldTax, before.Tax == after.Tax},
		{FeeFieldPlatforms, slices.Equal(before.Platforms, after.Platforms)},
		{FeeFieldKind, before.Kind == after.Kind},
		{FeeFieldTier, before.Tier == after.Tier},
		{FeeFieldGroup, before.Group == after.Group},
		{FeeFieldFrom, sameDay(before.From, after.From)},
		{FeeFieldUntil, sameDay(before.Until, after.Until)},
		{FeeFieldAsOf, before.AsOf == after.AsOf},
		{FeeFieldCheckedOn, before.LastChecked() == after.LastChecked()},
		{FeeFieldConfidence, before.Confidence == after.Confidence},
		{FeeFieldBase, before.Base == after.Base},
		{FeeFieldSources, slices.Equal(before.Sources, after.Sources)},
		{FeeFieldCheckURL, before.CheckURL == after.CheckURL},
		{FeeFieldNotes, before.Notes == after.Notes},
		{FeeFieldSlug, before.Slug == after.Slug},
	} {
		if !field.same {
			changed = append(changed, field.name)
		}
	}
	return changed
}

// sameDay compares days of which either may be unknown.
func sameDay(a, b *Day) bool { return a == b || a != nil && b != nil && *a == *b }

// Overlaps tells whether two fees are of the same kind, for the same sellers
// and goods of a common platform, and in force on a common day.
func (f *Fee) Overlaps(g *Fee) bool {
	return f.Kind == g.Kind && f.Tier == g.Tier && f.Group == g.Group &&
		slices.ContainsFunc(f.Platforms, func(p Platform) bool { return slices.Contains(g.Platforms, p) }) &&
		notAfter(f.From, g.Until) && notAfter(g.From, f.Until)
}

// notAfter tells whether a first day is not after a last one; an unknown day
// is not.
func notAfter(first, last *Day) bool { return first == nil || last == nil || *first <= *last }
