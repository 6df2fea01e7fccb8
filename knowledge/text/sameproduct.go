package text

import (
	"math"
	"slices"
	"strings"
)

// SameArticle is the likeness from which two titles name the very same article.
const SameArticle = 0.56

// fewestCommon is the fewest words that two different titles of one article
// have in common.
const fewestCommon = 3

// SameProduct tells whether two titles name the very same article, sold by
// others or listed again, see [Likeness].
func SameProduct(a, b *Title, weights Weights) bool {
	return Likeness(a, b, weights) >= SameArticle
}

const (
	// otherKindLikeness is what is left of the likeness of two titles that
	// name different kinds of goods; replacedLikeness, where a telling word of
	// one stands in the place of another ("gold series", "acne series").
	otherKindLikeness = 0.7
	replacedLikeness  = 0.8
)

// Likeness tells, from 0 to 1, how surely two titles name the very same
// article. It is decided by words alone: the cosine of the two titles, their
// words weighted by how telling they are, less where they name different kinds
// or one telling word in the place of another, and 0 where something says that
// they are two sizes, two models, or made for different people. The weights
// are asked for the words of both.
func Likeness(a, b *Title, weights Weights) float64 {
	switch {
	case len(a.parts) == 0 || len(b.parts) == 0:
		return 0
	case a.print == b.print:
		return 1
	case a.Used != b.Used, a.Audience != 0 && b.Audience != 0 && a.Audience&b.Audience == 0:
		return 0
	case amountsDiffer(a.Weight, b.Weight), amountsDiffer(a.Volume, b.Volume), !figuresAgree(a, b):
		return 0
	}
	likeness := cosine(a, b, weights)
	if len(a.kinds) > 0 && len(b.kinds) > 0 && !slices.ContainsFunc(a.kinds, func(k *kind) bool { return slices.Contains(b.kinds, k) }) {
		likeness *= otherKindLikeness
	}
	if replaced(a, b, weights) || replaced(b, a, weights) {
		likeness *= replacedLikeness
	}
	return likeness
}

func amountsDiffer(a, b int64) bool { return a > 0 && b > 0 && a != b }

// tellingWeight is the weight from which a word can tell two articles apart.
const tellingWeight = 3.0

// replaced tells whether a telling word of a that b lacks stands before a word
// that both have, where b has another telling word that a lacks.
func replaced(a, b *Title, weights Weights) bool {
	for i := 1; i < len(a.spoken); i++ {
		at := slices.Index(b.spoken, a.spoken[i])
		if at < 1 {
			continue
		}
		ours, theirs := a.spoken[i-1], b.spoken[at-1]
		if ours == theirs || slices.Contains(b.spoken, ours) || slices.Contains(a.spoken, theirs) {
			continue
		}
		if weights(ours) >= tellingWeight && weights(theirs) >= tellingWeight {
			return true
		}
	}
	return false
}

// cosine is the cosine of the angle between two titles, each word weighing
// what weights says; 0 where they have too little in common.
func cosine(a, b *Title, weights Weights) float64 {
	var common, lengthA, lengthB float64
	shared := 0
	for _, term := range a.spoken {
		w := weights(term)
		lengthA += w * w
		if slices.Contains(b.spoken, term) {
			common += w * w
			shared++
		}
	}
	for _, term := range b.spoken {
		w := weights(term)
		lengthB += w * w
	}
	if shared < fewestCommon {
		return 0
	}
	return common / math.Sqrt(lengthA*lengthB)
}

// figuresAgree tells whether the numbers in two titles may belong to one
// article: of each measure ("500gr", "30ml") and of the model names that both
// have, one at least is the same.
func figuresAgree(a, b *Title) bool {
	ours, theirs := a.figures(), b.figures()
	for measure, values := range ours {
		others, both := theirs[measure]
		if both && !slices.ContainsFunc(values, func(v string) bool { return slices.Contains(others, v) }) {
			return false
		}
	}
	return true
}

// figures are the words with digits, by what stands behind or before them:
// "500gr" is 500 under "gr", "a54" is 54 under "a".
func (t *Title) figures() map[string][]string {
	var figures map[string][]string
	for _, word := range t.spoken {
		if !strings.ContainsAny(word, "0123456789") || isYear(word) {
			continue
		}
		if figures == nil {
			figures = map[string][]string{}
		}
		measure := strings.Map(func(r rune) rune {
			if isDigit(r) || r == '.' || r == ',' {
				return -1
			}
			return r
		}, word)
		figures[measure] = append(figures[measure], word)
	}
	return figures
}

// isYear tells whether a word is a year of our time: sellers put it into titles
// to say that the goods are new.
func isYear(word string) bool {
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20")) && strings.Trim(word, "0123456789") == ""
}
