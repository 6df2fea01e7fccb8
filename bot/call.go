package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"time"
)

// How long a request may take before it is given up.
const (
	callTimeout   = 30 * time.Second
	uploadTimeout = 3 * time.Minute
	asideTimeout  = 10 * time.Second
)

// maxResponse is how much of Telegram's answer to a poll is read, in bytes. A
// hundred updates of the longest texts are well under it.
const maxResponse = 32 << 20

// newClient makes an HTTP client that keeps a connection for each sender, and
// some for polls and what bypasses the outbox. Requests carry their deadlines
// in their contexts.
func newClient(senders int) *http.Client {
	return &http.Client{Transport: &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   10 * time.Second,
		ExpectContinueTimeout: time.Second,
		ForceAttemptHTTP2:     true,
		MaxIdleConnsPerHost:   senders + asideSlots,
		IdleConnTimeout:       90 * time.Second,
	}}
}

// attempt is what is known of one request while it is under way.
type attempt struct {
	// begun tells that some of it may have reached Telegram.
	begun atomic.Bool
	// status is that of the answer, 0 for none.
	status atomic.Int32
}

type attemptKey struct{}

// withAttempt watches the requests that are made with the context.
func withAttempt(ctx context.Context) (context.Context, *attempt) {
	a := &attempt{}
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		WroteHeaders: func() { a.begun.Store(true) },
	})
	return context.WithValue(ctx, attemptKey{}, a), a
}

// doer makes requests for the library and notes their status, which the
// library keeps to itself.
type doer struct{ client *http.Client }

// Do makes a request.
func (d doer) Do(req *http.Request) (*http.Response, error) {
	resp, err := d.client.Do(req)
	if a, ok := req.Context().Value(attemptKey{}).(*attempt); ok && err == nil {
		a.status.Store(int32(resp.StatusCode))
	}
	return resp, err
}

// apiError is an answer of Telegram that is no success. Its text holds no more
// than the code: a description can quote a message.
type apiError struct {
	Code       int
	RetryAfter time.Duration
}

// Error names the code.
func (e *apiError) Error() string { return fmt.Sprintf("telegram answered %d", e.Code) }

// pollRequest are the parameters of getUpdates.
type pollRequest struct {
	Offset         int64    `json:"offset,omitempty"`
	Limit          int      `json:"limit"`
	Timeout        int      `json:"timeout"`
	AllowedUpdates []string `json:"allowed_updates"`
}

// pollResponse is the answer to it. The updates stay as they came, since they
// are journaled as they came.
type pollResponse struct {
	OK         bool              `json:"ok"`
	Result     []json.RawMessage `json:"result"`
	ErrorCode  int               `json:"error_code"`
	Parameters struct {
		RetryAfter int `json:"retry_after"`
	} `json:"parameters"`
}

// getUpdates asks for updates from offset on, which acknowledges all before
// it. The library has no such method that leaves the offset to us.
func (b *Bot) getUpdates(ctx context.Context, offset int64) ([]json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, b.PollTimeout+callTimeout)
	defer cancel()
	body, err := json.Marshal(pollRequest{
		Offset: offset, Limit: pollLimit, Timeout: int(b.PollTimeout / time.Second), AllowedUpdates: allowedUpdates,
	})
	if err != nil {
		return nil, fmt.Errorf("write poll: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, b.APIURL+"/bot"+b.Token+"/getUpdates", bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("poll: the address of the Bot API is no URL")
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := b.Client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("poll: %w", withoutURL(err))
	}
	defer resp.Body.Close()
	var answer pollResponse
	if err := json.NewDecoder(io.LimitReader(resp.Body, maxResponse)).Decode(&answer); err != nil {
		if resp.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("poll: %w", &apiError{Code: resp.StatusCode})
		}
		return nil, fmt.Errorf("read answer to poll: %w", withoutURL(err))
	}
	if !answer.OK {
		return nil, fmt.Errorf("poll: %w", &apiError{
			Code: answer.ErrorCode, RetryAfter: time.Duration(answer.Parameters.RetryAfter) * time.Second,
		})
	}
	return answer.Result, nil
}

// withoutURL takes the address, which holds the token, out of an error.
func withoutURL(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}
