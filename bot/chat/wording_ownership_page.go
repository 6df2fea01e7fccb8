package chat

import (
	"encoding/json"
	"fmt"
	"strings"

	"setara/knowledge"
)

// What the page says beside what is kept.
const (
	dataPageNothing = "Ada."
	dataPagePhotos  = "Fotonya masih saya ambil dari Telegram."
	dataPageTable   = "Nomor dan catatan yang hanya berguna untuk program ada di berkas .csv; di sana semuanya lengkap."

	conversationGoesOn = "percakapan yang sedang berjalan"
)

// pageFields are what owners read of each part, in this order. Of parts that are
// not here they read all that is in words.
var pageFields = map[string][]string{
	"conversations": {"state", "updated_at"}, "updates": {"kind", "received_at", "settled_at"}, "chats": {"unreachable_since"},
	"outbox": {"kind", "payload", "state", "queued_at", "settled_at"}, "consents": {"yes", "version", "at"}, "model_consents": {"yes", "version", "at"},
	"model_use": {"day", "questions"}, "model_reserves": {"at"}, "actions": {"action", "used_at"},
	"products": {"name", "cost", "unit", "pack", "goods", "updated_at"}, "settings": {"pictures"}, "ratings": {"at"},
	"watches":  {"goods", "category", "threshold", "unit", "local_price", "local_on", "import_price", "import_on"},
	"profiles": {"province", "city", "sector", "turnover", "nib", "sku", "since", "form", "needs", "updated_at"},
	"tickets": {"id", "kind", "question", "remarks", "product", "intent", "opened_at", "again_at", "state", "answered_at", "delivery",
		"closed_at", "closed_why"},
	"people":    {"name", "language", "province", "city", "sector", "scale", "product", "active_on"},
	"interests": {"kind", "value", "seen"}, "left_topics": {"topic", "at"}, "retirement_notices": {"at"},
	"deliveries": {"broadcast", "state", "why", "at"}, "clicks": {"broadcast", "presses", "first_at"},
	"replies": {"broadcast", "text", "media", "at", "answer", "answered_at"},
	"complaints": {"id", "product", "platform", "url", "host", "title", "shop", "price", "own_price", "suspicions", "note", "at", "consent",
		"state"},
	"complaint_photos": {"report"},
	"questions":        {"week", "intent", "product", "program", "missed", "province", "answered", "n"},
	"audit.by":         {"at", "kind"},
}

// pageCodes are the fields that hold codes, pageSwitches those that are 1 or 0,
// pageMoney those in rupiah, where 0 was not said.
var (
	pageCodes = setOf("state", "kind", "delivery", "closed_why", "intent", "topic", "media", "role", "hold", "suspicions", "why", "sector",
		"lane", "language")
	pageSwitches = setOf("yes", "pictures", "nib", "sku", "answered", "paid", "first", "retired", "final", "skipped", "daytime", "uncertain")
	pageMoney    = setOf("cost", "price", "own_price", "local_price", "import_price")
)

// setOf is a set of words.
func setOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

