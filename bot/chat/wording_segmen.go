package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What officers are told about segments: whom an announcement is for.
const (
	saySegmentHow = "Tulis sasarannya dengan kata biasa, Kak: “jawa tengah dan fesyen, bukan mikro”, " +
		"“kota bandung atau kota bogor”, “pernah tanya kerudung”, “minat KUR”, “aktif 30 hari”, “bahasa Indonesia”, atau “semua”. " +
		"Pakai kurung kalau perlu."
	saySegmentEmpty      = "Sasarannya belum Kakak tulis. " + saySegmentHow
	saySegmentBrackets   = "Kurungnya belum pas, Kak. Coba periksa lagi kurung buka dan tutupnya."
	saySegmentLong       = "Sasarannya terlalu panjang atau kurungnya terlalu dalam, Kak. Coba dibuat lebih sederhana."
	saySegmentUnfinished = "Sasarannya belum selesai, Kak: sesudah “dan”, “atau”, atau “bukan” harus ada isinya."

	saySegmentForm = "Yang bisa ditulis: “/segmen” untuk daftarnya, “/segmen cek jawa tengah dan fesyen” untuk menghitung, " +
		"“/segmen simpan Fesyen Jateng = jawa tengah dan fesyen”, dan “/segmen hapus Fesyen Jateng”."
	saySegmentsNone    = "Belum ada segmen yang tersimpan, Kak."
	sayNoSegmentLeft   = "Segmen itu sudah dihapus, Kak."
	sayNoSuchSegment   = "Segmen itu tidak ada, Kak. Lihat daftarnya di /segmen."
	saySegmentNameBad  = "Nama segmen paling banyak 60 huruf dan harus ada isinya, Kak, misalnya “/segmen simpan Fesyen Jateng = jawa tengah dan fesyen”."
	saySegmentsFull    = "Segmen yang tersimpan sudah sebanyak mungkin, Kak. Hapus dulu yang tidak dipakai lagi."
	saySegmentNoPeople = "Contohnya baru bisa ditampilkan kalau sasarannya 50 orang atau lebih, supaya tidak ada yang bisa dikenali."
	saySegmentSamples  = "Contoh alasan mereka masuk (diacak, tanpa nama):"

	buttonSegmentDrop    = "Hapus"
	buttonSegmentDropYes = "Ya, hapus"
)

func wordSegmentsHead(from, to, all int) Block {
	text := fmt.Sprintf(": %d.", all)
	if to-from+1 < all {
		text = fmt.Sprintf(": %d. Urutan %d–%d:", all, from, to)
	}
	return paragraph(bold("Segmen yang tersimpan"), plain(text))
}

func wordSegmentUnknown(said string) string {
	return fmt.Sprintf("Saya belum kenal “%s”. %s", knowledge.FirstRunes(said, 60), saySegmentHow)
}

func wordSegmentGoods(said string) string {
	return fmt.Sprintf("Saya belum yakin maksud “%s”. Kalau itu barang yang pernah ditanyakan, tulis “pernah tanya %s”.", said, said)
}

func wordSegmentNoProgram(said string) string {
	return fmt.Sprintf("Saya belum kenal program “%s”. Tulis namanya atau nomornya, misalnya “minat KUR Mikro” atau “minat P02”.", said)
}

func wordSegmentActive(said string) string {
	return fmt.Sprintf("“%s” belum saya mengerti. Tulis jumlah harinya, misalnya “aktif 30 hari”.", said)
}

func wordSegmentProvince(province string) string {
	return fmt.Sprintf("%s itu provinsi, Kak. Tulis “%s” saja, atau sebut kota atau kabupatennya.", province, province)
}

func wordSegmentCity(city string) string {
	return fmt.Sprintf("%s itu kota atau kabupaten, Kak. Tulis “kota %s”, atau sebut provinsinya.", city, city)
}

func wordSegmentContradicts(one, other string) string {
	return fmt.Sprintf("Tidak ada yang %s sekaligus %s, Kak. Kalau maksudnya salah satu, tulis “%s atau %s”.", one, other, one, other)
}

// wordSegmentCount says how many people a segment is for.
func wordSegmentCount(matched, reachable int) Block {
	if matched == 0 {
		return paragraph(plain("Saat ini tidak ada orang yang cocok."))
	}
	text := fmt.Sprintf(" cocok, dan %s bisa dihubungi sekarang.", wordPeople(reachable))
	return paragraph(bold(wordPeople(matched)), plain(text))
}

func wordPeople(n int) string { return wordCount(n) + " orang" }

// wordSegmentSample is one line of why somebody belongs to a segment.
func (r *segmentReader) wordSegmentSample(s *knowledge.SegmentSample) Block {
	var parts []string
	add := func(text string) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	add(string(s.Province))
	add(string(s.Sector))
	add(string(s.Scale))
	if s.Language != "" {
		add(r.wordTerm(knowledge.ByLanguage, s.Language))
	}
	if s.Active {
		add("aktif bulan ini")
	} else {
		add("tidak aktif bulan ini")
	}
	for _, v := range s.Products {
		add(r.wordTerm(knowledge.ByProduct, v))
	}
	for _, v := range s.Programs {
		add(r.wordTerm(knowledge.ByProgram, v))
	}
	return item(plain(strings.Join(parts, "; ")))
}

func wordSegmentSaved(name string, replaced bool) string {
	if replaced {
		return fmt.Sprintf("Segmen “%s” sudah saya ganti, Kak.", name)
	}
	return fmt.Sprintf("Segmen “%s” sudah saya simpan, Kak.", name)
}

func wordSegmentDropped(name string) string {
	return fmt.Sprintf("Segmen “%s” sudah saya hapus, Kak. Siaran yang memakainya tetap seperti semula.", name)
}

func wordAskDropSegment(name string) string { return fmt.Sprintf("Hapus segmen “%s”?", name) }

// wordDeedSegment says what was done to a saved segment, for the audit.
func wordDeedSegment(d *knowledge.Deed) string {
	if d.Detail == "" {
		return fmt.Sprintf("menghapus segmen “%s”", d.Object)
	}
	return fmt.Sprintf("menyimpan segmen “%s”: %s", d.Object, d.Detail)
}
