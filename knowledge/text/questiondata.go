package text

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// The files under data/question are lists that an officer can read and
// extend; each says in its head what its columns mean.
//
//go:embed data/question/*.tsv data/question/bukan-barang.txt
var questionFiles embed.FS

// question holds those lists. They are part of the program: a test reads every
// line of them, and a broken one stops the program at its start.
var question = mustLoadQuestionData()

type questionData struct {
	numbers   map[string]numberWord
	units     map[string]unitWord
	platforms map[string]platformPhrase
	// longestPlatform is the number of words of the longest platform phrase.
	longestPlatform int
	spoken          map[string]string
	notMoney        map[string]notMoneySet
	places          map[string]place
	// longestPlace is the number of words of the longest name of a place.
	longestPlace int
	// neverGoods are the words that are never part of a name of goods.
	neverGoods map[string]bool
}

// numberKind says what a number word does in a written-out number.
type numberKind uint8

const (
	numDigit    numberKind = iota + 1 // one to nine
	numFixed                          // a whole number below a thousand
	numTeen                           // belas
	numTens                           // puluh
	numHundreds                       // ratus
	numScale                          // ribu, juta
	numOneScale                       // seribu, sejuta
	numFraction                       // setengah, in thousandths
	numMoney                          // goceng
	numTwofold                        // gocap: 50.000, or 50
	numCurrency                       // rupiah, perak
)

var numberKinds = map[string]numberKind{
	"angka": numDigit, "tetap": numFixed, "belas": numTeen, "puluh": numTens,
	"ratus": numHundreds, "skala": numScale, "seskala": numOneScale,
	"pecahan": numFraction, "uang": numMoney, "dua_arti": numTwofold, "rupiah": numCurrency,
}

type numberWord struct {
	kind  numberKind
	value int64
	other int64 // the other meaning of a twofold word
}

type unitKind uint8

const (
	unitCount   unitKind = iota + 1 // a count of goods: pcs, lusin
	unitMeasure                     // weight, volume, length
	unitPackage                     // a package that counts as one: botol
	unitUnclear                     // a package of no fixed count: dus, seri
	unitSingle                      // sold one by one: eceran
)

var unitKinds = map[string]unitKind{
	"hitung": unitCount, "ukur": unitMeasure, "wadah": unitPackage,
	"ragu": unitUnclear, "satuan": unitSingle,
}

type unitWord struct {
	unit knowledge.Unit // empty for counts of anything: lusin, kodi
	pack knowledge.Pack
	kind unitKind
}

type platformPhrase struct {
	platform knowledge.Platform
	context  bool // only read behind "di", "toko" and the like
	verb     bool // also something one does: not read before "di"
}

// notMoneySet tells where around a word a number is no money.
type notMoneySet uint8

const (
	notMoneyAfter  notMoneySet = 1 << iota // "ukuran 38"
	notMoneyBefore                         // "3 tahun"
	tradedCount                            // "terjual 500 pcs"
	dimension                              // "kapasitas 5 liter"
)

var notMoneyPlaces = map[string]notMoneySet{
	"sebelum": notMoneyAfter, "sesudah": notMoneyBefore,
	"dagang": tradedCount, "dimensi": dimension,
}

func mustLoadQuestionData() *questionData {
	d, err := loadQuestionData()
	if err != nil {
		panic(err)
	}
	return d
}

func loadQuestionData() (*questionData, error) {
	d := &questionData{
		numbers: map[string]numberWord{}, units: map[string]unitWord{},
		platforms: map[string]platformPhrase{}, spoken: map[string]string{},
		notMoney: map[string]notMoneySet{}, places: map[string]place{}, neverGoods: map[string]bool{},
	}
	for name, add := range map[string]func([]string) error{
		"angka": d.addNumber, "satuan": d.addUnit, "lokapasar": d.addPlatform,
		"cakapan": d.addSpoken, "bukan-harga": d.addNotMoney, "tempat": d.addPlace,
	} {
		if err := eachRow("data/question/"+name+".tsv", add); err != nil {
			return nil, err
		}
	}
	err := EachLine(questionFiles, "data/question/bukan-barang.txt", func(line string) error {
		for _, word := range strings.Fields(line) {
			if strings.ToLower(word) != word {
				return fmt.Errorf("%q is never read, words are lower case", word)
			}
			d.neverGoods[word] = true
		}
		return nil
	})
	return d, err
}

