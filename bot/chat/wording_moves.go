package chat

import (
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// The sentences of the moves are data, since what they say is tied to when
// they are right: knowledge/starter/moves.csv. Here stands what is put into
// them.

// traitWords are what a title may state, as in "5 menyebut …".
var traitWords = map[knowledge.Trait]string{
	knowledge.TraitMaterial:  "bahan",
	knowledge.TraitSize:      "ukuran",
	knowledge.TraitAudience:  "untuk siapa",
	knowledge.TraitBrand:     "merek",
	knowledge.TraitContents:  "isi atau beratnya",
	knowledge.TraitWarranty:  "garansi",
	knowledge.TraitHandmade:  "buatan tangan",
	knowledge.TraitHalal:     "halal",
	knowledge.TraitSNI:       "SNI",
	knowledge.TraitPermit:    "izin edar (BPOM atau PIRT)",
	knowledge.TraitCustom:    "bisa pesan khusus",
	knowledge.TraitWholesale: "jual partai",
}

// wordMoves lists what to do besides the price; nothing where no move fits.
func (p *priceCase) wordMoves() []Block {
	named := p.named()
	if len(named) == 0 {
		return nil
	}
	blocks := []Block{paragraph(plain("Yang bisa dilakukan selain soal harga:"))}
	for i := range named {
		blocks = append(blocks, item(p.wordMove(&named[i])...))
	}
	return blocks
}

// wordMove is the sentence of a move with its slots filled. Behind the day of
// its data stands where to check it, if that is long ago.
func (p *priceCase) wordMove(m *knowledge.NamedMove) []Span {
	var spans []Span
	for _, part := range m.Rule.Sentence {
		text := part.Text
		switch part.Slot {
		case "":
		case knowledge.SlotUnit:
			text = per(p.understood.Unit)
		case knowledge.SlotMarketplace:
			text = p.situation.Marketplace.Name()
		case knowledge.SlotDay:
			spans = append(append(spans, plain(m.AsOf().Written())), p.wordCheckAgain(m.Entries...)...)
			continue
		case knowledge.SlotLacking:
			text = wordLacking(&m.Lacking)
		default:
			if word, ok := m.Words[part.Slot]; ok {
				text = shortTitle(word)
			} else {
				text = wordFigure(m.Figures[part.Slot])
			}
		}
		spans = append(spans, plain(text))
	}
	if missing := p.wordMissing(m.Entries...); missing != "" {
		spans = append(spans, plain(missing))
	}
	return spans
}

// wordFigure writes the figure of a fact in its unit.
func wordFigure(f knowledge.Fact) string {
	switch f.Unit {
	case knowledge.FactRupiah:
		return knowledge.Rupiah(f.Value).String()
	case knowledge.FactBasisPoints:
		return knowledge.BasisPoints(f.Value).String()
	case knowledge.FactUSCents:
		return knowledge.Cents(f.Value).String()
	default:
		return strconv.FormatInt(f.Value, 10)
	}
}

// wordLacking says what the leaders of the market state, with one of them.
func wordLacking(l *knowledge.Lacking) string {
	text := fmt.Sprintf("%d dari %d %s di atas harga tengah menyebut %s",
		l.Traits[0].Count, l.Leaders, goodsOf(l.Of), traitWords[l.Traits[0].Trait])
	for _, other := range l.Traits[1:] {
		text += fmt.Sprintf(", %d menyebut %s", other.Count, traitWords[other.Trait])
	}
	return text + fmt.Sprintf(", misalnya “%s”", shortTitle(l.Traits[0].Example.Title))
}

// longestTitle is how much of a title is quoted in a sentence.
const longestTitle = 70

// shortTitle cuts a title between two words.
func shortTitle(title string) string {
	runes := []rune(title)
	if len(runes) <= longestTitle {
		return title
	}
	cut := string(runes[:longestTitle])
	if space := strings.LastIndex(cut, " "); space > longestTitle/2 {
		cut = cut[:space]
	}
	return cut + "…"
}
