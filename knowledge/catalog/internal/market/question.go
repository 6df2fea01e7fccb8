package market

import "strings"

// batchSize is how many questions there are of each kind.
const batchSize = 1000

// Batch is questions of one kind.
type Batch struct {
	Name      string
	Questions []string
}

// Batches are what is asked of a market of n offers, about goods from all over
// it: everyday questions, which name the goods and up to two words on them,
// three words at most; and whole titles, the hardest that can be asked.
func Batches(n int) []Batch {
	m := newMarket(n)
	questions, titles := Batch{Name: "question"}, Batch{Name: "title"}
	for i := range batchSize {
		o := m.offer(i * n / batchSize)
		titles.Questions = append(titles.Questions, o.listing.Title)
		questions.Questions = append(questions.Questions, o.article.question(i%3))
	}
	return []Batch{questions, titles}
}

// question asks for an article by its kind and so many words on it.
func (a *article) question(words int) string {
	asked := append(strings.Fields(a.name), a.words[:min(words, len(a.words))]...)
	return strings.Join(asked[:min(len(asked), 3)], " ")
}
