package chat

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"setara/knowledge"
)

// proposing is what an officer was asked for a proposal.
type proposing struct {
	// Kind is what they propose, Ticket the question that it comes of, and
	// Fields what they have said of a programme, in the order of programSteps.
	Kind   knowledge.ProposalKind `json:"kind,omitempty"`
	Ticket int64                  `json:"ticket,omitempty"`
	Fields []string               `json:"fields,omitempty"`
	// Returning is the proposal that they were asked why it is returned.
	Returning int64 `json:"returning,omitempty"`
}

// programStep is one thing that is asked of a programme.
type programStep struct {
	name, ask string
	// bad says what is wrong with what was typed; empty for nothing.
	bad func(typed string) string
}

// programSteps are the fields of a proposed programme, in the order in which
// they are asked.
var programSteps = [...]programStep{
	{fieldProgramName, askProgramName, isSentence},
	{fieldProgramAgency, askProgramAgency, isSentence},
	{fieldProgramNeed, askProgramNeed, isNeed},
	{fieldProgramPurpose, askProgramPurpose, isSentence},
	{fieldProgramBenefit, askProgramBenefit, isSentence},
	{fieldProgramAddress, askProgramAddress, isOfficialAddress},
}

func isSentence(typed string) string {
	if !strings.ContainsFunc(typed, unicode.IsLetter) {
		return sayProposalWords
	}
	return ""
}

func isNeed(typed string) string {
	if _, ok := readNeed(typed); !ok {
		return sayProposalNeed
	}
	return ""
}

// readNeed reads a need by its name or by what its button says.
func readNeed(typed string) (knowledge.Need, bool) {
	i := slices.IndexFunc(knowledge.Needs, func(n knowledge.Need) bool {
		return strings.EqualFold(typed, string(n)) || strings.EqualFold(typed, needPhrases[n])
	})
	if i < 0 {
		return "", false
	}
	return knowledge.Needs[i], true
}

func isOfficialAddress(typed string) string {
	u, err := url.Parse(typed)
	if err != nil || u.Scheme != "https" || !strings.Contains(u.Host, ".") || strings.ContainsAny(typed, " |\"") {
		return sayProposalAddress
	}
	return ""
}

// newProposal asks what is proposed; a ticket that it comes of may stand behind
// it.
func newProposal(_ context.Context, _ *Chat, _ *call, rest string) (Response, error) {
	ticket, _, _ := leadingNumber(rest)
	ticket = max(ticket, 0)
	r := say(askProposalKind)
	r.Buttons = [][]Button{{
		{Label: buttonProposalSynonym, Action: fmt.Sprintf("%s %d", actionProposalSynonym, ticket)},
		{Label: buttonProposalProgram, Action: fmt.Sprintf("%s %d", actionProposalProgram, ticket)},
	}}
	return r, nil
}

// ticketBefore splits the number of a ticket off the front of what was typed.
func ticketBefore(typed string) (ticket int64, rest string) {
	if n, rest, ok := leadingNumber(typed); ok && n >= 0 {
		return n, rest
	}
	return 0, typed
}

// proposeSynonym reads "kata = artinya", or asks for it.
func proposeSynonym(ctx context.Context, c *Chat, cl *call, typed string) (Response, error) {
	ticket, said := ticketBefore(typed)
	if said == "" {
		cl.conv.Proposing = &proposing{Kind: knowledge.ProposalSynonym, Ticket: ticket}
		return say(askSynonym), nil
	}
	word, means, parted := strings.Cut(strings.Join(strings.Fields(said), " "), "=")
	synonym, err := knowledge.NewSynonym(word, means)
	if err != nil || !parted {
		cl.conv.Proposing = &proposing{Kind: knowledge.ProposalSynonym, Ticket: ticket}
		return say(wordSynonymFault(err)), nil
	}
	return c.previewProposal(ctx, &knowledge.Proposal{Kind: knowledge.ProposalSynonym, Synonym: &synonym, Ticket: ticket})
}

// proposeProgram asks for the fields of a programme one by one; those that are
// known stand behind the ticket, apart by "|".
func proposeProgram(ctx context.Context, c *Chat, cl *call, typed string) (Response, error) {
	ticket, said := ticketBefore(typed)
	p := &proposing{Kind: knowledge.ProposalProgram, Ticket: ticket}
	if said == "" {
		return c.askProgram(cl, p, ""), nil
	}
	return c.takeProgramFields(ctx, cl, p, strings.Split(said, "|"))
}

// takeProgramFields adds fields to those that are known, up to the first that is
// at fault, and asks for the next; the whole is shown.
func (c *Chat) takeProgramFields(ctx context.Context, cl *call, p *proposing, more []string) (Response, error) {
	for _, field := range more {
		field = strings.Join(strings.Fields(field), " ")
		if len(p.Fields) == len(programSteps) {
			break
		}
		bad := programSteps[len(p.Fields)].bad(field)
		if len([]rune(field)) > knowledge.MaxProposalText {
			bad = sayProposalLong
		}
		if strings.Contains(field, "|") {
			bad = sayProposalWords
		}
		if bad != "" {
			return c.askProgram(cl, p, bad), nil
		}
		p.Fields = append(p.Fields, field)
	}
	if len(p.Fields) < len(programSteps) {
		return c.askProgram(cl, p, ""), nil
	}
	return c.previewProposal(ctx, &knowledge.Proposal{
		Kind: knowledge.ProposalProgram, Ticket: p.Ticket, Program: programOf(p.Fields, c.today()),
	})
}

