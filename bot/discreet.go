package bot

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
)

// The text of an error, and the value of a panic, can hold what a person
// wrote: neither goes into the log.

// attempted is what an error says was attempted: its first words, which are
// ours.
func attempted(err error) string {
	what, _, _ := strings.Cut(err.Error(), ":")
	return what
}

// errorKind is the type of what is at the bottom of an error.
func errorKind(err error) string {
	for next := errors.Unwrap(err); next != nil; next = errors.Unwrap(err) {
		err = next
	}
	return fmt.Sprintf("%T", err)
}

// logPanic logs where a panic came from.
func (b *Bot) logPanic(what string, id int64, value any) {
	b.Logger.Error("panic", "in", what, "id", id, "type", fmt.Sprintf("%T", value), "stack", string(debug.Stack()))
}
