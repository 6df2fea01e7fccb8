package ingest

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"setara/knowledge"
)

func TestASheetOfFeesIsReadWithItsNumbersAndDays(t *testing.T) {
	header := []any{
		"Kode", "Marketplace", "Jenis biaya", "Jenis penjual", "Kategori", "Tarif terendah", "Tarif tertinggi", "Biaya tetap",
		"Plafon", "Dasar", "Berlaku mulai", "Berlaku sampai", "Tanggal terbit", "Tanggal cek", "Keyakinan", "Sumber", "Alamat cek", "Catatan",
	}
	from, published := time.Date(2026, time.February, 13, 0, 0, 0, 0, time.UTC), time.Date(2026, time.January, 20, 0, 0, 0, 0, time.UTC)
	file := workbook(t, excelize.Options{}, map[string][][]any{
		"Sampul": {{"Tabel biaya"}, {"dibuat petugas"}},
		"Biaya": {
			{"Biaya marketplace 2026"},
			header,
			{"X1", "Tokopedia & TikTok Shop", "komisi", "semua", "semua", 6.97, 7.5, nil, 40000, "harga jual", from, nil, published, nil, "A"},
			{},
			{"X2", "Shopee", "biaya proses pesanan", "semua", "semua", nil, nil, 1250, nil, "per pesanan", 2026, "2026-12", published, nil, "A"},
			{"X3", "Shopee", "komisi", "semua", "semua", 0.08, 0.08, nil, nil, "harga jual", nil, nil, published, nil, "A"},
		},
	}, "Sampul", "Biaya")
	rows, err := FeeRows(strings.NewReader(file), knowledge.NewDay(2026, time.March, 1))
	if err != nil {
		t.Fatal(err)
	}
	day := func(y int, m time.Month, d int) *knowledge.Day {
		day := knowledge.NewDay(y, m, d)
		return &day
	}
	want := []knowledge.Fee{
		{
			ID: "X1", Slug: "tokopedia-tiktok-shop-komisi-x1", Platforms: []knowledge.Platform{knowledge.PlatformTokopedia, knowledge.PlatformTikTokShop},
			Kind: knowledge.FeeCommission, Tier: knowledge.TierAny, Group: knowledge.FeeGroupAny, RateLow: 697, RateHigh: 750, Cap: 40_000,
			Base: "harga jual", From: day(2026, 2, 13), AsOf: *day(2026, 1, 20), CheckedOn: *day(2026, 1, 20), Confidence: "A",
		},
		{
			ID: "X2", Slug: "shopee-biaya-proses-pesanan-x2", Platforms: []knowledge.Platform{knowledge.PlatformShopee},
			Kind: knowledge.FeeOrder, Tier: knowledge.TierAny, Group: knowledge.FeeGroupAny, Fixed: 1250,
			Base: "per pesanan", From: day(2026, 1, 1), Until: day(2026, 12, 31), AsOf: *day(2026, 1, 20), CheckedOn: *day(2026, 1, 20), Confidence: "A",
		},
	}
	for i := range want {
		if rows[i].Err != nil {
			t.Fatal(rows[i].Err)
		}
		if diff := cmp.Diff(want[i], rows[i].Fee); diff != "" {
			t.Errorf("row %d differs (-want +got):\n%s", i, diff)
		}
	}
	if fault := rows[2].Err; fault == nil || fault.Line != 6 || fault.Column != "Tarif terendah" {
		t.Errorf("a share that a sheet shows as 8 %%: %v", fault)
	}
}
