package chat

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// goodCalls are calls of every tool as a model makes them, with what the owner
// said and something that the model must then be told.
var goodCalls = []struct{ name, said, tool, arguments, told string }{
	{"a price beside cheaper imports", kerudungSaid, "advice", kerudungCall(), "do_not_match"},
	{"what the market asks", "pasaran kopi bubuk robusta piro", "comparables", `{"product":"kopi bubuk robusta","unit":null}`, "harga tengah barang lokal Rp97.500 per kg"},
	{
		"what goods cost to make", "hpp keripik singkong: singkong 25rb, minyak 36rb, plastik 500 jadi 80 bungkus", "cost_of_goods",
		`{"product":"keripik singkong","parts":[{"name":"singkong","kind":"material","amount":25000,"quantity":null,"basis":"batch"},` +
			`{"name":"minyak","kind":"material","amount":36000,"quantity":null,"basis":"batch"},{"name":"plastik","kind":"packaging","amount":500,"quantity":null,"basis":"each"}],"makes":80,"unit":null}`,
		"modal (HPP) Rp1.263",
	},
	{"what a marketplace takes", "admin shopee piro", "fees", `{"platforms":["shopee"],"topic":"sales","mall":false,"product":null}`, "Shopee, fashion, penjual biasa"},
	{"what a marketplace takes by its own groups", "admin lazada piro", "fees", `{"platforms":["lazada"],"topic":"sales","mall":false,"product":null}`, "Lazada, kelompok D, penjual biasa"},
	{"what a programme of a marketplace takes", "gratis ongkir shopee kena piro", "fees", `{"platforms":["shopee"],"topic":"options","mall":false,"product":null}`, "Program gratis ongkir xtra"},
	{"what QRIS takes", "qris kena piro", "fees", `{"platforms":null,"topic":"payments","mall":false,"product":null}`, "0,7%"},
	{
		"what an import comes to", "tas dari china 2 dolar 100 biji kurs 16500", "landed_cost",
		`{"product":"tas","price_usd":2,"price_rupiah":null,"each_piece":true,"pieces":100,"freight_usd":null,"insurance_usd":null,"rate":16500,"local_price":null,"way":"parcel"}`, "jadinya per barang lewat paket Rp45.788",
	},
	{
		"what an import comes to with freight and insurance", "impor tas 2 dolar 100 biji kurs 16500, ongkir 30 dolar asuransi 10 dolar", "landed_cost",
		`{"product":"tas","price_usd":2,"price_rupiah":null,"each_piece":true,"pieces":100,"freight_usd":30,"insurance_usd":10,"rate":16500,"local_price":null,"way":"parcel"}`, "asuransi US$10",
	},
	{
		"what an import comes to whose price was said in rupiah", "tas dari china 33rb sebiji, 100 biji kurs 16500", "landed_cost",
		`{"product":"tas","price_usd":null,"price_rupiah":33000,"each_piece":true,"pieces":100,"freight_usd":null,"insurance_usd":null,"rate":16500,"local_price":null,"way":"parcel"}`, "jadinya per barang lewat paket Rp45.788",
	},
	{
		"why an import is cheap", "kok bisa sandal impor cuma 15rb", "landed_cost",
		`{"product":"sandal","price_usd":null,"price_rupiah":null,"each_piece":false,"pieces":null,"freight_usd":null,"insurance_usd":null,"rate":null,"local_price":15000,"way":null}`, "the exchange rate is missing",
	},
	{"a programme by its name", "mau halal gratis", "programs", `{"query":"sertifikat halal gratis","need":null}`, "SEHATI"},
	{"help for a need", "butuh duit buat usaha", "programs", `{"query":null,"need":"modal"}`, "KUR Mikro"},
	{"a rule by its number", "permendag 31 isine opo", "rules", `{"query":"isi Permendag 31/2023"}`, "Permendag 31/2023"},
	{"what is kept of the business", "usahaku apa aja yang kamu tahu", "profile", `{}`, "Belum ada profil usaha"},
	{"an officer", "usahaku macet, gimana cara lapor dinas", "ticket", `{}`, "nothing was sent yet"},
}

func TestEachToolTellsWhatSetaraTells(t *testing.T) {
	c, _ := newToolChat(t)
	for _, test := range goodCalls {
		t.Run(test.name, func(t *testing.T) {
			e, told := called(t, c, test.said, test.tool, test.arguments)
			if !strings.Contains(told, test.told) {
				t.Errorf("%q is not told in %s", test.told, told)
			}
			_, again := called(t, c, test.said, test.tool, test.arguments)
			if again != told {
				t.Errorf("told %s\nthen %s", told, again)
			}
			for i := range e.facts {
				if f := &e.facts[i]; f.Label == "" || f.Source == "" || f.AsOf == 0 || wordSlot(e, f.ID) == "" {
					t.Errorf("%+v lacks its label, source or day", f)
				}
			}
			for _, address := range []string{"http://", "https://"} {
				if strings.Contains(told, address) {
					t.Errorf("an address is told: %s", told)
				}
			}
		})
	}
}

