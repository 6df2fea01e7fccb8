package chat

import "setara/knowledge"

// verdictsOf say, of what an owner tells about the business, whether it meets
// a condition.
var verdictsOf = map[decisive][2]string{
	decidesAge:      {"Umur usaha Kakak belum masuk syarat.", "Umur usaha Kakak masuk syarat."},
	decidesTurnover: {"Omzet Kakak melebihi batasnya.", "Omzet Kakak masuk batasnya."},
	decidesNIB:      {"Kakak perlu mengurus NIB dulu.", "Belum punya NIB tidak menghalangi."},
	decidesWorkers:  {"Jumlah pekerja Kakak belum masuk syarat.", "Jumlah pekerja Kakak masuk syarat."},
	decidesPlaces:   {"Jumlah tempat usaha Kakak melebihi batasnya.", "Jumlah tempat usaha Kakak masuk batasnya."},
}

// sayNIBOrSKUFirst is said where a letter of the village will do as well.
const sayNIBOrSKUFirst = "Kakak perlu NIB atau surat keterangan usaha (SKU) dulu."

// wordDecided is a condition with what it means for the owner.
func (t *telling) wordDecided(d *decided) Block {
	if d.holds == nil {
		return t.wordLead([]string{d.text})
	}
	verdict := verdictsOf[d.about][0]
	if *d.holds {
		verdict = verdictsOf[d.about][1]
	} else if p := t.hit.Program; d.about == decidesNIB && p != nil && p.Conditions.NIB == knowledge.NIBOrSKU {
		verdict = sayNIBOrSKUFirst
	}
	b := t.wordLead([]string{d.text})
	b.Spans[0] = bold(verdict)
	b.Spans = append(b.Spans[:1:1], append([]Span{plain(" " + d.text)}, b.Spans[1:]...)...)
	return b
}

// wordAge says how old a business must and may be; "" where that makes no
// difference.
func wordAge(c *knowledge.Conditions) string {
	return wordConditions(&knowledge.Conditions{LeastMonths: c.LeastMonths, MostMonths: c.MostMonths})
}

// wordMostSold says how much a business may sell; "" where that makes no
// difference.
func wordMostSold(c *knowledge.Conditions) string {
	return wordConditions(&knowledge.Conditions{MaxTurnover: c.MaxTurnover})
}

// wordNIBNeed says whether an NIB is needed.
func wordNIBNeed(need knowledge.NIBNeed) string {
	return wordConditions(&knowledge.Conditions{NIB: need})
}
