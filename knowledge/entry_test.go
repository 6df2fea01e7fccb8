package knowledge_test

import (
	"testing"

	"setara/knowledge"
)

func date(t *testing.T, s string) *knowledge.Date {
	t.Helper()
	if s == "" {
		return nil
	}
	d, err := knowledge.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

func TestWhatMayBeSaidOfAnEntryOnADay(t *testing.T) {
	for _, c := range []struct {
		name              string
		status            knowledge.Status
		asOf, from, until string
		on                string
		want              knowledge.Standing
	}{
		{"a programme that runs", knowledge.StatusActive, "2026-01-16", "", "", "2026-11-25", knowledge.StandingOpen},
		{"the same before anybody wrote of it", knowledge.StatusActive, "2026-01-16", "", "", "2026-01-15", knowledge.StandingUncertain},
		{"one past its last day", knowledge.StatusActive, "2026-01-16", "", "2026-06-30", "2026-07-01", knowledge.StandingEnded},
		{"one on its last day", knowledge.StatusActive, "2026-01-16", "", "2026-06-30", "2026-06-30", knowledge.StandingOpen},
		{"one whose last year is all that is known", knowledge.StatusActive, "2026-01-16", "", "2026", "2026-12-31", knowledge.StandingOpen},
		{"one that begins later", knowledge.StatusActive, "2026-01-16", "2026-04-01", "", "2026-03-31", knowledge.StandingNotYet},
		{"one that has ended", knowledge.StatusEnded, "2024-12-11", "2024-11-05", "2025-05-05", "2026-01-01", knowledge.StandingEnded},
		{"the same before its last day", knowledge.StatusEnded, "2024-12-11", "2024-11-05", "2025-05-05", "2025-01-01", knowledge.StandingUncertain},
		{"one that ended on a day nobody knows", knowledge.StatusEnded, "2024-12-11", "", "", "2024-12-11", knowledge.StandingEnded},
		{"one of which nobody knows whether it runs", knowledge.StatusUnclear, "2024", "", "", "2026-01-01", knowledge.StandingUncertain},
		{"a rule in force", knowledge.StatusInForce, "2025-07-04", "2025-08-29", "", "2025-08-29", knowledge.StandingOpen},
		{"a rule that waits to be in force", knowledge.StatusInForce, "2025-07-04", "2025-08-29", "", "2025-08-28", knowledge.StandingNotYet},
		{"a rule in force that is under revision", knowledge.StatusRevisionPending, "2025-11-18", "2022-12-20", "", "2026-01-01", knowledge.StandingOpen},
		{"a rule that nobody applies", knowledge.StatusNotApplied, "2026-02-16", "2025-07-14", "", "2026-11-25", knowledge.StandingNotYet},
		{"a draft", knowledge.StatusDraft, "2026-01-20", "", "", "2026-11-25", knowledge.StandingNotYet},
		{"a revoked rule", knowledge.StatusRevoked, "2023-09-26", "2020-11-01", "", "2026-11-25", knowledge.StandingEnded},
		{"the same while it was in force, as far as we know", knowledge.StatusRevoked, "2023-09-26", "2020-11-01", "", "2022-01-01", knowledge.StandingUncertain},
		{"a decision", knowledge.StatusDecision, "2025-09-30", "2025-09-29", "", "2026-11-25", knowledge.StandingRecord},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := knowledge.Entry{Status: c.status, AsOf: *date(t, c.asOf), From: date(t, c.from), Until: date(t, c.until)}
			if got := e.Standing(date(t, c.on).Day); got != c.want {
				t.Errorf("on %s it is %s, want %s", c.on, got, c.want)
			}
		})
	}
}

func TestAnOwnerIsToldToVerify(t *testing.T) {
	for _, c := range []struct {
		name       string
		confidence knowledge.Confidence
		checked    string
		on         string
		want       bool
	}{
		{"what is from memory", knowledge.ConfidenceMemory, "2026-11-20", "2026-11-25", true},
		{"what was looked at half a year ago", knowledge.ConfidencePublished, "", "2026-07-15", false},
		{"what was looked at longer ago", knowledge.ConfidencePublished, "", "2026-07-16", true},
		{"what an officer has looked at since", knowledge.ConfidencePublished, "2026-07-10", "2026-11-25", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := knowledge.Entry{AsOf: *date(t, "2026-01-16"), Confidence: c.confidence}
			if c.checked != "" {
				e.CheckedOn = date(t, c.checked).Day
			}
			if got := e.MustVerify(date(t, c.on).Day); got != c.want {
				t.Errorf("to be verified: %t, want %t", got, c.want)
			}
		})
	}
}

func TestAFigureIsStatedOnlyWhileItHolds(t *testing.T) {
	e := knowledge.Entry{Points: []knowledge.Point{
		{Aspect: knowledge.AspectQuota, Text: "2026", From: date(t, "2026"), Until: date(t, "2026")},
		{Aspect: knowledge.AspectCost, Text: "always"},
		{Aspect: knowledge.AspectRate, Text: "second year", From: date(t, "2025-08-20"), Until: date(t, "2026-08-19")},
	}}
	for _, c := range []struct {
		on   string
		want []string
	}{
		{"2025-08-19", []string{"always"}},
		{"2025-12-31", []string{"always", "second year"}},
		{"2026-01-01", []string{"2026", "always", "second year"}},
		{"2026-08-20", []string{"2026", "always"}},
		{"2027-01-01", []string{"always"}},
	} {
		var got []string
		for _, p := range e.Current(date(t, c.on).Day) {
			got = append(got, p.Text)
		}
		if len(got) != len(c.want) {
			t.Errorf("on %s: %q, want %q", c.on, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("on %s: %q, want %q", c.on, got, c.want)
			}
		}
	}
	if got := e.Current(date(t, "2026-06-01").Day, knowledge.AspectQuota); len(got) != 1 || got[0].Text != "2026" {
		t.Errorf("of the quota alone: %v", got)
	}
}
