package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"setara/bot/chat"
)

// askCommand answers questions without a conversation around them: it writes
// no chat, profile or ticket.
type askCommand struct {
	JSON  bool     `help:"Print one JSON object a question."`
	Chart string   `help:"Write the picture of the answer into this PNG file." placeholder:"FILE"`
	Text  []string `arg:"" optional:"" help:"The question; - reads one a line from standard input."`
}

// Run answers the question, or each line of standard input.
func (cmd *askCommand) Run(ctx context.Context, c *cli, std streams) error {
	text, stdin, err := argument(cmd.Text, "pertanyaannya")
	if err != nil {
		return err
	}
	if stdin && cmd.Chart != "" {
		return fmt.Errorf("%w: --chart menggambar jawaban satu pertanyaan; tulis pertanyaannya di perintah, bukan “-”", errUsage)
	}
	return with(ctx, c, func(a *app) error {
		print := cmd.printer(std.out)
		answer := func(question string) error {
			answer, err := a.chat.Ask(ctx, question)
			if err != nil {
				return err
			}
			if err := print(&answer); err != nil || cmd.Chart == "" {
				return err
			}
			return writeChart(ctx, &answer, cmd.Chart, std.err)
		}
		if stdin {
			return eachLine(ctx, std.in, answer)
		}
		return answer(text)
	})
}

// printer prints answers, each flushed, as JSON lines or as text with --- in
// between.
func (cmd *askCommand) printer(w io.Writer) func(*chat.Answer) error {
	if cmd.JSON {
		return func(a *chat.Answer) error { return printJSON(w, a) }
	}
	first := true
	return func(a *chat.Answer) error {
		if !first {
			if _, err := fmt.Fprintln(w, "---"); err != nil {
				return err
			}
		}
		first = false
		return printResponse(w, a.Full(), 0)
	}
}

// printJSON prints a value on one line. Text is not escaped for HTML.
func printJSON(w io.Writer, v any) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	return out.Flush()
}

// printResponse prints a reply as plain text, its buttons as choices that are
// numbered behind so many before them.
func printResponse(w io.Writer, r chat.Response, before int) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, r.Text())
	n := before
	for _, row := range r.Buttons {
		for _, button := range row {
			n++
			fmt.Fprintf(out, "  [%d] %s\n", n, button.Label)
		}
	}
	return out.Flush()
}
