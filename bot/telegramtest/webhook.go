package telegramtest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"time"
)

// webhook is where updates are delivered to.
type webhook struct {
	url, secret string
	connections int
	active      int
	cancel      context.CancelFunc
	failedAt    int64
	failure     string
}

// maxRetry is the longest pause between two tries to deliver an update.
const maxRetry = time.Minute

// secretForm is what a secret token may be.
var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]*$`)

// hookPorts are the ports that Telegram delivers to.
var hookPorts = []string{"", "443", "80", "88", "8443"}

// setWebhook takes HTTPS addresses, as Telegram does, and besides, as a local
// Bot API server does, plain HTTP on this machine.
func setWebhook(s *Server, c *call) (any, error) {
	address, secret := c.text("url"), c.text("secret_token")
	if address == "" {
		return deleteWebhook(s, c)
	}
	if err := checkHook(address); err != nil {
		return nil, err
	}
	switch {
	case len(secret) > 256:
		return nil, badRequest("secret token is too long")
	case !secretForm.MatchString(secret):
		return nil, badRequest("secret token contains unallowed characters")
	}
	var allowed []string
	if err := c.decode("allowed_updates", &allowed); err != nil {
		return nil, err
	}
	connections := int(c.number("max_connections"))
	if connections < 1 || connections > 100 {
		connections = 40
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.has("allowed_updates") {
		s.queue.allowed = allowed
	}
	s.unhook()
	s.endPoll(hookedAway)
	if c.flag("drop_pending_updates") {
		s.forget()
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.hook = &webhook{url: address, secret: secret, connections: connections, cancel: cancel}
	s.running.Add(1)
	go s.deliver(ctx, s.hook)
	return true, nil
}

func checkHook(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return badRequest("invalid webhook URL specified")
	}
	ip := net.ParseIP(u.Hostname())
	switch {
	case u.Hostname() == "localhost" || ip != nil && ip.IsLoopback():
		return nil
	case u.Scheme != "https":
		return badRequest("bad webhook: An HTTPS URL must be provided for webhook")
	case !slices.Contains(hookPorts, u.Port()):
		return badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
	}
	return nil
}

func deleteWebhook(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unhook()
	if c.flag("drop_pending_updates") {
		s.forget()
	}
	return true, nil
}

// unhook ends deliveries. What was not answered yet stays in the queue.
func (s *Server) unhook() {
	if s.hook != nil {
		s.hook.cancel()
		s.hook = nil
	}
	for _, u := range s.queue.waiting {
		u.inHand, u.attempt, u.notYet = false, 0, time.Time{}
	}
	s.queue.changed.raise()
}

func getWebhookInfo(s *Server, _ *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	info := struct {
		URL         string   `json:"url"`
		Custom      bool     `json:"has_custom_certificate"`
		Pending     int      `json:"pending_update_count"`
		Connections int      `json:"max_connections,omitempty"`
		FailedAt    int64    `json:"last_error_date,omitempty"`
		Failure     string   `json:"last_error_message,omitempty"`
		Allowed     []string `json:"allowed_updates,omitempty"`
	}{Pending: len(s.queue.waiting), Allowed: s.queue.allowed}
	if s.hook != nil {
		info.URL, info.Connections = s.hook.url, s.hook.connections
		info.FailedAt, info.Failure = s.hook.failedAt, s.hook.failure
	}
	return info, nil
}

// deliver hands out updates until the webhook is gone: oldest first, one of a
// chat at a time.
func (s *Server) deliver(ctx context.Context, h *webhook) {
	defer s.running.Done()
	for ctx.Err() == nil {
		s.mu.Lock()
		u := s.nextDelivery(h)
		more := s.queue.changed.wait()
		s.mu.Unlock()
		if u != nil {
			s.running.Add(1)
			go func() {
				defer s.running.Done()
				s.deliverOne(ctx, h, u)
			}()
			continue
		}
		select {
		case <-more:
		case <-ctx.Done():
		}
	}
}

// nextDelivery takes the next update in hand.
func (s *Server) nextDelivery(h *webhook) *update {
	if s.hook != h || h.active >= h.connections {
		return nil
	}
	s.expire()
	now := time.Now()
	busy := map[int64]bool{}
	for _, u := range s.queue.waiting {
		if busy[u.chat] || u.inHand || u.notYet.After(now) {
			busy[u.chat] = true
			continue
		}
		u.inHand = true
		h.active++
		return u
	}
	return nil
}

// deliverOne tries one delivery, and sees to the next try if it fails.
func (s *Server) deliverOne(ctx context.Context, h *webhook, u *update) {
	var err error
	if s.faults.delivery(DropUpdate, u.kind, u.chat) != nil {
		err = fmt.Errorf("dropped on purpose")
	} else {
		err = s.post(ctx, h, u)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	h.active--
	defer s.queue.changed.raise()
	switch {
	case s.hook != h:
		// Another webhook, or none, has to do with the update now.
	case err != nil:
		h.failedAt, h.failure = s.now().Unix(), err.Error()
		pause := min(s.options.WebhookRetry<<min(u.attempt, 20), maxRetry)
		u.inHand, u.attempt, u.notYet = false, u.attempt+1, time.Now().Add(pause)
		s.wakeAfter(pause)
	case u.twice:
		u.inHand, u.twice = false, false
	default:
		if i := slices.Index(s.queue.waiting, u); i >= 0 {
			s.queue.waiting = slices.Delete(s.queue.waiting, i, i+1)
		}
		s.changed.raise()
	}
}

// post sends an update to the webhook; only an answer 2xx is success.
func (s *Server) post(ctx context.Context, h *webhook, u *update) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(u.body))
	if err != nil {
		return fmt.Errorf("deliver update %d: %w", u.id, err)
	}
	r.Header.Set("Content-Type", "application/json")
	if h.secret != "" {
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	}
	answer, err := s.options.WebhookClient.Do(r)
	if err != nil {
		return fmt.Errorf("deliver update %d: %w", u.id, err)
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, maxBody)) // so that the connection can be used again
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return fmt.Errorf("wrong response from the webhook: %s", answer.Status)
	}
	return nil
}
