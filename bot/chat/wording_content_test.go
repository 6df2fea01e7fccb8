package chat

import (
	"strings"
	"testing"

	"setara/knowledge"
)

func TestEachProblemOfAMessageHasASentenceOfItsOwn(t *testing.T) {
	said := map[string]knowledge.ContentCode{}
	for _, code := range []knowledge.ContentCode{
		knowledge.ContentEmpty, knowledge.ContentTooLong, knowledge.ContentMayBeTooLong, knowledge.ContentTooManyMarks,
		knowledge.ContentUnknownPlaceholder, knowledge.ContentOpenPlaceholder, knowledge.ContentPlaceholderInLink,
		knowledge.ContentLinkBroken, knowledge.ContentLinkPlain, knowledge.ContentLinkPrivate, knowledge.ContentLinkPassword,
		knowledge.ContentLinkLookalike, knowledge.ContentNoLabel, knowledge.ContentLabelTooLong, knowledge.ContentIdleButton,
		knowledge.ContentRowTooLong, knowledge.ContentTooManyButtons, "another",
	} {
		text := wordContentProblem(&knowledge.ContentProblem{Code: code, Where: "https://umkm.go.id", Number: 5000, Limit: 4096})
		if other, known := said[text]; known || strings.Contains(text, "%!") {
			t.Errorf("of %q and of %q is said %q", code, other, text)
		}
		said[text] = code
	}
	text := wordUnfilled(knowledge.PlaceholderName, 3, 1200)
	if want := "3 dari 1.200 penerima tidak punya nama dan tidak ada kata pengganti."; !strings.HasPrefix(text, want) {
		t.Errorf("of people without a name is said %q, want %q", text, want)
	}
}
