package intake_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"setara/knowledge"
	"setara/knowledge/intake"
)

// BenchmarkFile takes in a file of listings, as text and as a workbook, as an
// officer sends it to a market of the same size: half of it has new prices, a fifth is new, the rest is known.
// It is compared, published, compared again, which must change nothing, and taken
// back, which must leave every table as it was. The seconds of each are reported,
// and "peak-MB", the most memory that the process ever held. Run it alone and
// once: -bench File/100000.csv -benchtime 1x; SETARA_BENCH_ROWS sets the rows.
func BenchmarkFile(b *testing.B) {
	rows := 100_000
	if said := os.Getenv("SETARA_BENCH_ROWS"); said != "" {
		n, err := strconv.Atoi(said)
		if err != nil {
			b.Fatal(err)
		}
		rows = n
	}
	for _, kind := range [...]string{".csv", ".xlsx"} {
		b.Run(strconv.Itoa(rows)+kind, func(b *testing.B) { benchmarkFile(b, rows, kind) })
	}
}

func benchmarkFile(b *testing.B, rows int, kind string) {
	folder := b.TempDir()
	before, after := filepath.Join(folder, "sebelum.csv"), filepath.Join(folder, "sesudah.csv")
	writeMarket(b, before, rows, 0)
	writeMarket(b, after, rows, 1)
	if kind == ".xlsx" {
		after = writeBook(b, after)
	}
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		path := filepath.Join(folder, strconv.Itoa(n)+".db")
		i := openAt(b, path)
		take(b, i, before, 1)
		was := contents(b, path)
		b.StartTimer()
		takeAndTakeBack(b, i, after, rows)
		b.StopTimer()
		for name, hash := range contents(b, path) {
			if hash != was[name] {
				b.Errorf("taken back, %s is %s, was %s", name, hash, was[name])
			}
		}
		b.StartTimer()
	}
	reportPeak(b)
}

// takeAndTakeBack goes the whole way of a file.
func takeAndTakeBack(b *testing.B, i *intake.Intake, file string, rows int) {
	b.Helper()
	var d, done, again knowledge.FileDifference
	took := []float64{
		seconds(func() { d = look(b, i, file) }),
		seconds(func() { done = take(b, i, file, 2) }),
		seconds(func() { again = look(b, i, file) }),
		seconds(func() {
			if err := i.Undo(b.Context(), done.ImportID, act(3)); err != nil {
				b.Fatal(err)
			}
		}),
	}
	if d.Rows != rows || d.Changed != rows/2 || d.New != rows/5 || d.Digest != done.Digest || again.New+again.Changed != 0 {
		b.Errorf("the difference is %d new and %d changed of %d, again %d and %d", d.New, d.Changed, d.Rows, again.New, again.Changed)
	}
	for n, name := range [...]string{"compare-s", "publish-s", "again-s", "undo-s"} {
		b.ReportMetric(took[n], name)
	}
}

func seconds(do func()) float64 {
	started := time.Now()
	do()
	return time.Since(started).Seconds()
}

// look compares a file, and take publishes it.
func look(b *testing.B, i *intake.Intake, file string) (d knowledge.FileDifference) {
	b.Helper()
	content, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = content.Close() }() // it was only read
	if d, err = i.Compare(b.Context(), knowledge.FileSpec{Name: filepath.Base(file)}, content, nil); err != nil {
		b.Fatal(err)
	}
	return d
}

func take(b *testing.B, i *intake.Intake, file string, update int64) (d knowledge.FileDifference) {
	b.Helper()
	content, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = content.Close() }() // it was only read
	if d, err = i.Publish(b.Context(), knowledge.FileSpec{Name: filepath.Base(file)}, content, "", act(update), nil); err != nil {
		b.Fatal(err)
	}
	return d
}

// writeMarket writes a file of so many offers. In the second of two the first
// half costs more, a fifth is of offers that the first has not, and the rest is
// as it was.
func writeMarket(b *testing.B, path string, rows, second int) {
	b.Helper()
	goods := [...]string{"kerudung voal", "sandal kulit pria", "kopi bubuk robusta", "tas rotan bundar", "kue nastar keju", "kain tenun ikat", "mainan kayu edukasi"}
	out, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, "source,sku,title,price,shop,location,category,url,sold,rating,observed_on")
	for n := range rows {
		number, price, day := n, 10_000+n*7919%90_000, "2026-01-05"
		if second == 1 && n < rows/2 {
			price, day = price+1000, "2026-02-05"
		}
		if second == 1 && n >= rows-rows/5 {
			number += rows
		}
		good := goods[number%len(goods)]
		fmt.Fprintf(w, "tokopedia,%d,%s model %d warna %d asli pengrajin,%d,Toko %d,Kab. Garut,Kategori/%s,https://www.tokopedia.com/toko%d/%d,%d,4.8,%s\n",
			1_000_000+number, good, number%977, number%13, price, number%2003, good, number%2003, number, number%500, day)
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
}

// writeBook writes a file of text as a workbook beside it, and names that.
func writeBook(b *testing.B, path string) string {
	b.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	book := excelize.NewFile()
	defer func() { _ = book.Close() }() // it was written by then
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	row := 0
	for line := range strings.Lines(string(data)) {
		var cells []any
		for cell := range strings.SplitSeq(strings.TrimSpace(line), ",") {
			cells = append(cells, cell)
		}
		if row++; w.SetRow("A"+strconv.Itoa(row), cells) != nil {
			b.Fatal("a row cannot be written")
		}
	}
	name := strings.TrimSuffix(path, ".csv") + ".xlsx"
	if err := errors.Join(w.Flush(), book.SaveAs(name)); err != nil {
		b.Fatal(err)
	}
	return name
}
