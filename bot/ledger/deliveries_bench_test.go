package ledger

import (
	"os"
	"testing"
	"time"

	"setara/knowledge"
)

// BenchmarkQueueAMillion is how long the writer is held while a million
// recipients are queued, in one transaction; with the very same message sent
// before, and without. "cancel" is how long it takes until all are skipped.
func BenchmarkQueueAMillion(b *testing.B) {
	const owners = 1_000_000
	d := newDesk(b, owners)
	d.exec(`insert into left_topics (chat, topic, at) select chat, 'program', 0 from people where chat % 50 = 0`)
	for _, text := range []string{"Pelatihan", "Pameran"} {
		id := d.draft(knowledge.BroadcastSend, 0, text)
		begun := time.Now()
		d.ok(d.publish(id, noon))
		b.ReportMetric(time.Since(begun).Seconds(), text+"-s")
		d.stands(id, knowledge.BroadcastQueued, counts{pending: owners / 50 * 49, skipped: owners / 50})
	}
	again := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	begun := time.Now()
	d.ok(d.publish(again, noon))
	b.ReportMetric(time.Since(begun).Seconds(), "double-s")
	begun = time.Now()
	d.ok(d.Cancel(b.Context(), 2, noon))
	b.ReportMetric(time.Since(begun).Seconds(), "cancel-s")
	info, err := os.Stat(d.path)
	d.ok(err)
	b.ReportMetric(float64(info.Size())/owners, "bytes/owner")
}
