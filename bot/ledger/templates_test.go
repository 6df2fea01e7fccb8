package ledger

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// template saves a template, or throws it away where it has no text.
func template(t *testing.T, l *Ledger, by int64, name, text string) error {
	t.Helper()
	c := knowledge.TemplateChange{Deed: knowledge.Deed{Act: knowledge.Act{By: by, At: noon}, Kind: knowledge.DeedTemplate}, Name: name}
	if text != "" {
		c.Content = &knowledge.Content{Text: text}
	}
	return l.ChangeTemplate(t.Context(), c)
}

func TestATemplateIsSavedReplacedAndThrownAway(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor})
	must(t, template(t, l, ratna, "Pelatihan", "Halo {nama|Kak}"))
	must(t, template(t, l, ratna, "pelatihan", "Halo lagi"))
	must(t, template(t, l, ratna, "Aturan", "Aturan baru"))
	got, err := l.Templates(t.Context())
	want := []knowledge.Template{
		{Name: "Aturan", Content: knowledge.Content{Text: "Aturan baru"}, By: ratna, At: noon},
		{Name: "pelatihan", Content: knowledge.Content{Text: "Halo lagi"}, By: ratna, At: noon},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("the templates (%v, -want +got):\n%s", err, diff)
	}
	must(t, template(t, l, ratna, "PELATIHAN", ""))
	if err := template(t, l, ratna, "pelatihan", ""); !errors.Is(err, ErrChanged) {
		t.Errorf("thrown away twice: %v", err)
	}
	deeds, err := l.Audit(t.Context(), 0, 1)
	if err != nil || deeds[0].Object != "PELATIHAN" || deeds[0].Detail != knowledge.TemplateDeleted || deeds[0].By != ratna {
		t.Errorf("the audit says %+v (%v)", deeds, err)
	}
}

func TestATemplateIsItsOwnersAndTheAdmins(t *testing.T) {
	for _, c := range []struct {
		name string
		by   int64
		text string
		ok   bool
	}{
		{"its owner replaces it", ratna, "baru", true},
		{"its owner throws it away", ratna, "", true},
		{"an admin replaces it", first, "baru", true},
		{"an admin throws it away", first, "", true},
		{"an approver replaces it", sari, "baru", false},
		{"an approver throws it away", sari, "", false},
		{"a stranger throws it away", nobody, "", false},
	} {
		l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor, sari: knowledge.RoleApprover})
		must(t, template(t, l, ratna, "Pelatihan", "lama"))
		before, err := l.CountDeeds(t.Context())
		must(t, err)
		err = template(t, l, c.by, "Pelatihan", c.text)
		after, _ := l.CountDeeds(t.Context())
		if c.ok && (err != nil || after != before+1) || !c.ok && (!errors.Is(err, ErrChanged) || after != before) {
			t.Errorf("%s: it returns %v, deeds were %d and are %d", c.name, err, before, after)
		}
	}
}

func TestAViewerSavesNoTemplate(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{sari: knowledge.RoleViewer})
	if err := template(t, l, sari, "Pelatihan", "Halo"); !errors.Is(err, ErrChanged) {
		t.Errorf("saved: %v", err)
	}
}

func TestThereAreAHundredTemplatesAtMost(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor})
	for i := range knowledge.MaxTemplates {
		must(t, template(t, l, ratna, fmt.Sprintf("Templat %d", i), "Halo"))
	}
	if err := template(t, l, ratna, "Satu lagi", "Halo"); !errors.Is(err, ErrChanged) {
		t.Errorf("one more: %v", err)
	}
	if err := template(t, l, ratna, "templat 7", "Halo lagi"); err != nil {
		t.Errorf("replacing one of them: %v", err)
	}
}
