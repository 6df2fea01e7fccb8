package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheExtractIsWhatIsWrittenFromTheData compares the extract in the
// repository with a fresh one, where the data is at hand.
func TestTheExtractIsWhatIsWrittenFromTheData(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(os.Getenv("SETARA_SAMPLES"), "telegram", "bot-api-*.json"))
	if err != nil || len(found) == 0 {
		t.Skip("SETARA_SAMPLES names no folder with the description of the Bot API")
	}
	folder := t.TempDir()
	if err := run(found[len(found)-1], folder); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"extract.txt", "extract.LICENSE"} {
		fresh, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if string(fresh) != string(kept) {
			t.Errorf("%s is not what go generate writes", name)
		}
	}
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	folder := t.TempDir()
	source := filepath.Join(folder, "api.json")
	for _, test := range []struct{ data, want string }{
		{`{"version":"Bot API 0"}`, "Bot API 0 has no method getMe"},
		{`[`, "read the Bot API from"},
	} {
		if err := os.WriteFile(source, []byte(test.data), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := run(source, folder); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.data, err, test.want)
		}
	}
	if err := run(filepath.Join(folder, "none.json"), folder); err == nil {
		t.Error("a file that is not there was read")
	}
}
