package text

import (
	"testing"

	"setara/knowledge"
)

func TestWhatOnePriceBuys(t *testing.T) {
	for form, want := range map[string]Quantity{
		"selusin":             {Pack: 12_000},
		"slusin":              {Pack: 12_000},
		"1 lusin":             {Pack: 12_000},
		"per lusin":           {Pack: 12_000, Per: true},
		"perlusin":            {Pack: 12_000, Per: true},
		"/lsn":                {Pack: 12_000, Per: true},
		"lusinan":             {Pack: 12_000, Per: true},
		"1/2 lusin":           {Pack: 6_000},
		"½ lusin":             {Pack: 6_000},
		"setengah lusin":      {Pack: 6_000},
		"dua lusin":           {Pack: 24_000},
		"sekodi":              {Pack: 20_000},
		"sakodi":              {Pack: 20_000},
		"per kodi":            {Pack: 20_000, Per: true},
		"kodian":              {Pack: 20_000, Per: true},
		"1 gross":             {Pack: 144_000},
		"segros":              {Pack: 144_000},
		"serim":               {Pack: 500_000},
		"isi 12":              {Pack: 12_000, Contents: true},
		"isi 12 pcs":          {Unit: "pcs", Pack: 12_000, Contents: true},
		"isi selusin":         {Pack: 12_000, Contents: true},
		"isinya 6":            {Pack: 6_000, Contents: true},
		"dapet 3":             {Pack: 3_000, Contents: true},
		"12 pcs":              {Unit: "pcs", Pack: 12_000},
		"12pcs":               {Unit: "pcs", Pack: 12_000},
		"tiga biji":           {Unit: "pcs", Pack: 3_000},
		"per lembar":          {Unit: "pcs", Pack: 1_000, Per: true},
		"/potong":             {Unit: "pcs", Pack: 1_000, Per: true},
		"sebotol":             {Unit: "pcs", Pack: 1_000},
		"eceran":              {Unit: "pcs", Pack: 1_000, Per: true},
		"3 pasang":            {Unit: "pair", Pack: 3_000},
		"sepasang":            {Unit: "pair", Pack: 1_000},
		"/pasang":             {Unit: "pair", Pack: 1_000, Per: true},
		"per set":             {Unit: "set", Pack: 1_000, Per: true},
		"sekilo":              {Unit: "kg", Pack: 1_000},
		"sakilo":              {Unit: "kg", Pack: 1_000},
		"per kg":              {Unit: "kg", Pack: 1_000, Per: true},
		"/kg":                 {Unit: "kg", Pack: 1_000, Per: true},
		"perkilo":             {Unit: "kg", Pack: 1_000, Per: true},
		"kiloan":              {Unit: "kg", Pack: 1_000, Per: true},
		"250 gr":              {Unit: "kg", Pack: 250},
		"250gram":             {Unit: "kg", Pack: 250},
		"per 100 gr":          {Unit: "kg", Pack: 100, Per: true},
		"setengah kilo":       {Unit: "kg", Pack: 500},
		"seperempat kilo":     {Unit: "kg", Pack: 250},
		"1/4 kg":              {Unit: "kg", Pack: 250},
		"sekilo setengah":     {Unit: "kg", Pack: 1_500},
		"satu setengah kilo":  {Unit: "kg", Pack: 1_500},
		"1½ kg":               {Unit: "kg", Pack: 1_500},
		"1,5kg":               {Unit: "kg", Pack: 1_500},
		"2 ons":               {Unit: "kg", Pack: 200},
		"seons":               {Unit: "kg", Pack: 100},
		"sekwintal":           {Unit: "kg", Pack: 100_000},
		"6x100gr":             {Unit: "kg", Pack: 600},
		"250gr x 12":          {Unit: "kg", Pack: 3_000},
		"10/12 pasang":        {Unit: "pair", Pack: 1_000, Unclear: true},
		"3/4 kg":              {Unit: "kg", Pack: 750},
		"1/8 kg":              {Unit: "kg", Pack: 125},
		"100ml":               {Unit: "l", Pack: 100},
		"seliter":             {Unit: "l", Pack: 1_000},
		"0,5 liter":           {Unit: "l", Pack: 500},
		"per meter":           {Unit: "m", Pack: 1_000, Per: true},
		"meteran":             {Unit: "m", Pack: 1_000, Per: true},
		"/m":                  {Unit: "m", Pack: 1_000, Per: true},
		"3 meter":             {Unit: "m", Pack: 3_000},
		"sedus":               {Unit: "pcs", Pack: 1_000, Unclear: true},
		"1 seri":              {Unit: "pcs", Pack: 1_000, Unclear: true},
		"per bal":             {Unit: "pcs", Pack: 1_000, Per: true, Unclear: true},
		"sedus isi 24":        {Pack: 24_000, Contents: true},
		"2 box isi 10":        {Pack: 20_000, Contents: true},
		"1 toples 500 gr":     {Unit: "kg", Pack: 500, Contents: true},
		"terjual 500 pcs":     {Unit: "pcs", Pack: 500_000, Traded: true},
		"stok 100 pcs":        {Unit: "pcs", Pack: 100_000, Traded: true},
		"kapasitas 5 liter":   {Unit: "l", Pack: 5_000, Size: true},
		"ukuran 2 meter":      {Unit: "m", Pack: 2_000, Size: true},
		"100 pcs sehari":      {Unit: "pcs", Pack: 100_000, Traded: true},
		"selusin dua ratus":   {Pack: 12_000},
		"minimal order 6 pcs": {Unit: "pcs", Pack: 6_000, Traded: true},
	} {
		q := ReadQuestion("kerupuk " + form)
		if len(q.Quantities) != 1 {
			t.Errorf("%q is read as %+v, want one quantity", form, q.Quantities)
			continue
		}
		got := q.Quantities[0]
		got.First, got.Last = 0, 0
		if got != want {
			t.Errorf("%q is read as %+v, want %+v", form, got, want)
		}
	}
}

