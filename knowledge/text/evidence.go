package text

import (
	"slices"

	"setara/knowledge"
)

// originWord is what a word of asal.txt means for where goods were made. A
// word may mean several things.
type originWord uint8

const (
	wordImport originWord = 1 << iota
	wordLocal
	wordAbroad
	wordRegion
	wordMade
	wordMadeHere
	wordBoastBefore
	wordBoastAfter
)

var originNames = map[string]originWord{
	"impor": wordImport, "lokal": wordLocal, "negara-luar": wordAbroad,
	"daerah": wordRegion, "pembuat": wordMade, "pembuat-daerah": wordMadeHere,
	"bual-sebelum": wordBoastBefore, "bual-sesudah": wordBoastAfter,
}

// originWords reads a row of asal.txt.
func (b *lexiconBuilder) originWords(r row) error {
	meaning, ok := originNames[r.column(0)]
	if !ok {
		return r.errorf("%q is no meaning of words of origin", r.column(0))
	}
	for _, phrase := range r.list(1) {
		b.origin[phrase] |= meaning
	}
	return nil
}

// maxOriginWords is the number of words in the longest phrase of asal.txt
// that is looked for.
const maxOriginWords = 4

// TitleEvidence is what a title's words say about where the goods were made:
// [knowledge.EvidenceTitleImport] ("tas import", "made in China"),
// [knowledge.EvidenceTitleLocal] ("produk lokal", "buatan Garut"), both, or
// none. A word of origin that only praises ("kualitas import", "import
// quality") or names a material ("kulit import") is no evidence.
func TitleEvidence(title string) []knowledge.Evidence {
	var evidence []knowledge.Evidence
	add := func(e knowledge.Evidence) {
		if !slices.Contains(evidence, e) {
			evidence = append(evidence, e)
		}
	}
	phrases := words().originPhrases(title)
	for i, p := range phrases {
		before, after := originWord(0), originWord(0)
		if i > 0 && !p.apart {
			before = phrases[i-1].meaning
		}
		if i+1 < len(phrases) && !phrases[i+1].apart {
			after = phrases[i+1].meaning
		}
		boast := before&wordBoastBefore != 0 || after&wordBoastAfter != 0
		switch {
		case p.meaning&wordImport != 0 && !boast:
			add(knowledge.EvidenceTitleImport)
		case p.meaning&wordLocal != 0 && !boast:
			add(knowledge.EvidenceTitleLocal)
		case p.meaning&wordAbroad != 0 && before&wordMade != 0 && !boast:
			add(knowledge.EvidenceTitleImport)
		case p.meaning&wordRegion != 0 && before&(wordMade|wordMadeHere) != 0:
			add(knowledge.EvidenceTitleLocal)
		}
	}
	slices.Sort(evidence)
	return evidence
}

// originPhrase is a word or phrase of a title with its meaning, 0 for other
// words. Apart tells that punctuation stands before it.
type originPhrase struct {
	meaning originWord
	apart   bool
}

// originPhrases cuts a title into phrases, the longest known first. Words are
// taken as written: "koreaan" or "importir" mean something else.
func (l *lexicon) originPhrases(title string) []originPhrase {
	tokens := Tokenize(title)
	phrases := make([]originPhrase, 0, len(tokens))
	apart := false
	for i := 0; i < len(tokens); {
		if tokens[i].Kind != Word {
			apart = apart || separates(tokens, i)
			i++
			continue
		}
		meaning, n := l.originAt(tokens[i:])
		phrases = append(phrases, originPhrase{meaning, apart})
		apart = false
		i += n
	}
	return phrases
}

// originAt is the meaning of the longest phrase at the start of the tokens,
// and its length.
func (l *lexicon) originAt(tokens []Token) (originWord, int) {
	var buf [96]byte
	key, meaning, length := buf[:0], originWord(0), 1
	for n := 0; n < min(maxOriginWords, len(tokens)) && tokens[n].Kind == Word; n++ {
		if n > 0 {
			key = append(key, ' ')
		}
		key = append(key, tokens[n].Text...)
		if m, ok := l.origin[string(key)]; ok {
			meaning, length = m, n+1
		}
	}
	if e := l.phrases[l.spelled(tokens[0].Text)]; meaning == 0 && e != nil && e.class == materialWord {
		meaning = wordBoastBefore
	}
	return meaning, length
}
