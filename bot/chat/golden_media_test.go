package chat_test

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"setara/bot/chat"
	"setara/knowledge"
)

// errAway is an endpoint that is down.
var errAway = errors.Join(chat.ErrModelAway, chat.ErrModelIdle)

// senses hear and see what a file says that it is: of a voice note its name at
// Telegram is what is said in it, of a photo the JSON that a model would answer.
type senses struct {
	// blind and deaf: the endpoint cannot; away: it does not answer.
	blind, deaf, away bool
	// asked counts the calls.
	asked int
}

func (s *senses) Fetch(_ context.Context, file string, most int64) ([]byte, error) {
	if int64(len(file)) > most {
		return nil, chat.ErrMediaTooLarge
	}
	return []byte(file), nil
}

func (s *senses) FetchPicture(ctx context.Context, file string, most int64) ([]byte, error) {
	if file == "rusak" {
		return nil, chat.ErrNoPicture
	}
	return s.Fetch(ctx, file, most)
}

func (s *senses) Abilities(context.Context) (chat.ModelAbilities, error) {
	return chat.ModelAbilities{Audio: !s.deaf, Vision: !s.blind}, nil
}

func (s *senses) Hear(_ context.Context, _ string, audio []byte) (chat.Heard, error) {
	s.asked++
	if s.away {
		return chat.Heard{}, errAway
	}
	return chat.Heard{Text: string(audio), Usage: chat.ModelUsage{Input: 300, Output: 40}}, nil
}

func (s *senses) Look(_ context.Context, _ string, _ json.RawMessage, jpeg []byte) (chat.Seen, error) {
	s.asked++
	if s.away {
		return chat.Seen{}, errAway
	}
	return chat.Seen{JSON: string(jpeg), Usage: chat.ModelUsage{Input: 900, Output: 60}}, nil
}

// giveSenses gives the conversation ears and eyes.
func (p *player) giveSenses() {
	if p.senses == nil {
		return
	}
	p.chat.Media, p.chat.Finder, p.chat.Ears, p.chat.Eyes = p.senses, p.senses, p.senses, p.senses
}

// speaks has the owner send a voice note: "= suara 7 TEXT" is one of 7 seconds.
func (p *player) speaks(rest string) string {
	p.t.Helper()
	seconds, said, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(seconds)
	p.must(err)
	return p.sends(chat.Message{Chat: 1, Unsupported: true, Voice: &chat.Voice{File: said, Name: "suara.ogg", Seconds: n, Bytes: int64(len(said))}})
}

// photographs has the owner send a photo in which the model sees JSON, "= foto
// JSON", and write beside it, "= foto JSON :: TEXT".
func (p *player) photographs(rest string) string {
	p.t.Helper()
	seen, caption, _ := strings.Cut(rest, " :: ")
	return p.sends(chat.Message{Chat: 1, Text: caption, Content: &knowledge.Content{
		Text: caption, Media: &knowledge.Media{Kind: knowledge.MediaPhoto, FileID: seen},
	}})
}

func (p *player) sends(m chat.Message) string {
	p.t.Helper()
	response, err := p.chat.Turn(p.t.Context(), m)
	p.must(err)
	return "\n" + p.show(response)
}

// becomes changes what the model's endpoint can: "= model tuli", "= model mati",
// "= model sehat", and what it may take: "= model habis".
func (p *player) becomes(how string) {
	p.t.Helper()
	if name, rest, _ := strings.Cut(how, " "); p.script(name, rest) {
		return
	}
	switch how {
	case "":
		p.model = silentModel{p.t}
		p.giveModel()
	case "habis":
		p.chat.ModelBudget.Owner = 1
	case "dengar":
		p.senses = &senses{}
	case "tuli":
		p.senses.deaf, p.senses.blind = true, true
	case "mati":
		p.senses.away = true
	case "sehat":
		*p.senses = senses{}
	default:
		p.t.Fatalf("no model becomes %q", how)
	}
	p.giveSenses()
}
