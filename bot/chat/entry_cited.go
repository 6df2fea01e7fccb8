package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// citing are the words before the number of a rule or of a tax.
var citing = wordSet(`pph pp uu pmk perpres permendag permenkeu pasal perppu`)

// citedIn are the hits that a question names, and of the others those that say
// each rule or tax that it cites by its number: "pph 21" is not the tax of
// article 22.
func citedIn(hits []knowledge.EntryHit, q *message) []knowledge.EntryHit {
	var cited []string
	for i := 0; i+1 < len(q.Words); i++ {
		next := i + 1
		if next+1 < len(q.Words) && (q.Words[next] == "pasal" || q.Words[next] == "nomor" || q.Words[next] == "no") {
			next++
		}
		if citing[q.Words[i]] && q.Tokens[next].Kind == text.Number {
			cited = append(cited, q.Words[i]+" "+q.Tokens[next].Text)
		}
	}
	if len(cited) == 0 {
		return hits
	}
	return slices.DeleteFunc(slices.Clone(hits), func(hit knowledge.EntryHit) bool {
		return !hit.Named && !saysEach(&hit, cited)
	})
}

// saysEach tells whether an entry says all of some citations.
func saysEach(hit *knowledge.EntryHit, cited []string) bool {
	said := hit.Called()
	for _, p := range hit.Entry().Points {
		said = append(said, p.Text)
	}
	all := strings.NewReplacer(" pasal ", " ", " nomor ", " ", " no. ", " ").Replace(strings.ToLower(strings.Join(said, "\n")))
	return !slices.ContainsFunc(cited, func(c string) bool { return !strings.Contains(all, c) })
}
