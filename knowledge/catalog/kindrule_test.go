package catalog

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"setara/knowledge"
)

// kindRule says which listings belong to what a query asks for. It was written
// by people who read the titles, and knows none of Setara's word lists.
//
// A title belongs where it matches accept, does not match reject and is not
// for another audience than the asked one. What a query adds to its product,
// such as a material, is wanted in accept where several titles name it; else a
// title may leave it open. Listings that no expression can judge are named
// with their verdict: "+tokopedia:1" belongs, "-tokopedia:2" does not.
type kindRule struct {
	query, audience string
	accept          *regexp.Regexp
	reject          *regexp.Regexp // nil rejects nothing
	verdicts        map[string]bool
}

// audienceWords are what titles call those that goods are for. "Anak muda",
// young people, are no children.
var audienceWords = map[string]*regexp.Regexp{
	"wanita": regexp.MustCompile(`(?i)\b(wanita|cewe[kq]?|perempuan|wom[ae]n|womens|lad(y|ies)|girls?|ibu|muslimah|ukhti)\b`),
	"pria":   regexp.MustCompile(`(?i)\b(pria|cowo[kq]?|laki|lelaki|m[ae]n|mens|bapak|ayah|ikhwan)\b`),
	"anak":   regexp.MustCompile(`(?i)\b(balita|bayi|toddler|junior)\b|kids?\b|\banak\b([^a-z]+([^m]|m[^u])|[^a-z]*$)`),
}

// grownUps are the words that keep a title that says "anak" for adults too.
var grownUps = regexp.MustCompile(`(?i)\b(dewasa|remaja|ibu|ayah|keluarga|segala umur)\b`)

// belongs judges a listing by its title, or by its id where the title does not
// tell.
func (r *kindRule) belongs(l *knowledge.Listing) bool {
	if verdict, said := r.verdicts[l.ID()]; said {
		return verdict
	}
	rejected := r.reject != nil && r.reject.MatchString(l.Title)
	return !rejected && r.accept.MatchString(l.Title) && r.forAsked(l.Title)
}

// forAsked tells whether a title is for the asked audience. Goods for grown-ups
// may leave it open; what is for children says so.
func (r *kindRule) forAsked(title string) bool {
	says := func(audience string) bool { return audienceWords[audience].MatchString(title) }
	switch {
	case r.audience == "":
		return true
	case r.audience == "anak":
		return says("anak")
	case says("anak") && !grownUps.MatchString(title):
		return false
	default:
		return says(r.audience) || !says("wanita") && !says("pria")
	}
}

// mayBeEmpty tells whether it is right that nothing is found.
func (r *kindRule) mayBeEmpty() bool { return r.accept.MatchString("") }

// readKindRules reads a table of rules. Its columns are query, audience,
// accept, reject, exceptions and note, the expressions ignore case, and empty
// cells at the end of a line may be left out.
func readKindRules(t *testing.T, name string) []kindRule {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }() // only read
	table := csv.NewReader(file)
	table.Comma, table.LazyQuotes, table.FieldsPerRecord = '\t', true, -1
	lines, err := table.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rules []kindRule
	for _, line := range lines[1:] {
		cells := slices.Concat(line, make([]string, 6))
		rule := kindRule{query: cells[0], audience: cells[1], accept: titleExpr(t, cells[2]), verdicts: map[string]bool{}}
		if cells[3] != "" {
			rule.reject = titleExpr(t, cells[3])
		}
		for exception := range strings.FieldsSeq(cells[4]) {
			rule.verdicts[exception[1:]] = exception[0] == '+'
		}
		rules = append(rules, rule)
	}
	return rules
}

func titleExpr(t *testing.T, expr string) *regexp.Regexp {
	t.Helper()
	compiled, err := regexp.Compile("(?i)" + expr)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}
