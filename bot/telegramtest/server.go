package telegramtest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"time"
)

// Server is a Bot API server for one bot. Make one with [NewServer]; it is an
// http.Handler and safe for concurrent use.
type Server struct {
	options Options
	faults  faults
	done    chan struct{}
	ended   sync.Once
	running sync.WaitGroup // deliveries to the webhook
	http    *http.Server
	url     string

	mu          sync.Mutex // guards what follows
	chats       map[int64]*chat
	order       []int64 // of the chats, as they were opened
	people      map[int64]*Person
	nextMessage int64
	nextPerson  int64
	nextGroup   int64
	nextPress   int64
	nextAlbum   int64
	events      []Event
	eventCount  int64
	changed     signal
	stats       Stats
	queue       queue
	hook        *webhook
	files       files
	presses     map[string]press
	profile     profile
	limits      *Limits
	used        bucket
	usedPaid    bucket
}

// errClosed is what waits end with when the server is closed.
var errClosed = errors.New("telegramtest: server closed")

// firstMoment is from where the ids of a server are counted by default.
var firstMoment = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// NewServer makes a server in which nobody has written yet.
func NewServer(options Options) *Server {
	if options.Token == "" {
		options.Token = DefaultToken
	}
	if options.Bot.ID == 0 {
		options.Bot = DefaultBot
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.FirstID == 0 {
		options.FirstID = max(1, int64(options.Now().Sub(firstMoment)/time.Second))
	}
	if options.WebhookClient == nil {
		transport := http.DefaultTransport.(*http.Transport).Clone()
		transport.MaxIdleConnsPerHost = 100
		options.WebhookClient = &http.Client{Timeout: time.Minute, Transport: transport}
	}
	if options.WebhookRetry == 0 {
		options.WebhookRetry = 100 * time.Millisecond
	}
	return &Server{
		options:     options,
		faults:      faults{random: rand.New(rand.NewPCG(options.Seed, 0))},
		done:        make(chan struct{}),
		chats:       map[int64]*chat{},
		people:      map[int64]*Person{},
		nextMessage: options.FirstID,
		nextPerson:  100_000_001,
		nextGroup:   4_000_000_001,
		nextPress:   options.FirstID << 20,
		queue:       queue{next: options.FirstID},
		files:       newFiles(),
		presses:     map[string]press{},
		profile:     newProfile(),
		limits:      options.Limits,
		stats:       Stats{Methods: map[string]int64{}},
	}
}

// Start listens on a free loopback port and returns the address to give to
// the bot as its Bot API, "http://127.0.0.1:PORT". It may be called once.
func (s *Server) Start() (url string, err error) {
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("start Bot API server: %w", err)
	}
	s.url = "http://" + listener.Addr().String()
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: time.Minute}
	go s.http.Serve(listener) //nolint:errcheck // it ends with Close
	return s.url, nil
}

// URL is the address that Start returned.
func (s *Server) URL() string { return s.url }

// Close ends every open request and delivery and stops listening.
func (s *Server) Close() error {
	s.ended.Do(func() {
		close(s.done)
		s.mu.Lock()
		s.unhook()
		s.mu.Unlock()
	})
	var err error
	if s.http != nil {
		err = s.http.Close()
	}
	s.running.Wait()
	return err
}

// Token is the bot's token.
func (s *Server) Token() string { return s.options.Token }

// Bot is the bot's account.
func (s *Server) Bot() User { return s.options.Bot }

func (s *Server) now() time.Time { return s.options.Now() }

// Stats are counts since the server was made.
type Stats struct {
	// Requests counts all requests, Failed those answered with an error.
	Requests, Failed int64
	// Methods counts the requests by method.
	Methods map[string]int64
	// Updates counts the updates made for the bot, Pending those that it has
	// not acknowledged, Expired those that waited too long.
	Updates, Pending, Expired int64
	// Sent counts messages from the bot, Edited its edits.
	Sent, Edited int64
	// TooMany counts requests answered 429.
	TooMany int64
	// Polling tells whether a request of the bot waits for updates now,
	// Webhook whether they are delivered instead.
	Polling, Webhook bool
}

// Stats are the server's counts.
func (s *Server) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.statsNow()
}

func (s *Server) statsNow() Stats {
	s.expire()
	stats := s.stats
	stats.Methods = maps.Clone(s.stats.Methods)
	stats.Pending = int64(len(s.queue.waiting))
	stats.Polling, stats.Webhook = s.queue.poller != nil, s.hook != nil
	return stats
}

func (s *Server) count(method string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stats.Requests++
	s.stats.Methods[method]++
	s.changed.raise()
}

func (s *Server) countFailed(code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stats.Failed++
	if code == http.StatusTooManyRequests {
		s.stats.TooMany++
	}
	s.changed.raise()
}
