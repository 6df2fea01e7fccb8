package chat

import (
	"slices"

	"setara/knowledge/text"
)

// The words of asking how papers are forged.
var (
	forgedWords = wordSet(`palsu palsukan memalsukan malsuin palsuin dipalsukan aspal fiktif bodong`)
	paperWords  = wordSet(`sertifikat sertifikatnya nib halal pirt p-irt bpom sni izin izinnya surat ktp npwp label stempel dokumen
		nota kuitansi akta ijazah haki`)
	makingPapers = wordSet(`bikin buat membuat cara caranya beli cetak pesan pakai tempel jual bisa urus palsukan memalsukan malsuin palsuin`)
	tellingOf    = wordSet(`lapor laporkan melapor ngadu ketipu tertipu penipuan ciri bedain bedakan membedakan cek dicek mengecek
		asli kompetitor saingan mereka sanksi hukuman denda pidana jerat`)
)

// asksToForge tells whether it is asked how to forge papers, rather than what
// is to be done about those who do.
func (m *message) asksToForge() bool {
	says := func(words map[string]bool) bool {
		return slices.ContainsFunc(m.Words, func(w string) bool { return words[w] || words[stem(w)] })
	}
	return says(forgedWords) && says(paperWords) && says(makingPapers) && !says(tellingOf)
}

// isBareSum tells whether a message is a sum of plain numbers, such as homework:
// "12 x 15 + 8".
func (m *message) isBareSum() bool {
	if slices.ContainsFunc(m.Money, func(a text.Money) bool { return !a.Bare }) {
		return false
	}
	for i := 1; i+1 < len(m.Tokens); i++ {
		switch m.Tokens[i].Text {
		case "x", "*", "+", "-", "/", ":", "×", "÷", "kali", "dikali", "ditambah", "dibagi", "dikurangi":
			if m.Tokens[i-1].Kind == text.Number && m.Tokens[i+1].Kind == text.Number {
				return true
			}
		}
	}
	return false
}
