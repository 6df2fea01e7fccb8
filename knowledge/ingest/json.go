package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The limits of JSON: one element of an array, and how deep arrays and
// objects may lie inside one another before the first listing.
const (
	maxElement = 64 << 20
	maxDepth   = 64
)

// jsonReader finds the listings in JSON of any shape. Objects are walked token
// by token; the elements of an array are decoded one by one, so that a long
// array is streamed.
type jsonReader struct {
	pipeline *pipeline
	mapping  map[string]column
	in       *budgetReader
	dec      *json.Decoder
	// layouts are those of the records so far, by their field names.
	layouts map[string]*layout
	// count is how many records there were.
	count int
}

// errElementSize is one element that is too large to be a listing.
var errElementSize = &FileError{Reason: fmt.Sprintf("Satu bagian berkas JSON ini lebih dari %d MB, jadi tidak bisa dibaca sebagai daftar produk. Kirim daftarnya sebagai CSV.", maxElement>>20)}

// budgetReader fails once more is read than an element may have.
type budgetReader struct {
	in   io.Reader
	left int
}

// Read implements io.Reader.
func (r *budgetReader) Read(b []byte) (int, error) {
	if r.left <= 0 {
		return 0, errElementSize
	}
	n, err := r.in.Read(b[:min(len(b), r.left)])
	r.left -= n
	return n, err
}

// readJSON hands the listings of a JSON text to the pipeline: one value, or
// several after one another as in JSON Lines.
func readJSON(in *bufio.Reader, p *pipeline, mapping map[string]column) error {
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		if _, err := in.Discard(3); err != nil {
			return fmt.Errorf("read JSON: %w", err)
		}
	}
	budget := &budgetReader{in: in, left: maxElement}
	r := &jsonReader{pipeline: p, mapping: mapping, in: budget, dec: json.NewDecoder(budget), layouts: make(map[string]*layout)}
	r.dec.UseNumber()
	lines := isJSONLines(in)
	for {
		err := r.value(lines)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return r.explain(err)
		}
	}
	if r.count == 0 {
		return errNoListings
	}
	return p.finish()
}

// errNoListings is JSON without any list of goods.
var errNoListings = &FileError{Reason: "Di berkas JSON ini tidak ditemukan daftar produk: daftar objek yang punya nama (misalnya \"nama\") dan harga (misalnya \"harga\")."}

// isJSONLines tells whether the first line is an object of its own.
func isJSONLines(in *bufio.Reader) bool {
	head, _ := in.Peek(in.Size())
	line, rest, _ := bytes.Cut(bytes.TrimLeft(head, " \t\r\n"), []byte("\n"))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return len(line) > 0 && line[0] == '{' && (len(rest) == 0 || rest[0] == '{') && json.Valid(line)
}

// explain makes a sentence of an error inside JSON.
func (r *jsonReader) explain(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errElementSize):
		return errElementSize
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &FileError{Reason: fmt.Sprintf("Berkas JSON ini rusak atau terpotong, di sekitar huruf ke-%d. Unduh atau simpan ulang, lalu ulangi.", r.dec.InputOffset())}
	default:
		return err
	}
}

// value reads one value at the top. With lines it is one record.
func (r *jsonReader) value(lines bool) error {
	if !r.dec.More() {
		_, err := r.dec.Token()
		return err
	}
	if lines {
		object, err := r.decode()
		if err != nil {
			return err
		}
		return r.line(object)
	}
	token, err := r.token()
	if err != nil {
		return err
	}
	if err := r.walk(token, 0); errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	} else if err != nil {
		return err
	}
	return nil
}

// line takes one line of JSON Lines: a listing, or a page of them.
func (r *jsonReader) line(value any) error {
	object, ok := value.(map[string]any)
	if !ok {
		return r.search(value, 0)
	}
	if r.layoutOf(flatten(object)).listed() {
		return r.record(object)
	}
	before := r.count
	if err := r.search(object, 0); err != nil {
		return err
	}
	if r.count == before && (before > 0 || r.dec.More()) {
		return r.record(object) // one line of several that names no goods
	}
	return nil
}

