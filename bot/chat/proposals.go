package chat

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"setara/knowledge"
)

// Proposals keeps what officers propose to add to the knowledge.
type Proposals interface {
	// ProposalNumber is a number for a new one. It is given to no other.
	ProposalNumber(ctx context.Context) (int64, error)
	// Proposal is the one with that id, or an error that wraps
	// [knowledge.ErrNotFound].
	Proposal(ctx context.Context, id int64) (knowledge.Proposal, error)
	// OpenProposals are up to limit that wait for a second officer behind the
	// first skip, the oldest first, and how many there are.
	OpenProposals(ctx context.Context, skip, limit int) ([]knowledge.Proposal, int, error)
	// ChangeProposal does an act on one, and puts it into the audit, where the
	// doer has the right to it and nobody has decided before. Nobody decides on
	// their own.
	ChangeProposal(ctx context.Context, c knowledge.ProposalChange) error
}

// Intake takes small files that the conversation writes itself into the
// knowledge.
type Intake interface {
	// Compare is what a file would change; nothing is changed. A file that
	// cannot be taken gives a [*knowledge.FileProblem].
	Compare(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, progress func(rows int)) (knowledge.FileDifference, error)
	// Publish takes it in, whatever it changes where the digest is empty. An act
	// that was done before changes nothing, and gives what it did then.
	Publish(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, digest string, act knowledge.Act, progress func(rows int)) (knowledge.FileDifference, error)
}

// The actions of buttons about proposals; what they are about stands behind
// them.
const (
	actionProposals       = "/usulan"
	actionProposalNew     = "/usulan baru"
	actionProposalSynonym = "/usulan padanan"
	actionProposalProgram = "/usulan program"
	actionProposalSubmit  = "/usulan ajukan"
	actionProposalShow    = "/usulan lihat"
	actionProposalAccept  = "/usulan terima"
	actionProposalReturn  = "/usulan kembalikan"
	actionProposalBack    = "/usulan tarik"
)

// proposalActs are what may stand behind /usulan, with the right that each
// takes.
var proposalActs = map[string]struct {
	needs knowledge.Right
	run   func(ctx context.Context, c *Chat, cl *call, rest string) (Response, error)
}{
	"":           {knowledge.RightRead, listProposals},
	"lihat":      {knowledge.RightRead, onProposal(showProposal)},
	"baru":       {knowledge.RightWrite, newProposal},
	"padanan":    {knowledge.RightWrite, proposeSynonym},
	"program":    {knowledge.RightWrite, proposeProgram},
	"ajukan":     {knowledge.RightWrite, submitProposal},
	"tarik":      {knowledge.RightWrite, onProposal(withdrawProposal)},
	"terima":     {knowledge.RightApprove, onProposal(acceptProposal)},
	"kembalikan": {knowledge.RightApprove, onProposal(returnProposal)},
}

// showProposals is /usulan: what officers propose to add to the knowledge. For
// everybody else there is no such command.
func showProposals(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Proposals == nil || c.Intake == nil {
		return say(sayUnknownCommand), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightRead); !ok {
		return refusal, err
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	act, known := proposalActs[strings.ToLower(verb)]
	if !known {
		return say(sayProposalForm), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, act.needs); !ok {
		return refusal, err
	}
	return act.run(ctx, c, cl, strings.TrimSpace(rest))
}

// listProposals lists those that wait, the oldest first.
func listProposals(ctx context.Context, c *Chat, cl *call, _ string) (Response, error) {
	open, all, err := c.Proposals.OpenProposals(ctx, 0, officersPage)
	if err != nil {
		return Response{}, err
	}
	r := say(sayProposalsNone)
	if all > 0 {
		r = Response{Blocks: []Block{wordProposalsHead(len(open), all)}}
	}
	for i := range open {
		r.Blocks = append(r.Blocks, item(bold(strconv.FormatInt(open[i].ID, 10)), plain(": "+wordProposalShort(&open[i]))))
		r.Buttons = addInPairs(r.Buttons, i, Button{
			Label: fmt.Sprintf(buttonProposalShow, open[i].ID), Action: fmt.Sprintf("%s %d", actionProposalShow, open[i].ID),
		})
	}
	if writes, err := c.Officers.May(ctx, cl.person, knowledge.RightWrite); err != nil || !writes {
		return r, err
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonProposalNew, Action: actionProposalNew}})
	return r, nil
}

