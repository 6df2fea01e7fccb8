package main

import (
	"context"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"setara/bot/telegramtest"
)

const question = "jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb"

func TestAnOwnerIsAnsweredOnTelegram(t *testing.T) {
	r := serve(t, newServer(t), freshFolder(t))
	owner := r.server.NewPerson("Wulandari")
	if answer := r.ask(owner, question); !strings.Contains(answer.Text, "Rp30.000") {
		t.Errorf("the answer does not name the gap of Rp30.000: %s", answer.Text)
	}
	r.ask(owner, "min jual sandal 60rb, di shopee ada 25rb")
	if answer := r.ask(owner, "38rb"); !strings.Contains(answer.Text, "38.000") {
		t.Errorf("the cost that was asked for is not in the answer: %s", answer.Text)
	}
}

func TestAQuestionAskedWhileTheBotWasAwayIsAnswered(t *testing.T) {
	server, data := newServer(t), furnishedFolder(t)
	first := serve(t, server, data)
	owner := server.NewPerson("Wulandari")
	first.ask(owner, question)
	first.stop()
	sent := len(texts(owner.Transcript()))
	if _, err := owner.Send("sandal jepit 20rb, di shopee 9rb, modal 12rb"); err != nil {
		t.Fatal(err)
	}
	serve(t, server, data)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if _, err := owner.WaitFor(ctx, func(now telegramtest.Transcript) bool { return len(texts(now)) > sent }); err != nil {
		t.Fatalf("the question is not answered: %v", err)
	}
}

func TestHealthAndMetricsTellHowTheBotIs(t *testing.T) {
	r := serve(t, newServer(t), furnishedFolder(t))
	// What has nothing to compare with has no picture, which would be sent by
	// and by and counted too.
	r.ask(r.server.NewPerson("Wulandari"), "jual alat tenun gedogan 850rb, di tiktok ada 500rb")
	status, report := r.health()
	if status != http.StatusOK || !report.OK || report.Bot != r.server.Bot().Username || report.Mode != "polling" ||
		report.LastPoll == nil || report.Databases[knowledgeFile] != "ok" || report.Databases[ledgerFile] != "ok" {
		t.Errorf("status %d, %+v", status, report)
	}
	r.awaitMetrics(
		`setara_updates_total{kind="message"} 1`,
		`setara_answers_total{intent="price",outcome="answered"} 1`,
		`setara_journaled_to_sent_seconds_count{lane="answer"} 1`,
		`setara_uncertain_total 0`,
		`setara_waiting{where="journal"} 0`,
		`setara_oldest_waiting_seconds{where="outbox"}`,
		`setara_database_seconds_count{access="read",database="knowledge.db"}`,
		`setara_database_seconds_count{access="write",database="bot.db"}`,
	)
	if status, _ := r.get("/"); status != http.StatusNotFound {
		t.Errorf("a page that is none has status %d", status)
	}
}

func TestTooManyRequestsAreCounted(t *testing.T) {
	server := newServer(t)
	server.Inject(telegramtest.Fault{Failure: telegramtest.TooManyRequests, Method: "sendMessage", Times: 1, Wait: 1})
	r := serve(t, server, furnishedFolder(t))
	r.ask(server.NewPerson("Wulandari"), question)
	if _, page := r.get(metricsPath); !strings.Contains(page, `setara_too_many_requests_total{method="sendMessage"} 1`) {
		t.Errorf("the 429 is not counted:\n%s", regexp.MustCompile(`(?m)^setara_too.*$`).FindString(page))
	}
}

func TestTroubleWithTheConnectionIsLoggedWithoutTheToken(t *testing.T) {
	server := newServer(t)
	for _, failure := range []telegramtest.Failure{telegramtest.CutBefore, telegramtest.BadGateway, telegramtest.ServerError} {
		server.Inject(telegramtest.Fault{Failure: failure, Times: 1})
		server.Inject(telegramtest.Fault{Failure: failure, Method: "getUpdates", Times: 1})
		server.Inject(telegramtest.Fault{Failure: failure, Method: "sendMessage", Times: 1})
	}
	r := serve(t, server, furnishedFolder(t))
	r.ask(server.NewPerson("Wulandari"), question)
	// What is logged is looked at when the test ends; something must be.
	if log, _ := r.log.look(); !strings.Contains(log, "level=WARN") {
		t.Errorf("nothing of the trouble is logged:\n%s", log)
	}
}

