package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/bot/llm/llmtest"
)

// evalModel evaluates questions with the model of an endpoint.
func evalModel(t *testing.T, s *llmtest.Server, questions ...string) (out, log string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "soal.tsv")
	rows := "id\tquestion\tintent\town_price\tcompetitor_price\tcost\texpected_facts\tnotes\n" + strings.Join(questions, "\n") + "\n"
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("OPENAI_API_KEY", s.Key())
	c := cli{Data: t.TempDir(), Now: moment{time.Date(2026, 11, 23, 3, 0, 0, 0, time.UTC)}, settings: settings{
		OpenAIBaseURL: apiURL(s.URL()), OpenAIModel: s.Model(), ModelBudgetRp: 50_000, ModelOwnerRp: 5_000, ModelInputRp: 50_000, ModelOutputRp: 200_000,
	}}
	var stdout, stderr bytes.Buffer
	cmd := evalCommand{JSON: true, Model: true, Questions: file}
	if err := cmd.Run(t.Context(), &c, streams{out: &stdout, err: &stderr}); err != nil {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String()
}

func TestEvalWithAModelSaysInIndonesianThatItNeedsQuestions(t *testing.T) {
	cmd := evalCommand{Model: true}
	err := cmd.Run(t.Context(), &cli{Data: t.TempDir()}, streams{out: io.Discard, err: io.Discard})
	if !errors.Is(err, errUsage) || !strings.Contains(err.Error(), "--model dipakai bersama --questions NAMA_BERKAS") {
		t.Errorf("it says %v", err)
	}
}

func TestEvalShowsWhatAModelAddsAndWhatItMadeUp(t *testing.T) {
	s := llmtest.Start(t, llmtest.Options{})
	s.Then(
		llmtest.CallTool("fees", `{"platforms":["shopee"],"topic":"sales","mall":false,"product":null}`),
		llmtest.Say("Shopee mengambil 17% dari harga, Kak."),
		llmtest.Say("Ini yang diambil Shopee, Kak:\n{{b2}}"),
		llmtest.Say("Semangat ya, Kak!"),
	)
	out, log := evalModel(t, s,
		"1\tpiye lapak oren iku njupuk jatah piro yo mas\t\t\t\t\t4,25%\tmust_not=17%",
		"2\tjual kerudung voal 45rb, modal 28rb\tprice\t45000\t\t28000\t\t",
		"3\tpiye iki mas opo sing kudu tak lakoni\t\t\t\t\t\t")
	var got modelEvaluation
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Plain.Right != 2 || got.Model.Right != 3 {
		t.Errorf("%d right without the model and %d with it, want 2 and 3: %+v", got.Plain.Right, got.Model.Right, got.Model.Wrong)
	}
	if got.Model.Asked != 2 || got.Model.Outcomes["retried"] != 1 || got.Model.Outcomes["unhelpful"] != 1 {
		t.Errorf("asked about %d, with %v; want 2, one written again and one of no help", got.Model.Asked, got.Model.Outcomes)
	}
	if got.Model.Caught == 0 || got.Model.CaughtByKind["figure"] == 0 {
		t.Errorf("the figure that was made up is not among the caught: %v", got.Model.CaughtByKind)
	}
	if got.Model.TokensIn == 0 || got.Model.TokensOut == 0 || got.Model.Cost == 0 || got.Model.Seconds == 0 {
		t.Errorf("tokens, rupiah or time are not counted: %+v", got.Model)
	}
	if strings.Contains(out+log, s.Key()) {
		t.Error("the key is shown")
	}
	for _, r := range s.Requests() {
		if r.Model != s.Model() {
			t.Errorf("the model %q was asked", r.Model)
		}
	}
}

func TestEvalGivesThePlainAnswersWhereTheEndpointIsDown(t *testing.T) {
	s := llmtest.New(llmtest.Options{})
	s.Close()
	out, _ := evalModel(t, s, "1\tpiye iki mas opo sing kudu tak lakoni\t\t\t\t\t\t")
	var got modelEvaluation
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Model.Outcomes["away"] != 1 || got.Model.Cost != 0 || got.Plain.Answered != got.Model.Answered {
		t.Errorf("got %+v", got.Model)
	}
}
