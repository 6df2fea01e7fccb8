package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"

	"setara/bot/chat"
	"setara/bot/export"
	"setara/knowledge"
)

// writeDeliveries writes what became of each delivery of a broadcast into a
// file, which is not there where that fails. That it was taken out is in the
// audit.
func writeDeliveries(ctx context.Context, a *app, b *knowledge.Broadcast, path string, kind chat.TableKind) (err error) {
	deed := knowledge.Deed{
		Act: knowledge.Act{By: terminalChats["officer"], At: a.now()}, Kind: knowledge.DeedReport, Object: strconv.FormatInt(b.ID, 10),
	}
	if err := a.ledger.Record(ctx, deed); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write deliveries: %w", err)
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	w := bufio.NewWriter(f)
	t := chat.DeliveryTable(ctx, a.ledger, b, kind)
	if kind == chat.TableXLSX {
		err = export.XLSX(w, chat.SheetName, t.Header, t.Rows)
	} else {
		err = export.CSV(w, t.Header, t.Rows)
	}
	return errors.Join(err, w.Flush())
}
