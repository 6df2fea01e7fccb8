package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"setara/cmd/setara/page"
)

// umbrellas writes a file of five imported umbrellas around a price.
func umbrellas(t *testing.T, day string, price int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("source,sku,title,price,platform,shop,location,origin,observed_on\n")
	for i := range 5 {
		fmt.Fprintf(&b, "shopee,%d,Payung Lipat Nomor %d,%d,shopee,Toko %d,Jakarta Utara,import,%s\n", 700+i, i, price+i*100, i, day)
	}
	file := filepath.Join(t.TempDir(), "payung.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestWhatIsLoadedBesideARunningBotIsToldToWhoWatchesIt loads files as another
// terminal does, on a catalog of its own.
func TestWhatIsLoadedBesideARunningBotIsToldToWhoWatchesIt(t *testing.T) {
	data := t.TempDir()
	load := func(file string) {
		t.Helper()
		var said strings.Builder
		args := []string{"import", "listings", file, "--data", data, "--now", "2026-11-25"}
		if code := run(t.Context(), args, streams{in: strings.NewReader(""), out: io.Discard, err: &said}); code != exitDone {
			t.Fatalf("import: exit status %d, %s", code, said.String())
		}
	}
	d := startDemo(t, "--data", data, "--now", "2026-11-25")
	joko := page.Cast[1].ID
	load(umbrellas(t, "2026-11-20", 20_000))
	d.say(t, joko, "/izin ya")
	d.awaitText(t, joko, "sudah saya catat")
	d.say(t, joko, "pantau payung lipat 10%")
	d.awaitText(t, joko, "Patokan impor: Rp20.200")
	load(umbrellas(t, "2026-11-24", 17_000))
	if got := d.awaitText(t, joko, "bergeser, Kak.").Text; !strings.Contains(got, "turun 14,9%: dari Rp20.200") {
		t.Errorf("told is:\n%s", got)
	}
	d.end(t)
}
