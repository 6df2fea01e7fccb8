package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What officers are told about files that they send.
const (
	sayFileForm     = "Kirim berkasnya ke sini, Kak (CSV, XLSX, JSON, atau YAML). Yang sudah masuk ada di /berkas."
	sayFilesOnly    = "Gambar tidak bisa saya baca, Kak. Dari petugas saya menerima berkas CSV, XLSX, JSON, atau YAML: kirim sebagai berkas (dokumen), bukan foto."
	sayNoSuchFile   = "Berkas itu sudah tidak ada, Kak. Kirim lagi kalau masih perlu."
	sayNoColumns    = "Kolom berkas ini tidak bisa diubah dari sini, Kak. Ganti judul kolomnya di berkas, lalu kirim lagi."
	sayNoDetails    = "Tidak ada rincian lain, Kak."
	sayFileForced   = "Baik, Kak. Saya baca lagi, dan yang tidak bisa dipakai saya lewati."
	sayAskDay       = "Harga di berkas ini dilihat hari apa, Kak? Pilih, atau ketik tanggalnya, misalnya 20 November 2026."
	sayNoImports    = "Belum ada berkas yang masuk. Kirim berkasnya ke sini, Kak (CSV, XLSX, JSON, atau YAML)."
	sayNoSuchImport = "Impor itu tidak ada, Kak. Daftarnya di /berkas."

	headFilesOpen = "Menunggu"
	headImports   = "Yang sudah masuk"

	buttonFileShow     = "Lihat"
	buttonFileBack     = "Kembali ke kartu"
	buttonFiles        = "Daftar berkas"
	buttonFileAccept   = "Terima"
	buttonFileReject   = "Tolak"
	buttonFileCancel   = "Tidak jadi"
	buttonFileColumns  = "Ubah kolom"
	buttonFileDetails  = "Rincian"
	buttonFileForce    = "Tetap baca"
	buttonColumnUnused = "Tidak dipakai"
	buttonToday        = "Hari ini"
	buttonYesterday    = "Kemarin"
	buttonOtherDay     = "Tanggal lain"
	buttonOtherKind    = "Jenis lain"
	buttonUndo         = "Batalkan impor"
	buttonUndoYes      = "Ya, batalkan"
	buttonUndoNo       = "Tidak jadi"
)

// fileKindNames are what the kinds of files are called.
var fileKindNames = map[knowledge.FileKind]string{
	knowledge.FileListings: "daftar harga", knowledge.FileFees: "biaya marketplace", knowledge.FilePrograms: "program",
	knowledge.FileRegulations: "aturan", knowledge.FileSynonyms: "padanan kata",
}

// fileKindWords are words of a caption that name a kind.
var fileKindWords = map[string]knowledge.FileKind{
	"harga": knowledge.FileListings, "produk": knowledge.FileListings, "listing": knowledge.FileListings, "listings": knowledge.FileListings,
	"dagangan": knowledge.FileListings, "barang": knowledge.FileListings,
	"biaya": knowledge.FileFees, "tarif": knowledge.FileFees, "komisi": knowledge.FileFees, "fee": knowledge.FileFees, "fees": knowledge.FileFees,
	"program": knowledge.FilePrograms, "programs": knowledge.FilePrograms, "bantuan": knowledge.FilePrograms,
	"aturan": knowledge.FileRegulations, "peraturan": knowledge.FileRegulations, "regulasi": knowledge.FileRegulations, "regulations": knowledge.FileRegulations,
	"padanan": knowledge.FileSynonyms, "sinonim": knowledge.FileSynonyms, "synonyms": knowledge.FileSynonyms,
}

// tame is text of somebody's file on one line, without signs that are not seen,
// of at most n letters.
func tame(text string, n int) string {
	return onOneLine(strings.Map(visible, text), n)
}

func wordFileTaken(name string) string {
	return fmt.Sprintf("Berkas “%s” saya terima. Saya baca dulu, Kak; belum ada yang berubah.", name)
}

func wordFileAgain(before *knowledge.Upload) string {
	return fmt.Sprintf("Berkas “%s” sama dengan yang sudah masuk %s. Saya baca lagi untuk melihat bedanya, Kak; belum ada yang berubah.",
		before.File.Name, wordMoment(before.Accepted.At))
}

func wordFileUnderWay(u *knowledge.Upload) string {
	return fmt.Sprintf("Berkas “%s” ini sudah ada di saya, Kak: %s.", u.File.Name, wordFileState(u))
}

func wordFileTooLarge(name string) string {
	return fmt.Sprintf("Berkas “%s” lebih dari 20 MB, Kak. Telegram tidak mengizinkan saya mengambilnya. "+
		"Bagi jadi beberapa berkas, atau minta yang mengurus server memuatnya dengan “setara import”.", name)
}

func wordFileUnreadable(name string) string {
	return fmt.Sprintf("Berkas “%s” tidak bisa saya baca, Kak. Kirim sebagai CSV, XLSX, JSON, atau YAML.", name)
}

