package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/catalog"
)

func TestAnOfficerMustSayAClearYes(t *testing.T) {
	report := &catalog.FeeReport{Differences: []catalog.FeeDifference{{After: knowledge.Fee{ID: "F1"}}}}
	for answer, want := range map[string]bool{
		"ya\n": true, "YA \r\n": true, "y\n": true, "ya": true,
		"tidak\n": false, "\n": false, "": false, "yang mana?\n": false, "tidak ya\n": false,
	} {
		var out strings.Builder
		got, err := confirmChanges(t.Context(), streams{in: strings.NewReader(answer), out: &out}, wordFees("biaya.csv", report, ""), true)
		if err != nil || got != want {
			t.Errorf("%q: %v, %v", answer, got, err)
		}
		if shown := out.String(); strings.Index(shown, "F1 baru") > strings.Index(shown, askApply) || !strings.HasSuffix(shown, askApply) {
			t.Errorf("%q was asked after %q", answer, shown)
		}
	}
}

func TestNobodyIsAskedWhereNothingChanges(t *testing.T) {
	var out strings.Builder
	yes, err := confirmChanges(t.Context(), streams{in: strings.NewReader("tidak\n"), out: &out}, "biaya.csv: 1 baris", false)
	if err != nil || !yes || strings.Contains(out.String(), askApply) {
		t.Errorf("%v, %v, %q", yes, err, out.String())
	}
}

func TestStoppingWhileAskedChangesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in, typed := io.Pipe() // nobody types
	defer typed.Close()
	if yes, err := confirmChanges(ctx, streams{in: in, out: io.Discard}, "biaya.csv: 1 baris", true); yes || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", yes, err)
	}
}

func TestTheDifferenceShowsWhereTwoLongTextsPart(t *testing.T) {
	base := "harga jual setelah diskon dan voucher dari penjual; ongkos kirim tidak dihitung; plafon berlaku per "
	before := knowledge.Fee{ID: "F1", Kind: knowledge.FeeCommission, Base: base + "produk yang dikirim", Notes: "lama"}
	after := before
	after.Base = base + "pesanan yang dikirim"
	shown := wordFeeDifference(&catalog.FeeDifference{Before: &before, After: after})
	if want := "F1 hanya kata-kata: dasar hitung “…berlaku per produk yang dikirim” → “…berlaku per pesanan yang dikirim”"; !strings.Contains(shown, want) {
		t.Errorf("shown %q, want %q", shown, want)
	}
	after.RateLow, after.RateHigh, after.Notes = 100, 100, ""
	shown = wordFeeDifference(&catalog.FeeDifference{Before: &before, After: after})
	if strings.Contains(shown, "hanya kata-kata") || !strings.Contains(shown, "F1 catatan “lama” → (kosong)") {
		t.Errorf("another rate, and notes taken away: %q", shown)
	}
}

// However two different texts part, what is shown of them differs and is short.
func TestWhatIsShownOfTwoTextsDiffers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		piece := rapid.StringMatching(`[a-z ]{0,90}`)
		same := piece.Draw(rt, "same")
		before, after := same+piece.Draw(rt, "before"), same+piece.Draw(rt, "after")
		shownBefore, shownAfter := cutAround(before, after)
		if before != after && shownBefore == shownAfter {
			rt.Errorf("both are shown as %q", shownBefore)
		}
		if most := longValue + 2; len([]rune(shownBefore)) > most || len([]rune(shownAfter)) > most {
			rt.Errorf("%q and %q are too long", shownBefore, shownAfter)
		}
	})
}
