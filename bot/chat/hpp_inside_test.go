package chat

import (
	"context"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"setara/knowledge"
)

// shelf is the products of one owner, a field without listings, and a memory.
type shelf struct {
	products []knowledge.Product
	state    []byte
}

func (s *shelf) Recall(context.Context, int64) ([]byte, error) {
	if s.state == nil {
		return nil, knowledge.ErrNotFound
	}
	return s.state, nil
}

func (s *shelf) Remember(_ context.Context, _ int64, state []byte, _ time.Time) error {
	s.state = state
	return nil
}

func (s *shelf) Forget(context.Context, int64, time.Time) error {
	s.state, s.products = nil, nil
	return nil
}

func (s *shelf) Products(context.Context, int64) ([]knowledge.Product, error) { return s.products, nil }

func (s *shelf) KeepProduct(ctx context.Context, chat int64, p knowledge.Product, now time.Time) error {
	if err := s.DropProduct(ctx, chat, p.Key); err != nil {
		return err
	}
	p.UpdatedAt = now
	s.products = append(s.products, p)
	return nil
}

func (s *shelf) DropProduct(_ context.Context, _ int64, key string) error {
	s.products = slices.DeleteFunc(s.products, func(p knowledge.Product) bool { return p.Key == key })
	return nil
}

func (s *shelf) Comparables(context.Context, knowledge.Query) (knowledge.Comparables, error) {
	return knowledge.Comparables{}, nil
}

func (s *shelf) Fees(context.Context) ([]knowledge.Fee, error) { return nil, nil }

func (s *shelf) FindEntries(context.Context, knowledge.EntryQuery) ([]knowledge.EntryHit, error) {
	return nil, nil
}

func TestAKeptCostIsAFactOfItsOwnerAndItsDay(t *testing.T) {
	then := time.Date(2026, 11, 1, 9, 0, 0, 0, knowledge.WIB)
	s := &shelf{products: []knowledge.Product{{
		Key: productKey("Keripik Pisang"), Name: "keripik pisang", Cost: 7_654, Unit: knowledge.UnitPiece, UpdatedAt: then,
	}}}
	c := (&Chat{Knowledge: s, Products: s, Now: func() time.Time { return then.AddDate(0, 0, 24) }}).of(7)
	answer, err := c.Ask(t.Context(), "jual kripik pisang 12rb, saingan 9rb")
	if err != nil {
		t.Fatal(err)
	}
	want := knowledge.Fact{
		Label: "modal (HPP) tersimpan", Value: 7_654, Unit: knowledge.FactRupiah, Source: knowledge.SourceOwner, AsOf: knowledge.DayOf(then),
	}
	if !slices.Contains(answer.Facts, want) {
		t.Errorf("facts: %+v", answer.Facts)
	}
}

func TestAProductIsFoundUnderAnySpellingAndOrderOfItsName(t *testing.T) {
	for _, name := range []string{"Kripik Pisang", "keripik pisangnya", "pisang keripik", "KERIPIK  PISANG"} {
		if productKey(name) != productKey("keripik pisang") {
			t.Errorf("%q has the key %q", name, productKey(name))
		}
	}
	for _, name := range []string{"keripik singkong", "keripik", "keripik pisang cokelat"} {
		if productKey(name) == productKey("keripik pisang") {
			t.Errorf("%q is taken for keripik pisang", name)
		}
	}
}

// saidOfCosts are messages as they come while a cost is told, in no order.
var saidOfCosts = []string{
	"/modal", "/modal keripik", "/modal lanjut", "/modal baru", "/modal baru dodol", "/modal selesai", "/modal lewati",
	"/modal simpan", "/modal tidak", "/modal 28rb", "/modal kain 30rb jadi 5", "/produk", "/produk ubah keripik",
	"/produk hapus keripik", "/produk buang keripik", "/start", "/hapus_data", "keripik", "ya", "tidak", "selesai", "batal", "lewati",
	"gak tau", "ga ada", "kain 300rb benang 20rb jadi 25 pcs gagal 2", "35rb sekilo dapat 20 biji", "gula 17rb/kg", "2 kg", "2",
	"mesin 2jt", "5 tahun", "listrik sebulan 100rb", "sebulan 20 kali", "400", "gocap", "Rp50", "jadi 0", "30 biji gagal 30",
	"gagal 10%", "gula -5rb", "gula 1000000000000000", "hapus kain", "hapus listrik", "bahan salah harusnya 250rb", "total bahan 9rb",
	"upah 2rb per pcs", "modal 28rb", "jual keripik 12rb, saingan 9rb", "8rb", "biaya admin shopee berapa?", "makasih", "?", "kemasan ga ada",
	"hitung modal dong", "modalnya jadi berapa?", "gas 22rb buat 3 kali", "tepung 2 kg", "15rb per jam",
	"/batal", "isi 100 gr", "isi 12", "jadi 5 kg", "jadi 50 gram", "gagal 300 gram", "plastik 200 lembar 30rb", "75rb sehari, 2 hari",
	"3 cone 15rb each", "1e15 rupiah", "minyak 3abc9", "1", "gula 30rb, naoh 5rb", "jual 12rb", "35rb", "keripik",
}

func TestWhateverIsSaidOfCostsGetsAnAnswer(t *testing.T) {
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, knowledge.WIB)
	rapid.Check(t, func(t *rapid.T) {
		s := &shelf{}
		c := &Chat{Knowledge: s, Memory: s, Products: s, Now: func() time.Time { return now }}
		for _, text := range rapid.SliceOfN(rapid.SampledFrom(saidOfCosts), 1, 15).Draw(t, "messages") {
			r, err := c.Turn(context.Background(), Message{Chat: 7, Text: text})
			if err != nil || r.Text() == "" {
				t.Fatalf("to %q: %q, %v", text, r.Text(), err)
			}
		}
		for _, p := range s.products {
			if p.Cost <= 0 || p.Key == "" || p.Name == "" || p.Pack <= 0 || p.Unit == "" {
				t.Fatalf("kept is %+v", p)
			}
		}
	})
}
