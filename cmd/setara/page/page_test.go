package page

import (
	"encoding/json"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/bot/telegramtest"
)

// rig is the page on a strict server, without a bot.
type rig struct {
	t      *testing.T
	server *telegramtest.Server
	page   *Page
	url    string
}

func newRig(t *testing.T) *rig {
	t.Helper()
	server := telegramtest.NewServer(telegramtest.Options{})
	if _, err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	p, err := New(server, slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	site := httptest.NewServer(p)
	t.Cleanup(site.Close)
	return &rig{t: t, server: server, page: p, url: site.URL}
}

// reply is what the page answered.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// sentence is the reason that the page gave for not doing something.
func (a reply) sentence() string {
	var answer struct {
		Error string `json:"error"`
	}
	if json.Unmarshal(a.body, &answer) != nil {
		return ""
	}
	return answer.Error
}

// ask makes a request to the page; change may alter it.
func (r *rig) ask(method, path, kind string, body io.Reader, change func(*http.Request)) reply {
	r.t.Helper()
	req, err := http.NewRequestWithContext(r.t.Context(), method, r.url+path, body)
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	if change != nil {
		change(req)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return reply{status: resp.StatusCode, header: resp.Header, body: content}
}

// do acts as a person and returns the status and the sentence that came.
func (r *rig) do(what, act string) (status int, sentence string) {
	r.t.Helper()
	got := r.ask(http.MethodPost, "/do/"+what, "application/json", strings.NewReader(act), nil)
	return got.status, got.sentence()
}

// asBot calls the Bot API as the bot does.
func (r *rig) asBot(method string, fields url.Values) {
	r.t.Helper()
	address := r.server.URL() + "/bot" + r.server.Token() + "/" + method
	req, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, address, strings.NewReader(fields.Encode()))
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		said, err := io.ReadAll(resp.Body)
		r.t.Fatalf("%s: %s %v", method, said, err)
	}
}

// owner is the first person of the cast.
var owner = Cast[0].ID

func (r *rig) messages() []telegramtest.Message { return r.server.Transcript(owner).Messages() }

func TestOnlyABrowserOnThisComputerIsAnswered(t *testing.T) {
	tests := []struct {
		name, method, host string
		header             http.Header
		status             int
	}{
		{"by its address", http.MethodGet, "127.0.0.1:8080", nil, http.StatusOK},
		{"by the usual name", http.MethodGet, "localhost:8080", nil, http.StatusOK},
		{"by its address of the newer kind", http.MethodGet, "[::1]:8080", nil, http.StatusOK},
		{"by a foreign name that leads here", http.MethodGet, "jahat.example:8080", nil, http.StatusForbidden},
		{"by a foreign name without a port", http.MethodGet, "jahat.example", nil, http.StatusForbidden},
		{"by a name that begins like ours", http.MethodGet, "127.0.0.1.jahat.example:8080", nil, http.StatusForbidden},
		{"an act from a foreign site", http.MethodPost, "127.0.0.1:8080", http.Header{"Sec-Fetch-Site": {"cross-site"}}, http.StatusForbidden},
		{"an act from a foreign origin", http.MethodPost, "127.0.0.1:8080", http.Header{"Origin": {"https://jahat.example"}}, http.StatusForbidden},
		{"an act from the page", http.MethodPost, "127.0.0.1:8080", http.Header{"Sec-Fetch-Site": {"same-origin"}}, http.StatusNoContent},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			path, body := "/", ""
			if test.method == http.MethodPost {
				path, body = "/do/send", `{"from":810001,"text":"halo"}`
			}
			got := r.ask(test.method, path, "application/json", strings.NewReader(body), func(req *http.Request) {
				req.Host = test.host
				for name, values := range test.header {
					req.Header[name] = values
				}
			})
			if got.status != test.status {
				t.Errorf("status %d, want %d", got.status, test.status)
			}
			if got.status == http.StatusOK && got.header.Get("Content-Security-Policy") != policy {
				t.Error("the page may load what it likes")
			}
		})
	}
}

// outside finds addresses, and the script and style that the policy forbids.
var outside = regexp.MustCompile(`(?i)(https?:)?//[a-z0-9-]+\.[a-z]|<script>|<style|\sstyle=|\son[a-z]+=|javascript:|@import|innerHTML|insertAdjacentHTML|document\.write|eval\(`)

func TestThePageNeedsNothingFromOutsideAndWritesNoMarkup(t *testing.T) {
	err := fs.WalkDir(static, "static", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := static.ReadFile(path)
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(string(content), "http://www.w3.org/2000/svg", "")
		if found := outside.FindString(text); found != "" {
			t.Errorf("%s contains %q", path, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheCastIsWholeAndKnownToTheServer(t *testing.T) {
	r := newRig(t)
	roles := map[Role]int{}
	seen := map[int64]bool{}
	for _, p := range Cast {
		roles[p.Role]++
		if seen[p.ID] {
			t.Errorf("two people have id %d", p.ID)
		}
		seen[p.ID] = true
		if p.Name == "" || p.Initial == "" || p.Trade == "" || p.About == "" || len(p.Examples) == 0 {
			t.Errorf("%+v is not whole", p)
		}
		known, ok := r.server.Person(p.ID)
		if !ok {
			t.Errorf("the server does not know %s", p.Name)
		} else if diff := cmp.Diff(p.account(), known.User()); diff != "" {
			t.Errorf("%s (-page +server):\n%s", p.Name, diff)
		}
	}
	if roles[Owner] < 2 || roles[Officer] < 1 {
		t.Errorf("the cast is %v", roles)
	}
}
