package chat_test

import (
	"fmt"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

func TestTemplatesAreKeptAndUsedByOfficers(t *testing.T) {
	o := newOffice(t, newPlayer(t))
	o.chat.Broadcasts, o.chat.Templates = o.ledger, o.ledger
	draft := func(by int64, text string) int64 {
		id, err := o.ledger.BroadcastNumber(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.ledger.ChangeBroadcast(t.Context(), knowledge.BroadcastChange{
			Deed: knowledge.Deed{Act: knowledge.Act{By: by, At: o.chat.Now()}, Kind: knowledge.DeedDraft}, ID: id,
			Broadcast: &knowledge.Broadcast{Kind: knowledge.BroadcastSend, Content: knowledge.Content{Text: text}},
		}); err != nil {
			t.Fatal(err)
		}
		return id
	}
	full, empty := draft(author, "Halo {nama|Kak}"), draft(author, "")
	for _, step := range []struct {
		who        int64
		says, want string
	}{
		{stranger, "/siaran templat", "tidak saya kenal"},
		{viewer, "/siaran templat", "Belum ada templat"},
		{viewer, fmt.Sprintf("/siaran templat simpan %d Pelatihan", full), "di luar peran"},
		{author, "/siaran templat apa", "simpan 12 Pelatihan"},
		{author, "/siaran templat simpan 99 Pelatihan", "tidak ada"},
		{author, fmt.Sprintf("/siaran templat simpan %d", full), "simpan 12 Pelatihan"},
		{author, fmt.Sprintf("/siaran templat simpan %d Kosong", empty), "belum ada isinya"},
		{author, fmt.Sprintf("/siaran templat simpan %d %s", full, strings.Repeat("a", 61)), "60 huruf"},
		{author, fmt.Sprintf("/siaran templat simpan %d Pelatihan  dasar", full), "“Pelatihan dasar”"},
		{author, fmt.Sprintf("/siaran templat simpan %d 5 langkah", full), "“5 langkah”"},
		{viewer, "/siaran templat", "Pelatihan dasar"},
		{viewer, "/siaran templat lihat pelatihan DASAR", "isi templat “Pelatihan dasar”"},
		{viewer, "/siaran templat pakai pelatihan dasar", "di luar peran"},
		{approver, "/siaran templat pakai pelatihan dasar", fmt.Sprintf("draf %d", empty+1)},
		{approver, "/siaran templat hapus pelatihan dasar", "petugas lain"},
		{approver, fmt.Sprintf("/siaran templat simpan %d pelatihan dasar", full), "petugas lain"},
		{author, "/siaran templat hapus Pelatihan dasar", "sudah dihapus"},
		{author, "/siaran templat hapus 5 langkah", "sudah dihapus"},
		{author, "/siaran templat pakai Pelatihan dasar", "Mungkin sudah dihapus"},
		{author, "/siaran templat lihat Pelatihan dasar", "Mungkin sudah dihapus"},
	} {
		if got := o.says(step.who, step.says); !strings.Contains(got, step.want) {
			t.Errorf("to %q, %d is told %q, want %q", step.says, step.who, got, step.want)
		}
	}
	b, err := o.ledger.Broadcast(t.Context(), empty+1)
	if err != nil || b.Content.Text != "Halo {nama|Kak}" || b.Author != approver {
		t.Errorf("the draft made of the template that was thrown away is %+v (%v)", b, err)
	}
	if got := o.says(officerChat, "/audit"); !strings.Contains(got, "menghapus templat “Pelatihan dasar”") || !strings.Contains(got, "menyimpan templat “Pelatihan dasar”") {
		t.Errorf("the audit says %q", got)
	}
}

func TestATemplateIsShownAsItWasComposed(t *testing.T) {
	o := newOffice(t, newPlayer(t))
	o.chat.Broadcasts, o.chat.Templates = o.ledger, o.ledger
	content := knowledge.Content{Text: "Halo {nama|Kak}", Entities: []knowledge.Entity{{Type: "bold", Length: 4}}}
	if err := o.ledger.ChangeTemplate(t.Context(), knowledge.TemplateChange{
		Deed: knowledge.Deed{Act: knowledge.Act{By: author, At: o.chat.Now()}, Kind: knowledge.DeedTemplate}, Name: "Salam", Content: &content,
	}); err != nil {
		t.Fatal(err)
	}
	for who, buttons := range map[int64]int{viewer: 0, approver: 1, author: 2, admin: 2} {
		r, err := o.chat.Turn(t.Context(), chat.Message{Chat: who, From: who, Text: "/siaran templat lihat salam"})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Further) != 1 || r.Further[0].To != who || r.Further[0].Content.Text != content.Text || len(r.Further[0].Content.Entities) != 1 {
			t.Errorf("%d is shown %+v", who, r.Further)
		}
		n := 0
		for _, row := range r.Buttons {
			n += len(row)
		}
		if n != buttons {
			t.Errorf("%d gets %d buttons, want %d", who, n, buttons)
		}
	}
}
