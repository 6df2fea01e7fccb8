package chat

import (
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// What is said about what officers did.
const (
	sayAuditEmpty   = "Belum ada tindakan petugas yang tercatat."
	buttonAuditFile = "Unduh sebagai berkas"
)

func wordAuditHead(from, to, all int) Block {
	text := fmt.Sprintf(": %d, yang terbaru dulu.", all)
	if to-from+1 < all {
		text += fmt.Sprintf(" Urutan %d–%d:", from, to)
	}
	return paragraph(bold("Catatan tindakan petugas"), plain(text))
}

func wordDeedLine(d *knowledge.Deed) Block {
	return item(plain(wordMoment(d.At)+", "), bold(wordDoer(d)), plain(": "+wordDeed(d)))
}

// wordDoer is who did it, and the role at that time.
func wordDoer(d *knowledge.Deed) string {
	if d.By == 0 {
		return "pengaturan server"
	}
	name := wordOfficerName(d.By, d.Name)
	if d.Role == "" {
		return name
	}
	return fmt.Sprintf("%s (%s)", name, officerRoles[d.Role])
}

// wordDeed says what was done.
func wordDeed(d *knowledge.Deed) string {
	role, name, _ := strings.Cut(d.Detail, " ")
	role = officerRoles[knowledge.Role(role)]
	id, _ := strconv.ParseInt(d.Object, 10, 64)
	switch d.Kind {
	case knowledge.DeedFirst:
		return fmt.Sprintf("menetapkan %s sebagai admin", wordOfficerName(id, ""))
	case knowledge.DeedNotFirst:
		return fmt.Sprintf("tidak lagi menetapkan %s sebagai admin", wordOfficerName(id, ""))
	case knowledge.DeedInvite:
		return fmt.Sprintf("mengundang %s sebagai %s (undangan %s)", name, role, d.Object)
	case knowledge.DeedRevoke:
		return fmt.Sprintf("mencabut undangan %s untuk %s", d.Object, name)
	case knowledge.DeedAccept:
		return fmt.Sprintf("menerima undangan %s sebagai %s", d.Object, role)
	case knowledge.DeedAppoint:
		return fmt.Sprintf("mengubah peran %s menjadi %s", wordOfficerName(id, name), role)
	case knowledge.DeedRemove:
		return fmt.Sprintf("mengeluarkan %s (%s)", wordOfficerName(id, name), role)
	case knowledge.DeedLeave:
		return "berhenti jadi petugas"
	case knowledge.DeedExport:
		return "mengunduh catatan tindakan petugas"
	case knowledge.DeedRate:
		return wordDeedRate(d)
	case knowledge.DeedSegment:
		return wordDeedSegment(d)
	case knowledge.DeedTemplate:
		return wordDeedTemplate(d)
	case knowledge.DeedComplaint, knowledge.DeedComplaintLook, knowledge.DeedComplaintFile, knowledge.DeedComplaintPrice:
		return wordComplaintDeed(d)
	case knowledge.DeedFeedAdd, knowledge.DeedFeedTake, knowledge.DeedFeedSkip, knowledge.DeedFeedNow, knowledge.DeedFeedStop:
		return fmt.Sprintf(feedDeeds[d.Kind], d.Object)
	case knowledge.DeedReply:
		return wordReplyDeed(d)
	case knowledge.DeedUpload, knowledge.DeedUploadCorrect, knowledge.DeedUploadAccept, knowledge.DeedUploadReject, knowledge.DeedImportUndo:
		return wordDeedUpload(d)
	case knowledge.DeedPropose, knowledge.DeedProposalAccept, knowledge.DeedProposalReturn, knowledge.DeedProposalWithdraw:
		return wordProposalDeed(d)
	default:
		if broadcastDeeds[d.Kind] != "" {
			return wordBroadcastDeed(d)
		}
		return strings.TrimSpace(string(d.Kind) + " " + d.Object + " " + d.Detail)
	}
}

func wordDeedRate(d *knowledge.Deed) string {
	amount, err := strconv.ParseInt(d.Detail, 10, 64)
	day, ok := readRateDay(d.Object)
	if err != nil || !ok {
		return "menetapkan kurs"
	}
	return fmt.Sprintf("menetapkan kurs %s per dolar untuk %s", knowledge.Rupiah(amount), day.Written())
}

func wordAuditFile(n int, cut bool) string {
	if cut {
		return fmt.Sprintf("Berkasnya saya kirim: %d catatan yang terbaru.", n)
	}
	return fmt.Sprintf("Berkasnya saya kirim: %d catatan.", n)
}

// wordAuditTable is the audit with a row for each deed, times in WIB.
func wordAuditTable(deeds []knowledge.Deed, on knowledge.Day) *Table {
	t := &Table{
		Name:   "catatan-petugas-" + on.String(),
		Header: []string{"nomor", "waktu (WIB)", "nomor petugas", "nama", "peran", "tindakan", "kode", "objek", "rincian", "nomor pesan"},
	}
	rows := make([][]string, len(deeds))
	for i := range deeds {
		d := &deeds[i]
		rows[i] = []string{
			strconv.FormatInt(d.Number, 10), d.At.In(knowledge.WIB).Format("2006-01-02 15:04:05"), strconv.FormatInt(d.By, 10), d.Name,
			officerRoles[d.Role], wordDeed(d), string(d.Kind), d.Object, d.Detail, strconv.FormatInt(d.Update, 10),
		}
	}
	t.Rows = rowsOf(rows)
	return t
}