// onProposal is an act on the proposal whose id was typed behind the verb.
func onProposal(act func(ctx context.Context, c *Chat, cl *call, p *knowledge.Proposal, rest string) (Response, error)) func(context.Context, *Chat, *call, string) (Response, error) {
	return func(ctx context.Context, c *Chat, cl *call, typed string) (Response, error) {
		id, rest, ok := leadingNumber(typed)
		if !ok {
			return say(sayProposalForm), nil
		}
		p, err := c.Proposals.Proposal(ctx, id)
		if errors.Is(err, knowledge.ErrNotFound) {
			return say(sayNoSuchProposal), nil
		}
		if err != nil {
			return Response{}, err
		}
		return act(ctx, c, cl, &p, rest)
	}
}

// showProposal shows a proposal to an officer, with what they may do.
func showProposal(ctx context.Context, c *Chat, cl *call, p *knowledge.Proposal, _ string) (Response, error) {
	r := Response{Blocks: wordProposal(p)}
	if p.State != knowledge.ProposalOpen {
		return r, nil
	}
	if p.By == cl.person {
		r.Buttons = [][]Button{{{Label: buttonProposalBack, Action: fmt.Sprintf("%s %d", actionProposalBack, p.ID)}}}
		return r, nil
	}
	approves, err := c.Officers.May(ctx, cl.person, knowledge.RightApprove)
	if approves {
		r.Buttons = decideProposal(p)
	}
	return r, err
}

// decideProposal are the buttons of the second officer.
func decideProposal(p *knowledge.Proposal) [][]Button {
	return [][]Button{{
		{Label: buttonProposalAccept, Action: fmt.Sprintf("%s %d", actionProposalAccept, p.ID)},
		{Label: buttonReturn, Action: fmt.Sprintf("%s %d", actionProposalReturn, p.ID)},
	}}
}

// settledProposal says why a proposal cannot be decided on by the person of a
// call; false where it can.
func settledProposal(cl *call, p *knowledge.Proposal) (Response, bool) {
	switch {
	case p.State != knowledge.ProposalOpen:
		return Response{Blocks: wordProposal(p)}, true
	case p.By == cl.person:
		return say(sayProposalOwn), true
	}
	return Response{}, false
}

// acceptProposal is the second officer's yes: it is known from then on.
func acceptProposal(ctx context.Context, c *Chat, cl *call, p *knowledge.Proposal, _ string) (Response, error) {
	if r, settled := settledProposal(cl, p); settled {
		return r, nil
	}
	file, err := c.fileOf(ctx, p)
	if err != nil {
		return Response{}, err
	}
	deed := c.deed(cl, knowledge.DeedProposalAccept)
	deed.Object = strconv.FormatInt(p.ID, 10)
	if ok, refusal, err := c.authorized(ctx, cl, knowledge.RightApprove, deed); !ok {
		return refusal, err
	}
	made, err := c.Intake.Publish(ctx, file.spec, strings.NewReader(file.content), "", deed.Act, nil)
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); ok {
		return say(wordProposalProblem(problem)), nil
	}
	if err != nil {
		return Response{}, err
	}
	r := say(wordProposalAccepted(p))
	if made.ImportID > 0 {
		r.Buttons = [][]Button{{{Label: buttonUndo, Action: fmt.Sprintf("%s %d", actionImportUndo, made.ImportID)}}}
	}
	r.Further = []Further{{To: p.By, Response: say(wordProposalAcceptedYours(p))}}
	return r, c.Proposals.ChangeProposal(ctx, knowledge.ProposalChange{Deed: deed, ID: p.ID})
}

// returnProposal is the second officer's no, with why.
func returnProposal(ctx context.Context, c *Chat, cl *call, p *knowledge.Proposal, why string) (Response, error) {
	if r, settled := settledProposal(cl, p); settled {
		return r, nil
	}
	if why == "" {
		cl.conv.Proposing = &proposing{Returning: p.ID}
		return say(askProposalWhy), nil
	}
	why = asSentence(firstLetters(strings.Join(strings.Fields(why), " "), knowledge.MaxProposalText-1))
	r := say(wordProposalReturned(p))
	r.Further = []Further{{To: p.By, Response: say(wordProposalReturnedYours(p, why))}}
	return r, c.Proposals.ChangeProposal(ctx, knowledge.ProposalChange{Deed: c.deed(cl, knowledge.DeedProposalReturn), ID: p.ID, Why: why})
}

// withdrawProposal takes one's own back.
func withdrawProposal(ctx context.Context, c *Chat, cl *call, p *knowledge.Proposal, _ string) (Response, error) {
	switch {
	case p.State != knowledge.ProposalOpen:
		return Response{Blocks: wordProposal(p)}, nil
	case p.By != cl.person:
		return say(sayProposalNotYours), nil
	}
	return say(wordProposalWithdrawn(p)), c.Proposals.ChangeProposal(ctx, knowledge.ProposalChange{
		Deed: c.deed(cl, knowledge.DeedProposalWithdraw), ID: p.ID,
	})
}