// pageWords are the codes in words, by the part and the field, or by the field.
var pageWords = map[string]map[string]string{
	"updates.kind": {
		"message": "pesan", "edited_message": "pesan yang diubah", "callback_query": "tombol yang ditekan",
		"my_chat_member": "Kakak memulai atau memblokir Setara",
	},
	"outbox.kind":  {"send": "pesan", "edit": "perubahan pesan", "delete": "penghapusan pesan", "photo": "gambar", "document": "berkas"},
	"outbox.state": {"queued": "antre", "sending": "sedang dikirim", "sent": "terkirim", "failed": "gagal", "uncertain": "belum pasti sampai"},
	"tickets.kind": {string(knowledge.TicketUnanswered): "belum ada jawabannya di Setara", string(knowledge.TicketUnhelpful): "jawabannya Kakak nilai kurang pas"},
	"tickets.state": {
		string(knowledge.TicketOpen): "menunggu petugas", string(knowledge.TicketAnswered): "sudah dijawab", string(knowledge.TicketClosed): "ditutup",
	},
	"delivery": {
		string(knowledge.TicketToRead): "bisa dibaca di /tiket", string(knowledge.TicketWaiting): "akan dikirim", string(knowledge.TicketAgain): "akan dikirim ulang",
		string(knowledge.TicketSent): "sudah dikirim", string(knowledge.TicketUncertain): "belum pasti sampai", string(knowledge.TicketFailed): "gagal dikirim",
		string(knowledge.TicketBlocked): "tidak bisa dikirim",
	},
	"closed_why": {
		string(knowledge.TicketClear): "sudah jelas", string(knowledge.TicketSilence): "tidak ada keberatan", string(knowledge.TicketNoAnswer): "belum bisa dijawab",
		string(knowledge.TicketNoQuestion): "bukan pertanyaan",
	},
	"intent": wordsOf(map[Intent]string{
		IntentPrice: "harga", IntentCost: "modal", IntentFee: "biaya marketplace", IntentProgram: "program dan bantuan", IntentRegulation: "aturan dan izin",
		IntentReport: "melaporkan kecurangan", IntentBroadcast: "kabar", IntentSmalltalk: "obrolan", IntentOutOfScope: "di luar bantuan Setara",
		IntentUnknown: "belum dipahami",
	}),
	"suspicions": wordsOf(suspicionNames), "language": {"id": "Indonesia", "en": "Inggris", "jv": "Jawa", "su": "Sunda", "ms": "Melayu"},
	"topic": wordsOf(newsNames), "sector": wordsOf(sectorNames), "needs": wordsOf(needNames), "media": wordsOf(replyMedia), "role": wordsOf(officerRoles),
	"complaints.state": wordsOf(complaintStates), "complaint_decisions.by.state": wordsOf(complaintStates),
	"interests.kind": {"product": "barang", "program": "program atau aturan"}, "deliveries.state": wordsOf(deliveryStates),
	"deliveries.why": {
		knowledge.SkippedLeft: "Kakak sudah berhenti", knowledge.SkippedBlocked: "Setara diblokir", knowledge.SkippedDouble: "sudah pernah dikirim",
		knowledge.SkippedCancelled: "siarannya dibatalkan", knowledge.SkippedOld: "sudah terlalu lama",
	},
	"broadcasts.author.kind": wordsOf(broadcastWorks), "broadcasts.author.state": wordsOf(broadcastStates),
	"broadcasts.approved_by.kind": wordsOf(broadcastWorks), "broadcasts.approved_by.state": wordsOf(broadcastStates),
	"proposals.made_by.kind": proposalKindWords, "proposals.made_by.state": wordsOf(proposalStates),
	"proposals.decided_by.kind": proposalKindWords, "proposals.decided_by.state": wordsOf(proposalStates),
	"uploads.officer.state": uploadStateWords, "uploads.accepted_by.state": uploadStateWords,
	"invitations.made_by.state": invitationStateWords, "invitations.used_by.state": invitationStateWords,
	"ticket_answers.by.kind":  {"ticket.answer": "jawaban", "ticket.close": "ditutup tanpa jawaban", "ticket.dismiss": "bukan pertanyaan"},
	"ticket_answers.by.state": {"giving": "sedang diberikan", "going": "sedang dikirim", "done": "selesai"},
	"feeds.made_by.state":     feedStateWords, "feeds.accepted_by.state": feedStateWords, "hold": wordsOf(feedHolds),
}

var (
	proposalKindWords = map[string]string{string(knowledge.ProposalSynonym): "padanan kata", string(knowledge.ProposalProgram): "program"}
	uploadStateWords  = map[string]string{
		string(knowledge.UploadReading): "sedang dibaca", string(knowledge.UploadAsked): "menunggu keterangan", string(knowledge.UploadShown): "menunggu keputusan",
		string(knowledge.UploadAccepted): "sedang dimasukkan", string(knowledge.UploadDone): "sudah masuk", string(knowledge.UploadRejected): "ditolak",
		string(knowledge.UploadFailed): "tidak jadi masuk",
	}
	invitationStateWords = map[string]string{"open": "belum diterima", "accepted": "diterima", "revoked": "dicabut"}
	feedStateWords       = map[string]string{
		string(knowledge.FeedDue): "dibaca berkala", string(knowledge.FeedHeld): "ditahan", string(knowledge.FeedAccepted): "diterima",
		string(knowledge.FeedStopped): "dihentikan",
	}
)

// wordsOf are the words for codes.
func wordsOf[K ~string](names map[K]string) map[string]string {
	words := make(map[string]string, len(names))
	for code, name := range names {
		words[string(code)] = name
	}
	return words
}

