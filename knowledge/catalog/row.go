package catalog

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/ingest"
	"setara/knowledge/text"
)

// unfit rejects a listing that the tables could not keep, whoever made it;
// nil where it is fit.
func unfit(line int, l *knowledge.Listing) *ingest.RowError {
	reject := func(column, reason string) *ingest.RowError {
		return &ingest.RowError{Line: line, Column: column, Reason: reason}
	}
	switch {
	case l.Source == "" || l.SKU == "":
		return reject("sku", "penanda barang kosong")
	case l.Title == "":
		return reject("title", "nama barang kosong")
	case slices.Min([]knowledge.Rupiah{l.Price, l.PriceOriginal, l.PriceMin, l.PriceMax}) < 0:
		return reject("price", "harga di bawah nol")
	case slices.Max([]knowledge.Rupiah{l.Price, l.PriceOriginal, l.PriceMin, l.PriceMax}) > knowledge.MaxRupiah:
		return reject("price", "harga terlalu besar")
	case l.Price == 0 && l.PriceMax == 0:
		return reject("price", "harga kosong")
	case l.PriceMax < l.PriceMin:
		return reject("price_max", "harga tertinggi di bawah harga terendah")
	case l.Pack < 0 || l.Pack > knowledge.MaxPack:
		return reject("pack", "isi kemasan tidak masuk akal")
	case l.Sold < -1:
		return reject("sold", "jumlah terjual di bawah nol")
	case !(l.Rating >= 0 && l.Rating <= 5): // NaN too
		return reject("rating", "nilai ulasan harus 0 sampai 5")
	case !slices.Contains(units, l.Unit):
		return reject("unit", fmt.Sprintf("satuan %q tidak dikenal", l.Unit))
	}
	return nil
}

// units are those that a file may give, and the empty one for none.
var units = []knowledge.Unit{
	"", knowledge.UnitPiece, knowledge.UnitPair, knowledge.UnitSet,
	knowledge.UnitMetre, knowledge.UnitKilogram, knowledge.UnitLitre,
}

// complete adds what a listing's title says to what its file said: the unit
// and the pack where the file gave none, evidence of origin, and the origin
// that all evidence together speaks for.
func complete(l *knowledge.Listing, title text.Title) {
	readPrice(l, title)
	judgeOrigin(l)
}

// judgeOrigin adds the evidence of the title's words, and the origin that all
// evidence together speaks for.
func judgeOrigin(l *knowledge.Listing) {
	for _, e := range text.TitleEvidence(l.Title) {
		if !slices.Contains(l.Evidence, e) {
			l.Evidence = append(l.Evidence, e)
		}
	}
	l.Origin = knowledge.JudgeOrigin(l.Evidence)
}

// baitFactor is how many times the lowest price of its range the highest is
// where the lowest stands for the whole listing and is not what is sold.
const baitFactor = 2

// readPrice takes from the title what one price buys, and whether it is bait.
func readPrice(l *knowledge.Listing, title text.Title) {
	readPack(l, title)
	l.Bait = title.Bait || l.PriceMin > 0 && l.Price <= l.PriceMin && l.PriceMax >= baitFactor*l.PriceMin
}

// readPack takes from the title what the file left open. A count of the title
// is used only with the measure it was written in.
func readPack(l *knowledge.Listing, title text.Title) {
	if l.Unit == "" && l.Pack == 0 {
		l.Unit, l.Pack, l.PackUnclear = title.Unit, title.Pack, title.PackUnclear
		return
	}
	if l.Unit == "" {
		l.Unit = title.Unit
	}
	if l.Pack == 0 {
		l.Pack = knowledge.One
		if knowledge.SameMeasure(l.Unit, title.Unit) {
			l.Pack, l.PackUnclear = title.Pack, title.PackUnclear
		}
	}
}

func joinEvidence(evidence []knowledge.Evidence) string {
	codes := make([]string, len(evidence))
	for i, e := range evidence {
		codes[i] = string(e)
	}
	return strings.Join(codes, ",")
}

func splitEvidence(codes string) []knowledge.Evidence {
	if codes == "" {
		return nil
	}
	var evidence []knowledge.Evidence
	for code := range strings.SplitSeq(codes, ",") {
		evidence = append(evidence, knowledge.Evidence(code))
	}
	return evidence
}

// digestOf sums up strings, int64s and float64s. Two rows of one listing with
// the same digest are held for equal, so it is a cryptographic one, cut to
// what fits a column.
func digestOf(values ...any) int64 {
	buf := make([]byte, 0, 512)
	for _, v := range values {
		switch v := v.(type) {
		case string:
			buf = binary.AppendUvarint(buf, uint64(len(v)))
			buf = append(buf, v...)
		case int64:
			buf = binary.BigEndian.AppendUint64(buf, uint64(v))
		case float64:
			buf = binary.BigEndian.AppendUint64(buf, math.Float64bits(v))
		}
	}
	sum := sha256.Sum256(buf)
	return int64(binary.BigEndian.Uint64(sum[:8]))
}
