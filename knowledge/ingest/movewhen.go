package ingest

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// conditionNames are the clauses that the column conditions may hold.
var conditionNames = []string{
	"putusan", "selisih minimal", "sisa untung minimal", "sisa untung maksimal", "harga maksimal", "biaya pesanan minimal",
	"barang", "kategori", "satuan", "saingan", "saingan di", "marketplace", "tanda", "penjual lain menyebut", "belum menyebut", "mulai", "sampai",
}

// conditions reads clauses such as "putusan: hold, lower; selisih minimal:
// 30%"; each stands at most once.
func (r *strictRow) conditions() knowledge.MoveConditions {
	var c knowledge.MoveConditions
	seen := map[string]int{}
	for clause := range strings.SplitSeq(r.text("conditions"), ";") {
		if clause = strings.TrimSpace(clause); clause == "" {
			continue
		}
		name, value, _ := strings.Cut(clause, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		switch {
		case !slices.Contains(conditionNames, name):
			r.fail("conditions", fmt.Sprintf("syarat %q tidak dikenal; pilih dari %s", name, strings.Join(conditionNames, ", ")))
		case value == "":
			r.fail("conditions", fmt.Sprintf("syarat %q belum ada isinya; tulis sesudah titik dua", name))
		case seen[name] > 0:
			r.fail("conditions", fmt.Sprintf("syarat %q muncul dua kali", name))
		default:
			r.condition(&c, name, value)
		}
		seen[name]++
	}
	return c
}

func (r *strictRow) condition(c *knowledge.MoveConditions, name, value string) {
	switch name {
	case "putusan":
		c.Verdicts = listed(r, name, value, knowledge.Verdicts())
	case "selisih minimal":
		c.LeastGap = r.percent(name, value)
	case "sisa untung minimal":
		c.LeastMargin = new(r.percent(name, value))
	case "sisa untung maksimal":
		c.MostMargin = new(r.percent(name, value))
	case "harga maksimal":
		amount, unit := r.figure("conditions", value)
		if unit != knowledge.FactRupiah {
			r.fail("conditions", fmt.Sprintf("syarat %q perlu rupiah, misalnya Rp500.000", name))
		}
		c.MostPrice = knowledge.Rupiah(amount)
	case "biaya pesanan minimal":
		c.LeastOrderFee = r.percent(name, value)
	case "barang":
		c.Goods = items(value)
	case "kategori":
		c.Categories = items(value)
	case "satuan":
		c.SoldBy = only(r, name, value, knowledge.SoldByCount, knowledge.SoldByMeasure)
	case "saingan":
		c.LooksImported = only(r, name, value, "semurah impor") != ""
	case "saingan di":
		c.RivalOnline = only(r, name, value, "marketplace") != ""
	case "tanda":
		c.Signs = listed(r, name, value, knowledge.Signs)
	case "marketplace":
		c.SellsThere = only(r, name, value, "tempat jualan") != ""
	case "penjual lain menyebut":
		c.Lacks = listed(r, name, value, knowledge.AllTraits())
	case "belum menyebut":
		c.Unsaid = listed(r, name, value, knowledge.AllTraits())
	case "mulai":
		c.From = r.dayOf("conditions", value)
	case "sampai":
		c.Until = r.dayOf("conditions", value)
	}
}

// percent reads "30%".
func (r *strictRow) percent(name, value string) knowledge.BasisPoints {
	points, unit := r.figure("conditions", value)
	if unit != knowledge.FactBasisPoints {
		r.fail("conditions", fmt.Sprintf("syarat %q perlu persen, misalnya 30%%", name))
	}
	return knowledge.BasisPoints(points)
}

// items are the parts of a value between commas.
func items(value string) []string {
	var parts []string
	for part := range strings.SplitSeq(value, ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// listed are the parts of a value, all of which must be of a closed list.
func listed[T ~string](r *strictRow, name, value string, all []T) []T {
	var parts []T
	for _, part := range items(value) {
		if !slices.Contains(all, T(part)) {
			r.fail("conditions", fmt.Sprintf("syarat %q: %q tidak dikenal; pilih dari %s", name, part, choices(all)))
		}
		parts = append(parts, T(part))
	}
	return parts
}

// only is a value that must be one of a few.
func only[T ~string](r *strictRow, name, value string, all ...T) T {
	if !slices.Contains(all, T(value)) {
		r.fail("conditions", fmt.Sprintf("syarat %q: %q tidak dikenal; pilih dari %s", name, value, choices(all)))
	}
	return T(value)
}
