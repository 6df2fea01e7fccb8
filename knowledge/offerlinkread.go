package knowledge

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// How the marketplaces write the addresses of their offers, as seen in listings
// of 2025 and 2026.
var (
	shopeeItem    = regexp.MustCompile(`^(.*)-i\.(\d+)\.(\d+)$`)
	lazadaItem    = regexp.MustCompile(`^(?:(.*)-)?i(\d+)(?:-s\d+)?(?:\.html)?$`)
	bukalapakItem = regexp.MustCompile(`^([0-9a-z]+)-jual-(.+)$`)
	alibabaItem   = regexp.MustCompile(`^(.*)_(\d+)\.html$`)
	temuItem      = regexp.MustCompile(`^(.*)-g-(\d+)\.html$`)
)

// notShops are first parts of paths that are pages of a marketplace itself.
var notShops = []string{
	"search", "cari", "cart", "p", "discovery", "blog", "help", "about", "find", "official-store", "promo", "events", "now", "play", "login",
	"order-list", "user", "buyer", "mall", "flash_sale", "m", "product", "shop", "category", "kategori", "careers", "top-up", "s", "explore",
	"reel", "reels", "stories", "watch", "groups", "marketplace", "share", "tag", "music", "discover", "list", "catalog", "deals", "c", "c3",
}

// shopIn is a part of a path that names a shop; empty where it is a page of the
// marketplace.
func shopIn(part string) string {
	if slices.Contains(notShops, strings.ToLower(part)) {
		return ""
	}
	return cleanLetters(part, MaxOfferShop)
}

// readShortened: an address that only leads on to another says no more than whose it
// is.
func readShortened(*OfferLink, *url.URL, []string) {}

// readNothing: what stands behind it is somebody's number, which is not kept.
func readNothing(l *OfferLink, _ *url.URL, _ []string) { l.URL = "https://" + l.Host }

// readAccount: the first part is whose page it is.
func readAccount(l *OfferLink, _ *url.URL, path []string) {
	if len(path) > 0 {
		l.Shop = shopIn(path[0])
	}
}

func readShopee(l *OfferLink, _ *url.URL, path []string) {
	if strings.HasPrefix(l.Host, "s.") {
		return // a short one
	}
	if len(path) > 0 && path[0] == "universal-link" {
		path = path[1:]
	}
	if len(path) == 0 {
		return
	}
	last := path[len(path)-1]
	switch found := shopeeItem.FindStringSubmatch(last); {
	case found != nil:
		l.Title, l.Shop, l.Item = titleOf(found[1]), found[2], found[2]+"."+found[3]
	case len(path) == 3 && isItemNumber(path[1]) && isItemNumber(last):
		l.Shop, l.Item = path[1], path[1]+"."+last
	case len(path) == 2 && path[0] == "shop" && isItemNumber(last):
		l.Shop = last
	case len(path) == 1:
		l.Shop = shopIn(last)
	}
}

func readTokopedia(l *OfferLink, u *url.URL, path []string) {
	if l.Host == counterHost {
		return
	}
	if l.Host == "shop-id.tokopedia.com" { // TikTok Shop, under its owner's name
		l.Platform = PlatformTikTokShop
		readTikTok(l, u, path)
		return
	}
	if len(path) == 0 || len(path) > 2 {
		return
	}
	l.Shop = shopIn(path[0])
	if len(path) != 2 || l.Shop == "" {
		return
	}
	slug := path[1]
	if at := strings.LastIndexByte(slug, '-'); at > 0 && len(slug)-at > 8 && isItemNumber(slug[at+1:]) {
		slug = slug[:at] // the number of the offer
	}
	l.Title, l.Item = titleOf(slug), cleanLetters(l.Shop+"/"+path[1], MaxOfferTitle)
}

