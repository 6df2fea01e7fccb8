package main

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// swapFolders gives two folders each other's names, in one step where the file
// system can.
func swapFolders(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.ENOSYS), errors.Is(err, unix.EINVAL):
		return swapInSteps(a, b)
	default:
		return fmt.Errorf("swap folders: %w", &os.LinkError{Op: "rename", Old: a, New: b, Err: err})
	}
}
