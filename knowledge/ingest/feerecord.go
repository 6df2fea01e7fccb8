package ingest

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// The closed lists of a fee table.
var (
	feePlatforms = []knowledge.Platform{
		knowledge.PlatformShopee, knowledge.PlatformTokopedia, knowledge.PlatformTikTokShop, knowledge.PlatformLazada,
		knowledge.PlatformBukalapak, knowledge.PlatformBlibli, knowledge.PlatformInstagram, knowledge.PlatformFacebook,
		knowledge.PlatformWhatsApp,
	}
	feeKinds = []knowledge.FeeKind{
		knowledge.FeeCommission, knowledge.FeeOrder, knowledge.FeeOptional, knowledge.FeePreorder,
		knowledge.FeePayment, knowledge.FeeNotice,
	}
	feeTiers  = []knowledge.SellerTier{knowledge.TierAny, knowledge.TierRegular, knowledge.TierMall}
	feeGroups = []knowledge.FeeGroup{
		knowledge.FeeGroupAny, knowledge.FeeGroupFashion, knowledge.FeeGroupFMCG, knowledge.FeeGroupElectronics,
		knowledge.FeeGroupLifestyle, knowledge.FeeGroupOther,
	}
	feeTaxes       = []knowledge.FeeTax{knowledge.FeeTaxIncluded, knowledge.FeeTaxOnTop}
	feeConfidences = []string{"A", "B", "C"}
)

// feeRecord is one record of a fee table.
type feeRecord struct {
	tableRow
	today knowledge.Day
	// above is the base of the row above, which this one may refer to.
	above string
	// meant are words of the table that name sellers or goods more narrowly
	// than Setara's codes do; they go to the notes.
	meant []string
	// slugMade is as in FeeRow.
	slugMade bool
}

// fee reads the whole row.
func (r *feeRecord) fee() knowledge.Fee {
	if !r.whole() {
		return knowledge.Fee{}
	}
	f := knowledge.Fee{
		ID:         r.code("id"),
		Platforms:  r.platforms(),
		Kind:       r.kind(),
		Tier:       r.tier(),
		Group:      r.group(),
		RateLow:    rate(r, "rate_low"),
		RateHigh:   rate(r, "rate_high"),
		Fixed:      amount(r, "fixed"),
		Cap:        amount(r, "cap"),
		Base:       r.base(),
		From:       r.day("from"),
		Until:      r.day("until"),
		Confidence: choice(r, "confidence", feeConfidences),
		Sources:    list(r, "sources"),
		CheckURL:   r.text("check_url"),
	}
	f.Slug, f.Tax = r.slug(&f), r.tax(f.Base)
	f.Notes = strings.Join(append(r.meant, r.words("notes")...), " ")
	if asOf := r.day("as_of"); asOf != nil {
		f.AsOf, f.CheckedOn = *asOf, *asOf
	} else {
		r.fail("as_of", "tanggal terbit kosong; tulis seperti 2026-02-11")
	}
	if checked := r.day("checked_on"); checked != nil {
		f.CheckedOn = *checked
		if f.CheckedOn > r.today {
			r.fail("checked_on", fmt.Sprintf("tanggal cek %s belum tiba; periksa tahunnya", f.CheckedOn))
		}
	}
	r.check(&f)
	return f
}

// check holds what the cells say against one another.
func (r *feeRecord) check(f *knowledge.Fee) {
	for _, link := range f.Sources {
		checkLink(r, "sources", link)
	}
	checkLink(r, "check_url", f.CheckURL)
	if f.From != nil && f.Until != nil && *f.Until < *f.From {
		r.fail("until", fmt.Sprintf("hari terakhir %s lebih awal daripada hari pertama %s", f.Until, f.From))
	}
	if f.Until == nil && isWord(feeEnded, r.text("status")) {
		r.fail("until", "biaya ini sudah berakhir; tulis hari terakhirnya, misalnya 2025-12-31")
	}
	if (r.text("rate_low") == "") != (r.text("rate_high") == "") {
		r.fail("rate_high", "persen terendah dan tertinggi harus terisi dua-duanya; isi sama bila tarifnya hanya satu")
	}
	if f.RateHigh < f.RateLow {
		r.fail("rate_high", fmt.Sprintf("tarif tertinggi %s lebih kecil daripada tarif terendah %s", f.RateHigh, f.RateLow))
	}
	r.checkKind(f)
}

// checkKind holds the charges against the kind of fee, so that no charge is
// written where no calculation would look for it.
func (r *feeRecord) checkKind(f *knowledge.Fee) {
	sold := f.Kind != knowledge.FeePayment && f.Kind != knowledge.FeeNotice
	if sold && len(f.Platforms) == 0 {
		r.fail("platforms", "tulis marketplace yang memungut biaya ini, misalnya shopee")
	}
	switch f.Kind {
	case knowledge.FeeOrder:
		if f.Fixed == 0 {
			r.fail("fixed", "biaya per pesanan kosong; tulis rupiahnya, misalnya 1250")
		}
		if r.text("rate_low") != "" {
			r.fail("rate_low", "biaya per pesanan tidak memakai persen; tulis potongannya di baris tersendiri dengan jenis biaya komisi")
		}
	case knowledge.FeeNotice:
	default:
		if r.text("rate_low") == "" {
			r.fail("rate_low", "tarif kosong; tulis 0 bila memang gratis, atau isi jenis biaya dengan catatan bila tarifnya belum diketahui")
		}
		if f.Fixed != 0 {
			r.fail("fixed", "biaya tetap per pesanan ditulis di baris tersendiri dengan jenis biaya pesanan")
		}
	}
	// A sheet keeps 8 % as 0.08, which no marketplace charges.
	if least := knowledge.BasisPoints(1_00); sold && f.RateLow > 0 && f.RateLow < least {
		r.fail("rate_low", fmt.Sprintf("persen %q terlalu kecil; tulis 8 untuk 8%%, bukan 0,08", r.text("rate_low")))
	}
}
