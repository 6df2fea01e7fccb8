package chat

import (
	"slices"

	"setara/knowledge"
)

// facts are all the figures of the answer, each with the row that it comes
// from.
func (i *importCase) facts() []knowledge.Fact {
	f := factList{asOf: i.asOf}
	if i.asksVATAlone() {
		i.addVATFacts(&f, i.quotes[0].VAT)
		return f.facts
	}
	f.said("harga di sini", i.price)
	source := knowledge.SourceOwner
	if i.asked.rupiah > 0 {
		f.said("harga di luar negeri", &i.asked.rupiah)
		source = knowledge.SourceCalculated
	}
	for _, said := range [...]struct {
		label string
		cents knowledge.Cents
	}{{"harga di luar negeri", i.asked.fob}, {"nilai sekiriman", i.asked.total()}, {"ongkos kirim", i.asked.freight}, {"asuransi", i.asked.insurance}} {
		if said.cents > 0 {
			f.add(said.label, int64(said.cents), knowledge.FactUSCents, source)
		}
	}
	if r := i.rate; i.usesRate() {
		rate := factList{asOf: r.Day}
		rate.add("kurs dolar", int64(r.Rupiah), knowledge.FactRupiah, r.Source)
		f.facts = append(f.facts, rate.facts...)
	}
	for n := range i.quotes {
		i.addRuleFacts(&f, &i.quotes[n])
		i.addQuoteFacts(&f, &i.quotes[n])
	}
	i.addGuardFacts(&f)
	if s := i.leastAbroad(); s != nil {
		f.cite(&s.Citation).add("harga terendah barang dari luar", int64(s.Dollars), knowledge.FactUSCents, s.ID)
	}
	if fact := i.abroad(); fact != nil {
		f.cite(&fact.Citation).add("harga di "+fact.Where, int64(fact.Price), knowledge.FactRupiah, fact.ID)
	}
	for _, other := range i.others {
		f.facts = append(f.facts, other.facts()...)
	}
	return f.facts
}

// total is the FOB of the whole consignment.
func (a *importQuestion) total() knowledge.Cents { return a.consignment("").FOB }

// perPiece is what one piece bears of an amount for the consignment.
func (i *importCase) perPiece(total knowledge.Rupiah) knowledge.Rupiah {
	return (knowledge.One * knowledge.Pack(i.asked.pieces)).Each(total)
}

// cited adds facts with the day of a citation.
type cited struct {
	list *factList
	asOf knowledge.Day
}

func (f *factList) cite(c *knowledge.Citation) cited { return cited{f, c.AsOf} }

func (c cited) add(label string, value int64, unit knowledge.FactUnit, source string) {
	c.list.facts = append(c.list.facts, knowledge.Fact{Label: label, Value: value, Unit: unit, Source: source, AsOf: c.asOf})
}

func (c cited) rates(label string, r *knowledge.RateRange, source string) {
	if r == nil {
		return
	}
	for _, bp := range slices.Compact([]knowledge.BasisPoints{r.Low, r.High}) {
		c.add(label, int64(bp), knowledge.FactBasisPoints, source)
	}
}

// addRuleFacts adds the limits and rates of a route, each with its row.
func (i *importCase) addRuleFacts(f *factList, q *quote) {
	if q.VAT != nil && q.Kind == i.quotes[0].Kind {
		i.addVATFacts(f, q.VAT)
	}
	for n, p := range q.Parcels {
		rule := f.cite(&p.Citation)
		if n == 0 {
			rule.add("batas bebas bea masuk paket", int64(p.Free), knowledge.FactUSCents, p.FreeID)
			rule.add("batas paket", int64(p.Ceiling), knowledge.FactUSCents, p.ID)
		}
		rule.rates("bea masuk paket", p.Duty, p.ID)
		if p.Prepaid != nil {
			rule.add("PPh impor paket", int64(*p.Prepaid), knowledge.FactBasisPoints, p.ID)
		}
	}
	switch q.Kind {
	case knowledge.RouteGeneral:
		if i.goods != nil {
			f.cite(&i.goods.Citation).rates("bea umum", i.goods.Usual, i.goods.ID)
		}
		if p := i.customs.PrepaymentOn(i.asOf); p != nil {
			f.cite(&p.Citation).rates("PPh impor", &p.Rate, p.ID)
		}
	case knowledge.RoutePreference:
		f.cite(&q.Preference.Citation).add("bea masuk dengan "+q.Preference.Proof, int64(q.Preference.Duty), knowledge.FactBasisPoints, q.Preference.ID)
	case knowledge.RouteParcel:
		if i.goods == nil {
			for _, p := range i.specialParcels() {
				f.cite(&p.Citation).rates("bea masuk paket barang tertentu", p.Duty, p.ID)
				if p.Prepaid != nil {
					f.cite(&p.Citation).add("PPh impor paket barang tertentu", int64(*p.Prepaid), knowledge.FactBasisPoints, p.ID)
				}
			}
		}
	}
}

