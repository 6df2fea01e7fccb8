package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/telegramtest"
)

const (
	// crashSwitch in the environment asks for all kills, not just a few.
	crashSwitch   = "SETARA_CRASH"
	crashFewKills = 3
	crashAllKills = 20

	// The load under which the bot is killed.
	crashOwners    = 50
	crashPerSecond = 200
	crashBeat      = 5 * time.Millisecond

	crashSeed     = 20261123
	crashPatience = 100 * time.Second
	// longestLife is how long the bot lives at most from its first request
	// on, longestStart from its start on.
	longestLife  = 1200 * time.Millisecond
	longestStart = 150 * time.Millisecond
	// stopGrace is how long a stop may take.
	stopGrace = 10 * time.Second
)

// crashKills is how often a test kills the program: a few times, or as often as
// the environment asks for.
func crashKills(t *testing.T) int {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows cannot ask a program to stop, which this test does in the end")
	}
	if os.Getenv(crashSwitch) != "" {
		return crashAllKills
	}
	return crashFewKills
}

// TestNothingIsLostWhenTheBotIsKilled kills the program again and again, at
// random moments, while owners ask. Each question must be answered in the end,
// in order, and twice only where the ledger has it as uncertain. It kills a
// few times unless SETARA_CRASH is set, and 20 times then.
func TestNothingIsLostWhenTheBotIsKilled(t *testing.T) {
	kills := crashKills(t)
	for _, mode := range []struct {
		name    string
		webhook bool
		faults  []telegramtest.Fault
	}{
		{name: "on a Telegram that works"},
		{name: "on a Telegram that drops, delays and doubles", faults: badDay},
		{name: "on a webhook of such a Telegram", webhook: true, faults: badDay},
	} {
		t.Run(mode.name, func(t *testing.T) {
			c := newCrash(t, mode.faults)
			if mode.webhook {
				c.useWebhook(freeAddress(t))
			}
			c.killAgainAndAgain(kills)
			c.judge(kills)
		})
	}
}

// badDay is a Telegram in trouble: it drops, delays and doubles both updates
// and what the bot sends.
var badDay = []telegramtest.Fault{
	{Failure: telegramtest.DropUpdate, Probability: 0.02},
	{Failure: telegramtest.DelayUpdate, Probability: 0.005, Wait: 100 * time.Millisecond},
	{Failure: telegramtest.DuplicateUpdate, Probability: 0.05},
	{Failure: telegramtest.Slow, Method: "sendMessage", Probability: 0.05, Wait: 100 * time.Millisecond},
	{Failure: telegramtest.CutBefore, Probability: 0.01},
	{Failure: telegramtest.CutAfter, Probability: 0.01},
	{Failure: telegramtest.ServerError, Method: "sendMessage", Probability: 0.01},
}

// crash is a Telegram, owners who ask, and a bot between them that is killed.
type crash struct {
	*telegramtest.Server
	t      *testing.T
	ctx    context.Context
	data   string
	args   []string
	env    []string
	owners []*telegramtest.Person
	random *rand.Rand
	log    *os.File
	// cuts are the faults that leave the bot in doubt whether it has sent.
	cuts []*telegramtest.Injected
	// pictures counts how often the owners see each, picturesTwice those that
	// they see more than once.
	pictures      map[pictureKey]int
	picturesTwice int
}

func newCrash(t *testing.T, faults []telegramtest.Fault) *crash {
	t.Helper()
	s := telegramtest.NewServer(telegramtest.Options{Seed: crashSeed})
	url, err := s.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	ctx, cancel := context.WithTimeout(t.Context(), crashPatience)
	t.Cleanup(cancel)
	log, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	data := freshFolder(t)
	c := &crash{
		Server: s, t: t, ctx: ctx, data: data, log: log,
		random:   rand.New(rand.NewPCG(crashSeed, 0)),
		pictures: map[pictureKey]int{},
		args:     []string{"serve", "--data", data, "--listen", "127.0.0.1:0"},
		env:      append(os.Environ(), runAsSetara+"=1", "TELEGRAM_BOT_TOKEN="+s.Token(), "TELEGRAM_API_URL="+url),
	}
	for i := range crashOwners {
		owner := s.NewPerson(fmt.Sprintf("Pemilik %d", i))
		owner.Acquaint()
		c.owners = append(c.owners, owner)
	}
	for _, f := range faults {
		injected := s.Inject(f)
		if f.Failure == telegramtest.CutAfter {
			c.cuts = append(c.cuts, injected)
		}
	}
	return c
}

