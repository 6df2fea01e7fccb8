package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// maxFitting is how many programmes are told of at once, of those that fit and
// of those that nearly do, maxReporting how many places to report to.
const maxFitting, maxReporting = 3, 6

// What is said of programmes that were found.
const (
	sayVerifyPrograms = "Ada keterangan yang belum dicek lagi belakangan ini, jadi pastikan dulu di halaman resminya sebelum mengurus."
	sayNIBOrSKU       = "NIB atau SKU"
	saySKU            = "SKU adalah surat keterangan usaha dari desa atau kelurahan."
	sayMoreConditions = "Tiap program masih punya syarat lain: ketuk namanya untuk membaca."
	factOfBusiness    = "omzet setahun"
	sayRest           = "Lainnya yang cocok atau hampir cocok untuk %s:"
	sayNoRest         = "Semuanya sudah saya sebut tadi, Kak."
	saySomeUnknown    = "Sebagian masih tergantung hal yang belum saya ketahui: %s."
)

// needPhrases are what is looked for, within a sentence.
var needPhrases = map[knowledge.Need]string{
	knowledge.NeedCapital:     "modal usaha",
	knowledge.NeedPermit:      "izin usaha",
	knowledge.NeedCertificate: "sertifikat dan merek",
	knowledge.NeedMarket:      "mencari pasar dan pembeli",
	knowledge.NeedExport:      "ekspor",
	knowledge.NeedTraining:    "pelatihan",
	knowledge.NeedTax:         "pajak",
	knowledge.NeedReport:      "melapor",
}

// word shows what was found: what fits, what nearly fits and what it lacks, and
// how many others there are.
func (found *matched) word(w *walk) Response {
	var r Response
	if known := wordBusiness(&w.Said); len(known) > 0 {
		head := "Menurut jawaban Kakak: "
		if w.FromKept {
			head = "Saya pakai profil Kakak (ubah di /profil): "
		}
		r.Blocks = append(r.Blocks, paragraph(plain(head+strings.Join(known, "; ")+".")))
	}
	r.Blocks = append(r.Blocks, paragraph(bold(found.headline())))
	for i := range found.shownFits() {
		r.Blocks = append(r.Blocks, found.wordSuited(&found.fits[i]))
	}
	if len(found.shownNearly()) > 0 {
		r.Blocks = append(r.Blocks, paragraph(bold("Hampir cocok, tinggal melengkapi:")))
		for i := range found.shownNearly() {
			r.Blocks = append(r.Blocks, wordNearly(&found.nearly[i]))
		}
		if found.tellsNIB() {
			r.Blocks = append(r.Blocks, found.wordNIB())
		}
	}
	if unknown := found.unknown(); len(unknown) > 0 && found.need != knowledge.NeedReport {
		r.Blocks = append(r.Blocks, placeFoot.at(paragraph(plain(fmt.Sprintf(saySomeUnknown, wordConditionNames(unknown)))))...)
	}
	if closing := found.wordClosing(); closing != "" {
		r.Blocks = append(r.Blocks, placeFoot.at(paragraph(plain(closing)))...)
	}
	r.Buttons = append(programButtons(found.shown()), found.otherButtons()...)
	r.Facts, r.Intent, r.Answered = found.facts(w), IntentProgram, len(found.shown()) > 0
	return r
}

// headline says whether anything fits.
func (found *matched) headline() string {
	switch {
	case len(found.fits) > 0 && found.need == knowledge.NeedReport:
		return "Ini tempat melapornya:"
	case len(found.fits) > 0:
		return fmt.Sprintf("Untuk %s, ini yang cocok:", needPhrases[found.need])
	case len(found.nearly) > 0:
		return fmt.Sprintf("Untuk %s, belum ada yang langsung cocok.", needPhrases[found.need])
	default:
		return fmt.Sprintf("Untuk %s, belum ada program di data saya yang cocok dengan usaha Kakak.", needPhrases[found.need])
	}
}

// wordSuited is one programme that fits: whom alone it is for, and what it
// brings.
func (found *matched) wordSuited(f *suited) Block {
	p := f.program
	text := ": " + wordOnly(p) + sentenceEnd(found.lineOf(p).Text)
	return item(bold(entryShort(hitOf(p))), plain(text+" "+wordAsOf(&p.Entry)))
}

// firstSentence is the first sentence of a text: a line of a list is short.
func firstSentence(s string) string {
	first, _, several := strings.Cut(s, ". ")
	if several {
		first += "."
	}
	return first
}

// wordCall names where to report to.
func wordCall(contacts []string) string { return "Hubungi " + strings.Join(contacts, "; ") }

// wordOnly says whom alone a programme is for; "" where it is for all.
func wordOnly(p *knowledge.Program) string {
	if len(p.Conditions.Only) == 0 {
		return ""
	}
	return "khusus " + strings.Join(texts(p.Conditions.Only), " ") + ". "
}

// wordNearly is one programme that nearly fits, with all that it lacks.
func wordNearly(f *suited) Block {
	text := ", kurang: " + wordLacks(f.Missing) + ". "
	if only := wordOnly(f.program); only != "" {
		text += capital(only)
	}
	return item(bold(entryShort(hitOf(f.program))), plain(text+wordAsOf(&f.program.Entry)))
}

// wordLacks names what a business lacks for a programme.
func wordLacks(missing []knowledge.Lack) string {
	var lacks []string
	for _, lack := range missing {
		switch {
		case lack.Condition == knowledge.ConditionAge && lack.When != nil:
			lacks = append(lacks, "umur usaha (cukup mulai "+wordSince(&knowledge.Date{Day: *lack.When})+")")
		case lack.SKU:
			lacks = append(lacks, sayNIBOrSKU)
		default:
			lacks = append(lacks, conditionNames[lack.Condition])
		}
	}
	return and(lacks)
}

