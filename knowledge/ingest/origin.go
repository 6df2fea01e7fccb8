package ingest

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// originBadges are labels that marketplaces put on a listing, in lower case:
// for goods made in Indonesia (Tokopedia's Beli Lokal, Shopee's Pilih Lokal,
// Blibli's Galeri Indonesia, the ministries' Bangga Buatan Indonesia) and for
// goods sent from abroad (Lazada's LazGlobal and Taobao Collection).
var originBadges = []struct {
	label    string
	evidence knowledge.Evidence
}{
	{"beli lokal", knowledge.EvidenceLocalBadge},
	{"pilih lokal", knowledge.EvidenceLocalBadge},
	{"produk lokal", knowledge.EvidenceLocalBadge},
	{"galeri indonesia", knowledge.EvidenceLocalBadge},
	{"bangga buatan indonesia", knowledge.EvidenceLocalBadge},
	{"lazglobal", knowledge.EvidenceCrossBorder},
	{"global collection", knowledge.EvidenceCrossBorder},
	{"taobao collection", knowledge.EvidenceCrossBorder},
	{"luar negeri", knowledge.EvidenceCrossBorder},
	{"overseas", knowledge.EvidenceCrossBorder},
}

// flagsSet are the ways in which files write that a flag is set.
var flagsSet = []string{"1", "1.0", "true", "ya", "yes"}

// evidenceOf gathers what a record says about where the goods were made; the
// words of the title are not looked at here.
func evidenceOf(l *layout, cells []string, location string) []knowledge.Evidence {
	evidence := ownEvidence(l.get(cells, colOriginEvidence))
	add := func(e knowledge.Evidence) {
		if !slices.Contains(evidence, e) {
			evidence = append(evidence, e)
		}
	}
	for _, i := range l.places[colBadges] {
		if i >= len(cells) {
			continue
		}
		labels := strings.ToLower(cells[i])
		for _, badge := range originBadges {
			if strings.Contains(labels, badge.label) {
				add(badge.evidence)
			}
		}
	}
	if slices.Contains(flagsSet, strings.ToLower(strings.TrimSpace(l.get(cells, colCrossBorder)))) {
		add(knowledge.EvidenceCrossBorder)
	}
	switch declaredOrigin(l.get(cells, colOrigin)) {
	case knowledge.OriginLocal:
		if !speaksFor(evidence, knowledge.OriginLocal) {
			add(knowledge.EvidenceDeclaredLocal)
		}
	case knowledge.OriginImport:
		if !speaksFor(evidence, knowledge.OriginImport) {
			add(knowledge.EvidenceDeclaredImport)
		}
	}
	if isAbroad(location) {
		add(knowledge.EvidenceSellerAbroad)
	}
	return evidence
}

// ownEvidence reads the codes of Setara's own column.
func ownEvidence(cell string) []knowledge.Evidence {
	var evidence []knowledge.Evidence
	for code := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(" ,;|[]\"'", r) }) {
		e := knowledge.Evidence(strings.ToLower(code))
		if e.Origin() != knowledge.OriginUnknown && !slices.Contains(evidence, e) {
			evidence = append(evidence, e)
		}
	}
	return evidence
}

// speaksFor tells whether the evidence alone makes the origin what the file
// says it is, so that the declaration adds nothing.
func speaksFor(evidence []knowledge.Evidence, origin knowledge.Origin) bool {
	return len(evidence) > 0 && knowledge.JudgeOrigin(evidence) == origin
}

// declaredOrigin reads a column about the country of origin. A cell that
// names no country, such as a city, says nothing.
func declaredOrigin(cell string) knowledge.Origin {
	if cell == "" {
		return knowledge.OriginUnknown
	}
	name := placeName(cell)
	for _, prefix := range []string{"made in ", "buatan ", "produk "} {
		name = strings.TrimPrefix(name, prefix)
	}
	switch {
	case slices.Contains([]string{"local", "lokal", "indonesia", "id", "idn", "dalam negeri", "ri"}, name):
		return knowledge.OriginLocal
	case slices.Contains([]string{"import", "impor", "imported"}, name), foreignPlaces[name], foreignCodes[name]:
		return knowledge.OriginImport
	default:
		return knowledge.OriginUnknown
	}
}

// isAbroad tells whether a seller's place is outside Indonesia. Places are
// written from the narrow to the wide ("Shenzhen, Guangdong, China") or the
// other way round; the last part decides, so that "Jepang, Kudus", a village
// in Java, stays at home.
func isAbroad(location string) bool {
	parts := strings.FieldsFunc(location, func(r rune) bool { return strings.ContainsRune(",/|-–()", r) })
	last := ""
	for _, part := range parts {
		name := placeName(part)
		if name == "indonesia" {
			return false
		}
		if name != "" {
			last = name
		}
	}
	return foreignPlaces[last]
}

// placeName is a place in normal form.
func placeName(cell string) string {
	words := strings.FieldsFunc(strings.ToLower(cell), func(r rune) bool { return !isLetter(r) })
	return strings.Join(words, " ")
}

// foreignCodes are countries by their codes, for columns about the country.
var foreignCodes = wordSet(`cn chn prc rrc hk hkg kr kor rok jp jpn my mys sg sgp th tha vn vnm tw twn in ind us usa uk gb de deu
	fr fra it ita tr tur au aus bd bgd ph phl`)

// foreignPlaces are the countries and trading cities abroad that sellers on
// Indonesian marketplaces name as their place. None of them is the name of an
// Indonesian city or regency.
var foreignPlaces = lineSet(`
china
cina
tiongkok
mainland china
china mainland
china daratan
republik rakyat tiongkok
hong kong
hongkong
macau
makau
taiwan
taipei
shenzhen
guangzhou
guangdong
yiwu
zhejiang
hangzhou
ningbo
wenzhou
dongguan
foshan
zhongshan
shanghai
beijing
fujian
quanzhou
xiamen
jinhua
jiangsu
suzhou
hebei
henan
hunan
hubei
wuhan
chengdu
korea
korea selatan
south korea
republic of korea
seoul
busan
jepang
japan
tokyo
osaka
singapura
singapore
malaysia
kuala lumpur
selangor
johor bahru
penang
thailand
bangkok
vietnam
hanoi
ho chi minh
ho chi minh city
filipina
philippines
manila
kamboja
cambodia
myanmar
india
new delhi
mumbai
pakistan
bangladesh
dhaka
turki
turkey
istanbul
dubai
uae
uni emirat arab
arab saudi
saudi arabia
amerika
amerika serikat
united states
united states of america
usa
inggris
united kingdom
jerman
germany
prancis
france
italia
italy
spanyol
spain
belanda
netherlands
rusia
russia
australia
selandia baru
new zealand
brasil
brazil
luar negeri
overseas
international
internasional
cross border
global
`)

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(s) {
		set[word] = true
	}
	return set
}

func lineSet(s string) map[string]bool {
	set := make(map[string]bool)
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			set[line] = true
		}
	}
	return set
}
