package feed_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/feed"
)

func TestAnAddressIsReadHoweverItWasCopied(t *testing.T) {
	const id = "1AbCdEfGhIjKlMnOpQrStUvWxYz"
	for name, c := range map[string]struct{ typed, address string }{
		"a file":               {" https://data.umkm.go.id/harga.csv ", "https://data.umkm.go.id/harga.csv"},
		"a sheet being edited": {"https://docs.google.com/spreadsheets/d/" + id + "/edit#gid=77", "https://docs.google.com/spreadsheets/d/" + id + "/export?format=csv&gid=77"},
		"a sheet to be shared": {"https://docs.google.com/spreadsheets/d/" + id + "/edit?usp=sharing", "https://docs.google.com/spreadsheets/d/" + id + "/export?format=csv"},
		"a published page":     {"https://docs.google.com/spreadsheets/d/e/2PACX-1v/pubhtml?gid=5&single=true", "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?gid=5&output=csv&single=true"},
		"a published table":    {"https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=xlsx", "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=xlsx"},
		"an export":            {"https://docs.google.com/spreadsheets/d/" + id + "/export?format=xlsx", "https://docs.google.com/spreadsheets/d/" + id + "/export?format=xlsx"},
		"http":                 {"http://data.umkm.go.id/harga.csv", ""},
		"a file on the disk":   {"file:///etc/passwd", ""},
		"with a password":      {"https://budi:rahasia@data.umkm.go.id/harga.csv", ""},
		"this machine":         {"https://127.0.0.1/harga.csv", ""},
		"this machine, by 6":   {"https://[::1]/harga.csv", ""},
		"a cloud's own data":   {"https://169.254.169.254/latest", ""},
		"a name without a dot": {"https://localhost/harga.csv", ""},
		"no address":           {"harga beras", ""},
		"too long":             {"https://a.id/" + strings.Repeat("a", 3000), ""},
	} {
		t.Run(name, func(t *testing.T) {
			address, err := feed.Address(c.typed)
			if address != c.address || (err == nil) != (c.address != "") {
				t.Errorf("%q is %q (%v), want %q", c.typed, address, err, c.address)
			}
			if problem, ok := errors.AsType[*knowledge.FileProblem](err); err != nil && (!ok || problem.Reason == "") {
				t.Errorf("the fault is %v", err)
			}
		})
	}
}

func TestOnlyThePublicInternetIsPublic(t *testing.T) {
	for address, public := range map[string]bool{
		"142.250.4.100": true, "2404:6800:4003::1": true, "127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "ff02::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "fec0::1": false,
	} {
		if got := feed.Public(netip.MustParseAddr(address)); got != public {
			t.Errorf("%s is public: %v", address, got)
		}
	}
}

// site is a server with a certificate that the fetcher trusts, at an address
// that it may speak to; other addresses of this machine it may not.
func site(t *testing.T, handler http.HandlerFunc) (*feed.Fetcher, *httptest.Server) {
	t.Helper()
	server := httptest.NewTLSServer(handler)
	t.Cleanup(server.Close)
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	own := netip.MustParseAddrPort(server.Listener.Addr().String())
	return &feed.Fetcher{Roots: roots, Allow: func(to netip.AddrPort) bool { return to == own }}, server
}

func TestAFileIsFetchedOnceUntilItChanges(t *testing.T) {
	content, tag := "kata,artinya\ncilok,bakso\n", `"satu"`
	fetcher, server := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Disposition", `attachment; filename="../padanan kata.csv"`)
		_, _ = io.WriteString(w, content)
	})
	var got bytes.Buffer
	first, err := fetcher.Fetch(t.Context(), server.URL+"/x", knowledge.FileVersion{}, &got)
	if err != nil || got.String() != content || first.Name != "padanan kata.csv" || first.Version.ETag != tag || first.Same {
		t.Fatalf("first %+v %q (%v)", first, got.String(), err)
	}
	got.Reset()
	second, err := fetcher.Fetch(t.Context(), server.URL+"/x", first.Version, &got)
	if err != nil || !second.Same || got.Len() != 0 || second.Version != first.Version {
		t.Errorf("second %+v %q (%v)", second, got.String(), err)
	}
	tag = `"dua"`
	if third, err := fetcher.Fetch(t.Context(), server.URL+"/x", first.Version, &got); err != nil || third.Same || third.Version.ETag != tag {
		t.Errorf("third %+v (%v)", third, err)
	}
}