// wordNIB says what an NIB costs and how long it takes.
func (found *matched) wordNIB() Block {
	var texts []string
	for _, point := range found.nibPoints() {
		texts = append(texts, sentenceEnd(point.Text))
	}
	text := "Soal NIB: " + strings.Join(texts, " ") + " " + wordAsOf(&found.nib.Entry)
	if slices.ContainsFunc(found.shown(), func(f suited) bool {
		return slices.ContainsFunc(f.Missing, func(l knowledge.Lack) bool { return l.SKU })
	}) {
		text += " " + saySKU
	}
	return paragraph(plain(text))
}

// wordClosing says what an owner should know before acting on any of it.
func (found *matched) wordClosing() string {
	switch shown := found.shown(); {
	case len(shown) == 0:
		return ""
	case found.need == knowledge.NeedReport && mustVerify(shown, found.on):
		return sayVerifyPrograms
	case found.need == knowledge.NeedReport:
		return ""
	case mustVerify(shown, found.on):
		return sayMoreConditions + " " + sayVerifyPrograms
	default:
		return sayMoreConditions
	}
}

// otherButtons lead to what was only counted, and to another search.
func (found *matched) otherButtons() [][]Button {
	var rows [][]Button
	add := func(label, action string, n int) {
		if n > 0 {
			rows = append(rows, []Button{{Label: fmt.Sprintf(label, n), Action: action}})
		}
	}
	if told := found.told(); len(told) > len(found.shown()) {
		rows = append(rows, programButtons(told[len(told)-1:])...)
	}
	more := len(found.restFits()) + len(found.restNearly())
	add("Cocok atau hampir cocok lainnya: %d", actionProgramAll, more)
	add("Tidak cocok: %d", actionProgramUnfit, len(found.unfit))
	add("Sudah berakhir atau belum pasti: %d", actionProgramClosed, len(found.closed))
	return append(rows, []Button{{Label: buttonWalkOtherNeed, Action: actionProgram}})
}

// told are the programmes that are shown, and that of the NIB where it is told of
// too.
func (found *matched) told() []suited {
	shown := found.shown()
	if found.tellsNIB() && !slices.ContainsFunc(shown, func(f suited) bool { return f.program == found.nib }) {
		return append(slices.Clip(shown), suited{program: found.nib})
	}
	return shown
}

// programButtons open programmes, two in a row.
func programButtons(list []suited) [][]Button {
	var rows [][]Button
	for i := range list {
		p := list[i].program
		rows = addInPairs(rows, i, Button{Label: entryShort(hitOf(p)), Action: actionInfo + " " + p.ID})
	}
	return rows
}

// wordRest lists what fits or nearly does and was only counted before.
func (found *matched) wordRest() Response {
	fits, nearly := found.restFits(), found.restNearly()
	if len(fits)+len(nearly) == 0 {
		return found.withWayBack(say(sayNoRest))
	}
	r := say(fmt.Sprintf(sayRest, needPhrases[found.need]))
	for i := range fits {
		r.Blocks = append(r.Blocks, found.wordSuited(&fits[i]))
	}
	for i := range nearly {
		r.Blocks = append(r.Blocks, wordNearly(&nearly[i]))
	}
	r.Buttons = programButtons(slices.Concat(fits, nearly))
	return found.withWayBack(r)
}

// withWayBack adds the button that leads back to what was found.
func (found *matched) withWayBack(r Response) Response {
	r.Buttons = append(r.Buttons, []Button{{Label: buttonWalkResult, Action: actionProgramResult}})
	return r
}

// wordUnfit lists what does not fit, and why.
func (found *matched) wordUnfit() Response {
	if len(found.unfit) == 0 {
		return found.withWayBack(say("Tidak ada program yang tidak cocok, Kak."))
	}
	r := say("Yang tidak cocok dengan usaha Kakak, dan sebabnya:")
	for i := range found.unfit {
		f := &found.unfit[i]
		var why []knowledge.Condition
		for _, lack := range f.Missing {
			if !lack.Curable && lack.When == nil {
				why = append(why, lack.Condition)
			}
		}
		r.Blocks = append(r.Blocks, item(bold(entryShort(hitOf(f.program))), plain(": "+wordConditionNames(why)+". "+wordAsOf(&f.program.Entry))))
	}
	r.Buttons = programButtons(found.unfit)
	return found.withWayBack(r)
}

// wordClosed lists what does not run, or of which nobody can tell.
func (found *matched) wordClosed() Response {
	if len(found.closed) == 0 {
		return found.withWayBack(say("Semua program di data saya untuk ini masih berjalan, Kak."))
	}
	r := say("Ini tidak saya tawarkan, Kak, karena sudah berakhir atau belum dapat dipastikan:")
	for i := range found.closed {
		p := found.closed[i].program
		r.Blocks = append(r.Blocks, item(bold(entryShort(hitOf(p))), plain(": "+wordClosedStanding(p.Standing(found.on))+". "+wordAsOf(&p.Entry))))
	}
	r.Buttons = programButtons(found.closed)
	return found.withWayBack(r)
}

// wordClosedStanding says why a programme is not offered.
func wordClosedStanding(s knowledge.Standing) string {
	switch s {
	case knowledge.StandingEnded:
		return "sudah berakhir"
	case knowledge.StandingNotYet:
		return "belum mulai"
	default:
		return "belum dapat dipastikan"
	}
}

// wordAsOf is the date of an entry's sources, in short.
func wordAsOf(e *knowledge.Entry) string { return "(per " + e.AsOf.Written() + ")" }

// wordConditionNames lists conditions by their names.
func wordConditionNames(list []knowledge.Condition) string {
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = conditionNames[c]
	}
	return and(names)
}
