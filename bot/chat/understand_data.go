package chat

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge/text"
)

// The files under data are lists that an officer can read and extend; each
// says in its head what its columns mean.
//
//go:embed data/*.tsv data/*.txt
var wordFiles embed.FS

// lists holds those word lists. They are part of the program: a test reads
// every line of them, and a broken one stops the program at its start.
var lists = mustLoadLists()

type wordLists struct {
	roles   phrases[roleCue]
	intents phrases[intentCue]
	// polite are words of address, which change nothing about a question.
	polite map[string]bool
	// courtesy are phrases that a message opens or closes with and that ask
	// nothing; notNames are the words that are no name behind "saya ibu".
	courtesy phrases[courtesy]
	notNames map[string]bool
	// ofBusiness are words that a question about a business has.
	ofBusiness map[string]bool
	// standIns are what cheap goods are made of or called by beside the
	// owner's: plastic, imitation.
	standIns map[string]bool
	// personal are words for data that nobody should send.
	personal map[string]bool
	// asked are the words that intents are told by.
	asked map[string]bool
	// senses are what words make of the figures beside them that are no price.
	senses phrases[sense]
	// signs are the words that tell of a breach.
	signs []signWords
	// otherPlaces are marketplaces whose fees no list has, by how people write
	// them.
	otherPlaces phrases[string]
	// business are the words that tell about a business and the help it needs.
	business map[topicOfBusiness]businessWords
}

// role is what an amount of money stands for.
type role uint8

const (
	roleNone role = iota
	roleOwn
	roleCompetitor
	roleCost
	rolePart // one part of the cost, such as cloth or wages
	roleOther
)

var roleNames = map[string]role{
	"sendiri": roleOwn, "saingan": roleCompetitor, "modal": roleCost,
	"bagian": rolePart, "lain": roleOther, "kosong": roleNone,
}

// roleCue is what a phrase says about the amounts near it.
type roleCue struct {
	role   role
	weight int
	// tight cues speak for the amount right behind them only; joint ones
	// begin a new part of the sentence.
	tight, joint bool
}

// intentCue is what a phrase says about what is asked.
type intentCue struct {
	intent Intent
	weight int
}

func mustLoadLists() *wordLists {
	l, err := loadLists()
	if err != nil {
		panic(err)
	}
	return l
}

func loadLists() (*wordLists, error) {
	l := &wordLists{polite: map[string]bool{}, standIns: map[string]bool{}, personal: map[string]bool{}, asked: map[string]bool{}, notNames: map[string]bool{}, ofBusiness: map[string]bool{}}
	l.roles, l.intents, l.senses = newPhrases[roleCue](), newPhrases[intentCue](), newPhrases[sense]()
	l.courtesy = newPhrases[courtesy]()
	if err := eachLine("peran.tsv", l.addRole); err != nil {
		return nil, err
	}
	if err := eachLine("niat.tsv", l.addIntent); err != nil {
		return nil, err
	}
	if err := eachLine("hitungan.tsv", l.addSense); err != nil {
		return nil, err
	}
	if err := eachLine("tanda.tsv", l.addSign); err != nil {
		return nil, err
	}
	l.otherPlaces = newPhrases[string]()
	if err := eachLine("lokapasar-lain.tsv", l.addOtherPlace); err != nil {
		return nil, err
	}
	l.business = map[topicOfBusiness]businessWords{}
	if err := eachLine("profil.tsv", l.addBusiness); err != nil {
		return nil, err
	}
	if err := eachLine("sapaan.txt", addWords(l.polite)); err != nil {
		return nil, err
	}
	if err := eachLine("basa-basi.tsv", l.addCourtesy); err != nil {
		return nil, err
	}
	if err := eachLine("bukan-nama.txt", addWords(l.notNames)); err != nil {
		return nil, err
	}
	if err := eachLine("hal-usaha.txt", addWords(l.ofBusiness)); err != nil {
		return nil, err
	}
	if err := eachLine("data-pribadi.txt", addWords(l.personal)); err != nil {
		return nil, err
	}
	return l, eachLine("tiruan.txt", addWords(l.standIns))
}

// addWords puts the words of a line into a set.
func addWords(set map[string]bool) func(line string) error {
	return func(line string) error {
		for _, word := range strings.Fields(line) {
			set[word] = true
		}
		return nil
	}
}

// eachLine calls add with every line of one of the lists.
func eachLine(name string, add func(line string) error) error {
	return text.EachLine(wordFiles, "data/"+name, add)
}

func (l *wordLists) addRole(line string) error {
	c := strings.Split(line, "\t")
	if len(c) < 3 {
		return fmt.Errorf("want phrase, role and weight, got %q", line)
	}
	r, known := roleNames[c[1]]
	weight, err := strconv.Atoi(c[2])
	if !known || err != nil {
		return fmt.Errorf("phrase %q: bad role %q or weight %q", c[0], c[1], c[2])
	}
	cue := roleCue{role: r, weight: weight}
	if len(c) > 3 {
		cue.tight, cue.joint = c[3] == "rapat", c[3] == "sambung"
		if !cue.tight && !cue.joint {
			return fmt.Errorf("phrase %q: unknown place %q", c[0], c[3])
		}
	}
	return l.roles.add(c[0], cue)
}

