package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// maxLine is the longest line that is read, in bytes; longer ones are passed
// over without being held in memory.
const maxLine = 16 << 20

// textLine is one physical line of a text file, without its end.
type textLine struct {
	number  int
	text    string
	tooLong bool
}

// lineReader reads lines in bounded memory.
type lineReader struct {
	in     *bufio.Reader
	number int
	buf    []byte
}

// next returns the next line; io.EOF after the last one.
func (r *lineReader) next() (textLine, error) {
	r.buf = r.buf[:0]
	line := textLine{number: r.number + 1}
	for {
		part, err := r.in.ReadSlice('\n')
		if line.tooLong = line.tooLong || len(r.buf)+len(part) > maxLine; !line.tooLong {
			r.buf = append(r.buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(r.buf) == 0 && !line.tooLong:
			return textLine{}, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return textLine{}, err
		}
		break
	}
	r.number++
	if !line.tooLong {
		line.text = decodeLine(bytes.TrimRight(r.buf, "\r\n"))
	}
	if cap(r.buf) > 1<<20 {
		r.buf = nil
	}
	return line, nil
}

// decodeLine brings a line into UTF-8. A line without any valid character
// outside ASCII, but with bytes outside it, is Windows-1252, which holds
// Latin-1; broken bytes in a line of UTF-8 are dropped, as are NULs.
func decodeLine(b []byte) string {
	if bytes.IndexByte(b, 0) >= 0 {
		b = bytes.ReplaceAll(b, []byte{0}, nil)
	}
	if utf8.Valid(b) {
		return string(b)
	}
	if hasUTF8(b) {
		return strings.ToValidUTF8(string(b), "")
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "")
	}
	return string(decoded)
}

// hasUTF8 tells whether bytes hold a whole character outside ASCII.
func hasUTF8(b []byte) bool {
	for len(b) > 0 {
		_, size := utf8.DecodeRune(b)
		if size > 1 {
			return true
		}
		b = b[size:]
	}
	return false
}
