package text

import (
	"slices"

	"setara/knowledge"
)

// originWord is what a word of asal.txt means for where goods were made. A
// word may mean several things.
type originWord uint16

const (
	wordImport originWord = 1 << iota
	wordLocal
	wordAbroad
	wordRegion
	wordMade
	wordMadeHere
	wordPraise
	wordLikeness
	wordPart
	wordShipping
	wordQuality
	wordStyle
	wordFiller
	wordNoOrigin
	wordOtherMaker
)

var originNames = map[string]originWord{
	"impor": wordImport, "lokal": wordLocal, "negara-luar": wordAbroad,
	"daerah": wordRegion, "pembuat": wordMade, "pembuat-daerah": wordMadeHere,
	"bual-sebelum": wordPraise, "rupa-sebelum": wordLikeness, "bahan-sebelum": wordPart, "kirim-sebelum": wordShipping,
	"bual-sesudah": wordQuality, "gaya-sesudah": wordStyle, "sisipan": wordFiller,
	"bukan-asal": wordNoOrigin, "bukan-merek": wordOtherMaker,
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

// TitleEvidence is what a title says about where the goods were made: by its
// words [knowledge.EvidenceTitleImport] ("tas import", "made in China") and
// [knowledge.EvidenceTitleLocal] ("produk lokal", "buatan Garut"), by the
// brand it names [knowledge.EvidenceBrandLocal] and
// [knowledge.EvidenceBrandImport]; several of them, or none.
//
// A word of origin that only praises ("kualitas import", "import quality"),
// belongs to a material or a part ("kulit import", "kancing import") or tells
// where the goods are sent from ("stok lokal") is no evidence; nor is a brand
// that the goods go with or look like ("tas mirip ...").
func TitleEvidence(title string) []knowledge.Evidence {
	l, tokens := words(), Tokenize(title)
	var evidence []knowledge.Evidence
	add := func(e knowledge.Evidence) {
		if !slices.Contains(evidence, e) {
			evidence = append(evidence, e)
		}
	}
	phrases := l.originPhrases(tokens)
	for i := range phrases {
		switch originOf(phrases, i) {
		case knowledge.OriginImport:
			add(knowledge.EvidenceTitleImport)
		case knowledge.OriginLocal:
			add(knowledge.EvidenceTitleLocal)
		}
	}
	for e := range l.brandEvidence(tokens) {
		add(e)
	}
	slices.Sort(evidence)
	return evidence
}

// originOf is the origin that the i-th phrase of a title tells, or unknown.
func originOf(phrases []originPhrase, i int) knowledge.Origin {
	meaning, after := phrases[i].meaning, originWord(0)
	if i+1 < len(phrases) && !phrases[i+1].apart {
		after = phrases[i+1].meaning
	}
	before, around := wordsBefore(phrases, i)
	const boast = wordPraise | wordLikeness | wordPart
	switch {
	case after&wordQuality != 0:
	case meaning&wordImport != 0 && around&boast == 0,
		meaning&wordAbroad != 0 && before&wordMade != 0 && around&boast == 0 && after&wordStyle == 0:
		return knowledge.OriginImport
	case meaning&wordLocal != 0 && around&(boast|wordShipping) == 0,
		// Praise and material may stand before: "jaket kulit asli Garut".
		meaning&wordRegion != 0 && before&(wordMade|wordMadeHere) != 0 && around&(wordLikeness|wordShipping) == 0:
		return knowledge.OriginLocal
	}
	return knowledge.OriginUnknown
}

// maxWordsBack is how far back the words before a word of origin are looked
// at.
const maxWordsBack = 4

// wordsBefore is the meaning of the phrase right before the i-th one, and all
// meanings found by looking further back, past words that belong to it: in
// "bahan premium import" and "kualitas barang import" the first word counts.
func wordsBefore(phrases []originPhrase, i int) (before, around originWord) {
	for j := i; j > max(0, i-maxWordsBack) && !phrases[j].apart; j-- {
		meaning := phrases[j-1].meaning
		if j == i {
			before = meaning
		}
		around |= meaning
		if meaning&(wordFiller|wordMade|wordMadeHere) == 0 {
			break
		}
	}
	return before, around
}

// originPhrase is a word or phrase of a title with its meaning, 0 for other
// words. Apart tells that punctuation stands before it.
type originPhrase struct {
	meaning originWord
	apart   bool
}

// originPhrases cuts a title into phrases, the longest known first. Words are
// taken as written: "koreaan" or "importir" mean something else.
func (l *lexicon) originPhrases(tokens []Token) []originPhrase {
	phrases := make([]originPhrase, 0, len(tokens))
	apart := false
	for i := 0; i < len(tokens); {
		if tokens[i].Kind != Word {
			// "Bahan 100% import" is one phrase, "size 39 import" is two.
			apart = apart || separates(tokens, i) && tokens[i].Text != "100"
			i++
			continue
		}
		meaning, n := l.originPhraseAt(tokens[i:])
		phrases = append(phrases, originPhrase{meaning, apart})
		apart = false
		i += n
	}
	return phrases
}

// maxOriginWords is the number of words in the longest phrase of asal.txt
// and bahan.txt that is looked for.
const maxOriginWords = 4

// originPhraseAt is the meaning of the longest phrase at the start of the
// tokens, and its length in words. Every material of bahan.txt is a part; the
// "asli" of "kulit asli" is left to the words behind it.
func (l *lexicon) originPhraseAt(tokens []Token) (originWord, int) {
	var written, normal [96]byte
	said, spelled := written[:0], normal[:0]
	meaning, length := originWord(0), 1
	for n := 0; n < min(maxOriginWords, len(tokens)) && tokens[n].Kind == Word; n++ {
		if n > 0 {
			said, spelled = append(said, ' '), append(spelled, ' ')
		}
		said = append(said, tokens[n].Text...)
		spelled = append(spelled, l.spelled(tokens[n].Text)...)
		if m, ok := l.origin[string(said)]; ok {
			meaning, length = m, n+1
		} else if e := l.phrases[string(spelled)]; e != nil && e.class == materialWord && l.origin[tokens[n].Text] == 0 {
			meaning, length = wordPart, n+1
		}
	}
	return meaning, length
}
