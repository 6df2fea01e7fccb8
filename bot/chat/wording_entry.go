package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

const (
	sayAmends = "Maaf ya Kak, kalau keterangan sebelumnya keliru. Ini yang tercatat dari sumbernya:"

	sayNoEntry = "Maaf Kak, program atau aturan yang dimaksud belum ada di data saya, jadi saya tidak mau menebak. " +
		"Coba sebut nama program atau aturannya, Kak."
	sayNoEntryID   = "Program atau aturan itu tidak ada di data saya, Kak. Tulis saja namanya atau pertanyaannya."
	sayNoEntryHelp = "Yang bisa saya jawab: modal usaha (KUR dan lainnya), NIB, PIRT, BPOM, halal, SNI, merek, pajak UMKM, " +
		"aturan barang impor, tempat melapor, juga harga dan hitungan modal."
)

// aspectNames are what the aspects are called within a sentence.
var aspectNames = map[knowledge.Aspect]string{
	knowledge.AspectAmount: "besarnya", knowledge.AspectInterest: "bunga", knowledge.AspectCollateral: "jaminan",
	knowledge.AspectTerm: "jangka waktu mengembalikan", knowledge.AspectBenefit: "manfaatnya", knowledge.AspectQuota: "kuota",
	knowledge.AspectCost: "biaya", knowledge.AspectDuration: "lama prosesnya", knowledge.AspectValidity: "masa berlaku",
	knowledge.AspectDeadline: "tenggat", knowledge.AspectWho: "siapa yang berhak", knowledge.AspectExcluded: "siapa yang tidak berhak",
	knowledge.AspectCondition: "syarat", knowledge.AspectRate: "tarif", knowledge.AspectAllowed: "boleh atau tidaknya",
	knowledge.AspectForbidden: "larangannya", knowledge.AspectDuty: "kewajibannya", knowledge.AspectPenalty: "sanksi",
	knowledge.AspectStatus: "statusnya", knowledge.AspectImport: "akibatnya bagi persaingan dengan barang impor",
	knowledge.AspectWarning: "hal yang perlu diwaspadai", knowledge.AspectPast: "riwayatnya",
	aspectSteps: "cara mendapatkannya", aspectBring: "yang perlu disiapkan", aspectContact: "kontak", aspectAddress: "alamat resmi",
	aspectPurpose: "gunanya", aspectInForce: "tanggal berlakunya", aspectReport: "tempat melapor",
}

// title is what the entry is called in full: a rule by its number and what it
// is about.
func (t *telling) title() string { return entryTitle(t.hit) }

func entryTitle(hit *knowledge.EntryHit) string {
	if r := hit.Regulation; r != nil && r.Number != "" && !strings.Contains(r.Number, "(") {
		return r.Number + " (" + r.Name + ")"
	}
	return hit.Entry().Name
}

// entryShort is what the entry is called on a button and in a list.
func entryShort(hit *knowledge.EntryHit) string {
	if r := hit.Regulation; r != nil && r.Number != "" {
		return r.Number
	}
	name, _, _ := strings.Cut(hit.Entry().Name, " (")
	return name
}

// wordLead is the sentence that answers what was asked. The first says of
// which entry it is, where it does not name it itself.
func (t *telling) wordLead(texts []string) Block {
	said := strings.Join(texts, " ")
	b := paragraph(bold(said))
	led := slices.ContainsFunc(t.leads, func(p piece) bool { return p.aspect != aspectAmends })
	switch {
	case led || strings.Contains(said, t.entry.Name) || strings.Contains(said, entryShort(t.hit)):
	case t.standing == knowledge.StandingRecord:
		b.Spans = append(b.Spans, plain(" Ini tentang "+t.title()+"."))
	case t.hit.Regulation != nil:
		b.Spans = append(b.Spans, plain(" Ini menurut "+t.title()+"."))
	default:
		b.Spans = append(b.Spans, plain(" Ini ketentuan "+t.title()+"."))
	}
	return b
}

