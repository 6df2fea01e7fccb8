package text

import (
	"math"
	"slices"
	"strings"
)

const (
	// sameArticle is the likeness from which two titles name the very same
	// article.
	sameArticle = 0.62
	// fewestCommon is the fewest words that two different titles of one
	// article have in common.
	fewestCommon = 3
)

// SameProduct tells whether two titles name the very same article, sold by
// others or listed again, see [Likeness].
func SameProduct(a, b *Title, weights Weights) bool {
	return Likeness(a, b, weights) >= sameArticle
}

// Likeness tells, from 0 to 1, how surely two titles name the very same
// article. It is decided by words alone: the cosine of the two titles, their
// words weighted by how telling they are; 0 where something says that they are
// two sizes, two models, or made for different people. The weights are asked
// for the words of both.
func Likeness(a, b *Title, weights Weights) float64 {
	switch {
	case len(a.parts) == 0 || len(b.parts) == 0:
		return 0
	case a.print == b.print:
		return 1
	case a.Used != b.Used, a.Audience != 0 && b.Audience != 0 && a.Audience&b.Audience == 0, !figuresAgree(a, b):
		return 0
	default:
		return cosine(a, b, weights)
	}
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
		if !strings.ContainsAny(word, "0123456789") {
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
