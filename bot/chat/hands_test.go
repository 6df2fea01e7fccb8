package chat_test

import (
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// whose is for whom an act is among those who have the right to it.
type whose int

const (
	anybodys whose = iota
	// theAuthors: for the author of the broadcast alone. othersThan: for
	// anybody but the first officer, who wrote it.
	theAuthors
	othersThan
)

// officialAct is something that officers may type, with the right that it needs
// and a part of what is said to who may do it.
type officialAct struct {
	text  string
	needs knowledge.Right
	whose whose
	says  string
}

// mayBeDoneBy tells whether somebody with that role may do it.
func (a *officialAct) mayBeDoneBy(role knowledge.Role, person int64) bool {
	return role.May(a.needs) && (a.whose != theAuthors || person == author) && (a.whose != othersThan || person != officerChat)
}

// hands are all kinds of people in whose hands an act may come, with the role
// that they have there.
var hands = []struct {
	who  string
	role knowledge.Role
	m    chat.Message
}{
	{"a viewer", knowledge.RoleViewer, chat.Message{Chat: viewer, From: viewer}},
	{"an author", knowledge.RoleAuthor, chat.Message{Chat: author, From: author}},
	{"an approver", knowledge.RoleApprover, chat.Message{Chat: approver, From: approver}},
	{"an admin", knowledge.RoleAdmin, chat.Message{Chat: admin, From: admin}},
	{"the first officer", knowledge.RoleAdmin, chat.Message{Chat: officerChat, From: officerChat}},
	{"a recipient", "", chat.Message{Chat: crowdFrom + 3, From: crowdFrom + 3}},
	{"a stranger", "", chat.Message{Chat: stranger, From: stranger}},
	{"somebody who was removed", "", chat.Message{Chat: removed, From: removed}},
	{"an admin in a group", "", chat.Message{Chat: -5, From: admin, Group: true}},
	{"an admin in a group of that number", "", chat.Message{Chat: admin, From: admin, Group: true}},
	{"a stranger in the chat of an admin", "", chat.Message{Chat: admin, From: stranger}},
	{"an admin in the chat of a stranger", "", chat.Message{Chat: stranger, From: admin}},
	{"nobody knows who in the chat of an admin", "", chat.Message{Chat: admin}},
}

// triesEach has everybody do each of some acts in an office of their own. Who
// may not is refused, and nothing comes of it; who is no officer is told what
// anybody is told of an unknown command.
func triesEach(t *testing.T, open func(*testing.T, *player) *office, acts []officialAct) {
	t.Helper()
	p := newPlayer(t)
	unknown := p.say("/entahlah")
	for _, hand := range hands {
		t.Run(hand.who, func(t *testing.T) {
			o := open(t, p)
			for i := range acts {
				act := &acts[i]
				t.Run(act.text, func(t *testing.T) {
					before := o.news()
					m := hand.m
					m.Text = act.text
					said := o.told(m)
					switch refused := strings.Contains(said, "di luar peran Kakak"); {
					case act.mayBeDoneBy(hand.role, m.From):
						if !strings.Contains(said, act.says) || refused {
							t.Errorf("it says %q, not %q", said, act.says)
						}
						return
					case hand.role == "" && said+"\n" != unknown:
						t.Errorf("who is no officer is told %q", said)
					case hand.role.May(act.needs) && !strings.Contains(said, "penulisnya") && !strings.Contains(said, "Petugas lain"):
						t.Errorf("an officer whose it is not is told %q", said)
					case hand.role != "" && !hand.role.May(act.needs) && !refused:
						t.Errorf("an officer is told %q", said)
					}
					if o.news() != before {
						t.Error("it is done all the same")
					}
				})
			}
		})
	}
}
