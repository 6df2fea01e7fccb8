package chat

import (
	"strings"

	"setara/knowledge"
)

// skippedWhy are why a delivery was skipped.
var skippedWhy = map[string]string{
	knowledge.SkippedLeft:      "sudah berhenti menerima kabar ini",
	knowledge.SkippedBlocked:   "sudah tidak bisa dihubungi sebelumnya",
	knowledge.SkippedDouble:    "sudah menerima pesan yang sama dalam 7 hari ini",
	knowledge.SkippedCancelled: "siarannya dibatalkan lebih dulu",
	knowledge.SkippedOld:       "pesannya sudah lebih dari 48 jam, jadi tidak bisa ditarik",
}

// refusedWhy are the refusals of Telegram, by a part of its description in
// lower case. The first that fits counts.
var refusedWhy = [...]struct{ part, why string }{
	{"expired", "Telegram tidak bisa dihubungi seharian"},
	{"message to edit not found", "pesannya sudah dihapus"},
	{"message to delete not found", "pesannya sudah dihapus"},
	{"can't be edited", "pesannya tidak bisa diubah lagi"},
	{"can't be deleted", "pesannya tidak bisa ditarik lagi"},
	{"message_id_invalid", "pesannya sudah dihapus"},
	{"chat not found", "akunnya tidak ditemukan"},
	{"user not found", "akunnya tidak ditemukan"},
	{"peer_id_invalid", "akunnya tidak ditemukan"},
	{"deactivated", "akunnya sudah dihapus"},
	{"blocked", "memblokir Setara"},
	{"wrong file", "foto atau berkasnya tidak bisa dikirim"},
	{"wrong remote file", "foto atau berkasnya tidak bisa dikirim"},
	{"file_reference", "foto atau berkasnya tidak bisa dikirim"},
	{"too long", "pesannya terlalu panjang"},
	{"message text is empty", "pesannya kosong"},
	{"text must be non-empty", "pesannya kosong"},
	{"button", "tombolnya ditolak Telegram"},
	{"url", "tautannya ditolak Telegram"},
	{"entit", "gaya tulisannya ditolak Telegram"},
	{"parse", "gaya tulisannya ditolak Telegram"},
	{"balance", "Bintang Telegram bot ini tidak cukup"},
	{"rights", "Setara tidak boleh menulis di sana"},
	{"forbidden", "Setara tidak boleh menulis di sana"},
}

// wordWhy is why a delivery came to its state; empty where nothing is to be
// said. What no list knows is told as Telegram says it.
func wordWhy(kind knowledge.BroadcastKind, state knowledge.DeliveryState, why string) string {
	switch state {
	case knowledge.DeliverySkipped:
		if known := skippedWhy[why]; known != "" {
			return known
		}
	case knowledge.DeliveryBlocked:
		return "memblokir Setara, atau akunnya sudah tidak ada"
	case knowledge.DeliveryUncertain:
		if kind == knowledge.BroadcastSend {
			return "sambungan putus saat mengirim, jadi mungkin sampai, mungkin tidak"
		}
		return "sambungan putus saat mengirim"
	case knowledge.DeliveryFailed:
		lower := strings.ToLower(why)
		for _, known := range refusedWhy {
			if strings.Contains(lower, known.part) {
				return known.why
			}
		}
		if why == "" {
			return "ditolak Telegram"
		}
		return "ditolak Telegram: " + firstLetters(strings.TrimPrefix(why, "Bad Request: "), 100)
	}
	return ""
}
