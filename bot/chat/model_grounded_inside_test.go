package chat

import "testing"

func TestHonestWordsOnWhatToolsFindAreGroundedAndOthersAreNot(t *testing.T) {
	c, _ := newToolChat(t)
	const fees, halal = `{"platforms":["shopee"],"topic":"sales","mall":false,"product":null}`, `{"query":"sertifikat halal gratis","need":null}`
	for _, test := range []struct {
		said, tool, arguments, text string
		honest                      bool
	}{
		{kerudungSaid, "advice", kerudungCall(), "Saingan itu memang murah, Kak. Di pasar, {{f27}}, sedangkan {{f35}} dan {{f31}}.\n\nSupaya tetap untung, {{f10}}.", true},
		{kerudungSaid, "advice", kerudungCall(), "Ikuti saja harga Rp15.000, Kak.", false},
		{kerudungSaid, "advice", kerudungCall(), "Harga tengah barang lokal Rp17.500, Kak.", false},
		{"mau halal gratis", "programs", halal, "Bisa, Kak. Lewat {{e1}} sertifikat halalnya gratis.\n\n{{b6}}\n\n{{b7}}", true},
		{"mau halal gratis", "programs", halal, "Bisa, Kak, lewat program Halal Kilat Nusantara.", false},
		{"butuh duit buat usaha", "programs", `{"query":null,"need":"modal"}`, "Kakak bisa coba KUR Mikro: {{f1}} dan {{f2}}. Kalau belum bisa ke bank, ada {{e3}}.", true},
		{"admin shopee piro", "fees", fees, "Untuk Shopee, Kak: {{f1}} sampai {{f2}}. Selain itu ada {{f11}}.", true},
		{"permendag 31 isine opo", "rules", `{"query":"isi Permendag 31/2023"}`, "Permendag 31/2023 mengatur jualan lewat internet, Kak.", true},
		{"permendag 31 isine opo", "rules", `{"query":"isi Permendag 31/2023"}`, "Permendag 99/2024 mengatur jualan lewat internet, Kak.", false},
	} {
		t.Run(test.text, func(t *testing.T) {
			e, _ := called(t, c, test.said, test.tool, test.arguments)
			g := e.grounding(test.said)
			if flaws := g.Check(test.text); (len(flaws) == 0) != test.honest {
				t.Errorf("flaws %v", flaws)
			}
		})
	}
}
