package export

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/url"

	"setara/knowledge"
)

//go:embed document.html
var documentPage string

// page is the template of a document. It escapes all that it is given, by where
// it stands; only [imageSource] and [webAddress] let something through, which
// they have looked at.
var page = template.Must(template.New("document").Funcs(template.FuncMap{
	"source": imageSource, "address": webAddress, "number": isNumber,
}).Parse(documentPage))

// HTML writes a document as one page that needs nothing else: pictures are part
// of it, it holds no script and loads nothing, and printed it fits A4. What
// strangers wrote in it stays text, and a table's cells are made [Neutral], for
// who copies them into a spreadsheet.
func HTML(to io.Writer, d *knowledge.Document) error {
	if err := page.Execute(to, neutralDocument(d)); err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	return nil
}

// neutralDocument is the document with cells that are no formulas.
func neutralDocument(d *knowledge.Document) *knowledge.Document {
	neutral := *d
	neutral.Parts = make([]knowledge.DocumentPart, len(d.Parts))
	for i, part := range d.Parts {
		if part.Table != nil {
			t := *part.Table
			t.Header, t.Rows = neutralRow(t.Header), make([][]string, len(t.Rows))
			for r, row := range part.Table.Rows {
				t.Rows[r] = neutralRow(row)
			}
			part.Table = &t
		}
		neutral.Parts[i] = part
	}
	return &neutral
}

func neutralRow(row []string) []string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = cell
		if _, number := cellOf(cell).(int64); !number {
			cells[i] = Neutral(cell)
		}
	}
	return cells
}

// isNumber tells whether a cell is set like one: digits with what stands between
// and before them.
func isNumber(cell string) bool {
	digits := 0
	for _, r := range cell {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case digits == 0 && (r == 'R' || r == 'p' || r == '-' || r == '+' || r == '\u00a0' || r == ' '):
		case r == '.' || r == ',' || r == '%' || r == ' ':
		default:
			return false
		}
	}
	return digits > 0
}

// imageSource is a picture as an address that holds it; empty where it is
// neither PNG nor JPEG.
func imageSource(data []byte) template.URL {
	kind := imageKind(data)
	if kind == "" {
		return ""
	}
	return template.URL("data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)) // #nosec G203 -- base64 of a known kind
}

// imageKind is the media type of a picture that documents show; empty for any
// other.
func imageKind(data []byte) string {
	switch kind := http.DetectContentType(data); kind {
	case "image/png", "image/jpeg":
		return kind
	default:
		return ""
	}
}

// webAddress is an address of the web; empty where it is none.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}
