package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
)

func TestTheTerminalNumbersTheButtonsOfWhatComesBehindAnAnswerToo(t *testing.T) {
	button := func(label, action string) [][]chat.Button { return [][]chat.Button{{{Label: label, Action: action}}} }
	var out bytes.Buffer
	term := terminal{chat: -1, out: &out}
	err := term.print(chat.Response{
		Buttons: button("Hitung modal", "/modal"),
		Further: []chat.Further{
			{To: -1, Response: chat.Response{Buttons: button("Boleh", "/izin_model ya jawab")}},
			{To: 7, Response: chat.Response{Buttons: button("Lihat", "/tiket")}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(term.choices, []string{"/modal", "/izin_model ya jawab"}) || !strings.Contains(out.String(), "[2] Boleh") || strings.Contains(out.String(), "Lihat") {
		t.Errorf("the choices are %q below:\n%s", term.choices, out.String())
	}
}
