package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// wordImplied is what the price leaves for the goods abroad, on the roomiest
// lawful route.
func (i *importCase) wordImplied() Block {
	price := *i.price
	if i.rate == nil {
		return paragraph(bold(fmt.Sprintf("Harga %s untuk %s:", price, i.goodsName())),
			plain(" saya hitung mundur ke harga di luar negeri begitu kursnya ada."+i.wordVATEverywhere()))
	}
	q := i.roomiest()
	if q == nil {
		return paragraph(bold("Harga di luar negerinya belum bisa saya hitung, Kak."), plain(" Aturannya tidak lengkap di data Setara."))
	}
	if q.implied.High == 0 {
		return paragraph(bold(fmt.Sprintf("Harga %s tidak cukup untuk bea dan pajak lewat jalur mana pun yang saya tahu.", price)))
	}
	return paragraph(bold(fmt.Sprintf("Supaya bisa dijual %s %s, harga %s di luar negeri paling mahal %s", price, per(i.unit), i.goodsName(), q.implied.High)),
		plain(fmt.Sprintf(" (sekitar %s), %s.", i.rate.In(q.implied.High), byRoute[q.Kind])),
		plain(" Itu sebelum ongkos kirim, potongan marketplace, dan untung penjualnya."))
}

// wordRoom is what a price leaves on a route for the goods abroad.
func (i *importCase) wordRoom(q *quote) []Span {
	if q.impliedMissing != knowledge.MissingNothing {
		return []Span{plain(i.condition(q) + missingWords[q.impliedMissing] + ".")}
	}
	implied := &q.implied
	if implied.High == 0 {
		return []Span{plain(i.condition(q) + "tidak mungkin, bea dan pajaknya saja sudah lebih dari harga itu.")}
	}
	text := i.condition(q)
	if implied.Band.Duty.High == 0 {
		text += "bebas bea masuk"
		if implied.Band.UpTo > 0 {
			text += fmt.Sprintf(" sampai %s sekiriman", implied.Band.UpTo)
		}
	} else {
		text += "bea masuk " + rates(*implied.Band.Duty)
	}
	text += "; paling mahal "
	if implied.Bounded {
		return []Span{plain(text), bold(implied.High.String()), plain(" sebatas yang diketahui.")}
	}
	low := implied.Low
	if low == 0 {
		low = implied.High
	}
	return []Span{plain(text), bold(between(low, implied.High)), plain(".")}
}

// wordAbroad holds a published price abroad against what the price leaves, or
// says that there is none. It accuses no one.
func (i *importCase) wordAbroad() Block {
	f, q := i.abroad(), i.roomiest()
	if f == nil {
		return paragraph(plain("Harga barang ini di luar negeri tidak ada di data Setara, jadi wajar atau tidaknya tidak bisa saya bilang."))
	}
	published := fmt.Sprintf("Harga di %s menurut %s: %s %s (%s", f.Where, f.By, f.Price, per(f.Unit), f.AsOf.Written())
	if i.asOf-f.AsOf > knowledge.MaxAgeDays {
		published += ", sudah lama"
	}
	published += ")."
	switch {
	case i.rate == nil || q == nil:
		return paragraph(plain(published))
	case f.BelowLawful(q.implied.High, *i.rate) && i.everyRouteKnown():
		return paragraph(plain(published+" Dengan harga itu, harga jual tadi "), bold("di bawah hitungan jalur sah"),
			plain(". Penyebabnya bisa macam-macam: harga di sana sudah berubah, stok lama, atau dijual rugi. Saya tidak menuduh siapa pun."))
	case f.BelowLawful(q.implied.High, *i.rate):
		return paragraph(plain(published + " Karena tidak semua jalur bisa dihitung, saya tidak bisa bilang harga itu wajar atau tidak."))
	default:
		return paragraph(plain(published + " Jadi harga jual tadi masih mungkin lewat jalur sah."))
	}
}

// wordWhy opens an answer without figures of the owner.
func (i *importCase) wordWhy() Block {
	if s := i.statement(); s != nil {
		return paragraph(bold("Karena barang murah umumnya sudah masuk lewat kontainer atau importir lalu dijual akun lokal, Kak, bukan sebagai paket satuan."),
			plain(fmt.Sprintf(" Menurut %s (%s): %s.%s", s.By, s.AsOf.Written(), s.Text, i.wordVATEverywhere())))
	}
	return i.wordDutyLead()
}

// wordOffices says where a suspicion goes.
func (i *importCase) wordOffices() Block {
	spans := []Span{plain("Kalau ada bukti pelanggaran, laporkan ke ")}
	for n, o := range i.customs.OfficesFor(i.goods) {
		if n > 0 {
			spans = append(spans, plain("; "))
		}
		spans = append(spans, link(o.Name, o.URL), plain(fmt.Sprintf(" %s (%s)", o.Contact, firstOf(o.For))))
	}
	return paragraph(append(spans, plain("."))...)
}

// firstOf is the first of the things that a list in words names, with a mark
// that there are more.
func firstOf(list string) string {
	first, _, more := strings.Cut(list, ", ")
	if more {
		first += " dll."
	}
	return first
}

// wordLeastAbroad says below which price goods may not be sold from abroad.
func wordLeastAbroad(s *knowledge.Statement) Block {
	return item(plain(fmt.Sprintf("Di luar bea cukai, %s harganya minimal %s per unit (%s).", s.Text, s.Dollars, s.Number)))
}
