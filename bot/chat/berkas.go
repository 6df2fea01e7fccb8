package chat

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// Uploads are files that officers send to be loaded. What is done with one is
// done after the turn, and told then.
type Uploads interface {
	// Upload is the one with that id, or an error that wraps
	// [knowledge.ErrNotFound].
	Upload(ctx context.Context, id int64) (knowledge.Upload, error)
	// OpenUploads are those that are not over, the newest first.
	OpenUploads(ctx context.Context, limit int) ([]knowledge.Upload, error)
	// SameUpload is the newest of the same file that is under way or was
	// published, or an error that wraps [knowledge.ErrNotFound].
	SameUpload(ctx context.Context, unique string) (knowledge.Upload, error)
	// ChangeUpload does an act on one, and puts it into the audit, where the doer
	// has the right to it and the upload still is what they have seen. The
	// message of the turn in the same place as the change among the changes
	// shows how it goes.
	ChangeUpload(ctx context.Context, c knowledge.UploadChange) error
}

// Imports are the files that were loaded, in whatever way.
type Imports interface {
	// PastImports are up to limit of them behind the first skip, the newest
	// first, without what others hold of them.
	PastImports(ctx context.Context, skip, limit int) ([]knowledge.PastImport, error)
	// PastImport is the one with that id, or an error that wraps
	// [knowledge.ErrNotFound].
	PastImport(ctx context.Context, id int64) (knowledge.PastImport, error)
	// Undo takes one back. An act that was done before changes nothing.
	Undo(ctx context.Context, id int64, act knowledge.Act) error
}

// The actions of buttons about files. What they are about stands behind them:
// the upload, then its revision where something is decided.
const (
	actionFiles       = "/berkas"
	actionFilesPage   = "/berkas halaman"
	actionFileShow    = "/berkas lihat"
	actionFileAccept  = "/berkas terima"
	actionFileReject  = "/berkas tolak"
	actionFileColumns = "/berkas kolom"
	actionFileUse     = "/berkas pakai"
	actionFileKind    = "/berkas jenis"
	actionFileDay     = "/berkas hari"
	actionFileForce   = "/berkas paksa"
	actionFileDetails = "/berkas rincian"
	actionImportUndo  = "/berkas batalkan"
)

// readableEndings are those of files that may hold what can be loaded.
var readableEndings = []string{".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl", ".ndjson", ".yaml", ".yml"}

// takeFiles takes the documents of an officer who may load files. It returns
// false where the message is something else to Setara: of anybody else, or a
// document for something that was asked for.
func (c *Chat) takeFiles(ctx context.Context, m Message, conv *conversation) (Response, bool, error) {
	if c.Uploads == nil || c.Officers == nil || len(m.Files) == 0 || m.Edited || m.person() == 0 || conv.Composing != nil {
		return Response{}, false, nil
	}
	cl := &call{chat: m.Chat, update: m.Update, conv: conv, person: m.person()}
	if officer, err := c.Officers.May(ctx, cl.person, knowledge.RightRead); err != nil || !officer {
		return Response{}, false, err
	}
	if answers, err := c.answersBroadcast(ctx, m); err != nil || answers {
		return Response{}, false, err
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
		return refusal, true, err
	}
	conv.lift()
	var taken, others []Response // in this order: the first messages show how those taken go
	for i := range m.Files {
		r, ok, err := c.takeFile(ctx, cl, &m.Files[i], m.Text)
		if err != nil {
			return Response{}, true, err
		}
		if ok {
			taken = append(taken, r)
		} else {
			others = append(others, r)
		}
	}
	said := slices.Concat(taken, others)
	for _, r := range said[1:] {
		said[0].Further = append(said[0].Further, Further{To: m.Chat, Response: r})
	}
	return said[0], true, nil
}

// textOnly answers a message without words: of a picture, who may load files is
// told what can be read of them.
func (c *Chat) textOnly(ctx context.Context, m Message) (Response, error) {
	if c.Uploads == nil || c.Officers == nil || m.photoFile() == "" || m.person() == 0 {
		return TextOnly(), nil
	}
	officer, err := c.Officers.May(ctx, m.person(), knowledge.RightWrite)
	if err != nil || !officer {
		return TextOnly(), err
	}
	return say(sayFilesOnly), nil
}

