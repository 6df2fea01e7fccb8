package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What officers are told about what owners report.
const (
	sayComplaintsForm  = "Ketik “/laporan” untuk daftarnya, “/laporan 12” untuk laporan nomor 12, atau “/laporan penjual” untuk daftar per penjual."
	sayNoSuchComplaint = "Laporan itu tidak ada, Kak. Mungkin pengirimnya sudah meminta datanya dihapus."
	askRejectReason    = "Apa alasannya, Kak? Ketik atau pilih. Alasannya ikut dikirim ke pelapor. Kalau tidak jadi, ketik “batal”."
	askAgency          = "Teruskan ke mana, Kak? Yang paling cocok ada di atas. Kirim berkasnya sendiri ke sana; di sini hanya dicatat, dan pelapor dikabari."

	buttonComplaints    = "Daftar laporan"
	buttonAllComplaints = "Yang sudah diputuskan"
	buttonBySeller      = "Per penjual"
	buttonByGoods       = "Per barang"
	buttonVerify        = "Terbukti"
	buttonReject        = "Tolak"
	buttonForward       = "Teruskan ke instansi"
	buttonReopen        = "Buka lagi"
	buttonList          = "Masukkan harga ke data pasar"
	buttonUnlist        = "Keluarkan harga dari data pasar"
	buttonComplaintText = "Isi laporan dan foto"
	buttonComplaintLook = "Lihat laporan"
	buttonDossierHTML   = "Berkas cetak"
	buttonDossierXLSX   = "Berkas Excel"
)

// rejectReasons can be tapped.
var rejectReasons = []string{"Buktinya belum cukup", "Harganya masih wajar", "Barangnya buatan lokal", "Link-nya sudah tidak ada"}

func wordNoComplaints(which string) string {
	if which == "penjual" {
		return "Belum ada laporan yang link-nya menyebut penjual."
	}
	return "Tidak ada laporan yang menunggu diperiksa."
}

func wordComplaintsHead(which string, from, to, all int) Block {
	head := map[string]string{"": "Laporan yang menunggu", "semua": "Semua laporan", "penjual": "Laporan per penjual"}[which]
	rest := fmt.Sprintf(": %d kelompok, yang paling banyak dilaporkan dulu.", all)
	if from > 1 || to < all {
		rest = fmt.Sprintf(" %d-%d dari %d kelompok.", from, to, all)
	}
	return paragraph(bold(head), plain(rest))
}

// wordComplaintLine is a group on one line of the list.
func wordComplaintLine(g *knowledge.ComplaintGroup, bySeller bool) Block {
	newest := g.Newest()
	name := onOneLine(newest.Product, 60)
	if bySeller {
		name = wordOfferPlace(&newest.Offer)
	}
	text := fmt.Sprintf(": %s, terakhir %s", wordReporters(g), newest.At.In(knowledge.WIB).Format("2/1/2006"))
	if prices := g.Prices(); prices.N > 0 {
		text += ", " + wordPriceSpan(prices)
	}
	if open := g.Count(knowledge.ComplaintOpen); open == 0 {
		text += ", " + complaintStates[newest.State]
	}
	return item(bold(name), plain(text+"."))
}

// wordReporters is how many reports there are and from how many owners.
func wordReporters(g *knowledge.ComplaintGroup) string {
	return fmt.Sprintf("%s laporan dari %s pelapor", wordCount(len(g.Complaints)), wordCount(g.Owners()))
}

// wordPriceSpan are prices from the lowest to the highest.
func wordPriceSpan(q knowledge.Quartiles) string {
	if q.Min == q.Max {
		return q.Min.String()
	}
	return fmt.Sprintf("%s sampai %s", q.Min, q.Max)
}

func wordComplaintButton(g *knowledge.ComplaintGroup) string {
	return fmt.Sprintf("%d %s", g.Newest().Number, onOneLine(g.Newest().Product, 20))
}

// complaintStates are how far reports have come, for officers.
var complaintStates = map[knowledge.ComplaintState]string{
	knowledge.ComplaintOpen: "menunggu", knowledge.ComplaintVerified: "terbukti", knowledge.ComplaintRejected: "ditolak",
	knowledge.ComplaintPassedOn: "diteruskan",
}

// said is what the owners report, without their own words.
func (s *complaintStudy) said(bySeller bool) []Block {
	g := s.group
	name := g.Newest().Product
	if bySeller {
		name = wordOfferPlace(&g.Newest().Offer)
	}
	blocks := []Block{
		paragraph(bold(onOneLine(name, knowledge.MaxComplaintProduct)), plain(fmt.Sprintf(". %s, %s.", wordReporters(g), wordComplaintDays(g)))),
		paragraph(plain("Keadaan: " + wordGroupState(g) + ".")),
	}
	if prices := g.Prices(); prices.N > 0 {
		blocks = append(blocks, item(plain("Harga yang dilaporkan: "+wordPriceSpan(prices))))
	}
	if own := g.OwnPrices(); own.N > 0 {
		blocks = append(blocks, item(plain("Harga pelapor sendiri: "+wordPriceSpan(own))))
	}
	for _, counted := range g.Suspicions() {
		blocks = append(blocks, item(plain(fmt.Sprintf("%s: %s laporan", suspicionNames[counted.Suspicion], wordCount(counted.N)))))
	}
	for i, c := range g.Offers() {
		if i == mostOffers {
			blocks = append(blocks, item(plain(fmt.Sprintf("dan %d link lain, ada di berkasnya", len(g.Offers())-i))))
			break
		}
		blocks = append(blocks, item(plain(wordOfferPlace(&c.Offer)+": "), link(cmpOr(onOneLine(c.Offer.Title, 60), onOneLine(c.Offer.URL, 60)), c.Offer.URL)))
	}
	if photos := countPhotos(g); photos > 0 {
		blocks = append(blocks, item(plain(fmt.Sprintf("Foto: %d", photos))))
	}
	return blocks
}

