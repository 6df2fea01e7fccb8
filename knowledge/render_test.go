package knowledge

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"
)

// sari is a recipient of whom all is known, nobody one of whom nothing is.
var (
	sari   = Recipient{Chat: 1, Name: "Sari 🌸", Product: "kerudung voal", Province: "Jawa Tengah"}
	nobody = Recipient{Chat: 2}
)

func TestPlaceholdersBecomeWhatIsKnownOfTheOwner(t *testing.T) {
	for _, c := range []struct{ name, text, known, unknown string }{
		{"a name", "Halo {nama}!", "Halo Sari 🌸!", "Halo!"},
		{"all three", "{nama} jual {produk} di {provinsi}", "Sari 🌸 jual kerudung voal di Jawa Tengah", "jual di"},
		{"typed as people do", "Halo { NAMA }, apa kabar", "Halo Sari 🌸, apa kabar", "Halo, apa kabar"},
		{"with a fallback", "Halo {nama|Kak}, apa kabar", "Halo Sari 🌸, apa kabar", "Halo Kak, apa kabar"},
		{"with spaces around the fallback", "Halo { nama | Kak }", "Halo Sari 🌸", "Halo Kak"},
		{"with nothing on purpose", "Halo {nama|} apa kabar", "Halo Sari 🌸 apa kabar", "Halo apa kabar"},
		{"two in a row", "Kak {nama} {produk}, ya", "Kak Sari 🌸 kerudung voal, ya", "Kak, ya"},
		{"on a line of its own", "Judul\n{nama} halo", "Judul\nSari 🌸 halo", "Judul\nhalo"},
		{"first of all", "{nama}\n\nIsi", "Sari 🌸\n\nIsi", "Isi"},
		{"last of all", "Salam untuk\n{nama}", "Salam untuk\nSari 🌸", "Salam untuk"},
		{"nothing else", "{nama}", "Sari 🌸", ""},
		{"a brace that is meant", "tulis {{nama} di sini", "tulis {nama} di sini", "tulis {nama} di sini"},
		{"three braces", "{{{nama|Kak}}", "{Sari 🌸}", "{Kak}"},
		{"a word that is none", "Halo {alamat} ya", "Halo {alamat} ya", "Halo {alamat} ya"},
		{"an open brace", "Halo {nama ya", "Halo {nama ya", "Halo {nama ya"},
		{"a brace open at the end of the line", "Halo {nama\n} ya", "Halo {nama\n} ya", "Halo {nama\n} ya"},
		{"an open brace before a placeholder", "a { b {nama|Kak}", "a { b Sari 🌸", "a { b Kak"},
		{"no braces at all", "  dua  spasi ", "  dua  spasi ", "  dua  spasi "},
	} {
		content := Content{Text: c.text}
		if got := content.Render(&sari).Text; got != c.known {
			t.Errorf("%s: Sari reads %q, want %q", c.name, got, c.known)
		}
		if got := content.Render(&nobody).Text; got != c.unknown {
			t.Errorf("%s: who is not known reads %q, want %q", c.name, got, c.unknown)
		}
	}
}

func TestMarksMoveWithTheValuesOfPlaceholders(t *testing.T) {
	for _, c := range []struct {
		name, text string
		marked     []string // what of the text is marked, the n-th as kinds[n]
		known      []string
		unknown    []string
	}{
		{"behind it", "Halo {nama}, baca ini", []string{"baca"}, []string{"baca"}, []string{"baca"}},
		{"around it", "Halo {nama} ya", []string{"Halo {nama} ya"}, []string{"Halo Sari 🌸 ya"}, []string{"Halo ya"}},
		{"just on it", "Halo {nama} ya", []string{"{nama}"}, []string{"Sari 🌸"}, nil},
		{"on the name inside the braces", "Halo {nama} ya", []string{"nama"}, []string{"Sari 🌸"}, nil},
		{"on the name with a fallback behind", "Halo { nama|Kak} ya", []string{"nama"}, []string{"Sari 🌸"}, []string{"Kak"}},
		{"on the brace alone", "Halo {nama} ya", []string{"{"}, nil, nil},
		{"on the fallback alone", "Halo {nama|Kak} ya", []string{"Kak"}, nil, nil},
		{"ending inside", "Halo {nama} ya", []string{"Halo {na"}, []string{"Halo Sari 🌸"}, []string{"Halo"}},
		{"beginning inside", "Halo {nama} ya", []string{"ma} ya"}, []string{" ya"}, []string{" ya"}},
		{"up to it", "Halo {nama} ya", []string{"Halo "}, []string{"Halo "}, []string{"Halo"}},
		{"from it on", "Halo {nama}ya", []string{"ya"}, []string{"ya"}, []string{"ya"}},
		{"two that cross in it", "a {nama} b", []string{"a {na", "ma} b"}, []string{"a Sari 🌸", " b"}, []string{"a", " b"}},
		{"one in the other", "😀 {nama} b", []string{"😀 {nama} b", "{nama}"}, []string{"😀 Sari 🌸 b", "Sari 🌸"}, []string{"😀 b"}},
		{"a space that goes", "Halo {nama}, ya", []string{" "}, nil, nil},
		{"a brace that is meant", "a {{nama} b", []string{"{{nama}"}, []string{"{nama}"}, []string{"{nama}"}},
		{"a mistake", "a {alamat} b", []string{"alamat"}, []string{"alamat"}, []string{"alamat"}},
	} {
		kinds := []string{"text_link", "bold"}
		content := Content{Text: c.text}
		for i, m := range c.marked {
			before, _, ok := strings.Cut(c.text, m)
			if !ok {
				t.Fatalf("%s: %q is not in %q", c.name, m, c.text)
			}
			content.Entities = append(content.Entities, Entity{Type: kinds[i], Offset: units(before), Length: units(m), URL: "https://a.id/"})
		}
		for _, to := range []struct {
			who  *Recipient
			want []string
		}{{&sari, c.known}, {&nobody, c.unknown}} {
			got := marked(content.Render(to.who))
			if strings.Join(got, "|") != strings.Join(to.want, "|") {
				t.Errorf("%s, for %q: marked are %q, want %q", c.name, to.who.Name, got, to.want)
			}
		}
	}
}

