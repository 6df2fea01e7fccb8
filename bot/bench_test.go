package bot_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// Allowed by comparison with the echo bot.
const (
	echoShare    = 1.0 / 3
	echoP99Times = 3
	fsyncsInPath = 4
)

// BenchmarkThroughputBesideEcho has as many /bantuan answered as can be, by an
// echo bot of the library that remembers nothing and by the whole path with
// each update and reply on the disk. "share" is ours of the echo bot's; at
// least a third is wanted.
func BenchmarkThroughputBesideEcho(b *testing.B) {
	rate := func(start starter) float64 {
		l := newLoad(b, start)
		defer l.end()
		begun := time.Now()
		l.askAsFastAsAnswered(b.N)
		return float64(b.N) / time.Since(begun).Seconds()
	}
	echo := rate(startEcho)
	ours := rate(startSetara)
	b.ReportMetric(echo, "echo/s")
	b.ReportMetric(ours, "setara/s")
	b.ReportMetric(ours/echo, "share")
	b.ReportMetric(echoShare, "share-wanted")
}

// BenchmarkDelayBesideEcho asks 300 times a second and compares how long the
// slowest one in a hundred takes from the question to the answer, as the
// people see it. "allowed" is three times the echo bot's plus four fsyncs of
// the usual length; "fsync-p99" shows how restless the disk was.
func BenchmarkDelayBesideEcho(b *testing.B) {
	fsyncs := measureFsyncs(b)
	echo := delayAtPace(b, startEcho)
	ours := delayAtPace(b, startSetara)
	fsyncs = append(fsyncs, measureFsyncs(b)...)
	fsync := quantile(fsyncs, 0.5)
	allowed := echoP99Times*echo + fsyncsInPath*fsync
	reportDelay(b, echo, "echo-p99-ms")
	reportDelay(b, ours, "setara-p99-ms")
	reportDelay(b, fsync, "fsync-ms")
	reportDelay(b, quantile(fsyncs, 0.99), "fsync-p99-ms")
	reportDelay(b, allowed, "allowed-ms")
}

// BenchmarkDelayBesideBroadcasts asks 300 times a second, by turns while a
// broadcast to 100,000 people is paused and while it goes out at 1,000 a second,
// the most that Telegram takes; "deliveries/s" is how many did. "allowed" is the
// larger of 50 ms and twice the delay while it is paused. For most of the
// broadcast ask 50,000 questions: -benchtime 50000x.
func BenchmarkDelayBesideBroadcasts(b *testing.B) {
	const turn = 600
	l := newLoad(b, startBroadcasting)
	defer l.end()
	var alone, beside []time.Duration
	sent, took := 0, time.Duration(0)
	for len(alone)+len(beside) < b.N {
		l.pause()
		l.askAtPace(turn)
		alone = append(alone, l.delays...)
		before := l.resume()
		begun := time.Now()
		l.askAtPace(turn)
		beside = append(beside, l.delays...)
		sent, took = sent+l.deliveries()-before, took+time.Since(begun)
	}
	idle := quantile(alone, 0.99)
	reportDelay(b, idle, "alone-p99-ms")
	reportDelay(b, quantile(beside, 0.99), "broadcasting-p99-ms")
	reportDelay(b, max(50*time.Millisecond, 2*idle), "allowed-ms")
	b.ReportMetric(float64(sent)/took.Seconds(), "deliveries/s")
}

// delayAtPace asks at the pace and returns how long the slowest one in a
// hundred takes.
func delayAtPace(b *testing.B, start starter) time.Duration {
	l := newLoad(b, start)
	defer l.end()
	l.askAtPace(b.N)
	return quantile(l.delays, 0.99)
}

func reportDelay(b *testing.B, d time.Duration, unit string) {
	b.ReportMetric(float64(d)/float64(time.Millisecond), unit)
}

// quantile is the value below which the share q of the times lies.
func quantile(times []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// measureFsyncs appends to a file and waits for the disk, as a commit does.
func measureFsyncs(b *testing.B) []time.Duration {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "fsync"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, 4096)
	times := make([]time.Duration, 100)
	for i := range times {
		begun := time.Now()
		if _, err := f.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
		times[i] = time.Since(begun)
	}
	return times
}
