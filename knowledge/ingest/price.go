package ingest

import (
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"setara/knowledge"
)

// Why a cell is no price. The texts are Indonesian: they end up as the reason
// of a rejected row.
var (
	errPriceEmpty    = errors.New("harga kosong")
	errPriceText     = errors.New("harga tidak terbaca sebagai angka rupiah")
	errPriceNegative = errors.New("harga tidak boleh minus")
	errPriceZero     = errors.New("harga tidak boleh nol")
	errPriceHuge     = errors.New("harga terlalu besar untuk dipercaya")
	errPriceForeign  = errors.New("harga bukan dalam rupiah")
	errPriceFrom     = errors.New("harga hanya disebut mulainya, bukan harga pastinya")
	errPriceMany     = errors.New("ada lebih dari dua harga dalam satu kolom")
)

// cellPrice is what one price cell says: an offer at one price (Low equals
// High) or over a range of variants, and perhaps the price before a discount.
type cellPrice struct {
	Low, High, Original int64
	// TwoPrices marks a cell that itself holds the price before and after a
	// discount.
	TwoPrices bool
}

// blankWords stand in a cell for nothing.
var blankWords = map[string]bool{
	"": true, "-": true, "--": true, "n/a": true, "na": true, "nan": true, "null": true, "none": true, "nil": true,
	"undefined": true, "#n/a": true, "tidak ada": true, "kosong": true,
}

// blank tells a cell that says nothing.
func blank(cell string) bool {
	if len(cell) > 12 {
		return strings.TrimSpace(cell) == ""
	}
	return blankWords[strings.ToLower(strings.TrimSpace(cell))]
}

// rangeWords are the words between the two ends of a range.
var rangeWords = map[string]bool{"sd": true, "s/d": true, "sampai": true, "hingga": true, "to": true}

// fromWords open a price that is only the lowest of several.
var fromWords = map[string]bool{"mulai": true, "from": true, "start": true, "starting": true, "dari": true}

// currencyWords say rupiah.
var currencyWords = map[string]bool{"rp": true, "idr": true, "rupiah": true, "nego": true}

// foreignWords and foreignSigns say another currency.
var foreignWords = map[string]bool{
	"usd": true, "us": true, "rm": true, "myr": true, "sgd": true, "cny": true, "rmb": true, "yuan": true, "eur": true,
	"euro": true, "thb": true, "php": true, "vnd": true, "jpy": true, "yen": true, "krw": true, "dollar": true, "dolar": true,
	"ringgit": true, "baht": true, "aud": true, "gbp": true, "hkd": true, "twd": true,
}

const foreignSigns = "$¥€£₩฿₫₱₹"

// dashes are the signs that part the ends of a range, beside the hyphen.
const dashes = "–—−~‒‐"

// priceScan reads a price cell from left to right.
type priceScan struct {
	offers []cellPrice // Low and High only
	// open tells that the last offer is the first end of a range.
	open bool
	// negative tells a minus sign that no number has followed yet.
	negative bool
	from     bool
	// bare is the last number as written, where no magnitude followed it.
	bare string
}

// parsePrice reads a price cell as marketplaces and people write it. Amounts
// are not yet bounded by [knowledge.MaxRupiah], since a file's prices may
// stand in hundred-thousandths of a rupiah.
//
// Of two prices in one cell the lower is what a buyer pays now, and the other
// the price before the discount: shops cross out the higher one, whichever
// stands first.
func parsePrice(cell string) (cellPrice, error) {
	if blank(cell) {
		return cellPrice{}, errPriceEmpty
	}
	if allDigits(cell) {
		n, err := parseNumber(cell, ones)
		if err != nil {
			return cellPrice{}, errPriceHuge
		}
		return checkPrice(cellPrice{Low: n, High: n})
	}
	if len(cell) > maxPriceCell {
		return cellPrice{}, errPriceText
	}
	var scan priceScan
	s := strings.ToLower(norm.NFKC.String(cell))
	for s != "" {
		rest, err := scan.step(s)
		if err != nil {
			return cellPrice{}, err
		}
		s = rest
	}
	return scan.price()
}

// maxPriceCell is the longest text that is read as a price.
const maxPriceCell = 200

