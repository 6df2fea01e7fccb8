package chat

import (
	"context"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// takeEntryFollow answers what is asked on about the entries that were told
// last ("syaratnya apa?", "kalau ditolak?", "yang mikro"); false where the
// message is something else. What Setara does not answer, and what names
// another entry or something that none of those told speaks of, is no going on.
func (c *Chat) takeEntryFollow(ctx context.Context, readings []Reading, conv *conversation) (Response, bool, error) {
	r := readings[0]
	if c.Entries == nil || len(readings) != 1 || r.leavesEntries() {
		return Response{}, false, nil
	}
	hits, err := c.toldEntries(ctx, conv)
	if err != nil || len(hits) == 0 {
		return Response{}, false, err
	}
	f := follow{r: r, q: newMessage(r.Text), hits: hits, among: hits}
	if of := conv.pickedOf(); len(hits) == 1 && len(of) > 1 {
		if f.among, err = c.entriesOf(ctx, of); err != nil {
			return Response{}, false, err
		}
	}
	f.strange = f.strangers()
	a, ok, err := c.answerFollow(ctx, &f)
	if err != nil || !ok {
		return Response{}, false, err
	}
	conv.keep(&a)
	return a.Full(), true, nil
}

// leavesEntries tells whether a message is no going on about an entry, whatever
// its other words: it names goods or figures, greets, or is out of scope.
func (r *Reading) leavesEntries() bool {
	return r.Doubt != nil || r.refused || r.Understood.hasContent() || r.Intent == IntentOutOfScope || r.Intent == IntentSmalltalk
}

// follow is a message that may go on about the entries that were told.
type follow struct {
	r    Reading
	q    *message
	hits []knowledge.EntryHit
	// among are those that the owner may pick from: the same, or those from
	// which this one was picked.
	among []knowledge.EntryHit
	// strange counts the words that neither ask, nor point back, nor stand in
	// any of the entries.
	strange int
}

// answerFollow answers what goes on about entries; false where it does not.
func (c *Chat) answerFollow(ctx context.Context, f *follow) (Answer, bool, error) {
	if len(f.among) > 1 {
		if i, ok := f.picked(); ok {
			a, err := c.followOne(ctx, f.r, &f.among[i])
			if err == nil {
				a.explains.Entries.Of = idsOf(f.among)
			}
			return a, err == nil, err
		}
	}
	if f.asksReplacement() {
		a, err := c.tellReplacements(ctx, f)
		return a, err == nil, err
	}
	found, err := c.findEntries(ctx, &f.r)
	if err != nil {
		return Answer{}, false, err
	}
	if others, own := f.othersNamed(&found); len(others) > 0 || own {
		if len(others) == 0 || !compares(f.q) {
			return Answer{}, false, nil
		}
		both := append(slices.Clone(f.hits), others...)
		f.r.Intent = intentOf(&both[0])
		return c.compareEntries(f.r, both), true, nil
	}
	if len(f.hits) > 1 && compares(f.q) && f.strange == 0 {
		f.r.Intent = intentOf(&f.hits[0])
		return c.compareEntries(f.r, f.hits), true, nil
	}
	if !f.goesOn() {
		return Answer{}, false, nil
	}
	if len(f.hits) > 1 {
		return c.followSeveral(f.r, f.hits), true, nil
	}
	a, err := c.followOne(ctx, f.r, &f.hits[0])
	return a, err == nil, err
}

// othersNamed are the entries that a message names beside those told; own tells
// that it names one of these, so that it is a question of its own.
func (f *follow) othersNamed(found *entriesFound) (others []knowledge.EntryHit, own bool) {
	if found.Kind == foundNone || !found.Hits[0].Named {
		return nil, false
	}
	for i := range found.Hits {
		id := found.Hits[i].Entry().ID
		told := slices.ContainsFunc(f.hits, func(h knowledge.EntryHit) bool { return h.Entry().ID == id })
		switch {
		case told:
			own = own || i == 0
		case i == 0 || !compares(f.q): // of a comparison, the one that is named best
			others = append(others, found.Hits[i])
		}
	}
	return others, own
}

// goesOn tells whether a message asks on about what was told: it asks for
// something of an entry in words that the entry knows or that point back to it
// ("cairnya"), or begins as only the second question of a talk does.
func (f *follow) goesOn() bool {
	asks := asksSurely(readAsking(f.r.Text, nil))
	switch {
	case asks && (f.strange == 0 || f.pointsBack()):
		return true
	case !f.opensOn() || len(f.q.Words) > mostFollowWords:
		return false
	default:
		return f.strange <= 1
	}
}

// mostFollowWords is how many words a message may have that only supposes
// something: "kalau cuma ada sku?".
const mostFollowWords = 8

// opensOn tells whether a message begins like one that goes on.
func (f *follow) opensOn() bool {
	for i, w := range f.q.Words {
		if f.q.Tokens[i].Kind == text.Word && !lists.polite[w] {
			return followOpeners[w]
		}
	}
	return false
}

// pointsBack tells whether a word of asking points back to what was told:
// "syaratnya", "daftarnya".
func (f *follow) pointsBack() bool {
	for i, t := range f.q.Tokens {
		bare, back := strings.CutSuffix(t.Text, "nya")
		if !back || t.Kind != text.Word {
			continue
		}
		if _, n := askWords.at([]string{f.q.Words[i]}, 0); n > 0 {
			return true
		}
		if _, n := askWords.at([]string{bare}, 0); n > 0 {
			return true
		}
	}
	return false
}

var (
	// followOpeners begin a question that goes on about what was told.
	followOpeners = wordSet(`kalau terus lalu trus berarti jika misal misalnya andai seandainya`)
	// followWords say nothing of which entry is meant, beside the words that
	// ask and those of address.
	followWords = wordSet(`itu ini tadi tersebut yang di ke dari dan atau untuk buat dengan sama juga lagi saja aja cuma hanya ada
		apa mana apakah kapan siapa berapa bagaimana gimana kenapa mengapa saya aku kami kita gue gw bisa mau harus perlu ingin
		sudah belum gak tidak tanpa punya kah dong sih nih tuh oke ok ya program aturan bantuan lengkap lengkapnya jelas detail lebih
		lanjut info keterangan tolong kasih tahu`)
)

// strangers counts the words of the message that an entry's answer would leave
// unheard.
func (f *follow) strangers() int {
	known := map[string]bool{}
	for i := range f.hits {
		for _, term := range entryTerms(everythingOf(&f.hits[i])) {
			known[term] = true
		}
	}
	n := 0
	for i := 0; i < len(f.q.Words); i++ {
		if _, words := askWords.at(f.q.Words, i); words > 0 {
			i += words - 1
			continue
		}
		w, typed := f.q.Words[i], f.q.Tokens[i]
		pointing := typed.Kind == text.Word && strings.HasSuffix(typed.Text, "nya")
		if typed.Kind == text.Mark || pointing || followWords[w] || followOpeners[w] || lists.polite[w] || addresses[w] {
			continue
		}
		terms := entryTerms(w)
		if len(terms) > 0 && !slices.ContainsFunc(terms, func(t string) bool { return known[t] }) {
			n++
		}
	}
	return n
}

// everythingOf is all text of an entry that an owner may take a word from.
func everythingOf(hit *knowledge.EntryHit) string {
	e := hit.Entry()
	all := append(hit.Called(), e.Purpose, e.Agency)
	for _, p := range e.Points {
		all = append(all, p.Text)
	}
	if p := hit.Program; p != nil {
		all = append(append(all, p.Steps...), p.Bring...)
	}
	return strings.Join(all, " ")
}

// toldEntries are the entries that the last answer told: of several those that
// it found to fit best, if any.
func (c *Chat) toldEntries(ctx context.Context, conv *conversation) ([]knowledge.EntryHit, error) {
	var ids []string
	for _, told := range conv.Told {
		if told.Entries == nil {
			continue
		}
		of := told.Entries.Fit
		if len(of) == 0 {
			of = told.Entries.IDs
		}
		for _, id := range of {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return c.entriesOf(ctx, ids)
}

// pickedOf are the entries from which the owner picked the one told last.
func (conv *conversation) pickedOf() []string {
	if len(conv.Told) != 1 || conv.Told[0].Entries == nil {
		return nil
	}
	return conv.Told[0].Entries.Of
}

func idsOf(hits []knowledge.EntryHit) []string {
	ids := make([]string, len(hits))
	for i := range hits {
		ids[i] = hits[i].Entry().ID
	}
	return ids
}

// entriesOf are the entries with some ids, those that are still there.
func (c *Chat) entriesOf(ctx context.Context, ids []string) ([]knowledge.EntryHit, error) {
	var hits []knowledge.EntryHit
	for _, id := range ids[:min(len(ids), mostCompared)] {
		hit, ok, err := c.entry(ctx, id)
		if err != nil {
			return nil, err
		}
		if ok {
			hits = append(hits, hit)
		}
	}
	return hits, nil
}

// asksSurely tells whether something of an entry is asked for by more than a
// word of any question.
func asksSurely(of askedOf) bool { return len(of.asks) > 0 && !of.asks[0].weak }
