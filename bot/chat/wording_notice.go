package chat

import (
	"fmt"

	"setara/knowledge"
)

// originName is how an origin is named in the list of figures.
func originName(o knowledge.Origin) string {
	if o == knowledge.OriginLocal {
		return "lokal"
	}
	return "import"
}

// goodsFrom is how goods of an origin are called.
func goodsFrom(o knowledge.Origin) string {
	if o == knowledge.OriginLocal {
		return "barang lokal"
	}
	return "barang impor"
}

// wordShifts tells an owner what has moved, and what that means beside their
// cost where it is saved.
func wordShifts(w *knowledge.Watch, shifts []knowledge.Shift) Response {
	r := Response{Blocks: []Block{paragraph(bold(fmt.Sprintf("Harga pasar %s bergeser, Kak.", w.Product.Name)))}}
	for i := range shifts {
		r.Blocks = append(r.Blocks, wordShift(&shifts[i], w.Unit))
	}
	if w.Product.Cost > 0 {
		for i := range shifts {
			r.Blocks = append(r.Blocks, wordBesideCost(&w.Product, &shifts[i]))
		}
	}
	r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf(
		"Kabar berikutnya kalau bergeser %s lagi dari angka ini.", w.Threshold))))
	r.Buttons = [][]Button{{
		{Label: buttonWatchPrice, Action: actionWatchPrice + w.Product.Name},
		stopButton(buttonWatchStop, &w.Product),
	}}
	return r
}

// wordShift is one median that has moved.
func wordShift(s *knowledge.Shift, u knowledge.Unit) Block {
	change, verb := s.Change(), "naik"
	if change < 0 {
		change, verb = -change, "turun"
	}
	return item(bold(fmt.Sprintf("Harga tengah %s %s %s", goodsFrom(s.Origin), verb, change.Rounded())), plain(fmt.Sprintf(
		": dari %s %s (%s) menjadi %s. Dari %d barang, %s.",
		s.From.Price, per(u), s.From.On.Written(), s.To.Price, s.To.N, wordSeen(s.Oldest, s.Newest))))
}

// wordSeen says when listings were seen.
func wordSeen(oldest, newest knowledge.Day) string {
	if oldest == newest {
		return "dilihat " + newest.Written()
	}
	return "dilihat " + oldest.Written() + " sampai " + newest.Written()
}

// wordBesideCost says where the new median stands beside the saved cost. What
// a marketplace takes is not known here.
func wordBesideCost(p *knowledge.Product, s *knowledge.Shift) Block {
	over := s.To.Price - p.Cost
	where := fmt.Sprintf("Harga tengah %s sekarang", goodsFrom(s.Origin))
	switch {
	case over < 0:
		return paragraph(bold("Jangan ikut semurah itu."), plain(fmt.Sprintf(
			" %s %s di bawah modal Kakak (HPP %s %s), jadi menjual seharga itu rugi, belum termasuk potongan marketplace.",
			where, -over, p.Cost, per(p.Unit))))
	case over == 0:
		return paragraph(plain(fmt.Sprintf(
			"%s sama dengan modal Kakak (HPP %s %s): menjual seharga itu tidak untung, belum termasuk potongan marketplace.",
			where, p.Cost, per(p.Unit))))
	default:
		return paragraph(plain(fmt.Sprintf(
			"%s masih %s di atas modal Kakak (HPP %s %s), belum dipotong marketplace.", where, over, p.Cost, per(p.Unit))))
	}
}
