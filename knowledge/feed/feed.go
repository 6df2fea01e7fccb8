package feed

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"path"
	"strings"
	"syscall"
	"time"

	"setara/knowledge"
)

// Limits of one fetch.
const (
	// MaxBytes is how large a file may be.
	MaxBytes = 50 << 20
	// MaxTime is how long all of it may take.
	MaxTime = time.Minute
	// maxRedirects is how often an answer may lead on.
	maxRedirects = 3
	headTime     = 20 * time.Second
	maxHead      = 64 << 10
)

// Fetcher fetches files. The zero value speaks to the public internet.
type Fetcher struct {
	// Allow tells which addresses may be spoken to; [Public] ones at the port of
	// HTTPS unless set. It is for tests, whose servers are on their own machine,
	// and so is Roots, the certificates that are trusted.
	Allow func(netip.AddrPort) bool
	Roots *x509.CertPool
	// MaxBytes and MaxTime are as the constants unless set.
	MaxBytes int64
	MaxTime  time.Duration
}

// errInside is an address that leads into somebody's own network.
var errInside = problem("Alamat ini menuju jaringan dalam, bukan internet umum, jadi tidak dibaca. Pakai alamat yang bisa dibuka siapa saja.")

// Fetch writes the file at an address, as [Address] gives it, to a writer, unless
// it is still the version known. A fault of the address or of what is behind it
// is a [*knowledge.FileProblem]; what was written by then is to be thrown away.
func (f *Fetcher) Fetch(ctx context.Context, address string, known knowledge.FileVersion, to io.Writer) (knowledge.FetchedFile, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, orElse(f.MaxTime, MaxTime), errTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return knowledge.FetchedFile{}, problem("Alamatnya tidak terbaca. Salin lagi dari kolom alamat di peramban, lengkap dari https://.")
	}
	req.Header.Set("Accept", "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/json;q=0.8, */*;q=0.1")
	req.Header.Set("User-Agent", "Setara")
	if known.ETag != "" {
		req.Header.Set("If-None-Match", known.ETag)
	}
	if known.Modified != "" {
		req.Header.Set("If-Modified-Since", known.Modified)
	}
	client, done := f.client()
	defer done()
	resp, err := client.Do(req)
	if err != nil {
		return knowledge.FetchedFile{}, explained(ctx, err)
	}
	defer func() { _ = resp.Body.Close() }() // it was read, or is not wanted
	if resp.StatusCode == http.StatusNotModified {
		return knowledge.FetchedFile{Same: true, Version: known}, nil
	}
	if err := refused(resp); err != nil {
		return knowledge.FetchedFile{}, err
	}
	return f.read(ctx, resp, to)
}

// read writes the body of an answer, as far as it may go.
func (f *Fetcher) read(ctx context.Context, resp *http.Response, to io.Writer) (knowledge.FetchedFile, error) {
	most := orElse(f.MaxBytes, MaxBytes)
	tooLarge := problem(fmt.Sprintf("Berkas di alamat ini lebih dari %d MB. Bagi jadi beberapa berkas.", most>>20))
	if resp.ContentLength > most {
		return knowledge.FetchedFile{}, tooLarge
	}
	writer := &noting{to: to}
	n, err := io.Copy(writer, io.LimitReader(resp.Body, most+1))
	switch {
	case writer.err != nil:
		return knowledge.FetchedFile{}, fmt.Errorf("keep what was fetched: %w", writer.err)
	case err != nil:
		return knowledge.FetchedFile{}, explained(ctx, err)
	case n > most:
		return knowledge.FetchedFile{}, tooLarge
	}
	return knowledge.FetchedFile{
		Name: nameOf(resp), Bytes: n,
		Version: knowledge.FileVersion{ETag: short(resp.Header.Get("ETag")), Modified: short(resp.Header.Get("Last-Modified"))},
	}, nil
}

// noting tells a fault of the writer from one of the reader.
type noting struct {
	to  io.Writer
	err error
}

func (n *noting) Write(b []byte) (int, error) {
	written, err := n.to.Write(b)
	n.err = err
	return written, err
}

