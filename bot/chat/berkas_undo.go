package chat

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// undoImport takes an import back, once it is confirmed. One's own takes the right
// to write, any other that to approve: it may be what an approver has decided.
func (c *Chat) undoImport(ctx context.Context, cl *call, typed string) (Response, error) {
	first, sure, _ := strings.Cut(strings.TrimSpace(typed), " ")
	id, _ := strconv.ParseInt(first, 10, 64)
	if c.Imports == nil {
		return say(sayUnknownCommand), nil
	}
	past, found := c.Imports.PastImport(ctx, id)
	right := knowledge.RightApprove
	if found != nil || past.By == cl.person {
		right = knowledge.RightWrite
	}
	if id <= 0 || strings.TrimSpace(sure) != "ya" {
		if ok, refusal, err := c.allowed(ctx, cl, right); !ok {
			return refusal, err
		}
		return c.askUndo(ctx, max(id, 0))
	}
	deed := c.deed(cl, knowledge.DeedImportUndo)
	deed.Object, deed.Detail = strconv.FormatInt(id, 10), past.File
	if ok, refusal, err := c.authorized(ctx, cl, right, deed); !ok {
		return refusal, err
	}
	switch {
	case errors.Is(found, knowledge.ErrNotFound):
		return say(sayNoSuchImport), nil
	case found != nil:
		return Response{}, found
	}
	// What is undone already was so before this act, or by it before a crash.
	err := c.Imports.Undo(ctx, id, deed.Act)
	if errors.Is(err, knowledge.ErrNotFound) {
		return say(wordUndoneBefore(&past)), nil
	}
	if err != nil {
		return Response{}, err
	}
	r := say(wordUndone(&past)...)
	r.Buttons = [][]Button{{{Label: buttonFiles, Action: actionFiles}}}
	return r, nil
}

// askUndo asks whether to take an import back, and says what stays.
func (c *Chat) askUndo(ctx context.Context, id int64) (Response, error) {
	if c.Imports == nil {
		return say(sayUnknownCommand), nil
	}
	past, err := c.Imports.PastImport(ctx, id)
	switch {
	case errors.Is(err, knowledge.ErrNotFound):
		return say(sayNoSuchImport), nil
	case err != nil:
		return Response{}, err
	case !past.UndoneAt.IsZero():
		return say(wordUndoneBefore(&past)), nil
	}
	r := say(wordAskUndo(&past)...)
	r.Buttons = [][]Button{{
		{Label: buttonUndoYes, Action: fmt.Sprintf("%s %d ya", actionImportUndo, id)},
		{Label: buttonUndoNo, Action: actionFiles},
	}}
	return r, nil
}
