package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// sayUnsupported is said to an officer whose message holds what no announcement
// can.
const sayUnsupported = "Yang bisa disiarkan baru tulisan, satu foto, atau satu berkas, Kak. Suara, video, stiker, lokasi, jajak pendapat, " +
	"dan beberapa foto sekaligus belum bisa. Kirim lagi pesannya tanpa itu, ya."

// sayLinksUnopened is said wherever links were looked at.
const sayLinksUnopened = "Tautannya saya periksa dari tulisannya saja, tidak saya buka. Coba tekan sendiri di pratinjau, ya Kak."

// wordContentProblem says what is wrong with a composed message, and what to
// do about it.
func wordContentProblem(p *knowledge.ContentProblem) string {
	switch p.Code {
	case knowledge.ContentEmpty:
		return "Isinya kosong, atau jadi kosong untuk orang yang datanya belum ada. Tulis sesuatu di luar kurung, ya Kak."
	case knowledge.ContentTooLong:
		return fmt.Sprintf("Tulisannya %s huruf, paling banyak %s. Pendekkan dulu, ya Kak.", wordCount(p.Number), wordCount(p.Limit))
	case knowledge.ContentMayBeTooLong:
		return fmt.Sprintf("Untuk orang yang namanya panjang, tulisannya bisa sampai %s huruf, padahal paling banyak %s. Pendekkan sedikit, ya Kak.",
			wordCount(p.Number), wordCount(p.Limit))
	case knowledge.ContentTooManyMarks:
		return fmt.Sprintf("Ada %d bagian yang ditebalkan, dimiringkan, atau diberi tautan; paling banyak %d.", p.Number, p.Limit)
	case knowledge.ContentUnknownPlaceholder:
		return fmt.Sprintf("Saya belum kenal %s. Yang bisa: {nama}, {produk}, {provinsi}, misalnya {nama|Kak}. "+
			"Kalau tanda { memang mau dibaca penerima, tulis dua kali: {{", p.Where)
	case knowledge.ContentOpenPlaceholder:
		return fmt.Sprintf("Kurung di “%s” belum ditutup. Tulis misalnya {nama|Kak}; kalau tanda { memang mau dibaca penerima, tulis dua kali: {{", p.Where)
	case knowledge.ContentPlaceholderInLink:
		return fmt.Sprintf("Di dalam tautan, kurung tidak diisi: %s. Pindahkan ke tulisannya, ya Kak.", p.Where)
	default:
		if text := wordLinkProblem(p); text != "" {
			return text
		}
		return wordButtonProblem(p)
	}
}

// wordLinkProblem says what is wrong with a link, empty where the problem is
// another.
func wordLinkProblem(p *knowledge.ContentProblem) string {
	switch p.Code {
	case knowledge.ContentLinkBroken:
		return fmt.Sprintf("Tautan ini sepertinya salah tulis: %s. Contoh yang benar: https://umkm.go.id/daftar", p.Where)
	case knowledge.ContentLinkPlain:
		return fmt.Sprintf("Tautan ini masih http, belum https: %s. Boleh dikirim, tapi pakai https kalau ada.", p.Where)
	case knowledge.ContentLinkPrivate:
		return fmt.Sprintf("Tautan ini hanya angka, alamat contoh, atau hanya bisa dibuka di jaringan sendiri: %s. Pakai alamat yang bisa dibuka semua orang, ya Kak.", p.Where)
	case knowledge.ContentLinkPassword:
		return fmt.Sprintf("Tautan ini memuat nama pengguna sebelum tanda @: %s. Tautan seperti itu tidak saya kirim.", p.Where)
	case knowledge.ContentLinkLookalike:
		return fmt.Sprintf("Alamat ini memakai huruf yang mirip huruf biasa: %s. Penipu sering memakai cara itu, jadi tidak saya kirim.", p.Where)
	default:
		return ""
	}
}

// wordButtonProblem says what is wrong with a button.
func wordButtonProblem(p *knowledge.ContentProblem) string {
	switch p.Code {
	case knowledge.ContentNoLabel:
		return fmt.Sprintf("Tombol ke-%d belum ada tulisannya, atau jadi kosong untuk orang yang datanya belum ada.", p.Number)
	case knowledge.ContentLabelTooLong:
		return fmt.Sprintf("Tulisan tombol ke-%d terlalu panjang; paling panjang %d huruf.", p.Number, p.Limit)
	case knowledge.ContentIdleButton:
		return fmt.Sprintf("Tombol “%s” belum menuju ke mana-mana. Beri tautan atau perintah, ya Kak.", p.Where)
	case knowledge.ContentRowTooLong:
		return fmt.Sprintf("Baris tombol ke-%d terlalu penuh; paling banyak %d tombol sebaris.", p.Number, p.Limit)
	case knowledge.ContentTooManyButtons:
		return fmt.Sprintf("Tombolnya %d; paling banyak %d.", p.Number, p.Limit)
	default:
		return "Pesan ini belum bisa dikirim, Kak."
	}
}

// placeholderWords are what the placeholders stand for.
var placeholderWords = map[knowledge.Placeholder]string{
	knowledge.PlaceholderName: "nama", knowledge.PlaceholderProduct: "nama barang", knowledge.PlaceholderProvince: "provinsi",
}

// wordUnfilled says that some recipients lack the value of a placeholder, for
// which there is no fallback.
func wordUnfilled(p knowledge.Placeholder, missing, all int) string {
	return fmt.Sprintf("%s dari %s penerima tidak punya %s dan tidak ada kata pengganti. Tulis misalnya {%s|%s}; "+
		"kalau dibiarkan, tempat itu kosong.", wordCount(missing), wordCount(all), placeholderWords[p], p, fallbackExamples[p])
}

var fallbackExamples = map[knowledge.Placeholder]string{
	knowledge.PlaceholderName: "Kak", knowledge.PlaceholderProduct: "barang Kakak", knowledge.PlaceholderProvince: "Indonesia",
}

// wordCount is a number as people write it: 1.234.
func wordCount(n int) string { return strings.TrimPrefix(knowledge.Rupiah(n).String(), "Rp") }
