package ledger

import (
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func keripik() knowledge.Product {
	return knowledge.Product{
		Key: "keripik pisang", Name: "Keripik Pisang", Cost: 7_654, Unit: knowledge.UnitPiece, Pack: knowledge.One,
		Goods: knowledge.CostOfGoods{
			Items: []knowledge.CostItem{{
				Kind: knowledge.CostMaterial, Name: "minyak", Amount: 18_000, Quantity: 2500,
				Measure: knowledge.UnitLitre, Basis: knowledge.CostPerBatch,
			}},
			Yield: 25 * knowledge.One, Unit: knowledge.UnitPiece, Failed: 2 * knowledge.One,
		},
	}
}

// products reads what is kept for a chat.
func products(t testing.TB, l *Ledger, chat int64) []knowledge.Product {
	t.Helper()
	kept, err := l.Products(t.Context(), chat)
	must(t, err)
	return kept
}

func TestAProductOutlivesARestartAndKeepsItsIDWhenItChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.db")
	l := open(t, path)
	must(t, l.KeepProduct(t.Context(), 7, keripik(), noon))
	other := keripik()
	other.Key, other.Name = "abon", "Abon"
	must(t, l.KeepProduct(t.Context(), 7, other, noon))
	must(t, l.KeepProduct(t.Context(), 8, keripik(), noon))
	must(t, l.Close())

	l = open(t, path)
	defer l.Close()
	kept := products(t, l, 7)
	if len(kept) != 2 || kept[0].Name != "Abon" {
		t.Fatalf("kept are %+v", kept)
	}
	want := keripik()
	want.ID, want.UpdatedAt = kept[1].ID, noon
	if diff := cmp.Diff(want, kept[1]); diff != "" || want.ID == 0 {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	dearer := keripik()
	dearer.Cost = 8_000
	must(t, l.KeepProduct(t.Context(), 7, dearer, noon.Add(time.Hour)))
	if now := products(t, l, 7)[1]; now.ID != want.ID || now.Cost != 8_000 || !now.UpdatedAt.Equal(noon.Add(time.Hour)) {
		t.Errorf("changed: %+v", now)
	}
	must(t, l.DropProduct(t.Context(), 7, "keripik pisang"))
	must(t, l.DropProduct(t.Context(), 7, "tidak ada"))
	if len(products(t, l, 7)) != 1 || len(products(t, l, 8)) != 1 {
		t.Error("dropped is more or less than the one product of the one owner")
	}
}

func TestAnOwnerKeepsSoManyProductsAndNoMore(t *testing.T) {
	l := fresh(t)
	p := keripik()
	for i := range knowledge.MaxProducts {
		p.Key = "barang " + strconv.Itoa(i)
		must(t, l.KeepProduct(t.Context(), 7, p, noon))
	}
	must(t, l.KeepProduct(t.Context(), 7, p, noon)) // one of them
	p.Key = "satu lagi"
	if err := l.KeepProduct(t.Context(), 7, p, noon); err == nil {
		t.Error("one too many was kept")
	}
	if n := len(products(t, l, 7)); n != knowledge.MaxProducts {
		t.Errorf("%d are kept", n)
	}
}

func TestAProductIsStoredWithItsTurnOrNotAtAll(t *testing.T) {
	l := fresh(t)
	p := keripik()
	bad := letter(7)
	bad.Kind = "carrier pigeon"
	if _, err := l.Finish(t.Context(), &Turn{
		Chat: 7, At: noon, Products: []ProductChange{{Keep: &p}}, Letters: []Letter{bad},
	}); err == nil || len(products(t, l, 7)) != 0 {
		t.Fatalf("without its reply a product is kept, or no error came: %v", err)
	}
	finish(t, l, Turn{Chat: 7, Products: []ProductChange{{Keep: &p}, {Drop: "lain"}}, Letters: []Letter{letter(7)}})
	if kept := products(t, l, 7); len(kept) != 1 || !kept[0].UpdatedAt.Equal(noon) {
		t.Errorf("kept are %+v", kept)
	}
	other := keripik()
	other.Key = "lain"
	finish(t, l, Turn{Chat: 7, Forget: true, Products: []ProductChange{{Keep: &other}}})
	if kept := products(t, l, 7); len(kept) != 1 || kept[0].Key != "lain" {
		t.Errorf("after forgetting, what the turn kept is %+v", kept)
	}
}

func TestWhatIsForgottenOfAProductIsGoneFromTheFilesToo(t *testing.T) {
	dir := t.TempDir()
	l := open(t, filepath.Join(dir, "bot.db"))
	defer l.Close()
	secret := []byte("ramuan rahasia")
	for chat := range int64(2) {
		p := keripik()
		p.Goods.Items[0].Name = string(secret)
		must(t, l.KeepProduct(t.Context(), chat, p, noon))
	}
	if !filesContain(t, dir, secret) {
		t.Fatal("the test looks in the wrong place: the product is in no file before it is deleted")
	}
	must(t, l.DropProduct(t.Context(), 0, "keripik pisang"))
	must(t, l.Forget(t.Context(), 1, time.Unix(0, 0)))
	if len(products(t, l, 0)) != 0 || len(products(t, l, 1)) != 0 {
		t.Fatal("a product is still there")
	}
	if filesContain(t, dir, secret) {
		t.Fatal("what was deleted is still in a file")
	}
}
