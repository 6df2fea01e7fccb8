package knowledge

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// OfferLink is what the address of an offer says by itself. Nobody looks behind
// it: what it does not say is empty.
type OfferLink struct {
	// URL is the address without what only follows people around, over HTTPS.
	URL string
	// Platform is empty where the host is of none that Setara knows; Host is
	// without "www.".
	Platform Platform
	Host     string
	// Title are the words of the goods, Shop is what the address calls the
	// seller, Item what it calls the offer within the platform.
	Title, Shop, Item string
}

const (
	// MaxOfferLink is how long an address may be as it was typed, in bytes:
	// those of marketplaces drag much along.
	MaxOfferLink = 8192
	// maxOfferURL is how long it may be without that.
	maxOfferURL = 1000
	// MaxOfferTitle is how many letters of a title are read.
	MaxOfferTitle = 200
	// MaxOfferShop is how many of a shop's name are.
	MaxOfferShop = 80
)

// Listing is what tells the offer from any other: the platform and its own
// number, or else the address. It is empty where the address is of no single
// offer, such as that of a shop.
func (l *OfferLink) Listing() string {
	switch {
	case l.Platform != "" && l.Item != "":
		return string(l.Platform) + ":" + l.Item
	case l.Platform != "" && l.Shop != "" && l.Title == "":
		return ""
	default:
		return l.URL
	}
}

// Seller is what tells the seller from any other; empty where the address does
// not say.
func (l *OfferLink) Seller() string {
	if l.Platform == "" || l.Shop == "" {
		return ""
	}
	return string(l.Platform) + ":" + strings.ToLower(l.Shop)
}

// offerHosts are the domains of marketplaces, with how their paths are read.
var offerHosts = map[string]struct {
	platform Platform
	read     func(l *OfferLink, u *url.URL, path []string)
}{
	"shopee.co.id": {PlatformShopee, readShopee}, "shopee.com": {PlatformShopee, readShopee}, "shopee.sg": {PlatformShopee, readShopee},
	"shopee.com.my": {PlatformShopee, readShopee}, "shopee.vn": {PlatformShopee, readShopee}, "shopee.co.th": {PlatformShopee, readShopee},
	"shopee.ph": {PlatformShopee, readShopee}, "shp.ee": {PlatformShopee, readShortened}, "shope.ee": {PlatformShopee, readShortened},
	"tokopedia.com": {PlatformTokopedia, readTokopedia}, "tokopedia.link": {PlatformTokopedia, readShortened}, "tkp.me": {PlatformTokopedia, readShortened},
	"tiktok.com": {PlatformTikTokShop, readTikTok}, "lazada.co.id": {PlatformLazada, readLazada}, "lazada.com": {PlatformLazada, readLazada},
	"lazada.sg": {PlatformLazada, readLazada}, "lazada.com.my": {PlatformLazada, readLazada}, "bukalapak.com": {PlatformBukalapak, readBukalapak},
	"blibli.com": {PlatformBlibli, readBlibli}, "blibli.onelink.me": {PlatformBlibli, readShortened}, "alibaba.com": {PlatformAlibaba, readAlibaba},
	"aliexpress.com": {PlatformAliExpress, readAliExpress}, "aliexpress.us": {PlatformAliExpress, readAliExpress},
	"temu.com": {PlatformTemu, readTemu}, "temu.to": {PlatformTemu, readShortened},
	"instagram.com": {PlatformInstagram, readAccount}, "facebook.com": {PlatformFacebook, readAccount}, "fb.me": {PlatformFacebook, readShortened},
	"wa.me": {PlatformWhatsApp, readNothing}, "whatsapp.com": {PlatformWhatsApp, readNothing},
}

