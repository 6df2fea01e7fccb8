package ingest

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
)

// flat is a JSON object as a record: objects inside it are dotted paths,
// arrays stay JSON.
type flat struct {
	names, cells []string
}

// maxFields bounds the fields of one record.
const maxFields = 2000

// flatten makes a record of an object, fields in the order of their names.
func flatten(object map[string]any) flat {
	var f flat
	f.add("", object, 0)
	return f
}

func (f *flat) add(prefix string, object map[string]any, depth int) {
	for _, key := range sortedKeys(object) {
		if len(f.names) >= maxFields {
			return
		}
		name := prefix + key
		if inner, ok := object[key].(map[string]any); ok && depth < maxPath {
			f.add(name+".", inner, depth+1)
			continue
		}
		f.names = append(f.names, name)
		f.cells = append(f.cells, jsonCell(object[key]))
	}
}

// jsonCell is a value as the text of a cell.
func jsonCell(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return ""
	}
	return string(bytes.TrimSpace(b.Bytes()))
}

func sortedKeys(object map[string]any) []string {
	return slices.Sorted(maps.Keys(object))
}
