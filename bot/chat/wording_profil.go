package chat

import "setara/knowledge"

// What is said about the profile that an owner had kept.
const (
	sayProfilePrivate       = "Profil usaha Kakak tidak saya tampilkan di grup. Kirim /profil di obrolan pribadi dengan saya."
	sayProfileStays         = "Profil usaha yang dulu Kakak simpan masih ada. Lihat dan hapus di /profil."
	sayProfileStaysAsked    = "Baik, Kak, profilnya tidak dihapus."
	sayProfileDropped       = "Profil usaha Kakak sudah dihapus."
	sayProfileDroppedBefore = "Profil usaha Kakak sudah tidak tersimpan."
	sayProfileEdited        = "Sudah saya ubah, Kak."
	sayNoProfile            = "Belum ada profil usaha yang tersimpan, Kak."
	sayNoProfileHow         = "Cari program lewat /program, lalu simpan jawabannya."
	askDropProfile          = "Hapus profil usaha Kakak, semuanya? Ini tidak bisa dibatalkan."

	buttonProfileDrop = "Hapus profil"
	menuProfil        = "Lihat dan ubah profil usaha yang tersimpan"
	helpProfil        = "/profil: lihat, ubah, atau hapus profil usaha Kakak"
)

// wordProfile lists what is kept, each part with a button to change it.
func wordProfile(p *knowledge.Profile) Response {
	r := say("Profil usaha Kakak, tersimpan " + knowledge.DayOf(p.UpdatedAt).Written() + ":")
	for i, c := range knowledge.ProfileConditions {
		value := "belum diisi"
		if p.Knows(c) {
			value = wordPart(p, c)
		}
		r.Blocks = append(r.Blocks, item(plain(capital(conditionNames[c])+": "), bold(value)))
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: "Ubah " + conditionNames[c], Action: actionProfileChange + string(c)})
	}
	if len(p.Needs) > 0 {
		needs := make([]string, len(p.Needs))
		for i, need := range p.Needs {
			needs[i] = needPhrases[need]
		}
		r.Blocks = append(r.Blocks, item(plain("Bantuan yang pernah dicari: "+and(needs))))
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonProfileDrop, Action: actionProfileDrop}})
	return r
}

// wordPart is one part of the profile, without its name.
func wordPart(p *knowledge.Profile, c knowledge.Condition) string {
	switch c {
	case knowledge.ConditionTurnover:
		return string(p.Turnover) + " setahun"
	case knowledge.ConditionNIB:
		if *p.NIB {
			return "sudah punya"
		}
		if p.SKU {
			return "belum punya, ada SKU"
		}
		return "belum punya"
	case knowledge.ConditionSector:
		return string(p.Sector)
	case knowledge.ConditionProvince:
		if p.City != "" {
			return p.City + ", " + string(p.Province)
		}
		return string(p.Province)
	case knowledge.ConditionAge:
		return "sejak " + wordSince(p.Since)
	default:
		return string(p.Form)
	}
}

// wordNoProfile says that nothing is kept, and how to keep something where that
// is possible.
func wordNoProfile(possible bool) Response {
	if !possible {
		return say(sayNoProfile)
	}
	r := say(sayNoProfile + " " + sayNoProfileHow)
	r.Buttons = [][]Button{{{Label: buttonProgram, Action: actionProgram}}}
	return r
}

// wordAskDropProfile asks whether to delete the profile.
func wordAskDropProfile() Response {
	r := say(askDropProfile)
	r.Buttons = [][]Button{{
		{Label: buttonForgetYes, Action: actionProfileDropOK},
		{Label: buttonForgetNo, Action: actionProfileStay},
	}}
	return r
}
