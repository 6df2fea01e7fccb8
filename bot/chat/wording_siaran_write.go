package chat

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
)

// What authors are told while they write an announcement.
const (
	sayTextWanted    = "Tulis jawabannya sebagai teks ya, Kak, atau ketik “batal”."
	sayTooManyDrafts = "Draf Kakak sudah 100. Kirim atau buang dulu yang lama, lalu tulis yang baru."

	sayContentChanged = "Isinya sudah diganti."
	sayButtonsChanged = "Tombolnya sudah dipasang."
	sayButtonsGone    = "Tombolnya sudah dihapus."
	sayDraftAgain     = "Siaran ini jadi draf lagi. Persetujuannya tidak berlaku lagi."

	sayUrgentForAdmins = "Topik mendesak hanya bisa dipilih admin, Kak."
	sayTopicOfTarget   = "Topiknya mengikuti siaran aslinya, Kak, jadi tidak bisa dipilih."
	sayDeletedAtOnce   = "Penarikan tidak bisa dijadwalkan, Kak: pesan yang sudah lebih dari 48 jam tidak bisa ditarik lagi, jadi mulainya begitu siap."
	sayForWhoHasIt     = "Ini untuk semua yang menerima siaran aslinya, jadi sasarannya tidak bisa dipilih."
	askSegment         = "Untuk siapa? " + saySegmentHow
	askSendTime        = "Kapan dikirim? Tulis misalnya “besok jam 9”, “senin 08.30”, atau “25/12 10.00”. Jamnya WIB."
	askTemplateName    = "Templat ini mau diberi nama apa, Kak?"
	sayRateFree        = "Siaran ini memakai jalur biasa, tanpa biaya."
	sayRatePaid        = "Siaran ini memakai jalur berbayar."

	sayFaults    = "Yang perlu dibereskan sebelum dikirim:"
	sayNotes     = "Untuk diperhatikan:"
	sayNoPreview = "Contohnya belum bisa saya kirim, Kak. Bereskan ini dulu:"
	sayNobody    = "Belum ada seorang pun yang bisa dijangkau dengan sasaran itu."

	buttonContent       = "Ganti isi"
	buttonButtons       = "Tombol"
	buttonNoButtons     = "Hapus semua tombol"
	buttonTopic         = "Topik"
	buttonSegment       = "Sasaran"
	buttonTime          = "Waktu kirim"
	buttonRate          = "Jalur berbayar"
	buttonRateFree      = "Jalur biasa, gratis"
	buttonEverybody     = "Semua yang mau menerima kabar"
	buttonAtOnce        = "Begitu siap"
	buttonTest          = "Kirim uji"
	buttonTestMe        = "Saya sendiri"
	buttonTestAll       = "Semua petugas"
	buttonAnotherSample = "Contoh lain"
	buttonFromTemplate  = "Pakai templat"
	buttonSaveTemplate  = "Simpan jadi templat"
	buttonDiscard       = "Buang"
	buttonDiscardYes    = "Ya, buang"

	askTester           = "Kirim uji ke siapa? Yang menerimanya hanya petugas."
	sayNothingToPreview = "Penarikan tidak punya isi, jadi tidak ada yang bisa dilihat dulu."
)

func wordAskContent() []Block {
	return say(
		"Kirim pesannya persis seperti yang ingin diterima, Kak: teks dengan format apa pun, boleh dengan satu foto atau satu berkas.",
		"Isian yang berbeda untuk tiap orang: {nama|Kak}, {produk|usaha Kakak}, {provinsi|daerah Kakak}. Kata di belakang tanda | dipakai kalau datanya tidak ada.",
		"Ketik “batal” kalau tidak jadi.",
	).Blocks
}

// wordListed is a list under a head, nothing where it is empty.
func wordListed(head string, lines []string) (blocks []Block) {
	if len(lines) == 0 {
		return nil
	}
	blocks = say(head).Blocks
	for _, line := range lines {
		blocks = append(blocks, item(plain(line)))
	}
	return blocks
}

func wordDrafted(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Tersimpan sebagai draf %d.", b.ID)
}

// wordUnfinished is the draft that lacks what is asked for next.
func wordUnfinished(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Draf %d: %s", b.ID, wordGist(&b.Content, 200))
}

func wordAskButtons(now [][]knowledge.ContentButton) []Block {
	blocks := say("Tulis tombolnya, misalnya begini. Tanda | memisahkan tombol yang sebaris:").Blocks
	for _, line := range [...]string{
		"Daftar - https://oss.go.id", "Cari program - /program", "Syarat KUR - apa syarat KUR? | Pilih kabar - /langganan",
	} {
		blocks = append(blocks, item(plain(line)))
	}
	if len(now) > 0 {
		blocks = append(blocks, paragraph(plain("Yang sekarang: "+wordContentButtons(now)+".")))
	}
	return blocks
}

// wordContentButtons are buttons by their labels, with what each of them does.
func wordContentButtons(rows [][]knowledge.ContentButton) string {
	var labels []string
	for _, row := range rows {
		for _, button := range row {
			labels = append(labels, fmt.Sprintf("“%s” ke %s", button.Label, cmp.Or(button.URL, button.Action)))
		}
	}
	return strings.Join(labels, ", ")
}

func wordButtonsUnread(odd string) string {
	return fmt.Sprintf("“%s” belum bisa saya jadikan tombol, Kak. Contoh yang bisa: “Daftar - https://oss.go.id”. Di belakang tanda - boleh tautan lengkap (https://…), "+
		"pertanyaan, atau perintah tanpa tambahan seperti /program, tetapi bukan /izin atau /hapus_data. Tanda | memisahkan tombol. "+
		"Nama tombol paling banyak %d huruf, sebaris paling banyak %d tombol, semuanya paling banyak %d.",
		wordGist(&knowledge.Content{Text: odd}, 60), knowledge.MaxButtonLabel, knowledge.MaxContentRow, knowledge.MaxContentButtons)
}

