package main

import (
	"bufio"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/cmd/setara/page"
)

func TestAnOwnerOfTheDemoIsAnsweredWithoutTokenOrKey(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TELEGRAM_BOT_TOKEN", "")
	d := startDemo(t)
	d.say(t, page.Cast[0].ID, page.Cast[0].Examples[0])
	if got := d.await(t, page.Cast[0].ID).Text; !strings.Contains(got, "Rp15.000") {
		t.Errorf("the answer is %q", got)
	}
	if made := demoFolders(t, temp); len(made) != 1 {
		t.Errorf("%d temporary folders while the demo runs, want 1", len(made))
	}
	if code := d.end(t); code != exitDone {
		t.Errorf("exit status %d after Ctrl-C: %s", code, d.said)
	}
	if left := demoFolders(t, temp); len(left) != 0 {
		t.Errorf("the demo left %v behind", left)
	}
	if d.said.String() != "" {
		t.Errorf("the demo complains: %s", d.said)
	}
}

func demoFolders(t *testing.T, temp string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(temp, "setara-demo-*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestTheDemoListensOnLoopbackAloneAndTakesAnotherPortWhereItsIsTaken(t *testing.T) {
	var listen net.ListenConfig
	taken, err := listen.Listen(t.Context(), "tcp", "127.0.0.1:"+demoPort)
	if err == nil {
		defer taken.Close()
	} // else: something else has taken it already
	d := startDemo(t)
	host, port, err := net.SplitHostPort(strings.TrimPrefix(d.address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	if host != "127.0.0.1" || port == demoPort {
		t.Errorf("the page is at %s", d.address)
	}
	if code := d.end(t); code != exitDone {
		t.Errorf("exit status %d", code)
	}
}

func TestTheDemoKeepsAFolderThatIsNamedOnTheCommandLineAlone(t *testing.T) {
	temp, kept, ofTheBot := t.TempDir(), filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "data")
	t.Setenv("TMPDIR", temp)
	t.Setenv("SETARA_DATA", ofTheBot)

	if code := startDemo(t).end(t); code != exitDone {
		t.Errorf("exit status %d", code)
	}
	if _, err := os.Stat(ofTheBot); !os.IsNotExist(err) {
		t.Errorf("the demo wrote to the folder of the real bot: %v", err)
	}

	d := startDemo(t, "--data", kept)
	if made := demoFolders(t, temp); len(made) != 0 {
		t.Errorf("the demo made %v besides", made)
	}
	if code := d.end(t); code != exitDone {
		t.Errorf("exit status %d", code)
	}
	for _, name := range []string{knowledgeFile, ledgerFile} {
		if _, err := os.Stat(filepath.Join(kept, name)); err != nil {
			t.Errorf("%s is not kept: %v", name, err)
		}
	}
}

func TestTheDemoRemembersAnOwnerAcrossRunsOnOneFolder(t *testing.T) {
	data := t.TempDir()
	joko := page.Cast[1].ID
	d := startDemo(t, "--data", data)
	d.say(t, joko, "sandal wanita saya 60rb, di shopee ada yang 25rb")
	d.await(t, joko)
	d.end(t)

	d = startDemo(t, "--data", data)
	d.say(t, joko, "38rb")
	if got := d.await(t, joko).Text; !strings.Contains(got, "Rp38.000") || !strings.Contains(got, "Rp25.000") {
		t.Errorf("the cost is not put to the question of before: %q", got)
	}
	d.end(t)
}

func TestASecondDemoOnTheSameFolderIsRefused(t *testing.T) {
	data := t.TempDir()
	startDemo(t, "--data", data)
	var said strings.Builder
	code := run(t.Context(), []string{"demo", "--data", data}, streams{in: strings.NewReader(""), out: io.Discard, err: &said})
	if code != exitFailed || said.Len() == 0 {
		t.Errorf("exit status %d, saying %q", code, said.String())
	}
}

func TestCtrlCEndsTheDemoCleanly(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	cmd := exec.CommandContext(t.Context(), self, "demo")
	cmd.Dir = temp
	cmd.Env = append(os.Environ(), runAsSetara+"=1", "TMPDIR="+temp)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.Contains(lines.Text(), "Ctrl-C") {
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		t.Errorf("the demo goes on to say %q", lines.Text())
	}
	if err := cmd.Wait(); err != nil || said.Len() != 0 {
		t.Errorf("it ends with %v, saying %q", err, said.String())
	}
	if left := demoFolders(t, temp); len(left) != 0 {
		t.Errorf("it left %v behind", left)
	}
}

func TestEveryExampleOfTheDemoIsAnsweredFromTheStarterKnowledge(t *testing.T) {
	c := cli{Data: t.TempDir()}
	err := with(t.Context(), &c, func(a *app) error {
		for _, person := range page.Cast {
			for _, example := range person.Examples {
				if strings.HasPrefix(example, "/") { // no question
					continue
				}
				answer, err := a.chat.Ask(t.Context(), example)
				if err != nil {
					return err
				}
				if !answer.Answered || answer.Intent == chat.IntentUnknown {
					t.Errorf("%s: %q is not answered: %s", person.Name, example, answer.Response.Text())
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestABrowserIsOpenedWhereThereIsAScreenToShowItOn(t *testing.T) {
	tests := []struct {
		name, system, display, wayland string
		opens                          bool
	}{
		{"a Mac", "darwin", "", "", true},
		{"Windows", "windows", "", "", true},
		{"Linux with X", "linux", ":0", "", true},
		{"Linux with Wayland", "linux", "", "wayland-0", true},
		{"Linux without a screen", "linux", "", "", false},
		{"a BSD without a screen", "freebsd", "", "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			env := func(name string) string {
				return map[string]string{"DISPLAY": test.display, "WAYLAND_DISPLAY": test.wayland}[name]
			}
			if command := browserCommand(test.system, env); (command != nil) != test.opens {
				t.Errorf("opens it with %q", command)
			}
		})
	}
}

func TestNoBrowserIsOpenedWhereNobodyWatches(t *testing.T) {
	none := func(string) string { return "" }
	if watched(io.Discard, none) {
		t.Error("a pipe passes for a person")
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if watched(file, none) {
		t.Error("a file passes for a person")
	}
}
