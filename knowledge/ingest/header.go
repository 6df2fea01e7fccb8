package ingest

import (
	"slices"
	"strings"
	"unicode"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// headerWords is the normal form of a header: lower case words parted by one
// space, camelCase and marks parted too, currency words dropped.
// "countSold" is "count sold", "Harga (Rp)" is "harga".
func headerWords(header string) string {
	var b strings.Builder
	var previous rune
	for _, r := range header {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if unicode.IsUpper(r) && unicode.IsLower(previous) {
				b.WriteByte(' ')
			}
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
		previous = r
	}
	words := strings.Fields(b.String())
	if len(words) > 1 {
		words = slices.DeleteFunc(words, func(w string) bool {
			return w == "rp" || w == "idr" || w == "rupiah" || w == "dalam" || w == "in" || w == "per"
		})
	}
	return strings.Join(words, " ")
}

// deeper is added to a rank for each outer part of a path that had to be left
// away: price.number goes before item.data.price.number.
const deeper = 1000

// shopParts and otherParts are the outer parts of a path under which a plain
// word is not said of the goods: shop.name is no title, brand.name neither.
var (
	shopParts  = []string{"shop", "toko", "seller", "penjual", "merchant", "store", "lapak", "vendor"}
	otherParts = []string{
		"brand", "merk", "merek", "category", "kategori", "user", "author", "review", "ulasan", "image", "media",
		"gambar", "foto", "video", "variant", "varian", "variation", "model", "voucher", "shipping", "ongkir", "ads",
		"badge", "promo", "cashback", "wholesale", "grosir", "bundle", "payment", "warehouse", "meta", "stock",
		"tracking", "tracker", "installment", "bmsm", "label", "preview", "wishlist", "coin",
	}
)

// matchHeader finds the column of a header, or of a dotted path into JSON.
func matchHeader(header string) (candidate, bool) {
	parts := strings.Split(header, ".")
	if len(parts) > maxPath || len(header) > 200 {
		return candidate{}, false
	}
	for i := range parts {
		words := headerWords(strings.Join(parts[i:], " "))
		if c, ok := knownHeaders[words]; ok {
			c.rank += i * deeper
			return c, true
		}
		if c, ok := matchPrice(words); ok && (i == len(parts)-1 || isPriceWord(parts[i])) {
			c.rank += i * deeper
			return c, true
		}
		if i == len(parts)-1 {
			break
		}
		outer := strings.Fields(headerWords(parts[i]))
		if slices.ContainsFunc(outer, func(w string) bool { return slices.Contains(shopParts, w) }) {
			return matchShop(parts[i+1:], i)
		}
		if slices.ContainsFunc(outer, func(w string) bool { return slices.Contains(otherParts, w) }) {
			return candidate{}, false
		}
	}
	return candidate{}, false
}

// maxPath is the deepest path into JSON that is looked at.
const maxPath = 8

// matchShop reads what stands under a shop: its name or its place.
func matchShop(parts []string, depth int) (candidate, bool) {
	words := headerWords(strings.Join(parts, " "))
	if words == "name" || words == "nama" {
		return candidate{colShop, depth * deeper}, true
	}
	c, ok := knownHeaders[words]
	if !ok || c.col != colLocation && c.col != colShop {
		return candidate{}, false
	}
	c.rank += depth * deeper
	return c, true
}

// isPriceWord tells a part of a path that holds nothing but prices, as in
// price.current.
func isPriceWord(part string) bool { return slices.Contains(priceWords, headerWords(part)) }

// guessed is the rank of a header that matchPrice read word by word.
const guessed = 100

// The words that tell which of several prices a header means.
var (
	priceWords    = []string{"harga", "price", "prices", "pricing", "hrg"}
	notPriceWords = []string{
		"id", "ongkir", "shipping", "ongkos", "modal", "beli", "cost", "tier", "level", "grosir", "wholesale", "selisih",
		"difference", "trend", "persen", "percent", "percentage", "image", "url", "icon", "color", "label", "hidden",
		"guarantee", "rekomendasi", "hpp", "competitor", "pesaing", "info", "is", "has", "typename", "exclusive",
	}
	originalWords = []string{
		"asli", "coret", "normal", "original", "before", "sebelum", "sblm", "awal", "lama", "old", "regular",
		"strikethrough", "slashed", "list",
	}
	discountedWords = []string{
		"diskon", "promo", "discount", "discounted", "sale", "after", "setelah", "spesial", "special", "obral",
	}
	minWords = []string{"min", "minimum", "terendah", "termurah", "lowest", "mulai", "from"}
	maxWords = []string{"max", "maximum", "tertinggi", "termahal", "highest", "maks", "sampai", "to"}
)

// matchPrice reads a header about prices that no list holds, such as "Harga
// Jual Toko" or "harga_sblm_promo".
func matchPrice(words string) (candidate, bool) {
	list := strings.Fields(words)
	has := func(any []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return slices.Contains(any, w) })
	}
	switch {
	case len(list) > 4 || !has(priceWords) || has(notPriceWords):
		return candidate{}, false
	case has(minWords) && has(originalWords), has(maxWords) && has(originalWords):
		return candidate{}, false // the ends of a range before a discount
	case has(minWords):
		return candidate{colPriceMin, guessed}, true
	case has(maxWords):
		return candidate{colPriceMax, guessed}, true
	case has(originalWords):
		return candidate{colPriceOriginal, guessed}, true
	case has(discountedWords):
		return candidate{colPriceDiscounted, guessed}, true
	default:
		return candidate{colPrice, guessed}, true
	}
}
