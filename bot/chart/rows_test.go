package chart

import (
	"bytes"
	"image/png"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/bot/chat"
	"setara/knowledge"
)

func rowsOf(names []string, values []int64, upright bool) *chat.Picture {
	p := &chat.Picture{
		Title: "Harga lokal dan impor", Subtitle: "Harga tengah per 26 November 2026", Badge: "Data contoh",
		Notes: chat.PictureNotes{Rows: "Panjang batang dibandingkan dalam satu barang saja."},
	}
	for i, name := range names {
		row := chat.PictureRow{Name: name, Note: "per buah", Upright: upright}
		for j, value := range values {
			bar := chat.PictureBar{Label: knowledge.Rupiah(value).String(), Below: "16/11", Value: value / int64(i+1)}
			if !upright && j%2 == 1 {
				bar.Origin = knowledge.OriginImport
			}
			row.Bars = append(row.Bars, bar)
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

func TestBarsAreDrawnAndTheSamePictureGivesTheSameBytes(t *testing.T) {
	for name, p := range map[string]*chat.Picture{
		"lying":   rowsOf([]string{"kerudung voal", "jam tangan", "gorden"}, []int64{137_000, 45_000}, false),
		"upright": rowsOf([]string{"kerudung voal", "jam tangan"}, []int64{4, 0, 18, 31, 40}, true),
	} {
		first, err := Draw(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Draw(t.Context(), p)
		if err != nil || !bytes.Equal(first, again) {
			t.Errorf("%s: drawn again it differs (%v)", name, err)
		}
		if folder := os.Getenv(screenshotFolder); folder != "" {
			if err := os.WriteFile(folder+"/rows-"+name+".png", first, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestWhateverTheBarsSayAPictureIsDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rowsOf([]string{strings.Repeat(rapid.String().Draw(t, "name"), 3), "kaos"},
			rapid.SliceOfN(rapid.Int64Range(0, int64(knowledge.MaxRupiah)), 0, 6).Draw(t, "values"), rapid.Bool().Draw(t, "upright"))
		data, err := Draw(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.Decode(bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
	})
}
