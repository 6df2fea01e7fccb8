package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"setara/bot/ledger"
	"setara/bot/ledger/ledgertest"
	"setara/knowledge"
)

// queued is a data folder with one broadcast to three owners that waits for its
// turn.
func queued(t *testing.T) (data string) {
	t.Helper()
	data = freshFolder(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(data, 0o700))
	path := filepath.Join(data, ledgerFile)
	at := time.Date(2026, 11, 25, 9, 0, 0, 0, knowledge.WIB)
	l, err := ledger.Open(t.Context(), path)
	must(err)
	defer func() { must(l.Close()) }()
	must(l.SetFirstOfficers(t.Context(), []int64{7}, at))
	must(ledgertest.Crowd(t.Context(), path, 1000, 3, knowledge.DayOf(at)))
	id, err := l.BroadcastNumber(t.Context(), 1)
	must(err)
	act := func(kind knowledge.DeedKind, b *knowledge.Broadcast) {
		t.Helper()
		must(l.ChangeBroadcast(t.Context(), knowledge.BroadcastChange{
			Deed: knowledge.Deed{Act: knowledge.Act{By: 7, At: at}, Kind: kind}, ID: id, Broadcast: b, Over: 50,
		}))
	}
	act(knowledge.DeedDraft, &knowledge.Broadcast{
		Kind: knowledge.BroadcastSend, Topic: knowledge.TopicTraining, Segment: knowledge.Segment{Op: knowledge.SegmentAll},
		Content: knowledge.Content{Text: "Pelatihan dibuka"}, SendAt: at.AddDate(1, 0, 0),
	})
	act(knowledge.DeedSend, nil)
	return data
}

func TestBroadcastsAreListedHeldAndEndedFromTheTerminal(t *testing.T) {
	data := queued(t)
	for _, c := range []struct {
		line   string
		status int
		out    string
		errs   string
	}{
		{"broadcasts", exitDone, "1  2026-11-25 09.00  Siaran 1 antre: 0 dari 3 terkirim “Pelatihan dibuka”\n", ""},
		{"broadcasts list", exitDone, "1  2026-11-25 09.00  Siaran 1 antre: 0 dari 3 terkirim “Pelatihan dibuka”\n", ""},
		{"broadcasts resume 1", exitFailed, "", "siaran 1 antre, jadi tidak bisa dilanjutkan\n"},
		{"broadcasts pause 1", exitDone, "Siaran 1 dijeda. Sisanya: 3 dari 3 penerima.\n", ""},
		{"broadcasts pause 1", exitFailed, "", "siaran 1 dijeda, jadi tidak bisa dijeda\n"},
		{"broadcasts resume 1", exitDone, "Siaran 1 dilanjutkan. Sisanya: 3 dari 3 penerima.\n", ""},
		{"broadcasts cancel 1", exitDone, "Siaran 1 dibatalkan. Sisanya: 0 dari 3 penerima.\n", ""},
		{"broadcasts cancel 1", exitFailed, "", "siaran 1 dibatalkan, jadi tidak bisa dibatalkan\n"},
		{"broadcasts show 9", exitFailed, "", "siaran 9 tidak ada: lihat daftarnya dengan setara broadcasts\n"},
		{"broadcasts pause 9", exitFailed, "", "siaran 9 tidak ada: lihat daftarnya dengan setara broadcasts\n"},
		{"broadcasts pause", exitUsage, "", "setara: "},
		{"broadcasts pause satu", exitUsage, "", "setara: "},
		{"broadcasts stop 1", exitUsage, "", "setara: "},
	} {
		status, out, errs := runLine(t, append([]string{"--data", data}, strings.Fields(c.line)...)...)
		if status != c.status || out != c.out || !strings.HasPrefix(errs, c.errs) || c.errs == "" && errs != "" {
			t.Errorf("%s ends with %d, prints %q and %q; want %d, %q and %q", c.line, status, out, errs, c.status, c.out, c.errs)
		}
	}
	l, err := ledger.Open(t.Context(), filepath.Join(data, ledgerFile))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	deeds, err := l.Audit(t.Context(), 0, 3)
	if err != nil || len(deeds) != 3 || deeds[0].Kind != knowledge.DeedCancel || deeds[0].By != terminalChats["officer"] {
		t.Errorf("the audit says %+v (%v)", deeds, err)
	}
}

