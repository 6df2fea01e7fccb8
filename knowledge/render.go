package knowledge

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf16"
)

// Render is the content as that recipient gets it: with the values of its
// placeholders, or else their fallbacks, in the text and in the labels of the
// buttons. A mark on the first letter of a placeholder's name is one on its
// whole value; any other mark ends, or begins, where the value does. A mark
// that holds nothing any more is dropped. Where there is neither value nor
// fallback, the space before goes too. Mistakes in braces stay as they are,
// see [Content.Problems]. The content itself is left as it is.
func (c *Content) Render(r *Recipient) Content {
	out := Content{Media: c.Media}
	out.Text, out.Entities = fill(c.Text, c.Entities, r)
	for _, row := range c.Buttons {
		line := make([]ContentButton, len(row))
		for i, b := range row {
			b.Label, _ = fill(b.Label, nil, r)
			if b.Label == "" {
				b.Label = "…" // Telegram refuses a button without a label
			}
			line[i] = b
		}
		out.Buttons = append(out.Buttons, line)
	}
	return out
}

// fill puts values for the placeholders of a text and moves its marks along.
func fill(text string, entities []Entity, r *Recipient) (string, []Entity) {
	if !strings.Contains(text, "{") {
		return text, slices.Clone(entities)
	}
	f := filling{in: utf16.Encode([]rune(text))}
	f.found = findBraces(f.in)
	f.values = make([][]uint16, len(f.found))
	for i := range f.found {
		if b := &f.found[i]; b.mistake() {
			f.values[i] = f.in[b.start:b.end]
		} else {
			f.values[i] = utf16.Encode([]rune(b.value(r)))
		}
	}
	f.tidy()
	f.write()
	var moved []Entity
	for _, e := range entities {
		begin, end := f.place(e.Offset), f.place(e.Offset+e.Length)
		if begin < end && slices.ContainsFunc(f.out[begin:end], filled) {
			e.Offset, e.Length = begin, end-begin
			moved = append(moved, e)
		}
	}
	return string(utf16.Decode(f.out)), mergeRuns(moved)
}

// filled tells whether a unit is more than white space.
func filled(unit uint16) bool { return unit != ' ' && unit != '\n' }

// filling is a text whose placeholders are being filled in.
type filling struct {
	in     []uint16
	found  []braces
	values [][]uint16
	// drop are units of the text that a missing value leaves without a use.
	drop map[int]bool
	out  []uint16
	// places are where the units of in stand in out, its end included.
	places []int
}

// tidy drops the white space that a missing value leaves behind: one of two
// spaces, the one before a comma or a full stop, and all of it at the ends.
func (f *filling) tidy() {
	f.drop = map[int]bool{}
	for i, b := range f.found {
		if len(f.values[i]) > 0 {
			continue
		}
		before, after := b.start-1, b.end
		switch {
		case f.blank(0, b.start):
			for ; after < len(f.in) && !filled(f.in[after]); after++ {
				f.drop[after] = true
			}
		case f.blank(b.end, len(f.in)):
			for ; before >= 0 && !filled(f.in[before]); before-- {
				f.drop[before] = true
			}
		case f.in[before] == ' ' && strings.ContainsRune(" \n.,;:!?", rune(f.in[after])):
			f.drop[before] = true
		case f.in[before] == '\n' && f.in[after] == ' ':
			f.drop[after] = true
		}
	}
}

// blank tells whether nothing that can be seen comes out of a stretch of the
// text.
func (f *filling) blank(begin, end int) bool {
	at := begin
	for i, b := range f.found {
		if b.start < begin || b.start >= end {
			continue
		}
		if slices.ContainsFunc(f.in[at:b.start], filled) || len(f.values[i]) > 0 {
			return false
		}
		at = b.end
	}
	return at >= end || !slices.ContainsFunc(f.in[at:end], filled)
}

// write puts the text together.
func (f *filling) write() {
	next := 0
	for i := 0; i < len(f.in); {
		if next < len(f.found) && f.found[next].start == i {
			b, value := &f.found[next], f.values[next]
			begin, end := len(f.out), len(f.out)+len(value)
			for ; i < b.end; i++ {
				switch {
				case b.mistake():
					f.places = append(f.places, begin+i-b.start)
				case i <= b.name:
					f.places = append(f.places, begin)
				default:
					f.places = append(f.places, end)
				}
			}
			f.out = append(f.out, value...)
			next++
			continue
		}
		f.places = append(f.places, len(f.out))
		if !f.drop[i] {
			f.out = append(f.out, f.in[i])
		}
		i++
	}
	f.places = append(f.places, len(f.out))
}

// place is where a position of the text stands now.
func (f *filling) place(unit int) int { return f.places[min(max(unit, 0), len(f.places)-1)] }

// mergeRuns joins what is bold, italic and so on and touches now, as Telegram
// does, and keeps the order.
func mergeRuns(entities []Entity) []Entity {
	slices.SortStableFunc(entities, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length))
	})
	latest := map[string]int{}
	var kept []Entity
	for _, e := range entities {
		switch e.Type {
		case "bold", "italic", "underline", "strikethrough", "spoiler":
			if i, ok := latest[e.Type]; ok && e.Offset <= kept[i].Offset+kept[i].Length {
				kept[i].Length = max(kept[i].Length, e.Offset+e.Length-kept[i].Offset)
				continue
			}
			latest[e.Type] = len(kept)
		}
		kept = append(kept, e)
	}
	return kept
}
