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

func TestThePageTellsInWordsWhatIsKeptAndTheTableHoldsItAll(t *testing.T) {
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, knowledge.WIB)
	talk := Chat{Now: func() time.Time { return noon }, BackupDays: 30}
	photo := []byte("\xff\xd8\xff photo")
	text := func(texts ...string) (row []knowledge.KeptValue) {
		for _, said := range texts {
			row = append(row, knowledge.KeptValue{Text: said})
		}
		return row
	}
	parts := []knowledge.KeptPart{
		{Name: "tickets", Fields: []string{"question", "opened_at", "delivery", "state", "intent"}, Rows: [][]knowledge.KeptValue{
			append([]knowledge.KeptValue{{Text: "halal?"}, {At: noon}}, text("sent", "open", "regulation")...), text("izin?", "", "", "closed", "novel"),
		}},
		{Name: "conversations", Fields: []string{"state"}, Rows: [][]knowledge.KeptValue{
			text(`{"case":{"said":{"product":"sandal","own_price":60000,"cost":38000}},"complaint":{"product":"kerudung voal"}}`),
		}},
		{Name: "complaints", Fields: []string{"id", "product", "listing", "host", "price", "own_price", "suspicions", "consent", "state"}, Rows: [][]knowledge.KeptValue{
			text("1", "kerudung voal", "shopee/1/2", "shopee.co.id", "0", "45000", "no_sni,other", "1", "open"),
		}},
		{Name: "complaint_photos", Fields: []string{"report", "jpeg"}, Rows: [][]knowledge.KeptValue{{{Text: "1"}, {File: photo}}}},
		{Name: "profiles", Fields: []string{"nib", "sku", "needs"}, Rows: [][]knowledge.KeptValue{text("1", "0", `["modal"]`)}},
		{Name: "outbox", Fields: []string{"lane", "payload"}, Rows: [][]knowledge.KeptValue{text("0", `{"chat_id":7,"text":"Halo Kak"}`)}},
		{Name: "updates", Fields: []string{"kind", "payload"}, Rows: [][]knowledge.KeptValue{
			text("message", ""), text("callback_query", ""), text("message", ""), text("message", `{"update_id":1}`),
		}},
		{Name: "chats", Fields: []string{"unreachable_since"}, Rows: [][]knowledge.KeptValue{{{}}}},
	}
	page := talk.dataPage(t.Context(), parts, []string{"Izin: ya."})
	var said []string
	for _, p := range page.Parts {
		said = append(said, p.Heading)
		said = append(said, p.Items...)
		for _, image := range p.Images {
			said = append(said, image.Caption)
		}
	}
	want := []string{
		"Pertanyaan untuk petugas",
		"pertanyaan: halal?; soal: aturan dan izin; dibuka: 23 November 2026 pukul 12.00 WIB; keadaan: menunggu petugas; kiriman jawabannya: sudah dikirim",
		"pertanyaan: izin?; keadaan: ditutup",
		"Percakapan terakhir",
		"isi: pertanyaan harga: sandal (harga Kakak Rp60.000, modal Rp38.000); laporan yang belum dikirim: kerudung voal",
		"Laporan barang", "nomor: 1", "barang: kerudung voal", "situs: shopee.co.id", "harga sendiri: Rp45.000", "yang dicurigai: Tanpa SNI, Lainnya",
		"izin mengirim laporan: kalimat izin versi 1", "keadaan: menunggu",
		"Foto laporan", "dari laporan nomor: 1", "Foto 1, dari laporan nomor 1",
		"Profil usaha", "punya NIB: ya", "punya SKU: tidak", "kebutuhan: Modal usaha",
		"Catatan pesan keluar (dihapus sendiri dalam 48 jam)", "isi pesan: Halo Kak",
		"Catatan pesan masuk (dihapus sendiri dalam 48 jam)", "jenis: pesan", "pesan: 2, hanya jenis dan waktunya, isinya sudah dihapus",
		"tombol yang ditekan: 1, hanya jenis dan waktunya, isinya sudah dihapus",
		"Catatan bahwa Kakak bisa dikirimi pesan",
	}
	if got := strings.Join(said, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("the page holds\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	rows := dataRows(parts)
	if len(rows) != 30 || strings.Join(rows[1], "|") != "tickets|1|opened_at|2026-11-23T12:00:00+07:00" {
		t.Errorf("the table holds %d rows: %v", len(rows), rows)
	}
}

func TestAConversationWithoutGoodsIsNoJSONEither(t *testing.T) {
	for _, state := range []string{`{"at":"2026-11-23T12:00:00+07:00"}`, `{"case":7}`, ""} {
		if got := wordConversation(state); got != conversationGoesOn {
			t.Errorf("%s is told as %q", state, got)
		}
	}
}
