// Command generate writes the extract of the Bot API that the package botapi
// embeds. It takes the path of the API as data, in the form that the project
// telegram-bot-api-spec publishes, and the folder to write to:
//
//	go run ./generate bot-api.json .
//
// The extract holds names, types and what is required, nothing else. The
// licence beside the data is kept beside the extract.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// methods are those that the server knows.
var methods = []string{
	"getMe", "getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo",
	"sendMessage", "sendPhoto", "sendDocument", "sendVoice", "sendMediaGroup", "sendMessageDraft", "sendChatAction",
	"copyMessage", "editMessageText", "editMessageCaption", "editMessageReplyMarkup", "deleteMessage", "deleteMessages",
	"setMessageReaction", "answerCallbackQuery", "getFile", "getChat", "getChatMember", "getChatMemberCount", "leaveChat",
	"setMyCommands", "getMyCommands", "deleteMyCommands", "setMyName", "getMyName",
	"setMyDescription", "getMyDescription", "setMyShortDescription", "getMyShortDescription",
	"setChatMenuButton", "getChatMenuButton",
}

// answers are types of what the server tells; what they refer to is left
// open unless listed too.
var answers = []string{
	"Update", "Message", "User", "Chat", "ChatFullInfo", "MessageEntity", "PhotoSize", "Document", "Voice", "File",
	"CallbackQuery", "ChatMemberUpdated", "ChatMember", "ChatMemberMember", "ChatMemberLeft", "ChatMemberBanned",
	"MessageReactionUpdated", "WebhookInfo", "MessageId", "BotCommand", "BotName", "BotDescription", "BotShortDescription",
	"InlineKeyboardMarkup", "InlineKeyboardButton", "MenuButton", "MenuButtonCommands", "MenuButtonDefault",
	"ReactionType", "ReactionTypeEmoji",
}

type api struct {
	Version string                `json:"version"`
	Methods map[string]definition `json:"methods"`
	Types   map[string]definition `json:"types"`
}

type definition struct {
	Fields   []field  `json:"fields"`
	Returns  []string `json:"returns"`
	Subtypes []string `json:"subtypes"`
}

type field struct {
	Name        string   `json:"name"`
	Types       []string `json:"types"`
	Required    bool     `json:"required"`
	Description string   `json:"description"`
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: generate bot-api.json FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(source, folder string) error {
	data, err := os.ReadFile(source)
	if err != nil {
		return fmt.Errorf("read the Bot API: %w", err)
	}
	var a api
	if err := json.Unmarshal(data, &a); err != nil {
		return fmt.Errorf("read the Bot API from %s: %w", source, err)
	}
	text, err := a.extract()
	if err != nil {
		return err
	}
	licence, err := os.ReadFile(filepath.Join(filepath.Dir(source), "LICENSE"))
	if err != nil {
		return fmt.Errorf("read the licence of the data: %w", err)
	}
	return errors.Join(
		os.WriteFile(filepath.Join(folder, "extract.txt"), []byte(text), 0o644),
		os.WriteFile(filepath.Join(folder, "extract.LICENSE"), append([]byte(licenceHead), licence...), 0o644))
}

// licenceHead says what the licence below it is for.
const licenceHead = "The names and types in extract.txt are taken from data under this licence:\n\n"

// extract writes the methods, and every type that a request can hold.
func (a *api) extract() (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s, by generate; do not edit. Licence: extract.LICENSE\n", a.Version)
	needed := map[string]bool{}
	for _, name := range methods {
		m, ok := a.Methods[name]
		if !ok {
			return "", fmt.Errorf("%s has no method %s", a.Version, name)
		}
		fmt.Fprintf(&b, "method %s %s\n", name, join(m.Returns))
		a.writeFields(&b, m.Fields, needed)
	}
	for _, name := range answers {
		if _, ok := a.Types[name]; !ok {
			return "", fmt.Errorf("%s has no type %s", a.Version, name)
		}
		needed[name] = true
	}
	names := make([]string, 0, len(needed))
	for name := range needed {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		t := a.Types[name]
		if len(t.Subtypes) > 0 {
			fmt.Fprintf(&b, "union %s %s\n", name, join(t.Subtypes))
			continue
		}
		fmt.Fprintf(&b, "type %s\n", name)
		a.writeFields(&b, t.Fields, nil)
	}
	return b.String(), nil
}

// constant finds the only value that a field may have, as the documentation
// words it.
var constant = regexp.MustCompile(`(?:must be|always) "?([a-z_0-9]+)"?\.?$`)

func (a *api) writeFields(b *strings.Builder, fields []field, needed map[string]bool) {
	for _, f := range fields {
		b.WriteString("  " + f.Name)
		if f.Required {
			b.WriteByte('!')
		}
		b.WriteString(" " + join(f.Types))
		if found := constant.FindStringSubmatch(f.Description); found != nil && (f.Name == "type" || f.Name == "status") {
			b.WriteString(" =" + found[1])
		}
		b.WriteByte('\n')
		for _, t := range f.Types {
			a.need(t, needed)
		}
	}
}

// need marks a type and all that it refers to.
func (a *api) need(name string, needed map[string]bool) {
	name = name[strings.LastIndex(name, " ")+1:]
	t, known := a.Types[name]
	if needed == nil || !known || needed[name] {
		return
	}
	needed[name] = true
	for _, sub := range t.Subtypes {
		a.need(sub, needed)
	}
	for _, f := range t.Fields {
		for _, ref := range f.Types {
			a.need(ref, needed)
		}
	}
}

// join writes types on one line, "Array of Array of X" as [][]X.
func join(types []string) string {
	short := make([]string, len(types))
	for i, t := range types {
		short[i] = strings.ReplaceAll(t, "Array of ", "[]")
	}
	return strings.Join(short, "|")
}