// useWebhook has updates come by webhook. The secret is one for all starts.
func (c *crash) useWebhook(address string) {
	c.args = append(c.args[:len(c.args)-1], address, "--webhook-url", "http://"+address+"/telegram")
	c.env = append(c.env, "SETARA_WEBHOOK_SECRET=one-for-all-starts")
}

// killAgainAndAgain starts and kills the bot while owners ask, lets it finish
// what is left, and stops it.
func (c *crash) killAgainAndAgain(kills int) {
	c.t.Helper()
	stopAsking := c.startAsking()
	for n := range kills {
		p := c.start()
		life := c.live(p, n)
		if err := p.Process.Kill(); err != nil {
			c.t.Fatalf("kill: %v", err)
		}
		_ = p.Wait() // it was killed
		under := c.underWay()
		c.t.Logf("kill %d after %v, %d messages under way", n+1, life.Round(time.Millisecond), under)
		if under > bot.DefaultSenders {
			c.t.Errorf("%d messages were under way, more than there are senders", under)
		}
	}
	p := c.start()
	total := stopAsking()
	c.t.Logf("%d questions asked", total)
	for i, owner := range c.owners {
		want := (total - i + crashOwners - 1) / crashOwners
		if _, err := owner.WaitFor(c.ctx, func(now telegramtest.Transcript) bool { return answered(now) >= want }); err != nil {
			c.t.Fatalf("questions of owner %d stay unanswered: %d of %d: %v\n%s", i, answered(owner.Transcript()), want, err, c.tail())
		}
	}
	c.stop(p)
}

// startAsking has the owners write from now on. What it returns ends that and
// tells how many questions there were.
func (c *crash) startAsking() (stop func() int) {
	enough, asked := make(chan struct{}), make(chan int)
	go func() { asked <- c.ask(enough) }()
	stop = sync.OnceValue(func() int {
		close(enough)
		return <-asked
	})
	c.t.Cleanup(func() { stop() })
	return stop
}

// ask has the owners write in turns, as many messages a second as is wanted
// however late it gets to it, until enough is closed. It returns how many.
func (c *crash) ask(enough <-chan struct{}) (asked int) {
	beat := time.NewTicker(crashBeat)
	defer beat.Stop()
	for begun := time.Now(); ; {
		for due := int(time.Since(begun).Seconds() * crashPerSecond); asked < due; asked++ {
			if _, err := c.owners[asked%crashOwners].Send(crashQuestion(asked / crashOwners)); err != nil {
				c.t.Errorf("ask: %v", err)
				return asked
			}
		}
		select {
		case <-enough:
			return asked
		case <-beat.C:
		}
	}
}

// start starts the program.
func (c *crash) start() *exec.Cmd {
	c.t.Helper()
	self, err := os.Executable()
	if err != nil {
		c.t.Fatal(err)
	}
	p := exec.CommandContext(c.ctx, self, c.args...)
	p.Env, p.Dir, p.Stderr = c.env, filepath.Dir(c.data), c.log
	if err := p.Start(); err != nil {
		c.t.Fatal(err)
	}
	return p
}

// live lets the program live for a random time: mostly from its first request
// on, and every fourth time from its start on, so that it is killed while it
// recovers too.
func (c *crash) live(p *exec.Cmd, n int) time.Duration {
	c.t.Helper()
	begun, before := time.Now(), c.Stats().Requests
	life := time.Duration(c.random.Int64N(int64(longestLife)))
	if n%4 == 3 {
		life = time.Duration(c.random.Int64N(int64(longestStart)))
	} else if _, err := c.WaitStats(c.ctx, func(s telegramtest.Stats) bool { return s.Requests > before }); err != nil {
		c.t.Fatalf("process %d makes no request: %v\n%s", p.Process.Pid, err, c.tail())
	}
	select {
	case <-time.After(life):
	case <-c.ctx.Done():
		c.t.Fatal(c.ctx.Err())
	}
	return time.Since(begun)
}

// stop asks the program to stop, which it has to do in time.
func (c *crash) stop(p *exec.Cmd) {
	c.t.Helper()
	begun := time.Now()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		c.t.Fatal(err)
	}
	if err := p.Wait(); err != nil {
		c.t.Errorf("stop: %v\n%s", err, c.tail())
	}
	if took := time.Since(begun); took > stopGrace {
		c.t.Errorf("stopping took %v", took)
	}
}

// logged is what the bot has logged, in all its lives.
func (c *crash) logged() string {
	c.t.Helper()
	log, err := os.ReadFile(c.log.Name())
	if err != nil {
		c.t.Fatal(err)
	}
	return string(log)
}

// tail is the end of the log.
func (c *crash) tail() string {
	log := c.logged()
	return log[max(0, len(log)-4000):]
}
