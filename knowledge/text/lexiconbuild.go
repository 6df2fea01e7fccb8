package text

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// lexiconBuilder fills a lexicon and watches for contradictions.
type lexiconBuilder struct {
	*lexicon
	// places is where each phrase was first given its meaning.
	places map[string]row
}

// spelling notes that variant is written normal. Single words only: phrases
// are entries of their own.
func (b *lexiconBuilder) spelling(r row, variant, normal string) error {
	if strings.Contains(variant, " ") || strings.Contains(normal, " ") {
		return nil
	}
	if other, ok := b.spellings[variant]; ok && other != normal {
		return r.errorf("%q is already written %q", variant, other)
	}
	b.spellings[variant] = normal
	return nil
}

func (b *lexiconBuilder) spellKind(r row) error {
	for _, other := range r.list(2) {
		if err := b.spelling(r, other, r.column(0)); err != nil {
			return err
		}
	}
	return nil
}

func (b *lexiconBuilder) spell(r row) error {
	for _, other := range r.list(1) {
		if err := b.spelling(r, other, r.column(0)); err != nil {
			return err
		}
	}
	return nil
}

// put gives a phrase its meaning. A phrase may be a weak kind and a material
// at once; any other second meaning is a contradiction.
func (b *lexiconBuilder) put(r row, phrase string, e entry) error {
	key := b.key(phrase)
	if key == "" {
		return r.errorf("%q has no letters", phrase)
	}
	if e.text == "" {
		e.text = key
	}
	if old := b.phrases[key]; old != nil {
		if e.class == materialWord && old.kind != nil && old.kind.has(weak) {
			old.class = materialWord
			return nil
		}
		if *old == e {
			return nil
		}
		return r.errorf("%q already has a meaning in %s:%d", phrase, b.places[key].file, b.places[key].line)
	}
	b.phrases[key], b.places[key] = &e, r
	for word := range strings.SplitSeq(key, " ") {
		b.names[word] = e.brand != "" && (b.names[word] || !b.known(word))
	}
	n := strings.Count(key, " ") + 1
	first, _, _ := strings.Cut(key, " ")
	b.longest[first] = max(b.longest[first], n)
	for word := range strings.SplitSeq(key, " ") {
		b.longest[word] = max(b.longest[word], 1)
	}
	return nil
}

// putAll gives several phrases the same meaning.
func (b *lexiconBuilder) putAll(r row, phrases []string, e entry) error {
	var errs []error
	for _, phrase := range phrases {
		errs = append(errs, b.put(r, phrase, e))
	}
	return errors.Join(errs...)
}

func (b *lexiconBuilder) kind(r row) error {
	k, err := newKind(r)
	if err != nil {
		return err
	}
	if b.kinds[k.name] != nil {
		return r.errorf("the kind %q is already there", k.name)
	}
	if k.has(garment) {
		if b.garment != nil {
			return r.errorf("%q and %q cannot both be all clothes", b.garment.name, k.name)
		}
		b.garment = k
	}
	b.kinds[k.name] = k
	return b.putAll(r, append([]string{k.name}, r.list(2)...), entry{text: k.name, kind: k})
}

func (b *lexiconBuilder) belongs(r row) error {
	k := b.kinds[r.column(0)]
	for _, name := range r.list(1) {
		parent := b.kinds[name]
		if parent == nil {
			return r.errorf("%q belongs to %q, which is no kind", k.name, name)
		}
		k.parents = append(k.parents, parent)
	}
	return nil
}

func (b *lexiconBuilder) variant(r row) error {
	normal := b.key(r.column(0))
	if b.phrases[normal] == nil {
		if err := b.put(r, normal, entry{text: normal}); err != nil {
			return err
		}
	}
	for _, other := range r.list(1) {
		if key := b.key(other); key == normal {
			continue
		}
		if err := b.put(r, other, *b.phrases[normal]); err != nil {
			return err
		}
	}
	return nil
}

