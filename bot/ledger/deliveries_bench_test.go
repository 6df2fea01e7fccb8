package ledger

import (
	"os"
	"testing"
	"time"

	"setara/knowledge"
)

// BenchmarkQueueAMillion is how long the writer is held while a million
// recipients are queued, in one transaction. "cancel" is how long it takes until all are skipped.
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
	begun := time.Now()
	d.ok(d.Cancel(b.Context(), 2, noon))
	b.ReportMetric(time.Since(begun).Seconds(), "cancel-s")
	info, err := os.Stat(d.path)
	d.ok(err)
	b.ReportMetric(float64(info.Size())/owners, "bytes/owner")
}

// BenchmarkChangeOfMany is how long the writer is held while an edit of what
// 100,000 people have is queued, and how long it takes to count them.
func BenchmarkChangeOfMany(b *testing.B) {
	const owners = 100_000
	d := newDesk(b, owners)
	id := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	d.ok(d.publish(id, noon))
	d.exec(`update deliveries set state = 'sent', at = ?, message = chat where broadcast = ?`, noon.Unix(), id)
	d.exec(`update broadcast_counts set pending = 0, sent = ? where broadcast = ?`, owners, id)
	d.exec(`update broadcasts set state = 'done', ended_at = ? where id = ?`, noon.Unix(), id)
	begun := time.Now()
	_, _, err := d.SentBefore(b.Context(), id, noon)
	d.ok(err)
	b.ReportMetric(time.Since(begun).Seconds(), "count-s")
	edit := d.draft(knowledge.BroadcastEdit, id, "Benar")
	begun = time.Now()
	d.ok(d.publish(edit, noon))
	b.ReportMetric(time.Since(begun).Seconds(), "edit-s")
}
