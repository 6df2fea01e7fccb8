package starter_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"setara/knowledge"
	"setara/knowledge/ingest"
	"setara/knowledge/starter"
)

func starterFees(t *testing.T) []knowledge.Fee {
	t.Helper()
	fees, err := starter.Fees()
	if err != nil {
		t.Fatal(err)
	}
	return fees
}

func TestTheFeeTableHoldsRowsF01ToF43(t *testing.T) {
	var ids []string
	for _, fee := range starterFees(t) {
		ids = append(ids, fee.ID)
	}
	var want []string
	for i := 1; i <= 43; i++ {
		want = append(want, fmt.Sprintf("F%02d", i))
	}
	if !slices.Equal(ids, want) {
		t.Errorf("ids %v, want %v", ids, want)
	}
}

func TestAnOwnerPaysWhatWasInForceOnTheDay(t *testing.T) {
	fees := starterFees(t)
	today := knowledge.NewDay(2026, time.November, 23)
	for name, tt := range map[string]struct {
		platform  knowledge.Platform
		group     knowledge.FeeGroup
		on        knowledge.Day
		low, high knowledge.BasisPoints
		fixed     knowledge.Rupiah
		rows      []string
	}{
		"fashion at Shopee today": {
			knowledge.PlatformShopee, knowledge.FeeGroupFashion, today, 425, 900, 1250, []string{"F01", "F11"},
		},
		"food at Shopee today": {
			knowledge.PlatformShopee, knowledge.FeeGroupFMCG, today, 650, 1000, 1250, []string{"F02", "F11"},
		},
		"goods of an unknown group at Shopee today": {
			knowledge.PlatformShopee, knowledge.FeeGroupAny, today, 250, 1000, 1250,
			[]string{"F01", "F02", "F03", "F04", "F05", "F11"},
		},
		"fashion at Shopee on the first day of the new scheme": {
			knowledge.PlatformShopee, knowledge.FeeGroupFashion, knowledge.NewDay(2026, time.January, 1),
			425, 900, 1250, []string{"F01", "F11"},
		},
		"fashion at Shopee in the last month of the old scheme": {
			knowledge.PlatformShopee, knowledge.FeeGroupFashion, knowledge.NewDay(2025, time.December, 15),
			800, 800, 1250, []string{"F16", "F11"},
		},
		"fashion at Shopee before the order fee": {
			knowledge.PlatformShopee, knowledge.FeeGroupFashion, knowledge.NewDay(2025, time.July, 19),
			800, 800, 0, []string{"F16"},
		},
		"TikTok Shop today": {
			knowledge.PlatformTikTokShop, knowledge.FeeGroupFashion, today, 697, 697, 1250, []string{"F23", "F26"},
		},
		"Tokopedia today": {
			knowledge.PlatformTokopedia, knowledge.FeeGroupLifestyle, today, 697, 697, 1250, []string{"F23", "F26"},
		},
		"Tokopedia on the last day of the full rate": {
			knowledge.PlatformTokopedia, knowledge.FeeGroupFashion, knowledge.NewDay(2026, time.February, 10),
			1000, 1000, 1250, []string{"F22", "F26"},
		},
		"fashion at Lazada today": {
			knowledge.PlatformLazada, knowledge.FeeGroupFashion, today, 425, 800, 0, []string{"F37"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			charge, ok := knowledge.ChargeOf(fees, knowledge.Selling{Platform: tt.platform, Group: tt.group, On: tt.on})
			if !ok {
				t.Fatal("no charge found")
			}
			if charge.Low.Rate() != tt.low || charge.High.Rate() != tt.high || charge.High.Fixed != tt.fixed {
				t.Errorf("charge %v to %v and %v, want %v to %v and %v",
					charge.Low.Rate(), charge.High.Rate(), charge.High.Fixed, tt.low, tt.high, tt.fixed)
			}
			var rows []string
			for _, fee := range charge.Fees {
				rows = append(rows, fee.ID)
			}
			if !slices.Equal(rows, tt.rows) {
				t.Errorf("rests on %v, want %v", rows, tt.rows)
			}
		})
	}
}

func TestWhereNoCommissionIsKnownNoneIsCharged(t *testing.T) {
	fees := starterFees(t)
	for name, tt := range map[string]struct {
		platform knowledge.Platform
		on       knowledge.Day
	}{
		"Bukalapak sells no goods any more":       {knowledge.PlatformBukalapak, knowledge.NewDay(2026, time.November, 23)},
		"Blibli publishes none":                   {knowledge.PlatformBlibli, knowledge.NewDay(2026, time.November, 23)},
		"WhatsApp is the owner's own selling":     {knowledge.PlatformWhatsApp, knowledge.NewDay(2026, time.November, 23)},
		"TikTok Shop was closed in November 2023": {knowledge.PlatformTikTokShop, knowledge.NewDay(2023, time.November, 1)},
	} {
		if charge, ok := knowledge.ChargeOf(fees, knowledge.Selling{Platform: tt.platform, Group: knowledge.FeeGroupFashion, On: tt.on}); ok {
			t.Errorf("%s: charge %+v", name, charge)
		}
	}
}

