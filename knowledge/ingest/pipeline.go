package ingest

import (
	"errors"
	"fmt"
	"iter"
	"slices"
)

// record is one record of a file as it was read.
type record struct {
	line   int
	layout *layout
	cells  []string
	// fault tells that the record itself is broken; its cells are what could
	// be read of it.
	fault *fault
}

// errStopped ends the reading when nobody wants more rows.
var errStopped = errors.New("reading stopped")

// The head of a file, which its traits are read off before the first row is
// given out: so many records, or so many bytes.
const (
	headRecords = 200
	headBytes   = 4 << 20
)

// pipeline turns records into rows, one after the other.
type pipeline struct {
	opts   Options
	yield  func(Row, error) bool
	traits traits
	// from1904 is how the workbook counts its days.
	from1904 bool

	head  []record
	bytes int
	ready bool

	rows, listings, undated int
}

// add takes the next record.
func (p *pipeline) add(r record) error {
	if p.ready {
		return p.process(r)
	}
	p.head = append(p.head, r)
	for _, cell := range r.cells {
		p.bytes += len(cell)
	}
	if len(p.head) < headRecords && p.bytes < headBytes {
		return nil
	}
	return p.start()
}

// start reads the traits off the head and gives its rows out.
func (p *pipeline) start() error {
	usable := slices.DeleteFunc(slices.Clone(p.head), func(r record) bool { return r.fault != nil || isListRecord(r) })
	p.traits = traitsOf(usable)
	p.traits.dates.from1904 = p.from1904
	p.ready = true
	if p.opts.Told != nil && len(p.head) > 0 {
		p.opts.Told(columnsOf(p.head))
	}
	if p.opts.ObservedOn == nil && !slices.ContainsFunc(p.head, func(r record) bool { return r.layout.has(colObservedOn, colURL) }) {
		return errUndatedFile
	}
	for _, r := range p.head {
		if err := p.process(r); err != nil {
			return err
		}
	}
	p.head = nil
	return nil
}

// errUndatedFile is a file without any day.
var errUndatedFile = &FileError{
	Reason:   "Berkas ini tidak menyebut kapan harga-harganya dilihat. Sebutkan harinya, atau tambahkan kolom observed_on yang berisi tanggal.",
	NeedsDay: true,
}

// finish ends the file.
func (p *pipeline) finish() error {
	if !p.ready && len(p.head) > 0 {
		if err := p.start(); err != nil {
			return err
		}
	}
	switch {
	case p.rows == 0:
		return &FileError{Reason: "Berkas ini tidak berisi satu baris produk pun, hanya judul kolom. Isi dulu dengan sedikitnya satu baris nama produk dan harga."}
	case p.listings == 0 && 2*p.undated >= p.rows:
		return errUndatedFile
	}
	return nil
}

// process gives out the rows of one record.
func (p *pipeline) process(r record) error {
	if r.fault != nil {
		return p.reject(r, r.cells, r.fault)
	}
	expanded, f := expandLists(r)
	if f != nil {
		return p.reject(r, r.cells, f)
	}
	for cells := range expanded {
		listing, f := p.build(r.layout, cells)
		if f != nil {
			if err := p.reject(r, cells, f); err != nil {
				return err
			}
			continue
		}
		p.rows++
		p.listings++
		if !p.yield(Row{Line: r.line, Listing: listing}, nil) {
			return errStopped
		}
	}
	return nil
}

// reject gives out a record that cannot be used.
func (p *pipeline) reject(r record, cells []string, f *fault) error {
	p.rows++
	if f.reason == undated {
		p.undated++
	}
	rowErr := &RowError{Line: r.line, Column: f.column, Reason: f.reason, Header: r.layout.header, Record: cells}
	if !p.yield(Row{Line: r.line, Err: rowErr}, nil) {
		return errStopped
	}
	return nil
}

// isListRecord tells a record whose title is a whole list of titles.
func isListRecord(r record) bool {
	title := r.layout.get(r.cells, colTitle)
	if title == "" || title[0] != '[' {
		return false
	}
	_, ok := parseList(title)
	return ok
}

// expandLists takes apart a record whose cells are lists of equal length, one
// element for each product; other records are given back as they are. A cell
// that is no list holds for all elements.
func expandLists(r record) (iter.Seq[[]string], *fault) {
	if !isListRecord(r) {
		return func(yield func([]string) bool) { yield(r.cells) }, nil
	}
	titles, _ := parseList(r.layout.get(r.cells, colTitle))
	lists := make(map[int][]string)
	for _, i := range r.layout.fields() {
		if i >= len(r.cells) {
			continue
		}
		list, ok := parseList(r.cells[i])
		if !ok {
			continue
		}
		if len(list) != len(titles) {
			return nil, unequal(r.layout, titles, i, list)
		}
		lists[i] = list
	}
	if len(titles) == 0 {
		return nil, &fault{r.layout.name(colTitle), "nama produk kosong"}
	}
	return func(yield func([]string) bool) {
		for n := range titles {
			cells := slices.Clone(r.cells)
			for i, list := range lists {
				cells[i] = list[n]
			}
			if !yield(cells) {
				return
			}
		}
	}, nil
}

// unequal is a record whose lists do not belong together.
func unequal(l *layout, titles []string, at int, list []string) *fault {
	return &fault{l.header[at], fmt.Sprintf(
		"sel ini berisi daftar %d isi, sedangkan daftar nama produk %d isi, jadi tidak diketahui mana milik siapa", len(list), len(titles))}
}
