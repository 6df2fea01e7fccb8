package chat

import (
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
)

// What officers are told about announcements: what any of them may be told.
const (
	sayBroadcastForm    = "Saya belum paham maksudnya, Kak. Ketik /siaran untuk daftarnya, atau “/siaran bantuan” untuk yang bisa dilakukan."
	sayNoSuchBroadcast  = "Siaran itu tidak ada, Kak. Lihat daftarnya di /siaran."
	sayBroadcastsNone   = "Belum ada siaran, Kak."
	sayBroadcastsNoMore = "Tidak ada lagi di daftar itu, Kak."
	sayBroadcastHelp    = "Yang bisa Kakak lakukan dengan siaran:"

	sayNotYourDraft = "Yang bisa mengubah atau mengirim siaran ini hanya penulisnya, Kak."
	sayBegun        = "Siaran ini sudah mulai terkirim atau sudah selesai, Kak, jadi tidak bisa jadi draf lagi."

	buttonBroadcastLook  = "Lihat siaran"
	buttonBroadcastList  = "Daftar siaran"
	buttonBroadcastWrite = "Tulis baru"
	buttonBroadcastHelp  = "Yang bisa dilakukan"
	buttonMakeDraft      = "Jadikan draf lagi"
	buttonPreview        = "Pratinjau"
)

// broadcastListHeads stand above the lists of /siaran.
var broadcastListHeads = map[string]string{
	"draf": "Draf Kakak", "menunggu": "Menunggu persetujuan", "berjalan": "Antre dan berjalan", "selesai": "Terakhir selesai",
}

// broadcastHelp is what each right lets an officer do.
var broadcastHelp = map[knowledge.Right][]string{
	knowledge.RightRead: {
		"/siaran: daftar siaran. “/siaran lihat 12”: satu siaran, dengan isinya, sasarannya, dan hasilnya",
		"“/siaran laporan 12”: berapa yang sampai, berapa yang tidak dan kenapa. “/siaran balasan”: balasan penerima",
	},
	knowledge.RightWrite: {
		"/siaran tulis: tulis siaran baru. Selama belum terkirim, Kakak boleh mengubahnya kapan saja",
		"“/siaran templat”: isi yang sering dipakai. “/siaran templat simpan 12 Pelatihan”: menyimpan isi siaran 12",
		"Siaran yang sudah disetujui lalu Kakak ubah perlu disetujui lagi",
		"“/siaran jawab 3 Terima kasih, Bu”: menjawab balasan nomor 3",
		"“/siaran ubah 12” dan “/siaran tarik 12”: mengubah atau menarik pesan yang sudah terkirim",
	},
	knowledge.RightApprove: {
		"“Setujui” atau “Kembalikan”: memutuskan siaran orang lain. Siaran sendiri selalu diputuskan petugas lain",
		"“/siaran jeda 12”, “/siaran lanjut 12”, “/siaran batalkan 12”: mengatur siaran yang antre atau sedang berjalan",
		"“/siaran ulangi 12 gagal” atau “/siaran ulangi 12 ragu”: mengirim ulang hanya ke yang gagal atau belum pasti",
	},
	knowledge.RightManage: {
		"Topik “mendesak”, yang terkirim juga malam hari, dan jalur berbayar yang lebih cepat",
	},
}

func wordApprovalRule(over int) string {
	if over == 0 {
		return "Setiap siaran perlu disetujui petugas lain."
	}
	return fmt.Sprintf("Siaran untuk lebih dari %s orang perlu disetujui petugas lain.", wordCount(over))
}

// broadcastStates are the states as officers read them.
var broadcastStates = map[knowledge.BroadcastState]string{
	knowledge.BroadcastDraft: "draf", knowledge.BroadcastWaiting: "menunggu persetujuan", knowledge.BroadcastQueued: "antre",
	knowledge.BroadcastRunning: "sedang dikirim", knowledge.BroadcastPaused: "dijeda", knowledge.BroadcastCancelled: "dibatalkan",
	knowledge.BroadcastDone: "selesai",
}

// wordBroadcastState is how far a broadcast has come; one that was thrown away
// was never queued.
func wordBroadcastState(b *knowledge.Broadcast) string {
	if b.State == knowledge.BroadcastCancelled && b.QueuedAt.IsZero() {
		return "dibuang"
	}
	return broadcastStates[b.State]
}

// wordGist is the beginning of a message, on one line.
func wordGist(content *knowledge.Content, most int) string {
	text := strings.Join(strings.Fields(content.Text), " ")
	if runes := []rune(text); len(runes) > most {
		text = strings.TrimSpace(string(runes[:most])) + "…"
	}
	if content.Media == nil {
		return text
	}
	what := map[knowledge.MediaKind]string{knowledge.MediaPhoto: "foto", knowledge.MediaDocument: "berkas " + content.Media.Name}[content.Media.Kind]
	return strings.TrimSpace("[" + strings.TrimSpace(what) + "] " + text)
}

// wordBroadcastName is a broadcast by its number and beginning.
func wordBroadcastName(b *knowledge.Broadcast, most int) string {
	switch b.Kind {
	case knowledge.BroadcastDelete:
		return fmt.Sprintf("%d · penarikan siaran %d", b.ID, b.Target)
	case knowledge.BroadcastEdit:
		return fmt.Sprintf("%d · perubahan siaran %d", b.ID, b.Target)
	default:
		return fmt.Sprintf("%d · %s", b.ID, wordGist(&b.Content, most))
	}
}

func wordBroadcastLabel(b *knowledge.Broadcast) string { return wordBroadcastName(b, 20) }

// wordBroadcastLine is a broadcast in a list.
func wordBroadcastLine(b *knowledge.Broadcast) Block {
	text := ""
	if b.State != knowledge.BroadcastDraft && b.State != knowledge.BroadcastWaiting { // their lists say it
		text = ", " + wordBroadcastState(b)
	}
	switch {
	case b.State == knowledge.BroadcastQueued && !b.SendAt.IsZero():
		text += ", " + wordWhen(b.SendAt)
	case b.Counts.Total() > 0:
		text += fmt.Sprintf(", terkirim %s dari %s", wordCount(b.Counts[knowledge.DeliverySent]), wordCount(b.Counts.Total()))
	}
	return item(bold(wordBroadcastName(b, 60)), plain(text))
}

func wordMoreOf(list string) string { return "Semuanya: " + broadcastListHeads[list] }

func wordBroadcastChanged(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Siaran %d sudah berubah sejak terakhir Kakak lihat dan sekarang %s, jadi belum saya apa-apakan. Lihat lagi dulu, Kak.",
		b.ID, wordBroadcastState(b))
}

// weekdays are the days of the week, from Sunday on.
var weekdays = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// wordWhen is a time in WIB, with its day of the week.
func wordWhen(t time.Time) string {
	return weekdays[t.In(knowledge.WIB).Weekday()] + ", " + wordMoment(t)
}

// wordNotDraft says that a broadcast must be taken back first.
func wordNotDraft(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Siaran %d %s, Kak. Kalau mau diubah, jadikan draf lagi dulu; sesudah itu perlu diajukan lagi.", b.ID, wordBroadcastState(b))
}

// wordAlready says how far a broadcast is, where something cannot be done to it
// any more.
func wordAlready(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Siaran %d sekarang %s, jadi itu tidak perlu atau tidak bisa lagi, Kak.", b.ID, wordBroadcastState(b))
}
