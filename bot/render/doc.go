// Package render turns a reply of the conversation into Telegram messages:
// markup that is always valid, cut into as many messages as Telegram's limits
// ask for, with nothing lost on the way. It is pure: no network, no clock.
//
// A response is laid out as one text with runs of style over it
// ([document]), the text is cut (split.go, break.go), and each part is written as HTML
// and as plain text. Text of strangers meets markup in one place only, the
// builder in html.go, which escapes it.
package render
