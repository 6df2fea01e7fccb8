package ingest_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// feeHeader names every column, in Setara's order.
const feeHeader = "id,slug,platforms,kind,tier,group,rate_low,rate_high,fixed,cap,tax,base,from,until,as_of,checked_on,confidence,sources,check_url,notes"

// goodFee is a row that loads; tests spoil one cell of it.
const goodFee = "X1,toko-komisi,shopee | lazada,commission,regular,fashion,4.25,9,,10000,included,harga jual,2026-01-01,2026-12-31," +
	"2025-12-09,2026-02-01,A,https://contoh.id/a | https://contoh.id/b,https://contoh.id,catatan"

// feeRowWith is goodFee with some cells replaced, named by column.
func feeRowWith(cells map[string]string) string {
	names, row := strings.Split(feeHeader, ","), strings.Split(goodFee, ",")
	for i, name := range names {
		if cell, ok := cells[name]; ok {
			row[i] = cell
		}
	}
	return strings.Join(row, ",")
}

func feeFile(rows ...string) string {
	return feeHeader + "\n" + strings.Join(rows, "\n") + "\n"
}

func TestAnOfficersFeeRowIsReadCellByCell(t *testing.T) {
	day := func(y int, m time.Month, d int) *knowledge.Day {
		day := knowledge.NewDay(y, m, d)
		return &day
	}
	want := []knowledge.Fee{{
		ID: "X1", Slug: "toko-komisi",
		Platforms: []knowledge.Platform{knowledge.PlatformShopee, knowledge.PlatformLazada},
		Kind:      knowledge.FeeCommission, Tier: knowledge.TierRegular, Group: knowledge.FeeGroupFashion,
		RateLow: 425, RateHigh: 900, Cap: 10_000, Tax: knowledge.FeeTaxIncluded, Base: "harga jual",
		From: day(2026, time.January, 1), Until: day(2026, time.December, 31), AsOf: *day(2025, time.December, 9),
		CheckedOn:  *day(2026, time.February, 1),
		Confidence: "A", Sources: []string{"https://contoh.id/a", "https://contoh.id/b"},
		CheckURL: "https://contoh.id", Notes: "catatan",
	}}
	for name, file := range map[string]string{
		"commas":                            feeFile(goodFee),
		"semicolons of an Indonesian Excel": strings.ReplaceAll(feeFile(goodFee), ",", ";"),
		"tabs":                              strings.ReplaceAll(feeFile(goodFee), ",", "\t"),
		"a title above the table":           "Tabel biaya 2026\n\n" + feeFile(goodFee),
		"cells past the last column":        strings.ReplaceAll(feeFile(goodFee), "\n", ",,\n"),
		"a mended file of rejected rows": strings.Replace(feeFile(goodFee+",2,until,salah"), "notes\n",
			"notes,setara_baris,setara_kolom,setara_alasan\n", 1),
		"amounts and days as people write them": feeFile(feeRowWith(map[string]string{
			"rate_low": `"4,25%"`, "rate_high": "9.00", "cap": "Rp10.000", "from": "2026-01", "until": "2026-12",
			"as_of": "9 Desember 2025", "checked_on": "1/2/2026",
		})),
		"a byte order mark":         "\ufeff" + feeFile(goodFee),
		"line ends of Windows":      strings.ReplaceAll(feeFile(goodFee), "\n", "\r\n"),
		"idle rows below the table": feeFile(goodFee, strings.Repeat(",", 19), ""),
		"columns in another order":  "notes," + strings.TrimSuffix(feeHeader, ",notes") + "\ncatatan," + strings.TrimSuffix(goodFee, ",catatan"),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ingest.Fees(strings.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("fees differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAFeeKeepsWhatIsNotKnownEmpty(t *testing.T) {
	fees, err := ingest.Fees(strings.NewReader(feeFile(feeRowWith(map[string]string{
		"kind": "notice", "platforms": "", "rate_low": "", "rate_high": "", "cap": "", "base": "", "from": "",
		"until": "", "sources": "", "check_url": "", "notes": "", "tax": "", "checked_on": "",
	}))))
	if err != nil {
		t.Fatal(err)
	}
	want := knowledge.Fee{
		ID: "X1", Slug: "toko-komisi", Kind: knowledge.FeeNotice, Tier: knowledge.TierRegular,
		Group: knowledge.FeeGroupFashion, AsOf: knowledge.NewDay(2025, time.December, 9), Confidence: "A",
		CheckedOn: knowledge.NewDay(2025, time.December, 9), // the day of publication, where nobody says another
	}
	if diff := cmp.Diff(want, fees[0]); diff != "" {
		t.Errorf("fee differs (-want +got):\n%s", diff)
	}
}

func TestAFeeRowAtFaultIsNamedByLineAndColumn(t *testing.T) {
	order := map[string]string{"kind": "order", "rate_low": "", "rate_high": "", "fixed": "1250"}
	with := func(base map[string]string, column, cell string) map[string]string {
		cells := map[string]string{column: cell}
		for k, v := range base {
			if _, ok := cells[k]; !ok {
				cells[k] = v
			}
		}
		return cells
	}
	for name, tt := range map[string]struct {
		cells  map[string]string
		column string
	}{
		"no id":                                {map[string]string{"id": ""}, "id"},
		"an id of two words":                   {map[string]string{"id": "X 1"}, "id"},
		"a slug of two words":                  {map[string]string{"slug": "toko komisi"}, "slug"},
		"a marketplace misspelt":               {map[string]string{"platforms": "sopee"}, "platforms"},
		"a commission of nobody":               {map[string]string{"platforms": ""}, "platforms"},
		"a kind that is none":                  {map[string]string{"kind": "denda"}, "kind"},
		"a tier that is none":                  {map[string]string{"tier": "gold"}, "tier"},
		"no group":                             {map[string]string{"group": ""}, "group"},
		"a negative rate":                      {map[string]string{"rate_low": "-1"}, "rate_low"},
		"a rate over a hundred":                {map[string]string{"rate_high": "100.01"}, "rate_high"},
		"a rate with two commas":               {map[string]string{"rate_low": `"4,2,5"`}, "rate_low"},
		"a rate that a sheet keeps as a share": {map[string]string{"rate_low": "0.08"}, "rate_low"},
		"a tax that is none":                   {map[string]string{"tax": "bebas"}, "tax"},
		"a day of checking that is none":       {map[string]string{"checked_on": "kemarin"}, "checked_on"},
		"a rate with three decimals":           {map[string]string{"rate_low": "4.255"}, "rate_low"},
		"a rate with an exponent":              {map[string]string{"rate_low": "1e1"}, "rate_low"},
		"a rate that ends before it starts":    {map[string]string{"rate_high": "4.24"}, "rate_high"},
		"half a range":                         {map[string]string{"rate_high": ""}, "rate_high"},
		"a commission without a rate":          {map[string]string{"rate_low": "", "rate_high": ""}, "rate_low"},
		"a commission with a fixed part":       {map[string]string{"fixed": "1250"}, "fixed"},
		"an order fee without an amount":       {with(order, "fixed", ""), "fixed"},
		"an order fee below nothing":           {with(order, "fixed", "-1250"), "fixed"},
		"an order fee with half a rupiah":      {with(order, "fixed", `"1.250,50"`), "fixed"},
		"an order fee beyond all money":        {with(order, "fixed", "1000000000000001"), "fixed"},
		"an order fee that is a rate as well":  {with(with(order, "rate_low", "1"), "rate_high", "1"), "rate_low"},
		"a cap in words":                       {map[string]string{"cap": "sepuluh ribu"}, "cap"},
		"an end before the start":              {map[string]string{"until": "2025-12-31"}, "until"},
		"a day that no calendar has":           {map[string]string{"from": "2026-02-30"}, "from"},
		"a year that is a slip":                {map[string]string{"until": "0206-12-31"}, "until"},
		"no day of publication":                {map[string]string{"as_of": ""}, "as_of"},
		"a confidence that is none":            {map[string]string{"confidence": "pasti"}, "confidence"},
		"a source that is no address":          {map[string]string{"sources": "koran"}, "sources"},
		"a page to check that is a script":     {map[string]string{"check_url": "javascript:alert(1)"}, "check_url"},
	} {
		t.Run(name, func(t *testing.T) {
			good := feeRowWith(map[string]string{"id": "X0", "slug": "lain"})
			_, err := ingest.Fees(strings.NewReader(feeFile(good, feeRowWith(tt.cells))))
			var fault *ingest.RowError
			if !errors.As(err, &fault) {
				t.Fatalf("error %v, want a RowError", err)
			}
			if fault.Line != 3 || fault.Column != tt.column || fault.Reason == "" {
				t.Errorf("fault %q, want line 3, column %s", fault, tt.column)
			}
			if len(fault.Record) != len(fault.Header) {
				t.Errorf("record of %d cells under a header of %d", len(fault.Record), len(fault.Header))
			}
		})
	}
}

func TestTwoFeesMayNotShareAName(t *testing.T) {
	for column, other := range map[string]string{"id": "slug", "slug": "id"} {
		_, err := ingest.Fees(strings.NewReader(feeFile(goodFee, feeRowWith(map[string]string{other: "lain"}))))
		var fault *ingest.RowError
		if !errors.As(err, &fault) || fault.Line != 3 || fault.Column != column {
			t.Errorf("same %s: error %v, want one at line 3, column %s", column, err, column)
		}
	}
}

func TestAnOfficerSeesAllFaultsAtOnce(t *testing.T) {
	_, err := ingest.Fees(strings.NewReader(feeFile(
		feeRowWith(map[string]string{"kind": "x"}),
		feeRowWith(map[string]string{"id": "X2", "slug": "dua", "as_of": "kemarin"}),
		"X3,tiga",
	)))
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"baris 2, kolom kind", "baris 3, kolom as_of", "baris 4, kolom id"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q, want %q in it", err, want)
		}
	}
}

func TestAFileThatIsNoFeeTableIsRefusedWhole(t *testing.T) {
	for name, file := range map[string]string{
		"an empty file":              "",
		"a header alone":             feeHeader + "\n",
		"a column misspelt":          strings.Replace(feeFile(goodFee), "until", "untill", 1),
		"a column left out":          strings.Replace(feeFile(goodFee), ",cap,", ",", 1),
		"a column twice":             strings.Replace(feeFile(goodFee), ",cap,", ",fixed,", 1),
		"a listing file":             "title,price\nSandal,15000\n",
		"a spreadsheet, not yet CSV": "PK\x03\x04\x00\x00",
		"two columns of one meaning": strings.Replace(feeFile(goodFee), ",cap,", ",persen_terendah,", 1),
		"a picture":                  "\x89PNG\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ingest.Fees(strings.NewReader(file))
			var refused *ingest.FileError
			if !errors.As(err, &refused) || refused.Reason == "" {
				t.Errorf("error %v, want a FileError with a reason", err)
			}
		})
	}
}

