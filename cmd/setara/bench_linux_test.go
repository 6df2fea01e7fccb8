package main

import (
	"os"
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
