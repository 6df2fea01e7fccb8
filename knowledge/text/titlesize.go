package text

import (
	"math"
	"strconv"
	"strings"
)

// Size is how large one piece of goods is, as far as its title says.
type Size struct {
	// Sides are measured sides, diameters and heights in millimetres, in the
	// order of the title; 0 behind the last.
	Sides [3]int32
	// From and To are the smallest and the largest size by number, as shoes
	// and clothes have them: "uk 38" is 38 to 38.
	From, To int16
	// Letters are the sizes by letter.
	Letters LetterSizes
}

// LetterSizes is a set of clothing sizes.
type LetterSizes uint16

// The sizes by letter. SizeAll is one size for all.
const (
	SizeXS LetterSizes = 1 << iota
	SizeS
	SizeM
	SizeL
	SizeXL
	SizeXXL
	Size3XL
	Size4XL
	Size5XL
	SizeAll
)

// letterSize is the size that a word names, 0 for none.
func letterSize(word string) LetterSizes {
	switch word {
	case "xs":
		return SizeXS
	case "s":
		return SizeS
	case "m":
		return SizeM
	case "l":
		return SizeL
	case "xl":
		return SizeXL
	case "xxl":
		return SizeXXL
	case "xxxl":
		return Size3XL
	case "xxxxl":
		return Size4XL
	case "allsize", "allsz", "freesize", "onesize":
		return SizeAll
	}
	return 0
}

// paperSizes are the sides of sheets in millimetres.
var paperSizes = map[string][2]int32{
	"a0": {841, 1189}, "a1": {594, 841}, "a2": {420, 594}, "a3": {297, 420}, "a4": {210, 297},
	"a5": {148, 210}, "a6": {105, 148}, "a7": {74, 105}, "b4": {250, 353}, "b5": {176, 250}, "b6": {125, 176}, "f4": {215, 330},
}

// sizeReader gathers what a title says about the size of one piece.
type sizeReader struct {
	titleTokens
	kind *kind
	size Size
	// sides is how many of the sides are filled.
	sides int
	// called tells that the token before is a word such as "ukuran".
	called bool
}

// readSize is the size in a title of goods of a kind (nil where no list knows
// them).
func readSize(tokens titleTokens, k *kind) Size {
	r := sizeReader{titleTokens: tokens, kind: k}
	for i := 0; i < len(tokens); {
		i = r.next(i)
	}
	return r.size
}

// next reads what stands at token i and returns the index after it.
func (r *sizeReader) next(i int) int {
	called := r.called
	switch r.titleTokens[i].Kind {
	case Number:
		r.called = false
		return r.number(i, called)
	case Word:
		r.called = false
		return r.word(i, called)
	default:
		// "size: 38", "size. 38"
		r.called = called && (r.text(i) == ":" || r.text(i) == ".")
		return i + 1
	}
}

// word reads "size", "all size", "XL", "S-XXL", "A4".
func (r *sizeReader) word(i int, called bool) int {
	word := r.text(i)
	switch word {
	case "size", "sz", "ukuran", "ukurn", "uk", "nomor", "no":
		r.called = true
		return i + 1
	case "all", "free", "one":
		if next := r.text(i + 1); next == "size" || next == "ukuran" {
			r.size.Letters |= SizeAll
			return i + 2
		}
		return i + 1
	}
	if len(word) == 1 && r.isNumber(i+1) && r.glued(i+1) {
		r.paper(word + r.text(i+1))
		return i + 1
	}
	if letterSize(word) != 0 && !(r.glued(i) && r.isNumber(i-1)) {
		return r.letters(i, called)
	}
	if from, to, ok := strings.Cut(word, "-"); ok && letterSize(from) != 0 && letterSize(to) != 0 && (called || r.worn()) {
		r.span(letterSize(from), letterSize(to)) // "s-xl" is one token
	}
	return i + 1
}

// span takes all sizes from one to another.
func (r *sizeReader) span(from, to LetterSizes) {
	for s := from; s <= to; s <<= 1 {
		r.size.Letters |= s
	}
}

func (r *sizeReader) worn() bool { return r.kind != nil && r.kind.has(worn) }

// paper takes the size of a sheet. "A5" is a telephone elsewhere.
func (r *sizeReader) paper(name string) {
	if r.kind == nil || !r.kind.has(paper) {
		return
	}
	if sheet, ok := paperSizes[name]; ok {
		r.side(sheet[0])
		r.side(sheet[1])
	}
}

func (r *sizeReader) side(mm int32) {
	if r.sides < len(r.size.Sides) && mm > 0 {
		r.size.Sides[r.sides] = mm
		r.sides++
	}
}

// letters reads sizes by letter from token i on. Where goods are not worn a
// letter may mean anything unless it is called a size.
func (r *sizeReader) letters(i int, called bool) int {
	from, end := r.letterAt(i)
	if from != SizeAll && !called && !r.worn() {
		return end
	}
	r.size.Letters |= from
	for {
		to, after := r.letterAt(end + 1)
		switch mark := r.text(end); {
		case to == 0:
			return end
		case mark == "-" || mark == "sampai" || mark == "sd" || mark == "to":
			r.span(from, to)
		case mark == "/" || mark == "," || mark == "&" || mark == "dan":
			r.size.Letters |= to
		default:
			return end
		}
		from, end = to, after
	}
}

// letterAt is the size by letter at token i, "3xl" included, and the index
// after it.
func (r *sizeReader) letterAt(i int) (LetterSizes, int) {
	if r.isNumber(i) && r.glued(i+1) && r.text(i+1) == "xl" {
		if n := r.text(i); len(n) == 1 && n >= "2" && n <= "5" {
			return SizeXXL << (n[0] - '2'), i + 2
		}
	}
	return letterSize(r.text(i)), i + 1
}

// number reads "3XL", "38", "39-43", "20 cm", "30x40 cm".
func (r *sizeReader) number(i int, called bool) int {
	if size, _ := r.letterAt(i); size != 0 {
		return r.letters(i, called)
	}
	if end, ok := r.measures(i); ok {
		return end
	}
	if other, after, ok := r.alternative(i + 1); ok && other > 0 && r.lengthUnit(after) > 0 {
		return after + 1 // "1-3 cm"
	}
	low, high, end := r.sizeNumbers(i)
	if low > 0 && (called || r.worn() && high > low) && !r.counts(end) {
		if r.size.From == 0 || low < r.size.From {
			r.size.From = low
		}
		r.size.To = max(r.size.To, high)
		return end
	}
	return i + 1
}

// counts tells whether the word at token i makes what stands before it
// something else than a size: "3 pcs", "24s", "5 tahun".
func (r *sizeReader) counts(i int) bool {
	return r.unitAt(i).word != noPackWord || r.glued(i) && r.titleTokens[i].Kind == Word && i < len(r.titleTokens)
}

// The sizes by number that people wear.
const (
	smallestSize = 10
	largestSize  = 60
)

// sizeNumbers reads "38", "39-43", "39/40/41" and "39,40,41", and the index
// after it; low is 0 where that is no size.
func (r *sizeReader) sizeNumbers(i int) (low, high int16, end int) {
	low = math.MaxInt16
	for end = i; ; end++ {
		for part := range strings.SplitSeq(r.text(end), ",") {
			n, err := strconv.ParseInt(part, 10, 16)
			if err != nil || n < smallestSize || n > largestSize {
				return 0, 0, end + 1
			}
			low, high = min(low, int16(n)), max(high, int16(n))
		}
		if end++; !isRange(r.text(end)) || !r.isNumber(end+1) {
			return low, high, end
		}
	}
}
