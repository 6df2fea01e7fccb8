package text

import (
	"hash/maphash"
	"slices"
	"strings"
)

// lexeme is a word of a title in normal spelling.
type lexeme struct {
	text string
	// at is the token that it stands in.
	at int16
	// join is the punctuation that stands before it.
	join joint
	// counted tells that a count stands before it.
	counted bool
}

// unit is a word or phrase of a title with what the lists say about it.
type unit struct {
	*entry
	// join is what stands between it and the unit before; apart tells that
	// punctuation is among it.
	join  joint
	apart bool
	// at is the token that it starts in.
	at int16
	// aside tells that it stands in a clause ("untuk …", "motif …").
	aside bool
}

// titleReader reads one title, step by step.
type titleReader struct {
	lexicon *lexicon
	tokens  titleTokens
	lexemes []lexeme
	units   []unit
	// primary is the unit that names the goods, -1 for none.
	primary int
	// ageOnly tells that of the people only their being grown up is said.
	ageOnly bool
	title   Title
}

// fold brings the tokens into normal spelling and sets model names aside.
func (r *titleReader) fold() {
	r.lexemes = make([]lexeme, 0, len(r.tokens))
	join, counted := joint(0), false
	for i := 0; i < len(r.tokens); i++ {
		t := r.tokens[i]
		switch {
		case t.Text == "#" && !t.Glued && len(r.lexemes) > 0:
			i = r.hashtagEnd(i)
			continue
		case t.Kind == Mark || t.Kind == Link:
			join |= r.jointOf(i)
			continue
		case isCompany(r.tokens, i):
			continue
		case isModel(r.lexicon, r.tokens, i):
			r.title.Codes = append(r.title.Codes, t.Text+r.tokens[i+1].Text)
			r.speak(t.Text + r.tokens[i+1].Text)
			i++
			continue
		case r.severalInOne(i):
			r.title.bundle |= bundleSet
			r.speak(t.Text + "in1")
			i += 2
			continue
		case t.Kind == Number && r.unitBehind(i) != noPackWord:
			// A count or a size: readPack has it.
			r.speak(t.Text + r.tokens[i+1].Text)
			if r.unitBehind(i) != otherWord {
				i++
			}
			counted = true
			continue
		case t.Kind == Number && isCode(r.lexicon, r.tokens, i):
			r.title.Codes = append(r.title.Codes, t.Text)
			r.speak(t.Text)
			continue
		case t.Kind == Number:
			r.lexemes = append(r.lexemes, lexeme{t.Text, int16(i), join, true})
			r.speak(t.Text)
		default:
			r.foldWord(t.Text, lexeme{"", int16(i), join, counted})
		}
		join, counted = 0, false
	}
}

// hashtagEnd is the last token of the hashtag at i. Behind the title's words
// hashtags only repeat what people search for.
func (r *titleReader) hashtagEnd(i int) int {
	if i+1 == len(r.tokens) || r.tokens[i+1].Kind != Word {
		return i
	}
	for i+1 < len(r.tokens) && r.tokens[i+1].Glued && (r.tokens[i+1].Kind != Mark || r.tokens[i+1].Text == "_" || r.tokens[i+1].Text == "#") {
		i++
	}
	return i
}

// unitBehind is what the word behind token i counts.
func (r *titleReader) unitBehind(i int) packWord {
	if i+1 == len(r.tokens) {
		return noPackWord
	}
	return packUnits[r.tokens[i+1].Text].word
}

// foldWord adds a word to stand where x says. One with a hyphen counts as two
// where the lists know them together ("mobil-mobilan") or it is not one word
// said twice ("t-shirt").
func (r *titleReader) foldWord(word string, x lexeme) {
	if first, second, ok := strings.Cut(word, "-"); ok {
		if r.lexicon.at(first+" "+second) != nil || undouble(word) == word {
			x.text = r.lexicon.fold(first)
			r.lexemes = append(r.lexemes, x, lexeme{text: r.lexicon.fold(second), at: x.at})
			r.speak(x.text)
			r.speak(r.lexemes[len(r.lexemes)-1].text)
			return
		}
	}
	x.text = r.lexicon.fold(word)
	r.lexemes = append(r.lexemes, x)
	r.speak(x.text)
}

