package chat_test

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// market answers every question with the same comparables.
type market struct {
	chat.Knowledge
	found knowledge.Comparables
	asked knowledge.Query
}

func (m *market) Comparables(_ context.Context, q knowledge.Query) (knowledge.Comparables, error) {
	m.asked = q
	return m.found, nil
}

// onTelegram is a player whose products and watches are kept, with consent.
func onTelegram(t *testing.T) *player {
	p := newPlayer(t)
	p.happen("di Telegram")
	p.says("/izin ya", "sudah saya catat")
	return p
}

// says sends a message and wants these words in the reply.
func (p *player) says(message string, want ...string) {
	p.t.Helper()
	got := p.say(message)
	for _, w := range want {
		if !strings.Contains(got, w) {
			p.t.Errorf("to %q Setara says nothing of %q:\n%s", message, w, got)
		}
	}
}

// saves saves a product of that name. It stands under its words in order.
func (p *player) saves(name string, cost knowledge.Rupiah) knowledge.Product {
	p.t.Helper()
	product := knowledge.Product{
		Key: strings.Join(slices.Sorted(strings.FieldsSeq(strings.ToLower(name))), " "), Name: name, Cost: cost,
		Unit: knowledge.UnitPiece, Pack: knowledge.One,
	}
	p.must(p.ledger.KeepProduct(p.t.Context(), 1, product, p.now))
	return product
}

// watched are the names of what is watched.
func (p *player) watched() (names []string) {
	p.t.Helper()
	watches, err := p.ledger.Watches(p.t.Context(), 1)
	p.must(err)
	for i := range watches {
		names = append(names, watches[i].Product.Name)
	}
	return names
}

func TestNothingIsWatchedOrSavedWithoutConsent(t *testing.T) {
	p := newPlayer(t)
	p.happen("di Telegram")
	for _, text := range []string{
		"/pantau setuju", "/pantau kerudung voal 10%", "tidak dulu", "/pantau setuju", "pantau kerudung voal 10%", "/pantau tidak", "ya",
	} {
		p.say(text)
	}
	products, err := p.ledger.Products(t.Context(), 1)
	p.must(err)
	if len(products) != 0 || len(p.watched()) != 0 {
		t.Fatalf("without consent %v is saved, %v watched", products, p.watched())
	}
	p.say("pantau kerudung voal 10%")
	p.says("ya", "Kerudung voal saya pantau")
	if yes, err := p.ledger.Consent(t.Context(), 1, chat.ConsentVersion); err != nil || yes || len(p.watched()) != 1 {
		t.Errorf("with a yes to this alone, %v is watched, and to all is agreed: %v, %v", p.watched(), yes, err)
	}
}

func TestAGroupIsOfferedNoWatch(t *testing.T) {
	p := onTelegram(t)
	for _, text := range []string{"/pantau", "/pantau kerudung voal 10%", "pantau harga kerudung voal", "/pantau setuju"} {
		r, err := p.chat.Turn(t.Context(), chat.Message{Chat: -100, Text: text, Group: true})
		p.must(err)
		if len(r.Buttons) != 0 || !strings.Contains(r.Text(), "obrolan pribadi") {
			t.Errorf("to %q the group reads:\n%s", text, r.Text())
		}
	}
}

func TestASavedProductIsWatchedByItsNameAndItsPriceAsked(t *testing.T) {
	p := onTelegram(t)
	p.saves("Kerudung Voal", 28_000)
	p.says("/pantau", "Pantau: Kerudung Voal")
	p.says("/pantau voal kerudung 5%", "Kerudung Voal saya pantau", "data aslinya cukup")
	p.says("/pantau", "Hentikan: Kerudung Voal", "5%")
	p.says("/pantau lihat Kerudung Voal", "Modal tersimpan Rp28.000", "Pasar kerudung voal")
	p.says("/pantau lihat sandal kulit", "Pasar sandal kulit")
	p.saves("Kaos 100% katun dari pasar", 0)
	p.says("/pantau Kaos 100% katun dari pasar 20%", "Kaos 100% katun dari pasar saya pantau", "bergeser 20%")
	p.says("/pantau berhenti Kaos 100% katun dari pasar", "Pantauan dihentikan, Kak: Kaos")
	p.says("/pantau berhenti Kerudung Voal", "Pantauan dihentikan")
	p.says("/pantau berhenti Kerudung Voal", "Belum ada")
}