// wordFileState is how far an upload has come.
func wordFileState(u *knowledge.Upload) string {
	switch u.State {
	case knowledge.UploadReading:
		return "sedang saya baca"
	case knowledge.UploadAsked:
		return "menunggu keterangan Kakak"
	case knowledge.UploadShown:
		return "menunggu keputusan"
	case knowledge.UploadAccepted:
		return "sedang saya masukkan"
	case knowledge.UploadDone:
		return fmt.Sprintf("sudah masuk, diterima %s", wordOfficerName(u.Accepted.By, u.AcceptedName))
	case knowledge.UploadRejected:
		return "sudah ditolak"
	default:
		return "tidak jadi masuk"
	}
}

// wordFileMoved says that an upload is not what was seen any more.
func wordFileMoved(u *knowledge.Upload) string {
	if u.State == knowledge.UploadShown || u.State == knowledge.UploadAsked {
		return "Kartu itu sudah diganti, Kak. Ini yang sekarang."
	}
	return fmt.Sprintf("Berkas “%s” %s, Kak.", u.File.Name, wordFileState(u))
}

func wordFileAccepted(u *knowledge.Upload) string {
	return fmt.Sprintf("Baik, Kak. Isi “%s” saya masukkan sekarang.", u.File.Name)
}

func wordFileRejected(u *knowledge.Upload) string {
	return fmt.Sprintf("Baik, Kak. Berkas “%s” tidak saya masukkan; tidak ada yang berubah.", u.File.Name)
}

func wordFileRejectedByOther(u *knowledge.Upload) string {
	return fmt.Sprintf("Berkas Kakak, “%s”, ditolak petugas lain; tidak ada yang berubah.", u.File.Name)
}

func wordOpenFile(u *knowledge.Upload) Block {
	return item(bold(tame(u.File.Name, 40)), plain(fmt.Sprintf(" dari %s: %s", wordOfficerName(u.Officer, u.OfficerName), wordFileState(u))))
}

func wordShowFile(u *knowledge.Upload) string { return "Lihat " + tame(u.File.Name, 30) }

// wordPastImport is a file that was loaded, on a line.
func wordPastImport(p *knowledge.PastImport) Block {
	var did []string
	for _, c := range []struct {
		n    int
		what string
	}{{p.New, "baru"}, {p.Changed, "berubah"}} {
		if c.n > 0 {
			did = append(did, wordCount(c.n)+" "+c.what)
		}
	}
	if len(did) == 0 {
		did = append(did, "tidak ada yang berubah")
	}
	if !p.UndoneAt.IsZero() {
		did = append(did, "sudah dibatalkan")
	}
	return item(bold(fmt.Sprintf("%d. %s", p.ID, tame(p.File, 40))),
		plain(fmt.Sprintf(" (%s, %s): %s", fileKindNames[p.Kind], knowledge.DayOf(p.At).Written(), strings.Join(did, ", "))))
}

func wordUndoButton(p *knowledge.PastImport) string {
	return fmt.Sprintf("Batalkan %d: %s", p.ID, tame(p.File, 24))
}

func wordUndoneBefore(p *knowledge.PastImport) string {
	return fmt.Sprintf("Impor %d, “%s”, sudah dibatalkan sebelumnya, Kak.", p.ID, tame(p.File, 60))
}

// wordAskUndo asks whether to take an import back.
func wordAskUndo(p *knowledge.PastImport) []string {
	return append([]string{fmt.Sprintf("Batalkan impor %d, “%s”? Data dari berkas itu tidak dipakai lagi; data dari berkas lain tetap.", p.ID, tame(p.File, 60))},
		wordStaysHeld(p, "akan tetap dipakai")...)
}

func wordUndone(p *knowledge.PastImport) []string {
	return append([]string{fmt.Sprintf("Impor %d, “%s”, sudah saya batalkan, Kak. Data dari berkas lain tetap.", p.ID, tame(p.File, 60))},
		wordStaysHeld(p, "masih dipakai")...)
}

// wordStaysHeld says what stays of an import that is undone.
func wordStaysHeld(p *knowledge.PastImport, stays string) []string {
	if p.Held == 0 || len(p.HeldBy) == 0 {
		return nil
	}
	var by []string
	for _, id := range p.HeldBy[:min(len(p.HeldBy), 5)] {
		by = append(by, fmt.Sprint(id))
	}
	return []string{fmt.Sprintf("%s barisnya %s, karena ada juga di impor %s. Batalkan itu juga kalau perlu.", wordCount(p.Held), stays, strings.Join(by, ", "))}
}

// The audit.

func wordDeedUpload(d *knowledge.Deed) string {
	return fmt.Sprintf(map[knowledge.DeedKind]string{
		knowledge.DeedUpload: "mengirim berkas %s (%s)", knowledge.DeedUploadCorrect: "mengubah cara baca berkas %s (%s)",
		knowledge.DeedUploadAccept: "menerima berkas %s (%s)", knowledge.DeedUploadReject: "menolak berkas %s (%s)",
		knowledge.DeedImportUndo: "membatalkan impor %s (%s)",
	}[d.Kind], d.Object, d.Detail)
}
