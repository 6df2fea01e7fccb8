package grounding

import (
	"strings"

	"setara/knowledge/text"
)

// imperatives are the verbs with which an owner is told what they can do.
var imperatives = wordList("perintah.txt")

// directs tells whether a clause says what the owner can do.
func (s *sentence) directs(p clause) bool {
	at, forbids := s.command(p)
	return forbids || at >= 0
}

// command is the verb with which a clause says what the owner can do, -1 for none;
// forbids tells that it says what not to do.
func (s *sentence) command(p clause) (at int, forbids bool) {
	i := p.from
	for i <= p.to && (openers[s.word(i)] || s.tokens[i].kind == markToken || s.word(i) == "coba" && i < p.to) {
		if s.word(i) == "jangan" || (s.word(i) == "perlu" || s.word(i) == "usah") && negations[s.word(i-1)] {
			return -1, true
		}
		i++
	}
	if i <= p.to && s.tokens[i].name < 0 && (s.commandsAt(i) || i > p.from && s.invites(i-1)) {
		for k := i + 1; beginners[s.word(i)] && k <= min(i+3, p.to); k++ {
			if s.commandsAt(k) && !beginners[s.word(k)] {
				return k, false // "mulai sekarang catat"
			}
		}
		return i, false
	}
	for i = p.from; i < p.to; i++ {
		if s.word(i) == "jangan" && i <= p.from+2 && s.tokens[i+1].tags == 0 && strings.HasPrefix(s.word(i+1), "di") {
			return -1, true // "kemasannya jangan dibuang"
		}
		if s.invites(i) {
			return i + 1, false
		}
		if i <= p.from+2 && strings.HasSuffix(s.word(i), "nya") && s.tokens[i].tags == 0 && !openers[s.word(i)] && (inquiring[s.word(i+1)] || showing[s.word(i+1)]) {
			return i + 1, false // "aturannya cek lagi"
		}
	}
	return -1, false
}

// commandsAt tells whether token i is a verb with which an owner is told what to do: one
// that is known, or behind "coba" one of talk.
func (s *sentence) commandsAt(i int) bool {
	w, again, twice := strings.Cut(s.word(i), "-")
	if twice && w != again || !twice && !imperatives[w] && bidding[s.word(i-1)] && i > 0 && talk[text.Stem(w)] {
		return !twice && !linking[w] && !smallWords[w] && !openers[w]
	}
	return imperatives[s.word(i)] || twice && imperatives[w]
}

// beginners are verbs behind which the one stands that counts; bidding words stand before
// any verb.
var (
	beginners = speechWords["awali"]
	bidding   = speechWords["ajak"]
)

// invites tells whether token i bids to have something shown, noted or found out: "boleh
// ditampilkan", "monggo dicatat".
func (s *sentence) invites(i int) bool {
	next := s.word(i + 1)
	if !inviting[s.word(i)] || !strings.HasPrefix(next, "di") || negations[s.word(i-1)] {
		return false
	}
	shown := imperatives[next[2:]] && s.some(clause{0, i - 1}, func(i int) bool { return shownThings[s.tokens[i].root] })
	return shown || showing[next[2:]] || inquiring[next[2:]] || anyRoot(next, showing) || anyRoot(next, inquiring)
}
