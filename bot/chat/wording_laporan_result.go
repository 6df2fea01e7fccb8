package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// wordDecidedBefore says why a decision is not made.
func wordDecidedBefore(g *knowledge.ComplaintGroup, to knowledge.ComplaintState) string {
	if to == knowledge.ComplaintOpen {
		return "Laporan ini memang belum diputuskan, Kak."
	}
	return "Laporan ini sudah diputuskan: " + wordGroupState(g) + ". Kalau mau diubah, buka lagi dulu."
}

// wordDecided tells the officer what was decided.
func wordDecided(d *knowledge.ComplaintDecision, agency *knowledge.Agency, owners int) string {
	n := wordCount(len(d.Numbers))
	told := fmt.Sprintf(" %s pelapor saya kabari.", wordCount(owners))
	switch d.State {
	case knowledge.ComplaintVerified:
		return fmt.Sprintf("Dicatat terbukti: %s laporan.", n) + told
	case knowledge.ComplaintRejected:
		return fmt.Sprintf("Ditolak: %s laporan, dengan alasan “%s”.", n, d.Reason) + told
	case knowledge.ComplaintPassedOn:
		return fmt.Sprintf("Dicatat diteruskan ke %s: %s laporan. Kirim berkasnya ke sana: %s.", agency.Name, n, agency.Contact) + told
	default:
		return fmt.Sprintf("Dibuka lagi: %s laporan. Pelapor belum dikabari.", n)
	}
}

// wordComplaintResult tells an owner what came of their reports.
func wordComplaintResult(mine []knowledge.Complaint, d *knowledge.ComplaintDecision, agency *knowledge.Agency) Response {
	slices.Reverse(mine)
	names := make([]string, len(mine))
	for i := range mine {
		names[i] = fmt.Sprintf("nomor %d (%s)", mine[i].Number, onOneLine(mine[i].Product, 50))
	}
	lead := "Kabar laporan Kakak " + strings.Join(names, ", ") + ": "
	switch d.State {
	case knowledge.ComplaintVerified:
		return say(lead + "sudah diperiksa petugas, dan memang ada yang tidak beres. Terima kasih, laporan Kakak sangat membantu.")
	case knowledge.ComplaintPassedOn:
		return say(lead+"diteruskan ke "+agency.Name+", yang berwenang menindak. Terima kasih sudah melapor, Kak.",
			"Kalau Kakak ingin menambah bukti langsung ke sana: "+agency.Contact+".")
	default:
		return say(lead+"sudah diperiksa petugas, tetapi belum bisa ditindak. Alasannya: "+d.Reason+".",
			"Terima kasih sudah peduli, Kak. Kalau ada bukti baru, kirim lagi lewat /lapor.")
	}
}

// wordComplaintTexts is what the owners wrote, one report after the other,
// without who they are.
func wordComplaintTexts(g *knowledge.ComplaintGroup) []Block {
	blocks := []Block{paragraph(bold("Isi laporan"), plain(fmt.Sprintf(": %s. Identitas pelapor tidak ditampilkan.", wordReporters(g))))}
	for i := range g.Complaints {
		if i == mostTexts {
			blocks = append(blocks, paragraph(plain(fmt.Sprintf("Dan %d laporan lain.", len(g.Complaints)-i))))
			break
		}
		c := &g.Complaints[i]
		text := fmt.Sprintf(" (%s, %s): %s. %s.", wordMoment(c.At), complaintStates[c.State], onOneLine(c.Product, 100), wordSuspicions(c.Suspicions))
		if c.Price > 0 {
			text += fmt.Sprintf(" Harganya %s.", c.Price)
		}
		if c.OwnPrice > 0 {
			text += fmt.Sprintf(" Harga pelapor %s.", c.OwnPrice)
		}
		if c.Note != "" {
			text += " “" + onOneLine(c.Note, 300) + "”"
		}
		blocks = append(blocks, item(bold(fmt.Sprintf("Nomor %d", c.Number)), plain(text)))
	}
	return blocks
}

// mostTexts is how many reports are shown with what their owners wrote.
const mostTexts = 10

// wordComplaintDeed says what was done about reports.
func wordComplaintDeed(d *knowledge.Deed) string {
	state, agency, _ := strings.Cut(d.Detail, " ")
	object := strings.ReplaceAll(d.Object, ",", ", ")
	switch d.Kind {
	case knowledge.DeedComplaintLook:
		return "membaca isi laporan " + d.Object
	case knowledge.DeedComplaintFile:
		return "mengunduh berkas laporan " + d.Object
	case knowledge.DeedComplaintPrice:
		if d.Detail == "batal" {
			return "mengeluarkan harga laporan " + d.Object + " dari data pasar"
		}
		return "memasukkan harga laporan " + d.Object + " ke data pasar"
	}
	switch knowledge.ComplaintState(state) {
	case knowledge.ComplaintOpen:
		return "membuka lagi laporan " + object
	case knowledge.ComplaintPassedOn:
		return fmt.Sprintf("meneruskan laporan %s ke %s", object, agency)
	default:
		return fmt.Sprintf("memutuskan laporan %s: %s", object, complaintStates[knowledge.ComplaintState(state)])
	}
}
