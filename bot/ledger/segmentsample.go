package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"setara/knowledge"
)

// SampleSegment is why n of the people whom a segment is for on that day belong
// to it, coarsened. The same ones are taken all day, whoever asks. It is empty
// where the segment is for fewer than [knowledge.MinSampled].
func (l *Ledger) SampleSegment(ctx context.Context, s knowledge.Segment, today knowledge.Day, n int) (samples []knowledge.SegmentSample, err error) {
	where, args, err := segmentWhere(s, today)
	if err != nil {
		return nil, err
	}
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		samples, err = sampleSegment(ctx, tx, &s, today, n, where, args)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sample segment: %w", err)
	}
	return samples, nil
}

func sampleSegment(ctx context.Context, tx *sql.Tx, s *knowledge.Segment, today knowledge.Day, n int, where string, args []any) ([]knowledge.SegmentSample, error) {
	var matched int
	if err := tx.QueryRowContext(ctx, `select count(*) from people p where `+where, args...).Scan(&matched); err != nil {
		return nil, err
	}
	if matched < knowledge.MinSampled {
		return nil, nil
	}
	common, err := commonInterests(ctx, tx, s)
	if err != nil {
		return nil, err
	}
	// Whom the remainders of a prime put first is as good as drawn by lot, and
	// keeps nobody asking until they have seen all.
	rows, err := tx.QueryContext(ctx, `
		select chat from people p where `+where+`
		order by ((p.chat % 1000003) * 618033 + ? * 414214) % 1000003, p.chat limit ?`,
		append(args, int64(today), n)...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var chats []int64
	for rows.Next() {
		var chat int64
		if err := rows.Scan(&chat); err != nil {
			return nil, err
		}
		chats = append(chats, chat)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	samples := make([]knowledge.SegmentSample, 0, len(chats))
	for _, chat := range chats {
		r, err := readRecipient(ctx, tx, `p.chat = ?`, chat)
		if err != nil {
			return nil, err
		}
		samples = append(samples, coarsen(&r, today, common))
	}
	return samples, nil
}

// interest is one that a segment names.
type interest struct {
	kind  knowledge.SegmentAttribute
	value string
}

// commonInterests are those of a segment that enough people share.
func commonInterests(ctx context.Context, tx *sql.Tx, s *knowledge.Segment) ([]interest, error) {
	var common []interest
	for _, kind := range [...]knowledge.SegmentAttribute{knowledge.ByProduct, knowledge.ByProgram} {
		for _, value := range s.Values(kind) {
			var n int
			err := tx.QueryRowContext(ctx, `
				select count(*) from (select 1 from interests where kind = ? and value = ? limit ?)`,
				string(kind), value, knowledge.MinSampled).Scan(&n)
			if err != nil {
				return nil, err
			}
			if n >= knowledge.MinSampled {
				common = append(common, interest{kind, value})
			}
		}
	}
	return common, nil
}

// coarsen leaves out what could tell who a recipient is.
func coarsen(r *knowledge.Recipient, today knowledge.Day, common []interest) knowledge.SegmentSample {
	month := knowledge.Segment{Op: knowledge.SegmentIs, Attribute: knowledge.ByActive, Value: "30"}
	sample := knowledge.SegmentSample{
		Province: r.Province, Sector: r.Sector, Scale: r.Scale, Language: knowledge.MainLanguage(r.Language),
		Active: month.Matches(r, today),
	}
	for _, i := range common {
		if !(&knowledge.Segment{Op: knowledge.SegmentIs, Attribute: i.kind, Value: i.value}).Matches(r, today) {
			continue
		}
		if i.kind == knowledge.ByProduct {
			sample.Products = append(sample.Products, i.value)
		} else {
			sample.Programs = append(sample.Programs, i.value)
		}
	}
	return sample
}
