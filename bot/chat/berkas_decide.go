package chat

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// showFile shows how far an upload has come.
func showFile(_ context.Context, _ *Chat, _ *call, u *knowledge.Upload, _ string) (Response, error) {
	return UploadCard(u), nil
}

// seenFile tells whether an upload is still what the person saw: the revision
// stands in front of what was typed. Where it is not, it returns how it is.
func seenFile(u *knowledge.Upload, typed string, states ...knowledge.UploadState) (rest string, refusal *Response) {
	first, rest, _ := strings.Cut(typed, " ")
	revision, err := strconv.Atoi(first)
	if err == nil && revision == u.Revision && slices.Contains(states, u.State) {
		return strings.TrimSpace(rest), nil
	}
	r := say(wordFileMoved(u))
	if u.State == knowledge.UploadShown || u.State == knowledge.UploadAsked {
		card := UploadCard(u)
		r.Blocks, r.Buttons = append(r.Blocks, card.Blocks...), card.Buttons
	}
	return "", &r
}

// acceptFile has what was shown published.
func acceptFile(ctx context.Context, c *Chat, cl *call, u *knowledge.Upload, rest string) (Response, error) {
	if _, refusal := seenFile(u, rest, knowledge.UploadShown); refusal != nil {
		return *refusal, nil
	}
	return say(wordFileAccepted(u)), c.Uploads.ChangeUpload(ctx, knowledge.UploadChange{
		Deed: c.deed(cl, knowledge.DeedUploadAccept), ID: u.ID, Revision: u.Revision,
	})
}

// rejectFile leaves everything as it is.
func rejectFile(ctx context.Context, c *Chat, cl *call, u *knowledge.Upload, rest string) (Response, error) {
	if _, refusal := seenFile(u, rest, knowledge.UploadReading, knowledge.UploadAsked, knowledge.UploadShown); refusal != nil {
		return *refusal, nil
	}
	r := say(wordFileRejected(u))
	if u.Officer != cl.person {
		r.Further = []Further{{To: u.Officer, Response: say(wordFileRejectedByOther(u))}}
	}
	return r, c.Uploads.ChangeUpload(ctx, knowledge.UploadChange{
		Deed: c.deed(cl, knowledge.DeedUploadReject), ID: u.ID, Revision: u.Revision,
	})
}

// readAgain has an upload read with something else said of it.
func (c *Chat) readAgain(ctx context.Context, cl *call, u *knowledge.Upload, saying string, change func(s *knowledge.FileSpec)) (Response, error) {
	spec := u.Spec
	spec.Columns = maps.Clone(spec.Columns)
	change(&spec)
	return say(saying), c.Uploads.ChangeUpload(ctx, knowledge.UploadChange{
		Deed: c.deed(cl, knowledge.DeedUploadCorrect), ID: u.ID, Revision: u.Revision, Spec: spec,
	})
}

// columnsPage is how many columns are offered at once.
const columnsPage = 8

// chooseColumn asks which column is something else, and then what it is. Typed
// are the revision, and the number of a column, from 1, or "halaman" and a page.
func chooseColumn(_ context.Context, _ *Chat, _ *call, u *knowledge.Upload, rest string) (Response, error) {
	rest, refusal := seenFile(u, rest, knowledge.UploadAsked, knowledge.UploadShown)
	if refusal != nil {
		return *refusal, nil
	}
	columns := u.Columns()
	if len(columns) == 0 || len(fileColumns[u.Kind()]) == 0 {
		return say(sayNoColumns), nil
	}
	if n, err := strconv.Atoi(rest); err == nil && n >= 1 && n <= len(columns) {
		return askColumn(u, n), nil
	}
	page := 1
	if word, ok := strings.CutPrefix(rest, "halaman "); ok {
		if n, err := strconv.Atoi(word); err == nil {
			page = min(max(n, 1), (len(columns)-1)/columnsPage+1)
		}
	}
	from := (page - 1) * columnsPage
	to := min(from+columnsPage, len(columns))
	r := Response{Blocks: wordChooseColumn(u, columns[from:to])}
	for i := from; i < to; i++ {
		r.Buttons = addInPairs(r.Buttons, i-from, Button{
			Label: wordColumnButton(&columns[i]), Action: fmt.Sprintf("%s %d %d %d", actionFileColumns, u.ID, u.Revision, i+1),
		})
	}
	if to < len(columns) {
		r.Buttons = append(r.Buttons, []Button{{
			Label: buttonMoreSources, Action: fmt.Sprintf("%s %d %d halaman %d", actionFileColumns, u.ID, u.Revision, page+1),
		}})
	}
	return r, nil
}

