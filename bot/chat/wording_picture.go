package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What stands in a picture, below it, and around it.
const (
	pictureTitle      = "Harga %s di pasar"
	pictureBadge      = "Data contoh"
	pictureOwn        = "Harga Kakak"
	pictureCompetitor = "Harga saingan"
	pictureFloor      = "Batas aman"
	pictureLocal      = "Lokal"
	pictureImport     = "Impor"
	pictureUnknown    = "Asal belum diketahui"
	pictureNone       = "belum ada"
	pictureGoods      = "%d barang"
	pictureBox        = "Kotak: separuh barang di tengah."
	pictureMiddle     = "Garis tebal: harga tengah."
	pictureMultiples  = "Jarak di garis harga menunjukkan kelipatan, bukan selisih."
	pictureBeyond     = "Angka di samping panah: barang yang harganya di luar gambar."

	sayPictureComes   = "Ini gambar harga %s, Kak."
	sayPictureNoCase  = "Belum ada jawaban yang bisa digambar, Kak. Tanyakan harga dulu, ya."
	sayPictureNothing = "Untuk jawaban terakhir belum ada yang bisa digambar, Kak, karena belum ada barang pembanding yang bisa dipakai."
	sayPictureUnclear = "Belum bisa saya gambar, Kak, karena pertanyaan saya yang terakhir belum dijawab. Jawab dulu, ya."
	sayPictureNowhere = "Gambarnya belum bisa ditampilkan di sini, Kak. Di Telegram, gambar dikirim setelah jawaban harga."
	sayPictureFailed  = "Maaf Kak, gambarnya belum jadi. Coba ketuk lagi sebentar lagi, ya."
	sayPicturesOff    = "Baik, Kak, gambar tidak saya kirim lagi. Kalau perlu, ketuk “Lihat gambar” di bawah jawaban, " +
		"atau ketik /gambar hidup supaya selalu dikirim."
	sayPicturesOn = "Baik, Kak, setelah jawaban harga saya kirim gambarnya juga. Kalau tidak perlu, ketik /gambar mati."

	buttonPicture = "Lihat gambar"
	menuGambar    = "Lihat gambar jawaban terakhir"
	helpGambar    = "/gambar: lihat gambar jawaban terakhir; /gambar mati atau /gambar hidup mengatur kirim gambar"
)

// maxPictureGoods is how much of the name of goods a picture says, in
// characters: two lines of its title.
const maxPictureGoods = 56

// wordPicture words a picture whose groups and marks are there.
func (p *priceCase) wordPicture(pic *Picture) {
	c := p.market
	goods := shorten(p.understood.goods(), maxPictureGoods)
	pic.Title = fmt.Sprintf(pictureTitle, goods)
	count := fmt.Sprintf("%d barang sejenis", c.Used)
	if c.Used < knowledge.MinComparables {
		count = "baru " + count
	}
	pic.Subtitle = strings.Join([]string{capital(per(c.Unit)), count, wordDays(c.Groups.All.Oldest, c.Groups.All.Newest)}, " · ")
	if said := p.wordPicturePack(); said != "" {
		pic.Subtitle += " · " + said
	}
	if c.Sample {
		pic.Badge = pictureBadge
	}
	for i := range pic.Groups {
		g := &pic.Groups[i]
		g.Name = pictureOrigins[g.Origin]
		g.Count = pictureNone
		if len(g.Prices) > 0 {
			g.Count = fmt.Sprintf(pictureGoods, len(g.Prices))
		}
	}
	pic.Notes = PictureNotes{Box: pictureBox, Middle: pictureMiddle, Multiples: pictureMultiples, Beyond: pictureBeyond}
	pic.Caption = p.wordCaption(pic, goods, count)
}

// wordPicturePack is the own price as the owner said it where they sell by
// packs: the marks are for a unit.
func (p *priceCase) wordPicturePack() string {
	if p.whole == nil || p.situation.OwnPrice == nil || !p.comparable() {
		return ""
	}
	return fmt.Sprintf("harga Kakak %s%s", *p.whole.situation.OwnPrice, p.whole.forWhat())
}

var pictureOrigins = map[knowledge.Origin]string{
	knowledge.OriginLocal:   pictureLocal,
	knowledge.OriginImport:  pictureImport,
	knowledge.OriginUnknown: pictureUnknown,
}

// wordCaption says in words what the picture shows. With the longest names
// and amounts it stays well under the 1,024 characters of a caption.
func (p *priceCase) wordCaption(pic *Picture, goods, count string) string {
	c := p.market
	if c.Sample {
		goods += " (data contoh)"
	}
	sentences := []string{fmt.Sprintf("Gambar harga %s, %s: %s, dilihat %s.", goods, per(c.Unit), count,
		wordDays(c.Groups.All.Oldest, c.Groups.All.Newest))}
	var middles []string
	for i := range pic.Groups {
		middles = append(middles, wordMiddle(&pic.Groups[i]))
	}
	sentences = append(sentences, "Harga tengahnya: "+strings.Join(middles, "; ")+".")
	var marks []string
	for _, m := range pic.Marks {
		marks = append(marks, fmt.Sprintf("%s %s", strings.ToLower(m.Label[:1])+m.Label[1:], m.Price))
	}
	if said := p.wordPicturePack(); said != "" {
		sentences = append(sentences, capital(said)+".")
	}
	if len(marks) > 0 {
		sentences = append(sentences, capital(strings.Join(marks, ", "))+".")
	}
	return strings.Join(sentences, " ")
}

// wordMiddle says in words where a group lies.
func wordMiddle(g *PictureGroup) string {
	name := strings.ToLower(g.Name)
	if len(g.Prices) == 0 {
		return fmt.Sprintf("%s %s", name, g.Count)
	}
	return fmt.Sprintf("%s %s (%s)", name, g.Quartiles.Median, g.Count)
}

// wordDays writes a span of days, with what both have in common said once.
func wordDays(from, to knowledge.Day) string {
	first, last := strings.Fields(from.Written()), strings.Fields(to.Written())
	switch {
	case from == to:
		return to.Written()
	case first[2] != last[2]:
		return from.Written() + " sampai " + to.Written()
	case first[1] != last[1]:
		return first[0] + " " + first[1] + " sampai " + to.Written()
	default:
		return first[0] + " sampai " + to.Written()
	}
}

// shorten cuts a text at a space, so that it has at most n characters with
// the sign that something is missing.
func shorten(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := string(runes[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " (,.") + "…"
}
