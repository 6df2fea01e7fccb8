package intake

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/catalog"
)

// overlapWarning says what two fees in force together come to.
func overlapWarning(o catalog.FeeOverlap) string {
	if o.Kind == knowledge.FeeOrder {
		return fmt.Sprintf("%s dan %s berlaku bersamaan, jadi keduanya dijumlahkan", o.First, o.Second)
	}
	return fmt.Sprintf("%s dan %s berlaku bersamaan, jadi jawabannya berupa rentang keduanya", o.First, o.Second)
}

// backdatedWarning warns where a charge is written over instead of being ended
// and followed by a new row.
func backdatedWarning(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return fmt.Sprintf("angka %s berubah juga untuk tanggal yang sudah lewat. Kalau tarifnya baru berganti, "+
		"isi hari terakhir tarif lama (kolom berlaku sampai), lalu tulis tarif baru di baris dengan kode baru.", strings.Join(ids, ", "))
}

var entryNouns = map[knowledge.FileKind]string{knowledge.FilePrograms: "program", knowledge.FileRegulations: "aturan"}

// EntryWarnings are what an officer is to mind about a file of programmes or
// rules: what is known and would not be any more.
func EntryWarnings(kind knowledge.FileKind, r *catalog.EntryReport) []string {
	lost, in := 0, 0
	for i := range r.Differences {
		n := 0
		for _, c := range r.Differences[i].Changes {
			n += len(Lost(c.Before, c.After))
		}
		if lost += n; n > 0 {
			in++
		}
	}
	if lost == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%d keterangan lama di %d %s hilang atau diganti; lihat dulu yang bertanda hilang.", lost, in, entryNouns[kind])}
}

// Lost are the lines of a list, or the value, that a field does not say
// any more; a value that gives way to another one is not lost.
func Lost(before, after string) []string {
	was, is := Lines(before), Lines(after)
	if len(was) == 1 && len(is) == 1 {
		return nil
	}
	return slices.DeleteFunc(was, func(line string) bool { return slices.Contains(is, line) })
}

// Lines are the lines of a field; none of an empty one.
func Lines(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(value, "\n")
}
