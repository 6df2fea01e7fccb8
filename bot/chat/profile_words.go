package chat

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// topicOfBusiness is what a word of profil.tsv tells about.
type topicOfBusiness string

// The topics of profil.tsv.
const (
	tellsNeed     topicOfBusiness = "kebutuhan"
	tellsSector   topicOfBusiness = "bidang"
	tellsForm     topicOfBusiness = "bentuk"
	tellsMonth    topicOfBusiness = "bulan"
	tellsHelp     topicOfBusiness = "bantuan"
	tellsFitting  topicOfBusiness = "cocok"
	tellsChoice   topicOfBusiness = "pilih"
	tellsTurnover topicOfBusiness = "omzet"
	tellsBusiness topicOfBusiness = "usaha"
)

// businessWords are the words of one topic, each with what it stands for.
type businessWords struct {
	values  map[string]string
	longest int
}

// addBusiness reads a line of profil.tsv.
func (l *wordLists) addBusiness(line string) error {
	c := strings.Split(line+"\t", "\t")
	if len(c) < 4 {
		return fmt.Errorf("want three columns parted by tabs, got %q", line)
	}
	phrase, topic, value := c[0], topicOfBusiness(c[1]), c[2]
	known := value == ""
	switch topic {
	case tellsNeed:
		known = slices.Contains(knowledge.Needs, knowledge.Need(value))
	case tellsSector:
		known = slices.Contains(knowledge.OwnerSectors(), knowledge.Sector(value))
	case tellsForm:
		known = slices.Contains(knowledge.Forms, knowledge.Form(value))
	case tellsMonth:
		month, err := strconv.Atoi(value)
		known = err == nil && 1 <= month && month <= 12
	case tellsHelp, tellsFitting, tellsChoice, tellsTurnover, tellsBusiness:
	default:
		return fmt.Errorf("%q: unknown topic %q", phrase, topic)
	}
	if !known {
		return fmt.Errorf("%q: unknown %s %q", phrase, topic, value)
	}
	words := l.business[topic]
	if words.values == nil {
		words.values = map[string]string{}
	}
	if _, twice := words.values[phrase]; twice {
		return fmt.Errorf("%q stands twice under %s", phrase, topic)
	}
	words.values[phrase] = value
	words.longest = max(words.longest, len(strings.Fields(phrase)))
	l.business[topic] = words
	return nil
}

// told is a listed phrase in a message.
type told struct {
	extent
	value string
}

// tells finds the phrases of a topic in a message, the longest at each place.
func (m *message) tells(topic topicOfBusiness) []told {
	words := lists.business[topic]
	var found []told
	for i := 0; i < len(m.Tokens); i++ {
		for n := min(words.longest, len(m.Tokens)-i); n > 0; n-- {
			if value, ok := words.at(m, i, n); ok {
				found = append(found, told{extent{i, i + n}, value})
				i += n - 1
				break
			}
		}
	}
	return found
}

// at looks up n words of a message: as they were typed, in plain form, and
// without the ending that people hang on the last one.
func (w *businessWords) at(m *message, i, n int) (string, bool) {
	typed, plain := make([]string, n), make([]string, n)
	for k := range n {
		if m.Tokens[i+k].Kind != text.Word {
			return "", false
		}
		typed[k], plain[k] = m.Tokens[i+k].Text, m.Words[i+k]
	}
	for _, phrase := range [...]string{strings.Join(typed, " "), strings.Join(plain, " ")} {
		for _, form := range [...]string{phrase, strings.TrimSuffix(phrase, "nya")} {
			if value, ok := w.values[form]; ok {
				return value, true
			}
		}
	}
	return "", false
}

// saysAny tells whether a message has a phrase of a topic.
func (m *message) saysAny(topic topicOfBusiness) bool { return len(m.tells(topic)) > 0 }
