package chat

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// PriceShelf takes listings in, and out again.
type PriceShelf interface {
	// Publish takes the rows of a file in. Where the act was done before, an
	// update that is handled again after a crash, it changes nothing and returns
	// what it did then. A file that cannot be taken is a
	// [knowledge.FileProblem].
	Publish(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, digest string, act knowledge.Act, progress func(rows int)) (knowledge.FileDifference, error)
	// Undo takes an import back; the error wraps [knowledge.ErrNotFound] where
	// there is none.
	Undo(ctx context.Context, importID int64, act knowledge.Act) error
}

// complaintSource is the source of listings that come from reports.
const complaintSource = "laporan"

// priced are the reports whose price can stand among the listings: each offer
// once, the newest.
func priced(complaints []knowledge.Complaint) []knowledge.Complaint {
	seen := map[string]bool{}
	var some []knowledge.Complaint
	for i := range complaints {
		c := &complaints[i]
		key := cmpOr(c.Listing(), "laporan-"+strconv.FormatInt(c.Number, 10))
		if c.Price > 0 && !seen[key] {
			seen[key] = true
			some = append(some, *c)
		}
	}
	return some
}

// listed are the reports whose price stands among the listings, also where a
// decision on them was taken back since.
func (on *complaintsSeen) listed() []knowledge.Complaint {
	var some []knowledge.Complaint
	for i := range on.group.Complaints {
		if c := &on.group.Complaints[i]; c.ImportID != 0 {
			some = append(some, *c)
		}
	}
	return some
}

// listComplaintPrices puts the prices of verified reports among the listings, as
// goods that an officer found to be imported, or takes them out again. Who passes
// a report on leaves it to others whether it is so.
func listComplaintPrices(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error) {
	verified := on.group.In(on.upto, knowledge.ComplaintVerified)
	switch verb := strings.ToLower(on.rest); {
	case c.Shelf != nil && verb == "batal":
		return c.withdrawPrices(ctx, cl, on)
	case c.Shelf == nil || len(verified) == 0:
		return say(sayPricesUnverified), nil
	case verb == "ya":
		return c.publishPrices(ctx, cl, on, priced(verified))
	default:
		return say(sayComplaintsForm), nil
	}
}

// publishPrices publishes them. Of the owners nothing goes along.
func (c *Chat) publishPrices(ctx context.Context, cl *call, on *complaintsSeen, some []knowledge.Complaint) (Response, error) {
	if len(some) == 0 {
		return say(sayNoPrices), nil
	}
	deed := c.deed(cl, knowledge.DeedComplaintPrice)
	deed.Object = strconv.FormatInt(on.number, 10)
	if ok, refusal, err := c.authorized(ctx, cl, knowledge.RightApprove, deed); !ok {
		return refusal, err
	}
	content, err := priceFile(some)
	if err != nil {
		return Response{}, err
	}
	spec := knowledge.FileSpec{Name: fmt.Sprintf("laporan-%d.csv", on.number), Kind: knowledge.FileListings, Source: complaintSource}
	difference, err := c.Shelf.Publish(ctx, spec, bytes.NewReader(content), "", deed.Act, nil)
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); ok {
		return say(sayPricesRefused, problem.Reason), nil
	}
	if err != nil {
		return Response{}, fmt.Errorf("publish reported prices: %w", err)
	}
	r := say(wordPricesListed(&difference))
	r.Buttons = [][]Button{{{Label: buttonComplaintLook, Action: on.look()}, {Label: buttonUnlist, Action: on.action("harga", "batal")}}}
	return r, c.ComplaintDesk.ListComplaints(ctx, knowledge.ComplaintListing{Deed: deed, Numbers: numbersOf(some), ImportID: difference.ImportID})
}

// withdrawPrices takes them out again.
func (c *Chat) withdrawPrices(ctx context.Context, cl *call, on *complaintsSeen) (Response, error) {
	listed := on.listed()
	if len(listed) == 0 {
		return say(sayPricesNotListed), nil
	}
	var ids []int64
	for i := range listed {
		if !slices.Contains(ids, listed[i].ImportID) {
			ids = append(ids, listed[i].ImportID)
		}
	}
	deed := c.deed(cl, knowledge.DeedComplaintPrice)
	deed.Object, deed.Detail = strconv.FormatInt(on.number, 10), "batal"
	if ok, refusal, err := c.authorized(ctx, cl, knowledge.RightApprove, deed); !ok {
		return refusal, err
	}
	for _, id := range ids {
		if err := c.Shelf.Undo(ctx, id, deed.Act); err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			return Response{}, fmt.Errorf("withdraw reported prices: %w", err)
		}
	}
	r := say(sayPricesWithdrawn)
	r.Buttons = [][]Button{{{Label: buttonComplaintLook, Action: on.look()}}}
	return r, c.ComplaintDesk.ListComplaints(ctx, knowledge.ComplaintListing{Deed: deed, Numbers: numbersOf(listed)})
}

// priceFile are prices of reports as a file of listings.
func priceFile(some []knowledge.Complaint) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"source", "sku", "title", "price", "platform", "shop", "origin_evidence", "url", "observed_on"}}
	for i := range some {
		c := &some[i]
		rows = append(rows, []string{
			complaintSource, cmpOr(c.Listing(), strconv.FormatInt(c.Number, 10)), cmpOr(c.Offer.Title, c.Product), strconv.FormatInt(int64(c.Price), 10),
			string(c.Offer.Platform), c.Offer.Shop, string(knowledge.EvidenceReportedImport), c.Offer.URL, knowledge.DayOf(c.At).String(),
		})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write reported prices: %w", err)
	}
	return b.Bytes(), nil
}
