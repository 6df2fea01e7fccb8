package chat

import (
	"regexp"
	"slices"
	"strings"

	"setara/knowledge"
)

// hiddenNumber is a number whose digits are hidden; hiddenNamed is one with the
// words that say what it is: "no HP saya: ••••". The words alone, as in "kenapa
// petugas minta NIK saya", may be what is asked about.
var (
	hiddenNumber = regexp.MustCompile(hiddenDigits)
	hiddenNamed  = regexp.MustCompile(`(?i)(?:\b(?:no(?:mor|mer)?\.?\s+)?(?:nik|ktp|kk|npwp|hp|hape|handphone|wa|whatsapp|telp|tlp|telepon|` +
		`kartu(?:\s+(?:keluarga|kredit|debit|atm))?|rekening|identitas|kontak|no|nomor|nomer)(?:nya|ku)?` +
		`(?:\s+(?:saya|sy|aku|ku|gue|gw|kami|adalah|ini|itu|no|nomor|nomer|wa|hp))*[\s.:=]*)?` + hiddenDigits)
)

// hiddenDigits are as many as a personal number has at least, and what may stand
// between them.
const hiddenDigits = `[+(]*•(?:[\pZ\p{Pd}\t.,/()_*|~+·−]*•){8,}`

// askedBesides is a message as it is read: without its personal numbers, which
// are no prices and no counts, and without their names where these would hide
// what else is asked: "NIK saya ••••, jual sandal 60rb".
func askedBesides(message string) string {
	masked, _ := knowledge.MaskPersonal(message)
	if !knowledge.HasMasked(masked) {
		return message
	}
	bare := tidied(hiddenNumber.ReplaceAllString(masked, " "))
	if bare == "" {
		return masked
	}
	besides := tidied(hiddenNamed.ReplaceAllString(masked, " "))
	if besides != "" && (asksAboutMoney(besides) || isBeyond(bare) && !isBeyond(besides)) {
		return besides
	}
	return bare
}

// tidied is a text without what is left alone around something cut out.
func tidied(s string) string {
	return strings.Trim(strings.Join(strings.Fields(s), " "), " ,.;:-()")
}

// asksAboutMoney tells whether an amount stands in a message that asks for a
// price or a sum.
func asksAboutMoney(message string) bool {
	return slices.ContainsFunc(Understand(message), func(r Reading) bool {
		return (r.Intent == IntentPrice || r.Intent == IntentCost) && r.Understood.hasAmount()
	})
}

// isBeyond tells whether nothing in a message is for Setara to answer.
func isBeyond(message string) bool {
	return !slices.ContainsFunc(Understand(message), func(r Reading) bool {
		return r.Intent != IntentOutOfScope && r.Intent != IntentUnknown
	})
}
