package bot

import (
	"testing"

	"github.com/go-telegram/bot/models"
)

func TestTheFormatOfASoundIsReadFromItsType(t *testing.T) {
	for _, test := range []struct {
		name    string
		message models.Message
		want    string
	}{
		{"a voice note", models.Message{Voice: &models.Voice{MimeType: "audio/ogg"}}, "suara.ogg"},
		{"a voice note without a type", models.Message{Voice: &models.Voice{}}, "suara.ogg"},
		{"a recording of a phone", models.Message{Audio: &models.Audio{MimeType: "audio/mp4"}}, "suara.m4a"},
		{"a song", models.Message{Audio: &models.Audio{MimeType: "audio/mpeg"}}, "suara.mp3"},
		{"a sound of an unknown kind", models.Message{Audio: &models.Audio{MimeType: "audio/midi"}}, ""},
		{"songs in an album", models.Message{Audio: &models.Audio{MimeType: "audio/mpeg"}, MediaGroupID: "1"}, ""},
		{"a video note", models.Message{VideoNote: &models.VideoNote{}}, ""},
	} {
		if got := readVoice(&test.message); got == nil && test.want != "" || got != nil && got.Name != test.want {
			t.Errorf("%s: %+v, want %q", test.name, got, test.want)
		}
	}
}