// pageField is what people call a field where they know more of it than its name.
func pageField(part, field string) string {
	switch part + "." + field {
	case "conversations.state":
		return "isi"
	case "interests.value":
		return "namanya"
	case "actions.action":
		return "yang diminta tombol"
	case "audit.by.kind":
		return "tindakan"
	case "complaint_photos.report":
		return "dari laporan nomor"
	case "complaints.consent":
		return "izin mengirim laporan"
	case "consents.yes", "model_consents.yes":
		return "setuju"
	case "profiles.nib":
		return "punya NIB"
	case "profiles.sku":
		return "punya SKU"
	case "questions.answered":
		return "terjawab"
	}
	if word, _, ok := strings.Cut(keptField(field), " ("); ok {
		return word
	}
	return keptField(field)
}

// wordConversation says what is remembered of a conversation that goes on.
func wordConversation(state string) string {
	var conv conversation
	if json.Unmarshal([]byte(state), &conv) != nil {
		return conversationGoesOn
	}
	var said []string
	if conv.Case != nil {
		said = append(said, wordCaseHeld(&conv.Case.Said))
	}
	if conv.Draft != nil {
		said = append(said, "hitungan modal yang sedang disusun"+ofGoods(conv.Draft.Product))
	}
	if conv.Keeping != nil {
		said = append(said, "modal yang belum disimpan"+ofGoods(conv.Keeping.Name))
	}
	if conv.Wish != nil {
		said = append(said, "pantauan yang sedang diatur"+ofGoods(conv.Wish.Name))
	}
	if conv.Walk != nil {
		said = append(said, "pencarian program yang cocok")
	}
	if conv.Complaint != nil {
		said = append(said, "laporan yang belum dikirim"+ofGoods(conv.Complaint.Product))
	}
	if conv.ModelPending != "" {
		said = append(said, "pertanyaan yang menunggu izin bantuan AI: "+conv.ModelPending)
	}
	if asked := conv.ModelAsked; asked != nil {
		said = append(said, "pertanyaan Kakak: "+asked.Said, "yang ditanyakan balik dengan bantuan AI: "+asked.Asked)
	}
	for i := range conv.Told {
		if told := conv.Told[i].Entries; told != nil {
			said = append(said, "jawaban terakhir tentang "+strings.Join(told.Names, ", "))
		}
	}
	if len(said) == 0 {
		return conversationGoesOn
	}
	return strings.Join(said, "; ")
}

// wordNothingToRead stands for a part of which nothing is in words.
func wordNothingToRead(part string) string {
	if part == "complaint_photos" {
		return dataPagePhotos
	}
	return dataPageNothing
}

// wordPassed counts notes of messages that have passed.
func wordPassed(kind string, n int) string {
	return fmt.Sprintf("%s: %d, hanya jenis dan waktunya, isinya sudah dihapus", kind, n)
}

// wordDayKept is a day of the ledger as people read it.
func wordDayKept(said string) string {
	day, err := knowledge.ParseDay(said)
	if err != nil {
		return said
	}
	return day.Written()
}

func ofGoods(name string) string {
	if name == "" {
		return ""
	}
	return ": " + name
}

// wordCaseHeld is the question of price that is remembered.
func wordCaseHeld(u *Understood) string {
	said := "pertanyaan harga" + ofGoods(u.Product)
	var amounts []string
	for _, a := range [...]struct {
		what string
		is   *knowledge.Rupiah
	}{{"harga Kakak", u.OwnPrice}, {"harga saingan", u.CompetitorPrice}, {"modal", u.Cost}} {
		if a.is != nil {
			amounts = append(amounts, a.what+" "+a.is.String())
		}
	}
	if len(amounts) > 0 {
		said += " (" + strings.Join(amounts, ", ") + ")"
	}
	return said
}

// wordCostParts are the parts that a cost was told in.
func wordCostParts(goods string) string {
	var told knowledge.CostOfGoods
	if json.Unmarshal([]byte(goods), &told) != nil {
		return ""
	}
	var parts []string
	for i := range told.Items {
		it := &told.Items[i]
		name := it.Name
		if name == "" {
			name = strings.ToLower(kindLabels[it.Kind])
		}
		part := name + " " + it.Amount.String()
		if it.Quantity > 0 && it.Quantity != knowledge.One {
			part += fmt.Sprintf(" × %s", strings.TrimSpace(it.Quantity.String()+" "+string(it.Measure)))
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}
