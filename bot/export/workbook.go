package export

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"setara/knowledge"
)

const (
	// summarySheet is the first sheet of a document: all but its tables and
	// pictures.
	summarySheet = "Ringkasan"
	// photoSheet holds its pictures.
	photoSheet = "Gambar"
	// photoRows is how many rows a picture takes.
	photoRows = 26
)

// Workbook writes a document as a workbook: its texts on the first sheet, each
// table on one of its own, its pictures on the last. Cells are numbers or text
// that no program takes for a formula.
func Workbook(to io.Writer, d *knowledge.Document) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName(f.GetSheetName(0), summarySheet); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	names := sheetNames{summarySheet: true, photoSheet: true}
	if err := addSheet(f, summarySheet, nil, summary(d)); err != nil {
		return err
	}
	for i := range d.Parts {
		t := d.Parts[i].Table
		if t == nil {
			continue
		}
		name := names.take(t.Name, d.Parts[i].Heading)
		if _, err := f.NewSheet(name); err != nil {
			return fmt.Errorf("write XLSX: %w", err)
		}
		if err := addSheet(f, name, t.Header, t.Rows); err != nil {
			return err
		}
	}
	if err := addPhotos(f, d); err != nil {
		return err
	}
	if _, err := f.WriteTo(to); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

// summary are the texts of a document, one a row.
func summary(d *knowledge.Document) [][]string {
	rows := [][]string{{d.Title}}
	add := func(lines ...string) {
		for _, line := range lines {
			if line != "" {
				rows = append(rows, []string{line})
			}
		}
	}
	add(d.Lead...)
	for i := range d.Parts {
		p := &d.Parts[i]
		rows = append(rows, nil)
		add(p.Heading)
		add(p.Paragraphs...)
		add(p.Items...)
		for _, l := range p.Links {
			rows = append(rows, []string{l.Text, l.URL})
		}
	}
	rows = append(rows, nil)
	add(d.Foot...)
	return rows
}

func addSheet(f *excelize.File, name string, header []string, rows [][]string) error {
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	s := &sheet{w: w}
	if header != nil {
		if err := s.add(header); err != nil {
			return err
		}
	}
	for _, row := range rows {
		if err := s.add(row); err != nil {
			return err
		}
	}
	return s.end()
}

// addPhotos puts the pictures of a document on a sheet; none where it has none.
func addPhotos(f *excelize.File, d *knowledge.Document) error {
	row := 1
	for i := range d.Parts {
		for _, image := range d.Parts[i].Images {
			extension := map[string]string{"image/png": ".png", "image/jpeg": ".jpg"}[imageKind(image.Data)]
			if extension == "" {
				continue
			}
			if row == 1 {
				if _, err := f.NewSheet(photoSheet); err != nil {
					return fmt.Errorf("write XLSX: %w", err)
				}
			}
			caption := image.Caption
			if caption == "" {
				caption = image.Alt
			}
			if err := f.SetCellStr(photoSheet, fmt.Sprintf("A%d", row), Neutral(caption)); err != nil {
				return fmt.Errorf("write XLSX: %w", err)
			}
			err := f.AddPictureFromBytes(photoSheet, fmt.Sprintf("A%d", row+1), &excelize.Picture{
				Extension: extension, File: image.Data, Format: &excelize.GraphicOptions{AltText: image.Alt, ScaleX: 0.4, ScaleY: 0.4},
			})
			if err != nil {
				return fmt.Errorf("write XLSX: %w", err)
			}
			row += photoRows
		}
	}
	return nil
}

// sheetNames are those that were taken, in lower case too.
type sheetNames map[string]bool

// take is a name for a sheet that no other has: the first that is not empty,
// without what a name may not hold, at most 31 UTF-16 units.
func (n sheetNames) take(wanted ...string) string {
	base := "Tabel"
	for i := len(wanted) - 1; i >= 0; i-- {
		if name := cleanSheetName(wanted[i]); name != "" {
			base = name
		}
	}
	name := base
	for i := 2; n[strings.ToLower(name)] || n[name]; i++ {
		suffix := fmt.Sprintf(" %d", i)
		name = shorten(base, 31-len(suffix)) + suffix
	}
	n[strings.ToLower(name)] = true
	return name
}

func cleanSheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, name)
	return strings.TrimSpace(shorten(strings.Join(strings.Fields(name), " "), 31))
}

// shorten cuts a text to at most so many UTF-16 units.
func shorten(text string, units int) string {
	for i, r := range text {
		if units -= utf16.RuneLen(r); units < 0 {
			return text[:i]
		}
	}
	return text
}
