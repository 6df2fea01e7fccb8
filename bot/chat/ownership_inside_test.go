package chat

import (
	"strings"
	"testing"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

func TestOwnersReadAllThatIsKeptInTheirOwnWords(t *testing.T) {
	for _, name := range ledger.KeptNames() {
		if keptNames[name] == "" {
			t.Errorf("%s has no name in keptNames", name)
		}
	}
}

func TestThePageHoldsEachValueOnceAndTellsTimesInWIB(t *testing.T) {
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, knowledge.WIB)
	talk := Chat{Now: func() time.Time { return noon }, BackupDays: 30}
	parts := []knowledge.KeptPart{
		{Name: "tickets", Fields: []string{"question", "opened_at"}, Rows: [][]knowledge.KeptValue{
			{{Text: "halal?"}, {At: noon}}, {{Text: "izin?"}, {}},
		}},
		{Name: "outbox", Fields: []string{"file"}, Rows: [][]knowledge.KeptValue{{{Bytes: 7}}}},
	}
	page := talk.dataPage(parts, []string{"Izin: ya."})
	var said []string
	for _, p := range page.Parts {
		said = append(said, p.Heading)
		said = append(said, p.Items...)
	}
	const want = "Pertanyaan untuk petugas|pertanyaan: halal?; dibuka: 23 November 2026 pukul 12.00 WIB|pertanyaan: izin?|" +
		"Catatan pesan keluar (dihapus sendiri dalam 48 jam)|berkas: (berkas, 7 byte)"
	if got := strings.Join(said, "|"); got != want {
		t.Errorf("the page holds\n%s\nwant\n%s", got, want)
	}
	rows := dataRows(parts)
	if len(rows) != 4 || strings.Join(rows[1], "|") != "tickets|1|opened_at|2026-11-23T12:00:00+07:00" {
		t.Errorf("the table holds %v", rows)
	}
}
