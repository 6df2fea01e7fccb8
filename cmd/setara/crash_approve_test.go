package main

import (
	"fmt"
	"os/exec"
	"testing"
	"time"

	"setara/bot/telegramtest"
	"setara/knowledge"
)

// longestApproval is how long after the approver's message the program is killed
// at most: by then it has mostly queued the broadcast.
const longestApproval = 150 * time.Millisecond

// TestABroadcastIsQueuedWholeOrNotAtAllWhenTheBotIsKilled kills the program
// while an officer's approval queues a broadcast to 10,000 people. Each has a
// delivery then, or nobody has; and once the program is there again, everybody.
func TestABroadcastIsQueuedWholeOrNotAtAllWhenTheBotIsKilled(t *testing.T) {
	kills := crashKills(t)
	n := newNews(t, newsAll)
	n.settle()
	tomorrow, whole := time.Now().Add(24*time.Hour), 0
	for i := range kills {
		id := n.submit(fmt.Sprintf("%s (%d)", newsText, i), tomorrow)
		p := n.startPolling()
		if _, err := n.owners[1].Send(fmt.Sprintf("/siaran setujui %d 1", id)); err != nil {
			t.Fatal(err)
		}
		select {
		case <-time.After(time.Duration(n.random.Int64N(int64(longestApproval)))):
		case <-n.ctx.Done():
			t.Fatal(n.ctx.Err())
		}
		if err := p.Process.Kill(); err != nil {
			t.Fatalf("kill: %v", err)
		}
		_ = p.Wait() // it was killed
		if n.judgeQueued(id) {
			whole++
		}
	}
	t.Logf("%d of %d were queued before the kill", whole, kills)
	p := n.startPolling()
	n.await(fmt.Sprintf(`select count(*) = %d from broadcasts where state = 'queued'`, kills))
	if got := n.count(`select count(*) from deliveries where state = 'pending'`); got != kills*newsAll {
		t.Errorf("%d deliveries wait, want %d", got, kills*newsAll)
	}
	n.stop(p)
}

// startPolling starts the program and waits until it asks for updates.
func (n *news) startPolling() *exec.Cmd {
	n.t.Helper()
	p, before := n.start(), n.Stats().Requests
	if _, err := n.WaitStats(n.ctx, func(s telegramtest.Stats) bool { return s.Requests > before && s.Polling }); err != nil {
		n.t.Fatalf("the program does not poll: %v\n%s", err, n.tail())
	}
	return p
}

// judgeQueued checks that a broadcast is queued with all its deliveries, or
// waits without any, and tells which.
func (n *news) judgeQueued(id int64) bool {
	n.t.Helper()
	all := n.count(fmt.Sprintf(`select count(*) from deliveries where broadcast = %d`, id))
	queued := n.count(fmt.Sprintf(`select count(*) from broadcasts where id = %d and state = '%s'`, id, knowledge.BroadcastQueued)) == 1
	if queued != (all == newsAll) || !queued && all != 0 {
		n.t.Errorf("broadcast %d is queued: %t, and has %d deliveries", id, queued, all)
	}
	return queued
}