func wordPurpose(title, purpose string) Block {
	return paragraph(bold(title+"."), plain(" "+purpose))
}

// wordPoint is a point among the others, the i-th on its aspect.
func (t *telling) wordPoint(a knowledge.Aspect, i int, text string) []Span {
	if a == knowledge.AspectImport && i == 0 && t.standing != knowledge.StandingRecord {
		return []Span{bold("Kalau bersaing dengan barang impor: "), plain(text)}
	}
	return []Span{plain(text)}
}

// wordPast is a point of an entry that is over.
func wordPast(p *knowledge.Point) []Span {
	if p.Aspect == knowledge.AspectImport || p.Aspect == knowledge.AspectPast {
		return []Span{plain(p.Text)}
	}
	return []Span{bold("Dulu: "), plain(p.Text)}
}

func wordSteps(steps []string) Block {
	var b strings.Builder
	for i, step := range steps {
		fmt.Fprintf(&b, " %d) %s", i+1, sentenceEnd(step))
	}
	return paragraph(bold("Caranya:"), plain(b.String()))
}

func wordBring(things []string) Block {
	return paragraph(bold("Siapkan: "), plain(strings.Join(things, ", ")+"."))
}

func wordContacts(contacts []string) Block {
	return paragraph(bold("Hubungi: "), plain(strings.Join(contacts, "; ")+"."))
}

func wordReportTo(channels []string) Block {
	return paragraph(bold("Lapor ke: "), plain(strings.Join(channels, "; ")+"."))
}

func wordAddress(address string) Block {
	return paragraph(bold("Alamat resminya: "), link(address, address))
}

// wordUse is the purpose among other things.
func wordUse(purpose string) Block { return paragraph(bold("Gunanya: "), plain(purpose)) }

// wordWho says who qualifies or is bound; conditions without people are terms.
func wordWho(who string, people bool) Block {
	if people {
		return paragraph(bold("Untuk siapa: "), plain(who))
	}
	return paragraph(bold("Syaratnya: "), plain(who))
}

func wordBinds(binds []string) string { return capital(and(binds)) + "." }

// wordAbsent says that what was asked is not known of the entry.
func wordAbsent(a knowledge.Aspect, title, address string) Block {
	b := paragraph(bold(fmt.Sprintf("Soal %s belum ada di data kami.", aspectNames[a])), plain(" Untuk "+title+", tanyakan di "))
	return atAddress(b, address)
}

// wordLapsed says that what is known of the asked thing does not hold on the
// day: it held until some day, or holds only later.
func wordLapsed(p *knowledge.Point, on knowledge.Day, address string) Block {
	if p.From != nil && p.From.Day > on {
		return paragraph(bold("Baru mulai "+p.From.Written()+": "), plain(p.Text))
	}
	return atAddress(paragraph(
		bold(fmt.Sprintf("Keterangan kami soal %s hanya sampai %s.", aspectNames[p.Aspect], p.Until.Written())),
		plain(" Yang berlaku sekarang belum dapat dipastikan, cek di ")), address)
}

// atAddress ends a block with the address to verify at.
func atAddress(b Block, address string) Block {
	if address == "" {
		b.Spans = append(b.Spans, plain("kantor dinas koperasi dan UMKM terdekat."))
		return b
	}
	b.Spans = append(b.Spans, link(address, address), plain("."))
	return b
}

func wordConflict(a knowledge.Aspect, text string) Block {
	return paragraph(bold("Sumber berbeda soal "+aspectNames[a]+": "), plain(text))
}

func wordUnsure(text string) Block {
	return paragraph(bold("Yang belum pasti: "), plain(text))
}

// and lists names: "mikro, kecil, dan menengah".
func and(names []string) string {
	switch last := len(names) - 1; {
	case last < 1:
		return strings.Join(names, "")
	case last == 1:
		return names[0] + " dan " + names[1]
	default:
		return strings.Join(names[:last], ", ") + ", dan " + names[last]
	}
}

// sentenceEnd ends a text with a full stop where it has no end.
func sentenceEnd(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}
