package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// wordStanding says how the entry stands on the day; "" where nothing is to be
// said of it.
func (t *telling) wordStanding() string {
	e, title := t.entry, t.title()
	asOf := e.AsOf.Written()
	program := t.hit.Program != nil
	switch t.standing {
	case knowledge.StandingOpen:
		switch {
		case program:
			return fmt.Sprintf("%s berjalan, menurut keterangan per %s.", title, asOf)
		case e.Status == knowledge.StatusRevisionPending:
			return fmt.Sprintf("%s masih berlaku dan sedang direvisi, menurut keterangan per %s.", title, asOf)
		default:
			return fmt.Sprintf("%s berlaku, menurut keterangan per %s.", title, asOf)
		}
	case knowledge.StandingNotYet:
		switch {
		case e.From != nil && t.on < e.From.Day:
			return fmt.Sprintf("%s belum berlaku, baru mulai %s.", title, e.From.Written())
		case e.Status == knowledge.StatusDraft:
			return fmt.Sprintf("%s masih rancangan, belum berlaku per %s.", title, asOf)
		default:
			return fmt.Sprintf("%s sudah dibuat tetapi belum diterapkan per %s.", title, asOf)
		}
	case knowledge.StandingEnded:
		return t.wordEnded()
	default:
		return ""
	}
}

// wordEnded says that the entry is over, and since when if that is known.
func (t *telling) wordEnded() string {
	title := t.title()
	since := ""
	if until := t.entry.Until; until != nil && until.Last() < t.on {
		since = " pada " + until.Written()
	}
	switch t.entry.Status {
	case knowledge.StatusRevoked:
		return fmt.Sprintf("%s sudah dicabut%s dan tidak dipakai lagi.", title, since)
	case knowledge.StatusSuperseded:
		return fmt.Sprintf("%s sudah diganti%s dan tidak dipakai lagi.", title, since)
	case knowledge.StatusAmended:
		return fmt.Sprintf("%s sudah diubah%s, angka di dalamnya tidak dipakai lagi.", title, since)
	default:
		return fmt.Sprintf("%s sudah berakhir%s.", title, since)
	}
}

// wordReplaced names what to turn to instead.
func (t *telling) wordReplaced() Block {
	var names []string
	for i := range t.replaced {
		names = append(names, entryTitle(&t.replaced[i]))
	}
	if t.hit.Regulation != nil {
		return paragraph(plain("Lihat sekarang: " + strings.Join(names, "; ") + "."))
	}
	return paragraph(plain("Yang bisa dilihat sebagai gantinya: " + strings.Join(names, "; ") + "."))
}

// wordUncertain says that nobody can tell how the entry stands, and whether
// something old of it follows.
func (t *telling) wordUncertain(reported bool) Block {
	what := "masih berjalan"
	if t.hit.Regulation != nil {
		what = "masih berlaku"
	}
	why := " Sumber kami tidak menyebutnya dengan jelas, jadi angka dan caranya tidak saya sebut."
	if reported {
		why = " Sumber kami tidak menyebutnya dengan jelas, jadi ini hanya keterangan lama:"
	}
	if t.on < t.entry.AsOf.Day {
		why = " Keterangan kami baru ada dari waktu sesudahnya, jadi tidak bisa dipakai untuk hari ini."
	}
	return paragraph(bold(fmt.Sprintf("Belum dapat dipastikan apakah %s %s.", t.title(), what)), plain(why))
}

// wordReported quotes the sources of an entry that nobody can tell to run.
func wordReported(e *knowledge.Entry, text string) Block {
	head := "Menurut keterangan " + e.AsOf.Written() + ": "
	if e.Confidence == knowledge.ConfidenceMemory {
		head = "Menurut keterangan " + e.AsOf.Written() + " yang belum dicocokkan dengan sumber resmi: "
	}
	return paragraph(bold(head), plain(text+" Belum dapat dipastikan masih begitu."))
}

// wordSource says where all of it is from, as of when, and whether it must be
// verified before anybody acts on it.
func (t *telling) wordSource() Block {
	e := t.entry
	b := Block{Spans: []Span{plain(sayFrom)}, place: placeFoot, of: entryShort(t.hit)}
	if e.Address == "" {
		b.Spans = append(b.Spans, plain(e.Agency))
	} else {
		b.Spans = append(b.Spans, link(e.Address, e.Address))
	}
	b.Spans = append(b.Spans, plain(", keterangan per "+e.AsOf.Written()+"."))
	switch {
	case t.standing == knowledge.StandingUncertain:
		b.Spans = append(b.Spans, plain(" Pastikan dulu di sana sebelum bertindak."))
	case e.MustVerify(t.on):
		b.Spans = append(b.Spans, plain(" "+wordVerify(e)))
	}
	return b
}

// wordVerify tells the owner to verify an entry before acting on it.
func wordVerify(e *knowledge.Entry) string {
	since := "sejak itu"
	if e.CheckedOn > e.AsOf.Day {
		since = "sejak " + e.CheckedOn.Written()
	}
	if e.Confidence == knowledge.ConfidenceMemory {
		return "Ini pengetahuan umum yang belum dicocokkan dengan sumber resmi, jadi pastikan dulu di sana sebelum bertindak."
	}
	return "Belum diperiksa lagi " + since + ", jadi pastikan dulu di sana sebelum bertindak."
}
