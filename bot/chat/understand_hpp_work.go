package chat

import "setara/knowledge"

// works notes for how many days or weeks somebody is paid by the day or the
// week: "2 hari sehari 75rb", "75rb per hari, 2 hari".
func (r *costReader) works(count knowledge.Pack, days int64) bool {
	l := &r.line
	switch {
	case days == 0 || days > 7 || bareTimes[r.wordAt(r.at+1)]:
		return false
	case l.amount == nil && r.paidAhead(r.at+2, days):
		l.work, l.workFor = count, days
	case l.amount != nil && l.days == days:
		l.work, l.workFor = count, days
		r.payWork()
	default:
		return false
	}
	return true
}

// paidAhead tells whether pay for one day or week follows before the next
// comma.
func (r *costReader) paidAhead(i int, days int64) bool {
	for ; i < len(r.parts) && (r.parts[i].kind != costMark || r.parts[i].word == "/"); i++ {
		if w := r.wordAt(i); timeWords[w] == days && (bareTimes[w] || r.parts[i-1].word == "per" || r.parts[i-1].word == "/" || r.parts[i-1].word == "tiap") {
			return true
		}
	}
	return false
}

// payWork multiplies the pay for a day or week by how many are worked.
func (r *costReader) payWork() {
	l := &r.line
	l.times, l.days = l.work, 0
	if l.people > 0 {
		l.times = l.people.Units(l.work)
	}
}
