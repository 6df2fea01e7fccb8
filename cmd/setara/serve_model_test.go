package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"setara/bot/llm/llmtest"
	"setara/bot/telegramtest"
)

// Questions that Setara does not understand by itself: the second one is about
// what a marketplace takes.
const (
	dialect      = "piye iki mas opo sing kudu tak lakoni"
	dialectOfFee = "piye lapak oren iku njupuk jatah piro yo mas"
)

// asksFees is the call that answers the second one.
var asksFees = llmtest.CallTool("fees", `{"platforms":["shopee"],"topic":"sales","mall":false,"product":null}`)

// modelBot is the whole bot with a model behind an endpoint.
type modelBot struct {
	*running
	endpoint *llmtest.Server
	owner    *telegramtest.Person
}

// withoutModel has the settings name no model.
func withoutModel(t *testing.T) {
	t.Helper()
	for _, name := range []string{"OPENAI_BASE_URL", "OPENAI_API_KEY", "OPENAI_MODEL"} {
		t.Setenv(name, "")
	}
}

// serveModel runs setara serve with the model of an endpoint, and an owner who
// lets it be asked.
func serveModel(t *testing.T, endpoint *llmtest.Server, args ...string) *modelBot {
	t.Helper()
	return serveModelBy(t, endpoint, func(server *telegramtest.Server, data string) *running {
		return serve(t, server, data, args...)
	})
}

// serveImpatiently is serveModel where the model has that long for everything.
func serveImpatiently(t *testing.T, endpoint *llmtest.Server, limit time.Duration) *modelBot {
	t.Helper()
	return serveModelBy(t, endpoint, func(server *telegramtest.Server, data string) *running {
		return serveBy(t, server, data, func(ctx context.Context, std streams) int {
			listener, err := listenOn(ctx, "127.0.0.1:0")
			if err != nil {
				return exitFailed
			}
			c := cli{Data: data, settings: settings{
				TelegramAPIURL: apiURL(os.Getenv("TELEGRAM_API_URL")), BroadcastRate: 25, RetentionDays: 365, BackupDays: 30,
				OpenAIBaseURL: apiURL(endpoint.URL()), OpenAIModel: endpoint.Model(),
				ModelBudgetRp: 50_000, ModelOwnerRp: 5_000, ModelInputRp: 50_000, ModelOutputRp: 200_000,
			}}
			err = with(ctx, &c, func(a *app) error {
				a.chat.ModelWork.Time = limit
				s := service{app: a, settings: &c.settings, keys: readSecrets(), logger: slog.New(slog.NewTextHandler(std.err, nil))}
				return s.run(ctx, listener)
			})
			if err != nil {
				return exitFailed
			}
			return exitDone
		})
	})
}

// serveModelBy is either. Nothing may be left in the folder for temporary files,
// and no key in the log.
func serveModelBy(t *testing.T, endpoint *llmtest.Server, serve func(server *telegramtest.Server, data string) *running) *modelBot {
	t.Helper()
	aside := t.TempDir()
	t.Setenv("TMPDIR", aside)
	server, data := newServer(t), furnishedFolder(t)
	t.Setenv("OPENAI_BASE_URL", endpoint.URL())
	t.Setenv("OPENAI_API_KEY", endpoint.Key())
	t.Setenv("OPENAI_MODEL", endpoint.Model())
	logged := &logBuffer{}
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(logged, nil)))
	b := &modelBot{running: serve(server, data), endpoint: endpoint}
	t.Cleanup(func() {
		b.stop()
		slog.SetDefault(before)
		said, _ := b.log.look()
		ofClient, _ := logged.look()
		if strings.Contains(said+ofClient, endpoint.Key()) {
			t.Error("the log holds the key of the endpoint")
		}
		if left, err := os.ReadDir(aside); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
	b.owner = server.NewPerson("Wulandari")
	b.ask(b.owner, "/izin_model ya")
	return b
}

// shows has the owner send a file, and waits for the answer.
func (b *modelBot) shows(p telegramtest.Post) telegramtest.Message {
	b.t.Helper()
	before := len(texts(b.owner.Transcript()))
	if _, err := b.owner.SendPost(p); err != nil {
		b.t.Fatal(err)
	}
	return b.told(b.owner, before)
}

// taps has the owner press a button, and waits for the answer.
func (b *modelBot) taps(on telegramtest.Message, label string) telegramtest.Message {
	b.t.Helper()
	before := len(texts(b.owner.Transcript()))
	if _, err := b.owner.Press(on.ID, label); err != nil {
		b.t.Fatal(err)
	}
	return b.told(b.owner, before)
}

// holds fails the test where a text lacks one of those.
func holds(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("the owner reads no %q:\n%s", want, text)
		}
	}
}

func TestAnOwnerIsAnsweredByAModelThatCallsToolsAndWritesAgainWhatItMadeUp(t *testing.T) {
	inWords := func(text string) string { return fmt.Sprintf(`{"calls":[],"text":%q}`, text) }
	const invented, grounded = "Shopee mengambil 17% dari harga, Kak.", "Ini yang diambil Shopee, Kak:\n{{b2}}"
	for name, c := range map[string]struct {
		endpoint llmtest.Options
		replies  []llmtest.Reply
	}{
		"in pieces":   {llmtest.Options{}, []llmtest.Reply{asksFees, llmtest.Say(invented), llmtest.Say(grounded)}},
		"all at once": {llmtest.Options{NoStream: true}, []llmtest.Reply{asksFees, llmtest.Say(invented), llmtest.Say(grounded)}},
		"by an endpoint that knows no tools": {llmtest.Options{NoTools: true}, []llmtest.Reply{
			llmtest.Say(`{"calls":[{"name":"fees","arguments":` + asksFees.Calls[0].Function.Arguments + `}],"text":""}`),
			llmtest.Say(inWords(invented)), llmtest.Say(grounded),
		}},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint := llmtest.Start(t, c.endpoint)
			b := serveModel(t, endpoint)
			endpoint.Then(c.replies...)
			answer := b.ask(b.owner, dialectOfFee)
			holds(t, answer.Text, "Ini yang diambil Shopee, Kak:", "4,25% sampai 9%", "Sumber: ", "disusun dengan bantuan AI")
			for _, event := range b.owner.Transcript().Events {
				if event.Message != nil && strings.Contains(event.Message.Text, "17%") {
					t.Errorf("the owner is shown what was made up: %q", event.Message.Text)
				}
			}
			if asked := endpoint.Requests(); len(asked) != 3 || !strings.Contains(asked[2].Last(), "17%") {
				t.Errorf("the model is not told what it made up: %d requests", len(asked))
			}
			b.awaitMetrics(`setara_model_questions_total{outcome="retried"} 1`)
		})
	}
}
