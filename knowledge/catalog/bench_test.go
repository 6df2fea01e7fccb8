package catalog

import (
	"database/sql"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"setara/knowledge"
	"setara/knowledge/catalog/internal/market"
)

// BenchmarkImport loads a generated file into an empty catalog. "peak-MB" is
// the most memory that the process ever held. SETARA_BENCH_ROWS sets the
// rows, e.g. 1000000; run it alone then, and once: -bench Import -benchtime 1x.
func BenchmarkImport(b *testing.B) {
	for _, rows := range market.Sizes(b, 10_000, 100_000) {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				path := filepath.Join(b.TempDir(), "knowledge.db")
				c, err := Open(b.Context(), path)
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				load(b, c, market.Rows(rows))
				b.StopTimer()
				if err := c.Close(); err != nil {
					b.Fatal(err)
				}
				info, err := os.Stat(path)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(info.Size())/float64(rows), "B/listing")
				b.StartTimer()
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			reportPeak(b)
		})
	}
}

// BenchmarkUndo takes an import back that holds all there is.
func BenchmarkUndo(b *testing.B) {
	for _, rows := range market.Sizes(b, 10_000) {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			c := openCatalog(b)
			for b.Loop() {
				b.StopTimer()
				report := load(b, c, market.Rows(rows))
				b.StartTimer()
				if err := c.Undo(b.Context(), report.ImportID, loadedAt); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkRefresh makes the search index anew, as after a change of the word
// lists.
func BenchmarkRefresh(b *testing.B) {
	for _, rows := range market.Sizes(b, 10_000) {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			c := openCatalog(b)
			load(b, c, market.Rows(rows))
			for b.Loop() {
				if err := c.db.Write(b.Context(), func(tx *sql.Tx) error { return rebuildIndex(b.Context(), tx) }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkLookup asks a market everyday questions, and for whole titles.
// Ask each of 1,000 once, in a small market and in a large one, with
// SETARA_BENCH_ROWS=35000,1000000 and -bench Lookup -benchtime 1000x;
// "p99/smallest" is then how many times longer the large one takes.
func BenchmarkLookup(b *testing.B) {
	smallest := market.Latencies{} // by batch
	for _, rows := range market.Sizes(b, 10_000) {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			c := openCatalog(b)
			load(b, c, market.Rows(rows))
			for _, batch := range market.Batches(rows) {
				b.Run(batch.Name, func(b *testing.B) {
					used := 0
					latency := market.Measure(b, batch.Questions, func(question string) error {
						got, err := c.Comparables(b.Context(), knowledge.Query{Product: question, AsOf: today})
						used += got.Used
						return err
					})
					smallest.Compare(b, "smallest", batch.Name, latency)
					b.ReportMetric(float64(used)/float64(b.N), "used")
				})
			}
		})
	}
}
