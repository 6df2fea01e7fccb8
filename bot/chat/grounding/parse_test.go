package grounding_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/bot/chat/grounding"
)

func TestParseTakesATextApart(t *testing.T) {
	tests := []struct {
		name, text string
		want       []grounding.Paragraph
	}{
		{"nothing", " \n\n", nil},
		{"a slot within a sentence", "Batasnya {{ f8 }}, Kak.", []grounding.Paragraph{
			{Pieces: []grounding.Piece{{Text: "Batasnya "}, {Slot: "f8"}, {Text: ", Kak."}}},
		}},
		{"a heading, emphasis and a list", "## Ringkas\n**Jangan** ikut\n- {{f8}}\n2) bukan daftar", []grounding.Paragraph{
			{Pieces: []grounding.Piece{{Text: "Ringkas"}}},
			{Pieces: []grounding.Piece{{Text: "Jangan ikut"}}},
			{Item: true, Pieces: []grounding.Piece{{Slot: "f8"}}},
			{Pieces: []grounding.Piece{{Text: "2) bukan daftar"}}},
		}},
		{"a list that counts from one", "1. foto\n2. judul", []grounding.Paragraph{
			{Item: true, Pieces: []grounding.Piece{{Text: "foto"}}},
			{Item: true, Pieces: []grounding.Piece{{Text: "judul"}}},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, grounding.Parse(tt.text)); diff != "" {
				t.Errorf("Parse(%q), want (-) and got (+):\n%s", tt.text, diff)
			}
		})
	}
}

func TestOnlyWholeSentencesAreFinished(t *testing.T) {
	tests := []struct{ name, text, finished string }{
		{"nothing is", "Jangan ikut", ""},
		{"a full stop at the end may be one of a number", "Batasnya Rp31.", ""},
		{"a sentence with something behind it", "Jangan ikut. Batasnya", "Jangan ikut. "},
		{"a line", "- foto\n- jud", "- foto\n"},
		{"an abbreviation ends none", "Lihat Permendag No. 31", ""},
		{"the number of a list ends none", "Begini.\n2. foto", "Begini.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.text[:grounding.Finished(tt.text)]; got != tt.finished {
				t.Errorf("finished is %q, want %q", got, tt.finished)
			}
		})
	}
}
