package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"

	"setara/bot"
	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
	"setara/knowledge/sqlite"
)

// explain turns an error into a sentence for the person at the terminal: what
// is wrong, and what to do next.
func explain(err error) string {
	var (
		file    *ingest.FileError
		refused *catalog.RefusedError
		faulty  *ingest.EntryError
		taken   *catalog.SlugTakenError
		undone  *catalog.UndoneError
		newer   *sqlite.VersionError
		said    *saidError
		held    *ledger.HeldError
		call    *bot.CallError
		path    *os.PathError
	)
	switch {
	case errors.Is(err, context.Canceled):
		return "Dihentikan; tidak ada yang setengah jalan."
	case errors.As(err, &said):
		return said.sentence
	case errors.As(err, &held):
		return explainHeld(held)
	case errors.Is(err, bot.ErrToken):
		return sayWrongToken
	case errors.As(err, &call):
		return fmt.Sprintf("Telegram menolak %s: alamat di SETARA_WEBHOOK_URL harus HTTPS dan bisa dibuka dari internet", call.Method)
	case errors.As(err, &file) && file.NeedsDay:
		return file.Reason + " Di sini harinya disebut dengan --observed-on, misalnya --observed-on 2026-01-31."
	case errors.As(err, &file):
		return file.Reason
	case errors.As(err, &refused):
		return explainRefused(refused)
	case errors.As(err, &faulty):
		return explainFaulty(faulty)
	case errors.As(err, &taken):
		return fmt.Sprintf("slug %s sudah dipakai %s, jadi berkas ini tidak dimuat: beri %s slug yang lain", taken.Slug, taken.Owner, taken.ID)
	case errors.Is(err, catalog.ErrChangedMeanwhile):
		return "datanya sudah diubah orang lain sementara itu, jadi tidak ada yang dimuat: ulangi perintahnya untuk melihat perbedaan yang baru"
	case errors.As(err, &undone):
		return fmt.Sprintf("impor nomor %d sudah dibatalkan sebelumnya", undone.ID)
	case errors.As(err, &newer):
		return "database ini dibuat oleh Setara yang lebih baru: perbarui program Setara, atau pakai folder data lain dengan --data"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, sqlite.ErrFull):
		return "disk penuh: kosongkan tempat dulu, lalu ulangi; tidak ada yang berubah"
	case errors.Is(err, sqlite.ErrBusy):
		return "database sedang dipakai program lain: tunggu sebentar, lalu ulangi; tidak ada yang berubah"
	case errors.Is(err, sqlite.ErrReadOnly), errors.Is(err, sqlite.ErrCannotOpen):
		return "folder data atau databasenya tidak bisa ditulis: periksa izinnya, atau pakai folder lain dengan --data"
	case errors.Is(err, sqlite.ErrNotDatabase), errors.Is(err, sqlite.ErrCorrupt):
		return "berkas database rusak atau bukan database Setara: pindahkan berkas itu, lalu jalankan lagi atau pulihkan dari cadangan"
	case errors.Is(err, sqlite.ErrSchema):
		return "isi database ini tidak lengkap, sepertinya pernah diubah program lain: pindahkan berkasnya, lalu jalankan lagi atau pulihkan dari cadangan"
	case errors.Is(err, sqlite.ErrConstraint):
		return "databasenya menolak isi itu, jadi tidak ada yang disimpan: kirim berkas atau perintahnya ke pengelola Setara"
	case errors.Is(err, sqlite.ErrIO):
		return "disk gagal membaca atau menulis: periksa disknya, lalu ulangi"
	case errors.Is(err, knowledge.ErrNotFound):
		return "nomor itu tidak ada: lihat daftarnya dengan setara imports"
	case errors.As(err, &path):
		return explainPath(path)
	default:
		return "gagal: " + err.Error()
	}
}

func explainHeld(e *ledger.HeldError) string {
	who := "Setara lain"
	if e.PID != 0 {
		who = fmt.Sprintf("Setara lain (proses %d, sejak %s WIB)", e.PID, e.Since.In(knowledge.WIB).Format("2006-01-02 15.04"))
	}
	return "folder data ini sedang dipakai " + who + ": hentikan dulu yang itu, atau pakai folder lain dengan --data"
}

func explainPath(e *os.PathError) string {
	switch {
	case errors.Is(e, os.ErrNotExist):
		return fmt.Sprintf("%s tidak ada: periksa nama dan foldernya", e.Path)
	case errors.Is(e, os.ErrPermission):
		return fmt.Sprintf("%s tidak boleh dibaca atau ditulis: periksa izinnya", e.Path)
	case errors.Is(e, syscall.ENOTDIR):
		return fmt.Sprintf("%s bukan folder: pilih folder lain", e.Path)
	default:
		return fmt.Sprintf("%s tidak bisa dipakai: %v", e.Path, e.Err)
	}
}

// explainRefused says in one line that a file was refused; see [refusedReasons]
// for why.
func explainRefused(e *catalog.RefusedError) string {
	return fmt.Sprintf("%d dari %d baris tidak bisa dipakai, jadi berkas ini tidak dimuat. "+
		"Perbaiki berkasnya, atau tambahkan --force untuk memuat baris yang bisa dipakai saja", e.Rejected, e.Rows)
}

// refusedReasons are the most frequent reasons of a refusal, a line each.
func refusedReasons(e *catalog.RefusedError) string {
	text, told := "", 0
	for _, r := range e.Reasons {
		text += fmt.Sprintf("\n  kolom %s: %s (%d baris)", r.Column, r.Reason, r.Count)
		told += r.Count
	}
	if told < e.Rejected {
		text += fmt.Sprintf("\n  … dan %d baris lagi dengan sebab lain", e.Rejected-told)
	}
	return text
}
