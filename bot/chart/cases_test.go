package chart

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"setara/bot/chat"
	"setara/knowledge"
)

// spread are n prices around a middle one, the same again for the same seed.
func spread(n int, middle, sigma float64, seed uint64) []knowledge.Rupiah {
	r := rand.New(rand.NewPCG(seed, 1))
	prices := make([]knowledge.Rupiah, n)
	for i := range prices {
		factor := 1 + sigma*r.NormFloat64()
		prices[i] = max(500, knowledge.Rupiah(middle*max(factor, 0.15))/100*100)
	}
	slices.Sort(prices)
	return prices
}

// groupOf is a group of those prices.
func groupOf(origin knowledge.Origin, prices ...knowledge.Rupiah) chat.PictureGroup {
	names := map[knowledge.Origin]string{
		knowledge.OriginLocal: "Lokal", knowledge.OriginImport: "Impor", knowledge.OriginUnknown: "Asal belum diketahui",
	}
	slices.Sort(prices)
	g := chat.PictureGroup{Origin: origin, Name: names[origin], Count: "belum ada", Prices: prices}
	if n := len(prices); n > 0 {
		g.Count = strconv.Itoa(n) + " barang"
		g.Quartiles = knowledge.Quartiles{
			N: n, Min: prices[0], Q1: prices[n/4], Median: prices[n/2], Q3: prices[n*3/4], Max: prices[n-1],
		}
	}
	return g
}

func own(r knowledge.Rupiah) chat.PictureMark {
	return chat.PictureMark{Kind: chat.MarkOwn, Label: "Harga Kakak", Price: r}
}

func competitor(r knowledge.Rupiah) chat.PictureMark {
	return chat.PictureMark{Kind: chat.MarkCompetitor, Label: "Harga saingan", Price: r}
}

func floor(r knowledge.Rupiah) chat.PictureMark {
	return chat.PictureMark{Kind: chat.MarkFloor, Label: "Batas aman", Price: r}
}

func pictureOf(title string, groups []chat.PictureGroup, marks ...chat.PictureMark) *chat.Picture {
	n := 0
	for _, g := range groups {
		n += len(g.Prices)
	}
	return &chat.Picture{
		Title: title, Subtitle: "Per buah · " + strconv.Itoa(n) + " barang sejenis · 2 sampai 23 November 2026",
		Groups: groups, Marks: marks,
		Notes: chat.PictureNotes{
			Box:       "Kotak: separuh barang di tengah.",
			Middle:    "Garis tebal: harga tengah.",
			Multiples: "Jarak di garis harga menunjukkan kelipatan, bukan selisih.",
			Beyond:    "Angka di samping panah: barang yang harganya di luar gambar.",
		},
	}
}

// cases are pictures of all kinds, by what is special about them.
func cases() map[string]*chat.Picture {
	local := func(n int, middle float64) chat.PictureGroup {
		return groupOf(knowledge.OriginLocal, spread(n, middle, 0.25, 1)...)
	}
	imports := func(n int, middle float64) chat.PictureGroup {
		return groupOf(knowledge.OriginImport, spread(n, middle, 0.3, 2)...)
	}
	unknown := func(n int, middle float64) chat.PictureGroup {
		return groupOf(knowledge.OriginUnknown, spread(n, middle, 0.4, 3)...)
	}
	groups := func(g ...chat.PictureGroup) []chat.PictureGroup { return g }
	usual := pictureOf("Harga kerudung voal di pasar",
		groups(local(5, 49_000), imports(3, 17_500), unknown(3, 30_000)), own(45_000), competitor(15_000), floor(31_441))
	usual.Badge = "Data contoh"
	outliers := groupOf(knowledge.OriginUnknown, append(spread(40, 30_000, 0.2, 4), 250_000, 400_000, 410_000)...)
	most := pictureOf("Harga gamis syari premium set khimar jumbo bordir tangan khas Tasikmalaya di pasar",
		groups(local(140, 55_000), imports(90, 32_000), unknown(70, 40_000)), own(60_000), competitor(58_000), floor(59_900))
	most.Badge = "Data contoh"
	return map[string]*chat.Picture{
		"all at once": most,
		"usual":       usual,
		"one point":   pictureOf("Harga payung lipat di pasar", groups(groupOf(knowledge.OriginUnknown, 38_500)), own(45_000)),
		"300 points": pictureOf("Harga kaos polos di pasar",
			groups(local(140, 55_000), imports(90, 32_000), unknown(70, 40_000)), own(60_000), competitor(28_000), floor(39_900)),
		"marks close together": pictureOf("Harga sandal di pasar",
			groups(local(12, 42_000), imports(9, 30_000)), own(40_000), competitor(39_500), floor(40_300)),
		"marks in one place": pictureOf("Harga sandal di pasar",
			groups(local(12, 42_000), imports(9, 30_000)), own(40_000), competitor(40_000), floor(40_000)),
		"wide range": pictureOf("Harga tas di pasar",
			groups(local(20, 900_000), imports(20, 25_000)), own(1_250_000), competitor(19_900), floor(640_000)),
		"outliers": pictureOf("Harga pouch di pasar", groups(outliers), own(35_000), competitor(20_000)),
		"a long name": pictureOf("Harga gamis syari premium set khimar jumbo bordir tangan khas Tasikmalaya ukuran besar 😀 di pasar",
			groups(local(8, 250_000), imports(7, 120_000)), own(280_000), competitor(99_000), floor(215_250)),
		"no imports":   pictureOf("Harga keripik singkong di pasar", groups(local(18, 16_000), imports(0, 1)), own(15_000)),
		"only unknown": pictureOf("Harga gelas di pasar", groups(unknown(31, 21_000)), own(45_000), competitor(15_000), floor(31_441)),
		"all equal": pictureOf("Harga pulpen di pasar",
			groups(groupOf(knowledge.OriginLocal, 2500, 2500, 2500, 2500, 2500, 2500), groupOf(knowledge.OriginImport, 2500)), own(2500)),
		"no marks": pictureOf("Harga mukena di pasar", groups(local(6, 177_000), imports(5, 65_000))),
		"amounts of many digits": pictureOf("Harga kulkas di pasar",
			groups(local(6, 90e6), imports(5, 80e6)), own(99_999_900), competitor(88_888_800), floor(77_777_700)),
		"large amounts": pictureOf("Harga mesin di pasar",
			groups(local(6, 150e9), imports(5, 65e9)), own(1_000_000_000_000), competitor(1_234_567_890), floor(99_999_999_999)),
	}
}
