package text

// shortScales are how large sums are abbreviated in capitals: "5M" is five
// billion, "2T" two trillion.
var shortScales = map[string]string{"M": "miliar", "T": "triliun"}

// priceReach is how many words stand at most between a word of price and the
// sum: "jual rumah kayu 2M".
const priceReach = 3

// writeOutScales writes the abbreviated scales out where a word of price or a
// currency sign comes before the number. An M is a metre and a T a size
// elsewhere, and where goods or another number follow ("jual 5M kain").
func (r *reader) writeOutScales() {
	for i := 1; i < len(r.tokens); i++ {
		scale, known := shortScales[r.tokens[i].Raw]
		if !known || !r.tokens[i].Glued || r.kindAt(i-1) != Number || r.kindAt(i+1) == Number ||
			r.is(i+1, "rp") || r.kindAt(i+1) == Word && NamesGoods(r.textAt(i+1)) || !r.sumExpected(i-1) {
			continue
		}
		r.tokens[i].Text, r.words[i] = scale, scale
	}
}

// sumExpected tells whether a word of price leads to the number at a token.
func (r *reader) sumExpected(number int) bool {
	if r.is(number-1, "rp", "idr") {
		return true
	}
	for i := number - 1; i >= max(0, number-1-priceReach); i-- {
		if r.kindAt(i) != Word || r.place(i)&(notMoneyAfter|dimension) != 0 {
			return false
		}
		if r.isPriceWord(i) {
			return true
		}
	}
	return false
}
