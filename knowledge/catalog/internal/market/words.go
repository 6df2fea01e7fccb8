package market

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// The words of all sections, the common ones first.
var (
	colours = strings.Fields("hitam putih krem navy coklat merah abu maroon pink hijau biru mocca sage kuning ungu dusty tosca lilac milo army")
	boasts  = strings.Fields("premium murah original import terbaru kekinian ready lokal berkualitas cod grosir viral elegan asli " +
		"bagus terlaris model nyaman tebal best promo kualitas ori modern cantik unik halus lembut kuat simple")
	shouts = []string{"READY STOCK", "[COD]", "TERMURAH!", "PROMO", "(BISA COD)", "BEST SELLER", "Bisa Bayar di Tempat", "✨NEW✨", "[LOKAL]", "GRATIS ONGKIR"}
	places = strings.Split("Jakarta Barat,Kota Bandung,Kab. Tangerang,Kota Surabaya,Jakarta Utara,Kab. Bogor,Kota Surakarta,Kab. Bandung,"+
		"Kota Bekasi,Kota Yogyakarta,Kab. Sidoarjo,Kota Semarang,Kab. Jepara,Kota Medan,Kota Tasikmalaya,Kab. Garut,Kota Malang,Kab. Rembang,"+
		"Kota Denpasar,Kota Makassar,Kota Palembang,Kab. Cirebon,Kota Pekalongan,Kota Padang", ",")
	platforms = []knowledge.Platform{
		knowledge.PlatformShopee, knowledge.PlatformTokopedia, knowledge.PlatformTikTokShop, knowledge.PlatformLazada,
	}
)

// rareWords is how many names of brands and models there are.
const rareWords = 200_000

// rareWord is the name with that rank: two of three are made of syllables, as
// brands are, the third of letters and digits, as models are.
func rareWord(rank int) string {
	const consonants, vowels, letters = "bcdfghjklmnprstvwyz", "aiueo", "ABCDEFGHJKLMNPRSTUVWXYZ"
	const syllables = len(consonants) * len(vowels)
	const total = syllables * syllables * syllables
	scattered := (rank + 1) * 524_287 % total // a prime, so that no two ranks share a name
	if rank%3 == 2 {
		return fmt.Sprintf("%c%c%d", letters[scattered%23], letters[scattered/23%23], 10+scattered/23/23)
	}
	var name strings.Builder
	for range 3 {
		s := scattered % syllables
		name.WriteByte(consonants[s/len(vowels)])
		name.WriteByte(vowels[s%len(vowels)])
		scattered /= syllables
	}
	return name.String()
}