func TestBoldThatTouchesOnceANameIsGoneIsOneBold(t *testing.T) {
	content := Content{Text: "ab{nama}cd", Entities: []Entity{{Type: "bold", Length: 2}, {Type: "bold", Offset: 8, Length: 2}}}
	got := content.Render(&nobody)
	if got.Text != "abcd" || len(got.Entities) != 1 || got.Entities[0].Length != 4 {
		t.Errorf("rendered as %+v", got)
	}
}

func TestNothingInANameBecomesMoreThanText(t *testing.T) {
	for name, want := range map[string]string{
		"Budi":                     "Budi",
		"  Bu\tSari\n Dewi ":       "Bu Sari Dewi",
		"evil.com":                 "evil.\u2060com",
		"@admin":                   "@\u2060admin",
		"a@b.co":                   "a@\u2060b.\u2060co",
		"/hapus_data":              "/\u2060hapus_data",
		"https://x.id":             "https:\u2060//\u2060x.\u2060id",
		"#promo $USD":              "#\u2060promo $\u2060USD",
		"\u202Egnorb\u2066x\u200B": "gnorbx",
		"{produk}":                 "{produk}",
		"<b>Sari</b>":              "<b>Sari</\u2060b>",
		"A. B. Wijaya":             "A. B. Wijaya",
		"أحمد é 👩‍🌾":               "أحمد é 👩‍🌾",
		strings.Repeat("😀", 40):    strings.Repeat("😀", 32),
	} {
		r := Recipient{Name: name}
		if got := PlaceholderName.Of(&r); got != want {
			t.Errorf("of %q comes %q, want %q", name, got, want)
		}
	}
}

func TestRenderingLeavesTheContentAsItIs(t *testing.T) {
	content := Content{
		Text: "Halo *{nama}*", Entities: []Entity{{Type: "bold", Offset: 5, Length: 8}, {Type: "italic", Offset: 6, Length: 6}},
		Media:   &Media{Kind: MediaPhoto, FileID: "x"},
		Buttons: [][]ContentButton{{{Label: "Untuk {nama|Kak}", URL: "https://a.id"}, {Label: "{produk}", Action: "/program"}}},
	}
	before, _ := json.Marshal(content)
	got := content.Render(&sari)
	if got.Buttons[0][0].Label != "Untuk Sari 🌸" || got.Buttons[0][1].Label != "kerudung voal" {
		t.Errorf("the buttons are %+v", got.Buttons)
	}
	if none := content.Render(&nobody); none.Buttons[0][0].Label != "Untuk Kak" || none.Buttons[0][1].Label != "…" {
		t.Errorf("for whom nothing is known, the buttons are %+v", none.Buttons)
	}
	if after, _ := json.Marshal(content); string(after) != string(before) {
		t.Errorf("it was\n%s and is\n%s", before, after)
	}
}

// units is how long a text is for Telegram.
func units(text string) int { return len(utf16.Encode([]rune(text))) }

// marked are the stretches that are marked.
func marked(c Content) []string {
	all := utf16.Encode([]rune(c.Text))
	var out []string
	for _, e := range c.Entities {
		out = append(out, string(utf16.Decode(all[e.Offset:e.Offset+e.Length])))
	}
	return out
}
