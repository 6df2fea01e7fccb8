package chat

import (
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// segmentKeys are the words that say what a term is about, the longest first.
var segmentKeys = []struct {
	words     []string
	attribute knowledge.SegmentAttribute
}{
	{[]string{"pernah", "lihat", "program"}, knowledge.ByProgram},
	{[]string{"pernah", "tanya", "program"}, knowledge.ByProgram},
	{[]string{"pernah", "menanyakan"}, knowledge.ByProduct},
	{[]string{"pernah", "tanya"}, knowledge.ByProduct},
	{[]string{"minat", "program"}, knowledge.ByProgram},
	{[]string{"bidang", "usaha"}, knowledge.BySector},
	{[]string{"skala", "usaha"}, knowledge.ByScale},
	{[]string{"minat"}, knowledge.ByProgram},
	{[]string{"berminat"}, knowledge.ByProgram},
	{[]string{"program"}, knowledge.ByProgram},
	{[]string{"menanyakan"}, knowledge.ByProduct},
	{[]string{"tanya"}, knowledge.ByProduct},
	{[]string{"barang"}, knowledge.ByProduct},
	{[]string{"produk"}, knowledge.ByProduct},
	{[]string{"bidang"}, knowledge.BySector},
	{[]string{"sektor"}, knowledge.BySector},
	{[]string{"skala"}, knowledge.ByScale},
	{[]string{"usaha"}, knowledge.ByScale},
	{[]string{"provinsi"}, knowledge.ByProvince},
	{[]string{"propinsi"}, knowledge.ByProvince},
	{[]string{"prov"}, knowledge.ByProvince},
	{[]string{"kota"}, knowledge.ByCity},
	{[]string{"kabupaten"}, knowledge.ByCity},
	{[]string{"kab"}, knowledge.ByCity},
	{[]string{"bahasa"}, knowledge.ByLanguage},
	{[]string{"aktif"}, knowledge.ByActive},
}

// segmentLanguages are the languages that have a name here, by their tag.
var segmentLanguages = map[string]string{
	"id": "Indonesia", "en": "Inggris", "jv": "Jawa", "su": "Sunda", "ms": "Melayu", "zh": "Mandarin", "ar": "Arab",
}

func segmentIs(a knowledge.SegmentAttribute, value string) knowledge.Segment {
	return knowledge.Segment{Op: knowledge.SegmentIs, Attribute: a, Value: value}
}

// term reads one term, or says why it cannot.
func (r *segmentReader) term(tokens []segmentToken) (knowledge.Segment, string) {
	whole := termText(tokens)
	if strings.EqualFold(whole, "semua") || strings.EqualFold(whole, "semuanya") {
		return knowledge.Segment{Op: knowledge.SegmentAll}, ""
	}
	attribute, value := segmentKey(tokens)
	said := termText(value)
	switch {
	case attribute == "":
		return readBare(whole)
	case said == "":
		return knowledge.Segment{}, wordSegmentUnknown(whole)
	}
	switch attribute {
	case knowledge.ByProduct:
		return readGoodsTerm(said)
	case knowledge.ByProgram:
		return r.readProgramTerm(said)
	case knowledge.ByActive:
		return readActiveTerm(whole, said)
	case knowledge.ByLanguage:
		return readLanguageTerm(whole, said)
	case knowledge.BySector:
		if sector, ok := readSectorName(said); ok {
			return segmentIs(attribute, sector), ""
		}
	case knowledge.ByScale:
		if scale, ok := readScaleName(said); ok {
			return segmentIs(attribute, scale), ""
		}
		if sector, ok := readSectorName(said); ok && strings.EqualFold(tokens[0].text, "usaha") {
			return segmentIs(knowledge.BySector, sector), ""
		}
	case knowledge.ByProvince, knowledge.ByCity:
		return readPlaceTerm(attribute, whole, said)
	}
	return knowledge.Segment{}, wordSegmentUnknown(said)
}

func termText(tokens []segmentToken) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.text
	}
	return strings.Join(words, " ")
}

// segmentKey is what a term says that it is about, and what stands behind that.
func segmentKey(tokens []segmentToken) (knowledge.SegmentAttribute, []segmentToken) {
	for _, key := range segmentKeys {
		if len(tokens) >= len(key.words) && !slices.ContainsFunc(tokens[:len(key.words)], func(t segmentToken) bool { return t.quoted }) &&
			strings.EqualFold(termText(tokens[:len(key.words)]), strings.Join(key.words, " ")) {
			return key.attribute, tokens[len(key.words):]
		}
	}
	return "", tokens
}

// readBare reads a name that stands alone: of a place, a sector or a size.
func readBare(said string) (knowledge.Segment, string) {
	if scale, ok := readScaleName(said); ok {
		return segmentIs(knowledge.ByScale, scale), ""
	}
	if sector, ok := readSectorName(said); ok {
		return segmentIs(knowledge.BySector, sector), ""
	}
	if city, province, ok := readPlaceName(said); ok {
		if city != "" {
			return segmentIs(knowledge.ByCity, city), ""
		}
		return segmentIs(knowledge.ByProvince, string(province)), ""
	}
	if text.NamesGoods(said) {
		return knowledge.Segment{}, wordSegmentGoods(said)
	}
	return knowledge.Segment{}, wordSegmentUnknown(said)
}

