package text_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/text"
)

func TestQuestionsAreWrittenByTheSynonymsOfOfficers(t *testing.T) {
	s := text.NewSynonyms([]knowledge.Synonym{
		{Word: "krudung plisket", Means: "kerudung pashmina"}, {Word: "krudung", Means: "kerudung"},
		{Word: "pes", Means: "kerudung pashmina"}, {Word: "kerudung", Means: "jilbab"}, {Word: "cilok", Means: "bakso tusuk"},
	})
	for name, c := range map[string]struct{ typed, read string }{
		"a word":                         {"jual cilok 5rb", "jual bakso tusuk 5rb"},
		"the longest":                    {"Krudung  Plisket 45rb", "kerudung pashmina 45rb"},
		"what is written in stays":       {"krudung 20rb", "kerudung 20rb"},
		"each time":                      {"pes atau pes?", "kerudung pashmina atau kerudung pashmina?"},
		"no part of a word":              {"pesanan cilokan", "pesanan cilokan"},
		"no half of a phrase":            {"plisket 45rb", "plisket 45rb"},
		"not in an address":              {"https://toko.id/cilok cilok", "https://toko.id/cilok bakso tusuk"},
		"not where a number is glued on": {"cilok2 5rb", "cilok2 5rb"},
		"before a mark":                  {"cilok, 5rb", "bakso tusuk, 5rb"},
		"nothing":                        {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if read := s.Apply(c.typed); read != c.read {
				t.Errorf("%q is read as %q, want %q", c.typed, read, c.read)
			}
		})
	}
	if read := (text.Synonyms{}).Apply("cilok"); read != "cilok" {
		t.Errorf("without synonyms it reads %q", read)
	}
}

func TestSynonymsLeaveFiguresAndMarksAsTheyWere(t *testing.T) {
	writer := text.NewSynonyms([]knowledge.Synonym{{Word: "cilok", Means: "bakso tusuk"}, {Word: "es teh", Means: "minuman teh"}})
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{
			"cilok", "es", "teh", "45rb", "Rp1.250", "1,2jt", "10%", "?", "\n", "😀", "es teh", "/harga", "3 pcs", "x",
		})).Draw(t, "parts")
		typed := strings.Join(parts, " ")
		before, after := text.ReadQuestion(typed), text.ReadQuestion(writer.Apply(typed))
		if len(before.Money) != len(after.Money) || len(before.Percents) != len(after.Percents) || len(before.Quantities) != len(after.Quantities) {
			t.Fatalf("%q is read as %q: other figures", typed, after.Source)
		}
		for i := range before.Money {
			if before.Money[i].Low != after.Money[i].Low || before.Money[i].High != after.Money[i].High {
				t.Fatalf("%q is read as %q: other money", typed, after.Source)
			}
		}
	})
}

func TestOnlyNamesCanBeSynonyms(t *testing.T) {
	for phrase, may := range map[string]bool{
		"cilok": true, "krudung plisket": true, "kur mikro": true, "kaos": true,
		"harga": false, "modal": false, "shopee": false, "45rb": false, "tiga lusin": false, "berapa": false, "saya jual": false, "10 persen": false,
	} {
		if got := text.MayBeSynonym(phrase); got != may {
			t.Errorf("%q may be a synonym: %v", phrase, got)
		}
	}
}

func BenchmarkTenThousandSynonyms(b *testing.B) {
	list := make([]knowledge.Synonym, 10_000)
	for i := range list {
		list[i] = knowledge.Synonym{Word: fmt.Sprintf("kata%d lain", i), Means: "kerudung"}
	}
	writer := text.NewSynonyms(list)
	question := "min jual kerudung voal kata77 lain 45rb, di tiktok ada 15rb, modal 28rb, gmn?"
	for b.Loop() {
		writer.Apply(question)
	}
}
