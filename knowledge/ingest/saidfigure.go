package ingest

import (
	"regexp"
	"strings"
)

// saidFigure is a figure in a sentence, in hundredths, and what it measures:
// rp, usd, %, or a time. The unit is empty where the sentence does not say.
type saidFigure struct {
	value int64
	unit  string
}

// same tells whether two figures may be one.
func (f saidFigure) same(other saidFigure) bool {
	return f.value == other.value && (f.unit == other.unit || f.unit == "" || other.unit == "")
}

// telling tells whether a figure says what is meant by itself: it measures
// something, or is a number of the telephone. A year, or one of a few, does not.
func (f saidFigure) telling() bool { return f.unit != "" || f.value >= 100_000*100 }

var (
	writtenFigure = regexp.MustCompile(`(rp|us\$|usd|\$)?\s*(\d[\d.,]*)\s*(%|persen|[a-z]+)?`)
	upTo          = regexp.MustCompile(`^\s*(-|–|s/d|s\.d\.|sampai|hingga)\s*(rp\.?|us\$|usd|\$)?\s*\d`)
)

// figureUnits are the words and signs of what is measured.
var figureUnits = map[string]string{
	"rp": "rp", "us$": "usd", "usd": "usd", "$": "usd", "%": "%", "persen": "%", "tahun": "tahun", "setahun": "tahun", "thn": "tahun",
	"bulan": "bulan", "hari": "hari", "minggu": "minggu", "jam": "jam", "menit": "menit",
}

// figuresIn are the figures of a sentence in digits; "gratis" is no rupiah. The
// first of two that a dash joins is measured as the second.
func figuresIn(sentence string) []saidFigure {
	s := strings.ToLower(sentence)
	var figures []saidFigure
	if _, free := firstMeant("angka", s); free {
		figures = append(figures, saidFigure{0, "rp"})
	}
	places := writtenFigure.FindAllStringSubmatchIndex(s, -1)
	group := func(i, n int) string {
		if places[i][2*n] < 0 {
			return ""
		}
		return s[places[i][2*n]:places[i][2*n+1]]
	}
	scale, unit := 0, "" // of the figure behind
	for i := len(places) - 1; i >= 0; i-- {
		word := group(i, 3)
		known, scaled := entryScales[word]
		measured := figureUnits[word]
		joined := upTo.MatchString(s[places[i][5]:])
		switch {
		case scaled && word != "":
			scale = known
		case !joined || measured != "":
			scale = 0
		}
		if currency := figureUnits[group(i, 1)]; currency != "" {
			measured = currency
		}
		if measured != "" || !joined {
			unit = measured
		}
		whole, frac, _, err := splitDecimal(strings.TrimRight(group(i, 2), ".,"))
		if err != nil {
			continue
		}
		if value, err := shift(whole, frac, scale+2); err == nil {
			figures = append(figures, saidFigure{value, unit})
		}
	}
	return figures
}
