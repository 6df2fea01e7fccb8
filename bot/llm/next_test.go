package llm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/bot/chat"
	"setara/bot/llm"
	"setara/bot/llm/llmtest"
)

// What must be in no log line and no error: a key, what an owner wrote, and what
// the endpoint says.
const (
	ownersWords = "harga modal jilbab saya 31.250"
	modelsWords = "kata-kata model"
)

// watchedLog is a log that is read while others write it.
type watchedLog struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *watchedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// discreet fails the test where a log line, at whatever level, or an error tells
// what it must not.
func (l *watchedLog) discreet(t *testing.T, key string, err error) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	told := l.b.String()
	if err != nil {
		told += err.Error()
	}
	for _, secret := range []string{key, ownersWords, modelsWords, "cari_harga", "Incorrect", "engine died", "http://", "127.0.0.1"} {
		if strings.Contains(told, secret) {
			t.Errorf("told %q: %s", secret, told)
		}
	}
}

func newClient(t *testing.T, s *llmtest.Server) (*llm.Client, *watchedLog) {
	t.Helper()
	log := &watchedLog{}
	c, err := llm.New(llm.Options{
		BaseURL: s.URL(), Key: s.Key(), Model: s.Model(),
		Logger: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	if err != nil {
		t.Fatal(err)
	}
	return c, log
}

// question is what an owner asks, with one tool at hand.
func question() *chat.Dialogue {
	return &chat.Dialogue{
		System: "Kamu Setara.", MaxTokens: 300,
		Turns: []chat.DialogueTurn{{Role: chat.RoleOwner, Text: ownersWords}},
		Tools: []chat.ToolSpec{{Name: "cari_harga", Description: "Harga pesaing.", Schema: json.RawMessage(
			`{"type":"object","properties":{"barang":{"type":"string"}},"required":["barang"],"additionalProperties":false}`)}},
	}
}

func inTime(t *testing.T, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}

func TestAQuestionGoesThroughAToolToAnAnswerWhateverTheEndpointCanDo(t *testing.T) {
	for name, o := range map[string]llmtest.Options{
		"it can do everything":                    {},
		"it wants no key":                         {NoKey: true},
		"it does not stream":                      {NoStream: true},
		"it answers at once when asked to stream": {NoStream: true, IgnoresStream: true},
		"it knows no strict schema":               {NoStrict: true},
		"it counts no tokens":                     {NoUsage: true},
		"it knows no tools, but schemas":          {NoTools: true},
		"it knows neither tools nor pictures":     {NoTools: true, NoVision: true, RefuseStatus: 500},
		"it takes tools and never calls them":     {NoTools: true, IgnoresTools: true},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, o)
			arguments, answer := `{"barang":"jilbab"}`, modelsWords+" {{f1}}"
			if o.NoTools {
				s.Then(llmtest.Say(`{"calls":[{"name":"cari_harga","arguments":`+arguments+`}],"text":""}`),
					llmtest.Say(`{"calls":[],"text":"`+answer+`"}`))
			} else {
				s.Then(llmtest.CallTool("cari_harga", arguments), llmtest.Say(answer))
			}
			c, log := newClient(t, s)
			d := question()
			called, err := c.Next(inTime(t, 10*time.Second), d, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(called.Calls) != 1 || called.Calls[0].Name != "cari_harga" || called.Calls[0].Arguments != arguments || called.Calls[0].ID == "" {
				t.Fatalf("it calls the tool: %+v", called)
			}
			d.Turns = append(d.Turns,
				chat.DialogueTurn{Role: chat.RoleModel, Text: called.Text, Calls: called.Calls},
				chat.DialogueTurn{Role: chat.RoleResult, CallID: called.Calls[0].ID, Text: "f1 = Rp15.000"})
			var streamed strings.Builder
			said, err := c.Next(inTime(t, 10*time.Second), d, func(piece string) { streamed.WriteString(piece) })
			if err != nil {
				t.Fatal(err)
			}
			if said.Text != answer || len(said.Calls) != 0 {
				t.Errorf("it answers: %+v", said)
			}
			if got, want := streamed.String(), answer; !o.NoTools && got != want {
				t.Errorf("who waits reads %q, want %q", got, want)
			}
			if said.Usage.Input == 0 || said.Usage.Output == 0 || said.Usage.Estimated != (o.NoUsage) {
				t.Errorf("tokens are counted: %+v", said.Usage)
			}
			log.discreet(t, "sk-uji", nil)
		})
	}
}

