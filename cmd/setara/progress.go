package main

import (
	"fmt"
	"io"
)

// progress shows how far a long piece of work is, on a terminal; in a pipe it
// is quiet.
type progress struct {
	out   io.Writer
	file  string
	shown bool
}

func newProgress(out io.Writer, file string) *progress {
	p := &progress{file: file}
	if isTerminal(out) {
		p.out = out
	}
	return p
}

// rows shows how many rows have been read.
func (p *progress) rows(n int) {
	if p.out != nil {
		p.shown = true
		fmt.Fprintf(p.out, "\r%s: %d baris dibaca", p.file, n)
	}
}

// share shows which share of the work is done, from 0 to 1.
func (p *progress) share(done float64) {
	if p.out != nil {
		p.shown = true
		fmt.Fprintf(p.out, "\r%s: %.0f %%", p.file, 100*done)
	}
}

// done clears the line.
func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
