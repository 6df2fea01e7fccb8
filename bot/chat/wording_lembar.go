package chat

import (
	"fmt"
	"net/url"
	"strings"

	"setara/knowledge"
)

// What officers are told about feeds.
const (
	sayFeedForm  = "Tulis /lembar untuk daftarnya, Kak, atau /lembar tambah lalu alamatnya."
	sayFeedsNone = "Belum ada lembar yang saya baca sendiri, Kak."
	sayFeedAdd   = "Untuk menambah, ketik /lembar tambah lalu alamatnya, misalnya /lembar tambah https://docs.google.com/spreadsheets/d/… tiap 6 jam. " +
		"Kalau tidak disebut, saya baca sekali sehari. Lembarnya harus terbuka untuk siapa saja yang memiliki link."
	sayFeedHours   = "Bisa dari tiap 1 jam sampai tiap 7 hari, Kak."
	sayFeedsFull   = "Lembarnya sudah terlalu banyak, Kak. Hentikan dulu yang tidak dipakai."
	sayFeedReading = "Saya baca dulu, Kak. Sebentar lagi saya kabari isinya; sebelum itu tidak ada yang berubah."
	sayNoSuchFeed  = "Lembar itu tidak ada, Kak, atau sudah dihentikan."
	sayFeedBroken  = "Isinya gagal saya olah. Periksa apakah tabelnya masih seperti biasa; kalau tetap gagal, minta bantuan yang mengurus server."
	sayFeedChanged = "Keadaannya sudah lain, Kak. Ini yang sekarang:"

	buttonFeeds       = "Daftar lembar"
	buttonFeedTake    = "Terima"
	buttonFeedSkip    = "Lewati"
	buttonFeedNow     = "Baca sekarang"
	buttonFeedStop    = "Hentikan"
	buttonFeedStopYes = "Ya, hentikan"
	buttonFeedStopNo  = "Tidak jadi"
)

// feedTail is how many letters of an address are shown besides its site: enough
// to tell two of them apart, and not enough to open one.
const feedTail = 6

// wordFeedName is what officers tell a feed by.
func wordFeedName(f *knowledge.Feed) string { return fmt.Sprintf("Lembar %d", f.ID) }

// wordFeedPlace is where a feed is, without what may be a secret.
func wordFeedPlace(f *knowledge.Feed) string {
	u, err := url.Parse(f.Address)
	if err != nil {
		return "alamat"
	}
	end := []rune(strings.TrimRight(u.Path, "/"))
	return u.Hostname() + "/…" + string(end[max(0, len(end)-feedTail):])
}

func wordFeedsHead(n int) Block {
	return paragraph(bold("Lembar yang saya baca sendiri"), plain(fmt.Sprintf(": %d.", n)))
}

// wordFeedLine is a feed in a list.
func wordFeedLine(f *knowledge.Feed) Block {
	return item(bold(wordFeedName(f)), plain(fmt.Sprintf(" (%s): %s", wordFeedPlace(f), wordFeedState(f))))
}

// wordFeedState is how a feed stands, in a few words.
func wordFeedState(f *knowledge.Feed) string {
	switch {
	case f.State == knowledge.FeedAccepted:
		return "sedang dimasukkan."
	case f.State == knowledge.FeedHeld:
		return "ditahan, menunggu keputusan Kakak."
	case f.Failures > 0:
		return fmt.Sprintf("gagal dibaca %d kali berturut-turut.", f.Failures)
	case f.CheckedAt.IsZero():
		return "belum pernah dibaca."
	default:
		return fmt.Sprintf("%s baris, dibaca terakhir %s.", wordCount(f.Rows), wordMoment(f.CheckedAt))
	}
}

// feedHolds are why a feed is held.
var feedHolds = map[knowledge.FeedHold]string{
	knowledge.HoldFirst:    "Ini pertama kalinya saya baca. Periksa dulu isinya; kalau Kakak terima, selanjutnya saya baca sendiri.",
	knowledge.HoldShrunk:   "Barisnya tinggal kurang dari separuh dari yang terakhir, jadi saya tahan dulu.",
	knowledge.HoldRejected: "Lebih dari separuh barisnya tidak bisa dipakai, jadi saya tahan dulu.",
	knowledge.HoldMoved:    "Lebih dari separuh harganya berubah jauh, jadi saya tahan dulu.",
	knowledge.HoldChanged:  "Isinya berubah sejak Kakak menerimanya, jadi belum saya masukkan. Periksa lagi.",
	knowledge.HoldMaker:    "Yang memasangnya bukan penyetuju lagi, jadi tidak saya baca dulu. Ketuk “Baca sekarang” setelah dipasang ulang, atau hentikan.",
}

