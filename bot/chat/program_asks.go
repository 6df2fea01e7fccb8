package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// asksForPrograms tells whether a message asks which programmes are for the
// owner: it speaks of programmes in general, and either wants what fits, or
// tells about the business and asks what there is, or says nothing beside that
// would name one. One that wants a sum of money is asked about that.
func asksForPrograms(m *message, on knowledge.Day) bool {
	help := m.saysAny(tellsHelp)
	if m.wantsSum() || !help && !m.offersHelp() {
		return false
	}
	if help && m.saysAny(tellsFitting) {
		return true
	}
	return m.namesNoProgram() || help && m.saysAny(tellsChoice) && toldOf(m, on) > 1
}

// toldOf counts the conditions that a message tells of.
func toldOf(m *message, on knowledge.Day) int {
	said := readProfile(m, on)
	told := 0
	for _, c := range knowledge.ProfileConditions {
		if said.Knows(c) {
			told++
		}
	}
	return told
}

// offersHelp tells whether a message asks Setara to help with one of the needs:
// "bisa bantu modal?".
func (m *message) offersHelp() bool {
	return slices.ContainsFunc(m.Words, func(w string) bool { return helpingWords[w] }) && m.readNeed() != ""
}

// namesNoProgram tells whether all that a message says is that it looks for
// help, what for, who asks and where: "di papua ada bantuan apa", "program buat
// umkm kuliner". A word of another kind may name a programme or ask something
// of one: "bantuan hukum", "syarat program itu".
func (m *message) namesNoProgram() bool {
	general := make([]bool, len(m.Words))
	for _, topic := range [...]topicOfBusiness{tellsHelp, tellsNeed, tellsSector, tellsForm, tellsChoice, tellsTurnover, tellsBusiness} {
		for _, t := range m.tells(topic) {
			for i := t.from; i < t.to; i++ {
				general[i] = true
			}
		}
	}
	place, placed := text.ReadPlace(&m.Question)
	for i, w := range m.Words {
		switch {
		case namedNeeds[w] || namedNeeds[m.Tokens[i].Text]:
			return false
		case general[i], m.Tokens[i].Kind == text.Mark, generalWords[w], helpingWords[w], addresses[w], lists.polite[w], m.inside[i]:
		case placed && place.First <= i && i <= place.Last:
		case text.SectorOf(m.Tokens[i].Raw) != "": // goods
		default:
			return false
		}
	}
	return true
}

var (
	// helpingWords ask for help as something to be done.
	helpingWords = wordSet(`bantu dibantu bantuin ngebantu membantu tolongin`)
	// namedNeeds are needs that name one programme: what is known of it is
	// asked, rather than what there is.
	namedNeeds = wordSet(`nib pirt bpom halal sni tkdn merek merk pph kur ekatalog e-katalog`)
	// generalWords say nothing of which programme is meant.
	generalWords = wordSet(`umkm ukm usaha bisnis pemerintah negara kementerian dinas pusat daerah ada apa saja mana yang buat untuk
		bagi di ke dari dapat dapatkan terima bisa saya aku kami kita mau ingin minta cari nyari butuh perlu gak tidak adakah
		apakah punya kecil mikro kecilan pelaku pengusaha seperti kayak sekarang saat ini itu dong ya kira jualan jual pemilik
		orang rakyat masyarakat dengan dan atau apaan lagi kah usahanya`)
)