// askColumn asks what a column is.
func askColumn(u *knowledge.Upload, n int) Response {
	column := &u.Columns()[n-1]
	r := Response{Blocks: wordAskColumn(column)}
	i := 0
	for _, known := range fileColumns[u.Kind()] {
		if known.name == column.Column {
			continue
		}
		r.Buttons = addInPairs(r.Buttons, i, Button{
			Label: known.label, Action: fmt.Sprintf("%s %d %d %d %s", actionFileUse, u.ID, u.Revision, n, known.name),
		})
		i++
	}
	r.Buttons = append(r.Buttons, []Button{{
		Label: buttonColumnUnused, Action: fmt.Sprintf("%s %d %d %d -", actionFileUse, u.ID, u.Revision, n),
	}})
	return r
}

// useColumn has a column read as what was chosen. Another that was read as that
// before is not used any more.
func useColumn(ctx context.Context, c *Chat, cl *call, u *knowledge.Upload, rest string) (Response, error) {
	rest, refusal := seenFile(u, rest, knowledge.UploadAsked, knowledge.UploadShown)
	if refusal != nil {
		return *refusal, nil
	}
	first, name, _ := strings.Cut(rest, " ")
	n, _ := strconv.Atoi(first)
	columns := u.Columns()
	if name == "-" {
		name = ""
	}
	if n < 1 || n > len(columns) || name != "" && columnLabel(u.Kind(), name) == "" {
		return say(sayFileForm), nil
	}
	chosen := columns[n-1].Header
	return c.readAgain(ctx, cl, u, wordColumnUsed(u.Kind(), chosen, name), func(s *knowledge.FileSpec) {
		if s.Columns == nil {
			s.Columns = map[string]string{}
		}
		for i := range columns {
			if name != "" && columns[i].Column == name {
				s.Columns[columns[i].Header] = ""
			}
		}
		s.Columns[chosen] = name
	})
}

// chooseKind asks what a file is of, or has it read as that.
func chooseKind(ctx context.Context, c *Chat, cl *call, u *knowledge.Upload, rest string) (Response, error) {
	rest, refusal := seenFile(u, rest, knowledge.UploadAsked, knowledge.UploadShown)
	if refusal != nil {
		return *refusal, nil
	}
	kind := knowledge.FileKind(rest)
	if !slices.Contains(knowledge.FileKinds[:], kind) {
		r := say(wordAskKind(u))
		r.Buttons = kindButtons(u, u.Kind())
		return r, nil
	}
	return c.readAgain(ctx, cl, u, wordKindUsed(kind), func(s *knowledge.FileSpec) {
		s.Kind, s.Columns, s.Force = kind, nil, false
	})
}

// kindButtons are a button for each kind but one.
func kindButtons(u *knowledge.Upload, but knowledge.FileKind) (rows [][]Button) {
	i := 0
	for _, kind := range knowledge.FileKinds {
		if kind == but {
			continue
		}
		rows = addInPairs(rows, i, Button{Label: capital(fileKindNames[kind]), Action: fmt.Sprintf("%s %d %d %s", actionFileKind, u.ID, u.Revision, kind)})
		i++
	}
	return rows
}

// chooseDay has a file read as of a day. Without one it asks for it.
func chooseDay(ctx context.Context, c *Chat, cl *call, u *knowledge.Upload, rest string) (Response, error) {
	rest, refusal := seenFile(u, rest, knowledge.UploadAsked, knowledge.UploadShown)
	if refusal != nil {
		return *refusal, nil
	}
	if rest == "" {
		cl.conv.FileDay = &fileDay{ID: u.ID, Revision: u.Revision}
		r := say(sayAskDay)
		r.Buttons = dayButtons(u)
		return r, nil
	}
	day, ok := readFileDay(rest, c.today())
	if !ok || day > c.today() {
		cl.conv.FileDay = &fileDay{ID: u.ID, Revision: u.Revision}
		return say(wordDayUnread(ok)), nil
	}
	return c.readAgain(ctx, cl, u, wordDayUsed(day), func(s *knowledge.FileSpec) { s.ObservedOn = &day })
}