// programOf is a programme of fields in the order of programSteps.
func programOf(fields []string, today knowledge.Day) *knowledge.ProgramProposal {
	need, _ := readNeed(fields[2])
	return &knowledge.ProgramProposal{
		Name: fields[0], Agency: fields[1], Need: need,
		Purpose: asSentence(fields[3]), Benefit: asSentence(fields[4]), Address: fields[5], AsOf: today,
	}
}

// asSentence is a text with a full stop behind it, unless another mark is there.
func asSentence(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// askProgram asks for the next field, behind what was wrong with the last.
func (c *Chat) askProgram(cl *call, p *proposing, wrong string) Response {
	cl.conv.Proposing = p
	step := &programSteps[len(p.Fields)]
	r := Response{Blocks: []Block{wordProgramStep(len(p.Fields)+1, step)}}
	if wrong != "" {
		r = say(wrong)
	}
	if step.name == fieldProgramNeed {
		for i, need := range knowledge.Needs {
			r.Buttons = addInPairs(r.Buttons, i, Button{Label: capital(needPhrases[need]), Action: string(need)})
		}
	}
	return r
}

// takeProposed takes a message for what Setara asked for a proposal. It returns
// false where it asked for nothing, or where the person may not propose any
// more.
func (c *Chat) takeProposed(ctx context.Context, cl *call) (Response, bool, error) {
	p := cl.proposing
	if p == nil || c.Proposals == nil || c.Intake == nil {
		return Response{}, false, nil
	}
	right := knowledge.RightWrite
	if p.Returning != 0 {
		right = knowledge.RightApprove
	}
	if ok, _, err := c.allowed(ctx, cl, right); !ok {
		return Response{}, false, err
	}
	if controlOf(cl.rest) == controlStop {
		r, err := abandon(ctx, c, cl)
		return r, true, err
	}
	var r Response
	var err error
	switch {
	case p.Returning != 0:
		r, err = onProposal(returnProposal)(ctx, c, cl, fmt.Sprintf("%d %s", p.Returning, cl.rest))
	case p.Kind == knowledge.ProposalSynonym:
		r, err = proposeSynonym(ctx, c, cl, fmt.Sprintf("%d %s", p.Ticket, cl.rest))
	default:
		r, err = c.takeProgramFields(ctx, cl, p, []string{cl.rest})
	}
	return r, true, err
}

// previewProposal shows what would be proposed, with a button that does so.
func (c *Chat) previewProposal(ctx context.Context, p *knowledge.Proposal) (Response, error) {
	problem, unchanged, err := c.tryProposal(ctx, p)
	switch {
	case err != nil:
		return Response{}, err
	case problem != nil:
		return say(wordProposalProblem(problem)), nil
	case unchanged:
		return say(sayProposalKnown), nil
	}
	action := fmt.Sprintf("%s %s %d %s", actionProposalSubmit, p.Kind, p.Ticket, strings.Join(saidOf(p), "|"))
	return Response{
		Blocks:  append(wordProposalContent(p), paragraph(plain(askProposalSubmit))),
		Buttons: [][]Button{{{Label: buttonProposalSubmit, Action: action}, {Label: buttonForgetNo, Action: "/batal"}}},
	}, nil
}

// tryProposal tells whether a proposal could be taken in, or is known already.
func (c *Chat) tryProposal(ctx context.Context, p *knowledge.Proposal) (problem *knowledge.FileProblem, unchanged bool, err error) {
	file, err := c.fileOf(ctx, p)
	if err != nil {
		return nil, false, err
	}
	d, err := c.Intake.Compare(ctx, file.spec, strings.NewReader(file.content), nil)
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); ok {
		return problem, false, nil
	}
	if err == nil && d.Rejected > 0 {
		return &knowledge.FileProblem{Faults: d.Faults}, false, nil
	}
	return nil, err == nil && d.Unchanged == d.Rows, err
}

// saidOf are the fields of a proposal as they may be typed.
func saidOf(p *knowledge.Proposal) []string {
	if p.Synonym != nil {
		return []string{p.Synonym.Word + " = " + p.Synonym.Means}
	}
	g := p.Program
	return []string{g.Name, g.Agency, string(g.Need), g.Purpose, g.Benefit, g.Address}
}

