package ingest

// column is one thing that a record says: a column of Setara's own files
// (design: source, sku, title, …), or one that only others have.
type column string

// The columns of Setara's own files.
const (
	colSource         column = "source"
	colSKU            column = "sku"
	colTitle          column = "title"
	colPrice          column = "price"
	colPriceOriginal  column = "price_original"
	colPriceMin       column = "price_min"
	colPriceMax       column = "price_max"
	colUnit           column = "unit"
	colPack           column = "pack"
	colPlatform       column = "platform"
	colShop           column = "shop"
	colLocation       column = "location"
	colOrigin         column = "origin"
	colOriginEvidence column = "origin_evidence"
	colURL            column = "url"
	colSold           column = "sold"
	colRating         column = "rating"
	colCategory       column = "category"
	colObservedOn     column = "observed_on"
)

// The columns that others have beside them.
const (
	// colPriceDiscounted is a price after a discount, beside a price before.
	colPriceDiscounted column = "price after discount"
	colPriceRange      column = "price range"
	colCurrency        column = "currency"
	// colBadges are labels on a listing's card: badges, and at times the
	// count sold.
	colBadges      column = "badges"
	colCrossBorder column = "cross border"
	colShopID      column = "shop id"
	// colQuantity is a bare "jumlah": a count sold only where it says so.
	colQuantity column = "quantity"
)

// ownColumns are the names that a person may map a header to.
var ownColumns = map[column]bool{
	colSource: true, colSKU: true, colTitle: true, colPrice: true, colPriceOriginal: true, colPriceMin: true,
	colPriceMax: true, colUnit: true, colPack: true, colPlatform: true, colShop: true, colLocation: true,
	colOrigin: true, colOriginEvidence: true, colURL: true, colSold: true, colRating: true, colCategory: true,
	colObservedOn: true,
}

