package text

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// PlaceMention is a place of Indonesia that was named.
type PlaceMention struct {
	// First and Last are the indexes of its tokens.
	First, Last int
	// City is the city or regency, by its usual name; empty where the province
	// was named.
	City     string
	Province knowledge.Province
	// Located tells that the words before it say that something is there: "di
	// solo", "dari medan".
	Located bool
}

// place is what a name stands for.
type place struct {
	city     string
	province knowledge.Province
	// context: the name is also another word, and is read behind one that
	// names a place, or alone.
	context bool
}

// addPlace reads a row of the places: a city or "-", its province, and other
// names of it.
func (d *questionData) addPlace(c []string) error {
	province := knowledge.Province(c[1])
	if !slices.Contains(knowledge.Provinces(), province) {
		return fmt.Errorf("place %q: unknown province %q", c[0], c[1])
	}
	city, context := strings.CutSuffix(c[0], "*")
	names := []string{c[0]}
	if city == "-" {
		city, names = "", []string{c[1]}
	}
	if len(c) > 2 {
		names = append(names, splitList(c[2])...)
	}
	for _, name := range names {
		name, also := strings.CutSuffix(name, "*")
		key := placeKey(name)
		if _, twice := d.places[key]; twice || key == "" {
			return fmt.Errorf("place %q stands twice, or is none", name)
		}
		d.places[key] = place{city: city, province: province, context: also || context && name == city}
		d.longestPlace = max(d.longestPlace, strings.Count(key, " ")+1)
	}
	return nil
}

// placeKey is a name in the form in which texts are read.
func placeKey(name string) string {
	tokens := Tokenize(name)
	words := make([]string, 0, len(tokens))
	for _, t := range tokens {
		words = append(words, t.Text)
	}
	return strings.Join(words, " ")
}

// placeWords stand before the name of a place.
var placeWords = map[string]bool{
	"di": true, "dari": true, "ke": true, "asal": true, "area": true, "wilayah": true, "daerah": true, "domisili": true,
	"kota": true, "kab": true, "kabupaten": true, "prov": true, "provinsi": true, "propinsi": true, "lokasi": true,
	"sekitar": true, "kotamadya": true, "berdomisili": true, "tinggal": true, "seputar": true,
}

// ReadPlace finds the place that a text says somebody is at: the one behind a
// word such as "di", else the first that is named. A name that is also another
// word ("malang", "batu") is taken behind such a word, or where nothing else is
// said. It is false where none is named.
func ReadPlace(q *Question) (PlaceMention, bool) {
	r := reader{tokens: q.Tokens, words: q.Words}
	var found PlaceMention
	known := false
	for i := 0; i < len(r.tokens); i++ {
		m, ok := r.placeAt(i)
		if !ok {
			continue
		}
		if !known || m.Located && !found.Located {
			found, known = m, true
		}
		i = m.Last
	}
	return found, known
}

// placeAt reads the place that is named at token i, the longest name first.
func (r *reader) placeAt(i int) (PlaceMention, bool) {
	if r.kindAt(i) != Word {
		return PlaceMention{}, false
	}
	for n := min(question.longestPlace, len(r.tokens)-i); n > 0; n-- {
		p, known := question.places[r.phrase(i, n)]
		if !known {
			continue
		}
		located := placeWords[r.textAt(i-1)] || placeWords[r.wordAt(i-1)] || n > 1 && placeWords[r.textAt(i)]
		if p.context && !located && !r.alone(i, i+n) {
			continue
		}
		return PlaceMention{First: i, Last: i + n - 1, City: p.city, Province: p.province, Located: located}, true
	}
	return PlaceMention{}, false
}

// addressWords are the small words that an answer may come with.
var addressWords = map[string]bool{
	"kak": true, "kakak": true, "ya": true, "min": true, "bu": true, "pak": true, "ibu": true, "bapak": true, "admin": true,
}

// alone tells whether nothing but marks and words of address stands around
// some tokens.
func (r *reader) alone(from, to int) bool {
	for i := range r.tokens {
		if (i < from || i >= to) && r.kindAt(i) != Mark && !addressWords[r.textAt(i)] {
			return false
		}
	}
	return true
}