// ReadOfferLink reads an address that somebody sent. It is false for what is no
// address of the web, for one that leads into a house ("localhost", a number),
// hides where it leads (a password, letters that look like others), or is too
// long.
func ReadOfferLink(address string) (OfferLink, bool) {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > MaxOfferLink {
		return OfferLink{}, false
	}
	if !strings.Contains(address, "://") && !strings.HasPrefix(address, "//") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == '\u007f' }) {
		return OfferLink{}, false
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "https" && u.Scheme != "http" || u.Opaque != "" || u.Port() != "" && u.Port() != "443" && u.Port() != "80" {
		return OfferLink{}, false
	}
	u.Scheme = "https"
	if checkHost(u) != "" {
		return OfferLink{}, false
	}
	l := OfferLink{Host: strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")}
	for bare, cut := strings.CutPrefix(l.Host, "www."); cut && strings.Contains(bare, "."); bare, cut = strings.CutPrefix(l.Host, "www.") {
		l.Host = bare
	}
	if l.Host == counterHost {
		if inner, ok := ReadOfferLink(u.Query().Get("r")); ok && inner.Platform == PlatformTokopedia && inner.Host != counterHost {
			return inner, true
		}
	}
	u.Host, u.Fragment, u.RawFragment = l.Host, "", ""
	l.read(u)
	if l.URL == "" || len(l.URL) > maxOfferURL {
		return OfferLink{}, false
	}
	return l, true
}

// read fills in what the address says.
func (l *OfferLink) read(u *url.URL) {
	for domain, known := range offerHosts {
		if l.Host != domain && !strings.HasSuffix(l.Host, "."+domain) {
			continue
		}
		u.RawQuery = ""
		l.Platform = known.platform
		known.read(l, u, segments(u))
		if l.URL == "" {
			l.URL = u.String()
		}
		return
	}
	u.RawQuery = withoutTracking(u.Query())
	l.URL = u.String()
}

// counterHost is a counter of clicks of Tokopedia, which passes people on to the
// address in its query.
const counterHost = "ta.tokopedia.com"

// segments are the parts of a path, without empty ones.
func segments(u *url.URL) []string {
	return slices.DeleteFunc(strings.Split(u.Path, "/"), func(s string) bool { return s == "" })
}

// tracking are the parameters that follow people around.
var tracking = []string{
	"utm_", "fbclid", "gclid", "gbraid", "wbraid", "msclkid", "ttclid", "igshid", "igsh", "mc_", "_ga", "spm", "scm", "aff", "ref", "src",
	"share", "sid", "session", "token", "user", "uid", "_branch", "deep_link", "af_", "pid", "click", "tt_", "trk", "xptdk", "sp_atk",
}

// withoutTracking is a query without those, in the order of its names.
func withoutTracking(q url.Values) string {
	for name := range q {
		lower := strings.ToLower(name)
		if slices.ContainsFunc(tracking, func(t string) bool { return strings.HasPrefix(lower, t) }) {
			delete(q, name)
		}
	}
	return q.Encode()
}

// slugWords are a slug as words: "kerudung-voal%20polos" is "kerudung voal polos".
// Letters that are not seen or turn the line around are left out.
func slugWords(slug string, letters int) string {
	if unescaped, err := url.PathUnescape(slug); err == nil {
		slug = unescaped
	}
	words := strings.FieldsFunc(slug, func(r rune) bool {
		return r == '-' || r == '_' || r == '+' || unicode.IsSpace(r) || unicode.IsControl(r)
	})
	return cleanLetters(strings.Join(words, " "), letters)
}

// cleanLetters is a text without letters that are not seen, at most so many.
func cleanLetters(s string, letters int) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "") {
		if letters == 0 {
			break
		}
		if unicode.IsGraphic(r) {
			b.WriteRune(r)
			letters--
		}
	}
	return strings.TrimSpace(b.String())
}

// titleOf are the words of a slug where it holds any: "pdp" and numbers are no
// title.
func titleOf(slug string) string {
	words := slugWords(slug, MaxOfferTitle)
	if strings.Count(words, "")-1 < 3 || !strings.ContainsFunc(words, unicode.IsLetter) || strings.EqualFold(words, "pdp") || strings.EqualFold(words, "product") {
		return ""
	}
	return words
}

// isItemNumber tells whether a part of a path is one number.
func isItemNumber(s string) bool {
	return s != "" && len(s) <= 25 && strings.Trim(s, "0123456789") == ""
}
