package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// screenshotFolder is in the environment and says where to keep what the page
// looked like.
const screenshotFolder = "SETARA_SCREENSHOTS"

// chromiumNames are the names under which Chromium is installed.
var chromiumNames = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
}

// chromium starts a browser without a window that is there until the test
// ends, or skips the test where none is installed.
func chromium(t *testing.T) context.Context {
	t.Helper()
	var program string
	for _, name := range chromiumNames {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium is installed; install it (on Debian: apt-get install chromium) to see the page in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, closeBrowser := chromedp.NewContext(ctx)
	t.Cleanup(closeBrowser)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", program, err)
	}
	return ctx
}

// screen is what the page is looked at on.
type screen struct {
	name          string
	width, height int64
	phone, dark   bool
}

// tab is the page in a browser.
type tab struct {
	t      *testing.T
	ctx    context.Context
	screen screen
	site   string
	shots  int
	// complaints and requests are what the browser saw since the tab opened.
	complaints, requests *collected
}

// collected is what a goroutine gathers until it is asked.
type collected struct {
	cancel context.CancelFunc
	ended  chan struct{}
	items  []string
}

// stop ends the gathering and returns what there is.
func (c *collected) stop() []string {
	c.cancel()
	<-c.ended
	return c.items
}

// openTab opens the address in a tab of its own, with a profile of its own.
func openTab(t *testing.T, browser context.Context, s screen, address string) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(closeTab)
	b := &tab{t: t, ctx: ctx, screen: s, site: address}
	if err := chromedp.Do(ctx); err != nil { // opens the tab, which lives as long as this context
		t.Fatalf("open a tab: %v", err)
	}
	b.complaints = b.gatherComplaints()
	b.requests = b.gatherRequests()

	scheme := "light"
	if s.dark {
		scheme = "dark"
	}
	var how []chromedp.EmulateViewportOption
	if s.phone {
		how = append(how, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulatePortrait)
	}
	b.do(
		chromedp.EmulateViewport(s.width, s.height, how...),
		tell(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		}),
		chromedp.Navigate(address),
	)
	return b
}

// tell is a command of the protocol whose result is of no interest.
func tell[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, c, params)
		return err
	})
}

// do takes steps on the page.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, demoPatience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.screenshot("gagal")
		b.t.Fatal(err)
	}
}

// value evaluates script on the page.
func value[T any](b *tab, script string, options ...chromedp.EvaluateOption) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, demoPatience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, options...))
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// until waits until a condition holds on the page.
func (b *tab) until(what, condition string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, demoPatience)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Poll[chromedp.Void](condition)); err != nil {
		b.screenshot("gagal")
		b.t.Fatalf("waiting until %s: %v", what, err)
	}
}

// click clicks or taps what a CSS selector finds.
func (b *tab) click(selector string) {
	b.t.Helper()
	if b.screen.phone {
		b.do(chromedp.Tap(chromedp.CSS(selector), chromedp.NodeVisible))
		return
	}
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// retype types in place of what the owner's phone has in its text field.
func (b *tab) retype(keys string) {
	b.t.Helper()
	value[any](b, `(() => {
		const area = document.querySelector("#phone-owner textarea");
		area.focus();
		area.select();
		return true;
	})()`)
	b.do(chromedp.KeyEvent(keys))
}

// press clicks or taps the last button on the owner's phone with that label.
func (b *tab) press(label string) {
	b.t.Helper()
	b.until("there is a button "+label, fmt.Sprintf(`(() => {
		document.querySelectorAll("[data-test]").forEach((e) => delete e.dataset.test);
		const button = [...document.querySelectorAll("#phone-owner button")].filter((e) => e.checkVisibility() && e.innerText.trim() === %q).at(-1);
		if (button) button.dataset.test = "";
		return button;
	})() != null`, label))
	b.click("[data-test]")
}

// read waits until the newest of Setara's messages on that phone, pictures
// apart, contains a text, and returns it.
func (b *tab) read(phone, text string) string {
	b.t.Helper()
	newest := fmt.Sprintf(`[...document.querySelectorAll("#%s .log:not([hidden]) .theirs:not(:has(img)) .text")].at(-1)?.innerText`, phone)
	b.until("Setara says "+text, fmt.Sprintf(`(%s ?? "").includes(%q)`, newest, text))
	return value[string](b, newest)
}

// screenshot keeps what the page looks like where that is asked for.
func (b *tab) screenshot(name string) {
	folder := os.Getenv(screenshotFolder)
	if folder == "" {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, demoPatience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Poll[chromedp.Void](`document.getAnimations().every((a) => a.effect.getTiming().iterations === Infinity)`))
	if err != nil {
		b.t.Errorf("wait for the page to come to rest: %v", err)
		return
	}
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		b.shots++
		name = fmt.Sprintf("%s-%d-%s.png", b.screen.name, b.shots, name)
		err = os.WriteFile(filepath.Join(folder, name), picture, 0o600)
	}
	if err != nil {
		b.t.Errorf("keep screenshot: %v", err)
	}
}

// gatherComplaints collects warnings, errors and exceptions of the console.
func (b *tab) gatherComplaints() *collected {
	ctx, cancel := context.WithCancel(b.ctx)
	c := &collected{cancel: cancel, ended: make(chan struct{})}
	messages := chromedp.Console(ctx)
	go func() {
		defer close(c.ended)
		for m, err := range messages {
			if err != nil {
				return
			}
			switch m.Type {
			case chromedp.ConsoleError, chromedp.ConsoleWarning, chromedp.ConsoleException:
				c.items = append(c.items, fmt.Sprintf("%s %s (%s)", m.Type, m.Text, m.URL))
			}
		}
	}()
	return c
}

// gatherRequests collects the addresses that the page asked for.
func (b *tab) gatherRequests() *collected {
	ctx, cancel := context.WithCancel(b.ctx)
	c := &collected{cancel: cancel, ended: make(chan struct{})}
	requests := chromedp.Events(ctx, network.RequestWillBeSent)
	go func() {
		defer close(c.ended)
		for r, err := range requests {
			if err != nil {
				return
			}
			c.items = append(c.items, r.Request.URL)
		}
	}()
	return c
}

// checkQuiet fails for what the console complained about and for requests
// to anywhere else. Nothing can be done in the tab after it.
func (b *tab) checkQuiet() {
	b.t.Helper()
	for _, complaint := range b.complaints.stop() {
		b.t.Errorf("the console says: %s", complaint)
	}
	requests := b.requests.stop()
	if len(requests) == 0 {
		b.t.Error("no request was seen at all")
	}
	for _, address := range requests {
		if !strings.HasPrefix(address, b.site+"/") {
			b.t.Errorf("the page asks for %s", address)
		}
	}
}
