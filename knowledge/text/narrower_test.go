package text

import "testing"

func TestOnlyAKindIsNamedWhereNothingTellsTheSort(t *testing.T) {
	for title, want := range map[string]bool{
		"baju": true, "pakaian wanita": true, "baju anak murah": true, "baju bekas": true,
		"baju bordir": false, "baju A54": false, "kaos sandal": false, "matoa": false, "anak": false, "": false,
	} {
		asked := ReadTitle(title)
		if got := asked.OnlyKind(); got != want {
			t.Errorf("%q: got %v, want %v", title, got, want)
		}
	}
}

func TestANarrowerKindKeepsThePeopleAndTheCondition(t *testing.T) {
	for title, want := range map[string]string{
		"baju": "kaos", "pakaian cewek": "kaos wanita", "baju pria": "kaos pria", "baju anak bekas": "kaos anak bekas",
		"baju anak cowok": "kaos anak laki", "baju anak perempuan": "kaos anak perempuan", "baju bayi": "kaos bayi", "baju couple": "kaos",
		"dress": "kaos",
	} {
		asked := ReadTitle(title)
		if got := asked.Narrowed("kaos"); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}
