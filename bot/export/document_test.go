package export

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"setara/knowledge"
)

func photo(t *testing.T) []byte {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 40, 20))
	picture.Set(3, 3, color.White)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hostile are what strangers may write where officers read it.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</style><svg onload=alert(1)>`, `=HYPERLINK("http://jahat.id","klik")`,
	`@SUM(A1)`, `+62`, "\t=1+1", `{{.Title}}`, `</table></body>`, `javascript:alert(1)`,
}

func document(t *testing.T) *knowledge.Document {
	d := &knowledge.Document{Title: hostile[0], Lead: hostile, Foot: hostile}
	var rows [][]string
	for _, text := range hostile {
		rows = append(rows, []string{text, "15000"})
	}
	part := knowledge.DocumentPart{
		Heading: hostile[1], Paragraphs: hostile, Items: hostile,
		Table:  &knowledge.DocumentTable{Name: `Data/"[=1]`, Header: []string{hostile[3], "harga"}, Rows: rows},
		Images: []knowledge.DocumentImage{{Data: photo(t), Alt: hostile[1], Caption: hostile[3]}, {Data: []byte("<svg onload=alert(1)>"), Alt: "bukan foto"}},
	}
	for _, text := range hostile {
		part.Links = append(part.Links, knowledge.DocumentLink{Text: text, URL: text})
	}
	part.Links = append(part.Links, knowledge.DocumentLink{URL: "https://www.tokopedia.com/toko/jilbab"},
		knowledge.DocumentLink{URL: "https://tokopedia.com@jahat.id/"}, knowledge.DocumentLink{URL: "data:text/html,<script>"})
	d.Parts = []knowledge.DocumentPart{part, part}
	return d
}

func TestWhateverStrangersWriteThePageRunsNothingAndLoadsNothing(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, document(t)); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	images, links, cells := 0, 0, 0
	for node := range root.Descendants() {
		if node.Type == html.TextNode && node.Parent.Data == "td" {
			cells++
			if strings.IndexAny(node.Data, "=+-@\t") == 0 {
				t.Errorf("a cell begins a formula: %q", node.Data)
			}
		}
		if node.Type != html.ElementNode {
			continue
		}
		if node.Data == "script" || node.Data == "svg" || node.Data == "iframe" || node.Data == "form" {
			t.Errorf("the page holds <%s>", node.Data)
		}
		for _, a := range node.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has %s", node.Data, a.Key)
			case a.Key == "src":
				images++
				if !strings.HasPrefix(a.Val, "data:image/jpeg;base64,") {
					t.Errorf("the page loads %.60q", a.Val)
				}
			case a.Key == "href":
				links++
				if a.Val != "https://www.tokopedia.com/toko/jilbab" {
					t.Errorf("the page links to %q", a.Val)
				}
			}
		}
	}
	if images != 2 || links != 2 || cells != 4*len(hostile) {
		t.Errorf("the page has %d pictures, %d links and %d cells", images, links, cells)
	}
}

func TestAWorkbookOfADocumentHoldsItsTextsTablesAndPictures(t *testing.T) {
	var b bytes.Buffer
	if err := Workbook(&b, document(t)); err != nil {
		t.Fatal(err)
	}
	f, sheets := opened(t, b.Bytes())
	defer f.Close()
	want := []string{"Ringkasan", `Data " =1`, `Data " =1 2`, "Gambar"}
	if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
		t.Errorf("the sheets: %s", diff)
	}
	pictures, err := f.GetPictures("Gambar", "A2")
	if err != nil || len(pictures) != 1 || !bytes.Equal(pictures[0].File, photo(t)) {
		t.Errorf("the first picture comes back as %d pictures: %v", len(pictures), err)
	}
	for name, rows := range sheets {
		for r, row := range rows {
			for _, cell := range row {
				if strings.IndexAny(cell, "=+-@\t\r") == 0 {
					t.Errorf("%s row %d begins a formula: %q", name, r+1, cell)
				}
			}
		}
	}
}
