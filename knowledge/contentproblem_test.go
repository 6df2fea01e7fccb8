package knowledge

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatIsWrongWithAMessageIsTold(t *testing.T) {
	link := func(url string) Content {
		return Content{Text: "buka", Entities: []Entity{{Type: "text_link", Length: 4, URL: url}}}
	}
	written := func(url string) Content {
		return Content{Text: url, Entities: []Entity{{Type: "url", Length: units(url)}}}
	}
	button := func(label, url, action string) Content {
		return Content{Text: "a", Buttons: [][]ContentButton{{{Label: label, URL: url, Action: action}}}}
	}
	row := func(n int) []ContentButton { return slices.Repeat([]ContentButton{{Label: "a", Action: "/harga"}}, n) }
	photo := &Media{Kind: MediaPhoto, FileID: "x"}
	for _, c := range []struct {
		name    string
		content Content
		want    []ContentCode
	}{
		{"nothing is wrong", Content{Text: "Halo {nama|Kak} di {provinsi}"}, nil},
		{"a photo needs no words", Content{Media: photo}, nil},
		{"no words at all", Content{Text: " \n"}, []ContentCode{ContentEmpty}},
		{"no words for who is not known", Content{Text: "{nama}"}, []ContentCode{ContentEmpty}},
		{"4,096 letters", Content{Text: strings.Repeat("a", 4096)}, nil},
		{"5,000 letters", Content{Text: strings.Repeat("a", 5000)}, []ContentCode{ContentTooLong}},
		{"2,049 faces", Content{Text: strings.Repeat("😀", 2049)}, []ContentCode{ContentTooLong}},
		{"a caption of 1,025 letters", Content{Text: strings.Repeat("a", 1025), Media: photo}, []ContentCode{ContentTooLong}},
		{"a name that does not fit", Content{Text: strings.Repeat("a", 4090) + "{nama}"}, []ContentCode{ContentMayBeTooLong}},
		{"a name that just fits", Content{Text: strings.Repeat("a", 4096-64) + "{nama}"}, nil},
		{"braces that make it no longer", Content{Text: strings.Repeat("a", 4095) + "{{"}, nil},
		{"101 marks", Content{Text: "a", Entities: slices.Repeat([]Entity{{Type: "bold", Length: 1}}, 101)}, []ContentCode{ContentTooManyMarks}},
		{"a placeholder that there is not", Content{Text: "Halo {alamat} {alamat}"}, []ContentCode{ContentUnknownPlaceholder}},
		{"empty braces", Content{Text: "Halo {}"}, []ContentCode{ContentUnknownPlaceholder}},
		{"a brace that is not closed", Content{Text: "Halo {nama, apa kabar"}, []ContentCode{ContentOpenPlaceholder}},
		{"a brace that is meant", Content{Text: "Halo {{nama}"}, nil},
		{"a placeholder in a button", button("Untuk {siapa}", "https://a.id", ""), []ContentCode{ContentUnknownPlaceholder}},
		{"a placeholder in a link", link("https://a.id/?dari={nama}"), []ContentCode{ContentPlaceholderInLink}},

		{"a good link", link("https://umkm.go.id/daftar?a=1#b"), nil},
		{"a link to Telegram's app", link("tg://resolve?domain=SetaraBot"), nil},
		{"a link to write a mail", link("mailto:a@umkm.go.id"), nil},
		{"a mail on a button", button("Tulis", "mailto:a@umkm.go.id", ""), []ContentCode{ContentLinkBroken}},
		{"a link that is not encrypted", link("http://umkm.go.id"), []ContentCode{ContentLinkPlain}},
		{"a link as it was typed", written("umkm.go.id/daftar"), nil},
		{"a link typed with http", written("http://umkm.go.id"), []ContentCode{ContentLinkPlain}},
		{"a link to a file", link("file:///etc/passwd"), []ContentCode{ContentLinkBroken}},
		{"a link that runs something", link("javascript:alert(1)"), []ContentCode{ContentLinkBroken}},
		{"a link without a host", link("https:///daftar"), []ContentCode{ContentLinkBroken}},
		{"a link with a space", link("https://umkm.go.id/a b"), []ContentCode{ContentLinkBroken}},
		{"two dots", link("https://umkm..id"), []ContentCode{ContentLinkBroken}},
		{"a host with an odd letter", link("https://um(km).id"), []ContentCode{ContentLinkBroken}},
		{"this computer", link("https://localhost:8080/"), []ContentCode{ContentLinkPrivate}},
		{"a computer of the office", link("https://server.internal/a"), []ContentCode{ContentLinkPrivate}},
		{"a number", link("https://10.0.0.1/"), []ContentCode{ContentLinkPrivate}},
		{"a public number", link("https://8.8.8.8/"), []ContentCode{ContentLinkPrivate}},
		{"a long number", link("https://[2001:db8::1]/"), []ContentCode{ContentLinkPrivate}},
		{"a short number", link("https://127.1/"), []ContentCode{ContentLinkPrivate}},
		{"a number in disguise", link("https://0x7f.0x1/"), []ContentCode{ContentLinkPrivate}},
		{"a message of a closed chat", link("https://t.me/c/123/4"), []ContentCode{ContentLinkPrivate}},
		{"a channel", link("https://t.me/kemenkopukm"), nil},
		{"a password", link("https://admin:rahasia@umkm.go.id/"), []ContentCode{ContentLinkPassword}},
		{"a host before the real one", link("https://umkm.go.id@jahat.com/"), []ContentCode{ContentLinkPassword}},
		{"a Greek letter", link("https://umkm.gο.id/"), []ContentCode{ContentLinkLookalike}},
		{"a host that is written otherwise", link("https://xn--umkm-abc.id/"), []ContentCode{ContentLinkLookalike}},

		{"a good button", button("Daftar", "https://umkm.go.id", ""), nil},
		{"a button that comes back", button("Program", "", "/program"), nil},
		{"a button without a label", button(" ", "", "/program"), []ContentCode{ContentNoLabel}},
		{"a button without a label for some", button("{nama}", "", "/program"), []ContentCode{ContentNoLabel}},
		{"a button that does nothing", button("Daftar", "", ""), []ContentCode{ContentIdleButton}},
		{"a long label", button(strings.Repeat("a", 101), "", "/program"), []ContentCode{ContentLabelTooLong}},
		{"nine in a row", Content{Text: "a", Buttons: [][]ContentButton{row(9)}}, []ContentCode{ContentRowTooLong}},
		{"100 buttons", Content{Text: "a", Buttons: slices.Repeat([][]ContentButton{row(1)}, 100)}, []ContentCode{ContentTooManyButtons}},
	} {
		var got []ContentCode
		for _, p := range c.content.Problems() {
			got = append(got, p.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: told is %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPlaceholdersWithoutAFallbackAreKnown(t *testing.T) {
	content := Content{Text: "{provinsi} {nama|Kak} {produk|}", Buttons: [][]ContentButton{{{Label: "Hai {nama}"}}}}
	if got := content.Unfilled(); !slices.Equal(got, []Placeholder{PlaceholderName, PlaceholderProvince}) {
		t.Errorf("without a fallback are %q", got)
	}
}

func TestMarksStayInsideTheTextWhateverIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"{", "}", "{{", "nama", "|", "Kak", " ", "\n", "😀", "é", "א", ",", "{nama}", "{produk|}"})
		text := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), "")
		mark := Entity{Type: "bold", Offset: rapid.IntRange(0, 40).Draw(t, "offset"), Length: rapid.IntRange(0, 40).Draw(t, "length")}
		content := Content{Text: "{" + text, Entities: []Entity{mark}}
		_ = content.Problems()
		got := content.Render(&Recipient{Name: rapid.String().Draw(t, "name")})
		if n := longestText(content.Text); units(got.Text) > n {
			t.Errorf("%q becomes %d units, %d at most were told", content.Text, units(got.Text), n)
		}
		for _, e := range got.Entities {
			if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > units(got.Text) {
				t.Errorf("%q has the mark %+v", got.Text, e)
			}
		}
	})
}
