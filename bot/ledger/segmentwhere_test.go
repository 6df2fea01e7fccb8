package ledger

import (
	"context"
	"database/sql"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
)

// segmentValues are values that people and segments of the tests have.
var segmentValues = map[knowledge.SegmentAttribute][]string{
	knowledge.ByProvince: {"Jawa Tengah", "Bali", "Papua"},
	knowledge.ByCity:     {"Surakarta", "Denpasar"},
	knowledge.BySector:   {"fesyen", "kriya"},
	knowledge.ByScale:    {"mikro", "kecil"},
	knowledge.ByProduct:  {"kerudung", "kopi", "o'clock"},
	knowledge.ByProgram:  {"P01", "P02"},
	knowledge.ByLanguage: {"id", "jv", "en"},
	knowledge.ByActive:   {"1", "2", "30"},
}

const segmentDay = knowledge.Day(20_000)

func anySegment(depth int) *rapid.Generator[knowledge.Segment] {
	return rapid.Custom(func(t *rapid.T) knowledge.Segment {
		ops := []knowledge.SegmentOp{knowledge.SegmentIs, knowledge.SegmentIs, knowledge.SegmentAll, ""}
		if depth > 0 {
			ops = append(ops, knowledge.SegmentAnd, knowledge.SegmentOr, knowledge.SegmentNot)
		}
		s := knowledge.Segment{Op: rapid.SampledFrom(ops).Draw(t, "op")}
		switch s.Op {
		case knowledge.SegmentIs:
			s.Attribute = rapid.SampledFrom(knowledge.SegmentAttributes[:]).Draw(t, "attribute")
			s.Value = rapid.SampledFrom(segmentValues[s.Attribute]).Draw(t, "value")
		case knowledge.SegmentAnd, knowledge.SegmentOr:
			s.Of = rapid.SliceOfN(anySegment(depth-1), 2, 4).Draw(t, "parts")
		case knowledge.SegmentNot:
			s.Of = rapid.SliceOfN(anySegment(depth-1), 1, 1).Draw(t, "part")
		}
		return s
	})
}

func anyRecipient(t *rapid.T, chat int64) knowledge.Recipient {
	one := func(a knowledge.SegmentAttribute) string {
		return rapid.SampledFrom(append([]string{""}, segmentValues[a]...)).Draw(t, string(a))
	}
	some := func(a knowledge.SegmentAttribute) []string {
		return slices.Sorted(maps.Keys(rapid.MapOfN(rapid.SampledFrom(segmentValues[a]), rapid.Just(true), 0, 2).Draw(t, string(a))))
	}
	return knowledge.Recipient{
		Chat: chat, Name: "Ratna", Language: rapid.SampledFrom([]string{"", "id", "ID-id", "en-US", "jv", "i", "ide"}).Draw(t, "language"),
		Province: knowledge.Province(one(knowledge.ByProvince)), City: one(knowledge.ByCity),
		Sector: knowledge.Sector(one(knowledge.BySector)), Scale: knowledge.Scale(one(knowledge.ByScale)),
		Products: some(knowledge.ByProduct), Programs: some(knowledge.ByProgram),
		ActiveOn: segmentDay - knowledge.Day(rapid.SampledFrom([]int{0, 1, 2, 29, 30, 20_000}).Draw(t, "idle")),
	}
}

// addRecipient puts a person into the tables as they are.
func addRecipient(tx *batch, r *knowledge.Recipient) error {
	if _, err := tx.Exec(`
		insert into people (chat, name, language, province, city, sector, scale, product, active_on)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Chat, r.Name, r.Language, string(r.Province), r.City, string(r.Sector), string(r.Scale), r.Product, int64(r.ActiveOn)); err != nil {
		return err
	}
	for kind, values := range map[knowledge.SegmentAttribute][]string{knowledge.ByProduct: r.Products, knowledge.ByProgram: r.Programs} {
		for _, value := range values {
			if _, err := tx.Exec(`insert into interests (kind, value, chat) values (?, ?, ?)`, string(kind), value, r.Chat); err != nil {
				return err
			}
		}
	}
	return nil
}

// matching are the people whom the tables say a segment is for.
func matching(ctx context.Context, l *Ledger, s knowledge.Segment) (chats []int64, err error) {
	where, args, err := segmentWhere(s, segmentDay)
	if err != nil {
		return nil, err
	}
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `select chat from people p where `+where+` order by chat`, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var chat int64
			if err := rows.Scan(&chat); err != nil {
				return err
			}
			chats = append(chats, chat)
		}
		return rows.Err()
	})
	return chats, err
}

func TestTheTablesChooseWhomASegmentIsFor(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "bot.db"))
	defer l.Close()
	rapid.Check(t, func(t *rapid.T) {
		people := make([]knowledge.Recipient, 12)
		err := l.commits.write(t.Context(), func(tx *batch) error {
			if _, err := tx.Exec(`delete from people`); err != nil {
				return err
			}
			for i := range people {
				people[i] = anyRecipient(t, int64(i+1))
				if err := addRecipient(tx, &people[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for i := range 8 {
			s := anySegment(3).Draw(t, "segment "+strconv.Itoa(i))
			if s.Check() != nil {
				continue
			}
			var want []int64
			for i := range people {
				if s.Matches(&people[i], segmentDay) {
					want = append(want, people[i].Chat)
				}
			}
			if got, err := matching(t.Context(), l, s); err != nil || !slices.Equal(got, want) {
				t.Fatalf("%+v is for %v by the tables (%v), for %v by its rule", s, got, err, want)
			}
		}
	})
}
