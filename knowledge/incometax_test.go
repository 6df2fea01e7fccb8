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
	for _, day := range []Day{NewDay(2022, 12, 19), NewDay(2024, 6, 1), NewDay(2025, 11, 17)} {
		if rule, ok := IncomeTaxOn(day); ok {
			t.Errorf("on %s a rule is told that was read %s", day, rule.AsOf)
		}
	}
	if rule, ok := IncomeTaxOn(NewDay(2025, 11, 18)); !ok || rule.Regulation != "R14" {
		t.Errorf("got %+v, %t", rule, ok)
	}
}
