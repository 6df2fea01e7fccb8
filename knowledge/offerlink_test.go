package knowledge

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// offerLinks are addresses as owners paste them, and what they say.
var offerLinks = []struct {
	address string
	want    OfferLink
}{
	{"https://shopee.co.id/Kerudung-Voal-Polos-i.123456.7890123?sp_atk=aa&xptdk=bb", OfferLink{"https://shopee.co.id/Kerudung-Voal-Polos-i.123456.7890123", PlatformShopee, "shopee.co.id", "Kerudung Voal Polos", "123456", "123456.7890123"}},
	{"https://shopee.co.id/Kerudung%20Voal%20(Import)-i.1.2", OfferLink{"https://shopee.co.id/Kerudung%20Voal%20(Import)-i.1.2", PlatformShopee, "shopee.co.id", "Kerudung Voal (Import)", "1", "1.2"}},
	{"http://www.shopee.co.id/product/123/456?smtt=0.0.9", OfferLink{"https://shopee.co.id/product/123/456", PlatformShopee, "shopee.co.id", "", "123", "123.456"}},
	{"https://shopee.co.id/opaanlp/123/456?__mobile__=1", OfferLink{"https://shopee.co.id/opaanlp/123/456", PlatformShopee, "shopee.co.id", "", "123", "123.456"}},
	{"https://shopee.co.id/universal-link/Tas-Rajut-i.9.8", OfferLink{"https://shopee.co.id/universal-link/Tas-Rajut-i.9.8", PlatformShopee, "shopee.co.id", "Tas Rajut", "9", "9.8"}},
	{"https://shopee.co.id/universal-link/product/9/8", OfferLink{"https://shopee.co.id/universal-link/product/9/8", PlatformShopee, "shopee.co.id", "", "9", "9.8"}},
	{"https://shopee.co.id/tokojilbab.official", OfferLink{"https://shopee.co.id/tokojilbab.official", PlatformShopee, "shopee.co.id", "", "tokojilbab.official", ""}},
	{"https://shopee.co.id/shop/55443322", OfferLink{"https://shopee.co.id/shop/55443322", PlatformShopee, "shopee.co.id", "", "55443322", ""}},
	{"https://shopee.co.id/search?keyword=jilbab", OfferLink{"https://shopee.co.id/search", PlatformShopee, "shopee.co.id", "", "", ""}},
	{"https://shopee.co.id/", OfferLink{"https://shopee.co.id/", PlatformShopee, "shopee.co.id", "", "", ""}},
	{"https://id.shp.ee/AbC123", OfferLink{"https://id.shp.ee/AbC123", PlatformShopee, "id.shp.ee", "", "", ""}},
	{"https://shp.ee/abc", OfferLink{"https://shp.ee/abc", PlatformShopee, "shp.ee", "", "", ""}},
	{"https://shope.ee/abc?share_channel_code=1", OfferLink{"https://shope.ee/abc", PlatformShopee, "shope.ee", "", "", ""}},
	{"https://s.shopee.co.id/9KZabc", OfferLink{"https://s.shopee.co.id/9KZabc", PlatformShopee, "s.shopee.co.id", "", "", ""}},
	{"https://shopee.sg/Scarf-i.7.7", OfferLink{"https://shopee.sg/Scarf-i.7.7", PlatformShopee, "shopee.sg", "Scarf", "7", "7.7"}},
	{"shopee.co.id/Sandal-Jepit-i.10.20", OfferLink{"https://shopee.co.id/Sandal-Jepit-i.10.20", PlatformShopee, "shopee.co.id", "Sandal Jepit", "10", "10.20"}},
	{"HTTPS://SHOPEE.CO.ID/Sandal-i.10.20", OfferLink{"https://shopee.co.id/Sandal-i.10.20", PlatformShopee, "shopee.co.id", "Sandal", "10", "10.20"}},
	{"https://shopee.co.id:443/Sandal-i.10.20#ulasan", OfferLink{"https://shopee.co.id/Sandal-i.10.20", PlatformShopee, "shopee.co.id", "Sandal", "10", "10.20"}},
	{"https://shopee.co.id/-i.10.20", OfferLink{"https://shopee.co.id/-i.10.20", PlatformShopee, "shopee.co.id", "", "10", "10.20"}},
	{"https://shopee.co.id/%E2%80%AEgnud-i.10.20", OfferLink{"https://shopee.co.id/%E2%80%AEgnud-i.10.20", PlatformShopee, "shopee.co.id", "gnud", "10", "10.20"}},

	{"https://www.tokopedia.com/tokosari/jilbab-segi-empat-voal?extParam=ivf%3Dfalse&src=topads", OfferLink{"https://tokopedia.com/tokosari/jilbab-segi-empat-voal", PlatformTokopedia, "tokopedia.com", "jilbab segi empat voal", "tokosari", "tokosari/jilbab-segi-empat-voal"}},
	{"https://www.tokopedia.com/tokosari/jilbab-voal-1730912345678901234", OfferLink{"https://tokopedia.com/tokosari/jilbab-voal-1730912345678901234", PlatformTokopedia, "tokopedia.com", "jilbab voal", "tokosari", "tokosari/jilbab-voal-1730912345678901234"}},
	{"https://m.tokopedia.com/toko-a/kipas-mini-2024", OfferLink{"https://m.tokopedia.com/toko-a/kipas-mini-2024", PlatformTokopedia, "m.tokopedia.com", "kipas mini 2024", "toko-a", "toko-a/kipas-mini-2024"}},
	{"https://tokopedia.com/tokosari", OfferLink{"https://tokopedia.com/tokosari", PlatformTokopedia, "tokopedia.com", "", "tokosari", ""}},
	{"https://www.tokopedia.com/search?q=jilbab&st=product", OfferLink{"https://tokopedia.com/search", PlatformTokopedia, "tokopedia.com", "", "", ""}},
	{"https://www.tokopedia.com/p/fashion-muslim", OfferLink{"https://tokopedia.com/p/fashion-muslim", PlatformTokopedia, "tokopedia.com", "", "", ""}},
	{"https://tokopedia.link/AbCdEf", OfferLink{"https://tokopedia.link/AbCdEf", PlatformTokopedia, "tokopedia.link", "", "", ""}},
	{"https://ta.tokopedia.com/promo/v1/clicks/8a-xy?r=https%3A%2F%2Fwww.tokopedia.com%2Ftokob%2Ftas-kulit%3Fsrc%3Dtopads", OfferLink{"https://tokopedia.com/tokob/tas-kulit", PlatformTokopedia, "tokopedia.com", "tas kulit", "tokob", "tokob/tas-kulit"}},
	{"https://ta.tokopedia.com/promo/v1/clicks/8a-xy?r=https%3A%2F%2Fjahat.id%2Fx", OfferLink{"https://ta.tokopedia.com/promo/v1/clicks/8a-xy", PlatformTokopedia, "ta.tokopedia.com", "", "", ""}},
	{"https://ta.tokopedia.com/promo/v1?r=https%3A%2F%2Fta.tokopedia.com%2Fpromo", OfferLink{"https://ta.tokopedia.com/promo/v1", PlatformTokopedia, "ta.tokopedia.com", "", "", ""}},

	{"https://vt.tiktok.com/ZSabc123/", OfferLink{"https://vt.tiktok.com/ZSabc123/", PlatformTikTokShop, "vt.tiktok.com", "", "", ""}},
	{"https://vm.tiktok.com/ZMabc/", OfferLink{"https://vm.tiktok.com/ZMabc/", PlatformTikTokShop, "vm.tiktok.com", "", "", ""}},
	{"https://www.tiktok.com/t/ZTabc/", OfferLink{"https://tiktok.com/t/ZTabc/", PlatformTikTokShop, "tiktok.com", "", "", ""}},
	{"https://www.tiktok.com/view/product/1729384756?region=ID", OfferLink{"https://tiktok.com/view/product/1729384756", PlatformTikTokShop, "tiktok.com", "", "", "1729384756"}},
	{"https://shop.tiktok.com/view/product/1729384756", OfferLink{"https://shop.tiktok.com/view/product/1729384756", PlatformTikTokShop, "shop.tiktok.com", "", "", "1729384756"}},
	{"https://shop.tiktok.com/id/pdp/lipstik-matte-murah/1729384756", OfferLink{"https://shop.tiktok.com/id/pdp/lipstik-matte-murah/1729384756", PlatformTikTokShop, "shop.tiktok.com", "lipstik matte murah", "", "1729384756"}},
	{"https://www.tiktok.com/shop/pdp/1729384756", OfferLink{"https://tiktok.com/shop/pdp/1729384756", PlatformTikTokShop, "tiktok.com", "", "", "1729384756"}},
	{"https://shop-id.tokopedia.com/view/product/1729384756?x=1", OfferLink{"https://shop-id.tokopedia.com/view/product/1729384756", PlatformTikTokShop, "shop-id.tokopedia.com", "", "", "1729384756"}},
	{"https://shop-id.tokopedia.com/pdp/tas-selempang/1729384756", OfferLink{"https://shop-id.tokopedia.com/pdp/tas-selempang/1729384756", PlatformTikTokShop, "shop-id.tokopedia.com", "tas selempang", "", "1729384756"}},
	{"https://www.tiktok.com/@murahbanget/video/7312345", OfferLink{"https://tiktok.com/@murahbanget/video/7312345", PlatformTikTokShop, "tiktok.com", "", "@murahbanget", ""}},

	{"https://www.lazada.co.id/products/baju-koko-pria-i123456-s98765.html?spm=a2o", OfferLink{"https://lazada.co.id/products/baju-koko-pria-i123456-s98765.html", PlatformLazada, "lazada.co.id", "baju koko pria", "", "123456"}},
	{"https://www.lazada.co.id/products/pdp-i123456.html", OfferLink{"https://lazada.co.id/products/pdp-i123456.html", PlatformLazada, "lazada.co.id", "", "", "123456"}},
	{"https://www.lazada.co.id/products/i123456-s1.html", OfferLink{"https://lazada.co.id/products/i123456-s1.html", PlatformLazada, "lazada.co.id", "", "", "123456"}},
	{"https://www.lazada.co.id/shop/toko-sinar/", OfferLink{"https://lazada.co.id/shop/toko-sinar/", PlatformLazada, "lazada.co.id", "", "toko-sinar", ""}},
	{"https://s.lazada.co.id/s.abc", OfferLink{"https://s.lazada.co.id/s.abc", PlatformLazada, "s.lazada.co.id", "", "", ""}},

	{"https://www.bukalapak.com/p/fashion/pria/sepatu/4abc12-jual-sepatu-boots-kulit?from=x", OfferLink{"https://bukalapak.com/p/fashion/pria/sepatu/4abc12-jual-sepatu-boots-kulit", PlatformBukalapak, "bukalapak.com", "sepatu boots kulit", "", "4abc12"}},
	{"https://m.bukalapak.com/p/hobi/mainan/99z-jual-mainan-anak", OfferLink{"https://m.bukalapak.com/p/hobi/mainan/99z-jual-mainan-anak", PlatformBukalapak, "m.bukalapak.com", "mainan anak", "", "99z"}},
	{"https://www.bukalapak.com/u/tokolama", OfferLink{"https://bukalapak.com/u/tokolama", PlatformBukalapak, "bukalapak.com", "", "tokolama", ""}},

	{"https://www.blibli.com/p/panci-stainless-20cm/ps--ABC-60021-00012?ds=1", OfferLink{"https://blibli.com/p/panci-stainless-20cm/ps--ABC-60021-00012", PlatformBlibli, "blibli.com", "panci stainless 20cm", "", "ABC-60021-00012"}},
	{"https://www.blibli.com/p/panci/pc--MTA-123", OfferLink{"https://blibli.com/p/panci/pc--MTA-123", PlatformBlibli, "blibli.com", "panci", "", "MTA-123"}},
	{"https://www.blibli.com/merchant/toko-dapur/TOD-1", OfferLink{"https://blibli.com/merchant/toko-dapur/TOD-1", PlatformBlibli, "blibli.com", "", "toko dapur", ""}},

	{"https://www.alibaba.com/product-detail/Wholesale-Chiffon-Hijab_1600123456789.html?spm=a27", OfferLink{"https://alibaba.com/product-detail/Wholesale-Chiffon-Hijab_1600123456789.html", PlatformAlibaba, "alibaba.com", "Wholesale Chiffon Hijab", "", "1600123456789"}},
	{"https://yiwuscarf.en.alibaba.com/product/1600111-800/Voile_Hijab.html", OfferLink{"https://yiwuscarf.en.alibaba.com/product/1600111-800/Voile_Hijab.html", PlatformAlibaba, "yiwuscarf.en.alibaba.com", "Voile Hijab", "yiwuscarf", "1600111"}},
	{"https://id.aliexpress.com/item/1005001234.html?pdp_npi=1", OfferLink{"https://id.aliexpress.com/item/1005001234.html", PlatformAliExpress, "id.aliexpress.com", "", "", "1005001234"}},
	{"https://www.aliexpress.com/item/Women-Bag/32845.html", OfferLink{"https://aliexpress.com/item/Women-Bag/32845.html", PlatformAliExpress, "aliexpress.com", "Women Bag", "", "32845"}},
	{"https://m.aliexpress.com/i/1005001234.html", OfferLink{"https://m.aliexpress.com/i/1005001234.html", PlatformAliExpress, "m.aliexpress.com", "", "", "1005001234"}},
	{"https://www.aliexpress.com/store/912345", OfferLink{"https://aliexpress.com/store/912345", PlatformAliExpress, "aliexpress.com", "", "912345", ""}},
	{"https://a.aliexpress.com/_mKabc", OfferLink{"https://a.aliexpress.com/_mKabc", PlatformAliExpress, "a.aliexpress.com", "", "", ""}},
	{"https://www.temu.com/id/mini-fan-usb-g-601099512345678.html?_x_ads=1", OfferLink{"https://temu.com/id/mini-fan-usb-g-601099512345678.html", PlatformTemu, "temu.com", "mini fan usb", "", "601099512345678"}},
	{"https://temu.to/k/abc", OfferLink{"https://temu.to/k/abc", PlatformTemu, "temu.to", "", "", ""}},

	{"https://www.instagram.com/toko.jilbab/?igsh=abc", OfferLink{"https://instagram.com/toko.jilbab/", PlatformInstagram, "instagram.com", "", "toko.jilbab", ""}},
	{"https://www.instagram.com/p/Cxyz/", OfferLink{"https://instagram.com/p/Cxyz/", PlatformInstagram, "instagram.com", "", "", ""}},
	{"https://wa.me/6281234567890?text=halo", OfferLink{"https://wa.me", PlatformWhatsApp, "wa.me", "", "", ""}},
	{"https://tokosaya.id/produk/12?warna=merah&utm_source=ig&fbclid=xx&b=2&a=1", OfferLink{"https://tokosaya.id/produk/12?a=1&b=2&warna=merah", "", "tokosaya.id", "", "", ""}},
	{"https://shopee.co.id.jahat.com/Sandal-i.1.2", OfferLink{"https://shopee.co.id.jahat.com/Sandal-i.1.2", "", "shopee.co.id.jahat.com", "", "", ""}},
	{"https://palsushopee.co.id/Sandal-i.1.2", OfferLink{"https://palsushopee.co.id/Sandal-i.1.2", "", "palsushopee.co.id", "", "", ""}},
}