func TestASecondBotOnTheSameFolderIsRefused(t *testing.T) {
	r := serve(t, newServer(t), furnishedFolder(t))
	status, _, errs := runLine(t, "serve", "--data", r.data, "--listen", "127.0.0.1:0")
	if status != exitFailed || !strings.Contains(errs, "proses "+strconv.Itoa(os.Getpid())) {
		t.Errorf("status %d, said %q; want the process that holds the folder", status, errs)
	}
	r.ask(r.server.NewPerson("Wulandari"), question)
}

func TestAPortThatIsTakenIsSaid(t *testing.T) {
	newServer(t)
	var config net.ListenConfig
	other, err := config.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	status, _, errs := runLine(t, "serve", "--data", freshFolder(t), "--listen", other.Addr().String())
	if status != exitFailed || !strings.Contains(errs, "SETARA_LISTEN") {
		t.Errorf("status %d, said %q", status, errs)
	}
}

func TestATokenThatTelegramRefusesIsSaid(t *testing.T) {
	newServer(t)
	const other = "7000000001:not-the-token-of-this-bot"
	t.Setenv("TELEGRAM_BOT_TOKEN", other)
	for _, args := range [][]string{{"serve", "--listen", "127.0.0.1:0"}, {"check", "--listen", "127.0.0.1:0"}} {
		status, out, errs := runLine(t, append(args, "--data", freshFolder(t))...)
		if said := out + errs; status != exitFailed || !strings.Contains(said, "@BotFather") || strings.Contains(said, other) {
			t.Errorf("%s: status %d, said %q", args[0], status, said)
		}
	}
}

func TestCheckNamesTheBot(t *testing.T) {
	server := newServer(t)
	status, out, errs := runLine(t, "check", "--data", freshFolder(t), "--listen", "127.0.0.1:0")
	if status != exitDone || !strings.Contains(out, "@"+server.Bot().Username) || errs != "" {
		t.Errorf("status %d, said %q and %q", status, out, errs)
	}
}

func TestCheckBesideARunningBotFindsItInPlace(t *testing.T) {
	r := serve(t, newServer(t), furnishedFolder(t))
	status, out, _ := runLine(t, "check", "--data", r.data, "--listen", r.address)
	if status != exitDone || !strings.Contains(out, "sedang berjalan") {
		t.Errorf("status %d, said %q", status, out)
	}
}

func TestUpdatesComeByWebhook(t *testing.T) {
	server := newServer(t)
	address := freeAddress(t)
	r := serve(t, server, freshFolder(t), "--listen", address, "--webhook-url", "http://"+address+"/telegram")
	if answer := r.ask(server.NewPerson("Wulandari"), question); !strings.Contains(answer.Text, "Rp30.000") {
		t.Errorf("the answer does not name the gap of Rp30.000: %s", answer.Text)
	}
	if _, report := r.health(); report.Mode != "webhook" {
		t.Errorf("the health says %q", report.Mode)
	}
	for path, want := range map[string]int{
		"/telegram": http.StatusUnauthorized, "/telegram/": http.StatusMethodNotAllowed, "/telegram" + healthPath: http.StatusMethodNotAllowed,
		healthPath: http.StatusMethodNotAllowed, "/": http.StatusMethodNotAllowed,
	} {
		if status := post(t, "http://"+address+path, "a secret of one's own"); status != want {
			t.Errorf("a stranger's update to %s has status %d, want %d", path, status, want)
		}
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := listenOn(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

func post(t *testing.T, url, key string) int {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(`{"update_id": 1}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Telegram-Bot-Api-Secret-Token", key)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	return resp.StatusCode
}
