package chat

import (
	"slices"
	"strings"
)

const (
	// sayFrom begins what names sources, betweenSources parts them.
	sayFrom        = "Sumber: "
	betweenSources = "; "
	betweenPlaces  = " atau "
)

// wordSourceOf names sources, and whose they are.
func wordSourceOf(b *below) []Span {
	spans := slices.Clone(b.Spans)
	if len(b.whose) > 0 {
		spans[0].Text = strings.Replace(spans[0].Text, sayFrom, strings.TrimSuffix(sayFrom, ": ")+" "+and(b.whose)+": ", 1)
	}
	return spans
}

// joinSources adds to the sources of something those that are not among them.
func joinSources(spans, more []Span) []Span {
	spans = slices.Clone(spans)
	for _, s := range more {
		if s.URL != "" && !slices.ContainsFunc(spans, func(had Span) bool { return had.URL == s.URL }) {
			spans = append(spans, plain(betweenSources), s)
		}
	}
	return spans
}

// wordUncheckedOf is one warning for several that say the same: where to look for
// each, by its name where there are several.
func wordUncheckedOf(warnings []below, several bool) []Span {
	spans := slices.Clone(warnings[0].Spans[:1])
	for i := range warnings {
		for _, s := range warnings[i].Spans[1:] {
			if s.URL == "" || slices.ContainsFunc(spans, func(had Span) bool { return had.URL == s.URL }) {
				continue
			}
			if several && len(warnings[i].whose) > 0 {
				s.Text = and(warnings[i].whose)
			}
			if len(spans) > 1 {
				spans = append(spans, plain(betweenPlaces))
			}
			spans = append(spans, s)
		}
	}
	if len(spans) == 1 {
		return spans
	}
	return append(spans, plain("."))
}