// speak notes a word that the title has, whatever it is good for.
func (r *titleReader) speak(word string) {
	if !slices.Contains(r.title.spoken, word) {
		r.title.spoken = append(r.title.spoken, word)
	}
}

// separates tells whether the mark at i parts what stands before it from what
// comes after. A hyphen inside a word does not.
func separates(tokens []Token, i int) bool {
	switch tokens[i].Text {
	case "'", "\"", "#", "*", "_", "%", "~", "^", "@", "=":
		return false
	case "-":
		return !tokens[i].Glued || i+1 == len(tokens) || !tokens[i+1].Glued
	default:
		return true
	}
}

var printSeed = maphash.MakeSeed()

// print tells the words of this title from others, its amounts included.
func (r *titleReader) print() uint64 {
	var h maphash.Hash
	h.SetSeed(printSeed)
	for _, word := range r.title.spoken {
		h.WriteString(word)
		h.WriteByte(' ')
	}
	return h.Sum64()
}

// lookUp cuts the lexemes into units, the longest known phrase first, and
// marks clauses. Words of noise fall out.
func (r *titleReader) lookUp() {
	r.title.print = r.print()
	r.units = make([]unit, 0, len(r.lexemes))
	var crowd people
	reach, denied, join, heard := 0, false, joint(0), -2
	for i := 0; i < len(r.lexemes); {
		e, n := r.phraseAt(i)
		join |= r.lexemes[i].join
		if x := r.lexemes[i]; x.join&^(joinPlus|joinSlash) != 0 || x.counted {
			reach = 0
		}
		i += n
		if e == nil {
			continue
		}
		join |= r.hearBundle(e)
		switch e.class {
		case noiseWord:
			if reach = max(reach, e.reach); e.reach > 0 {
				denied = e.denies
			}
			r.hearOffer(e)
			if heard == i-n {
				heard = i
			}
			continue
		case usedWord:
			r.title.Used = true
			continue
		case audienceWord:
			crowd.hear(e.who, heard == i-n)
			heard, reach = i, 0
			continue
		case materialWord:
			if reach > 0 && denied {
				reach--
				continue
			}
		}
		u := unit{entry: e, at: r.lexemes[i-n].at, join: join, aside: reach > 0}
		if e.reach > 0 && r.connects(e, i) {
			reach = e.reach
			if e.kind != nil {
				continue
			}
		} else {
			reach = max(reach-1, 0)
		}
		u.apart = join&^joinAnd != 0
		r.units = append(r.units, u)
		join = 0
	}
	r.title.Audience, r.ageOnly = crowd.audience(), crowd.ageOnly()
}

// connects tells whether a word that may name goods ("bahan kaos") or join a
// clause to them ("tas bahan kulit") joins one here: behind a kind of goods,
// or before a material.
func (r *titleReader) connects(e *entry, next int) bool {
	if e.kind == nil {
		return true
	}
	if slices.ContainsFunc(r.units, func(u unit) bool { return u.kind != nil && !u.aside }) {
		return true
	}
	if next >= len(r.lexemes) {
		return false
	}
	after, _ := r.phraseAt(next)
	return after != nil && after.class == materialWord
}

// phraseAt is the entry of the longest known phrase that starts at lexeme i,
// and its length. A single word that no list knows has a plain entry; a bare
// number has none.
func (r *titleReader) phraseAt(i int) (*entry, int) {
	first := r.lexemes[i].text
	longest := r.lexicon.longest[first]
	var buf [128]byte
	for n := min(longest, len(r.lexemes)-i); n > 1; n-- {
		if slices.ContainsFunc(r.lexemes[i+1:i+n], func(x lexeme) bool { return x.join != 0 }) {
			continue
		}
		key := append(buf[:0], first...)
		for _, x := range r.lexemes[i+1 : i+n] {
			key = append(append(key, ' '), x.text...)
		}
		if e := r.lexicon.phrases[string(key)]; e != nil {
			return e, n
		}
	}
	if e := r.lexicon.phrases[first]; e != nil {
		return e, 1
	}
	if isDigit(rune(first[0])) || len(first) < 2 {
		return nil, 1
	}
	return &entry{text: first}, 1
}