// readProposal reads what stands behind [actionProposalSubmit].
func (c *Chat) readProposal(typed string) (*knowledge.Proposal, bool) {
	kind, rest, _ := strings.Cut(typed, " ")
	ticket, said := ticketBefore(rest)
	p := &knowledge.Proposal{Kind: knowledge.ProposalKind(kind), Ticket: ticket}
	switch p.Kind {
	case knowledge.ProposalSynonym:
		word, means, parted := strings.Cut(said, "=")
		synonym, err := knowledge.NewSynonym(word, means)
		p.Synonym = &synonym
		return p, parted && err == nil
	case knowledge.ProposalProgram:
		fields := strings.Split(said, "|")
		if len(fields) != len(programSteps) {
			return nil, false
		}
		for i, field := range fields {
			fields[i] = strings.Join(strings.Fields(field), " ")
			if programSteps[i].bad(fields[i]) != "" || len([]rune(fields[i])) > knowledge.MaxProposalText {
				return nil, false
			}
		}
		p.Program = programOf(fields, c.today())
		return p, true
	}
	return nil, false
}

// submitProposal keeps a proposal and asks all who may decide, but who proposes.
func submitProposal(ctx context.Context, c *Chat, cl *call, typed string) (Response, error) {
	p, ok := c.readProposal(typed)
	if !ok {
		return say(sayProposalForm), nil
	}
	problem, unchanged, err := c.tryProposal(ctx, p)
	switch {
	case err != nil:
		return Response{}, err
	case problem != nil:
		return say(wordProposalProblem(problem)), nil
	case unchanged:
		return say(sayProposalKnown), nil
	}
	if open, err := c.openAlike(ctx, p); open != nil || err != nil {
		return wordProposedBefore(open, cl.person), err
	}
	staff, err := c.Staff.Staff(ctx)
	if err != nil {
		return Response{}, err
	}
	if p.ID, err = c.Proposals.ProposalNumber(ctx); err != nil {
		return Response{}, err
	}
	p.By, p.ByName, p.At, p.State = cl.person, nameOf(&staff, cl.person), c.Now(), knowledge.ProposalOpen
	var further []Further
	for i := range staff.Officers {
		if o := &staff.Officers[i]; o.ID != cl.person && o.Role.May(knowledge.RightApprove) {
			further = append(further, Further{To: o.ID, Response: Response{Blocks: wordProposal(p), Buttons: decideProposal(p)}})
		}
	}
	r := say(wordProposalSubmitted(p, len(further)))
	r.Buttons = [][]Button{{{Label: buttonProposals, Action: actionProposals}}}
	r.Further = further
	return r, c.Proposals.ChangeProposal(ctx, knowledge.ProposalChange{Deed: c.deed(cl, knowledge.DeedPropose), ID: p.ID, Proposal: p})
}

// openAlike is a proposal of the same that waits already, nil for none: a button
// that is pressed twice proposes once.
func (c *Chat) openAlike(ctx context.Context, p *knowledge.Proposal) (*knowledge.Proposal, error) {
	said := saidOf(p)
	for skip := 0; ; {
		open, all, err := c.Proposals.OpenProposals(ctx, skip, officersPage)
		if err != nil {
			return nil, err
		}
		for i := range open {
			if open[i].Kind == p.Kind && slices.Equal(saidOf(&open[i]), said) {
				return &open[i], nil
			}
		}
		if skip += len(open); len(open) == 0 || skip >= all {
			return nil, nil
		}
	}
}

// writtenFile is a proposal as a file for [Intake].
type writtenFile struct {
	spec    knowledge.FileSpec
	content string
}

// fileOf writes a proposal as a file. A programme gets the next number that is
// free now.
func (c *Chat) fileOf(ctx context.Context, p *knowledge.Proposal) (f writtenFile, err error) {
	f.spec.Name = fmt.Sprintf("usulan-%d.csv", p.ID)
	var rows [][]string
	if p.Synonym != nil {
		f.spec.Kind = knowledge.FileSynonyms
		rows = [][]string{{"kata", "artinya"}, {p.Synonym.Word, p.Synonym.Means}}
	} else {
		f.spec.Kind = knowledge.FilePrograms
		id, err := c.nextProgramID(ctx)
		if err != nil {
			return f, err
		}
		g := p.Program
		rows = [][]string{
			{"id", "name", "agency", "category", "purpose", "benefits", "official_url", "as_of", "checked_on", "status", "confidence"},
			{id, g.Name, g.Agency, string(g.Need), g.Purpose, g.Benefit, g.Address, g.AsOf.String(), g.AsOf.String(),
				string(knowledge.StatusActive), string(knowledge.ConfidenceThin)},
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	err = w.WriteAll(rows)
	f.content = b.String()
	return f, err
}

// nextProgramID is the id of a programme that is not there yet.
func (c *Chat) nextProgramID(ctx context.Context) (string, error) {
	const ever = 100 * 366 // days: one that begins later has its id too
	programs, err := c.Library.Programs(ctx, c.today()+ever)
	if err != nil {
		return "", err
	}
	last := 0
	for i := range programs {
		if n, err := strconv.Atoi(strings.TrimPrefix(programs[i].ID, "P")); err == nil {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("P%02d", last+1), nil
}
