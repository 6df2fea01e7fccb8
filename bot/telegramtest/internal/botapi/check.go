package botapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// UnknownFieldError is a field that the Bot API does not have. Telegram itself
// overlooks such.
type UnknownFieldError struct{ In, Field string }

func (e *UnknownFieldError) Error() string {
	return fmt.Sprintf("unknown field %q in %s", e.Field, e.In)
}

// MissingFieldError is a required field that is not there.
type MissingFieldError struct{ In, Field string }

func (e *MissingFieldError) Error() string { return fmt.Sprintf("Can't find field %q", e.Field) }

// MistypedFieldError is a field with a value of another type.
type MistypedFieldError struct{ In, Field, Want string }

func (e *MistypedFieldError) Error() string {
	return fmt.Sprintf("Field %q must be of type %s", e.Field, e.Want)
}

// CheckText checks the value of a field of a request as it stands in a form:
// plain text for a string, number or boolean, JSON for anything else. Files
// are not checked here; their names are strings.
func (f *Field) CheckText(method, value string) error {
	for _, ref := range f.Types {
		if ref.Depth == 0 && plain(ref.Name, value) {
			return nil
		}
	}
	if !f.composite() {
		return &MistypedFieldError{In: method, Field: f.Name, Want: f.Types[0].Name}
	}
	decoder := json.NewDecoder(bytes.NewReader([]byte(value)))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil || decoder.More() {
		return fmt.Errorf("Can't parse %s JSON object", f.Name) //nolint:revive,staticcheck // Telegram's wording
	}
	return checkAny(method, f, v)
}

// composite tells whether the field holds JSON.
func (f *Field) composite() bool {
	for _, ref := range f.Types {
		if _, object := loaded().types[ref.Name]; object || ref.Depth > 0 {
			return true
		}
	}
	return false
}

func plain(name, value string) bool {
	switch name {
	case "String", "InputFile":
		return true
	case "Integer":
		_, err := strconv.ParseInt(value, 10, 64)
		return err == nil
	case "Float":
		_, err := strconv.ParseFloat(value, 64)
		return err == nil
	case "Boolean":
		return value == "true" || value == "false"
	}
	return false
}

// CheckAnswer checks that data is what a method may answer.
func (m *Method) CheckAnswer(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		return fmt.Errorf("answer of %s: %w", m.Name, err)
	}
	if err := checkAny(m.Name, &Field{Name: "result", Types: m.Returns}, v); err != nil {
		return fmt.Errorf("answer of %s: %w", m.Name, err)
	}
	return nil
}

// CheckUpdate checks that data is an update as Telegram sends it.
func CheckUpdate(data []byte) error {
	update := Method{Name: "update", Returns: []Ref{{Name: "Update"}}}
	return update.CheckAnswer(data)
}

// checkAny checks a value against each type that a field may have. Of several
// complaints the one tells most that got furthest: past the question which of
// the types is meant.
func checkAny(in string, f *Field, v any) error {
	if items, array := v.([]any); array {
		return checkItems(in, f, items)
	}
	var told error
	for _, ref := range f.Types {
		err := error(&notMeant{&MistypedFieldError{In: in, Field: f.Name, Want: "Array"}})
		if ref.Depth == 0 {
			err = checkValue(in, f.Name, ref.Name, v)
		}
		if err == nil {
			return nil
		}
		var doubt *notMeant
		if told == nil || errors.As(told, &doubt) {
			told = err
		}
	}
	return told
}

// checkItems checks an array. Where a field may be an array of one type or of
// another, each item may be of either.
func checkItems(in string, f *Field, items []any) error {
	item := Field{Name: f.Name}
	for _, ref := range f.Types {
		if ref.Depth > 0 {
			item.Types = append(item.Types, Ref{Name: ref.Name, Depth: ref.Depth - 1})
		}
	}
	if len(item.Types) == 0 {
		return &notMeant{&MistypedFieldError{In: in, Field: f.Name, Want: f.Types[0].Name}}
	}
	for _, v := range items {
		if err := checkAny(in, &item, v); err != nil {
			return met(err)
		}
	}
	return nil
}

// notMeant is the complaint of a type that was not the one meant.
type notMeant struct{ error }

func (e *notMeant) Unwrap() error { return e.error }

func checkValue(in, field, name string, v any) error {
	var ok bool
	switch name {
	case "String", "InputFile":
		_, ok = v.(string)
	case "Integer":
		n, number := v.(json.Number)
		ok = number && plain(name, n.String())
	case "Float":
		_, ok = v.(json.Number)
	case "Boolean", "True":
		var b bool
		b, ok = v.(bool)
		ok = ok && (b || name == "Boolean")
	default:
		return checkObject(in, field, name, v)
	}
	if !ok {
		return &notMeant{&MistypedFieldError{In: in, Field: field, Want: name}}
	}
	return nil
}

func checkObject(in, field, name string, v any) error {
	if _, text := v.(string); text && name == "KeyboardButton" {
		return nil // "String can be used instead of this object"
	}
	object, ok := v.(map[string]any)
	if !ok {
		return &notMeant{&MistypedFieldError{In: in, Field: field, Want: "Object"}}
	}
	t, known := loaded().types[name]
	switch {
	case !known:
		return nil
	case t.union != nil:
		return checkAny(in, &Field{Name: field, Types: t.union}, v)
	}
	meant, err := t.meant(object)
	if err != nil {
		return err
	}
	if err = t.check(object); meant {
		return met(err)
	}
	return err
}

// meant tells whether the object says of itself that it is of this type, and
// complains where it says that it is of another.
func (t *typ) meant(object map[string]any) (bool, error) {
	for i := range t.fields {
		f := &t.fields[i]
		switch value, there := object[f.Name]; {
		case f.Only == "" || !there:
		case value == f.Only:
			return true, nil
		default:
			return false, &notMeant{&MistypedFieldError{In: t.name, Field: f.Name, Want: f.Only}}
		}
	}
	return false, nil
}

func (t *typ) check(object map[string]any) error {
	for i := range t.fields {
		f := &t.fields[i]
		value, there := object[f.Name]
		if !there || value == nil {
			if f.Required {
				return &notMeant{&MissingFieldError{In: t.name, Field: f.Name}}
			}
			continue
		}
		if err := checkAny(t.name, f, value); err != nil {
			return met(err)
		}
	}
	return t.unknown(object)
}

// met takes the doubt from a complaint: the type was the one meant, and the
// mistake is inside.
func met(err error) error {
	var doubt *notMeant
	if errors.As(err, &doubt) {
		return doubt.error
	}
	return err
}

// unknown complains about a field that the type does not have.
func (t *typ) unknown(object map[string]any) error {
	for name := range object {
		found := false
		for i := range t.fields {
			found = found || t.fields[i].Name == name
		}
		if !found {
			return &UnknownFieldError{In: t.name, Field: name}
		}
	}
	return nil
}
