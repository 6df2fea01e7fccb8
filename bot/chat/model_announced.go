package chat

import (
	"regexp"
	"slices"
	"strings"
)

// announcer is how the words right before a number announce that it is an account.
type announcer uint8

const (
	// announcesNone: they do not.
	announcesNone announcer = iota
	// announcesAmount: an account or a bank, in a clause that speaks of an amount
	// before: "saldo rekening bca". announcesPaid: in one that pays: "tf bca".
	announcesAmount
	announcesPaid
	// announcesBank: an account or a bank, and no more: "rekening bri".
	announcesBank
	// announcesNumber: the number of an account, by that very word: "norek bri".
	announcesNumber
)

// leastAnnounced is how many digits an account has at least that is announced so.
var leastAnnounced = [...]int{announcesPaid: 8, announcesBank: 6, announcesNumber: 5}

// clauseWithin is how many bytes before such words are read for what they are about.
const clauseWithin = 80

// mostTelling is how many digits a sum of a billion has at most before its zeros,
// as people say it: 1.250.000.000.
const mostTelling = 4

// The words of a run that announces a number, beside the names of banks: those for
// accounts, those for numbers, and those that say nothing between them.
var (
	accountNames  = wordSet(`rek va virtual account akun`)
	numberNames   = wordSet(`no nomor nomer nomornya nomernya nmr`)
	announceLinks = wordSet(`bank saya sy aku ku gue gw kami kita nya dia adalah yaitu ini itu yang yg di ke dari pakai pake
		an a n atas nama aktif utama pribadi usaha toko suami istri tujuan ya kak`)
)

// Words that speak of an amount, and those that say that one is paid: as they are,
// or as the stem of longer ones.
var (
	amountWords = wordSet(`kur hpp fee dp sisa rp`)
	amountStems = strings.Fields(`harga modal biaya ongkos ongkir saldo omzet omset laba untung rugi bunga cicil angsur pinjam kredit
		utang kurs gaji upah tagihan potong admin komisi pajak denda iuran tarif jual beli belanja duit uang nominal sebesar senilai
		limit plafon setoran`)
	paidWords = wordSet(`tf trf isi dapat dapet`)
	paidStems = strings.Fields(`transfer bayar kirim setor masuk cair tarik terima topup nabung tabung`)
)

var (
	// announceGap is what may stand between the words of such a run, with commas
	// where they are those for the number of an account.
	announceGap = regexp.MustCompile(`^[\s\x{A0}.,:=()\[\]"'*_#•/–-]*$`)
	// clauseEnd ends what is said before the run and belongs to it.
	clauseEnd = regexp.MustCompile(`[,;!?\n\d]|\.\s`)
	// moneyWord behind a number makes an amount of it.
	moneyWord = regexp.MustCompile(`(?i)^[\s\x{A0}]*(?:,-|(?:rb|ribu|ribuan|jt|juta|jutaan|k|rupiah|perak|miliar|milyar)(?:\P{L}|$))`)
	roundEnd  = regexp.MustCompile(`[05]0$`)
	// hotLine is a short number that banks are called by.
	hotLine = regexp.MustCompile(`^1500\d{3}$`)
)

