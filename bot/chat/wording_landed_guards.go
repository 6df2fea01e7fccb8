package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// scopeNames are the goods that a safeguard duty is set for, in the owner's
// words.
var scopeNames = map[string]string{
	"kain": "kain", "kain-tenun-kapas": "kain tenun kapas (katun, mori)", "karpet": "karpet",
	"pakaian": "pakaian", "kerudung": "kerudung", "gorden": "gorden",
}

func scopeName(s *knowledge.Safeguard) string {
	if name := scopeNames[s.Scope]; name != "" {
		return name
	}
	return strings.ReplaceAll(s.Scope, "-", " ")
}

// amountOfGuard is a safeguard duty for one measure; empty where it is not
// known.
func amountOfGuard(s *knowledge.Safeguard) string {
	if s.High == 0 {
		return ""
	}
	return fmt.Sprintf("%s per %s", between(s.Low, s.High), measureWords[s.Measure])
}

// wordGuardLeads are the safeguard duties that were asked for, a paragraph
// each.
func (i *importCase) wordGuardLeads() []Block {
	owed, unclear := i.guards()
	if len(owed)+len(unclear) == 0 {
		return []Block{i.wordNoGuard()}
	}
	var blocks []Block
	for n := range owed {
		blocks = append(blocks, i.wordGuardLead(&owed[n]))
	}
	for n := range unclear {
		s := &unclear[n]
		if slices.ContainsFunc(unclear[:n], func(other knowledge.Safeguard) bool { return other.Number == s.Number }) {
			continue
		}
		var names []string
		for m := n; m < len(unclear); m++ {
			if name := i.guardedName(&unclear[m]); unclear[m].Number == s.Number && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		blocks = append(blocks, paragraph(bold(fmt.Sprintf("Bea pengamanan (BMTP) %s: belum pasti masih berlaku, Kak.", strings.Join(names, ", "))),
			plain(strings.TrimRight(" "+noteOf(s), " ")+fmt.Sprintf(" Menurut %s, keterangan %s.", s.Number, s.AsOf.Written()))))
	}
	return blocks
}

// guardedName is what the goods of a safeguard duty are called.
func (i *importCase) guardedName(s *knowledge.Safeguard) string {
	if i.goods == nil || len(i.goods.Safeguards) > 1 {
		return scopeName(s)
	}
	return i.goodsName()
}

// noteOf is what else there is to say of a safeguard duty, as a sentence.
func noteOf(s *knowledge.Safeguard) string {
	if s.Notes == "" {
		return ""
	}
	return capital(strings.TrimSuffix(s.Notes, ".") + ".")
}

// wordGuardLead is a safeguard duty that holds.
func (i *importCase) wordGuardLead(s *knowledge.Safeguard) Block {
	amount, known := amountOfGuard(s), true
	if amount == "" {
		amount, known = "kena, tetapi besarnya sekarang belum kami temukan", false
	}
	text := fmt.Sprintf(" untuk impor lewat kontainer (%s", s.Number)
	if s.Until != nil && known {
		text += ", berlaku sampai " + s.Until.Written()
	}
	text += ")."
	for _, more := range [...]string{noteOf(s), i.wordGuardOnParcels()} {
		if more != "" {
			text += " " + more
		}
	}
	return paragraph(bold(fmt.Sprintf("Bea pengamanan (BMTP) %s: %s,", i.guardedName(s), amount)), plain(text))
}

// wordNoGuard says that no safeguard duty is known to hold, and which will.
func (i *importCase) wordNoGuard() Block {
	what := "Bea pengamanan (BMTP)"
	if i.product != "" {
		what += " " + i.product
	}
	next := i.nextGuard()
	if next == nil {
		return i.wordNotSure(what, "Tidak ada yang kami tahu berlaku pada tanggal itu.")
	}
	amount := amountOfGuard(next)
	if amount == "" {
		amount = "besarnya belum kami temukan"
	}
	return paragraph(bold(fmt.Sprintf("%s belum berlaku per %s, Kak.", what, i.asOf.Written())),
		plain(fmt.Sprintf(" Mulai %s: %s, untuk impor lewat kontainer (%s).", next.From.Written(), amount, next.Number)))
}

// wordGuard says what safeguard duty the goods owe by container.
func (i *importCase) wordGuard(s *knowledge.Safeguard) Block {
	amount := amountOfGuard(s)
	if amount == "" {
		amount = "kena, besarnya belum kami temukan"
	}
	return item(plain(fmt.Sprintf("Bea pengamanan (BMTP) %s lewat kontainer: ", scopeName(s))), bold(amount),
		plain(fmt.Sprintf(" (%s). %s", s.Number, i.wordGuardOnParcels())))
}

// wordGuardOnParcels says whether small parcels owe safeguard duties; nothing
// where the goods do not come as parcels.
func (i *importCase) wordGuardOnParcels() string {
	q := i.quoteOf(knowledge.RouteParcel)
	switch {
	case q == nil || len(q.Parcels) == 0:
		return ""
	case q.Parcels[0].Unguarded:
		return "Paket kecil tidak kena."
	default:
		return "Untuk paket kecil, kena atau tidaknya belum pasti, jadi tidak saya hitung."
	}
}

// wordUnclear says that it is not known whether a safeguard duty is owed.
func (i *importCase) wordUnclear(s *knowledge.Safeguard) Block {
	return item(plain(fmt.Sprintf("Bea pengamanan (BMTP) kontainer (%s): belum pasti masih berlaku, jadi tidak dihitung.", s.Number)))
}
