package knowledge_test

import (
	"strings"
	"testing"

	"setara/knowledge"
)

func is(a knowledge.SegmentAttribute, value string) knowledge.Segment {
	return knowledge.Segment{Op: knowledge.SegmentIs, Attribute: a, Value: value}
}

func of(op knowledge.SegmentOp, parts ...knowledge.Segment) knowledge.Segment {
	return knowledge.Segment{Op: op, Of: parts}
}

func TestASegmentIsForWhomItsRuleHolds(t *testing.T) {
	const today = knowledge.Day(20_000)
	ratna := knowledge.Recipient{
		Chat: 7, Language: "id-ID", Province: "Jawa Tengah", City: "Surakarta", Sector: knowledge.SectorFashion,
		Products: []string{"kerudung"}, Programs: []string{"P02"}, ActiveOn: today - 29,
	}
	java, micro := is(knowledge.ByProvince, "Jawa Tengah"), is(knowledge.ByScale, "mikro")
	for name, c := range map[string]struct {
		segment knowledge.Segment
		want    bool
	}{
		"everybody":                             {knowledge.Segment{}, true},
		"her province":                          {java, true},
		"another":                               {is(knowledge.ByProvince, "Bali"), false},
		"her city":                              {is(knowledge.ByCity, "Surakarta"), true},
		"what she asked about":                  {is(knowledge.ByProduct, "kerudung"), true},
		"what she did not":                      {is(knowledge.ByProduct, "kopi"), false},
		"the programme she looked at":           {is(knowledge.ByProgram, "P02"), true},
		"the language of her tag":               {is(knowledge.ByLanguage, "id"), true},
		"who wrote in thirty days, today one":   {is(knowledge.ByActive, "30"), true},
		"who wrote in twenty-nine":              {is(knowledge.ByActive, "29"), false},
		"a scale that nobody knows of her":      {micro, false},
		"all but that scale":                    {of(knowledge.SegmentNot, micro), true},
		"her province and that scale":           {of(knowledge.SegmentAnd, java, micro), false},
		"her province or that scale":            {of(knowledge.SegmentOr, micro, java), true},
		"her province and all but that scale":   {of(knowledge.SegmentAnd, java, of(knowledge.SegmentNot, micro)), true},
		"nobody, by all but everybody":          {of(knowledge.SegmentNot, knowledge.Segment{}), false},
		"her province and everybody, in a not":  {of(knowledge.SegmentNot, of(knowledge.SegmentAnd, java, knowledge.Segment{})), false},
		"a sector of hers, by its name in full": {is(knowledge.BySector, "fesyen"), true},
	} {
		t.Run(name, func(t *testing.T) {
			if err := c.segment.Check(); err != nil {
				t.Fatal(err)
			}
			if got := c.segment.Matches(&ratna, today); got != c.want {
				t.Errorf("it is for her: %v", got)
			}
		})
	}
}

func TestASegmentThatMeansNothingIsRefused(t *testing.T) {
	java := is(knowledge.ByProvince, "Jawa Tengah")
	deep, wide := java, knowledge.Segment{Op: knowledge.SegmentOr}
	for range knowledge.MaxSegmentDepth {
		deep = of(knowledge.SegmentNot, deep)
	}
	for range knowledge.MaxSegmentParts {
		wide.Of = append(wide.Of, java)
	}
	for name, s := range map[string]knowledge.Segment{
		"an operator that there is not":  {Op: "xor", Of: []knowledge.Segment{java, java}},
		"and, of one":                    of(knowledge.SegmentAnd, java),
		"or, of none":                    of(knowledge.SegmentOr),
		"not, of two":                    of(knowledge.SegmentNot, java, java),
		"a value with parts":             {Op: knowledge.SegmentIs, Attribute: knowledge.ByCity, Value: "Surakarta", Of: []knowledge.Segment{java}},
		"everybody, with a value":        {Attribute: knowledge.ByCity, Value: "Surakarta"},
		"an attribute that there is not": is("name", "Ratna"),
		"an empty value":                 is(knowledge.ByProduct, ""),
		"a value of blanks":              is(knowledge.ByProduct, "  "),
		"a value without an end":         is(knowledge.ByProduct, strings.Repeat("a", 200)),
		"no day":                         is(knowledge.ByActive, "0"),
		"days in words":                  is(knowledge.ByActive, "tiga"),
		"days of centuries":              is(knowledge.ByActive, "99999"),
		"a whole language tag":           is(knowledge.ByLanguage, "id-ID"),
		"a bad part":                     of(knowledge.SegmentNot, of(knowledge.SegmentNot, is(knowledge.ByCity, ""))),
		"one too deep":                   deep,
		"one too wide":                   wide,
	} {
		if s.Check() == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
