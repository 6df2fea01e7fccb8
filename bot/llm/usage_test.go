package llm_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/llm/llmtest"
)

func TestACountOfTokensIsBelievedOnlyAsFarAsItCanBeTrue(t *testing.T) {
	const answer = "Harga sandal di pasaran {{f1}} ya Kak"
	for name, c := range map[string]struct {
		reply llmtest.Reply
		// input and output are what is counted, 0 for a guess.
		input, output int64
	}{
		"one that can be":                 {llmtest.Reply{Text: answer, Input: 120, Output: 9}, 120, 9},
		"as much as may be written":       {llmtest.Reply{Text: answer, Input: 120, Output: 300}, 120, 300},
		"more than may be written":        {llmtest.Reply{Text: answer, Input: 120, Output: 301}, 120, 0},
		"far more than may be written":    {llmtest.Reply{Text: answer, Input: 120, Output: math.MaxInt}, 120, 0},
		"less than nothing written":       {llmtest.Reply{Text: answer, Input: 120, Output: -5}, 120, 0},
		"less than nothing read":          {llmtest.Reply{Text: answer, Input: -1, Output: 9}, 0, 9},
		"the least number read":           {llmtest.Reply{Text: answer, Input: math.MinInt, Output: 9}, 0, 9},
		"many times what was sent":        {llmtest.Reply{Text: answer, Input: 9_000_000, Output: 9}, 0, 9},
		"more than there are numbers for": {llmtest.Reply{Text: answer, Input: math.MaxInt, Output: math.MaxInt}, 0, 0},
		"all of it less than nothing":     {llmtest.Reply{Text: answer, Input: -1, Output: -1}, 0, 0},
	} {
		for way, o := range map[string]llmtest.Options{"in pieces": {}, "at once": {NoStream: true}} {
			t.Run(name+", "+way, func(t *testing.T) {
				s := llmtest.Start(t, o).Then(c.reply)
				client, _ := newClient(t, s)
				turn, err := client.Next(inTime(t, 8*time.Second), question(), nil)
				if err != nil || turn.Text != answer {
					t.Fatalf("%+v %v", turn, err)
				}
				got := turn.Usage
				if got.Estimated != (c.input == 0 || c.output == 0) {
					t.Errorf("%+v", got)
				}
				if c.input != 0 && got.Input != c.input || c.input == 0 && (got.Input < 50 || got.Input > 1000) {
					t.Errorf("read: %+v, want %d", got, c.input)
				}
				if c.output != 0 && got.Output != c.output || c.output == 0 && (got.Output < 5 || got.Output > 300) {
					t.Errorf("written: %+v, want %d", got, c.output)
				}
			})
		}
	}
}

func TestAGuessIsNoMoreThanWhatMayBe(t *testing.T) {
	for name, o := range map[string]llmtest.Options{"in pieces": {NoUsage: true}, "at once": {NoStream: true, NoUsage: true}} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, o).Then(llmtest.Reply{Size: 3 << 20})
			client, _ := newClient(t, s)
			turn, err := client.Next(inTime(t, 8*time.Second), question(), nil)
			if err == nil || turn.Usage.Output != 300 || !turn.Usage.Estimated {
				t.Errorf("%+v %v", turn.Usage, err)
			}
		})
	}
}

func TestWhatAPictureTakesIsNotGuessedByTheSizeOfItsFile(t *testing.T) {
	large := append(picture(t), strings.Repeat("\x00", 900_000)...)
	for name, c := range map[string]struct {
		reply llmtest.Reply
		want  int64 // 0 for a guess
	}{
		"it is dear":              {llmtest.Reply{Text: "{}", Input: 37_000, Output: 2}, 37_000},
		"nothing is counted":      {llmtest.Reply{Text: "{}", NoUsage: true}, 0},
		"what cannot be is taken": {llmtest.Reply{Text: "{}", Input: 900_000, Output: 2}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, llmtest.Options{}).Then(c.reply)
			client, _ := newClient(t, s)
			seen, err := client.Look(inTime(t, 8*time.Second), "Barang apa ini?", lookSchema, large)
			if err != nil {
				t.Fatal(err)
			}
			got := seen.Usage
			if c.want != 0 && got != (chat.ModelUsage{Input: c.want, Output: 2}) ||
				c.want == 0 && (got.Input < 3000 || got.Input > 4000 || !got.Estimated) {
				t.Errorf("%+v, want %d", got, c.want)
			}
		})
	}
}
