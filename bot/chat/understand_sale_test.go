package chat

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"setara/knowledge"
)

// TestQuestionsOfArithmeticAreUnderstood reads the table that officers keep in
// testdata/hitungan.tsv: every field that is not written must be absent.
func TestQuestionsOfArithmeticAreUnderstood(t *testing.T) {
	f, err := os.Open("testdata/hitungan.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		question, want, found := strings.Cut(line, "\t")
		if !found {
			t.Fatalf("hitungan.tsv line %d: no expectations", n)
		}
		t.Run(fmt.Sprintf("line %d", n), func(t *testing.T) {
			readings := Understand(question)
			got := summary(&readings[0])
			if topics := topicNames(readings[0].Topics); topics != "" {
				got = tidy("soal=" + topics + " " + got)
			}
			if len(readings) != 1 || got != tidy(want) {
				t.Errorf("%q\n got %s (%d questions)\nwant %s", question, got, len(readings), tidy(want))
			}
		})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// topicNames writes topics in the words of hitungan.tsv.
func topicNames(t Topics) string {
	names := [...]string{"untung", "diskon", "paket", "program", "bulan", "retur", "pajak", "tempat", "bersih", "beda"}
	var said []string
	for i, name := range names {
		if t.Has(1 << i) {
			said = append(said, name)
		}
	}
	return strings.Join(said, "+")
}

// optionNames writes programmes in the words of hitungan.tsv.
func optionNames(o Options) string {
	names := [...]string{"ongkir", "cashback", "live", "preorder", "afiliasi", "dinamis"}
	var said []string
	for i, name := range names {
		if o.Has(1 << i) {
			said = append(said, name)
		}
	}
	return strings.Join(said, "+")
}

// summarizeSale writes what was said beside the prices.
func summarizeSale(values map[string]string, r *Reading) {
	sale := &r.Understood.Sale
	values["mk"], values["diskon"], values["af"], values["retur"] = share(sale.WantedMarkup), share(sale.Discount), share(sale.Affiliate), share(sale.Returns)
	values["rp"], values["bersih"], values["voucher"], values["jadi"] = digits(sale.WantedProfit), digits(sale.WantedNet), digits(sale.Voucher), digits(sale.DiscountTo)
	values["ikut"], values["tanpa"] = optionNames(sale.With), optionNames(sale.Without)
	values["bln"], values["tambah"] = digits(sale.WantedMonthly), digits(sale.Extra)
	values["pj"] = share(sale.Tax)
	values["dulu"] = digits(sale.Before)
	if sale.Bundle != 0 {
		values["isi"] = fmt.Sprint(sale.Bundle)
	}
	if sale.Free != 0 {
		values["gratis"] = fmt.Sprint(sale.Free)
	}
	if sale.WantedTimes != 0 {
		values["kali"] = fmt.Sprint(sale.WantedTimes)
	}
	if sale.Offers != nil {
		var offers []string
		for _, o := range *sale.Offers {
			offers = append(offers, fmt.Sprintf("%d:%d", o.Pieces, int64(o.Price)))
		}
		values["tawar"] = strings.Join(offers, "+")
	}
	if sale.Prices != nil {
		var prices []string
		for _, p := range *sale.Prices {
			prices = append(prices, fmt.Sprintf("%s:%d", p.Platform, int64(p.Price)))
		}
		values["harga"] = strings.Join(prices, "+")
	}
	if sale.Monthly != 0 {
		values["laku"] = strings.ReplaceAll(sale.Monthly.String(), ",", ".")
	}
	if sale.Turnover != nil {
		values["omzet"] = digits(sale.Turnover)
		if sale.TurnoverEvery != "" {
			values["omzet"] += "/" + string(sale.TurnoverEvery)
		}
	}
	if sale.Mall {
		values["mall"] = "ya"
	}
	switch {
	case sale.Company:
		values["usaha"] = "badan"
	case sale.Person:
		values["usaha"] = "orang"
	}
	values["salah"] = string(r.Flaw)
}

// checkSale holds that what was said beside the prices can be reckoned with.
func checkSale(t *testing.T, message string, r *Reading) {
	t.Helper()
	sale := &r.Understood.Sale
	for _, amount := range []*knowledge.Rupiah{sale.WantedProfit, sale.WantedNet, sale.Voucher, sale.DiscountTo, sale.Turnover, sale.WantedMonthly, sale.Extra, sale.Before} {
		if amount != nil && (*amount <= 0 || *amount > knowledge.MaxRupiah) {
			t.Fatalf("%q: nothing can be reckoned with %d", message, *amount)
		}
	}
	for _, share := range []*knowledge.BasisPoints{sale.Discount, sale.Affiliate, sale.Returns, sale.Tax} {
		if share != nil && (*share < 0 || *share >= wholePrice) {
			t.Fatalf("%q: nothing can be reckoned with %s", message, *share)
		}
	}
	if sale.Bundle < 0 || sale.Bundle > maxBundle || sale.Monthly < 0 || sale.Monthly > maxMonthly {
		t.Fatalf("%q: nobody sells %d in an order or %s in a month", message, sale.Bundle, sale.Monthly)
	}
	if sale.Free < 0 || sale.Free > 0 && sale.Free >= sale.Bundle {
		t.Fatalf("%q: nobody buys %d to get %d for nothing", message, sale.Bundle-sale.Free, sale.Free)
	}
	if sale.Offers != nil {
		for _, o := range *sale.Offers {
			if o.Pieces <= 1 || o.Pieces > maxBundle || o.Price <= 0 || o.Price > knowledge.MaxRupiah {
				t.Fatalf("%q: nobody offers %d for %s", message, o.Pieces, o.Price)
			}
		}
	}
	if sale.Prices != nil {
		for _, p := range *sale.Prices {
			if p.Price <= 0 || p.Price > knowledge.MaxRupiah || p.Platform == "" {
				t.Fatalf("%q: nobody asks %s at %q", message, p.Price, p.Platform)
			}
		}
	}
	if sale.With&sale.Without != 0 {
		t.Fatalf("%q: a programme is both taken part in and left out", message)
	}
	if r.Flaw != "" && flawWords[r.Flaw] == "" {
		t.Fatalf("%q: no sentence for %q", message, r.Flaw)
	}
}

func digits(r *knowledge.Rupiah) string {
	if r == nil {
		return ""
	}
	return strconv.FormatInt(int64(*r), 10)
}
