package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
)

// maxAnswer is how much of an answer a check reads, in bytes.
const maxAnswer = 8 << 20

// get asks an address for JSON, and returns the status of the answer. What is
// not JSON leaves the value as it was.
func get(ctx context.Context, url string, key secret, to any) (status int, err error) {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	if key != "" {
		req.Header.Set("Authorization", "Bearer "+string(key))
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(io.LimitReader(resp.Body, maxAnswer)).Decode(to); err != nil && resp.StatusCode == http.StatusOK {
		return resp.StatusCode, err
	}
	return resp.StatusCode, nil
}

// runsHere tells whether setara serve answers at an address.
func runsHere(ctx context.Context, a address) bool {
	host, port, err := net.SplitHostPort(string(a))
	if err != nil {
		return false
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	var report healthReport
	_, err = get(ctx, "http://"+net.JoinHostPort(host, port)+healthPath, "", &report)
	return err == nil && report.Mode != ""
}

// defaultModelURL is where a key without an endpoint belongs.
const defaultModelURL apiURL = "https://api.openai.com/v1"

// checkModel asks the model endpoint which models it has.
func checkModel(ctx context.Context, s *settings, keys *secrets) finding {
	const name = "OPENAI_BASE_URL"
	if s.OpenAIBaseURL == "" && keys.ModelKey == "" {
		return finding{name, verdictUnused, "Setara menjawab sendiri tanpa model bahasa"}
	}
	url := s.OpenAIBaseURL
	if url == "" {
		url = defaultModelURL
	}
	var list struct {
		Data []struct {
			ID string `json:"id"`
		} `json:"data"`
	}
	status, err := get(ctx, string(url)+"/models", keys.ModelKey, &list)
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return finding{"OPENAI_API_KEY", verdictWrong, fmt.Sprintf("ditolak oleh %s: periksa kuncinya", url)}
	case status == 0:
		return finding{name, verdictWrong, fmt.Sprintf("%s tidak menjawab: periksa alamatnya dan sambungan internet", url)}
	case err != nil || status == http.StatusNotFound:
		return finding{name, verdictWrong, fmt.Sprintf("di %s tidak ada layanan model: alamatnya biasanya berakhiran /v1", url)}
	case status != http.StatusOK:
		return finding{name, verdictWrong, fmt.Sprintf("%s sedang bermasalah (jawaban %d): coba lagi nanti", url, status)}
	}
	ids := make([]string, len(list.Data))
	for i, m := range list.Data {
		ids[i] = m.ID
	}
	if s.OpenAIModel != "" && !slices.Contains(ids, s.OpenAIModel) {
		return finding{"OPENAI_MODEL", verdictWrong, fmt.Sprintf("model %s tidak ada di %s", s.OpenAIModel, url)}
	}
	return finding{name, verdictGood, fmt.Sprintf("%s menjawab, %d model", url, len(ids))}
}
