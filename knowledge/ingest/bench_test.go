package ingest

import (
	"fmt"
	"io"
	"runtime"
	"strconv"
	"testing"
)

// sheetOf writes a CSV file of n listings while it is read, each about 700
// bytes, as a marketplace's search gives them.
type sheetOf struct {
	n, next int
	buf     []byte
}

// Read implements io.Reader.
func (s *sheetOf) Read(b []byte) (int, error) {
	if len(s.buf) == 0 {
		switch {
		case s.next > s.n:
			return 0, io.EOF
		case s.next == 0:
			s.buf = []byte("id,name,url,category_breadcrumb,price_number,price_original,ratingAverage,shop_name,shop_city,countSold,labelGroups\n")
		default:
			id := strconv.Itoa(100_000_000 + s.next)
			s.buf = fmt.Appendf(s.buf, "%s,\"Kerudung voal nomor %s, motif bunga\",https://www.tokopedia.com/toko-ani/kerudung-%s"+
				"?extParam=ivf%%3Dfalse%%26search_id%%3D20260114154545F2%%26src%%3Dsearch,fashion-muslim/jilbab,%d,Rp95.000,4.8,Toko Ani,Kab. Rembang,%d,"+
				"\"[{\"\"position\"\": \"\"ri_product_credibility\"\", \"\"title\"\": \"\"2rb+ terjual\"\", \"\"type\"\": \"\"\"\", \"\"url\"\": \"\"\"\", \"\"styles\"\": []}, "+
				"{\"\"position\"\": \"\"ri_product_offer\"\", \"\"title\"\": \"\"Beli Lokal\"\", \"\"styles\"\": [{\"\"key\"\": \"\"text-color\"\", \"\"value\"\": \"\"#FF7F17\"\"}]}]\"\n",
				id, id, id, 20_000+s.next%50_000, s.next%5_000)
		}
		s.next++
	}
	n := copy(b, s.buf)
	s.buf = s.buf[n:]
	return n, nil
}

// countRows reads a generated file, calling each after every 10,000 rows.
func countRows(tb testing.TB, n int, each func()) {
	tb.Helper()
	rows := 0
	for row, err := range Listings("a.csv", &sheetOf{n: n}, Options{}) {
		if err != nil || row.Err != nil {
			tb.Fatal(err, row.Err)
		}
		if rows++; rows%10_000 == 0 {
			each()
		}
	}
	if rows != n {
		tb.Fatalf("got %d rows of %d", rows, n)
	}
}

// heap is the memory in use after collecting what nobody holds any more.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestMemoryDoesNotGrowWithTheRows(t *testing.T) {
	var first, last uint64
	countRows(t, 60_000, func() {
		last = heap()
		if first == 0 {
			first = last
		}
	})
	if last > first+4<<20 {
		t.Errorf("after 10,000 rows %d bytes are held, after 60,000 rows %d", first, last)
	}
}

// BenchmarkAMillionRows reports rows a second and the most memory that the
// runtime had from the system.
func BenchmarkAMillionRows(b *testing.B) {
	const n = 1_000_000
	b.ReportAllocs()
	for b.Loop() {
		countRows(b, n, func() {})
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(m.Sys)/(1<<20), "MB-from-system")
}

// BenchmarkPriceCells reads one plain and one written price.
func BenchmarkPriceCells(b *testing.B) {
	for b.Loop() {
		for _, cell := range []string{"45000", "Rp49.999 - Rp85.000"} {
			if _, err := parsePrice(cell); err != nil {
				b.Fatal(err)
			}
		}
	}
}
