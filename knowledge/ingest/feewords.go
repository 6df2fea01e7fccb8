package ingest

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// feeTerm is how officers' tables write a value of a closed list.
type feeTerm[T ~string] struct {
	word  string
	value T
}

// The words of officers' tables. A cell is read as the first term that it
// holds; Setara's own codes, and the words for all, go before them.
var (
	feeKindTerms = []feeTerm[knowledge.FeeKind]{
		{"opsional", knowledge.FeeOptional},
		{"pilihan", knowledge.FeeOptional},
		{"afiliasi", knowledge.FeeOptional},
		{"dinamis", knowledge.FeeOptional},
		{"pre-order", knowledge.FeePreorder},
		{"preorder", knowledge.FeePreorder},
		{"mdr", knowledge.FeePayment},
		{"pembayaran", knowledge.FeePayment},
		// An example, a discount on a commission, or a limit is no charge.
		{"contoh", knowledge.FeeNotice},
		{"lebih rendah", knowledge.FeeNotice},
		{"batas biaya", knowledge.FeeNotice},
		{"pengumuman", knowledge.FeeNotice},
		{"catatan", knowledge.FeeNotice},
		{"proses", knowledge.FeeOrder},
		{"pemrosesan", knowledge.FeeOrder},
		{"biaya pesanan", knowledge.FeeOrder},
		{"per pesanan", knowledge.FeeOrder},
		{"komisi", knowledge.FeeCommission},
		{"potongan dari harga", knowledge.FeeCommission},
		{"administrasi", knowledge.FeeCommission},
		{"biaya admin", knowledge.FeeCommission},
		{"biaya layanan", knowledge.FeeCommission},
	}
	// feeEveryTier are the words for all sellers.
	feeEveryTier = []string{"-", "semua", "semua penjual", "seller"}
	feeTierTerms = []feeTerm[knowledge.SellerTier]{
		{"non-mall", knowledge.TierRegular},
		{"mall", knowledge.TierMall}, // and "LazMall"
		{"star", knowledge.TierRegular},
		{"reguler", knowledge.TierRegular},
		{"power merchant", knowledge.TierRegular},
		{"penjual", knowledge.TierRegular},
		{"usaha mikro", knowledge.TierAny},
	}
	// feeEveryGroup are the words for all goods.
	feeEveryGroup = []string{"-", "semua", "semua barang", "semua kategori"}
	feeGroupTerms = []feeTerm[knowledge.FeeGroup]{
		{"fashion", knowledge.FeeGroupFashion},
		{"fmcg", knowledge.FeeGroupFMCG},
		{"kebutuhan harian", knowledge.FeeGroupFMCG},
		{"elektronik", knowledge.FeeGroupElectronics},
		{"gaya hidup", knowledge.FeeGroupLifestyle},
		{"lifestyle", knowledge.FeeGroupLifestyle},
		{"lainnya", knowledge.FeeGroupOther},
		{"kategori", knowledge.FeeGroupAny}, // of the marketplace's own table, which Setara does not have
		{"grup ", knowledge.FeeGroupAny},
	}
	// feeClusters are groups that a marketplace names by a letter alone.
	feeClusters = []string{"a", "b", "c", "d", "e"}
	feeTaxTerms = []feeTerm[knowledge.FeeTax]{
		{"belum termasuk", knowledge.FeeTaxOnTop},
		{"tidak termasuk", knowledge.FeeTaxOnTop},
		{"di luar", knowledge.FeeTaxOnTop},
		{"ditambah", knowledge.FeeTaxOnTop},
		{"termasuk", knowledge.FeeTaxIncluded},
	}
	// feeNobody are the words of a platform column for charges that are no
	// marketplace's.
	feeNobody = []string{"-", "qris", "qris (jualan sendiri)", "jualan sendiri", "pemerintah"}
	// feeEnded are the states of a row that says that something has ended.
	feeEnded = []string{"superseded", "berakhir"}
	// feeFigureless are the states in which a row has no figure by its nature.
	feeFigureless = []string{"unknown", "none", "ended", "tidak diketahui"}
)

// The words that an officer is told to choose from, one for each value of a
// closed list. Each is read as that value.
var (
	feeKindNames  = []string{"komisi", "biaya pesanan", "program pilihan", "pre-order", "biaya pembayaran", "catatan"}
	feeTierNames  = []string{"semua penjual", "penjual reguler", "mall"}
	feeGroupNames = []string{"semua barang", "fashion", "kebutuhan harian", "elektronik", "rumah dan gaya hidup", "lainnya"}
	feeTaxNames   = []string{"sudah termasuk", "belum termasuk"}
)

// termIn is the value of the first term that a text holds.
func termIn[T ~string](terms []feeTerm[T], text string) (T, bool) {
	text = strings.ToLower(text)
	for _, t := range terms {
		if strings.Contains(text, t.word) {
			return t.value, true
		}
	}
	return "", false
}

// isWord tells whether a cell is one of some words.
func isWord(words []string, cell string) bool { return slices.Contains(words, strings.ToLower(cell)) }

// taxOfBase is what the words of a base say about tax: "termasuk pajak",
// "belum termasuk PPN".
func taxOfBase(base string) knowledge.FeeTax {
	base = strings.ReplaceAll(strings.ToLower(base), "ppn", "pajak")
	for _, t := range feeTaxTerms {
		if strings.Contains(base, t.word+" pajak") {
			return t.value
		}
	}
	return knowledge.FeeTaxUnsaid
}
