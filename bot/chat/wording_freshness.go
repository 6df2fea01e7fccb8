package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What officers read about facts that need a look.
const (
	buttonFreshEnding    = "Lewat atau akan berakhir"
	buttonFreshUnchecked = "Lama tidak diperiksa"
	buttonFreshMemory    = "Dari ingatan"
	buttonFreshUnclear   = "Tidak jelas"
	buttonFreshAll       = "Semua"

	// sayAskKeeper says who corrects what comes with the program.
	sayAskKeeper = "Kalau berubah, minta pengelola Setara membetulkannya."

	sayReload = "Setelah berkasnya dibetulkan, muat lagi:"
)

// FreshnessSummary is one line on everything that Setara states and on how
// much of it needs a look.
func FreshnessSummary(known *knowledge.Known, reviews []knowledge.Review) string {
	text := fmt.Sprintf("%d program, %d aturan, %d baris potongan marketplace", len(known.Programs), len(known.Regulations), len(known.Fees))
	if len(reviews) == 0 {
		return text + "; tidak ada yang perlu dilihat"
	}
	text += fmt.Sprintf("; %d hal perlu dilihat", len(reviews))
	separator := ": "
	for _, counted := range [...]struct {
		why  knowledge.ReviewWhy
		word string
	}{
		{knowledge.ReviewExpired, "sudah lewat"},
		{knowledge.ReviewEnding, "akan berakhir"},
		{knowledge.ReviewUnclear, "tidak jelas"},
		{knowledge.ReviewAhead, "belum sampai tanggalnya"},
		{knowledge.ReviewMemory, "dari ingatan"},
		{knowledge.ReviewUnchecked, "lama tidak diperiksa"},
	} {
		n := 0
		for i := range reviews {
			if reviews[i].Has(counted.why) {
				n++
			}
		}
		if n > 0 {
			text += fmt.Sprintf("%s%d %s", separator, n, counted.word)
			separator = ", "
		}
	}
	return text
}

// ReviewLine is one fact that needs a look on a day: which, why, and where to
// look.
func ReviewLine(r *knowledge.Review, on knowledge.Day) string {
	line := wordReviewName(r) + ": " + wordReview(r, on)
	if r.Kind == knowledge.ReviewCustoms {
		line += " " + sayAskKeeper
	}
	if r.Address != "" {
		line += " " + r.Address
	}
	return line
}

// longWord is how many letters of a word that is not known are shown.
const longWord = 40

// wordUnknownFilter says that a word narrows nothing, and which ones do.
func wordUnknownFilter(word string) Block {
	var ways []string
	for i := range freshnessFilters {
		ways = append(ways, fmt.Sprintf("%s %s (%s)", actionFreshness, freshnessFilters[i].key, strings.ToLower(freshnessFilters[i].label)))
	}
	return paragraph(plain(fmt.Sprintf("Kata “%s” belum ada artinya di sini, Kak. Yang bisa dipakai: %s. Tanpa kata, %s menampilkan semua.",
		cutText(word, longWord), strings.Join(ways, ", "), actionFreshness)))
}

// wordReviews is a page of facts that need a look, the first of them the from-th
// of all, and how to load what was corrected.
func wordReviews(reviews []knowledge.Review, filter *freshnessFilter, from, all int, on knowledge.Day) []Block {
	what := "Yang perlu dilihat"
	if filter != nil {
		what += " (" + strings.ToLower(filter.label) + ")"
	}
	if len(reviews) == 0 {
		return []Block{paragraph(plain(fmt.Sprintf("%s per %s: tidak ada. Semua masih segar.", what, on.Written())))}
	}
	blocks := []Block{paragraph(bold(what), plain(fmt.Sprintf(" per %s: nomor %d–%d dari %d.", on.Written(), from, from+len(reviews)-1, all)))}
	kinds := map[knowledge.ReviewKind]bool{}
	for i := range reviews {
		r := &reviews[i]
		kinds[r.Kind] = true
		spans := []Span{bold(wordReviewName(r)), plain(": " + wordReview(r, on) + " " + wordToDo(r))}
		if r.Address != "" {
			spans = append(spans, plain(" "), link(r.Address, r.Address))
		}
		blocks = append(blocks, item(spans...))
	}
	return append(blocks, wordReload(kinds)...)
}

// wordReviewName is what the row is called, and which part of it is meant.
func wordReviewName(r *knowledge.Review) string {
	switch {
	case r.Kind == knowledge.ReviewRate:
		return "Kurs dolar"
	case r.Said:
		return r.ID + " Pernyataan: " + r.Name
	case r.Kind == knowledge.ReviewCustoms && r.Name == "":
		return r.ID + " Aturan impor"
	case r.Kind == knowledge.ReviewCustoms:
		return r.ID + " Aturan impor: " + r.Name
	case r.Fee != nil:
		return wordFeeReview(r.Fee)
	case len(r.Points) == 0:
		return r.ID + " " + r.Name
	}
	var aspects []string
	for i := range r.Points {
		if aspect := string(r.Points[i].Aspect); len(aspects) == 0 || aspects[len(aspects)-1] != aspect {
			aspects = append(aspects, aspect)
		}
	}
	return fmt.Sprintf("%s %s (hal: %s)", r.ID, r.Name, strings.Join(aspects, ", "))
}

