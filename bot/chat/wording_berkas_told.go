package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// UploadPublished is what an upload has changed. Of it, or by another, tells
// whether it is for who accepted it.
func UploadPublished(u *knowledge.Upload, own bool) Response {
	d := u.Difference
	head := ": sudah masuk, Kak. Setara memakainya mulai sekarang."
	if !own {
		head = fmt.Sprintf(": diterima %s dan sudah masuk, Kak.", wordOfficerName(u.Accepted.By, u.AcceptedName))
	}
	r := Response{Blocks: []Block{paragraph(bold(u.File.Name), plain(head)), paragraph(wordFileCounts(d)...)}}
	if d.ImportID != 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf("Nomor impornya %d, kalau nanti mau dibatalkan.", d.ImportID))))
		r.Buttons = [][]Button{{{Label: buttonUndo, Action: fmt.Sprintf("%s %d", actionImportUndo, d.ImportID)}}}
	}
	return r
}

// UploadChanged is the card of an upload that would not change any more what its
// officer accepted.
func UploadChanged(u *knowledge.Upload) Response {
	r := UploadCard(u)
	r.Blocks = append(say("Data Setara berubah sejak Kakak melihat kartunya, jadi berkas ini belum saya masukkan. Periksa lagi, Kak.").Blocks, r.Blocks...)
	return r
}

// UploadFailure is why an upload was given up for no fault of its content.
type UploadFailure int

// The ways to fail.
const (
	// UploadNotFetched: Telegram does not give the file.
	UploadNotFetched UploadFailure = iota
	// UploadTooLarge: it is larger than Telegram gives.
	UploadTooLarge
	// UploadBroken: reading or publishing fails, again and again.
	UploadBroken
)

// UploadFailed says that an upload was given up.
func UploadFailed(u *knowledge.Upload, why UploadFailure) Response {
	switch why {
	case UploadTooLarge:
		return say(wordFileTooLarge(u.File.Name))
	case UploadNotFetched:
		return say(fmt.Sprintf("Berkas “%s” tidak bisa saya ambil dari Telegram, Kak; tidak ada yang berubah. Kirim lagi, ya.", u.File.Name))
	default:
		return say(fmt.Sprintf("Maaf, Kak, berkas “%s” gagal saya olah; tidak ada yang berubah. Coba kirim lagi nanti. "+
			"Kalau tetap gagal, minta bantuan yang mengurus server.", u.File.Name))
	}
}

// UploadProgress is how reading or publishing goes.
func UploadProgress(u *knowledge.Upload, rows int) Response {
	what := "Saya baca"
	if u.State == knowledge.UploadAccepted {
		what = "Saya masukkan"
	}
	if rows == 0 {
		return say(fmt.Sprintf("%s “%s”…", what, u.File.Name))
	}
	return say(fmt.Sprintf("%s “%s”: sudah %s baris…", what, u.File.Name, wordCount(rows)))
}

// RejectedRows is the caption of the rows that cannot be used, as a file.
func RejectedRows(rows int) Response {
	return say(fmt.Sprintf("%s baris yang ditolak, dengan alasannya. Perbaiki di berkas ini, lalu kirim lagi ke sini, Kak.", wordCount(rows)))
}

// RejectedRowsName is the name of that file.
func RejectedRowsName(u *knowledge.Upload) string {
	return "ditolak-" + strings.TrimSuffix(u.File.Name, ".csv") + ".csv"
}
