package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"setara/bot"
	"setara/bot/chart"
	"setara/bot/ledger"
	"setara/knowledge/feed"
)

// serveCommand is the bot on Telegram.
type serveCommand struct{}

// Run serves until the program is told to stop. One bot runs on a data folder
// at a time.
func (*serveCommand) Run(ctx context.Context, c *cli, std streams) (err error) {
	keys := readSecrets()
	if err := errors.Join(keys.checkToken(), keys.checkWebhookSecret()); err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return fmt.Errorf("make data folder: %w", err)
	}
	lock, err := ledger.LockFolder(c.Data, time.Now())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	listener, err := listenOn(ctx, c.Listen)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // closed already, once it was served on
	return with(ctx, c, func(a *app) error {
		s := service{app: a, settings: &c.settings, keys: keys, logger: slog.New(slog.NewTextHandler(std.err, nil))}
		return s.run(ctx, listener)
	})
}

// service is the running bot with its pages.
type service struct {
	app      *app
	settings *settings
	keys     secrets
	logger   *slog.Logger
}

func (s *service) run(ctx context.Context, listener net.Listener) error {
	counts := newMetrics()
	s.app.catalog.Trace(counts.database)
	s.app.ledger.Trace(counts.database)
	s.app.chat.ModelBook = countedBook{s.app.chat.ModelBook, counts}
	if err := s.app.ledger.SetFirstOfficers(ctx, s.app.admins, s.app.now()); err != nil {
		return err
	}
	b, err := bot.New(bot.Options{
		Token: string(s.keys.Token), APIURL: string(s.settings.TelegramAPIURL),
		Ledger: s.app.ledger, Turn: s.app.turn, Menu: s.app.chat.Menu(), Logger: s.logger, Metrics: counts, Pace: s.app.pace(),
		Watcher: watcher{s.app}, Importer: s.app.importer, Fetcher: &feed.Fetcher{}, Quiet: s.app.quiet, QuietIn: s.app.quietIn,
		Draw:          chart.NewCache().Draw,
		ModelRefused:  s.app.chat.ModelWork.TakenBack,
		Weekly:        s.app.weekly,
		RetentionDays: s.app.chat.RetentionDays, BackupDays: s.app.chat.BackupDays,
	})
	if err != nil {
		return fmt.Errorf("make the bot: %w", err)
	}
	counts.registry.MustRegister(backlogCollector{health: b.Health, now: time.Now})
	pages := &site{
		health: &healthPage{
			app: s.app, health: b.Health, webhook: s.settings.WebhookURL != "", since: time.Now(), now: time.Now,
		},
		metrics: metricsPage(counts.registry),
	}
	work := b.Poll
	if url := s.settings.WebhookURL; url != "" {
		key := s.webhookKey()
		pages.webhookPath, pages.webhook = url.path(), b.Webhook(key)
		work = func(ctx context.Context) error { return b.Serve(ctx, string(url), key) }
	}
	s.logger.Info("serving", "listen", listener.Addr().String(), "webhook", s.settings.WebhookURL != "")
	return together(ctx,
		func(ctx context.Context) error { return serveSite(ctx, listener, pages, s.logger) },
		work,
	)
}

// webhookKey is the secret that Telegram sends along with each update. Where
// none is set it is a new one at each start, which Telegram is told.
func (s *service) webhookKey() string {
	if s.keys.WebhookSecret != "" {
		return string(s.keys.WebhookSecret)
	}
	return rand.Text()
}
