package telegramtest

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// shown writes a text and its entities on one line, "type[offset+length]".
func shown(f formatted) string {
	var b strings.Builder
	b.WriteString(f.text)
	for _, e := range f.entities {
		fmt.Fprintf(&b, " %s[%d+%d]%s%s%s", e.Type, e.Offset, e.Length, e.URL, e.Language, e.CustomEmojiID)
		if e.User != nil {
			fmt.Fprintf(&b, "user %d", e.User.ID)
		}
	}
	return b.String()
}

func TestHTMLBecomesTextAndEntities(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"plain", "Harga Rp45.000", "Harga Rp45.000"},
		{"each plain tag", "<b>b</b> <i>i</i> <u>u</u> <s>s</s> <tg-spoiler>r</tg-spoiler> <code>c</code>", "b i u s r c bold[0+1] italic[2+1] underline[4+1] strikethrough[6+1] spoiler[8+1] code[10+1]"},
		{"their other names", "<strong>b</strong> <em>i</em> <ins>u</ins> <del>s</del> <strike>s</strike> <span class=\"tg-spoiler\">r</span>", "b i u s s r bold[0+1] italic[2+1] underline[4+1] strikethrough[6+1] strikethrough[8+1] spoiler[10+1]"},
		{"capitals and spaces in tags", "<B >b</B >", "b bold[0+1]"},
		{"an end tag without a name", "<b>b</>", "b bold[0+1]"},
		{"offsets in UTF-16 units", "😀 <b>harga</b>", "😀 harga bold[3+5]"},
		{"nesting", "<b>a <i>b</i></b>", "a b bold[0+3] italic[2+1]"},
		{"bold twice is bold once", "<b>a<b>b</b></b>", "ab bold[0+2]"},
		{"bold beside bold is one run", "<b>a</b><b>b</b>", "ab bold[0+2]"},
		{"a link", `<a href="https://example.go.id/a?b=1&amp;c=2">sumber</a>`, "sumber text_link[0+6]https://example.go.id/a?b=1&c=2"},
		{"a link without a path", "<a href='https://example.go.id'>sumber</a>", "sumber text_link[0+6]https://example.go.id/"},
		{"a link that is its own address", "<a>example.go.id</a>", "example.go.id text_link[0+13]http://example.go.id/"},
		{"a link to nothing is only text", `<a href="entah">sumber</a>`, "sumber"},
		{"a link to a script is only text", `<a href="javascript:alert(1)">sumber</a>`, "sumber"},
		{"a mention of who has no name", `<a href="tg://user?id=7">Sari</a>`, "Sari text_mention[0+4]user 7"},
		{"code in a language", `<pre><code class="language-go">x</code></pre>`, "x pre[0+1]go"},
		{"a language without pre", `<code class="language-go">x</code>`, "x code[0+1]"},
		{"quotations", "<blockquote>a</blockquote>\n<blockquote expandable>b</blockquote>", "a\nb blockquote[0+1] expandable_blockquote[2+1]"},
		{"an emoji of one's own", `<tg-emoji emoji-id="5">👍</tg-emoji>`, "👍 custom_emoji[0+2]5"},
		{"references", "&lt;b&gt; &amp;amp; &quot; &#39; &#x41;&#65; &lt", "<b> &amp; \" ' AA <"},
		{"what is no reference stays", "&nbsp; &copy; & &#0; &#1114112;", "&nbsp; &copy; & &#0; &#1114112;"},
		{"nothing inside", "a<b></b>", "a"},
		{"only spaces inside", "a<b> </b>b", "a b"},
		{"white space around goes", " \n harga \n", "harga"},
		{"an entity is cut where the text is", "<b>harga\n\n</b>", "harga bold[0+5]"},
		{"white space inside an entity at the start stays", "<b> harga</b>", " harga bold[0+6]"},
		{"carriage returns and tabs", "a\r\n\tb", "a\n b"},
		{"marks of direction go, and entities move along", "\u202bab\u202c <b>c</b>", "ab c bold[3+1]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := format(test.source, "HTML", nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := shown(f); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestBrokenHTMLIsRefusedInTelegramsWords(t *testing.T) {
	for source, want := range map[string]string{
		"<b>a":                                `Can't find end tag corresponding to start tag "b"`,
		"a</b>":                               "Unexpected end tag at byte offset 1",
		"<b>a</i>":                            `Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`,
		"<b>a</b":                             "Unclosed end tag at byte offset 4",
		"harga <3 rb":                         `Unsupported start tag "3" at byte offset 6`,
		"é<p>a</p>":                           `Unsupported start tag "p" at byte offset 2`,
		"a<":                                  "Unclosed start tag at byte offset 1",
		"<br":                                 "Unclosed start tag at byte offset 0",
		"<a href=":                            `Unclosed start tag "a" at byte offset 0`,
		`<a href="x`:                          "Unclosed start tag at byte offset 0",
		"<a href>x</a>":                       `Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0`,
		"<a =x>x</a>":                         `Empty attribute name in the tag "a" at byte offset 0`,
		"<a href=a/b>x</a>":                   "Unexpected end of name token at byte offset 8",
		"<span>a</span>":                      `Tag "span" must have class "tg-spoiler" at byte offset 0`,
		`<tg-emoji emoji-id="a">👍</tg-emoji>`: "Invalid custom emoji identifier specified",
		"&#xD83D;":                            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
	} {
		if _, err := format(source, "html", nil); err == nil || err.Error() != "400 Bad Request: can't parse entities: "+want {
			t.Errorf("%s: got %v, want %s", source, err, want)
		}
	}
}

