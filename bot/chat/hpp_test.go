package chat_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// tells plays messages of one owner and returns the last reply.
func (p *player) tells(chatID int64, messages ...string) (last chat.Response) {
	p.t.Helper()
	for _, text := range messages {
		last = p.turn(chat.Message{Chat: chatID, Text: text})
	}
	return last
}

// products are what is kept for a chat.
func (p *player) products(chatID int64) []knowledge.Product {
	p.t.Helper()
	products, err := p.ledger.Products(p.t.Context(), chatID)
	p.must(err)
	return products
}

// keripik are messages that work out Rp5.000 for a bag of keripik.
var keripik = []string{"/modal keripik singkong", "singkong 60rb, minyak 36rb, jadi 25 bungkus", "plastik 4rb", "25rb", "ga ada"}

func TestScriptedCostsOfGoodsAreShort(t *testing.T) {
	files, err := filepath.Glob("testdata/hpp-*.chat")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d conversations, want 20: %v", len(files), err)
	}
	var turns []int
	for _, file := range files {
		script, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		turns = append(turns, strings.Count("\n"+string(script), "\n> "))
	}
	slices.Sort(turns)
	if median := turns[len(turns)/2]; median > 8 {
		t.Errorf("the median is %d turns of the owner: %v", median, turns)
	}
}

func TestACostIsKeptAfterAYesThatAgreesToNothingElse(t *testing.T) {
	p := newPlayer(t)
	r := p.tells(7, keripik...)
	if !strings.Contains(r.Text(), "Rp5.000 per buah") || !slices.Contains(actions(r), "/modal simpan") || len(p.products(7)) != 0 {
		t.Fatalf("kept %v, said:\n%s", p.products(7), r.Text())
	}
	p.tells(7, "/modal simpan")
	if kept := p.products(7); len(kept) != 1 || kept[0].Cost != 5_000 || kept[0].Name != "keripik singkong" || len(kept[0].Goods.Items) != 4 {
		t.Errorf("kept: %+v", kept)
	}
	if yes, err := p.ledger.Consent(t.Context(), 7, chat.ConsentVersion); err != nil || yes {
		t.Errorf("the yes to keeping a cost counts as consent to all: %v, %v", yes, err)
	}
	p.tells(7, append(slices.Clone(keripik), "tidak")...)
	if n := len(p.products(7)); n != 1 {
		t.Errorf("after a no %d are kept", n)
	}
}

func TestWithConsentACostIsKeptAtOnce(t *testing.T) {
	p := newPlayer(t)
	p.tells(7, "/izin ya")
	r := p.tells(7, keripik...)
	if len(p.products(7)) != 1 || slices.Contains(actions(r), "/modal simpan") || !strings.Contains(r.Text(), "sesuai izin") {
		t.Errorf("kept %v, said:\n%s", p.products(7), r.Text())
	}
	if r := p.tells(7, "/izin tidak"); !strings.Contains(r.Text(), "/produk") {
		t.Errorf("who takes consent back does not hear what is still kept:\n%s", r.Text())
	}
}

func TestAKeptCostIsUsedForItsOwnerAloneAndNeverByAsk(t *testing.T) {
	p := newPlayer(t)
	p.tells(7, append(slices.Clone(keripik), "ya")...)
	const question = "keripik singkong saya jual 12rb, di shopee ada 8rb"
	used := "Modal tersimpan Rp5.000 per buah"
	if r := p.tells(7, question); !strings.Contains(r.Text(), used) {
		t.Errorf("the owner reads:\n%s", r.Text())
	}
	if r := p.tells(7, "kalau modalnya 6rb?"); strings.Contains(r.Text(), used) || !strings.Contains(r.Text(), "Rp6.000") {
		t.Errorf("another cost was said, the owner reads:\n%s", r.Text())
	}
	if r := p.tells(8, question); strings.Contains(r.Text(), "tersimpan") {
		t.Errorf("another owner reads:\n%s", r.Text())
	}
	if r := p.turn(chat.Message{Chat: 7, Text: question, Group: true}); strings.Contains(r.Text(), "tersimpan") || strings.Contains(r.Text(), "Batas aman") {
		t.Errorf("a group reads:\n%s", r.Text())
	}
	answer, err := p.chat.Ask(t.Context(), question)
	p.must(err)
	if answer.Understood.Cost != nil || strings.Contains(answer.Response.Text(), used) {
		t.Errorf("ask uses a profile: %s", answer.Response.Text())
	}
}

