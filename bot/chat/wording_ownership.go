package chat

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"setara/knowledge"
)

// What is said of what is kept about people.
const (
	sayDataPrivate  = "Data Kakak tidak saya tunjukkan di grup, supaya tidak terbaca orang lain. Kirim /data_saya di obrolan pribadi dengan saya."
	sayDataNone     = "Tidak ada yang Setara simpan tentang Kakak."
	sayDataHead     = "Ini yang Setara simpan tentang Kakak:"
	sayDataFiles    = "Isinya di berkas di bawah: yang .html untuk dibaca di HP (beserta foto laporan), yang .csv lengkap untuk dipindahkan ke program lain."
	buttonForgetAll = "Hapus data saya"
	buttonKeepData  = "Tetap simpan"
	buttonShowData  = "Lihat data saya"

	menuDataSaya = "Lihat dan ambil semua data tentang saya"
	helpDataSaya = "/data_saya: lihat dan ambil semua yang Setara simpan tentang Kakak"

	dataFileName  = "data-saya"
	dataPageTitle = "Data saya di Setara"
	dataPageFoot  = "Mau semuanya dihapus? Kirim /hapus_data ke Setara. Hak Kakak ini dijamin UU 27/2022 tentang Pelindungan Data Pribadi."
)

// dataTableHeader is the header of the table.
var dataTableHeader = []string{"bagian", "nomor", "isian", "isi"}

// keptNames are what people call what is kept, and how one of it is counted.
var keptNames = map[string]string{
	"conversations": "percakapan terakhir", "updates": "catatan pesan masuk (dihapus sendiri dalam 48 jam)",
	"chats": "catatan bahwa Kakak bisa dikirimi pesan", "outbox": "catatan pesan keluar (dihapus sendiri dalam 48 jam)",
	"consents": "izin", "model_consents": "izin bantuan AI", "model_use": "bantuan AI untuk pertanyaan Kakak, per hari",
	"model_reserves": "bantuan AI yang sedang berjalan", "actions": "tombol yang pernah dikirim (dihapus sendiri dalam 30 hari)", "products": "barang dan modalnya",
	"ratings": "jawaban Setara yang Kakak nilai", "ticket_answers.by": "jawaban Kakak untuk pertanyaan",
	"watches": "barang yang dipantau", "settings": "pilihan gambar", "profiles": "profil usaha", "tickets": "pertanyaan untuk petugas", "complaints": "laporan barang", "complaint_photos": "foto laporan", "complaint_decisions.by": "keputusan atas laporan",
	"people": "data penerima kabar", "interests": "barang dan program yang Kakak tanyakan", "left_topics": "kabar yang Kakak hentikan", "retirement_notices": "pemberitahuan bahwa data akan dihapus",
	"deliveries": "kabar yang dikirim ke Kakak", "clicks": "tombol kabar yang Kakak tekan", "replies": "balasan Kakak untuk kabar",
	"officers.id": "peran Kakak sebagai petugas", "invitations.made_by": "undangan petugas yang Kakak buat",
	"invitations.used_by": "undangan petugas yang Kakak terima", "audit.by": "catatan tindakan Kakak sebagai petugas",
	"segments.made_by": "kelompok penerima yang Kakak simpan", "broadcasts.author": "siaran yang Kakak tulis",
	"broadcasts.approved_by": "siaran yang Kakak setujui", "templates.made_by": "pola siaran yang Kakak simpan",
	"feeds.made_by": "lembar yang Kakak pasang", "feeds.accepted_by": "lembar yang isinya Kakak terima",
	"uploads.officer": "berkas data yang Kakak kirim sebagai petugas", "uploads.accepted_by": "berkas data yang Kakak terima sebagai petugas",
	"proposals.made_by": "usulan pengetahuan dari Kakak", "proposals.decided_by": "usulan pengetahuan yang Kakak putuskan",
	"questions":           "yang Kakak tanyakan minggu ini, dihitung tanpa nama Kakak",
	"replies.answered_by": "jawaban Kakak untuk balasan kabar", "progress.officer": "siaran yang Kakak ikuti",
}

// keptName is what people call a kind of what is kept.
func keptName(name string) string {
	if said, ok := keptNames[name]; ok {
		return said
	}
	return strings.NewReplacer("_", " ", ".", " ").Replace(name)
}

