package chat

import (
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
)

// What officers are told of how a broadcast goes, and what came of it.
const (
	sayPresses      = "Tombol yang ditekan:"
	sayOtherReasons = "alasan lain"
	sayNotSentYet   = "Siaran ini belum dikirim, Kak, jadi belum ada laporannya."

	buttonReportCSV  = "Unduh CSV"
	buttonReportXLSX = "Unduh Excel"
	buttonEditSent   = "Ubah pesannya"
	buttonRecall     = "Tarik pesannya"
	buttonAftermath  = "Laporan"
)

// broadcastWorks are the kinds of broadcasts, as a title begins.
var broadcastWorks = map[knowledge.BroadcastKind]string{
	knowledge.BroadcastSend: "Siaran", knowledge.BroadcastEdit: "Perubahan siaran", knowledge.BroadcastDelete: "Penarikan siaran",
}

// wordBroadcastTitle names a broadcast: its number, and how its text begins.
func wordBroadcastTitle(b *knowledge.Broadcast) (title, begins string) {
	title = fmt.Sprintf("%s %d", broadcastWorks[b.Kind], b.ID)
	if b.Kind != knowledge.BroadcastSend {
		title = fmt.Sprintf("%s %d (nomor %d)", broadcastWorks[b.Kind], b.Target, b.ID)
	}
	if begins = wordGist(&b.Content, 60); begins != "" {
		begins = " “" + begins + "”"
	}
	return title, begins
}

// BroadcastStateName is a state as it stands in a sentence: "sedang dikirim".
func BroadcastStateName(s knowledge.BroadcastState) string { return broadcastStates[s] }

// BroadcastLine is a broadcast on one line of a list.
func BroadcastLine(b *knowledge.Broadcast) string {
	title, begins := wordBroadcastTitle(b)
	at := b.QueuedAt
	if !b.StartedAt.IsZero() {
		at = b.StartedAt
	}
	return fmt.Sprintf("%d  %s  %s %s: %s dari %s %s%s", b.ID, at.In(knowledge.WIB).Format("2006-01-02 15.04"), title, wordBroadcastState(b),
		wordCount(b.Counts[knowledge.DeliverySent]), wordCount(b.Counts.Total()), wordDeliveryState(b.Kind, knowledge.DeliverySent), begins)
}

func wordProgressHead(b *knowledge.Broadcast) Block {
	title, begins := wordBroadcastTitle(b)
	return paragraph(bold(title+" "+wordBroadcastState(b)+"."), plain(begins))
}

func wordAftermathHead(b *knowledge.Broadcast) Block {
	title, begins := wordBroadcastTitle(b)
	return paragraph(bold("Laporan "+strings.ToLower(title[:1])+title[1:]+": "+wordBroadcastState(b)+"."), plain(begins))
}

func wordReportTimes(b *knowledge.Broadcast) string {
	switch {
	case b.StartedAt.IsZero():
		return "Belum sempat mulai dikirim."
	case b.EndedAt.IsZero():
		return fmt.Sprintf("Mulai %s.", wordMoment(b.StartedAt))
	case knowledge.DayOf(b.StartedAt) == knowledge.DayOf(b.EndedAt):
		return fmt.Sprintf("Mulai %s, selesai pukul %s WIB.", wordMoment(b.StartedAt), b.EndedAt.In(knowledge.WIB).Format("15.04"))
	default:
		return fmt.Sprintf("Mulai %s, selesai %s.", wordMoment(b.StartedAt), wordMoment(b.EndedAt))
	}
}

func wordRecipients(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Penerima: %s.", wordCount(b.Counts.Total()))
}

// deliveryStates are the states of deliveries of a message, as officers read
// them; changedStates those of its edit and its deletion, where they differ.
var (
	deliveryStates = map[knowledge.DeliveryState]string{
		knowledge.DeliveryPending: "menunggu", knowledge.DeliverySending: "sedang dikirim", knowledge.DeliverySent: "terkirim",
		knowledge.DeliveryBlocked: "tidak bisa dihubungi", knowledge.DeliveryFailed: "gagal",
		knowledge.DeliveryUncertain: "belum pasti sampai", knowledge.DeliverySkipped: "dilewati",
	}
	changedStates = map[knowledge.BroadcastKind]map[knowledge.DeliveryState]string{
		knowledge.BroadcastEdit: {
			knowledge.DeliverySending: "sedang diubah", knowledge.DeliverySent: "sudah diubah", knowledge.DeliveryUncertain: "belum pasti berubah",
		},
		knowledge.BroadcastDelete: {
			knowledge.DeliverySending: "sedang ditarik", knowledge.DeliverySent: "sudah ditarik", knowledge.DeliveryUncertain: "belum pasti tertarik",
		},
	}
)

func wordDeliveryState(kind knowledge.BroadcastKind, state knowledge.DeliveryState) string {
	if word := changedStates[kind][state]; word != "" {
		return word
	}
	return deliveryStates[state]
}

