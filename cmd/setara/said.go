package main

import "fmt"

// saidError is an error that is a sentence for the person at the terminal
// already: what is wrong, and what to do next.
type saidError struct {
	sentence string
	err      error
}

// said makes an error of a sentence.
func said(format string, args ...any) *saidError {
	return &saidError{sentence: fmt.Sprintf(format, args...)}
}

// because names the cause.
func (e *saidError) because(err error) *saidError {
	e.err = err
	return e
}

// Error gives the sentence.
func (e *saidError) Error() string { return e.sentence }

// Unwrap gives the cause.
func (e *saidError) Unwrap() error { return e.err }

// Sentences about Telegram, for whoever runs the bot.
const (
	sayWrongToken = "Telegram menolak TELEGRAM_BOT_TOKEN: minta token ke @BotFather di Telegram, lalu tulis di berkas .env"
	sayConflict   = "program lain mengambil pesan dengan token yang sama: hentikan yang itu, atau minta token baru ke @BotFather"
	saySilent     = "Telegram sudah lama tidak menjawab: periksa sambungan internet"
)
