package ingest

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"setara/knowledge"
)

// maxEntryText is how long one text of an entry may be, in letters: an owner
// reads it in a chat.
const maxEntryText = 1000

// entryReader reads the nodes of a file of one entry and gathers its faults.
type entryReader struct {
	kind   EntryKind
	today  knowledge.Day
	faults []EntryFault
}

func (r *entryReader) fail(line int, field, reason string) {
	r.faults = append(r.faults, EntryFault{Line: line, Field: field, Reason: reason})
}

// plain refuses what YAML can do beyond fields, lists and texts.
func (r *entryReader) plain(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		r.fail(n.Line, "", fmt.Sprintf("rujukan *%s tidak dipakai di sini; tulis isinya lengkap, atau apit dengan tanda kutip", n.Value))
		return false
	case n.Anchor != "":
		r.fail(n.Line, "", fmt.Sprintf("tanda &%s tidak dipakai di sini; hapus, atau apit isinya dengan tanda kutip", n.Anchor))
		return false
	case n.Style&yaml.TaggedStyle != 0:
		r.fail(n.Line, "", fmt.Sprintf("tanda %s tidak dipakai di sini; hapus, atau apit isinya dengan tanda kutip", n.Tag))
		return false
	}
	for _, child := range n.Content {
		if !r.plain(child) {
			return false
		}
	}
	return true
}

// fields are the values of a mapping by their keys.
type fields struct {
	r *entryReader
	// where tells in which part of the file the mapping stands; empty for the
	// file itself.
	where  string
	line   int
	values map[string]*yaml.Node
}

// fieldsOf takes a mapping apart. A key that is not known, or there twice, is
// at fault, and so is one that must be there and is not.
func (r *entryReader) fieldsOf(n *yaml.Node, where string, known, must []string) fields {
	f := fields{r: r, where: where, line: n.Line, values: map[string]*yaml.Node{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		first, twice := f.values[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode:
			f.fail(key.Line, "", "nama isian harus satu kata, misalnya nomor:")
		case !slices.Contains(known, key.Value):
			f.fail(key.Line, key.Value, "isian ini tidak dikenal; "+suggest(key.Value, known, "isian yang ada"))
		case twice:
			f.fail(key.Line, key.Value, fmt.Sprintf("sudah terisi di baris %d; sisakan satu", first.Line))
		default:
			f.values[key.Value] = value
		}
	}
	for _, key := range must {
		if _, ok := f.values[key]; !ok {
			f.fail(f.line, key, "belum ada; tambahkan isian ini")
		}
	}
	return f
}

// fail notes a fault of one of the fields.
func (f *fields) fail(line int, key, reason string) {
	field := strings.TrimSpace(key)
	switch {
	case f.where != "" && field != "":
		field += " di " + f.where
	case field == "":
		field = f.where
	}
	f.r.fail(line, field, reason)
}

// scalar is the node of a text; nil, with a fault, where it is none, and nil
// where it is empty.
func (f *fields) scalar(key string) *yaml.Node {
	n, ok := f.values[key]
	switch {
	case !ok || isEmptyNode(n):
		return nil
	case n.Kind == yaml.ScalarNode:
		return n
	case n.Kind == yaml.MappingNode:
		f.fail(n.Line, key, "seharusnya satu teks; kalau isinya memuat titik dua, apit dengan tanda kutip")
	default:
		f.fail(n.Line, key, "seharusnya satu teks, bukan daftar")
	}
	return nil
}

// isEmptyNode tells a value that says nothing.
func isEmptyNode(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || strings.TrimSpace(n.Value) == "")
}

// code is a text that a program reads; empty where it is not known.
func (f *fields) code(key string) (string, int) {
	if n := f.scalar(key); n != nil {
		return strings.TrimSpace(n.Value), n.Line
	}
	return "", 0
}

// text is a text that people read.
func (f *fields) text(key string) string {
	if n := f.scalar(key); n != nil {
		return f.words(key, n)
	}
	return ""
}

// filled is a text that may not be empty. A field that is missing was told.
func (f *fields) filled(key, example string) string {
	text := f.text(key)
	if n, ok := f.values[key]; ok && isEmptyNode(n) {
		f.fail(n.Line, key, "kosong; tulis misalnya "+example)
	}
	return text
}

// words reads the text of a node as one line. Where a remark begins, the rest
// of the sentence would be lost unseen.
func (f *fields) words(key string, n *yaml.Node) string {
	if n.LineComment != "" && n.Style == 0 {
		f.fail(n.Line, key, "teks sesudah tanda # terbaca sebagai catatan; apit isinya dengan tanda kutip, atau hapus catatannya")
	}
	text := oneLine(n.Value)
	if size := len([]rune(text)); size > maxEntryText {
		f.fail(n.Line, key, fmt.Sprintf("terlalu panjang, %d huruf; paling banyak %d, jadi pecah menjadi beberapa kalimat", size, maxEntryText))
	}
	return text
}

// nodes are the members of a list; none where it is empty or not there.
func (f *fields) nodes(key, example string) []*yaml.Node {
	n, ok := f.values[key]
	switch {
	case !ok || isEmptyNode(n):
		return nil
	case n.Kind != yaml.SequenceNode:
		f.fail(n.Line, key, "seharusnya daftar; tulis tiap isinya di baris sendiri dengan tanda hubung di depannya, misalnya - "+example)
		return nil
	}
	return n.Content
}

// list are the texts of a list, without those that are there twice.
func (f *fields) list(key, example string) []string {
	var texts []string
	for text := range f.members(key, example) {
		if slices.Contains(texts, text.words) {
			f.fail(text.line, key, fmt.Sprintf("%q ada dua kali; hapus salah satu", text.words))
			continue
		}
		texts = append(texts, text.words)
	}
	return texts
}

// member is one text of a list.
type member struct {
	words string
	line  int
}

// members are the texts of a list with their lines.
func (f *fields) members(key, example string) iter.Seq[member] {
	return func(yield func(member) bool) {
		for _, n := range f.nodes(key, example) {
			switch {
			case isEmptyNode(n):
				f.fail(n.Line, key, "ada isi yang kosong; tulis isinya atau hapus tanda hubungnya")
			case n.Kind == yaml.MappingNode:
				f.fail(n.Line, key, "isinya memuat titik dua, jadi terbaca sebagai isian; apit dengan tanda kutip")
			case n.Kind != yaml.ScalarNode:
				f.fail(n.Line, key, "isinya harus satu teks, bukan daftar di dalam daftar")
			case !yield(member{f.words(key, n), n.Line}):
				return
			}
		}
	}
}

// oneLine folds a text into one line: white space is one space, control
// characters and invisible formatting are dropped. Nothing else is changed, so
// that markup and its entities stay text.
func oneLine(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c) && c != '\u200d', unicode.In(c, unicode.Co):
			return -1
		default:
			return c
		}
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
