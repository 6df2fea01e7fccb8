package main

import (
	"slices"
	"strings"
	"testing"

	"setara/cmd/setara/page"
	"setara/knowledge"
)

// castMember is somebody on the page of the demo: an officer with that role, or
// the first owner for none.
func castMember(t *testing.T, role knowledge.Role) int64 {
	t.Helper()
	i := slices.IndexFunc(page.Cast, func(p page.Person) bool { return p.Trust == role })
	if i < 0 {
		t.Fatalf("nobody on the page is %q", role)
	}
	return page.Cast[i].ID
}

func TestTwoOfficersOfTheDemoAnnounceSomethingToItsOwners(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	d := startDemo(t)
	admin, approver := castMember(t, knowledge.RoleAdmin), castMember(t, knowledge.RoleApprover)
	var owners []int64
	for _, p := range page.Cast {
		if p.Role == page.Owner {
			owners = append(owners, p.ID)
			d.say(t, p.ID, "/izin ya")
			d.await(t, p.ID)
		}
	}
	d.say(t, approver, "/siaran") // who never wrote to the bot cannot be written to
	d.awaitText(t, approver, "Belum ada siaran")
	for _, step := range []struct{ say, told string }{
		{"/siaran tulis", "Kirim pesannya"},
		{"Halo {nama|Kak}, gudang bersama tutup hari ini", "Siaran ini tentang apa?"},
		{"mendesak", "Untuk siapa?"}, // goes out by night too
		{"semua", "Penerima: 4 orang"},
		{"/siaran kirim 1", "saya ajukan ke 1 penyetuju"},
	} {
		d.say(t, admin, step.say)
		d.awaitText(t, admin, step.told)
	}
	d.awaitText(t, approver, "meminta persetujuan Kakak")
	d.awaitText(t, approver, "menunggu persetujuan")
	d.say(t, approver, "/siaran setujui 1 3")
	d.awaitText(t, approver, "Kakak setujui, untuk 4 orang")
	d.awaitText(t, admin, "disetujui Pak Hendra")
	for _, owner := range owners {
		m := d.awaitText(t, owner, "gudang bersama tutup hari ini")
		if strings.Contains(m.Text, "{") || !strings.HasPrefix(m.Text, "Halo ") {
			t.Errorf("an owner gets %q", m.Text)
		}
	}
}
