package text

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"setara/knowledge"
)

// PlatformMention is a marketplace that was named, by its name or by one of
// its nicknames.
type PlatformMention struct {
	// First and Last are the indexes of its tokens.
	First, Last int
	Platform    knowledge.Platform
}

// readPlatform reads the marketplace that is named at token i, the longest
// name first.
func (r *reader) readPlatform(i int) (PlatformMention, bool) {
	if r.kindAt(i) != Word {
		return PlatformMention{}, false
	}
	for n := min(question.longestPlatform, len(r.tokens)-i); n > 0; n-- {
		p, known := question.platforms[r.phrase(i, n)]
		if known && (!p.context || r.namesPlace(i)) && !(p.verb && r.wordAt(i+n) == "di") {
			return PlatformMention{First: i, Last: i + n - 1, Platform: p.platform}, true
		}
	}
	if r.is(i+1, "-") && r.tokens[i+1].Glued && r.kindAt(i+2) == Word && r.tokens[i+2].Glued {
		if p, known := question.platforms[r.tokens[i].Text+" "+r.tokens[i+2].Text]; known && !p.context {
			return PlatformMention{First: i, Last: i + 2, Platform: p.platform}, true // "Tik-Tok"
		}
	}
	if stem, cut := strings.CutSuffix(r.tokens[i].Text, "nya"); cut {
		if p, known := question.platforms[stem]; known && (!p.context || r.namesPlace(i)) {
			return PlatformMention{First: i, Last: i, Platform: p.platform}, true
		}
	}
	if p, ok := misspelled(r.tokens[i].Text); ok {
		return PlatformMention{First: i, Last: i, Platform: p}, true
	}
	return PlatformMention{}, false
}

// namesPlace tells whether a nickname that is also another word ("ijo", a
// colour) stands where a place is named.
func (r *reader) namesPlace(i int) bool {
	switch r.wordAt(i - 1) {
	case "di", "ke", "dari", "lewat", "via", "aplikasi", "apk", "app", "toko", "marketplace", "admin",
		"potongan", "fee", "komisi", "olshop", "akun", "live", "sebelah", "vs", "lawan":
		return true
	case "dan", "sama", "atau", "apa", "/", "&", ",":
		if _, known := question.platforms[r.textAt(i-2)]; known {
			return true
		}
	}
	// A colour stands behind what it colours; beside another marketplace the
	// word that opens a clause is a nickname: "lazada 15rb, oren 9rb".
	return r.platforms && i > 0 && r.kindAt(i-1) == Mark && !r.tokens[i].Glued && r.kindAt(i+1) != Mark
}

// longNames are names that are told even with a slip of the finger.
var longNames = []struct {
	name     string
	platform knowledge.Platform
}{
	{"shopee", knowledge.PlatformShopee},
	{"tokopedia", knowledge.PlatformTokopedia},
	{"tiktokshop", knowledge.PlatformTikTokShop},
	{"lazada", knowledge.PlatformLazada},
	{"bukalapak", knowledge.PlatformBukalapak},
	{"instagram", knowledge.PlatformInstagram},
	{"facebook", knowledge.PlatformFacebook},
	{"whatsapp", knowledge.PlatformWhatsApp},
}

// misspelled finds a long name with one wrong letter, two in the longest.
func misspelled(word string) (knowledge.Platform, bool) {
	if len(word) < 6 || len(word) > 12 {
		return "", false
	}
	for _, long := range longNames {
		name, allowed := long.name, 1
		if len(name) >= 9 {
			allowed = 2
		}
		if word[0] == name[0] && max(len(word)-len(name), len(name)-len(word)) <= allowed &&
			levenshtein.ComputeDistance(word, name) <= allowed {
			return long.platform, true
		}
	}
	return "", false
}

// phrase is the n words from token i, parted by spaces.
func (r *reader) phrase(i, n int) string {
	if n == 1 {
		return r.tokens[i].Text
	}
	parts := make([]string, n)
	for k := range n {
		parts[k] = r.tokens[i+k].Text
	}
	return strings.Join(parts, " ")
}
