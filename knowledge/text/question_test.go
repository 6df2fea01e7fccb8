package text

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"setara/knowledge"
)

func TestTokensKeepTheirPlaceInTheSource(t *testing.T) {
	for _, s := range []string{
		"jual 45rb di TikTok", "４５rb 𝐣𝐮𝐚𝐥 ½ kg", "kerudung😭😭 15rb", "a\u200bb\u0301c", "\xff\xfejual\x80 45", "مرحبا 45rb", "h̷e̴l̵l̶o 10rb",
	} {
		end := 0
		for _, token := range Tokenize(s) {
			if token.Start < end || token.End <= token.Start || token.End > len(s) || s[token.Start:token.End] != token.Raw {
				t.Fatalf("%q: token %+v is out of place", s, token)
			}
			end = token.Start
		}
	}
}

func TestTokensOfASentence(t *testing.T) {
	var got []string
	for _, token := range Tokenize("Jual anak2 sandal-sandal 45rb, harganya mahaaal! 1,2jt isi2 kerudung-voal jum'at") {
		got = append(got, token.Text)
	}
	want := "jual anak2 sandal-sandal 45 rb , harganya mahal ! 1,2 jt isi 2 kerudung - voal jumat"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestQuestionWordsArePutPlainly(t *testing.T) {
	for typed, want := range map[string]string{
		"brp": "berapa", "gmn": "bagaimana", "piye": "bagaimana", "kumaha": "bagaimana", "pira": "berapa", "sabaraha": "berapa",
		"yg": "yang", "dr": "dari", "utk": "untuk", "sy": "saya", "gw": "saya", "abdi": "saya", "kulo": "saya", "adol": "jual", "sandal": "sandal",
	} {
		if got := Spoken(typed); got != want {
			t.Errorf("%q is put as %q, want %q", typed, got, want)
		}
	}
}

func TestWordListsCanBeRead(t *testing.T) {
	d, err := loadQuestionData()
	if err != nil {
		t.Fatal(err)
	}
	for spoken, plain := range d.spoken {
		if again, known := d.spoken[plain]; known {
			t.Errorf("cakapan.tsv: %q leads to %q, which leads on to %q", spoken, plain, again)
		}
	}
	for word, u := range d.units {
		switch u.unit {
		case "", knowledge.UnitPiece, knowledge.UnitPair, knowledge.UnitSet, knowledge.UnitKilogram, knowledge.UnitLitre, knowledge.UnitMetre:
		default:
			t.Errorf("satuan.tsv: %q has the unknown unit %q", word, u.unit)
		}
	}
	for name, p := range d.platforms {
		if p.platform.Name() == string(p.platform) {
			t.Errorf("lokapasar.tsv: %q names the unknown marketplace %q", name, p.platform)
		}
	}
}

func TestLongAndHostileTextsAreReadQuickly(t *testing.T) {
	for name, s := range map[string]string{
		"one letter":    strings.Repeat("a", 1<<20),
		"prices":        strings.Repeat("45rb di tiktok 15rb ", 50_000),
		"digits":        strings.Repeat("9", 1<<20),
		"numbers":       strings.Repeat("1 ", 1<<19),
		"fractions":     strings.Repeat("1/2 ", 1<<18),
		"dashes":        strings.Repeat("1-", 1<<19),
		"marks":         strings.Repeat("-.,/", 1<<18),
		"accents":       "a" + strings.Repeat("\u0301", 1<<19),
		"number words":  strings.Repeat("satu dua tiga ", 1<<16),
		"not text":      strings.Repeat("\xff\xfe\x80", 1<<18),
		"right to left": strings.Repeat("\u202e45rb", 1<<16),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			ReadQuestion(s)
			Tokenize(s)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %s", took)
			}
		})
	}
}

func FuzzMoney(f *testing.F) {
	for _, texts := range moneyForms {
		f.Add(texts[0])
	}
	for _, s := range []string{"-45rb", "20-25rb", "1jt2", "Rp", "Rp.", "1/0 juta", "½", "setengah", "ribu", "9999999999999999999jt", "0,", "1.2.3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := ReadQuestion(s)
		for _, m := range q.Money {
			if m.Low > m.High || m.Low < 0 || m.High > knowledge.MaxRupiah || m.Impossible && m.High != 0 {
				t.Fatalf("%q is read as %+v", s, m)
			}
		}
	})
}

func FuzzQuestion(f *testing.F) {
	for _, s := range []string{
		"min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?", "sandal sekodi 600 ribu", "1/2 kg 20rb", "45rb-an 20%",
		"\u200b\u202e４５", "a\u0301\u0301", "kopi 250gr", "isi", "per", "@@", "1x", "6x100gr", "\xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := ReadQuestion(s)
		if len(q.Tokens) != len(q.Words) {
			t.Fatalf("%d tokens, %d words", len(q.Tokens), len(q.Words))
		}
		claimed := make([]bool, len(q.Tokens))
		claim := func(first, last int) {
			if first > last || last >= len(q.Tokens) {
				t.Fatalf("%q: mention of tokens %d to %d of %d", s, first, last, len(q.Tokens))
			}
			for i := first; i <= last; i++ {
				if claimed[i] {
					t.Fatalf("%q: token %d is mentioned twice", s, i)
				}
				claimed[i] = true
			}
		}
		for _, m := range q.Money {
			claim(m.First, m.Last)
		}
		for _, m := range q.Quantities {
			claim(m.First, m.Last)
			if m.Pack <= 0 || m.Pack > knowledge.MaxPack {
				t.Fatalf("%q: pack %d", s, m.Pack)
			}
		}
		for _, m := range q.Platforms {
			claim(m.First, m.Last)
		}
		for _, m := range q.Percents {
			claim(m.First, m.Last)
		}
		for _, m := range q.Others {
			claim(m.First, m.Last)
		}
		for _, token := range q.Tokens {
			if token.End > len(q.Source) || utf8.ValidString(q.Source) && !utf8.ValidString(token.Raw) {
				t.Fatalf("%q: token %+v", s, token)
			}
		}
	})
}

func BenchmarkReadQuestion(b *testing.B) {
	for b.Loop() {
		ReadQuestion("min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?")
	}
}