func dayButtons(u *knowledge.Upload) [][]Button {
	action := fmt.Sprintf("%s %d %d", actionFileDay, u.ID, u.Revision)
	return [][]Button{{{Label: buttonToday, Action: action + " hari ini"}, {Label: buttonYesterday, Action: action + " kemarin"}}}
}

// readFileDay reads "hari ini", "kemarin", "20 November 2026" or
// "2026-11-20". A day without a year is the last of that date.
func readFileDay(typed string, today knowledge.Day) (knowledge.Day, bool) {
	typed = strings.Join(strings.Fields(strings.ToLower(strings.Trim(typed, " ."))), " ")
	switch typed {
	case "hari ini", "sekarang":
		return today, true
	case "kemarin":
		return today - 1, true
	case "kemarin lusa":
		return today - 2, true
	}
	if day, ok := readRateDay(typed); ok {
		return day, true
	}
	typed = strings.TrimPrefix(typed, "tanggal ")
	for back := knowledge.Day(0); back < 3*366; back++ {
		written := strings.ToLower((today - back).Written())
		if typed == written || back < 366 && typed == written[:strings.LastIndexByte(written, ' ')] {
			return today - back, true
		}
	}
	return 0, false
}

// forceFile has a file read of which less than half is usable.
func forceFile(ctx context.Context, c *Chat, cl *call, u *knowledge.Upload, rest string) (Response, error) {
	if _, refusal := seenFile(u, rest, knowledge.UploadAsked); refusal != nil {
		return *refusal, nil
	}
	return c.readAgain(ctx, cl, u, sayFileForced, func(s *knowledge.FileSpec) { s.Force = true })
}

// detailFile shows a page of all that is known of what a file would change.
func detailFile(_ context.Context, _ *Chat, _ *call, u *knowledge.Upload, rest string) (Response, error) {
	lines := wordDetails(u)
	if len(lines) == 0 {
		return say(sayNoDetails), nil
	}
	const atOnce = 8
	page, err := strconv.Atoi(rest)
	if err != nil {
		page = 1
	}
	pages := (len(lines)-1)/atOnce + 1
	page = min(max(page, 1), pages)
	r := Response{Blocks: []Block{wordDetailsHead(u, page, pages)}}
	r.Blocks = append(r.Blocks, lines[(page-1)*atOnce:min(page*atOnce, len(lines))]...)
	var row []Button
	if page < pages {
		row = append(row, Button{Label: buttonMoreSources, Action: fmt.Sprintf("%s %d %d", actionFileDetails, u.ID, page+1)})
	}
	row = append(row, Button{Label: buttonFileBack, Action: fmt.Sprintf("%s %d", actionFileShow, u.ID)})
	r.Buttons = [][]Button{row}
	return r, nil
}

// fileDay is the upload whose day Setara asked for.
type fileDay struct {
	ID       int64 `json:"id"`
	Revision int   `json:"revision"`
}

// takeFileDay takes a message for the day that was asked for. It returns false
// where none was, or where the message is none and nothing like one.
func (c *Chat) takeFileDay(ctx context.Context, cl *call) (Response, bool, error) {
	if cl.fileDay == nil || c.Uploads == nil {
		return Response{}, false, nil
	}
	if ok, _, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
		return Response{}, false, err
	}
	if controlOf(cl.rest) == controlStop {
		r, err := abandon(ctx, c, cl)
		return r, true, err
	}
	if _, ok := readFileDay(cl.rest, c.today()); !ok && len(strings.Fields(cl.rest)) > 4 {
		return Response{}, false, nil
	}
	u, _, refusal, err := c.fileNamed(ctx, strconv.FormatInt(cl.fileDay.ID, 10))
	if u == nil {
		return refusal, true, err
	}
	r, err := chooseDay(ctx, c, cl, u, fmt.Sprintf("%d %s", cl.fileDay.Revision, cl.rest))
	return r, true, err
}
