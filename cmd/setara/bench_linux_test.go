package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// peakMemory is the most memory that an ended process held, in MB.
func peakMemory(process *os.ProcessState) float64 {
	usage, ok := process.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(usage.Maxrss) / 1024
}

// peakMemoryOf is the most memory that a running process has held, in MB; 0
// where that is not told. What its parent held when it was started, which
// [peakMemory] may tell in its place, does not count.
func peakMemoryOf(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		return 0
	}
	return kilobytes / 1024
}
