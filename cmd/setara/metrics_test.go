package main

import (
	"errors"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

func TestWhatAModelIsAskedAndTakesIsInTheMetrics(t *testing.T) {
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), ledgerFile))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	counts := newMetrics()
	book := countedBook{l, counts}
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, knowledge.WIB)
	id, err := book.ReserveModel(t.Context(), knowledge.ModelReserve{Chat: 7, At: now, Amount: 90, Budget: knowledge.ModelBudget{Day: 100, Owner: 100}})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // what is settled twice is counted once
		if err := book.SettleModel(t.Context(), id, knowledge.ModelUse{Input: 3000, Output: 40, Cost: 58}); err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			t.Fatal(err)
		}
	}
	if err := book.NoteModel(t.Context(), now, knowledge.ModelRetried); err != nil {
		t.Fatal(err)
	}
	if err := book.NoteModel(t.Context(), now, knowledge.MediumPhoto.Outcome(knowledge.ModelTooLarge)); err != nil {
		t.Fatal(err)
	}
	page := httptest.NewRecorder()
	metricsPage(counts.registry).ServeHTTP(page, httptest.NewRequestWithContext(t.Context(), "GET", metricsPath, nil))
	for _, line := range []string{
		`setara_model_questions_total{outcome="retried"} 1`, `setara_model_questions_total{outcome="late"} 0`,
		`setara_model_media_total{medium="photo",outcome="too_large"} 1`, `setara_model_media_total{medium="voice",outcome="read"} 0`,
		`setara_model_tokens_total{direction="input"} 3000`, `setara_model_tokens_total{direction="output"} 40`, "setara_model_rupiah_total 58",
	} {
		if !strings.Contains(page.Body.String(), "\n"+line+"\n") {
			t.Errorf("the page lacks %s", line)
		}
	}
}
