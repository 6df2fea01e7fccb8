package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/bot/telegramtest"
	"setara/cmd/setara/page"
)

// barePage is the page on a strict server, and the bot's side of it, so that a
// test can send what Setara does not yet.
type barePage struct {
	*tab
	server *telegramtest.Server
	bot    *tg.Bot
	person *telegramtest.Person
}

func openBarePage(t *testing.T) *barePage {
	t.Helper()
	browser := chromium(t)
	server := telegramtest.NewServer(telegramtest.Options{})
	api, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	chats, err := page.New(server, slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	site := httptest.NewServer(chats)
	t.Cleanup(func() {
		site.CloseClientConnections() // the page's stream has no end of its own
		site.Close()
	})
	bot, err := tg.New(server.Token(), tg.WithServerURL(api), tg.WithSkipGetMe())
	if err != nil {
		t.Fatal(err)
	}
	person, ok := server.Person(page.Cast[0].ID)
	if !ok {
		t.Fatal("the cast is not there")
	}
	p := &barePage{tab: openTab(t, browser, screens[0], site.URL), server: server, bot: bot, person: person}
	p.until("the page is there", `document.querySelector("#phone-owner .welcome") != null`)
	return p
}

// newest is the bot's newest message on the page.
const newest = `[...document.querySelectorAll("#phone-owner .log:not([hidden]) .theirs:not(.typing)")].at(-1)`

// TestThePageShowsWhatABotCanSend sends what Telegram's bots can, and looks
// for it on the page.
func TestThePageShowsWhatABotCanSend(t *testing.T) {
	p := openBarePage(t)
	if _, err := p.person.Send("halo"); err != nil {
		t.Fatal(err)
	}
	p.typingAndDraft()
	p.buttons()
	p.photoAndFile()
	p.reaction()
	p.person.Block()
	p.until("the page says that the bot is blocked", `document.querySelector("#phone-owner .status").textContent.includes("diblokir")`)
	p.checkQuiet()
}

// must fails the test where the bot was refused.
func (p *barePage) must(_ any, err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *barePage) typingAndDraft() {
	p.t.Helper()
	ctx, chat := p.t.Context(), p.person.ChatID()
	p.must(p.bot.SendChatAction(ctx, &tg.SendChatActionParams{ChatID: chat, Action: models.ChatActionTyping}))
	p.until("the bot is seen typing", `document.querySelector("#phone-owner .typing").checkVisibility() &&
		document.querySelector("#phone-owner .status").textContent.includes("mengetik")`)
	p.screenshot("mengetik")
	p.must(p.bot.SendMessageDraft(ctx, &tg.SendMessageDraftParams{ChatID: chat, DraftID: "1"}))
	p.until("the bot is seen thinking", newest+`?.innerText.includes("sedang berpikir") && `+newest+`.matches(".draft")`)
	p.must(p.bot.SendMessageDraft(ctx, &tg.SendMessageDraftParams{ChatID: chat, DraftID: "1", Text: "Sebentar"}))
	p.until("a draft grows", newest+`?.innerText.includes("Sebentar") && `+newest+`.matches(".draft")`)
}

func (p *barePage) buttons() {
	p.t.Helper()
	p.must(p.bot.SendMessage(p.t.Context(), &tg.SendMessageParams{
		ChatID: p.person.ChatID(), Text: "<b>Halo</b>", ParseMode: models.ParseModeHTML,
		ReplyMarkup: models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{
			{{Text: "Tanya", CallbackData: "tanya"}, {Text: "Situs", URL: "https://example.com/"}},
		}},
	}))
	p.until("the message takes the draft's place, and nobody types any more",
		newest+`.querySelector("strong")?.innerText === "Halo" && document.querySelector(".draft, .typing.on") == null`)
	if link := value[string](p.tab, newest+`.querySelector("a.key").href`); link != "https://example.com/" {
		p.t.Errorf("the button leads to %s", link)
	}
	p.press("Tanya")
	p.until("the button waits", `document.querySelector(".key[aria-busy]") != null`)
	p.must(p.bot.AnswerCallbackQuery(p.t.Context(), &tg.AnswerCallbackQueryParams{
		CallbackQueryID: p.pressed(), Text: "Sudah dicatat", ShowAlert: true,
	}))
	p.until("the answer stands in a window", `document.querySelector("dialog[open]")?.innerText.includes("Sudah dicatat")`)
	p.until("the button is free again", `document.querySelector(".key[aria-busy]") == null`)
	p.screenshot("jendela")
	p.click("dialog button")
	p.until("the window is closed", `document.querySelector("dialog[open]") == null`)
}

// pressed polls as the bot until a button is pressed, and returns the id of
// the press.
func (p *barePage) pressed() string {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), demoPatience)
	defer cancel()
	for offset := int64(0); ; {
		address := fmt.Sprintf("%s/bot%s/getUpdates?timeout=10&offset=%d", p.server.URL(), p.server.Token(), offset)
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			p.t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			p.t.Fatal(err)
		}
		var answer struct{ Result []models.Update }
		err = json.NewDecoder(resp.Body).Decode(&answer)
		resp.Body.Close()
		if err != nil {
			p.t.Fatal(err)
		}
		for _, update := range answer.Result {
			offset = update.ID + 1
			if update.CallbackQuery != nil {
				return update.CallbackQuery.ID
			}
		}
	}
}

