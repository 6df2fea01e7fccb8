package chat

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

const (
	// actionAudit leads to what officers did; a page may stand behind it.
	actionAudit = "/audit"
	// actionAuditFile takes it out as a file.
	actionAuditFile = "/audit unduh"
	// auditRows is how many deeds a file holds at most, the newest.
	auditRows = 100_000
)

// showAudit lists what officers did, the newest first, a page at a time, or
// takes it out as a file. It is for those who may manage officers; for
// everybody else there is no such command.
func showAudit(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Audit == nil {
		return say(sayUnknownCommand), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightManage); !ok {
		return refusal, err
	}
	typed := strings.ToLower(strings.TrimSpace(cl.rest))
	if typed == "unduh" {
		return c.exportAudit(ctx, cl)
	}
	n, err := c.Audit.CountDeeds(ctx)
	if err != nil {
		return Response{}, err
	}
	page, err := strconv.Atoi(typed)
	if err != nil {
		page = 1
	}
	from, to := pageOf(n, page)
	deeds, err := c.Audit.Audit(ctx, from, to-from)
	if err != nil {
		return Response{}, err
	}
	if len(deeds) == 0 {
		return say(sayAuditEmpty), nil
	}
	r := Response{Blocks: []Block{wordAuditHead(from+1, to, n)}}
	for i := range deeds {
		r.Blocks = append(r.Blocks, wordDeedLine(&deeds[i]))
	}
	if to < n {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonMoreSources, Action: fmt.Sprintf("%s %d", actionAudit, to/officersPage+1)}})
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonAuditFile, Action: actionAuditFile}})
	return r, nil
}

// exportAudit is the audit as a file; to take it out is a deed as well.
func (c *Chat) exportAudit(ctx context.Context, cl *call) (Response, error) {
	deeds, err := c.Audit.Audit(ctx, 0, auditRows)
	if err != nil {
		return Response{}, err
	}
	r := say(wordAuditFile(len(deeds), len(deeds) == auditRows))
	r.Table = wordAuditTable(deeds, c.today())
	return r, c.Audit.Record(ctx, c.deed(cl, knowledge.DeedExport))
}
