package chat

import (
	"fmt"

	"setara/knowledge"
)

// What officers are told of what can be done about a broadcast that went out.
const (
	sayExportForm = "Tulis jenis berkasnya, Kak: “/siaran unduh 12 csv” atau “/siaran unduh 12 xlsx”."
	sayRetryForm  = "Tulis yang mau diulang, Kak: “/siaran ulangi 12 gagal” atau “/siaran ulangi 12 ragu” untuk yang belum pasti."

	sayEndFirst = "Siaran itu belum selesai dikirim, Kak. Tunggu selesai, atau batalkan sisanya dulu, supaya tidak ada yang masih menerima " +
		"pesan lamanya."
	sayChangedSince = "Pesan siaran itu sudah diubah atau ditarik, Kak, jadi yang lama tidak saya kirim lagi. Untuk yang belum menerima, " +
		"tulis siaran baru."
	sayPaidRetry     = "Siaran berbayar hanya bisa diulang oleh admin, Kak, karena ada biayanya lagi."
	sayNoPaidChange  = "Telegram tidak menjual jalur cepat untuk mengubah atau menarik pesan, Kak, jadi lajunya tetap yang biasa."
	sayNothingSent   = "Belum ada pesan siaran itu yang terkirim, jadi tidak ada yang bisa diubah atau ditarik."
	sayUrgentByAdmin = "Siaran mendesak hanya bisa diubah atau ditarik oleh admin, Kak."
	sayTextStaysText = "Pesan yang terkirim berupa tulisan, Kak, dan Telegram tidak bisa mengubahnya jadi foto atau berkas. Kirim tulisannya saja."
	sayMediaStays    = "Foto atau berkas yang sudah terkirim tidak bisa diganti, Kak; yang bisa diubah tulisan di bawahnya. Kirim tulisan barunya saja."

	buttonRetryYes = "Ya, ulangi"
)

func wordNoRetryNow(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Siaran %d %s. Yang gagal atau belum pasti bisa diulang kalau siarannya selesai atau dijeda, Kak.", b.ID, wordBroadcastState(b))
}

func wordNothingToRetry(b *knowledge.Broadcast, state knowledge.DeliveryState) string {
	if state == knowledge.DeliveryFailed {
		return fmt.Sprintf("Di siaran %d tidak ada yang gagal, Kak.", b.ID)
	}
	return fmt.Sprintf("Di siaran %d tidak ada yang belum pasti, Kak.", b.ID)
}

func wordAskRetry(b *knowledge.Broadcast, n int) string {
	return fmt.Sprintf("Ada %s penerima yang belum pasti menerima siaran %d: sambungan putus saat mengirim, dan tidak ada cara untuk mengeceknya. "+
		"Kalau diulang, sebagian bisa menerimanya dua kali. Ulangi?", wordCount(n), b.ID)
}

func wordRetried(b *knowledge.Broadcast, state knowledge.DeliveryState, n int) string {
	what := "belum pasti"
	if state == knowledge.DeliveryFailed {
		what = "gagal"
	}
	return fmt.Sprintf("Baik, Kak, siaran %d saya ulangi untuk %s penerima yang %s. Yang sudah menerima tidak dikirimi lagi.", b.ID, wordCount(n), what)
}

func wordChangeUnderWay(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Pesan yang sama sedang diubah atau ditarik lewat siaran %d, Kak. Tunggu itu selesai dulu.", b.ID)
}

func wordChangeTarget(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Yang bisa diubah atau ditarik pesan siaran %d sendiri, Kak.", b.Target)
}

// wordAskEdited asks for the message that is to stand in place of another.
func wordAskEdited(b *knowledge.Broadcast, id int64) []Block {
	what := "Kirim tulisan barunya, persis seperti yang seharusnya dibaca penerima."
	if b.Content.Media != nil {
		what = "Kirim tulisan baru untuk di bawah foto atau berkasnya, persis seperti yang seharusnya dibaca penerima."
	}
	return say(
		fmt.Sprintf("Perubahan untuk siaran %d saya catat sebagai draf %d.", b.ID, id),
		what+" Tombolnya tetap, kecuali nanti Kakak ubah.",
		"Setelah itu Kakak bisa melihat contohnya dulu. Perubahan juga perlu disetujui kalau penerimanya banyak.",
	).Blocks
}

// wordRecall tells how many messages can be taken back.
func wordRecall(id int64, old, all int) string {
	switch old {
	case 0:
		return fmt.Sprintf("%s pesan siaran %d bisa ditarik dari obrolan penerimanya. Lanjut?", wordCount(all), id)
	case all:
		return fmt.Sprintf("Semua pesan siaran %d (%s) sudah lebih dari 48 jam atau hampir, jadi Telegram tidak mengizinkan menariknya. "+
			"Isinya masih bisa diubah.", id, wordCount(all))
	default:
		return fmt.Sprintf("Dari %s pesan siaran %d, %s bisa ditarik kalau mulai sekarang. %s sudah lebih dari 48 jam, atau akan lewat sebelum gilirannya, jadi tidak bisa ditarik. "+
			"Yang lama itu isinya masih bisa diubah, sebelum atau sesudah yang lain ditarik.", wordCount(all), id, wordCount(all-old), wordCount(old))
	}
}

func wordRecallYes(n int) string { return fmt.Sprintf("Tarik %s pesan", wordCount(n)) }

// wordRecallBegun is told where a broadcast is being taken back already.
func wordRecallBegun(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Penarikan siaran %d sudah dibuat, Kak: nomor %d, %s.", b.Target, b.ID, wordBroadcastState(b))
}
