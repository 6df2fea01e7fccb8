package chat

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"setara/knowledge/text"
)

// longestName is how many words of a name are hidden at most, written with capital
// letters, and longestPlain written without.
const (
	longestName  = 4
	longestPlain = 3
)

// banks are where people have accounts.
const banks = `(?:bca|bri|bni|bsi|btn|mandiri|dana|ovo|gopay)`

var (
	// nameAnnounced are the words that announce a person's name right behind them;
	// accountAnd is the "an" of "atas nama" behind an account, its number hidden.
	nameAnnounced = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:atas\s+nama(?:nya)?\b|a\s?\.\s?n\b\.?|a/n\b|nama\s+(?:lengkap\s+)?(?:saya|sy|aku|ku|gue|gw)\b` +
		`|namaku\b|nama\s+lengkap(?:ku|nya)?\b|nama\s+(?:pemilik|penerima)(?:nya)?(?:\s+rek(?:ening)?(?:nya)?)?\b|nama\s+rek(?:ening)?(?:nya)?(?:\s+(?:bank\s+)?` + banks + `)?\b|(?:saya|sy|aku)\s+(?:bernama|namanya)\b` +
		`|(?:per)?kenalkan,?\s+(?:saya|sy|aku)\b)`)
	accountAnd = regexp.MustCompile(`(?i)(?:•[.\s-]?•|[^\p{L}](?:norek|rek|rekening|` + banks + `))[\s,(]+a\s?n\b\.?`)
	// nameGap is what stands between that and the name, with a word of address.
	nameGap = regexp.MustCompile(`(?i)^[\s\x{A0}]*(?:adalah\b|yaitu\b|itu\b)?[\s\x{A0}:=,]*(?:(?:ibu|bu|bapak|pak|bpk|mbak|mas|bang|kang|teh|kak|kakak|kk|bunda|h|hj)\b\.?[\s\x{A0}]+)?`)
	// ownGap stands between "atas nama" and a name that is the owner's own, written
	// with a capital letter: "atas nama saya Siti".
	ownGap = regexp.MustCompile(`^[\s\x{A0}]*(?:[Ss]aya|[Ss]y|[Aa]ku)[ \x{A0}:=,]+(\p{Lu}\p{Ll})`)
	// nameWord is a word of a name with what parts it from the next.
	nameWord = regexp.MustCompile(`^(\p{L}[\p{L}\p{M}]*(?:['’ʼ-]\p{L}[\p{L}\p{M}]*)*)(\.?)([ \x{A0}]*)`)
)

// shortNames are what people shorten of their names, with a dot behind.
var shortNames = wordSet(`muh moh mhd md st abd hj dr drs ir`)

// childOf stand between a name and that of a father.
var childOf = wordSet(`bin binti`)

// notPeople stand behind the words that announce a name, and name nobody: what
// owns a business, and what is said of the name itself.
var notPeople = wordSet(`sendiri pribadi perorangan perseorangan orang suami istri isteri anak keluarga saudara adik kakak ayah ibu bapak
	mertua siapa siapapun pemilik pemohon penjual pembeli pemda pemerintah negara kementerian dinas bank nama namanya saya aku kami kita
	pt cv ud pd tb firma yayasan koperasi kelompok komunitas perkumpulan paguyuban perusahaan badan bumdes bumdesa kub poktan gapoktan
	usaha toko warung lapak brand merek merk produk umkm apa mana bagaimana gimana apakah atas belum sudah salah benar beda berbeda sama
	tidak bukan ada muncul terdaftar keluar hilang harus bisa boleh wajib dan atau yang di ke dari dengan untuk buat pada sesuai lain ganti ikut
	keliru typo kosong ktp nib npwp mahasiswa pelaku ukm owner reseller dropshipper admin seller pemula perwakilan tim anggota ketua karyawan
	penjahit tukang kandung ipar angkat perempuan tujuan koran giro`)

// maskNames hides the letters of people's names that are announced as such: "atas
// nama Siti Aminah". A name ends before a word that Setara reads as something
// else; with capital letters it goes on as long as those do.
func maskNames(said string) string {
	announced := append(nameAnnounced.FindAllStringIndex(said, -1), accountAnd.FindAllStringIndex(said, -1)...)
	slices.SortFunc(announced, func(a, b []int) int { return a[1] - b[1] })
	var b strings.Builder
	done := 0
	for _, at := range announced {
		if at[1] < done {
			continue
		}
		from := at[1]
		if own := ownGap.FindStringSubmatchIndex(said[from:]); own != nil {
			from += own[2]
		}
		from += len(nameGap.FindString(said[from:]))
		end := from + nameLength(said[from:])
		b.WriteString(said[done:from])
		b.WriteString(strings.Map(func(r rune) rune {
			if isNameLetter(r) {
				return '•'
			}
			return r
		}, said[from:end]))
		done = end
	}
	return b.String() + said[done:]
}

func isNameLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// nameLength is how many bytes of a text are the name that it begins with.
func nameLength(said string) int {
	length, at, capital := 0, 0, false
	shouts := strings.ToUpper(said) == said
	for n := 0; n < longestName; n++ {
		m := nameWord.FindStringSubmatchIndex(said[at:])
		if m == nil {
			return length
		}
		word := said[at : at+m[3]]
		large := !shouts && (unicode.IsUpper([]rune(word)[0]) || n > 0 && childOf[word])
		capital = capital || n == 0 && large
		if capital && !large || !capital && n == longestPlain || !mayNamePerson(strings.ToLower(word), large) {
			return length
		}
		length = at + m[3]
		dot, gap := m[5] > m[4], m[7] > m[6]
		if dot && m[3] > 1 && !shortNames[strings.ToLower(word)] || !dot && !gap {
			return length
		}
		at += m[1]
	}
	return length
}

// mayNamePerson tells whether a word behind one that announces a name can be part
// of it. Capital letters make names of words that are goods otherwise: "Bunga".
func mayNamePerson(word string, large bool) bool {
	spoken := text.Spoken(word)
	switch {
	case notPeople[word], notPeople[spoken], lists.notNames[word], lists.notNames[spoken], smallWords[spoken], lists.filler(spoken):
		return false
	case large:
		return true
	}
	return !looksLikeVerb(word) && !text.NamesGoods(word) && !text.DescribesGoods(word)
}