func (l *wordLists) addIntent(line string) error {
	c := strings.Split(line, "\t")
	if len(c) != 3 {
		return fmt.Errorf("want phrase, intent and weight, got %q", line)
	}
	weight, err := strconv.Atoi(c[2])
	if err != nil || !knownIntent(Intent(c[1])) {
		return fmt.Errorf("phrase %q: bad intent %q or weight %q", c[0], c[1], c[2])
	}
	for _, word := range strings.Fields(c[0]) {
		l.asked[word] = true
	}
	return l.intents.add(c[0], intentCue{intent: Intent(c[1]), weight: weight})
}

func (l *wordLists) addOtherPlace(line string) error {
	phrase, name, found := strings.Cut(line, "\t")
	if !found || name == "" {
		return fmt.Errorf("want words and a name, got %q", line)
	}
	return l.otherPlaces.add(phrase, name)
}

func knownIntent(i Intent) bool {
	switch i {
	case IntentPrice, IntentCost, IntentFee, IntentProgram, IntentRegulation, IntentReport,
		IntentBroadcast, IntentSmalltalk, IntentOutOfScope:
		return true
	}
	return false
}

// phrases finds the longest listed phrase at a place in a sentence.
type phrases[T any] struct {
	byText  map[string]T
	longest map[string]int // by first word
	listed  map[string]bool
}

func newPhrases[T any]() phrases[T] {
	return phrases[T]{byText: map[string]T{}, longest: map[string]int{}, listed: map[string]bool{}}
}

// add keeps a phrase; its words are brought to the form that sentences are
// read in.
func (p *phrases[T]) add(phrase string, value T) error {
	words := strings.Fields(phrase)
	for i := range words {
		words[i] = text.Spoken(words[i])
	}
	key := strings.Join(words, " ")
	if p.listed[phrase] {
		return fmt.Errorf("phrase %q stands twice", phrase)
	}
	p.listed[phrase] = true
	p.byText[key] = value
	p.longest[words[0]] = max(p.longest[words[0]], len(words))
	return nil
}

// at is the longest phrase that starts at words[i], and its length.
func (p *phrases[T]) at(words []string, i int) (value T, n int) {
	for _, first := range stems(words[i]) {
		for n := min(p.longest[first], len(words)-i); n > 0; n-- {
			key := first
			if n > 1 {
				key += " " + strings.Join(words[i+1:i+n], " ")
			}
			if value, known := p.byText[key]; known {
				return value, n
			}
			if n > 1 {
				last := stem(words[i+n-1])
				key = strings.Join(append(append([]string{first}, words[i+1:i+n-1]...), last), " ")
				if value, known := p.byText[key]; known {
					return value, n
				}
			}
		}
	}
	return value, 0
}

// stems are the forms in which a word may be listed: as it is, and without
// its ending.
func stems(word string) []string {
	if s := stem(word); s != word {
		return []string{word, s}
	}
	return []string{word}
}

// endings are what people hang on a word; -ku is kept apart, since it says
// whose it is.
var endings = [...]string{"nya", "nye", "kah", "lah", "ipun", "ana", "ane", "na", "ne", "e", "mu", "x"}

// stem is a word without its ending where the stem is a listed word.
func stem(word string) string {
	for _, ending := range endings {
		if s, cut := strings.CutSuffix(word, ending); cut && len(s) >= 3 {
			if plain := text.Spoken(s); plain != s || baseWords[s] {
				return plain
			}
		}
	}
	if s, cut := strings.CutSuffix(word, "ku"); cut && baseWords[s] {
		return s
	}
	return word
}

// baseWords are words whose endings may be taken off when cues are looked up.
var baseWords = wordSet(`modal harga hpp jual ongkos biaya bahan saingan lawan tetangga pasar lapak toko
	kulak kulakan pokok beli ambil produk barang dagangan jualan bikin produksi untung potongan potong komisi admin
	motong dipotong kepotong narik persen persenan selisih beda daftar bunga syarat aturan hukum impor lokal punya pajak
	bea resep margin pabrik jahit
	upah kemasan label merek merk sertifikat izin bantuan program pinjaman sebelah hitung terima orang barang ngadu lapor
	diskon voucher retur omzet omset laku markup paket bersih jualan kur nib pirt bpom sni halal npwp qris tkdn logo smesco bpjs
	pameran pelatihan koperasi ekspor safeguard sanksi denda larangan kuota agunan kredit modal
	plafon maksimal limit nominal jaminan agunan tenor cicilan angsuran manfaat kuota jatah tarif tenggat alur langkah tahapan prosedur
	persyaratan kriteria link tautan website web situs aplikasi dokumen berkas kontak denda sanksi hukuman`)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}
