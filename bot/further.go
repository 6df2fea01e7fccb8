package bot

import (
	"setara/bot/chat"
	"setara/bot/ledger"
)

// furtherLetters are the letters of a further message of a turn. They stand
// behind those that its chat waits for already.
func furtherLetters(f *chat.Further) ([]ledger.Letter, error) {
	o := Outgoing{Chat: f.To, Response: f.Response, Daytime: f.Daytime}
	if f.Content != nil {
		m, kind, actions := contentMessage(f.To, f.Content, f.Broadcast)
		var letters []ledger.Letter
		err := o.add(&letters, ledger.Letter{Lane: ledger.Answers, Kind: kind, Actions: actions}, m)
		return letters, err
	}
	return o.letters(ledger.Answers)
}

// withFurther adds the further messages of a turn behind its reply.
func withFurther(letters []ledger.Letter, further []chat.Further) ([]ledger.Letter, error) {
	for i := range further {
		more, err := furtherLetters(&further[i])
		if err != nil {
			return nil, err
		}
		letters = append(letters, more...)
	}
	return letters, nil
}
