package main

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
)

// maxHealth is how much of a health report is read, in bytes.
const maxHealth = 1 << 20

// runsHere tells whether setara serve answers at an address.
func runsHere(ctx context.Context, a address) bool {
	host, port, err := net.SplitHostPort(string(a))
	if err != nil {
		return false
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+healthPath, nil)
	if err != nil {
		return false
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	var report healthReport
	err = json.NewDecoder(io.LimitReader(resp.Body, maxHealth)).Decode(&report)
	return err == nil && report.Mode != ""
}
