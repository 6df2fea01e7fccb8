package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
)

const (
	// drawTimeout is how long a picture may take to draw. It takes a tenth of
	// a second.
	drawTimeout = 10 * time.Second
	// easelPatience is how long a picture that was asked for waits for the
	// others.
	easelPatience = 20 * time.Second
	// pictureName is the file's name.
	pictureName = "harga.png"
)

// easel is where pictures are drawn: there is room for one. Who has put
// something into it may draw, and must take it out again.
type easel chan struct{}

func newEasel() easel { return make(easel, 1) }

// take takes the easel if it is free.
func (e easel) take() bool {
	select {
	case e <- struct{}{}:
		return true
	default:
		return false
	}
}

// wait waits for the easel until ctx ends.
func (e easel) wait(ctx context.Context) bool {
	select {
	case e <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (e easel) free() { <-e }

// sketch is the picture of a response while its text is stored.
type sketch struct {
	b        *Bot
	question question
	picture  *chat.Picture
	// mine tells that the easel has been taken for it.
	mine bool
}

// sketch decides, before the text is finished, what becomes of the picture of
// a response: it is drawn behind the text, offered by a button where the easel
// is not free, or left out, nil then. Nothing waits for it. One that was asked
// for waits for the easel behind its text. After an edited question a picture
// is only offered: it would stand far from its answer.
func (j *job) sketch(r chat.Response) (chat.Response, *sketch) {
	p := r.Picture
	switch {
	case p == nil:
		return r, nil
	case j.b.Draw == nil:
		r.Picture = nil
		return r, nil
	case p.Asked:
		return r, &sketch{b: j.b, question: j.question, picture: p}
	case j.question.edited, !j.b.easel.take():
		return chat.PictureOffered(r), nil
	default:
		return r, &sketch{b: j.b, question: j.question, picture: p, mine: true}
	}
}

// drop gives a sketch up that was not finished.
func (s *sketch) drop() {
	if s != nil && s.mine {
		s.b.easel.free()
	}
}

// finish draws the picture and sends it, in the background. What goes wrong
// costs the picture only; who asked for it is told.
func (s *sketch) finish() {
	if s == nil {
		return
	}
	own := *s
	s.mine = false
	own.b.background.Go(func() {
		err := own.send(own.b.life)
		if err == nil || own.b.life.Err() != nil {
			return
		}
		own.b.Logger.Error("a picture is not sent", "chat", own.question.chat, "what", attempted(err), "kind", errorKind(err))
		if own.picture.Asked {
			own.apologize(own.b.life)
		}
	})
}

// apologize tells who asked for the picture that there is none, and how to ask
// again.
func (s *sketch) apologize(ctx context.Context) {
	letters, err := s.question.letters(chat.PictureFailed(s.picture), nil)
	if err == nil {
		err = s.b.post(ctx, ledger.Answers, letters)
	}
	if err != nil {
		s.b.Logger.Error("an apology for a picture is not sent", "chat", s.question.chat, "kind", errorKind(err))
	}
}

// send draws the picture and puts it into the outbox. Once it is there, it
// survives a crash; before that, it is lost, and the text stands alone.
func (s *sketch) send(ctx context.Context) error {
	if !s.mine {
		patience, cancel := context.WithTimeout(ctx, easelPatience)
		defer cancel()
		if !s.b.easel.wait(patience) {
			return errors.New("wait to draw a picture: others take too long")
		}
	}
	data, err := s.draw(ctx)
	if err != nil {
		return err
	}
	o := Outgoing{
		Chat: s.question.chat, Response: chat.Caption(s.picture), thread: s.question.thread,
		File: &File{Photo: true, Name: pictureName, Data: data},
	}
	return s.b.Send(ctx, ledger.Answers, o)
}

// draw draws on the easel and frees it when that has really ended: one who
// draws on past the time keeps it, and nobody waits for them.
func (s *sketch) draw(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, drawTimeout)
	defer cancel()
	type drawn struct {
		data []byte
		err  error
	}
	done := make(chan drawn, 1)
	go func() {
		d := drawn{err: errors.New("make picture: panic")}
		defer func() {
			if p := recover(); p != nil {
				s.b.logPanic("a picture", s.question.chat, p)
			}
			s.b.easel.free()
			done <- d
		}()
		if d.data, d.err = s.b.Draw(ctx, s.picture); d.err != nil {
			d.err = fmt.Errorf("make picture: %w", d.err)
		}
	}()
	select {
	case d := <-done:
		return d.data, d.err
	case <-ctx.Done():
		return nil, errors.New("make picture: it takes too long")
	}
}
