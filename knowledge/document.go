package knowledge

// Document is a report for officers to keep, print or send on: what stands in
// it, and nothing of how it looks. Its texts may hold anything that strangers
// wrote; whoever writes it as a file sees to it that none of that is markup or a
// formula.
type Document struct {
	Title string
	// Lead are the sentences below the title: what it is about, as of when.
	Lead []string
	// Parts stand one below the other.
	Parts []DocumentPart
	// Foot are the sentences at the end: sources, and what cannot be concluded.
	Foot []string
}

// DocumentPart is a section of a document. What it has is shown in the order of
// the fields; each may be missing.
type DocumentPart struct {
	Heading string
	// Paragraphs are sentences, Items a list of them.
	Paragraphs []string
	Items      []string
	Table      *DocumentTable
	Images     []DocumentImage
	// Links are addresses that the section rests on. Only those that begin with
	// "https://" or "http://" are made links; others stand as text.
	Links []DocumentLink
}

// DocumentTable is a table with a header. Rows may be shorter than it.
type DocumentTable struct {
	// Name is that of its sheet in a workbook; the heading of its part where it
	// is empty.
	Name   string
	Header []string
	Rows   [][]string
}

// DocumentImage is a picture. PNG and JPEG are known by their first bytes;
// any other is left out, with Alt in its place.
type DocumentImage struct {
	Data []byte
	// Alt says what it shows, for whoever does not see it; Caption stands below
	// it, empty for none.
	Alt, Caption string
}

// DocumentLink is an address with what it is called; the address itself where
// Text is empty.
type DocumentLink struct{ Text, URL string }
