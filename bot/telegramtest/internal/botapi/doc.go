// Package botapi knows which methods of the Bot API there are and what a
// request to them may hold, and checks requests and answers against it.
package botapi

//go:generate go run ./generate $BOT_API_JSON .
