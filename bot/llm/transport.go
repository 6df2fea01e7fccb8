package llm

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// maxAnswer is how much of an answer is read, in bytes.
const maxAnswer = 1 << 20

var (
	errTooLarge = errors.New("the answer is too large")
	errMoved    = errors.New("the endpoint sends on to another address")
)

// exchange is what was seen of one request and its answer, beneath the library,
// which hides it.
type exchange struct {
	// status of the answer, 0 for none yet; wait is what it asks for, 0 for
	// nothing; whole tells that it is one JSON document, no stream.
	status int
	wait   time.Duration
	whole  bool
	// wrote tells that the request, or its beginning, went to the endpoint.
	wrote atomic.Bool
	// sent and received are the sizes of the bodies, in bytes.
	sent     int64
	received atomic.Int64
}

// asked tells that the endpoint may have worked on the request: it was sent, and
// not refused before that. What a gateway answers that did not hear from the
// endpoint in time does not say that this did nothing.
func (x *exchange) asked() bool {
	switch {
	case x.status == 0:
		return x.wrote.Load()
	case x.status < http.StatusMultipleChoices:
		return true
	case x.status == http.StatusRequestTimeout, x.status == http.StatusBadGateway, x.status == http.StatusGatewayTimeout,
		x.status >= 520 && x.status < 528: // what Cloudflare says of what is behind it
		return true
	default:
		return false
	}
}

type exchangeKey struct{}

// withExchange has the round tripper note what it sees.
func withExchange(ctx context.Context) (context.Context, *exchange) {
	x := &exchange{}
	return context.WithValue(ctx, exchangeKey{}, x), x
}

// newTransport is for many questions at a time to one host. It reads proxies
// from the environment, as the rest of the program does.
func newTransport() *http.Transport {
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:   true,
		MaxIdleConns:        32,
		MaxIdleConnsPerHost: 32,
		MaxConnsPerHost:     64,
		IdleConnTimeout:     90 * time.Second,
		TLSHandshakeTimeout: 5 * time.Second,
	}
}

// watched is a round tripper that notes what the library hides, reads no more
// than it must, and goes nowhere else with the key.
type watched struct {
	next http.RoundTripper
	now  func() time.Time
}

// RoundTrip sends a request.
func (w *watched) RoundTrip(req *http.Request) (*http.Response, error) {
	x, ok := req.Context().Value(exchangeKey{}).(*exchange)
	if !ok {
		x = &exchange{}
	}
	trace := &httptrace.ClientTrace{WroteHeaders: func() { x.wrote.Store(true) }}
	resp, err := w.next.RoundTrip(req.WithContext(httptrace.WithClientTrace(req.Context(), trace)))
	if err != nil {
		return nil, err
	}
	x.status, x.sent = resp.StatusCode, max(req.ContentLength, 0)
	x.wait = retryAfter(resp.Header, w.now())
	x.whole = strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json")
	if resp.StatusCode >= http.StatusMultipleChoices && resp.StatusCode < http.StatusBadRequest {
		_ = resp.Body.Close() // nothing is read of it
		return nil, errMoved
	}
	resp.Body = &limited{body: resp.Body, left: maxAnswer, count: &x.received}
	return resp, nil
}

// limited is a body that ends with an error where it is too large.
type limited struct {
	body  io.ReadCloser
	left  int64
	count *atomic.Int64
}

// Read reads on.
func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errTooLarge
	}
	n, err := l.body.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	l.count.Add(int64(n))
	return n, err
}

// Close closes the body.
func (l *limited) Close() error { return l.body.Close() }

// longestWait bounds what an endpoint may ask for.
const longestWait = time.Hour

// retryAfter is for how long an answer asks to be left alone: whole seconds or
// a moment, as RFC 9110 10.2.3 has it, or milliseconds, as OpenAI adds. What is
// less than a second is rounded up to the millisecond, never down.
func retryAfter(h http.Header, now time.Time) time.Duration {
	if ms, err := strconv.ParseFloat(h.Get("Retry-After-Ms"), 64); err == nil && ms > 0 && ms < 1e9 {
		return min(time.Duration(ms+1)*time.Millisecond, longestWait)
	}
	value := strings.TrimSpace(h.Get("Retry-After"))
	if seconds, err := strconv.ParseInt(value, 10, 32); err == nil {
		return min(max(time.Duration(seconds)*time.Second, 0), longestWait)
	}
	if at, err := http.ParseTime(value); err == nil {
		return min(max(at.Sub(now), 0), longestWait)
	}
	return 0
}
