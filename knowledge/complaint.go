package knowledge

import (
	"strings"
	"time"
)

// Suspicion is what an owner finds suspicious about an offer. The strings are
// kept for good.
type Suspicion string

// The suspicions.
const (
	// SuspicionUnderLanded: it is cheaper than goods can lawfully come in.
	SuspicionUnderLanded Suspicion = "under_landed"
	SuspicionNoSNI       Suspicion = "no_sni"
	SuspicionNoPermit    Suspicion = "no_permit" // of BPOM
	SuspicionNoHalal     Suspicion = "no_halal"
	SuspicionNoLabel     Suspicion = "no_label"
	// SuspicionCopied: a brand, a design or photos of others.
	SuspicionCopied Suspicion = "copied"
	// SuspicionAbroad: it is sold straight from abroad for less than US$100.
	SuspicionAbroad Suspicion = "abroad"
	SuspicionOther  Suspicion = "other"
)

// Suspicions are all of them, in the order in which owners are asked.
var Suspicions = [...]Suspicion{
	SuspicionUnderLanded, SuspicionNoSNI, SuspicionNoPermit, SuspicionNoHalal, SuspicionNoLabel, SuspicionCopied, SuspicionAbroad, SuspicionOther,
}

// Signs are what questions call the same, by which the rules are found that bear
// on it; none for what has no rule of its own.
func (s Suspicion) Signs() []Sign {
	switch s {
	case SuspicionNoSNI:
		return []Sign{SignNoSNI}
	case SuspicionNoPermit:
		return []Sign{SignNoPermit}
	case SuspicionNoHalal:
		return []Sign{SignNoHalal}
	case SuspicionNoLabel:
		return []Sign{SignNoLabel}
	case SuspicionCopied:
		return []Sign{SignBrandCopied, SignDesignCopied}
	case SuspicionAbroad:
		return []Sign{SignAbroad}
	case SuspicionUnderLanded:
		return []Sign{SignUnderCost, SignSmuggled}
	default:
		return nil
	}
}

// ComplaintState is how far a report has come. The strings are kept for good.
type ComplaintState string

// The states of reports.
const (
	ComplaintOpen     ComplaintState = "open"
	ComplaintVerified ComplaintState = "verified"
	ComplaintRejected ComplaintState = "rejected"
	// ComplaintPassedOn: it went to an agency.
	ComplaintPassedOn ComplaintState = "passed_on"
)

const (
	// ComplaintConsent is the version of the words by which owners agree that a
	// report is kept.
	ComplaintConsent = 1
	// MaxComplaintsADay is how many reports one owner may send in 24 hours.
	MaxComplaintsADay = 5
	// MaxComplaintPhotos is how many photos a report has at most.
	MaxComplaintPhotos = 3
	// MaxComplaintProduct is how many letters are kept of what the goods are
	// called.
	MaxComplaintProduct = 100
	// MaxComplaintNote is how many are kept of what else an owner says.
	MaxComplaintNote = 1000
	// MaxComplaintReason is how many are kept of why an officer rejects it.
	MaxComplaintReason = 500
)

// Complaint is an owner's report (laporan) of a suspicious offer.
type Complaint struct {
	// Number is what it goes by, from 1, never given twice; 0 before it is
	// kept.
	Number int64
	// Chat is whose it is; only the ledger and the messages to the owner use it.
	// Update is Telegram's number of the message that sent it: it is kept once.
	Chat   int64
	Update int64
	// Product is what the owner calls the goods, Key the same in the form in
	// which two are compared.
	Product, Key string
	// Offer is what its link says; without a link, Platform alone may be known.
	Offer OfferLink
	// Price is what the offer costs, OwnPrice what the owner asks for the like;
	// 0 where not said.
	Price, OwnPrice Rupiah
	Suspicions      []Suspicion
	// Note is what the owner says beside that.
	Note string
	// Photos are the files at Telegram, of one that is being kept; PhotoCount is
	// how many are at hand.
	Photos     []string
	PhotoCount int
	// Consent is the version of the words that the owner agreed to, at At.
	Consent int
	At      time.Time
	State   ComplaintState
	// Decision is what was decided last; nil where nothing was.
	Decision *ComplaintDecision
	// ImportID is that of its price among the listings; 0 where it is not there.
	ImportID int64
}

// Listing is what tells the offer from others, see [OfferLink.Listing].
func (c *Complaint) Listing() string {
	if c.Offer.URL == "" {
		return ""
	}
	return c.Offer.Listing()
}

// ComplaintDecision is what officers decide on reports that are alike.
type ComplaintDecision struct {
	// Deed is one of [DeedComplaint]: who, when, and by which message.
	Deed Deed
	// Numbers are the reports that it is about, State what they become.
	// [ComplaintOpen] takes a decision back.
	Numbers []int64
	State   ComplaintState
	// Reason is why they are rejected or opened again, Agency the id of the one
	// that they are passed on to.
	Reason, Agency string
}

// Takes tells whether a report in a state may become what the decision says:
// what was decided is opened again before it is decided otherwise, but what is
// verified may be passed on.
func (d *ComplaintDecision) Takes(from ComplaintState) bool {
	switch d.State {
	case ComplaintOpen:
		return from != ComplaintOpen
	case ComplaintPassedOn:
		return from == ComplaintOpen || from == ComplaintVerified
	default:
		return from == ComplaintOpen
	}
}

// ComplaintListing is the act of an officer that puts the prices of verified
// reports among the listings, or takes them out again.
type ComplaintListing struct {
	// Deed is one of [DeedComplaintPrice].
	Deed    Deed
	Numbers []int64
	// ImportID is that of the listings; 0 where they were taken out.
	ImportID int64
}

// ComplaintPhoto is a photo of a report, without whatever the camera noted
// beside the picture.
type ComplaintPhoto struct {
	ID        int64
	Complaint int64
	// FileID is the file at Telegram, of one that is not at hand yet.
	FileID string
	// JPEG is the picture.
	JPEG []byte
	// Tries is how often it was tried to bring it.
	Tries int
}

// ComplaintCount is how many owners reported goods in a week.
type ComplaintCount struct {
	// Key is that of [Complaint.Key], Product how it was called last.
	Key, Product string
	// Week is its Monday.
	Week Day
	// Owners are counted once a week, Reports all.
	Owners, Reports int
}

// Agency is whom a report can be passed on to.
type Agency struct {
	// ID is what it goes by in the ledger.
	ID   string
	Name string
	// For says what it is for, in the owner's words, and Signs what of a breach
	// it is the first to ask for.
	For   string
	Signs []Suspicion
	// Contact is how it is reached, URL its page.
	Contact, URL string
	// Entry is the programme or rule that the contact was taken from, empty
	// where there is none; Source is the page that says it.
	Entry, Source string
	// AsOf is when Source said it.
	AsOf Day
}

// SuspicionOf is the suspicion with that code; false for none.
func SuspicionOf(code string) (Suspicion, bool) {
	for _, s := range Suspicions {
		if string(s) == strings.TrimSpace(code) {
			return s, true
		}
	}
	return "", false
}
