package main

import (
	"context"

	"setara/bot"
	"setara/bot/chat"
	"setara/knowledge/feed"
)

// weekly is what officers are told on Mondays.
func (a *app) weekly(ctx context.Context) (chat.Response, error) {
	in, err := a.chat.Insight(ctx)
	if err != nil {
		return chat.Response{}, err
	}
	return chat.WeeklyInsight(&in), nil
}

// turn is the conversation as the bot holds it: with the memory of one update,
// which is stored together with the replies.
func (a *app) turn(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
	c := *a.chat
	c.Memory, c.Consents, c.Settings, c.Tickets = memory, memory, memory, memory
	c.Officers, c.Staff, c.Audit, c.Link = memory, memory, memory, memory.StartLink
	c.Broadcasts, c.Templates, c.People = memory, memory, memory
	c.Audience, c.Segments = memory, memory
	c.Aftermaths, c.Inbox, c.ReplyDesk = memory, memory, memory
	c.OwnTickets, c.TicketTalk, c.TicketDesk, c.TicketActs, c.Ratings = memory, memory, memory, memory, memory
	c.Complaints, c.ComplaintDesk = memory, memory
	c.Questions = memory
	c.Products, c.Profiles, c.Watches = memory, memory, memory
	c.Records = memory
	c.ModelConsents = memory
	c.Uploads, c.Imports = memory, pastImports{a.catalog}
	c.Feeds, c.FeedAddress = memory, feed.Address
	c.Proposals, c.Intake = memory, a.importer
	c.Draft, c.Media = memory.Draft(), memory
	return c.Turn(ctx, m)
}
