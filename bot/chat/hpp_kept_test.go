package chat

import (
	"context"
	"slices"
	"testing"
	"time"

	"setara/knowledge"
)

// shelf is the products of one owner, and a field without listings.
type shelf struct{ products []knowledge.Product }

func (s *shelf) Products(context.Context, int64) ([]knowledge.Product, error) { return s.products, nil }

func (s *shelf) KeepProduct(context.Context, int64, knowledge.Product, time.Time) error { return nil }

func (s *shelf) DropProduct(context.Context, int64, string) error { return nil }

func (s *shelf) Comparables(context.Context, knowledge.Query) (knowledge.Comparables, error) {
	return knowledge.Comparables{}, nil
}

func (s *shelf) Fees(context.Context) ([]knowledge.Fee, error) { return nil, nil }

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
