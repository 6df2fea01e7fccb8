package bot_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/bot/telegramtest"
	"setara/knowledge"
)

// whereabouts are what a camera notes beside a picture.
const whereabouts = "GPSLatitude -7.797068 rumah Bu Sari"

// shot is a photo that tells where it was taken.
func shot(t *testing.T) []byte {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for x := range 300 {
		picture.Set(x, 50, color.RGBA{200, 30, 30, 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	notes := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00" + whereabouts
	part := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(notes)+2))
	return append(append(append([]byte{}, data[:2]...), append(part, notes...)...), data[2:]...)
}

// reports has an owner report goods with pictures, and waits until the number is
// told.
func reports(t *testing.T, b *bureau, owner *telegramtest.Person, files map[string][]byte) {
	t.Helper()
	b.asks(owner, "/lapor mainan tanpa sni di shopee 5rb")
	for name, data := range files {
		n := len(owner.Transcript().FromBot())
		if _, err := owner.SendDocument(name, data, ""); err != nil {
			t.Fatal(err)
		}
		if _, err := owner.WaitFor(b.ctx, func(tr telegramtest.Transcript) bool { return len(tr.FromBot()) > n }); err != nil {
			t.Fatal(err)
		}
	}
	b.asks(owner, "lewati")
	b.asks(owner, "/lapor cukup")
	m := b.asks(owner, "/lapor kirim")
	if said, _ := m.Content(); !strings.Contains(said, "sudah saya simpan") {
		t.Fatalf("it says %q", said)
	}
}

// eventually waits until something is so.
func eventually(t *testing.T, b *bureau, so func() bool) {
	t.Helper()
	for !so() {
		select {
		case <-b.ctx.Done():
			t.Fatalf("it never comes to be\n%s", b.log)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func photosAtHand(t *testing.T, b *bureau, numbers ...int64) []knowledge.ComplaintPhoto {
	t.Helper()
	photos, err := b.ledger.ComplaintPhotos(b.ctx, numbers, 100)
	if err != nil {
		t.Fatal(err)
	}
	return photos
}

func TestThePhotoOfAReportIsKeptWithoutWhereItWasTaken(t *testing.T) {
	b := newBureau(t)
	b.start()
	owner := b.owner("Sari")
	reports(t, b, owner, map[string][]byte{"foto.jpg": shot(t)})
	eventually(t, b, func() bool { return len(photosAtHand(t, b, 1)) == 1 })
	kept := photosAtHand(t, b, 1)[0].JPEG
	if _, err := jpeg.Decode(bytes.NewReader(kept)); err != nil || bytes.Contains(kept, []byte("GPS")) {
		t.Errorf("kept are %d bytes: %v", len(kept), err)
	}
	b.halt()
	for _, file := range []string{"bot.db", "bot.db-wal"} {
		if data, err := os.ReadFile(filepath.Join(b.folder, file)); err == nil && bytes.Contains(data, []byte(whereabouts)) {
			t.Errorf("%s knows where it was taken", file)
		}
	}
}

func TestWhatIsNoPictureIsDroppedAndItsOwnerTold(t *testing.T) {
	b := newBureau(t)
	b.start()
	owner := b.owner("Sari")
	reports(t, b, owner, map[string][]byte{"palsu.jpg": []byte("ini bukan foto"), "asli.jpg": shot(t)})
	if _, err := owner.WaitFor(b.ctx, func(tr telegramtest.Transcript) bool {
		return strings.Contains(strings.Join(texts(tr), "\n"), "Foto untuk laporan nomor 1 tidak bisa saya baca")
	}); err != nil {
		t.Fatal(err)
	}
	eventually(t, b, func() bool { return len(photosAtHand(t, b, 1)) == 1 })
	waiting, err := b.ledger.WaitingPhotos(b.ctx, 10)
	if err != nil || len(waiting) != 0 {
		t.Errorf("%d photos wait: %v", len(waiting), err)
	}
}

func TestAPhotoThatWasNotBroughtYetComesAfterARestart(t *testing.T) {
	b := newBureau(t)
	b.start()
	owner := b.owner("Sari")
	b.Inject(telegramtest.Fault{Failure: telegramtest.CutBefore, Method: "getFile", Times: 1})
	reports(t, b, owner, map[string][]byte{"foto.jpg": shot(t)})
	b.halt()
	b.start()
	eventually(t, b, func() bool { return len(photosAtHand(t, b, 1)) == 1 })
}

func TestThePhotosOfWhoDeletesAreDeletedToo(t *testing.T) {
	b := newBureau(t)
	b.start()
	owner := b.owner("Sari")
	reports(t, b, owner, map[string][]byte{"foto.jpg": shot(t)})
	eventually(t, b, func() bool { return len(photosAtHand(t, b, 1)) == 1 })
	b.asks(owner, "/hapus_data")
	b.asks(owner, "ya")
	if left := photosAtHand(t, b, 1); len(left) != 0 {
		t.Errorf("%d photos are left", len(left))
	}
}