func TestALinkSaysWhatStandsInItAndNothingElse(t *testing.T) {
	if len(offerLinks) < 60 {
		t.Errorf("%d forms of links", len(offerLinks))
	}
	for _, test := range offerLinks {
		got, ok := ReadOfferLink(test.address)
		if !ok {
			t.Errorf("%s is refused", test.address)
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s:\n%s", test.address, diff)
		}
		again, ok := ReadOfferLink(got.URL)
		if !ok || again.URL != got.URL || again.Listing() != got.Listing() {
			t.Errorf("%s reads another way again: %+v", got.URL, again)
		}
	}
}

func TestTheNumbersOfOffersAreNobodysPersonalOnes(t *testing.T) {
	addresses := []string{
		"https://shopee.co.id/product/081234567890/26712345678", "shopee.co.id/Kipas-i.812345678.26712345678",
		"https://www.tiktok.com/view/product/1731234567890123456", "https://www.temu.com/id/x-g-4111111111111111.html",
	}
	for _, test := range offerLinks {
		if test.want.Platform != PlatformWhatsApp { // that is somebody's number
			addresses = append(addresses, test.address)
		}
	}
	for _, address := range addresses {
		if masked, _ := MaskPersonal("lapor " + address); masked != "lapor "+address {
			t.Errorf("%s becomes %s", address, masked)
		}
	}
}

