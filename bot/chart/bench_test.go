package chart

import (
	"testing"
)

// BenchmarkDraw reports how long a picture takes, in milliseconds, and how
// large it is.
func BenchmarkDraw(b *testing.B) {
	for _, name := range []string{"one point", "usual", "300 points"} {
		b.Run(name, func(b *testing.B) {
			p := cases()[name]
			size := 0
			for b.Loop() {
				data, err := Draw(b.Context(), p)
				if err != nil {
					b.Fatal(err)
				}
				size = len(data)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/picture")
			b.ReportMetric(float64(size), "bytes/picture")
		})
	}
}
