// Package page is the chat page of `setara demo`: two phones in the browser,
// an owner's and an officer's, on a strict local Bot API server in place of
// Telegram.
//
// The page shows what the server recorded and nothing else: every message,
// edit, button and sign of typing comes as an event over one stream, also
// those of the person at the phone, so that a reload or a second window shows
// the same. What a person does goes to the server as their client would send
// it.
//
//	page.go    the handler: routes, and who may ask
//	stream.go  what happens, as server-sent events
//	act.go     what people do
//	cast.go    the made-up people
//	static/    HTML, style and script; the sentences of the page are in
//	           index.html, words.js, cast.go and act.go
package page
