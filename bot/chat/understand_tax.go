package chat

// taxYears are words that ask how long a tax may be used, or what comes after.
var taxYears = wordSet(`selamanya selama seterusnya permanen diperpanjang perpanjang berakhir habis kadaluarsa jangka masa batas
	batasnya revisi direvisi dihapus`)

// yearWords are "tahun" as it is typed.
var yearWords = wordSet(`tahun taun thn`)

// asksTaxYears tells whether it is asked for how many years the tax may be used
// or until when, which the rule itself tells: "cuma boleh 7 tahun ya".
func (s *sentence) asksTaxYears() bool {
	for i := s.from; i < s.to; i++ {
		w := s.q.Words[i]
		switch before := s.q.wordAt(i - 1); {
		case taxYears[w] && s.q.wordAt(i+1) != "omzet", w == "kapan" && before == "sampai":
			return true
		case yearWords[w] && (before == "berapa" || isYears(before)), w == "sampai" && isYearOfCalendar(s.q.wordAt(i+1)):
			return true
		}
	}
	return false
}

// isYears tells whether a word is a count of years, in digits or written out.
func isYears(word string) bool {
	if len(word) == 0 || len(word) > 2 {
		return countedYears[word]
	}
	for _, r := range word {
		if r < '0' || r > '9' {
			return countedYears[word]
		}
	}
	return true
}

var countedYears = wordSet(`satu dua tiga empat lima enam tujuh delapan sembilan sepuluh`)

func isYearOfCalendar(word string) bool {
	return len(word) == 4 && word[:2] == "20" && isYears(word[2:])
}
