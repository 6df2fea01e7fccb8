package ingest_test

import (
	"errors"
	"strings"
	"testing"

	"setara/knowledge/ingest"
)

func TestATableOfHolidaysSaysWhichRowIsAtFault(t *testing.T) {
	const head = "tanggal,nama,jenis,sumber\n2026-12-25,Natal,nasional,SKB\n"
	for name, c := range map[string]struct{ rows, column string }{
		"a day twice":    {"2026-12-25,Natal,bersama,SKB", "tanggal"},
		"no day":         {",Natal,nasional,SKB", "tanggal"},
		"a written day":  {"24 Des,Natal,bersama,SKB", "tanggal"},
		"another kind":   {"2026-12-24,Natal,libur,SKB", "jenis"},
		"no name":        {"2026-12-24,,bersama,SKB", "nama"},
		"no source":      {"2026-12-24,Natal,bersama,", "sumber"},
		"a cell missing": {"2026-12-24,Natal,bersama", "tanggal"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ingest.Holidays(strings.NewReader(head + c.rows + "\n"))
			if fault, ok := errors.AsType[*ingest.RowError](err); !ok || fault.Line != 3 || fault.Column != c.column {
				t.Errorf("the fault is %v, want line 3, column %s", err, c.column)
			}
		})
	}
	read, err := ingest.Holidays(strings.NewReader(head + "2026-12-24,Natal,bersama,SKB\n"))
	if err != nil || len(read) != 2 || read[0].Joint || !read[1].Joint {
		t.Errorf("it reads %+v (%v)", read, err)
	}
}