// step reads one number, word or sign and returns what follows.
func (p *priceScan) step(s string) (string, error) {
	c := s[0]
	switch {
	case isDigit(c):
		return p.number(s)
	case c == '-':
		p.dash()
		return s[1:], nil
	case strings.HasPrefix(s, ",-"), strings.HasPrefix(s, ".-"):
		return s[2:], nil // "45.000,-" is no range
	case c == '(':
		end := strings.IndexByte(s, ')')
		if end > 0 && (s[end-1] == '%' || !strings.ContainsAny(s[:end], "0123456789")) {
			return s[end+1:], nil
		}
		return "", errPriceText
	case c == '/':
		if len(s) >= 3 && s[1] == 'd' && !isLetter(rune(s[2])) {
			p.open = len(p.offers) > 0 // the end of "s/d"
			return s[2:], nil
		}
		if rest := strings.TrimLeft(s[1:], " "); rest != "" && !isDigit(rest[0]) {
			_, rest = scanWord(rest)
			return rest, nil
		}
		return "", errPriceText // "Rp45.000/3 pcs" is no price of one
	case strings.IndexByte(" \t\r\n.,@:+;'\"", c) >= 0:
		return s[1:], nil
	}
	return p.word(s)
}

// dash opens a range after a number, and a negative amount before one.
func (p *priceScan) dash() {
	if len(p.offers) > 0 && !p.open {
		p.open = true
		return
	}
	p.negative = true
}

// number reads an amount with its magnitude.
func (p *priceScan) number(s string) (string, error) {
	if p.negative {
		return "", errPriceNegative
	}
	digits, rest := scanNumber(s)
	if strings.HasPrefix(rest, "%") {
		p.open = false
		return rest[1:], nil // a discount such as "-28%"
	}
	word, after := scanWord(strings.TrimLeft(rest, " "))
	m, known := magnitudes[word]
	if known {
		rest = after
	}
	n, err := parseNumber(digits, m)
	if err != nil {
		return "", errPriceText
	}
	if !p.open {
		p.offers = append(p.offers, cellPrice{Low: n, High: n})
		p.bare = ""
		if !known {
			p.bare = digits
		}
		return rest, nil
	}
	p.close(n, m)
	return rest, nil
}

// close sets the second end of a range. In "10-12rb" the magnitude of the
// second end is meant for the first too.
func (p *priceScan) close(n int64, m magnitude) {
	last := &p.offers[len(p.offers)-1]
	if p.bare != "" && m != ones && last.Low < 1000 {
		if scaled, err := parseNumber(p.bare, m); err == nil && scaled <= n {
			last.Low = scaled
		}
	}
	last.Low, last.High = min(last.Low, n), max(last.Low, n)
	p.open, p.bare = false, ""
}

// word reads a word or a sign outside ASCII.
func (p *priceScan) word(s string) (string, error) {
	switch sign, size := utf8.DecodeRuneInString(s); {
	case strings.ContainsRune(foreignSigns, sign):
		return "", errPriceForeign
	case strings.ContainsRune(dashes, sign):
		p.dash()
		return s[size:], nil
	}
	word, rest := scanWord(s)
	switch {
	case word == "":
		return "", errPriceText
	case foreignWords[word]:
		return "", errPriceForeign
	case rangeWords[word] && len(p.offers) > 0:
		p.open = true
	case word == "s" && strings.HasPrefix(rest, "/d"):
	case fromWords[word]:
		p.from = true
	case word == "per":
		_, rest = scanWord(strings.TrimLeft(rest, " "))
	case currencyWords[word]:
	default:
		return "", errPriceText
	}
	return rest, nil
}

// price sums up what was read.
func (p *priceScan) price() (cellPrice, error) {
	switch {
	case len(p.offers) == 0:
		return cellPrice{}, errPriceText
	case len(p.offers) > 2:
		return cellPrice{}, errPriceMany
	case p.from && len(p.offers) == 1 && p.offers[0].Low == p.offers[0].High:
		return cellPrice{}, errPriceFrom
	case len(p.offers) == 1:
		return checkPrice(p.offers[0])
	}
	now, before := p.offers[0], p.offers[1]
	if before.Low < now.Low {
		now, before = before, now
	}
	if now.Low < leastOfTwo {
		return cellPrice{}, errPriceText // "3 x 45.000" and the like
	}
	now.TwoPrices = true
	if before.Low == before.High && before.Low > now.Low {
		now.Original = before.Low
	}
	return checkPrice(now)
}

// leastOfTwo is the least amount that is taken for a price beside another one
// in its cell; smaller numbers count something.
const leastOfTwo = 100

func checkPrice(p cellPrice) (cellPrice, error) {
	if p.Low == 0 {
		return cellPrice{}, errPriceZero
	}
	return p, nil
}

// inRupiah scales an amount down and bounds it.
func inRupiah(amount, scale int64) (knowledge.Rupiah, error) {
	amount /= scale
	switch {
	case amount == 0:
		return 0, errPriceZero
	case amount > int64(knowledge.MaxRupiah):
		return 0, errPriceHuge
	}
	return knowledge.Rupiah(amount), nil
}
