package chat_test

import (
	"fmt"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/bot/ledger/ledgertest"
	"setara/knowledge"
)

func TestTheSecondOfficerReadsTheSameWarningsAsTheAuthor(t *testing.T) {
	p := newPlayer(t)
	o := newsroom(t, p)
	id := o.drafts(author, "Gudang tutup", knowledge.TopicMarket)
	const address = "http://gudang.go.id"
	o.says(author, fmt.Sprintf("/siaran isi %d", id))
	o.told(chat.Message{Chat: author, From: author, Text: address, Content: &knowledge.Content{
		Text: address, Entities: []knowledge.Entity{{Type: "url", Length: len(address)}},
	}})
	const warning = "masih http"
	look := fmt.Sprintf("/siaran lihat %d", id)
	o.wants(author, look, warning)
	o.wants(approver, look, warning)
	o.wants(author, fmt.Sprintf("/siaran kirim %d", id), "saya ajukan")
	o.wants(approver, look, warning)
	o.wants(approver, fmt.Sprintf("/siaran setujui %d", id), warning)
}

func TestAPreviewIsWhatOneOfTheRecipientsGets(t *testing.T) {
	p := newPlayer(t)
	o := newOffice(t, p)
	id := o.drafts(author, "Halo {nama|Kak}", knowledge.TopicMarket)
	o.wants(author, fmt.Sprintf("/siaran contoh %d", id), "Belum ada penerimanya")
	p.must(ledgertest.Crowd(t.Context(), o.path, crowdFrom, 2, knowledge.DayOf(p.now)))
	o.wants(author, fmt.Sprintf("/siaran contoh %d", id), "Ini yang diterima Ibu 0")
	o.wants(author, fmt.Sprintf("/siaran contoh %d 0 1", id), "Ini yang diterima Ibu 1")
}

func TestAMessageThatCannotBeSentIsNotShownEither(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	for text, why := range map[string]string{
		strings.Repeat("a", knowledge.MaxContentText+1): "paling banyak 4.096",
		"Harga {harga} turun":                           "Saya belum kenal {harga}",
	} {
		id := o.drafts(author, text, knowledge.TopicMarket)
		for _, verb := range []string{"contoh %d", "uji %d semua"} {
			if said := o.says(author, fmt.Sprintf("/siaran "+verb, id)); !strings.Contains(said, "belum bisa saya kirim") || !strings.Contains(said, why) {
				t.Errorf("%s of %.20q says %q", verb, text, said)
			}
		}
	}
}

func TestABroadcastIsFoundByItsNumberAlone(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	o.wants(viewer, "/siaran 3", "Siaran 3, antre")
	o.says(author, "/siaran tulis")
	o.says(author, "Pasar murah hari Minggu")
	o.wants(author, fmt.Sprintf("/siaran %d", o.broadcasts()[0].ID), "Pasar murah hari Minggu")
}

func TestADeletionCannotBeTooLateByASchedule(t *testing.T) {
	p := newPlayer(t)
	o := aftermath(t, p)
	o.says(author, "/siaran tarik 1 ya")
	id := o.broadcasts()[0].ID
	if b := o.broadcast(id); b.Kind != knowledge.BroadcastDelete {
		t.Fatalf("the draft is %+v", b)
	}
	o.wants(author, fmt.Sprintf("/siaran waktu %d besok jam 9", id), "tidak bisa dijadwalkan")
	if said := o.says(author, fmt.Sprintf("/siaran %d", id)); strings.Contains(said, "Waktu kirim") {
		t.Errorf("it offers a time: %q", said)
	}
}