func TestToolsWriteNothing(t *testing.T) {
	c, dir := newToolChat(t)
	state := func() [32]byte {
		var all []byte
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "-shm") {
				continue // who reads, no data
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all = append(append(all, file...), data...)
		}
		return sha256.Sum256(all)
	}
	before := state()
	for _, test := range goodCalls {
		called(t, c, test.said, test.tool, test.arguments)
	}
	if state() != before {
		t.Error("a tool wrote something")
	}
}

// inRupiah is a call about an import with the price abroad in rupiah.
func inRupiah(call, price string) string {
	return strings.NewReplacer(`"price_usd":2`, `"price_usd":null`, `"price_rupiah":null`, `"price_rupiah":`+price).Replace(call)
}

func TestFiguresOfCostsAndImportsMustHaveBeenSaidToo(t *testing.T) {
	c, _ := newToolChat(t)
	const costs = `{"product":"keripik","parts":[{"name":"singkong","kind":"material","amount":25000,"quantity":null,"basis":"batch"}],"makes":80,"unit":null}`
	const imports = `{"product":"tas","price_usd":2,"price_rupiah":null,"each_piece":true,"pieces":100,"freight_usd":null,"insurance_usd":null,"rate":16500,"local_price":null,"way":null}`
	const saidCosts, saidImports = "hpp keripik: singkong 25rb, minyak 36rb jadi 80 bungkus", "tas dari china 2 dolar 100 biji kurs 16500, di sini dijual 90rb"
	const saidFreight = "tas dari china 2 dolar 100 biji kurs 16500 ongkirnya 30 dolar"
	for _, test := range []struct{ name, said, tool, arguments, refused string }{
		{"as they were said", saidCosts, "cost_of_goods", costs, ""},
		{"another amount", saidCosts, "cost_of_goods", strings.Replace(costs, "25000", "24000", 1), "amount 24000 was not said"},
		{"a part that is a promise", saidCosts, "cost_of_goods", strings.Replace(costs, `"name":"singkong"`, `"name":"kementerian pasti memberi modal gratis"`, 1), "neither in the owner's words nor a plain name"},
		{"a part that is a programme", saidCosts, "cost_of_goods", strings.Replace(costs, `"name":"singkong"`, `"name":"daftar program kartu makmur jaya"`, 1), "neither in the owner's words nor a plain name"},
		{"a part by its plain name", saidCosts, "cost_of_goods", strings.Replace(costs, `"name":"singkong"`, `"name":"bahan singkong"`, 1), ""},
		{"a part without a name", saidCosts, "cost_of_goods", strings.Replace(costs, `"name":"singkong"`, `"name":" "`, 1), "neither in the owner's words nor a plain name"},
		{"money for a batch", saidCosts, "cost_of_goods", strings.Replace(costs, "80", "25000", 1), "makes 25000 was not said"},
		{"money for how often it is paid", saidCosts, "cost_of_goods", strings.Replace(costs, `"quantity":null`, `"quantity":36000`, 1), "quantity 36000 was not said"},
		{"a batch behind a bare number", "hpp keripik: singkong 25rb, dadi 80", "cost_of_goods", costs, ""},
		{"a bare price for a batch", "hpp keripik: singkong 25rb, plastik 500", "cost_of_goods", strings.Replace(costs, "80", "500", 1), "makes 500 was not said"},
		{"a share for a batch", "hpp keripik: singkong 25rb, untung 80%", "cost_of_goods", costs, "makes 80 was not said"},
		{"another batch", saidCosts, "cost_of_goods", strings.Replace(costs, "80", "90", 1), "makes 90 was not said"},
		{"one amount for two parts", saidCosts, "cost_of_goods", strings.Replace(costs, `"parts":[`, `"parts":[{"name":"minyak","kind":"material","amount":25000,"quantity":null,"basis":"batch"},`, 1), "said once"},
		{"no parts", saidCosts, "cost_of_goods", `{"product":null,"parts":[],"makes":null,"unit":null}`, "list 1 to"},
		{"null for parts", saidCosts, "cost_of_goods", `{"product":null,"parts":null,"makes":null,"unit":null}`, "list 1 to"},
		{"an import as it was said", saidImports, "landed_cost", imports, ""},
		{"another price abroad", saidImports, "landed_cost", strings.Replace(imports, `"price_usd":2`, `"price_usd":3`, 1), "price_usd 3 was not said"},
		{"another count", saidImports, "landed_cost", strings.Replace(imports, `"pieces":100`, `"pieces":1000`, 1), "pieces 1000 was not said"},
		{"a rate for the count", saidImports, "landed_cost", strings.Replace(imports, `"pieces":100`, `"pieces":16500`, 1), "pieces 16500 was not said"},
		{"dollars for the count", strings.Replace(saidImports, "100 biji", "", 1), "landed_cost", strings.Replace(imports, `"pieces":100`, `"pieces":2`, 1), "pieces 2 was not said"},
		{"another rate", saidImports, "landed_cost", strings.Replace(imports, "16500", "15000", 1), "rate 15000 was not said"},
		{"the price here", saidImports, "landed_cost", strings.Replace(imports, `"local_price":null`, `"local_price":90000`, 1), ""},
		{"another price here", saidImports, "landed_cost", strings.Replace(imports, `"local_price":null`, `"local_price":80000`, 1), "local_price 80000 was not said"},
		{"freight that nobody said", saidImports, "landed_cost", strings.Replace(imports, `"freight_usd":null`, `"freight_usd":20`, 1), "freight_usd 20 was not said"},
		{"a price abroad that is the freight too", saidImports, "landed_cost", strings.Replace(imports, `"freight_usd":null`, `"freight_usd":2`, 1), "freight_usd 2 was not said by the owner, or is given twice"},
		{"insurance that nobody said", saidImports, "landed_cost", strings.Replace(imports, `"insurance_usd":null`, `"insurance_usd":5`, 1), "insurance_usd 5 was not said"},
		{"a price abroad in rupiah that nobody said", saidImports, "landed_cost", inRupiah(imports, "40000"), "price_rupiah 40000 was not said"},
		{"a price abroad in rupiah and in dollars", "tas dari china 2 dolar atau 33rb, 100 biji kurs 16500", "landed_cost", strings.Replace(imports, `"price_rupiah":null`, `"price_rupiah":33000`, 1), "are the same price"},
		{"one price for here and abroad", "tas dari china 33rb, 100 biji kurs 16500", "landed_cost", strings.Replace(inRupiah(imports, "33000"), `"local_price":null`, `"local_price":33000`, 1), "said once"},
		{"the price here for the one abroad", saidImports, "landed_cost", inRupiah(imports, "90000"), "90000 as own_price, not as price_rupiah"},
		{"the owner's cost for the price here", saidFreight + ", modal 50rb", "landed_cost", strings.Replace(imports, `"local_price":null`, `"local_price":50000`, 1), "50000 as cost, not as local_price"},
		{"wages for the price here", saidFreight + ", gajine karyawan 2 juta", "landed_cost", strings.Replace(imports, `"local_price":null`, `"local_price":2000000`, 1), "not that it is local_price"},
		{"the rate for the price here", saidFreight, "landed_cost", strings.Replace(imports, `"local_price":null`, `"local_price":16500`, 1), "not that it is local_price"},
		{"a competitor's price here", saidFreight + ", saingan jual 90rb", "landed_cost", strings.Replace(imports, `"local_price":null`, `"local_price":90000`, 1), ""},
		{"freight as it was said", saidFreight, "landed_cost", strings.Replace(imports, `"freight_usd":null`, `"freight_usd":30`, 1), ""},
		{"freight in a word of the region", strings.Replace(saidFreight, "ongkirnya", "ongkire", 1), "landed_cost", strings.Replace(imports, `"freight_usd":null`, `"freight_usd":30`, 1), ""},
		{"freight for the price abroad", saidFreight, "landed_cost", strings.Replace(imports, `"price_usd":2`, `"price_usd":30`, 1), "not that it is price_usd"},
		{"the price abroad for freight", saidFreight, "landed_cost", strings.NewReplacer(`"price_usd":2`, `"price_usd":null`, `"freight_usd":null`, `"freight_usd":2`).Replace(imports), "not that it is freight_usd"},
		{"freight for insurance", saidFreight, "landed_cost", strings.Replace(imports, `"insurance_usd":null`, `"insurance_usd":30`, 1), "not that it is insurance_usd"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, told := called(t, c, test.said, test.tool, test.arguments)
			if strings.HasPrefix(told, `{"error"`) != (test.refused != "") || !strings.Contains(told, test.refused) {
				t.Errorf("the model is told %s", told)
			}
		})
	}
}

