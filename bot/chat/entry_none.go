package chat

// settled makes a choice of one, which is none, an honest no: what is not sure
// enough to be told is not offered as if it were. On the set of questions in
// testdata, telling such entries gave no right answer and two wrong ones.
func (found entriesFound) settled() entriesFound {
	if found.Kind == foundClose && len(found.Hits) == 1 {
		return entriesFound{}
	}
	return found
}

// noEntry answers a question of which no entry is known: one that names none
// is asked which it means, any other is kept for officers.
func noEntry(r Reading) Answer {
	f := follow{r: r, q: newMessage(r.Text)}
	if asksSurely(readAsking(r.Text, nil)) && f.strangers() == 0 {
		return plainAnswer(r, say(sayWhichProgram))
	}
	a := plainAnswer(r, say(sayNoEntry, sayNoEntryHelp))
	a.WouldTicket = true
	return a
}
