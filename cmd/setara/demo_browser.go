package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
)

// errNoBrowser says that there is no screen to show a browser on.
var errNoBrowser = errors.New("no browser here")

// openBrowser shows an address in the person's browser, which outlives the
// program.
func openBrowser(ctx context.Context, address string) error {
	command := browserCommand(runtime.GOOS, os.Getenv)
	if command == nil {
		return errNoBrowser
	}
	cmd := exec.CommandContext(context.WithoutCancel(ctx), command[0], append(command[1:], address)...)
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("open browser: %w", err)
	}
	go cmd.Wait() //nolint:errcheck // reaps the helper; nobody waits for what it says
	return nil
}

// browserCommand is what opens an address on that system, nil where there is
// no screen: without one, xdg-open would start a browser in the terminal.
func browserCommand(system string, env func(string) string) []string {
	switch system {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	if env("DISPLAY") == "" && env("WAYLAND_DISPLAY") == "" {
		return nil
	}
	return []string{"xdg-open"}
}