// wordComplaintDays is when they were sent.
func wordComplaintDays(g *knowledge.ComplaintGroup) string {
	first, last := knowledge.DayOf(g.Oldest().At), knowledge.DayOf(g.Newest().At)
	if first == last {
		return "pada " + first.Written()
	}
	return "dari " + first.Written() + " sampai " + last.Written()
}

// mostOffers is how many links a card shows.
const mostOffers = 5

func countPhotos(g *knowledge.ComplaintGroup) int {
	n := 0
	for i := range g.Complaints {
		n += g.Complaints[i].PhotoCount
	}
	return n
}

// wordGroupState is how far alike reports have come, and by whom.
func wordGroupState(g *knowledge.ComplaintGroup) string {
	var parts []string
	for _, state := range [...]knowledge.ComplaintState{knowledge.ComplaintOpen, knowledge.ComplaintVerified, knowledge.ComplaintRejected, knowledge.ComplaintPassedOn} {
		if n := g.Count(state); n == len(g.Complaints) {
			parts = append(parts, complaintStates[state])
		} else if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, complaintStates[state]))
		}
	}
	text := strings.Join(parts, ", ")
	if d := g.Newest().Decision; d != nil && d.State != knowledge.ComplaintOpen {
		text += fmt.Sprintf(" oleh %s, %s", wordOfficerName(d.Deed.By, d.Deed.Name), wordMoment(d.Deed.At))
		if d.Reason != "" {
			text += " (" + onOneLine(d.Reason, 200) + ")"
		}
	}
	return text
}

// knownMarket is what the listings say about the goods.
func (s *complaintStudy) knownMarket() []Block {
	m := &s.market
	if m.Used == 0 {
		return []Block{item(plain("Harga pasar: tidak ada pembanding di data Setara."))}
	}
	var blocks []Block
	for _, group := range [...]struct {
		name string
		q    knowledge.Quartiles
	}{{"Buatan lokal", m.Groups.Local}, {"Impor", m.Groups.Import}, {"Asal tidak diketahui", m.Groups.Unknown}} {
		if group.q.N > 0 {
			blocks = append(blocks, item(plain(fmt.Sprintf("%s: harga tengah %s dari %s iklan, paling baru %s", group.name, group.q.Median,
				wordCount(group.q.N), wordDayAgo(group.q.Newest, s.on)))))
		}
	}
	if m.Sample {
		blocks = append(blocks, item(plain("Pembandingnya masih data contoh, jangan dijadikan dasar.")))
	} else if m.Limited {
		blocks = append(blocks, item(plain("Pembandingnya sedikit atau sudah lama, jadi hati-hati.")))
	}
	return blocks
}

// wordDayAgo is a day with how long ago it was.
func wordDayAgo(day, on knowledge.Day) string {
	switch n := int(on - day); n {
	case 0:
		return day.Written() + " (hari ini)"
	default:
		return fmt.Sprintf("%s (%d hari lalu)", day.Written(), n)
	}
}

// knownImport is what the lowest reported price leaves for the goods abroad.
func (s *complaintStudy) knownImport() []Block {
	switch i := s.imports; {
	case i == nil:
		return []Block{item(plain("Hitungan impor: tidak ada, karena harganya tidak dilaporkan."))}
	case !i.statesSomething():
		return []Block{item(plain("Hitungan impor: aturan bea untuk barang ini tidak ada di data."))}
	default:
		return []Block{asItem(i.wordImplied()), asItem(i.wordAbroad())}
	}
}

// asItem is a paragraph as an item of a list.
func asItem(b Block) Block {
	b.Item = true
	return b
}

// knownRules are the rules that bear on what is suspicious.
func (s *complaintStudy) knownRules() []Block {
	if len(s.rules) == 0 {
		return []Block{item(plain("Aturan: tidak ada di data untuk kecurigaan ini."))}
	}
	blocks := make([]Block, len(s.rules))
	for i := range s.rules {
		blocks[i] = item(plain(s.rules[i].name()+": "+s.rules[i].point.Text+" "), plain("("+s.rules[i].source()+")"))
	}
	return blocks
}

// name is how the rule is cited.
func (r *complaintRule) name() string {
	if r.hit.Regulation != nil && r.hit.Regulation.Number != "" {
		return r.hit.Regulation.Number
	}
	return r.hit.Entry().Name
}

// source is where that is from and as of when.
func (r *complaintRule) source() string {
	e := r.hit.Entry()
	return fmt.Sprintf("%s, keterangan per %s", e.ID, e.AsOf.Written())
}

// wordAgency is an agency on one line.
func wordAgency(a *knowledge.Agency) Block {
	return item(bold(a.Name), plain(": "+a.For+". "+a.Contact+"."))
}