// wordAskTopic tells the topics apart.
func wordAskTopic(urgent bool) []Block {
	blocks := say("Siaran ini tentang apa? Penerima bisa berhenti per topik, jadi pilih yang paling tepat.").Blocks
	for _, topic := range topicsToChoose {
		if topic != knowledge.TopicUrgent || urgent {
			blocks = append(blocks, wordTopic(topic, false))
		}
	}
	return blocks
}

func wordTopicChosen(topic knowledge.Topic) string { return "Topik: " + newsNames[topic] + "." }

func wordTimeLabel(at time.Time) string {
	return weekdays[at.Weekday()] + " " + at.Format("2/1") + " pukul " + at.Format("15.04")
}

// wordTimeFault says what is the matter with a time.
func wordTimeFault(fault timeFault, at time.Time) string {
	switch fault {
	case timePast:
		return fmt.Sprintf("%s sudah lewat, Kak. Pilih waktu lain.", wordWhen(at))
	case timeFar:
		return fmt.Sprintf("%s masih lebih dari setahun lagi, Kak. Pilih yang lebih dekat.", wordWhen(at))
	case timeNoHour:
		return "Harinya sudah jelas, Kak. Jam berapa?"
	default:
		return "Saya belum paham waktunya, Kak."
	}
}

func wordTimeChosen(at time.Time, urgent bool) string {
	switch {
	case at.IsZero():
		return "Dikirim begitu siap: sesudah disetujui, atau begitu Kakak kirim."
	case knowledge.QuietFor(at.In(knowledge.WIB)) > 0 && !urgent:
		return fmt.Sprintf("Dikirim %s. Itu jam tenang (20.00–08.00), jadi penerima mendapatnya mulai pukul 08.00 di tempat masing-masing.", wordWhen(at))
	}
	return fmt.Sprintf("Dikirim %s.", wordWhen(at))
}

// wordAskPaid tells what paying would change, and cost.
func wordAskPaid(recipients, rate int) []Block {
	return say(
		fmt.Sprintf("Jalur biasa: gratis, %s untuk %s orang.", wordSpan(knowledge.SendingTime(recipients, rate)), wordCount(recipients)),
		fmt.Sprintf("Jalur berbayar Telegram: %s, biayanya paling banyak %s Star (0,1 Star per pesan, dipotong dari saldo bot). "+
			"Telegram hanya membukanya untuk bot dengan saldo %s Star dan %s pengguna sebulan; kalau belum, pengiriman akan gagal.",
			wordSpan(knowledge.SendingTime(recipients, knowledge.PaidRate)), wordCount(knowledge.BroadcastStars(recipients)),
			wordCount(knowledge.PaidStars), wordCount(knowledge.PaidUsers)),
	).Blocks
}

func wordPay(recipients int) string {
	return fmt.Sprintf("Ya, bayar sampai %s Star", wordCount(knowledge.BroadcastStars(recipients)))
}

// wordSpan is how long something takes, as people say it.
func wordSpan(d time.Duration) string {
	minutes := int((d + time.Minute - 1) / time.Minute)
	switch {
	case d < time.Minute:
		return fmt.Sprintf("sekitar %d detik", max(1, int(d/time.Second)))
	case minutes < 60:
		return fmt.Sprintf("sekitar %d menit", minutes)
	case minutes < 24*60 && minutes%60 == 0:
		return fmt.Sprintf("sekitar %d jam", minutes/60)
	case minutes < 24*60:
		return fmt.Sprintf("sekitar %d jam %d menit", minutes/60, minutes%60)
	case minutes/60%24 == 0:
		return fmt.Sprintf("sekitar %d hari", minutes/(24*60))
	default:
		return fmt.Sprintf("sekitar %d hari %d jam", minutes/(24*60), minutes/60%24)
	}
}

// inventedRecipient is nobody: previews are shown with such a person where nobody
// is reached yet, and tests, which officers read who may not see previews.
var inventedRecipient = knowledge.Recipient{Name: "Bu Contoh", Product: "keripik singkong", Province: "Jawa Tengah"}

// wordPreview says whose message is shown.
func wordPreview(to *knowledge.Recipient) string {
	switch {
	case to.Name == "":
		return "Ini yang diterima orang yang datanya belum lengkap:"
	case to.Chat == 0:
		return fmt.Sprintf("Belum ada penerimanya, jadi nama dan data “%s” ini karangan saya:", to.Name)
	}
	return fmt.Sprintf("Ini yang diterima %s:", to.Name)
}

// wordTested tells to whom a test goes.
func wordTested(to []knowledge.Officer, self int64) string {
	var names []string
	for i := range to {
		if to[i].ID == self {
			names = append(names, "Kakak sendiri")
		} else {
			names = append(names, wordOfficerName(to[i].ID, to[i].Name))
		}
	}
	return fmt.Sprintf("Uji dikirim ke %s.", strings.Join(names, ", "))
}

func wordTestFrom(b *knowledge.Broadcast, author string) string {
	return fmt.Sprintf("Uji siaran %d dari %s. Hanya petugas yang menerimanya:", b.ID, author)
}

func wordAskDiscard(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Buang siaran %s? Ini tidak bisa dibatalkan.", wordBroadcastName(b, 40))
}

func wordDiscarded(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Siaran %d sudah dibuang.", b.ID)
}
