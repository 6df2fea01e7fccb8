package knowledge

// Platform is where goods are offered.
type Platform string

// The platforms that Setara tells apart. The empty platform is not known.
const (
	PlatformShopee     Platform = "shopee"
	PlatformTokopedia  Platform = "tokopedia"
	PlatformTikTokShop Platform = "tiktok-shop"
	PlatformLazada     Platform = "lazada"
	PlatformBukalapak  Platform = "bukalapak"
	PlatformBlibli     Platform = "blibli"
	PlatformInstagram  Platform = "instagram"
	PlatformFacebook   Platform = "facebook"
	PlatformWhatsApp   Platform = "whatsapp"
	// Those abroad.
	PlatformAlibaba    Platform = "alibaba"
	PlatformAliExpress Platform = "aliexpress"
	PlatformTemu       Platform = "temu"
)

// Name is how people write the platform's name; of an unknown one, its code.
func (p Platform) Name() string {
	switch p {
	case PlatformShopee:
		return "Shopee"
	case PlatformTokopedia:
		return "Tokopedia"
	case PlatformTikTokShop:
		return "TikTok Shop"
	case PlatformLazada:
		return "Lazada"
	case PlatformBukalapak:
		return "Bukalapak"
	case PlatformBlibli:
		return "Blibli"
	case PlatformInstagram:
		return "Instagram"
	case PlatformFacebook:
		return "Facebook"
	case PlatformWhatsApp:
		return "WhatsApp"
	case PlatformAlibaba:
		return "Alibaba"
	case PlatformAliExpress:
		return "AliExpress"
	case PlatformTemu:
		return "Temu"
	default:
		return string(p)
	}
}
