package chat

import (
	"fmt"
	"slices"

	"setara/knowledge"
)

const (
	// reportReasons is how many reasons of one state a report tells.
	reportReasons = 5
	// reportButtons is how many buttons of a broadcast a report tells of.
	reportButtons = 12
)

// Report is what came of a broadcast, for officers, with what can be done about
// it by one who has the rights; nil for who has none.
func Report(b *knowledge.Broadcast, a *knowledge.Aftermath, can func(knowledge.Right) bool) Response {
	r := Response{Blocks: []Block{wordAftermathHead(b), paragraph(plain(wordReportTimes(b)))}}
	if b.Counts.Total() > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(wordRecipients(b))))
	}
	for _, state := range knowledge.DeliveryStates {
		if n := b.Counts[state]; n > 0 {
			r.Blocks = append(r.Blocks, wordState(b.Kind, state, n, b.Counts.Total(), reasonsOf(b.Kind, a, state)))
		}
	}
	if a.Recalled > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(wordRecalled(a.Recalled))))
	}
	if a.Maybe > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(wordMaybe(a.Maybe))))
	}
	r.Blocks = append(r.Blocks, pressed(b, a)...)
	if a.Replies > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(wordReplyCount(a.Replies, a.Unanswered))))
	}
	r.Buttons = reportActions(b, a, can)
	return r
}

// reason is how many deliveries came to a state for what is one reason to a
// reader.
type reason struct {
	why string
	n   int
}

// reasonsOf are the reasons of a state in words, those that read alike
// together, the most frequent first; none where there is but one that needs no
// words.
func reasonsOf(kind knowledge.BroadcastKind, a *knowledge.Aftermath, state knowledge.DeliveryState) []reason {
	var reasons []reason
	for _, counted := range a.Reasons {
		if counted.State != state {
			continue
		}
		why := wordWhy(kind, state, counted.Why)
		if why == "" {
			continue
		}
		i := slices.IndexFunc(reasons, func(r reason) bool { return r.why == why })
		if i < 0 {
			i = len(reasons)
			reasons = append(reasons, reason{why: why})
		}
		reasons[i].n += counted.N
	}
	slices.SortStableFunc(reasons, func(a, b reason) int { return b.n - a.n })
	if len(reasons) > reportReasons {
		rest := 0
		for _, r := range reasons[reportReasons-1:] {
			rest += r.n
		}
		reasons = append(reasons[:reportReasons-1:reportReasons-1], reason{sayOtherReasons, rest})
	}
	return reasons
}

// pressed tells how often the buttons were pressed that come back, and how many
// people left the topic by theirs.
func pressed(b *knowledge.Broadcast, a *knowledge.Aftermath) []Block {
	var blocks []Block
	left := 0
	for i, p := range a.Presses {
		switch label, own := b.Content.Label(p.Button); {
		case !own:
			left += p.People
		case i < reportButtons:
			blocks = append(blocks, wordPresses(label, p))
		}
	}
	if len(blocks) > 0 {
		blocks = append([]Block{paragraph(plain(sayPresses))}, blocks...)
	}
	if left > 0 {
		blocks = append(blocks, paragraph(plain(wordLeft(left))))
	}
	return blocks
}

// reportActions are the buttons below a report.
func reportActions(b *knowledge.Broadcast, a *knowledge.Aftermath, can func(knowledge.Right) bool) [][]Button {
	var rows [][]Button
	if a.Replies > 0 {
		rows = append(rows, []Button{{Label: buttonReplies, Action: fmt.Sprintf("%s %d", actionReplies, b.ID)}})
	}
	if can == nil {
		return rows
	}
	if ended := b.State == knowledge.BroadcastDone || b.State == knowledge.BroadcastPaused; ended && can(knowledge.RightApprove) {
		for _, state := range retryStates {
			if n := b.Counts[state.state]; n > 0 {
				rows = append(rows, []Button{{Label: wordRetry(state.state, n), Action: reportAction("ulangi", b, state.word)}})
			}
		}
	}
	if !can(knowledge.RightWrite) {
		return rows
	}
	if b.Counts.Total() > 0 {
		rows = append(rows, []Button{
			{Label: buttonReportCSV, Action: reportAction("unduh", b, "csv")}, {Label: buttonReportXLSX, Action: reportAction("unduh", b, "xlsx")},
		})
	}
	if b.Kind == knowledge.BroadcastSend && b.Counts[knowledge.DeliverySent] > a.Recalled {
		rows = append(rows, []Button{{Label: buttonEditSent, Action: reportAction("ubah", b)}, {Label: buttonRecall, Action: reportAction("tarik", b)}})
	}
	return rows
}

// Progress is how far a broadcast has come while it goes out or is held; with
// may, the reader may hold it, let it go on and end it.
func Progress(p *knowledge.BroadcastProgress, may bool) Response {
	r := Response{Blocks: []Block{
		wordProgressHead(&p.Broadcast), paragraph(plain(wordBar(p))),
	}}
	for _, state := range knowledge.DeliveryStates {
		if n := p.Counts[state]; n > 0 {
			r.Blocks = append(r.Blocks, item(plain(fmt.Sprintf("%s: %s", wordDeliveryState(p.Kind, state), wordCount(n)))))
		}
	}
	if speed := wordSpeed(p); speed != "" {
		r.Blocks = append(r.Blocks, paragraph(plain(speed)))
	}
	if p.Replies > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf("Balasan: %s.", wordCount(p.Replies)))))
	}
	if !may {
		return r
	}
	r.Buttons = runButtons(&p.Broadcast)
	return r
}
