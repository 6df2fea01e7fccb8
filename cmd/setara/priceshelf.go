package main

import (
	"context"
	"errors"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/intake"
)

// priceShelf takes the prices of verified reports in and out for the
// conversation.
type priceShelf struct{ *intake.Intake }

// Undo takes them out. Where somebody else did so before, there is nothing left
// to do.
func (s priceShelf) Undo(ctx context.Context, id int64, act knowledge.Act) error {
	err := s.Intake.Undo(ctx, id, act)
	if _, before := errors.AsType[*catalog.UndoneError](err); before {
		return nil
	}
	return err
}
