package knowledge

import "time"

// Taxpayer is who runs the business, as the income tax sees it.
type Taxpayer string

// The taxpayers. A firm is a company, a partnership or a cooperative; a
// company of one person (perseroan perorangan) is one too.
const (
	TaxpayerPerson Taxpayer = "person"
	TaxpayerFirm   Taxpayer = "firm"
)

// IncomeTaxRule is the final income tax of small businesses: a share of the
// turnover (what buyers pay, before any fee), not of the profit.
type IncomeTaxRule struct {
	// Citation is where it was taken from: ID is its row in the table of
	// regulations, AsOf the day for which its state is known.
	Citation
	Rate BasisPoints
	// Exempt is the part of a calendar year's turnover on which a person pays
	// nothing.
	Exempt Rupiah
	// Limit is the turnover of a year up to which the rule is meant. Above it
	// other rules hold, which are not worked out here.
	Limit Rupiah
	// Collection is the rule by which marketplaces are to collect the tax, with
	// the state that it was in on its AsOf.
	Collection Citation
}

var incomeTaxFrom = NewDay(2022, time.December, 20)

// incomeTaxRules are all rules known. PP 55/2022 articles 56 to 61; how many
// years a taxpayer may use it is not reckoned with, since a revision of that
// is announced.
var incomeTaxRules = [...]IncomeTaxRule{{
	Citation: Citation{
		ID: "R14", Regulation: "R14", Number: "PP 55/2022", CheckURL: "https://pajak.go.id",
		From: &incomeTaxFrom, AsOf: NewDay(2025, time.November, 18), Confidence: "A",
		Sources: []string{
			"https://news.ddtc.co.id/berita/nasional/1815277/pp-552022-direvisi-formula-omzet-pph-final-umkm-bakal-ikut-diubah",
			"https://staging-news.ddtc.web.id/berita/nasional/1814883/pemerintah-bakal-terapkan-pph-final-umkm-05-tanpa-batas-waktu",
			"https://www.idntimes.com/business/economy/tarif-pph-final-0-5-persen-untuk-umkm-diperpanjang-hingga-2029-00-gshdq-gl30lr",
		},
	},
	Rate: 50, Exempt: 500_000_000, Limit: 4_800_000_000,
	Collection: Citation{
		ID: "R13", Regulation: "R13", Number: "PMK 37/2025", CheckURL: "https://jdih.kemenkeu.go.id",
		AsOf: NewDay(2026, time.February, 16), Confidence: "A",
		Sources: []string{
			"https://idcorner.co.id/?p=69079",
			"https://pajaknow.id/menkeu-purbaya-pajak-marketplace-berlaku-jika-ekonomi-tumbuh-6",
			"https://www.suara.com/bisnis/2025/07/14/194400/aturan-pajak-e-commerce-seller-omzet-rp500-juta-lebih-wajib-bayar-05",
			"https://ikpi.or.id/pmk-37-2025-atur-masa-transisi-marketplace-di-tahun-pajak-2025",
		},
	},
}}

// IncomeTaxOn is the rule that may be told on a day, see [Citation.KnownOn]. It
// returns false where there is none.
func IncomeTaxOn(day Day) (*IncomeTaxRule, bool) {
	for i := range incomeTaxRules {
		rule := incomeTaxRules[i]
		if rule.KnownOn(day) {
			return &rule, true
		}
	}
	return nil, false
}

// Due is the tax on the turnover of one calendar year, rounded half up. It
// returns false where the rule is not meant for such a turnover: above the
// limit, and under nothing.
func (r *IncomeTaxRule) Due(who Taxpayer, turnover Rupiah) (Rupiah, bool) {
	if !r.meantFor(turnover) {
		return 0, false
	}
	return r.Rate.Of(max(0, turnover-r.exempt(who))), true
}

func (r *IncomeTaxRule) meantFor(turnover Rupiah) bool { return 0 <= turnover && turnover <= r.Limit }

func (r *IncomeTaxRule) exempt(who Taxpayer) Rupiah {
	if who == TaxpayerPerson {
		return r.Exempt
	}
	return 0
}
