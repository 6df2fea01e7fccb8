package chat

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"setara/knowledge"
)

// Bounds on what the model is told of one result.
const (
	maxTold      = 12_000 // bytes
	maxToldFacts = 60
	// maxToldBlock and maxToldName are in characters.
	maxToldBlock = 600
	maxToldName  = 120
)

// toldResult is a result as the model reads it. Texts in it may be of strangers:
// they are JSON strings, cut and cleaned, and nothing that could place a slot. Of
// is what the facts are of that name nothing else.
type toldResult struct {
	Of     string      `json:"of,omitempty"`
	Notes  []string    `json:"notes,omitempty"`
	Facts  []toldFact  `json:"facts,omitempty"`
	Names  []toldName  `json:"names,omitempty"`
	Blocks []toldBlock `json:"blocks,omitempty"`
}

// toldFact is a figure: Reads is what code puts in the place of its slot. Of is
// the slot of the offer that it is of, or words for what else.
type toldFact struct {
	Slot   string `json:"slot"`
	Label  string `json:"label"`
	Reads  string `json:"reads"`
	Source string `json:"source,omitempty"`
	Of     string `json:"of,omitempty"`
}

type toldName struct {
	Slot string `json:"slot"`
	Kind string `json:"kind"`
	Name string `json:"name"`
}

// toldBlock is a paragraph. Shown tells that the owner sees it anyway, first or
// last.
type toldBlock struct {
	Slot  string `json:"slot"`
	Shown string `json:"shown,omitempty"`
	Text  string `json:"text"`
}

// tell is what the model is told of a result.
func (e *evidence) tell(r *toolResult, held *heldSlots) string {
	told := toldResult{Of: forModelText(r.of, maxToldName), Notes: append(r.answer.notes(), r.notes...)}
	for _, i := range held.facts {
		if len(told.Facts) == maxToldFacts {
			break
		}
		if f := &e.facts[i]; !isWorkings(f.Label) {
			one := e.toldFact(f)
			if one.Of == told.Of {
				one.Of = ""
			}
			told.Facts = append(told.Facts, one)
		}
	}
	for _, i := range held.names {
		n := &e.names[i]
		told.Names = append(told.Names, toldName{Slot: n.ID, Kind: string(n.Kind), Name: forModelText(n.Text, maxToldName)})
	}
	for _, i := range held.blocks {
		b := &e.blocks[i]
		told.Blocks = append(told.Blocks, toldBlock{
			Slot: blockID(i), Shown: shownWords[b.place], Text: forModelText(bareText(b), maxToldBlock),
		})
	}
	return told.fitted()
}

// bareText is a block without the addresses of its links: the model is not to
// write any.
func bareText(b *Block) string {
	var text strings.Builder
	for _, span := range b.Spans {
		if span.URL != "" && span.URL == span.Text {
			text.WriteString("(link)")
			continue
		}
		text.WriteString(span.Text)
	}
	return text.String()
}

var shownWords = map[blockPlace]string{placeLead: "first", placeFoot: "last"}

func (e *evidence) toldFact(f *slotFact) toldFact {
	told := toldFact{
		Slot: f.ID, Label: forModelText(f.Label, maxToldName), Of: forModelText(f.Of, maxToldName),
		Reads: forModelText(blockText(paragraph(wordModelFact(f, "")...)), maxToldBlock),
	}
	if n := e.listing(f.Of); n != nil {
		told.Of, told.Reads = n.ID, forModelText(strings.TrimSpace(blockText(paragraph(wordPriceOf(f)...))), maxToldName)
	}
	if f.Source == knowledge.SourceOwner {
		told.Source = f.Source
	}
	return told
}

// fitted is the result as JSON. Where it is too long it loses what stands last,
// of what takes the most room.
func (t *toldResult) fitted() string {
	sizes := [3][]int{}
	total := 64
	for i := range t.Facts {
		sizes[0] = append(sizes[0], len(compactJSON(&t.Facts[i]))+1)
	}
	for i := range t.Names {
		sizes[1] = append(sizes[1], len(compactJSON(&t.Names[i]))+1)
	}
	for i := range t.Blocks {
		sizes[2] = append(sizes[2], len(compactJSON(&t.Blocks[i]))+1)
	}
	sums := [3]int{}
	for i, list := range sizes {
		for _, size := range list {
			sums[i] += size
		}
		total += sums[i]
	}
	for _, note := range t.Notes {
		total += len(compactJSON(note)) + 1
	}
	for total > maxTold {
		most := 0
		for i := range sums {
			if sums[i] > sums[most] {
				most = i
			}
		}
		last := len(sizes[most]) - 1
		if last < 0 {
			break
		}
		cut := sizes[most][last]
		sizes[most], sums[most], total = sizes[most][:last], sums[most]-cut, total-cut
	}
	t.Facts, t.Names, t.Blocks = t.Facts[:len(sizes[0])], t.Names[:len(sizes[1])], t.Blocks[:len(sizes[2])]
	return compactJSON(t)
}

// notes are what the model should know of an answer.
func (a *Answer) notes() []string {
	var notes []string
	if !a.Answered {
		notes = append(notes, "Setara has no answer to this; say so, invent nothing")
	}
	if a.Advice != nil {
		notes = append(notes, "the decision is "+string(a.Advice.Verdict)+"; Setara words it itself, do not decide otherwise")
	}
	if c := a.Comparables; c != nil {
		notes = append(notes, fmt.Sprintf("comparables: %d found, %d used", c.Found, c.Used))
		if c.Limited {
			notes = append(notes, "the evidence is thin or old; Setara says so itself")
		}
		if c.Sample {
			notes = append(notes, "the listings are sample data; Setara says so itself")
		}
	}
	if a.asks != "" {
		notes = append(notes, "Setara itself asks the owner for: "+string(a.asks))
	}
	if a.entries != nil {
		notes = append(notes, "which of the names is meant is not clear; ask the owner")
	}
	return notes
}

// toldRefusal is what the model is told of a call that came to nothing.
func toldRefusal(why string) string {
	return compactJSON(struct {
		Error string `json:"error"`
	}{forModelText(why, maxToldBlock)})
}

// compactJSON is a value as JSON on one line, marks as they are.
func compactJSON(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "{}" // holds nothing but texts
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// slotMarks are broken apart in texts that are not ours to place slots in.
var slotMarks = strings.NewReplacer("{", "(", "}", ")")

// forModelText is a text, of a stranger perhaps, as the model may read it: on
// one line, without what cannot be seen, without marks of slots, at most so many
// characters.
func forModelText(s string, most int) string {
	s = cleanText(s)
	if utf8.RuneCountInString(s) > most {
		s = strings.TrimSpace(knowledge.FirstRunes(s, most-1)) + "…"
	}
	return slotMarks.Replace(s)
}

// cleanText is a text on one line, without what cannot be seen.
func cleanText(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		default:
			return r
		}
	}, s)), " ")
}
