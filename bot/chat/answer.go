package chat

import (
	"cmp"

	"setara/knowledge"
)

// Answer is everything that Setara has to say to one question. Its JSON is a
// contract with scripts: one object, fields that do not apply absent, money a
// whole number of rupiah.
type Answer struct {
	Question string `json:"question"`
	Intent   Intent `json:"intent"`
	// Answered is true where at least one asked fact is stated; asking for
	// the cost afterwards does not make it false.
	Answered    bool              `json:"answered"`
	Understood  *Understood       `json:"understood,omitempty"`
	Comparables *Comparables      `json:"comparables,omitempty"`
	Advice      *knowledge.Advice `json:"advice,omitempty"`
	// Programs and Regulations are the ids of the programmes and of the rules
	// of the state that the answer rests on.
	Programs    []string `json:"programs,omitempty"`
	Regulations []string `json:"regulations,omitempty"`
	// Fees are the ids of the fee rows that the figures rest on.
	Fees  []string         `json:"fees,omitempty"`
	Facts []knowledge.Fact `json:"facts,omitempty"`
	// Reckoned are the figures of a question of arithmetic.
	Reckoned *Reckoned `json:"reckoned,omitempty"`
	Response Response  `json:"reply"`
	// Buttons are the labels below the reply, row by row.
	Buttons [][]string `json:"buttons,omitempty"`
	// WouldTicket is true where officers should hear of the question.
	WouldTicket bool `json:"would_ticket"`
	// Parts are the answers one by one, where the message asked several
	// questions; the fields above are then the first's.
	Parts []Answer `json:"parts,omitempty"`

	// asks is the slot that the answer asks for, doubt the amount that it is
	// in doubt about, choices the goods to choose from: the conversation waits
	// for them. asOf is the day that it was answered for.
	asks    Slot
	doubt   *Doubt
	choices []knowledge.Choice
	asOf    knowledge.Day
	// topics and platforms are what was to be reckoned, and the marketplaces
	// that were named with it.
	topics    Topics
	platforms []knowledge.Platform
	// wantsRate is the question about an import that waits for a rate.
	wantsRate string
	// explains is what /sumber shows of the answer; nil for one of price, and
	// for one without figures.
	explains *basis
	picture  *Picture
	// missed are the words by which a programme was asked for that is not known.
	missed string
	// entries are the programmes and rules to choose from, where it asks which
	// is meant.
	entries *entryChoice
	// passOn is the question that it offers to pass on to officers; nil for none.
	passOn *passedOn
	// modelAsks is the question that a model asks in it, where nothing is asked
	// below that but a price or a place; nil for none. overruled tells that another
	// answer takes its place: nothing goes on from it.
	modelAsks *modelAsked
	overruled bool
	// lost is how a model failed that it was to come from; empty where none was
	// asked, or one answered.
	lost knowledge.ModelOutcome
}

// Full is what to show for the whole message: the response of each part.
func (a *Answer) Full() Response {
	full := Response{Intent: a.Intent, Answered: a.Answered, unanswered: a.unanswered()}
	if len(a.Parts) == 0 {
		full.Blocks, full.Buttons, full.Picture, full.Facts = a.Response.Blocks, a.Response.Buttons, a.picture, a.Facts
		return full
	}
	for i := range a.Parts {
		full.Blocks = append(full.Blocks, a.Parts[i].Response.Blocks...)
		full.Facts = append(full.Facts, a.Parts[i].Facts...)
		full.Buttons = a.Parts[i].Response.Buttons
		full.Picture = cmp.Or(a.Parts[i].picture, full.Picture)
		full.Answered = full.Answered || a.Parts[i].Answered
	}
	return full
}

// Comparables is [knowledge.Comparables] as scripts read it.
type Comparables struct {
	Found   int              `json:"found"`
	Used    int              `json:"used"`
	Limited bool             `json:"limited"`
	Sample  bool             `json:"sample"`
	AsOf    knowledge.Day    `json:"as_of"`
	Groups  map[string]Group `json:"groups"`
	Items   []Item           `json:"items"`
}

