package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/bot/chat"
)

// reply is a response of one paragraph.
func reply(spans ...chat.Span) chat.Response {
	return chat.Response{Blocks: []chat.Block{{Spans: spans}}}
}

func plainReply(text string) chat.Response { return reply(chat.Span{Text: text}) }

// texts is the HTML of the messages.
func texts(messages []Message) []string {
	var texts []string
	for _, m := range messages {
		texts = append(texts, m.Text)
	}
	return texts
}

func TestWhatAnOwnerSees(t *testing.T) {
	shop := "https://toko.example/kerudung?a=1&b=%22x%22"
	for _, test := range []struct {
		name  string
		reply chat.Response
		html  string
		plain string
	}{
		{
			"paragraphs stand apart, items under one another",
			chat.Response{Blocks: []chat.Block{
				{Spans: []chat.Span{{Text: "Jangan ikut turun.", Bold: true}, {Text: " Modal Rp28.000."}}},
				{Item: true, Spans: []chat.Span{{Text: "satu"}}},
				{Item: true, Spans: []chat.Span{{Text: "dua"}}},
				{Spans: []chat.Span{{Text: "Sekian."}}},
			}},
			"<b>Jangan ikut turun.</b> Modal Rp28.000.\n\n• satu\n• dua\n\nSekian.",
			"Jangan ikut turun. Modal Rp28.000.\n\n• satu\n• dua\n\nSekian.",
		},
		{
			"a title that looks like markup stays a title",
			reply(chat.Span{Text: `Kerudung <b>MURAH</b> & "asli" 100%</a> &amp;`}),
			`Kerudung &lt;b&gt;MURAH&lt;/b&gt; &amp; "asli" 100%&lt;/a&gt; &amp;amp;`,
			`Kerudung <b>MURAH</b> & "asli" 100%</a> &amp;`,
		},
		{
			"a link, in bold",
			reply(chat.Span{Text: "Kerudung", Bold: true, URL: shop}),
			`<b><a href="https://toko.example/kerudung?a=1&amp;b=%22x%22">Kerudung</a></b>`,
			"Kerudung (" + shop + ")",
		},
		{
			"quotes do not end an address",
			reply(chat.Span{Text: "x", URL: `https://toko.example/?q="><b>`}),
			`<a href="https://toko.example/?q=&quot;&gt;&lt;b&gt;">x</a>`,
			`x (https://toko.example/?q="><b>)`,
		},
		{
			"a link on its own address is named once",
			reply(chat.Span{Text: "https://toko.example", URL: "https://toko.example"}),
			`<a href="https://toko.example">https://toko.example</a>`,
			"https://toko.example",
		},
		{
			"a link without text shows its address",
			reply(chat.Span{URL: "https://toko.example"}),
			`<a href="https://toko.example">https://toko.example</a>`,
			"https://toko.example",
		},
		{
			"a link whose text shows nothing, too",
			reply(chat.Span{Text: "lihat"}, chat.Span{Text: " \u200b", Bold: true, URL: "https://toko.example"}),
			"lihat \u200b<b><a href=\"https://toko.example\">https://toko.example</a></b>",
			"lihat \u200bhttps://toko.example",
		},
		{
			"an address that is no link is written out",
			reply(chat.Span{Text: "klik", URL: "javascript:alert(1)"}, chat.Span{Text: "!"}),
			"klik (javascript:alert(1))!",
			"klik (javascript:alert(1))!",
		},
		{
			"runs of one style become one",
			reply(chat.Span{Text: "a", Bold: true}, chat.Span{Text: "", Bold: false}, chat.Span{Text: "b", Bold: true}),
			"<b>ab</b>", "ab",
		},
		{
			"broken bytes and control characters",
			reply(chat.Span{Text: "a\xff\xfeb\x00c\r\nd\re\tf\u2028g"}),
			"a\uFFFDb c\nd\ne f\ng", "a\uFFFDb c\nd\ne f\ng",
		},
		{
			"white space around a message goes",
			reply(chat.Span{Text: " \n halo\n\n"}),
			"halo", "halo",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := []Message{{Text: test.html, Plain: test.plain}}
			if diff := cmp.Diff(want, HTML(test.reply, TextLimit)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOnlyWhatTelegramLinksIsALink(t *testing.T) {
	for address, want := range map[string]bool{
		"https://toko.example":              true,
		"HTTP://TOKO.example/a b":           true,
		"http://[2001:db8::1]/":             true,
		"https://toko.example:8443/?q=é#x":  true,
		"tg://resolve?domain=SetaraBot":     true,
		"javascript:alert(1)":               false,
		"data:text/html,x":                  false,
		"file:///etc/passwd":                false,
		"toko.example/kerudung":             false,
		"//toko.example/kerudung":           false,
		"https://":                          false,
		"https://./":                        false,
		"https://localhost/":                false,
		"https://toko.example@lain.example": false,
		"https://toko.example<b>/":          false,
		"https://toko.example:99999999999x": false,
		"java\nscript:alert(1)":             false,
		"https://toko.example/" + strings.Repeat("a", maxAddress): false,
	} {
		t.Run(fmt.Sprintf("%.40q", address), func(t *testing.T) {
			message := HTML(reply(chat.Span{Text: "sini", URL: address}), TextLimit)[0]
			s := mustRead(t, message.Text)
			if got := s.glyphs[0].address == address; got != want {
				t.Errorf("link: %t, want %t: %.80q", got, want, message.Text)
			}
			if !want && !strings.Contains(text(s.glyphs), "("+clean(address)+")") {
				t.Errorf("address lost: %.80q", message.Text)
			}
		})
	}
}

func TestAReplyIsCutWhereItHurtsLeast(t *testing.T) {
	item := func(text string) chat.Block { return chat.Block{Item: true, Spans: []chat.Span{{Text: text}}} }
	for _, test := range []struct {
		name  string
		reply chat.Response
		limit int
		want  []string
	}{
		{"exactly full", plainReply("satu dua"), 8, []string{"satu dua"}},
		{"full but for white space at the end", plainReply("satu dua   "), 8, []string{"satu dua"}},
		{
			"between blocks",
			chat.Response{Blocks: []chat.Block{item("satu. dua"), item("tiga. empat"), item("lima")}}, 25,
			[]string{"• satu. dua\n• tiga. empat", "• lima"},
		},
		{
			"a block that fits is kept whole",
			chat.Response{Blocks: []chat.Block{item("satu"), item("dua. tiga. empat")}}, 20,
			[]string{"• satu", "• dua. tiga. empat"},
		},
		{
			"a block too long for any message starts in this one",
			chat.Response{Blocks: []chat.Block{item("satu"), item("Dua tiga. Empat lima. Enam tujuh.")}}, 20,
			[]string{"• satu\n• Dua tiga.", "Empat lima.", "Enam tujuh."},
		},
		{"between sentences, not within Rp1.000", plainReply("Harga Rp1.000. Modal Rp2.000. Untung."), 30, []string{"Harga Rp1.000. Modal Rp2.000.", "Untung."}},
		{"behind the quotes and brackets of a sentence", plainReply(`Katanya "(murah.)" Lalu naik terus.`), 30, []string{`Katanya "(murah.)"`, "Lalu naik terus."}},
		{"between words", plainReply("satu dua tiga empat"), 10, []string{"satu dua", "tiga empat"}},
		{"not where a space must not break", plainReply("satu dua Rp\u00a045.000"), 12, []string{"satu dua", "Rp\u00a045.000"}},
		{"within a word that is too long", plainReply("a bcdefghijklm"), 5, []string{"a bcd", "efghi", "jklm"}},
		{"never within an emoji", plainReply("👩🏽‍🌾👩🏽‍🌾👩🏽‍🌾"), 15, []string{"👩🏽‍🌾👩🏽‍🌾", "👩🏽‍🌾"}},
		{"never between a letter and its marks", plainReply("ae\u0301\u0323o"), 3, []string{"a", "e\u0301\u0323", "o"}},
		{"within an emoji longer than a message", plainReply("👩🏽‍🌾"), 3, []string{"👩", "🏽\u200d", "🌾"}},
		{"a surrogate pair stays together under any limit", plainReply("😀😀"), 0, []string{"😀", "😀"}},
		{
			"a style is closed and opened again",
			reply(chat.Span{Text: "satu dua", Bold: true, URL: "https://toko.example"}), 6,
			[]string{`<b><a href="https://toko.example">satu</a></b>`, `<b><a href="https://toko.example">dua</a></b>`},
		},
		{"escapes count as what they show", plainReply("<<<< &&&&"), 9, []string{"&lt;&lt;&lt;&lt; &amp;&amp;&amp;&amp;"}},
		{"what shows nothing makes no message", plainReply("aaa \u200b\u200b\u200b bbb"), 3, []string{"aaa", "bbb"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, texts(HTML(test.reply, test.limit))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnAddressFollowsItsLinkWhereMarkupWasRefused(t *testing.T) {
	address := "https://a.example/é" // with brackets and a space 22 units
	link := func(text string) chat.Response { return reply(chat.Span{Text: text, URL: address}) }
	for _, test := range []struct {
		name  string
		reply chat.Response
		limit int
		want  []string
	}{
		{"with room", link("satu dua"), 30, []string{"satu dua (" + address + ")"}},
		{"without room", link("satu dua"), 29, []string{"satu dua"}},
		{
			"of a link that was cut, at its end",
			link("satu " + strings.Repeat("panjang", 4)), 28,
			[]string{"satu", strings.Repeat("panjang", 4)},
		},
		{
			"of a link that was cut, at its end, with room",
			link(strings.Repeat("panjang", 4) + " satu"), 28,
			[]string{strings.Repeat("panjang", 4), "satu (" + address + ")"},
		},
		{
			"as many as there is room for",
			reply(chat.Span{Text: "satu", URL: address}, chat.Span{Text: " "}, chat.Span{Text: "dua", URL: address}), 50,
			[]string{"satu (" + address + ") dua"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, m := range HTML(test.reply, test.limit) {
				got = append(got, m.Plain)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestButtonsStandUnderTheLastMessage(t *testing.T) {
	buttons := [][]chat.Button{{{Label: "Hitung modal", Action: "/modal"}}, {{Label: "Sumber", Action: "/sumber"}}}
	r := plainReply("satu dua")
	r.Buttons = buttons
	want := []Message{{Text: "satu", Plain: "satu"}, {Text: "dua", Plain: "dua", Buttons: buttons}}
	if diff := cmp.Diff(want, HTML(r, 4)); diff != "" {
		t.Error(diff)
	}
}

func TestAReplyThatShowsNothing(t *testing.T) {
	button := [][]chat.Button{{{Label: "Ya", Action: "ya"}}}
	for _, test := range []struct {
		name  string
		reply chat.Response
		want  []Message
	}{
		{"says nothing at all", chat.Response{}, nil},
		{"has buttons only", chat.Response{Buttons: button}, []Message{{Text: "–", Plain: "–", Buttons: button}}},
		{"is white space", plainReply(" \n\t "), []Message{{Text: "–", Plain: "–"}}},
		{"has blocks without text", chat.Response{Blocks: make([]chat.Block, 3)}, []Message{{Text: "–", Plain: "–"}}},
		{"is made of what Telegram calls empty", plainReply("\u200b\u2800\ufeff\u202e \U000e0020"), []Message{{Text: "–", Plain: "–"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, HTML(test.reply, TextLimit)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoMessageHoldsMoreLinksThanTelegramKeeps(t *testing.T) {
	list := func(n int, address func(i int) string) chat.Response {
		var r chat.Response
		for i := range n {
			r.Blocks = append(r.Blocks, chat.Block{Item: true, Spans: []chat.Span{
				{Text: fmt.Sprintf("nomor %d", i), URL: address(i)}, {Text: " Rp1", Bold: true},
			}})
		}
		return r
	}
	for _, test := range []struct {
		name  string
		reply chat.Response
		want  int
	}{
		{"fifty links and prices fit", list(50, func(int) string { return "https://a.example" }), 1},
		{"one more does not", list(51, func(int) string { return "https://a.example" }), 2},
		{"long addresses fill a message sooner", list(10, func(i int) string {
			return fmt.Sprintf("https://a.example/%d?%s", i, strings.Repeat("&", 200))
		}), 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			messages := HTML(test.reply, TextLimit)
			if len(messages) != test.want {
				t.Errorf("%d messages, want %d", len(messages), test.want)
			}
			links := 0
			for _, m := range messages {
				s := mustRead(t, m.Text)
				if s.entities > 100 || s.addresses > 9_000 || len(m.Text) > 1<<15 {
					t.Errorf("%d entities, %d bytes of addresses, %d of HTML", s.entities, s.addresses, len(m.Text))
				}
				links += strings.Count(m.Text, "<a ")
			}
			if links != len(test.reply.Blocks) {
				t.Errorf("%d links of %d", links, len(test.reply.Blocks))
			}
		})
	}
}
