package grounding

import (
	"embed"
	"math"
	"strconv"
	"strings"

	"setara/knowledge/text"
)

//go:embed data
var files embed.FS

// wordKind is what a word for a number does.
type wordKind uint8

const (
	noNumber wordKind = iota
	// digitWord is one to nine, wholeWord a number under a thousand that stands by
	// itself ("sepuluh").
	digitWord
	wholeWord
	teenWord    // "belas"
	tenWord     // "puluh"
	hundredWord // "ratus"
	scaleWord   // "ribu"
	oneScale    // "seribu"
	fraction    // "setengah", in ten-thousandths
	moneyWord   // "goceng"
	vagueWord   // "puluhan"
	foreignWord // "twenty", "telung"
)

type numberWord struct {
	kind  wordKind
	value int64
	// about marks endings that make a number a rounded one: "ribuan".
	about bool
}

// numberWords are the words for numbers, from data/angka.tsv.
var numberWords = readNumberWords()

var wordKinds = map[string]wordKind{
	"angka": digitWord, "utuh": wholeWord, "belas": teenWord, "puluh": tenWord, "ratus": hundredWord,
	"skala": scaleWord, "seskala": oneScale, "pecahan": fraction, "uang": moneyWord, "kira": vagueWord, "asing": foreignWord,
}

func readNumberWords() map[string]numberWord {
	words := make(map[string]numberWord)
	eachLine("angka.tsv", func(line string) {
		columns := strings.Fields(line)
		value, err := strconv.ParseInt(columns[1], 10, 64)
		kind := wordKinds[columns[2]]
		if err != nil || kind == noNumber {
			panic("grounding: angka.tsv: " + line)
		}
		words[columns[0]] = numberWord{kind: kind, value: value, about: len(columns) > 3}
	})
	return words
}

// eachLine reads a list of data.
func eachLine(name string, read func(line string)) {
	err := text.EachLine(files, "data/"+name, func(line string) error {
		read(line)
		return nil
	})
	if err != nil {
		panic("grounding: " + err.Error())
	}
}

// spokenNumber is a number in words.
type spokenNumber struct {
	// value and step are in parts of [parts].
	value, step int64
	next        int
	about       bool
	money       bool
	fraction    bool
	vague       bool
}

// readWords reads the number in words that begins at token i.
func readWords(tokens []token, i int) (spokenNumber, bool) {
	w := wordAt(tokens, i)
	switch w.kind {
	case moneyWord:
		return spokenNumber{value: w.value * parts, step: parts, next: i + 1, money: true}, true
	case vagueWord, foreignWord:
		return spokenNumber{next: i + 1, vague: true}, true
	case noNumber:
		return spokenNumber{}, false
	case teenWord, tenWord, hundredWord, scaleWord:
		// A number that lacks its beginning: "belasan juta".
		return spokenNumber{next: i + 1, vague: true}, len(tokens[i].text) > 2
	case fraction:
		return readFraction(tokens, i, w)
	}
	n := spokenNumber{next: i}
	last := int64(1 << 62)
	for n.next < len(tokens) {
		group, step, next, ok := readGroup(tokens, n.next)
		scale := int64(1)
		switch s := wordAt(tokens, next); {
		case !ok && s.kind == oneScale:
			group, step, scale, next = parts, parts, s.value, next+1
		case ok && s.kind == scaleWord:
			scale, next = s.value, next+1
			n.about = n.about || s.about
		case !ok:
			return n, n.next > i
		}
		if scale >= last || step < parts && n.next > i && scale == 1 {
			return n, n.next > i
		}
		last = scale
		if scale == 1 {
			last = 1
		}
		if group > math.MaxInt64/4/scale {
			return spokenNumber{next: next, vague: true}, true // more than anything costs
		}
		n.value, n.step = n.value+group*scale, step*scale
		n.next = next
		if a := wordAt(tokens, next-1); a.about {
			n.about = true
		}
		if scale == 1 {
			break
		}
	}
	return n, n.next > i
}

func readFraction(tokens []token, i int, w numberWord) (spokenNumber, bool) {
	n := spokenNumber{value: w.value, step: w.value, next: i + 1, fraction: true}
	if s := wordAt(tokens, i+1); s.kind == scaleWord {
		n.value, n.step, n.next, n.fraction = w.value*s.value, w.value*s.value, i+2, false
	}
	return n, true
}

// readGroup reads a number under a thousand, with a fraction behind it.
func readGroup(tokens []token, i int) (value, step int64, next int, ok bool) {
	next = i
	n := int64(0)
	step = 1
	if w := wordAt(tokens, next); w.kind == digitWord && wordAt(tokens, next+1).kind == hundredWord {
		n, step, next = w.value*100, 100, next+2
	} else if w.kind == wholeWord && w.value == 100 {
		n, step, next = 100, 100, next+1
	}
	switch w, behind := wordAt(tokens, next), wordAt(tokens, next+1); {
	case w.kind == digitWord && behind.kind == tenWord:
		n, step, next = n+w.value*10, 10, next+2
		if d := wordAt(tokens, next); d.kind == digitWord && !wordAt(tokens, next-1).about {
			n, step, next = n+d.value, 1, next+1
		}
	case w.kind == digitWord && behind.kind == teenWord:
		n, step, next = n+w.value+10, 1, next+2
	case w.kind == digitWord, w.kind == wholeWord && w.value < 100:
		n, step, next = n+w.value, 1, next+1
	}
	if next == i {
		return 0, 0, i, false
	}
	value, step = n*parts, step*parts
	if next+1 < len(tokens) && tokens[next].text == "koma" {
		part := int64(parts)
		for wordAt(tokens, next+1).kind == digitWord || next+1 < len(tokens) && tokens[next+1].text == "nol" {
			part /= 10
			value += part * wordAt(tokens, next+1).value
			step, next = part, next+1
			if part == 1 {
				break
			}
		}
		if part < parts {
			next++
		}
	} else if h := wordAt(tokens, next); h.kind == fraction && h.value == parts/2 {
		value, step, next = value+parts/2, parts/2, next+1
	}
	return value, step, next, true
}

func wordAt(tokens []token, i int) numberWord {
	if i < 0 || i >= len(tokens) || tokens[i].kind != wordToken || tokens[i].name >= 0 {
		return numberWord{}
	}
	if w := numberWords[tokens[i].text]; w.kind != noNumber || numberWords[tokens[i].root].kind != scaleWord {
		return w
	}
	return numberWords[tokens[i].root] // "230 ribunya"
}
