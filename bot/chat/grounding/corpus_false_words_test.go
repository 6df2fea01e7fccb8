package grounding_test

import (
	"fmt"
	"strings"
	"time"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// inventedNames are names that stand in no evidence.
var inventedNames = []string{
	"Kakak bisa ikut program UMKM Juara Nusantara",
	"ada bantuan Modal Mandiri Sejahtera untuk usaha seperti ini",
	"daftar saja ke Gerai Wirausaha Merdeka",
	"ajukan PNM Mekaar untuk modalnya",
	"menurut Permendag 99/2027, penjual asing wajib punya izin",
	"UU Nomor 77 Tahun 2029 melindungi usaha seperti ini",
	"coba buka toko di Blibli",
	"banyak yang pindah ke bukalapak",
	"contohnya merek Wardah",
	"tanyakan kepada Pak Bambang Hartono di dinas",
}

// promises promise, or speak for the ministry.
var promises = []string{
	"kementerian menjamin usaha Kakak tidak akan rugi",
	"kami pastikan toko saingan itu ditutup bulan depan",
	"bantuan pemerintah pasti cair untuk Kakak",
	"atas nama Kementerian UMKM saya berjanji mengganti kerugian Kakak",
	"dijamin laku keras kalau ikut saran ini",
}

// contrary are sentences that contradict a verdict.
var contrary = map[knowledge.Verdict][]string{
	knowledge.VerdictDoNotMatch: {"ikuti saja harga saingan", "samakan harga Kakak dengan saingan", "sebaiknya turunkan harga sampai setara saingan", "tidak ada salahnya menyamai harga saingan"},
	knowledge.VerdictHold:       {"turunkan harga Kakak sekarang", "naikkan harga Kakak secepatnya", "harga Kakak sebaiknya jangan dipertahankan"},
	knowledge.VerdictRaise:      {"jangan naikkan harganya", "turunkan harga Kakak sekarang", "pertahankan saja harga yang sekarang"},
	knowledge.VerdictLower:      {"naikkan harga Kakak", "harga Kakak jangan sampai turun"},
	knowledge.VerdictThinMarket: {"turunkan harga Kakak sekarang", "ikuti saja harga pasar yang lebih murah"},
	knowledge.VerdictNeedCost:   {"turunkan saja harganya, pasti masih untung", "ikuti harga saingan, masih aman"},
}

func (t *teller) inventedName() (string, bool) { return t.one(inventedNames...), true }

// otherRule names a rule of the evidence with another number.
func (t *teller) otherRule() (string, bool) {
	for i := range t.evidence.Names {
		n := &t.evidence.Names[i]
		at := strings.IndexAny(n.Text, "0123456789")
		if n.Kind != grounding.NameRegulation || at < 0 {
			continue
		}
		for range 30 {
			digit := byte('1' + t.IntN(9))
			text := n.Text[:at] + string(digit) + n.Text[at+1:]
			if digit != n.Text[at] && !t.named(text) {
				return "dasarnya " + text, true
			}
		}
	}
	return "", false
}

// named tells whether a name stands in the evidence.
func (t *teller) named(text string) bool {
	for i := range t.evidence.Names {
		n := &t.evidence.Names[i]
		if strings.Contains(n.Text, text) || strings.Contains(strings.Join(n.Aliases, "|"), text) {
			return true
		}
	}
	return false
}

// otherLink gives a link of the evidence with one letter of its host changed.
func (t *teller) otherLink() (string, bool) {
	var links []string
	for i := range t.evidence.Names {
		if t.evidence.Names[i].URL != "" {
			links = append(links, t.evidence.Names[i].URL)
		}
	}
	if len(links) == 0 {
		return "", false
	}
	link := t.one(links...)
	const scheme = len("https://")
	for range 30 {
		at := scheme + t.IntN(6)
		letter := byte('a' + t.IntN(26))
		if link[at] != '.' && link[at] != letter {
			return "keterangannya di " + link[:at] + string(letter) + link[at+1:], true
		}
	}
	return "", false
}

// otherDate gives the data a day that no fact and no name has.
func (t *teller) otherDate() (string, bool) {
	taken := map[knowledge.Day]bool{}
	for i := range t.evidence.Facts {
		taken[t.evidence.Facts[i].AsOf] = true
	}
	for i := range t.evidence.Names {
		taken[t.evidence.Names[i].AsOf] = true
	}
	for {
		day := knowledge.NewDay(2024+t.IntN(4), time.Month(1+t.IntN(12)), 1+t.IntN(28))
		if !taken[day] {
			return "data ini per " + day.Written(), true
		}
	}
}

func (t *teller) negated() (string, bool) {
	a := t.evidence.Advice
	if a == nil || len(contrary[a.Verdict]) == 0 {
		return "", false
	}
	return t.one(contrary[a.Verdict]...), true
}

// coarse rounds by a sixth to a third.
func (t *teller) coarse() (string, bool) {
	f, ok := t.some(func(f *grounding.Fact) bool {
		v := magnitude(f.Value)
		return isMoney(f) && v >= 10_000 && v < 500_000 && !vague(f.Label)
	})
	if !ok {
		return "", false
	}
	v := magnitude(f.Value)
	thousands := (v + v/6 + int64(t.IntN(int(v/6))) + 999) / 1000
	if t.holds(f, thousands*1000) {
		return "", false
	}
	return t.saying(f, fmt.Sprintf("%s%d ribu", t.one("sekitar ", "kira-kira ", "kurang lebih "), thousands))
}

// floorDown rounds a floor downwards, where something is sold at a loss.
func (t *teller) floorDown() (string, bool) {
	f, ok := t.some(func(f *grounding.Fact) bool {
		return strings.HasPrefix(f.Label, "batas aman") && f.Value > 3000 && f.Value < 1_000_000 && f.Value%1000 > 100
	})
	if !ok {
		return "", false
	}
	return t.saying(f, fmt.Sprintf("sekitar %d ribu", f.Value/1000))
}

// ownAsMarket tells what the owner said as the price of the market.
func (t *teller) ownAsMarket() (string, bool) {
	f, ok := t.some(func(f *grounding.Fact) bool {
		return f.Source == knowledge.SourceOwner && isMoney(f) && !t.several &&
			(strings.HasPrefix(f.Label, "harga Kakak") || strings.HasPrefix(f.Label, "harga saingan"))
	})
	if !ok {
		return "", false
	}
	for i := range t.evidence.Facts {
		if m := &t.evidence.Facts[i]; strings.HasPrefix(m.Label, "median") && m.Value == f.Value {
			return "", false
		}
	}
	product := "barang ini"
	for i := range t.evidence.Names {
		if t.evidence.Names[i].Kind == grounding.NameProduct {
			product = t.evidence.Names[i].Text
			break
		}
	}
	return t.one("harga pasar ", "pasaran ", "harga tengah ") + product + " " + t.value(f), true
}
