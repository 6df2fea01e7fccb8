package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/alecthomas/kong"

	"setara/bot"
	"setara/bot/chart"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
	"setara/cmd/setara/page"
	"setara/knowledge/feed"
)

// demoCommand is the whole bot on its own local Bot API server, with a chat
// page in the browser: no token, no key, nothing leaves the computer.
type demoCommand struct {
	Browser bool `help:"Open the page in the browser where there is one." default:"true" negatable:""`
}

const (
	// demoPort is where the page is, unless something else is there.
	demoPort = "8080"
	// demoPoll is short, so that little waits when the demo stops.
	demoPoll = 5 * time.Second
	// demoWatch is short, so that who loads a file sees at once what it moves.
	demoWatch = 2 * time.Second
	// demoApprovalOver is above how many recipients a second officer approves:
	// of so few owners, more than one is many.
	demoApprovalOver = 1
	// pageGrace is how long the page may take to hang up.
	pageGrace = time.Second
)

// Run runs the demo until it is stopped. It uses a fresh temporary folder
// unless --data is on the command line: a folder named by the environment is
// that of the real bot, and made-up owners have no business in it.
func (cmd *demoCommand) Run(ctx context.Context, command *kong.Context, c *cli, std streams) (err error) {
	settings := *c
	if onCommandLine(command, "data") {
		err = os.MkdirAll(settings.Data, 0o700)
	} else {
		settings.Data, err = os.MkdirTemp("", "setara-demo-")
		defer func() { err = errors.Join(err, os.RemoveAll(settings.Data)) }()
	}
	if err != nil {
		return fmt.Errorf("make data folder: %w", err)
	}
	lock, err := ledger.LockFolder(settings.Data, time.Now())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	return with(ctx, &settings, func(a *app) error {
		d := demo{app: a, std: std, browser: cmd.Browser}
		return d.run(ctx)
	})
}

// onCommandLine tells whether a flag was given on the command line.
func onCommandLine(command *kong.Context, flag string) bool {
	for _, p := range command.Path {
		if p.Flag != nil && p.Flag.Name == flag && !p.Resolved {
			return true
		}
	}
	return false
}

// demo is a running demo.
type demo struct {
	app     *app
	std     streams
	browser bool
}

// run starts the local Bot API server, the bot and the page, and stops them in
// the reverse order when ctx ends or one of them fails.
func (d *demo) run(ctx context.Context) (err error) {
	logger := slog.New(slog.NewTextHandler(d.std.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server := telegramtest.NewServer(telegramtest.Options{FirstID: firstID(time.Now())})
	api, err := server.Start()
	if err != nil {
		return fmt.Errorf("start local bot api: %w", err)
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	chats, err := page.New(server, logger)
	if err != nil {
		return err
	}
	if err := d.seatOfficers(ctx); err != nil {
		return err
	}
	if err := d.remember(ctx, server); err != nil {
		return err
	}
	d.app.chat.ApprovalOver = min(d.app.chat.ApprovalOver, demoApprovalOver)
	b, err := bot.New(bot.Options{
		Token: server.Token(), APIURL: api, Ledger: d.app.ledger, Turn: d.app.turn, Menu: d.app.chat.Menu(), Logger: logger, PollTimeout: demoPoll,
		Pace: d.app.pace(), Watcher: watcher{d.app}, Importer: d.app.importer, Fetcher: &feed.Fetcher{}, WatchEvery: demoWatch, Quiet: d.app.quiet, QuietIn: d.app.quietIn,
		Draw:          chart.NewCache().Draw,
		ModelRefused:  d.app.chat.ModelWork.TakenBack,
		Weekly:        d.app.weekly,
		RetentionDays: d.app.chat.RetentionDays, BackupDays: d.app.chat.BackupDays,
	})
	if err != nil {
		return fmt.Errorf("make the bot: %w", err)
	}
	listener, err := listenLocal(ctx, demoPort)
	if err != nil {
		return err
	}
	d.announce(ctx, listener.Addr())
	return together(ctx,
		func(ctx context.Context) error { return servePage(ctx, listener, chats) },
		b.Poll,
	)
}

// remember has the server know again who wrote to the bot in an earlier run on
// the same folder: nobody has blocked it since.
func (d *demo) remember(ctx context.Context, server *telegramtest.Server) error {
	for i := range page.Cast {
		id := page.Cast[i].ID
		known, err := d.app.ledger.CanWriteTo(ctx, id)
		if err != nil {
			return err
		}
		if person, ok := server.Person(id); ok && known {
			person.Acquaint()
		}
	}
	return nil
}

// firstID is where the ids of updates and messages start. They are new in each
// run, however soon it follows another on the same folder, since bot.db knows
// an id again for two days; and they fit 31 bits, as Telegram's do.
func firstID(now time.Time) int64 { return now.UnixMilli()%(1<<30) + 1 }

// announce tells where the page is, and opens it.
func (d *demo) announce(ctx context.Context, addr net.Addr) {
	address := "http://" + addr.String()
	fmt.Fprintf(d.std.out, "Demo Setara siap: %s\nBuka alamat itu di peramban. Tekan Ctrl-C untuk berhenti.\n", address)
	if d.app.chat.Model != nil && d.app.chat.ModelBudget.Day > 0 {
		fmt.Fprintln(d.std.out, "Setara ini dihubungkan ke model AI: pertanyaan orang yang mengizinkannya dikirim ke model itu.")
	}
	if !d.browser || !watched(d.std.out, os.Getenv) {
		return
	}
	if err := openBrowser(ctx, address); err != nil {
		fmt.Fprintln(d.std.err, "Peramban tidak bisa dibuka sendiri. Buka alamat di atas dengan peramban Anda.")
	}
}

// watched tells whether a person sits at the output: a terminal that is not
// that of a build server.
func watched(out io.Writer, env func(string) string) bool {
	return env("CI") == "" && isTerminal(out)
}

// listenLocal listens on that port of the loopback address, or on a free one
// where it is taken.
func listenLocal(ctx context.Context, port string) (net.Listener, error) {
	var listen net.ListenConfig
	l, err := listen.Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", port))
	if err != nil {
		l, err = listen.Listen(ctx, "tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, fmt.Errorf("listen for the page: %w", err)
	}
	return l, nil
}

// servePage serves the page until ctx ends.
func servePage(ctx context.Context, l net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		// Streams have no end of their own: they end with the demo.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), pageGrace)
		defer cancel()
		err := server.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) { // a connection that never asked for anything
			err = server.Close()
		}
		stopped <- err
	})
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		stop()
		return fmt.Errorf("serve the page: %w", err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("stop the page: %w", err)
	}
	return nil
}

// together runs functions until all have ended. When one ends, the others are
// told to.
func together(ctx context.Context, run ...func(context.Context) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, len(run))
	for _, fn := range run {
		go func() { ended <- fn(ctx) }()
	}
	var errs []error
	for range run {
		errs = append(errs, <-ended)
		stop()
	}
	return errors.Join(errs...)
}
