package chat

import "testing"

func TestHiddenNumbersAreNeitherAmountsNorWhatIsAskedAbout(t *testing.T) {
	for said, read := range map[string]string{
		"NIK saya •••••••••••••••• mau jual sandal 60rb modal 38rb":        "mau jual sandal 60rb modal 38rb",
		"jual sandal 60rb modal 38rb, no wa saya: •••• •••• ••••":          "jual sandal 60rb modal 38rb",
		"jual sandal 60rb modal 38rb, hp 0812 3456 7890 ya":                "jual sandal 60rb modal 38rb, ya",
		"ktp saya •••••••••••••••• , boleh minta kur?":                     "boleh minta kur?",
		"cara urus NIB gimana kak? NIK ••••••••••••••••":                   "cara urus NIB gimana kak? NIK",
		"stok •••••••••• pcs sandal, modal 38rb jual 60rb":                 "stok pcs sandal, modal 38rb jual 60rb",
		"kenapa petugas minta NIK saya ••••••••••••••••?":                  "kenapa petugas minta NIK saya ?",
		"NIK saya ••••••••••••••••":                                        "NIK saya",
		"••••••••••••":                                                     "••••••••••••",
		"• kain 20rb\n• benang 5rb\n• jadi 10 kaos":                        "• kain 20rb\n• benang 5rb\n• jadi 10 kaos",
		"jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gimana?": "jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gimana?",
	} {
		got := askedBesides(said)
		if got != read {
			t.Errorf("%q is read as %q, want %q", said, got, read)
		}
		if again := askedBesides(got); again != got {
			t.Errorf("%q is read as %q the second time", got, again)
		}
	}
}
