package chat

import "testing"

func TestQuestionsOfOneTopicAreAnsweredTogether(t *testing.T) {
	price := func(product string) string { return topic(IntentPrice, product, "", "", product) }
	asked := func(question string) string { return topic(IntentProgram, "", "", "", question) }
	for _, c := range []struct {
		name string
		a, b string
		same bool
	}{
		{"a price however it is asked", price("alat tenun gedogan"), price("tenun gedogan alat"), true},
		{"prices of two goods", price("alat tenun gedogan"), price("pemintal awan"), false},
		{"a fee with words of address and a slang word", asked("biaya admin instagram berapa ya min?"), asked("Biaya admin Instagram brp kak"), true},
		{"a fee in another order", asked("instagram biaya adminnya berapa"), asked("berapa biaya admin instagram"), true},
		{"fees of two marketplaces", asked("biaya admin instagram berapa"), asked("biaya admin facebook berapa"), false},
		{"a programme that is not known", asked("kur bri bunganya berapa?"), asked("min, bunga KUR BRI brp"), true},
		{"two programmes", asked("kur bri"), asked("kur mandiri"), false},
		{"one programme that was told", topic(IntentProgram, "", "P02", "", "kur gmn"), topic(IntentProgram, "", "P02", "", "cara daftar kur?"), true},
		{"questions without any word of their own", asked("gimana kak"), asked("kapan ya"), false},
	} {
		if got := c.a == c.b; got != c.same {
			t.Errorf("%s: the same: %t", c.name, got)
		}
	}
}
