package bot_test

import (
	"context"
	"io"

	"setara/knowledge"
)

// takesAll is an intake that has something new in each file.
type takesAll struct{}

func (takesAll) Compare(_ context.Context, spec knowledge.FileSpec, _ io.ReadSeeker, _ func(int)) (knowledge.FileDifference, error) {
	return knowledge.FileDifference{Kind: spec.Kind, Rows: 1, New: 1}, nil
}

func (t takesAll) Publish(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, _ string, _ knowledge.Act, _ func(int)) (knowledge.FileDifference, error) {
	return t.Compare(ctx, spec, content, nil)
}
