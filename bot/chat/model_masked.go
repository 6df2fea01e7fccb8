package chat

import (
	"context"
	"regexp"
	"strings"

	"setara/knowledge"
)

// toldModel is what the model is told of the part of a message that it is asked
// about: as Setara reads it, cut and with the synonyms of officers written out,
// and with what is personal hidden whoever wrote it.
func (c *Chat) toldModel(ctx context.Context, whole, part *Answer) (string, error) {
	said, _ := cutMessage(part.Question)
	if len(whole.Parts) == 0 { // else it is written out already
		var err error
		if said, err = c.plain(ctx, askedBesides(said)); err != nil {
			return "", err
		}
	}
	return maskForModel(said), nil
}

// eMail is an address of e-mail.
var eMail = regexp.MustCompile(`(?i)[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`)

// maskForModel hides what is personal in a text that goes out: what
// [knowledge.MaskPersonal] hides, addresses of e-mail, names of people, and numbers of
// bank accounts. A name may stand before the number, or be known by it.
func maskForModel(said string) string {
	said, _ = knowledge.MaskPersonal(said)
	said = eMail.ReplaceAllStringFunc(said, func(address string) string { return strings.Repeat("•", len([]rune(address))) })
	return maskNames(maskAccounts(maskNames(said)))
}
