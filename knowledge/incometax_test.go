package knowledge

import "testing"

func TestTheIncomeTaxSparesAPersonsFirstHalfBillionOfAYear(t *testing.T) {
	rule, ok := IncomeTaxOn(NewDay(2026, 11, 25))
	if !ok {
		t.Fatal("no rule in force")
	}
	for _, test := range []struct {
		name      string
		who       Taxpayer
		turnover  Rupiah
		due       Rupiah
		meantHere bool
	}{
		{"a person who sold nothing yet", TaxpayerPerson, 0, 0, true},
		{"a person just under the exempt part", TaxpayerPerson, 499_999_999, 0, true},
		{"a person at the exempt part", TaxpayerPerson, 500_000_000, 0, true},
		{"a person over it", TaxpayerPerson, 600_000_000, 500_000, true},
		{"a firm has no exempt part", TaxpayerFirm, 600_000_000, 3_000_000, true},
		{"half a rupiah counts as one", TaxpayerFirm, 100, 1, true},
		{"a person at the limit", TaxpayerPerson, 4_800_000_000, 21_500_000, true},
		{"a person over the limit", TaxpayerPerson, 4_800_000_001, 0, false},
		{"a firm over the limit", TaxpayerFirm, 5_000_000_000, 0, false},
		{"a turnover under nothing", TaxpayerPerson, -1, 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			due, ok := rule.Due(test.who, test.turnover)
			if due != test.due || ok != test.meantHere {
				t.Errorf("due %s, %t", due, ok)
			}
		})
	}
}

func TestTheIncomeTaxRuleIsOfTheDay(t *testing.T) {
	if _, ok := IncomeTaxOn(NewDay(2022, 12, 19)); ok {
		t.Error("in force the day before its promulgation")
	}
	if rule, ok := IncomeTaxOn(NewDay(2022, 12, 20)); !ok || rule.Regulation != "R14" {
		t.Errorf("got %+v, %t", rule, ok)
	}
}