func TestAQuoteLeftOpenIsNamedByItsLine(t *testing.T) {
	_, err := ingest.Fees(strings.NewReader(feeFile(goodFee, feeRowWith(map[string]string{"id": "X2", "notes": `"catatan`}))))
	var fault *ingest.RowError
	if !errors.As(err, &fault) || fault.Line != 3 {
		t.Errorf("error %v, want a RowError at line 3", err)
	}
}

func FuzzFees(f *testing.F) {
	f.Add(feeFile(goodFee))
	f.Add(strings.ReplaceAll(feeFile(goodFee), ",", ";"))
	f.Add(feeFile(feeRowWith(map[string]string{"rate_low": "-0", "until": "9999-99-99", "notes": `"`})))
	f.Add(feeFile(feeRowWith(map[string]string{"rate_low": "6.9699999999999998", "cap": "Rp1.250,00", "from": "46037", "as_of": "2026"})))
	f.Add("\ufeff" + feeHeader + "\n,,,\n")
	f.Add(officerHeader + "\nX1\tTokopedia & TikTok Shop\tkomisi\tsemua\tA\t6,97\t7\tRp1\t\tsama\t2026-01\t2026\t2026\tunknown\tA\t\t\t\t<i>\n")
	f.Add("PK\x03\x04")
	f.Fuzz(func(t *testing.T, file string) {
		rows, err := ingest.FeeRows(strings.NewReader(file), feesToday)
		if (err != nil) != (len(rows) == 0) {
			t.Fatalf("%d rows and error %v", len(rows), err)
		}
		ids := map[string]bool{}
		for _, row := range rows {
			if row.Err != nil {
				if row.Err.Line != row.Line || row.Err.Reason == "" || row.Err.Column == "" {
					t.Errorf("line %d is rejected by %+v", row.Line, row.Err)
				}
				continue
			}
			checkFee(t, &row.Fee)
			if ids[row.Fee.ID] {
				t.Errorf("id %q twice", row.Fee.ID)
			}
			ids[row.Fee.ID] = true
		}
		again, _ := ingest.FeeRows(strings.NewReader(file), feesToday)
		if diff := cmp.Diff(rows, again); diff != "" {
			t.Errorf("read again it differs: %s", diff)
		}
	})
}

