package page

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"

	"setara/bot/telegramtest"
)

// Limits of what a person sends.
const (
	// maxText is for the JSON around a text; a paste may be several messages.
	maxText = 1 << 20
	// maxFile is what Telegram lets a bot download.
	maxFile = 20 << 20
	// maxForm leaves room for the rest of the form.
	maxForm = maxFile + 1<<20
)

// refusal is a sentence for the person at the page.
type refusal struct {
	status int
	text   string
}

// Error is the sentence.
func (r *refusal) Error() string { return r.text }

// What the page says when it cannot do what was asked.
var (
	errNobody   = &refusal{http.StatusNotFound, "Orang itu tidak ada di demo ini. Muat ulang halaman ini."}
	errUnread   = &refusal{http.StatusBadRequest, "Permintaan dari halaman ini tidak terbaca. Muat ulang halamannya, lalu coba lagi."}
	errEmpty    = &refusal{http.StatusBadRequest, "Pesannya masih kosong. Tulis dulu, baru kirim."}
	errTooLong  = &refusal{http.StatusRequestEntityTooLarge, "Pesannya terlalu panjang. Pendekkan dulu."}
	errHollow   = &refusal{http.StatusBadRequest, "Berkasnya kosong. Pilih berkas lain."}
	errTooLarge = &refusal{http.StatusRequestEntityTooLarge, "Berkasnya lebih dari 20 MB. Pilih berkas yang lebih kecil."}
	errRefused  = &refusal{http.StatusConflict, "Itu tidak bisa dilakukan pada pesan tersebut. Mungkin pesannya sudah berubah atau terlalu panjang."}
	errNoFile   = &refusal{http.StatusNotFound, "Berkas itu tidak ada."}
)

// act is what a person does. Which fields count depends on the route.
type act struct {
	From    int64  `json:"from"`
	Message int64  `json:"message"`
	Text    string `json:"text"`
	Data    string `json:"data"`
	// Entities are the marks on the text, Reply the message that it answers.
	Entities []telegramtest.Entity `json:"entities"`
	Reply    int64                 `json:"reply"`
}

// post is what is sent.
func (a *act) post() telegramtest.Post {
	return telegramtest.Post{Text: a.Text, Entities: a.Entities, ReplyTo: a.Reply}
}

// send writes a text, in several messages where it is longer than one.
func (p *Page) send(w http.ResponseWriter, r *http.Request) {
	p.do(w, r, func(person *telegramtest.Person, a act) error {
		if strings.TrimSpace(a.Text) == "" {
			return errEmpty
		}
		if len(a.Entities) == 0 && a.Reply == 0 {
			_, err := person.Paste(a.Text)
			return err
		}
		_, err := person.SendPost(a.post())
		return err
	})
}

// edit changes a message that the person wrote.
func (p *Page) edit(w http.ResponseWriter, r *http.Request) {
	p.do(w, r, func(person *telegramtest.Person, a act) error {
		if strings.TrimSpace(a.Text) == "" {
			return errEmpty
		}
		_, err := person.EditPost(a.Message, a.post())
		return err
	})
}

// press presses a button under a message.
func (p *Page) press(w http.ResponseWriter, r *http.Request) {
	p.do(w, r, func(person *telegramtest.Person, a act) error {
		_, err := person.PressData(a.Message, a.Data)
		return err
	})
}

// do reads an act, does it, and answers 204 or with the reason why not.
func (p *Page) do(w http.ResponseWriter, r *http.Request, do func(*telegramtest.Person, act) error) {
	var a act
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxText)).Decode(&a); err != nil {
		p.answer(w, tooMuch(err, errTooLong))
		return
	}
	person, ok := p.people[a.From]
	if !ok {
		p.answer(w, errNobody)
		return
	}
	p.answer(w, do(person, a))
}

// sendFile sends a photo or a document with a caption, which is an act too.
func (p *Page) sendFile(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	upload, header, err := r.FormFile("file")
	if err != nil {
		p.answer(w, tooMuch(err, errTooLarge))
		return
	}
	defer upload.Close()
	data, err := io.ReadAll(upload)
	if err != nil {
		p.answer(w, fmt.Errorf("read upload: %w", err))
		return
	}
	switch {
	case len(data) == 0:
		p.answer(w, errHollow)
		return
	case len(data) > maxFile:
		p.answer(w, errTooLarge)
		return
	}
	var a act
	if err := json.Unmarshal([]byte(r.FormValue("act")), &a); err != nil {
		p.answer(w, errUnread)
		return
	}
	person, ok := p.people[a.From]
	if !ok {
		p.answer(w, errNobody)
		return
	}
	p.answer(w, sendWith(person, a.post(), header.Filename, data))
}

// sendWith sends a post with a file: what a browser shows as a picture as a
// photo, a recording as a voice note, all else as it is.
func sendWith(person *telegramtest.Person, post telegramtest.Post, name string, data []byte) error {
	switch http.DetectContentType(data) {
	case "image/png", "image/jpeg":
		post.Photo = data
		if _, err := person.SendPost(post); err == nil {
			return nil
		}
		post.Photo = nil
	case "application/ogg":
		post.Voice, post.Seconds = data, oggSeconds(data)
		_, err := person.SendPost(post)
		return err
	}
	post.Document, post.Name = data, name
	_, err := person.SendPost(post)
	return err
}

// oggSeconds is how long a recording in Ogg with Opus is, by the position that its
// last page tells (RFC 7845: in samples of 48 kHz); at least 1.
func oggSeconds(data []byte) int {
	const rate = 48_000
	last := bytes.LastIndex(data, []byte("OggS"))
	if last < 0 || len(data) < last+14 {
		return 1
	}
	return int(min(max(binary.LittleEndian.Uint64(data[last+6:])/rate, 1), 3600))
}

// tooMuch is the reason why a request could not be read.
func tooMuch(err error, limit *refusal) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return limit
	}
	return errUnread
}

// answer tells the page that it is done, or why not.
func (p *Page) answer(w http.ResponseWriter, err error) {
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	var r *refusal
	if !errors.As(err, &r) {
		p.logger.Warn("act for a person of the demo", "error", err)
		r = errRefused
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(r.status)
	if err := json.NewEncoder(w).Encode(map[string]string{"error": r.text}); err != nil {
		p.logger.Error("answer the page", "error", err)
	}
}

// file serves what was sent: pictures to be shown, all else to be kept.
func (p *Page) file(w http.ResponseWriter, r *http.Request) {
	data, name, ok := p.server.File(r.PathValue("id"))
	if !ok {
		p.answer(w, errNoFile)
		return
	}
	kind := http.DetectContentType(data)
	if kind != "image/png" && kind != "image/jpeg" {
		kind = "application/octet-stream"
		w.Header().Set("Content-Disposition", keep(name))
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	if _, err := w.Write(data); err != nil {
		p.logger.Debug("send a file to the page", "error", err)
	}
}

// keep tells a browser to keep a file under that name and not to show it.
func keep(name string) string {
	const attachment = "attachment"
	if worded := mime.FormatMediaType(attachment, map[string]string{"filename": filepath.Base(name)}); worded != "" {
		return worded
	}
	return attachment
}
