package chat

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// ComplaintDesk is where officers look at what owners report, and decide.
type ComplaintDesk interface {
	// Complaints are all reports, the newest first.
	Complaints(ctx context.Context) ([]knowledge.Complaint, error)
	// ComplaintPhotos are the photos of reports that are at hand, at most so
	// many.
	ComplaintPhotos(ctx context.Context, numbers []int64, limit int) ([]knowledge.ComplaintPhoto, error)
	// DecideComplaints decides on reports, and puts that into the audit, where
	// the doer has the right to it and nobody else was quicker.
	DecideComplaints(ctx context.Context, d knowledge.ComplaintDecision) error
	// ListComplaints notes which prices of reports are among the listings.
	ListComplaints(ctx context.Context, l knowledge.ComplaintListing) error
}

// actionComplaints leads to what owners reported.
const actionComplaints = "/laporan"

// complaintAct is what a verb behind /laporan does to the reports that are alike.
type complaintAct struct {
	right knowledge.Right
	do    func(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error)
}

// complaintActs are what may stand behind /laporan, by their verb. The number of
// one of the reports stands behind that.
var complaintActs = map[string]complaintAct{
	"lihat":  {knowledge.RightRead, lookAtComplaints},
	"rinci":  {knowledge.RightApprove, readComplaints},
	"sah":    {knowledge.RightApprove, verifyComplaints},
	"tolak":  {knowledge.RightApprove, rejectComplaints},
	"terus":  {knowledge.RightApprove, passComplaintsOn},
	"buka":   {knowledge.RightApprove, reopenComplaints},
	"berkas": {knowledge.RightApprove, fileComplaints},
	"harga":  {knowledge.RightApprove, listComplaintPrices},
}

// complaintsSeen are the reports that an officer does something to.
type complaintsSeen struct {
	group knowledge.ComplaintGroup
	// number is the report that was named, upto the newest one that the officer
	// saw: later ones are not decided on. bySeller tells that they are those
	// about one seller.
	number, upto int64
	bySeller     bool
	// rest is what was typed behind that.
	rest string
}

// showComplaints is /laporan: what owners report, for officers in their private
// chat.
func showComplaints(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.ComplaintDesk == nil {
		return say(sayUnknownCommand), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightRead); !ok {
		return refusal, err
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	verb = strings.ToLower(verb)
	if n, err := strconv.ParseInt(verb, 10, 64); err == nil && n > 0 {
		verb, rest = "lihat", cl.rest
	}
	switch verb {
	case "", "semua", "penjual":
		return c.listComplaints(ctx, verb, rest)
	}
	act, known := complaintActs[verb]
	if !known {
		return say(sayComplaintsForm), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, act.right); !ok {
		return refusal, err
	}
	on, refusal, err := c.complaintsOf(ctx, strings.TrimSpace(rest))
	if on == nil {
		return refusal, err
	}
	return act.do(ctx, c, cl, on)
}

// complaintsOf are the reports that are alike to the one whose number was typed.
// "penjual" before it asks for those about its seller.
func (c *Chat) complaintsOf(ctx context.Context, typed string) (*complaintsSeen, Response, error) {
	on := &complaintsSeen{}
	if rest, ok := strings.CutPrefix(typed, "penjual "); ok {
		on.bySeller, typed = true, rest
	}
	number, rest, ok := leadingNumber(typed)
	if !ok || number <= 0 {
		return nil, say(sayComplaintsForm), nil
	}
	on.number, on.rest = number, rest
	all, err := c.ComplaintDesk.Complaints(ctx)
	if err != nil {
		return nil, Response{}, err
	}
	groups := knowledge.GroupComplaints(all)
	if on.bySeller {
		groups = knowledge.GroupComplaintsBySeller(all)
	}
	group := knowledge.Group(groups, number)
	if group == nil {
		return nil, say(sayNoSuchComplaint), nil
	}
	on.group, on.upto = *group, group.Newest().Number
	if upto, rest, ok := leadingNumber(on.rest); ok && upto >= number {
		on.upto, on.rest = upto, rest
	}
	return on, Response{}, nil
}

// action is the action of a button on these reports, as the officer sees them.
func (on *complaintsSeen) action(verb string, args ...string) string {
	which := strconv.FormatInt(on.number, 10)
	if on.bySeller {
		which = "penjual " + which
	}
	return strings.Join(append([]string{actionComplaints, verb, which, strconv.FormatInt(on.upto, 10)}, args...), " ")
}

// look leads to them as they are then.
func (on *complaintsSeen) look() string {
	return strings.TrimSuffix(on.action("lihat"), " "+strconv.FormatInt(on.upto, 10))
}

// listComplaints lists what is reported, alike reports together, those that most
// owners sent first: the open ones, all of them, or by seller. A page may stand
// behind that.
func (c *Chat) listComplaints(ctx context.Context, which, rest string) (Response, error) {
	all, err := c.ComplaintDesk.Complaints(ctx)
	if err != nil {
		return Response{}, err
	}
	groups := knowledge.GroupComplaints(all)
	if which == "penjual" {
		groups = knowledge.GroupComplaintsBySeller(all)
	}
	if which == "" {
		groups = slices.DeleteFunc(groups, func(g knowledge.ComplaintGroup) bool { return g.Count(knowledge.ComplaintOpen) == 0 })
	}
	if len(groups) == 0 {
		r := say(wordNoComplaints(which))
		if which == "" && len(all) > 0 {
			r.Buttons = [][]Button{{{Label: buttonAllComplaints, Action: actionComplaints + " semua"}}}
		}
		return r, nil
	}
	page, err := strconv.Atoi(strings.TrimSpace(rest))
	if err != nil {
		page = 1
	}
	from, to := pageOf(len(groups), page)
	r := Response{Blocks: []Block{wordComplaintsHead(which, from+1, to, len(groups))}}
	for i := range groups[from:to] {
		g := &groups[from+i]
		on := &complaintsSeen{group: *g, number: g.Newest().Number, upto: g.Newest().Number, bySeller: which == "penjual"}
		r.Blocks = append(r.Blocks, wordComplaintLine(g, on.bySeller))
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: wordComplaintButton(g), Action: on.look()})
	}
	last := []Button{{Label: buttonBySeller, Action: actionComplaints + " penjual"}}
	if which == "penjual" {
		last = []Button{{Label: buttonByGoods, Action: actionComplaints}}
	}
	if to < len(groups) {
		last = append(last, Button{Label: buttonMoreSources, Action: strings.Join(strings.Fields(fmt.Sprintf("%s %s %d", actionComplaints, cmpOr(which, "semua"), to/officersPage+1)), " ")})
	}
	r.Buttons = append(r.Buttons, last)
	return r, nil
}

