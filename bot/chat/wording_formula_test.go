package chat

import (
	"testing"

	"setara/knowledge"
)

func TestAFormulaHasAllThatStandsBetweenPriceAndProfit(t *testing.T) {
	programmes := knowledge.Take{Fixed: 1_250, Parts: []knowledge.FeePart{
		{ID: "F01", Rate: 900},
		{ID: "F13", Option: knowledge.OptionFreeShipping, Rate: 550, Cap: 10_000},
	}}
	for name, tt := range map[string]struct {
		terms        knowledge.Terms
		margin       knowledge.BasisPoints
		price        knowledge.Rupiah
		solved, left string
	}{
		"own shop": {
			knowledge.Terms{Cost: 10_000}, 0, 10_000,
			"sama dengan modal Rp10.000 (tanpa potongan)",
			"Rp10.000 − modal Rp10.000 = Rp0",
		},
		"a cap that does not bite": {
			knowledge.Terms{Cost: 28_000, Take: programmes}, 0, 34_211,
			"(modal Rp28.000 + biaya pesanan Rp1.250) ÷ (100% − 9% − 5,5%) = Rp34.211",
			"Rp34.211 − potongan Rp3.079 (9%) − gratis ongkir Rp1.882 (5,5%) − biaya pesanan Rp1.250 − modal Rp28.000 = Rp0",
		},
		"a cap that bites": {
			knowledge.Terms{Cost: 280_000, Take: programmes}, 2_000, 410_212,
			"(modal Rp280.000 + biaya pesanan Rp1.250 + gratis ongkir Rp10.000) ÷ (100% − 9% − untung 20%) = Rp410.212",
			"Rp410.212 − potongan Rp36.919 (9%) − gratis ongkir Rp10.000 (5,5%, dibatasi paling banyak Rp10.000) − biaya pesanan Rp1.250 − modal Rp280.000 = Rp82.043",
		},
		"tax on top, discount and income tax": {
			knowledge.Terms{Cost: 50_000, Discount: 1_000, IncomeTax: 50,
				Take: knowledge.Take{Parts: []knowledge.FeePart{{Rate: 1_000, Tax: 1_100}}}}, 0, 62_854,
			"modal Rp50.000 ÷ (100% − 10% dan pajaknya 11% − pajak penghasilan 0,5%) ÷ (100% − diskon 10%) = Rp62.854",
			"Rp62.854 − diskon Rp6.285 (10%) − potongan Rp6.279 (10% dan pajaknya 11%) − pajak penghasilan Rp283 (0,5%) − modal Rp50.000 = Rp7",
		},
		"returns": {
			knowledge.Terms{Cost: 10_000, Returns: knowledge.Returns{Share: 1_000, Each: 9_000}}, 0, 10_900,
			"Rp10.900 − modal Rp10.000 = Rp900; dari semua pesanan 10% kembali dan tiap kali rugi Rp9.000, jadi rata-rata rugi Rp90",
			"Rp10.900 − modal Rp10.000 = Rp900; dari semua pesanan 10% kembali dan tiap kali rugi Rp9.000, jadi rata-rata rugi Rp90",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := solved(tt.terms, tt.margin, tt.price); got != tt.solved {
				t.Errorf("solved:\ngot  %s\nwant %s", got, tt.solved)
			}
			if got := left(tt.terms, tt.price); got != tt.left {
				t.Errorf("left:\ngot  %s\nwant %s", got, tt.left)
			}
		})
	}
}

func TestEveryOptionHasAName(t *testing.T) {
	for _, option := range knowledge.FeeOptions() {
		if partNames[option] == "" {
			t.Errorf("%s has no name", option)
		}
	}
}

func TestALossIsCalledALoss(t *testing.T) {
	for got, want := range map[string]string{
		divided(-20_330, 12_000, -16_942):                     "rugi Rp20.330 ÷ Rp12.000 = rugi 169,42%",
		divided(12_000, 48_000, 2_500):                        "Rp12.000 ÷ Rp48.000 = 25%",
		divided(0, 48_000, 0):                                 "Rp0 ÷ Rp48.000 = 0%",
		gainOrLossOf("untung di harga Kakak", -151_965):       "rugi di harga Kakak Rp151.965",
		gainOrLossOf("untung di harga Kakak", 1_500):          "untung di harga Kakak Rp1.500",
		gainOrLossOf("rugi kalau ikut harga saingan", -2_000): "untung kalau ikut harga saingan Rp2.000",
		gainOrLossOf("rugi kalau ikut harga saingan", 2_000):  "rugi kalau ikut harga saingan Rp2.000",
		gainOrLossOf("selisih harga", -2_000):                 "selisih harga -Rp2.000",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
