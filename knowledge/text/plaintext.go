package text

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plainText is a text in compatibility form, lower case and without combining
// marks, with the way back to the source.
type plainText struct {
	source, text string
	// from and to give, for each byte of text, the span of source that it
	// comes from. They are nil where the text is ASCII: then both agree.
	from, to []int
}

func newPlain(s string) plainText {
	if isASCII(s) {
		return plainText{source: s, text: strings.ToLower(s)}
	}
	var b strings.Builder
	b.Grow(len(s))
	p := plainText{source: s, from: make([]int, 0, len(s)), to: make([]int, 0, len(s))}
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			p.put(&b, rune(s[i]), i, i+1)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if d := norm.NFKD.PropertiesString(s[i:]).Decomposition(); d != nil {
			if bytes.ContainsRune(d, '\u2044') && endsInDigit(b.String()) {
				p.put(&b, ' ', i, i+size) // "1½" is 1 1/2, not 11/2
			}
			for _, part := range string(d) {
				p.put(&b, part, i, i+size)
			}
		} else {
			p.put(&b, r, i, i+size)
		}
		i += size
	}
	p.text = b.String()
	return p
}

// put writes the plain form of a rune that comes from source[from:to].
func (p *plainText) put(b *strings.Builder, r rune, from, to int) {
	if r = plainRune(r); r < 0 {
		return
	}
	n, _ := b.WriteRune(r)
	for range n {
		p.from, p.to = append(p.from, from), append(p.to, to)
	}
}

func endsInDigit(s string) bool { return s != "" && isDigit(rune(s[len(s)-1])) }

// plainRune is the plain form of a rune, or -1 for one that is not seen.
func plainRune(r rune) rune {
	switch {
	case r <= unicode.MaxASCII && r != '`':
		return unicode.ToLower(r)
	case r == '\u2044' || r == '\u2215':
		return '/'
	case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
		return '-'
	case r == '\u00d7' || r >= '\u2715' && r <= '\u2718':
		return 'x'
	case r >= 0x1f150 && r <= 0x1f169 || r >= 0x1f170 && r <= 0x1f189:
		// White letters in black circles and squares.
		return 'a' + (r-0x1f150)%0x20
	case smallCapitals[r] != 0:
		return rune(smallCapitals[r])
	case r == '\u2018' || r == '\u2019' || r == '\u02bc' || r == '`':
		return '\''
	case r == '\u2028' || r == '\u2029':
		return '\n'
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return -1
	case unicode.IsDigit(r) && r > unicode.MaxASCII:
		return '0' + digitValue(r)
	default:
		return unicode.ToLower(r)
	}
}

// smallCapitals are letters that Unicode keeps for phonetics, and titles use
// as ornament.
var smallCapitals = map[rune]byte{
	'ᴀ': 'a', 'ʙ': 'b', 'ᴄ': 'c', 'ᴅ': 'd', 'ᴇ': 'e', 'ꜰ': 'f', 'ɢ': 'g', 'ʜ': 'h', 'ɪ': 'i', 'ᴊ': 'j', 'ᴋ': 'k', 'ʟ': 'l', 'ᴍ': 'm',
	'ɴ': 'n', 'ᴏ': 'o', 'ᴘ': 'p', 'ǫ': 'q', 'ʀ': 'r', 'ꜱ': 's', 'ᴛ': 't', 'ᴜ': 'u', 'ᴠ': 'v', 'ᴡ': 'w', 'ʏ': 'y', 'ᴢ': 'z',
}

// digitValue is the value of a decimal digit of any script: in Unicode ten
// digits always stand in a row from zero.
func digitValue(r rune) rune {
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return r - zero
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// span is the source span of text[a:b], b > a.
func (p *plainText) span(a, b int) (start, end int) {
	if p.from == nil {
		return a, b
	}
	return p.from[a], p.to[b-1]
}
