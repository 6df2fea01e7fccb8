package ingest

import (
	"net/url"
	"strings"
	"unicode"

	"setara/knowledge"
)

// platformDomains are the names that a platform's hosts end in, before or
// after the country: shopee.co.id, shopee.com.my, m.tokopedia.com.
var platformDomains = map[string]knowledge.Platform{
	"tokopedia": knowledge.PlatformTokopedia,
	"shopee":    knowledge.PlatformShopee,
	"lazada":    knowledge.PlatformLazada,
	"tiktok":    knowledge.PlatformTikTokShop,
	"bukalapak": knowledge.PlatformBukalapak,
	"blibli":    knowledge.PlatformBlibli,
	"instagram": knowledge.PlatformInstagram,
	"facebook":  knowledge.PlatformFacebook,
	"whatsapp":  knowledge.PlatformWhatsApp,
}

// platformHosts are hosts that do not bear the platform's name.
var platformHosts = map[string]knowledge.Platform{
	"fb.com":         knowledge.PlatformFacebook,
	"wa.me":          knowledge.PlatformWhatsApp,
	"tokopedia.link": knowledge.PlatformTokopedia,
	"shp.ee":         knowledge.PlatformShopee,
}

// suffixes are the endings of hosts under which the platforms stand.
var suffixes = []string{
	".co.id", ".com.my", ".com.br", ".com.mx", ".co.th", ".com.ph", ".com.vn", ".com", ".id", ".sg", ".ph", ".vn", ".tw", ".cn",
}

// platformOfHost is the platform that a host belongs to; empty for others.
// "shopee.example.com" is not Shopee's.
func platformOfHost(host string) knowledge.Platform {
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	if p, ok := platformHosts[strings.TrimPrefix(host, "www.")]; ok {
		return p
	}
	for _, suffix := range suffixes {
		name, found := strings.CutSuffix(host, suffix)
		if !found {
			continue
		}
		if at := strings.LastIndexByte(name, '.'); at >= 0 {
			name = name[at+1:]
		}
		return platformDomains[name]
	}
	return ""
}

// platformOfLink is the platform of a link.
func platformOfLink(link string) knowledge.Platform {
	if link == "" {
		return ""
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	return platformOfHost(u.Host)
}

// platformNames are platforms as columns name them, marks and spaces removed.
var platformNames = map[string]knowledge.Platform{
	"tokopedia": knowledge.PlatformTokopedia, "tokped": knowledge.PlatformTokopedia, "toped": knowledge.PlatformTokopedia,
	"shopee": knowledge.PlatformShopee, "shope": knowledge.PlatformShopee, "shopeeindonesia": knowledge.PlatformShopee,
	"lazada": knowledge.PlatformLazada, "tiktok": knowledge.PlatformTikTokShop, "tiktokshop": knowledge.PlatformTikTokShop,
	"bukalapak": knowledge.PlatformBukalapak, "blibli": knowledge.PlatformBlibli,
	"instagram": knowledge.PlatformInstagram, "ig": knowledge.PlatformInstagram,
	"facebook": knowledge.PlatformFacebook, "fb": knowledge.PlatformFacebook,
	"facebookmarketplace": knowledge.PlatformFacebook,
	"whatsapp":            knowledge.PlatformWhatsApp, "wa": knowledge.PlatformWhatsApp,
}

// platformOfName is the platform that a cell names. One that Setara does not
// know keeps its own name as a code.
func platformOfName(cell string) knowledge.Platform {
	code := slug(cell)
	if host := platformOfHost(strings.TrimSpace(cell)); host != "" {
		return host
	}
	if link := platformOfLink(strings.TrimSpace(cell)); link != "" {
		return link
	}
	bare := strings.ReplaceAll(code, "-", "")
	if p, ok := platformNames[bare]; ok {
		return p
	}
	if p, ok := platformNames[strings.TrimSuffix(bare, "id")]; ok {
		return p
	}
	return knowledge.Platform(code)
}

// maxSlug is the longest code of a source or a platform.
const maxSlug = 40

// slug is a cell as a code: lower case letters and digits, parts joined by a
// dash. A colon would break the id "source:sku".
func slug(cell string) string {
	parts := strings.FieldsFunc(strings.ToLower(cell), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	code := strings.Join(parts, "-")
	if runes := []rune(code); len(runes) > maxSlug {
		code = string(runes[:maxSlug])
	}
	return code
}
