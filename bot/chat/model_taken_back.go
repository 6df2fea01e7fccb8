package chat

import (
	"context"
	"errors"
	"sync"
)

// errTakenBack tells that the owner does not agree to the model any more.
var errTakenBack = errors.New("the consent to the model was taken back")

// underWay is the work of a model that is being done for owners.
type underWay struct {
	mu sync.Mutex // guards what follows
	// tasks are what ends the work, by the owner that it is done for.
	tasks map[*context.CancelCauseFunc]int64
}

// enter takes one of the places of those who ask the model; false where all are
// taken. The context is that of the work: it ends when the owner takes their yes
// back ([ModelWork.TakenBack]). Whether they agree must be looked up after this,
// so that no answer falls between the two.
func (w *ModelWork) enter(ctx context.Context, owner int64) (working context.Context, leave func(), ok bool) {
	select {
	case w.slots <- struct{}{}:
	default:
		return nil, nil, false
	}
	working, end := context.WithCancelCause(ctx)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.tasks == nil {
		w.tasks = map[*context.CancelCauseFunc]int64{}
	}
	w.tasks[&end] = owner
	return working, func() {
		w.mu.Lock()
		delete(w.tasks, &end)
		w.mu.Unlock()
		end(nil)
		<-w.slots
	}, true
}

// TakenBack ends what the model does for an owner, in the midst of a request: they
// have just said that it may not be asked any more. What they are told of it, and
// that it is kept, is for their turn. It may be called on no work at all.
func (w *ModelWork) TakenBack(owner int64) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for end, of := range w.tasks {
		if of == owner {
			(*end)(errTakenBack)
		}
	}
}

// takenBack tells whether work ended since its owner took their yes back.
func takenBack(working context.Context) bool {
	return errors.Is(context.Cause(working), errTakenBack)
}