// checkFee holds what every fee of every file must keep.
func checkFee(t *testing.T, fee *knowledge.Fee) {
	t.Helper()
	switch {
	case fee.ID == "" || strings.ContainsAny(fee.ID+fee.Slug, " |\n\x1b"):
		t.Errorf("id %q, slug %q", fee.ID, fee.Slug)
	case fee.RateLow < 0 || fee.RateHigh > 10_000 || fee.RateLow > fee.RateHigh || fee.Fixed < 0 || fee.Cap < 0:
		t.Errorf("charges that cannot be: %+v", fee)
	case fee.Fixed > knowledge.MaxRupiah || fee.Cap > knowledge.MaxRupiah:
		t.Errorf("more than all money: %+v", fee)
	case fee.From != nil && fee.Until != nil && *fee.Until < *fee.From:
		t.Errorf("ends before it starts: %+v", fee)
	case fee.AsOf == 0 || fee.CheckedOn == 0 || fee.CheckedOn > max(feesToday, fee.AsOf):
		t.Errorf("published %s, looked at %s", fee.AsOf, fee.CheckedOn)
	case fee.Kind == knowledge.FeeOrder && fee.Fixed == 0:
		t.Errorf("an order fee of nothing: %+v", fee)
	case fee.Kind != knowledge.FeeNotice && fee.Kind != knowledge.FeePayment && len(fee.Platforms) == 0:
		t.Errorf("a charge of nobody: %+v", fee)
	}
}
