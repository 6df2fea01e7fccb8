package bot

import (
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
)

// verdict is what Telegram made of a request, or why it made nothing of it.
type verdict int

const (
	accepted verdict = iota
	// again: the network, or Telegram itself, is in trouble.
	again
	// tooMany: 429.
	tooMany
	// badToken: 401 or 404.
	badToken
	// unreachable: the chat cannot be written to.
	unreachable
	// moved: the group is a supergroup now.
	moved
	// badMarkup: 400, for what may be our markup.
	badMarkup
	// gone: the message to edit or delete is not there, or may not be changed
	// any more.
	gone
	// refused: anything else that will not get better.
	refused
)

var verdictNames = map[verdict]string{
	accepted: "accepted", again: "trouble", tooMany: "too many requests", badToken: "bad token",
	unreachable: "unreachable", moved: "moved", badMarkup: "markup refused", gone: "message gone", refused: "refused",
}

// String names the verdict, for logs.
func (v verdict) String() string { return verdictNames[v] }

// failure is a request that was not accepted.
type failure struct {
	verdict verdict
	// wait is what a 429 asks for.
	wait time.Duration
	// movedTo is the supergroup.
	movedTo int64
	// uncertain tells that Telegram may have done what was asked.
	uncertain bool
	// description is what Telegram says to a 400 or 403. It can quote a message:
	// it is not for logs.
	description string
	// status is the HTTP status, 0 where there was no answer.
	status int
}

// log are the attributes of a failure that may be logged: an error's text
// could quote a message.
func (f failure) log() slog.Attr {
	return slog.Group("failure", "kind", f.verdict.String(), "status", f.status)
}

// Descriptions of Telegram for a 400, in lower case.
var (
	unchangedWords = []string{"message is not modified"}
	goneWords      = []string{
		"message to edit not found", "message can't be edited", "message_id_invalid", "message identifier is not specified",
		"message to delete not found", "message can't be deleted",
	}
	unreachableWords = []string{
		"chat not found", "peer_id_invalid", "user not found", "rights to send", "chat_write_forbidden",
		"chat_restricted", "topic_closed", "group chat was deactivated",
	}
)

// judge reads the error of a call of the library. A nil error, and an edit that
// changes nothing, is accepted.
func judge(err error, a *attempt) failure {
	f := failure{status: int(a.status.Load())}
	if err == nil {
		return f
	}
	if f.status == http.StatusBadRequest || f.status == http.StatusForbidden {
		_, f.description, _ = strings.Cut(err.Error(), ", ")
	}
	if e, ok := errors.AsType[*tg.TooManyRequestsError](err); ok {
		f.verdict, f.wait = tooMany, time.Duration(max(e.RetryAfter, 1))*time.Second
		return f
	}
	if e, ok := errors.AsType[*tg.MigrateError](err); ok {
		f.verdict, f.movedTo = moved, int64(e.MigrateToChatID)
		return f
	}
	switch {
	case errors.Is(err, tg.ErrorForbidden):
		f.verdict = unreachable
	case errors.Is(err, tg.ErrorUnauthorized), errors.Is(err, tg.ErrorNotFound):
		f.verdict = badToken
	case errors.Is(err, tg.ErrorBadRequest):
		f.verdict = judgeBadRequest(strings.ToLower(err.Error()))
	case f.status == http.StatusRequestEntityTooLarge:
		f.verdict = refused
	default:
		// Without an answer, or with one of a proxy in between, nobody can
		// know; Telegram's own "internal server error" is a no.
		f.verdict = again
		f.uncertain = a.begun.Load() && f.status != http.StatusInternalServerError
	}
	return f
}

func judgeBadRequest(description string) verdict {
	has := func(words []string) bool {
		for _, w := range words {
			if strings.Contains(description, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has(unchangedWords):
		return accepted
	case has(goneWords):
		return gone
	case has(unreachableWords):
		return unreachable
	default:
		return badMarkup
	}
}
