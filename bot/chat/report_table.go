package chat

import (
	"context"
	"fmt"
	"iter"
	"math"
	"strconv"

	"setara/knowledge"
)

// deliveriesPage is how many deliveries are read at once for a file.
const deliveriesPage = 5000

// DeliverySource is where the deliveries of a broadcast are read.
type DeliverySource interface {
	// DeliveryPage is that of [Aftermaths].
	DeliveryPage(ctx context.Context, id, after int64, limit int) ([]knowledge.Delivery, error)
}

// DeliveryTable is what became of each delivery of a broadcast, a row for each,
// read as it is written.
func DeliveryTable(ctx context.Context, from DeliverySource, b *knowledge.Broadcast, kind TableKind) *Table {
	return &Table{
		Name: fmt.Sprintf("siaran-%d", b.ID), Kind: kind, Header: deliveryHeader[:],
		Rows: deliveryRows(ctx, from, b), TooLarge: wordReportTooLarge(b.ID, kind),
	}
}

func deliveryRows(ctx context.Context, from DeliverySource, b *knowledge.Broadcast) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		row := make([]string, len(deliveryHeader))
		n := 0
		for after := int64(math.MinInt64); ; {
			page, err := from.DeliveryPage(ctx, b.ID, after, deliveriesPage)
			if err != nil {
				yield(nil, err)
				return
			}
			for i := range page {
				n++
				wordDelivery(row, n, b.Kind, &page[i])
				if !yield(row, nil) {
					return
				}
			}
			if len(page) < deliveriesPage {
				return
			}
			after = page[len(page)-1].Chat
		}
	}
}

// wordDelivery fills in the row of a delivery.
func wordDelivery(row []string, n int, kind knowledge.BroadcastKind, d *knowledge.Delivery) {
	row[0], row[1] = strconv.Itoa(n), strconv.FormatInt(d.Chat, 10)
	if d.Chat < 0 {
		row[1] = sayForgottenChat
	}
	row[2], row[3] = wordDeliveryState(kind, d.State), wordWhy(kind, d.State, d.Why)
	if d.Maybe {
		row[3] = joinReasons(row[3], sayMaybeTwice)
	}
	row[4], row[5] = "", ""
	if d.Message != 0 {
		row[4] = strconv.FormatInt(d.Message, 10)
	}
	if !d.At.IsZero() {
		row[5] = d.At.In(knowledge.WIB).Format("2006-01-02 15:04:05")
	}
}
