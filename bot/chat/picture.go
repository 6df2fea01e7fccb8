package chat

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// Picture is the spread of a market's prices with the owner's among them, as
// data: whoever shows it draws it. All its prices are per unit, and all its
// words are in it.
type Picture struct {
	// Title names the goods; Subtitle says what the prices are for, how many
	// there are, and of which days. Badge marks sample data and is empty for
	// real data.
	Title, Subtitle, Badge string
	// Groups are in the order to show them. One without prices tells that
	// there are none of that origin.
	Groups []PictureGroup
	Marks  []PictureMark
	// Rows, in place of groups and marks, set several goods below one another.
	Rows  []PictureRow `json:",omitempty"`
	Notes PictureNotes
	// Caption says in words what the picture shows, for who cannot see it.
	// It fits below a photo at Telegram.
	Caption string
	// Asked tells that the owner asked for the picture by itself. It is no
	// part of what is drawn.
	Asked bool `json:"-"`
	// Again is the action that asks for it again; that of [showPicture] where it
	// is empty.
	Again string `json:"-"`
}

// PictureRow is one of several goods, with bars whose lengths are compared with
// one another: lying below one another, or upright side by side.
type PictureRow struct {
	// Name is that of the goods, Note what its figures are for; empty for none.
	Name, Note string
	Bars       []PictureBar
	Upright    bool
}

// PictureBar is a bar as long as its value, which is not below 0. Label says the
// value, Below what it is of where the bar is upright.
type PictureBar struct {
	// Origin gives it its look; that of local goods where it is empty.
	Origin       knowledge.Origin
	Label, Below string
	Value        int64
}

// PictureGroup are the comparables of one origin.
type PictureGroup struct {
	Origin knowledge.Origin
	Name   string
	// Count says how many there are.
	Count string
	// Prices are theirs, in rising order.
	Prices    []knowledge.Rupiah
	Quartiles knowledge.Quartiles
}

// PictureMark is one price that stands out.
type PictureMark struct {
	Kind  MarkKind
	Label string
	Price knowledge.Rupiah
}

// MarkKind is whose price a mark is.
type MarkKind string

// The kinds of marks.
const (
	MarkOwn        MarkKind = "own"
	MarkCompetitor MarkKind = "competitor"
	MarkFloor      MarkKind = "floor"
)

// PictureNotes explain the picture: the box, the line at the middle price, an
// axis on which prices multiply from step to step, and prices that lie beyond
// its edge.
type PictureNotes struct {
	Box, Middle, Multiples, Beyond string
	// Rows explains the bars, where there are any.
	Rows string `json:",omitempty"`
}

