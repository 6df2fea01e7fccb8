package telegramtest

import (
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Failure is a way to fail.
type Failure int

// The ways to fail. The first eight are answers to the bot's requests, the
// last three befall deliveries of updates.
const (
	// TooManyRequests answers 429; Wait is what the bot is told to wait, in
	// whole seconds, at least 1.
	TooManyRequests Failure = iota + 1
	// ServerError answers 500.
	ServerError
	// BadGateway answers 502 with a page that is not JSON.
	BadGateway
	// Slow holds the request for Wait, then serves it.
	Slow
	// HangBefore never answers and does nothing: the connection is cut when
	// Wait is over, or when the bot gives up.
	HangBefore
	// HangAfter does what was asked and never answers.
	HangAfter
	// CutBefore cuts the connection and does nothing.
	CutBefore
	// CutAfter does what was asked and cuts the connection in place of an
	// answer.
	CutAfter
	// DropUpdate ends this delivery before the update: it comes with the next
	// poll, or the webhook's next try.
	DropUpdate
	// DelayUpdate keeps the update back for Wait. A poll keeps back those
	// behind it too, a webhook those of the same chat.
	DelayUpdate
	// DuplicateUpdate delivers the update a second time, though it was
	// acknowledged.
	DuplicateUpdate
)

// FileDownload stands in a [Fault] for a method: the request for a file whose
// path getFile gave. CutAfter and HangAfter hit it in the middle of the file.
const FileDownload = "file"

// Fault is a failure and whom it hits.
type Fault struct {
	Failure Failure
	// Method hits requests to this method only, or, for [FileDownload], those
	// for a file; any if empty. For deliveries it is the kind of update,
	// "message" or "callback_query".
	Method string
	// Chat hits what concerns this chat only; any if 0.
	Chat int64
	// Probability is the share that is hit, drawn with the server's seed; all
	// of them if 0.
	Probability float64
	// Times is how often it hits before it is spent; always if 0.
	Times int
	// Wait is a length of time for the failures that have one; no end if 0.
	Wait time.Duration
}

// Injected is a fault in effect.
type Injected struct {
	fault  Fault
	faults *faults
	hits   atomic.Int64
}

// faults are those in effect.
type faults struct {
	any    atomic.Bool // spares the common case the lock
	mu     sync.Mutex
	random *rand.Rand
	active []*Injected
}

// Inject makes the server fail from now on. Faults are tried in the order in
// which they were injected; the first that hits is taken.
func (s *Server) Inject(f Fault) *Injected {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	i := &Injected{fault: f, faults: &s.faults}
	s.faults.active = append(s.faults.active, i)
	s.faults.any.Store(true)
	return i
}

// Remove ends the fault.
func (i *Injected) Remove() {
	i.faults.mu.Lock()
	defer i.faults.mu.Unlock()
	i.faults.remove(i)
}

// Hits is how often it has hit.
func (i *Injected) Hits() int { return int(i.hits.Load()) }

func (f *faults) remove(gone *Injected) {
	kept := make([]*Injected, 0, len(f.active))
	for _, i := range f.active {
		if i != gone {
			kept = append(kept, i)
		}
	}
	f.active = kept
	f.any.Store(len(kept) > 0)
}

// request is the fault that hits a request, nil for none.
func (f *faults) request(method string, chat int64) *Fault {
	return f.pick(method, chat, func(failure Failure) bool { return failure < DropUpdate })
}

// delivery tells whether that failure befalls the delivery of an update.
func (f *faults) delivery(failure Failure, kind string, chat int64) *Fault {
	return f.pick(kind, chat, func(other Failure) bool { return failure == other })
}

func (f *faults) pick(method string, chat int64, fits func(Failure) bool) *Fault {
	if !f.any.Load() {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, i := range f.active {
		fault := &i.fault
		switch {
		case !fits(fault.Failure),
			fault.Method != "" && fault.Method != method,
			fault.Chat != 0 && fault.Chat != chat,
			fault.Probability > 0 && f.random.Float64() >= fault.Probability:
			continue
		}
		if i.hits.Add(1) == int64(fault.Times) {
			f.remove(i)
		}
		return fault
	}
	return nil
}

// failBefore fails a request that is not to take effect, and tells whether
// it did. A slow one is only held up.
func (s *Server) failBefore(w http.ResponseWriter, r *http.Request, f *Fault) bool {
	switch f.Failure {
	case TooManyRequests:
		s.answer(w, nil, tooMany(max(1, int((f.Wait+time.Second-1)/time.Second))))
	case ServerError:
		s.answer(w, nil, &apiError{Code: http.StatusInternalServerError, Description: "Internal Server Error"})
	case BadGateway:
		s.countFailed(http.StatusBadGateway)
		http.Error(w, "<html><head><title>502 Bad Gateway</title></head></html>", http.StatusBadGateway)
	case Slow:
		s.hold(r, f.Wait)
		return r.Context().Err() != nil
	case HangBefore:
		s.hold(r, f.Wait)
		panic(http.ErrAbortHandler)
	case CutBefore:
		panic(http.ErrAbortHandler)
	default:
		return false
	}
	return true
}

// failAfter fails a request that took effect.
func (s *Server) failAfter(r *http.Request, f *Fault) {
	switch f.Failure {
	case HangAfter:
		s.hold(r, f.Wait)
		panic(http.ErrAbortHandler)
	case CutAfter:
		panic(http.ErrAbortHandler)
	}
}

// hold waits for that long, or for the bot to give up, or for the end of the
// server; no length means no end.
func (s *Server) hold(r *http.Request, wait time.Duration) {
	var over <-chan time.Time
	if wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		over = timer.C
	}
	select {
	case <-over:
	case <-r.Context().Done():
	case <-s.done:
	}
}