// answersBroadcast tells whether a message replies to an announcement.
func (c *Chat) answersBroadcast(ctx context.Context, m Message) (bool, error) {
	if m.ReplyTo == 0 || c.Inbox == nil {
		return false, nil
	}
	_, err := c.Inbox.RepliedTo(ctx, m.Chat, m.ReplyTo)
	if errors.Is(err, knowledge.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// takeFile takes one document, or says why not, and tells which.
func (c *Chat) takeFile(ctx context.Context, cl *call, f *knowledge.SentFile, caption string) (_ Response, taken bool, err error) {
	switch {
	case f.Size > knowledge.MaxUploadBytes:
		return say(wordFileTooLarge(f.Name)), false, nil
	case !slices.Contains(readableEndings, strings.ToLower(path.Ext(f.Name))):
		return say(wordFileUnreadable(f.Name)), false, nil
	}
	same, err := c.Uploads.SameUpload(ctx, f.Unique)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
		return Response{}, false, err
	}
	if err == nil && !same.State.Over() {
		r := say(wordFileUnderWay(&same))
		r.Buttons = [][]Button{{{Label: buttonFileShow, Action: fmt.Sprintf("%s %d", actionFileShow, same.ID)}}}
		return r, false, nil
	}
	said := wordFileTaken(f.Name)
	if err == nil {
		said = wordFileAgain(&same)
	}
	deed := c.deed(cl, knowledge.DeedUpload)
	deed.Update = f.Update
	return say(said), true, c.Uploads.ChangeUpload(ctx, knowledge.UploadChange{
		Deed: deed, File: *f, Spec: knowledge.FileSpec{Name: f.Name, Kind: readFileKind(caption)},
	})
}

// readFileKind is the kind that a caption names; empty for none.
func readFileKind(caption string) knowledge.FileKind {
	words := strings.FieldsFunc(strings.ToLower(caption), func(r rune) bool { return r < 'a' || r > 'z' })
	for _, w := range words {
		if kind := fileKindWords[w]; kind != "" {
			return kind
		}
	}
	return ""
}

// fileActs are what may stand behind /berkas with the number of an upload.
var fileActs = map[string]func(ctx context.Context, c *Chat, cl *call, u *knowledge.Upload, rest string) (Response, error){
	"lihat":   showFile,
	"terima":  acceptFile,
	"tolak":   rejectFile,
	"kolom":   chooseColumn,
	"pakai":   useColumn,
	"jenis":   chooseKind,
	"hari":    chooseDay,
	"paksa":   forceFile,
	"rincian": detailFile,
}

// showFiles is /berkas: what waits for a decision, what was loaded, and acts on
// both. For who is no officer there is no such command.
func showFiles(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Uploads == nil {
		return say(sayUnknownCommand), nil
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	if verb = strings.ToLower(verb); verb == "batalkan" {
		return c.undoImport(ctx, cl, rest)
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
		return refusal, err
	}
	act := fileActs[verb]
	if act == nil {
		return c.listFiles(ctx, rest)
	}
	u, rest, refusal, err := c.fileNamed(ctx, rest)
	if u == nil {
		return refusal, err
	}
	return act(ctx, c, cl, u, rest)
}

// fileNamed is the upload whose number stands in front of what was typed, and
// what stands behind it; nil, and what to say, for none.
func (c *Chat) fileNamed(ctx context.Context, typed string) (u *knowledge.Upload, rest string, refusal Response, err error) {
	first, rest, _ := strings.Cut(strings.TrimSpace(typed), " ")
	id, _ := strconv.ParseInt(first, 10, 64)
	if id <= 0 {
		return nil, "", say(sayFileForm), nil
	}
	found, err := c.Uploads.Upload(ctx, id)
	if errors.Is(err, knowledge.ErrNotFound) {
		return nil, "", say(sayNoSuchFile), nil
	}
	if err != nil {
		return nil, "", Response{}, err
	}
	return &found, strings.TrimSpace(rest), Response{}, nil
}

// filesPage is how many past imports are listed at once.
const filesPage = 6

// listFiles lists what waits, and a page of what was loaded.
func (c *Chat) listFiles(ctx context.Context, typed string) (Response, error) {
	page, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil || page < 1 || page > 1_000_000 {
		page = 1
	}
	var r Response
	if page == 1 {
		open, err := c.Uploads.OpenUploads(ctx, filesPage)
		if err != nil {
			return Response{}, err
		}
		if len(open) > 0 {
			r.Blocks = append(r.Blocks, paragraph(bold(headFilesOpen)))
		}
		for i := range open {
			r.Blocks = append(r.Blocks, wordOpenFile(&open[i]))
			r.Buttons = append(r.Buttons, []Button{{Label: wordShowFile(&open[i]), Action: fmt.Sprintf("%s %d", actionFileShow, open[i].ID)}})
		}
	}
	if c.Imports == nil {
		return r, nil
	}
	past, err := c.Imports.PastImports(ctx, (page-1)*filesPage, filesPage+1)
	if err != nil {
		return Response{}, err
	}
	if len(past) == 0 {
		r.Blocks = append(r.Blocks, say(sayNoImports).Blocks...)
		return r, nil
	}
	r.Blocks = append(r.Blocks, paragraph(bold(headImports)))
	for i := range past[:min(filesPage, len(past))] {
		p := &past[i]
		r.Blocks = append(r.Blocks, wordPastImport(p))
		if p.UndoneAt.IsZero() {
			r.Buttons = append(r.Buttons, []Button{{Label: wordUndoButton(p), Action: fmt.Sprintf("%s %d", actionImportUndo, p.ID)}})
		}
	}
	if len(past) > filesPage {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonMoreSources, Action: fmt.Sprintf("%s %d", actionFilesPage, page+1)}})
	}
	return r, nil
}