func TestAFeeThatEndedIsNeverChargedAgain(t *testing.T) {
	fees := starterFees(t)
	platforms := []knowledge.Platform{
		knowledge.PlatformShopee, knowledge.PlatformTokopedia, knowledge.PlatformTikTokShop, knowledge.PlatformLazada,
	}
	end := knowledge.NewDay(2027, time.December, 31)
	for on := knowledge.NewDay(2023, time.January, 1); on <= end; on++ {
		for _, platform := range platforms {
			charge, _ := knowledge.ChargeOf(fees, knowledge.Selling{Platform: platform, Group: knowledge.FeeGroupAny, On: on})
			for _, fee := range charge.Fees {
				if fee.From != nil && on < *fee.From || fee.Until != nil && *fee.Until < on {
					t.Fatalf("%s charged at %s on %s, in force %v to %v", fee.ID, platform, on, fee.From, fee.Until)
				}
			}
		}
	}
}

func TestEveryFeeCanBeChecked(t *testing.T) {
	for _, fee := range starterFees(t) {
		if fee.CheckURL == "" {
			t.Errorf("%s: no page to check it on", fee.ID)
		}
		if fee.Confidence != "C" && len(fee.Sources) == 0 {
			t.Errorf("%s: confidence %s without a source", fee.ID, fee.Confidence)
		}
		if fee.Kind == knowledge.FeeCommission && fee.Confidence == "C" {
			t.Errorf("%s: a commission from memory would be charged as known", fee.ID)
		}
		if strings.TrimSpace(fee.Notes) == "" {
			t.Errorf("%s: no note", fee.ID)
		}
	}
}

// materialFolder is where the facts lie that the starter knowledge was carried
// over from.
func materialFolder(t *testing.T) string {
	t.Helper()
	samples := os.Getenv("SETARA_SAMPLES")
	if samples == "" {
		t.Skip("SETARA_SAMPLES is not set: no published facts to compare with")
	}
	return filepath.Join(samples, "facts")
}

// TestTheFeeTableSaysWhatItsMaterialSays holds the fee table against the table
// of published fees that it was made from. Words are Setara's own.
func TestTheFeeTableSaysWhatItsMaterialSays(t *testing.T) {
	f, err := os.Open(filepath.Join(materialFolder(t), "fees.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	material, err := ingest.Fees(f)
	if err != nil {
		t.Fatal(err)
	}
	words := cmpopts.IgnoreFields(knowledge.Fee{}, "Slug", "Base", "Notes")
	if diff := cmp.Diff(material, starterFees(t), words); diff != "" {
		t.Errorf("fees differ (-material +starter):\n%s", diff)
	}
}

// TestEveryPastDayKeepsItsCharge walks each day and notes where what a regular
// seller is charged changes.
func TestEveryPastDayKeepsItsCharge(t *testing.T) {
	fees := starterFees(t)
	var got []string
	for _, at := range []struct {
		platform knowledge.Platform
		group    knowledge.FeeGroup
	}{
		{knowledge.PlatformShopee, knowledge.FeeGroupFashion},
		{knowledge.PlatformTokopedia, knowledge.FeeGroupFashion},
		{knowledge.PlatformTikTokShop, knowledge.FeeGroupFashion},
		{knowledge.PlatformLazada, knowledge.FeeGroupFashion},
	} {
		before := ""
		for on := knowledge.NewDay(2023, time.January, 1); on <= knowledge.NewDay(2027, time.December, 31); on++ {
			now := "not known"
			if c, ok := knowledge.ChargeOf(fees, knowledge.Selling{Platform: at.platform, Group: at.group, On: on}); ok {
				now = fmt.Sprintf("%s to %s and %s", c.Low.Rate(), c.High.Rate(), c.High.Fixed)
			}
			if now != before {
				got = append(got, fmt.Sprintf("%s from %s: %s", at.platform, on, now))
			}
			before = now
		}
	}
	want := []string{
		"shopee from 2023-01-01: not known",
		"shopee from 2024-09-01: 8% to 8% and Rp0",
		"shopee from 2025-07-20: 8% to 8% and Rp1.250",
		"shopee from 2026-01-01: 4,25% to 9% and Rp1.250",
		"tokopedia from 2023-01-01: not known",
		"tokopedia from 2023-12-06: 1,8% to 4,5% and Rp0",
		"tokopedia from 2024-09-16: not known",
		"tokopedia from 2025-10-01: 10% to 10% and Rp1.250",
		"tokopedia from 2026-02-11: not known",
		"tokopedia from 2026-02-13: 6,97% to 6,97% and Rp1.250",
		"tiktok-shop from 2023-01-01: not known",
		"tiktok-shop from 2023-06-01: 1% to 4,3% and Rp0",
		"tiktok-shop from 2023-10-05: not known",
		"tiktok-shop from 2025-10-01: 10% to 10% and Rp1.250",
		"tiktok-shop from 2026-02-11: not known",
		"tiktok-shop from 2026-02-13: 6,97% to 6,97% and Rp1.250",
		"lazada from 2023-01-01: not known",
		"lazada from 2024-09-01: 4,25% to 8% and Rp0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("charges differ (-want +got):\n%s", diff)
	}
}
