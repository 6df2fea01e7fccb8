package versus

import (
	"io/fs"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"setara/knowledge/catalog/internal/market"
)

// BenchmarkLookup has each engine load the same markets and answer the same
// questions. The package's documentation says what it reports.
func BenchmarkLookup(b *testing.B) {
	smallest := market.Latencies{} // by engine and batch
	for _, size := range market.Sizes(b, 5_000, 20_000) {
		setaras := market.Latencies{} // by batch
		for _, e := range engines {
			b.Run(strconv.Itoa(size)+"/"+e.name, func(b *testing.B) {
				folder := b.TempDir()
				start := time.Now()
				if err := e.load(b.Context(), folder, market.Rows(size)); err != nil {
					b.Fatal(err)
				}
				rate := float64(size) / time.Since(start).Seconds()
				bytes := float64(sizeOf(b, folder)) / float64(size)
				opened := open(b, e, folder)
				for _, batch := range market.Batches(size) {
					b.Run(batch.Name, func(b *testing.B) {
						latency := measure(b, opened, batch.Questions)
						smallest.Compare(b, "smallest", e.name+"/"+batch.Name, latency)
						setaras.Compare(b, "setara", batch.Name, latency)
						b.ReportMetric(rate, "load-rows/s")
						b.ReportMetric(bytes, "B/listing")
					})
				}
			})
		}
	}
}

func measure(b *testing.B, x index, questions []string) market.Latency {
	b.Helper()
	found := 0
	latency := market.Measure(b, questions, func(question string) error {
		n, err := x.lookup(b.Context(), question)
		found += n
		return err
	})
	b.ReportMetric(float64(found)/float64(b.N), "found")
	return latency
}

func open(tb testing.TB, e engine, folder string) index {
	tb.Helper()
	opened, err := e.open(tb.Context(), folder)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := opened.Close(); err != nil {
			tb.Error(err)
		}
	})
	return opened
}

// sizeOf is the size of all files of a folder, in bytes.
func sizeOf(b *testing.B, folder string) (size int64) {
	b.Helper()
	err := filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}

// TestEachEngineFindsWhatIsThere keeps the comparison fair: none is quick for
// finding nothing.
func TestEachEngineFindsWhatIsThere(t *testing.T) {
	const size = 2000
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			folder := t.TempDir()
			if err := e.load(t.Context(), folder, market.Rows(size)); err != nil {
				t.Fatal(err)
			}
			opened := open(t, e, folder)
			for _, batch := range market.Batches(size) {
				answered := 0
				for _, question := range batch.Questions {
					found, err := opened.lookup(t.Context(), question)
					if err != nil {
						t.Fatal(err)
					}
					if found > 0 {
						answered++
					}
				}
				if all := len(batch.Questions); answered < all*9/10 {
					t.Errorf("%s: something was found for %d of %d", batch.Name, answered, all)
				}
			}
		})
	}
}
