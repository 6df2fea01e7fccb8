package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// layout tells where in a record each column stands.
type layout struct {
	header []string
	// places are the fields of a column, the surest first.
	places map[column][]int
	// looseID is a field headed "id" that may be no more than a row number;
	// -1 where there is none.
	looseID int
	// shopee marks the field names of Shopee's own API.
	shopee bool
}

// newLayout maps a header. Mapping is what a person says of it, by headerWords
// of the header.
func newLayout(header []string, mapping map[string]column) *layout {
	l := &layout{header: header, places: make(map[column][]int), looseID: -1}
	ranks := make([]int, len(header))
	for i, name := range header {
		col, said := mapping[headerWords(name)]
		if said {
			ranks[i] = -deeper
		} else {
			c, ok := matchHeader(name)
			if !ok {
				continue
			}
			col, ranks[i] = c.col, c.rank
		}
		if col == "" {
			continue
		}
		if col == colSKU && !said && headerWords(name) == "id" {
			l.looseID = i
		}
		l.places[col] = append(l.places[col], i)
	}
	for _, fields := range l.places {
		slices.SortStableFunc(fields, func(a, b int) int { return cmp.Compare(ranks[a], ranks[b]) })
	}
	l.shopee = hasField(header, "itemid") && hasField(header, "shopid")
	return l
}

// hasField tells whether a header, or the last part of a path, is name.
func hasField(header []string, name string) bool {
	return slices.ContainsFunc(header, func(h string) bool {
		return strings.EqualFold(h[strings.LastIndexByte(h, '.')+1:], name)
	})
}

// has tells whether any of the columns is there.
func (l *layout) has(cols ...column) bool {
	return slices.ContainsFunc(cols, func(c column) bool { return len(l.places[c]) > 0 })
}

// priced and listed tell whether records of this layout can be listings.
func (l *layout) priced() bool {
	return l.has(colPrice, colPriceDiscounted, colPriceRange, colPriceMin, colPriceOriginal)
}
func (l *layout) listed() bool { return l.has(colTitle) && l.priced() }

// mapped counts the columns that were found.
func (l *layout) mapped() int { return len(l.places) }

// fields are all fields that say something, in the file's order.
func (l *layout) fields() []int {
	var fields []int
	for _, some := range l.places {
		fields = append(fields, some...)
	}
	slices.Sort(fields)
	return fields
}

// get is the first field of a column that is not blank.
func (l *layout) get(cells []string, c column) string {
	for _, i := range l.places[c] {
		if i < len(cells) && !blank(cells[i]) {
			return cells[i]
		}
	}
	return ""
}

// name is the file's header for a column, or Setara's name of it.
func (l *layout) name(cols ...column) string {
	for _, c := range cols {
		if fields := l.places[c]; len(fields) > 0 {
			if name := strings.TrimSpace(l.header[fields[0]]); name != "" {
				return name
			}
		}
	}
	return string(cols[0])
}

// personMapping checks what a person says of headers and brings it into
// normal form.
func personMapping(given map[string]string) (map[string]column, error) {
	mapping := make(map[string]column, len(given))
	for header, name := range given {
		col := column(strings.ToLower(strings.TrimSpace(name)))
		if col != "" && !ownColumns[col] {
			return nil, &FileError{Reason: fmt.Sprintf("Pemetaan kolom %q menyebut %q, padahal Setara tidak punya kolom itu. Pakai salah satu dari: %s.",
				header, name, strings.Join(ownColumnNames(), ", "))}
		}
		mapping[headerWords(header)] = col
	}
	return mapping, nil
}

func ownColumnNames() []string {
	names := make([]string, 0, len(ownColumns))
	for c := range ownColumns {
		names = append(names, string(c))
	}
	slices.Sort(names)
	return names
}
