package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"setara/knowledge"
)

// figureName is what a figure may be called: it stands between braces in the
// sentences of moves.
var figureName = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

// readFigure reads "Rp500.000", "0,3%" or "10", written in just that way.
func readFigure(s string) (int64, knowledge.FactUnit, bool) {
	if rupiah, ok := strings.CutPrefix(s, "Rp"); ok {
		n, ok := wholeNumber(strings.ReplaceAll(rupiah, ".", ""))
		return n, knowledge.FactRupiah, ok && knowledge.Rupiah(n).String() == s
	}
	if percent, ok := strings.CutSuffix(s, "%"); ok {
		whole, decimals, comma := strings.Cut(percent, ",")
		n, ok := wholeNumber(whole + (decimals + "00")[:2])
		return n, knowledge.FactBasisPoints, ok && len(whole) <= 3 && len(decimals) <= 2 && comma == (decimals != "")
	}
	n, ok := wholeNumber(s)
	return n, knowledge.FactCount, ok
}

func wholeNumber(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && allDigits(s) && n <= int64(knowledge.MaxRupiah)
}

// figures reads the figures that have a name. Each must be said by one of the
// points, so that a correction of the sentence alone is noticed.
func (f *fields) figures(key string, points []knowledge.Point) []knowledge.Figure {
	var figures []knowledge.Figure
	for i, n := range f.nodes(key, "nama: tarif_umk") {
		where := fmt.Sprintf("%s ke-%d", key, i+1)
		if n.Kind != yaml.MappingNode {
			f.fail(n.Line, where, "seharusnya dua isian, nama dan nilai; tulis misalnya - nama: tarif_umk, lalu di bawahnya nilai: Rp500.000")
			continue
		}
		m := f.r.fieldsOf(n, where, figureKeys, figureKeys)
		figure, ok := m.figure()
		switch {
		case !ok:
			continue
		case slices.ContainsFunc(figures, func(o knowledge.Figure) bool { return o.Name == figure.Name }):
			m.fail(n.Line, "nama", fmt.Sprintf("%q sudah dipakai; setiap angka perlu nama yang berbeda", figure.Name))
		case !slices.ContainsFunc(points, func(p knowledge.Point) bool { return figure.SaidIn(p.Text) }):
			m.fail(n.Line, "nilai", fmt.Sprintf("%s tidak ada di kalimat mana pun; samakan dengan kalimatnya", figure.Written()))
		}
		figures = append(figures, figure)
	}
	return figures
}

// figure reads one figure; false, with a fault, where it cannot be used.
func (f *fields) figure() (knowledge.Figure, bool) {
	name, line := f.code("nama")
	value, valueLine := f.code("nilai")
	figure := knowledge.Figure{Name: name}
	switch {
	case line == 0 || valueLine == 0:
		f.mustSay("nama", "tarif_umk")
		f.mustSay("nilai", "Rp500.000")
		return figure, false
	case !figureName.MatchString(name) || slices.Contains(knowledge.MoveSlots(), knowledge.MoveSlot(name)):
		f.fail(line, "nama", fmt.Sprintf("%q tidak bisa dipakai; pakai huruf kecil dan garis bawah, dan bukan nama isian Setara", name))
		return figure, false
	}
	if day, err := knowledge.ParseDay(value); err == nil && believable(day) {
		figure.Day = &day
		return figure, true
	}
	var ok bool
	if figure.Value, figure.Unit, ok = readFigure(value); !ok {
		f.fail(valueLine, "nilai", fmt.Sprintf("angka %q tidak terbaca; tulis misalnya Rp500.000, 0,3%%, 10, atau 2026-10-17", value))
	}
	return figure, ok
}