func TestTelegramFindsLinksAndCommandsByItself(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"/harga kopi", "/harga kopi bot_command[0+6]"},
		{"coba /harga@SetaraBot.", "coba /harga@SetaraBot. bot_command[5+16]"},
		{"dan/atau 1/2", "dan/atau 1/2"},
		{"hai @SetaraBot!", "hai @SetaraBot! mention[4+10]"},
		{"😀 #umkm #123", "😀 #umkm #123 hashtag[3+5]"},
		{"lihat https://example.go.id/a_b?c=1.", "lihat https://example.go.id/a_b?c=1. url[6+29]"},
		{"lihat oss.go.id, ya", "lihat oss.go.id, ya url[6+9]"},
		{"surat ke halo@example.go.id", "surat ke halo@example.go.id email[9+18]"},
		{"Rp45.000 atau 1.5.rb", "Rp45.000 atau 1.5.rb"},
		{"harga.murah", "harga.murah"},
	} {
		f, err := format(test.source, "", nil)
		if got := shown(f); err != nil || got != test.want {
			t.Errorf("got  %s %v\nwant %s", got, err, test.want)
		}
	}
	// Not inside code and links.
	f, err := format(`<code>/harga</code> <a href="https://example.id/">oss.go.id</a>`, "HTML", nil)
	if got, want := shown(f), "/harga oss.go.id code[0+6] text_link[7+9]https://example.id/"; err != nil || got != want {
		t.Errorf("got %s %v, want %s", got, err, want)
	}
}

func TestEntitiesOfTheBotAreTakenAsTheyAre(t *testing.T) {
	f, err := format("Halo Kak", "", []Entity{
		{Type: "italic", Offset: 5, Length: 3}, {Type: "bold", Offset: 0, Length: 4},
		{Type: "bold", Offset: 7, Length: 40}, {Type: "bold", Offset: 90, Length: 2}, {Type: "mention", Offset: 0, Length: 2},
	})
	if got, want := shown(f), "Halo Kak bold[0+4] italic[5+3] bold[7+1]"; err != nil || got != want {
		t.Errorf("got %s %v, want %s", got, err, want)
	}
	many := make([]Entity, 120)
	for i := range many {
		many[i] = Entity{Type: "bold", Offset: 2 * i, Length: 1}
	}
	if f, err = format(strings.Repeat("a ", 120), "", many); err != nil || len(f.entities) != 100 {
		t.Errorf("%d entities kept of 120, %v", len(f.entities), err)
	}
}

// checkEntities fails unless every entity lies in the text, on whole
// characters, in order.
func checkEntities(t interface{ Fatalf(string, ...any) }, f formatted) {
	if !utf8.ValidString(f.text) {
		t.Fatalf("text %q is not UTF-8", f.text)
	}
	borders := unitOffsets(f.text)
	for i, e := range f.entities {
		if e.Length <= 0 || !slices.Contains(borders, e.Offset) || !slices.Contains(borders, e.Offset+e.Length) {
			t.Fatalf("entity %+v does not lie in %q", e, f.text)
		}
		if i > 0 && e.Offset < f.entities[i-1].Offset {
			t.Fatalf("entities are not in order: %+v", f.entities)
		}
	}
}

func TestEscapedTextComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab <>&\"'😀é\n")), 0, 40, -1).Draw(t, "text")
		f, err := format("x"+html.EscapeString(text)+"x", "HTML", nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff("x"+text+"x", f.text); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestEntitiesStayOnTheirWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// A marked word among other text, white space and invisible marks.
		around := rapid.StringOfN(rapid.RuneFrom([]rune("a😀é \n\r\t\u202b\u2029")), 0, 20, -1)
		before, after := around.Draw(t, "before"), around.Draw(t, "after")
		f, err := format(before+"<b>kata\u202b kunci</b>"+after, "HTML", nil)
		if err != nil {
			t.Fatal(err)
		}
		checkEntities(t, f)
		if len(f.entities) != 1 {
			t.Fatalf("entities %+v", f.entities)
		}
		if e := f.entities[0]; cutUnits(f.text, e.Offset, e.Offset+e.Length) != "kata kunci" {
			t.Fatalf("%+v is %q", e, cutUnits(f.text, e.Offset, e.Offset+e.Length))
		}
	})
}

func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"<b>a</b>", "&lt;&#x41;", `<a href="https://a.id/">x</a>`, "<pre><code class='language-go'>x</code></pre>", "/harga@bot #a @bcd a.id", "<b>\u202b </b>\r\n", "<blockquote expandable>", "</", "&#xD800;"} {
		f.Add(seed, "HTML", 0, 1)
	}
	f.Add("halo 😀", "", 5, 2)
	f.Fuzz(func(t *testing.T, source, mode string, offset, length int) {
		got, err := format(source, mode, []Entity{{Type: "bold", Offset: offset, Length: length}})
		if err != nil {
			return
		}
		// What bots mark by hand may cut a character in two; HTML never does.
		if strings.EqualFold(mode, "html") {
			checkEntities(t, got)
		}
	})
}
