package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// syncFolder sees the names in a folder onto the disk.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" { // names are on the disk by themselves there
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := errors.Join(folder.Sync(), folder.Close()); err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return nil
}

// size words a number of bytes.
func size(bytes int64) string {
	value, unit := float64(bytes), "byte"
	for _, next := range []string{"KB", "MB", "GB", "TB"} {
		if value < 1000 {
			break
		}
		value, unit = value/1000, next
	}
	if unit == "byte" {
		return strconv.FormatInt(bytes, 10) + " byte"
	}
	return strings.Replace(strconv.FormatFloat(value, 'f', 1, 64), ".", ",", 1) + " " + unit
}