// client makes requests as this fetcher may.
func (f *Fetcher) client() (client *http.Client, done func()) {
	allow := f.Allow
	if allow == nil {
		allow = func(to netip.AddrPort) bool { return to.Port() == 443 && Public(to.Addr()) }
	}
	dialer := &net.Dialer{
		Timeout: headTime,
		// Called with the address itself, behind every lookup of a name.
		Control: func(_, address string, _ syscall.RawConn) error {
			to, err := netip.ParseAddrPort(address)
			if err != nil || !allow(to) {
				return errInside
			}
			return nil
		},
	}
	transport := &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: f.Roots},
		TLSHandshakeTimeout:    headTime,
		ResponseHeaderTimeout:  headTime,
		MaxResponseHeaderBytes: maxHead,
		DisableCompression:     true, // a small answer must not become a large file
		DisableKeepAlives:      true,
		ForceAttemptHTTP2:      true,
	}
	client = &http.Client{Transport: transport, CheckRedirect: func(req *http.Request, via []*http.Request) error {
		switch {
		case len(via) > maxRedirects:
			return problem("Alamat ini terus mengalihkan ke alamat lain. Buka di peramban, lalu salin alamat akhirnya.")
		case req.URL.Scheme != "https" || req.URL.User != nil:
			return problem("Alamat ini mengalihkan ke alamat yang tidak aman (bukan https). Pakai alamat lain.")
		}
		return nil
	}}
	return client, transport.CloseIdleConnections
}

var errTime = problem("Alamat ini terlalu lama menjawab. Coba buka di peramban; kalau di sana juga lama, pakai alamat lain.")

// explained is why a request failed, as far as the address is to blame.
func explained(ctx context.Context, err error) error {
	var (
		ours *knowledge.FileProblem
		name *net.DNSError
		auth *tls.CertificateVerificationError
		late net.Error
	)
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.Is(context.Cause(ctx), errTime), errors.As(err, &late) && late.Timeout() && ctx.Err() == nil:
		return errTime
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &name):
		return problem("Nama situs di alamat ini tidak ditemukan. Periksa ejaannya.")
	case errors.As(err, &auth):
		return problem("Sertifikat situs ini tidak sah, jadi isinya tidak bisa dipercaya. Hubungi pengelola situsnya.")
	default:
		return problem("Alamat ini tidak bisa dibuka sekarang. Coba buka di peramban, lalu ulangi.")
	}
}

// refused is why an answer is no file.
func refused(resp *http.Response) error {
	switch code := resp.StatusCode; {
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		return errLocked
	case code == http.StatusNotFound, code == http.StatusGone:
		return problem("Tidak ada berkas di alamat ini (lagi). Periksa alamatnya.")
	case code != http.StatusOK:
		return problem(fmt.Sprintf("Situsnya sedang bermasalah (kode %d). Dicoba lagi nanti.", code))
	}
	if encoding := resp.Header.Get("Content-Encoding"); encoding != "" && encoding != "identity" {
		return problem("Situsnya mengirim berkas yang dimampatkan, padahal tidak diminta, jadi tidak dibaca.")
	}
	switch kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")); {
	case kind == "text/html", kind == "application/xhtml+xml":
		return errLocked
	case strings.HasPrefix(kind, "image/"), strings.HasPrefix(kind, "video/"), strings.HasPrefix(kind, "audio/"), kind == "application/pdf":
		return problem("Di alamat ini bukan tabel CSV atau XLSX. Periksa alamatnya.")
	}
	return nil
}

// errLocked is a page, most often to log in, where a file should be.
var errLocked = problem("Di alamat ini ada halaman web, bukan tabel. Kalau ini lembar Google, buka Bagikan lalu pilih “Siapa saja yang memiliki link”, dan salin lagi alamatnya.")

// nameOf is what an answer calls its file, else the end of its address, with an
// ending by what it says it is.
func nameOf(resp *http.Response) string {
	name := path.Base(resp.Request.URL.Path)
	if _, params, err := mime.ParseMediaType(resp.Header.Get("Content-Disposition")); err == nil && params["filename"] != "" {
		name = path.Base(strings.ReplaceAll(params["filename"], `\`, "/"))
	}
	if name == "/" || name == "." {
		name = "berkas"
	}
	if letters := []rune(name); len(letters) > 80 {
		name = string(letters[len(letters)-80:])
	}
	if path.Ext(name) == "" {
		switch kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")); kind {
		case "application/json":
			name += ".json"
		case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
			name += ".xlsx"
		default:
			name += ".csv"
		}
	}
	return name
}

// short drops a header that is too long to be kept.
func short(header string) string {
	if len(header) > 500 {
		return ""
	}
	return header
}

func orElse[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}