// wordFeed is a feed as it stands, with what it would change where it is held.
func wordFeed(f *knowledge.Feed) Response {
	head := fmt.Sprintf(" (%s), dibaca %s.", wordFeedPlace(f), wordFeedHours(f.Hours))
	if f.MadeByName != "" {
		head = fmt.Sprintf(" (%s), dibaca %s, dipasang %s.", wordFeedPlace(f), wordFeedHours(f.Hours), f.MadeByName)
	}
	r := Response{Blocks: []Block{paragraph(bold(wordFeedName(f)), plain(head))}}
	if f.Hold != "" {
		r.Blocks = append(r.Blocks, paragraph(plain(feedHolds[f.Hold])))
	} else {
		r.Blocks = append(r.Blocks, paragraph(plain("Sekarang: "+wordFeedState(f))))
	}
	if f.Failures > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(f.Reason)))
	}
	switch {
	case f.Difference != nil:
		r.Blocks = append(r.Blocks, wordDifference(f.Difference)...)
	case f.Import != 0:
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf("Terakhir masuk %s, impor nomor %d.", wordMoment(f.ChangedAt), f.Import))))
	}
	return r
}

func wordFeedHours(hours int) string {
	switch {
	case hours == knowledge.DailyFeed:
		return "sekali sehari"
	case hours%knowledge.DailyFeed == 0:
		return fmt.Sprintf("tiap %d hari", hours/knowledge.DailyFeed)
	default:
		return fmt.Sprintf("tiap %d jam", hours)
	}
}

func wordFeedFailing(f *knowledge.Feed) []Block {
	times := ""
	if f.Failures > 1 {
		times = fmt.Sprintf(" sudah %d kali berturut-turut", f.Failures)
	}
	return []Block{
		paragraph(bold(wordFeedName(f)), plain(fmt.Sprintf(" (%s)%s tidak bisa saya baca, Kak. Data yang sudah masuk tetap dipakai; nanti saya coba lagi.", wordFeedPlace(f), times))),
		paragraph(plain(f.Reason)),
	}
}

func wordFeedKnown(f *knowledge.Feed) string {
	return fmt.Sprintf("%s (%s) sudah terbaca, Kak: %s baris, semuanya sudah saya punya. Selanjutnya saya baca %s.",
		wordFeedName(f), wordFeedPlace(f), wordCount(f.Rows), wordFeedHours(f.Hours))
}

func wordFeedTaking(f *knowledge.Feed) string {
	return fmt.Sprintf("Baik, Kak. Isi %s saya masukkan; sebentar lagi saya kabari.", strings.ToLower(wordFeedName(f)))
}

func wordFeedTaken(f *knowledge.Feed) string {
	return fmt.Sprintf("Isi %s (%s) sudah masuk, Kak. Selanjutnya saya baca sendiri %s, dan Kakak saya kabari kalau ada yang janggal.",
		strings.ToLower(wordFeedName(f)), wordFeedPlace(f), wordFeedHours(f.Hours))
}

func wordFeedSkipped(f *knowledge.Feed) string {
	return fmt.Sprintf("Baik, isi %s yang itu saya lewati, Kak. Kalau isinya berubah lagi, saya tunjukkan lagi.", strings.ToLower(wordFeedName(f)))
}

func wordFeedStopAsk(f *knowledge.Feed) string {
	return fmt.Sprintf("Hentikan %s (%s)? Data yang sudah masuk tetap ada.", strings.ToLower(wordFeedName(f)), wordFeedPlace(f))
}

func wordFeedStopped(f *knowledge.Feed) string {
	return fmt.Sprintf("%s tidak saya baca lagi, Kak. Data yang sudah masuk tetap ada; kalau perlu, batalkan lewat /berkas.", wordFeedName(f))
}

// feedDeeds are what officers do to feeds, as the audit says it.
var feedDeeds = map[knowledge.DeedKind]string{
	knowledge.DeedFeedAdd: "memasang lembar %s", knowledge.DeedFeedTake: "menerima isi lembar %s", knowledge.DeedFeedSkip: "melewati isi lembar %s",
	knowledge.DeedFeedNow: "meminta lembar %s dibaca", knowledge.DeedFeedStop: "menghentikan lembar %s",
}