// headerNames are the headers of others for each column, in normal form (see
// headerWords), the surest first: where a file has several, the first that is
// not blank in a record is taken. Setara's own name goes before all of them,
// except that Shopee's "sold" counts a month and "historical sold" all.
var headerNames = map[column][]string{
	colSource: {"sumber", "sumber data", "data source"},
	colSKU: {
		"product id", "productid", "item id", "itemid", "id produk", "id barang", "kode produk", "kode barang",
		"listing id", "sku id", "nomor sku", "no sku", "product id str", "asin", "kode", "id",
	},
	colTitle: {
		"nama produk", "nama barang", "product name", "product title", "judul produk", "judul iklan", "judul",
		"nama", "name", "nama item", "item name", "item title", "listing title", "nama dagangan", "nama jualan",
		"produk", "product", "barang", "item",
	},
	colPrice: {
		"price number", "harga", "harga jual", "harga sekarang", "harga akhir", "harga saat ini", "current price",
		"final price", "selling price", "price value", "price amount", "price text", "price formatted",
		"harga produk", "harga barang", "harga satuan", "unit price",
	},
	colPriceDiscounted: {
		"harga diskon", "pricedc", "price dc", "discounted price", "discount price", "price after discount",
		"harga setelah diskon", "harga promo", "promo price", "sale price", "special price", "harga spesial",
		"harga flash sale", "flash sale price", "harga obral",
	},
	colPriceOriginal: {
		"original price", "price original", "harga asli", "harga coret", "harga normal", "harga awal", "harga lama",
		"harga sebelum diskon", "price before discount", "slashed price", "slash price", "strikethrough price",
		"list price", "regular price", "old price", "normal price", "msrp",
	},
	colPriceMin: {
		"min price", "minimum price", "lowest price", "low price", "price low", "harga min", "harga minimum",
		"harga minimal", "harga terendah", "harga termurah",
	},
	colPriceMax: {
		"max price", "maximum price", "highest price", "high price", "price high", "harga max", "harga maksimum",
		"harga maksimal", "harga tertinggi", "harga termahal", "harga maks",
	},
	colPriceRange: {"range price", "range harga", "rentang harga", "kisaran harga", "harga range"},
	colCurrency:   {"price currency", "currency code", "mata uang", "matauang", "kode mata uang"},
	colUnit:       {"satuan", "satuan jual", "unit name", "uom"},
	colPack: {
		"isi", "isi pack", "isi kemasan", "isi per pack", "isi paket", "jumlah isi", "pack size", "qty per pack",
		"pieces per pack",
	},
	colPlatform: {
		"marketplace", "asal ecommerce", "ecommerce", "e commerce", "nama marketplace", "marketplace name",
		"nama ecommerce", "lokapasar", "toko online", "channel", "situs", "website",
	},
	colShop: {
		"shop name", "nama toko", "toko", "seller", "seller name", "penjual", "nama penjual", "store", "store name",
		"merchant", "merchant name", "lapak", "nama lapak", "pelapak", "shop username", "seller username", "vendor",
	},
	colLocation: {
		"shop city", "shop location", "lokasi", "kota", "city", "lokasi toko", "kota toko", "lokasi penjual",
		"kota penjual", "seller location", "seller city", "store location", "item location", "location city",
		"city name", "kota asal", "dikirim dari", "ship from", "shipped from", "kabupaten", "kota kabupaten",
		"kab kota", "wilayah", "daerah", "alamat toko",
	},
	colOrigin: {
		"country of origin", "country origin", "negara asal", "asal negara", "negara pembuat", "negara produksi",
		"asal produk", "asal barang", "made in", "buatan", "country", "negara", "asal",
	},
	colOriginEvidence: {"bukti asal"},
	colURL: {
		"link", "product url", "product link", "url produk", "link produk", "url desktop", "url barang",
		"link barang", "item url", "link url", "tautan", "url mobile", "web url", "canonical url", "permalink",
		"href", "applink",
	},
	colSold: {
		"historical sold", "count sold", "countsold", "sold count", "total sold", "items sold", "item sold",
		"units sold", "global sold count", "historical sold count", "terjual", "jumlah terjual", "total terjual",
		"produk terjual", "qty terjual", "penjualan", "jumlah penjualan", "sales", "sold text", "sold label",
		"historical sold count text", "terjual bulan", "monthly sold",
	},
	colQuantity: {"jumlah", "qty", "quantity"},
	colRating: {
		"rating average", "average rating", "avg rating", "rating star", "rating value", "rating score",
		"product rating", "rating produk", "bintang", "star", "stars", "skor",
	},
	colCategory: {
		"category breadcrumb", "breadcrumb", "category path", "kategori", "kategori produk", "product category",
		"category name", "kategori barang", "categories", "jenis produk", "jenis",
	},
	colObservedOn: {
		"observed at", "scraped at", "scraped on", "scrape date", "scraping date", "date scraped", "scrape time",
		"scraping time", "scrape timestamp", "crawled at", "crawled on", "crawl date", "fetched at", "retrieved at",
		"retrieved on", "collected at", "captured at", "extracted at", "snapshot date", "tanggal scraping",
		"tanggal scrape", "tanggal ambil", "tanggal pengambilan", "tanggal diambil", "diambil pada", "waktu ambil",
		"waktu pengambilan", "tanggal data", "tanggal cek", "tanggal pantau", "tanggal survei", "tanggal observasi",
		"tanggal catat", "tanggal pencatatan", "per tanggal", "tanggal", "tgl", "date", "timestamp", "waktu",
	},
	colBadges:      {"label groups", "label titles", "badge", "badge title", "labels", "label", "lencana"},
	colCrossBorder: {"cb option", "is cross border", "crossborder", "is crossborder", "is overseas"},
	colShopID:      {"shopid"},
}

// candidate is a header's place in headerNames.
type candidate struct {
	col  column
	rank int
}

// knownHeaders finds a column by the normal form of a header.
var knownHeaders = indexHeaders()

func indexHeaders() map[string]candidate {
	index := make(map[string]candidate)
	for col, names := range headerNames {
		for i, name := range names {
			index[headerWords(name)] = candidate{col, i + 1}
		}
		own := headerWords(string(col))
		index[own] = candidate{col, 0}
	}
	index["historical sold"] = candidate{colSold, -1}
	return index
}
