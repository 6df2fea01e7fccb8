package bot

import (
	"context"

	"setara/knowledge"
)

// Upload is the one with that id, without what this turn changes.
func (m *memory) Upload(ctx context.Context, id int64) (knowledge.Upload, error) {
	return m.b.Ledger.Upload(ctx, id)
}

// OpenUploads are those that are not over, without what this turn changes.
func (m *memory) OpenUploads(ctx context.Context, limit int) ([]knowledge.Upload, error) {
	return m.b.Ledger.OpenUploads(ctx, limit)
}

// SameUpload is the newest of the same file.
func (m *memory) SameUpload(ctx context.Context, unique string) (knowledge.Upload, error) {
	return m.b.Ledger.SameUpload(ctx, unique)
}

// ChangeUpload does the act at the end of the turn, if it can be done then.
func (m *memory) ChangeUpload(_ context.Context, c knowledge.UploadChange) error {
	m.uploads = append(m.uploads, c)
	return nil
}
