package llmtest_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"setara/bot/llm/llmtest"
)

// post sends a chat request as it stands, and returns the status and the answer.
func post(t *testing.T, s *llmtest.Server, body string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL()+"/chat/completions", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+s.Key())
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(answer)
}

const (
	owner  = `{"role":"user","content":"halo"}`
	called = `{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"harga","arguments":"{}"}}]}`
	result = `{"role":"tool","tool_call_id":"a","content":"f1"}`
)

func TestWhatNoEndpointTakesIsAFault(t *testing.T) {
	for name, c := range map[string]struct{ messages, more string }{
		"an unknown field":                   {owner, `,"wishes":1`},
		"no length":                          {owner, `,"max_tokens":0`},
		"a wild temperature":                 {owner, `,"temperature":3`},
		"options of a stream without one":    {owner, `,"stream_options":{"include_usage":true}`},
		"a choice without tools":             {owner, `,"tool_choice":"auto"`},
		"a tool without a sound name":        {owner, `,"tools":[{"type":"function","function":{"name":"cari harga","parameters":{"type":"object"}}}]`},
		"the same tool twice":                {owner, `,"tools":[{"type":"function","function":{"name":"a","parameters":{"type":"object"}}},{"type":"function","function":{"name":"a","parameters":{"type":"object"}}}]`},
		"a strict schema that is open":       {owner, `,"tools":[{"type":"function","function":{"name":"a","strict":true,"parameters":{"type":"object","properties":{}}}}]`},
		"a strict schema with a free choice": {owner, `,"tools":[{"type":"function","function":{"name":"a","strict":true,"parameters":{"type":"object","properties":{"x":{"type":"string"}},"required":[],"additionalProperties":false}}}]`},
		"an open object in a strict schema":  {owner, `,"tools":[{"type":"function","function":{"name":"a","strict":true,"parameters":{"type":"object","properties":{"x":{"type":"array","items":{"type":"object","properties":{}}}},"required":["x"],"additionalProperties":false}}}]`},
		"a call without its result":          {owner + "," + called + "," + owner, ""},
		"a result that nobody called":        {owner + "," + result, ""},
		"a result twice":                     {owner + "," + called + "," + result + "," + result, ""},
		"an empty message":                   {`{"role":"user","content":""}`, ""},
		"instructions in the midst":          {owner + `,{"role":"system","content":"x"}`, ""},
		"a model that spoke last":            {owner + `,{"role":"assistant","content":"x"}`, ""},
		"arguments that are no object":       {owner + "," + strings.Replace(called, `"{}"`, `"[1"`, 1) + "," + result, ""},
		"an unknown role":                    {`{"role":"owner","content":"x"}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.New(llmtest.Options{})
			defer s.Close()
			more := c.more
			if !strings.Contains(more, "max_tokens") {
				more += `,"max_tokens":9`
			}
			status, _ := post(t, s, `{"model":"`+s.Model()+`","stream":false,"messages":[`+c.messages+`]`+more+`}`)
			if status != http.StatusBadRequest || len(s.Faults()) != 1 || len(s.Requests()) != 0 {
				t.Errorf("%d %v", status, s.Faults())
			}
		})
	}
}

func TestWhatIsSoundIsAnswered(t *testing.T) {
	s := llmtest.Start(t, llmtest.Options{}).Then(llmtest.Say("Halo Kak"))
	status, answer := post(t, s, `{"model":"`+s.Model()+`","stream":false,"max_tokens":9,"messages":[`+owner+`,`+called+`,`+result+`]}`)
	if status != http.StatusOK || !strings.Contains(answer, "Halo Kak") || s.Requests()[0].Results()[0] != "f1" {
		t.Errorf("%d %s", status, answer)
	}
	if status, _ := post(t, s, `{"model":"lain","stream":false,"max_tokens":9,"messages":[`+owner+`]}`); status != http.StatusNotFound {
		t.Errorf("another model: %d", status)
	}
}

func TestADripLetsAPieceGoAsTheTestSays(t *testing.T) {
	gate := make(chan struct{}, 2)
	s := llmtest.Start(t, llmtest.Options{}).Then(llmtest.Reply{Pieces: []string{"satu ", "dua"}, Gate: gate})
	gate <- struct{}{}
	gate <- struct{}{}
	status, answer := post(t, s, `{"model":"`+s.Model()+`","stream":true,"max_tokens":9,"messages":[`+owner+`]}`)
	if status != http.StatusOK || strings.Count(answer, "data: ") != 4 || !strings.HasSuffix(answer, "data: [DONE]\n\n") {
		t.Errorf("%d %s", status, answer)
	}
}
