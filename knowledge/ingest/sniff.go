package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// headSize is how much of a file is looked at to tell what it is.
const headSize = 256 << 10

// readListings reads a file of any known kind.
func readListings(name string, r io.Reader, opts Options, yield func(Row, error) bool) error {
	mapping, err := personMapping(opts.Mapping)
	if err != nil {
		return err
	}
	if opts.ObservedOn != nil && !believable(*opts.ObservedOn) {
		return &FileError{Reason: fmt.Sprintf("Tanggal %s tidak masuk akal sebagai hari pengamatan. Tulis sebagai YYYY-MM-DD, antara 2010 dan 2100.", opts.ObservedOn)}
	}
	in := bufio.NewReaderSize(r, headSize)
	head, err := in.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the head of the file: %w", err)
	}
	p := &pipeline{opts: opts, yield: yield}
	t := &table{pipeline: p, mapping: mapping}
	switch fault := refusal(head); {
	case fault != nil:
		return fault
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return refuseOLE(in)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return readXLSX(in, t)
	}
	text, err := decodeText(in, head)
	if err != nil {
		return err
	}
	if isJSON(name, text) {
		return readJSON(text, p, mapping)
	}
	return readCSV(text, t)
}

// signature is how files of a kind begin.
type signature struct {
	prefix, reason string
}

// signatures are kinds that are no lists of goods.
var signatures = []signature{
	{"\x89PNG", "gambar"}, {"\xff\xd8\xff", "gambar"}, {"GIF8", "gambar"}, {"BM", "gambar"}, {"RIFF", "gambar atau suara"},
	{"II*\x00", "gambar"}, {"%PDF", "dokumen PDF"}, {"ID3", "suara"}, {"OggS", "suara"},
	{"\x1f\x8b", "arsip gzip"}, {"Rar!", "arsip RAR"}, {"7z\xbc\xaf\x27\x1c", "arsip 7z"}, {"BZh", "arsip bzip2"},
	{"\xfd7zXZ", "arsip xz"}, {"\x28\xb5\x2f\xfd", "arsip zstd"}, {"PK\x05\x06", "arsip ZIP kosong"},
	{"SQLite format 3", "basis data"}, {"\x7fELF", "program"}, {"MZ\x90", "program"}, {"PAR1", "berkas Parquet"},
}

// isBlank tells whether nothing stands at the beginning of a file.
func isBlank(head []byte) bool {
	return len(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))) == 0
}

// refusal tells by its first bytes why a file cannot be read; nil if it may.
func refusal(head []byte) error {
	if isBlank(head) {
		return errEmptyFile
	}
	if kind := foreignKind(head); kind != "" {
		return &FileError{Unreadable: true, Reason: fmt.Sprintf("Ini %s, bukan daftar produk. Kirim daftarnya sebagai CSV, XLSX, atau JSON.", kind)}
	}
	if isMarkup(head) {
		return &FileError{Unreadable: true, Reason: "Ini halaman web atau berkas XML, bukan daftar produk. Buka di Excel, lalu simpan sebagai CSV atau XLSX."}
	}
	return nil
}

// foreignKind is what a file is by its first bytes, if it is no table at all.
func foreignKind(head []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.prefix)) && (len(s.prefix) > 2 || !utf8.Valid(head[:min(len(head), 512)])) {
			return s.reason
		}
	}
	return ""
}

// isMarkup tells whether a file begins as a page of the web or as XML.
func isMarkup(head []byte) bool {
	start := strings.ToLower(string(bytes.TrimLeft(head[:min(len(head), 512)], "\xef\xbb\xbf \t\r\n")))
	for _, tag := range []string{"<!doctype", "<html", "<?xml", "<table", "<svg"} {
		if strings.HasPrefix(start, tag) {
			return true
		}
	}
	return false
}

// refuseOLE tells the old Excel format from a workbook with a password, which
// is wrapped in the same container.
func refuseOLE(in io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(in, maxWorkbook))
	if err != nil {
		return fmt.Errorf("read the workbook: %w", err)
	}
	var wide []byte
	for _, c := range []byte("EncryptedPackage") {
		wide = append(wide, c, 0)
	}
	if bytes.Contains(data, wide) {
		return &FileError{Unreadable: true, Reason: "Berkas Excel ini dikunci dengan kata sandi. Buka, hapus kata sandinya, simpan, lalu ulangi."}
	}
	return &FileError{Unreadable: true, Reason: "Ini berkas Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai, lalu pilih jenis XLSX atau CSV."}
}

// decodeText brings a text into UTF-8, as far as its head tells the encoding:
// a byte order mark, or the zero bytes of UTF-16 without one. Single bytes
// are decoded line by line, see decodeLine.
func decodeText(in *bufio.Reader, head []byte) (*bufio.Reader, error) {
	odd, even := 0, 0
	sample := head[:min(len(head), 4096)]
	for i, c := range sample {
		if c == 0 && i%2 == 1 {
			odd++
		} else if c == 0 {
			even++
		}
	}
	order, wide := unicode.LittleEndian, true
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
	case bytes.HasPrefix(head, []byte("\xfe\xff")), even > len(sample)/5 && odd == 0:
		order = unicode.BigEndian
	case odd > len(sample)/5 && even == 0:
	default:
		wide = false
	}
	if wide {
		decoder := unicode.UTF16(order, unicode.UseBOM).NewDecoder()
		in = bufio.NewReaderSize(transform.NewReader(in, decoder), headSize)
		sample, _ = in.Peek(4096)
	} else if binary(sample) {
		return nil, &FileError{Unreadable: true, Reason: "Ini bukan berkas teks, jadi isinya tidak bisa dibaca sebagai daftar produk. Kirim daftarnya sebagai CSV, XLSX, atau JSON."}
	}
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 {
		in = bufio.NewReaderSize(&returnReader{in}, headSize)
	}
	return in, nil
}

// binary tells bytes that no text holds: over a fiftieth control characters.
func binary(sample []byte) bool {
	control := 0
	for _, c := range sample {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			control++
		}
	}
	return 50*control > len(sample)
}

// returnReader turns the line ends of old Macs into those of today.
type returnReader struct{ in io.Reader }

// Read implements io.Reader.
func (r *returnReader) Read(b []byte) (int, error) {
	n, err := r.in.Read(b)
	for i := range b[:n] {
		if b[i] == '\r' {
			b[i] = '\n'
		}
	}
	return n, err
}

// isJSON tells JSON by its first character; a name that ends in .csv or .tsv
// speaks against a bracket, which also opens titles.
func isJSON(name string, text *bufio.Reader) bool {
	head, _ := text.Peek(1024)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return false
	}
	next := bytes.TrimLeft(head[1:], " \t\r\n")
	if len(next) == 0 {
		return true
	}
	if head[0] == '{' {
		return next[0] == '"' || next[0] == '}'
	}
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".csv", ".tsv", ".txt":
		return next[0] == '{' || next[0] == '['
	default:
		return strings.IndexByte(`{["]0123456789-tfn`, next[0]) >= 0
	}
}
