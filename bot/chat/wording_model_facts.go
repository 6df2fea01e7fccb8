package chat

import (
	"fmt"
	"strings"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// factGroups are the groups of the market as the labels of facts name them.
var factGroups = strings.NewReplacer(
	"tidak diketahui asalnya", "barang yang asalnya belum diketahui",
	"semua", "semua barang sejenis", "lokal", "barang lokal", "import", "barang impor",
)

// factWords are the beginnings of labels in the words of owners. What follows
// is the name of a group.
var factWords = []struct{ label, words string }{
	{"median ", "harga tengah "},
	{"kuartil bawah ", "harga umum terendah "},
	{"kuartil atas ", "harga umum tertinggi "},
	{"jarak ke median ", "jarak harga Kakak ke harga tengah "},
}

// factCounts are labels of counts as what is counted.
var factCounts = []struct{ label, words string }{
	{"jumlah pembanding ", ""},
	{"jumlah yang ditemukan", "barang yang ditemukan"},
	{"jumlah yang lebih murah dari harga Kakak", "barang lebih murah dari harga Kakak"},
}

// factShares are labels of shares with where the share stands in them.
var factShares = map[string]string{
	"selisih dari harga Kakak": "selisih %s dari harga Kakak",
	"selisih dari modal":       "selisih %s dari modal",
	"untung dari harga jual":   "untung %s dari harga jual",
	"untung dari modal":        "untung %s dari modal",
	labelCheaper:               "%s pembanding lebih murah dari harga Kakak",
}

// labelCheaper is the share of the market that is cheaper than the owner.
const labelCheaper = "lebih murah dari harga Kakak"

// factContraries are what an amount is called where it is negative.
var factContraries = []struct{ label, words string }{
	{"untung kalau ", "rugi kalau "},
	{"untung di ", "rugi di "},
	{"untung ", "rugi "},
	{"rugi kalau ", "untung kalau "},
	{"rugi ", "untung "},
}

// factPack ends the labels of what is for the whole pack that the owner sells.
const factPack = " untuk sekemasan"

// workings are beginnings of labels of figures that only show how others come
// about: the model is not told of them.
var workings = []string{
	"potongan di ", "sisa di ", "harga pas untuk ", "semua potongan, ", "satu sen lebih mahal", "jadinya kalau satu sen",
}

// isWorkings tells whether a label is of a figure that only shows how others
// come about.
func isWorkings(label string) bool {
	for _, w := range workings {
		if strings.HasPrefix(label, w) {
			return true
		}
	}
	return false
}

// wordModelFact is a figure with what it is, how much, for how much and of when.
// About says of what it is; empty where that need not be said.
func wordModelFact(f *slotFact, about string) []Span {
	label, pack := strings.CutSuffix(f.Label, factPack)
	value, contrary := f.Value, false
	if value < 0 {
		for _, c := range factContraries {
			if rest, ok := strings.CutPrefix(label, c.label); ok {
				label, value, contrary = c.words+rest, -value, true
				break
			}
		}
	}
	said := wordValue(value, f.Unit)
	behind := about + wordMeasure(f, pack) + wordFactDay(f)
	if share, known := factShares[label]; known && !contrary {
		before, after, _ := strings.Cut(share, "%s")
		if f.group != "" {
			after = strings.Replace(after, "pembanding", f.group, 1)
		}
		return []Span{plain(before), bold(said), plain(after + behind)}
	}
	for _, c := range factCounts {
		if rest, ok := strings.CutPrefix(label, c.label); ok && f.Unit == knowledge.FactCount {
			return []Span{bold(said), plain(" " + c.words + wordCountedGroup(rest) + behind)}
		}
	}
	for _, w := range factWords {
		if rest, ok := strings.CutPrefix(label, w.label); ok {
			label = w.words + factGroups.Replace(rest)
			break
		}
	}
	return []Span{plain(label + about + " "), bold(said), plain(wordMeasure(f, pack) + wordFactDay(f))}
}

// wordCountedGroup is a group of goods that is counted: "barang lokal sejenis".
func wordCountedGroup(group string) string {
	switch group {
	case "semua":
		return "barang sejenis"
	case "":
		return ""
	default:
		return factGroups.Replace(group)
	}
}

// wordAbout says of what a figure is: of goods, or of a marketplace, a programme
// or a rule.
func wordAbout(of string, goods bool) string {
	if goods {
		return " untuk " + of
	}
	return " (" + of + ")"
}

// wordPriceOf is the price of one offer, behind its title.
func wordPriceOf(f *slotFact) []Span {
	return []Span{plain(" "), bold(wordValue(f.Value, f.Unit)), plain(wordMeasure(f, false) + wordFactDay(f))}
}

// wordMeasure says what a price is for where that is no piece.
func wordMeasure(f *slotFact, pack bool) string {
	switch {
	case pack:
		return factPack
	case f.per != "":
		return " " + per(f.per)
	default:
		return ""
	}
}

// wordFactDay says of when a figure is. What the owner said, and what was
// reckoned today, need no day.
func wordFactDay(f *slotFact) string {
	if f.AsOf == 0 || f.Source == knowledge.SourceOwner && f.today || f.Source == knowledge.SourceCalculated && f.today {
		return ""
	}
	return " (" + f.AsOf.Written() + ")"
}

// wordValue is a value with its unit.
func wordValue(value int64, unit knowledge.FactUnit) string {
	switch unit {
	case knowledge.FactRupiah:
		return knowledge.Rupiah(value).String()
	case knowledge.FactBasisPoints:
		return knowledge.BasisPoints(value).String()
	case knowledge.FactPercent:
		return fmt.Sprintf("%d%%", value)
	case knowledge.FactUSCents:
		return knowledge.Cents(value).String()
	default:
		return strings.TrimPrefix(knowledge.Rupiah(value).String(), "Rp")
	}
}

// wordName is a name as a link, with the day of what is known of it.
func wordName(n *grounding.Name) []Span {
	spans := []Span{plain(n.Text)}
	if n.URL != "" {
		spans = []Span{link(n.Text, n.URL)}
	}
	if n.AsOf != 0 && n.Kind != grounding.NameListing {
		spans = append(spans, plain(" (data per "+n.AsOf.Written()+")"))
	}
	if n.AsOf != 0 && n.Kind == grounding.NameListing {
		spans = append(spans, plain(" ("+n.AsOf.Written()+")"))
	}
	return spans
}

// wordListing is the title of an offer, as a link where it has one.
func wordListing(n *grounding.Name) []Span {
	if n.URL != "" {
		return []Span{plain("“"), link(n.Text, n.URL), plain("”")}
	}
	return []Span{plain("“" + n.Text + "”")}
}