// addVATFacts adds the value added tax, of the whole value and as it is set.
func (i *importCase) addVATFacts(f *factList, v *knowledge.VATRule) {
	vat := f.cite(&v.Citation)
	vat.add("PPN", int64(v.Effective()), knowledge.FactBasisPoints, v.ID)
	vat.add("tarif PPN", int64(v.Rate), knowledge.FactBasisPoints, v.ID)
}

// addQuoteFacts adds what was worked out for a route.
func (i *importCase) addQuoteFacts(f *factList, q *quote) {
	where := " " + byRoute[q.Kind]
	if i.worked(q) {
		for _, bill := range [...]*knowledge.Bill{&q.landed.Low, &q.landed.High} {
			addBillFacts(f, where, bill)
			f.worked("jadinya per barang"+where, new(i.perPiece(bill.Total)))
			f.worked("PPh di muka"+where, bill.Prepaid)
			if q.landed.Low == q.landed.High {
				break
			}
		}
	}
	for _, room := range i.rooms(q) {
		f.add("harga di luar negeri paling mahal"+where, int64(room.fob), knowledge.FactUSCents, knowledge.SourceCalculated)
		f.worked("harga di luar negeri paling mahal"+where, new(i.rate.In(room.fob)))
		addBillFacts(f, where+" dengan harga itu", &room.bill)
		f.add("satu sen lebih mahal"+where, int64(room.fob+1), knowledge.FactUSCents, knowledge.SourceCalculated)
		f.worked("jadinya kalau satu sen lebih mahal"+where, room.more)
		f.worked("jadinya per barang dengan harga itu"+where, new(i.perPiece(room.bill.Total)))
	}
}

func addBillFacts(f *factList, where string, bill *knowledge.Bill) {
	f.worked("nilai pabean"+where, &bill.Value)
	f.worked("bea masuk"+where, &bill.Duty)
	if bill.Safeguard > 0 {
		f.worked("bea pengamanan"+where, &bill.Safeguard)
	}
	f.worked("PPN"+where, &bill.VAT)
	f.worked("jadinya"+where, &bill.Total)
}

func (i *importCase) addGuardFacts(f *factList) {
	owed, _ := i.guards()
	if next := i.nextGuard(); next != nil {
		owed = []knowledge.Safeguard{*next}
	}
	for n := range owed {
		s := &owed[n]
		for _, amount := range slices.Compact([]knowledge.Rupiah{s.Low, s.High}) {
			f.cite(&s.Citation).add("bea pengamanan per "+measureWords[s.Measure], int64(amount), knowledge.FactRupiah, s.ID)
		}
	}
}

// specialParcels are the rules in force for parcels of goods that the general
// one does not cover.
func (i *importCase) specialParcels() []*knowledge.ParcelRule {
	var rules []*knowledge.ParcelRule
	for n := range i.customs.Parcels {
		p := &i.customs.Parcels[n]
		if p.KnownOn(i.asOf) && !slices.Contains(p.Groups, knowledge.ParcelGeneral) {
			rules = append(rules, p)
		}
	}
	return rules
}

// specialDuties are their duties, each once, by rising rate.
func (i *importCase) specialDuties() []knowledge.RateRange {
	var duties []knowledge.RateRange
	for _, p := range i.specialParcels() {
		if p.Duty != nil && !slices.Contains(duties, *p.Duty) {
			duties = append(duties, *p.Duty)
		}
	}
	slices.SortFunc(duties, func(a, b knowledge.RateRange) int {
		return int((a.Low + a.High) - (b.Low + b.High))
	})
	return duties
}
