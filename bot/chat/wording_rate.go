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

func wordRateSet(said *rateCommand, before *knowledge.ExchangeRate) string {
	rate := said.rate
	text := fmt.Sprintf("Kurs tersimpan: %s per dolar", rate.Rupiah)
	if said.rounded != "" {
		text += fmt.Sprintf(" (dibulatkan dari %s)", said.rounded)
	}
	text += " untuk " + rate.Day.Written()
	if before != nil && before.Rupiah != rate.Rupiah {
		text += fmt.Sprintf(", menggantikan %s", before.Rupiah)
	}
	return text + ". Kalau salah ketik, kirim /kurs lagi dengan angka yang benar."
}

// wordRateFault says why a rate was not kept, and what to write.
func wordRateFault(said *rateCommand) []string {
	switch said.fault {
	case rateUnbelievable:
		return []string{fmt.Sprintf("Kurs itu tidak mungkin, jadi belum saya simpan. Rupiah untuk satu dolar ada di antara %s dan %s.",
			knowledge.MinExchangeRate, knowledge.MaxExchangeRate), sayRateForm}
	case rateDayUnread:
		return []string{fmt.Sprintf("Tanggal “%s” tidak ada atau tidak terbaca, jadi kursnya belum saya simpan. Tulis tahun-bulan-hari, misalnya 2026-11-20.", said.odd)}
	case rateAhead:
		return []string{wordRateAhead(said.rate.Day)}
	case rateMore:
		return []string{fmt.Sprintf("“%s” di belakang angkanya tidak saya mengerti, jadi kursnya belum saya simpan.", said.odd), sayRateForm}
	default:
		return []string{fmt.Sprintf("Di “%s” tidak ada angka kurs yang terbaca, jadi belum ada yang saya simpan.", said.odd), sayRateForm}
	}
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