func TestALinkThatLeadsAstrayIsRefused(t *testing.T) {
	for _, address := range []string{
		"", " ", "javascript:alert(1)", "JavaScript://shopee.co.id/%0aalert(1)", "data:text/html,<script>", "file:///etc/passwd", "ftp://shopee.co.id/x",
		"https://shopee.co.id@jahat.com/x", "https://admin:rahasia@shopee.co.id/x", "https://127.0.0.1/x", "https://[::1]/x", "https://2130706433/",
		"https://0x7f.1/", "https://localhost/x", "https://router.local/", "https://ѕhopee.co.id/x", "https://xn--hopee-n1c.co.id/x", "https://shopee。co。id/x",
		"https://shopee.co.id:8443/x", "https://shopee.co.id/" + strings.Repeat("a", 10_000), "https://shopee.co.id/" + strings.Repeat("a", 2_000),
		"https://shopee.co.id/a b", "https://shopee.co.id/a\nb", "https://-shopee.co.id/x", "https://shopee..co.id/x", "https://%zz", "//", "https://", "mailto:a@b.id",
		"tg://resolve?domain=x", "https://example.test/x", "http://10.0.0.1/Sandal-i.1.2",
	} {
		if l, ok := ReadOfferLink(address); ok {
			t.Errorf("%.60q is taken for %+v", address, l)
		}
	}
}