// failures are all that goes wrong with an endpoint.
var failures = map[string]struct {
	reply llmtest.Reply
	want  llm.Reason
	class error
}{
	"the key is refused":               {llmtest.Fail(401), llm.BadKey, chat.ErrModelAway},
	"the key may not do this":          {llmtest.Fail(403), llm.BadKey, chat.ErrModelAway},
	"there is no credit":               {llmtest.Fail(402), llm.NoCredit, chat.ErrModelAway},
	"the quota is used up":             {llmtest.Reply{Status: 429, Body: `{"error":{"message":"` + modelsWords + `","type":"x","code":"insufficient_quota"}}`}, llm.NoCredit, chat.ErrModelAway},
	"the model is gone":                {llmtest.Fail(404), llm.NoModel, chat.ErrModelAway},
	"it asks to wait for long":         {llmtest.Reply{Status: 429, RetryAfter: "60"}, llm.Busy, chat.ErrModelAway},
	"it asks to wait":                  {llmtest.Fail(429), llm.Busy, chat.ErrModelAway},
	"it has a fault":                   {llmtest.Fail(500), llm.Trouble, chat.ErrModelAway},
	"its gateway has one":              {llmtest.Reply{Status: 502, Body: "<html>" + modelsWords}, llm.Trouble, chat.ErrModelAway},
	"it is overloaded":                 {llmtest.Fail(503), llm.Trouble, chat.ErrModelAway},
	"it dies in the midst of a stream": {llmtest.Reply{Text: "satu dua tiga", FailAfter: 2}, llm.Trouble, chat.ErrModelAway},
	"it sends on elsewhere":            {llmtest.Reply{Location: "http://elsewhere.invalid/v1"}, llm.Moved, chat.ErrModelAway},
	"it refuses the request":           {llmtest.Reply{Status: 400, Body: `{"error":{"message":"` + modelsWords + `","type":"x"}}`}, llm.Refused, chat.ErrModelOdd},
	"the dialogue is too long":         {llmtest.Fail(413), llm.Refused, chat.ErrModelOdd},
	"half a stream":                    {llmtest.Reply{Text: "Harga Rp 15 ribu", CutAfter: 2}, llm.HalfStream, chat.ErrModelOdd},
	"half a stream, politely":          {llmtest.Reply{Text: "Harga Rp 15 ribu", CutAfter: 2, CutPolitely: true}, llm.HalfStream, chat.ErrModelOdd},
	"malformed JSON":                   {llmtest.Reply{Raw: `data: {"choices":[{` + "\n\n"}, llm.Refused, chat.ErrModelOdd},
	"no stream where one was asked":    {llmtest.Reply{Raw: `{"choices":[]}`}, llm.Refused, chat.ErrModelOdd},
	"an answer without end":            {llmtest.Reply{Size: 3 << 20}, llm.TooLarge, chat.ErrModelOdd},
	"nothing":                          {llmtest.Reply{}, llm.Empty, chat.ErrModelOdd},
	"nothing but space":                {llmtest.Say(" \n"), llm.Empty, chat.ErrModelOdd},
	"nothing but thoughts":             {llmtest.Say("<think>" + modelsWords + "</think>"), llm.Empty, chat.ErrModelOdd},
	"thoughts without an end":          {llmtest.Say("<think>" + modelsWords), llm.Empty, chat.ErrModelOdd},
	"a text that was cut":              {llmtest.Reply{Text: "Harga Rp 15", Finish: "length"}, llm.CutOff, chat.ErrModelOdd},
	"arguments that were cut":          {llmtest.Reply{Calls: []llmtest.Call{llmtest.NewCall("cari_harga", `{"bar`)}, Finish: "length"}, llm.CutOff, chat.ErrModelOdd},
	"a text that is kept back":         {llmtest.Reply{Text: "Harga", Finish: "content_filter"}, llm.Withheld, chat.ErrModelOdd},
	"a refusal":                        {llmtest.Reply{Refusal: modelsWords}, llm.Withheld, chat.ErrModelOdd},
	"a call of nothing":                {llmtest.CallTool("", "{}"), llm.Malformed, chat.ErrModelOdd},
	"the end of an engine":             {llmtest.Reply{Text: "Harga", Finish: "error"}, llm.Trouble, chat.ErrModelAway},
}

