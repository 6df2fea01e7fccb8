package text

import "testing"

func TestASetIsNoneOfItsPieces(t *testing.T) {
	for _, title := range []string{
		"Nastar, Kastengel, Putri Salju 500 gr",
		"Kue Kering Nastar + Kastengel",
		"Set Perhiasan Kalung Anting Wanita",
		"Paket Serum Toner Pelembap",
		"Skincare MELATI + Serum",
		"Aneka Rempah Kayu Manis Cengkeh Kapulaga",
		"Rempah kapulaga cengkeh ketumbar pilihan",
		"Kalung, Gelang dan Cincin Titanium",
		"Baju Couple Zahra Dress X Kemeja Tenun",
		"Paket Sarung dan Baju Koko",
		"Celana Kulot & Kaos Kaki",
		"Serum & Lipstik",
	} {
		if !several(title) {
			t.Errorf("%q is read as one thing", title)
		}
	}
	for _, title := range []string{
		"Sandal pria / sepatu sandal / sandal gunung",
		"Tas Selempang, Slingbag & Shoulder Bag Wanita",
		"Kalung Liontin Hati",
		"Toples Kue & Permen",
		"Teko Teh & Kopi Keramik",
		"Rak Sandal dan Sepatu",
		"Kopi Susu dan Gula Aren 1 liter",
		"Keripik Singkong + Bumbu Balado",
		"Lada Hitam / Black Pepper / Merica Hitam",
		"Sprei dan Sarung Bantal 180x200",
		"Panci Set isi 3",
		"Kaos Couple Pria Wanita",
		"Tas untuk Laptop dan Buku",
		"Gamis, gratis bros + ciput",
	} {
		if several(title) {
			t.Errorf("%q is read as several goods", title)
		}
	}
}

func several(title string) bool {
	read := ReadTitle(title)
	return read.several
}

func TestSetsAndSinglesAreNotCompared(t *testing.T) {
	for _, tt := range []struct {
		asked, listing string
		want           bool
	}{
		{"nastar", "Nastar, Kastengel, Putri Salju 500 gr", false},
		{"kue kering", "Nastar, Kastengel, Putri Salju 500 gr", true},
		{"paket nastar dan kastengel", "Nastar + Kastengel Toples", true},
		{"set perhiasan", "Set Perhiasan Kalung Anting", true},
		{"set perhiasan", "Kalung Titanium", false},
		{"paket skincare", "Skincare MELATI Cair 100 ml", false},
		{"sarung", "Paket Sarung dan Baju Koko", false},
		{"paket sarung dan baju koko", "Paket Sarung dan Baju Koko Pria", true},
		{"kemeja", "Baju Couple Dress X Kemeja", false},
		{"batik couple", "Kemeja Batik Couple Dress", true},
		{"batik couple", "Kemeja Batik Pria", false},
		{"hoodie anak", "Baju Setelan Hoodie Anak", false},
		{"setelan anak", "Baju Setelan Hoodie Anak", true},
		{"setelan anak", "Setelan Piyama Anak", true},
		{"piyama anak", "Setelan Piyama Anak", true},
	} {
		if s := matched(tt.asked, tt.listing); s.SameKind != tt.want {
			t.Errorf("asked %q, listing %q: comparable %v, want %v", tt.asked, tt.listing, s.SameKind, tt.want)
		}
	}
}

func TestMostOfWhatTellsTheSortMustBeThere(t *testing.T) {
	rare := func(term string) float64 {
		switch term {
		case "kerudung", "baju", "warna":
			return 0.5
		}
		return 4
	}
	for _, tt := range []struct {
		asked, listing string
		want           bool
	}{
		{"bergo maryam", "Bergo Maryam Diamond", true},
		{"bergo maryam", "Bergo Sport Jersey", false},
		{"krim malam", "Night Cream Glowing", true},
		{"krim malam", "Day Cream Glowing", false},
		{"wedang uwuh", "Wedang Jahe Instan", false},
		{"insole sepatu", "Sol Sepatu Busa", true},
		{"jasa jahit gamis", "Jasa Jahit Gorden", false},
		{"case redmi", "Casing Redmi 5", true},
	} {
		title := ReadTitle(tt.listing)
		if s := NewMatcher(ReadTitle(tt.asked), rare).Match(&title); s.SameKind != tt.want {
			t.Errorf("asked %q, listing %q: comparable %v, want %v", tt.asked, tt.listing, s.SameKind, tt.want)
		}
	}
}
