package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"setara/knowledge"
	"setara/knowledge/catalog"
)

func TestAnOfficerMustSayAClearYes(t *testing.T) {
	report := &catalog.FeeReport{Differences: []catalog.FeeDifference{{After: knowledge.Fee{ID: "F1"}}}}
	for answer, want := range map[string]bool{
		"ya\n": true, "YA \r\n": true, "y\n": true, "ya": true,
		"tidak\n": false, "\n": false, "": false, "yang mana?\n": false, "tidak ya\n": false,
	} {
		var out strings.Builder
		got, err := confirmFees(t.Context(), streams{in: strings.NewReader(answer), out: &out}, "biaya.csv", report)
		if err != nil || got != want {
			t.Errorf("%q: %v, %v", answer, got, err)
		}
		if shown := out.String(); strings.Index(shown, "F1 baru") > strings.Index(shown, askApply) || !strings.HasSuffix(shown, askApply) {
			t.Errorf("%q was asked after %q", answer, shown)
		}
	}
}

func TestNobodyIsAskedWhereNothingChanges(t *testing.T) {
	var out strings.Builder
	yes, err := confirmFees(t.Context(), streams{in: strings.NewReader("tidak\n"), out: &out}, "biaya.csv", &catalog.FeeReport{})
	if err != nil || !yes || strings.Contains(out.String(), askApply) {
		t.Errorf("%v, %v, %q", yes, err, out.String())
	}
}

func TestStoppingWhileAskedChangesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in, typed := io.Pipe() // nobody types
	defer typed.Close()
	report := &catalog.FeeReport{Differences: []catalog.FeeDifference{{After: knowledge.Fee{ID: "F1"}}}}
	if yes, err := confirmFees(ctx, streams{in: in, out: io.Discard}, "biaya.csv", report); yes || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", yes, err)
	}
}
