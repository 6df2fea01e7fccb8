package page

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"setara/bot/telegramtest"
)

// hello is the first event of a stream.
type hello struct {
	// Run tells one run of the demo from another: a page that sees it change
	// starts anew.
	Run    string   `json:"run"`
	People []Person `json:"people"`
	// Now is the present; what happened before is history.
	Now time.Time `json:"now"`
}

// events streams what happens, from the start, or from where the browser lost
// the stream: "hello" once, "commands" with each person's menu of commands,
// and "telegram" with each event.
func (p *Page) events(w http.ResponseWriter, r *http.Request) {
	after := p.resume(r.Header.Get("Last-Event-ID"))
	w.Header().Set("Content-Type", "text/event-stream")
	stream := sse{w: w, flush: http.NewResponseController(w).Flush}
	if err := p.follow(r.Context(), stream, after); err != nil && r.Context().Err() == nil {
		p.logger.ErrorContext(r.Context(), "stream to the page", "error", err)
	}
}

// resume is the number of the last event that the browser has of this run.
func (p *Page) resume(id string) int64 {
	run, seq, _ := strings.Cut(id, ".")
	n, err := strconv.ParseInt(seq, 10, 64)
	if err != nil || run != p.run || n < 0 {
		return 0
	}
	return n
}

// follow writes events until the browser or the demo goes.
func (p *Page) follow(ctx context.Context, stream sse, after int64) error {
	happenings := p.server.Subscribe(after)
	if err := stream.send("", "hello", hello{Run: p.run, People: Cast, Now: time.Now()}); err != nil {
		return err
	}
	if err := stream.send("", "commands", p.menus()); err != nil {
		return err
	}
	for {
		event, err := happenings.Next(ctx)
		if errors.Is(err, context.Canceled) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("wait for what happens: %w", err)
		}
		id := p.run + "." + strconv.FormatInt(event.Seq, 10)
		if event.Kind == telegramtest.KindCommands {
			err = stream.send(id, "commands", p.menus())
		} else {
			err = stream.send(id, "telegram", event)
		}
		if err != nil {
			return err
		}
	}
}

// menus are the commands that each person's menu shows.
func (p *Page) menus() map[int64][]telegramtest.Command {
	menus := make(map[int64][]telegramtest.Command, len(p.people))
	for id := range p.people {
		menus[id] = p.server.Commands(id, id)
	}
	return menus
}

// sse writes server-sent events.
type sse struct {
	w     http.ResponseWriter
	flush func() error
}

// send writes one event. JSON has no line breaks, so its data is one line.
func (s sse) send(id, name string, data any) error {
	line, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("write event %s: %w", name, err)
	}
	if id != "" {
		id = "id: " + id + "\n"
	}
	if _, err := fmt.Fprintf(s.w, "%sevent: %s\ndata: %s\n\n", id, name, line); err != nil {
		return fmt.Errorf("send event %s: %w", name, err)
	}
	if err := s.flush(); err != nil {
		return fmt.Errorf("send event %s: %w", name, err)
	}
	return nil
}
