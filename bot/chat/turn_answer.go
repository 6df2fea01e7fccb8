package chat

import "context"

// takeAnswer handles a message that answers what Setara asked, or that belongs
// to what is under way. It returns false for any other.
func (c *Chat) takeAnswer(ctx context.Context, m Message, cl *call) (Response, bool, error) {
	conv := cl.conv
	if cl.confirming {
		response, err := c.takeConfirmation(ctx, m, conv)
		return response, true, err
	}
	if response, done, err := c.takeModelReply(ctx, m, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeComposed(ctx, m, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeOfficerName(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeAnswerText(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeDeskText(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeTicketReply(ctx, m, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeProposed(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeFileDay(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeRejectReason(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeComplaintTalk(ctx, m, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeWatchTalk(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeDropping(ctx, m.Text, cl.dropping, conv); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeProfileTalk(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeWalk(ctx, m, conv); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeDraft(ctx, m, conv); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeModelConsent(ctx, cl); done || err != nil {
		return response, done, err
	}
	if response, done, err := c.takeEntryChoice(ctx, m.Text, cl.choice, conv); done || err != nil {
		return response, done, err
	}
	if !c.group && asksToReckon(m.Text) {
		return c.offerDraft(conv, ""), true, nil
	}
	return c.takeListed(ctx, m.Text, conv)
}
