package chat

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"setara/knowledge"
)

func TestATimeToSendAtIsReadAsOfficersSayIt(t *testing.T) {
	now := time.Date(2026, 11, 25, 10, 0, 0, 0, knowledge.WIB) // a Wednesday
	for _, c := range []struct {
		said, at string
		fault    timeFault
	}{
		{"sekarang", "", timeGood},
		{"Besok jam 9", "2026-11-26 09:00", timeGood},
		{"besok pukul 09.30", "2026-11-26 09:30", timeGood},
		{"besok jam 9 pagi", "2026-11-26 09:00", timeGood},
		{"besok jam 2 siang", "2026-11-26 14:00", timeGood},
		{"besok jam 4 sore", "2026-11-26 16:00", timeGood},
		{"besok jam 8 malam", "2026-11-26 20:00", timeGood},
		{"besok jam 12 malam", "2026-11-27 00:00", timeGood},
		{"besok jam 12 siang", "2026-11-26 12:00", timeGood},
		{"kemarin jam 9", "2026-11-24 09:00", timePast},
		{"lusa jam 7", "2026-11-27 07:00", timeGood},
		{"besok lusa jam 7", "2026-11-27 07:00", timeGood},
		{"senin 08.30", "2026-11-30 08:30", timeGood},
		{"Rabu jam 11", "2026-11-25 11:00", timeGood},
		{"rabu jam 9", "2026-12-02 09:00", timeGood},
		{"senin depan jam 9", "2026-11-30 09:00", timeGood},
		{"jumat depan jam 9", "2026-12-04 09:00", timeGood},
		{"hari minggu pukul 10.00 WIB", "2026-11-29 10:00", timeGood},
		{"25/12 10:00", "2026-12-25 10:00", timeGood},
		{"25-12-2026 10.00", "2026-12-25 10:00", timeGood},
		{"25/12/26 jam 10", "2026-12-25 10:00", timeGood},
		{"2026-12-25 10.00", "2026-12-25 10:00", timeGood},
		{"27 November 2026 jam 14", "2026-11-27 14:00", timeGood},
		{"27 nov jam 14", "2026-11-27 14:00", timeGood},
		{"tanggal 5 agustus, jam 9", "2027-08-05 09:00", timeGood},
		{"1/2 jam 9", "2027-02-01 09:00", timeGood},
		{"jam 14", "2026-11-25 14:00", timeGood},
		{"hari ini 23.59", "2026-11-25 23:59", timeGood},
		{"besok 00.00", "2026-11-26 00:00", timeGood},
		{"besok 24.00", "2026-11-27 00:00", timeGood},
		{"hari ini jam 24", "2026-11-26 00:00", timeGood},
		{"besok jam 9 WITA", "2026-11-26 08:00", timeGood},
		{"besok jam 9 wit", "2026-11-26 07:00", timeGood},
		{"2 jam lagi", "2026-11-25 12:00", timeGood},
		{"dalam 30 menit", "2026-11-25 10:30", timeGood},

		{"jam 9", "", timePast},
		{"hari ini jam 10", "", timePast},
		{"24/11 10:00", "", timePast},
		{"1 Januari 2020 jam 9", "", timePast},
		{"25 November 2027 jam 11", "", timeFar},
		{"2030-01-01 09.00", "", timeFar},
		{"besok", "", timeNoHour},
		{"senin", "", timeNoHour},
		{"25/12", "", timeNoHour},
		{"", "", timeUnread},
		{"kapan-kapan", "", timeUnread},
		{"besok jam 25", "", timeUnread},
		{"besok 24.30", "", timeUnread},
		{"besok 10.75", "", timeUnread},
		{"31/02/2027 10.00", "", timeUnread},
		{"31 november jam 9", "", timeUnread},
		{"13/13 jam 9", "", timeUnread},
		{"besok jam 9 atau jam 10", "", timeUnread},
		{"besok jam 4 pagi sekali dong", "", timeUnread},
		{"besok jam 9 malam minggu", "2026-11-29 21:00", timeUnread},
		{"besok jam 5 siang bolong", "", timeUnread},
		{"9", "", timeUnread},
		{"setelah makan siang", "", timeUnread},
	} {
		at, fault := readSendTime(c.said, now)
		got := ""
		if fault == timeGood && !at.IsZero() {
			got = at.Format("2006-01-02 15:04")
		}
		want := c.at
		if c.fault != timeGood {
			want = ""
		}
		if got != want || fault != c.fault {
			t.Errorf("%q is read as %q with fault %d, want %q with %d", c.said, got, fault, want, c.fault)
		}
	}
}

