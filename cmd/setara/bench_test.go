package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// BenchmarkFirstAnswer starts the program, asks one question and ends it:
// "first-use" on an empty folder, starter knowledge included, "later" on one
// that is there.
func BenchmarkFirstAnswer(b *testing.B) {
	const question = "min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?"
	b.Run("first-use", func(b *testing.B) {
		for b.Loop() {
			runProgram(b, "--data", b.TempDir(), "ask", question)
		}
	})
	b.Run("later", func(b *testing.B) {
		folder := b.TempDir()
		runProgram(b, "--data", folder, "ask", question)
		for b.Loop() {
			runProgram(b, "--data", folder, "ask", question)
		}
	})
}

// BenchmarkImportFile loads a CSV file with the program, as a person would.
// "peak-MB" is the most memory that the program held. SETARA_BENCH_ROWS sets
// the rows, e.g. 1000000; run it once then: -benchtime 1x.
func BenchmarkImportFile(b *testing.B) {
	rows := 20_000
	if said := os.Getenv("SETARA_BENCH_ROWS"); said != "" {
		n, err := strconv.Atoi(said)
		if err != nil {
			b.Fatalf("SETARA_BENCH_ROWS: %v", err)
		}
		rows = n
	}
	file := writeListings(b, rows)
	peak := 0.0
	for b.Loop() {
		peak = max(peak, runProgram(b, "--data", b.TempDir(), "import", "listings", file))
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(peak, "peak-MB")
}

// runProgram runs setara in a process of its own and returns the most memory
// that it held, in MB (0 where the system does not tell).
func runProgram(b *testing.B, args ...string) float64 {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.CommandContext(b.Context(), self, args...)
	cmd.Env = append(os.Environ(), runAsSetara+"=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("setara %v: %v\n%s", args, err, out)
	}
	return peakMemory(cmd.ProcessState)
}

// writeListings writes a file of made-up listings.
func writeListings(b *testing.B, rows int) string {
	b.Helper()
	name := filepath.Join(b.TempDir(), "listings.csv")
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(f)
	kinds := []string{"Kerudung Voal", "Sandal Wanita", "Kaos Polos", "Tas Selempang", "Kopi Bubuk 250gr", "Gamis Rayon", "Mukena Katun"}
	looks := []string{"Motif Bunga", "Warna Hitam", "Model Terbaru", "Bahan Tebal", "Premium", "Jumbo", "Polos Murah", "Kekinian"}
	fmt.Fprintln(out, "sku,title,price,platform,shop,location,category,url,sold,observed_on")
	for i := range rows {
		kind := kinds[i%len(kinds)]
		fmt.Fprintf(out, "%d,%s %s %s %d,Rp%d,tokopedia,Toko %d,Kota Bandung,fashion/%d,https://www.tokopedia.com/toko%d/barang-%d,%d,2026-01-%02d\n",
			i, kind, looks[i/7%len(looks)], looks[i/56%len(looks)], i%5000, 15_000+i%97*500, i%9000, i%len(kinds), i%9000, i, i%300, 1+i%28)
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return name
}
