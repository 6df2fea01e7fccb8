package knowledge

import "errors"

// FileKind is what a file that officers hand in is of.
type FileKind string

// The kinds of files.
const (
	FileListings    FileKind = "listings"
	FileFees        FileKind = "fees"
	FilePrograms    FileKind = "programs"
	FileRegulations FileKind = "regulations"
	FileSynonyms    FileKind = "synonyms"
)

// FileKinds are all kinds, in the order in which officers are shown them.
var FileKinds = [...]FileKind{FileListings, FileFees, FilePrograms, FileRegulations, FileSynonyms}

// FileSpec is what is known of a file beside its content.
type FileSpec struct {
	// Name is the file's name, without a folder. It names the file in the list
	// of imports, and its ending tells what it may be.
	Name string
	// Kind is what the file is of; empty where the content shall tell.
	Kind FileKind
	// Columns names Setara's column for headers of the file, as a person
	// corrects it; an empty name means that the header is not used. Headers that
	// are not in it are read as Setara finds best.
	Columns map[string]string
	// ObservedOn is the day on which listings were seen, where the file does
	// not say; nil for not known. Source names them likewise.
	ObservedOn *Day
	Source     string
	// Force takes a file of which less than half is usable.
	Force bool
}

// FileColumn is a column of a file, and what it was taken for.
type FileColumn struct {
	Header string
	// Column is Setara's name of it; empty where it is not used.
	Column string
	// Sample is the first filled cell below the header, cut short.
	Sample string
}

// FileDifference is what a file would change of what is known, or did change.
type FileDifference struct {
	Kind    FileKind
	Columns []FileColumn
	// Rows are all rows of the file; the counts below add up to them.
	Rows, New, Changed, Unchanged, Rejected, SetApart int
	// Changes are the first [MaxFileChanges] rows that are new or say something
	// else than what is known; the changed ones before the new.
	Changes []FileChange
	// Apart are the first rows whose price cannot be one; they are kept and
	// never used. Faults are the first rejected rows. At most [MaxFileChanges]
	// of each.
	Apart  []FileChange
	Faults []FileFault
	// Moved is how many of the changed rows have a price that rose or fell by more
	// than half.
	Moved int
	// Categories are those of the rows that are new or changed, the most
	// frequent first; none where the rows have none.
	Categories []FileCategory
	// Warnings are sentences for the officer, in Indonesian: what the file
	// would overlap or write over.
	Warnings []string
	// Digest identifies the difference: two are the same where theirs are.
	Digest string
	// ImportID is what undoes it; 0 where nothing was changed yet.
	ImportID int64
}

// MaxFileChanges is how many rows of each sort a [FileDifference] names.
const MaxFileChanges = 100

// FileChange is a row that is new or says something else than what is known.
type FileChange struct {
	// Line is the row in the file: a line of text, a row of a sheet, an element
	// of JSON.
	Line int
	// ID is what the row goes by, Name what people call it.
	ID, Name string
	New      bool
	// Fields are what differs; of a new row, what officers look at first.
	Fields []FileField
}

// FileField is one value of a row before and after, worded for officers: a
// price with "Rp". Before is empty in a new row.
type FileField struct {
	Name, Before, After string
}

// FileFault is a row that cannot be used.
type FileFault struct {
	Line           int
	Column, Reason string // Reason is Indonesian
}

// FileCategory is how many rows of a category are new or changed.
type FileCategory struct {
	Name string
	Rows int
}

// FileProblem is a file that cannot be taken. Reason is an Indonesian sentence
// that says what to do next.
type FileProblem struct {
	Reason string
	// Faults are the first rows at fault, where these are the reason, and Rows
	// and Rejected how many there are. Forcible tells that
	// [FileSpec.Force] takes the file all the same.
	Faults         []FileFault
	Rows, Rejected int
	Forcible       bool
	// NeedsDay tells that [FileSpec.ObservedOn] is what is missing, NeedsKind
	// that [FileSpec.Kind] is. Kind is what the content was taken for otherwise.
	NeedsDay, NeedsKind bool
	Kind                FileKind
	// Unreadable tells that no kind can be read of it: a picture, an archive, a
	// workbook with a password.
	Unreadable bool
	// Columns are the columns as far as they were read: one that was taken for
	// something else may be the reason.
	Columns []FileColumn
}

// Error gives the reason.
func (p *FileProblem) Error() string { return p.Reason }

// ErrFileChanged says that a file would not change any more what was shown:
// what is known has changed meanwhile.
var ErrFileChanged = errors.New("the difference is not what was shown")
