package chat

import (
	"regexp"
	"strings"
)

// leastAccount is how many digits the number of a bank account has at least,
// mostAmount how many an amount that owners write out.
const (
	leastAccount = 10
	mostAmount   = 12
)

// announceWithin is how many bytes lie at most between such a number and the word
// that announces it, before or behind.
const announceWithin = 40

// accountWords announce the number of an account; what begins with "rekening" or
// "norek" does too. Those with false are common words as well: they announce one
// number, and no groups of digits, which may be prices.
var accountWords = map[string]bool{
	"rek": true, "bank": true, "transfer": true, "tf": true, "trf": true, "va": true,
	"bca": true, "bri": true, "bni": true, "bsi": true, "btn": true, "bjb": true, "bpd": true, "bpr": true, "btpn": true, "cimb": true,
	"danamon": true, "maybank": true, "ocbc": true, "panin": true, "bukopin": true, "muamalat": true, "uob": true, "hsbc": true,
	"ovo": true, "gopay": true, "shopeepay": true, "linkaja": true, "doku": true, "seabank": true, "superbank": true, "allobank": true, "neobank": true,
	"mandiri": false, "permata": false, "mega": false, "jago": false, "jenius": false, "blu": false, "niaga": false,
	"sinarmas": false, "krom": false, "raya": false, "aladin": false, "dana": false,
}

var (
	wordRun  = regexp.MustCompile(`\p{L}+`)
	anyDigit = regexp.MustCompile(`\d`)
	// numberChain are numbers with nothing but marks between them, numberItem one
	// that is written in one piece, digitGroup the digits between its marks.
	numberChain = regexp.MustCompile(`\d+(?:[\s\x{A0}.,/_–-]{1,3}\d+)*`)
	numberItem  = regexp.MustCompile(`\d+(?:[.,/_–-]{1,2}\d+)*`)
	digitGroup  = regexp.MustCompile(`\d+`)

	// Amounts with marks for the thousands, or with spaces for them, and days.
	markedAmount = regexp.MustCompile(`^[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d{1,2})?|(?:,\d{3})+(?:\.\d{1,2})?)$`)
	spacedAmount = regexp.MustCompile(`^[1-9]\d{0,2}(?: \d{3})* 000$`)
	writtenDay   = regexp.MustCompile(`^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|20\d{2})|20\d{2}[./-]\d{1,2}[./-]\d{1,2})$`)

	plausiblePrice = regexp.MustCompile(`^[1-9]\d{0,6}[05]0$`)
	roundSum       = regexp.MustCompile(`^[1-9]\d*00000$`)
	countOrYear    = regexp.MustCompile(`^(?:[1-9]\d{0,2}|20\d{2})$`)
)

// maskAccounts hides the numbers of bank accounts: what a word right before it
// announces as one ([announcer.account]), and ten digits or more near such a word,
// in one run or in groups. Amounts may be as long: there, what is written with
// marks for the thousands, ends in five zeros, or is a row of numbers that can each
// be a price, stays.
func maskAccounts(said string) string {
	words := wordRun.FindAllStringIndex(said, -1)
	out := []byte(said)
	var hidden [][]int
	for _, chain := range numberChain.FindAllStringIndex(said, -1) {
		if end := announcedBy(said, words, chain[0]).account(said, chain); end > chain[0] {
			hidden = append(hidden, []int{chain[0], end})
			chain = []int{end, chain[1]}
		}
		announced, grouped := announces(said, words, chain)
		if !announced {
			continue
		}
		var row [][]int // the numbers since the last account
		end := func() {
			if grouped && len(row) > 1 && isAccount(said[row[0][0]:row[len(row)-1][1]]) {
				hidden = append(hidden, []int{row[0][0], row[len(row)-1][1]})
			}
			row = nil
		}
		for _, item := range numberItem.FindAllStringIndex(said[chain[0]:chain[1]], -1) {
			item = []int{chain[0] + item[0], chain[0] + item[1]}
			number := said[item[0]:item[1]]
			switch {
			case isAccount(number):
				end()
				hidden = append(hidden, item)
			case !hasUnit(said, item[1]):
				row = append(row, item)
			}
		}
		end()
	}
	for i := len(hidden) - 1; i >= 0; i-- {
		from, to := hidden[i][0], hidden[i][1]
		out = append(out[:from:from], anyDigit.ReplaceAllString(said[from:to], "•")+string(out[to:])...)
	}
	return string(out)
}

// hasUnit tells whether a number that ends there goes on with letters, as in 35rb.
func hasUnit(said string, end int) bool {
	at := wordRun.FindStringIndex(said[end:])
	return at != nil && at[0] == 0
}

// announces tells whether a word near numbers announces an account, and whether
// that may be in groups.
func announces(said string, words [][]int, chain []int) (announced, grouped bool) {
	for _, w := range words {
		if w[1] < chain[0]-announceWithin || w[0] > chain[1]+announceWithin {
			continue
		}
		word := strings.ToLower(said[w[0]:w[1]])
		strong, known := accountWords[word]
		if isAccountWord(word) {
			strong, known = true, true
		}
		announced, grouped = announced || known, grouped || strong
	}
	return announced, grouped
}

// isAccountWord tells whether a word is one of those for an account and its number that
// have endings: "rekeningnya", "noreknya".
func isAccountWord(word string) bool {
	return strings.HasPrefix(word, "rekening") || strings.HasPrefix(word, "norek")
}

// isAccount tells whether numbers that stand together can be an account: one has
// groups that are neither a price nor a count, or more counts than prices.
func isAccount(numbers string) bool {
	if n := len(bareDigits(numbers)); n < leastAccount || n <= mostAmount && spacedAmount.MatchString(numbers) {
		return false
	}
	prices, counts := 0, 0
	for _, item := range numberItem.FindAllString(numbers, -1) {
		if writtenDay.MatchString(item) || isMarkedAmount(item) {
			prices++
			continue
		}
		for _, group := range digitGroup.FindAllString(item, -1) {
			switch {
			case plausiblePrice.MatchString(group), isRoundSum(group):
				prices++
			case countOrYear.MatchString(group):
				counts++
			default:
				return true
			}
		}
	}
	return counts > prices
}

// isMarkedAmount tells whether a number is an amount with marks for the thousands.
func isMarkedAmount(item string) bool {
	return markedAmount.MatchString(item) && (len(bareDigits(item)) <= leastAccount || isRoundSum(bareDigits(item)))
}

func isRoundSum(digits string) bool { return len(digits) <= mostAmount && roundSum.MatchString(digits) }

// bareDigits are the digits of a number without its marks.
func bareDigits(number string) string {
	return strings.Join(digitGroup.FindAllString(number, -1), "")
}
