package intake_test

import (
	"syscall"
	"testing"
)

// reportPeak reports the process's largest resident set so far.
func reportPeak(b *testing.B) {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(usage.Maxrss)/1024, "peak-MB") // counted in kilobytes
}