// Group is the summary of one group of used comparables, unit prices in
// rupiah; only N where it is 0.
type Group struct {
	N int `json:"n"`
	*Spread
}

// Spread holds the fields of a group that has members.
type Spread struct {
	Min    knowledge.Rupiah `json:"min"`
	Q1     knowledge.Rupiah `json:"q1"`
	Median knowledge.Rupiah `json:"median"`
	Q3     knowledge.Rupiah `json:"q3"`
	Max    knowledge.Rupiah `json:"max"`
	Oldest knowledge.Day    `json:"oldest"`
	Newest knowledge.Day    `json:"newest"`
}

// Item is one comparable. Price is absent where only a range is known.
type Item struct {
	ID             string               `json:"id"`
	Title          string               `json:"title"`
	Price          knowledge.Rupiah     `json:"price,omitempty"`
	PriceMin       knowledge.Rupiah     `json:"price_min,omitempty"`
	PriceMax       knowledge.Rupiah     `json:"price_max,omitempty"`
	Pack           knowledge.Pack       `json:"pack"`
	Unit           knowledge.Unit       `json:"unit"`
	UnitPrice      knowledge.Rupiah     `json:"unit_price,omitempty"`
	Origin         knowledge.Origin     `json:"origin"`
	OriginEvidence []knowledge.Evidence `json:"origin_evidence"`
	Platform       knowledge.Platform   `json:"platform,omitempty"`
	Location       string               `json:"location,omitempty"`
	ObservedOn     knowledge.Day        `json:"observed_on"`
	URL            string               `json:"url,omitempty"`
	Score          float64              `json:"score"`
	ScoreParts     ScoreParts           `json:"score_parts"`
	SameProduct    bool                 `json:"same_product"`
	Used           bool                 `json:"used"`
	Why            knowledge.Why        `json:"why,omitempty"`
}

// ScoreParts is [knowledge.ScoreParts] as scripts read it.
type ScoreParts struct {
	Head       float64 `json:"head"`
	Words      float64 `json:"words"`
	Attributes float64 `json:"attributes"`
	Size       float64 `json:"size"`
	Price      float64 `json:"price"`
}

// NewComparables shows at most limit items of c; 0 shows all.
func NewComparables(c *knowledge.Comparables, limit int) *Comparables {
	view := &Comparables{
		Found: c.Found, Used: c.Used, Limited: c.Limited, Sample: c.Sample, AsOf: c.AsOf,
		Groups: map[string]Group{
			"all":     newGroup(c.Groups.All),
			"local":   newGroup(c.Groups.Local),
			"import":  newGroup(c.Groups.Import),
			"unknown": newGroup(c.Groups.Unknown),
		},
		Items: []Item{},
	}
	for i := range c.Items {
		if limit > 0 && i == limit {
			break
		}
		view.Items = append(view.Items, newItem(&c.Items[i]))
	}
	return view
}

func newGroup(q knowledge.Quartiles) Group {
	g := Group{N: q.N}
	if q.N > 0 {
		g.Spread = &Spread{
			Min: q.Min, Q1: q.Q1, Median: q.Median, Q3: q.Q3, Max: q.Max,
			Oldest: q.Oldest, Newest: q.Newest,
		}
	}
	return g
}

func newItem(c *knowledge.Comparable) Item {
	item := Item{
		ID: c.ID(), Title: c.Title,
		Price: c.Price, PriceMin: c.PriceMin, PriceMax: c.PriceMax,
		Pack: c.Pack, Unit: c.Unit, UnitPrice: c.UnitPrice(),
		Origin: c.Origin, OriginEvidence: c.Evidence,
		Platform: c.Platform, Location: c.Location, ObservedOn: c.ObservedOn, URL: c.URL,
		Score: c.Score, ScoreParts: ScoreParts(c.Parts), SameProduct: c.SameProduct, Used: c.Used, Why: c.Why,
	}
	if item.OriginEvidence == nil {
		item.OriginEvidence = []knowledge.Evidence{}
	}
	return item
}
