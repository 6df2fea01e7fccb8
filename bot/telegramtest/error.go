package telegramtest

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"setara/bot/telegramtest/internal/botapi"
)

// apiError is an error as the Bot API answers it.
type apiError struct {
	Code        int    `json:"error_code"`
	Description string `json:"description"`
	// Parameters help the bot to go on by itself.
	Parameters *parameters `json:"parameters,omitempty"`
}

type parameters struct {
	RetryAfter      int   `json:"retry_after,omitempty"`
	MigrateToChatID int64 `json:"migrate_to_chat_id,omitempty"`
}

func (e *apiError) Error() string { return fmt.Sprintf("%d %s", e.Code, e.Description) }

// badRequest is an error 400. As with Telegram it starts small, unless with a
// word in capitals.
func badRequest(what string) *apiError {
	if len(what) > 1 && what[1] != '_' && (what[1] < 'A' || what[1] > 'Z') {
		what = strings.ToLower(what[:1]) + what[1:]
	}
	return &apiError{Code: http.StatusBadRequest, Description: "Bad Request: " + what}
}

func forbidden(what string) *apiError {
	return &apiError{Code: http.StatusForbidden, Description: "Forbidden: " + what}
}

func conflict(what string) *apiError {
	return &apiError{Code: http.StatusConflict, Description: "Conflict: " + what}
}

// tooMany is an error 429; the bot may come again after that many seconds.
func tooMany(seconds int) *apiError {
	return &apiError{
		Code:        http.StatusTooManyRequests,
		Description: fmt.Sprintf("Too Many Requests: retry after %d", seconds),
		Parameters:  &parameters{RetryAfter: seconds},
	}
}

// missing is how Telegram words the lack of a field; other fields have a
// general wording.
var missing = map[string]string{
	"chat_id":           "chat_id is empty",
	"text":              "message text is empty",
	"message_id":        "message identifier is not specified",
	"message_ids":       "message identifiers are not specified",
	"from_chat_id":      "from_chat_id is empty",
	"photo":             "there is no photo in the request",
	"document":          "there is no document in the request",
	"voice":             "there is no voice in the request",
	"action":            "wrong parameter action in request",
	"file_id":           "file_id not specified",
	"user_id":           "invalid user_id specified",
	"callback_query_id": "query is too old and response timeout expired or query ID is invalid",
	"draft_id":          "DRAFT_ID_INVALID",
}

// missingField is the answer to a request without a required field.
func missingField(name string) *apiError {
	if words, ok := missing[name]; ok {
		return badRequest(words)
	}
	return badRequest(fmt.Sprintf("parameter %q is required", name))
}

// wrongField is the answer to a request with a field that does not fit the
// description of the Bot API.
func wrongField(name string, err error) *apiError {
	var (
		unknown *botapi.UnknownFieldError
		missed  *botapi.MissingFieldError
		typed   *botapi.MistypedFieldError
		in      string
	)
	switch {
	case errors.As(err, &unknown):
		in = unknown.In
	case errors.As(err, &missed):
		in = missed.In
	case errors.As(err, &typed):
		if words, ok := missing[name]; ok && typed.Field == name && typed.Want == "Integer" {
			return badRequest(words)
		}
		in = typed.In
	}
	switch {
	case in == "InlineKeyboardButton":
		return badRequest("can't parse inline keyboard button: " + err.Error())
	case in == "KeyboardButton":
		return badRequest("can't parse keyboard button: " + err.Error())
	case strings.HasPrefix(in, "InputMedia"):
		return badRequest("can't parse InputMedia: " + err.Error())
	case in == "MessageEntity", in == "BotCommand", in == "BotCommandScope":
		return badRequest("can't parse " + in + ": " + err.Error())
	}
	return badRequest(err.Error())
}
