package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// wordFormulas is how a cost of goods came about: each part, their sum, what
// can be sold, and the cost of one.
func (t *goodsBasis) wordFormulas(r *knowledge.CostResult) []Block {
	g := &t.Goods
	blocks := []Block{paragraph(bold("Hitungan modal "+t.Product),
		plain(" (angka dari Kakak; tiap baris dibulatkan ke rupiah terdekat, jumlah dan modalnya dihitung tepat lalu dibulatkan ke atas)"))}
	var parts []string
	for i := range g.Items {
		line := CostLine{CostItem: g.Items[i]}
		blocks = append(blocks, formula(capital(lineName(&line)), wordShare(g, &g.Items[i], r.Shares[i])))
		parts = append(parts, r.Shares[i].String())
	}
	sum := "Sekali bikin"
	if g.Yield == 0 {
		sum = "Semua biaya " + per(g.Unit)
	}
	if len(parts) > 1 {
		blocks = append(blocks, formula(sum, strings.Join(parts, " + ")+" = "+r.Batch.String()))
	}
	good := quantity(r.Good, g.Unit)
	switch {
	case g.FailedShare > 0 && g.Yield > 0:
		blocks = append(blocks, formula("Yang bisa dijual", fmt.Sprintf("%s × (100%% − gagal %s) = %s", quantity(g.Yield, g.Unit), g.FailedShare, good)))
	case g.FailedShare > 0:
		good = fmt.Sprintf("(100%% − gagal %s)", g.FailedShare)
	case g.Failed > 0:
		blocks = append(blocks, formula("Yang bisa dijual", fmt.Sprintf("%s − gagal %s = %s", quantity(g.Yield, g.Unit), g.Failed, good)))
	}
	how := r.Each.String()
	if g.Yield > 0 || g.FailedShare > 0 {
		how = fmt.Sprintf("%s ÷ %s = %s", r.Batch, good, r.Each)
	}
	return append(blocks, formula("Modal (HPP) "+per(g.Unit), how))
}

// wordShare is what one part comes to in a batch, or in one unit where the
// yield is not known.
func wordShare(g *knowledge.CostOfGoods, i *knowledge.CostItem, share knowledge.Rupiah) string {
	text := i.Amount.String()
	if i.Quantity != knowledge.One {
		text += " × " + countOf(i.Quantity, i.Measure)
	}
	if i.Basis != knowledge.CostPerBatch && g.Yield > 0 && g.Yield != knowledge.One {
		text += " × " + quantity(g.Yield, g.Unit)
	}
	switch {
	case i.Basis == knowledge.CostShared:
		text += " ÷ " + quantity(i.Shared, g.Unit)
		if i.Months > 1 {
			text += fmt.Sprintf(" ÷ %d bulan", i.Months)
		}
	case i.Basis == knowledge.CostPerBatch && i.Batches > 0:
		text += fmt.Sprintf(" ÷ %s kali bikin", i.Batches)
	}
	if text != share.String() {
		text += " = " + share.String()
	}
	if i.Basis == knowledge.CostShared && g.Yield > 0 {
		text += fmt.Sprintf(" (%s %s)", i.Share(knowledge.One), per(g.Unit))
	}
	return text
}
