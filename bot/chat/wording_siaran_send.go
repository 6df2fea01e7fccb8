package chat

import (
	"fmt"
	"time"

	"setara/knowledge"
)

// What officers are told when an announcement is to go out.
const (
	sayNotReady      = "Siaran ini belum bisa dikirim, Kak."
	sayAuthorNoAdmin = "Topik mendesak dan jalur berbayar hanya untuk admin, dan Kakak bukan admin lagi. Ubah dulu topik atau jalurnya."
	sayNotYourOwn    = "Siaran sendiri tidak bisa Kakak putuskan, dari perangkat mana pun. Petugas lain yang memutuskan."
	sayNobodyNow     = "Sekarang tidak ada seorang pun yang bisa dijangkau dengan sasaran itu, jadi belum saya setujui. Kembalikan saja ke penulisnya, Kak."
	sayAuthorGone    = "Penulisnya sudah tidak boleh mengirim siaran seperti ini, jadi belum saya setujui. Kembalikan saja, Kak."
	askReason        = "Apa yang perlu diperbaiki? Tulis alasannya, nanti saya teruskan ke penulisnya."
	sayReasonLong    = "Alasannya kepanjangan, Kak. Tulis paling banyak 300 huruf."

	buttonSendYes         = "Ya, kirim"
	buttonApprove         = "Setujui"
	buttonApproveLate     = "Setujui, kirim sekarang"
	buttonReturn          = "Kembalikan"
	buttonPause           = "Jeda"
	buttonGoOnSending     = "Lanjutkan"
	buttonCancelBroadcast = "Batalkan siaran"
	buttonCancelYes       = "Ya, batalkan"
)

// wordSendLabel is the button that sends, or asks a second officer.
func wordSendLabel(b *knowledge.Broadcast, recipients, over int) string {
	switch {
	case recipients > over:
		return fmt.Sprintf("Minta persetujuan (%s orang)", wordCount(recipients))
	case b.SendAt.IsZero():
		return fmt.Sprintf("Kirim ke %s orang", wordCount(recipients))
	default:
		return fmt.Sprintf("Jadwalkan untuk %s orang", wordCount(recipients))
	}
}

func wordAskSend(b *knowledge.Broadcast, recipients int) []Block {
	when := "sekarang"
	if !b.SendAt.IsZero() {
		when = wordWhen(b.SendAt)
	}
	return say(fmt.Sprintf("Kirim siaran %d ke %s orang, %s?", b.ID, wordCount(recipients), when)).Blocks
}

// wordBegins is when a queued broadcast begins.
func wordBegins(b *knowledge.Broadcast, now time.Time) string {
	if !b.SendAt.After(now) {
		begins := "Pengirimannya mulai sekarang"
		if b.Kind == knowledge.BroadcastSend && !b.Urgent() && nightSomewhere(now) {
			begins += "; penerima yang di daerahnya malam (20.00 sampai 08.00) menerimanya mulai pukul 08.00"
		}
		return begins
	}
	return "Dikirim " + wordWhen(b.SendAt)
}

// nightSomewhere tells whether owners in one of the country's zones are left in
// peace at that time.
func nightSomewhere(now time.Time) bool {
	west := now.In(knowledge.WIB)
	for hours := range 3 { // WIB, WITA, WIT
		if knowledge.QuietFor(west.Add(time.Duration(hours)*time.Hour)) > 0 {
			return true
		}
	}
	return false
}

func wordQueued(b *knowledge.Broadcast, recipients int, now time.Time) string {
	return fmt.Sprintf("Siaran %d antre untuk %s orang. %s.", b.ID, wordCount(recipients), wordBegins(b, now))
}

func wordApprovalAsked(b *knowledge.Broadcast, author string) string {
	return fmt.Sprintf("%s meminta persetujuan Kakak untuk siaran %d. Ini yang akan diterima salah satu penerimanya:", author, b.ID)
}

func wordNoApprover(recipients, over int) string {
	return fmt.Sprintf("Siaran ini untuk %s orang. Di atas %s orang perlu disetujui petugas lain, tetapi belum ada penyetuju selain Kakak. "+
		"Minta admin mengundang penyetuju lewat /petugas.", wordCount(recipients), wordCount(over))
}

func wordSubmitted(b *knowledge.Broadcast, recipients, asked int) string {
	return fmt.Sprintf("Siaran %d untuk %s orang saya ajukan ke %d penyetuju; mereka juga bisa membukanya lewat /siaran. Kakak saya kabari begitu ada keputusan.", b.ID, wordCount(recipients), asked)
}

func wordApproveLate(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Jadwalnya %s, dan itu sudah lewat. Kalau disetujui, siaran %d langsung dikirim.", wordWhen(b.SendAt), b.ID)
}

func wordApproved(b *knowledge.Broadcast, recipients int, now time.Time) string {
	return fmt.Sprintf("Siaran %d Kakak setujui, untuk %s orang. %s.", b.ID, wordCount(recipients), wordBegins(b, now))
}

func wordYoursApproved(b *knowledge.Broadcast, approver string, recipients int, now time.Time) string {
	return fmt.Sprintf("Siaran %d Kakak disetujui %s, untuk %s orang. %s.", b.ID, approver, wordCount(recipients), wordBegins(b, now))
}

func wordReturned(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Siaran %d saya kembalikan ke penulisnya, dengan alasan Kakak.", b.ID)
}

func wordYoursReturned(b *knowledge.Broadcast, approver, reason string) string {
	return fmt.Sprintf("Siaran %d dikembalikan %s: “%s” Silakan diperbaiki, lalu ajukan lagi.", b.ID, approver, reason)
}

func wordAskCancel(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Batalkan siaran %s? Yang sudah terkirim tetap terkirim; sisanya tidak dikirim lagi.", wordBroadcastName(b, 40))
}

// wordSteered tells what was done to a broadcast.
func wordSteered(b *knowledge.Broadcast, kind knowledge.DeedKind) string {
	switch kind {
	case knowledge.DeedPause:
		return fmt.Sprintf("Siaran %d dijeda.", b.ID)
	case knowledge.DeedResume:
		return fmt.Sprintf("Siaran %d dilanjutkan.", b.ID)
	default:
		return fmt.Sprintf("Siaran %d dibatalkan.", b.ID)
	}
}
