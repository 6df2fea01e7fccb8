package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-telegram/bot"

	"setara/bot/telegramtest/internal/botapi"
)

// patience is how long a test waits for what has to happen.
const patience = 20 * time.Second

// rig is a server on a real port, and the means to talk to it as a bot.
type rig struct {
	*Server
	t   testing.TB
	ctx context.Context
}

func newRig(t testing.TB, options Options) *rig {
	t.Helper()
	s := NewServer(options)
	if _, err := s.Start(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(func() {
		cancel()
		s.Close()
	})
	return &rig{Server: s, t: t, ctx: ctx}
}

// must is the value of what cannot fail here.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// reply is an answer of the Bot API as it came over the wire.
type reply struct {
	OK          bool
	Result      json.RawMessage
	ErrorCode   int `json:"error_code"`
	Description string
	Parameters  parameters
}

// call sends a request as JSON.
func (r *rig) call(method string, fields map[string]any) reply {
	r.t.Helper()
	return r.send(method, "application/json", bytes.NewReader(must(json.Marshal(fields))))
}

func (r *rig) send(method, contentType string, body io.Reader) reply {
	r.t.Helper()
	answer, err := r.try(method, contentType, body)
	if err != nil {
		r.t.Fatalf("%s: %v", method, err)
	}
	return answer
}

// try is send for requests whose connection may be cut.
func (r *rig) try(method, contentType string, body io.Reader) (reply, error) {
	q := must(http.NewRequestWithContext(r.ctx, http.MethodPost, r.URL()+"/bot"+r.Token()+"/"+method, body))
	q.Header.Set("Content-Type", contentType)
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		return reply{}, err
	}
	defer answer.Body.Close()
	var decoded reply
	if err := json.NewDecoder(answer.Body).Decode(&decoded); err != nil {
		return reply{}, err
	}
	if !decoded.OK && answer.StatusCode != decoded.ErrorCode {
		r.t.Errorf("%s: status %d and error code %d", method, answer.StatusCode, decoded.ErrorCode)
	}
	return decoded, nil
}

// message is the message that the answer holds.
func (r reply) message() (Message, error) {
	var m Message
	if !r.OK {
		return m, errors.New(r.Description)
	}
	err := json.Unmarshal(r.Result, &m)
	return m, err
}

// get fetches a path of the server.
func (r *rig) get(path string) reply {
	r.t.Helper()
	answer, err := http.DefaultClient.Do(must(http.NewRequestWithContext(r.ctx, http.MethodGet, r.URL()+path, nil)))
	if err != nil {
		r.t.Fatal(err)
	}
	defer answer.Body.Close()
	var decoded reply
	if err := json.NewDecoder(answer.Body).Decode(&decoded); err != nil {
		r.t.Fatal(err)
	}
	return decoded
}

// clock is a clock that is set by hand.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// sendPicture sends a small photo and returns its file id.
func sendPicture(t testing.TB, r *rig, chat int64) string {
	t.Helper()
	kind, body := form(map[string]string{"chat_id": strconv.FormatInt(chat, 10)}, map[string][]byte{"photo": picture(20, 10)})
	m, err := r.send("sendPhoto", kind, body).message()
	if err != nil {
		t.Fatal(err)
	}
	return m.FileID()
}

// say is a message to a chat.
func (r *rig) say(chat int64, text string) reply {
	r.t.Helper()
	return r.call("sendMessage", map[string]any{"chat_id": chat, "text": text})
}

// updates polls once, without waiting.
func (r *rig) updates(offset int64) []map[string]json.RawMessage {
	r.t.Helper()
	answer := r.call("getUpdates", map[string]any{"offset": offset})
	if !answer.OK {
		r.t.Fatalf("getUpdates: %s", answer.Description)
	}
	var found []map[string]json.RawMessage
	if err := json.Unmarshal(answer.Result, &found); err != nil {
		r.t.Fatal(err)
	}
	return found
}

// ids are the ids of updates.
func ids(t testing.TB, updates []map[string]json.RawMessage) []int64 {
	t.Helper()
	found := []int64{}
	for _, u := range updates {
		var id int64
		if err := json.Unmarshal(u["update_id"], &id); err != nil {
			t.Fatal(err)
		}
		found = append(found, id)
	}
	return found
}

// strictTransport holds every answer against the description of the Bot API.
type strictTransport struct {
	t    testing.TB
	next http.RoundTripper
	mu   sync.Mutex
	seen map[string]bool
}

func (s *strictTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := s.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(answer.Body)
	answer.Body.Close()
	if err != nil {
		return nil, err
	}
	answer.Body = io.NopCloser(bytes.NewReader(body))
	name := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]
	var decoded reply
	if err := json.Unmarshal(body, &decoded); err != nil {
		return nil, fmt.Errorf("answer of %s: %w", name, err)
	}
	if method, ok := botapi.Lookup(name); ok && decoded.OK {
		if err := method.CheckAnswer(decoded.Result); err != nil {
			s.t.Error(err)
		}
		s.mu.Lock()
		s.seen[method.Name] = true
		s.mu.Unlock()
	}
	return answer, nil
}

// client is the bot library, on a transport that checks every answer.
func (r *rig) client(options ...bot.Option) (*bot.Bot, *strictTransport) {
	r.t.Helper()
	strict := &strictTransport{t: r.t, next: http.DefaultTransport, seen: map[string]bool{}}
	options = append(options, bot.WithServerURL(r.URL()), bot.WithHTTPClient(time.Second, &http.Client{Transport: strict}))
	b, err := bot.New(r.Token(), options...)
	if err != nil {
		r.t.Fatal(err)
	}
	return b, strict
}

// picture is a PNG of that size.
func picture(width, height int) []byte {
	img := image.NewGray(image.Rect(0, 0, width, height))
	img.Set(0, 0, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// form is a multipart form of fields and of files by field.
func form(fields map[string]string, files map[string][]byte) (contentType string, body io.Reader) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range fields {
		if err := w.WriteField(name, value); err != nil {
			panic(err)
		}
	}
	for name, data := range files {
		part := must(w.CreateFormFile(name, name+".bin"))
		must(part.Write(data))
	}
	w.Close()
	return w.FormDataContentType(), &b
}
