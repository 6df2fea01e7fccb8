//go:build !unix

package main

import "os/exec"

// detach does nothing: what opens the browser here is not of our group.
func detach(*exec.Cmd) {}
