package main

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"setara/bot/telegramtest"
	"setara/knowledge/catalog"
)

// longestUpload is how long after an officer's message the program is killed at
// most: it fetches, reads or publishes the file by then, or has told so.
const longestUpload = 120 * time.Millisecond

// TestAFileIsPublishedOnceWhenTheBotIsKilled kills the program while it reads
// the files that an officer sends, and while it publishes them. Each is in once
// in the end, and is told to be.
func TestAFileIsPublishedOnceWhenTheBotIsKilled(t *testing.T) {
	kills := crashKills(t)
	n := &news{crash: newCrash(t, nil)}
	officer := n.owners[0]
	n.args = append(n.args, "--admins", fmt.Sprint(officer.ChatID()))
	p := n.startPolling()
	for i := range kills / 2 {
		name := fmt.Sprintf("harga-%d.csv", i)
		file := fmt.Sprintf("judul,harga,tanggal,tautan\nPayung lipat %d,%d,2026-01-14,https://www.tokopedia.com/toko/payung-%d\n", i, 30_000+i, i)
		if _, err := officer.SendDocument(name, []byte(file), "harga"); err != nil {
			t.Fatal(err)
		}
		p = n.killSoon(p)
		card := n.hears(officer, name+": saya baca sebagai")
		if _, err := officer.Press(card.ID, "Terima"); err != nil {
			t.Fatalf("%v: %s", err, card.Text)
		}
		p = n.killSoon(p)
		n.hears(officer, name+": sudah masuk")
	}
	n.stop(p)
	n.judgeImports(kills / 2)
	told := map[string]int{}
	for _, m := range officer.Transcript().FromBot() {
		if name, _, ok := strings.Cut(m.Text, ": sudah masuk"); ok {
			told[name]++
		}
	}
	twice := 0
	for _, times := range told {
		twice += times - 1
	}
	if uncertain := n.count(`select count(*) from outbox where uncertain = 1`); twice > uncertain {
		t.Errorf("%d files are told to be in twice, and %d letters are uncertain", twice, uncertain)
	}
	if open := n.count(`select count(*) from uploads where state <> 'done'`); open != 0 {
		t.Errorf("%d uploads are not done", open)
	}
}

// killSoon kills the program at a random moment and starts it again.
func (n *news) killSoon(p *exec.Cmd) *exec.Cmd {
	n.t.Helper()
	select {
	case <-time.After(time.Duration(n.random.Int64N(int64(longestUpload)))):
	case <-n.ctx.Done():
		n.t.Fatal(n.ctx.Err())
	}
	if err := p.Process.Kill(); err != nil {
		n.t.Fatalf("kill: %v", err)
	}
	_ = p.Wait() // it was killed
	return n.startPolling()
}

// hears waits until somebody is told something that begins so.
func (n *news) hears(p *telegramtest.Person, text string) (found telegramtest.Message) {
	n.t.Helper()
	_, err := p.WaitFor(n.ctx, func(now telegramtest.Transcript) bool {
		for _, m := range now.FromBot() {
			if strings.HasPrefix(m.Text, text) {
				found = m
			}
		}
		return found.ID != 0
	})
	if err != nil {
		n.t.Fatalf("nobody says %q: %v\n%s", text, err, n.tail())
	}
	return found
}

// judgeImports checks that so many files were loaded, each once.
func (n *news) judgeImports(want int) {
	n.t.Helper()
	c, err := catalog.Open(n.ctx, catalogPath(n.data))
	if err != nil {
		n.t.Fatal(err)
	}
	defer c.Close()
	imports, err := c.Imports(n.ctx)
	if err != nil {
		n.t.Fatal(err)
	}
	files := map[string]int{}
	for _, i := range imports {
		files[i.File]++
	}
	for file, times := range files {
		if times != 1 {
			n.t.Errorf("%s is loaded %d times", file, times)
		}
	}
	if len(files) != want {
		n.t.Errorf("%d files are loaded, want %d", len(files), want)
	}
}
