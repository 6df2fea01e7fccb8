package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordRate is the rate in use, and from whom it is.
func (i *importCase) wordRate() string {
	if i.rate.Source == knowledge.SourceOwner {
		return fmt.Sprintf("kurs %s per dolar seperti yang Kakak sebut", i.rate.Rupiah)
	}
	text := fmt.Sprintf("kurs %s per dolar dari petugas, %s", i.rate.Rupiah, i.rate.Day.Written())
	if i.rate.Stale(i.asOf) {
		text += fmt.Sprintf(" (sudah lebih dari %d hari, mungkin sudah berubah)", knowledge.RateLasts)
	}
	return text
}

func wordRateSet(rate knowledge.ExchangeRate, before *knowledge.ExchangeRate) string {
	text := fmt.Sprintf("Kurs tersimpan: %s per dolar untuk %s", rate.Rupiah, rate.Day.Written())
	if before != nil && before.Rupiah != rate.Rupiah {
		text += fmt.Sprintf(", menggantikan %s", before.Rupiah)
	}
	return text + ". Kalau salah ketik, kirim /kurs lagi dengan angka yang benar."
}

func wordRateAhead(day knowledge.Day) string {
	return fmt.Sprintf("%s belum tiba, jadi kursnya belum saya simpan. Periksa tanggalnya.", day.Written())
}

func wordRateInUse(rate knowledge.ExchangeRate, on knowledge.Day) string {
	text := fmt.Sprintf("Kurs yang dipakai: %s per dolar, dari petugas untuk %s.", rate.Rupiah, rate.Day.Written())
	if rate.Stale(on) {
		text += fmt.Sprintf(" Sudah lebih dari %d hari, perlu diganti.", knowledge.RateLasts)
	}
	return text
}
