package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// axeFile is in the environment and names axe.min.js of the package axe-core.
const axeFile = "SETARA_AXE"

// checkAccessible fails where something that can be used has no name for a
// screen reader, and for what axe finds serious where axe is at hand.
func (b *tab) checkAccessible(when string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, demoPatience)
	defer cancel()
	tree, err := chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
		return cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	})
	if err != nil {
		b.t.Fatal(err)
	}
	named := 0
	for _, node := range tree.Nodes {
		switch role := textOf(node.Role); role {
		case "button", "link", "textbox", "tab", "tabpanel", "region", "log", "image", "RootWebArea":
			if node.Ignored {
				continue
			}
			named++
			if strings.TrimSpace(textOf(node.Name)) == "" {
				b.t.Errorf("%s: a %s has no name (node %d)", when, role, node.BackendDOMNodeID)
			}
		}
	}
	if named < 10 {
		b.t.Errorf("%s: a screen reader finds %d things", when, named)
	}
	b.checkWithAxe(when)
}

func textOf(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var text string
	if json.Unmarshal(v.Value, &text) != nil {
		return ""
	}
	return text
}

// axeFinding is what axe has to say about some elements.
type axeFinding struct {
	ID     string `json:"id"`
	Impact string `json:"impact"`
	Help   string `json:"help"`
	Nodes  []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (b *tab) checkWithAxe(when string) {
	b.t.Helper()
	file := os.Getenv(axeFile)
	if file == "" {
		return
	}
	script, err := os.ReadFile(file)
	if err != nil {
		b.t.Fatal(err)
	}
	value[bool](b, string(script)+"\n;true")
	found := value[[]axeFinding](b, `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations)`, chromedp.EvalAwaitPromise)
	for _, f := range found {
		if f.Impact != "serious" && f.Impact != "critical" {
			b.t.Logf("%s: axe mentions %s (%s): %s", when, f.ID, f.Impact, f.Help)
			continue
		}
		for _, node := range f.Nodes {
			b.t.Errorf("%s: axe finds %s (%s): %s\n%s", when, f.ID, f.Impact, node.HTML, node.Summary)
		}
	}
}
