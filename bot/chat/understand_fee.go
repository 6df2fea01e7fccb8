package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// claimFeeAmount claims the only amount of a message where it is what a
// marketplace takes rather than a price or a cost: "biaya 1250 di tiktok shop
// itu buat apa", "kepotong 1.250 tiap pesanan".
func (m *message) claimFeeAmount() {
	if len(m.Money) != 1 || m.namesCost() || len(m.Percents) > 0 {
		return
	}
	a := m.Money[0]
	if m.taken[a.First] || a.Impossible || !m.namesTaker() || m.asksPriceBehind(0) || m.sellsBefore(a.First) {
		return
	}
	if !m.feeBefore(a.First) && !m.asksWhatFee(a.Last+1) {
		return
	}
	m.take(claim{extent: extent{a.First, a.Last + 1}, sense: senseFee, amount: a.Low})
}

// namesTaker tells whether somebody who takes fees is named, or an order that
// they are taken on.
func (m *message) namesTaker() bool {
	return len(m.Platforms) > 0 || slices.ContainsFunc(m.Words, func(w string) bool { return takers[w] || takers[stem(w)] })
}

// takers take fees, or are what fees are taken on.
var takers = wordSet(`marketplace lokapasar olshop seller penjual pesanan orderan order transaksi`)

// feeBefore tells whether a word of fees leads to token i.
func (m *message) feeBefore(i int) bool {
	for k := i - 1; k >= i-3 && !m.stops(k) && !m.figures[k]; k-- {
		w := m.Words[k]
		switch {
		case amountFees[w], amountFees[stem(w)]:
			return true
		case !smallWords[w] && !takers[w] && !m.platformAt(k):
			return false
		}
	}
	return false
}

// asksWhatFee tells whether it is asked behind token i what fee an amount is:
// "1250 di shopee itu potongan apa".
func (m *message) asksWhatFee(i int) bool {
	fee, asked := false, false
	for k := i; k < i+maxReach && k < len(m.Words); k++ {
		w := m.Words[k]
		fee = fee || amountFees[w] || amountFees[stem(w)]
		asked = asked || w == "apa"
	}
	return fee && asked
}

// sellsBefore tells whether goods are said to be sold for what stands at token
// i: "jual di shopee 50rb kena potongan".
func (m *message) sellsBefore(i int) bool {
	for k := i - 1; k >= 0 && !m.stops(k); k-- {
		switch w := m.Words[k]; {
		case amountFees[w], amountFees[stem(w)]:
			return false
		case soldFor[w], soldFor[stem(w)]:
			return true
		}
	}
	return false
}

func (m *message) platformAt(i int) bool {
	return slices.ContainsFunc(m.Platforms, func(p text.PlatformMention) bool { return p.First <= i && i <= p.Last })
}

// amountFees lead to an amount that is taken.
var amountFees = wordSet(`biaya fee admin potongan potong dipotong motong memotong kepotong terpotong charge kena dikenakan
	narik menarik ditarik tarikan pungutan dipungut bayar`)

// saysFee tells whether an amount of the sentence was read as what a
// marketplace takes.
func (s *sentence) saysFee() bool {
	return slices.ContainsFunc(s.q.claims, func(c claim) bool { return c.sense == senseFee && s.has(c.from) })
}

// asksOfPlace tells whether it is asked of a marketplace, no price being
// named, what it takes or whether goods can still be sold there: "blibli
// narik berapa persen", "bukalapak masih bisa jual sepatu gak".
func (s *sentence) asksOfPlace() bool {
	if len(s.prices) > 0 || !s.namesMarketplace() {
		return false
	}
	words := s.q.Words[s.from:s.to]
	taxed := slices.ContainsFunc(words, func(w string) bool { return levies[w] || levies[stem(w)] })
	for i, w := range words {
		rest := words[i+1 : min(i+4, len(words))]
		switch {
		case w == "masih" && slices.ContainsFunc(rest, func(w string) bool { return stillOpen[w] }):
			return true
		case !taxed && (takes[w] || takes[stem(w)]) && slices.Contains(words[max(0, i-takenReach):min(i+takenReach+1, len(words))], "berapa"):
			return true
		case !taxed && (w == "biaya" || w == "potongan") && slices.ContainsFunc(words, func(w string) bool { return w == "apa" || w == "ada" }):
			return true
		}
	}
	return false
}

var (
	// stillOpen follow "masih" where it is asked whether a marketplace is
	// there for sellers.
	stillOpen = wordSet(`bisa boleh buka aktif jalan beroperasi jual jualan`)
	// takes are what a marketplace does with its share.
	takes = wordSet(`narik menarik ditarik ambil ngambil mengambil diambil motong memotong dipotong kepotong mungut memungut
		minta jatah bagian persen persenan kena dikenakan biaya tarif`)
	// levies are what others than a marketplace take.
	levies = wordSet(`pajak ppn pph bea cukai denda bunga sanksi diskon untung margin ongkir kurir`)
)

// takenReach is how many words "berapa" may stand from such a word.
const takenReach = 5

// isDenied tells whether what starts at token i is said not to be meant: "non
// mall", "bukan toko mall".
func (m *message) isDenied(i int) bool {
	for k := i - 1; k >= i-3 && !m.stops(k); k-- {
		switch m.Words[k] {
		case "non", "bukan", "belum", "tidak", "gak", "selain":
			return true
		}
	}
	return false
}

// namesRegular tells whether sellers without a special standing are named:
// "toko biasa", "penjual reguler".
func (m *message) namesRegular() bool {
	for i, w := range m.Words {
		if (w == "biasa" || w == "reguler" || w == "regular") && sellers[m.wordAt(i-1)] {
			return true
		}
	}
	return false
}

// sellers stand before what tells one class of sellers from another.
var sellers = wordSet(`toko seller penjual akun lapak yang sama vs dan atau dengan`)

// feeGroupAt is the class of goods that the word at i names: by the
// marketplaces' own word for it, or by goods of that class.
func (m *message) feeGroupAt(i int) knowledge.FeeGroup {
	word := m.Tokens[i].Text
	if group, named := feeGroupNames[word]; named {
		return group
	}
	if word == "lainnya" || word == "lain" {
		if before := m.wordAt(i - 1); groupHeads[before] || groupHeads[stem(before)] {
			return knowledge.FeeGroupOther
		}
	}
	return knowledge.FeeGroupOf(word)
}

var (
	// feeGroupNames are the marketplaces' words for their classes of goods.
	feeGroupNames = map[string]knowledge.FeeGroup{
		"fmcg": knowledge.FeeGroupFMCG, "lifestyle": knowledge.FeeGroupLifestyle,
		"fashion": knowledge.FeeGroupFashion, "fesyen": knowledge.FeeGroupFashion,
		"elektronik": knowledge.FeeGroupElectronics, "electronics": knowledge.FeeGroupElectronics,
	}
	// groupHeads stand before the rest of the goods: "kategori lainnya".
	groupHeads = wordSet(`kategori kelompok golongan grup group barang produk jenis`)
)

// asksSince tells whether it is asked at token i from when something holds:
// "mulai kapan", "kapan mulainya", "sejak kapan".
func (m *message) asksSince(i int) bool {
	if m.Words[i] != "kapan" {
		return false
	}
	for _, near := range [...]string{m.wordAt(i - 1), m.wordAt(i - 2), m.wordAt(i + 1), m.wordAt(i + 2)} {
		if starts[near] || starts[stem(near)] {
			return true
		}
	}
	return false
}

// starts are words for the day from which something holds.
var starts = wordSet(`mulai mulainya sejak dari berlaku berlakunya diterapkan naik naiknya`)
