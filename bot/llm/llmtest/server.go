package llmtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// DefaultModel and DefaultKey are those of a server that was given none.
const (
	DefaultModel = "setara-uji"
	DefaultKey   = "sk-uji-kunci-buatan"
)

// HearModel is what a server calls the model that turns speech into text.
const HearModel = "whisper-1"

// Options say what an endpoint can do. The zero value can do everything.
type Options struct {
	// Model is the only one that it has; Key is what it wants; NoKey is an
	// endpoint that wants none.
	Model, Key string
	NoKey      bool
	// What it refuses. NoUsage counts no tokens, and refuses to be asked to.
	NoTools, NoStrict, NoStream, NoVision, NoAudio, NoFormat, NoUsage bool
	// IgnoresStream has NoStream answer in one piece in place of refusing,
	// BlindlySees has NoVision take pictures without seeing them, and
	// IgnoresTools has NoTools answer with text.
	IgnoresStream, BlindlySees, IgnoresTools bool
	// RefuseStatus is how it refuses what it cannot do; 400 unless set.
	RefuseStatus int
	// Probe answers a question by which it is found out what the endpoint can do,
	// in the place of the server.
	Probe func(*Request) Reply
	// Answer replies to what no reply was queued for; nil for a fault.
	Answer func(*Request) Reply
	// Hear replies to a voice note; nil for the text "halo".
	Hear func(*Hearing) Reply
}

// Server is an endpoint. It is an http.Handler and safe for concurrent use.
type Server struct {
	options Options
	url     string
	close   func()

	mu       sync.Mutex // guards what follows
	replies  []Reply
	requests []Request
	probes   []Request
	heard    []Hearing
	faults   []string
	asked    int
}

// New makes a server that listens on a port of this machine until it is closed.
func New(options Options) *Server {
	s := NewHandler(options)
	listening := httptest.NewServer(s)
	s.url = listening.URL + "/v1"
	s.close = func() {
		listening.CloseClientConnections()
		listening.Close()
	}
	return s
}

// NewHandler makes a server that does not listen: the test serves it.
func NewHandler(options Options) *Server {
	if options.Model == "" {
		options.Model = DefaultModel
	}
	if options.Key == "" && !options.NoKey {
		options.Key = DefaultKey
	}
	if options.RefuseStatus == 0 {
		options.RefuseStatus = http.StatusBadRequest
	}
	return &Server{options: options, close: func() {}}
}

// Start makes a server for a test, which fails if a request to it was wrong or
// a reply was left over.
func Start(t testing.TB, options Options) *Server {
	t.Helper()
	s := New(options)
	t.Cleanup(func() {
		s.Close()
		for _, fault := range s.Faults() {
			t.Errorf("llmtest: %s", fault)
		}
		if left := s.Left(); left > 0 && !t.Failed() {
			t.Errorf("llmtest: %d replies were not asked for", left)
		}
	})
	return s
}

// Close ends the server, and what hangs on it.
func (s *Server) Close() { s.close() }

// URL is the base URL of the endpoint, Model and Key what it goes by.
func (s *Server) URL() string { return s.url }

// Model is the name of its model.
func (s *Server) Model() string { return s.options.Model }

// Key is what it wants; empty for none.
func (s *Server) Key() string { return s.options.Key }

// Then queues replies: each answers one request, in this order.
func (s *Server) Then(replies ...Reply) *Server {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.replies = append(s.replies, replies...)
	return s
}

// Left is how many replies nobody asked for.
func (s *Server) Left() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.replies)
}

// Requests are the sound chat requests so far, those that find out what the
// endpoint can do apart.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

// Probes are the requests that find out what the endpoint can do.
func (s *Server) Probes() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.probes...)
}

// Hearings are the sound requests to turn speech into text.
func (s *Server) Hearings() []Hearing {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Hearing(nil), s.heard...)
}

// Asked is how many requests came in, of whatever kind.
func (s *Server) Asked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

// Faults are what was wrong with requests.
func (s *Server) Faults() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.faults...)
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked++
	s.mu.Unlock()
	if key := s.options.Key; key != "" && r.Header.Get("Authorization") != "Bearer "+key {
		// Real endpoints show part of a wrong key in their answer.
		refuse(w, http.StatusUnauthorized, "invalid_api_key", "Incorrect API key provided: "+strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
		return
	}
	switch path := r.Method + " " + r.URL.Path; path {
	case "POST /v1/chat/completions":
		s.chat(w, r)
	case "POST /v1/audio/transcriptions":
		s.transcribe(w, r)
	case "GET /v1/models":
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"object": "list", "data": []any{map[string]any{"id": s.options.Model, "object": "model"}}})
	default:
		refuse(w, http.StatusNotFound, "not_found", "no such path")
	}
}

// fault keeps what is wrong with a request and says so.
func (s *Server) fault(w http.ResponseWriter, format string, args ...any) {
	said := fmt.Sprintf(format, args...)
	s.mu.Lock()
	s.faults = append(s.faults, said)
	s.mu.Unlock()
	refuse(w, http.StatusBadRequest, "invalid_request_error", said)
}

// refuse answers with an error, in the form that endpoints use.
func refuse(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"message": message, "type": "invalid_request_error", "code": code}})
}
