package chat

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// readingDay is the day on which owners say what these tests read.
var readingDay = knowledge.NewDay(2026, time.November, 25)

func began(s string) *knowledge.Date {
	d, err := knowledge.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return &d
}

func TestWhatAnOwnerTellsByTheWayIsTakenAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		said string
		want knowledge.Profile
	}{
		{"bantuan buat konveksi kecil di solo omzet 20jt sebulan ada apa", knowledge.Profile{
			Province: "Jawa Tengah", City: "Surakarta", Sector: knowledge.SectorFashion, Turnover: knowledge.TurnoverTo500M}},
		{"sy jualan kripik di garut blm punya nib, usaha baru 4 bulan", knowledge.Profile{
			Province: "Jawa Barat", City: "Garut", Sector: knowledge.SectorFood, NIB: new(false), Since: began("2026-07-25")}},
		{"omset 60 juta per bulan, udah ada nib", knowledge.Profile{Turnover: knowledge.TurnoverTo2B, NIB: new(true)}},
		{"omzet 1,2 M setahun", knowledge.Profile{Turnover: knowledge.TurnoverTo2B}},
		{"penjualan 600rb sehari", knowledge.Profile{Turnover: knowledge.TurnoverTo500M}},
		{"omzetnya 60jt", knowledge.Profile{}}, // of a month or a year?
		{"usaha mebel berdiri sejak 2015 di jepara", knowledge.Profile{
			Province: "Jawa Tengah", City: "Jepara", Sector: knowledge.SectorHome, Since: began("2015")}},
		{"salon saya di denpasar sudah jalan 2 thn", knowledge.Profile{
			Province: "Bali", City: "Denpasar", Sector: knowledge.SectorServices, Since: began("2024-11-25")}},
		{"reseller baju", knowledge.Profile{Sector: knowledge.SectorTrade}},
		{"warung makan", knowledge.Profile{Sector: knowledge.SectorFood}},
		{"nib bayar brp?", knowledge.Profile{}},
		{"apakah harus punya nib", knowledge.Profile{}},
		{"mau bikin nib, sudah punya ktp", knowledge.Profile{}},
		{"kur saya macet 3 tahun", knowledge.Profile{}},
		{"bunga pinjaman 2 tahun berapa", knowledge.Profile{}},
		{"jual kaos 45rb modal 20rb", knowledge.Profile{Sector: knowledge.SectorFashion}},
		{"halo kak", knowledge.Profile{}},
	} {
		m := newMessage(c.said)
		if diff := cmp.Diff(c.want, readProfile(m, readingDay)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.said, diff)
		}
	}
}

