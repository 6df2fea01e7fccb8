package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/mattn/go-isatty"

	"setara/bot/chat"
)

// chatCommand is the conversation in the terminal.
type chatCommand struct {
	As string `help:"Who is talking: owner or officer." enum:"owner,officer" default:"owner"`
}

// terminalChats are the chats of the terminal. Telegram's ids are positive for
// people and far below these for groups.
var terminalChats = map[string]int64{"owner": -1, "officer": -2}

// Run reads a message a line until the input ends. A number presses the
// button with that number.
func (cmd *chatCommand) Run(ctx context.Context, c *cli, std streams) error {
	return with(ctx, c, func(a *app) error {
		t := terminal{app: a, chat: terminalChats[cmd.As], out: std.out, prompt: isTerminal(std.in)}
		if cmd.As == "officer" {
			a.chat.Officers = terminalOfficer{a.ledger}
		}
		underway, err := a.chat.Underway(ctx, t.chat)
		if err != nil {
			return err
		}
		if !underway {
			if err := t.send(ctx, "/mulai"); err != nil {
				return err
			}
		}
		return eachLine(ctx, std.in, func(line string) error {
			return t.read(ctx, line)
		})
	})
}

// terminal is one conversation.
type terminal struct {
	app  *app
	chat int64
	out  io.Writer
	// prompt asks for input with a sign, where a person types it.
	prompt bool
	// choices are the actions of the buttons under the last reply.
	choices []string
}

func (t *terminal) read(ctx context.Context, line string) error {
	text := strings.TrimSpace(line)
	if text == "" {
		t.ask()
		return nil
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(t.choices) {
		text = t.choices[n-1]
	}
	return t.send(ctx, text)
}

// send takes one turn. Trouble with it is told, and the conversation goes on.
func (t *terminal) send(ctx context.Context, text string) error {
	response, err := t.app.chat.Turn(ctx, chat.Message{Chat: t.chat, From: t.chat, Text: text})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		fmt.Fprintln(t.out, explain(err))
		t.ask()
		return nil
	}
	t.choices = nil
	if err := t.print(response); err != nil {
		return err
	}
	if response.Table != nil || len(response.Papers) > 0 {
		fmt.Fprintln(t.out, sayFilesElsewhere)
	}
	fmt.Fprintln(t.out)
	t.ask()
	return nil
}

// print shows a reply with what the chat gets behind it, the buttons of all of them
// numbered in one row.
func (t *terminal) print(response chat.Response) error {
	from := len(t.choices)
	for _, row := range response.Buttons {
		for _, button := range row {
			t.choices = append(t.choices, button.Action)
		}
	}
	if err := printResponse(t.out, response, from); err != nil {
		return err
	}
	for i := range response.Further {
		f := &response.Further[i]
		if f.To != t.chat || f.Content != nil {
			continue
		}
		fmt.Fprintln(t.out)
		if err := t.print(f.Response); err != nil {
			return err
		}
	}
	return nil
}

// sayFilesElsewhere is told where a reply comes with files.
const sayFilesElsewhere = "(Di terminal berkasnya tidak dikirim; di Telegram iya.)"

func (t *terminal) ask() {
	if t.prompt {
		fmt.Fprint(t.out, "> ")
	}
}

// isTerminal tells whether a person is at the other end.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}