func TestWhatIsNoFileOrLeadsAstrayIsRefusedWithWhatToDo(t *testing.T) {
	inside := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "rahasia") }))
	defer inside.Close()
	plainSite := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "polos") }))
	defer plainSite.Close()
	answers := map[string]struct {
		answer http.HandlerFunc
		says   string
	}{
		"leads to this machine":   {lead(inside.URL), "jaringan dalam"},
		"leads to http":           {lead(plainSite.URL), "tidak aman"},
		"leads to a file":         {lead("file:///etc/passwd"), "tidak aman"},
		"leads to a password":     {lead("https://budi:rahasia@127.0.0.1/"), "tidak aman"},
		"leads on for ever":       {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"a", http.StatusFound) }, "terus mengalihkan"},
		"a page to log in":        {says("text/html; charset=utf-8", "<html>"), "halaman web"},
		"a picture":               {says("image/png", "\x89PNG"), "bukan tabel"},
		"locked":                  {fails(http.StatusForbidden), "Bagikan"},
		"gone":                    {fails(http.StatusNotFound), "Tidak ada berkas"},
		"broken":                  {fails(http.StatusBadGateway), "kode 502"},
		"packed though not asked": {packed, "dimampatkan"},
		"too large, and says so": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "999999999")
			w.WriteHeader(http.StatusOK)
		}, "lebih dari"},
		"without an end": {endless, "lebih dari"},
		"a head too long": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X", strings.Repeat("a", 1<<20))
			w.WriteHeader(http.StatusOK)
		}, "tidak bisa dibuka"},
		"a drop at a time": {drip, "terlalu lama"},
		"cut off":          {cutOff, "tidak bisa dibuka"},
	}
	for name, c := range answers {
		t.Run(name, func(t *testing.T) {
			fetcher, server := site(t, c.answer)
			fetcher.MaxBytes, fetcher.MaxTime = 1<<20, 2*time.Second
			if name == "a drop at a time" {
				fetcher.MaxTime = 50 * time.Millisecond
			}
			var got bytes.Buffer
			_, err := fetcher.Fetch(t.Context(), server.URL, knowledge.FileVersion{}, &got)
			problem, ok := errors.AsType[*knowledge.FileProblem](err)
			if !ok || !strings.Contains(problem.Reason, c.says) || strings.Contains(got.String(), "rahasia") {
				t.Errorf("it says %v, want %q; read %d bytes", err, c.says, got.Len())
			}
		})
	}
}

func lead(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	}
}

func says(kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = io.WriteString(w, body)
	}
}

func fails(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func packed(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	_, _ = z.Write(make([]byte, 1<<20))
	_ = z.Close()
}

func endless(w http.ResponseWriter, _ *http.Request) {
	for {
		if _, err := fmt.Fprintln(w, "kaos,45000"); err != nil {
			return
		}
	}
}

func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		_, _ = io.WriteString(w, "a")
		w.(http.Flusher).Flush()
	}
}

func cutOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, "kaos,")
	panic(http.ErrAbortHandler)
}

func TestWithoutLeaveNoAddressOfThisMachineIsSpokenTo(t *testing.T) {
	reached := false
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer server.Close()
	var fetcher feed.Fetcher
	for _, address := range []string{server.URL, strings.Replace(server.URL, "127.0.0.1", "localhost", 1), strings.Replace(server.URL, "127.0.0.1", "[::ffff:127.0.0.1]", 1)} {
		_, err := fetcher.Fetch(t.Context(), address, knowledge.FileVersion{}, io.Discard)
		if problem, ok := errors.AsType[*knowledge.FileProblem](err); !ok || !strings.Contains(problem.Reason, "jaringan dalam") {
			t.Errorf("%s gives %v", address, err)
		}
	}
	if reached {
		t.Error("the server was spoken to")
	}
}

func TestAStopAndAFullDiskAreNoFaultOfTheAddress(t *testing.T) {
	fetcher, server := site(t, says("text/csv", "kaos,45000\n"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := fetcher.Fetch(ctx, server.URL, knowledge.FileVersion{}, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it gives %v", err)
	}
	full := errors.New("no space left")
	if _, err := fetcher.Fetch(t.Context(), server.URL, knowledge.FileVersion{}, writerFunc(func([]byte) (int, error) { return 0, full })); !errors.Is(err, full) {
		t.Errorf("on a full disk it gives %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }
