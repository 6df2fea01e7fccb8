package knowledge

// Profile is what an owner said about the business and had kept. What is
// empty was not said.
type Profile struct {
	Province Province
	City     string
	Sector   Sector
	// Turnover is the band of what it sells in a year.
	Turnover TurnoverBand
	// NIB tells whether it has a business number; nil where that was not said.
	NIB *bool
	// Since is when it began.
	Since *Date
	Form  Form
	// Needs are the kinds of help that were looked for, the latest first.
	Needs []Need
}

// TurnoverBand is what a business sells in a year, in steps at which rules
// and programmes change.
type TurnoverBand string

// The bands, each from the one before up to and with the amount that it
// names: Rp500 million and Rp4.8 billion of PP 55/2022 (R14), Rp2 and Rp15
// billion of PP 7/2021 (R29), Rp50 billion where medium ends.
const (
	TurnoverUnsaid  TurnoverBand = ""
	TurnoverTo500M  TurnoverBand = "sampai Rp500 juta"
	TurnoverTo2B    TurnoverBand = "Rp500 juta sampai Rp2 miliar"
	TurnoverTo4B8   TurnoverBand = "Rp2 sampai Rp4,8 miliar"
	TurnoverTo15B   TurnoverBand = "Rp4,8 sampai Rp15 miliar"
	TurnoverTo50B   TurnoverBand = "Rp15 sampai Rp50 miliar"
	TurnoverOver50B TurnoverBand = "di atas Rp50 miliar"
)