func TestAProductWithoutACostIsUsedForNoPrice(t *testing.T) {
	p := onTelegram(t)
	p.says("pantau kerudung voal 10%", "saya pantau")
	if got := p.say("jual kerudung voal 45rb, di tiktok 15rb"); strings.Contains(got, "Modal tersimpan") || strings.Contains(got, "Rp0") {
		t.Errorf("a cost that is not known is used:\n%s", got)
	}
	p.says("/produk", "Kerudung voal: modalnya belum dihitung")
	p.says("/produk kerudung voal", "modalnya belum dihitung", "Ubah")
	p.says("/produk ubah kerudung voal", "bahannya apa saja")
	p.says("modal 28rb", "Rp28.000")
	watches, err := p.ledger.Watches(t.Context(), 1)
	p.must(err)
	if len(watches) != 1 || watches[0].Product.Cost != 28_000 {
		t.Errorf("with its cost the product is watched as %+v", watches)
	}
}

func TestWhatCannotBeWatchedIsSaid(t *testing.T) {
	p := onTelegram(t)
	p.says("pantau", "Tanyakan dulu")
	p.says("/pantau ??? 10%", "Tanyakan dulu")
	p.says("/pantau xyz 10%", "Barang apa")
	p.says("/pantau baju 10%", "terlalu umum", "Lihat harga")
	p.says("/pantau kerudung voal 0%", "antara 1% dan 90%")
	p.says("/pantau kerudung voal 10.000%", "antara 1% dan 90%")
	p.says("kabari kalau kerudung voal naik", "berapa persen")
	p.says("95", "antara 1% dan 90%")
	p.says("20", "Kerudung voal saya pantau", "20%")
	p.says("berhenti pantau sandal", "“sandal” tidak sedang saya pantau", "Hentikan: Kerudung voal")
	p.says("berhenti pantau", "Pantauan dihentikan")
}

func TestAnOwnerWatchesSoManyProductsAndNoMore(t *testing.T) {
	p := onTelegram(t)
	for i := range knowledge.MaxWatches {
		product := p.saves("barang nomor "+strconv.Itoa(i), 0)
		p.must(p.ledger.KeepWatch(t.Context(), 1, knowledge.Watch{Product: product, Goods: product.Name, Threshold: 1000}))
	}
	p.says("pantau kerudung voal 10%", "Sudah 20 barang", "Hentikan: Barang nomor 7")
	p.says("/pantau barang nomor 7 15%", "saya pantau") // one of them, with another threshold
	if got := p.watched(); len(got) != knowledge.MaxWatches || slices.Contains(got, "kerudung voal") {
		t.Errorf("watched are %v", got)
	}
	p.says("/pantau berhenti barang nomor 3", "dihentikan")
	p.says("pantau kerudung voal 10%", "Kerudung voal saya pantau")
}

func TestAProductTooManyIsNotSavedForAWatch(t *testing.T) {
	p := onTelegram(t)
	for i := range knowledge.MaxProducts {
		p.saves("barang nomor "+strconv.Itoa(i), 0)
	}
	p.says("pantau kerudung voal 10%", "sudah penuh")
	p.says("/pantau barang nomor 7 15%", "saya pantau")
}

func TestWhoAgreesToNothingAnyMoreIsToldThatWatchesGoOn(t *testing.T) {
	p := onTelegram(t)
	if got := p.say("/izin tidak"); strings.Contains(got, "antau") {
		t.Errorf("nothing is watched, and Setara says:\n%s", got)
	}
	p.say("/izin ya")
	p.says("pantau kerudung voal 10%", "saya pantau")
	p.says("/izin tidak", "tetap jalan", "Hentikan semua")
	p.says("1", "Pantauan dihentikan, Kak: kerudung voal")
}

func TestForgettingEndsTheWatches(t *testing.T) {
	p := onTelegram(t)
	p.says("pantau kerudung voal 10%", "saya pantau")
	p.say("/hapus_data")
	p.says("ya", "Sudah dihapus")
	if due, err := p.ledger.DueWatches(t.Context(), 1, 0, 10); err != nil || len(due) != 0 {
		t.Errorf("still watched: %+v, %v", due, err)
	}
}