// Key is the same for pictures that look the same.
func (p *Picture) Key() string {
	data, err := json.Marshal(p)
	if err != nil { // strings and numbers: it cannot be
		panic(fmt.Sprintf("write picture: %v", err))
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

// Picture is the picture of the first price question in the message; nil
// where there is nothing to show.
func (a *Answer) Picture() *Picture {
	if len(a.Parts) == 0 {
		return a.picture
	}
	for i := range a.Parts {
		if p := a.Parts[i].picture; p != nil {
			return p
		}
	}
	return nil
}

// leastPrices is how few prices, the owner's among them, make a picture: one
// alone is beside nothing.
const leastPrices = 2

// picture shows the case; nil where it has no market to show, or where it is
// not clear yet which goods or whose prices are meant.
func (p *priceCase) picture() *Picture {
	if p.doubt != nil || p.market == nil || p.market.Used == 0 {
		return nil
	}
	pic := &Picture{Groups: p.pictureGroups(), Marks: p.pictureMarks()}
	if p.market.Used+len(pic.Marks) < leastPrices {
		return nil
	}
	p.wordPicture(pic)
	return pic
}

// pictureGroups are the used comparables by origin. Locals and imports are
// what owners want to tell apart: of these, none is said as well.
func (p *priceCase) pictureGroups() []PictureGroup {
	g := &p.market.Groups
	known := g.Local.N+g.Import.N > 0
	var groups []PictureGroup
	for _, from := range [...]struct {
		origin    knowledge.Origin
		quartiles knowledge.Quartiles
		always    bool
	}{
		{knowledge.OriginLocal, g.Local, known},
		{knowledge.OriginImport, g.Import, known},
		{knowledge.OriginUnknown, g.Unknown, false},
	} {
		if from.quartiles.N == 0 && !from.always {
			continue
		}
		group := PictureGroup{Origin: from.origin, Quartiles: from.quartiles}
		for i := range p.market.Items {
			if item := &p.market.Items[i]; item.Used && pictureOrigin(item.Origin) == from.origin {
				group.Prices = append(group.Prices, item.UnitPrice())
			}
		}
		slices.Sort(group.Prices)
		groups = append(groups, group)
	}
	return groups
}

// pictureOrigin is the group of an origin: what is neither is unknown.
func pictureOrigin(o knowledge.Origin) knowledge.Origin {
	if o == knowledge.OriginLocal || o == knowledge.OriginImport {
		return o
	}
	return knowledge.OriginUnknown
}

// pictureMarks are the owner's price, the competitor's and the floor, as far
// as they are known and may be set beside the market. In a group there is no
// cost, and so no floor.
func (p *priceCase) pictureMarks() []PictureMark {
	if !p.comparable() {
		return nil
	}
	var marks []PictureMark
	add := func(kind MarkKind, label string, price *knowledge.Rupiah) {
		if price != nil {
			marks = append(marks, PictureMark{Kind: kind, Label: label, Price: *price})
		}
	}
	add(MarkOwn, pictureOwn, p.situation.OwnPrice)
	add(MarkCompetitor, pictureCompetitor, p.situation.CompetitorPrice)
	if p.advice != nil && !p.group {
		add(MarkFloor, pictureFloor, p.advice.BreakEven)
	}
	return marks
}

// Settings keep what a chat has chosen for itself.
type Settings interface {
	// Pictures tells whether the chat wants pictures; one that never said
	// does.
	Pictures(ctx context.Context, chat int64) (bool, error)
	// SetPictures stores the choice.
	SetPictures(ctx context.Context, chat int64, want bool) error
}

// actionPicture is the action of the button that asks for the picture.
const actionPicture = "/gambar"

// illustrate decides what becomes of the picture of an answer: it goes along
// where it shows something else than the last one of this conversation, and
// is offered where it was shown just before or the chat wants none by
// themselves.
func (c *Chat) illustrate(ctx context.Context, chat int64, conv *conversation, r Response) (Response, error) {
	if r.Picture == nil || r.Picture.Asked {
		return r, nil
	}
	if c.Settings == nil {
		r.Picture = nil
		return r, nil
	}
	key := r.Picture.Key()
	if key == conv.Pictured {
		return PictureOffered(r), nil
	}
	conv.Pictured = key
	want, err := c.Settings.Pictures(ctx, chat)
	if err != nil {
		return Response{}, fmt.Errorf("look up whether pictures are wanted: %w", err)
	}
	if !want {
		return PictureOffered(r), nil
	}
	return r, nil
}

// showPicture sends the picture of the case under way, or switches pictures
// on and off.
func showPicture(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Settings == nil {
		return say(sayPictureNowhere), nil
	}
	switch strings.ToLower(cl.rest) {
	case "mati", "matikan", "stop":
		return say(sayPicturesOff), c.setPictures(ctx, cl, false)
	case "hidup", "hidupkan", "nyala":
		return say(sayPicturesOn), c.setPictures(ctx, cl, true)
	}
	if cl.conv.Case == nil {
		return say(sayPictureNoCase), nil
	}
	understood := cl.conv.Case.Understood()
	if c.group {
		understood.forgetCost()
	}
	p, err := c.studyPrice(ctx, Reading{Intent: IntentPrice, Understood: understood}, cl.conv.Case.AsOf)
	if err != nil {
		return Response{}, err
	}
	p.doubt = cl.conv.Doubt
	picture := p.picture()
	switch {
	case p.doubt != nil, len(p.choices()) > 0:
		return say(sayPictureUnclear), nil
	case picture == nil:
		return say(sayPictureNothing), nil
	}
	picture.Asked = true
	cl.conv.Pictured = picture.Key()
	r := say(fmt.Sprintf(sayPictureComes, p.understood.goods()))
	r.Picture = picture
	return r, nil
}

func (c *Chat) setPictures(ctx context.Context, cl *call, want bool) error {
	if err := c.Settings.SetPictures(ctx, cl.chat, want); err != nil {
		return fmt.Errorf("store whether pictures are wanted: %w", err)
	}
	return nil
}

// PictureOffered offers the picture of a response by a button instead of
// sending it.
func PictureOffered(r Response) Response {
	r.Picture = nil
	r.Buttons = append(slices.Clone(r.Buttons), []Button{{Label: buttonPicture, Action: actionPicture}})
	return r
}

// PictureFailed is for a picture that was asked for and could not be made.
func PictureFailed(p *Picture) Response {
	r := say(sayPictureFailed)
	r.Buttons = [][]Button{{{Label: buttonPicture, Action: cmp.Or(p.Again, actionPicture)}}}
	return r
}

// Caption is what stands below a picture.
func Caption(p *Picture) Response { return say(p.Caption) }
