package chat

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// maxDossierPhotos is how many photos a dossier holds at most: with those of half
// a megabyte it stays small enough to be sent.
const maxDossierPhotos = 30

// fileComplaints takes a dossier out as a file, which is a deed: per goods, or
// per seller.
func fileComplaints(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error) {
	kind := PaperHTML
	switch strings.ToLower(on.rest) {
	case "xlsx", "excel":
		kind = PaperXLSX
	case "html", "cetak", "":
	default:
		return say(sayDossierForm), nil
	}
	s, err := c.studyComplaints(ctx, &on.group)
	if err != nil {
		return Response{}, err
	}
	photos, err := c.ComplaintDesk.ComplaintPhotos(ctx, numbersOf(on.group.Complaints), maxDossierPhotos)
	if err != nil {
		return Response{}, err
	}
	r := say(wordDossierSent(&on.group))
	r.Buttons = [][]Button{{{Label: buttonComplaintLook, Action: on.look()}}}
	r.Papers = []Paper{{
		Name: fmt.Sprintf("berkas-laporan-%d-%s", on.number, s.on), Kind: kind, Document: c.dossier(s, on.bySeller, photos),
	}}
	deed := c.deed(cl, knowledge.DeedComplaintFile)
	deed.Object = strconv.FormatInt(on.number, 10)
	return r, c.Audit.Record(ctx, deed)
}
