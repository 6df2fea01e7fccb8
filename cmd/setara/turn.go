package main

import (
	"context"
	"slices"

	"setara/bot"
	"setara/bot/chat"
)

// turn is the conversation as the bot holds it: with the memory of one update,
// which is stored together with the replies.
func (a *app) turn(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
	m.Officer = !m.Group && slices.Contains(a.officers, m.Chat)
	c := *a.chat
	c.Memory, c.Consents, c.Settings, c.Tickets = memory, memory, memory, memory
	c.Products, c.Profiles, c.Watches = memory, memory, memory
	return c.Turn(ctx, m)
}
