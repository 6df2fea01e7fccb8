package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// runAsSetara in the environment makes the test binary behave as setara.
const runAsSetara = "SETARA_TEST_RUN_AS_SETARA"

func TestMain(m *testing.M) {
	if os.Getenv(runAsSetara) != "" {
		main()
		return
	}
	testscript.Main(m, map[string]func(){"setara": main})
}

// TestCommandLine runs the program as a person would, in the scripts of
// testdata/script. Three commands are added to those of testscript:
//
//	exits STATUS COMMAND ARG…   the command ends with that exit status
//	json PATH VALUE             the last line of standard output has VALUE at
//	                            PATH, such as advice.gap or items.0.id; "-"
//	                            says that there is nothing at PATH
//	workbook CSV XLSX           the rows of a CSV file become a workbook
//	png FILE                    the file is a picture that can be shown
func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"json":     lookUpJSON,
			"workbook": makeWorkbook,
			"png":      checkPNG,
		},
	})
}

func checkPNG(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: png FILE")
	}
	img, err := png.Decode(strings.NewReader(ts.ReadFile(args[0])))
	if err != nil {
		ts.Fatalf("%s: %v", args[0], err)
	}
	if size := img.Bounds().Size(); size.X != 1000 || size.Y < 400 {
		ts.Fatalf("%s is %v pixels large", args[0], size)
	}
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND ARG…")
	}
	status := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("run %s: %v", args[1], err)
		}
		status = exit.ExitCode()
	}
	if strconv.Itoa(status) != args[0] {
		ts.Fatalf("exit status %d, want %s", status, args[0])
	}
}

func lookUpJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json PATH VALUE")
	}
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n")
	var value any
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &value); err != nil {
		ts.Fatalf("the last line is not JSON: %v", err)
	}
	got := "-"
	if found, ok := at(value, strings.Split(args[0], ".")); ok {
		got = shown(found)
	}
	if (got == args[1]) == neg {
		ts.Fatalf("%s: got %s, want %s (negated: %t)", args[0], got, args[1], neg)
	}
}

// at walks down a JSON value.
func at(value any, path []string) (any, bool) {
	for _, key := range path {
		switch v := value.(type) {
		case map[string]any:
			next, ok := v[key]
			if !ok {
				return nil, false
			}
			value = next
		case []any:
			if key == "length" {
				value = float64(len(v))
				continue
			}
			i, err := strconv.Atoi(key)
			if err != nil || i < 0 || i >= len(v) {
				return nil, false
			}
			value = v[i]
		default:
			return nil, false
		}
	}
	return value, true
}

func shown(value any) string {
	if f, ok := value.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}

func makeWorkbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: workbook CSV XLSX")
	}
	rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[0]))).ReadAll()
	ts.Check(err)
	book := excelize.NewFile()
	for i := range rows {
		ts.Check(book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &rows[i]))
	}
	ts.Check(book.SaveAs(ts.MkAbs(args[1])))
	ts.Check(book.Close())
}
