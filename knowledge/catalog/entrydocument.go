package catalog

import "setara/knowledge"

// entryDocument is what the database keeps of a programme or rule beside the
// columns that its checks look at. The names stay as they are: older rows are
// read with them.
type entryDocument struct {
	Name       string           `json:"name"`
	Aliases    []string         `json:"aliases,omitempty"`
	Agency     string           `json:"agency"`
	Purpose    string           `json:"purpose"`
	Points     []pointDocument  `json:"points,omitempty"`
	Figures    []figureDocument `json:"figures,omitempty"`
	Contacts   []string         `json:"contacts,omitempty"`
	Address    string           `json:"address"`
	Sources    []string         `json:"sources,omitempty"`
	Unsure     []string         `json:"unsure,omitempty"`
	Conflicts  []pointDocument  `json:"conflicts,omitempty"`
	ReplacedBy []string         `json:"replaced_by,omitempty"`
	// Says is as in [ingest.EntryRow].
	Says []string `json:"says,omitempty"`
	*programDocument
	*regulationDocument
}

// pointDocument is a point.
type pointDocument struct {
	Aspect knowledge.Aspect `json:"aspect"`
	Text   string           `json:"text"`
	From   *knowledge.Date  `json:"from,omitempty"`
	Until  *knowledge.Date  `json:"until,omitempty"`
}

// figureDocument is a figure with a name.
type figureDocument struct {
	Name  string             `json:"name"`
	Value int64              `json:"value,omitempty"`
	Unit  knowledge.FactUnit `json:"unit,omitempty"`
	Day   *knowledge.Date    `json:"day,omitempty"`
}

// programDocument is what only programmes have.
type programDocument struct {
	Needs       []knowledge.Need     `json:"needs,omitempty"`
	Scales      []knowledge.Scale    `json:"scales,omitempty"`
	MaxTurnover knowledge.Rupiah     `json:"max_turnover,omitempty"`
	NIB         knowledge.NIBNeed    `json:"nib,omitempty"`
	LeastMonths int                  `json:"least_months,omitempty"`
	MostMonths  int                  `json:"most_months,omitempty"`
	Sectors     []knowledge.Sector   `json:"sectors,omitempty"`
	Provinces   []knowledge.Province `json:"provinces,omitempty"`
	Forms       []knowledge.Form     `json:"forms,omitempty"`
	Only        []knowledge.People   `json:"only,omitempty"`
	Steps       []string             `json:"steps,omitempty"`
	Bring       []string             `json:"bring,omitempty"`
}

// regulationDocument is what only rules have.
type regulationDocument struct {
	Number string   `json:"number,omitempty"`
	Topic  string   `json:"topic,omitempty"`
	Binds  []string `json:"binds,omitempty"`
	Report []string `json:"report,omitempty"`
}

// documentOf is the document of an entry.
func documentOf(e *knowledge.EntryHit) entryDocument {
	of := e.Entry()
	d := entryDocument{
		Name: of.Name, Aliases: of.Aliases, Agency: of.Agency, Purpose: of.Purpose, Points: pointDocuments(of.Points),
		Figures: figureDocuments(of.Figures), Contacts: of.Contacts, Address: of.Address, Sources: of.Sources, Unsure: of.Unsure,
		Conflicts: pointDocuments(of.Conflicts), ReplacedBy: of.ReplacedBy,
	}
	if p := e.Program; p != nil {
		c := &p.Conditions
		d.programDocument = &programDocument{
			Needs: p.Needs, Scales: c.Scales, MaxTurnover: c.MaxTurnover, NIB: c.NIB, LeastMonths: c.LeastMonths,
			MostMonths: c.MostMonths, Sectors: c.Sectors, Provinces: c.Provinces, Forms: c.Forms, Only: c.Only,
			Steps: p.Steps, Bring: p.Bring,
		}
		return d
	}
	r := e.Regulation
	d.regulationDocument = &regulationDocument{Number: r.Number, Topic: r.Topic, Binds: r.Binds, Report: r.Report}
	return d
}

func pointDocuments(points []knowledge.Point) []pointDocument {
	var documents []pointDocument
	for _, p := range points {
		documents = append(documents, pointDocument(p))
	}
	return documents
}

// fill writes what a document says into an entry that has the columns.
func (d *entryDocument) fill(e *knowledge.EntryHit) {
	of := e.Entry()
	of.Name, of.Aliases, of.Agency, of.Purpose = d.Name, d.Aliases, d.Agency, d.Purpose
	of.Points, of.Conflicts, of.Figures = pointsOf(d.Points), pointsOf(d.Conflicts), figuresOf(d.Figures)
	of.Contacts, of.Address, of.Sources, of.Unsure, of.ReplacedBy = d.Contacts, d.Address, d.Sources, d.Unsure, d.ReplacedBy
	if own := d.programDocument; e.Program != nil && own != nil {
		e.Program.Needs, e.Program.Steps, e.Program.Bring = own.Needs, own.Steps, own.Bring
		e.Program.Conditions = knowledge.Conditions{
			Scales: own.Scales, MaxTurnover: own.MaxTurnover, NIB: own.NIB, LeastMonths: own.LeastMonths,
			MostMonths: own.MostMonths, Sectors: own.Sectors, Provinces: own.Provinces, Forms: own.Forms, Only: own.Only,
		}
	}
	if own := d.regulationDocument; e.Regulation != nil && own != nil {
		r := e.Regulation
		r.Number, r.Topic, r.Binds, r.Report = own.Number, own.Topic, own.Binds, own.Report
	}
}

func pointsOf(documents []pointDocument) []knowledge.Point {
	var points []knowledge.Point
	for _, d := range documents {
		points = append(points, knowledge.Point(d))
	}
	return points
}

func figureDocuments(figures []knowledge.Figure) []figureDocument {
	var documents []figureDocument
	for _, f := range figures {
		d := figureDocument{Name: f.Name, Value: f.Value, Unit: f.Unit}
		if f.Day != nil {
			d.Day = &knowledge.Date{Day: *f.Day}
		}
		documents = append(documents, d)
	}
	return documents
}

func figuresOf(documents []figureDocument) []knowledge.Figure {
	var figures []knowledge.Figure
	for _, d := range documents {
		f := knowledge.Figure{Name: d.Name, Value: d.Value, Unit: d.Unit}
		if d.Day != nil {
			f.Day = &d.Day.Day
		}
		figures = append(figures, f)
	}
	return figures
}