// readGoodsTerm reads goods. The name of a kind is all of that kind.
func readGoodsTerm(said string) (knowledge.Segment, string) {
	key := productKey(said)
	if key == "" {
		return knowledge.Segment{}, wordSegmentUnknown(said)
	}
	return segmentIs(knowledge.ByProduct, key), ""
}

// readProgramTerm reads a programme by its number or its name; else all of those
// whose names have the words, such as "KUR", or that are also called so.
func (r *segmentReader) readProgramTerm(said string) (knowledge.Segment, string) {
	key := nameKey(said)
	words := strings.Fields(key)
	if len(words) == 0 {
		return knowledge.Segment{}, wordSegmentUnknown(said)
	}
	var like, called []knowledge.Segment
	for i := range r.programs {
		p := &r.programs[i]
		is, name := segmentIs(knowledge.ByProgram, p.ID), nameKey(p.Name)
		if strings.EqualFold(p.ID, said) || name == key {
			return is, ""
		}
		if inName := strings.Fields(name); !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(inName, w) }) {
			like = append(like, is)
		}
		if slices.ContainsFunc(p.Aliases, func(a string) bool { return nameKey(a) == key }) {
			called = append(called, is)
		}
	}
	switch {
	case len(like) > 0:
		return joined(knowledge.SegmentOr, like), ""
	case len(called) > 0:
		return joined(knowledge.SegmentOr, called), ""
	default:
		return knowledge.Segment{}, wordSegmentNoProgram(said)
	}
}

// readActiveTerm reads within how many days somebody wrote: "30 hari", "2
// minggu terakhir". A month is 30 days.
func readActiveTerm(whole, said string) (knowledge.Segment, string) {
	words := strings.Fields(strings.ToLower(said))
	words = slices.DeleteFunc(words, func(w string) bool { return w == "terakhir" || w == "dalam" })
	if slices.Equal(words, []string{"hari", "ini"}) {
		return segmentIs(knowledge.ByActive, "1"), ""
	}
	each := map[string]int{"hari": 1, "minggu": 7, "pekan": 7, "bulan": 30, "tahun": 365}
	if len(words) != 2 || each[words[1]] == 0 {
		return knowledge.Segment{}, wordSegmentActive(whole)
	}
	n, err := strconv.Atoi(words[0])
	if err != nil || n < 1 || n > knowledge.MaxActiveDays || n*each[words[1]] > knowledge.MaxActiveDays {
		return knowledge.Segment{}, wordSegmentActive(whole)
	}
	return segmentIs(knowledge.ByActive, strconv.Itoa(n*each[words[1]])), ""
}

// readLanguageTerm reads a language by its name or its tag.
func readLanguageTerm(whole, said string) (knowledge.Segment, string) {
	said = strings.ToLower(said)
	for tag, name := range segmentLanguages {
		if strings.ToLower(name) == said {
			return segmentIs(knowledge.ByLanguage, tag), ""
		}
	}
	letters := strings.Trim(said, "abcdefghijklmnopqrstuvwxyz") == ""
	if letters && (len(said) == 2 || len(said) == 3) {
		return segmentIs(knowledge.ByLanguage, said), ""
	}
	return knowledge.Segment{}, wordSegmentUnknown(whole)
}

func readScaleName(said string) (string, bool) {
	scale := knowledge.Scale(strings.ToLower(said))
	return string(scale), slices.Contains(knowledge.Scales, scale)
}

// readSectorName reads a sector by its name, or by what those in it are called
// where nothing else is said.
func readSectorName(said string) (string, bool) {
	if sector := knowledge.Sector(strings.ToLower(said)); slices.Contains(knowledge.Sectors, sector) {
		return string(sector), true
	}
	m := newMessage(said)
	for _, t := range m.tells(tellsSector) {
		if t.from == 0 && t.to == len(m.Tokens) {
			return t.value, true
		}
	}
	return "", false
}

// readPlaceName reads the name of a place with nothing else.
func readPlaceName(said string) (city string, province knowledge.Province, ok bool) {
	q := text.ReadQuestion(said)
	place, ok := text.ReadPlace(&q)
	if !ok || place.First > 1 || place.First == 1 && !place.Located || place.Last != len(q.Tokens)-1 {
		return "", "", false
	}
	return place.City, place.Province, true
}

// readPlaceTerm reads a place behind a word that says which kind it is.
func readPlaceTerm(a knowledge.SegmentAttribute, whole, said string) (knowledge.Segment, string) {
	city, province, ok := readPlaceName(said)
	if !ok {
		city, province, ok = readPlaceName(whole)
	}
	switch {
	case !ok:
		return knowledge.Segment{}, wordSegmentUnknown(said)
	case a == knowledge.ByCity && city == "":
		return knowledge.Segment{}, wordSegmentProvince(string(province))
	case a == knowledge.ByProvince && city != "":
		return knowledge.Segment{}, wordSegmentCity(city)
	case a == knowledge.ByCity:
		return segmentIs(a, city), ""
	default:
		return segmentIs(a, string(province)), ""
	}
}
