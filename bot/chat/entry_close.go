package chat

import (
	"context"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// entryChoice is what Setara asked when it could not tell which of several
// entries is meant, see [askWhichEntry].
type entryChoice struct {
	// Question is the message that was asked.
	Question string `json:"question"`
	// IDs are the entries to choose from, in the order of their buttons.
	IDs []string `json:"ids"`
}

// askWhichEntry asks which of some entries is meant. The answer may be a
// button, a name or a place among them.
func askWhichEntry(r Reading, hits []knowledge.EntryHit) Answer {
	choice := &entryChoice{Question: r.Text}
	var buttons [][]Button
	for i := range hits {
		choice.IDs = append(choice.IDs, hits[i].Entry().ID)
		buttons = append(buttons, []Button{entryButton(&hits[i], askedWord(r.Text, hits[i].Entry()))})
	}
	a := plainAnswer(r, Response{Blocks: []Block{wordWhichEntry(hits)}, Buttons: buttons})
	a.entries = choice
	return a
}

// askedWord is the aspect that a question asks for first, for a button; "" for
// none.
func askedWord(question string, e *knowledge.Entry) string {
	asked := readAsking(question, e)
	if !asksSurely(asked) {
		return ""
	}
	return string(asked.asks[0].first())
}

// takeEntryChoice answers the question that waits for a choice, where the
// message makes it; false where it is something else.
func (c *Chat) takeEntryChoice(ctx context.Context, message string, choice *entryChoice, conv *conversation) (Response, bool, error) {
	if choice == nil || c.Entries == nil {
		return Response{}, false, nil
	}
	var hits []knowledge.EntryHit
	for _, id := range choice.IDs {
		hit, ok, err := c.entry(ctx, id)
		if err != nil {
			return Response{}, false, err
		}
		if !ok {
			continue // withdrawn since
		}
		hits = append(hits, hit)
	}
	i, ok := chosenAmong(message, hits)
	if !ok {
		return Response{}, false, nil
	}
	e := hits[i].Entry()
	asked := readAsking(choice.Question, e)
	if now := readAsking(message, e); asksSurely(now) {
		asked = now
	}
	a, err := c.answerEntry(ctx, Reading{Text: choice.Question, Intent: intentOf(&hits[i])}, &hits[i], asked)
	if err != nil {
		return Response{}, false, err
	}
	conv.keep(&a)
	return a.Full(), true, nil
}

// chosenAmong finds the one of some entries that a message chooses: by its
// place, by one of its names, or by a part of one.
func chosenAmong(message string, hits []knowledge.EntryHit) (int, bool) {
	q := newMessage(message)
	if i, ok := placeAmong(q, len(hits)); ok {
		return i, true
	}
	if i, ok := namedAmong(message, hits); ok {
		return i, true
	}
	return partlyNamed(q, hits)
}

// namedAmong finds the only one of some entries that a message names: by its
// name, its number, or one of the names by which owners ask for it.
func namedAmong(message string, hits []knowledge.EntryHit) (int, bool) {
	words := text.ReadQuestion(message).Words
	best, length, several := -1, 0, false
	for i := range hits {
		names := append([]string{entryShort(&hits[i]), hits[i].Entry().Slug}, hits[i].Entry().Aliases...)
		longest := 0
		for _, name := range append(names, hits[i].Entry().Name) {
			parts := text.ReadQuestion(strings.ReplaceAll(name, "-", " ")).Words
			if containsWords(words, parts) {
				longest = max(longest, len(parts))
			}
		}
		switch {
		case longest > length:
			best, length, several = i, longest, false
		case longest == length && longest > 0:
			several = true
		}
	}
	return best, best >= 0 && !several
}

// containsWords tells whether words hold others, one right behind the other.
func containsWords(words, others []string) bool {
	for i := 0; i+len(others) <= len(words); i++ {
		if strings.Join(words[i:i+len(others)], " ") == strings.Join(others, " ") {
			return len(others) > 0
		}
	}
	return false
}