func TestAnAnswerIsReadAsWhatWasAskedFor(t *testing.T) {
	none, unknown := profileAnswer{}, profileAnswer{kind: answerUnknown}
	said := func(p knowledge.Profile) profileAnswer { return profileAnswer{kind: answerSaid, said: p} }
	for _, c := range []struct {
		asked knowledge.Condition
		said  string
		want  profileAnswer
	}{
		{knowledge.ConditionNIB, "ya", said(knowledge.Profile{NIB: new(true)})},
		{knowledge.ConditionNIB, "udah kak", said(knowledge.Profile{NIB: new(true)})},
		{knowledge.ConditionNIB, "blm", said(knowledge.Profile{NIB: new(false)})},
		{knowledge.ConditionNIB, "ga punya", said(knowledge.Profile{NIB: new(false)})},
		{knowledge.ConditionNIB, "gak tau", unknown},
		{knowledge.ConditionNIB, "lupa kak", unknown},
		{knowledge.ConditionNIB, "belum, ada sku", said(knowledge.Profile{NIB: new(false), SKU: true})},
		{knowledge.ConditionNIB, "cuma punya sku", said(knowledge.Profile{NIB: new(false), SKU: true})},
		{knowledge.ConditionNIB, "belum tapi ada sku dari desa", said(knowledge.Profile{NIB: new(false), SKU: true})},
		{knowledge.ConditionNIB, "belum ada sku juga", said(knowledge.Profile{NIB: new(false)})},
		{knowledge.ConditionNIB, "rame terus", none},
		{knowledge.ConditionTurnover, "di atas Rp50 miliar", said(knowledge.Profile{Turnover: knowledge.TurnoverOver50B})},
		{knowledge.ConditionTurnover, "Rp2 sampai Rp4,8 miliar", said(knowledge.Profile{Turnover: knowledge.TurnoverTo4B8})},
		{knowledge.ConditionTurnover, "20jt sebulan", said(knowledge.Profile{Turnover: knowledge.TurnoverTo500M})},
		{knowledge.ConditionTurnover, "sekitar 5 miliar setahun", said(knowledge.Profile{Turnover: knowledge.TurnoverTo15B})},
		{knowledge.ConditionTurnover, "3jt seminggu", said(knowledge.Profile{Turnover: knowledge.TurnoverTo500M})},
		{knowledge.ConditionTurnover, "60jt", profileAnswer{kind: answerPeriod, amount: 60_000_000}},
		{knowledge.ConditionTurnover, "20", none},
		{knowledge.ConditionAge, "3 bulan", said(knowledge.Profile{Since: began("2026-08-25")})},
		{knowledge.ConditionAge, "dua tahun", said(knowledge.Profile{Since: began("2024-11-25")})},
		{knowledge.ConditionAge, "1,5 thn", said(knowledge.Profile{Since: began("2025-05-25")})},
		{knowledge.ConditionAge, "setengah tahun", said(knowledge.Profile{Since: began("2026-05-25")})},
		{knowledge.ConditionAge, "3 minggu", said(knowledge.Profile{Since: began("2026-11-25")})},
		{knowledge.ConditionAge, "sejak 2021", said(knowledge.Profile{Since: began("2021")})},
		{knowledge.ConditionAge, "2019", said(knowledge.Profile{Since: began("2019")})},
		{knowledge.ConditionAge, "maret 2021", said(knowledge.Profile{Since: began("2021-03")})},
		{knowledge.ConditionAge, "baru mulai", said(knowledge.Profile{Since: began("2026-11-25")})},
		{knowledge.ConditionAge, "2031", none},
		{knowledge.ConditionAge, "lama banget", none},
		{knowledge.ConditionForm, "pt perorangan", said(knowledge.Profile{Form: knowledge.FormCompany})},
		{knowledge.ConditionForm, "punya sendiri", said(knowledge.Profile{Form: knowledge.FormPerson})},
		{knowledge.ConditionForm, "koperasi", said(knowledge.Profile{Form: knowledge.FormCoop})},
		{knowledge.ConditionProvince, "malang", said(knowledge.Profile{Province: "Jawa Timur", City: "Malang"})},
		{knowledge.ConditionProvince, "sulsel kak", said(knowledge.Profile{Province: "Sulawesi Selatan"})},
		{knowledge.ConditionProvince, "wakanda", none},
		{knowledge.ConditionSector, "dagang", said(knowledge.Profile{Sector: knowledge.SectorTrade})},
		{knowledge.ConditionSector, "bikin boneka rajut", said(knowledge.Profile{Sector: knowledge.SectorToys})},
		{knowledge.ConditionSector, "ternak lele", said(knowledge.Profile{Sector: knowledge.SectorFarming})},
	} {
		got := readAnswer(newMessage(c.said), c.said, c.asked, readingDay)
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(profileAnswer{})); diff != "" {
			t.Errorf("asked for %s, %q (-want +got):\n%s", c.asked, c.said, diff)
		}
	}
}

func TestAnOwnerMaySayInAnyWordsThatProgrammesAreLookedFor(t *testing.T) {
	for said, want := range map[string]bool{
		"program apa yang cocok buat saya":                                true,
		"bantuan pemerintah apa yg bisa saya dapat?":                      true,
		"bantuan buat konveksi kecil di solo omzet 20jt sebulan ada apa":  true,
		"ada program yg sesuai utk usaha saya ga":                         true,
		"sy penjahit di klaten blm punya nib, ada bantuan apa aja":        true,
		"saya berhak dapat bantuan apa":                                   true,
		"punya 3 tukang jahit, mau modal 300juta utk mesin, program apa?": false,
		"bpum 2026 udah cair belum":                                       false,
		"kur 2026 bunganya berapa":                                        false,
		"harga yang cocok buat kerudung saya berapa":                      false,
		"program gratis ongkir shopee itu apa":                            false,
		"jual kaos 45rb, di shopee 30rb, harus gimana":                    false,
		"halal gratis masih ada?":                                         false,
	} {
		if got := asksForPrograms(newMessage(said), readingDay); got != want {
			t.Errorf("%q looks for programmes: %t", said, got)
		}
	}
}

func TestAWordForWhatIsNeededIsRead(t *testing.T) {
	for said, want := range map[string]knowledge.Need{
		"mau pinjem duit": knowledge.NeedCapital, "urus ijin": knowledge.NeedPermit, "sertifikat halal": knowledge.NeedCertificate,
		"mau ekspor": knowledge.NeedExport, "izin untuk ekspor": knowledge.NeedExport, "pengen belajar jualan": knowledge.NeedTraining,
		"pajak": knowledge.NeedTax, "mau ngadu": knowledge.NeedReport, "nyari pembeli": knowledge.NeedMarket, "terserah": "",
		"bantuan modal, belum punya nib": knowledge.NeedCapital, "mau bikin nib": knowledge.NeedPermit, "nib sudah ada": "",
	} {
		if got := newMessage(said).readNeed(); got != want {
			t.Errorf("%q is read as %q, want %q", said, got, want)
		}
	}
}
