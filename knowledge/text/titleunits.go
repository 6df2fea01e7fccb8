package text

import (
	"strings"

	"setara/knowledge"
)

// packWord is what a word behind a number, or behind "per", says in a title.
type packWord uint8

const (
	noPackWord packWord = iota
	countWord           // "3 pcs": how many goods
	boxWord             // "2 pack": how many packages, of one piece unless said
	weightWord          // "250 gr"
	volumeWord          // "500 ml"
	lengthWord          // "2 meter"
	otherWord           // "12 tahun", "20 cm": a number of something else
)

// packUnit is a unit word with its size: pieces in a dozen, thousandths of a
// kilogram, litre or metre in the others.
type packUnit struct {
	word packWord
	unit knowledge.Unit
	size int64
}

var packUnits = map[string]packUnit{}

func init() {
	for _, u := range []struct {
		packUnit
		words string
	}{
		{packUnit{countWord, knowledge.UnitPiece, 1}, "pcs pc pieces piece pics buah bh biji bj lembar lbr potong ptg helai batang btg butir btr tablet tab kapsul kaplet keping ekor tangkai roll rol ea unit sachet saset sach sch bungkus bgks bks botol btl kantong tusuk slice stel"},
		{packUnit{countWord, knowledge.UnitPair, 1}, "pasang psg pair pairs"},
		{packUnit{countWord, knowledge.UnitPiece, 12}, "lusin lsn dozen losin"},
		{packUnit{countWord, knowledge.UnitPiece, 20}, "kodi"},
		{packUnit{countWord, knowledge.UnitPiece, 144}, "gross gros"},
		{packUnit{countWord, knowledge.UnitPiece, 500}, "rim"},
		{packUnit{boxWord, knowledge.UnitPiece, 1}, "pack pak packs box kotak dus dos karton renteng renceng toples pouch ikat"},
		{packUnit{boxWord, knowledge.UnitSet, 1}, "set sets"},
		{packUnit{weightWord, knowledge.UnitKilogram, 1000}, "kg kilo kilogram kgs"},
		{packUnit{weightWord, knowledge.UnitKilogram, 100}, "ons"},
		{packUnit{weightWord, knowledge.UnitKilogram, 1}, "gr gram g grm grams gramm"},
		{packUnit{weightWord, knowledge.UnitKilogram, 100_000}, "kwintal kuintal"},
		{packUnit{volumeWord, knowledge.UnitLitre, 1000}, "liter ltr litre lt l"},
		{packUnit{volumeWord, knowledge.UnitLitre, 1}, "ml mililiter cc"},
		{packUnit{lengthWord, knowledge.UnitMetre, 1000}, "meter mtr m metre yard"},
		{packUnit{otherWord, "", 1}, "tahun thn th bulan bln hari inch inci cm mm in warna motif rasa varian watt w volt v mah gb tb persen size rb ribu k jt juta ah mp hp lapis susun tingkat slot ruang kepala tombol fungsi model level way port huruf angka"},
	} {
		for word := range strings.FieldsSeq(u.words) {
			packUnits[word] = u.packUnit
		}
	}
}
