package text

import (
	"errors"
	"strings"
)

// brand reads a row of merek.txt: several brands, or one with its other
// spellings. A name that is listed as goods already ("samsung") stays that
// besides.
func (b *lexiconBuilder) brand(r row) error {
	names := r.list(0)
	if len(r.columns) == 1 {
		var errs []error
		for _, name := range names {
			errs = append(errs, b.putBrand(r, name, name))
		}
		return errors.Join(errs...)
	}
	if len(names) != 1 {
		return r.errorf("want: merek | ejaan lain")
	}
	errs := []error{b.putBrand(r, names[0], names[0])}
	for _, other := range r.list(1) {
		errs = append(errs, b.putBrand(r, other, names[0]))
	}
	return errors.Join(errs...)
}

func (b *lexiconBuilder) putBrand(r row, phrase, brand string) error {
	if old := b.phrases[b.key(phrase)]; old != nil && old.kind != nil {
		old.brand = brand
		return nil
	}
	return b.put(r, phrase, entry{text: brand, brand: brand})
}

// form reads a row of bentuk.txt. A word that has a meaning keeps it besides.
func (b *lexiconBuilder) form(r row) error {
	form := r.column(0)
	var errs []error
	for _, phrase := range append([]string{form}, r.list(1)...) {
		if old := b.phrases[b.key(phrase)]; old != nil {
			old.form = form
		} else {
			errs = append(errs, b.put(r, phrase, entry{text: b.key(form), form: form}))
		}
	}
	return errors.Join(errs...)
}

// inheritForms gives names of goods the form that is a word of theirs: "kopi
// bubuk", and every other name of that kind.
func (b *lexiconBuilder) inheritForms() {
	formOf := func(phrase string) string {
		for word := range strings.SplitSeq(phrase, " ") {
			if e := b.phrases[word]; e != nil && e.form != "" {
				return e.form
			}
		}
		return ""
	}
	for key, e := range b.phrases {
		if e.kind == nil || e.form != "" {
			continue
		}
		if e.form = formOf(key); e.form == "" {
			e.form = formOf(e.kind.name)
		}
	}
}

// offers reads a row of tawaran.txt. Words that are goods keep that meaning.
func (b *lexiconBuilder) offers(r row) error {
	meaning, ok := offerNames[r.column(0)]
	if !ok {
		return r.errorf("%q is no kind of offer", r.column(0))
	}
	var errs []error
	for _, phrase := range r.list(1) {
		if old := b.phrases[b.key(phrase)]; old != nil && old.class == noiseWord {
			old.offer |= meaning
		} else {
			errs = append(errs, b.put(r, phrase, entry{text: " ", class: noiseWord, offer: meaning}))
		}
	}
	return errors.Join(errs...)
}

// bundles reads a row of rangkaian.txt. A word that has a meaning keeps it
// besides.
func (b *lexiconBuilder) bundles(r row) error {
	meaning, ok := bundleNames[r.column(0)]
	if !ok {
		return r.errorf("%q is no way to sell goods together", r.column(0))
	}
	var errs []error
	for _, phrase := range r.list(1) {
		if old := b.phrases[b.key(phrase)]; old != nil {
			old.bundle |= meaning
		} else {
			errs = append(errs, b.put(r, phrase, entry{text: " ", class: noiseWord, bundle: meaning}))
		}
	}
	return errors.Join(errs...)
}
