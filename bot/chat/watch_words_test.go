package chat

import "testing"

func TestWhatAsksToBeToldOfAPrice(t *testing.T) {
	for _, s := range []string{
		"pantau harga kerudung voal", "tolong pantau kerudung voal 7%", "min mau pantau harga tas dong",
		"kabari kalau harga impor turun 10%", "kabarin ya kalo harga kerudung naik", "kasih tau saya kalau harganya berubah",
		"beri kabar jika kerudung voal naik 5 persen", "infoin klo harga lokal geser", "berhenti pantau kerudung",
		"stop kabari kalau harga turun", "jangan pantau lagi", "awasi harga sandal",
	} {
		if !asksWatch(s) {
			t.Errorf("%q is not taken for it", s)
		}
	}
	for _, s := range []string{
		"", "jual kerudung voal 45rb, di tiktok 15rb", "kasih tau kalau jual 45rb untung berapa", "beri saran kalau harga naik",
		"kabari dong kalau ada program bantuan", "kasih tau kalau harga turun jadi 40rb masih untung gak", "awas barang palsu",
		"harga naik turun terus", "kalau harga turun gimana", "berhenti", "gimana cara memantau pesaing", "stop kontak 25rb",
		"kasih diskon kalau harga naik", "10%",
	} {
		if asksWatch(s) {
			t.Errorf("%q is taken for it", s)
		}
	}
}

func TestWhatIsReadOfAWatch(t *testing.T) {
	for _, test := range []struct {
		s    string
		want watchWords
	}{
		{"kerudung voal 7%", watchWords{product: "kerudung voal", threshold: 700}},
		{"kerudung voal 7,5 persen", watchWords{product: "kerudung voal", threshold: 750}},
		{"tolong pantau harga impor kerudung voal ya", watchWords{product: "kerudung voal", verb: true}},
		{"kabari saya kalau harga kerudung voal naik atau turun 10%", watchWords{product: "kerudung voal", threshold: 1000, verb: true}},
		{"kasih tahu kalau harga tahu bulat berubah lebih dari 5%", watchWords{product: "tahu bulat", threshold: 500}},
		{"kabari kalau harga impor turun 10%", watchWords{threshold: 1000, verb: true}},
		{"pantau pintu geser", watchWords{product: "pintu geser", verb: true}},
		{"pantau stop kontak 20%", watchWords{product: "stop kontak", threshold: 2000, verb: true}},
		{"pantau kerudung naik 15%", watchWords{product: "kerudung", threshold: 1500, verb: true}},
		{"berhenti kerudung voal", watchWords{product: "kerudung voal", stop: true}},
		{"berhenti semua", watchWords{stop: true, all: true}},
		{"jangan pantau kerudung lagi", watchWords{product: "kerudung", stop: true, verb: true}},
		{"kerudung berhenti", watchWords{product: "kerudung", stop: true}},
		{"kerudung 0%", watchWords{product: "kerudung", refused: true}},
		{"kerudung 0,5%", watchWords{product: "kerudung", refused: true}},
		{"kerudung 91%", watchWords{product: "kerudung", refused: true}},
		{"kerudung 90%", watchWords{product: "kerudung", threshold: 9000}},
		{"kerudung -10%", watchWords{product: "kerudung", threshold: 1000}},
		{"kerudung 10% atau 20%", watchWords{product: "kerudung", threshold: 1000}},
	} {
		if got := readWatch(test.s); got != test.want {
			t.Errorf("%q is read as %+v, want %+v", test.s, got, test.want)
		}
	}
}

func TestAnswersToWhatIsAskedAboutAWatch(t *testing.T) {
	for _, test := range []struct {
		s, wanting, rest string
	}{
		{"10", wantThreshold, "10%"},
		{"7,5 persen aja kak", wantThreshold, "7,5%"},
		{"yang 20%", wantThreshold, "20%"},
		{"200%", wantThreshold, "200%"},
		{"28rb", wantThreshold, ""},
		{"5 atau 10", wantThreshold, ""},
		{"gimana caranya?", wantThreshold, ""},
		{"10", "", ""},
		{"ya", wantConsent, "setuju"},
		{"Boleh", wantConsent, "setuju"},
		{"gak", wantConsent, "tidak"},
		{"berapa harganya", wantConsent, ""},
		{"ya", wantThreshold, ""},
	} {
		if rest, ok := answerToWish(test.s, test.wanting); rest != test.rest || ok != (test.rest != "") {
			t.Errorf("%q to %q is read as %q, %v, want %q", test.s, test.wanting, rest, ok, test.rest)
		}
	}
}

func FuzzReadWatch(f *testing.F) {
	for _, s := range []string{"kerudung voal 7%", "kabari kalau turun 10 persen", "berhenti semua", "5%%% 6", "₿ 1e9%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		said := readWatch(s)
		asksWatch(s)
		if said.threshold != 0 && said.refused {
			t.Errorf("%q is taken and refused", s)
		}
	})
}
