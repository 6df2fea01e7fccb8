package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"setara/knowledge"
)

// MaxPhotoTries is how often it is tried to bring a photo from Telegram.
const MaxPhotoTries = 5

// WaitingPhotos are up to limit photos that are still at Telegram only, the
// oldest first.
func (l *Ledger) WaitingPhotos(ctx context.Context, limit int) (photos []knowledge.ComplaintPhoto, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select id, complaint, file, tries from complaint_photos where jpeg is null order by tries, id limit ?`, limit)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var p knowledge.ComplaintPhoto
			if err := rows.Scan(&p.ID, &p.Complaint, &p.FileID, &p.Tries); err != nil {
				return err
			}
			photos = append(photos, p)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list photos of reports: %w", err)
	}
	return photos, nil
}

// KeepPhoto keeps the picture of a photo in place of the file at Telegram. One
// whose report was deleted meanwhile is not kept.
func (l *Ledger) KeepPhoto(ctx context.Context, id int64, jpeg []byte) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		_, err := tx.Exec(`update complaint_photos set jpeg = ?, file = null where id = ? and jpeg is null`, jpeg, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep photo %d: %w", id, err)
	}
	return nil
}

// MissPhoto notes that a photo could not be brought. After [MaxPhotoTries], and
// where lost tells that there is no use in trying again, it is dropped: then it
// returns whose it was, 0 where its report is deleted.
func (l *Ledger) MissPhoto(ctx context.Context, id int64, lost bool) (dropped bool, owner int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		var tries int
		dropped, owner = false, 0
		err := tx.row(`
			update complaint_photos set tries = tries + 1 where id = ? and jpeg is null
			returning tries, (select chat from complaints where id = complaint)`, []any{id}, &tries, &owner)
		if errors.Is(err, sql.ErrNoRows) {
			dropped = true
			return nil
		}
		if err != nil {
			return err
		}
		if dropped = lost || tries >= MaxPhotoTries; dropped {
			_, err = tx.Exec(`delete from complaint_photos where id = ?`, id)
		}
		return err
	})
	if err != nil {
		return false, 0, fmt.Errorf("note that photo %d is missing: %w", id, err)
	}
	return dropped, owner, nil
}

// ComplaintPhotos are the photos of reports that are at hand, by report, at most
// so many.
func (l *Ledger) ComplaintPhotos(ctx context.Context, numbers []int64, limit int) (photos []knowledge.ComplaintPhoto, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		for _, number := range numbers {
			if len(photos) >= limit {
				return nil
			}
			if photos, err = photosOf(ctx, tx, number, photos, limit); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read photos of reports: %w", err)
	}
	return photos, nil
}

func photosOf(ctx context.Context, tx *sql.Tx, number int64, photos []knowledge.ComplaintPhoto, limit int) ([]knowledge.ComplaintPhoto, error) {
	rows, err := tx.QueryContext(ctx, `select id, jpeg from complaint_photos where complaint = ? and jpeg is not null order by id limit ?`,
		number, limit-len(photos))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		p := knowledge.ComplaintPhoto{Complaint: number}
		if err := rows.Scan(&p.ID, &p.JPEG); err != nil {
			return nil, err
		}
		photos = append(photos, p)
	}
	return photos, rows.Err()
}