func TestWordsThatOnlyLookLikeQuantities(t *testing.T) {
	for _, form := range []string{"sebal", "sepak bola", "perak", "permen", "percuma", "sebuah toko", "potongan harga", "isi pulsa",
		"per hari", "tas kw 350rb", "12 orang", "2x3 meter", "seribu", "sekolah", "sarung", "pakan"} {
		if q := ReadQuestion(form); len(q.Quantities) != 0 {
			t.Errorf("%q is read as %+v", form, q.Quantities)
		}
	}
}

func TestMarketplacesByTheirNicknames(t *testing.T) {
	for form, want := range map[string]knowledge.Platform{
		"di oren": "shopee", "toko oren": "shopee", "shope": "shopee", "sopi": "shopee", "shoppee": "shopee", "SHOPEE": "shopee", "shopeenya": "shopee",
		"di ijo": "tokopedia", "tokped": "tokopedia", "toped": "tokopedia", "tokopdia": "tokopedia", "toko hijau": "tokopedia", "tkpd": "tokopedia",
		"toktok": "tiktok-shop", "tiktod": "tiktok-shop", "tts": "tiktok-shop", "tik tok shop": "tiktok-shop", "tiktokshop": "tiktok-shop", "Tik-Tok": "tiktok-shop",
		"lzd": "lazada", "lazda": "lazada", "di bl": "bukalapak", "buka lapak": "bukalapak", "blibli": "blibli",
		"fb marketplace": "facebook", "fesbuk": "facebook", "ig": "instagram", "instgram": "instagram", "lewat wa": "whatsapp", "wasap": "whatsapp",
	} {
		if q := ReadQuestion(form); len(q.Platforms) != 1 || q.Platforms[0].Platform != want {
			t.Errorf("%q is read as %+v, want %s", form, q.Platforms, want)
		}
	}
	for _, form := range []string{"kerudung ijo", "tas orange", "nomor wa", "jilbab hijau army", "shopping", "tokoh", "blender", "stok", "titik"} {
		if q := ReadQuestion(form); len(q.Platforms) != 0 {
			t.Errorf("%q is read as %+v, want no marketplace", form, q.Platforms)
		}
	}
}

func TestPercentages(t *testing.T) {
	for form, want := range map[string]knowledge.BasisPoints{
		"25%": 2500, "25 persen": 2500, "12,5%": 1250, "0.5 %": 50, "dua puluh persen": 2000, "100 persen": 10000, "20 prosen": 2000,
	} {
		if q := ReadQuestion("margin " + form); len(q.Percents) != 1 || q.Percents[0].Value != want || len(q.Money) != 0 {
			t.Errorf("%q is read as %+v, want %s", form, q.Percents, want)
		}
	}
}