// NeverGoods tells whether a word, in its plain form, is never part of a name of
// goods in a question: "harga", "berapa", "saya".
func NeverGoods(word string) bool { return question.neverGoods[word] }

// eachRow calls add with the columns of every row of an embedded list.
func eachRow(file string, add func(columns []string) error) error {
	return EachLine(questionFiles, file, func(line string) error {
		columns := strings.Split(line, "\t")
		if len(columns) < 2 {
			return fmt.Errorf("want columns parted by tabs, got %q", line)
		}
		return add(columns)
	})
}

func (d *questionData) addNumber(c []string) error {
	if len(c) < 3 || numberKinds[c[2]] == 0 {
		return fmt.Errorf("number word %q: unknown kind", c[0])
	}
	value, err := strconv.ParseInt(c[1], 10, 64)
	if err != nil {
		return fmt.Errorf("number word %q: %w", c[0], err)
	}
	w := numberWord{kind: numberKinds[c[2]], value: value}
	if w.kind == numTwofold {
		if len(c) < 4 {
			return fmt.Errorf("number word %q: the other meaning is missing", c[0])
		}
		if w.other, err = strconv.ParseInt(c[3], 10, 64); err != nil {
			return fmt.Errorf("number word %q: %w", c[0], err)
		}
	}
	if before, known := d.numbers[c[0]]; known && before != w {
		return fmt.Errorf("number word %q stands twice with different meanings", c[0])
	}
	d.numbers[c[0]] = w
	return nil
}

func (d *questionData) addUnit(c []string) error {
	if len(c) < 4 || unitKinds[c[3]] == 0 {
		return fmt.Errorf("unit %q: unknown kind", c[0])
	}
	pack, err := strconv.ParseInt(c[2], 10, 64)
	if err != nil || pack <= 0 {
		return fmt.Errorf("unit %q: bad count %q", c[0], c[2])
	}
	if _, known := d.units[c[0]]; known {
		return fmt.Errorf("unit %q stands twice", c[0])
	}
	d.units[c[0]] = unitWord{
		unit: knowledge.Unit(strings.TrimSuffix(c[1], "-")), pack: knowledge.Pack(pack), kind: unitKinds[c[3]],
	}
	return nil
}

func (d *questionData) addPlatform(c []string) error {
	p := platformPhrase{platform: knowledge.Platform(c[1]), context: len(c) > 2 && c[2] == "konteks", verb: len(c) > 2 && c[2] == "kerja"}
	if before, known := d.platforms[c[0]]; known && before != p {
		return fmt.Errorf("platform name %q stands twice with different meanings", c[0])
	}
	d.platforms[c[0]] = p
	d.longestPlatform = max(d.longestPlatform, len(strings.Fields(c[0])))
	return nil
}

func (d *questionData) addSpoken(c []string) error {
	for _, variant := range strings.Fields(c[1]) {
		if before, known := d.spoken[variant]; known && before != c[0] {
			return fmt.Errorf("%q stands for both %q and %q", variant, before, c[0])
		}
		d.spoken[variant] = c[0]
	}
	return nil
}

func (d *questionData) addNotMoney(c []string) error {
	place, known := notMoneyPlaces[c[1]]
	if !known {
		return fmt.Errorf("word %q: unknown place %q", c[0], c[1])
	}
	d.notMoney[c[0]] |= place
	return nil
}

// Spoken is the plain Indonesian form of a question word as people type it:
// "brp" and "pira" are "berapa". A word that is not listed is returned as it
// is.
func Spoken(word string) string {
	if plain, ok := question.spoken[word]; ok {
		return plain
	}
	return word
}
