package bot

import (
	"bytes"
	"errors"
	"slices"

	"setara/bot/chat"
	"setara/bot/export"
	"setara/knowledge"
)

// maxUpload is how large a file may be that a bot sends, in bytes: Telegram's
// 50 MB, less what stands around it in the request.
const maxUpload = 50_000_000 - 10_000

// errTooLarge: a table is larger than what can be sent.
var errTooLarge = errors.New("the table is larger than a file that can be sent")

// tableFile is a table as a file.
type tableFile struct {
	name string
	data []byte
}

// tabulate writes the table and the papers of a response as files; none where it
// has none. What is too large is not sent, and the person told so. Where its rows cannot
// be read, nothing of the turn happens but an apology.
func (j *job) tabulate(r chat.Response) (chat.Response, []tableFile) {
	var files []tableFile
	tooLarge := chat.TableTooLarge
	var err error
	if r.Table != nil {
		var t *tableFile
		if t, err = writeTable(r.Table); err == nil {
			files = append(files, *t)
		}
	}
	for i := range r.Papers {
		if err != nil {
			break
		}
		var p *tableFile
		if p, err = j.b.writePaper(&r.Papers[i]); err == nil {
			files = append(files, *p)
		} else {
			tooLarge = chat.PapersTooLarge
		}
	}
	switch {
	case err == nil:
		return r, files
	case errors.Is(err, errTooLarge):
		return tooLarge(r), nil
	default:
		j.b.Logger.Error("a table is not written", "update", j.arrival.id, "chat", j.turn.Chat, "what", attempted(err), "kind", errorKind(err))
		j.memory = memory{b: j.b}
		return chat.Apology(), nil
	}
}

// writePaper writes a paper as a file of its kind.
func (b *Bot) writePaper(p *chat.Paper) (*tableFile, error) {
	d := p.Document
	var images []knowledge.DocumentImage
	for _, picture := range p.Pictures {
		if data := b.drawn(b.life, picture); data != nil {
			images = append(images, knowledge.DocumentImage{Data: data, Alt: picture.Caption})
		}
	}
	if images != nil {
		d.Parts = append(slices.Clip(d.Parts), knowledge.DocumentPart{Heading: p.PictureHeading, Images: images})
	}
	var to limited
	f := &tableFile{name: p.Name + ".html"}
	var err error
	if p.Kind == chat.PaperXLSX {
		f.name = p.Name + ".xlsx"
		err = export.Workbook(&to, &d)
	} else {
		err = export.HTML(&to, &d)
	}
	f.data = to.Bytes()
	return f, err
}

// writeTable writes a table as a file of its kind.
func writeTable(t *chat.Table) (*tableFile, error) {
	var to limited
	f := &tableFile{name: t.Name + ".csv"}
	var err error
	if t.Kind == chat.TableXLSX {
		f.name = t.Name + ".xlsx"
		err = export.XLSX(&to, chat.SheetName, t.Header, t.Rows)
	} else {
		err = export.CSV(&to, t.Header, t.Rows)
	}
	f.data = to.Bytes()
	return f, err
}

// limited is a buffer that takes no more than can be sent.
type limited struct{ bytes.Buffer }

// Write fails with [errTooLarge].
func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > maxUpload {
		return 0, errTooLarge
	}
	return l.Buffer.Write(p)
}
