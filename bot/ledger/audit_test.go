package ledger

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func rate(by, update int64) knowledge.Deed {
	return knowledge.Deed{
		Act: knowledge.Act{By: by, Update: update, At: noon}, Kind: knowledge.DeedRate, Object: "2026-11-25", Detail: "16500",
	}
}

func TestTheAuditIsOnlyAddedTo(t *testing.T) {
	l := staffed(t, nil)
	must(t, l.Record(t.Context(), rate(first, 7)))
	before := audit(t, l)
	for _, query := range []string{
		`update audit set detail = '1'`,
		`update audit set id = id + 100`,
		`delete from audit`,
		`delete from audit where id = 1`,
		`insert or replace into audit (id, at, by, name, role, kind, object, detail) values (1, 0, 0, '', '', 'x', '', '')`,
		`insert or replace into audit (at, by, name, role, kind, object, detail, update_id) values (0, 0, '', '', 'rate.set', 'x', '', 7)`,
		`replace into audit (at, by, name, role, kind, object, detail, update_id) values (0, 0, '', '', 'rate.set', '', '', 7)`,
	} {
		err := l.db.Write(t.Context(), func(tx *sql.Tx) error {
			_, err := tx.ExecContext(t.Context(), query)
			return err
		})
		if err == nil {
			t.Errorf("%s: it is done", query)
		}
	}
	must(t, l.Forget(t.Context(), first, noon))
	must(t, l.Purge(t.Context(), noon.AddDate(3, 0, 0)))
	if diff := cmp.Diff(before, audit(t, l)); diff != "" {
		t.Error(diff)
	}
}

func TestADeedKeepsTheNameAndRoleOfThatTime(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{sari: knowledge.RoleAuthor})
	ok, err := l.Authorize(t.Context(), knowledge.RightWrite, rate(sari, 7))
	must(t, err)
	must(t, l.ChangeStaff(t.Context(), by(first, knowledge.StaffChange{Officer: sari}, knowledge.DeedRemove)))
	deeds := audit(t, l)
	want := rate(sari, 7)
	want.Number, want.Role, want.Name = deeds[1].Number, knowledge.RoleAuthor, "Bu Sari"
	if diff := cmp.Diff(want, deeds[1]); diff != "" || !ok {
		t.Errorf("allowed: %t, kept (-want +got):\n%s", ok, diff)
	}
	if deeds[0].Object != "102" || deeds[0].Detail != "author Bu Sari" || deeds[0].By != first {
		t.Errorf("the removal is %+v", deeds[0])
	}
}

func TestADeedIsAllowedToThoseWithTheRightAndStaysAllowedWhereItIsHandledAgain(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{sari: knowledge.RoleAuthor, ratna: knowledge.RoleViewer})
	before := len(audit(t, l))
	allowed := func(deed knowledge.Deed) bool {
		t.Helper()
		ok, err := l.Authorize(t.Context(), knowledge.RightWrite, deed)
		must(t, err)
		return ok
	}
	if allowed(rate(nobody, 6)) || allowed(rate(ratna, 6)) || len(audit(t, l)) != before {
		t.Errorf("who has no right leaves %+v", audit(t, l)[0])
	}
	if !allowed(rate(sari, 7)) {
		t.Error("an author is refused")
	}
	must(t, l.ChangeStaff(t.Context(), by(first, knowledge.StaffChange{Officer: sari}, knowledge.DeedRemove)))
	if !allowed(rate(sari, 7)) || allowed(rate(sari, 8)) {
		t.Error("a removed author does not finish what was begun, or begins anew")
	}
	if n := len(audit(t, l)); n != before+2 {
		t.Errorf("%d deeds are kept", n-before)
	}
}

func TestATurnWhoseRightIsLostLeavesNothing(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{sari: knowledge.RoleAdmin})
	must(t, l.ChangeStaff(t.Context(), by(first, knowledge.StaffChange{Officer: sari}, knowledge.DeedRemove)))
	deeds := len(audit(t, l))
	_, err := l.Finish(t.Context(), &Turn{
		Chat: sari, At: noon, State: []byte(`{}`), Needs: []Need{{sari, knowledge.RightRead}},
		Deeds:   []knowledge.Deed{{Act: knowledge.Act{By: sari, At: noon}, Kind: knowledge.DeedExport}},
		Letters: []Letter{{Chat: sari, Kind: Send, Payload: []byte(`{}`)}},
	})
	if !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
	if _, err := l.Recall(t.Context(), sari); !errors.Is(err, knowledge.ErrNotFound) || len(audit(t, l)) != deeds {
		t.Errorf("its state is there (%v), or %d deeds", err, len(audit(t, l))-deeds)
	}
	if waiting, err := l.Waiting(context.WithoutCancel(t.Context()), Answers, 0, 10); err != nil || len(waiting) > 0 {
		t.Errorf("its reply waits: %+v (%v)", waiting, err)
	}
}

func TestAChangeThatIsHandledAgainIsMadeOnce(t *testing.T) {
	l := staffed(t, nil)
	c := by(first, knowledge.StaffChange{Invitation: &knowledge.Invitation{
		Hash: knowledge.HashInvitation("x"), Role: knowledge.RoleViewer, Name: "Bu Sari", ExpiresAt: noon,
	}}, knowledge.DeedInvite)
	c.Deed.Update = 7
	must(t, l.ChangeStaff(t.Context(), c))
	must(t, l.ChangeStaff(t.Context(), c))
	staff, err := l.Staff(t.Context())
	must(t, err)
	if len(staff.Invitations) != 1 || len(audit(t, l)) != 2 {
		t.Errorf("invited: %+v, deeds: %d", staff.Invitations, len(audit(t, l)))
	}
	must(t, l.Purge(t.Context(), noon.AddDate(0, 0, 31)))
	if staff, err = l.Staff(t.Context()); err != nil || len(staff.Invitations) != 0 {
		t.Errorf("a month later there are %+v (%v)", staff.Invitations, err)
	}
}