func TestWhateverGoesWrongIsToldByItsClassAlone(t *testing.T) {
	for name, c := range failures {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, llmtest.Options{}).Then(c.reply)
			client, log := newClient(t, s)
			turn, err := client.Next(inTime(t, 8*time.Second), question(), func(string) {})
			var failed *llm.Failure
			if !errors.As(err, &failed) || failed.Reason != c.want || !errors.Is(err, c.class) {
				t.Fatalf("got %v, want %s", err, c.want)
			}
			if turn.Text != "" || turn.Calls != nil {
				t.Errorf("nothing of it is used: %+v", turn)
			}
			log.discreet(t, s.Key(), err)
		})
	}
}

func TestAnEndpointThatDoesNotStreamGetsItWrongToo(t *testing.T) {
	for name, c := range map[string]struct {
		reply llmtest.Reply
		want  llm.Reason
	}{
		"malformed JSON":        {llmtest.Reply{Raw: `{"choices":[{]`}, llm.Malformed},
		"half of it":            {llmtest.Reply{Text: modelsWords, CutAfter: 40}, llm.HalfStream},
		"a web page":            {llmtest.Reply{Raw: "<html>" + modelsWords}, llm.Malformed},
		"no choices":            {llmtest.Reply{Raw: `{"choices":[]}`}, llm.Empty},
		"an answer without end": {llmtest.Reply{Size: 3 << 20}, llm.TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, llmtest.Options{NoStream: true}).Then(c.reply)
			client, log := newClient(t, s)
			_, err := client.Next(inTime(t, 10*time.Second), question(), nil)
			var failed *llm.Failure
			if !errors.As(err, &failed) || failed.Reason != c.want || !errors.Is(err, chat.ErrModelOdd) {
				t.Fatalf("got %v, want %s", err, c.want)
			}
			log.discreet(t, s.Key(), err)
		})
	}
}

func TestAModelMayCallSeveralToolsInHoweverManyPieces(t *testing.T) {
	want := []string{`{"barang":"jilbab"}`, `{"barang":"sandal"}`, `{}`}
	for name, oneIndex := range map[string]bool{"as the protocol has it": false, "each whole and all with index 0": true} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, llmtest.Options{}).Then(llmtest.Reply{OneIndex: oneIndex, Calls: []llmtest.Call{
				llmtest.NewCall("cari_harga", want[0]), llmtest.NewCall("cari_harga", want[1]), llmtest.NewCall("cari_harga", ""),
			}})
			client, _ := newClient(t, s)
			turn, err := client.Next(inTime(t, 10*time.Second), question(), nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, call := range turn.Calls {
				got = append(got, call.Arguments)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestThoughtsOfAModelAreShownToNobody(t *testing.T) {
	s := llmtest.Start(t, llmtest.Options{}).Then(llmtest.Reply{Pieces: []string{"\n<th", "ink>rahasia ", "sekali</thi", "nk>\n\n", "Harga ", "<b>"}})
	client, _ := newClient(t, s)
	var read []string
	turn, err := client.Next(inTime(t, 10*time.Second), question(), func(piece string) { read = append(read, piece) })
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Harga ", "<b>"}, read); diff != "" || turn.Text != "Harga <b>" {
		t.Errorf("%q %s", turn.Text, diff)
	}
}
