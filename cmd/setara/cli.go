package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/alecthomas/kong"
	"github.com/joho/godotenv"

	"setara/knowledge"
)

// The exit statuses.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// cli is the command line: the global flags and the commands.
type cli struct {
	Data string `help:"Folder of the two databases." env:"SETARA_DATA" default:"setara-data" placeholder:"DIR"`
	Now  moment `help:"Answer as of then: a day in WIB (2026-02-01) or RFC 3339." placeholder:"WHEN"`

	settings `embed:"" group:"Settings of the bot:"`

	Demo        demoCommand        `cmd:"" help:"Try the whole bot here, with a chat page in the browser: no token, no key."`
	Chat        chatCommand        `cmd:"" help:"Talk to Setara in the terminal."`
	Ask         askCommand         `cmd:"" help:"One question, one answer; - reads one question a line."`
	Comparables comparablesCommand `cmd:"" help:"The comparables of a product title, without advice."`
	Eval        evalCommand        `cmd:"" help:"How well the loaded listings predict each other's prices."`
	Import      importCommand      `cmd:"" help:"Load files into the database."`
	Imports     importsCommand     `cmd:"" help:"List past imports, or undo one."`
	Broadcasts  broadcastsCommand  `cmd:"" help:"List broadcasts, show one, hold or end one, also while the bot runs."`
	Insight     insightCommand     `cmd:"" help:"What the market and the questions of owners say."`
	Serve       serveCommand       `cmd:"" help:"Run the bot on Telegram."`
	Backup      backupCommand      `cmd:"" help:"Copy both databases into one file, also while the bot runs."`
	Restore     restoreCommand     `cmd:"" help:"Put a backup in place of the data folder, which is kept."`
	Check       checkCommand       `cmd:"" help:"Check settings, databases, token and model endpoint."`
}

// streams are where the program reads and writes.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// errUsage marks an error of the command line's words rather than of the work.
var errUsage = errors.New("perintahnya belum tepat")

// errFailed ends a command that has said already what went wrong.
var errFailed = errors.New("failed")

// run runs one command line and returns its exit status.
func run(ctx context.Context, args []string, std streams) int {
	if err := godotenv.Load(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(std.err, "setara: .env: %v\n", err)
		return exitFailed
	}
	if err := dropEmptySettings(); err != nil {
		fmt.Fprintf(std.err, "setara: %v\n", err)
		return exitFailed
	}
	var c cli
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("setara"),
		kong.Description("Setara helps Indonesian small businesses compete: comparable prices, floors and advice."),
		kong.Writers(std.out, std.err),
		kong.Vars{"broadcast_fields": broadcastFields},
		kong.Exit(func(code int) { exited = code }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
	)
	if err != nil {
		fmt.Fprintf(std.err, "setara: %v\n", err)
		return exitFailed
	}
	command, err := parser.Parse(args)
	if exited >= 0 { // --help
		return exited
	}
	if err != nil {
		return usage(std, err)
	}
	switch err := command.Run(&c); {
	case err == nil:
		return exitDone
	case errors.Is(err, errUsage):
		return usage(std, err)
	case errors.Is(err, errFailed):
		return exitFailed
	default:
		fmt.Fprintln(std.err, explain(err))
		return exitFailed
	}
}

// usage tells what is wrong with a command line. The flags and the words of their
// library are English; the sentence around them is for the person.
func usage(std streams, err error) int {
	if !errors.Is(err, errUsage) {
		err = fmt.Errorf("%w: %w", errUsage, err)
	}
	fmt.Fprintf(std.err, "setara: %v\nLihat caranya dengan: setara --help\n", err)
	return exitUsage
}

// moment is the value of --now: unset, it is the present.
type moment struct {
	time.Time
}

// Decode reads a day or a moment.
func (m *moment) Decode(ctx *kong.DecodeContext) error {
	var value string
	if err := ctx.Scan.PopValueInto("moment", &value); err != nil {
		return err
	}
	if day, err := knowledge.ParseDay(value); err == nil {
		m.Time = time.Unix(day.Unix(), 0).Add(5 * time.Hour).In(knowledge.WIB) // noon
		return nil
	}
	t, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return fmt.Errorf("tulis hari seperti 2026-02-01, atau waktu RFC 3339, bukan %q", value)
	}
	m.Time = t
	return nil
}

// clock is the time that the command answers as of.
func (c *cli) clock() func() time.Time {
	if c.Now.IsZero() {
		return time.Now
	}
	return func() time.Time { return c.Now.Time }
}

// day is a flag's value that is a calendar day.
type day struct {
	*knowledge.Day
}

// Decode reads a day.
func (d *day) Decode(ctx *kong.DecodeContext) error {
	var value string
	if err := ctx.Scan.PopValueInto("day", &value); err != nil {
		return err
	}
	parsed, err := knowledge.ParseDay(value)
	if err != nil {
		return fmt.Errorf("tulis hari seperti 2026-02-01, bukan %q", value)
	}
	d.Day = &parsed
	return nil
}

var _ kong.MapperValue = (*moment)(nil)
