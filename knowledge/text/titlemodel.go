package text

import "strings"

// isCompany tells whether a word is the "Co" of a firm's name: "Melati&Co",
// "zahra.co". Elsewhere it is short for "cowok".
func isCompany(tokens []Token, i int) bool {
	return tokens[i].Text == "co" && tokens[i].Glued && i > 0 && (tokens[i-1].Text == "&" || tokens[i-1].Text == ".")
}

// isModel tells whether a short unknown word, or one letter, and a number
// stuck to it make a model name: "A54", "SF01". "V60" has a meaning of its own.
func isModel(l *lexicon, tokens []Token, i int) bool {
	word := tokens[i].Text
	if tokens[i].Kind != Word || len(word) > 4 || i+1 == len(tokens) || tokens[i+1].Kind != Number || !tokens[i+1].Glued {
		return false
	}
	if i+2 < len(tokens) && tokens[i+2].Glued && tokens[i+2].Kind == Word {
		return false
	}
	if len(word) == 1 {
		return word != "x" && l.at(word+" "+tokens[i+1].Text) == nil
	}
	return !l.known(l.spelled(word))
}

// isCode tells whether a number is an article's number: three digits or more
// that are no year, no money and no measure.
func isCode(l *lexicon, tokens []Token, i int) bool {
	digits := tokens[i].Text
	if len(digits) < 3 || strings.ContainsAny(digits, ".,'") || isYear(digits) {
		return false
	}
	if i+1 < len(tokens) {
		next := tokens[i+1]
		if next.Glued && (next.Kind != Mark || next.Text == "%" || next.Text == "*") || l.noise(next.Text) {
			return false
		}
	}
	return i == 0 || tokens[i-1].Text != "rp" && tokens[i-1].Text != "x" && tokens[i-1].Text != "*"
}