// wordFeeReview is a row of the fee table: whose, and what for.
func wordFeeReview(f *knowledge.Fee) string {
	var names []string
	for _, p := range f.Platforms {
		names = append(names, p.Name())
	}
	if len(names) == 0 {
		return f.ID + " " + feeName(f)
	}
	return f.ID + " " + strings.Join(names, " dan ") + ", " + feeName(f)
}

// wordReview says why a fact needs a look, and when somebody last did.
func wordReview(r *knowledge.Review, on knowledge.Day) string {
	whys := make([]string, len(r.Whys))
	for i, why := range r.Whys {
		whys[i] = wordReviewWhy(r, why, on)
	}
	text := strings.Join(whys, "; ") + ". "
	if r.Kind == knowledge.ReviewRate {
		return text + fmt.Sprintf("Kurs terakhir untuk %s.", r.Checked.Written())
	}
	return text + fmt.Sprintf("%s, keyakinan %s.", wordChecked(r), r.Confidence)
}

// wordChecked says when an officer last looked, or of when the word is that
// nobody held against its source since.
func wordChecked(r *knowledge.Review) string {
	switch {
	case r.CheckedOn != 0:
		return "Terakhir diperiksa petugas " + r.CheckedOn.Written()
	case r.Kind == knowledge.ReviewFee: // a first check on the day of the source is not told apart
		return fmt.Sprintf("Keterangan per %s, belum diperiksa petugas sejak itu", r.Checked.Written())
	default:
		return fmt.Sprintf("Keterangan per %s, belum pernah diperiksa petugas", r.Checked.Written())
	}
}

func wordReviewWhy(r *knowledge.Review, why knowledge.ReviewWhy, on knowledge.Day) string {
	switch why {
	case knowledge.ReviewExpired:
		if len(r.Points) > 0 {
			return "hanya benar sampai " + r.Until.Last().Written() + ", dan belum ada gantinya"
		}
		return "sudah lewat " + r.Until.Last().Written() + ", tetapi masih dicatat berlaku"
	case knowledge.ReviewEnding:
		left := r.Until.Last() - on
		if left == 0 {
			return "berakhir hari ini"
		}
		return fmt.Sprintf("berakhir %s, %d hari lagi", r.Until.Last().Written(), left)
	case knowledge.ReviewUnclear:
		return "belum jelas masih berlaku atau tidak"
	case knowledge.ReviewAhead:
		return "keterangannya baru ada mulai " + r.Checked.Written()
	case knowledge.ReviewMemory:
		return "dari ingatan"
	default:
		if r.Kind == knowledge.ReviewRate {
			return fmt.Sprintf("%d hari belum diganti", on-r.Checked)
		}
		if r.CheckedOn == 0 {
			return fmt.Sprintf("keterangannya sudah %d hari", on-r.Checked)
		}
		return fmt.Sprintf("%d hari tidak diperiksa", on-r.Checked)
	}
}

// wordToDo is what an officer does about the gravest reason.
func wordToDo(r *knowledge.Review) string {
	switch {
	case r.Kind == knowledge.ReviewRate:
		return "Kirim /kurs dengan angka hari ini."
	case r.Kind == knowledge.ReviewCustoms && r.Said:
		return "Cari pernyataan yang lebih baru. " + sayAskKeeper
	case r.Kind == knowledge.ReviewCustoms:
		return "Cocokkan dengan alamatnya. " + sayAskKeeper
	case r.Has(knowledge.ReviewExpired) && len(r.Points) > 0:
		return "Tulis yang berlaku sekarang."
	case r.Has(knowledge.ReviewExpired):
		return "Cari apakah diperpanjang atau diganti, lalu betulkan hari terakhir atau statusnya."
	case r.Has(knowledge.ReviewEnding):
		return "Cari lanjutannya sebelum hari itu."
	case r.Has(knowledge.ReviewUnclear):
		return "Pastikan di alamatnya, lalu betulkan."
	case r.Has(knowledge.ReviewMemory):
		return "Cari sumber resminya, lalu tulis sumber dan keyakinannya."
	default:
		return "Cocokkan dengan alamatnya, lalu tulis tanggal diperiksa."
	}
}

// wordReload says how each kind of row is loaded again.
func wordReload(kinds map[knowledge.ReviewKind]bool) []Block {
	var lines []Block
	for _, way := range [...]struct {
		kind knowledge.ReviewKind
		text string
	}{
		{knowledge.ReviewProgram, "Program: setara import programs BERKAS"},
		{knowledge.ReviewRegulation, "Aturan: setara import regulations BERKAS"},
		{knowledge.ReviewFee, "Potongan marketplace: setara import fees BERKAS"},
		{knowledge.ReviewCustoms, "Aturan impor dan pernyataan: tidak dimuat dari berkas; minta pengelola Setara"},
	} {
		if kinds[way.kind] {
			lines = append(lines, item(plain(way.text)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]Block{paragraph(plain(sayReload))}, lines...)
}