func TestScriptsReadBroadcastsAsJSON(t *testing.T) {
	data := queued(t)
	const common = `"id":1,"kind":"send","state":"queued","topic":"pelatihan","author":7,"recipients":3,` +
		`"counts":{"blocked":0,"failed":0,"pending":3,"sending":0,"sent":0,"skipped":0,"uncertain":0},"paid":false,` +
		`"send_at":"2027-11-25T09:00:00+07:00","created_at":"2026-11-25T09:00:00+07:00","queued_at":"2026-11-25T09:00:00+07:00"`
	for line, want := range map[string]string{
		"broadcasts --json":      "{" + common + "}\n",
		"broadcasts list --json": "{" + common + "}\n",
		"broadcasts --json show 1": "{" + common +
			`,"reasons":[],"presses":[],"left":0,"sent_again":0,"replies":0,"replies_waiting":0}` + "\n",
	} {
		status, out, errs := runLine(t, append(strings.Fields(line), "--data", data)...)
		if diff := cmp.Diff(want, out); diff != "" || status != exitDone || errs != "" {
			t.Errorf("%s ends with %d and %q:\n%s", line, status, errs, diff)
		}
	}
	status, out, _ := runLine(t, "broadcasts", "pause", "1", "--json", "--data", data)
	if want := strings.Replace("{"+common+"}\n", "queued", "paused", 1); status != exitDone || out != want {
		t.Errorf("it ends with %d and prints %q", status, out)
	}
}

func TestDeliveriesAreWrittenIntoFiles(t *testing.T) {
	data := queued(t)
	folder := t.TempDir()
	csv, xlsx := filepath.Join(folder, "siaran.csv"), filepath.Join(folder, "siaran.xlsx")
	status, out, errs := runLine(t, "broadcasts", "show", "1", "--csv", csv, "--xlsx", xlsx, "--data", data)
	if status != exitDone || !strings.Contains(out, "Laporan siaran 1: antre.") || errs != "" {
		t.Fatalf("it ends with %d, prints %q and %q", status, out, errs)
	}
	want := "\ufeffno.,chat,keadaan,alasan,nomor pesan,waktu (WIB)\r\n1,1000,menunggu,,,\r\n2,1001,menunggu,,,\r\n3,1002,menunggu,,,\r\n"
	if got, err := os.ReadFile(csv); err != nil || string(got) != want {
		t.Errorf("the file holds %q (%v)", got, err)
	}
	f, err := excelize.OpenFile(xlsx)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Setara")
	if err != nil || len(rows) != 4 || rows[3][1] != "1002" {
		t.Errorf("the workbook holds %q (%v)", rows, err)
	}
	status, _, errs = runLine(t, "broadcasts", "show", "1", "--csv", filepath.Join(folder, "tidak", "ada.csv"), "--data", data)
	if status != exitFailed || !strings.Contains(errs, "tidak ada: periksa nama dan foldernya") {
		t.Errorf("it ends with %d and %q", status, errs)
	}
}

func TestAFolderWithoutBroadcastsSaysSo(t *testing.T) {
	data := freshFolder(t)
	status, out, _ := runLine(t, "broadcasts", "--data", data)
	if status != exitDone || out != sayNoBroadcasts+"\n" {
		t.Errorf("it ends with %d and prints %q", status, out)
	}
	status, out, _ = runLine(t, "broadcasts", "--json", "--data", data)
	if status != exitDone || out != "" {
		t.Errorf("it ends with %d and prints %q", status, out)
	}
}
