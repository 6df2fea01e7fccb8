//go:build !linux

package intake_test

import "testing"

// reportPeak is for Linux, where the kernel counts in kilobytes.
func reportPeak(*testing.B) {}
