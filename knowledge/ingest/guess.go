package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// looksLikeData tells a first record that is no header: a link, an amount of
// rupiah, or a number as long as a price in it.
func looksLikeData(cells []string) bool {
	return slices.ContainsFunc(cells, func(c string) bool {
		c = strings.TrimSpace(c)
		return strings.Contains(c, "://") || isMoney(c) || len(c) >= 3 && isAmount(c) || utf8.RuneCountInString(c) > 80
	})
}

// isAmount tells a number as prices are written, without any word.
func isAmount(c string) bool {
	number, rest := scanNumber(c)
	if number == "" || rest != "" {
		return false
	}
	n, err := parseNumber(number, ones)
	return err == nil && n >= 100
}

// guessLayout maps a table without a header by what its columns hold, where
// that leaves no doubt: one column of titles and one of prices.
func guessLayout(top []rawRecord, mapping map[string]column) (*layout, error) {
	width := 0
	for _, r := range top {
		width = max(width, len(r.cells))
	}
	if !looksLikeData(top[0].cells) {
		best, _ := bestHeader(top, mapping)
		return nil, missingColumns(best)
	}
	l := &layout{header: make([]string, width), places: make(map[column][]int), looseID: -1}
	var titles, prices []int
	longest := 0.0
	for i := range width {
		l.header[i] = fmt.Sprintf("kolom %d", i+1)
		v := viewColumn(top, i)
		switch {
		case v.links == 1:
			l.places[colURL] = append(l.places[colURL], i)
		case v.money == 1:
			prices = append([]int{i}, prices...)
		case v.sold == 1:
			l.places[colSold] = append(l.places[colSold], i)
		case v.amounts == 1:
			prices = append(prices, i)
		case v.texts >= 0.8 && v.letters >= 8 && v.letters > 1.5*longest:
			titles, longest = []int{i}, v.letters
		case v.texts >= 0.8 && v.letters >= 8 && 1.5*v.letters > longest:
			titles = append(titles, i)
			longest = max(longest, v.letters)
		}
	}
	if len(prices) > 1 && viewColumn(top, prices[0]).money == 1 && viewColumn(top, prices[1]).money < 1 {
		prices = prices[:1] // the only one that says Rp
	}
	if len(titles) != 1 || len(prices) != 1 {
		return nil, errNoHeader
	}
	l.places[colTitle], l.places[colPrice] = titles, prices
	return l, nil
}

// errNoHeader is a table whose columns nobody names.
var errNoHeader = &FileError{Reason: "Baris pertama berkas ini bukan judul kolom, dan isi kolomnya tidak bisa ditebak dengan pasti. Tambahkan satu baris judul kolom di paling atas, sedikitnya: nama produk, harga."}

// columnView is how much of a column is what, as shares of its filled cells.
type columnView struct {
	links, money, sold, amounts, texts float64
	// letters is how many letters a cell has on average.
	letters float64
}

// viewColumn looks at one column of the top of a table.
func viewColumn(top []rawRecord, i int) columnView {
	var v columnView
	n := 0.0
	for _, r := range top {
		if i >= len(r.cells) || blank(r.cells[i]) {
			continue
		}
		n++
		c := strings.TrimSpace(r.cells[i])
		letters := 0
		for _, char := range c {
			if unicode.IsLetter(char) {
				letters++
			}
		}
		v.letters += float64(letters)
		switch {
		case strings.Contains(c, "://"):
			v.links++
		case isMoney(c):
			v.money++
		case soldLabel.MatchString(c) && letters < 20:
			v.sold++
		case isAmount(c):
			v.amounts++
		case letters >= 3:
			v.texts++
		}
	}
	if n == 0 {
		return v
	}
	return columnView{v.links / n, v.money / n, v.sold / n, v.amounts / n, v.texts / n, v.letters / n}
}

// bestHeader is the record at the top of a table that names the most columns, of
// several the one with the most filled cells, and where it stands.
func bestHeader(top []rawRecord, mapping map[string]column) (best *layout, at int) {
	best = newLayout(top[0].cells, mapping)
	for i, r := range top[1:] {
		l := newLayout(r.cells, mapping)
		if cmp.Or(cmp.Compare(l.mapped(), best.mapped()), cmp.Compare(filled(l.header), filled(best.header))) > 0 {
			best, at = l, i+1
		}
	}
	return best, at
}

// filled is how many cells hold something.
func filled(cells []string) (n int) {
	for _, c := range cells {
		if !blank(c) {
			n++
		}
	}
	return n
}

// missingColumns says what the header of a table lacks.
func missingColumns(best *layout) error {
	found := strings.Join(shortHeader(best.header), ", ")
	switch {
	case best.has(colTitle):
		return &FileError{Reason: fmt.Sprintf("Berkas ini tidak punya kolom harga (kolom yang ada: %s). Tambahkan kolom berjudul harga, isi harganya, lalu ulangi.", found)}
	case best.priced():
		return &FileError{Reason: fmt.Sprintf("Berkas ini tidak punya kolom nama produk (kolom yang ada: %s). Tambahkan kolom berjudul nama produk, lalu ulangi.", found)}
	default:
		return &FileError{
			Reason:  fmt.Sprintf("Kolom nama produk dan harga tidak ditemukan di berkas ini (baris pertama: %s). Tulis judul kolom di baris paling atas, sedikitnya: nama produk, harga.", found),
			Unknown: best.mapped() == 0,
		}
	}
}

// shortHeader is a header cut to what a sentence can hold.
func shortHeader(header []string) []string {
	var short []string
	for _, h := range header {
		h = cleanText(h)
		if runes := []rune(h); len(runes) > 30 {
			h = string(runes[:30]) + "…"
		}
		if h == "" {
			continue
		}
		if len(short) == 12 {
			return append(short, "…")
		}
		short = append(short, h)
	}
	return short
}