func TestFeesAreThoseOfWhatTheOwnerSpeaksOf(t *testing.T) {
	c, _ := newToolChat(t)
	const call = `{"platforms":["temu","aliexpress"],"topic":"sales","mall":false,"product":null}`
	mall := strings.NewReplacer(`["temu","aliexpress"]`, `["shopee"]`, `"mall":false`, `"mall":true`).Replace(call)
	for _, test := range []struct{ name, said, arguments, refused string }{
		{"an official store", "aku shopee mall, potongane piro", mall, ""},
		{"an official store in other words", "toko resmi neng shopee kena potongan piro", mall, ""},
		{"no official store was spoken of", "admin shopee piro", mall, "mall must be false"},
		{"marketplaces that neither the owner nor the fee table names", "piro potongane yo mas", call, "temu was not named"},
		{"a marketplace that the owner named, fees or none", "potongane aliexpress piro", strings.Replace(call, `"temu",`, "", 1), ""},
		{"it is said that there is none", "admin shopee piro, aku bukan mall", mall, "mall must be false"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, told := called(t, c, test.said, "fees", test.arguments)
			if strings.HasPrefix(told, `{"error"`) != (test.refused != "") || !strings.Contains(told, test.refused) {
				t.Errorf("the model is told %s", told)
			}
		})
	}
}