func TestATimeThatIsReadIsAheadAndWithinAYear(t *testing.T) {
	words := rapid.SampledFrom([]string{
		"besok", "lusa", "senin", "depan", "jam", "pukul", "pagi", "siang", "malam", "wita", "desember", "feb", "nanti", "lagi", "menit",
		"9", "24", "00.00", "24.00", "12.30", "29/2", "31/12", "2026-12-25", "0", "99999", "/", ".", "é", "'", "\n",
	})
	rapid.Check(t, func(t *rapid.T) {
		said := strings.Join(rapid.SliceOfN(words, 0, 6).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
		now := time.Unix(rapid.Int64Range(1.7e9, 2e9).Draw(t, "now"), 0)
		at, fault := readSendTime(said, now)
		if fault == timeGood && !at.IsZero() && (!at.After(now) || at.After(now.In(knowledge.WIB).AddDate(1, 0, 0))) {
			t.Errorf("%q is read as %v at %v", said, at, now)
		}
	})
}

func TestButtonsAreReadAsOfficersTypeThem(t *testing.T) {
	for _, c := range []struct {
		typed string
		rows  [][]knowledge.ContentButton
		odd   string
	}{
		{"Daftar - https://oss.go.id/x?a=b-c", [][]knowledge.ContentButton{{{Label: "Daftar", URL: "https://oss.go.id/x?a=b-c"}}}, ""},
		{"Daftar – https://oss.go.id", [][]knowledge.ContentButton{{{Label: "Daftar", URL: "https://oss.go.id"}}}, ""},
		{"Cari - /program | Kabar - /langganan\n\nTanya - apa itu NIB?", [][]knowledge.ContentButton{
			{{Label: "Cari", Action: "/program"}, {Label: "Kabar", Action: "/langganan"}}, {{Label: "Tanya", Action: "apa itu NIB?"}},
		}, ""},
		{"Buka - siang - https://oss.go.id", [][]knowledge.ContentButton{{{Label: "Buka - siang", URL: "https://oss.go.id"}}}, ""},
		{"Daftar", nil, "Daftar"},
		{"Daftar https://oss.go.id", nil, "Daftar https://oss.go.id"},
		{"Daftar - oss.go.id", nil, "Daftar - oss.go.id"},
		{"Daftar - www.oss.go.id/x", nil, "Daftar - www.oss.go.id/x"},
		{"Daftar - javascript://x", nil, "Daftar - javascript://x"},
		{"Daftar - https://", nil, "Daftar - https://"},
		{"Daftar - https://oss go.id", nil, "Daftar - https://oss go.id"},
		{"Rahasia - /petugas", nil, "Rahasia - /petugas"},
		{"Siaran - /siaran setujui 1", nil, "Siaran - /siaran setujui 1"},
		{"A - b | ", nil, "A - b |"},
		{strings.Repeat("a", 101) + " - b", nil, strings.Repeat("a", 101) + " - b"},
		{"Daftar - /izin tidak", nil, "Daftar - /izin tidak"},
		{"Soal izin - /izin", nil, "Soal izin - /izin"},
		{"Hapus - /hapus_data", nil, "Hapus - /hapus_data"},
		{"Berhenti - /langganan keluar semua", nil, "Berhenti - /langganan keluar semua"},
		{strings.Repeat("A - b | ", 8) + "Z - z", nil, "Z - z"},
	} {
		rows, odd := readContentButtons(c.typed)
		if diff := cmp.Diff(c.rows, rows); diff != "" || odd != c.odd {
			t.Errorf("%q is read with %q odd (-want +got):\n%s", c.typed, odd, diff)
		}
	}
}
