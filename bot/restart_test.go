package bot_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
	"setara/knowledge/sqlite"
)

// journaled puts a message into the journal, as a run that died before it
// answered leaves it.
func (r *rig) journaled(id int64, from *telegramtest.Person, text string, at time.Time) {
	r.t.Helper()
	l, err := ledger.Open(r.ctx, filepath.Join(r.folder, "bot.db"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer l.Close()
	payload, err := json.Marshal(map[string]any{
		"update_id": id,
		"message": map[string]any{
			"message_id": id, "date": at.Unix(), "text": text,
			"chat": map[string]any{"id": from.ChatID(), "type": "private"},
			"from": map[string]any{"id": from.User().ID, "first_name": "x"},
		},
	})
	if err != nil {
		r.t.Fatal(err)
	}
	if _, err := l.Journal(r.ctx, []ledger.Update{
		{ID: id, Chat: from.ChatID(), Kind: "message", Payload: payload, ReceivedAt: at},
	}); err != nil {
		r.t.Fatal(err)
	}
}

func TestWhatACrashLeftIsAnsweredOldestFirst(t *testing.T) {
	r := newRig(t, echo)
	owner := r.owner("Sari")
	now := time.Now()
	r.journaled(1, owner, "kemarin", now.Add(-2*time.Hour))
	r.journaled(2, owner, "tadi", now.Add(-time.Minute))
	r.start()
	transcript := r.says(owner.Dialog, "gema kemarin", "gema tadi")
	late := chat.Delayed(chat.Response{}).Text()
	got := texts(transcript)
	if !strings.HasPrefix(got[0], late) || strings.HasPrefix(got[1], late) {
		t.Errorf("the bot says %q; only the first is late", got)
	}
	r.halt()
	// Nothing is answered twice.
	r.start()
	r.send(owner.Dialog, "baru")
	r.says(owner.Dialog, "gema kemarin", "gema tadi", "gema baru")
}

func TestAnUpdateThatComesTwiceIsAnsweredOnce(t *testing.T) {
	r := newRig(t, echo)
	r.Inject(telegramtest.Fault{Failure: telegramtest.DuplicateUpdate})
	r.start()
	owner := r.owner("Sari")
	want := []string{}
	for i := range 10 {
		text := fmt.Sprintf("pesan %d", i)
		r.send(owner.Dialog, text)
		want = append(want, "gema "+text)
	}
	r.says(owner.Dialog, want...)
}

func TestAStopFinishesWhatIsUnderWay(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	r := newRig(t, func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		if msg.Text == "lama" {
			close(entered)
			<-release
		}
		return echo(ctx, m, msg)
	})
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "lama")
	<-entered
	r.stop()
	close(release)
	r.halt()
	if got := texts(owner.Transcript()); len(got) != 1 || got[0] != "gema lama" {
		t.Fatalf("the bot says %q before it stops", got)
	}
	r.send(owner.Dialog, "selama mati")
	r.start()
	r.says(owner.Dialog, "gema lama", "gema selama mati")
}

func TestAWrongTokenSaysWhereToGetOne(t *testing.T) {
	r := newRig(t, echo)
	r.change = func(o *bot.Options) { o.Token = "123:salah" }
	r.open()
	if err := r.bot.Poll(r.ctx); !errors.Is(err, bot.ErrToken) || !strings.Contains(err.Error(), "BotFather") {
		t.Errorf("got %v", err)
	}
	if err := r.ledger.Close(); err != nil {
		t.Error(err)
	}
	r.bot = nil
	if strings.Contains(r.log.String(), "salah") {
		t.Error("the log holds the token")
	}
}

func TestASecondProgramWithTheTokenIsNoticed(t *testing.T) {
	r := newRig(t, echo)
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "halo")
	r.says(owner.Dialog, "gema halo")
	// Another program's poll throws ours out; now and then ours throws it out,
	// or it is answered before ours comes.
	for !strings.Contains(r.log.String(), "another program polls") {
		r.pollAsAnother()
	}
	if !r.bot.Health(r.ctx).Conflict {
		t.Error("the conflict is not in the health")
	}
	r.send(owner.Dialog, "lagi")
	r.says(owner.Dialog, "gema halo", "gema lagi")
}

// pollAsAnother polls as another program with the same token, whatever comes of
// it.
func (r *rig) pollAsAnother() {
	r.t.Helper()
	body := strings.NewReader(`{"timeout": 1}`)
	req, err := http.NewRequestWithContext(r.ctx, http.MethodPost, r.URL()+"/bot"+r.Token()+"/getUpdates", body)
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	resp.Body.Close()
}

// hold keeps bot.db locked, as another program does, until release is called.
func (r *rig) hold() (release func()) {
	r.t.Helper()
	noMigrations := fstest.MapFS{}
	for i, name := range migrationNames(r.t) {
		noMigrations[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "-- %d", i)}
	}
	db, err := sqlite.Open(r.ctx, filepath.Join(r.folder, "bot.db"), noMigrations, sqlite.Options{})
	if err != nil {
		r.t.Fatal(err)
	}
	held, end, ended := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- db.Write(r.ctx, func(*sql.Tx) error {
			close(held)
			<-end
			return nil
		})
	}()
	<-held
	return func() {
		close(end)
		if err := errors.Join(<-ended, db.Close()); err != nil {
			r.t.Error(err)
		}
	}
}

func migrationNames(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join("ledger", "migrations"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestALedgerThatCannotBeWrittenStopsNoAnswer(t *testing.T) {
	t.Parallel()
	r := newRig(t, echo)
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "satu")
	r.says(owner.Dialog, "gema satu")
	release := r.hold()
	r.send(owner.Dialog, "dua")
	r.says(owner.Dialog, "gema satu", "gema dua")
	if h := r.bot.Health(r.ctx); h.LedgerError == nil {
		t.Error("the health does not say that bot.db cannot be written")
	}
	release()
	if err := r.log.wait(r.ctx, "works again"); err != nil {
		t.Fatalf("the bot does not notice that bot.db works again\n%s", r.log)
	}
	r.send(owner.Dialog, "tiga")
	r.says(owner.Dialog, "gema satu", "gema dua", "gema tiga")
	if h := r.bot.Health(r.ctx); h.LedgerError != nil {
		t.Errorf("bot.db can be written again, and the health says %v", h.LedgerError)
	}
}
