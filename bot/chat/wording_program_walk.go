package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What is said while programmes are looked for.
const (
	sayProgramPrivate = "Soal usaha Kakak kita bicarakan berdua saja, Kak, supaya tidak terbaca orang lain. " +
		"Kirim /program di obrolan pribadi dengan saya."
	sayProgramNone = "Maaf Kak, data program belum ada di sini."
	sayWalkKept    = "Pencarian program tadi saya simpan, Kak. Lanjutkan kapan saja."
	sayWalkOpen    = "Pencarian program Kakak yang tadi belum selesai. Lanjut? Ketuk tombolnya, atau ketik “lanjut”."
	sayWalkPaused  = "Baik, Kak, pencarian programnya berhenti dulu. Jawaban yang tadi saya ingat."

	askNeed = "Bantuan apa yang Kakak cari? Pilih, atau ketik saja, misalnya “mau ekspor”. " +
		"Setelah itu saya tanya paling banyak lima hal, dan semuanya boleh dilewati."
	askUnclear      = "Belum jelas bagi saya, Kak. "
	askUnclearAgain = "Masih belum jelas bagi saya, Kak. Pilih salah satu tombolnya, ketik “lewati” untuk melewati, atau “batal” untuk berhenti."

	askKeepProfile         = "Simpan jawaban ini sebagai profil usaha Kakak, supaya lain kali tidak saya tanya lagi? Bisa dilihat, diubah, dan dihapus di /profil."
	sayProfileKept         = "Sudah saya simpan, Kak. Lihat, ubah, atau hapus di /profil."
	sayProfileKeptConsent  = "Jawaban ini saya simpan sebagai profil, sesuai izin Kakak. Lihat, ubah, atau hapus di /profil."
	sayProfileChanged      = "Profil usaha Kakak saya sesuaikan dengan jawaban ini. Lihat di /profil."
	sayProfileNotKept      = "Baik, Kak, tidak saya simpan. Jawaban tadi hanya saya pakai di percakapan ini."
	sayProfileIsKept       = "Profil usaha Kakak sudah tersimpan sebelumnya, jadi masih ada. Kalau tidak mau disimpan, hapus saja."
	sayProfileNothing      = "Belum ada jawaban yang bisa disimpan, Kak. Mulai dari /program."
	buttonProfileKeep      = "Ya, simpan profil"
	buttonProfileKeepNot   = "Tidak usah"
	buttonWalkGoOn         = "Lanjut cari program"
	buttonProgram          = "Cari program yang cocok"
	buttonWalkSkip         = "Lewati"
	buttonWalkResult       = "Kembali ke hasil"
	buttonWalkOtherNeed    = "Cari bantuan lain"
	buttonNIBYes           = "Sudah punya"
	buttonNIBNo            = "Belum punya"
	buttonNIBLetter        = "Belum, tapi ada SKU"
	buttonNIBUnknown       = "Kurang tahu"
	buttonSinceNow         = "Baru mulai"
	buttonFormPerson       = "Perorangan (nama sendiri)"
	buttonFormCompany      = "Badan usaha (CV, PT)"
	buttonFormCoop         = "Koperasi"
	buttonMonthly          = "Sebulan"
	buttonYearly           = "Setahun"
	menuProgram            = "Cari program pemerintah yang cocok"
	helpProgram            = "/program: cari bantuan yang cocok untuk usaha Kakak, dan apa yang masih kurang"
	askTurnoverMonthOrYear = "%s itu penjualan sebulan atau setahun, Kak?"
)

// needNames are what is looked for, as buttons name it.
var needNames = map[knowledge.Need]string{
	knowledge.NeedCapital:     "Modal usaha",
	knowledge.NeedPermit:      "Izin usaha",
	knowledge.NeedCertificate: "Sertifikat dan merek",
	knowledge.NeedMarket:      "Pasar dan pembeli",
	knowledge.NeedExport:      "Ekspor",
	knowledge.NeedTraining:    "Pelatihan",
	knowledge.NeedTax:         "Pajak",
	knowledge.NeedReport:      "Lapor pelanggaran",
}

// sectorNames are the sectors as buttons name them.
var sectorNames = map[knowledge.Sector]string{
	knowledge.SectorFood:     "Makanan dan minuman",
	knowledge.SectorFashion:  "Fesyen (baju, kain, tas)",
	knowledge.SectorBeauty:   "Kecantikan",
	knowledge.SectorCraft:    "Kriya (kerajinan)",
	knowledge.SectorToys:     "Mainan",
	knowledge.SectorHome:     "Perlengkapan rumah",
	knowledge.SectorFarming:  "Pertanian, ternak, ikan",
	knowledge.SectorIndustry: "Industri lain",
	knowledge.SectorServices: "Jasa",
	knowledge.SectorTrade:    "Dagang (jual lagi)",
}

// conditionQuestions ask about the business.
var conditionQuestions = map[knowledge.Condition]string{
	knowledge.ConditionTurnover: "Omzet usaha Kakak (semua penjualan) setahun kira-kira berapa? Pilih, atau ketik misalnya “20jt sebulan”.",
	knowledge.ConditionNIB:      "Usaha Kakak sudah punya NIB (nomor induk berusaha)? Kalau belum tetapi ada SKU (surat keterangan usaha dari desa atau kelurahan), bilang saja.",
	knowledge.ConditionSector:   "Usaha Kakak di bidang apa? Pilih, atau ketik saja, misalnya “konveksi”.",
	knowledge.ConditionProvince: "Usaha Kakak di kota atau provinsi mana? Ketik saja, misalnya “Solo” atau “Sulawesi Selatan”.",
	knowledge.ConditionAge:      "Usaha Kakak sudah jalan berapa lama? Ketik misalnya “3 bulan”, “2 tahun”, atau “sejak 2021”.",
	knowledge.ConditionForm:     "Usaha Kakak atas nama siapa?",
}

