package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"setara/bot/telegramtest"
)

// planted is the k-th piece of personal data, and a part of it that must be found
// nowhere.
func planted(k int) (said, secret string) {
	n := 1000 + k
	switch k % 10 {
	case 0:
		secret = fmt.Sprintf("08127755%d", n)
	case 1:
		secret = fmt.Sprintf("0857-7755-%d", n)
	case 2:
		secret = fmt.Sprintf("+62 813 7755 %d", n)
	case 3:
		secret = fmt.Sprintf("327301500485%d", n)
	case 4:
		secret = fmt.Sprintf("3374 1125 0587 %d", n)
	case 5:
		secret = fmt.Sprintf("09.254.%03d.3-407.000", 100+k)
	case 6:
		secret = withCheckDigit(fmt.Sprintf("52000000775%d", n))
	case 7:
		secret = fmt.Sprintf("0274 77%d", n)
	case 8:
		secret = fmt.Sprintf("628217755%d", n)
	default:
		secret = fmt.Sprintf("(021) 7755 %d", n)
	}
	const before, after = "jual alat tenun gedogan %s 850rb, di tiktok ada 500rb", "siapa yang bisa bantu urus %s kak?"
	forms := [...]string{before, after, "nomor saya %s", "/modal %s", "/info halal %s", "kuota ekspor gaharu %s berapa?", "halo %s", "/lapor kaos %s"}
	return fmt.Sprintf(forms[k%len(forms)], secret), secret
}

// withCheckDigit completes the number of a card.
func withCheckDigit(number string) string {
	sum := 0
	for i := range number {
		v := int(number[len(number)-1-i] - '0')
		if i%2 == 0 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return fmt.Sprintf("%s%d", number, (10-sum%10)%10)
}

// traces are all places where something of what people wrote could be left: the
// log and the bytes of every file of the data folder.
func (r *running) traces() map[string][]byte {
	r.t.Helper()
	text, _ := r.log.look()
	found := map[string][]byte{"the log": []byte(text)}
	err := filepath.WalkDir(r.data, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		found[entry.Name()] = content
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return found
}

// leavesNothing checks that none of the secrets is left anywhere.
func (r *running) leavesNothing(places map[string][]byte, secrets ...string) {
	r.t.Helper()
	for place, content := range places {
		for _, secret := range secrets {
			if bytes.Contains(content, []byte(secret)) {
				r.t.Errorf("%s holds %q", place, secret)
			}
		}
	}
}

func TestTwoHundredPersonalNumbersAreLeftNowhere(t *testing.T) {
	server, data := newServer(t), furnishedFolder(t)
	officer := server.NewPerson("Bu Ratna")
	r := serve(t, server, data, "--admins", fmt.Sprint(officer.ChatID()))
	var secrets []string
	for p := range 50 {
		owner := server.NewPerson("Wulandari")
		for k := p * 4; k < p*4+4; k++ {
			said, secret := planted(k)
			secrets = append(secrets, secret)
			answer := r.ask(owner, said)
			if strings.Contains(answer.Text, secret) {
				t.Errorf("%q is answered with %q", said, answer.Text)
			}
		}
	}
	for _, m := range [...]string{"/antrean", "/laporan", "/audit", "/wawasan", "/data_saya"} {
		r.ask(officer, m)
	}
	places := r.traces()
	for _, m := range officer.Transcript().FromBot() {
		text, _ := m.Content()
		places["what the officer reads"] = append(places["what the officer reads"], text...)
		if m.Document != nil {
			content, name, _ := server.File(m.Document.FileID)
			places[name] = content
		}
	}
	for _, report := range [][]string{{"insight", "--json"}, {"broadcasts", "--json"}} {
		_, out, errs := runLine(t, append(report, "--data", data)...)
		places["setara "+report[0]] = []byte(out + errs)
	}
	r.leavesNothing(places, secrets...)
	r.stop()
	r.leavesNothing(r.traces(), secrets...)
}

func TestNumbersInNamesOfFilesCaptionsAndRepliesAreLeftNowhere(t *testing.T) {
	r := serve(t, newServer(t), furnishedFolder(t))
	owner := r.server.NewPerson("Wulandari 081277550001")
	asks := func(what string, send func() (telegramtest.Message, error)) {
		t.Helper()
		before := len(texts(owner.Transcript()))
		if _, err := send(); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		r.told(owner, before)
	}
	first := r.ask(owner, "/izin ya")
	asks("a reply", func() (telegramtest.Message, error) { return owner.Reply(first.ID, "nomor 081277550002") })
	asks("a caption", func() (telegramtest.Message, error) {
		return owner.SendDocument("ktp 3273015004850003.pdf", []byte("x"), "NIK 3273015004850004")
	})
	asks("a number to a number", func() (telegramtest.Message, error) { return owner.Send("wa.me/6281277550005") })
	r.leavesNothing(r.traces(), "081277550001", "081277550002", "3273015004850003", "3273015004850004", "81277550005")
}

func TestAnOfficerKeepsTelephoneNumbers(t *testing.T) {
	server := newServer(t)
	officer := server.NewPerson("Bu Ratna")
	r := serve(t, server, furnishedFolder(t), "--admins", fmt.Sprint(officer.ChatID()))
	r.ask(officer, "/siaran baru")
	r.ask(officer, "Hubungi dinas di 0812-7755-0001. NIK 3273015004850001 tidak perlu.")
	places := r.traces()
	r.leavesNothing(places, "3273015004850001")
	if !bytes.Contains(append(places["bot.db"], places["bot.db-wal"]...), []byte("0812-7755-0001")) {
		t.Error("the hotline of an announcement is hidden")
	}
}

func TestTheOwnerIsToldOnceThatANumberWasHidden(t *testing.T) {
	r := serve(t, newServer(t), furnishedFolder(t))
	owner := r.server.NewPerson("Wulandari")
	const told = "Nomornya saya tutup dan tidak saya simpan"
	if m := r.ask(owner, "nik saya 3273015004850001"); !strings.Contains(m.Text, told) {
		t.Errorf("not told: %s", m.Text)
	}
	if m := r.ask(owner, "jual kaos, wa 081277550001"); strings.Contains(m.Text, told) {
		t.Errorf("told again: %s", m.Text)
	}
}
