package bot

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/go-telegram/bot/models"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// ModelConsent is the answer about an outside model as this turn has left it so
// far. Where the ledger cannot be read it is a no, so that nothing goes out and
// nobody is asked. So it is where a no waits in the chat's line: it is for what is
// under way too, though its own turn comes after that.
func (m *memory) ModelConsent(ctx context.Context, chatID int64, version int) (bool, error) {
	if m.b.refusalWaits(ctx, chatID) {
		return false, nil
	}
	if m.modelConsent != nil && m.modelConsent.Version == version {
		return m.modelConsent.Yes, nil
	}
	if m.forgot || m.modelConsent != nil {
		return false, knowledge.ErrNotFound
	}
	yes, err := m.b.Ledger.ModelConsent(ctx, chatID, version)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) && ctx.Err() == nil {
		m.b.note(err)
		return false, nil
	}
	return yes, err
}

// SetModelConsent keeps the answer for the end of the turn.
func (m *memory) SetModelConsent(_ context.Context, _ int64, version int, yes bool, _ time.Time) error {
	m.modelConsent = &ledger.Consent{Version: version, Yes: yes}
	return nil
}

// refusalLook is how many waiting updates of a chat are looked through for a no.
const refusalLook = 100

// refusalWaits tells whether a no to the outside model waits behind the update of
// the chat that is being handled. The chat's line must be the caller's.
func (b *Bot) refusalWaits(ctx context.Context, chatID int64) bool {
	for n := 1; n <= refusalLook; n++ {
		a, ok := b.lines.following(chatID, n)
		if !ok {
			break
		}
		if refuses(b.read(ctx, a)) {
			return true
		}
	}
	return false
}

// tellRefusals has the work of the outside model end for those who take their yes
// back in updates. They are lined up before, so that a turn which looks up
// consent now finds them there.
func (b *Bot) tellRefusals(updates []received) {
	if b.ModelRefused == nil {
		return
	}
	for i := range updates {
		if refuses(updates[i].update) {
			b.ModelRefused(updates[i].chat)
		}
	}
}

// refuses tells whether an update takes a yes to the outside model back.
func refuses(u *models.Update) bool {
	switch {
	case u.Message != nil:
		return chat.RefusesModel(u.Message.Text)
	case u.EditedMessage != nil:
		return chat.RefusesModel(u.EditedMessage.Text)
	case u.CallbackQuery != nil:
		action, ok := strings.CutPrefix(u.CallbackQuery.Data, inButton)
		return ok && chat.RefusesModel(action)
	}
	return false
}