func TestLinksAreFoundInWhatOwnersWrite(t *testing.T) {
	message := "lapor kak (https://shopee.co.id/Tas-i.1.2), sama tokopedia.com/toko/tas. juga vt.tiktok.com/Z9/ dan harga 1/2 dari shopee.co.id"
	want := []string{"https://shopee.co.id/Tas-i.1.2", "tokopedia.com/toko/tas", "vt.tiktok.com/Z9/"}
	if diff := cmp.Diff(want, FindOfferLinks(message, 5)); diff != "" {
		t.Error(diff)
	}
	if got := FindOfferLinks(message, 1); len(got) != 1 {
		t.Errorf("at most one: %q", got)
	}
}

func TestTheSameOfferIsToldFromOthersHoweverItIsLinked(t *testing.T) {
	listing := func(address string) string {
		l, ok := ReadOfferLink(address)
		if !ok {
			t.Fatalf("%s is refused", address)
		}
		return l.Listing()
	}
	one := listing("https://shopee.co.id/Tas-Rajut-i.9.8?sp_atk=1")
	if other := listing("http://shopee.co.id/product/9/8"); one != other || one != "shopee:9.8" {
		t.Errorf("%q and %q", one, other)
	}
	if shop := listing("https://shopee.co.id/tokojilbab"); shop != "" {
		t.Errorf("a shop is an offer: %q", shop)
	}
}

func FuzzOfferLink(f *testing.F) {
	for _, test := range offerLinks {
		f.Add(test.address)
	}
	f.Add("https://shopee.co.id/%ff%fe-i.1.2")
	f.Add("https://ta.tokopedia.com/?r=https%3A%2F%2Ftokopedia.com%2Fa%2F%252e%252e")
	f.Fuzz(func(t *testing.T, address string) {
		l, ok := ReadOfferLink(address)
		if !ok {
			return
		}
		if !strings.HasPrefix(l.URL, "https://"+l.Host) || len(l.URL) > maxOfferURL {
			t.Errorf("%q becomes %q of %q", address, l.URL, l.Host)
		}
		for _, said := range []string{l.Title, l.Shop, l.Item} {
			if strings.ContainsFunc(said, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) || strings.Count(said, "") > MaxOfferTitle+1 {
				t.Errorf("%q says %q", address, said)
			}
		}
		if again, ok := ReadOfferLink(l.URL); !ok || again.Listing() != l.Listing() {
			t.Errorf("%q reads as %+v again, not %+v", l.URL, again, l)
		}
	})
}
