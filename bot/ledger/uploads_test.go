package ledger

import (
	"errors"
	"testing"
	"time"

	"setara/knowledge"
)

// uploadOf has officer 7 send a file.
func uploadOf(t *testing.T, l *Ledger, update int64) knowledge.Upload {
	t.Helper()
	must(t, l.ChangeUpload(t.Context(), knowledge.UploadChange{
		Deed: knowledge.Deed{Act: knowledge.Act{By: 7, Update: update, At: noon}, Kind: knowledge.DeedUpload},
		File: knowledge.SentFile{FileID: "f", Unique: "u", Name: "harga.csv", Update: update}, Spec: knowledge.FileSpec{Name: "harga.csv"},
	}))
	open, err := l.OpenUploads(t.Context(), 1)
	must(t, err)
	return open[0]
}

func TestAnUploadIsKeptOncePerMessageAndDecidedOnceAsItWasSeen(t *testing.T) {
	l := fresh(t)
	must(t, l.SetFirstOfficers(t.Context(), []int64{7, 8}, noon))
	u := uploadOf(t, l, 100)
	if again := uploadOf(t, l, 100); again.ID != u.ID {
		t.Errorf("a message that is handled again makes upload %d", again.ID)
	}
	work, err := l.NextUpload(t.Context())
	if err != nil || work.ID != u.ID || work.Attempts != 1 || work.Revision != 1 {
		t.Fatalf("to do is %+v (%v)", work, err)
	}
	d := &knowledge.FileDifference{Kind: knowledge.FileListings, New: 3, Digest: "d"}
	_, err = l.SettleUpload(t.Context(), UploadResult{ID: u.ID, Was: knowledge.UploadReading, Revision: 1, State: knowledge.UploadShown, Difference: d}, nil, noon)
	must(t, err)
	if _, err := l.NextUpload(t.Context()); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("there is something to do: %v", err)
	}
	decide := func(by, update int64, kind knowledge.DeedKind, revision int) error {
		return l.ChangeUpload(t.Context(), knowledge.UploadChange{
			Deed: knowledge.Deed{Act: knowledge.Act{By: by, Update: update, At: noon}, Kind: kind}, ID: u.ID, Revision: revision,
		})
	}
	for name, err := range map[string]error{
		"what was seen before": decide(7, 101, knowledge.DeedUploadAccept, 1),
		"by no officer":        decide(9, 102, knowledge.DeedUploadAccept, 2),
	} {
		if !errors.Is(err, ErrChanged) {
			t.Errorf("accepted %s: %v", name, err)
		}
	}
	must(t, decide(8, 103, knowledge.DeedUploadAccept, 2))
	must(t, decide(8, 103, knowledge.DeedUploadAccept, 2)) // the same message again
	for _, kind := range []knowledge.DeedKind{knowledge.DeedUploadAccept, knowledge.DeedUploadReject, knowledge.DeedUploadCorrect} {
		if err := decide(7, 104, kind, 2); !errors.Is(err, ErrChanged) {
			t.Errorf("%s after it was accepted: %v", kind, err)
		}
	}
	work, err = l.NextUpload(t.Context())
	if err != nil || work.Accepted.By != 8 || work.Accepted.Update != 103 || work.Difference.Digest != "d" || work.Attempts != 1 {
		t.Fatalf("to publish is %+v (%v)", work, err)
	}
	d.ImportID = 5
	done := UploadResult{ID: u.ID, Was: knowledge.UploadAccepted, Revision: 2, State: knowledge.UploadDone, Difference: d}
	_, err = l.SettleUpload(t.Context(), done, nil, noon)
	must(t, err)
	if _, err := l.SettleUpload(t.Context(), done, nil, noon); !errors.Is(err, ErrChanged) {
		t.Errorf("it is settled twice: %v", err)
	}
	kept, err := l.SameUpload(t.Context(), "u")
	if err != nil || kept.State != knowledge.UploadDone || kept.Import != 5 {
		t.Errorf("kept is %+v (%v)", kept, err)
	}
	must(t, l.PurgeUploads(t.Context(), noon.Add(time.Second)))
	if _, err := l.Upload(t.Context(), u.ID); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("it is not purged: %v", err)
	}
}
