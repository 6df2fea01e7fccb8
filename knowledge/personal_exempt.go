package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// size is how many digits a group has.
func (g *digitGroup) size() int { return g.high - g.low }

func (t *numberText) of(g *digitGroup) string { return string(t.digits[g.low:g.high]) }

// exemptDates marks days such as 08-12-2024 and 2024-12-08.
func (c *numberContext) exemptDates() {
	for i := 0; i+2 < len(c.chain); i++ {
		a, b, d := &c.chain[i], &c.chain[i+1], &c.chain[i+2]
		if b.after != d.after || b.after == ' ' || b.after == '+' || b.after == ',' || a.size() > 4 || b.size() > 2 || d.size() > 4 {
			continue
		}
		first, month, last := c.number(a), c.number(b), c.number(d)
		if month < 1 || month > 12 {
			continue
		}
		if a.size() <= 2 && first >= 1 && first <= 31 && d.size() == 4 && last >= 1900 && last < 2100 ||
			d.size() <= 2 && last >= 1 && last <= 31 && a.size() == 4 && first >= 1900 && first < 2100 {
			c.exempt[i], c.exempt[i+1], c.exempt[i+2] = true, true, true
			i += 2
		}
	}
}

// number is the value of a group of few digits.
func (c *numberContext) number(g *digitGroup) int {
	n := 0
	for _, d := range c.t.digits[g.low:g.high] {
		n = n*10 + int(d-'0')
	}
	return n
}

// exemptMoney marks what is money: what stands behind "Rp", before "ribu", or has
// its thousands apart. Nobody writes money with a zero before it.
func (c *numberContext) exemptMoney() {
	for i := 0; i < len(c.chain); i++ {
		if c.shaped(i, shapeNPWP) {
			i += len(shapeNPWP) - 1
			continue
		}
		if c.exempt[i] || i == 0 && c.plus && c.t.of(&c.chain[0]) == "62" {
			continue
		}
		if to := c.thousands(i); to > i {
			for ; i <= to; i++ {
				c.exempt[i] = true
			}
			i--
		}
	}
	if c.chain[0].size() > 0 && c.t.digits[c.chain[0].low] != '0' && moneyBefore(c.t.text[:c.chain[0].from]) {
		c.exempt[0] = true
	}
	last := len(c.chain) - 1
	if c.t.digits[c.chain[last].low] != '0' && !(last == 0 && c.plus) && moneyAfter(c.t.text[c.chain[last].to:]) {
		c.exempt[last] = true
	}
}

// thousands is the last group of a figure that begins with group i and has its
// thousands apart, with cents perhaps; i itself where it is none.
func (c *numberContext) thousands(i int) int {
	first := &c.chain[i]
	if first.size() > 3 || c.t.digits[first.low] == '0' || i > 0 && (c.chain[i].after == '.' || c.chain[i].after == ',') {
		return i
	}
	last := i
	for last+1 < len(c.chain) {
		next := &c.chain[last+1]
		if next.size() != 3 || next.after != '.' && next.after != ',' || last > i && next.after != c.chain[i+1].after {
			break
		}
		last++
	}
	if last == i || last+1 == len(c.chain) {
		return last
	}
	switch next := &c.chain[last+1]; {
	case next.after != '.' && next.after != ',':
		return last
	case next.size() <= 2 && next.after != c.chain[i+1].after: // cents
		return last + 1
	}
	return i // goes on otherwise: no figure
}

// moneyBefore tells whether a text ends in a sign of money.
func moneyBefore(before string) bool {
	before = strings.TrimRightFunc(before, func(r rune) bool { return unicode.IsSpace(r) || unseen(r) || r == '.' || r == ':' })
	switch strings.ToLower(lastWord(before)) {
	case "rp", "idr", "rupiah":
		return true
	}
	return strings.HasSuffix(before, "$")
}

func lastWord(s string) string {
	at := len(s)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if !unicode.IsLetter(r) {
			break
		}
		at -= size
	}
	return s[at:]
}

// moneyAfter tells whether a text begins with a word of money. "Rp" is one of
// the figure behind it where there is one.
func moneyAfter(after string) bool {
	after = strings.TrimLeftFunc(after, func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '.' || unseen(r) })
	end := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(after)
	}
	switch strings.ToLower(after[:end]) {
	case "rupiah", "ribu", "rb", "ribuan", "juta", "jt", "jutaan", "miliar", "milyar", "triliun", "perak", "k":
		return true
	case "rp", "idr":
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after[end:], " ."))
		return digitValue(next) < 0
	}
	return false
}

// findLinks finds the addresses of a text.
func findLinks(text string) []byteRange {
	if !strings.ContainsAny(text, "/@") && !strings.Contains(text, "www.") {
		return nil
	}
	var links []byteRange
	for from := 0; from < len(text); {
		end := strings.IndexFunc(text[from:], unicode.IsSpace)
		if end < 0 {
			end = len(text) - from
		}
		if isLink(text[from : from+end]) {
			links = append(links, byteRange{from, from + end})
		}
		from += end + 1
		for from < len(text) && !utf8.RuneStart(text[from]) {
			from++
		}
	}
	return links
}

// isLink tells whether a word is an address: a scheme, or a host with a path.
func isLink(word string) bool {
	word = strings.ToLower(strings.TrimLeft(word, "(<\"'["))
	if strings.HasPrefix(word, "www.") || strings.Contains(word, "://") {
		return true
	}
	host, _, path := strings.Cut(word, "/")
	if !path {
		return false
	}
	if strings.ContainsRune(word, '?') && strings.ContainsRune(word, '=') { // of the same site
		return true
	}
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || len(host)-dot < 3 {
		return false
	}
	for _, r := range host[dot+1:] {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}

// linkAt is the address that a place of the text is in.
func (t *numberText) linkAt(at int) (link byteRange, ok bool) {
	for _, l := range t.links {
		if l.from <= at && at < l.to {
			return l, true
		}
	}
	return byteRange{}, false
}

// dialled tells whether a chain in a link is somebody's number: such a link opens
// a talk with them, or says so before the number.
func (c *numberContext) dialled(link byteRange) bool {
	address := strings.ToLower(c.t.text[link.from:link.to])
	for _, host := range [...]string{"wa.me/", "whatsapp.com", "whatsapp:", "t.me/+", "tel:", "wa.link"} {
		if strings.Contains(address, host) {
			return true
		}
	}
	before, ok := strings.CutSuffix(strings.ToLower(c.t.text[link.from:c.chain[0].from]), "=")
	if !ok {
		return false
	}
	name := lastWord(strings.ReplaceAll(before, "_", ""))
	return hintWords[name] != "" || hintWords[strings.TrimPrefix(name, "no")] != ""
}
