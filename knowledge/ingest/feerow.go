package ingest

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
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
	feeConfidences = []string{"A", "B", "C"}
)

// feeRow is one record of a fee table. Reading a cell that is at fault sets
// err, the first time; later faults of the row are not kept.
type feeRow struct {
	table *feeTable
	line  int
	cells []string
	err   *RowError
}

// fee reads the whole row.
func (r *feeRow) fee() knowledge.Fee {
	if len(r.cells) != len(r.table.header) {
		r.fail(feeColumns[0], fmt.Sprintf("ada %d isian, seharusnya %d; periksa koma dan tanda kutip",
			len(r.cells), len(r.table.header)))
		return knowledge.Fee{}
	}
	f := knowledge.Fee{
		ID:         r.code("id"),
		Slug:       r.code("slug"),
		Platforms:  r.platforms(),
		Kind:       choice(r, "kind", feeKinds),
		Tier:       choice(r, "tier", feeTiers),
		Group:      choice(r, "group", feeGroups),
		RateLow:    r.rate("rate_low"),
		RateHigh:   r.rate("rate_high"),
		Fixed:      r.amount("fixed"),
		Cap:        r.amount("cap"),
		Base:       r.text("base"),
		From:       r.day("from"),
		Until:      r.day("until"),
		Confidence: choice(r, "confidence", feeConfidences),
		Sources:    r.list("sources"),
		CheckURL:   r.text("check_url"),
		Notes:      r.text("notes"),
	}
	if asOf := r.day("as_of"); asOf != nil {
		f.AsOf = *asOf
	} else {
		r.fail("as_of", "tanggal terbit kosong; tulis seperti 2026-02-11")
	}
	r.check(&f)
	return f
}

// check holds what the cells say against one another.
func (r *feeRow) check(f *knowledge.Fee) {
	for _, link := range f.Sources {
		r.link("sources", link)
	}
	r.link("check_url", f.CheckURL)
	if f.From != nil && f.Until != nil && *f.Until < *f.From {
		r.fail("until", fmt.Sprintf("hari terakhir %s lebih awal daripada hari pertama %s", f.Until, f.From))
	}
	if (r.text("rate_low") == "") != (r.text("rate_high") == "") {
		r.fail("rate_high", "rate_low dan rate_high harus terisi dua-duanya; isi sama bila tarifnya hanya satu")
	}
	if f.RateHigh < f.RateLow {
		r.fail("rate_high", fmt.Sprintf("tarif tertinggi %s lebih kecil daripada tarif terendah %s", f.RateHigh, f.RateLow))
	}
	r.checkKind(f)
}

// checkKind holds the charges against the kind of fee, so that no charge is
// written where no calculation would look for it.
func (r *feeRow) checkKind(f *knowledge.Fee) {
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
			r.fail("rate_low", "biaya per pesanan tidak memakai persen; buat baris commission tersendiri")
		}
	case knowledge.FeeNotice:
	default:
		if r.text("rate_low") == "" {
			r.fail("rate_low", "tarif kosong; tulis 0 bila memang gratis, atau pakai kind notice bila tarifnya belum diketahui")
		}
		if f.Fixed != 0 {
			r.fail("fixed", "biaya tetap per pesanan ditulis di baris tersendiri dengan kind order")
		}
	}
}

// fail notes the first fault of the row.
func (r *feeRow) fail(column, reason string) {
	if r.err == nil {
		r.err = &RowError{Line: r.line, Column: column, Reason: reason, Header: r.table.header, Record: r.cells}
	}
}

// first refuses a value that an earlier row has, and keeps it for later ones.
func (r *feeRow) first(column, value string, lines map[string]int) {
	if line, twice := lines[value]; twice && value != "" {
		r.fail(column, fmt.Sprintf("%q sudah dipakai di baris %d; setiap baris perlu yang berbeda", value, line))
		return
	}
	lines[value] = r.line
}

// text is a cell without the space around it.
func (r *feeRow) text(column string) string {
	return strings.TrimSpace(r.cells[r.table.places[column]])
}

// code is a cell that names the row.
func (r *feeRow) code(column string) string {
	s := r.text(column)
	if s == "" || strings.ContainsAny(s, " \t\r\n|") {
		r.fail(column, "harus terisi satu kata tanpa spasi, misalnya F23 atau shopee-proses-pesanan")
	}
	return s
}

// list is the parts of a cell between bars; nil for an empty cell.
func (r *feeRow) list(column string) []string {
	var parts []string
	for part := range strings.SplitSeq(r.text(column), "|") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func (r *feeRow) platforms() []knowledge.Platform {
	var platforms []knowledge.Platform
	for _, part := range r.list("platforms") {
		p := knowledge.Platform(part)
		if !slices.Contains(feePlatforms, p) {
			r.fail("platforms", fmt.Sprintf("%q tidak dikenal; pilih dari %s", part, choices(feePlatforms)))
		}
		platforms = append(platforms, p)
	}
	return platforms
}

// choice is a cell that must hold one value of a closed list.
func choice[T ~string](r *feeRow, column string, values []T) T {
	value := T(r.text(column))
	if !slices.Contains(values, value) {
		r.fail(column, fmt.Sprintf("isinya %q; pilih salah satu dari %s", string(value), choices(values)))
	}
	return value
}

// choices names the values of a closed list for a person.
func choices[T ~string](values []T) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return strings.Join(names, ", ")
}

// rate reads a percentage with up to two decimals, exactly; 0 for an empty
// cell.
func (r *feeRow) rate(column string) knowledge.BasisPoints {
	s := r.text(column)
	if s == "" {
		return 0
	}
	whole, decimals, dot := strings.Cut(s, ".")
	if !allDigits(whole) || len(whole) > 3 || dot && (!allDigits(decimals) || len(decimals) > 2) {
		r.fail(column, fmt.Sprintf("persen %q tidak terbaca; tulis 0 sampai 100 dengan titik, misalnya 6.97", s))
		return 0
	}
	points, err := strconv.ParseInt(whole+(decimals + "00")[:2], 10, 64)
	if err != nil || points > 100_00 {
		r.fail(column, fmt.Sprintf("persen %q di luar 0 sampai 100", s))
		return 0
	}
	return knowledge.BasisPoints(points)
}

// amount reads whole rupiah; 0 for an empty cell.
func (r *feeRow) amount(column string) knowledge.Rupiah {
	s := r.text(column)
	if s == "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || !allDigits(s) || knowledge.Rupiah(n) > knowledge.MaxRupiah {
		r.fail(column, fmt.Sprintf("rupiah %q tidak terbaca; tulis angka saja tanpa titik atau minus, misalnya 1250", s))
		return 0
	}
	return knowledge.Rupiah(n)
}

// day reads a day; nil for an empty cell.
func (r *feeRow) day(column string) *knowledge.Day {
	s := r.text(column)
	if s == "" {
		return nil
	}
	d, err := knowledge.ParseDay(s)
	if err != nil || !believable(d) {
		r.fail(column, fmt.Sprintf("tanggal %q tidak terbaca; tulis tahun-bulan-hari, misalnya 2026-02-13", s))
		return nil
	}
	return &d
}

// link refuses what is no web address; an empty one is allowed.
func (r *feeRow) link(column, link string) {
	if link == "" {
		return
	}
	u, err := url.Parse(link)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		r.fail(column, fmt.Sprintf("alamat %q tidak bisa dibuka; tulis lengkap mulai https://", link))
	}
}