func TestInAGroupNoCostOfGoodsIsToldOrListed(t *testing.T) {
	p := newPlayer(t)
	p.tells(-100, "/izin ya")
	for _, text := range append(slices.Clone(keripik), "/modal", "/modal lanjut", "/modal simpan", "/produk", "/produk hapus keripik", "hitung modal dong") {
		r := p.turn(chat.Message{Chat: -100, Text: text, Group: true})
		if strings.Contains(r.Text(), "Catatan modal") || strings.Contains(r.Text(), "Sekali bikin") || strings.Contains(r.Text(), "Modal (HPP)") {
			t.Errorf("to %q the group reads:\n%s", text, r.Text())
		}
	}
	if n := len(p.products(-100)); n != 0 {
		t.Errorf("%d products are kept for a group", n)
	}
}

func TestForgettingTakesDraftAndProductsAlong(t *testing.T) {
	p := newPlayer(t)
	p.tells(7, append(slices.Clone(keripik), "ya", "/modal dodol", "ketan 50rb")...)
	p.tells(7, "/hapus_data", "ya")
	if n := len(p.products(7)); n != 0 {
		t.Errorf("%d products are left", n)
	}
	if r := p.tells(7, "/modal"); !strings.Contains(r.Text(), "Modal untuk barang apa") {
		t.Errorf("the draft is left:\n%s", r.Text())
	}
}

func TestAPriceDoesNotRestOnACostThatWasDeleted(t *testing.T) {
	p := newPlayer(t)
	p.tells(7, append(slices.Clone(keripik), "ya", "keripik singkong saya jual 12rb, di shopee ada 8rb")...)
	p.tells(7, "/produk hapus keripik singkong", "ya")
	if r := p.tells(7, "saingannya 9rb"); strings.Contains(r.Text(), "Batas aman") {
		t.Errorf("the owner reads:\n%s", r.Text())
	}
}

func TestAFullShelfSaysSo(t *testing.T) {
	p := newPlayer(t)
	for i := range knowledge.MaxProducts {
		p.must(p.ledger.KeepProduct(t.Context(), 7, knowledge.Product{
			Key: fmt.Sprint("barang ", i), Name: fmt.Sprint("barang ", i), Cost: 1000, Unit: knowledge.UnitPiece, Pack: knowledge.One,
		}, p.now))
	}
	r := p.tells(7, append(slices.Clone(keripik), "ya")...)
	if !strings.Contains(r.Text(), fmt.Sprint(knowledge.MaxProducts)) || len(p.products(7)) != knowledge.MaxProducts {
		t.Errorf("%d are kept, said:\n%s", len(p.products(7)), r.Text())
	}
	if r := p.tells(7, "/produk"); len(r.Buttons) > 30 || len(r.Blocks) != knowledge.MaxProducts+1 {
		t.Errorf("%d buttons, %d blocks", len(r.Buttons), len(r.Blocks))
	}
}

// TestEveryFigureOfACostOfGoodsCanBeFollowed looks up each amount of the result
// among what was said and what is worked out from it.
func TestEveryFigureOfACostOfGoodsCanBeFollowed(t *testing.T) {
	p := newPlayer(t)
	for name, messages := range map[string][]string{
		"by the batch": {"/modal sambal", "cabe 2 kg @ 45rb, minyak 18rb", "30 botol, pecah 1", "botol 2rb per pcs", "60rb", "gas 22rb buat 3 kali"},
		"by the month": {"/modal tas", "kulit 90rb jadi 4", "dus 3rb per pcs", "20rb per pcs", "listrik sebulan 100rb, mesin 3jt tahan 5 tahun", "50"},
		"by the piece": {"/modal cilok", "tapioka 15rb sekilo dapat 100 biji", "plastik 10rb isi 200", "gagal 10%", "100 perak per biji", "ga ada"},
	} {
		t.Run(name, func(t *testing.T) {
			text := p.tells(7, append(messages, "/modal simpan")...).Text()
			text = p.tells(7, messages...).Text() + text
			kept := p.products(7)
			goods := kept[slices.IndexFunc(kept, func(k knowledge.Product) bool { return strings.Contains(messages[0], k.Name) })].Goods
			result, err := goods.WorkOut()
			p.must(err)
			known := append(slices.Clone(result.Shares), result.Batch, result.Each)
			for i := range goods.Items {
				known = append(known, goods.Items[i].Amount, goods.Items[i].Share(knowledge.One))
			}
			figures := amountPattern.FindAllString(text, -1)
			for _, written := range figures {
				if !slices.ContainsFunc(known, func(r knowledge.Rupiah) bool { return r.String() == written }) {
					t.Errorf("%s is neither said nor worked out:\n%s", written, text)
				}
			}
			if len(figures) < 5 {
				t.Errorf("only %d figures:\n%s", len(figures), text)
			}
		})
	}
}
