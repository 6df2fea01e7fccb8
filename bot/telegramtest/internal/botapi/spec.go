package botapi

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed extract.txt
var extract string

// Method is a method of the Bot API.
type Method struct {
	Name    string
	Fields  []Field
	Returns []Ref

	byName map[string]*Field
}

// Field is a field of a request or of a type.
type Field struct {
	Name     string
	Types    []Ref
	Required bool
	// Only is the one value that the field may have; empty for any.
	Only string
}

// Ref names a type, Depth arrays deep.
type Ref struct {
	Name  string
	Depth int
}

// typ is an object of the Bot API, or a union of such.
type typ struct {
	name   string
	fields []Field
	union  []Ref
}

type spec struct {
	methods map[string]*Method // by lower-case name
	types   map[string]*typ
}

// loaded is the extract, read once. It is part of the program, so that one
// that cannot be read is a mistake of ours.
var loaded = sync.OnceValue(func() *spec {
	s, err := parse(extract)
	if err != nil {
		panic(err)
	}
	return s
})

// Lookup finds a method. As with Telegram, case does not matter.
func Lookup(name string) (*Method, bool) {
	m, ok := loaded().methods[strings.ToLower(name)]
	return m, ok
}

// Methods are the names of all methods of the extract.
func Methods() []string {
	var names []string
	for _, m := range loaded().methods {
		names = append(names, m.Name)
	}
	return names
}

// Field finds a field of the request.
func (m *Method) Field(name string) (*Field, bool) {
	f, ok := m.byName[name]
	return f, ok
}

// parse reads the extract: a line for each method, type or union, followed by
// indented ones for the fields.
func parse(text string) (*spec, error) {
	s := &spec{methods: map[string]*Method{}, types: map[string]*typ{}}
	var fields *[]Field
	for number, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case strings.HasPrefix(line, " ") && fields != nil && len(words) >= 2:
			*fields = append(*fields, parseField(words))
		case words[0] == "method" && len(words) == 3:
			m := &Method{Name: words[1], Returns: parseRefs(words[2])}
			s.methods[strings.ToLower(m.Name)] = m
			fields = &m.Fields
		case words[0] == "type" && len(words) == 2:
			t := &typ{name: words[1]}
			s.types[t.name] = t
			fields = &t.fields
		case words[0] == "union" && len(words) == 3:
			s.types[words[1]] = &typ{name: words[1], union: parseRefs(words[2])}
			fields = nil
		default:
			return nil, fmt.Errorf("botapi: line %d of the extract: %q", number+1, line)
		}
	}
	for _, m := range s.methods {
		m.byName = make(map[string]*Field, len(m.Fields))
		for i := range m.Fields {
			m.byName[m.Fields[i].Name] = &m.Fields[i]
		}
	}
	return s, nil
}

func parseField(words []string) Field {
	f := Field{Types: parseRefs(words[1])}
	f.Name, f.Required = strings.CutSuffix(words[0], "!")
	if len(words) > 2 {
		f.Only = strings.TrimPrefix(words[2], "=")
	}
	return f
}

func parseRefs(list string) []Ref {
	var refs []Ref
	for _, name := range strings.Split(list, "|") {
		plain := strings.TrimLeft(name, "[]")
		refs = append(refs, Ref{Name: plain, Depth: (len(name) - len(plain)) / 2})
	}
	return refs
}
