package market

import (
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Sizes are the sizes of markets to measure on: those that SETARA_BENCH_ROWS
// says, such as "35000,1000000", or else the given ones.
func Sizes(b *testing.B, sizes ...int) []int {
	b.Helper()
	said := os.Getenv("SETARA_BENCH_ROWS")
	if said == "" {
		return sizes
	}
	sizes = nil
	for size := range strings.SplitSeq(said, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			b.Fatalf("SETARA_BENCH_ROWS: %v", err)
		}
		sizes = append(sizes, n)
	}
	return sizes
}

// Latency is how long half and 99 of 100 lookups took at most.
type Latency struct {
	P50, P99 time.Duration
}

// Measure is the loop of a benchmark: it looks up one question after another,
// on one core, and reports the latency in milliseconds. With -benchtime 1000x
// each of 1,000 questions is asked once.
func Measure(b *testing.B, questions []string, lookup func(question string) error) Latency {
	b.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		if err := lookup(questions[len(took)%len(questions)]); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	latency := Latency{P50: took[len(took)/2], P99: took[len(took)*99/100]}
	b.ReportMetric(milliseconds(latency.P50), "p50-ms")
	b.ReportMetric(milliseconds(latency.P99), "p99-ms")
	return latency
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// Latencies are the first that were measured of each kind.
type Latencies map[string]Latency

// Compare reports how many times the first latency of a kind this one is,
// unless it is the first itself. The name says what the first is.
func (l Latencies) Compare(b *testing.B, name, kind string, latency Latency) {
	b.Helper()
	first, measured := l[kind]
	if !measured {
		l[kind] = latency
		return
	}
	b.ReportMetric(float64(latency.P50)/float64(first.P50), "p50/"+name)
	b.ReportMetric(float64(latency.P99)/float64(first.P99), "p99/"+name)
}