func (p *barePage) photoAndFile() {
	p.t.Helper()
	ctx, chat := p.t.Context(), p.person.ChatID()
	p.must(p.bot.SendPhoto(ctx, &tg.SendPhotoParams{
		ChatID: chat, Caption: "Harga bulan ini", Photo: &models.InputFileUpload{Filename: "grafik.png", Data: picture(p.t)},
	}))
	p.until("the photo is shown", newest+`?.querySelector("img")?.naturalWidth === 120`)
	sheet, err := p.bot.SendDocument(ctx, &tg.SendDocumentParams{
		ChatID: chat, Document: &models.InputFileUpload{Filename: "harga.csv", Data: strings.NewReader("nama,harga\n")},
	})
	p.must(sheet, err)
	p.until("the file is offered", newest+`?.querySelector("a.file[download]")?.innerText.includes("harga.csv")`)
	p.checkAccessible("with a photo and a file")
	p.screenshot("terima")
	p.must(p.bot.DeleteMessage(ctx, &tg.DeleteMessageParams{ChatID: chat, MessageID: sheet.ID}))
	p.until("the file is gone", `document.querySelector("#phone-owner a.file") == null`)
}

func (p *barePage) reaction() {
	p.t.Helper()
	asked := p.person.Transcript().Messages()[0].ID
	p.must(p.bot.SetMessageReaction(p.t.Context(), &tg.SetMessageReactionParams{
		ChatID: p.person.ChatID(), MessageID: int(asked),
		Reaction: []models.ReactionType{{Type: models.ReactionTypeTypeEmoji, ReactionTypeEmoji: &models.ReactionTypeEmoji{Emoji: "👍"}}},
	}))
	p.until("the reaction stands at the message", `document.querySelector("#phone-owner .own .reaction")?.innerText === "👍"`)
}

func picture(t *testing.T) *bytes.Reader {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 120, 80))); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(b.Bytes())
}

// TestTextIsFormattedAsItsEntitiesSay runs the page's formatting in a browser.
func TestTextIsFormattedAsItsEntitiesSay(t *testing.T) {
	type entity = telegramtest.Entity
	tests := []struct {
		name, text string
		entities   []entity
		html       string
	}{
		{"plain text", "a < b & c", nil, "a &lt; b &amp; c"},
		{"markup that somebody typed", "<b>x</b>", nil, "&lt;b&gt;x&lt;/b&gt;"},
		{"bold", "harga Rp5", []entity{{Type: "bold", Offset: 6, Length: 3}}, "harga <strong>Rp5</strong>"},
		{"offsets count UTF-16 units", "👍🏽 ok", []entity{{Type: "bold", Offset: 5, Length: 2}}, "👍🏽 <strong>ok</strong>"},
		{
			"a link in bold, given from the inside out", "ab",
			[]entity{{Type: "text_link", Offset: 1, Length: 1, URL: "https://a.example/?b=1&c"}, {Type: "bold", Offset: 0, Length: 2}},
			`<strong>a<a href="https://a.example/?b=1&amp;c" target="_blank" rel="noopener noreferrer">b</a></strong>`,
		},
		{"two entities over the same text", "a", []entity{{Type: "bold", Length: 1}, {Type: "italic", Length: 1}}, "<strong><em>a</em></strong>"},
		{"entities that cross", "abc", []entity{{Type: "bold", Length: 2}, {Type: "italic", Offset: 1, Length: 2}}, "<strong>a<em>b</em></strong>c"},
		{"an address without its scheme", "a.example", []entity{{Type: "url", Length: 9}}, `<a href="https://a.example" target="_blank" rel="noopener noreferrer">a.example</a>`},
		{"a link that would run script", "a", []entity{{Type: "text_link", Length: 1, URL: "javascript:alert(1)"}}, "<a>a</a>"},
		{"a link that is none", "a", []entity{{Type: "text_link", Length: 1, URL: "https://"}}, "<a>a</a>"},
		{"a command", "/harga", []entity{{Type: "bot_command", Length: 6}}, `<button type="button" class="link command">/harga</button>`},
		{"a hidden word", "a", []entity{{Type: "spoiler", Length: 1}}, `<span class="spoiler">a</span>`},
		{"a kind that is not known", "a", []entity{{Type: "cashtag", Length: 1}}, "<span>a</span>"},
		{"an entity past the end", "ab", []entity{{Type: "bold", Offset: 1, Length: 9}}, "a<strong>b</strong>"},
		{"an entity of nothing", "ab", []entity{{Type: "bold", Offset: 1}}, "ab"},
	}
	p := openBarePage(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			args, err := json.Marshal([]any{test.text, test.entities})
			if err != nil {
				t.Fatal(err)
			}
			got := value[string](p.tab, fmt.Sprintf(`import("/format.js").then((m) => {
				const node = document.createElement("div");
				node.append(m.format(...%s));
				return node.innerHTML;
			})`, args), chromedp.EvalAwaitPromise)
			if got != test.html {
				t.Errorf("got  %s\nwant %s", got, test.html)
			}
		})
	}
}
