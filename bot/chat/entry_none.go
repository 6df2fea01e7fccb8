package chat

// noEntry answers a question of which no entry is known: one that names none
// is asked which it means, any other is kept for officers.
func noEntry(r Reading) Answer {
	f := follow{r: r, q: newMessage(r.Text)}
	if asksSurely(readAsking(r.Text, nil)) && f.strangers() == 0 {
		return plainAnswer(r, say(sayWhichProgram))
	}
	a := plainAnswer(r, say(sayNoEntry, sayNoEntryHelp))
	a.WouldTicket, a.missed = true, missedWords(&f)
	return a
}