func TestTheProfileIsTheOwnersOwn(t *testing.T) {
	c, _ := newToolChat(t)
	if err := c.Consents.SetConsent(t.Context(), toolOwner, ConsentVersion, true, toolNow); err != nil {
		t.Fatal(err)
	}
	kept := knowledge.Profile{Sector: knowledge.SectorFood, Province: "Jawa Tengah", City: "Kudus", Turnover: knowledge.TurnoverTo500M, NIB: new(true)}
	if err := c.Profiles.KeepProfile(t.Context(), toolOwner, kept, toolNow); err != nil {
		t.Fatal(err)
	}
	e, told := called(t, c, "usahaku gimana", "profile", `{}`)
	for _, part := range []string{"makanan dan minuman", "Kudus, Jawa Tengah", "sampai Rp500 juta setahun"} {
		if !strings.Contains(told, part) {
			t.Errorf("%q is not told in %s", part, told)
		}
	}
	if got := wordSlot(e, factSlot(e, factOfBusiness)); got != "omzet setahun Rp500.000.000" {
		t.Errorf("the turnover is filled in as %q", got)
	}
	if _, told = called(t, c.of(toolOwner+1), "usahaku gimana", "profile", `{}`); strings.Contains(told, "Kudus") {
		t.Errorf("another owner is told %s", told)
	}
}

func TestWhoTapsTwicePassesAQuestionOnOnce(t *testing.T) {
	c, _ := newToolChat(t)
	words := saidBy("usahaku macet, gimana cara lapor dinas")
	result, _, err := c.callTool(t.Context(), words, ToolCall{Name: "ticket", Arguments: `{}`})
	if err != nil {
		t.Fatal(err)
	}
	e := &evidence{}
	e.add(&result)
	conv := &conversation{}
	conv.goOn(&Answer{passOn: e.passOn(words)})
	if err := c.remember(t.Context(), toolOwner, conv); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Saya simpan untuk petugas", "sudah saya simpan untuk petugas"} {
		r, err := c.Turn(t.Context(), Message{Chat: toolOwner, From: toolOwner, Text: actionToOfficers, Update: int64(i + 1)})
		if err != nil || !strings.Contains(r.Text(), want) {
			t.Errorf("tap %d: %q, error %v", i+1, r.Text(), err)
		}
	}
	tickets, err := c.OwnTickets.OwnTickets(t.Context(), toolOwner, 10)
	if err != nil || len(tickets) != 1 || tickets[0].Text != words.text {
		t.Errorf("kept %+v, error %v", tickets, err)
	}
	r, err := c.Turn(t.Context(), Message{Chat: toolOwner + 1, From: toolOwner + 1, Text: actionToOfficers, Update: 9})
	if err != nil || r.Text() != sayNothingToPassOn {
		t.Errorf("who was offered nothing reads %q, error %v", r.Text(), err)
	}
}

func FuzzToolArguments(f *testing.F) {
	for _, test := range goodCalls {
		f.Add(test.said, test.tool, test.arguments)
	}
	f.Add("sandalku 60rb", "advice", `{"product":null,"own_price":1e400}`)
	f.Add("", "ticket", "\x00")
	c, _ := newToolChat(f)
	f.Fuzz(func(t *testing.T, said, name, arguments string) {
		result, refused, err := c.callTool(t.Context(), saidBy(said), ToolCall{Name: name, Arguments: arguments})
		if err != nil && !errors.Is(err, errBadArguments) {
			t.Fatal(err)
		}
		if refused != "" {
			if !json.Valid([]byte(refused)) {
				t.Errorf("told %s", refused)
			}
			return
		}
		e := &evidence{}
		if told := e.add(&result); len(told) > maxTold || strings.Contains(told, "{{") || !json.Valid([]byte(told)) {
			t.Errorf("told %s", told)
		}
		if slices.ContainsFunc(e.grounding(kerudungSaid).Names, func(n grounding.Name) bool { return n.Text == "" }) {
			t.Error("a name is empty")
		}
	})
}
