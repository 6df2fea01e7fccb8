package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxLine is how much of one line of standard input is kept, in bytes; the
// rest of a longer line is read and dropped.
const maxLine = 1 << 20

// eachLine calls fn with each line of r, without its end. Blank lines count;
// an end of input behind the last line end starts no new one.
func eachLine(ctx context.Context, r io.Reader, fn func(line string) error) error {
	lines := bufio.NewReader(r)
	for ctx.Err() == nil {
		line, err := readLine(lines)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read standard input: %w", err)
		}
		if err := fn(line); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// readLine reads one line; at the end of input it returns io.EOF.
func readLine(r *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part[:min(len(part), maxLine-len(line))]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) > 0:
		case err != nil:
			return "", err
		}
		return string(bytes.TrimRight(line, "\r\n")), nil
	}
}

// argument joins the words of a question that was typed without quotes. The
// single word "-" means standard input, and no word at all is wrong usage.
func argument(words []string, what string) (text string, stdin bool, err error) {
	if len(words) == 0 {
		return "", false, fmt.Errorf("%w: tulis %s, atau “-” untuk membacanya satu per baris dari masukan", errUsage, what)
	}
	if len(words) == 1 && words[0] == "-" {
		return "", true, nil
	}
	return strings.Join(words, " "), false, nil
}
