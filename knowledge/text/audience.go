package text

// Audience is the set of people that goods are made for; empty where it is
// not said.
type Audience uint8

// The people. A child of either sex is AudienceBoy | AudienceGirl.
const (
	AudienceMan Audience = 1 << iota
	AudienceWoman
	AudienceBoy
	AudienceGirl
	AudienceBaby
)

const (
	adults   = AudienceMan | AudienceWoman
	children = AudienceBoy | AudienceGirl
)

// who is one mention of people in a title. Some words name a sex and leave
// the age open: "cewek" is a woman, and a girl after the word "anak".
type who uint8

const (
	nobody who = iota
	whoMan
	whoWoman
	whoMale
	whoFemale
	whoChild
	whoBoy
	whoGirl
	whoBaby
	whoAdult
	whoAll
)

var whoNames = map[string]who{
	"pria": whoMan, "wanita": whoWoman, "laki": whoMale, "perempuan": whoFemale,
	"anak": whoChild, "anak laki": whoBoy, "anak perempuan": whoGirl,
	"bayi": whoBaby, "dewasa": whoAdult, "siapa saja": whoAll,
}

// people puts together what the words of one title say about the audience.
type people struct {
	grown, young Audience
	// sexes are those named without an age.
	sexes Audience
	// adult is true for "dewasa", which leaves the sex open.
	adult bool
	// all is true for "unisex", "couple" and the like, which say nothing more
	// where people are named: "jam tangan wanita couple".
	all bool
	// afterChild is true directly after a word for children.
	afterChild bool
}

// hear takes in the next mention. Next tells that it stands right after the
// mention before.
func (p *people) hear(w who, next bool) {
	afterChild := p.afterChild && next
	p.afterChild = false
	switch w {
	case whoMan, whoWoman, whoMale, whoFemale:
		p.hearSex(w, afterChild)
	case whoChild:
		p.young |= children
		p.afterChild = true
	case whoBoy:
		p.young |= AudienceBoy
		p.afterChild = true
	case whoGirl:
		p.young |= AudienceGirl
		p.afterChild = true
	case whoBaby:
		p.young |= AudienceBaby
		p.afterChild = afterChild
	case whoAdult:
		p.adult = true
	case whoAll:
		p.all = true
	}
}

func (p *people) hearSex(w who, afterChild bool) {
	male := w == whoMan || w == whoMale
	switch {
	case afterChild:
		// "anak perempuan": the child word alone would mean both sexes. A
		// second sex right behind ("anak laki perempuan") widens it again.
		if p.sexes == 0 && p.young&children == children {
			p.young &^= children
		}
		p.young |= pick(male, AudienceBoy, AudienceGirl)
		p.afterChild = true
	case w == whoMale || w == whoFemale:
		p.sexes |= pick(male, AudienceMan, AudienceWoman)
	default:
		p.grown |= pick(male, AudienceMan, AudienceWoman)
	}
}

// audience is the sum of all mentions.
func (p *people) audience() Audience {
	grown, young := p.grown, p.young
	switch {
	case p.sexes == 0:
	case young&children == children && grown == 0 && !p.adult:
		young &^= children
		if p.sexes&AudienceMan != 0 {
			young |= AudienceBoy
		}
		if p.sexes&AudienceWoman != 0 {
			young |= AudienceGirl
		}
	case young == 0 || p.adult:
		grown |= p.sexes
	}
	if p.adult && grown == 0 {
		grown = adults
	}
	if p.all && grown|young == 0 {
		grown = adults
	}
	return grown | young
}

// ageOnly tells whether nothing but "dewasa" was said.
func (p *people) ageOnly() bool {
	return p.adult && !p.all && p.grown|p.young|p.sexes == 0
}

// young tells whether the audience is children alone.
func (a Audience) young() bool { return a != 0 && a&adults == 0 }

func pick(first bool, a, b Audience) Audience {
	if first {
		return a
	}
	return b
}

// agree tells whether goods made for the listing's audience suit an owner who
// asked for a, and how well, from 0 to 1. What is not said suits all, though less
// well where one side speaks of children: those goods are smaller.
func (a Audience) agree(listing Audience) (fit float64, ok bool) {
	switch {
	case a == listing:
		return 1, true
	case listing == 0 && a&adults != 0:
		return 0.9, true
	case listing == 0:
		return 0.5, true
	case a == 0 && listing&adults != 0:
		return 1, true
	case a == 0:
		return 0.4, true
	case a&listing == 0:
		return 0, false
	default:
		return 0.95, true
	}
}
