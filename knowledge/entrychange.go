package knowledge

import (
	"strconv"
	"strings"
)

// EntryField is one field of a programme or rule as officers write it: its
// Indonesian key in a file, and its value as text. Members of a list stand on
// lines of their own; what is not known is empty.
type EntryField struct {
	Key   string
	Value string
}

// EntryChange is a field in which two versions of an entry differ.
type EntryChange struct {
	Key           string
	Before, After string
}

// Fields are the fields of a programme besides its number, those that an
// owner hears first.
func (p *Program) Fields() []EntryField {
	c := &p.Conditions
	own := []EntryField{
		{"kebutuhan", lines(p.Needs)},
		{"skala", lines(c.Scales)},
		{"omzet-paling-tinggi", unlessZero(c.MaxTurnover, Rupiah.String)},
		{"nib", string(c.NIB)},
		{"usia-usaha-paling-sedikit", unlessZero(c.LeastMonths, strconv.Itoa)},
		{"usia-usaha-paling-banyak", unlessZero(c.MostMonths, strconv.Itoa)},
		{"sektor", lines(c.Sectors)},
		{"provinsi", lines(c.Provinces)},
		{"bentuk", lines(c.Forms)},
		{"khusus", lines(c.Only)},
		{"langkah", lines(p.Steps)},
		{"bawa", lines(p.Bring)},
	}
	return append(p.saidFields(), append(own, p.foundedFields()...)...)
}

// Fields are the fields of a rule besides its id, those that an owner hears
// first.
func (r *Regulation) Fields() []EntryField {
	own := []EntryField{
		{"peraturan", r.Number},
		{"pokok", r.Topic},
		{"mengikat", lines(r.Binds)},
		{"lapor", lines(r.Report)},
	}
	return append(r.saidFields(), append(own, r.foundedFields()...)...)
}

// saidFields are what an entry says.
func (e *Entry) saidFields() []EntryField {
	return []EntryField{
		{"status", string(e.Status)},
		{"berlaku-sejak", dateText(e.From)},
		{"berlaku-sampai", dateText(e.Until)},
		{"nama", e.Name},
		{"lembaga", e.Agency},
		{"untuk", e.Purpose},
		{"isi", pointLines(e.Points)},
		{"angka", figureLines(e.Figures)},
		{"kontak", lines(e.Contacts)},
		{"alamat", e.Address},
	}
}

// foundedFields are what an entry rests on, and how it is called.
func (e *Entry) foundedFields() []EntryField {
	return []EntryField{
		{"keterangan-per", e.AsOf.String()},
		{"diperiksa", unlessZero(e.CheckedOn, Day.String)},
		{"keyakinan", string(e.Confidence)},
		{"diganti", lines(e.ReplacedBy)},
		{"belum-pasti", lines(e.Unsure)},
		{"beda-sumber", pointLines(e.Conflicts)},
		{"sumber", lines(e.Sources)},
		{"sebutan", lines(e.Aliases)},
		{"slug", e.Slug},
	}
}

// EntryChanges are the fields in which two versions of an entry differ. Both
// are of the same kind.
func EntryChanges(before, after []EntryField) []EntryChange {
	var changes []EntryChange
	for i, field := range after {
		if before[i] != field {
			changes = append(changes, EntryChange{field.Key, before[i].Value, field.Value})
		}
	}
	return changes
}

func lines[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return strings.Join(texts, "\n")
}

// pointLines writes points with the aspect and the days before the sentence,
// so that no two points are written alike.
func pointLines(points []Point) string {
	texts := make([]string, len(points))
	for i, p := range points {
		texts[i] = string(p.Aspect)
		if p.From != nil {
			texts[i] += " sejak " + p.From.String()
		}
		if p.Until != nil {
			texts[i] += " sampai " + p.Until.String()
		}
		texts[i] += ": " + p.Text
	}
	return strings.Join(texts, "\n")
}

func figureLines(figures []Figure) string {
	texts := make([]string, len(figures))
	for i := range figures {
		texts[i] = figures[i].Name + ": " + figures[i].Written()
	}
	return strings.Join(texts, "\n")
}

func dateText(d *Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// unlessZero writes a value that says something.
func unlessZero[T comparable](value T, write func(T) string) string {
	var zero T
	if value == zero {
		return ""
	}
	return write(value)
}
