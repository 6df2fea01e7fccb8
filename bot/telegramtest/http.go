package telegramtest

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"setara/bot/telegramtest/internal/botapi"
)

// ServeHTTP answers /bot<token>/<method> and /file/bot<token>/<path>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if path, ok := strings.CutPrefix(r.URL.Path, "/file/bot"); ok {
		s.serveFile(w, r, path)
		return
	}
	path, ok := strings.CutPrefix(r.URL.Path, "/bot")
	token, method, cut := strings.Cut(path, "/")
	if !ok || !cut {
		s.answer(w, nil, &apiError{Code: http.StatusNotFound, Description: "Not Found"})
		return
	}
	if token != s.options.Token {
		s.answer(w, nil, &apiError{Code: http.StatusUnauthorized, Description: "Unauthorized"})
		return
	}
	s.serveMethod(w, r, method)
}

// serveMethod runs one request, and whatever fault hits it.
func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request, name string) {
	known, ok := botapi.Lookup(name)
	if !ok {
		s.count("unknown")
		s.answer(w, nil, &apiError{Code: http.StatusNotFound, Description: "Not Found: method not found"})
		return
	}
	c, err := readCall(r, known)
	s.count(known.Name)
	if err != nil {
		s.answer(w, nil, err)
		return
	}
	fault := s.faults.request(known.Name, c.chat())
	if fault != nil && s.failBefore(w, r, fault) {
		return
	}
	result, err := s.run(c)
	if r.Context().Err() != nil {
		return
	}
	if fault != nil {
		s.failAfter(r, fault)
	}
	s.answer(w, result, err)
}

func (s *Server) run(c *call) (any, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	return handlers[c.method.Name](s, c)
}

// envelope is what every answer stands in.
type envelope struct {
	OK     bool `json:"ok"`
	Result any  `json:"result,omitempty"`
	*apiError
}

// answer writes a result, or an error in its place.
func (s *Server) answer(w http.ResponseWriter, result any, err error) {
	e := envelope{OK: err == nil, Result: result}
	status := http.StatusOK
	if err != nil {
		e.Result = nil
		if !errors.As(err, &e.apiError) {
			e.apiError = &apiError{Code: http.StatusInternalServerError, Description: "Internal Server Error: " + err.Error()}
		}
		status = e.Code
		s.countFailed(e.Code)
	}
	body, err := json.Marshal(e)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that is gone is its own affair
}

// serveFile gives a file to who has the token and the path.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request, path string) {
	token, path, _ := strings.Cut(path, "/")
	if token != s.options.Token {
		s.answer(w, nil, &apiError{Code: http.StatusUnauthorized, Description: "Unauthorized"})
		return
	}
	s.mu.Lock()
	f := s.files.byPath[path]
	s.mu.Unlock()
	if f == nil {
		s.answer(w, nil, &apiError{Code: http.StatusNotFound, Description: "Not Found"})
		return
	}
	fault := s.faults.request(FileDownload, 0)
	if fault != nil && s.failBefore(w, r, fault) {
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.Itoa(len(f.data)))
	if fault != nil && (fault.Failure == CutAfter || fault.Failure == HangAfter) {
		_, _ = w.Write(f.data[:len(f.data)/2])
		_ = http.NewResponseController(w).Flush() // so that the half arrives
		s.failAfter(r, fault)
	}
	_, _ = w.Write(f.data) // as above
}
