package chat_test

import (
	"testing"

	"setara/knowledge"
)

// newsActs are all acts on announcements.
var newsActs = []officialAct{
	{"/siaran", knowledge.RightRead, anybodys, "Menunggu persetujuan"},
	{"/siaran bantuan", knowledge.RightRead, anybodys, "Yang bisa Kakak lakukan"},
	{"/siaran daftar berjalan", knowledge.RightRead, anybodys, "Antre dan berjalan"},
	{"/siaran lihat 3", knowledge.RightRead, anybodys, "Siaran 3, antre"},
	{"/siaran contoh 2", knowledge.RightWrite, anybodys, "Ini yang diterima"},
	{"/siaran tulis", knowledge.RightWrite, anybodys, "Kirim pesannya"},
	{"/siaran isi 1", knowledge.RightWrite, theAuthors, "Kirim pesannya"},
	{"/siaran tombol 1 Daftar - https://oss.go.id", knowledge.RightWrite, theAuthors, "sudah dipasang"},
	{"/siaran topik 1 pasar", knowledge.RightWrite, theAuthors, "Topik: pasar"},
	{"/siaran sasaran 1 semua", knowledge.RightWrite, theAuthors, "Siaran 1, draf"},
	{"/siaran waktu 1 besok jam 9", knowledge.RightWrite, theAuthors, "Dikirim Selasa"},
	{"/siaran waktu 1 9 desember jam 9", knowledge.RightWrite, theAuthors, "Dikirim Rabu, 9 Desember 2026"},
	{"/siaran laju 1 biasa", knowledge.RightWrite, theAuthors, "jalur biasa"},
	{"/siaran uji 1 semua", knowledge.RightWrite, anybodys, "Uji dikirim ke"},
	{"/siaran kirim 1", knowledge.RightWrite, theAuthors, "saya ajukan"},
	{"/siaran draf 1", knowledge.RightWrite, theAuthors, "jadi draf lagi"},
	{"/siaran buang 1 ya", knowledge.RightWrite, theAuthors, "sudah dibuang"},
	{"/siaran setujui 2 4", knowledge.RightApprove, othersThan, "setujui"},
	{"/siaran laporan 3", knowledge.RightRead, anybodys, "Laporan siaran 3"},
	{"/siaran balasan", knowledge.RightRead, anybodys, "balasan"},
	{"/siaran jawab 1 Terima kasih", knowledge.RightWrite, anybodys, "Balasan itu tidak ada"},
	{"/siaran unduh 3 csv", knowledge.RightWrite, anybodys, "sebagai berkas"},
	{"/siaran ulangi 3 gagal", knowledge.RightApprove, anybodys, "bisa diulang kalau siarannya"},
	{"/siaran ubah 3", knowledge.RightWrite, anybodys, "belum selesai dikirim"},
	{"/siaran tarik 3", knowledge.RightWrite, anybodys, "belum selesai dikirim"},
	{"/siaran templat", knowledge.RightRead, anybodys, "Belum ada templat"},
	{"/siaran simpan 2 Kabar", knowledge.RightWrite, anybodys, "tersimpan sebagai templat"},
	{"/segmen", knowledge.RightRead, anybodys, "Belum ada segmen"},
	{"/segmen simpan Jateng = jawa tengah", knowledge.RightWrite, anybodys, "sudah saya simpan"},
	{"/siaran jeda 3", knowledge.RightApprove, anybodys, "dijeda"},
	{"/siaran lanjut 4", knowledge.RightApprove, anybodys, "dilanjutkan"},
	{"/siaran batalkan 4 ya", knowledge.RightApprove, anybodys, "dibatalkan"},
}

func TestEachActOnAnnouncementsIsForThoseWithTheRightToIt(t *testing.T) {
	triesEach(t, newsroom, newsActs)
}
