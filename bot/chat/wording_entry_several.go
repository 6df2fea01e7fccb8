package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

const (
	sayVerifyCompared = "Pastikan dulu di alamat resminya sebelum bertindak: ketuk namanya untuk melihat syarat, cara, dan sumbernya."
	sayUncertainShort = "belum dapat dipastikan masih berjalan atau tidak."

	sayReportForm = "Mau petugas Setara ikut memeriksa barangnya? Ketik /lapor, Kak."
	sayEvidence   = "Siapkan bukti: tautan toko, tangkapan layar harga dan tanggalnya, foto barang dan labelnya, serta nota bila ada."
)

// wordCompareHead opens a comparison.
func wordCompareHead(hits []knowledge.EntryHit) Block {
	return paragraph(bold(fmt.Sprintf("Ada %s yang cocok dengan pertanyaan Kakak:", numberWords[len(hits)])))
}

var numberWords = map[int]string{1: "satu", 2: "dua", 3: "tiga", 4: "empat"}

// wordSourceShort is where one of several entries is from.
func (t *telling) wordSourceShort() []Span {
	e := t.entry
	spans := []Span{plain(" (")}
	if e.Address != "" {
		spans = append(spans, link(e.Address, e.Address), plain(", "))
	}
	return append(spans, plain("per "+e.AsOf.Written()+")"))
}

// word says which of the compared entries fit what was said.
func (f *fitting) word() Block {
	var names, why []string
	for _, hit := range f.hits {
		names = append(names, entryShort(hit))
	}
	if f.amount > 0 {
		why = append(why, "butuh "+wordLarge(f.amount))
	}
	if f.unsecured {
		why = append(why, "tanpa jaminan")
	}
	why = append(why, f.people...)
	return paragraph(bold("Yang paling pas: "+strings.Join(names, ", ")+"."),
		plain(" Itu menurut yang Kakak sebut ("+strings.Join(why, ", ")+")."))
}

// wordWhichEntry asks which of some entries is meant.
func wordWhichEntry(hits []knowledge.EntryHit) Block {
	var names []string
	for i := range hits {
		names = append(names, entryTitle(&hits[i]))
	}
	return paragraph(bold("Maksud Kakak "+either(names)+"?"), plain(" Pilih salah satu, atau tulis namanya."))
}

// wordReportHead takes up goods that the owner says are sold too cheaply.
func wordReportHead(product string, prices []knowledge.Rupiah) Block {
	what := "Barang"
	if product != "" {
		what = capital(product)
	}
	return paragraph(plain(fmt.Sprintf("%s dijual %s, wajar kalau Kakak kesal.", what, join(prices))))
}

func wordAnyReport() Block {
	return paragraph(bold("Lapornya tergantung apa yang janggal:"))
}

// wordReportPlace is one place to report to, and what for.
func wordReportPlace(hit *knowledge.EntryHit) Block {
	e := hit.Entry()
	return item(bold(entryShort(hit)+": "), plain(sentenceEnd(e.Purpose)+" "+strings.Join(counters(hit), "; ")+" ("),
		link(e.Address, e.Address), plain(", per "+e.AsOf.Written()+")."))
}

// wordAlsoReport names a second place to report to.
func wordAlsoReport(hit *knowledge.EntryHit) Block {
	return item(plain("Bisa juga, menurut " + entryTitle(hit) + ": " + strings.Join(counters(hit), "; ") + "."))
}
