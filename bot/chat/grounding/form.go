package grounding

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText is how many characters a text may have: more does not fit into one
// message with its sources.
const maxText = 3000

// maxRead is how many bytes of a text are looked at.
const maxRead = 8 << 10

// maxWord is how many bytes a word may have, with the signs beside it.
const maxWord = 200

// maxSentence is how many words and signs a sentence may have, maxFlaws how many
// a text may have before no more are looked for.
const (
	maxSentence = 300
	maxFlaws    = 40
)

var (
	entity = regexp.MustCompile(`&#?[a-zA-Z0-9]{2,8};`)
	markup = regexp.MustCompile("</?[a-zA-Z!][^>\n]{0,80}>?|\\]\\(|\\[[^\\]\n]{0,80}\\]\\[|~~|```|\\|[ \t]*-{2,}|\\\\[a-zA-Z(\\[]")
	blob   = regexp.MustCompile(`[A-Za-z0-9+/=_]{24,}`)
	braces = regexp.MustCompile(`\{+[^{}\n]{0,24}\}*|\}+`)
)

// form finds what cannot be shown.
func form(text string) []Flaw {
	var flaws []Flaw
	for _, re := range [...]*regexp.Regexp{entity, markup} {
		if !strings.ContainsAny(text, "&<]~`|\\") {
			break
		}
		if m := re.FindString(text); m != "" {
			flaws = append(flaws, Flaw{Kind: FlawForm, Text: m})
		}
	}
	plain := text
	if strings.ContainsAny(text, "{}") {
		plain = slotForm.ReplaceAllString(text, " ")
	}
	if strings.ContainsAny(plain, "{}") {
		for _, m := range braces.FindAllString(plain, 3) {
			flaws = append(flaws, Flaw{Kind: FlawSlot, Text: m})
		}
	}
	for word := range strings.FieldsSeq(plain) {
		if len(word) > maxWord {
			flaws = append(flaws, Flaw{Kind: FlawForm, Text: strings.ToValidUTF8(word[:maxWord], "")})
			break
		}
		if len(word) >= 24 && !strings.Contains(word, "://") && !strings.Contains(word, ".") && blob.MatchString(word) {
			flaws = append(flaws, Flaw{Kind: FlawForm, Text: word})
		}
		if len(flaws) > 8 {
			break
		}
	}
	for i, r := range text {
		if r >= utf8.RuneSelf && !shown(r, text[:i]) || r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			flaws = append(flaws, Flaw{Kind: FlawForm, Text: string(r)})
			if len(flaws) > 8 {
				break
			}
		}
	}
	return flaws
}

// shown tells whether a sign that is not ASCII can stand in a text: marks of
// Indonesian writing and pictures. Letters and digits that look like others can
// not, nor can what is not seen.
func shown(r rune, before string) bool {
	switch r {
	case '–', '—', '‘', '’', '“', '”', '…', '•', '±', 'é', 'è', 'É', '≈', '→', '×', '·':
		return true
	case 0xfe0f, 0x200d: // the look of a picture, and what joins two
		last, _ := utf8.DecodeLastRuneInString(before)
		return unicode.Is(unicode.So, last) || last == 0xfe0f
	}
	switch {
	case r >= 0x1f300 && r <= 0x1faff, r >= 0x2600 && r <= 0x2775, r >= 0x2794 && r <= 0x27bf, r == 0x2b50:
		return true
	}
	return false
}