// conditionNames are the conditions as they are spoken of.
var conditionNames = map[knowledge.Condition]string{
	knowledge.ConditionTurnover: "omzet",
	knowledge.ConditionNIB:      "NIB",
	knowledge.ConditionSector:   "bidang usaha",
	knowledge.ConditionProvince: "tempat usaha",
	knowledge.ConditionAge:      "lama usaha",
	knowledge.ConditionForm:     "bentuk usaha",
}

// wordAskNeed asks what is looked for.
func wordAskNeed() Response {
	r := say(askNeed)
	for i, need := range knowledge.Needs {
		button := Button{Label: needNames[need], Action: actionProgramNeed + string(need)}
		r.Buttons = addInPairs(r.Buttons, i, button)
	}
	return r
}

// addInPairs adds a button, two in a row.
func addInPairs(rows [][]Button, i int, b Button) [][]Button {
	if i%2 == 0 || len(rows) == 0 {
		return append(rows, []Button{b})
	}
	rows[len(rows)-1] = append(rows[len(rows)-1], b)
	return rows
}

// wordAskCondition asks about one condition. The answers that can be tapped go
// to the command that asks.
func wordAskCondition(c knowledge.Condition, command string) Response {
	r := say(conditionQuestions[c])
	r.Buttons = answerButtons(c, command+string(c)+" ")
	if command == actionProgramNeed {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonWalkSkip, Action: actionProgramSkip + string(c)}})
	}
	return r
}

// answerButtons are the answers about a condition that can be tapped.
func answerButtons(c knowledge.Condition, action string) [][]Button {
	var rows [][]Button
	switch c {
	case knowledge.ConditionTurnover:
		for _, band := range knowledge.TurnoverBands() {
			rows = append(rows, []Button{{Label: capital(string(band)), Action: action + string(band)}})
		}
	case knowledge.ConditionNIB:
		rows = [][]Button{
			{{Label: buttonNIBYes, Action: action + "sudah"}, {Label: buttonNIBNo, Action: action + "belum"}},
			{{Label: buttonNIBLetter, Action: action + "belum, ada sku"}, {Label: buttonNIBUnknown, Action: action + "kurang tahu"}},
		}
	case knowledge.ConditionSector:
		for i, sector := range knowledge.OwnerSectors() {
			rows = addInPairs(rows, i, Button{Label: sectorNames[sector], Action: action + string(sector)})
		}
	case knowledge.ConditionAge:
		rows = [][]Button{{{Label: buttonSinceNow, Action: action + "baru"}}}
	case knowledge.ConditionForm:
		rows = [][]Button{
			{{Label: buttonFormPerson, Action: action + string(knowledge.FormPerson)}},
			{{Label: buttonFormCompany, Action: action + string(knowledge.FormCompany)}},
			{{Label: buttonFormCoop, Action: action + string(knowledge.FormCoop)}},
		}
	}
	return rows
}

// wordUnclear asks again where an answer could not be read, or does not say for
// how long a turnover is.
func (a *profileAnswer) wordUnclear(c knowledge.Condition, command string) Response {
	if a.kind == answerPeriod {
		r := say(fmt.Sprintf(askTurnoverMonthOrYear, a.amount))
		action := command + string(c) + " " + a.amount.String()
		r.Buttons = [][]Button{{
			{Label: buttonMonthly, Action: action + " sebulan"}, {Label: buttonYearly, Action: action + " setahun"},
		}}
		return r
	}
	r := wordAskCondition(c, command)
	r.Blocks = []Block{paragraph(plain(askUnclear + conditionQuestions[c]))}
	return r
}

// wordWalkPaused says that the search waits.
func wordWalkPaused() Response {
	r := say(sayWalkPaused)
	r.Buttons = [][]Button{{{Label: buttonWalkGoOn, Action: actionProgramGoOn}}}
	return r
}

// wordNoted repeats what was understood of the business, so that a slip is
// seen.
func wordNoted(p *knowledge.Profile) string {
	return "Saya catat, Kak: " + strings.Join(wordBusiness(p), "; ") + "."
}

// wordBusiness are the things that are known of a business, in few words each.
func wordBusiness(p *knowledge.Profile) []string {
	var known []string
	for _, c := range knowledge.ProfileConditions {
		if p.Knows(c) {
			known = append(known, wordKnown(p, c))
		}
	}
	return known
}

// wordKnown is what is known of a business about one condition.
func wordKnown(p *knowledge.Profile, c knowledge.Condition) string {
	switch c {
	case knowledge.ConditionNIB:
		if p.SKU && !*p.NIB {
			return "belum punya NIB, ada SKU"
		}
		return wordPart(p, c) + " NIB"
	case knowledge.ConditionProvince:
		return "di " + wordPart(p, c)
	case knowledge.ConditionAge:
		return "jalan " + wordPart(p, c)
	default:
		return conditionNames[c] + " " + wordPart(p, c)
	}
}

// wordSince is when a business began, to the month: the day was never said.
func wordSince(d *knowledge.Date) string {
	month := *d
	if month.Precision == knowledge.ToTheDay {
		month.Precision = knowledge.ToTheMonth
	}
	return month.Written()
}
