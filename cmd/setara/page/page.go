package page

import (
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"

	"setara/bot/telegramtest"
)

//go:embed static
var static embed.FS

// Page is the chat page. It is an http.Handler, to be served on loopback.
type Page struct {
	server *telegramtest.Server
	logger *slog.Logger
	people map[int64]*telegramtest.Person
	// run tells one run of the demo from another.
	run     string
	handler http.Handler
}

// New makes the page of that server and brings the [Cast] to it. The server
// must not know them yet.
func New(server *telegramtest.Server, logger *slog.Logger) (*Page, error) {
	p := &Page{
		server: server,
		logger: logger,
		people: make(map[int64]*telegramtest.Person, len(Cast)),
		run:    strconv.FormatInt(time.Now().UnixNano(), 36),
	}
	for i := range Cast {
		person, err := server.AddPerson(Cast[i].account())
		if err != nil {
			return nil, fmt.Errorf("bring %d to the demo: %w", Cast[i].ID, err)
		}
		p.people[Cast[i].ID] = person
	}
	files, err := fs.Sub(static, "static")
	if err != nil {
		return nil, fmt.Errorf("open the page: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServerFS(files))
	mux.HandleFunc("GET /events", p.events)
	mux.HandleFunc("GET /file/{id}", p.file)
	mux.HandleFunc("POST /do/send", p.send)
	mux.HandleFunc("POST /do/edit", p.edit)
	mux.HandleFunc("POST /do/press", p.press)
	mux.HandleFunc("POST /do/file", p.sendFile)
	p.handler = localOnly(guarded(http.NewCrossOriginProtection().Handler(mux)))
	return p, nil
}

// ServeHTTP answers the browser.
func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) { p.handler.ServeHTTP(w, r) }

// localNames are the names by which a browser on this computer asks.
var localNames = []string{"127.0.0.1", "localhost", "::1"}

// localOnly refuses requests that were made for another name: a foreign site
// whose name leads to this computer would otherwise read the chats.
func localOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			name = r.Host
		}
		if !slices.Contains(localNames, name) {
			http.Error(w, "Halaman demo ini hanya bisa dibuka lewat alamat 127.0.0.1 di komputer ini.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// policy lets the page load what it brought along, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// guarded sets the headers that keep strangers' content and sites out.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
