package knowledge_test

import (
	"testing"

	"setara/knowledge"
)

func TestAReviewTellsWhetherAnOfficerLookedAndWhatIsNoRule(t *testing.T) {
	old := func(checked string) func(*knowledge.Entry) {
		return func(e *knowledge.Entry) {
			e.AsOf = *date(t, "2026-02-01")
			if checked != "" {
				e.CheckedOn = day(t, checked)
			}
		}
	}
	k := knowledge.Known{
		Programs: []knowledge.Program{
			{Entry: entry(t, "P01", old(""))}, {Entry: entry(t, "P02", old("2026-03-01"))}, {Entry: entry(t, "P03", old("2026-01-01"))},
		},
		Customs: &knowledge.Customs{
			VATs:       []knowledge.VATRule{{Citation: knowledge.Citation{ID: "C01", Confidence: "C"}}},
			Statements: []knowledge.Statement{{Citation: knowledge.Citation{ID: "C02", Confidence: "C"}, By: "Menteri"}},
		},
	}
	checked := map[string]knowledge.Day{"P01": 0, "P02": day(t, "2026-03-01"), "P03": 0, "C01": 0, "C02": 0}
	reviews := k.Reviews(day(t, today))
	if len(reviews) != len(checked) {
		t.Fatalf("%d reviews, want %d", len(reviews), len(checked))
	}
	for _, r := range reviews {
		if r.CheckedOn != checked[r.ID] || r.Said != (r.ID == "C02") {
			t.Errorf("%s: checked on %s, said %t", r.ID, r.CheckedOn, r.Said)
		}
	}
}
