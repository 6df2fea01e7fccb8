package chat

// The words that say what a figure about cost is for.
var (
	// batchWords lead to what a batch makes, shareWords to how many an amount
	// is enough for, or to what a batch makes where nothing else was said.
	batchWords = wordSet(`jadi menjadi hasil hasilnya jadinya menghasilkan keluar terjual`)
	shareWords = wordSet(`dapat dapatnya cukup muat bisa buat untuk`)
	// enoughWords lead to how many an amount is enough for and nothing else.
	enoughWords = wordSet(`cukup muat bisa`)
	// makeWords say that goods are made; a count behind them is what is made.
	makeWords = wordSet(`bikin buat produksi memproduksi membuat jual laku jualan order pesanan rata2 olah`)
	// failWords say that goods cannot be sold.
	failWords = wordSet(`gagal gagalnya gosong rusak rusaknya pecah cacat reject rejek sortir sortiran afkir bs retak hancur
		bantat basi busuk remuk patah melempem sobek robek penyok bocor kegagalan apkir susut susutnya menyusut`)
	// lastWords lead to how long a tool lasts.
	lastWords = wordSet(`tahan umur umurnya awet kuat pakai dipakai usia masa bertahan tahannya`)
	// swapWords announce a correction.
	swapWords = wordSet(`salah harusnya seharusnya ganti diganti ralat koreksi ubah diubah maksud maksudnya revisi benar benarnya mestinya`)
	// strikeWords take a part away.
	strikeWords = wordSet(`hapus dihapus hapuskan buang dibuang hilangkan coret dicoret batalkan keluarkan`)
	// totalWords sum up a kind.
	totalWords = wordSet(`total totalnya semua semuanya jumlah jumlahnya keseluruhan`)
	// eachWords say that an amount is for one of what was counted.
	eachWords = wordSet(`each masing masing2 masing-masing masingnya satuannya`)
	// joinWords part one part of the cost from the next.
	joinWords = wordSet(`dan terus lalu plus tambah ditambah kemudian ples serta abis`)
	// nothingWords say that there is none.
	nothingWords = wordSet(`kosong nihil gratis nol tanpa termasuk euweuh`)
	// kaliWords multiply, or count batches.
	kaliWords = wordSet(`kali x adonan resep batch loyangan masakan`)
)

// hasNone are the words that make "gak" say that there is none.
var hasNone = wordSet(`ada ono ana aya pakai perlu butuh punya beli bayar dihitung hitung usah`)

// timeWords are the times that an amount is for, in days.
var timeWords = map[string]int64{
	"taun": daysOfYear, "setaun": daysOfYear, "mg": 7,
	"sebulan": daysOfMonth, "bulan": daysOfMonth, "bln": daysOfMonth, "bulanan": daysOfMonth, "perbulan": daysOfMonth,
	"sebln": daysOfMonth, "bulannya": daysOfMonth, "sabulan": daysOfMonth, "sewulan": daysOfMonth, "perbln": daysOfMonth,
	"seminggu": 7, "minggu": 7, "mingguan": 7, "perminggu": 7, "saminggu": 7, "mgg": 7,
	"sehari": 1, "hari": 1, "harian": 1, "perhari": 1, "seharinya": 1, "sedino": 1, "sadinten": 1,
	"setahun": daysOfYear, "tahun": daysOfYear, "thn": daysOfYear, "tahunan": daysOfYear, "pertahun": daysOfYear,
}

// bareTimes are those of the times that say one of it by themselves.
var bareTimes = wordSet(`sebulan bulanan perbulan sebln sabulan sewulan perbln seminggu mingguan perminggu saminggu
	sehari harian perhari sedino sadinten seharinya setahun tahunan pertahun setaun`)

// oneWords name one of the goods, whatever they are.
var oneWords = wordSet(`barang produk item pesanan order orderan jadi satu biji`)

// useWords lead to how much of what was bought is taken.
var useWords = wordSet(`pakai dipakai pakainya kepakai terpakai butuh butuhnya ambil`)

// workWords are what work is paid by.
var workWords = wordSet(`jam orang hari shift`)

// spelledMeasures are the units whose price nobody says for one of it.
var spelledMeasures = wordSet(`gr gram grm grams g ml mili mililiter cc cm`)

// costFiller tells whether a word is never part of a name.
func costFiller(word string) bool {
	if _, known := costKindOf(word); known {
		return false
	}
	return len(word) < 2 || lists.filler(word) || smallCostWords[word]
}

// smallCostWords are fillers of sentences about cost.
var smallCostWords = wordSet(`kira-kira kurang-lebih habis abis belinya totalan sekali kali perlu butuh kurleb kira2 kira sekitaran pas an nan annya
	yg dr utk rp idr perak rupiah rb aja doang cuman bayarnya biasane harganya sekalian catat tulis masuk masukin masukan
	tambahin mau kalo klo itu ini dirumah rumah pun lebih kurang pcsnya bijinya nya`)
