package ingest_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// officerHeader is the header of the tables that officers keep.
const officerHeader = "id\tmarketplace\tfee_type\tseller_tier\tcategory_group\trate_min_pct\trate_max_pct\tcap_rp\tfixed_rp\tbase\t" +
	"effective_from\teffective_to\tas_of\tstatus\tconfidence\tbasis\tsource_urls\tcheck_url\tnotes"

// feesToday is the day on which the tests read.
var feesToday = knowledge.NewDay(2026, time.February, 1)

func TestAnOfficersOwnWordsAreRead(t *testing.T) {
	day := func(y int, m time.Month, d int) *knowledge.Day {
		day := knowledge.NewDay(y, m, d)
		return &day
	}
	both := []knowledge.Platform{knowledge.PlatformTokopedia, knowledge.PlatformTikTokShop}
	for name, tt := range map[string]struct {
		row  string
		want knowledge.Fee
	}{
		"a commission of two marketplaces": {
			"X1\tTokopedia & TikTok Shop\tkomisi platform\tsemua\tdi luar tabel kategori\t6,97\t6,97\t\t\tharga jual; termasuk pajak\t2026-02-13\t\t2026-02-11\tactive\tA\tconfirmed\thttps://contoh.id/a\thttps://contoh.id\t",
			knowledge.Fee{
				ID: "X1", Slug: "tokopedia-tiktok-shop-komisi-platform-x1", Platforms: both, Kind: knowledge.FeeCommission,
				Tier: knowledge.TierAny, Group: knowledge.FeeGroupAny, RateLow: 697, RateHigh: 697, Tax: knowledge.FeeTaxIncluded,
				Base: "harga jual; termasuk pajak", From: day(2026, 2, 13), AsOf: *day(2026, 2, 11), CheckedOn: *day(2026, 2, 11),
				Confidence: "A", Sources: []string{"https://contoh.id/a"}, CheckURL: "https://contoh.id",
				Notes: "Berlaku untuk: di luar tabel kategori.",
			},
		},
		"an ended scheme, with months alone": {
			"X2\tShopee\tbiaya administrasi (skema lama)\tNon-Star\tA (fashion, olahraga)\t8.0\t8.0\t\t\tharga jual\t2024-09\t2025-12\t2025\tsuperseded\tB\tmixed\t\t\tdua sumber",
			knowledge.Fee{
				ID: "X2", Slug: "shopee-biaya-administrasi-x2", Platforms: []knowledge.Platform{knowledge.PlatformShopee},
				Kind: knowledge.FeeCommission, Tier: knowledge.TierRegular, Group: knowledge.FeeGroupFashion, RateLow: 800, RateHigh: 800,
				Base: "harga jual", From: day(2024, 9, 1), Until: day(2025, 12, 31), AsOf: *day(2025, 1, 1), CheckedOn: *day(2025, 1, 1),
				Confidence: "B", Notes: "Berlaku untuk: A (fashion, olahraga). dua sumber",
			},
		},
		"a fee for each order": {
			"X3\tShopee\tbiaya proses pesanan\tsemua\tsemua\t\t\t\tRp1.250\tper pesanan; belum termasuk PPN\t2025-07-20\t\t2025-07-06\tactive\tA\t\t\t\t",
			knowledge.Fee{
				ID: "X3", Slug: "shopee-biaya-proses-pesanan-x3", Platforms: []knowledge.Platform{knowledge.PlatformShopee},
				Kind: knowledge.FeeOrder, Tier: knowledge.TierAny, Group: knowledge.FeeGroupAny, Fixed: 1250, Tax: knowledge.FeeTaxOnTop,
				Base: "per pesanan; belum termasuk PPN", From: day(2025, 7, 20), AsOf: *day(2025, 7, 6), CheckedOn: *day(2025, 7, 6), Confidence: "A",
			},
		},
		"a programme of choice, with a cap": {
			"X4\tShopee\tLive XTRA (opsional)\tShopee Mall\tpesanan dari live\t3\t3\t20.000\t\t-\t\t\t2025\tactive\tC\tknowledge\t\t\t",
			knowledge.Fee{
				ID: "X4", Slug: "shopee-live-xtra-x4", Platforms: []knowledge.Platform{knowledge.PlatformShopee}, Kind: knowledge.FeeOptional,
				Tier: knowledge.TierMall, Group: knowledge.FeeGroupAny, RateLow: 300, RateHigh: 300, Cap: 20_000,
				AsOf: *day(2025, 1, 1), CheckedOn: *day(2025, 1, 1), Confidence: "C", Notes: "Berlaku untuk: pesanan dari live.",
			},
		},
		"a figure that nobody knows": {
			"X5\tBlibli\tkomisi\tSeller\tsemua\t\t\t\t\t\t\t\t2026-11-23\tunknown\tC\tknowledge\t\t\t<b>tanya</b> dulu",
			knowledge.Fee{
				ID: "X5", Slug: "blibli-komisi-x5", Platforms: []knowledge.Platform{knowledge.PlatformBlibli}, Kind: knowledge.FeeNotice,
				Tier: knowledge.TierAny, Group: knowledge.FeeGroupAny, AsOf: *day(2026, 11, 23), CheckedOn: *day(2026, 11, 23),
				Confidence: "C", Notes: "<b>tanya</b> dulu",
			},
		},
		"a payment that is no marketplace's": {
			"X6\tQRIS (jualan sendiri)\tMDR\tdi luar usaha mikro\tsemua\t0.7\t0.7\t\t\tnilai transaksi\t2023-07-01\t\t2023-07-27\tactive\tA\tconfirmed\t\t\t",
			knowledge.Fee{
				ID: "X6", Slug: "mdr-x6", Kind: knowledge.FeePayment, Tier: knowledge.TierAny, Group: knowledge.FeeGroupAny, RateLow: 70, RateHigh: 70,
				Base: "nilai transaksi", From: day(2023, 7, 1), AsOf: *day(2023, 7, 27), CheckedOn: *day(2023, 7, 27), Confidence: "A",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ingest.Fees(strings.NewReader(officerHeader + "\n" + tt.row + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]knowledge.Fee{tt.want}, got); diff != "" {
				t.Errorf("fee differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestABaseThatIsTheSameIsTakenFromTheRowAbove(t *testing.T) {
	fees, err := ingest.Fees(strings.NewReader(officerHeader + "\n" +
		"X1\tLazada\tkomisi\tsemua\tsemua\t4\t4\t\t\tharga jual; termasuk pajak\t\t\t2026-01-02\t\tA\t\t\t\t\n" +
		"X2\tLazada\tkomisi\tLazMall\tsemua\t5\t5\t\t\tsama\t\t\t2026-01-02\t\tA\t\t\t\t\n"))
	if err != nil {
		t.Fatal(err)
	}
	if fees[1].Base != fees[0].Base || fees[1].Tax != knowledge.FeeTaxIncluded {
		t.Errorf("base %q, tax %q", fees[1].Base, fees[1].Tax)
	}
	rows, err := ingest.FeeRows(strings.NewReader(officerHeader+"\n"+
		"X1\tLazada\tkomisi\tsemua\tsemua\t4\t4\t\t\tharga jual\t\t\t2026-01-02\t\tA\t\t\t\t\n"+
		"X2\tLazada\tkomisi\tLazMall\tsemua\t5\t4\t\t\tsama\t\t\t2026-01-02\t\tA\t\t\t\t\n"), feesToday)
	if err != nil {
		t.Fatal(err)
	}
	if rejected := rows[1].Err; rejected == nil || rejected.Record[9] != "harga jual" {
		t.Errorf("the rejected row %+v does not say the base", rejected)
	}
	rows, err = ingest.FeeRows(strings.NewReader(officerHeader+"\n"+
		"X2\tLazada\tkomisi\tLazMall\tsemua\t5\t5\t\t\tsama\t\t\t2026-01-02\t\tA\t\t\t\t\n"), feesToday)
	if err != nil || rows[0].Err == nil || rows[0].Err.Column != "base" {
		t.Errorf("the same as nothing: %+v, %v", rows, err)
	}
}

func TestWordsThatCannotBeMappedAreRejectedWithWhatToWrite(t *testing.T) {
	const good = "X1\tLazada\tkomisi\tsemua\tsemua\t4\t4\t\t\tharga jual\t\t\t2026-01-02\tactive\tA\t\t\t\t"
	for name, tt := range map[string]struct {
		old, new, column, says string
	}{
		"a marketplace nobody knows":           {"Lazada", "Warung Sebelah", "marketplace", "pilih dari shopee, tokopedia"},
		"a kind nobody knows":                  {"komisi", "denda", "fee_type", "pilih salah satu dari komisi, biaya pesanan"},
		"goods nobody knows, of a commission":  {"semua\t4", "besi tua\t4", "category_group", "pilih salah satu dari semua barang, fashion"},
		"sellers nobody knows":                 {"semua\tsemua", "anggota\tsemua", "seller_tier", "semua penjual, penjual reguler, mall"},
		"an ended fee without its last day":    {"active", "superseded", "effective_to", "2025-12-31"},
		"a commission whose figure was missed": {"4\t4", "\t", "rate_min_pct", "tulis 0"},
	} {
		t.Run(name, func(t *testing.T) {
			rows, err := ingest.FeeRows(strings.NewReader(officerHeader+"\n"+strings.Replace(good, tt.old, tt.new, 1)+"\n"), feesToday)
			if err != nil {
				t.Fatal(err)
			}
			fault := rows[0].Err
			if fault == nil || fault.Column != tt.column || !strings.Contains(fault.Reason, tt.says) {
				t.Errorf("fault %v, want one of %s that says %q", fault, tt.column, tt.says)
			}
		})
	}
}

func TestARowLookedAtTomorrowIsRejected(t *testing.T) {
	for day, wantFault := range map[string]bool{"2026-01-31": false, "2026-02-01": false, "2026-02-02": true, "2062-02-01": true} {
		rows, err := ingest.FeeRows(strings.NewReader(feeFile(feeRowWith(map[string]string{"checked_on": day}))), feesToday)
		if err != nil {
			t.Fatal(err)
		}
		if fault := rows[0].Err; (fault != nil) != wantFault || fault != nil && fault.Column != "checked_on" {
			t.Errorf("looked at on %s: fault %v", day, fault)
		}
	}
}

// Whatever words a refusal offers for a cell are read, and Setara's codes too.
func TestEveryWordThatIsOfferedIsRead(t *testing.T) {
	header := strings.Replace(officerHeader, "basis", "tax", 1)
	const good = "X1\tLazada\tkomisi\tsemua\tsemua\t4\t4\t\t\tharga jual\t\t\t2026-01-02\tactive\tA\t\t\t\t"
	byOrder := []string{"order", "biaya pesanan", "biaya per pesanan", "biaya proses pesanan"}
	read := func(column int, cell string) ingest.FeeRow {
		cells := strings.Split(good, "\t")
		cells[column] = cell
		if slices.Contains(byOrder, cell) {
			cells[5], cells[6], cells[8] = "", "", "1.250"
		}
		rows, err := ingest.FeeRows(strings.NewReader(header+"\n"+strings.Join(cells, "\t")+"\n"), feesToday)
		if err != nil {
			t.Fatal(err)
		}
		return rows[0]
	}
	for column, codes := range map[int][]string{
		2:  append(byOrder, "commission", "optional", "preorder", "payment", "notice"),
		3:  {"any", "regular", "mall", "penjual biasa", "toko Mall"},
		4:  {"any", "fashion", "fmcg", "electronics", "lifestyle", "other", "barang lainnya"},
		15: {"included", "on_top"},
	} {
		refused := read(column, "entah")
		if refused.Err == nil {
			t.Fatalf("column %d: read", column)
		}
		_, offered, _ := strings.Cut(refused.Err.Reason, "pilih ")
		offered = strings.TrimPrefix(offered, "salah satu dari ")
		offered, _, _ = strings.Cut(offered, ", atau kosongkan")
		words := strings.Split(offered, ", ")
		if len(words) < 2 {
			t.Fatalf("column %d: offers %q", column, refused.Err.Reason)
		}
		values := map[string]bool{}
		for _, word := range append(words, codes...) {
			row := read(column, word)
			if row.Err != nil {
				t.Errorf("column %d: %q: %v", column, word, row.Err)
			}
			values[string(row.Fee.Kind)+string(row.Fee.Tier)+string(row.Fee.Group)+string(row.Fee.Tax)] = true
		}
		if len(values) != len(words) {
			t.Errorf("column %d: %d words for %d values", column, len(words), len(values))
		}
	}
}

// A file that is no fee table says what it is and what to do.
func TestAFileThatIsNoFeeTableIsCalledWhatItIs(t *testing.T) {
	for name, tt := range map[string]struct{ file, says string }{
		"nothing":             {"", "berkas ini kosong"},
		"blank lines":         {"\ufeff \r\n\r\n", "berkas ini kosong"},
		"a web page":          {"<!DOCTYPE html><html><table><tr><td>id</td></tr></table></html>", "halaman web"},
		"a picture":           {"\x89PNG\r\n\x1a\n", "ini gambar, bukan tabel biaya"},
		"bars between cells":  {"id|marketplace|jenis biaya|jenis penjual\nX1|Shopee|komisi|semua\n", "dipisah garis tegak (|)"},
		"a list of goods":     {"nama,harga\nKerudung,20000\n", "judul kolom tabel biaya tidak ditemukan"},
		"columns left out":    {"kode,marketplace,jenis biaya,jenis penjual,kategori\nX1,Shopee,komisi,semua,semua\n", `belum ada kolom "tarif terendah", "tarif tertinggi", "biaya tetap"`},
		"a column not known":  {"kode,marketplace,jenis biaya,warna\n", `kolom "warna" tidak dikenal di tabel biaya; kolom yang dipakai: kode, nama pendek, marketplace, jenis biaya`},
		"nothing but columns": {officerHeader + "\n", "belum berisi satu baris pun"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ingest.FeeRows(strings.NewReader(tt.file), feesToday)
			var refused *ingest.FileError
			if !errors.As(err, &refused) || !strings.Contains(refused.Reason, tt.says) {
				t.Errorf("refused with %v, want %q", err, tt.says)
			}
		})
	}
}
