// Package grounding holds what a language model wrote against what it may rest
// on, so that it can phrase but not invent. It is pure: texts and evidence in,
// flaws out.
//
// The model places slots ("{{f3}}"), which code fills with label, value, unit and
// date together. What stands outside a slot passes only where the evidence agrees
// with it; see [Evidence.Check].
package grounding

import (
	"sync"

	"setara/knowledge"
)

// Evidence is all that a text may rest on: what tools found, and what the owner
// said. It stays as it is once a text was checked against it.
type Evidence struct {
	Facts []Fact
	// Blocks are the paragraphs that code has worded. A text may place them whole,
	// and say again what they say.
	Blocks []Block
	Names  []Name
	// Said is what the owner wrote, without personal numbers: its words and names
	// may be used again, its figures only where a fact of the owner has them.
	Said string
	// Advice is what was worked out for the owner; nil where nothing was. No
	// sentence may contradict it.
	Advice *knowledge.Advice
	// Secret is what the model was told and may not give away.
	Secret Secret

	once sync.Once
	// read is what the evidence comes to, read when a text is first checked.
	read *checker
}

// Block is a paragraph with its slot.
type Block struct {
	// ID names the slot: "b1".
	ID string
	// Text is what it says, as people read it.
	Text string
}

// Fact is a figure with its slot.
type Fact struct {
	// ID names the slot: "f1".
	ID string
	knowledge.Fact
	// Reads is what code puts in the place of the slot; empty where that is not known.
	Reads string
	// Of is what the figure is of, where results are of several things: product
	// words, or the title of a listing. It may be empty.
	Of string
}

// NameKind is what a name is one of.
type NameKind string

// The kinds of names.
const (
	NameProgram    NameKind = "program"
	NameRegulation NameKind = "regulation"
	NamePlatform   NameKind = "platform"
	NameShop       NameKind = "shop"
	NameListing    NameKind = "listing"
	NameProduct    NameKind = "product"
	// NameContact is an address or a telephone number at which an office is asked.
	NameContact NameKind = "contact"
)

// Name is something that a result names.
type Name struct {
	// ID names the slot ("e1"); empty for what has none.
	ID   string
	Kind NameKind
	// Text is its name as people read it, Aliases are other forms of it, such as
	// its number without its year.
	Text    string
	Aliases []string
	// URL is where it can be looked up; empty where it is not known.
	URL string
	// AsOf is the day of what is known of it; 0 where it has none.
	AsOf knowledge.Day
}

// FlawKind is why a piece of a text is not grounded.
type FlawKind string

// The kinds of flaws.
const (
	// FlawFigure: no fact has that value and unit. FlawLabel: one has, but the
	// words around it say something else of it. FlawOwner: it is the owner's own
	// and is not told as theirs.
	FlawFigure FlawKind = "figure"
	FlawLabel  FlawKind = "label"
	FlawOwner  FlawKind = "owner"
	// FlawDate: no fact or name that the sentence tells of has that day.
	FlawDate FlawKind = "date"
	// FlawLink, FlawName and FlawSlot: it comes from no result.
	FlawLink FlawKind = "link"
	FlawName FlawKind = "name"
	FlawSlot FlawKind = "slot"
	// FlawAdvice: it contradicts the advice, or decides where nothing was advised.
	FlawAdvice FlawKind = "advice"
	// FlawRule: it says that something is allowed, banned, owed or free, and no
	// result says so.
	FlawRule FlawKind = "rule"
	// FlawClaim: it says something of its own, which no result says.
	FlawClaim FlawKind = "claim"
	// FlawPromise: it promises, or speaks for the ministry. FlawSubject: it is of
	// what Setara is not for. FlawSecret: it gives away what the model was told.
	FlawPromise FlawKind = "promise"
	FlawSubject FlawKind = "subject"
	FlawSecret  FlawKind = "secret"
	// FlawForm: it cannot be shown: markup, control characters, too long.
	FlawForm FlawKind = "form"
)

// Flaw is one piece of a text that is not grounded.
type Flaw struct {
	Kind FlawKind
	// Text is the piece as it stands in the text.
	Text string
	// Slot is the slot of the fact that has that value and unit, but not what the words
	// around it say; empty for none.
	Slot string
}