// announcedBy reads the words right before the number that begins there.
func announcedBy(said string, words [][]int, start int) announcer {
	var number, account, bank, commonBank, comma bool
	i := lastBefore(words, start)
	for next := start; i >= 0; next, i = words[i][0], i-1 {
		gap, word := said[words[i][1]:next], strings.ToLower(said[words[i][0]:words[i][1]])
		strong, isBank := bankName(word)
		isAccount := accountNames[word] || isAccountWord(word)
		isNumber := numberNames[word] || strings.HasPrefix(word, "norek")
		if !isBank && i > 0 && strings.EqualFold(said[words[i-1][0]:words[i-1][1]], "bank") {
			isBank = !speaks([]string{word}, amountWords, amountStems) && !speaks([]string{word}, paidWords, paidStems)
		}
		if !announceGap.MatchString(gap) || !isBank && !isAccount && !isNumber && !announceLinks[word] {
			break
		}
		bank, commonBank = bank || isBank && strong, commonBank || isBank && !strong
		account, number, comma = account || isAccount, number || isNumber, comma || strings.Contains(gap, ",")
	}
	switch {
	case number && (account || bank || commonBank):
		return announcesNumber
	case comma, !account && !bank:
		return announcesNone
	}
	before := ""
	if i >= 0 {
		before = said[max(0, words[i][1]-clauseWithin):words[i][1]]
	}
	if ends := clauseEnd.FindAllStringIndex(before, -1); len(ends) > 0 {
		before = before[ends[len(ends)-1][1]:]
	}
	clause := wordRun.FindAllString(strings.ToLower(before), -1)
	switch {
	case speaks(clause, amountWords, amountStems):
		return announcesAmount
	case speaks(clause, paidWords, paidStems):
		return announcesPaid
	}
	return announcesBank
}

// lastBefore is the last word that ends before a place; -1 for none.
func lastBefore(words [][]int, start int) int {
	at, _ := slices.BinarySearchFunc(words, start, func(w []int, start int) int {
		if w[1] <= start {
			return -1
		}
		return 1
	})
	return at - 1
}

// bankName tells whether a word names a bank or a purse, and whether it is no
// common word as well.
func bankName(word string) (strong, known bool) {
	strong, known = accountWords[word]
	return strong, known && !accountNames[word] && !announceLinks[word] && !speaks([]string{word}, paidWords, paidStems)
}

// speaks tells whether one of the words is in a set, or has one of the stems.
func speaks(clause []string, set map[string]bool, stems []string) bool {
	return slices.ContainsFunc(clause, func(word string) bool {
		return set[word] || slices.ContainsFunc(stems, func(stem string) bool { return strings.Contains(word, stem) })
	})
}

// account is where an account ends that begins a chain of numbers and is announced
// so; where it begins for none.
func (a announcer) account(said string, chain []int) int {
	if a <= announcesAmount {
		return chain[0]
	}
	end, digits, grouped := chain[0], 0, false
	for _, item := range numberItem.FindAllStringIndex(said[chain[0]:chain[1]], -1) {
		from, to := chain[0]+item[0], chain[0]+item[1]
		number := said[from:to]
		whole := digits >= leastAnnounced[announcesPaid] && (!grouped || isPrice(number))
		if whole || hasUnit(said, to) || moneyWord.MatchString(said[to:]) || writtenDay.MatchString(number) {
			break
		}
		end, digits = to, digits+len(bareDigits(number))
		grouped = grouped || digits < leastAnnounced[announcesPaid]
		if a != announcesNumber { // groups with spaces may be prices
			if a.mayBeAmount(number) {
				return chain[0]
			}
			break
		}
	}
	if digits < leastAnnounced[a] {
		return chain[0]
	}
	return end
}

// isPrice tells whether a number behind the groups of an account is one of its own.
func isPrice(number string) bool {
	return len(number) > 3 && (plausiblePrice.MatchString(number) || markedAmount.MatchString(number))
}

// mayBeAmount tells whether a number behind the name of an account or a bank may
// be an amount, or how the bank is called.
func (a announcer) mayBeAmount(number string) bool {
	digits := bareDigits(number)
	marked := markedAmount.MatchString(number)
	switch {
	case !marked && digits != number:
		return !slices.ContainsFunc(digitGroup.FindAllString(number, -1), func(group string) bool {
			return !plausiblePrice.MatchString(group) && !isRoundSum(group) && !countOrYear.MatchString(group)
		})
	case len(digits) < leastAccount:
		return roundEnd.MatchString(digits) || hotLine.MatchString(number) || marked && a == announcesPaid
	case strings.HasSuffix(number, ",00"):
		return true
	}
	return len(strings.TrimRight(digits, "0")) <= mostTelling
}
