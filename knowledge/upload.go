package knowledge

import (
	"path"
	"strings"
	"time"
	"unicode"
)

// UploadState is how far a file has come that an officer sent in a chat.
type UploadState string

// The states of uploads. The last three are over.
const (
	// UploadReading: it is to be read, or is being read.
	UploadReading UploadState = "reading"
	// UploadAsked: it cannot be taken unless its sender says more of it.
	UploadAsked UploadState = "asked"
	// UploadShown: what it would change was shown, and waits for a decision.
	UploadShown UploadState = "shown"
	// UploadAccepted: it is to be published, or is being published.
	UploadAccepted UploadState = "accepted"
	UploadDone     UploadState = "done"
	UploadRejected UploadState = "rejected"
	UploadFailed   UploadState = "failed"
)

// Over tells that nothing becomes of it any more.
func (s UploadState) Over() bool {
	return s == UploadDone || s == UploadRejected || s == UploadFailed
}

// MaxFileName is how many letters of a file's name are kept.
const MaxFileName = 60

// MaxUploadBytes is how large a file may be that a bot can fetch from Telegram.
const MaxUploadBytes = 20 << 20

// SentFile is a document as it was sent: Telegram keeps its content.
type SentFile struct {
	// FileID fetches it, for this bot; Unique is the same for the same file.
	FileID, Unique string
	// Name is what its sender calls it, as [FileName] makes it.
	Name string
	// Size is how many bytes it has, as Telegram says; 0 where it does not.
	Size int64
	// Update is the number of the message that it came with.
	Update int64
	// Type is its media type, as the sender's app says.
	Type string
}

// FileName is the name of a file of somebody else's: without folders and signs
// that are not seen, on one line and not too long; "berkas" where nothing is
// left.
func FileName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	name = strings.Trim(name, " .")
	if letters := []rune(name); len(letters) > MaxFileName {
		ending := []rune(path.Ext(name))
		if len(ending) > 10 {
			ending = nil
		}
		name = string(letters[:MaxFileName-1-len(ending)]) + "…" + string(ending)
	}
	if name == "" {
		return "berkas"
	}
	return name
}

// Upload is a file that an officer sent in a chat.
type Upload struct {
	// ID is given by the ledger, from 1.
	ID int64
	// Officer sent it; OfficerName is what they are called.
	Officer     int64
	OfficerName string
	File        SentFile
	// Spec is what is known of it, its name included.
	Spec  FileSpec
	State UploadState
	// Revision rises whenever something else is to be read from it, and with
	// each new difference: who decides says which they have seen.
	Revision int
	// Difference is what it would change, or did; Problem why it cannot be
	// taken. At most one is set.
	Difference *FileDifference
	Problem    *FileProblem
	// Accepted is the act of who accepted it, with their name; it is zero where
	// nobody did. Import is what came of it.
	Accepted     Act
	AcceptedName string
	Import       int64
	// Attempts is how often its reading or publishing has begun since the last
	// change.
	Attempts int
	At       time.Time
}

// Columns are the columns of the file as far as they were read.
func (u *Upload) Columns() []FileColumn {
	switch {
	case u.Difference != nil:
		return u.Difference.Columns
	case u.Problem != nil:
		return u.Problem.Columns
	}
	return nil
}

// Kind is what the file is of: as it was said, else as it was read.
func (u *Upload) Kind() FileKind {
	switch {
	case u.Difference != nil:
		return u.Difference.Kind
	case u.Spec.Kind == "" && u.Problem != nil:
		return u.Problem.Kind
	}
	return u.Spec.Kind
}

// UploadChange is an act of an officer on an upload.
type UploadChange struct {
	// Deed is one of [DeedUpload], [DeedUploadCorrect], [DeedUploadAccept] and
	// [DeedUploadReject].
	Deed Deed
	// ID is the upload, 0 for a new one, and Revision the one that was seen.
	ID       int64
	Revision int
	// File is that of a new upload.
	File SentFile
	// Spec is that of a new upload, or of one that is to be read anew.
	Spec FileSpec
}

// PastImport is a file that was loaded, in whatever way.
type PastImport struct {
	ID   int64
	Kind FileKind
	File string
	At   time.Time
	// By is the officer who loaded it from a chat, 0 from the terminal.
	By int64
	// UndoneAt is zero where it was not undone.
	UndoneAt time.Time
	// The counts are those of [FileDifference], at the time of loading.
	Rows, New, Changed, Unchanged, Rejected, SetApart int
	// Held is how many of its rows stay when it is undone, since the imports of
	// HeldBy hold the same.
	Held   int
	HeldBy []int64
}
