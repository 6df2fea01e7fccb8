package catalog

import (
	"database/sql"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"setara/knowledge"
)

// BenchmarkImport loads a generated file into an empty catalog. "peak-MB" is
// the most memory that the process ever held. SETARA_BENCH_ROWS sets the
// rows, e.g. 1000000; run it alone then, and once: -bench Import -benchtime 1x.
func BenchmarkImport(b *testing.B) {
	for _, rows := range benchRows(b, 10_000, 100_000) {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				path := filepath.Join(b.TempDir(), "knowledge.db")
				c, err := Open(b.Context(), path)
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				load(b, c, market(rows))
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
	for _, rows := range benchRows(b, 10_000) {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			c := openCatalog(b)
			for b.Loop() {
				b.StopTimer()
				report := load(b, c, market(rows))
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
	for _, rows := range benchRows(b, 10_000) {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			c := openCatalog(b)
			load(b, c, market(rows))
			for b.Loop() {
				if err := c.db.Write(b.Context(), func(tx *sql.Tx) error { return rebuildIndex(b.Context(), tx) }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkQuestion asks one question of a loaded market.
func BenchmarkQuestion(b *testing.B) {
	questions := []string{
		"kerudung", "kerudung voal polos", "sepatu wanita kulit hitam", "madu", "tas rajut",
		"kopi arabika premium tebal elegan", "sandal pria", "sprei katun motif bambu jumbo",
	}
	for _, rows := range benchRows(b, 15_000, 300_000) {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			c := openCatalog(b)
			load(b, c, market(rows))
			for _, q := range questions {
				b.Run(strings.ReplaceAll(q, " ", "_"), func(b *testing.B) {
					found := 0
					for b.Loop() {
						got, err := c.Comparables(b.Context(), knowledge.Query{Product: q, AsOf: today})
						if err != nil {
							b.Fatal(err)
						}
						found = got.Found
					}
					b.ReportMetric(float64(found), "found")
				})
			}
		})
	}
}

func benchRows(b *testing.B, rows ...int) []int {
	b.Helper()
	said := os.Getenv("SETARA_BENCH_ROWS")
	if said == "" {
		return rows
	}
	n, err := strconv.Atoi(said)
	if err != nil {
		b.Fatalf("SETARA_BENCH_ROWS: %v", err)
	}
	return []int{n}
}
