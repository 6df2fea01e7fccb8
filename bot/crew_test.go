package bot

import (
	"testing"
	"testing/synctest"
	"time"

	"setara/knowledge"
)

// slow is a Telegram that takes so long for each message.
func slow(d time.Duration) func(*office, *item) {
	return func(o *office, it *item) {
		time.Sleep(d)
		if it.stream != nil {
			o.learn(it, accepted)
		}
		o.finish(it)
	}
}

// openBranch is an office whose senders follow the need.
func openBranch(pace Pace, telegramTakes time.Duration) *office {
	o := openOffice(pace, DefaultSenders, slow(telegramTakes))
	o.employ(MostSenders-DefaultSenders, func() { go o.work() })
	return o
}

// crewed is how many senders were added.
func (o *office) crewed() int {
	o.queue.mu.Lock()
	defer o.queue.mu.Unlock()
	return o.crew.extra
}

func TestSendersFollowWhatABroadcastNeeds(t *testing.T) {
	for name, c := range map[string]struct {
		telegramTakes time.Duration
		paid          bool
		own           int
		// perSecond is how many go out a second in the end, between least and
		// most senders added meanwhile.
		perSecond, least, most int
	}{
		"the free rate needs none":                     {100 * time.Millisecond, false, 0, 25, 0, 0},
		"the free rate needs none of a slow Telegram":  {2 * time.Second, false, 0, 16, 0, 0},
		"the paid rate needs none of a quick Telegram": {20 * time.Millisecond, true, 0, 1000, 0, 0},
		"the paid rate needs some at 100 ms":           {100 * time.Millisecond, true, 0, 1000, 68, 93},
		"the paid rate needs many at 200 ms":           {200 * time.Millisecond, true, 0, 1000, 168, 218},
		"nobody is added beyond the bound":             {time.Second, true, 0, 480, 448, 448},
		"who wants to pay for few needs few":           {100 * time.Millisecond, true, 400, 400, 8, 18},
		"who wants to pay for fewer needs no more":     {100 * time.Millisecond, true, 200, 200, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				o := openBranch(Pace{BroadcastPerSecond: 25, PaidPerSecond: 1000}, c.telegramTakes)
				s := o.on(knowledge.Broadcast{ID: 1, Paid: c.paid, Rate: c.own}, 1000, 50_000)
				pass(10 * time.Second)
				before := o.of(s, time.Hour)
				pass(10 * time.Second)
				near(t, "sent in 10 s", o.of(s, time.Hour)-before, 10*c.perSecond, c.perSecond/10)
				if n := o.crewed(); n < c.least || n > c.most {
					t.Errorf("%d senders are added, want %d to %d", n, c.least, c.most)
				}
				// Where it ends, they do.
				o.shut(s)
				pass(3 * time.Second)
				if n := o.crewed(); n != 0 || o.free != DefaultSenders || o.lane.most != DefaultSenders/2 {
					t.Errorf("%d are left, %d senders are free, of %d of the lane", n, o.free, o.lane.most)
				}
				o.drain()
			})
		})
	}
}

func TestAnswersFindTheirSendersBesideAnyBroadcast(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := openBranch(Pace{PaidPerSecond: 1000}, 200*time.Millisecond)
		s := o.on(knowledge.Broadcast{ID: 1, Paid: true}, 1000, 50_000)
		chat := int64(0)
		ask := func() {
			t.Helper()
			asked, under := time.Since(o.began), 0
			for range DefaultSenders / 2 {
				chat++
				o.push(answers(chat, 1)...)
			}
			pass(time.Millisecond)
			for _, sent := range o.taken() {
				if sent.stream == nil && sent.after >= asked {
					under++
				}
			}
			if under != DefaultSenders/2 {
				t.Errorf("%d answers are under way at once, want all", under)
			}
			pass(200 * time.Millisecond)
		}
		for range 20 { // while they are added
			pass(100 * time.Millisecond)
			ask()
		}
		o.shut(s)
		for range 5 { // while they end
			pass(50 * time.Millisecond)
			ask()
		}
		pass(time.Second)
		o.drain()
	})
}

func TestATroubledMachineAddsNoSendersWithoutEnd(t *testing.T) {
	c := crew{}
	now := time.Now()
	for range 20 { // it can tell what Telegram takes by itself
		c.measure(10*time.Millisecond, now)
	}
	for range 1000 {
		c.measure(500*time.Millisecond, now.Add(5*time.Second))
	}
	if got := c.typical(); got != 30*time.Millisecond {
		t.Errorf("a delivery counts for %v", got)
	}
	for i := range 1000 { // it is Telegram after all
		c.measure(500*time.Millisecond, now.Add(30*time.Second+time.Duration(i)*crewWindow/500))
	}
	if got := c.typical(); got < 490*time.Millisecond {
		t.Errorf("a delivery counts for %v", got)
	}
}
