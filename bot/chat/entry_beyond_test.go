package chat_test

import (
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
)

// TestAQuestionOfTaxOrDutyForMoreThanASumIsAnsweredFromTheRule asks for how
// long, from when and until when, and for sums beside that.
func TestAQuestionOfTaxOrDutyForMoreThanASumIsAnsweredFromTheRule(t *testing.T) {
	p := newPlayer(t)
	for _, test := range []struct {
		name, question string
		entries        []string
		says           string
	}{
		{"a limit in years", "pajak umkm setengah persen itu ada batas taunnya ga", []string{"P54", "R14"}, "7 tahun"},
		{"until which year a tax holds", "pajak umkm 0,5 persen sampai tahun berapa", []string{"P54", "R14"}, "7 tahun"},
		{"how long a duty holds", "kain impor kena bea tambahan berapa lama berlakunya", []string{"R15"}, "3 tahun"},
		{"whether a duty still holds", "bmtp karpet masih berlaku ga", []string{"R16"}, "2027"},
		{"since when a duty holds", "bea tambahan kain impor mulai berlaku sejak kapan", []string{"R15"}, "Agustus 2024"},
		{"a sum of tax stays a sum", "omzet warung sy setahun 300jt, kena pajak umkm ga", []string{"R14"}, "belum lewat Rp500 juta"},
		{"a sum of duty stays a sum", "impor sepatu $10 kena bea berapa", nil, "Sumber"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := p.chat.Ask(t.Context(), test.question)
			if err != nil {
				t.Fatal(err)
			}
			reply := replyOf(&a)
			if !strings.Contains(reply, test.says) {
				t.Errorf("%q does not say %q:\n%s", test.question, test.says, reply)
			}
			if told := append(slices.Clone(a.Programs), a.Regulations...); test.entries != nil && !slices.Contains(test.entries, told[0]) {
				t.Errorf("%q is told from %v, want one of %v", test.question, told, test.entries)
			}
		})
	}
}

// replyOf is what the owner reads.
func replyOf(a *chat.Answer) string {
	full := a.Full()
	return full.Text()
}

func TestAWishBehindAQuestionIsAnsweredToo(t *testing.T) {
	p := newPlayer(t)
	for _, test := range []struct {
		name, question string
		says           []string
	}{
		{"a maker of stoves", "tkdn bayar mahal ya? saya produsen kompor kecil pengen masuk ekatalog", []string{"SIINas", "katalog.inaproc.id"}},
		{"an owner with a brand", "nib bayar ga? terus mau daftar merek", []string{"Membuat NIB gratis", "merek.dgip.go.id"}},
		{"a supplier", "kur mikro bunganya brp? saya mau jadi pemasok mbg juga", []string{"Bunga KUR Mikro", "MBG"}},
		{"a wish that begins a message is no second question", "mau daftar merek, bayar brp?", []string{"Daftar merek dengan tarif", "Sumber"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := p.chat.Ask(t.Context(), test.question)
			if err != nil {
				t.Fatal(err)
			}
			reply := replyOf(&a)
			for _, want := range test.says {
				if !strings.Contains(reply, want) {
					t.Errorf("%q does not say %q:\n%s", test.question, want, reply)
				}
			}
		})
	}
}

func TestWhoAsksWhatSetaraCanDoIsToldOfEverything(t *testing.T) {
	p := newPlayer(t)
	for _, question := range []string{"kamu bisa bantu apa aja sih", "bot ini bisa apa", "bisa tanya apa aja disini", "fiturnya apa aja kak"} {
		a, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		reply := replyOf(&a)
		for _, want := range []string{"harga", "HPP", "potongan", "program", "aturan", "melapor"} {
			if !strings.Contains(reply, want) {
				t.Errorf("%q is not told of %s:\n%s", question, want, reply)
			}
		}
	}
}
