package ledger

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"setara/knowledge"
)

func suspect(chat, update int64) knowledge.Complaint {
	offer, _ := knowledge.ReadOfferLink("https://shopee.co.id/Mainan-Robot-i.7.8")
	return knowledge.Complaint{
		Chat: chat, Update: update, Product: "mainan robot", Key: "mainan robot", Offer: offer, Price: 5000, OwnPrice: 45_000,
		Suspicions: []knowledge.Suspicion{knowledge.SuspicionNoSNI, knowledge.SuspicionOther}, Note: "tidak ada tandanya",
		Consent: knowledge.ComplaintConsent, At: noon,
	}
}

// complaints are all reports.
func complaints(t testing.TB, l *Ledger) []knowledge.Complaint {
	t.Helper()
	all, err := l.Complaints(t.Context())
	must(t, err)
	return all
}

// approves makes an approver of somebody.
func approves(t *testing.T, l *Ledger, officer int64) {
	t.Helper()
	plant(t, l, `insert into officers (id, role, name, since) values (2, 'approver', 'Pak Joko', 1)`)
	if role, err := l.Role(t.Context(), officer); err != nil || role != knowledge.RoleApprover {
		t.Fatalf("%d is %q: %v", officer, role, err)
	}
}

func decision(update int64, state knowledge.ComplaintState, numbers ...int64) knowledge.ComplaintDecision {
	d := knowledge.ComplaintDecision{State: state, Numbers: numbers}
	d.Deed = knowledge.Deed{Act: knowledge.Act{By: 2, Update: update, At: noon}, Kind: knowledge.DeedComplaint}
	if state == knowledge.ComplaintPassedOn {
		d.Agency = "pktn"
	}
	return d
}

