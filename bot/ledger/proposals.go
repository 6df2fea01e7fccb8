package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"setara/knowledge"
)

// ProposalNumber is a number for a proposal that will be kept. It is given to no
// other, even where the proposal is not kept after all.
func (l *Ledger) ProposalNumber(ctx context.Context) (number int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		return tx.row(`update proposal_numbers set last = last + 1 returning last`, nil, &number)
	})
	if err != nil {
		return 0, fmt.Errorf("take the number of a proposal: %w", err)
	}
	return number, nil
}

// proposalContent is a proposal as it is kept.
type proposalContent struct {
	Synonym *knowledge.Synonym         `json:"synonym,omitempty"`
	Program *knowledge.ProgramProposal `json:"program,omitempty"`
}

// ChangeProposal does an act on a proposal at once, see [Turn.Proposals].
func (l *Ledger) ChangeProposal(ctx context.Context, c knowledge.ProposalChange) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return changeProposal(tx, &c) }); err != nil {
		return fmt.Errorf("%s %d by %d: %w", c.Deed.Kind, c.ID, c.Deed.By, err)
	}
	return nil
}

// proposalRights are what each act on a proposal takes.
var proposalRights = map[knowledge.DeedKind]knowledge.Right{
	knowledge.DeedPropose: knowledge.RightWrite, knowledge.DeedProposalWithdraw: knowledge.RightWrite,
	knowledge.DeedProposalAccept: knowledge.RightApprove, knowledge.DeedProposalReturn: knowledge.RightApprove,
}

// changeProposal does an act on a proposal, and puts it into the audit unless it
// is there. It returns [ErrChanged] where the doer may not, or where somebody has
// decided before. An acceptance changes the knowledge: it was allowed, and put
// into the audit, before that, see [Ledger.Authorize].
func changeProposal(tx *batch, c *knowledge.ProposalChange) error {
	right, known := proposalRights[c.Deed.Kind]
	if !known {
		return fmt.Errorf("%q is no act on a proposal", c.Deed.Kind)
	}
	doer, err := officerIn(tx, c.Deed.By)
	if err != nil {
		return err
	}
	done, err := recorded(tx, &c.Deed)
	if err != nil {
		return err
	}
	accepts := c.Deed.Kind == knowledge.DeedProposalAccept
	switch {
	case done && !accepts:
		return nil
	case !done && !doer.Role.May(right):
		return ErrChanged
	}
	if err := moveProposal(tx, c); err != nil || accepts {
		return err
	}
	deed := c.Deed
	deed.Object = strconv.FormatInt(c.ID, 10)
	return record(tx, &deed, doer)
}

// moveProposal makes a proposal, unless one of the same is open, or settles one
// that is open.
func moveProposal(tx *batch, c *knowledge.ProposalChange) error {
	now := c.Deed.At.Unix()
	switch c.Deed.Kind {
	case knowledge.DeedPropose:
		content, err := json.Marshal(proposalContent{Synonym: c.Proposal.Synonym, Program: c.Proposal.Program})
		if err != nil {
			return err
		}
		return changed(affected(tx.Exec(`
			insert into proposals (id, kind, content, ticket, made_by, made_at) select ?1, ?2, ?3, ?4, ?5, ?6
			where not exists (select 1 from proposals where state = 'open' and kind = ?2 and content = ?3)`,
			c.ID, string(c.Proposal.Kind), string(content), c.Proposal.Ticket, c.Deed.By, now)))
	case knowledge.DeedProposalWithdraw:
		return changed(affected(tx.Exec(`
			update proposals set state = 'withdrawn', decided_at = ? where id = ? and state = 'open' and made_by = ?`, now, c.ID, c.Deed.By)))
	case knowledge.DeedProposalReturn:
		return changed(affected(tx.Exec(`
			update proposals set state = 'returned', decided_by = ?2, decided_at = ?1, why = ?4
			where id = ?3 and state = 'open' and made_by <> ?2`, now, c.Deed.By, c.ID, c.Why)))
	default:
		return changed(affected(tx.Exec(`
			update proposals set state = 'accepted', decided_by = ?2, decided_at = ?1
			where id = ?3 and state = 'open' and made_by <> ?2`, now, c.Deed.By, c.ID)))
	}
}

// writeProposals does what officers do with proposals.
func (t *Turn) writeProposals(tx *batch) error {
	for i := range t.Proposals {
		if err := changeProposal(tx, &t.Proposals[i]); err != nil {
			return err
		}
	}
	return nil
}

const proposalColumns = `
	p.id, p.kind, p.content, p.ticket, p.made_by, ifnull((select name from officers where id = p.made_by), ''), p.made_at, p.state,
	ifnull(p.decided_by, 0), ifnull((select name from officers where id = p.decided_by), ''), ifnull(p.decided_at, 0), p.why`

func scanProposal(scan func(to ...any) error) (p knowledge.Proposal, err error) {
	var content string
	var made, decided int64
	err = scan(&p.ID, &p.Kind, &content, &p.Ticket, &p.By, &p.ByName, &made, &p.State, &p.DecidedBy, &p.DecidedByName, &decided, &p.Why)
	if err != nil {
		return p, err
	}
	var c proposalContent
	if err := json.Unmarshal([]byte(content), &c); err != nil {
		return p, fmt.Errorf("read proposal %d: %w", p.ID, err)
	}
	p.Synonym, p.Program, p.At = c.Synonym, c.Program, time.Unix(made, 0)
	if decided != 0 {
		p.DecidedAt = time.Unix(decided, 0)
	}
	return p, nil
}

// Proposal is the one with that id, or an error that wraps
// [knowledge.ErrNotFound].
func (l *Ledger) Proposal(ctx context.Context, id int64) (p knowledge.Proposal, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		p, err = scanProposal(tx.QueryRowContext(ctx, `select `+proposalColumns+` from proposals p where p.id = ?`, id).Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Proposal{}, fmt.Errorf("look up proposal %d: %w", id, err)
	}
	return p, nil
}

// OpenProposals are up to limit that wait for a second officer behind the first
// skip, the oldest first, and how many there are in all.
func (l *Ledger) OpenProposals(ctx context.Context, skip, limit int) (open []knowledge.Proposal, all int, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `select count(*) from proposals where state = 'open'`).Scan(&all); err != nil {
			return err
		}
		open, err = readAll(ctx, tx, scanProposal, `
			select `+proposalColumns+` from proposals p where p.state = 'open' order by p.id limit ? offset ?`, limit, skip)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list proposals: %w", err)
	}
	return open, all, nil
}
