package ingest

import (
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// traits are what only several records together show of a file; they are
// read off its head.
type traits struct {
	// scale is what a price is divided by to be in rupiah.
	scale int64
	// trustDiscount tells that the column of discounted prices agrees with
	// the prices beside it.
	trustDiscount bool
	// rowNumbers tells that a column headed "id" only counts the rows.
	rowNumbers bool
	dates      dateReading
}

// microScale is the scale of Shopee's own API: hundred-thousandths of a
// rupiah.
const microScale = 100_000

// traitsOf reads the traits off the head of a file.
func traitsOf(head []record) traits {
	return traits{
		scale:         scaleOf(head),
		trustDiscount: discountAgrees(head),
		rowNumbers:    countsRows(head),
		dates:         dateReading{monthFirst: monthFirst(head)},
	}
}

// scaleOf tells prices in hundred-thousandths of a rupiah from prices in
// rupiah. They are bare numbers, every one divisible by 100,000, and not
// believable as they stand: the middle one costs a billion rupiah or more, or
// a hundred million where the records are Shopee's.
func scaleOf(head []record) int64 {
	var amounts []int64
	shopee := false
	for _, r := range head {
		for _, c := range []column{colPrice, colPriceMin, colPriceMax, colPriceDiscounted} {
			for _, i := range r.layout.places[c] {
				if i >= len(r.cells) || blank(r.cells[i]) {
					continue
				}
				n, err := strconv.ParseInt(strings.TrimSuffix(r.cells[i], ".0"), 10, 64)
				switch {
				case err != nil && c == colPrice, err == nil && n%microScale != 0:
					return 1
				case err == nil && n > 0:
					amounts = append(amounts, n)
				}
			}
		}
		shopee = shopee || r.layout.shopee || platformOfLink(cleanLink(r.layout.get(r.cells, colURL))) == knowledge.PlatformShopee
	}
	if len(amounts) == 0 {
		return 1
	}
	slices.Sort(amounts)
	least := int64(1_000_000_000)
	if shopee {
		least = 100_000_000
	}
	if amounts[len(amounts)/2] < least {
		return 1
	}
	return microScale
}

// discountAgrees tells whether the column of discounted prices belongs to the
// rows it stands in. In a column that slipped against the others the values
// are no end of the range beside them, none of the two prices in the cell,
// now above and now below the price; over a tenth of such rows, and the
// column is not trusted.
func discountAgrees(head []record) bool {
	compared, wrong, lower, higher := 0, 0, 0, 0
	for _, r := range head {
		base, err1 := firstPrice(r.layout, r.cells, colPrice)
		d, err2 := firstPrice(r.layout, r.cells, colPriceDiscounted)
		if err1 != nil || err2 != nil {
			continue
		}
		compared++
		switch {
		case base.TwoPrices:
			if d.Low != base.Low && d.Low != base.Original {
				wrong++
			}
		case base.Low < base.High:
			if d.Low < base.Low || d.High > base.High {
				wrong++
			}
		case d.Low < base.Low:
			lower++
		case d.Low > base.Low:
			higher++
		}
	}
	return 10*(wrong+min(lower, higher)) <= compared
}

// countsRows tells whether a column headed "id" only counts the rows: whole
// numbers from 0 or 1, packed as densely as the rows.
func countsRows(head []record) bool {
	n, least, most := 0, int64(-1), int64(0)
	for _, r := range head {
		i := r.layout.looseID
		if i < 0 || i >= len(r.cells) || blank(r.cells[i]) {
			continue
		}
		id, err := strconv.ParseInt(r.cells[i], 10, 64)
		if err != nil || id < 0 {
			return false
		}
		if n == 0 || id < least {
			least = id
		}
		most = max(most, id)
		n++
	}
	return n > 0 && least <= 1 && most <= int64(3*n+10)
}

// monthFirst tells whether dates such as 01/15/2026 put the month first: at
// least one must, and none may put the day first.
func monthFirst(head []record) bool {
	found := false
	for _, r := range head {
		switch monthSide(r.layout.get(r.cells, colObservedOn)) {
		case -1:
			return false
		case 1:
			found = true
		}
	}
	return found
}