func TestAReportIsReadBackAsItWasSentAndKeptOnce(t *testing.T) {
	l := fresh(t)
	c := suspect(7, 100)
	c.Photos = []string{"a", "b", "c", "d"}
	number, err := l.KeepComplaint(t.Context(), c)
	must(t, err)
	again, err := l.KeepComplaint(t.Context(), c)
	must(t, err)
	if number != 1 || again != 1 {
		t.Errorf("it is kept as %d and %d", number, again)
	}
	want := c
	want.Number, want.State, want.Photos = 1, knowledge.ComplaintOpen, nil
	if diff := cmp.Diff([]knowledge.Complaint{want}, complaints(t, l), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	waiting, err := l.WaitingPhotos(t.Context(), 10)
	must(t, err)
	if len(waiting) != knowledge.MaxComplaintPhotos {
		t.Errorf("%d photos wait", len(waiting))
	}
	must(t, l.KeepPhoto(t.Context(), waiting[0].ID, []byte("gambar")))
	if got := complaints(t, l)[0].PhotoCount; got != 1 {
		t.Errorf("%d photos are at hand", got)
	}
}

func TestTheNumberOfAReportIsGivenOnce(t *testing.T) {
	l := fresh(t)
	taken, err := l.ComplaintNumber(t.Context())
	must(t, err)
	other, err := l.KeepComplaint(t.Context(), suspect(7, 1))
	must(t, err)
	c := suspect(8, 2)
	c.Number = taken
	mine, err := l.KeepComplaint(t.Context(), c)
	must(t, err)
	must(t, l.Forget(t.Context(), 7, noon))
	next, err := l.KeepComplaint(t.Context(), suspect(9, 3))
	must(t, err)
	if taken != 1 || other != 2 || mine != 1 || next != 3 {
		t.Errorf("the numbers are %d, %d, %d, %d", taken, other, mine, next)
	}
	must(t, l.SkipNumbers(t.Context(), Numbers{"complaints": 40}))
	after, err := l.KeepComplaint(t.Context(), suspect(9, 4))
	must(t, err)
	if after != 41 {
		t.Errorf("after a restore it is %d", after)
	}
}

func TestADecisionIsStoredOnlyWhereEachReportIsAsItWasSeen(t *testing.T) {
	const open, verified, rejected, passed = knowledge.ComplaintOpen, knowledge.ComplaintVerified, knowledge.ComplaintRejected, knowledge.ComplaintPassedOn
	for name, c := range map[string]struct {
		before []knowledge.ComplaintState
		then   knowledge.ComplaintState
		stored bool
	}{
		"an open one is verified":                {nil, verified, true},
		"an open one is rejected":                {nil, rejected, true},
		"an open one is passed on":               {nil, passed, true},
		"an open one is not opened":              {nil, open, false},
		"a verified one is passed on":            {[]knowledge.ComplaintState{verified}, passed, true},
		"a verified one is not rejected":         {[]knowledge.ComplaintState{verified}, rejected, false},
		"a verified one is not verified again":   {[]knowledge.ComplaintState{verified}, verified, false},
		"a rejected one is not passed on":        {[]knowledge.ComplaintState{rejected}, passed, false},
		"a rejected one is opened":               {[]knowledge.ComplaintState{rejected}, open, true},
		"one that was opened is decided anew":    {[]knowledge.ComplaintState{rejected, open}, verified, true},
		"one that was passed on is not rejected": {[]knowledge.ComplaintState{passed}, rejected, false},
	} {
		t.Run(name, func(t *testing.T) {
			l := fresh(t)
			approves(t, l, 2)
			for chat := int64(7); chat <= 8; chat++ {
				_, err := l.KeepComplaint(t.Context(), suspect(chat, chat))
				must(t, err)
			}
			update := int64(500)
			for _, state := range c.before {
				update++
				must(t, l.DecideComplaints(t.Context(), decision(update, state, 1)))
			}
			before := complaints(t, l)
			err := l.DecideComplaints(t.Context(), decision(900, c.then, 1))
			if stored := err == nil; stored != c.stored || err != nil && !errors.Is(err, ErrChanged) {
				t.Fatalf("%v", err)
			}
			after := complaints(t, l)
			if !c.stored {
				if diff := cmp.Diff(before, after); diff != "" {
					t.Errorf("something is stored all the same:\n%s", diff)
				}
				return
			}
			if after[1].State != c.then || after[0].State != open {
				t.Errorf("they are %s and %s", after[1].State, after[0].State)
			}
			must(t, l.DecideComplaints(t.Context(), decision(900, c.then, 1))) // the message comes again
			deeds, err := l.Audit(t.Context(), 0, 100)
			must(t, err)
			if len(deeds) != len(c.before)+1 || !strings.HasPrefix(deeds[0].Detail, string(c.then)) {
				t.Errorf("the audit holds %+v", deeds)
			}
		})
	}
}

func TestADecisionOnWhatIsGoneOrByWhoMayNotIsNone(t *testing.T) {
	l := fresh(t)
	approves(t, l, 2)
	for chat := int64(7); chat <= 8; chat++ {
		_, err := l.KeepComplaint(t.Context(), suspect(chat, chat))
		must(t, err)
	}
	must(t, l.Forget(t.Context(), 8, noon)) // while the officer decides
	if err := l.DecideComplaints(t.Context(), decision(1, knowledge.ComplaintVerified, 1, 2)); !errors.Is(err, ErrChanged) {
		t.Errorf("with one that is gone: %v", err)
	}
	if err := l.DecideComplaints(t.Context(), decision(2, knowledge.ComplaintVerified)); !errors.Is(err, ErrChanged) {
		t.Errorf("with none: %v", err)
	}
	d := decision(3, knowledge.ComplaintVerified, 1)
	d.Deed.By = 3
	if err := l.DecideComplaints(t.Context(), d); !errors.Is(err, ErrChanged) {
		t.Errorf("by a stranger: %v", err)
	}
	if c := complaints(t, l); len(c) != 1 || c[0].State != knowledge.ComplaintOpen {
		t.Errorf("the reports are %+v", c)
	}
	plant(t, l, `delete from officers where id = 2`)
	if err := l.DecideComplaints(t.Context(), decision(4, knowledge.ComplaintVerified, 1)); !errors.Is(err, ErrChanged) {
		t.Errorf("by who lost the right: %v", err)
	}
}

func TestOldReportsGoWithTheirPhotosAndDecisions(t *testing.T) {
	l := fresh(t)
	approves(t, l, 2)
	old, young := suspect(7, 1), suspect(8, 2)
	old.At, old.Photos = noon.AddDate(-1, 0, -1), []string{"a"}
	for _, c := range []knowledge.Complaint{old, young} {
		_, err := l.KeepComplaint(t.Context(), c)
		must(t, err)
	}
	must(t, l.DecideComplaints(t.Context(), decision(1, knowledge.ComplaintVerified, 1)))
	must(t, l.purgeComplaints(t.Context(), noon.AddDate(-1, 0, 0)))
	if c := complaints(t, l); len(c) != 1 || c[0].Chat != 8 {
		t.Errorf("left are %+v", c)
	}
	for _, table := range []string{"complaint_photos", "complaint_decisions"} {
		if n := count(t, l, `select count(*) from `+table); n != 0 {
			t.Errorf("%d rows are left in %s", n, table)
		}
	}
}

func TestReportsAreCountedByGoodsAndWeekEachOwnerOnce(t *testing.T) {
	l := fresh(t)
	monday := time.Date(2026, 11, 23, 0, 30, 0, 0, knowledge.WIB)
	for i, at := range []time.Time{monday, monday.Add(time.Hour), monday.AddDate(0, 0, 6), monday.Add(-time.Hour)} {
		c := suspect(int64(7+i%2), int64(i+1))
		c.At = at
		_, err := l.KeepComplaint(t.Context(), c)
		must(t, err)
	}
	counts, err := l.ComplaintCounts(t.Context(), monday.AddDate(0, 0, -7))
	must(t, err)
	want := []knowledge.ComplaintCount{
		{Key: "mainan robot", Product: "mainan robot", Week: knowledge.NewDay(2026, time.November, 16), Owners: 1, Reports: 1},
		{Key: "mainan robot", Product: "mainan robot", Week: knowledge.NewDay(2026, time.November, 23), Owners: 2, Reports: 3},
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestAPhotoIsTriedSomeTimesAndThenDropped(t *testing.T) {
	l := fresh(t)
	c := suspect(7, 1)
	c.Photos = []string{"a"}
	_, err := l.KeepComplaint(t.Context(), c)
	must(t, err)
	for n := 1; n <= MaxPhotoTries; n++ {
		dropped, owner, err := l.MissPhoto(t.Context(), 1, false)
		must(t, err)
		if dropped != (n == MaxPhotoTries) || owner != 7 {
			t.Errorf("try %d: dropped %t, of %d", n, dropped, owner)
		}
	}
	dropped, owner, err := l.MissPhoto(t.Context(), 1, false)
	must(t, err)
	if !dropped || owner != 0 {
		t.Errorf("one that is gone: dropped %t, of %d", dropped, owner)
	}
}
