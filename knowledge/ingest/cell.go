package ingest

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"setara/knowledge"
)

// cellReader is one row of a table of Setara's own: its cells by column, and
// where to say that one is at fault.
type cellReader interface {
	// text is a cell without the space around it.
	text(column string) string
	// fail notes what is wrong with a cell, as a sentence that says what to
	// write; of several faults of a row the first is kept.
	fail(column, reason string)
}

// list is the parts of a cell between bars; nil for an empty cell.
func list(r cellReader, column string) []string {
	var parts []string
	for part := range strings.SplitSeq(r.text(column), "|") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// choice is a cell that must hold one value of a closed list, in either case.
func choice[T ~string](r cellReader, column string, values []T) T {
	cell := r.text(column)
	for _, value := range values {
		if strings.EqualFold(string(value), cell) {
			return value
		}
	}
	r.fail(column, fmt.Sprintf("isinya %q; pilih salah satu dari %s", cell, choices(values)))
	return T(cell)
}

// choices names the values of a closed list for a person.
func choices[T ~string](values []T) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return strings.Join(names, ", ")
}

// rate reads a percentage with up to two decimals, exactly; 0 for an empty
// cell. A sheet may keep 6.97 as 6.9699999999999998.
func rate(r cellReader, column string) knowledge.BasisPoints {
	s := r.text(column)
	if s == "" {
		return 0
	}
	whole, decimals, marked := strings.Cut(strings.Replace(strings.TrimSpace(strings.TrimSuffix(s, "%")), ",", ".", 1), ".")
	if len(decimals) > 12 && allDigits(decimals) && allDigits(whole) && len(whole) <= 3 {
		if n, err := shift(whole, decimals, 4); err == nil && n%100 == 0 {
			digits := fmt.Sprintf("%05d", n)
			whole, decimals = digits[:len(digits)-4], digits[len(digits)-4:len(digits)-2]
		}
	}
	if !allDigits(whole) || len(whole) > 3 || marked && (!allDigits(decimals) || len(decimals) > 2) {
		r.fail(column, fmt.Sprintf("persen %q tidak terbaca; tulis 0 sampai 100 dengan paling banyak dua angka di belakang koma, misalnya 6,97", s))
		return 0
	}
	points, err := strconv.ParseInt(whole+(decimals + "00")[:2], 10, 64)
	if err != nil || points > 100_00 {
		r.fail(column, fmt.Sprintf("persen %q di luar 0 sampai 100", s))
		return 0
	}
	return knowledge.BasisPoints(points)
}

// amount reads whole rupiah, "1250" or "Rp1.250,00"; 0 for an empty cell.
func amount(r cellReader, column string) knowledge.Rupiah {
	s := r.text(column)
	if s == "" {
		return 0
	}
	bare := strings.TrimSuffix(strings.ToLower(s), ",-")
	bare = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(bare, "rp")), "."))
	whole, fraction, _, err := splitDecimal(bare)
	n, failed := strconv.ParseInt(whole, 10, 64)
	if err != nil || failed != nil || strings.Trim(fraction, "0") != "" || knowledge.Rupiah(n) > knowledge.MaxRupiah {
		r.fail(column, fmt.Sprintf("rupiah %q tidak terbaca; tulis bilangan bulat tanpa minus, misalnya 1250 atau Rp1.250", s))
		return 0
	}
	return knowledge.Rupiah(n)
}

// checkLink refuses what is no web address; an empty one is allowed.
func checkLink(r cellReader, column, link string) {
	if link == "" {
		return
	}
	u, err := url.Parse(link)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		r.fail(column, fmt.Sprintf("alamat %q tidak bisa dibuka; tulis lengkap mulai https://", link))
	}
}