// wordState is how many deliveries are in a state, and why.
func wordState(kind knowledge.BroadcastKind, state knowledge.DeliveryState, n, all int, reasons []reason) Block {
	text := fmt.Sprintf("%s: %s", wordDeliveryState(kind, state), wordCount(n))
	if state == knowledge.DeliverySent {
		text += fmt.Sprintf(" (%s)", knowledge.BasisPoints(int64(n)*10_000/int64(all)).Rounded())
	}
	var parts []string
	for _, r := range reasons {
		part := r.why
		if len(reasons) > 1 || r.n != n {
			part = fmt.Sprintf("%s %s", wordCount(r.n), r.why)
		}
		parts = append(parts, part)
	}
	if len(parts) > 0 {
		text += " (" + strings.Join(parts, "; ") + ")"
	}
	return item(plain(text))
}

func wordRecalled(n int) string {
	return fmt.Sprintf("Pesannya sudah ditarik lagi dari %s penerima.", wordCount(n))
}

func wordMaybe(n int) string {
	return fmt.Sprintf("%s penerima dikirimi ulang setelah belum pasti, jadi mungkin menerimanya dua kali.", wordCount(n))
}

func wordPresses(label string, p knowledge.ButtonPresses) Block {
	return item(plain(fmt.Sprintf("“%s”: %s orang, %s kali", label, wordCount(p.People), wordCount(p.Presses))))
}

func wordLeft(n int) string {
	return fmt.Sprintf("Berhenti menerima kabar lewat tombol di bawah pesan: %s orang.", wordCount(n))
}

func wordReplyCount(all, waiting int) string {
	if waiting == 0 {
		return fmt.Sprintf("Balasan: %s, semua sudah dijawab.", wordCount(all))
	}
	return fmt.Sprintf("Balasan: %s, %s belum dijawab.", wordCount(all), wordCount(waiting))
}

func wordRetry(state knowledge.DeliveryState, n int) string {
	if state == knowledge.DeliveryFailed {
		return fmt.Sprintf("Ulangi yang gagal (%s)", wordCount(n))
	}
	return fmt.Sprintf("Ulangi yang belum pasti (%s)", wordCount(n))
}

// wordBar is a bar with the share of deliveries that are settled.
func wordBar(p *knowledge.BroadcastProgress) string {
	const cells = 15
	percent := p.Percent()
	done := percent * cells / 100
	total := p.Counts.Total()
	return fmt.Sprintf("%s%s %d%%, %s dari %s", strings.Repeat("▓", done), strings.Repeat("░", cells-done),
		percent, wordCount(total-p.Counts.Open()), wordCount(total))
}

// wordSpeed is how fast it goes and how long the rest takes; empty where it
// does not go.
func wordSpeed(p *knowledge.BroadcastProgress) string {
	switch {
	case p.State == knowledge.BroadcastPaused:
		return "Tidak ada yang dikirim selama dijeda."
	case p.State != knowledge.BroadcastRunning || p.Counts.Open() == 0:
		return ""
	case p.PerSecond < 0:
		return "Baru saja mulai."
	case p.PerSecond == 0:
		return "Belum ada yang dikirim saat ini. Malam hari, dari pukul 20.00 sampai 08.00 waktu penerima, siaran menunggu pagi."
	default:
		return fmt.Sprintf("Kecepatan %s per detik, %s lagi.", wordPerSecond(p.PerSecond), wordRemaining(p.Left()))
	}
}

func wordPerSecond(perSecond float64) string {
	if perSecond < 10 {
		return strings.Replace(fmt.Sprintf("%.1f", perSecond), ".", ",", 1)
	}
	return wordCount(int(perSecond + 0.5))
}

// wordRemaining is about how long something takes yet, in steps that do not
// change with each look.
func wordRemaining(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "kurang dari semenit"
	case d < 90*time.Minute:
		return fmt.Sprintf("kira-kira %d menit", int((d+30*time.Second)/time.Minute))
	case d < 36*time.Hour:
		return fmt.Sprintf("kira-kira %d jam", int((d+30*time.Minute)/time.Hour))
	default:
		return fmt.Sprintf("kira-kira %d hari", int((d+12*time.Hour)/(24*time.Hour)))
	}
}

// What stands in the file of deliveries.
var deliveryHeader = [...]string{"no.", "chat", "keadaan", "alasan", "nomor pesan", "waktu (WIB)"}

const (
	sayForgottenChat = "(datanya sudah dihapus)"
	sayMaybeTwice    = "dikirim ulang setelah belum pasti, jadi mungkin diterima dua kali"
)

// joinReasons puts two reasons together; either may be empty.
func joinReasons(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

func wordReportTooLarge(id int64, kind TableKind) string {
	ask := "Minta"
	if kind == TableCSV {
		ask = "Coba yang Excel, biasanya lebih kecil. Atau minta"
	}
	return fmt.Sprintf("Daftarnya terlalu besar untuk dikirim lewat Telegram, Kak: paling besar 50 MB. %s yang mengurus server "+
		"menjalankan “setara broadcasts show %d --xlsx siaran-%d.xlsx”.", ask, id, id)
}

// wordReportFile comes with the file.
func wordReportFile(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Daftar penerima siaran %d saya kirim sebagai berkas: %s baris.", b.ID, wordCount(b.Counts.Total()))
}