// keptFields are what people call the fields; the others go by their own names.
var keptFields = map[string]string{
	"at": "waktu", "state": "keadaan", "updated_at": "diubah", "opened_at": "dibuka", "queued_at": "dibuat", "settled_at": "selesai",
	"received_at": "diterima", "used_at": "terakhir dipakai", "created_at": "dibuat", "changed_at": "diubah", "answered_at": "dijawab",
	"version": "versi kalimat izin", "yes": "setuju (1 ya, 0 tidak)", "question": "pertanyaan", "product": "barang", "name": "nama",
	"cost": "modal (rupiah)", "unit": "satuan", "pack": "isi (perseribu satuan)", "goods": "rincian", "province": "provinsi", "city": "kota",
	"sector": "bidang usaha", "turnover": "omzet", "scale": "skala usaha", "needs": "kebutuhan", "since": "sejak", "form": "bentuk usaha",
	"language": "bahasa", "active_on": "terakhir menulis", "text": "isi", "answer": "jawaban", "topic": "jenis kabar", "why": "alasan",
	"broadcast": "nomor kabar", "message": "nomor pesan di Telegram", "id": "nomor", "pictures": "kirim gambar (1 ya, 0 tidak)",
	"threshold": "batas perubahan (perseribu persen)", "category": "jenis barang", "presses": "berapa kali", "first_at": "pertama kali",
	"value": "nilai", "seen": "terakhir", "payload": "isi pesan", "file": "berkas", "role": "peran", "kind": "jenis", "object": "tentang",
	"detail": "rincian", "content": "isi", "intent": "soal", "action": "isi tombol", "note": "catatan", "link": "tautan", "price": "harga (rupiah)",
	"remarks": "tambahan dari Kakak", "delivery": "kiriman jawabannya", "again_at": "ditanyakan lagi", "closed_at": "ditutup",
	"closed_why": "kenapa ditutup", "update_id": "nomor catatan pesan",
	"week": "minggu", "answered": "terjawab (1 ya, 0 tidak)", "n": "berapa kali", "program": "program atau aturan", "missed": "yang belum ada jawabannya",
	"questions": "pertanyaan", "calls": "panggilan ke layanan AI", "input": "dikirim (token)", "output": "diterima (token)", "day": "hari",
	"amount":    "biaya yang disisihkan (rupiah)",
	"own_price": "harga sendiri (rupiah)", "photo": "foto", "reason": "alasan",
	"platform": "dijual di", "host": "situs", "url": "alamat", "title": "judul", "shop": "toko", "suspicions": "yang dicurigai", "media": "lampiran",
	"local_price": "harga tengah lokal", "local_on": "harga lokal per", "import_price": "harga tengah impor", "import_on": "harga impor per",
	"unreachable_since": "tidak bisa dikirimi sejak", "made_by": "dibuat oleh", "made_at": "dibuat", "decided_at": "diputuskan", "agency": "instansi",
}

func keptField(name string) string {
	if said, ok := keptFields[name]; ok {
		return said
	}
	return strings.ReplaceAll(name, "_", " ")
}

// wordKeptCount says how much there is of a kind.
func wordKeptCount(p *knowledge.KeptPart) string {
	said := capital(keptName(p.Name))
	if len(p.Rows) > 1 {
		said += ": " + strconv.Itoa(len(p.Rows))
	}
	return said
}

// wordKeptFile stands in the table for a file.
func wordKeptFile(v knowledge.KeptValue) string { return fmt.Sprintf("(berkas, %d byte)", len(v.File)) }

func wordDataAsOf(now time.Time) string { return "Keadaan " + wordMoment(now) + "." }

// wordConsentGiven says what was agreed to and when.
func wordConsentGiven(g knowledge.ConsentGiven) string {
	if !g.Yes {
		return fmt.Sprintf("Izin: Kakak menjawab tidak pada %s (kalimat izin versi %d).", wordMoment(g.At), g.Version)
	}
	return fmt.Sprintf("Izin: Kakak setuju pada %s (kalimat izin versi %d).", wordMoment(g.At), g.Version)
}

// wordKeptFor says how long data and their copies are kept, where that is known.
func (c *Chat) wordKeptFor() (said []string) {
	if c.RetentionDays > 0 {
		said = append(said, fmt.Sprintf("Kalau Kakak tidak menulis selama %d hari, semuanya dihapus sendiri.", c.RetentionDays))
	}
	if c.BackupDays > 0 {
		said = append(said, wordBackups(c.BackupDays))
	}
	return said
}

// wordBackups says how long copies for emergencies are kept.
func wordBackups(days int) string {
	return fmt.Sprintf("Salinan untuk keadaan darurat disimpan paling lama %d hari. Data yang sudah dihapus tidak dipakai lagi dari sana.", days)
}

// Retiring tells somebody who has not written for long that all that is kept
// about them will be deleted in so many days, unless they write.
func Retiring(days int) Response {
	r := say(fmt.Sprintf("Halo Kak, sudah lama kita tidak mengobrol. Kalau dalam %d hari ke depan Kakak tidak menulis, "+
		"semua data Kakak di Setara dihapus dan kabar tidak dikirim lagi. Mau tetap disimpan? Balas apa saja, ya.", days))
	r.Buttons = [][]Button{{{Label: buttonKeepData, Action: actionKeepData}}, {{Label: buttonShowData, Action: actionData}}}
	return r
}

// sayDataStays answers who wants what is kept to stay.
const sayDataStays = "Baik, Kak, data Kakak tetap saya simpan."