func (r *jsonReader) token() (json.Token, error) {
	r.in.left = maxElement
	return r.dec.Token()
}

func (r *jsonReader) decode() (any, error) {
	r.in.left = maxElement
	var value any
	err := r.dec.Decode(&value)
	return value, err
}

// walk goes through a value whose first token was read.
func (r *jsonReader) walk(token json.Token, depth int) error {
	delim, ok := token.(json.Delim)
	switch {
	case !ok:
		return nil
	case depth > maxDepth:
		return errNoListings
	case delim == '[':
		return r.array(depth)
	}
	for r.dec.More() {
		if _, err := r.token(); err != nil { // the key
			return err
		}
		next, err := r.token()
		if err != nil {
			return err
		}
		if err := r.walk(next, depth+1); err != nil {
			return err
		}
	}
	_, err := r.token() // the closing brace
	return err
}

// array reads the elements of an array after its opening bracket. Whether they
// are listings is told by the first of them.
func (r *jsonReader) array(depth int) error {
	var first []any
	for r.dec.More() && len(first) < headerSearch {
		element, err := r.decode()
		if err != nil {
			return err
		}
		first = append(first, element)
	}
	listed := r.areListings(first)
	for _, element := range first {
		if err := r.each(element, listed, depth); err != nil {
			return err
		}
	}
	for r.dec.More() {
		element, err := r.decode()
		if err != nil {
			return err
		}
		if err := r.each(element, listed, depth); err != nil {
			return err
		}
	}
	_, err := r.token() // the closing bracket
	return err
}

// each takes one element of an array: a record where the array lists
// goods, else something to search.
func (r *jsonReader) each(element any, listed bool, depth int) error {
	if listed {
		return r.record(element)
	}
	return r.search(element, depth+1)
}

// areListings tells whether elements are listings: one of them has a title
// and a price among its fields.
func (r *jsonReader) areListings(elements []any) bool {
	for _, e := range elements {
		if object, ok := e.(map[string]any); ok && r.layoutOf(flatten(object)).listed() {
			return true
		}
	}
	return false
}

// variantKeys hold the variants of one listing, which are no listings: "Merah"
// is no title.
var variantKeys = []string{"variant", "variants", "varian", "variasi", "variations", "tier variations", "models", "options", "pilihan"}

// search looks for arrays of listings inside a decoded value.
func (r *jsonReader) search(value any, depth int) error {
	if depth > maxDepth {
		return nil
	}
	switch v := value.(type) {
	case map[string]any:
		for _, key := range sortedKeys(v) {
			if slices.Contains(variantKeys, headerWords(key)) {
				continue
			}
			if err := r.search(v[key], depth+1); err != nil {
				return err
			}
		}
	case []any:
		listed := r.areListings(v[:min(len(v), headerSearch)])
		for _, e := range v {
			if err := r.each(e, listed, depth); err != nil {
				return err
			}
		}
	}
	return nil
}

// record hands one element to the pipeline.
func (r *jsonReader) record(element any) error {
	r.count++
	rec := record{line: r.count}
	object, ok := element.(map[string]any)
	if !ok {
		rec.layout = r.layoutOf(flat{})
		rec.fault = &fault{string(colTitle), "isi ini bukan objek JSON dengan nama dan harga"}
		return r.pipeline.add(rec)
	}
	f := flatten(object)
	rec.layout, rec.cells = r.layoutOf(f), f.cells
	return r.pipeline.add(rec)
}

// maxLayouts bounds how many shapes of records are remembered.
const maxLayouts = 1000

// layoutOf is the layout of a record's field names.
func (r *jsonReader) layoutOf(f flat) *layout {
	signature := strings.Join(f.names, "\x00")
	if l, ok := r.layouts[signature]; ok {
		return l
	}
	if len(r.layouts) >= maxLayouts {
		clear(r.layouts)
	}
	l := newLayout(f.names, r.mapping)
	r.layouts[signature] = l
	return l
}
