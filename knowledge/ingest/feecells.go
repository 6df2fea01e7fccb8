package ingest

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"setara/knowledge"
)

// code is a cell that names the row.
func (r *feeRecord) code(column string) string {
	s := r.text(column)
	odd := func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_.", c)
	}
	if s == "" || strings.ContainsFunc(s, odd) {
		r.fail(column, "harus terisi satu kata dari huruf, angka, dan tanda hubung, misalnya F23 atau shopee-proses-pesanan")
	}
	return s
}

// slug is the row's name for people. Where the file has none it is made of
// the marketplace, what is charged and the id, which keeps it apart.
func (r *feeRecord) slug(f *knowledge.Fee) string {
	if r.text("slug") != "" {
		return r.code("slug")
	}
	r.slugMade = true
	kind, _, _ := strings.Cut(r.text("kind"), "(")
	var parts []string
	for _, p := range f.Platforms {
		parts = append(parts, string(p))
	}
	return strings.Join(append(parts, slug(kind), strings.ToLower(f.ID)), "-")
}

// platforms reads which marketplaces a fee is of: "shopee | lazada", or
// "Tokopedia & TikTok Shop".
func (r *feeRecord) platforms() []knowledge.Platform {
	if isWord(feeNobody, r.text("platforms")) {
		return nil
	}
	var platforms []knowledge.Platform
	for _, part := range strings.FieldsFunc(r.text("platforms"), func(c rune) bool { return strings.ContainsRune("|&,;/+", c) }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		p := platformOfName(part)
		if !slices.Contains(feePlatforms, p) {
			r.fail("platforms", fmt.Sprintf("marketplace %q tidak dikenal; pilih dari %s", part, choices(feePlatforms)))
		}
		if !slices.Contains(platforms, p) {
			platforms = append(platforms, p)
		}
	}
	return platforms
}

// kind reads what a fee is charged for. A row that says of itself that there
// is no figure, and has none, is a notice.
func (r *feeRecord) kind() knowledge.FeeKind {
	cell := r.text("kind")
	kind := knowledge.FeeKind(cell)
	if slices.Contains(feeKinds, kind) {
		return kind
	}
	if r.text("rate_low")+r.text("rate_high")+r.text("fixed") == "" && isWord(feeFigureless, r.text("status")) {
		return knowledge.FeeNotice
	}
	if kind, ok := termIn(feeKindTerms, cell); ok {
		return kind
	}
	r.fail("kind", fmt.Sprintf("jenis biaya %q tidak dikenal; pilih salah satu dari %s", cell, choices(feeKindNames)))
	return kind
}

func (r *feeRecord) tier() knowledge.SellerTier {
	cell := r.text("tier")
	if tier := knowledge.SellerTier(cell); slices.Contains(feeTiers, tier) {
		return tier
	}
	if isWord(feeEveryTier, cell) {
		return knowledge.TierAny
	}
	tier, ok := termIn(feeTierTerms, cell)
	if !ok {
		r.fail("tier", fmt.Sprintf("jenis penjual %q tidak dikenal; pilih salah satu dari %s", cell, choices(feeTierNames)))
	}
	return tier
}

// group reads the class of goods. A marketplace's own group under a letter is
// none of Setara's, and where goods make no difference to what is charged,
// any words are a remark.
func (r *feeRecord) group() knowledge.FeeGroup {
	cell := r.text("group")
	if group := knowledge.FeeGroup(cell); slices.Contains(feeGroups, group) {
		return group
	}
	if isWord(feeEveryGroup, cell) {
		return knowledge.FeeGroupAny
	}
	group, ok := termIn(feeGroupTerms, cell)
	switch {
	case ok:
	case isWord(feeClusters, cell):
		group = knowledge.FeeGroupOther
	case r.kind() != knowledge.FeeCommission:
		group = knowledge.FeeGroupAny
	default:
		r.fail("group", fmt.Sprintf("kelompok barang %q tidak dikenal; pilih salah satu dari %s", cell, choices(feeGroupNames)))
		return group
	}
	if !slices.ContainsFunc(feeGroupTerms, func(t feeTerm[knowledge.FeeGroup]) bool { return strings.EqualFold(t.word, cell) }) {
		r.meant = append(r.meant, fmt.Sprintf("Berlaku untuk: %s.", cell))
	}
	return group
}

// base reads what a fee is charged on; "sama" is as in the row above, and is
// written out in the record: among rejected rows another may stand above it.
func (r *feeRecord) base() string {
	switch base := strings.Join(r.words("base"), ""); strings.ToLower(base) {
	case "sama":
		if r.above == "" {
			r.fail("base", "tidak ada baris di atas yang bisa disamakan; tulis dasar hitungnya")
		}
		r.cells = slices.Clone(r.cells)
		r.cells[r.table.places["base"]] = r.above
		return r.above
	case "-":
		return ""
	default:
		return base
	}
}

// tax reads whether tax is in the rate. A table without that column says it,
// if at all, in the words of the base.
func (r *feeRecord) tax(base string) knowledge.FeeTax {
	if _, ok := r.table.places["tax"]; !ok {
		return taxOfBase(base)
	}
	cell := r.text("tax")
	tax := knowledge.FeeTax(cell)
	if cell == "" || slices.Contains(feeTaxes, tax) {
		return tax
	}
	tax, ok := termIn(feeTaxTerms, cell)
	if !ok {
		r.fail("tax", fmt.Sprintf("pajak %q tidak dikenal; pilih %s, atau kosongkan bila tidak disebut", cell, choices(feeTaxNames)))
	}
	return tax
}

// day reads a day; nil for an empty cell. A month or a year alone is its first
// day, or its last where something ends.
func (r *feeRecord) day(column string) *knowledge.Day {
	s := r.text(column)
	if s == "" {
		return nil
	}
	if d, ok := spanDay(s, column == "until"); ok && believable(d) {
		return &d
	}
	d, ok := parseDate(s, r.table.dates)
	if !ok {
		r.fail(column, fmt.Sprintf("tanggal %q tidak terbaca; tulis tahun-bulan-hari, misalnya 2026-02-13", s))
		return nil
	}
	return &d
}

// spanDay is the first or the last day of a month or a year that is written
// alone: 2026-01, 2026.
func spanDay(s string, last bool) (knowledge.Day, bool) {
	months := 1
	t, err := time.Parse("2006-01", s)
	if err != nil {
		months = 12
		if t, err = time.Parse("2006", s); err != nil {
			return 0, false
		}
	}
	if last {
		t = t.AddDate(0, months, -1)
	}
	return knowledge.DayOfUnix(t.Unix()), true
}