func (b *lexiconBuilder) material(r row) error {
	name := b.key(r.column(0))
	return b.putAll(r, slices.Concat([]string{name}, r.list(1)), entry{text: name, class: materialWord})
}

// audience reads a row of pemakai.txt.
func (b *lexiconBuilder) audience(r row) error {
	w, ok := whoNames[r.column(0)]
	if !ok {
		return r.errorf("%q is no group of people", r.column(0))
	}
	return b.putAll(r, append([]string{r.column(0)}, r.list(1)...), entry{text: r.column(0), class: audienceWord, who: w})
}

func (b *lexiconBuilder) used(r row) error {
	return b.put(r, r.column(0), entry{text: "bekas", class: usedWord})
}

// soft marks words as telling little. A word that has a spelling of its own
// keeps it, a weak kind stays one ("cokelat" is a colour and a food).
func (b *lexiconBuilder) soft(r row) error {
	var errs []error
	for _, phrase := range r.list(0) {
		key := b.key(phrase)
		old := b.phrases[key]
		switch {
		case old == nil:
			errs = append(errs, b.put(r, phrase, entry{class: softWord}))
		case old.class == plainWord && old.kind == nil:
			b.soften(old.text)
		case old.kind != nil && old.kind.has(weak):
			old.class = softWord
		case old.class != softWord:
			errs = append(errs, r.errorf("%q already has a meaning in %s:%d", phrase, b.places[key].file, b.places[key].line))
		}
	}
	return errors.Join(errs...)
}

// soften makes every spelling of a normal form soft.
func (b *lexiconBuilder) soften(text string) {
	for _, e := range b.phrases {
		if e.text == text && e.kind == nil {
			e.class = softWord
		}
	}
}

func (b *lexiconBuilder) noise(r row) error {
	return b.putAll(r, r.list(0), entry{text: " ", class: noiseWord})
}

// connector marks words after which the title no longer says what the thing
// is. Such a word may have another meaning besides.
func (b *lexiconBuilder) connector(r row) error {
	var reach int
	if _, err := fmt.Sscan(r.column(0), &reach); err != nil || reach < 1 {
		return r.errorf("%q is no number of words", r.column(0))
	}
	denies := r.column(2) == "bukan"
	if r.column(2) != "" && !denies {
		return r.errorf("there is no flag %q", r.column(2))
	}
	for _, phrase := range r.list(1) {
		if old := b.phrases[b.key(phrase)]; old != nil {
			old.reach, old.denies = reach, denies
		} else if err := b.put(r, phrase, entry{text: " ", class: noiseWord, reach: reach, denies: denies}); err != nil {
			return err
		}
	}
	return nil
}

// rightWords notes words that are no misspelling of another.
func (b *lexiconBuilder) rightWords(r row) error {
	for _, word := range r.list(0) {
		b.right[word] = true
	}
	return nil
}

// lastHead reads a row of inti.txt.
func (b *lexiconBuilder) lastHead(r row) error {
	for _, word := range r.list(0) {
		if e := b.phrases[b.spelled(word)]; e == nil || e.kind == nil {
			return r.errorf("%q is no name of goods", word)
		}
		b.lastHeads[word] = true
	}
	return nil
}

// finish works out what follows from the lists together.
func (b *lexiconBuilder) finish() error {
	for _, k := range b.kinds {
		if err := k.descend(nil); err != nil {
			return fmt.Errorf("barang.txt: %w", err)
		}
	}
	b.inheritForms()
	b.near = newNearWords(b.vocabulary())
	for _, words := range [...]iter.Seq[string]{maps.Keys(b.longest), maps.Keys(b.right)} {
		for word := range words {
			if _, ok := b.spellings[word]; !ok {
				b.spellings[word] = word
			}
		}
	}
	return nil
}

// vocabulary yields every single word of the lists but names, some of them
// twice.
func (b *lexiconBuilder) vocabulary() iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range b.spellings {
			if !yield(word) {
				return
			}
		}
		for word := range b.longest {
			if !b.names[word] && !yield(word) {
				return
			}
		}
	}
}
