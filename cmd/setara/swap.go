package main

import (
	"errors"
	"fmt"
	"os"
)

// swapInSteps gives two folders each other's names. Where a step fails, the
// steps before it are taken back.
func swapInSteps(a, b string) error {
	aside := b + ".tmp"
	if err := os.Rename(a, aside); err != nil {
		return fmt.Errorf("swap folders: %w", err)
	}
	if err := os.Rename(b, a); err != nil {
		return fmt.Errorf("swap folders: %w", errors.Join(err, os.Rename(aside, a)))
	}
	if err := os.Rename(aside, b); err != nil {
		return fmt.Errorf("swap folders: %w", err)
	}
	return nil
}