// cmpOr is the first that is not empty.
func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// lookAtComplaints shows the card of reports that are alike: what owners say,
// and what Setara knows about it.
func lookAtComplaints(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error) {
	on.upto = on.group.Newest().Number
	s, err := c.studyComplaints(ctx, &on.group)
	if err != nil {
		return Response{}, err
	}
	r := Response{Blocks: s.card(on.bySeller)}
	may, err := c.may(ctx, cl, knowledge.RightApprove)
	if err != nil || !may {
		return r, err
	}
	r.Buttons = c.complaintButtons(on)
	return r, nil
}

// complaintButtons are what an officer may do about reports.
func (c *Chat) complaintButtons(on *complaintsSeen) [][]Button {
	g := &on.group
	var rows [][]Button
	switch {
	case g.Count(knowledge.ComplaintOpen) > 0:
		rows = [][]Button{
			{{Label: buttonVerify, Action: on.action("sah")}, {Label: buttonReject, Action: on.action("tolak")}},
			{{Label: buttonForward, Action: on.action("terus")}},
		}
	case g.Count(knowledge.ComplaintVerified) > 0:
		rows = [][]Button{{{Label: buttonForward, Action: on.action("terus")}, {Label: buttonReopen, Action: on.action("buka")}}}
	default:
		rows = [][]Button{{{Label: buttonReopen, Action: on.action("buka")}}}
	}
	if c.Shelf != nil {
		switch verified := g.In(on.upto, knowledge.ComplaintVerified); {
		case len(on.listed()) > 0:
			rows = append(rows, []Button{{Label: buttonUnlist, Action: on.action("harga", "batal")}})
		case len(priced(verified)) > 0:
			rows = append(rows, []Button{{Label: buttonList, Action: on.action("harga", "ya")}})
		}
	}
	return append(rows, []Button{{Label: buttonComplaintText, Action: on.action("rinci")}}, []Button{
		{Label: buttonDossierHTML, Action: on.action("berkas", "html")}, {Label: buttonDossierXLSX, Action: on.action("berkas", "xlsx")},
	})
}

// readComplaints shows what the owners wrote, which is a deed. Their photos go
// with it as a page. Who they are is not shown.
func readComplaints(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error) {
	r := Response{Blocks: wordComplaintTexts(&on.group)}
	r.Buttons = [][]Button{{{Label: buttonComplaintLook, Action: on.look()}}}
	photos, err := c.ComplaintDesk.ComplaintPhotos(ctx, numbersOf(on.group.Complaints), maxDossierPhotos)
	if err != nil {
		return Response{}, err
	}
	if len(photos) > 0 {
		r.Papers = []Paper{wordPhotoPaper(&on.group, photos)}
	}
	deed := c.deed(cl, knowledge.DeedComplaintLook)
	deed.Object = strconv.FormatInt(on.number, 10)
	return r, c.Audit.Record(ctx, deed)
}

// numbersOf are the numbers of reports.
func numbersOf(complaints []knowledge.Complaint) []int64 {
	numbers := make([]int64, len(complaints))
	for i := range complaints {
		numbers[i] = complaints[i].Number
	}
	return numbers
}
