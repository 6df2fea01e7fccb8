package catalog

import (
	"context"
	"database/sql"

	"setara/knowledge"
)

// A price that stands a hundred times over, or under, those of the goods
// around it in the same file is a slip or a joke. Goods of the same category
// are its neighbours, and goods of the same kind; it is held against theirs
// as it stands and by the unit. All that are enough to judge must agree: one
// gold ring among the brass ones of its category is no slip if rings do cost
// that much, nor is the price of a large pack. The judgement looks at nothing
// but the file, so that it is the same whatever is loaded before.

const (
	// farFactor is how many times its neighbours' middle price makes a price
	// far off.
	farFactor = 100
	// minNeighbours is the fewest neighbours that can judge a price.
	minNeighbours = 5
	// farShare: where more than one in this many of a neighbourhood is far
	// off to the same side, it holds two kinds of goods and judges nothing.
	farShare = 3
)

// judgement is what all who can judge say about a row's price.
type judgement uint8

const (
	judgedOrdinary judgement = 1 << iota
	judgedFar
)

// setApart marks the staged rows that their neighbourhoods set apart. There
// are places rows. It keeps one byte a row, and one neighbourhood at a time.
func setApart(ctx context.Context, tx *sql.Tx, places int) error {
	judged := make([]judgement, places+1)
	for _, group := range []string{"category_group", "kind_group"} {
		for _, price := range []string{"price", "unit_price"} {
			query := `select ` + group + `, ` + price + `, place from staged
				where unit_price > 0 and ` + group + ` <> 0 order by 1, 2`
			if err := judgeGroups(ctx, tx, query, judged); err != nil {
				return err
			}
		}
	}
	mark, err := tx.PrepareContext(ctx, `update staged set set_apart = 1 where place = ?`)
	if err != nil {
		return err
	}
	defer func() { _ = mark.Close() }() // its transaction closes it too
	for place, j := range judged {
		if j == judgedFar {
			if _, err := mark.ExecContext(ctx, place); err != nil {
				return err
			}
		}
	}
	return nil
}

// apartRows are the first [MaxReasons] staged rows that were set apart.
func apartRows(ctx context.Context, tx *sql.Tx) ([]ApartRow, error) {
	rows, err := tx.QueryContext(ctx, `select line, title, price from staged where set_apart order by place limit ?`, MaxReasons)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var apart []ApartRow
	for rows.Next() {
		var row ApartRow
		if err := rows.Scan(&row.Line, &row.Title, &row.Price); err != nil {
			return nil, err
		}
		apart = append(apart, row)
	}
	return apart, rows.Err()
}

// neighbour is one price of a neighbourhood.
type neighbour struct {
	price knowledge.Rupiah
	place int
}

// judgeGroups runs a query for group, price and place, sorted by the first
// two, and judges each group.
func judgeGroups(ctx context.Context, tx *sql.Tx, query string, judged []judgement) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var current int64
	var group []neighbour
	for rows.Next() {
		var id int64
		var n neighbour
		if err := rows.Scan(&id, &n.price, &n.place); err != nil {
			return err
		}
		if id != current {
			judgeGroup(group, judged)
			current, group = id, group[:0]
		}
		group = append(group, n)
	}
	judgeGroup(group, judged)
	return rows.Err()
}

// judgeGroup judges each price of a neighbourhood, sorted by price, by the
// middle of the others.
func judgeGroup(group []neighbour, judged []judgement) {
	if len(group)-1 < minNeighbours {
		return
	}
	low, high := 0, len(group)
	for low < len(group) && group[low].price*farFactor <= middleOfOthers(group, low) {
		low++
	}
	for high > low && group[high-1].price >= farFactor*middleOfOthers(group, high-1) {
		high--
	}
	if max(low, len(group)-high)*farShare > len(group) {
		return
	}
	for i, n := range group {
		if low <= i && i < high {
			judged[n.place] |= judgedOrdinary
		} else {
			judged[n.place] |= judgedFar
		}
	}
}

// middleOfOthers is the median of a sorted group without its i-th price; of
// two middle prices, the lower.
func middleOfOthers(group []neighbour, i int) knowledge.Rupiah {
	middle := (len(group) - 2) / 2 // of len-1 others
	if middle >= i {
		middle++
	}
	return group[middle].price
}
