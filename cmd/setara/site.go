package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// site is what is served on SETARA_LISTEN: the pages for operators, and the
// webhook at its own path. Paths are compared as they came, since the path of
// the webhook is whatever its address says.
type site struct {
	health, metrics http.Handler
	// webhookPath is empty where there is no webhook.
	webhookPath string
	webhook     http.Handler
}

// ServeHTTP serves the page.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch path := r.URL.EscapedPath(); {
	case s.webhookPath != "" && path == s.webhookPath:
		s.webhook.ServeHTTP(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
	case path == healthPath:
		s.health.ServeHTTP(w, r)
	case path == metricsPath:
		s.metrics.ServeHTTP(w, r)
	default:
		http.NotFound(w, r)
	}
}

func metricsPage(registry *prometheus.Registry) http.Handler {
	return promhttp.HandlerFor(registry, promhttp.HandlerOpts{Registry: registry})
}

// listenOn listens on an address of this computer.
func listenOn(ctx context.Context, a address) (net.Listener, error) {
	var listen net.ListenConfig
	l, err := listen.Listen(ctx, "tcp", string(a))
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, said("alamat %s sudah dipakai program lain: pilih port lain dengan --listen atau SETARA_LISTEN", a).because(err)
	case err != nil:
		return nil, said("tidak bisa memakai alamat %s: periksa --listen atau SETARA_LISTEN", a).because(err)
	}
	return l, nil
}

// siteGrace is how long requests under way may take when the bot stops.
const siteGrace = 5 * time.Second

// serveSite serves until ctx ends, and then finishes what is under way.
func serveSite(ctx context.Context, l net.Listener, handler http.Handler, logger *slog.Logger) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), siteGrace)
	defer cancel()
	err := server.Shutdown(grace)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	if err != nil {
		return fmt.Errorf("stop serving %s: %w", l.Addr(), err)
	}
	return nil
}