func readTikTok(l *OfferLink, _ *url.URL, path []string) {
	if l.Host == "vt.tiktok.com" || l.Host == "vm.tiktok.com" || len(path) == 0 {
		return
	}
	last := path[len(path)-1]
	switch {
	case strings.HasPrefix(path[0], "@"):
		l.Shop = cleanLetters(path[0], MaxOfferShop)
	case len(path) >= 2 && isItemNumber(last) && (path[len(path)-2] == "product" || path[len(path)-2] == "pdp"):
		l.Item = last
	case len(path) >= 3 && isItemNumber(last) && path[len(path)-3] == "pdp":
		l.Item, l.Title = last, titleOf(path[len(path)-2])
	}
}

func readLazada(l *OfferLink, _ *url.URL, path []string) {
	switch {
	case len(path) >= 2 && path[len(path)-2] == "products":
		if found := lazadaItem.FindStringSubmatch(path[len(path)-1]); found != nil {
			l.Title, l.Item = titleOf(found[1]), found[2]
		}
	case len(path) >= 2 && path[0] == "shop":
		l.Shop = cleanLetters(path[1], MaxOfferShop)
	}
}

func readBukalapak(l *OfferLink, _ *url.URL, path []string) {
	if len(path) < 2 {
		return
	}
	switch path[0] {
	case "p":
		if found := bukalapakItem.FindStringSubmatch(path[len(path)-1]); found != nil {
			l.Item, l.Title = found[1], titleOf(found[2])
		}
	case "u":
		l.Shop = cleanLetters(path[1], MaxOfferShop)
	}
}

func readBlibli(l *OfferLink, _ *url.URL, path []string) {
	switch {
	case len(path) == 3 && path[0] == "p":
		if _, item, ok := strings.Cut(path[2], "--"); ok {
			l.Title, l.Item = titleOf(path[1]), cleanLetters(item, MaxOfferShop)
		}
	case len(path) >= 2 && path[0] == "merchant":
		l.Shop = slugWords(path[1], MaxOfferShop)
	}
}

func readAlibaba(l *OfferLink, _ *url.URL, path []string) {
	if shop, rest, ok := strings.Cut(l.Host, "."); ok && rest == "en.alibaba.com" {
		l.Shop = shop
	}
	switch {
	case len(path) == 2 && path[0] == "product-detail":
		if found := alibabaItem.FindStringSubmatch(path[1]); found != nil {
			l.Title, l.Item = titleOf(found[1]), found[2]
		}
	case len(path) == 3 && path[0] == "product":
		if item, _, _ := strings.Cut(path[1], "-"); isItemNumber(item) {
			l.Item, l.Title = item, titleOf(strings.TrimSuffix(path[2], ".html"))
		}
	}
}

func readAliExpress(l *OfferLink, _ *url.URL, path []string) {
	if len(path) < 2 {
		return
	}
	last := strings.TrimSuffix(path[len(path)-1], ".html")
	switch {
	case path[0] == "store" && isItemNumber(path[1]):
		l.Shop = path[1]
	case (path[0] == "item" || path[0] == "i") && isItemNumber(last):
		l.Item = last
		if len(path) == 3 {
			l.Title = titleOf(path[1])
		}
	}
}

func readTemu(l *OfferLink, _ *url.URL, path []string) {
	if len(path) == 0 {
		return
	}
	if found := temuItem.FindStringSubmatch(path[len(path)-1]); found != nil {
		l.Title, l.Item = titleOf(found[1]), found[2]
	}
}

// FindOfferLinks are the addresses in what somebody wrote, as they stand there,
// at most so many: those with "https://", and those of known marketplaces
// without it.
func FindOfferLinks(message string, most int) []string {
	var found []string
	for field := range strings.FieldsSeq(message) {
		if len(found) == most {
			break
		}
		field = strings.TrimLeft(field, `("'<[“`)
		field = strings.TrimRight(field, `)"'>].,;:!?”`)
		lower := strings.ToLower(field)
		if strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") || namesMarketplace(lower) {
			found = append(found, field)
		}
	}
	return found
}

// namesMarketplace tells whether a word begins with the host of a marketplace and
// a path behind it.
func namesMarketplace(word string) bool {
	host, path, ok := strings.Cut(word, "/")
	if !ok || path == "" {
		return false
	}
	for domain := range offerHosts {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}