// TestGoodsSoldByWeightAreWatchedByWeight holds that the measure of the market
// is taken where the owner named none.
func TestGoodsSoldByWeightAreWatchedByWeight(t *testing.T) {
	p := onTelegram(t)
	m := &market{found: knowledge.Comparables{Used: 5, Unit: knowledge.UnitKilogram, AsOf: 20_000, Groups: knowledge.Groups{
		Import: knowledge.Quartiles{N: 5, Median: 31_000},
	}}}
	p.chat.Knowledge = m
	p.says("pantau harga bawang putih 10%", "Patokan impor: Rp31.000 per kg dari 5 barang")
	if m.asked.Unit != "" {
		t.Errorf("at first the market is asked by %q", m.asked.Unit)
	}
	watches, err := p.ledger.Watches(t.Context(), 1)
	p.must(err)
	if w := watches[0]; w.Unit != knowledge.UnitKilogram || w.Product.Unit != knowledge.UnitKilogram {
		t.Errorf("watched by %q, saved by %q", w.Unit, w.Product.Unit)
	}
	m.found.Items = []knowledge.Comparable{{Listing: knowledge.Listing{
		Source: "shopee", SKU: "1", Price: 31_000, Pack: knowledge.One, Unit: knowledge.UnitKilogram, Origin: knowledge.OriginImport,
	}, Used: true}}
	m.found.Groups.All = m.found.Groups.Import
	p.says("/pantau lihat bawang putih", "Rp31.000 per kg")
	if m.asked.Unit != knowledge.UnitKilogram {
		t.Errorf("its price is asked by %q", m.asked.Unit)
	}
}

func TestAWatchOfGoodsChosenFromSeveralKeepsTheChoice(t *testing.T) {
	p := onTelegram(t)
	p.happen("muat matoa.csv")
	p.say("jual matoa 45rb")
	p.say("jam tangan")
	p.say("/pantau")
	p.says("/pantau matoa 10%", "saya pantau")
	watches, err := p.ledger.Watches(t.Context(), 1)
	p.must(err)
	if len(watches) != 1 || watches[0].Category == "" {
		t.Errorf("watched is %+v", watches)
	}
}

var noticeCount = regexp.MustCompile(`Dari ([0-9]+) barang`)

func TestEveryFigureOfANoticeIsAFact(t *testing.T) {
	p := newPlayer(t)
	day := knowledge.DayOf(p.now)
	listing := func(origin knowledge.Origin, price knowledge.Rupiah) knowledge.Comparable {
		return knowledge.Comparable{Listing: knowledge.Listing{
			Source: "shopee", SKU: strconv.Itoa(int(price)), Price: price, Pack: knowledge.One, Unit: knowledge.UnitPiece,
			Origin: origin, ObservedOn: day - 1,
		}, Used: true}
	}
	for _, test := range []struct {
		name           string
		local, imports knowledge.Rupiah
		cost           knowledge.Rupiah
		says           string
	}{
		{"both rise, no cost is saved", 61_300, 24_100, 0, "naik"},
		{"the import falls under the cost", 50_000, 13_777, 28_000, "Rp14.223 di bawah modal Kakak (HPP Rp28.000 per buah)"},
		{"the import falls to the cost", 50_000, 15_000, 15_000, "sama dengan modal Kakak"},
		{"the local ones fall and leave a margin", 40_123, 20_000, 28_000, "masih Rp12.123 di atas modal"},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := knowledge.Comparables{Used: 11, Unit: knowledge.UnitPiece, AsOf: day, Groups: knowledge.Groups{
				Local:  knowledge.Quartiles{N: 6, Median: test.local, Oldest: day - 3, Newest: day - 1},
				Import: knowledge.Quartiles{N: 5, Median: test.imports, Oldest: day - 2, Newest: day - 2},
			}}
			found.Items = append(found.Items, listing(knowledge.OriginLocal, test.local), listing(knowledge.OriginImport, test.imports))
			p.chat.Knowledge = &market{found: found}
			notice, err := p.chat.Look(t.Context(), knowledge.Watch{
				Product:   knowledge.Product{Key: "kerudung voal", Name: "kerudung voal", Cost: test.cost, Unit: knowledge.UnitPiece, UpdatedAt: p.now},
				Threshold: 1000, Unit: knowledge.UnitPiece,
				Local: knowledge.Mark{Price: 50_000, N: 7, On: day - 9}, Import: knowledge.Mark{Price: 20_000, N: 5, On: day - 9},
			})
			p.must(err)
			checkFigures(t, &chat.Answer{Response: notice.Response, Facts: notice.Facts})
			reply := notice.Response.Text()
			for _, n := range noticeCount.FindAllStringSubmatch(reply, -1) {
				if !slices.ContainsFunc(notice.Facts, func(f knowledge.Fact) bool {
					return f.Unit == knowledge.FactCount && strconv.FormatInt(f.Value, 10) == n[1]
				}) {
					t.Errorf("%s stands in no fact", n[0])
				}
			}
			if !strings.Contains(reply, test.says) || strings.Contains(reply, "modal") != (test.cost > 0) {
				t.Errorf("it does not say %q:\n%s", test.says, reply)
			}
			if got := actions(notice.Response); !slices.Equal(got, []string{"/pantau lihat kerudung voal", "/pantau berhenti kerudung voal"}) {
				t.Errorf("the buttons are %v", got)
			}
		})
	}
}
